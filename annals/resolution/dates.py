"""Says which days a phrase of time means, as EDTF, against publication and the narrative.

The readings, never finer than the text:

* a weekday is the latest such day on or before publication; "last Friday" is the latest before it, so
  in a report of a Wednesday "last Tuesday" is the day before, as news agencies use it; "next Friday" is
  the first one after publication. With `tense="future"` bare weekdays, days and months look ahead.
* "30 December" and "in May" without a year are the latest ones on or before publication. A day
  may lie one day after it, since the date of publication can be that of another time zone.
* "last week" is the Monday to Sunday before the week of publication, "this week" its Monday to publication,
  "last night" the day before, "the weekend" the latest Saturday and Sunday.
* "two weeks ago" is a day, "three weeks ago" that day give or take three, "two months ago" the month,
  "ten years ago" the year (with `~` from ten years on), "a few days ago" two to nine days.
* "early 2009" is January to April, "mid" May to August, "late" September to December; of a
  month the first ten days, 11 to 20, and the rest; of a decade the years 0 to 3, 4 to 6, 7 to 9.
* a season is a stretch of months that holds for both hemispheres, unless one is given.
* 03/04/2024 is day first, and month first only where the day could be no month.
* "before 1990" ends with 1989, "until" and "by" with the time named; "since" runs to publication, and the
  time named alone is in `among`; "after" begins the day after.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from annals.language.dates import DatePhrase
from annals.model import Answer
from annals.records import replace
from annals.resolution import edtf
from annals.resolution.date_units import (
    YEARS_OF_CENTURY,
    YEARS_OF_DECADE,
    Tense,
    UnsaidError,
    back,
    calendar_unit,
    part_of_month,
    part_of_year,
    shifted,
    stretch,
)

Hemisphere = Literal["north", "south"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# First and last month of a season; beyond 12 they lie in the next year, below 1 in the one before.
_SEASONS = {
    "north": {"spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "winter": (0, 15)},
    "south": {"spring": (9, 12), "summer": (0, 15), "autumn": (3, 6), "winter": (6, 9)},
    "": {"spring": (3, 12), "summer": (0, 15), "autumn": (3, 12), "winter": (0, 15)},
}


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
            UnsaidError: they are not known.
        """
        if phrase.base == "anchor":
            if self.anchor is None:
                raise UnsaidError(f"{phrase.text!r} counts from a time that the text has not named before")
            return self.anchor
        found = self.published or self.anchor
        if found is None:
            raise UnsaidError(f"{phrase.text!r} is relative, and the date of publication is not known")
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
        ("since 2015": the value runs to publication, `among` holds "2015"), and both ends of a range.

    Raises:
        ValueError: `published` or `anchor` is no EDTF date.
    """
    frame = _Frame(published=_closed(published), anchor=_closed(anchor), tense=tense, hemisphere=hemisphere)
    by = f"dates.{phrase.sort}"
    try:
        value = _meaning(phrase, frame)
        bounded = _bounded(value, phrase, frame)
    except UnsaidError as fault:
        return Answer(value=None, why=str(fault), by=by)
    except OverflowError:
        return Answer(value=None, why=f"{phrase.text!r} lies outside the calendar", by=by)
    among = (value,) if bounded != value else _ends(value)
    return Answer(value=bounded, why=_why(phrase, frame), by=by, among=among)


def _ends(value: str) -> tuple[str, ...]:
    """Both ends of a range, for callers who know that each is a day of its own ("12 and 13 May")."""
    first, mark, last = value.partition("/")
    return (first, last) if mark else ()


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
    if phrase.part == "night before" and edtf.is_day(value):
        # "The night to Monday" begins on Sunday.
        day = date.fromisoformat(value)
        return stretch(day - timedelta(days=1), day)
    if phrase.about and phrase.sort in ("day", "month", "year") and value[-1] != "]":
        return value if value.endswith("~") else value + "~"
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
    return stretch(lows[0], highs[1])


def _bounded(value: str, phrase: DatePhrase, frame: _Frame) -> str:
    """The time that a preposition makes of a named one."""
    if phrase.sort == "range" or phrase.prep not in ("before", "until", "by", "after", "since"):
        return value
    low, high = edtf.bounds(value)
    if phrase.prep == "since":
        return _since(value, low, frame.published)
    if phrase.prep == "after":
        return _after(value, high, frame.published)
    if phrase.prep == "before" and phrase.part != "end":
        return stretch(None, low - timedelta(days=1)) if low else value
    return _until(value, high) if high else value


def _since(value: str, low: date | None, published: tuple[date, date] | None) -> str:
    if published is None or low is None or low > published[0]:
        return value
    if value[0] == "[" or "~" in value or published[0] != published[1] or low == published[0]:
        return stretch(low, published[1], every=True)
    return f"{value}/{edtf.day(published[1])}"


def _after(value: str, high: date | None, published: tuple[date, date] | None) -> str:
    if high is None:
        return value
    low = high + timedelta(days=1)
    return stretch(low, published[1] if published and published[1] >= low else None)


def _until(value: str, high: date) -> str:
    if value[0] == "[" or "/" in value or "~" in value:
        return stretch(None, high)
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
        raise UnsaidError("no day is given")
    number, month = phrase.day, phrase.month
    if month is None:
        return _each(frame.base(phrase), lambda base: _day_of_month(number, base, phrase.which))
    if number > edtf.last_of_month(2000, month).day:
        raise UnsaidError(f"there is no such day as {phrase.text!r}")
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
            raise UnsaidError(f"no year near publication has {phrase.text!r}")
        return edtf.day(_eve(found, phrase))

    return _each(base, near)


def _eve(day: date, phrase: DatePhrase) -> date:
    return day - timedelta(days=1) if phrase.part == "eve" else day


def _date(year: int, month: int, day: int, phrase: DatePhrase) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise UnsaidError(f"there is no such day as {phrase.text!r}") from fault


def _day_of_month(day: int, base: date, shift: int | None) -> str:
    """A day without its month: in the month named, else the latest one on or before the base."""
    if shift is None:
        shift = -1 if day > base.day else 0
    first = edtf.bounds(edtf.month(base.year, base.month + shift))[0]
    if first is None or day > edtf.last_of_month(first.year, first.month).day:
        raise UnsaidError(f"that month has no day {day}")
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
        return part_of_month(phrase.year, number, phrase.part)
    base = frame.base(phrase)
    if phrase.shift is not None:
        shift = phrase.shift
        return _each(base, lambda d: part_of_month(d.year + shift, number, phrase.part))
    low, high = base
    if phrase.base == "anchor":
        away = (phrase.which or 0) * 12
        months = ((number - low.month) % 12 or 12) if away > 0 else -((low.month - number) % 12 or 12) if away else 0
        here = (low.year * 12 + low.month - 1 + months) // 12
        return part_of_month(here, number, phrase.part)
    if frame.published is None and low.year == high.year:
        return part_of_month(low.year, number, phrase.part)

    def near(day: date) -> str:
        here = day.year
        if phrase.which == -1 or (phrase.which is None and frame.tense == "past"):
            here -= number > day.month or (phrase.which == -1 and number == day.month)
        elif phrase.which != 0:
            here += number < day.month or (phrase.which == 1 and number == day.month)
        return part_of_month(here, number, phrase.part)

    return _each(base, near)


def _year(phrase: DatePhrase, frame: _Frame) -> str:
    return part_of_year(phrase.year or 0, phrase.part)


def _decade(phrase: DatePhrase, frame: _Frame) -> str:
    first, last = YEARS_OF_DECADE.get(phrase.part or "", (0, 9))
    year = phrase.year or 0
    return f"[{year + first:04d}..{year + last:04d}]"


def _century(phrase: DatePhrase, frame: _Frame) -> str:
    year = phrase.year or 0
    first, last = YEARS_OF_CENTURY.get(phrase.part or "", (0, 99))
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
        return stretch(start, min(end, day) if back and end else end)

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


def _shift(phrase: DatePhrase, frame: _Frame) -> str:
    return _each(frame.base(phrase), lambda day: shifted(phrase, day))


def _unit(phrase: DatePhrase, frame: _Frame) -> str:
    return _each(frame.base(phrase), lambda day: calendar_unit(phrase, frame.tense, day))


def _window(phrase: DatePhrase, frame: _Frame) -> str:
    way, unit, most = phrase.shift or -1, phrase.unit or "day", phrase.most or 1

    def read(day: date) -> str:
        return stretch(*sorted((day, back(day, unit, way * max(most, 1)))))

    return _each(frame.base(phrase), read)


def _range(phrase: DatePhrase, frame: _Frame) -> str:
    if phrase.first is None or phrase.last is None:
        raise UnsaidError("a range needs two ends")
    last = _meaning(phrase.last, frame)
    known = edtf.bounds(last)
    # The first end is the nearest one before the last, also where the last has its year from afar.
    near = replace(frame, published=(known[0], known[0])) if known[0] else frame
    first = _meaning(phrase.first, near if phrase.first.sort in ("day", "month", "weekday") else frame)
    low, high = edtf.bounds(first)[0], known[1]
    if low and high and low > high:
        if frame.tense == "past" and phrase.last.year is None:
            return _range(phrase, replace(frame, tense="future"))  # "from today until Monday"
        raise UnsaidError(f"{phrase.text!r} ends before it begins")
    if first == last:
        return first
    plain = "[" not in first + last and "/" not in first + last
    if plain and len(first) == len(last) and low and high:
        return f"{first}/{last}" if phrase.join == "every" else f"[{first}..{last}]"
    return stretch(low, high, every=phrase.join == "every")


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
