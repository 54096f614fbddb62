"""Says which days a phrase of time means, as EDTF, against publication and the narrative.

The readings, never finer than the text:

* a weekday is the latest such day on or before publication; "last Friday" is the latest before it, so
  in a report of a Wednesday "last Tuesday" is the day before, as news agencies use it; "next Friday" is
  the first one after publication. With `tense="future"` bare weekdays, days and months look ahead.
* "30 December" and "in May" without a year are the latest ones on or before publication. A day
  may lie one day after it, since the date of publication can be that of another time zone.
* "last week" is the Monday to Sunday before the week of publication, "this week" its Monday to publication,
  "last night" the day before, "the weekend" the latest Saturday and Sunday.
* "three weeks ago" is that day give or take three, "two months ago" the month, "ten years ago" the year
  (with `~` from ten years on), "a few days ago" two to nine days.
* "early 2009" is January to April, "mid" May to August, "late" September to December; of a
  month the first ten days, 11 to 20, and the rest; of a decade the years 0 to 3, 4 to 6, 7 to 9.
* a season is a stretch of months that holds for both hemispheres, unless one is given.
* 03/04/2024 is day first, and month first only where the day could be no month.
* "before 1990" ends with 1989, "until" and "by" with the time named; "since" runs to publication, and the
  time named alone is in `among`; "after" begins the day after.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from annals.language.dates import DatePhrase
from annals.model import Answer
from annals.resolution import edtf

Tense = Literal["past", "future"]
Hemisphere = Literal["north", "south"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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
_YEARS_OF_DECADE = {
    "early": (0, 3),
    "mid": (4, 6),
    "late": (7, 9),
    "beginning": (0, 2),
    "end": (7, 9),
    "first half": (0, 4),
    "second half": (5, 9),
}
_YEARS_OF_CENTURY = {
    "early": (0, 33),
    "mid": (33, 66),
    "late": (66, 99),
    "beginning": (0, 20),
    "end": (80, 99),
    "first half": (0, 49),
    "second half": (50, 99),
}
# First and last month of a season; beyond 12 they lie in the next year, below 1 in the one before.
_SEASONS = {
    "north": {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "winter": (0, 15)},
    "south": {"spring": (9, 12), "summer": (0, 15), "autumn": (3, 6), "winter": (6, 9)},
    "": {"spring": (3, 12), "summer": (0, 15), "autumn": (3, 12), "winter": (0, 15)},
}


class _UnsaidError(ValueError):
    """The phrase cannot be given a day; the message is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What phrases are read against: first and last possible day of publication and of the narrative."""

    published: tuple[date, date] | None
    anchor: tuple[date, date] | None
    tense: Tense
    hemisphere: Hemisphere | None

    def base(self, phrase: DatePhrase) -> tuple[date, date]:
        """The days that the phrase counts from.

        Raises:
            _UnsaidError: they are not known.
        """
        if phrase.base == "anchor":
            if self.anchor is None:
                raise _UnsaidError(f"{phrase.text!r} counts from a time that the text has not named before")
            return self.anchor
        found = self.published or self.anchor
        if found is None:
            raise _UnsaidError(f"{phrase.text!r} is relative, and the date of publication is not known")
        return found


def resolve_date(
    phrase: DatePhrase,
    *,
    published: str | None,
    anchor: str | None = None,
    tense: Tense = "past",
    hemisphere: Hemisphere | None = None,
) -> Answer:
    """What a phrase of time means.

    Args:
        phrase: as `annals.language.dates.find_dates` gives it.
        published: EDTF date of publication.
        anchor: EDTF date that the narrative has reached; "two days later" counts from it, and it serves in
            place of an unknown publication.
        tense: whether the sentence looks back or ahead.
        hemisphere: of the place, for seasons.

    Returns:
        The EDTF value and the rule; or no value, and why. `among` holds the bare time of a bounded one
        ("since 2015": the value runs to publication, `among` holds "2015").

    Raises:
        ValueError: `published` or `anchor` is no EDTF date.
    """
    frame = _Frame(published=_closed(published), anchor=_closed(anchor), tense=tense, hemisphere=hemisphere)
    by = f"dates.{phrase.sort}"
    try:
        value = _meaning(phrase, frame)
        bounded = _bounded(value, phrase, frame)
    except _UnsaidError as fault:
        return Answer(value=None, why=str(fault), by=by)
    except OverflowError:
        return Answer(value=None, why=f"{phrase.text!r} lies outside the calendar", by=by)
    among = (value,) if bounded != value else ()
    return Answer(value=bounded, why=_why(phrase, frame), by=by, among=among)


def _closed(value: str | None) -> tuple[date, date] | None:
    if value is None:
        return None
    low, high = edtf.bounds(value)
    return (low, high) if low and high else None


def _why(phrase: DatePhrase, frame: _Frame) -> str:
    if phrase.sort in ("day", "month") and phrase.year is None and phrase.shift is None:
        return "no year is given: the nearest one, counted from " + _from(phrase, frame)
    if phrase.sort == "weekday" and phrase.weekday is not None:
        return f"the {_WEEKDAYS[phrase.weekday]} nearest to {_from(phrase, frame)}"
    if phrase.sort in ("weekday", "shift", "unit", "window"):
        return "counted from " + _from(phrase, frame)
    if phrase.sort == "season" and frame.hemisphere is None:
        return "a season, its months taken wide because the hemisphere is not known"
    return "as written"


def _from(phrase: DatePhrase, frame: _Frame) -> str:
    base = frame.anchor if phrase.base == "anchor" or frame.published is None else frame.published
    name = "publication" if base is frame.published else "the narrative"
    return f"{name} ({edtf.make(*base)})" if base else name


def _meaning(phrase: DatePhrase, frame: _Frame) -> str:
    """The time itself, before its preposition is heeded."""
    value = _SORTS[phrase.sort](phrase, frame)
    if phrase.about and phrase.sort in ("day", "month", "year") and value[-1] != "]":
        return value if value.endswith("~") else value + "~"
    return value


def _stretch(low: date | None, high: date | None, *, every: bool = False) -> str:
    value = edtf.make(low, high, every=every)
    if value is None:
        raise _UnsaidError("the phrase leaves no day")
    return value


def _each(base: tuple[date, date], read: Callable[[date], str]) -> str:
    """A reading against a day that may itself be known as a stretch only: the hull of both ends' readings."""
    low, high = base
    first = read(low)
    if low == high:
        return first
    last = read(high)
    if first == last:
        return first
    lows, highs = edtf.bounds(first), edtf.bounds(last)
    return _stretch(lows[0], highs[1])


