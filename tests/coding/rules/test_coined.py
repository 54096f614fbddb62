"""Names that say by their words that they are an organization's."""

from __future__ import annotations

import pytest

from annals.coding.rules.coined import coined


def found(text: str) -> list[tuple[str, bool]]:
    return [(text[a:b], armed) for a, b, armed in coined(text)]


@pytest.mark.parametrize(
    ("text", "name", "armed"),
    [
        ("On Monday the Northern Front attacked Loko.", "Northern Front", False),
        ("STATEMENT OF THE NORTHERN FRONT\n\nWe attacked.", "NORTHERN FRONT", False),
        ("Fighters of the Loko Liberation Army fled.", "Loko Liberation Army", True),
        ("The Front for the Liberation of Basa said so.", "Front for the Liberation of Basa", True),
    ],
)
def test_a_name_is_found_without_its_article(text: str, name: str, armed: bool) -> None:
    assert found(text) == [(name, armed)]


def test_words_in_small_letters_and_texts_in_capitals_give_no_names() -> None:
    assert found("They opened a second front near Loko.") == []
    assert found("TROOPS ATTACKED NORTHERN FRONT") == []
