"""Calendar arithmetic for phrases of time: so many units from a day, and the unit that holds a day.

Everything here is a pure function of a known day; what it is counted from is settled in
`annals.resolution.dates`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from annals.language.dates import DatePhrase
from annals.resolution import edtf

Tense = Literal["past", "future"]

_MONTHS_OF_YEAR = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "beginning": (1, 3),
    "end": (10, 12),
    "first half": (1, 6),
    "second half": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
}
_DAYS_OF_MONTH = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "beginning": (1, 10),
    "end": (21, 31),
    "first half": (1, 15),
    "second half": (16, 31),
    "first week": (1, 7),
    "second week": (8, 14),
    "third week": (15, 21),
    "last week": (22, 31),
}
YEARS_OF_DECADE = {
    "early": (0, 3),
    "mid": (4, 6),
    "late": (7, 9),
    "beginning": (0, 2),
    "end": (7, 9),
    "first half": (0, 4),
    "second half": (5, 9),
}
YEARS_OF_CENTURY = {
    "early": (0, 33),
    "mid": (33, 66),
    "late": (66, 99),
    "beginning": (0, 20),
    "end": (80, 99),
    "first half": (0, 49),
    "second half": (50, 99),
}


_FEW_WEEKS = 2
"""Weeks that are counted to the day: "two weeks ago"."""
_SAME_DAY = 6
"""Hours under which the same day is meant."""


class UnsaidError(ValueError):
    """The phrase cannot be given a day; the message is the reason."""


def stretch(low: date | None, high: date | None, *, every: bool = False) -> str:
    """The shortest EDTF for some days, as `edtf.make`.

    Raises:
        UnsaidError: both ends are open, or the days are in the wrong order.
    """
    value = edtf.make(low, high, every=every)
    if value is None:
        raise UnsaidError("the phrase leaves no day")
    return value


def part_of_month(year: int, month: int, part: str | None) -> str:
    """A month, or the days of it that a part such as "early" leaves."""
    days = _DAYS_OF_MONTH.get(part or "")
    if days is None:
        return edtf.month(year, month)
    last = edtf.last_of_month(year, month)
    return stretch(last.replace(day=days[0]), last.replace(day=min(days[1], last.day)))


def part_of_year(year: int, part: str | None) -> str:
    """A year, or the months of it that a part such as "late" leaves."""
    months = _MONTHS_OF_YEAR.get(part or "")
    if months is None:
        return f"{year:04d}"
    return f"[{edtf.month(year, months[0])}..{edtf.month(year, months[1])}]"


def back(day: date, unit: str, amount: int) -> date:
    """The day so many units from another one (negative: before), in the calendar for months and years."""
    if unit in ("day", "week"):
        return day + timedelta(days=amount * (7 if unit == "week" else 1))
    if unit in ("hour", "minute"):
        hours = abs(amount) if unit == "hour" else 0
        return day + timedelta(days=-(-hours // 24) * (1 if amount > 0 else -1))
    months = amount * {"month": 1, "year": 12, "decade": 120}[unit]
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError
    return date(year, month, min(day.day, edtf.last_of_month(year, month).day))


def shifted(phrase: DatePhrase, day: date) -> str:
    """What a phrase of sort "shift" means when it is counted from `day`."""
    way, unit = phrase.shift or 0, phrase.unit or "day"
    least, most = phrase.least or 0, phrase.most
    if way == 0:
        return edtf.day(day)
    if most is None or phrase.modifier == "more":
        limit = back(day, unit, way * least)
        value = _one_unit(limit, unit)
        low, high = edtf.bounds(value)
        return stretch(None, high) if way < 0 else stretch(low, None)
    if phrase.modifier == "less":
        soon = unit == "minute" or (unit == "hour" and most < _SAME_DAY)
        return edtf.day(day) if soon else stretch(*sorted((day, back(day, unit, way * most))))
    if least == most:
        counted = unit == "week" and least <= _FEW_WEEKS and phrase.base == "published" and phrase.modifier is None
        exact = edtf.day(back(day, unit, way * least)) if counted else None
        return exact or _so_many(day, unit, way * least, phrase.modifier == "about")
    if unit in ("hour", "minute"):
        return edtf.day(day)
    return stretch(*sorted((back(day, unit, way * most), back(day, unit, way * least))))


def _one_unit(day: date, unit: str) -> str:
    if unit in ("year", "decade"):
        return f"{day.year:04d}"
    return edtf.month(day.year, day.month) if unit == "month" else edtf.day(day)


def _so_many(day: date, unit: str, amount: int, about: bool) -> str:
    """A stated number of units away, as exact as people mean such a number."""
    if unit in ("hour", "minute"):
        return _hours(day, amount if unit == "hour" else 0)
    there = back(day, unit, amount)
    slack = {"week": 3, "day": 1 if about else 0}.get(unit)
    if slack is not None:
        return stretch(there - timedelta(days=slack), there + timedelta(days=slack))
    value = _one_unit(there, unit)
    rough = about or unit == "decade" or (unit == "year" and abs(amount) >= 10)
    return value + "~" if rough else value


def _hours(day: date, hours: int) -> str:
    """Under six hours the same day is meant; beyond, every day that so many hours may reach."""
    if abs(hours) < _SAME_DAY:
        return edtf.day(day)
    far = back(day, "hour", hours)
    near = day + timedelta(days=int(hours / 24))
    return stretch(min(far, near), max(far, near))


def calendar_unit(phrase: DatePhrase, tense: Tense, day: date) -> str:
    """What a phrase of sort "unit" means when the unit of `day` is the one to count from."""
    shift = phrase.shift or 0
    if phrase.unit in ("week", "fortnight"):
        return _week(phrase, tense, day)
    if phrase.unit == "weekend":
        return _weekend(shift, tense, day)
    if phrase.unit == "month":
        whole = edtf.month(day.year, day.month + shift)
        first = edtf.bounds(whole)[0] or day
        value = part_of_month(first.year, first.month, phrase.part)
    elif phrase.unit == "year":
        value = whole = f"{day.year + shift:04d}"
        value = part_of_year(day.year + shift, phrase.part)
    else:
        decade = day.year // 10 * 10 + 10 * shift
        value = whole = f"[{decade:04d}..{decade + 9:04d}]"
    return _up_to(value, whole, phrase, day)


def _up_to(value: str, whole: str, phrase: DatePhrase, day: date) -> str:
    """ "Earlier this month" ends before the base, "later this month" begins after it."""
    low, high = edtf.bounds(whole)
    if phrase.part == "earlier" and low and low < day and phrase.shift == 0:
        return stretch(low, day - timedelta(days=1))
    if phrase.part == "later" and high and high > day and phrase.shift == 0:
        return stretch(day, high)
    return value


def _week(phrase: DatePhrase, tense: Tense, day: date) -> str:
    shift, monday = phrase.shift or 0, day - timedelta(days=day.weekday())
    first = monday + timedelta(days=7 * shift)
    last = first + timedelta(days=6)
    if phrase.base == "anchor":
        return stretch(first, last)
    if shift == 0:
        return stretch(first, day) if tense == "past" else stretch(day, last)
    # On a Sunday "last week" may be the one just ending.
    if shift == -1 and day.weekday() == 6:
        last = day - timedelta(days=1)
    return stretch(first, last)


def _weekend(shift: int, tense: Tense, day: date) -> str:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    if shift == -1 and day.weekday() >= 5:
        saturday -= timedelta(days=7)
    elif shift == 1 or (shift == 0 and tense == "future" and day.weekday() < 5):
        saturday += timedelta(days=7)
    sunday = saturday + timedelta(days=1)
    return stretch(saturday, min(sunday, day) if shift == 0 and saturday <= day else sunday)
