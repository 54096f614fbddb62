"""Figures as plain values for JSON and as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from annals.evaluation.intervals import DRAWS, SEED, Interval
from annals.evaluation.score import Figures, Miss

HEADINGS = ("figure", "P", "R", "F1", "95 %", "F1 found", "correct", "given", "wanted")
LAX = frozenset({"family", "date_overlap", "killed_overlap"})
"""Figures that miss nothing that the stricter one beside them does not miss too."""


def as_plain(
    figures: Figures, found: Mapping[str, Interval], *, draws: int = DRAWS, seed: int = SEED
) -> dict[str, Any]:
    """The figures as plain dicts, shares from 0 to 1 with four decimals; unknown is `None`."""
    return {
        "documents": len(figures.documents),
        "figures": {
            name: {
                "precision": rounded(tally.precision),
                "recall": rounded(tally.recall),
                "f1": rounded(tally.f1),
                "f1_found": rounded(figures.paired[name].f1),
                "interval": [rounded(edge) for edge in found[name]] if name in found else None,
                "correct": tally.correct,
                "given": tally.given,
                "wanted": tally.wanted,
            }
            for name, tally in figures.tallies.items()
        },
        "false_tolls": {"count": figures.false_tolls, "of": figures.tolls_given},
        "bootstrap": {"draws": draws, "seed": seed},
    }


def rounded(value: float | None) -> float | None:
    """A share with four decimals."""
    return None if value is None else round(value, 4)


def as_rows(figures: Figures, found: Mapping[str, Interval]) -> list[tuple[str, ...]]:
    """A row of words for each figure, below `HEADINGS`; shares in per cent, `-` where there is none."""
    return [
        (
            name,
            *(_percent(share) for share in (tally.precision, tally.recall, tally.f1)),
            " to ".join(map(_percent, found[name])) if name in found else "-",
            _percent(figures.paired[name].f1),
            *map(str, (tally.correct, tally.given, tally.wanted)),
        )
        for name, tally in figures.tallies.items()
    ]


def in_columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows with their headings as lines of aligned columns."""
    table = [HEADINGS, *rows]
    first, *others = (max(len(row[place]) for row in table) for place in range(len(HEADINGS)))
    return [
        row[0].ljust(first) + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], others, strict=True))
        for row in table
    ]


def as_line(miss: Miss) -> str:
    """A miss on one line, its parts parted by tabs."""
    expected, got = miss.expected or "-", miss.got or "-"
    return "\t".join(
        (miss.document, miss.field, miss.why, miss.incident, f"expected {expected}", f"got {got}", miss.clause)
    )


def listed(figures: Figures, field: str | None) -> list[Miss]:
    """The misses of one figure; of all figures when `field` is `None`.

    For all figures, an incident that was missed or is spurious stands there once, not for each of its fills,
    and a figure that is a laxer view of another is left out.
    """
    misses = (miss for one in figures.documents for miss in one.misses)
    if field is None:
        strict = (miss for miss in misses if miss.field not in LAX)
        return [miss for miss in strict if miss.why == "wrong" or miss.field == "incident"]
    return [miss for miss in misses if miss.field == field]


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
