"""What the network adds to an event of one report: participants, places and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from annals.coding.joined.limits import EVEN, NEVER, Limits
from annals.coding.learned.reader import Seen
from annals.coding.rules.chunks import Noun
from annals.coding.rules.filler import Filler
from annals.coding.rules.found import Event
from annals.coding.rules.participants import one
from annals.coding.rules.scene import Scene
from annals.language.phrases import Phrases
from annals.language.reading import Sentence

SUFFERED = ("dead", "hurt", "taken", "held", "hit")
"""The network's roles of people to whom an act was done."""
ROLES = {"perpetrator": ("who",), "victim": SUFFERED, "target": ("aim",), "weapon": ("with",)}
"""The network's roles to each of ours."""
PARTIES = ("perpetrator", "party", "victim", "target", "weapon")
THINGS = frozenset({"target", "weapon"})
LIKELIER = Limits(doer=EVEN, far=EVEN, victim=EVEN, target=EVEN, weapon=EVEN, place=EVEN, date=EVEN)
"""What is likelier than not, for an act that only the network knows."""


class Stretch(Protocol):
    """A phrase with its characters."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The character behind the last."""


P = TypeVar("P", bound=Stretch)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An event with its sentence, and the number of the word that tells it among all words of the report."""

    sentence: Sentence
    event: Event
    act: int


class Second:
    """Adds to events what the network sees and the rules do not; holds one report.

    Nothing that the rules found is dropped, and figures are left to them: both were tried, and lost more than they won.
    """

    def __init__(
        self, seen: Seen, sentences: Sequence[Sentence], phrases: Phrases, scene: Callable[[Sentence], Scene]
    ) -> None:
        self._seen = seen
        self._sentences = sentences
        self._phrases = phrases
        self._scene = scene

    def add(self, sentence: Sentence, event: Event, limits: Limits) -> None:
        """Adds to an event what is likelier to belong to it than the limits."""
        told = _Told(sentence=sentence, event=event, act=self._seen.at(sentence, event.token))
        self._party(told, "perpetrator", limits.doer, 0)
        if not event.get("perpetrator") and not event.get("party"):
            self._party(told, "perpetrator", limits.far, limits.reach)
        for role, limit in (("victim", limits.victim), ("target", limits.target), ("weapon", limits.weapon)):
            self._party(told, role, limit, 0)
        event.places += self._more(told, "at", event.places, self._phrases.places(sentence), limits.place)
        event.dates += self._more(told, "on", event.dates, self._phrases.dates(sentence), limits.date)

    def _party(self, told: _Told, role: str, limit: float, reach: int) -> None:
        """Adds whom the network sees in a role, `reach` sentences around."""
        event = told.event
        if limit >= NEVER:
            return
        hot = {w for name in ROLES[role] for w in self._seen.likely(told.act, name, limit)}
        hot -= {w for other in PARTIES for f in event.get(other) for w in self._words(told.sentence, f)}
        first = told.sentence.index - reach
        for sentence in self._sentences[max(0, first) : told.sentence.index + reach + 1] if hot else ():
            low = self._seen.at(sentence, 0)
            found = [
                replace(f, by=f"learned:{role}")
                for f in self._named(sentence, {w - low for w in hot}, role)
                if (f.kind == "object") == (role in THINGS)
            ]
            event.add(role, found if sentence is told.sentence else [_elsewhere(sentence, f) for f in found])

    def _words(self, sentence: Sentence, filler: Filler) -> range:
        if filler.where is not None:
            return self._seen.within(*filler.where)
        return range(self._seen.at(sentence, filler.start), self._seen.at(sentence, filler.end))

    def _named(self, sentence: Sentence, hot: set[int], role: str) -> Iterator[Filler]:
        """What the noun groups of a sentence name whose heads are among some tokens."""
        if hot.isdisjoint(range(len(sentence))):
            return
        scene = self._scene(sentence)
        for k, chunk in enumerate(scene.chunks):
            if isinstance(chunk, Noun) and chunk.head in hot:
                yield from (f for f in one(scene, k, role) if not f.pronoun)

    def _more(self, told: _Told, role: str, stated: Sequence[P], among: Sequence[P], limit: float) -> list[P]:
        """The phrases beside those stated that are likelier than a limit to stand in a role to an act."""
        if limit >= NEVER:
            return []
        there = {(p.start, p.end) for p in stated}
        more = [
            p
            for p in among
            if (p.start, p.end) not in there
            and self._seen.role(told.act, role, self._seen.within(p.start, p.end)) > limit
        ]
        told.event.learned.update((p.start, p.end) for p in more)
        return more


def _elsewhere(sentence: Sentence, filler: Filler) -> Filler:
    """A filler named in another sentence than its event's: by its characters."""
    where = sentence.starts[filler.start], sentence.ends[filler.end - 1]
    return replace(filler, start=0, end=0, also=(), alias=None, described=None, where=where)
