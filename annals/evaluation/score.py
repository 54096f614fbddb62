"""Figures over documents: every fill of either side counted, and the misses one by one.

Precision is correct / given, recall correct / wanted, over all incidents: a coded incident without a gold
one makes each of its fills spurious, a gold incident that was not found makes each of its fills missing.
`paired` counts the same fills over the incidents that both sides have: how well what was found was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annals.evaluation.align import Aligner, Family
from annals.evaluation.assign import assign
from annals.evaluation.facts import Facts, Report
from annals.evaluation.fields import Field, fields, label


@dataclass(frozen=True, slots=True)
class Tally:
    """Fills that are right, given by the coder, and wanted by gold."""

    correct: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.correct + other.correct, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float | None:
        """Correct of given, 0 to 1; `None` where nothing was given."""
        return self.correct / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """Correct of wanted, 0 to 1; `None` where nothing was wanted."""
        return self.correct / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, 0 to 1; `None` where neither side gave anything."""
        return f1(self.correct, self.given, self.wanted)


def f1(correct: int, given: int, wanted: int) -> float | None:
    """F1 from counts, 0 to 1; `None` where neither side gave anything."""
    return 2 * correct / (given + wanted) if given + wanted else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """What one incident lacks of one figure, or has too much: `expected` and `got` in words, else `None`.

    `why` is `wrong` for an aligned pair, `missed` for a gold incident that was not found, `spurious` for a
    coded incident without a gold one.
    """

    document: str
    field: str
    why: str
    incident: str
    expected: str | None
    got: str | None
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One document's tallies by figure (of all incidents, of those on both sides), misses, false tolls."""

    document: str
    tallies: Mapping[str, Tally]
    paired: Mapping[str, Tally]
    misses: tuple[Miss, ...]
    false_tolls: int
    tolls_given: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All documents together: sums by figure of all incidents and of those on both sides; each its own."""

    tallies: Mapping[str, Tally]
    paired: Mapping[str, Tally]
    documents: tuple[Scored, ...]

    @property
    def false_tolls(self) -> int:
        """Tolls that were given where gold has none for that field (a spurious incident's all are)."""
        return sum(one.false_tolls for one in self.documents)

    @property
    def tolls_given(self) -> int:
        """All tolls that were given."""
        return sum(one.tolls_given for one in self.documents)


class Scorer:
    """Scores documents one by one; `family` gives a type's family."""

    def __init__(self, family: Family) -> None:
        self.fields = fields(family)
        self._aligner = Aligner(self.fields, family)

    def score(self, pairs: Iterable[tuple[Report, Report]]) -> Figures:
        """The figures of pairs (gold, coded) of documents."""
        scored = tuple(self.document(gold, coded) for gold, coded in pairs)
        total = {field.name: sum((one.tallies[field.name] for one in scored), Tally()) for field in self.fields}
        both = {field.name: sum((one.paired[field.name] for one in scored), Tally()) for field in self.fields}
        return Figures(tallies=total, paired=both, documents=scored)

    def document(self, gold: Report, coded: Report) -> Scored:
        """The figures of one document; misses are in the order of gold, then of the coded incidents."""
        sides = tuple(_sides(self._aligner, gold.incidents, coded.incidents))
        tallies = {field.name: Tally() for field in self.fields}
        judged = [f for f in self.fields if gold.answered is None or f.key in gold.answered or not f.key]
        paired = dict(tallies)
        misses: list[Miss] = []
        for one, other in sides:
            for field in judged:
                tally, expected, got = _compared(field, one, other)
                tallies[field.name] += tally
                if one and other:
                    paired[field.name] += tally
                if expected or got:
                    shown = "; ".join(map(field.show, expected)), "; ".join(map(field.show, got))
                    misses.append(_miss(gold.id, field.name, (one, other), shown))
        return Scored(
            document=gold.id,
            tallies=tallies,
            paired=paired,
            misses=tuple(misses),
            false_tolls=sum(
                len(_judged(got, gold) - (one.tolls if one else {}).keys()) for one, got in sides if got is not None
            ),
            tolls_given=sum(len(_judged(got, gold)) for got in coded.incidents),
        )


def _judged(got: Facts, gold: Report) -> frozenset[str]:
    """The tolls of a coded incident that gold answers."""
    return frozenset(got.tolls) if gold.answered is None else gold.answered & got.tolls.keys()


def _sides(
    aligner: Aligner, gold: Sequence[Facts], coded: Sequence[Facts]
) -> Iterator[tuple[Facts | None, Facts | None]]:
    pairs = dict(aligner.align(tuple(gold), tuple(coded)))
    for index, one in enumerate(gold):
        yield one, coded[pairs[index]] if index in pairs else None
    taken = set(pairs.values())
    yield from ((None, other) for index, other in enumerate(coded) if index not in taken)


def _compared(field: Field, gold: Facts | None, got: Facts | None) -> tuple[Tally, list[Any], list[Any]]:
    """The tally of one figure in one incident, and the fills of both sides that found no match."""
    if gold and not field.judged(gold):
        return Tally(), [], []
    wanted, given = list(field.fills(gold)) if gold else [], list(field.fills(got)) if got else []
    # With one more for each match, the most matches win, and likeness decides between equal numbers.
    limit = 10.0 * (len(wanted) + len(given))
    agreed = [[field.agree(one, other) for other in given] for one in wanted]
    pairs = assign([[limit + how if how else 0 for how in row] for row in agreed])
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    return (
        Tally(len(pairs), len(given), len(wanted)),
        [one for index, one in enumerate(wanted) if index not in rows],
        [other for index, other in enumerate(given) if index not in columns],
    )


def _miss(document: str, field: str, sides: tuple[Facts | None, Facts | None], shown: tuple[str, str]) -> Miss:
    gold, got = sides
    incident = gold or got
    return Miss(
        document=document,
        field=field,
        why="wrong" if gold and got else "missed" if gold else "spurious",
        incident=label(incident) if incident else "",
        expected=shown[0] or None,
        got=shown[1] or None,
        clause=incident.clause if incident else "",
    )
