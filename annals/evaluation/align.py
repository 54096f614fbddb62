"""Which coded incident is which gold incident, one to one, within one document.

A pair is *admissible* when something that identifies the incident agrees:

* the coded quotes cover half of gold's clause (or it covers half of one of them), or
* two of date (some day fits both), place (the same first name, or within 25 km), party (a doer or a
  sufferer in common) and toll (the same bounds, not zero) agree; three of them for types of different
  families, since several incidents of one report happen on one day in one town.

Among admissible pairs the assignment of greatest total weight is taken. The weight is 1 and what agrees: up
to 2 for the clause (less where it is not the coded incident's first quote), 1 for the type (half for the
family), 1 for the date (half for an overlap), 1 for the place, up to 1 for the parties of each side, 1 for
each toll. It only decides between pairings; it is no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annals.evaluation.assign import Pair, assign
from annals.evaluation.facts import Facts, Party, Span
from annals.evaluation.fields import Field, same_time
from annals.evaluation.names import likeness

COVERED = 0.5
DOERS, STRUCK = ("perpetrators", "claimed_by"), ("victims", "targets")
Family = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What agrees between a gold and a coded incident; every number lies between 0 and 1, `tolls` counts."""

    clause: float
    type: float
    date: float
    place: float
    doers: float
    struck: float
    tolls: int

    @property
    def admissible(self) -> bool:
        """Whether the two may be aligned at all."""
        agreeing = (self.date > 0) + (self.place > 0) + (self.doers + self.struck > 0) + (self.tolls > 0)
        return self.clause > 0 or agreeing >= (2 if self.type > 0 else 3)

    @property
    def weight(self) -> float:
        """How much speaks for the pair; 0 when it is not admissible."""
        if not self.admissible:
            return 0.0
        return 1 + 2 * self.clause + self.type + self.date + self.place + self.doers + self.struck + self.tolls


class Aligner:
    """Aligns the incidents of one document; takes the figures, whose sense of agreement it uses."""

    def __init__(self, fields: Iterable[Field], family: Family) -> None:
        by_name = {field.name: field for field in fields}
        self._place, self._near = by_name["place"], by_name["place_25km"]
        self._family = family

    def align(self, gold: tuple[Facts, ...], coded: tuple[Facts, ...]) -> tuple[Pair, ...]:
        """Pairs (index in gold, index in coded), in the order of gold."""
        return assign([[self.agreement(one, other).weight for other in coded] for one in gold])

    def agreement(self, gold: Facts, got: Facts) -> Agreement:
        """What agrees between two incidents of one document."""
        return Agreement(
            clause=covered(gold.spans[:1], got.spans),
            type=self._type(gold, got),
            date=_date(gold, got),
            place=float(_agree(self._place, gold, got) or _agree(self._near, gold, got)),
            doers=_parties(gold, got, DOERS),
            struck=_parties(gold, got, STRUCK),
            tolls=sum(got.tolls.get(name) == bounds and bounds != (0, 0) for name, bounds in gold.tolls.items()),
        )

    def _type(self, gold: Facts, got: Facts) -> float:
        if got.types[0] in gold.types:
            return 1.0
        return 0.5 * (self._family(got.types[0]) in map(self._family, gold.types))


def covered(gold: tuple[Span, ...], quotes: tuple[Span, ...]) -> float:
    """How well quotes tell gold's clause: 0 below half of the shorter, 1 for the first quote, 0.6 for others.

    Within that, quotes that fit more closely count up to a tenth more, so that of two incidents quoted
    from one sentence the one with its own clause wins.
    """
    best = 0.0
    for start, end in gold:
        for place, (from_, to) in enumerate(quotes):
            common = min(end, to) - max(start, from_)
            if common >= COVERED * min(end - start, to - from_) > 0:
                closeness = common / (max(end, to) - min(start, from_))
                best = max(best, (0.6 if place else 0.9) + closeness / 10)
    return best


def _date(gold: Facts, got: Facts) -> float:
    if not gold.date or not got.date:
        return 0.0
    return 1.0 if gold.date == got.date else 0.5 * same_time(gold.date, got.date)


def _agree(field: Field, gold: Facts, got: Facts) -> bool:
    return any(field.agree(one, other) for one in field.fills(gold) for other in field.fills(got))


def _parties(gold: Facts, got: Facts, roles: tuple[str, ...]) -> float:
    """The share of gold's participants that some coded one is like, of the larger number of the two."""
    ours: list[Party] = [party for role in roles for party in gold.roles[role]]
    theirs: list[Party] = [party for role in roles for party in got.roles[role]]
    alike = sum(any(likeness(one, other) for other in theirs) for one in ours)
    return min(1.0, alike / max(len(ours), len(theirs), 1))