def _bounded(value: str, phrase: DatePhrase, frame: _Frame) -> str:
    low, high = edtf.bounds(value)
    if phrase.sort == "range" or phrase.prep is None:
        return value
    if phrase.prep == "before" and phrase.part == "end" and high:
        return _stretch(None, high)
    if phrase.prep == "before" and low:
        return _stretch(None, low - timedelta(days=1))
    if phrase.prep in ("until", "by") and high:
        return _until(value, high)
    known = frame.published
    if phrase.prep == "after" and high:
        low = high + timedelta(days=1)
        return _stretch(low, known[1] if known and known[1] >= low else None)
    if phrase.prep == "since" and known and high and high <= known[1]:
        if value[0] == "[":
            return _stretch(low, known[1], every=True)
        return f"{value}/{edtf.make(*known)}" if known[0] == known[1] else _stretch(low, known[1], every=True)
    return value


def _until(value: str, high: date) -> str:
    if value[0] == "[" or "/" in value or "~" in value:
        return _stretch(None, high)
    return f"[..{value}]"


def _past_first(frame: _Frame, phrase: DatePhrase) -> int:
    """-1, 0, 1: strictly before, on the near side of, or strictly after the base; 2: on or after it."""
    if phrase.which in (-1, 1):
        return phrase.which
    return 2 if frame.tense == "future" else 0


def nearest_day(day: int, month: int, base: date, *, side: int = 0, weekday: int | None = None) -> date | None:
    """The day of a month that a report of `base` means; `None` if there is no such day.

    Args:
        side: 0 the latest on or before `base` (or the day after it), -1 before it, 1 after it, 2 on or after it.
        weekday: the day must be this one (0 is Monday), where one such lies within eight years.

    Eight years each way reach a 29 February even across a year such as 1900.
    """
    found = []
    for year in range(max(base.year - 8, 1), min(base.year + 9, 9999)):
        if day <= edtf.last_of_month(year, month).day:
            found.append(date(year, month, day))
    if weekday is not None:
        found = [d for d in found if d.weekday() == weekday] or found
    if side in (1, 2):
        return min((d for d in found if d > base or (side == 2 and d == base)), default=None)
    limit = base - timedelta(days=1) if side == -1 else base + timedelta(days=1)
    return max((d for d in found if d <= limit), default=None)


