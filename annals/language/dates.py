"""Finds the phrases of a text that name a time: spans and parts, without saying what day they mean.

`find_dates` gives the phrases in the order of the text, never overlapping. The words and the forms of
the phrases are data (`en/dates.toml`); this module turns them into one compiled expression, run once
over the folded text, and into one small expression a form that takes a found phrase apart.

What is refused here: "may" and "march" that are no months, dates inside names ("the 19 April
Movement"), four digits that are no year. A phrase's span leaves out its preposition, which is kept in
`prep` because it decides what the phrase bounds ("since", "before", "by").
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

Sort = Literal["day", "month", "year", "decade", "century", "season", "weekday", "shift", "unit", "window", "range"]
Base = Literal["published", "anchor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePhrase:
    """One phrase of time: where it stands and what it says; `None` is what it does not say.

    `start` and `end` are character offsets into the text, half-open, without the preposition, which is
    `prep` in lower case ("on", "since", "by" ...). `sort` tells which parts count:

    * `day`, `month`, `year`, `decade`, `century`, `season`: `year`, `month`, `day`, `season` as written
      (a decade's and century's `year` is its first); `weekday` (0 is Monday) where it is named
      as well; `shift` is the number of years from that of `base` ("May last year": -1). A year-less day
      or month with `which` (-1 last, 0 this, 1 next) has it in `which`.
    * `weekday`: `weekday`, and `which` as above or `None`; `unit` "week" with `shift` for "Monday last
      week".
    * `shift`: `least` to `most` times `unit` from `base`, in the direction of `shift` (-1 back, 1 forward, 0
      the base itself); `most` is `None` where open. `modifier` is "more", "less" or "about".
    * `unit`: the calendar `unit` that lies `shift` units from that of `base` ("last week").
    * `window`: some time within `least` to `most` times `unit` before (-1) or after (1) `base`.
    * `range`: from `first` to `last`; `join` is "every" (all of it) or "some" (one day within).

    `part` is "early", "mid", "late", "beginning", "end", "eve", "night" and the like, `about` that the
    text says it is not exact, `attributive` that the phrase stands before a noun ("the 5 May attack").
    """

    start: int
    end: int
    text: str
    sort: Sort
    prep: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    which: int | None = None
    base: Base = "published"
    shift: int | None = None
    unit: str | None = None
    least: int | None = None
    most: int | None = None
    modifier: str | None = None
    part: str | None = None
    about: bool = False
    attributive: bool = False
    join: Literal["every", "some"] | None = None
    first: DatePhrase | None = None
    last: DatePhrase | None = None

    @property
    def edge(self) -> Literal["start", "end"] | None:
        """Whether the phrase names the start of a time ("since 2015") or its end ("until 2003")."""
        if self.prep in ("since", "from", "after"):
            return "start"
        return "end" if self.prep in ("until", "by", "before") else None


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "en" / "dates.toml").read_text(encoding="utf-8"))


def _blanks(pattern: str) -> str:
    return pattern.replace(" ", r"\s+")


def _words(*tables: Any) -> str:
    """An alternation of the words of some tables, the longest first."""
    words = {word for table in tables for word in table}
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _slots() -> dict[str, str]:
    data = _data()
    month = _words(data["months"])
    mon = _words(data["months"], data["month_abbreviations"])
    day, year = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[6-9]\d\d|20[0-4]\d)"
    unit = _words(data["units"])
    wday = _words(data["weekdays"], data["weekday_abbreviations"])
    number = rf"\d{{1,3}}|{_words(data['amounts'])}"
    lastthis = "last|this|next|past|this past|this coming"
    return {
        "year": year,
        "year2": year,
        "yy": r"\d\d",
        "yy_q": r"\d\d",
        "yx": r"(?:19|20)\d\d|\d\d",
        "mm": r"1[0-2]|0[1-9]",
        "dd": r"3[01]|[12]\d|0?[1-9]",
        "d1": day,
        "d2": day,
        "d1b": day,
        "d2b": day,
        "day": rf"{day}(?:st|nd|rd|th)?(?![\w])",
        "day_b": day,
        "day2": rf"{day}(?:st|nd|rd|th)?(?![\w])",
        "day_o": rf"{day}(?:st|nd|rd|th)?(?![\w])",
        "ordinal": _words(data["ordinals"]),
        "month": month,
        "mon": mon,
        "mon_q": _words(data["month_abbreviations"]),
        "wday": rf"(?:{wday})\.?",
        "weekday": _words(data["weekdays"]),
        "tod": _words(data["parts_of_day"]["names"]),
        "which": _words(data["which"]),
        "lastthis": lastthis,
        "n": number,
        "n_c": number,
        "unit": unit,
        "units": _words(data["units_plural"]["names"]),
        "moment": _words(data["moments"]),
        "window": _words(data["windows"]),
        "named": _words(data["named_days"]),
        "decade": r"(?:1[6-9]\d|20[0-4])",
        "yearword": r"(?:of )?(?:last|this|next|that|the same|the previous|the following) year(?!\w)",
        "yeartail": (
            r"(?:\.?,? (?:of )?(?:{year}(?![\d])(?!(?:,\d)|[.:]\d)|{yearword})"
            r"|,?\s*\x27{yy}(?!\w)|\.? {yy_q}(?!\w)(?=\s*(?:--|[\])(;]|[.,]\s*$)))?"
        ),
    }


def _expand(pattern: str, *, named: bool) -> str:
    slots = _slots()

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        body = slots[name]
        if name == "yeartail":
            return re.sub(r"\{([a-z_]\w*)\}", fill, body)
        return f"(?P<{name}>{body})" if named else f"(?:{body})"

    full = re.sub(r"\{([a-z_]\w*)\}", fill, pattern)
    if not named:
        full = re.sub(r"\(\?P<\w+>", "(?:", full)
    return _blanks(full)


@cache
def _master() -> re.Pattern[str]:
    """All forms as one expression; the group that matched is the index of the form."""
    forms = _data()["forms"]
    inner = "|".join(f"(?P<f{i}>{_expand(form['pattern'], named=False)})" for i, form in enumerate(forms))
    # A figure behind a letter and a hyphen is a name ("M-19"), but "mid-1997" and "May-June" are dates.
    return re.compile(rf"\b(?:(?<![\w$€£#.,:/–\-])|(?<=mid-)|(?<=[a-z]-)(?=[a-z]))(?:{inner})")


@cache
def _detail(form: int) -> re.Pattern[str]:
    """The expression that takes a phrase of one form apart into named parts."""
    return re.compile(_expand(_data()["forms"][form]["pattern"], named=True))


@cache
def _hooks() -> tuple[tuple[str, dict[str, str]], ...]:
    """The word tables that are looked for before a phrase, from the phrase outwards."""
    data = _data()
    prepositions = data["prepositions"]
    return (
        ("article", dict.fromkeys(("the", "a", "an", "its", "his", "her", "their"), "the")),
        ("modifier", data["more_or_less"]),
        ("part", data["parts"]),
        ("article", {"the": "the"}),
        ("about", dict.fromkeys(data["about"]["words"], "about")),
        ("prep", {word: prepositions["same"].get(word, word) for word in prepositions["words"]}),
    )


_WORD = re.compile(r"\S+")
_REACH = 44


def _look_back(low: str, at: int, *, amount: bool) -> tuple[int, dict[str, str]]:
    """What stands before a phrase at `at` and belongs to it, and where the phrase then begins.

    `amount` says that the phrase counts units, so that "over" and "some" belong to its number.
    """
    words = [(m[0], m.start()) for m in _WORD.finditer(low, max(0, at - _REACH), at)][-6:]
    if words and not low[at - 1].isspace() and words[-1][0] != "mid-":
        return at, {}
    start, found = at, {}
    for kind, table in _hooks():
        if kind == "modifier" and not amount:
            continue
        for count in range(min(4, len(words)), 0, -1):
            meaning = table.get(" ".join(word for word, _ in words[-count:]))
            if meaning is None:
                continue
            found[kind] = meaning
            if kind in ("modifier", "part", "about"):
                start = words[-count][1]
            del words[-count:]
            break
    return start, found


def _fold(text: str) -> str:
    """Lower case and straight apostrophes, with every character at its old offset."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low.replace("’", "'").replace("‘", "'")


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DatePhrase, ...]:
    """The phrases of time in `text[start:end]`, in order; offsets count from the head of `text`.

    What stands before `start` is not looked at, so a phrase's preposition must lie in the stretch.
    """
    piece = text[start:end]
    low = _fold(piece)
    found: list[DatePhrase] = []
    match = _master().search(low)
    while match:
        phrase = _read(match, low, piece, found[-1].end - start if found else 0)
        if phrase:
            found.append(replace(phrase, start=phrase.start + start, end=phrase.end + start))
        # A refused phrase may hide a good one further right ("5 may May 6").
        resume = match.end() if phrase else _next_word(low, match.start())
        match = _master().search(low, resume)
    return _join(text, found)


