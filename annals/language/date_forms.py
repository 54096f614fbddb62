"""The forms of `en/dates.toml` as expressions: one that finds phrases, one a form that takes them apart."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from annals.language.patterns import alternation


@cache
def data_of_dates() -> dict[str, Any]:
    """The word tables and forms of `en/dates.toml`, read once."""
    return tomllib.loads((Path(__file__).parent / "en" / "dates.toml").read_text(encoding="utf-8"))


# Blanks within a phrase may hold one line break; a blank line ends every phrase.
_BLANKS = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"


def _blanks(pattern: str) -> str:
    return pattern.replace(" ", _BLANKS)


@cache
def _slots() -> dict[str, str]:
    data = data_of_dates()
    month = alternation(data["months"])
    mon = alternation(data["months"], data["month_abbreviations"])
    day, year = r"(?:3[01]|[12]\d|0?[1-9])", r"(?:1[6-9]\d\d|20[0-4]\d)"
    unit = alternation(data["units"])
    wday = alternation(data["weekdays"], data["weekday_abbreviations"])
    number = rf"\d{{1,3}}|{alternation(data['amounts'])}"
    lastthis = "last|this|next|past|this past|this coming"
    return {
        "year": year,
        "year2": year,
        "yy": r"\d\d",
        "yy_q": r"\d\d",
        "yx": r"(?:19|20)\d\d|\d\d",
        "mm": r"1[0-2]|0[1-9]",
        "dd": r"3[01]|[12]\d|0?[1-9]",
        "dd_b": r"3[01]|[12]\d|0?[1-9]",
        "mm2": r"1[0-2]|0[1-9]",
        "dd2": r"3[01]|[12]\d|0?[1-9]",
        "mon_b": mon,
        "yx_b": r"(?:19|20)\d\d|\d\d",
        "d1": day,
        "d2": day,
        "d1b": day,
        "d1c": day,
        "d2b": day,
        "d2c": day,
        "day": rf"{day}(?:st|nd|rd|th)?(?![\w])",
        "day_b": day,
        "day2": rf"{day}(?:st|nd|rd|th)?(?![\w])",
        "day_o": rf"{day}(?:st|nd|rd|th)?(?![\w])",
        "day_s": rf"{day}(?:st|nd|rd|th)(?!\w)",
        "ordinal": alternation(data["ordinals"]),
        "month": month,
        "mon": mon,
        "mon_q": alternation(data["month_abbreviations"]),
        "wday": rf"(?:{wday})\.?",
        "weekday": alternation(data["weekdays"]),
        "tod": alternation(data["parts_of_day"]["names"]),
        "which": alternation(data["which"]),
        "lastthis": lastthis,
        "beside": "that same|that|the same|the following|the next|the previous|the preceding",
        "month_b": month,
        "nights": alternation(data["recently"]["nights"]),
        "n": number,
        "n_c": number,
        "unit": unit,
        "units": alternation(data["units_plural"]["names"]),
        "moment": alternation(data["moments"]),
        "window": alternation(data["windows"]),
        "named": alternation(data["named_days"]),
        "decade": r"(?:1[6-9]\d|20[0-4])",
        "digit": r"\d",
        "the": "the",
        "season": alternation(data["seasons"]["names"]),
        "recently": alternation(data["recently"]["words"]),
        "time": "long|short|little|some|while",
        "period": "week|month|year",
        # "11 Feb, 1930 hrs" and "12 Feb 2000-2200H" name an hour.
        "hour": r"(?:\s?[-–]\s?\d{4})?\s?(?:h|hrs?|hours|z|gmt|utc|local time)(?!\w)",
        "of_act": rf" (?:the|this|that) (?:[a-z-]+ )?(?:{alternation(dict.fromkeys(data['acts']['words']))})(?!\w)",
        "yearword": r"(?:of )?(?:last|this|next|that|the same|the previous|the following|the next) year(?!\w)",
        "yeartail": (
            r"(?:(?:\.(?![^\S\n]*\n))?,? (?:of )?(?:{year}(?![\d])(?!(?:,\d)|[.:]\d)(?!{hour})|{yearword})"
            r"|,?\s*\x27{yy}(?!\w)|\.? {yy_q}(?!\w)(?=\s*(?:--|[\])(;]|[.,]\s*$)|\s[-–—/|]\s|:\s))?"
        ),
    }


def _expand(pattern: str, *, named: bool) -> str:
    slots, seen = _slots(), set[str]()

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        body = slots[name]
        if name == "yeartail":
            return re.sub(r"\{([a-z_]\w*)\}", fill, body)
        if not named or name in seen:
            return f"(?:{body})"
        seen.add(name)
        return f"(?P<{name}>{body})"

    full = re.sub(r"\{([a-z_]\w*)\}", fill, pattern)
    if not named:
        full = re.sub(r"\(\?P<\w+>", "(?:", full)
    return _blanks(full)


@cache
def master() -> re.Pattern[str]:
    """All forms as one expression; the group that matched is the index of the form."""
    branches = []
    for index, form in enumerate(data_of_dates()["forms"]):
        starts = "|".join(_slots()[slot] for slot in form["starts"])
        branches.append(rf"(?={starts})(?P<f{index}>{_expand(form['pattern'], named=False)})")
    # A figure behind a letter and a hyphen is a name ("M-19"), but "mid-1997" and "May-June" are dates.
    return re.compile(
        rf"\b(?=\w)(?=\d|(?:{_openers()})(?!\w))(?:(?<![\w$€£#.,:/–\-])|(?<=mid-)|(?<=[a-z]-)(?=[a-z]))(?:{'|'.join(branches)})"
    )


def _openers() -> str:
    """Any word that a phrase of time can begin with: looked for first, since it stands at few places."""
    data = data_of_dates()
    names = ("months", "month_abbreviations", "weekdays", "weekday_abbreviations", "ordinals", "named_days")
    tables = [data[name] for name in (*names, "units", "amounts", "moments", "which", "windows")]
    return alternation(*tables, data["seasons"]["names"], data["recently"]["words"], data["openers"]["words"])


@cache
def detail(form: int) -> re.Pattern[str]:
    """The expression that takes a phrase of one form apart into named parts."""
    return re.compile(_expand(data_of_dates()["forms"][form]["pattern"], named=True))


@cache
def _hooks() -> tuple[tuple[str, dict[str, str], frozenset[str]], ...]:
    """The word tables that are looked for before a phrase, from the phrase outwards, with their last words."""
    data = data_of_dates()
    prepositions = data["prepositions"]
    tables: tuple[tuple[str, dict[str, str]], ...] = (
        ("article", dict.fromkeys(data["articles"]["words"], "the")),
        ("modifier", data["more_or_less"]),
        ("part", data["parts"]),
        ("article", {"the": "the"}),
        ("about", dict.fromkeys(data["about"]["words"], "about")),
        ("prep", {word: prepositions["same"].get(word, word) for word in prepositions["words"]}),
    )
    return tuple((kind, table, frozenset(w.split()[-1] for w in table)) for kind, table in tables)


WORD = re.compile(r"\S+")
REACH = 44


def look_back(low: str, at: int, *, amount: bool) -> tuple[int, dict[str, str]]:
    """What stands before a phrase at `at` and belongs to it, and where the phrase then begins.

    `amount` says that the phrase counts units, so that "over" and "some" belong to its number.
    """
    words = [(m[0], m.start()) for m in WORD.finditer(low, max(0, at - REACH), at)][-6:]
    if words and not low[at - 1].isspace() and words[-1][0] != "mid-":
        return at, {}
    start, found = at, {}
    for kind, table, lasts in _hooks():
        if not words or words[-1][0] not in lasts or (kind == "modifier" and not amount):
            continue
        for count in range(min(5, len(words)), 0, -1):
            meaning = table.get(" ".join([word for word, _ in words[-count:]]))
            if meaning is None:
                continue
            found[kind] = meaning
            if kind in ("modifier", "part", "about"):
                start = words[-count][1]
            del words[-count:]
            break
    return start, found
