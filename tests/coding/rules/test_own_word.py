"""What armed groups say of themselves, claim and disown, read in whole texts."""

from __future__ import annotations

import pytest

from tests.coding.reports import code, names

HEAD = "STATEMENT OF THE NORTHERN FRONT\n\n"


def test_in_a_groups_own_text_its_acts_are_claimed() -> None:
    (one,) = code(HEAD + "On Monday our fighters attacked an army post near Tarsa. We will win.").incidents
    assert one.status == "claimed"
    assert names(one, "claimed_by") == ("northern front",)


def test_aircraft_that_are_its_are_another_sides() -> None:
    text = HEAD + "On Monday we burned two trucks near Tarsa. The army replied. Its planes bombed the town of Loko."
    strike = next(i for i in code(text).incidents if i.type == "air_strike")
    assert not strike.claimed_by and strike.status == "reported"


def test_quotations_of_a_group_in_a_story_do_not_make_it_its_own_text() -> None:
    text = (
        'NAIROBI (AFP) - The Northern Front issued a statement. "We fight for our people and our land," it said.'
        " On Monday gunmen killed two traders near Tarsa."
    )
    (one,) = code(text).incidents
    assert one.status == "reported" and not one.claimed_by


@pytest.mark.parametrize(
    "text",
    [
        "It is false that the army burned the clinic in Loko on Monday.",
        "The rebels claim that the army burned the clinic in Loko on Monday. This is a lie.",
    ],
)
def test_what_is_called_false_is_denied(text: str) -> None:
    (one,) = code(text).incidents
    assert one.status == "denied"


def test_a_threat_in_a_groups_own_text_is_its_threat() -> None:
    (one,) = code(HEAD + "We warn the drivers of Loko on our road: every truck will be burned on Monday.").incidents
    assert (one.type, one.status, names(one, "perpetrators")) == ("arson", "threatened", ("northern front",))


def test_the_speaker_named_behind_the_next_sentence_tells_the_act_too() -> None:
    (one,) = code(
        "A truck was hijacked by gunmen near Tarsa on Sunday. The driver was left unharmed, the NGO said."
    ).incidents
    assert one.said_by is not None and one.said_by.speaker == "the NGO"


def test_a_medium_in_brackets_is_the_outlet_of_its_paragraph() -> None:
    (one,) = code("Gunmen killed two traders near Tarsa on Sunday. The army is combing the area (El Watan).").incidents
    assert one.said_by is not None and one.said_by.outlet == "El Watan"


def test_in_an_article_on_a_group_its_rebels_and_its_treaties_are_its_own() -> None:
    text = (
        "The Patriotic Union Army (PUA) is a rebel movement in the Lumbe hills.\n\n"
        "In May 1999 rebels killed nine farmers near Tiko. A ceasefire was signed with the government in June 2001."
    )
    attack, peace = code(text).incidents
    assert "patriotic union army" in names(attack, "perpetrators")
    assert names(peace, "perpetrators") == ("government", "patriotic union army")
