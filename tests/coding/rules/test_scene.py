"""Who is the subject, what is the object, and what stands in a list or beside a noun."""

from __future__ import annotations

import pytest

from tests.coding.rules.scenes import at, head, scene


@pytest.mark.parametrize(
    ("text", "start", "subject"),
    [
        ("Gunmen killed two traders.", "killed", "Gunmen"),
        ("Gunmen stormed the village and killed two traders.", "killed", "Gunmen"),
        ("Gunmen who came by night killed two traders.", "killed", "Gunmen"),
        ("Gunmen who killed two traders fled.", "killed", "Gunmen"),
        ("Gunmen from the north killed two traders.", "killed", "Gunmen"),
        ("Gunmen, some of them masked, killed two traders.", "killed", "Gunmen"),
        ("Gunmen stormed the village, killing two traders.", "killing", "Gunmen"),
        ("Gunmen tried to kill two traders.", "to", "Gunmen"),
        ("On Monday gunmen in uniform killed two traders.", "killed", "gunmen"),
        ("Ana Ruiz, 74, mayor of Lima, was shot.", "was", "Ruiz"),
        ("Ana Ruiz, 74, was shot.", "was", "Ruiz"),
    ],
)
def test_the_subject_of_a_verb(text: str, start: str, subject: str) -> None:
    found = scene(text)
    assert head(found, found.subject(at(found, start))) == subject


def test_the_object_of_a_verb_stands_right_behind_it() -> None:
    found = scene("Gunmen killed two traders and fled.")
    assert head(found, found.object(at(found, "killed"))) == "traders"
    assert found.object(at(found, "fled")) is None


def test_a_list_holds_what_is_joined_and_no_apposition() -> None:
    found = scene("Gunmen killed two traders, a teacher and three nurses in Mubi.")
    assert [head(found, k) for k in found.listed(at(found, "two"))] == ["traders", "teacher", "nurses"]
    beside = scene("Gunmen killed Ana Ruiz, the mayor, in Cali.")
    assert [head(beside, k) for k in beside.listed(at(beside, "Ana"))] == ["Ruiz"]
    assert head(beside, beside.apposition(at(beside, "Ana"))) == "mayor"


def test_phrases_behind_a_verb_name_their_preposition() -> None:
    found = scene("Two traders were killed by gunmen with machetes near Mubi.")
    pairs = [(prep, head(found, k)) for prep, k in found.phrases(at(found, "were"))]
    assert ("by", "gunmen") in pairs
    assert ("with", "machetes") in pairs


def test_a_group_that_the_lexicon_knows_is_found_by_its_name() -> None:
    found = scene("Boko Haram killed two traders.")
    assert found.group(0) is not None
    assert scene("A baker killed two traders.").group(0) is None
