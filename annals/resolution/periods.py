"""The time that the title of a log or situation report names: within it lie the days of its entries.

"9 to 15 April 2018", "Friday 21 to Monday 24 July", "week 15, 2018", "week ending 12 February 2023", "06 MAR 24".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from annals.language.dates import DatePhrase
from annals.resolution import edtf
from annals.resolution.dates import resolve_date

_MOST_LINES = 5
_LONGEST_LINE = 160
_LONGEST = 62
"""Days that a period has at the most."""
_WEEKS = 16
"""Days of a period in which a weekday alone still says which day it is."""

_NOON = 12
_NIGHT = 2
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/-])")
_WEEK = re.compile(
    r"\bweek (?:no\.? ?|number |#)?(\d{1,2})\b(?!\s?(?:to|-|\u2013)\s?\d|\s+[A-Za-z]{3,9}\b)"
    r"(?:\W{1,3}((?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(week|fortnight|month|day|24 h(?:ou)?rs|48 h(?:ou)?rs|24h|48h) (?:ending|ended|to)\W*"
    r"(?:(?:at )?\d{1,2}[:.h]?\d\d ?(?:hrs|hours|h)?,? )?(?:on )?\Z",
    re.IGNORECASE,
)
_TO_HOUR = re.compile(
    r"[,\s]*(?:to|until|till|[-\u2013\u2014])\s*(?:\d{1,2}[:.h]?\d\d ?(?:hrs|hours|h)?\b[,\s]*(?:on )?)?", re.IGNORECASE
)
_LENGTHS = {"week": 7, "fortnight": 14, "day": 1, "24": 2, "48": 3, "month": 31}
# The words by which a title says that it heads a log, a series or a bulletin rather than an article.
_SERIES = re.compile(
    r"\b(?:logs?|reports?|updates?|lists?|week(?:ly)?|daily|bulletin|summary|notes?|sitrep|chronology|chronicle|digest|diary"
    r"|events|incidents|press|monitor(?:ing)?|blotter|snapshot|period|roundup|round-up|register|24 hours|monthly"
    r"|alerts?|covers|covering)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """The days (EDTF) that a title names, and where the words stand."""

    days: str
    start: int
    end: int

    @property
    def some(self) -> str:
        """A day within: what is known of an act that the report gives no day of its own."""
        return within_stretch(self.days)

    @property
    def last(self) -> str | None:
        """The last of the days."""
        high = edtf.bounds(self.days)[1]
        return edtf.day(high) if high else None

    @property
    def short(self) -> bool:
        """Whether it is a day, or a night with its evening and its morning."""
        return (edtf.days(self.days) or _LONGEST) <= _NIGHT

    def at(self, hour: int) -> str:
        """The day of an hour in a log of one day, or of one night; else a day within."""
        low, high = edtf.bounds(self.days)
        if low is None or high is None or not self.short:
            return self.some
        return edtf.day(low if hour >= _NOON else high)


def within_stretch(value: str) -> str:
    """A day within a stretch of days, where the value means all of them."""
    first, mark, last = value.partition("/")
    return f"[{first}..{last}]" if mark and ".." not in (first, last) else value


def period(text: str, phrases: Sequence[DatePhrase], *, published: str | None) -> Period | None:
    """The days that the title of a report names as those it tells of; `None` where it names none.

    Only the first lines count, before the first entry of a list; `published` gives the year where the title has none.
    """
    head = _title(text, phrases)
    if not head or not (_SERIES.search(text[:head]) or any(p.entry for p in phrases)):
        return None
    year = _YEAR.search(text, 0, head)
    stated = next((p.year for p in phrases if p.entry and p.year), None)
    near = published or (year[0] if year else None) or (f"{stated:04d}" if stated else None)
    found: list[Period] = []
    for phrase in phrases:
        if phrase.end > head:
            break
        value = resolve_date(phrase, published=published, anchor=near).value
        if value is None or phrase.edge == "start":
            continue
        ending = _ENDING.search(text, max(0, phrase.start - 40), phrase.start)
        if phrase.sort not in ("range", "day", "month", "unit") and not (ending and phrase.sort == "weekday"):
            continue
        if ending and edtf.is_day(value):
            return Period(
                _before(value, _LENGTHS[ending[1].lower()[:2] if ending[1][0].isdigit() else ending[1].lower()]),
                phrase.start,
                phrase.end,
            )
        if (edtf.days(value) or _LONGEST + 1) <= _LONGEST:
            found.append(Period(value, phrase.start, phrase.end))
    wide = next((p for p in found if not edtf.is_day(p.days)), None) or _from_hour_to_hour(text, found)
    return wide or _week(text[:head], near) or next(iter(found), None)


def _from_hour_to_hour(text: str, found: Sequence[Period]) -> Period | None:
    """ "06h00 19 MARCH 1986 TO 06h00 20 MARCH 1986": two days of a title with an hour between."""
    for one, other in pairwise(found):
        low, high = edtf.bounds(one.days)[0], edtf.bounds(other.days)[1]
        if low and high and low < high and _TO_HOUR.fullmatch(text, one.end, other.start):
            days = edtf.make(low, high, every=True)
            if days and (edtf.days(days) or _LONGEST + 1) <= _LONGEST:
                return Period(days, one.start, other.end)
    return None


def _title(text: str, phrases: Sequence[DatePhrase]) -> int:
    """Where the lines of the title end."""
    first = next((p.start for p in phrases if p.entry), len(text))
    at = 0
    lines = 0
    while at < first and lines < _MOST_LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].strip()
        if len(line) > _LONGEST_LINE or end > first or re.search(r"[a-z]\. [A-Z]", line):
            break
        lines += bool(line)
        at = end + 1
    return min(at, len(text))


def _before(value: str, length: int) -> str:
    last = date.fromisoformat(value)
    return edtf.make(last - timedelta(days=length - 1), last, every=True) or value


def _week(head: str, near: str | None) -> Period | None:
    """The Monday to Sunday of a numbered week, as calendars of offices count them."""
    found = _WEEK.search(head)
    year = (found[2] if found else None) or (near or "")[:4]
    if found is None or not year.isdigit() or not 1 <= int(found[1]) <= 53:
        return None
    try:
        monday = date.fromisocalendar(int(year), int(found[1]), 1)
    except ValueError:
        return None
    return Period(f"{monday}/{monday + timedelta(days=6)}", found.start(), found.end())


def within(phrase: DatePhrase, days: str, last: str | None) -> str | None:
    """The day of an entry within the period of the title, not before the entry `last`; `None` where none fits.

    A log that counts month first is known by days that only so lie within its period.
    """
    low, high = edtf.bounds(days)
    if low is None or high is None or (high - low).days > (_LONGEST if phrase.day else _WEEKS):
        return None
    since = edtf.bounds(last)[0] if last else None
    span = [low + timedelta(days=n) for n in range((high - low).days + 1)]
    fitting = [d for d in span if _fits(phrase, d)] or [d for d in span if _fits(phrase, d, swapped=True)]
    later = [d for d in fitting if since and d >= since]
    found = later[:1] or fitting[-1:]
    return edtf.day(found[0]) if found else None


def _fits(phrase: DatePhrase, day: date, *, swapped: bool = False) -> bool:
    number, month = phrase.day, phrase.month
    if swapped:
        if number is None or month is None or phrase.year is not None or number > 12:
            return False
        number, month = month, number
    if number is None:
        return phrase.weekday == day.weekday()
    return number == day.day and month in (None, day.month) and phrase.year in (None, day.year)


__all__ = ["Period", "period", "within", "within_stretch"]
