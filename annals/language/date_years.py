"""Takes apart what names a year or many: decades, centuries, spans of years, and the year that heads a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from annals.language.date_forms import data_of_dates
from annals.language.date_parts import Made, Parts, Site

TITLE = 60
"""So many characters before a year are a title."""
EARLIEST, EXACT = 1800, 1900
"""No year is told before the first; before the second, only with a preposition that leaves no doubt."""


def _decade(given: Parts, site: Site) -> Made | None:
    if "short" not in given:
        return {"sort": "decade", "year": int(given["decade"]) * 10}
    # "in his 30s" is an age.
    if site.last_word() not in ("the", "early", "late", "mid") or " ".join(
        site.low[max(0, site.start - 24) : site.start].split()[-2:]
    ).startswith(("his", "her", "their")):
        return None
    return {"sort": "decade", "year": 1900 + int(given["short"])}


def _century_of(given: Parts, site: Site) -> Made:
    return {"sort": "century", "year": (int(given["century"]) - 1) * 100 + 1}


def _years(given: Parts, site: Site) -> Made | None:
    first = int(given["year"])
    last = int(given["year2"]) if "year2" in given else first // 100 * 100 + int(given["yy"])
    if last <= first:
        return None
    return {
        "sort": "range",
        "first": site.end_of("year", year=first),
        "last": site.end_of("year", year=last),
        "join": "some" if "/" in site.low[site.start : site.end] else "every",
    }


def _is_heading(site: Site) -> bool:
    """Whether a year heads what follows: alone on its line or at the head of one, or the last word of a short title."""
    from_ = max(0, site.start - 2 * TITLE)
    line = site.low.rfind("\n", from_, site.start) + 1
    if line == 0 and from_ > 0:
        return False
    before = site.low[line : site.start].strip(" -*#•\t")
    behind = site.text[site.end : site.end + 2]
    if not before:
        return behind == "" or behind[0] in "\n:" or (behind[0] in ".,;" and behind[1:] in (" ", "\n", ""))
    loud = site.text[line : site.start].isupper() and behind == ". "
    alone = loud or behind in ("", ".", ":") or behind[0] == "\n" or behind in (".\n", ":\n", ".\r")
    titled = len(before) <= TITLE and not re.search(r"[.!?;]\s", before)
    small = data_of_dates()["years"]["small"]
    capitals = [w for w in site.text[line : site.start].split() if w[:1].isalpha()]
    written = all(not w[:1].islower() or w in small for w in capitals)
    # "Incident log, Nepal, 2007": the first line of all, over others.
    first = (
        before.endswith((",", "(", ":", "-", "–")) and not site.low[:line].strip() and behind[:1] in ("\n", ".", ":")
    )
    return alone and titled and bool(capitals) and (written or first)


def _year(given: Parts, site: Site) -> Made | None:
    data, year, word = data_of_dates()["years"], int(given["year"]), site.last_word()
    heading = _is_heading(site)
    if site.next_word() in data["not_before"] and "part" not in site.hooks and not heading:
        return None
    if word in ("to", "and", "or"):
        known = site.since > 0 and site.start - site.since < 12
    elif site.low[site.start - 1 : site.start] == "(":
        known = site.low[site.end : site.end + 1] in (")", ",", ";", ":")
    else:
        known = word in data["before"] or word.endswith("'s")
    if not known and not heading:
        return None
    # "about 1800: shots" is an hour.
    vague = word in ("of", "the", "a", "by", "his", "her", "its", "their", "to", "about", "around")
    if year < EARLIEST or (year < EXACT and vague):
        return None
    return {"sort": "year", "year": year, "heads": heading and "prep" not in site.hooks}


YEARS: dict[str, Callable[[Parts, Site], Made | None]] = {
    "decade": _decade,
    "century": _century_of,
    "years": _years,
    "year": _year,
}