def _day(phrase: DatePhrase, frame: _Frame) -> str:
    if phrase.day is None:
        raise _UnsaidError("no day is given")
    number, month = phrase.day, phrase.month
    if month is None:
        return _each(frame.base(phrase), lambda base: _day_of_month(number, base, phrase.which or 0))
    if number > edtf.last_of_month(2000, month).day:
        raise _UnsaidError(f"there is no such day as {phrase.text!r}")
    if phrase.year is not None:
        return edtf.day(_eve(_date(phrase.year, month, number, phrase), phrase))
    base = frame.base(phrase)
    if phrase.shift is not None or (phrase.which == 0 and phrase.base == "published"):
        shift = phrase.shift or 0
        return _each(base, lambda d: edtf.day(_eve(_date(d.year + shift, month, number, phrase), phrase)))
    if frame.published is None:
        return edtf.day(_eve(_near_anchor(number, month, base, phrase), phrase))
    side = _past_first(frame, phrase)

    def near(day: date) -> str:
        found = nearest_day(number, month, day, side=side, weekday=phrase.weekday)
        if found is None:
            raise _UnsaidError(f"no year near publication has {phrase.text!r}")
        return edtf.day(_eve(found, phrase))

    return _each(base, near)


def _eve(day: date, phrase: DatePhrase) -> date:
    return day - timedelta(days=1) if phrase.part == "eve" else day


def _date(year: int, month: int, day: int, phrase: DatePhrase) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise _UnsaidError(f"there is no such day as {phrase.text!r}") from fault


def _day_of_month(day: int, base: date, shift: int) -> str:
    first = edtf.bounds(edtf.month(base.year, base.month + shift))[0]
    if first is None or day > edtf.last_of_month(first.year, first.month).day:
        raise _UnsaidError(f"that month has no day {day}")
    return edtf.day(first.replace(day=day))


def _near_anchor(day: int, month: int, base: tuple[date, date], phrase: DatePhrase) -> date:
    """A year-less day in a narrative: in its year where that is all one knows, else nearest to it."""
    low, high = base
    if low.year == high.year and (high - low).days > 300:
        return _date(low.year, month, day, phrase)
    found = [nearest_day(day, month, low, side=side) for side in (0, 1)]
    return min((d for d in found if d), key=lambda d: abs((d - low).days))


def _month(phrase: DatePhrase, frame: _Frame) -> str:
    number = phrase.month or 1
    if phrase.year is not None:
        return _part_of_month(phrase.year, number, phrase.part)
    base = frame.base(phrase)
    if phrase.shift is not None:
        shift = phrase.shift
        return _each(base, lambda d: _part_of_month(d.year + shift, number, phrase.part))
    low, high = base
    if frame.published is None and low.year == high.year:
        return _part_of_month(low.year, number, phrase.part)

    def near(day: date) -> str:
        here = day.year
        if phrase.which == -1 or (phrase.which is None and frame.tense == "past"):
            here -= number > day.month or (phrase.which == -1 and number == day.month)
        elif phrase.which != 0:
            here += number < day.month or (phrase.which == 1 and number == day.month)
        return _part_of_month(here, number, phrase.part)

    return _each(base, near)


def _part_of_month(year: int, month: int, part: str | None) -> str:
    days = _DAYS_OF_MONTH.get(part or "")
    if days is None:
        return edtf.month(year, month)
    last = edtf.last_of_month(year, month)
    return _stretch(last.replace(day=days[0]), last.replace(day=min(days[1], last.day)))


def _year(phrase: DatePhrase, frame: _Frame) -> str:
    return _part_of_year(phrase.year or 0, phrase.part)


def _part_of_year(year: int, part: str | None) -> str:
    months = _MONTHS_OF_YEAR.get(part or "")
    if months is None:
        return f"{year:04d}"
    return f"[{edtf.month(year, months[0])}..{edtf.month(year, months[1])}]"


