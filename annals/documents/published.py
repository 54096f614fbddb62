"""Dates as they stand at the head of reports and in tables: whole strings in, EDTF out.

This reads dates of publication only; dates told in a narrative are the business of `annals.language`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

ACCEPTED = "2024-03-14, 2024-03, 2024, 20240314, 14 March 2024, March 14 2024, 14 Mar 24, 14/03/2024"
"""The notations that `read_date` takes, for messages."""

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:(?:\s*,|\s+at|\s*T|\s*[-|])?\s*\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|GMT|UTC|[+-]\d\d:?\d\d|[A-Z]{2,4})?)?"
)

DAY_TEXT = (
    rf"(?i:{_WEEKDAY}(?:{_DAY}(?:\s+of)?[\s-]+{_MONTH}(?:,?[\s-]+(?:\d{{4}}|'?\d\d)\b)?"
    rf"|{_MONTH}\s+{_DAY}\b(?:,?\s+(?:\d{{4}}\b|'?\d\d(?=\s*[(\[—–-])))?"
    r"|\d{4}-\d\d-\d\d(?!\d)|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)\b|\d{1,2}-\d{1,2}-\d{4}\b))"
)
"""A pattern for a day as written, with or without its year; it has no groups."""

_WHOLE = re.compile(
    rf"""(?ix) \s* {_WEEKDAY} (?:
        (?P<iso_y>\d{{4}}) (?: -(?P<iso_m>\d\d) (?: -(?P<iso_d>\d\d) )? )?
      | (?P<run_y>\d{{4}}) (?P<run_m>\d\d) (?P<run_d>\d\d)
      | (?P<one>\d{{1,2}}) (?P<sep>[/.-]) (?P<two>\d{{1,2}}) (?P=sep) (?P<num_y>\d{{4}}|\d\d)
      | (?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:\s+of)? [\s-]+ (?P<month>{_MONTH})
        (?: ,? [\s-]+ '?(?P<year>\d{{4}}|\d\d) )?
      | (?P<us_m>{_MONTH}) \s+ (?P<us_d>\d{{1,2}})(?:st|nd|rd|th)?\b (?: ,? \s+ '?(?P<us_y>\d{{4}}|\d\d) )?
      | (?P<my_m>{_MONTH}) ,? \s+ (?P<my_y>\d{{4}})
    ) {_CLOCK} \s*\.? \s* \Z"""
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as its parts; `None` for a part that the writing leaves out."""

    year: int | None
    month: int | None
    day: int | None

    def edtf(self, near: str | None = None) -> str | None:
        """The date in EDTF; without a year of its own, the day nearest to the ISO day `near`.

        `None` where the year stays unknown: a day and a month alone name no day.
        """
        if self.year is not None:
            parts = (f"{self.year:04d}", f"{self.month or 0:02d}", f"{self.day or 0:02d}")
            return "-".join(parts[: 1 + (self.month is not None) + (self.day is not None)])
        if near is None or len(near) != 10 or self.month is None or self.day is None:
            return None
        anchor = date.fromisoformat(near)
        days = (_day(year, self.month, self.day) for year in range(anchor.year - 1, anchor.year + 2))
        best = min((d for d in days if d), key=lambda d: abs((d - anchor).days), default=None)
        return best.isoformat() if best else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """The year that two or four digits mean: 00-49 is 2000-2049, 50-99 is 1950-1999."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 50 else 1900)


@lru_cache(maxsize=4096)
def read_written(text: str) -> Written | None:
    """The parts of a date that fills all of `text` (a time of day behind it is dropped).

    `None` when `text` is no date, or one that no calendar has (31 June). Figures alone are read
    day first, and month first only where that gives no date.
    """
    found = _WHOLE.match(text)
    if not found:
        return None
    return _checked(*_parts(found.groupdict()))


def _parts(part: dict[str, str | None]) -> tuple[str | None, int | None, str | None]:
    if part["one"] and part["two"]:
        first, second = int(part["one"]), int(part["two"])
        day, month = (second, first) if second > 12 >= first else (first, second)
        return part["num_y"], month, str(day)
    if part["iso_y"] or part["run_y"]:
        month_digits = part["iso_m"] or part["run_m"]
        month_number = int(month_digits) if month_digits else None
        return part["iso_y"] or part["run_y"], month_number, part["iso_d"] or part["run_d"]
    name = part["month"] or part["us_m"] or part["my_m"] or ""
    year = part["year"] or part["us_y"] or part["my_y"]
    return year, _MONTHS[name[:3].lower()], part["day"] or part["us_d"]


def _checked(year: str | None, month: int | None, day: str | None) -> Written | None:
    number = full_year(year) if year else None
    # 2024 stands in for a missing year because it has a 29 February.
    if number == 0 or not _day(number or 2024, 1 if month is None else month, int(day) if day else 1):
        return None
    return Written(number, month, int(day) if day else None)


def read_date(text: str) -> str | None:
    """The EDTF date that all of `text` is, in one of the `ACCEPTED` notations; `None` if it is none.

    A date without a year is no date of publication, and gives `None` as well.
    """
    written = read_written(" ".join(text.split()))
    return written.edtf() if written else None
