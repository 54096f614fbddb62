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
from functools import cache, lru_cache

from annals.language.date_forms import WORD, data_of_dates, detail, look_back, master
from annals.language.date_parts import BUILDERS, Site
from annals.language.date_phrase import DatePhrase
from annals.language.date_years import YEARS
from annals.language.patterns import alternation, fold
from annals.records import replace

__all__ = ["DatePhrase", "find_dates"]

_BUILDERS = {**BUILDERS, **YEARS}


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DatePhrase, ...]:
    """The phrases of time in `text[start:end]`, in order; offsets count from the head of `text`.

    What stands before `start` is not looked at, so a phrase's preposition must lie in the stretch.
    """
    piece = text[start:end]
    low = fold(piece)
    found: list[DatePhrase] = []
    match = master().search(low)
    while match:
        site = Site(
            low=low,
            text=piece,
            start=match.start(),
            end=match.end(),
            since=found[-1].end - start if found else 0,
            shift=start,
            month_first=_month_first(text),
        )
        phrase = _read(int(str(match.lastgroup)[1:]), site)
        if phrase:
            found.append(phrase)
        # A refused phrase may hide a good one further right ("5 may May 6").
        resume = match.end() if phrase else _next_word(low, match.start())
        match = master().search(low, resume)
    return _join(text, found)


_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d(?!\d)")


@lru_cache(maxsize=2)
def _month_first(text: str) -> bool:
    """Whether the dates in figures of a text are written month first: one can only so be read, and none otherwise."""
    pairs = [(int(a), int(b)) for a, b in _SLASHED.findall(text)] if "/" in text else []
    return any(a <= 12 < b for a, b in pairs) and not any(b <= 12 < a for a, b in pairs)


def _next_word(low: str, at: int) -> int:
    word = WORD.match(low, at)
    return word.end() if word else at + 1


def _read(form: int, site: Site) -> DatePhrase | None:
    """The phrase of one match, or `None` where its neighbours say that it is no date."""
    name = data_of_dates()["forms"][form]["name"]
    # Some forms look beyond the phrase's end, so no end is given here.
    parts = detail(form).match(site.low, site.start)
    if parts is None:
        return None
    start, hooks = look_back(site.low, site.start, amount=name in ("ago", "later"))
    site.hooks.update(hooks)
    made = _BUILDERS[name]({key: value for key, value in parts.groupdict().items() if value}, site)
    if made is None:
        return None
    start = max(start, site.since)
    end = start + len(site.text[start : site.end].rstrip(" .,"))
    part = made.pop("part", None) or hooks.get("part")
    plain = made["sort"] in ("day", "month", "year")
    return DatePhrase(
        start=start + site.shift,
        end=end + site.shift,
        text=site.text[start:end],
        prep=_prep(site, hooks.get("prep")),
        part=part,
        about="about" in hooks,
        attributive=plain and "article" in hooks and ("prep" not in hooks or _before_act(site)),
        **made,
    )


_WHEN = re.compile(r",? when\b")
_BEGAN = re.compile(
    r"\bsince [^.,;:\n]{2,50} (?:began|begun|broke out|erupted|started|flared(?: up)?)(?: there| here)?(?: on| in)? ?\Z"
)


def _prep(site: Site, prep: str | None) -> str | None:
    """The preposition of a phrase; "after 25 October 2004, when soldiers ..." tells of that day itself."""
    bounds = prep in ("after", "since", "from", "before")
    if prep in (None, "on", "in") and _BEGAN.search(site.low, max(0, site.start - 80), site.start):
        return "since"  # "106 have been killed since unrest broke out on Friday"
    # "Hours before Thursday's blast": the day is that of the blast.
    owned = site.low[site.end : site.end + 2] in ("'s", "’s")
    return None if bounds and (owned or _WHEN.match(site.low, site.end)) else prep


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"\s(?:[a-z-]+ ){{0,2}}(?:{alternation(dict.fromkeys(data_of_dates()['acts']['words']))})(?!\w)")


def _before_act(site: Site) -> bool:
    """Whether a day stands before the act that it dates: "over the April 3 killing of a chief"."""
    return site.hooks.get("article") == "the" and _acts().match(site.low, site.end) is not None


_LIST = {"and", "or", ",", ", and", ", or", "to", "until", "till", "through", "-", "–", "—"}
_SPANS = {"to", "into", "until", "till", "through", "-", "–", "—", "to the", "until the"}
_WIDEST = 40
# A blank line, or a line that opens with a dash, which is a bullet there: what follows is something else.
_APART = re.compile(r"\n\s*(?:\n|[-–—])")


def _join(text: str, found: list[DatePhrase]) -> tuple[DatePhrase, ...]:
    """Makes ranges of neighbours ("from May to July 2019"), and lends a later year to an earlier phrase."""
    joined: list[DatePhrase] = []
    for phrase in reversed(found):
        if joined:
            later = joined[-1]
            gap = _gap(text, phrase.end, later.start)
            earlier = _lend(phrase, later) if gap in _LIST else phrase
            if _spans(earlier, later, gap):
                joined[-1] = _range(text, earlier, later)
            else:
                joined.append(earlier)
        else:
            joined.append(phrase)
    return tuple(reversed(joined))


def _gap(text: str, start: int, end: int) -> str:
    """What stands between two phrases, folded; a line break where nothing joins them."""
    # More than this between them is no joining word.
    if end - start > _WIDEST:
        return "\n"
    between = text[start:end]
    return "\n" if _APART.search(between) else " ".join(between.lower().split())


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
    if first.part == "night" and gap == "and":
        return first.sort == last.sort
    if gap == "and" and first.sort == last.sort == "weekday" and first.prep in ("on", None):
        # "on Friday and Saturday": one stretch of days, as in "on 5 and 6 May"; other days are two dates.
        bare = first.unit is last.unit is None and first.which is last.which is None
        return bare and first.weekday is not None and last.weekday == (first.weekday + 1) % 7
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
