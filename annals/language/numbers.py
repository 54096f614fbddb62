"""Finds the numbers of a text: what they count or measure, and the bounds that their words set.

`find_numbers` gives them in the order of the text, never overlapping; the words are data
(`en/numbers.toml`). The span covers the whole quantifier ("at least three", "between 5 and 7", "two
others"). Numbers that count nothing - years, days, times, ages, money, measures, calibers, parts of
names - are given too, marked by their `sort`, so that callers can pass them over.

Bounds, low <= true <= high, `None` is open: "more than 30" is 31 to open, "fewer than ten" 0 to 9, "up
to 5" 0 to 5. "About 40" is a tenth either way, at least one (36 to 44), "nearly 40" a tenth below (36 to
40): the words allow that much, and the figure itself is kept in `figure`. "Several" and "a few" say more than
one and set no upper end: 2 to open. "A dozen" is 12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from annals.language.number_words import SCALE, Bound, bounds_of, data_of_numbers, master, value_of
from annals.language.patterns import fold
from annals.records import made_at_once

__all__ = ["Bound", "NumberPhrase", "bounds_of", "find_numbers", "value_of"]

Sort = Literal["count", "ordinal", "percent", "money", "measure", "age", "time", "year", "caliber", "other"]


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPhrase:
    """One number of the text. `start` and `end` are character offsets, half-open.

    `low` and `high` bound it, `None` is open (or no whole number, for other sorts than "count").
    `figure` is the number as stated, where there is one. `additional` says that it comes on top of others
    named before ("another two", "two others"). `sort` "time" is a clock time or a day of the month.
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    sort: Sort
    bound: Bound
    figure: int | None = None
    additional: bool = False


_RIGHT = re.compile(
    r"(?P<joint>-|\s?(?=[%°])|\s+|(?=[a-z+]))(?P<word>[a-z%°+$][\w'$/]*(?:\.(?:m\.?)?)?)"
    r"(?:[\s-]+(?P<next>[a-z$][\w'$]*))?"
)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[NumberPhrase, ...]:
    """The numbers in `text[start:end]`, in order; offsets count from the head of `text`.

    What stands before `start` is not looked at.
    """
    piece = text[start:end]
    low = fold(piece)
    found: list[NumberPhrase] = []
    for match in master().finditer(low):
        found.extend(_phrases(_Site(match, low, piece, start)))
    return tuple(found)


class _Site:
    """One match and its neighbours: the word before, the word behind and how it is joined."""

    __slots__ = ("before", "end", "joint", "low", "match", "next", "shift", "start", "text", "word")

    def __init__(self, match: re.Match[str], low: str, text: str, shift: int) -> None:
        self.match, self.low, self.text, self.shift = match, low, text, shift
        self.start, self.end = match.span()
        left = low[max(0, self.start - 30) : self.start].split()
        self.before = left[-1] if left else ""
        right = _RIGHT.match(low, self.end)
        self.joint = right["joint"] if right else ""
        self.word = right["word"].rstrip(".") if right else ""
        self.next = (right["next"] or "") if right else ""

    def glued(self) -> str:
        """What touches the number on its left, "" for white space or the head of the text."""
        touches = self.start > 0 and not self.low[self.start - 1].isspace()
        return self.before if touches else ""

    def shouted(self) -> bool:
        """Whether the word before is written with a capital (in a text in capitals: always)."""
        at = self.low.rfind(self.before, 0, self.start) if self.before else -1
        return at >= 0 and self.text[at : at + 1].isupper()

    def phrase(
        self,
        bounds: tuple[int | None, int | None, Bound],
        sort: Sort,
        *,
        figure: int | None = None,
        additional: bool = False,
        span: tuple[int, int] | None = None,
    ) -> NumberPhrase:
        """The phrase of this match, or of a part of it."""
        start, end = span or (self.start, self.end)
        return NumberPhrase(
            start=start + self.shift,
            end=end + self.shift,
            text=self.text[start:end],
            low=bounds[0],
            high=bounds[1],
            sort=sort,
            bound=bounds[2],
            figure=figure,
            additional=additional,
        )


def _how(site: _Site) -> tuple[str, bool]:
    """What modifier and tail say together: a bound, and whether the number comes on top of others."""
    data, match = data_of_numbers(), site.match
    modifier = data["modifiers"].get(" ".join((match["modifier"] or "").split()), "")
    tail = data["tails"].get(" ".join((match["tail"] or "").split()), "")
    additional = "another" in modifier or tail == "another"
    how = modifier.removesuffix("another").strip() or ("" if tail == "another" else tail)
    return how, additional


