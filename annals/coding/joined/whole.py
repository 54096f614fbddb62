"""What the network sees of an act that no rule knows, by the rules' own noun groups and date phrases."""

from __future__ import annotations

from collections.abc import Iterator

from annals.coding.joined.features import Act, Scenes
from annals.coding.joined.limits import EVEN
from annals.coding.learned.reader import Seen
from annals.coding.rules.chunks import Noun
from annals.coding.rules.filler import Filler
from annals.coding.rules.participants import one
from annals.language.phrases import Phrases
from annals.language.reading import Sentence
from annals.records import replace

SUFFERED = ("dead", "hurt", "taken", "held", "hit")
"""The network's roles of people to whom an act was done."""
ROLES = {"victim": SUFFERED, "target": ("aim",), "weapon": ("with",)}
"""The network's roles to each of ours."""
PARTIES = ("perpetrator", "party", "victim", "target", "weapon")
THINGS = frozenset({"target", "weapon"})


class Whole:
    """Fills an event that only the network knows with what it finds likelier than not."""

    def __init__(self, seen: Seen, phrases: Phrases, scene: Scenes) -> None:
        self._seen = seen
        self._phrases = phrases
        self._scene = scene

    def fill(self, act: Act) -> None:
        """Gives an event its victims, targets, weapons and dates."""
        event = act.event
        for role, names in ROLES.items():
            hot = {w for name in names for w in self._seen.likely(act.word, name, EVEN)}
            hot -= {w for other in PARTIES for f in event.get(other) for w in self._words(act.sentence, f)}
            event.add(role, list(self._named(act.sentence, hot, role)))
        event.dates = [
            d
            for d in self._phrases.dates(act.sentence)
            if self._seen.role(act.word, "on", self._seen.within(d.start, d.end)) > EVEN
        ]
        event.learned.update((d.start, d.end) for d in event.dates)

    def _words(self, sentence: Sentence, filler: Filler) -> range:
        if filler.where is not None:
            return self._seen.within(*filler.where)
        return range(self._seen.at(sentence, filler.start), self._seen.at(sentence, filler.end))

    def _named(self, sentence: Sentence, hot: set[int], role: str) -> Iterator[Filler]:
        """What the noun groups of a sentence name whose heads are among some words of the report."""
        scene, low = self._scene(sentence), self._seen.at(sentence, 0)
        for k, chunk in enumerate(scene.chunks):
            if isinstance(chunk, Noun) and chunk.head + low in hot:
                for filler in one(scene, k, role):
                    if not filler.pronoun and (filler.kind == "object") == (role in THINGS):
                        yield replace(filler, by=f"learned:{role}")
