"""Numbers as words and figures: the expression that finds them, their value, and what modifiers make of it."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from annals.language.patterns import alternation

Bound = Literal["exact", "at_least", "at_most", "about", "range", "vague"]
SCALE = re.compile(r"(?:\s|-|\d)(hundred|thousand|million|billion|dozen)$")


@cache
def data_of_numbers() -> dict[str, Any]:
    """The word tables of `en/numbers.toml`, read once."""
    return tomllib.loads((Path(__file__).parent / "en" / "numbers.toml").read_text(encoding="utf-8"))


@cache
def _number_pattern() -> str:
    data = data_of_numbers()
    ones, tens, scale = alternation(data["units"]), alternation(data["tens"]), alternation(data["scales"])
    small = rf"(?:(?:{tens})(?:[\s-]+(?:{ones})(?!\w))?|(?:{ones}))(?!\w)"
    words = (
        rf"(?:{small}|a(?=\s+(?:hundred|thousand|million|billion|dozen)(?!\w)))"
        rf"(?:\s+dozen(?!\w)|(?:[\s-]+(?:{scale})(?!\w)(?:(?:\s+and\s+|[\s-]+){small})?)*)"
    )
    digits = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
    return rf"(?>(?:{digits})(?:\s+(?:{scale}|dozen)(?!\w))?|{words}|(?:hundred|thousand|dozen)(?!\w))"


@cache
def master() -> re.Pattern[str]:
    """Any number with its modifier and tail, as one expression over folded text."""
    data, number = data_of_numbers(), _number_pattern()
    modifiers, tails = alternation(data["modifiers"]), alternation(data["tails"])
    vague, exact = alternation(data["vague"]), alternation(data["exact"])
    openers = alternation(
        *(data[name] for name in ("modifiers", "vague", "exact", "units", "tens", "scales")),
        ("a", "dozen", "between"),
    )
    return re.compile(
        rf"\b(?=\d|(?:{openers})(?!\w))"
        rf"(?:(?P<modifier>{modifiers})\s+(?=\w))?"
        rf"(?:(?P<clock>\d\d?:\d\d(?::\d\d)?(?!\d)|\d\d?[./h]\d\d(?=\s*(?:[ap]\.?m\b|hrs?\b|hours\b|gmt\b)))"
        rf"|(?P<ordinal>\d+(?:st|nd|rd|th|d)(?!\w))"
        rf"|between\s+(?P<from>{number})\s+and\s+(?P<to>{number})"
        rf"|(?P<vague>{vague})(?!\w)"
        rf"|(?P<first>{number})(?P<sep>\s?[-–—/]\s?|\s+to\s+|\s+or\s+)(?P<last>{number})(?!\w)"
        # "two (2)": said twice, as police do
        rf"|(?P<number>{number})(?!\d)(?:(?<=[a-z])\s*\(\d{{1,4}}\)(?!\w))?"
        rf"|(?P<exact>{exact})(?!\w))"
        rf"(?:\s+(?P<tail>{tails})(?!\w|\s+than))?"
    )


@cache
def _values() -> dict[str, int]:
    data = data_of_numbers()
    return {**data["units"], **data["tens"], "a": 1}


@lru_cache(maxsize=2048)
def value_of(written: str) -> int | float:
    """The value of a number in figures or words ("1,200", "1.2 million", "one hundred and five").

    Raises:
        ValueError: it is no number.
    """
    total: int | float = 0
    part: int | float = 0
    seen = False
    for word in re.findall(r"[\d.,\u00a0\u202f]*\d|[a-z]+", written.lower()):
        scale = 12 if word == "dozen" else data_of_numbers()["scales"].get(word)
        if scale is not None:
            part = (part if seen else 1) * scale
            if scale >= 1000:
                total, part = total + part, 0
        elif word[-1].isdigit():
            part += float(word.replace(",", "")) if "." in word else int(re.sub(r"\D", "", word))
        elif word in _values():
            part += _values()[word]
        elif word != "and":
            raise ValueError(f"not a number: {written!r}")
        seen = True
    if not seen:
        raise ValueError(f"not a number: {written!r}")
    whole = total + part
    return int(whole) if whole == int(whole) else whole


def bounds_of(figure: int, how: str) -> tuple[int | None, int | None, Bound]:
    """The bounds that a modifier sets on a figure: low, high (`None` is open) and their sort.

    Args:
        figure: the number as stated.
        how: a meaning of `[modifiers]` in `en/numbers.toml`; "" is exact.
    """
    slack = max(1, round(figure / 10))
    table: dict[str, tuple[int | None, int | None, Bound]] = {
        "at_least": (figure, None, "at_least"),
        "more": (figure + 1, None, "at_least"),
        "at_most": (0, figure, "at_most"),
        "less": (0, max(figure - 1, 0), "at_most"),
        "about": (max(figure - slack, 0), figure + slack, "about"),
        "nearly": (max(figure - slack, 0), figure, "about"),
    }
    return table.get(how, (figure, figure, "exact"))