def _phrases(site: _Site) -> list[NumberPhrase]:
    match = site.match
    if match["clock"]:
        return [site.phrase((None, None, "exact"), "time")]
    if match["ordinal"]:
        dated = _is_day(site, 1)
        figure = int(re.sub(r"\D", "", match["ordinal"]))
        return [site.phrase((figure, figure, "exact"), "time" if dated else "ordinal", figure=figure)]
    if match["vague"]:
        return _vague(site, match["vague"])
    if match["exact"]:
        return _exact(site, " ".join(match["exact"].split()))
    if match["number"]:
        return _single(site, "number", (site.start, site.end))
    return _range(site)


def _vague(site: _Site, written: str) -> list[NumberPhrase]:
    low, high = data_of_numbers()["vague"][" ".join(written.split())]
    if written == "many" and site.before in ("how", "as", "so", "too"):
        return []
    how, additional = _how(site)
    sort: Sort = _sort_of_word(site) or "count"
    low = 0 if how in ("at_most", "less") else low
    return [site.phrase((low, None if high < 0 else high, "vague"), sort, additional=additional)]


def _exact(site: _Site, written: str) -> list[NumberPhrase]:
    data = data_of_numbers()["idioms"]
    if written == "no" and (not site.word or site.word in data["after_no"] or site.joint == "-"):
        return []
    if written == "another" and (not site.word or site.before == "one"):
        return []
    if written == "both" and site.word in data["after_both"]:
        return []
    figure = data_of_numbers()["exact"][written]
    how, additional = _how(site)
    if figure == 0 or written == "another":  # "under no circumstances", "up to another authority"
        how, site.start = "", site.match.start("exact")
    sort: Sort = _sort_of_word(site) or "count"
    return [site.phrase(bounds_of(figure, how), sort, figure=figure, additional=additional or written == "another")]


def _single(site: _Site, group: str, span: tuple[int, int]) -> list[NumberPhrase]:
    written = site.match[group]
    value, (how, additional) = value_of(written), _how(site)
    if value < 10 and site.match["modifier"] in ("under", "over", "below") and written.isalpha():
        how, span = "", site.match.span(group)  # "under one of the cars" is a place
    sort = _sort(site, written, value, bounded=bool(site.match["modifier"]))
    if not isinstance(value, int):
        return [site.phrase((None, None, "exact"), sort if sort != "count" else "other", span=span)]
    if site.joint == "-" and sort == "count":
        word = site.word
        end = site.end + 1 + len(word)
        if word == "odd":
            return [site.phrase(bounds_of(value, "about"), sort, figure=value, span=(span[0], end))]
        if word == "plus":
            return [site.phrase(bounds_of(value, "at_least"), sort, figure=value, span=(span[0], end))]
    if site.low[site.end : site.end + 1] == "+" and sort == "count":
        return [site.phrase(bounds_of(value, "at_least"), sort, figure=value, span=(span[0], span[1] + 1))]
    return [site.phrase(bounds_of(value, how), sort, figure=value, additional=additional, span=span)]


def _range(site: _Site) -> list[NumberPhrase]:
    match = site.match
    names = ("from", "to") if match["from"] else ("first", "last")
    low, high = (value_of(match[name]) for name in names)
    scale = SCALE.search(match[names[1]])
    if scale and not SCALE.search(match[names[0]]) and low < high and not match[names[0]].startswith("a"):
        low *= 12 if scale[1] == "dozen" else data_of_numbers()["scales"][scale[1]]
    sort = _sort(site, match[names[1]], high, bounded=bool(match["modifier"]))
    if sort == "count" and match["sep"] and _is_change(site):
        return [
            site.phrase(bounds_of(int(value), ""), sort, figure=int(value), span=match.span(name))
            for name, value in zip(names, (low, high), strict=True)
        ]
    if sort == "count" and _is_clock_range(site, match[names[0]], match[names[1]]):
        sort = "time"
    if sort == "count" and _is_year(site, low, match[names[0]], bounded=False) and low < high < 2100:
        sort = "year"
    figures = isinstance(low, int) and isinstance(high, int)
    if sort == "count" and (not figures or low >= high or "/" in (match["sep"] or "") or _is_serial(match)):
        sort = "other"
    if not figures or low > high:
        return [site.phrase((None, None, "range"), sort)]
    how, additional = _how(site)
    bounds = (int(low), None if how == "at_least" else int(high))
    return [site.phrase((*bounds, "range"), sort, additional=additional)]


