from __future__ import annotations

import re

import pytest

from annals.language.patterns import WE, alternation

WORDS = ["a", "a few", "an", "april", "apr", "the", "the day before", "the day", "then", "u.s.", "u"]


@pytest.mark.parametrize(
    "text", [*WORDS, "the  day", "the\nday before it", "apri", "thenx", "the dayx", "usa", "b", ""]
)
def test_an_alternation_finds_the_longest_word(text: str) -> None:
    plain = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(WORDS, key=len, reverse=True))
    for behind in ("", r"(?!\w)"):
        found = re.match(rf"(?:{alternation(WORDS)}){behind}", text)
        wanted = re.match(rf"(?:{plain}){behind}", text)
        assert (found and found[0]) == (wanted and wanted[0])


@pytest.mark.parametrize(
    "text", ["We and our men.", "US-led forces told us of OURS", "hours, west, bus, use, owe", "we", "-we've", "uſ", ""]
)
def test_the_first_person_plural_is_found_in_either_case(text: str) -> None:
    wanted = re.findall(r"\b(?:we|our|us|ours)\b", text, re.IGNORECASE)
    assert WE.findall(text) == wanted
