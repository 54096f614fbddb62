"""What both readers together make of one report: further acts, who did each, where and when, and whom it harmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annals.coding.joined.acts import UnknownActs
from annals.coding.joined.candidates import Doer, Harm, Spot, Time
from annals.coding.joined.features import Act, Pairs, log_odds
from annals.coding.joined.judge import Judge
from annals.coding.joined.limits import Limits
from annals.coding.joined.opinions import Opinions
from annals.coding.rules.captives import end_captivity
from annals.coding.rules.filler import Filler
from annals.coding.rules.found import Event, Toll
from annals.language.date_phrase import DatePhrase
from annals.language.places_records import PlacePhrase
from annals.language.reading import Sentence
from annals.records import replace

_OWN = re.compile(
    r"\b(?:its|their)(?: [\w-]+){0,3} (?:leader|founder|emir|commander|chief|head|spokes\w+|deputy|number two)\b"
)
C = TypeVar("C", Doer, Spot, Time, Harm)
P = TypeVar("P", PlacePhrase, DatePhrase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judges:
    """What weighs the candidates of each question."""

    new: Judge
    doers: Judge
    places: Judge
    dates: Judge
    harm: Judge
    same: Judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided on: how likely two events are one incident, and who may have done each, by their names."""

    same: Pairs
    doers: Mapping[str, Sequence[Doer]]


class Second:
    """Decides on what two readers say.

    Of an event of the rules doers, places and dates are weighed anew, and people are counted who were not. Its victims,
    targets and weapons are left to the rules: the network's opinion on them lost more than it won.
    """

    def __init__(self, judges: Judges, limits: Limits) -> None:
        self._judges = judges
        self._limits = limits

    def decide(self, opinions: Opinions) -> Decided:
        """Adds acts that the rules miss, and weighs the candidates of all."""
        opinions.add(list(self._unknown(opinions.unknown)))
        weighed = opinions.weighed()
        for act, doer, likely in _judged(self._judges.doers, weighed.acts, weighed.doers):
            self._decide_doer(act, doer, likely)
        for act, spot, likely in _judged(self._judges.places, weighed.acts, weighed.spots):
            self._decide_place(act, spot, likely)
        for act, time, likely in _judged(self._judges.dates, weighed.acts, weighed.times):
            self._decide_date(act, time, likely)
        for act, harm, likely in _judged(self._judges.harm, weighed.acts, weighed.harms):
            self._decide_toll(act, harm, likely)
        end_captivity(opinions.reading, opinions.told)
        return Decided(same=self._same(opinions), doers=weighed.doers)

    def _same(self, opinions: Opinions) -> Pairs:
        """How likely each event and one before it tell of one incident, by their names."""
        pairs = list(opinions.pairs())
        likely = self._judges.same.likely([features for _, _, features in pairs])
        return {(name, before): float(p) for (name, before, _), p in zip(pairs, likely, strict=True)}

    def _unknown(self, unknown: UnknownActs) -> Iterator[tuple[Sentence, Event]]:
        """Acts that only the network knows; one that likely tells what was told before is a reference to that."""
        limits = self._limits
        found = list(unknown.candidates())
        for one, likely in zip(found, self._judges.new.likely([c.features for c in found]), strict=True):
            alone = one.first and not one.live and one.tells > limits.alone and likely > limits.doubt
            if likely > limits.act or alone:
                reference = likely <= limits.act and one.same > limits.same
                event = unknown.event(one, reference=reference)
                if event is not None:
                    yield one.sentence, event

    def _decide_doer(self, act: Act, doer: Doer, likely: float) -> None:
        limits, event, here = self._limits, act.event, doer.sentence is act.sentence
        if doer.role is None and doer.filler.head.isdigit():
            return  # "By 2245 declared a riot"
        if doer.role is None and likely > (limits.doer if here else limits.far) and not _own_leader(act, doer):
            filler = replace(doer.filler, by="learned:perpetrator")
            event.add("perpetrator", [filler if here else _elsewhere(doer.sentence, filler)])
        elif doer.role is not None and likely < limits.keep_doer:
            event.roles[doer.role] = [f for f in event.roles[doer.role] if f is not doer.filler]

    def _decide_place(self, act: Act, spot: Spot, likely: float) -> None:
        keep = likely >= self._limits.keep_place if spot.ruled else likely > self._limits.place
        act.event.places = _settled(act.event, act.event.places, spot.phrase, keep=keep)
        if likely > self._limits.place:
            # A place that both readers give is one, though no gazetteer should know its name.
            act.event.learned.add((spot.phrase.start, spot.phrase.end))
        if keep and spot.features["look_spot"] > log_odds(self._limits.spot):
            act.event.spots.add((spot.phrase.start, spot.phrase.end))

    def _decide_date(self, act: Act, time: Time, likely: float) -> None:
        keep = likely >= self._limits.keep_date if time.ruled else likely > self._limits.date
        act.event.dates = _settled(act.event, act.event.dates, time.phrase, keep=keep)

    def _decide_toll(self, act: Act, harm: Harm, likely: float) -> None:
        if likely <= self._limits.toll:
            return
        toll = Toll(
            effect=harm.effect, start=harm.start, end=harm.end, low=harm.low, high=harm.high, who=harm.filler,
            total=False, rule="learned:toll",
        )  # fmt: skip
        act.event.tolls.append(toll)
        act.event.add("victim", [replace(harm.filler, by="learned:victim")])


def _own_leader(act: Act, doer: Doer) -> bool:
    """Whether an organization would have killed its own leader ("Its founder was killed in Helmand")."""
    before = " ".join(act.sentence.lower[: act.event.token])
    passive = act.event.rule.endswith(":passive")
    return doer.filler.kind == "organization" and passive and _OWN.search(before) is not None


def _judged(judge: Judge, acts: Mapping[str, Act], found: Mapping[str, Sequence[C]]) -> Iterator[tuple[Act, C, float]]:
    """Each candidate with its act and how likely it is."""
    every = [(acts[name], one) for name, some in found.items() for one in some]
    for (act, one), likely in zip(every, judge.likely([one.features for _, one in every]), strict=True):
        yield act, one, float(likely)


def _settled(event: Event, stated: list[P], phrase: P, *, keep: bool) -> list[P]:
    """The phrases of an event with one that belongs to it, or without one that does not."""
    rest = [p for p in stated if p is not phrase]
    if not keep or len(rest) < len(stated):
        return stated if keep else rest
    event.learned.add((phrase.start, phrase.end))
    rest.append(phrase)
    return rest


def _elsewhere(sentence: Sentence, filler: Filler) -> Filler:
    """A filler named in another sentence than its event's: by its characters."""
    where = sentence.starts[filler.start], sentence.ends[filler.end - 1]
    return replace(filler, start=0, end=0, also=(), alias=None, described=None, where=where)
