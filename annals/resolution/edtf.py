"""The part of EDTF (ISO 8601-2) that annals writes: reading its bounds, comparing, and making it.

Forms: `2011`, `2011-05`, `2011-05-13`, each with `~` behind it for "about"; `a/b` (all of it, one end
may be `..`); `[a..b]` (some day within), `[..b]` (on or before), `[a..]` (on or after). No `XX`, no
seasons. All is done with `datetime.date`, since a full EDTF parser is a hundred times slower.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Bounds = tuple[date | None, date | None]

_SIMPLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)")


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The first and the last day that an EDTF value allows; `None` where that side is open.

    "About" widens by the unit it is said of: a year, a month, or three days for a day.

    Raises:
        ValueError: the value is not of the forms above, or names a day that does not exist.
    """
    inner, mark = edtf, "/"
    if edtf.startswith("[") and edtf.endswith("]"):
        inner, mark = edtf[1:-1], ".."
    if edtf.startswith("[") and inner.startswith(".."):
        first, last = "", inner[2:]
    elif mark in inner:
        first, _, last = inner.partition(mark)
    else:
        return _simple(edtf)
    low = None if first in ("", "..") else _simple(first)[0]
    high = None if last in ("", "..") else _simple(last)[1]
    if (low is None and high is None) or (low and high and low > high):
        raise ValueError(f"no stretch of time: {edtf!r}")
    return low, high


def _simple(value: str) -> tuple[date, date]:
    match = _SIMPLE.fullmatch(value)
    if match is None:
        raise ValueError(f"not a date that annals writes: {value!r}")
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        low = date(year, month or 1, day or 1)
        high = low if day else date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError as fault:
        raise ValueError(f"no such day: {value!r}") from fault
    if not match[4]:
        return low, high
    pad = timedelta(days=3 if day else 31 if month else 366)
    return max(low, date.min + pad) - pad, min(high, date.max - pad) + pad


def is_valid(edtf: str) -> bool:
    """Whether a value is of the forms that `bounds` reads."""
    try:
        bounds(edtf)
    except ValueError:
        return False
    return True


def is_day(edtf: str) -> bool:
    """Whether a value is one single day, and not about it."""
    low, high = bounds(edtf)
    return low is not None and low == high


def days(edtf: str) -> int | None:
    """How many days a value allows (1 for a single day), `None` when a side is open.

    Raises:
        ValueError: as for `bounds`.
    """
    low, high = bounds(edtf)
    return (high - low).days + 1 if low and high else None


def overlap(one: str, other: str) -> bool:
    """Whether some day fits both values."""
    low, high = bounds(one)
    from_, to = bounds(other)
    return (low is None or to is None or low <= to) and (from_ is None or high is None or from_ <= high)


def contains(outer: str, inner: str) -> bool:
    """Whether every day that `inner` allows is allowed by `outer` too."""
    low, high = bounds(outer)
    from_, to = bounds(inner)
    return (low is None or (from_ is not None and low <= from_)) and (high is None or (to is not None and to <= high))


def intersect(one: str, other: str) -> str | None:
    """The days that fit both values; `None` when there are none.

    Where one value lies within the other it is given back as it was written.
    """
    if contains(one, other):
        return other
    if contains(other, one):
        return one
    if not overlap(one, other):
        return None
    (a, b), (c, d) = bounds(one), bounds(other)
    low = max((x for x in (a, c) if x), default=None)
    high = min((x for x in (b, d) if x), default=None)
    return make(low, high)


def finer(one: str, other: str) -> str:
    """The one of two values that allows fewer days; the first where they allow as many."""
    here, there = days(one), days(other)
    if there is None:
        return one
    return other if here is None or there < here else one


def gap(one: str, other: str) -> int:
    """The days between two values: 0 when they overlap, else the least distance in days."""
    if overlap(one, other):
        return 0
    (a, b), (c, d) = bounds(one), bounds(other)
    if b and c and b < c:
        return (c - b).days
    return (a - d).days if a and d else 0


def day(value: date) -> str:
    """The EDTF of one day."""
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def month(year: int, number: int) -> str:
    """The EDTF of one month; `number` may lie outside 1 to 12 and then counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return f"{year:04d}-{number:02d}"


def last_of_month(year: int, number: int) -> date:
    """The last day of a month."""
    return date(year, number, monthrange(year, number)[1])


def make(low: date | None, high: date | None, *, every: bool = False) -> str | None:
    """The shortest EDTF for the days from `low` to `high`: a unit where it is one, else a stretch.

    Args:
        low: the first day, or `None` when open.
        high: the last day, or `None` when open.
        every: the stretch is all of these days (`a/b`), not some day within (`[a..b]`).

    Returns:
        The value, or `None` when both sides are open or the days are in the wrong order.
    """
    if (low is None and high is None) or (low and high and low > high):
        return None
    if low == high and low:
        return day(low)
    first, last = _edges(low, high)
    if first == last:
        return first
    if every and first and last:
        return f"{first}/{last}"
    return f"[{first}..{last}]"


def _edges(low: date | None, high: date | None) -> tuple[str, str]:
    """Both ends in the coarsest unit that says the same."""
    starts_year = low is None or (low.month, low.day) == (1, 1)
    ends_year = high is None or (high.month, high.day) == (12, 31)
    if starts_year and ends_year:
        return f"{low.year:04d}" if low else "", f"{high.year:04d}" if high else ""
    starts_month = low is None or low.day == 1
    ends_month = high is None or high == last_of_month(high.year, high.month)
    if starts_month and ends_month:
        return (
            month(low.year, low.month) if low else "",
            month(high.year, high.month) if high else "",
        )
    return day(low) if low else "", day(high) if high else ""