def _decade(phrase: DatePhrase, frame: _Frame) -> str:
    first, last = _YEARS_OF_DECADE.get(phrase.part or "", (0, 9))
    year = phrase.year or 0
    return f"[{year + first:04d}..{year + last:04d}]"


def _century(phrase: DatePhrase, frame: _Frame) -> str:
    year = phrase.year or 0
    first, last = _YEARS_OF_CENTURY.get(phrase.part or "", (0, 99))
    return f"[{year + first:04d}..{year + last:04d}]"


def _season(phrase: DatePhrase, frame: _Frame) -> str:
    name = "autumn" if phrase.season == "fall" else phrase.season or ""
    first, last = _SEASONS[frame.hemisphere or ""][name]

    def months(year: int) -> str:
        return f"[{edtf.month(year, first)}..{edtf.month(year, last)}]"

    if phrase.year is not None:
        return months(phrase.year)

    def near(day: date) -> str:
        if phrase.shift is not None:
            return months(day.year + phrase.shift)
        # The season may be that of this year or of the year before (or, ahead, the next).
        low, high = (day.year - 1, day.year) if (phrase.which or -1) < 0 else (day.year, day.year + 1)
        start, end = edtf.bounds(months(low))[0], edtf.bounds(months(high))[1]
        back = frame.tense == "past" and phrase.which != 1
        return _stretch(start, min(end, day) if back and end else end)

    return _each(frame.base(phrase), near)


def _weekday(phrase: DatePhrase, frame: _Frame) -> str:
    wanted = phrase.weekday or 0
    if phrase.unit == "week":
        days = 7 * (phrase.shift or 0) + wanted
        return _each(frame.base(phrase), lambda d: edtf.day(d + timedelta(days=days - d.weekday())))
    side = _past_first(frame, phrase)
    if phrase.base == "anchor" or frame.published is None:
        side = phrase.which or 2

    def near(day: date) -> str:
        if side in (0, -1):
            day -= timedelta(days=1 if side else 0)
            return edtf.day(day - timedelta(days=(day.weekday() - wanted) % 7))
        day += timedelta(days=1 if side == 1 else 0)
        return edtf.day(day + timedelta(days=(wanted - day.weekday()) % 7))

    return _each(frame.base(phrase), near)


def _back(day: date, unit: str, amount: int) -> date:
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


def _shift(phrase: DatePhrase, frame: _Frame) -> str:
    return _each(frame.base(phrase), lambda day: _shifted(phrase, day))


def _shifted(phrase: DatePhrase, day: date) -> str:
    way, unit = phrase.shift or 0, phrase.unit or "day"
    least, most = phrase.least or 0, phrase.most
    if way == 0:
        return edtf.day(day)
    if most is None or phrase.modifier == "more":
        limit = _back(day, unit, way * least)
        value = _one_unit(limit, unit)
        low, high = edtf.bounds(value)
        return _stretch(None, high) if way < 0 else _stretch(low, None)
    if phrase.modifier == "less":
        return _stretch(*sorted((day, _back(day, unit, way * most))))
    if least == most:
        return _so_many(day, unit, way * least, phrase.modifier == "about")
    if unit in ("hour", "minute"):
        return edtf.day(day)
    return _stretch(*sorted((_back(day, unit, way * most), _back(day, unit, way * least))))


def _one_unit(day: date, unit: str) -> str:
    if unit in ("year", "decade"):
        return f"{day.year:04d}"
    return edtf.month(day.year, day.month) if unit == "month" else edtf.day(day)


def _so_many(day: date, unit: str, amount: int, about: bool) -> str:
    """A stated number of units away, as exact as people mean such a number."""
    if unit in ("hour", "minute"):
        return _hours(day, amount if unit == "hour" else 0)
    there = _back(day, unit, amount)
    slack = {"week": 3, "day": 1 if about or abs(amount) >= 10 else 0}.get(unit)
    if slack is not None:
        return _stretch(there - timedelta(days=slack), there + timedelta(days=slack))
    value = _one_unit(there, unit)
    rough = about or unit == "decade" or (unit == "year" and abs(amount) >= 10)
    return value + "~" if rough else value


