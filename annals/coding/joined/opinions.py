"""What both readers say of one report, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annals.coding.joined.acts import UnknownActs
from annals.coding.joined.candidates import Candidates, Doer, Harm, Spot, Time
from annals.coding.joined.features import Act, Features, of_two
from annals.coding.joined.names import further_places
from annals.coding.joined.whole import Whole
from annals.coding.learned.incident import IncidentReader
from annals.coding.learned.network import Network, shipped
from annals.coding.learned.reader import AROUND, SecondLook, Seen
from annals.coding.rules.coder import RulesCoder, Told
from annals.coding.rules.found import Event
from annals.coding.rules.scene import Scene
from annals.language.phrases import Phrases
from annals.language.reading import Reading, Sentence
from annals.scheme.records import Scheme

REACH, COMPARED = 10, 12
"""So many sentences, and so many events, back an event is compared with others."""
ALIKE = 1.0
"""The least sum of two likelihoods, each that one act tells what the other tells."""
LOOKS = 64
"""So many second looks are kept of one report: about 30 kB each."""
KEPT = 24
"""So many sentences are kept as they were parsed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The acts of one report and their candidates, by the names of the acts."""

    acts: Mapping[str, Act]
    doers: dict[str, Sequence[Doer]]
    spots: dict[str, Sequence[Spot]]
    times: dict[str, Sequence[Time]]
    harms: dict[str, Sequence[Harm]]


class Nearby:
    """The acts of a report by where they stand, so that a long one is not gone through for each of them."""

    def __init__(self, acts: Iterable[Act]) -> None:
        self._acts: dict[int, list[Act]] = {}
        for act in acts:
            self._acts.setdefault(act.sentence.index, []).append(act)

    def around(self, acts: Sequence[Act], reach: int) -> list[Act]:
        """All acts from so many sentences before the first of some to so many behind the last, in their order."""
        told = [act.sentence.index for act in acts]
        return [act for i in range(min(told) - reach, max(told) + reach + 1) for act in self._acts.get(i, ())]


class Opinions:
    """What both readers say of one report, `reading`.

    `told` are the events by sentence, first those of the rules only; `unknown` finds those that only the network knows;
    `candidates` are those who may have done an act, and where it may have been.
    """

    def __init__(
        self,
        *,
        reading: Reading,
        phrases: Phrases,
        seen: Seen,
        told: Told,
        unknown: UnknownActs,
        candidates: Candidates,
        whole: Whole,
    ) -> None:
        self.reading = reading
        self._phrases = phrases
        self.told = told
        self.unknown = unknown
        self.candidates = candidates
        self.seen = seen
        self._whole = whole
        self._made: set[int] = set()
        self._looked: dict[tuple[int, ...], SecondLook] = {}

    def acts(self) -> Iterator[tuple[Act, str]]:
        """Each event that is not refused, with the name that its claims have."""
        for sentence, events in self.told:
            live = [e for e in events if not e.refused]
            words = {id(e): self.seen.at(sentence, e.token) for e in live}
            for number, event in enumerate(events):
                if not event.refused:
                    others = tuple(w for other, w in words.items() if other != id(event))
                    made = id(event) in self._made
                    act = Act(sentence=sentence, event=event, word=words[id(event)], others=others, made=made)
                    yield act, f"s{sentence.index}e{number}"

    def second_look(self, mine: Sequence[Act], every: Nearby) -> SecondLook:
        """What the network says of one incident, the acts that tell it being known."""
        own = tuple(sorted({act.word for act in mine}))
        found = self._looked.get(own)
        if found is None:
            other = [act.word for act in every.around(mine, AROUND) if act.word not in own]
            found = self._looked[own] = self.seen.second_look(own, other)
            if len(self._looked) > LOOKS:
                del self._looked[next(iter(self._looked))]
        return found

    def alike(self, act: Act, every: Nearby) -> list[Act]:
        """The acts that likely tell the incident of one, by the network alone; itself among them."""
        return [
            other
            for other in every.around([act], REACH)
            if other is act
            or self.seen.role(act.word, "act", [other.word]) + self.seen.role(other.word, "act", [act.word]) > ALIKE
        ]

    def weighed(self) -> Weighed:
        """All candidates of all acts; names of places that only the network knows join the phrases of the report."""
        acts = {name: act for act, name in self.acts()}
        for sentence, phrase in list(further_places(self.reading, self._phrases, self.seen, acts.values())):
            self._phrases.add_place(sentence, phrase)
        tolls = {s.index: [(t.start, t.end) for e in events for t in e.tolls] for s, events in self.told}
        ask, every = self.candidates, Nearby(acts.values())
        found = Weighed(acts=acts, doers={}, spots={}, times={}, harms={})
        for name, act in acts.items():
            look = self.second_look(self.alike(act, every), every)
            found.doers[name] = ask.doers(act, look)
            found.spots[name] = ask.spots(act, look)
            found.times[name] = ask.times(act, look)
            found.harms[name] = ask.harmed(act, tolls[act.sentence.index], look)
        return found

    def pairs(self) -> Iterator[tuple[str, str, Features]]:
        """Each event with each of some before it, by their names, and what both have in common."""
        found = list(self.acts())
        for number, (act, name) in enumerate(found):
            for other, before in found[max(0, number - COMPARED) : number]:
                if act.sentence.index - other.sentence.index <= REACH:
                    yield name, before, of_two(self.seen, act, other)

    def add(self, made: list[tuple[Sentence, Event]]) -> None:
        """Takes in events that only the network knows, behind those of the rules in each sentence, and fills them."""
        sentences = {s.index: (s, list(events)) for s, events in self.told}
        for sentence, event in made:
            sentences.setdefault(sentence.index, (sentence, []))[1].append(event)
            self._made.add(id(event))
        self.told = [sentences[index] for index in sorted(sentences)]
        for act, _ in self.acts():
            if act.made:
                self._whole.fill(act)


class Readers:
    """The rules and the network with its second look: those that ship, if none are given."""

    def __init__(self, scheme: Scheme, network: Network | None = None, look: IncidentReader | None = None) -> None:
        self._rules = RulesCoder(scheme)
        self._network = network or shipped()
        self._look = look

    def opinions(self, reading: Reading, phrases: Phrases) -> Opinions:
        """What both say of a report."""
        told = self._rules.told(reading, phrases)
        seen = Seen(self._network, reading, self._look)

        scenes: dict[int, Scene] = {}

        def scene(sentence: Sentence) -> Scene:
            found = scenes.get(sentence.index)
            if found is None:
                found = scenes[sentence.index] = self._rules.scene(sentence, phrases)
                if len(scenes) > KEPT:
                    del scenes[next(iter(scenes))]
            return found

        candidates = Candidates(seen, reading, phrases, scene)
        unknown = UnknownActs(told, reading, seen, scene)
        return Opinions(
            reading=reading, phrases=phrases, seen=seen, told=told, unknown=unknown, candidates=candidates,
            whole=Whole(seen, phrases, scene),
        )  # fmt: skip