def _is_serial(match: re.Match[str]) -> bool:
    """Figures far apart with a hyphen between are a number of a telephone or a file."""
    if not match["sep"] or match["sep"].strip() not in ("-", "–", "—") or not match["last"][0].isdigit():
        return False
    return value_of(match["last"]) > 20 * max(value_of(match["first"]), 1)


def _is_change(site: _Site) -> bool:
    """ "Rose from 12 to 15" states two numbers, not a range."""
    if site.before != "from" or not (site.match["sep"] or "").strip().startswith("to"):
        return False
    left = site.low[max(0, site.start - 60) : site.start].split()
    stems = tuple(data_of_numbers()["change"]["stems"])
    return any(word.startswith(stems) for word in left[:-1])


@cache
def _word_sorts() -> dict[str, Sort]:
    """What the word behind a number makes of it."""
    data = data_of_numbers()
    table: dict[str, Sort] = dict.fromkeys(data["fractions"]["words"], "other")
    for sort in ("measure", "money", "caliber", "percent", "time"):
        table.update(dict.fromkeys(data[sort]["words"], sort))
    return table


def _sort_of_word(site: _Site) -> Sort | None:
    """The sort by the word behind, `None` where that says nothing."""
    word, following = site.word, site.next
    if not word:
        return None
    if word in ("year", "years", "month", "months") and following == "old":
        return "age"
    found = _word_sorts().get(word)
    if found is None and following:
        found = _word_sorts().get(f"{word} {following}")
        if found is None and _word_sorts().get(following) == "money":
            return "money"
    # "Two second lieutenants", "five m" and the like: short words count only with figures.
    if found == "measure" and word in ("second", "m", "square", "block", "story") and site.joint != "-":
        return found if site.low[site.end - 1].isdigit() and word != "second" else None
    return found


def _sort(site: _Site, written: str, value: int | float, *, bounded: bool) -> Sort:
    """What a number in figures or words counts or measures, judged by its neighbours."""
    glued, digits = site.glued(), written[0].isdigit()
    if site.word in _CLOCK_WORDS and _looks_like_clock(written):
        return "time"
    if site.before in data_of_numbers()["money"]["before"]:
        return "money"
    known = (glued and _sort_of_glued(glued)) or _sort_of_word(site)
    if known:
        return known
    if _is_part_of_word(site, digits):
        return "other"
    if not digits:
        return _sort_in_words(site, written)
    return _sort_in_figures(site, written, value, bounded=bounded)


_AFTER_CLOCK = ("on", "gmt", "hours", "local", "today", "yesterday", "this", "last", "and", "the", "in")
_CLOCK_WORDS = ("hours", "hrs", "hour", "gmt", "local")


def _sort_of_glued(glued: str) -> Sort | None:
    """What the characters make of a number that touches them on its left."""
    if glued[-1] in "$€£₦¥₹" or glued.endswith("us$"):
        return "money"
    if glued[-1] in "-–" and len(glued) > 1 and glued[-2].isalnum():
        return "caliber" if glued[:-1].isalpha() and len(glued) < 4 else "other"
    if glued in ("'", "‘"):
        return None  # "speaks of 'around 40'"
    return "other" if glued[-1] in "/:.,#'=&_\\" or glued[-1].isalnum() else None


def _is_part_of_word(site: _Site, digits: bool) -> bool:
    """ "12-man", "three-storey", "4x4"."""
    if site.joint == "-":
        return bool(site.word) and site.word not in data_of_numbers()["joined"]["words"]
    return digits and site.joint == "" and site.word[:1].isalpha()


def _sort_in_words(site: _Site, written: str) -> Sort:
    data = data_of_numbers()["idioms"]
    if _young(site):
        return "age"
    if written == "one" and (site.word in data["after_one"] or site.before in data["before_one"]):
        return "other"
    return "count"


