"""Takes a found phrase of time apart: one builder a form of `en/dates.toml`.

A builder gets the named parts of its form and the place where the phrase stands, and gives the fields of
a `DatePhrase`; or `None` where the neighbours show that it is no date after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from annals.language.date_forms import REACH, WORD, data_of_dates
from annals.language.date_phrase import DatePhrase
from annals.language.patterns import alternation


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a phrase stands: the folded and the written text, its span, what belongs to it before it."""

    low: str
    text: str
    start: int
    end: int
    since: int
    shift: int
    month_first: bool = False
    hooks: dict[str, str] = field(default_factory=dict)

    def end_of(self, sort: str, **parts: Any) -> DatePhrase:
        """One end of a range; its span and text are those of the whole."""
        span = {"start": self.start + self.shift, "end": self.end + self.shift}
        return DatePhrase(text=self.text[self.start : self.end], sort=sort, **span, **parts)  # type: ignore[arg-type]

    def next_word(self) -> str:
        """The word behind the phrase, folded, when nothing but white space lies between."""
        found = _FOLLOWER.match(self.low, self.end)
        return found[1] if found else ""

    def continues(self) -> bool:
        """Whether the phrase goes on from the one before it ("between January and March")."""
        between = self.low[self.since : self.start].strip()
        return self.since > 0 and between in ("and", "or", "to", "until", "through", "-", "–", ",")

    def last_word(self) -> str:
        """The word before the phrase, folded; "(" for an opening bracket."""
        found = WORD.findall(self.low, max(0, self.start - REACH), self.start)
        return found[-1] if found else ""

    def shape(self, word: str) -> str:
        """How a word of the phrase is written: "small", with a capital ("title") or "all" in capitals."""
        at = self.low.find(word, self.start, self.end)
        if self.text[at].islower():
            return "small"
        return "title" if self.text[at + 1].islower() else "all"


_OPENS_DAY = re.compile(r"(?:^|[.!?:;)]\s+|\n\s*)on the\s+\Z|\bon the (?:\w+ )?(?:night|morning|evening) of the\s+\Z")
_OPENS = re.compile(
    r"(?:^|[.!?:;]\s+|\n\s*|[\"“]\s*)(?:just |only |barely |less than |more than |about |some |nearly |the )*\Z"
)
_SECOND = re.compile(r"\s+and\s+(?:the\s+)?\d")
_REST = re.compile(r"[^.;\n]*")
_PLACED = re.compile(r"[^\W\d_][\w.' -]{1,40},")
_OF_TIME = re.compile(rf"\s+of\s+(?:the\s+)?(?:{alternation(data_of_dates()['months'])}|last|this|(?:19|20)\d\d)(?!\w)")
LONGEST_SHORT = 5
"""So many letters a weekday has at most where it is shortened ("Thurs")."""
_FOLLOWER = re.compile(r"\s+([a-z]+)")
Parts = dict[str, str]
Made = dict[str, Any]


def _key(written: str) -> str:
    return " ".join(written.rstrip(".").split())


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def _year_of(given: Parts) -> Made:
    """The year of a tail: four digits, two digits (1931 to 2030), or a year named by another."""
    if "year" in given:
        return {"year": int(given["year"])}
    short = given.get("yy") or given.get("yy_q")
    if short:
        return {"year": _century(int(short))}
    if "yearword" not in given:
        return {}
    word = _key(given["yearword"].removeprefix("of ")).removesuffix(" year")
    shift, base = data_of_dates()["which"].get(word, (0, "published"))
    return {"shift": shift, "base": base}


def _century(short: int) -> int:
    return 1900 + short if short > 30 else 2000 + short


def _month_of(given: Parts) -> tuple[str, int]:
    word = _key(given.get("mon") or given.get("month") or given.get("mon_b") or given["mon_q"])
    data = data_of_dates()
    return word, data["months"].get(word) or data["month_abbreviations"][word]


def _weekday_of(given: Parts) -> Made:
    word = given.get("wday") or given.get("weekday")
    if not word:
        return {}
    data, word = data_of_dates(), _key(word)
    found = data["weekdays"].get(word)
    return {"weekday": data["weekday_abbreviations"][word] if found is None else found}


def _which_of(given: Parts) -> Made:
    word = given.get("lastthis")
    return {"which": data_of_dates()["which"][_key(word)][0]} if word else {}


