"""The network's second opinion on the events that the rules found in one report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from annals.coding.joined.limits import EVEN, Limit, Limits
from annals.coding.learned.reader import Seen
from annals.coding.rules.chunks import Noun
from annals.coding.rules.filler import Filler
from annals.coding.rules.found import Event, Toll
from annals.coding.rules.participants import count_of, one
from annals.coding.rules.scene import Scene
from annals.language.phrases import Phrases
from annals.language.reading import Sentence

EFFECTS = {"killed": "dead", "injured": "hurt", "abducted": "taken", "arrested": "held"}
"""The network's role of those who suffered what a toll counts."""
SUFFERED = ("dead", "hurt", "taken", "held", "hit")
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
    """Confirms, drops and adds participants, tolls, places and dates of events; holds one report."""

    def __init__(
        self, seen: Seen, sentences: Sequence[Sentence], phrases: Phrases, scene: Callable[[Sentence], Scene]
    ) -> None:
        self._seen = seen
        self._sentences = sentences
        self._phrases = phrases
        self._scene = scene

    def judge(self, sentence: Sentence, event: Event, limits: Limits) -> None:
        """Has an event's values stand as far as both readers bear them out within the limits."""
        told = _Told(sentence=sentence, event=event, act=self._seen.at(sentence, event.token))
        self._party(told, "perpetrator", limits.doer, 0)
        if not event.get("perpetrator") and not event.get("party"):
            self._party(told, "perpetrator", limits.far, limits.reach)
        for role, limit in (("victim", limits.victim), ("target", limits.target), ("weapon", limits.weapon)):
            self._party(told, role, limit, 0)
        self._tolls(told, limits.toll)
        event.places = self._reconciled(told, "at", event.places, self._phrases.places(sentence), limits.place)
        event.dates = self._reconciled(told, "on", event.dates, self._phrases.dates(sentence), limits.date)

    # Participants --------------------------------------------------------------------------------

    def _party(self, told: _Told, role: str, limit: Limit, reach: int) -> None:
        """Drops whom the network does not see in a role and adds whom it sees, `reach` sentences around."""
        event = told.event
        if limit.keep > 0 and event.get(role):
            event.roles[role] = [f for f in event.get(role) if self._stands(told, role, f, limit.keep)]
        if limit.add >= 1:
            return
        hot = {w for name in ROLES[role] for w in self._seen.likely(told.act, name, limit.add)}
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

    def _stands(self, told: _Told, role: str, filler: Filler, keep: float) -> bool:
        words = self._words(told.sentence, filler)
        if filler.pronoun or not words:
            return True
        return any(self._seen.role(told.act, name, words) >= keep for name in ROLES[role])

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

    # Tolls, places, dates ------------------------------------------------------------------------

    def _tolls(self, told: _Told, limit: Limit) -> None:
        event = told.event
        if limit.keep > 0:
            event.tolls = [t for t in event.tolls if self._counts(told, t, limit.keep)]
        if limit.add < 1:
            for effect in EFFECTS.keys() - {t.effect for t in event.tolls}:
                event.tolls.extend(self._counted(told, effect, limit.add))

    def _counts(self, told: _Told, toll: Toll, keep: float) -> bool:
        if toll.effect not in EFFECTS or toll.high == 0:
            return True
        return self._seen.role(told.act, EFFECTS[toll.effect], self._seen.within(toll.start, toll.end)) >= keep

    def _counted(self, told: _Told, effect: str, above: float) -> Iterator[Toll]:
        sentence = told.sentence
        scene = self._scene(sentence)
        for k, chunk in enumerate(scene.chunks):
            words = range(self._seen.at(sentence, chunk.i), self._seen.at(sentence, chunk.j))
            if not isinstance(chunk, Noun) or self._seen.role(told.act, EFFECTS[effect], words) <= above:
                continue
            for filler in one(scene, k, "victim"):
                counted = filler.kind == "person" and (filler.number is not None or filler.single)
                bounds = count_of(filler) if counted else None
                if bounds is not None and bounds[0] is not None:
                    yield Toll(
                        effect=effect, start=sentence.starts[chunk.i], end=sentence.ends[chunk.j - 1],
                        low=bounds[0], high=bounds[1], who=filler, total=False, rule="learned:toll",
                    )  # fmt: skip

    def _reconciled(self, told: _Told, role: str, stated: list[P], among: Sequence[P], limit: Limit) -> list[P]:
        """The phrases stated that are likely enough in a role to an act, and those of others that very likely are."""

        def likely(phrase: Stretch) -> float:
            return self._seen.role(told.act, role, self._seen.within(phrase.start, phrase.end))

        kept = [p for p in stated if limit.keep <= 0 or likely(p) >= limit.keep]
        if limit.add < 1:
            there = {(p.start, p.end) for p in stated}
            more = [p for p in among if (p.start, p.end) not in there and likely(p) > limit.add]
            told.event.learned.update((p.start, p.end) for p in more)
            kept += more
        return kept


def _elsewhere(sentence: Sentence, filler: Filler) -> Filler:
    """A filler named in another sentence than its event's: by its characters."""
    where = sentence.starts[filler.start], sentence.ends[filler.end - 1]
    return replace(filler, start=0, end=0, also=(), alias=None, described=None, where=where)