def _young(site: _Site) -> bool:
    """ "Aged 12", "the age of twelve", "children under 12"."""
    data = data_of_numbers()
    left = site.low[max(0, site.start - 24) : site.start].split()[-3:]
    if left[-1:] and left[-1] in data["ages"]["age"]:
        return True
    if any(word in ("age", "aged", "ages") for word in left) and left[-1] in ("of", "from", "between"):
        return True
    modifier = (site.match["modifier"] or "").split()
    return modifier[:1] in (["under"], ["over"], ["below"]) and bool(left) and left[-1] in data["ages"]["young"]


def _sort_in_figures(site: _Site, written: str, value: int | float, *, bounded: bool) -> Sort:
    data = data_of_numbers()
    if _young(site) or _is_apposed_age(site, value):
        return "age"
    if _is_day(site, value) or _is_clock(site, written):
        return "time"
    if _is_year(site, value, written, bounded=bounded) or _is_short_year(site, written):
        return "year"
    named = site.before in data["names"]["before"] and (site.shouted() or site.before.startswith("no"))
    return "other" if named or _is_item(site, written) else "count"


def _is_item(site: _Site, written: str) -> bool:
    """The number of an item at the head of a line ("2. ", "3)")."""
    line = site.low.rfind("\n", 0, site.start) + 1
    return (
        len(written) < 3
        and not site.low[line : site.start].strip(" (*-")
        and site.low[site.end : site.end + 2] in (". ", ") ", ".\n")
    )


def _is_apposed_age(site: _Site, value: int | float) -> bool:
    """ "Ali Hassan, 34, a farmer" and "Ali Hassan (34)"."""
    behind = site.low[site.end : site.end + 1]
    if not 0 < value < 110 or site.match["modifier"] or site.match["tail"]:
        return False
    if behind == ")" and site.low[site.start - 1 : site.start] == "(":
        name = site.text[max(0, site.start - 40) : site.start - 1].split()[-1:]
        return bool(name) and name[0][0].isupper() and name[0].isalpha()
    return behind in (",", ".", ";", ")") and site.before[-1:] == "," and site.before[:-1].isalpha()


def _is_month(site: _Site, word: str) -> bool:
    """Whether the word behind is a month; "may" and "march" in small letters are verbs."""
    data = data_of_numbers()["day"]
    if word not in data["months"]:
        return False
    if word not in data["verbs"]:
        return True
    at = site.low.find(word, site.end)
    if site.text[at + 1].islower():
        return site.text[at].isupper()
    return word != "may" or site.next not in data["after_may"]


def _is_day(site: _Site, value: int | float) -> bool:
    """A day of the month: before or behind the month's name."""
    if not 0 < value <= 31:
        return False
    if _is_month(site, site.word) or (site.word == "of" and _is_month(site, site.next)):
        return True
    data, before = data_of_numbers()["day"], site.before.rstrip(".")
    return before in data["months"] and site.shouted() and before != site.before[:-1] + ","


def _looks_like_clock(written: str) -> bool:
    """Four figures that a 24-hour clock could show."""
    return len(written) == 4 and written.isdigit() and int(written) <= 2400 and int(written[2:]) < 60


def _is_clock(site: _Site, written: str) -> bool:
    if not _looks_like_clock(written):
        return False
    left = site.low[max(0, site.start - 16) : site.start].split()
    return written[0] == "0" or left[-1:] == ["at"] or left[-2:] in (["at", "about"], ["at", "around"])


def _is_short_year(site: _Site, written: str) -> bool:
    """The last number of "13 APR 89"."""
    left = site.low[max(0, site.start - 16) : site.start].split()[-2:]
    return (
        len(written) == 2
        and len(left) == 2
        and left[1].rstrip(".") in data_of_numbers()["day"]["months"]
        and left[0].isdigit()
        and int(written) > 31
    )


def _is_clock_range(site: _Site, first: str, last: str) -> bool:
    if not (_looks_like_clock(first) and _looks_like_clock(last)):
        return False
    return "0" in (first[0], last[0]) or not site.word or site.word in _AFTER_CLOCK


def _is_year(site: _Site, value: int | float, written: str, *, bounded: bool) -> bool:
    if len(written) != 4 or not 1500 <= value < 2100 or not written.isdigit():
        return False
    if site.before in data_of_numbers()["year"]["before"] or _is_month(site, site.before.rstrip(",.")):
        return site.word not in data_of_numbers()["year"]["people"]
    if bounded:
        return not site.word
    return not site.word or value % 10 != 0 or site.joint == ""
