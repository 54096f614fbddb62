"""Media by name, and the one in brackets at the end of a sentence."""

from __future__ import annotations

import pytest

from annals.coding.rules.outlets import closing, is_outlet


@pytest.mark.parametrize("name", ["AFP", "El Watan", "the Associated Press", "Radio Okapi", "The Punch", "Channel 4"])
def test_a_medium_is_known_by_its_name_or_by_a_word_of_it(name: str) -> None:
    assert is_outlet(name.split())


@pytest.mark.parametrize("name", ["a radio", "the Northern Front", "", "radio station", "Ana Ruiz", "the star"])
def test_what_is_no_name_of_a_medium_is_none(name: str) -> None:
    assert not is_outlet(name.split())


def test_a_medium_in_brackets_closes_a_sentence() -> None:
    words = "Two men were killed ( El Watan ) .".split()
    assert closing(words) == (5, 7)
    assert closing("Two men were killed ( Source : AFP ) .".split()) == (7, 8)


def test_other_words_in_brackets_are_no_medium() -> None:
    assert closing("It was claimed by the Front ( FX ) .".split()) is None
    assert closing("Two men were killed in Beni ( North Kivu ) .".split()) is None