def _is_month(word: str, given: Parts, site: Site, *, lone: bool) -> bool:
    """Whether "may" and "march" are the months here, and the whole is no name."""
    data = data_of_dates()
    if site.next_word() in data["names"]["after"]:
        return False
    if word not in data["modal"]["other_words"]:
        return not lone or "lastthis" in given or _is_lone_month(site)
    dated = bool(_year_of(given))
    shape = site.shape(word)
    if not dated and (shape == "small" or (shape == "all" and site.next_word() in data["modal"]["after_may"])):
        return False
    hooks = site.hooks
    bound = hooks.get("prep") in data["modal"]["needs"] or hooks.get("part") or "lastthis" in given
    return not lone or bool(bound) or site.continues() or bool(_goes_on().match(site.low, site.end))


@cache
def _goes_on() -> re.Pattern[str]:
    """Another month behind a month ("March-May 2019")."""
    months = alternation(data_of_dates()["months"])
    return re.compile(rf"\s*(?:[-–—]|to|and|or|until)\s*(?:{months})(?!\w)")


def _is_lone_month(site: Site) -> bool:
    """A month by itself: with a preposition, or capitalised and not somebody's first name."""
    if site.hooks.get("prep") or site.hooks.get("part"):
        return True
    if site.text[site.start].islower():
        return False
    after = site.text[site.end : site.end + 3].lstrip()
    return not (after[:1].isupper() and after[1:2].islower())


def _day_first(given: Parts, site: Site) -> Made | None:
    word, month = _month_of(given)
    if not _is_month(word, given, site, lone=False):
        return None
    written = given.get("day") or given.get("day_b")
    day = _number(written) if written else data_of_dates()["ordinals"][_key(given["ordinal"])]
    made = {"sort": "day", "month": month, "day": day}
    return made | _weekday_of(given) | _which_of(given) | _year_of(given)


def _days(given: Parts, site: Site) -> Made | None:
    word, month = _month_of(given)
    if not _is_month(word, given, site, lone=False):
        return None
    year, join = _year_of(given), given["join"].strip(" ,")
    first = site.end_of("day", month=month, day=_number(given["day"]), **year)
    last = site.end_of("day", month=month, day=_number(given["day2"]), **year)
    one = join.startswith("or") or join == "/" or site.hooks.get("part") == "night"
    # "Four arrests during the week of 12 to 18 January"
    one = one or site.low.endswith("week of ", 0, site.start)
    return {"sort": "range", "first": first, "last": last, "join": "some" if one else "every"}


def _iso(given: Parts, site: Site) -> Made:
    first = {"year": int(given["year"]), "month": int(given["mm"]), "day": int(given["dd"])}
    if "year2" not in given:
        return {"sort": "day"} | first
    last = site.end_of("day", year=int(given["year2"]), month=int(given["mm2"]), day=int(given["dd2"]))
    return {"sort": "range", "first": site.end_of("day", **first), "last": last, "join": "every"}


def _numeric(given: Parts, site: Site) -> Made | None:
    """Day first, as most of the world writes; month first where that alone gives a month, here or elsewhere."""
    day, month = int(given.get("d1") or given["d1b"]), int(given.get("d2") or given["d2b"])
    if month > 12 or (site.month_first and day <= 12):
        day, month = month, day
    if month > 12:
        return None
    return {"sort": "day", "month": month, "day": day} | _year_of(given)


def _entry(given: Parts, site: Site) -> Made | None:
    """Day and month at the head of a line or behind "on", the day first; a fraction or a score stands elsewhere."""
    before = site.low[: site.start].rpartition("\n")[2]
    day, month = int(given["d1c"]), int(given["d2c"])
    if month > 12 or not 1 <= day <= 31:
        return None
    if before.endswith(" ") and before.split()[-1:] in (["on"], ["since"]):
        return {"sort": "day", "month": month, "day": day}  # "looted the health post on 17/05"
    if before.strip(" -*\t") and not (_PLACED.fullmatch(before.strip()) and site.text[site.end : site.end + 1] == ":"):
        return None  # but "Cujubim, 5/7: a leader was shot"
    behind = site.text[site.end : site.end + 2].strip()
    if behind.islower():
        # "24/4 Kanker", but "1/2 cup".
        return None
    return {"sort": "day", "month": month, "day": day}


def _compact(given: Parts, site: Site) -> Made:
    year = int(given.get("yx") or given["yx_b"])
    _, month = _month_of(given)
    whole = year if year > 99 else _century(year)
    return {"sort": "day", "month": month, "day": int(given.get("dd") or given["dd_b"]), "year": whole}


