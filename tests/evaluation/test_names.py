"""When two mentions are of one participant, and two names of one place."""

from __future__ import annotations

import pytest

from annals.evaluation.facts import Party
from annals.evaluation.names import head, likeness, same_place, same_speaker, singular


def person(*names: str) -> Party:
    return Party(names=names, kind="person")


def group(*names: str) -> Party:
    return Party(names=names, kind="organization")


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("armed men", "man"),
        ("vehicle of a health NGO", "vehicle"),
        ("Roadside bombs", "bomb"),
        ("two young women in Kano", "woman"),
        ("the villagers’ houses", "house"),
        ("of the people", "people"),
        ("", ""),
    ],
)
def test_the_head_is_the_last_word_before_a_preposition(phrase: str, noun: str) -> None:
    assert head(phrase) == singular(noun)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("policemen", "policeman"),
        ("bodies", "body"),
        ("churches", "church"),
        ("boxes", "box"),
        ("children", "child"),
        ("police", "police"),
        ("press", "press"),
        ("virus", "virus"),
        ("gas", "gas"),
    ],
)
def test_singulars(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_equal_names_are_more_alike_than_equal_heads() -> None:
    assert likeness(person("the gunmen"), person("Gunmen")) == 2
    assert likeness(person("gunmen"), person("masked gunmen")) == 1
    assert likeness(person("gunmen"), person("soldiers")) == 0


def test_any_mention_may_match() -> None:
    assert likeness(group("Islamic State West Africa Province", "ISWAP"), group("ISWAP")) == 2


def test_the_name_of_an_organization_may_be_a_part_of_the_other() -> None:
    assert likeness(group("army"), group("Syrian army")) == 1
    assert likeness(group("Syrian army"), group("Turkish army")) == 0


def test_an_organization_is_a_person_only_by_an_equal_name() -> None:
    assert likeness(group("Taliban"), person("the Taliban")) == 2
    assert likeness(group("army"), person("army soldiers")) == 0


def test_accents_and_small_words_do_not_part_a_name() -> None:
    assert likeness(group("Ejército de Liberación"), group("EJERCITO DE LIBERACION")) == 2


def test_two_names_without_letters_are_not_alike() -> None:
    assert likeness(person("..."), person("--")) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mopti region", "Mopti", True),
        ("the town of Mubi", "MUBI", True),
        ("Lake Chad", "Chad", False),
        ("State", "Region", False),
        ("Béni", "Beni", True),
    ],
)
def test_places_but_for_kind_words(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same


def test_speakers() -> None:
    assert same_speaker("a resident", "one resident")
    assert same_speaker("army spokesman Ibrahim Musa", "Ibrahim Musa")
    assert not same_speaker("a resident", "the police")