def _hours(day: date, hours: int) -> str:
    """Under six hours the same day is meant; beyond, every day that so many hours may reach."""
    if abs(hours) < 6:
        return edtf.day(day)
    far = _back(day, "hour", hours)
    near = day + timedelta(days=int(hours / 24))
    return _stretch(min(far, near), max(far, near))


def _unit(phrase: DatePhrase, frame: _Frame) -> str:
    return _each(frame.base(phrase), lambda day: _calendar(phrase, frame, day))


def _calendar(phrase: DatePhrase, frame: _Frame, day: date) -> str:
    shift = phrase.shift or 0
    if phrase.unit in ("week", "fortnight"):
        return _week(phrase, frame, day)
    if phrase.unit == "weekend":
        return _weekend(shift, frame.tense, day)
    if phrase.unit == "month":
        whole = edtf.month(day.year, day.month + shift)
        first = edtf.bounds(whole)[0] or day
        value = _part_of_month(first.year, first.month, phrase.part)
    elif phrase.unit == "year":
        value = whole = f"{day.year + shift:04d}"
        value = _part_of_year(day.year + shift, phrase.part)
    else:
        decade = day.year // 10 * 10 + 10 * shift
        value = whole = f"[{decade:04d}..{decade + 9:04d}]"
    return _up_to(value, whole, phrase, day)


def _up_to(value: str, whole: str, phrase: DatePhrase, day: date) -> str:
    """ "Earlier this month" ends before the base, "later this month" begins after it."""
    low, high = edtf.bounds(whole)
    if phrase.part == "earlier" and low and low < day and phrase.shift == 0:
        return _stretch(low, day - timedelta(days=1))
    if phrase.part == "later" and high and high > day and phrase.shift == 0:
        return _stretch(day, high)
    return value


def _week(phrase: DatePhrase, frame: _Frame, day: date) -> str:
    shift, monday = phrase.shift or 0, day - timedelta(days=day.weekday())
    first = monday + timedelta(days=7 * shift)
    last = first + timedelta(days=6)
    if phrase.base == "anchor":
        return _stretch(first, last)
    if shift == 0:
        return _stretch(first, day) if frame.tense == "past" else _stretch(day, last)
    # On a Sunday "last week" may be the one just ending.
    if shift == -1 and day.weekday() == 6:
        last = day - timedelta(days=1)
    return _stretch(first, last)


def _weekend(shift: int, tense: Tense, day: date) -> str:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    if shift == -1 and day.weekday() >= 5:
        saturday -= timedelta(days=7)
    elif shift == 1 or (shift == 0 and tense == "future" and day.weekday() < 5):
        saturday += timedelta(days=7)
    sunday = saturday + timedelta(days=1)
    return _stretch(saturday, min(sunday, day) if shift == 0 and saturday <= day else sunday)


def _window(phrase: DatePhrase, frame: _Frame) -> str:
    way, unit, most = phrase.shift or -1, phrase.unit or "day", phrase.most or 1

    def read(day: date) -> str:
        return _stretch(*sorted((day, _back(day, unit, way * max(most, 1)))))

    return _each(frame.base(phrase), read)


def _range(phrase: DatePhrase, frame: _Frame) -> str:
    if phrase.first is None or phrase.last is None:
        raise _UnsaidError("a range needs two ends")
    last = _meaning(phrase.last, frame)
    known = edtf.bounds(last)
    # The first end is the nearest one before the last, also where the last has its year from afar.
    near = replace(frame, published=(known[0], known[0])) if known[0] else frame
    first = _meaning(phrase.first, near if phrase.first.sort in ("day", "month", "weekday") else frame)
    low, high = edtf.bounds(first)[0], known[1]
    if low and high and low > high:
        if frame.tense == "past" and phrase.last.year is None:
            return _range(phrase, replace(frame, tense="future"))  # "from today until Monday"
        raise _UnsaidError(f"{phrase.text!r} ends before it begins")
    if first == last:
        return first
    plain = "[" not in first + last and "/" not in first + last
    if plain and len(first) == len(last) and low and high:
        return f"{first}/{last}" if phrase.join == "every" else f"[{first}..{last}]"
    return _stretch(low, high, every=phrase.join == "every")


_SORTS: dict[str, Callable[[DatePhrase, _Frame], str]] = {
    "day": _day,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "weekday": _weekday,
    "shift": _shift,
    "unit": _unit,
    "window": _window,
    "range": _range,
}