def _month(given: Parts, site: Site) -> Made | None:
    word, month = _month_of(given)
    if not _is_month(word, given, site, lone=not _year_of(given)):
        return None
    return {"sort": "month", "month": month} | _which_of(given) | _year_of(given)


def _season(given: Parts, site: Site) -> Made | None:
    word = given.get("season") or given["season_b"]
    dated = _year_of(given) | _which_of(given)
    if not dated and site.hooks.get("prep") not in ("in", "during", "since", "by", "until", "over"):
        return None
    return {"sort": "season", "season": word} | dated


def _weekday(given: Parts, site: Site) -> Made:
    made = {"sort": "weekday"} | _weekday_of(given)
    which = given.get("which")
    if which is None:
        return made
    if _key(which) == "following" and site.low[site.end : site.end + 2] in ("'s", "’s"):
        return made  # "decreed following Sunday's ambush"
    shift, base = data_of_dates()["which"][_key(which)]
    if site.low.endswith("week", site.start, site.end):
        return made | {"unit": "week", "shift": shift, "base": base}
    # "He said that Tuesday ..." is a conjunction more often than a pointer.
    if _key(which) == "that" and site.hooks.get("prep") != "on":
        return made
    return made | {"which": shift, "base": base}


def _moment(given: Parts, site: Site) -> Made:
    shift = data_of_dates()["moments"][_key(given["moment"])]
    return _shift("day", abs(shift), abs(shift), (shift > 0) - (shift < 0), **_weekday_of(given))


def _shift(unit: str, least: int | None, most: int | None, way: int, **more: Any) -> Made:
    if unit == "fortnight":
        unit, least, most = "week", least and 2 * least, most and 2 * most
    return {"sort": "shift", "unit": unit, "least": least, "most": most, "shift": way} | more


def _amount(given: Parts, unit: str) -> tuple[int, int | None]:
    data, written = data_of_dates(), given.get("n") or given.get("n_c")
    if written is None:
        return 2, data["bare"].get(unit) or None
    if written.isdigit():
        return int(written), int(written)
    least, most = data["amounts"][_key(written)]
    return least, most or None


def _ago(given: Parts, site: Site) -> Made | None:
    if "time" in given:
        return _shift("day", 0, None, -1)
    unit = data_of_dates()["units"][given["unit"]]
    if "n" not in given and "n_c" not in given and not given["unit"].endswith("s"):
        return None
    least, most = _amount(given, unit)
    if "plus" in given:  # "a month and a half", "a week or two"
        most = least + 1
    return _shift(unit, least, most, -1, modifier=_modifier(site))


def _modifier(site: Site) -> str | None:
    return site.hooks.get("modifier") or site.hooks.get("about")


def _later(given: Parts, site: Site) -> Made | None:
    unit = data_of_dates()["units"][given["unit"]]
    if "n" not in given and not given["unit"].endswith("s"):
        return None
    least, most = _amount(given, unit)
    if given["way"] == "on" and unit not in ("day", "week"):
        return None
    way = 1 if given["way"].startswith(("later", "after", "on")) else -1
    return _shift(unit, least, most, way, base="anchor", modifier=_modifier(site))


def _linked(given: Parts, site: Site) -> Made | None:
    """ "..., a day after gunmen had killed X": the day of what follows, counted from what was told before."""
    unit = data_of_dates()["units"][given["unit"]]
    if unit in ("minute", "hour"):
        return None
    if _OPENS.search(site.low, max(0, site.start - 24), site.start):
        # "The day before two bombs killed nine." tells of that day alone; with a clause behind it links the two.
        alone = "n" not in given and unit == "day" and "," not in _REST.findall(site.low, site.end)[0]
        return _beside(given, site) if alone else None
    least, most = _amount(given, unit) if "n" in given else (1, 1)
    way = -1 if given["way"] == "after" else 1
    return _shift(unit, least, most, way, base="anchor", modifier=_modifier(site), links=True)


def _beside(given: Parts, site: Site) -> Made:
    return _shift("day", 1, 1, -1 if given["way"] == "before" else 1, base="anchor")


def _window(given: Parts, site: Site) -> Made | None:
    data = data_of_dates()
    written = given.get("units") or given["unit"]
    if ("unit" in given and site.next_word() == "of") or _OF_TIME.match(site.low, site.end):
        return None  # "the last day of the year", "in the last days of July"
    unit, way = data["units"][written], data["windows"].get(_key(given.get("window", "the past")), -1)
    if "n" in given or "unit" in given:
        least, most = _amount(given, unit) if "n" in given else (1, 1)
        most = most or least
    else:
        most = {"hour": 48, "day": 62, "week": 9, "month": 12, "year": 10, "decade": 5}.get(unit, 9)
    if unit == "fortnight":
        unit, most = "week", 2 * most
    # "Over the following three days" counts from what was told last.
    told = _key(given.get("window", "")) in ("the following", "the ensuing", "the subsequent")
    return {
        "sort": "window",
        "unit": unit,
        "least": 0,
        "most": most,
        "shift": way,
        "base": "anchor" if told else "published",
    }


