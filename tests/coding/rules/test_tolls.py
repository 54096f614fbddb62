"""How many came to harm, as incidents say it: nobody, the dead beside the wounded, later deaths, bodies found."""

from __future__ import annotations

import pytest

from annals.coded import Incident
from tests.coding.reports import bounds, code, names


def the_one(text: str) -> Incident:
    (found,) = code(text).incidents
    return found


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen fired at a bus in Mubi on Monday but hurt no one.",
        "Gunmen fired at a bus in Mubi on Monday; no one died.",
        "Gunmen fired at a bus in Mubi on Monday; nobody was hit.",
        "Gunmen fired at a bus in Mubi on Monday. Nobody was hurt.",
        "A bomb exploded in a market in Mubi on Monday. There were no victims.",
    ],
)
def test_where_nobody_was_hurt_nobody_was_killed(words: str) -> None:
    assert bounds(the_one(words).killed) == "0"


def test_where_no_one_died_others_may_be_hurt() -> None:
    found = the_one("Gunmen fired at a bus in Mubi on Monday; no one died.")
    assert found.injured is None


@pytest.mark.parametrize(
    ("words", "killed", "injured"),
    [
        ("Nobody was killed when a bomb went off in Mubi on Monday, but three people were hurt.", "0", "3"),
        ("Gunmen fired at a bus in Mubi on Monday. No one was killed but two passengers were hurt.", "0", "2"),
        ("An attack on a market in Mubi on Monday left nine dead and 20 wounded.", "9", "20"),
        ("A bomb in Mubi on Monday left one dead and two injured.", "1", "2"),
        ("Police shot dead four suspects in Cali on Monday.", "4", "?"),
    ],
)
def test_the_dead_and_the_wounded_have_each_their_figure(words: str, killed: str, injured: str) -> None:
    found = the_one(words)
    assert (bounds(found.killed), bounds(found.injured)) == (killed, injured)


@pytest.mark.parametrize(
    "words",
    [
        "The bodies of seven men were found near Mubi on Monday.",
        "Police found the bodies of seven men near Mubi on Monday.",
        "Seven bodies were found near Mubi on Monday.",
    ],
)
def test_bodies_found_are_people_killed(words: str) -> None:
    found = the_one(words)
    assert (bounds(found.killed), found.date) == ("7", "2024-03-11")


def test_her_body_is_that_of_the_woman_told_before_and_no_victim_of_its_own() -> None:
    found = the_one("Gunmen abducted a nun in Mubi on Monday. Her body was found on Tuesday.")
    assert (found.type, names(found, "victims")) == ("abduction", ("nun",))
    assert (bounds(found.abducted), bounds(found.killed)) == ("1", "1")


def test_those_who_die_later_raise_the_toll_of_the_incident() -> None:
    text = "Gunmen killed two guards in Mubi on Monday. Two more died in hospital on Tuesday, raising the toll to four."
    found = the_one(text)
    assert (bounds(found.killed), found.date) == ("4", "2024-03-11")
