"""Names across a report: organizations under all their names, people of whom later only the last name stands."""

from __future__ import annotations

import pytest

from annals.coding.rules.names import FullNames, Organizations, letters_fit
from annals.coding.rules.nouns import load_nouns
from annals.language.reading import Reading, read
from annals.model import Document


def reading(text: str) -> Reading:
    return read(Document(id="x", text=text, sha256=""))


def organizations(text: str) -> list[tuple[str, str]]:
    """Each mention as written, and the best name of the organization it means."""
    found = reading(text)
    return [
        (" ".join(found.sentences[m.sentence].words[m.i : m.j]), text[m.organization.start : m.organization.end])
        for m in Organizations(found, load_nouns("en")).mentions()
    ]


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("NFL", "National Front of Liberation", True),
        ("HuM", "Harkat-ul-Mujahideen", True),
        ("SF", "Sunrise Front", True),
        ("AP", "Armenia", False),
        ("ELN", "Sunrise Front", False),
        ("", "Sunrise Front", False),
    ],
)
def test_the_letters_of_an_abbreviation_stand_in_its_name(short: str, name: str, fits: bool) -> None:
    assert letters_fit(short, name.split()) is fits


def test_an_abbreviation_means_the_full_name_throughout() -> None:
    text = "The Sunrise Front (SF) met in Goma. Later the SF split."
    assert organizations(text) == [
        ("Sunrise Front", "Sunrise Front"), ("SF", "Sunrise Front"), ("SF", "Sunrise Front")
    ]  # fmt: skip


def test_the_bracket_may_hold_the_full_name() -> None:
    assert set(organizations("SF (Sunrise Front) met. The SF split.")) == {
        ("SF", "Sunrise Front"), ("Sunrise Front", "Sunrise Front")
    }  # fmt: skip


def test_an_agency_or_a_year_in_brackets_is_no_organization() -> None:
    assert organizations("GOMA, Congo (AP) - Rain fell. The mayor (54) left.") == []


def test_a_new_group_is_not_the_old_one() -> None:
    named = organizations("A bomb of the New Red Brigades went off.")
    assert ("Red Brigades", "Red Brigades") not in named


def test_a_last_name_leads_to_the_full_name() -> None:
    text = "Mayor Anselmo Quiroga was shot. Quiroga died."
    assert FullNames(reading(text), load_nouns("en")).of("quiroga") == (6, 21)


def test_a_name_that_stands_alone_has_no_fuller_one() -> None:
    assert FullNames(reading("Quiroga died."), load_nouns("en")).of("quiroga") is None