def _which(given: Parts, site: Site) -> Made | None:
    shift, base = data_of_dates()["which"][_key(given["which"])]
    unit = given["span"]
    if given["which"] == "past" and unit not in ("day", "week", "weekend", "month", "year", "decade", "fortnight"):
        return None  # "from six until past noon"
    if given["which"] == "last" and site.next_word() == "of" and site.last_word() == "the":
        return None  # "the last week of the campaign"
    if unit in ("night", "morning", "afternoon", "evening", "dawn", "day"):
        if unit == "day" and _key(given["which"]) in ("last", "past", "this past"):
            return None
        base = "anchor" if given["which"] == "next" else base
        if unit != "night" and base == "published" and shift == -1:
            shift = -1
        return _shift("day", abs(shift), abs(shift), shift, base=base)
    return {"sort": "unit", "unit": unit, "shift": shift, "base": base}


def _of_period(given: Parts, site: Site) -> Made | None:
    """ "Earlier in the year", "the end of the month": only with a part, else it is any year."""
    if "part" not in site.hooks:
        return None
    return {"sort": "unit", "unit": given["period"], "shift": 0}


def _weekend(given: Parts, site: Site) -> Made:
    return {"sort": "unit", "unit": "weekend", "shift": 0}


def _recently(given: Parts, site: Site) -> Made:
    most = 1 if given["word"] == "overnight" else 62
    return {"sort": "window", "unit": "day", "least": 0, "most": most, "shift": -1}


def _night(given: Parts, site: Site) -> Made:
    return {"sort": "window", "unit": "day", "least": 0, "most": 1, "shift": -1, "part": "night"}


def _month_beside(given: Parts, site: Site) -> Made | None:
    """ "That July", "the following March", "the November before": the month nearest to what was told last."""
    if "side" in given:
        month, which = data_of_dates()["months"][given["month_b"]], -1 if given["side"] == "before" else 1
    else:
        month, which = data_of_dates()["months"][given["month"]], data_of_dates()["which"][_key(given["beside"])][0]
    return {"sort": "month", "month": month, "which": which, "base": "anchor"}


def _named(given: Parts, site: Site) -> Made:
    month, day = data_of_dates()["named_days"][_key(given["named"])]
    return {"sort": "day", "month": month, "day": day} | _year_of(given)


def _day_of_month(given: Parts, site: Site) -> Made | None:
    if "day_s" in given and site.next_word():
        # "On the 9th rebels ...", but "on the 9th floor"; within a sentence the day stands apart.
        before = site.low[max(0, site.start - 48) : site.start]
        opens = _OPENS_DAY.search(before)
        tables, word = data_of_dates()["ordinals_of"], site.next_word()
        if word in tables["words"] or _SECOND.match(site.low, site.end) or not (opens or word in tables["follow"]):
            return None
    return {"sort": "day", "day": _number(given.get("day_o") or given["day_s"])} | _which_of(given)


def _weekday_and_day(given: Parts, site: Site) -> Made | None:
    """ "Wed 5: riot spreads ... Sat 8: troops fire": days of the month that the text has reached."""
    short = len(_key(given["wday"])) <= LONGEST_SHORT
    opens = _OPENS.search(site.low, max(0, site.start - 24), site.start)
    if not short or not opens or site.text[site.start].islower():
        return None
    return {"sort": "day", "day": _number(given["day_o"])} | _weekday_of(given)


BUILDERS: dict[str, Callable[[Parts, Site], Made | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "entry": _entry,
    "compact": _compact,
    "days": _days,
    "day_first": _day_first,
    "month": _month,
    "season": _season,
    "weekday": _weekday,
    "moment": _moment,
    "ago": _ago,
    "later": _later,
    "linked": _linked,
    "beside": _beside,
    "window": _window,
    "which": _which,
    "of_period": _of_period,
    "weekend": _weekend,
    "recently": _recently,
    "night": _night,
    "month_beside": _month_beside,
    "named": _named,
    "day_of_month": _day_of_month,
    "weekday_and_day": _weekday_and_day,
}