def _next_word(low: str, at: int) -> int:
    word = _WORD.match(low, at)
    return word.end() if word else at + 1


def _read(match: re.Match[str], low: str, piece: str, since: int) -> DatePhrase | None:
    """The phrase of one match, or `None` where its neighbours say that it is no date."""
    form = int(str(match.lastgroup)[1:])
    name = _data()["forms"][form]["name"]
    # Looks beyond the phrase's end need the whole text, so no end is given here.
    parts = _detail(form).match(low, match.start())
    if parts is None:
        return None
    given = {key: value for key, value in parts.groupdict().items() if value is not None}
    start, hooks = _look_back(low, match.start(), amount=name in ("ago", "later"))
    start = max(start, since)
    site = _Site(low=low, text=piece, start=match.start(), end=match.end(), hooks=hooks, since=since)
    made = _BUILDERS[name](given, site)
    if made is None:
        return None
    if made["sort"] not in ("day", "month", "year") and name != "season":
        hooks.pop("article", None)
    end = len(piece[: match.end()].rstrip(" .,"))
    return DatePhrase(
        start=start,
        end=end,
        text=piece[start:end],
        prep=hooks.get("prep"),
        part=hooks.get("part"),
        about="about" in hooks,
        attributive="article" in hooks and "prep" not in hooks,
        **made,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """Where a phrase stands: the folded and the written text, its span, what belongs to it before it."""

    low: str
    text: str
    start: int
    end: int
    hooks: dict[str, str]
    since: int

    def next_word(self) -> str:
        """The word behind the phrase, folded, when nothing but white space lies between."""
        found = _FOLLOWER.match(self.low, self.end)
        return found[1] if found else ""

    def last_word(self) -> str:
        """The word before the phrase, folded; "(" for an opening bracket."""
        found = _WORD.findall(self.low, max(0, self.start - _REACH), self.start)
        return found[-1] if found else ""

    def written_small(self, word: str) -> bool:
        """Whether a word of the phrase is written without a capital."""
        at = self.low.find(word, self.start, self.end)
        return self.text[at].islower()


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
    shift, base = _data()["which"].get(word, (0, "published"))
    return {"shift": shift, "base": base}


def _century(short: int) -> int:
    return 1900 + short if short > 30 else 2000 + short


def _month_of(given: Parts) -> tuple[str, int]:
    word = _key(given.get("mon") or given.get("month") or given["mon_q"])
    data = _data()
    return word, data["months"].get(word) or data["month_abbreviations"][word]


def _weekday_of(given: Parts) -> Made:
    word = given.get("wday") or given.get("weekday")
    if not word:
        return {}
    data, word = _data(), _key(word)
    found = data["weekdays"].get(word)
    return {"weekday": data["weekday_abbreviations"][word] if found is None else found}


def _which_of(given: Parts) -> Made:
    word = given.get("lastthis")
    return {"which": _data()["which"][_key(word)][0]} if word else {}


def _is_month(word: str, given: Parts, site: _Site, *, lone: bool) -> bool:
    """Whether "may" and "march" are the months here, and the whole is no name."""
    data = _data()
    if site.next_word() in data["names"]["after"]:
        return False
    if word not in data["modal"]["other_words"]:
        return not lone or _is_lone_month(site)
    dated = bool(_year_of(given))
    if word == "may" and not dated and site.next_word() in data["modal"]["after_may"]:
        return False
    if site.written_small(word) and not dated:
        return False
    hooks = site.hooks
    bound = hooks.get("prep") in data["modal"]["needs"] or hooks.get("part") or "lastthis" in given
    return not lone or bool(bound)


def _is_lone_month(site: _Site) -> bool:
    """A month by itself: with a preposition, or capitalised and not somebody's first name."""
    if site.hooks.get("prep") or site.hooks.get("part"):
        return True
    if site.text[site.start].islower():
        return False
    after = site.text[site.end : site.end + 3].lstrip()
    return not (after[:1].isupper() and after[1:2].islower())


def _day_first(given: Parts, site: _Site) -> Made | None:
    word, month = _month_of(given)
    if not _is_month(word, given, site, lone=False):
        return None
    written = given.get("day") or given.get("day_b")
    day = _number(written) if written else _data()["ordinals"][_key(given["ordinal"])]
    made = {"sort": "day", "month": month, "day": day}
    return made | _weekday_of(given) | _which_of(given) | _year_of(given)


def _days(given: Parts, site: _Site) -> Made | None:
    word, month = _month_of(given)
    if not _is_month(word, given, site, lone=False):
        return None
    year, join = _year_of(given), given["join"].strip(" ,")
    kept: Made = {"sort": "day", "month": month, "start": site.start, "end": site.end, "text": ""}
    first = DatePhrase(**kept, **year, day=_number(given["day"]))
    last = DatePhrase(**kept, **year, day=_number(given["day2"]))
    one = join.startswith("or") or join == "/" or site.hooks.get("part") == "night"
    return {"sort": "range", "first": first, "last": last, "join": "some" if one else "every"}


def _iso(given: Parts, site: _Site) -> Made:
    return {"sort": "day", "year": int(given["year"]), "month": int(given["mm"]), "day": int(given["dd"])}


def _numeric(given: Parts, site: _Site) -> Made | None:
    """Day first, as most of the world writes; month first only where that alone gives a month."""
    day, month = int(given.get("d1") or given["d1b"]), int(given.get("d2") or given["d2b"])
    if month > 12:
        day, month = month, day
    if month > 12:
        return None
    return {"sort": "day", "month": month, "day": day} | _year_of(given)


def _compact(given: Parts, site: _Site) -> Made:
    year = int(given["yx"])
    _, month = _month_of(given)
    whole = year if year > 99 else _century(year)
    return {"sort": "day", "month": month, "day": int(given["dd"]), "year": whole}


def _month(given: Parts, site: _Site) -> Made | None:
    word, month = _month_of(given)
    if not _is_month(word, given, site, lone=not _year_of(given)):
        return None
    return {"sort": "month", "month": month} | _which_of(given) | _year_of(given)


def _season(given: Parts, site: _Site) -> Made | None:
    word = given.get("season") or given["season_b"]
    dated = _year_of(given) | _which_of(given)
    if not dated and site.hooks.get("prep") not in ("in", "during", "since", "by", "until", "over"):
        return None
    return {"sort": "season", "season": word} | dated


def _weekday(given: Parts, site: _Site) -> Made:
    made = {"sort": "weekday"} | _weekday_of(given)
    which = given.get("which")
    if which is None:
        return made
    shift, base = _data()["which"][_key(which)]
    if site.low.rstrip()[: site.end].endswith("week"):
        return made | {"unit": "week", "shift": shift, "base": base}
    # "He said that Tuesday ..." is a conjunction more often than a pointer.
    if _key(which) == "that" and site.hooks.get("prep") != "on":
        return made
    return made | {"which": shift, "base": base}


def _moment(given: Parts, site: _Site) -> Made:
    shift = _data()["moments"][_key(given["moment"])]
    return _shift("day", abs(shift), abs(shift), (shift > 0) - (shift < 0))


def _shift(unit: str, least: int | None, most: int | None, way: int, **more: Any) -> Made:
    if unit == "fortnight":
        unit, least, most = "week", least and 2 * least, most and 2 * most
    return {"sort": "shift", "unit": unit, "least": least, "most": most, "shift": way} | more


def _amount(given: Parts, unit: str) -> tuple[int, int | None]:
    data, written = _data(), given.get("n") or given.get("n_c")
    if written is None:
        return 2, data["bare"].get(unit) or None
    if written.isdigit():
        return int(written), int(written)
    least, most = data["amounts"][_key(written)]
    return least, most or None


def _ago(given: Parts, site: _Site) -> Made | None:
    if "time" in given:
        return _shift("day", 0, None, -1)
    unit = _data()["units"][given["unit"]]
    if "n" not in given and "n_c" not in given and not given["unit"].endswith("s"):
        return None
    least, most = _amount(given, unit)
    return _shift(unit, least, most, -1, modifier=_modifier(site))


def _modifier(site: _Site) -> str | None:
    return site.hooks.get("modifier") or site.hooks.get("about")


def _later(given: Parts, site: _Site) -> Made | None:
    unit = _data()["units"][given["unit"]]
    if "n" not in given and not given["unit"].endswith("s"):
        return None
    least, most = _amount(given, unit)
    way = 1 if given["way"].startswith(("later", "after")) else -1
    return _shift(unit, least, most, way, base="anchor", modifier=_modifier(site))


def _beside(given: Parts, site: _Site) -> Made:
    return _shift("day", 1, 1, 1 if given["way"] == "after" else -1, base="anchor")


def _window(given: Parts, site: _Site) -> Made | None:
    data = _data()
    written = given.get("units") or given["unit"]
    if "unit" in given and site.next_word() == "of":  # "the last day of the year"
        return None
    unit, way = data["units"][written], data["windows"].get(_key(given.get("window", "the past")), -1)
    if "n" in given or "unit" in given:
        least, most = _amount(given, unit) if "n" in given else (1, 1)
        most = most or least
    else:
        most = {"hour": 48, "day": 62, "week": 9, "month": 24, "year": 10, "decade": 5}.get(unit, 9)
    if unit == "fortnight":
        unit, most = "week", 2 * most
    return {"sort": "window", "unit": unit, "least": 0, "most": most, "shift": way}


def _which(given: Parts, site: _Site) -> Made | None:
    shift, base = _data()["which"][_key(given["which"])]
    unit = given["span"]
    if unit in ("night", "morning", "afternoon", "evening", "dawn", "day"):
        if unit == "day" and _key(given["which"]) in ("last", "past", "this past"):
            return None
        base = "anchor" if given["which"] == "next" else base
        if unit != "night" and base == "published" and shift == -1:
            shift = -1
        return _shift("day", abs(shift), abs(shift), shift, base=base)
    return {"sort": "unit", "unit": unit, "shift": shift, "base": base}


def _weekend(given: Parts, site: _Site) -> Made:
    return {"sort": "unit", "unit": "weekend", "shift": 0}


def _recently(given: Parts, site: _Site) -> Made:
    most = 1 if given["word"] == "overnight" else 62
    return {"sort": "window", "unit": "day", "least": 0, "most": most, "shift": -1}


def _named(given: Parts, site: _Site) -> Made:
    month, day = _data()["named_days"][_key(given["named"])]
    return {"sort": "day", "month": month, "day": day} | _year_of(given)


def _day_of_month(given: Parts, site: _Site) -> Made:
    return {"sort": "day", "day": _number(given["day_o"])} | _which_of(given)


def _decade(given: Parts, site: _Site) -> Made | None:
    if "short" not in given:
        return {"sort": "decade", "year": int(given["decade"]) * 10}
    # "in his 30s" is an age.
    if site.last_word() not in ("the", "early", "late", "mid") or " ".join(
        site.low[max(0, site.start - 24) : site.start].split()[-2:]
    ).startswith(("his", "her", "their")):
        return None
    return {"sort": "decade", "year": 1900 + int(given["short"])}


def _century_of(given: Parts, site: _Site) -> Made:
    return {"sort": "century", "year": (int(given["century"]) - 1) * 100 + 1}


def _years(given: Parts, site: _Site) -> Made | None:
    first = int(given["year"])
    last = int(given["year2"]) if "year2" in given else first // 100 * 100 + int(given["yy"])
    if last <= first:
        return None
    kept: Made = {"sort": "year", "start": site.start, "end": site.end, "text": ""}
    return {
        "sort": "range",
        "first": DatePhrase(**kept, year=first),
        "last": DatePhrase(**kept, year=last),
        "join": "some" if "/" in site.low[site.start : site.end] else "every",
    }


def _year(given: Parts, site: _Site) -> Made | None:
    data, year, word = _data()["years"], int(given["year"]), site.last_word()
    if site.next_word() in data["not_before"]:
        return None
    if word in ("to", "and", "or"):
        known = site.since > 0 and site.start - site.since < 12
    elif site.low[site.start - 1 : site.start] == "(":
        known = site.low[site.end : site.end + 1] in (")", ",", ";", ":")
    else:
        known = word in data["before"] or word.endswith("'s")
    bound = word in ("of", "the", "a", "by", "his", "her", "its", "their", "to")
    return {"sort": "year", "year": year} if known and (year >= 1800 and (year >= 1900 or not bound)) else None


_BUILDERS = {
    "iso": _iso,
    "numeric": _numeric,
    "compact": _compact,
    "days": _days,
    "day_first": _day_first,
    "month": _month,
    "season": _season,
    "weekday": _weekday,
    "moment": _moment,
    "ago": _ago,
    "later": _later,
    "beside": _beside,
    "window": _window,
    "which": _which,
    "weekend": _weekend,
    "recently": _recently,
    "named": _named,
    "day_of_month": _day_of_month,
    "decade": _decade,
    "century": _century_of,
    "years": _years,
    "year": _year,
}

_LIST = {"and", "or", ",", ", and", ", or", "to", "until", "till", "through", "-", "–", "—"}
_SPANS = {"to", "until", "till", "through", "-", "–", "—", "to the", "until the"}


def _join(text: str, found: list[DatePhrase]) -> tuple[DatePhrase, ...]:
    """Makes ranges of neighbours ("from May to July 2019"), and lends a later year to an earlier phrase."""
    joined: list[DatePhrase] = []
    for phrase in reversed(found):
        if joined:
            later = joined[-1]
            gap = " ".join(text[phrase.end : later.start].lower().split())
            earlier = _lend(phrase, later) if gap in _LIST else phrase
            if _spans(earlier, later, gap):
                joined[-1] = _range(text, earlier, later)
            else:
                joined.append(earlier)
        else:
            joined.append(phrase)
    return tuple(reversed(joined))


def _lend(phrase: DatePhrase, later: DatePhrase) -> DatePhrase:
    """The earlier of two neighbours with the year that only the later one states."""
    source = later.first or later
    dated = ("day", "month")
    if phrase.sort not in dated or source.sort not in dated or phrase.year or phrase.shift or not source.year:
        return phrase
    return replace(phrase, year=source.year)


def _spans(first: DatePhrase, last: DatePhrase, gap: str) -> bool:
    plain = ("day", "month", "year", "weekday", "decade", "shift", "unit")
    if first.sort not in plain or last.sort not in plain:
        return False
    if first.prep == "between":
        return gap in ("and", "and the")
    return gap in _SPANS and (first.prep == "from" or first.sort == last.sort)


def _range(text: str, first: DatePhrase, last: DatePhrase) -> DatePhrase:
    some = first.part == "night"
    return DatePhrase(
        start=first.start,
        end=last.end,
        text=text[first.start : last.end],
        sort="range",
        prep=first.prep,
        part="night" if some else None,
        first=first,
        last=last,
        join="some" if some else "every",
    )
