"""The day on which a statement was given, where it stands on a line of its own: near its head, or under it.

"Euskal Herria, 2 August 2001", "Given at headquarters, 24 August 2023", "24 August 2023 - translated from Arabic",
"17 Dhu al-Hijja 1444", "Montañas del sureste, 12 de octubre de 1997". A day of the Islamic calendar is counted by its
tables, which the moon may belie by a day; a day of ours on the same line goes before it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from annals.documents.published import DAY_TEXT, read_written

_HEAD_LINES = 7
_FOOT_LINES = 5
_LONGEST = 100
_MOST_WORDS = 12
_DAY = re.compile(DAY_TEXT)
_SAME = re.compile(r"(?:[/=(]|\bcorrespond\w+ (?:to|with)|\bequivalent to)\s*\Z", re.IGNORECASE)
# Who or where, without a word that tells; an untranslated line has its own small words.
_PLACE = re.compile(
    r"(?!(?:.*\s)?(?:\w+ed|was|were|is|are|has|had|have|by|that)\s)[^\W\d_a-z][^.:;]{1,60},\s(?:on |this )?"
)
_PLACE_ABROAD = re.compile(r"[^\W\d_a-z][^.:;]{1,50},\s(?:le |el |al? |em |il |os? )?")
_RANGE = re.compile(
    r"(?:\d|\bto|\bfrom|\bbetween|\band|[-\u2013\u2014])\s*\Z|\b(?:ending|ended|until|of|since|by|before|after)\s*\Z",
    re.I,
)
_GIVEN = re.compile(
    r"(?:(?i:.{0,40}\b(?:given|done|issued|signed|dated|made|released|written|recorded|proclaimed)\b.{0,40}?)"
    r"|(?i:.{0,30}(?:[/=(]|correspond\w+ (?:to|with)|equivalent to))"
    r")\s*",
    re.DOTALL,
)
_TAIL = re.compile(
    r"\s*(?:(?:a\.?d\.?|c\.?e\.?)\b)?[\s.)*_]*(?:[-\u2013\u2014|/(,].{0,50}(?:translat|arabic|hijr|\bah\b|\ba\.h|\d|spokes|press|office).*)?",
    re.IGNORECASE,
)
# The epoch of the astronomers' tables, a day before that of the civil ones: official calendars lie nearer to it.
_EPOCH = date(622, 7, 17)


def signed_day(text: str) -> str | None:
    """The EDTF day of the first line at the head or the foot of `text` that only says when it was given."""
    lines = [line.strip().strip("*_[]() ") for line in text.splitlines() if line.strip()]
    for line in [*_head(lines), *reversed(lines[-_FOOT_LINES:])]:
        if len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS and (day := _day_of(line)):
            return day
    return None


def _head(lines: list[str]) -> Iterator[str]:
    for line in lines[:_HEAD_LINES]:
        if len(line) > 2 * _LONGEST:
            return
        yield line


def _day_of(line: str) -> str | None:
    found = list(_DAY.finditer(line))
    if len(found) == 1:
        written = read_written(" ".join(found[0][0].split()))
        if written is not None and written.year is not None and _stands(line, found[0].start(), found[0].end()):
            return written.edtf()
    for pattern, months in _elsewhere():
        other = pattern.search(line)
        if other and _stands(line, other.start(), other.end(), abroad=True):
            year, month, day = int(other["year"]), months[other["month"].lower()], int(other["day"])
            return _islamic(year, month, day) if months is _elsewhere()[-1][1] else _ours(year, month, day)
    return None


def _stands(line: str, start: int, end: int, *, abroad: bool = False) -> bool:
    """Whether nothing but a place or a word of issue stands before the day, and nothing that tells behind it."""
    before, behind = line[:start], line[end:]
    if _RANGE.search(before) and not _SAME.search(before):
        return False
    places = (_GIVEN, _PLACE_ABROAD if abroad else _PLACE)
    if before.strip() and not any(form.fullmatch(before) for form in places):
        return False
    return bool(_TAIL.fullmatch(behind))


def _ours(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _islamic(year: int, month: int, day: int) -> str | None:
    """The day of ours on which a day of the Islamic calendar begins, by the tables of thirty years."""
    if not (1300 <= year <= 1500 and 1 <= day <= 30):
        return None
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return (_EPOCH + timedelta(days=days)).isoformat()


@cache
def _elsewhere() -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    """Days as Spanish, French and Portuguese write them, then those of the Islamic calendar."""
    data = tomllib.loads((Path(__file__).parent / "signed.toml").read_text(encoding="utf-8"))
    tables = [_spread(data["months_abroad"]), _spread(data["months_islamic"])]
    return tuple((_pattern(table), table) for table in tables)


def _spread(rows: dict[str, int]) -> dict[str, int]:
    return {name.strip().lower(): number for names, number in rows.items() for name in names.split(";")}


def _pattern(table: dict[str, int]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(table, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:er|\u00ba|\u00b0|st|nd|rd|th)?\s(?:de\s|of\s)?(?P<month>{names}),?\s(?:de\s|del\s)?(?P<year>\d{{4}})"
        r"(?:\s?(?:h|ah|a\.h\.?|hijri)\b)?",
        re.IGNORECASE,
    )
