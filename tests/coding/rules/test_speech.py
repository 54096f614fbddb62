"""Who says so: the speaker as the text writes it, and nobody where a word only looks like speech."""

from __future__ import annotations

import pytest

from annals.coded import Said
from tests.coding.rules.test_reference import code

ACT = "gunmen killed two traders in Mubi on Tuesday"


def said(text: str) -> tuple[str | None, str | None] | None:
    found: Said | None = code(text).incidents[0].said_by
    return (found.speaker, found.outlet) if found is not None else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"According to the village chief, {ACT}.", ("the village chief", None)),
        ("Gunmen killed two traders in Mubi on Tuesday, a resident told AFP.", ("a resident", "AFP")),
        ("Gunmen killed two traders in Mubi on Tuesday, said a resident.", ("a resident", None)),
        ("Gunmen killed two traders in Mubi on Tuesday, the police report.", ("the police", None)),
        ("Gunmen killed two traders in Mubi on Tuesday, state radio said.", (None, "state radio")),
        ("Gunmen killed two traders in Mubi on Tuesday, a women's group alleges.", ("a women's group", None)),
        (
            "Gunmen killed two traders in Mubi on Tuesday, our staff in the area report.",
            ("our staff in the area", None),
        ),
        (f"Local sources: {ACT}.", ("Local sources", None)),
        ("The army accused rebels of killing two traders in Mubi on Tuesday.", ("The army", None)),
        ("A church office has charged that soldiers killed two traders in Mubi on Tuesday.", ("A church office", None)),
    ],
)
def test_the_speaker_is_given_as_written(text: str, wanted: tuple[str | None, str | None]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb in Mubi claimed two lives on Tuesday.",
        "The rebels declared a ceasefire in Mubi on Tuesday.",
        "Gunmen killed two traders in Mubi on Tuesday; a minister said that prices would fall.",
        "Two nurses reported missing in Mubi on Tuesday were killed by gunmen.",
        "A teacher who had reported a theft was shot dead by gunmen in Mubi on Tuesday.",
    ],
)
def test_what_is_no_word_on_the_act_gives_no_speaker(text: str) -> None:
    assert all(i.said_by is None for i in code(text).incidents)


def test_he_is_the_speaker_named_before() -> None:
    text = (
        "Gunmen killed two traders in Mubi on Tuesday, police officer Musa Danjuma said. "
        '"On Wednesday they abducted three nurses in Yola," he said.'
    )
    assert [i.said_by.speaker for i in code(text).incidents if i.said_by] == ["police officer Musa Danjuma"] * 2


def test_he_without_anybody_named_before_is_nobody() -> None:
    assert said('"Gunmen killed two traders in Mubi on Tuesday," he said.') is None
