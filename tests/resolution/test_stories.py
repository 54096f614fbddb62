"""The day of which a story is told, through a whole report: said once, at its head, or not at all."""

from __future__ import annotations

import pytest

from tests.coding.reports import code


def days(text: str, published: str | None) -> list[str | None]:
    return [incident.date for incident in code(text, published=published).incidents]


def test_a_story_of_the_day_says_its_day_once() -> None:
    text = (
        "A wave of attacks rocked Cauca on Tuesday, killing four people.\n\n"
        "In Corinto, gunmen shot dead a policeman.\n\nIn Caloto, gunmen shot dead a teacher."
    )
    assert set(days(text, "2025-06-11")) == {"2025-06-10"}


def test_what_had_happened_before_is_not_of_that_day() -> None:
    text = "Gunmen shot dead a teacher in Caloto on Tuesday.\n\nIn Corinto, rebels had kidnapped a nurse."
    assert days(text, "2025-06-11") == ["2025-06-10", None]


def test_a_day_on_which_something_was_said_moves_no_story() -> None:
    text = (
        "At least 13 soldiers were killed on Saturday in an ambush near Fada. The army said in a statement on Monday "
        "that it had sent troops. On the same day, two civilians were killed by a mine near Matiacoali."
    )
    assert days(text, "2022-10-31") == ["2022-10-29", "2022-10-29"]


def test_that_day_goes_on_from_since() -> None:
    text = (
        "The town of Djibo received food last week for the first time since September 26. That day jihadists attacked "
        "a convoy in Gaskinde, killing 27 soldiers."
    )
    assert days(text, "2022-10-31") == ["2022-09-26"]


def test_what_follows_is_of_the_day_that_the_list_is_of() -> None:
    text = (
        "Following are security developments in Iraq on Wednesday.\n\n"
        "BAQUBA - A bomb killed three guards in Baquba.\n\n"
        "MOSUL - Gunmen shot dead a lecturer in Mosul on Tuesday.\n\n"
        "KIRKUK - A roadside bomb wounded two soldiers in Kirkuk."
    )
    assert days(text, "2008-08-20") == ["2008-08-20", "2008-08-19", "2008-08-20"]


@pytest.mark.parametrize("title", ["06h00 19 MARCH 1986 TO 06h00 20 MARCH 1986", "19 March 1986 - 20 March 1986"])
def test_a_title_from_hour_to_hour_holds_for_entries_without_a_day(title: str) -> None:
    text = (
        f"UNREST REPORT {title}\n\nEAST RAND\nDuduza. A man was hacked to death.\n\nNATAL\n"
        "Lamontville. Youths set fire to a bus.\n\nZwide, Port Elizabeth. Youths set fire to a house.\n"
    )
    assert set(days(text, None)) == {"[1986-03-19..1986-03-20]"}


def test_a_town_before_a_short_dash_is_where_an_agency_was_told() -> None:
    text = (
        "Ouagadougou - At least 13 soldiers were killed on Saturday in an ambush in eastern Burkina Faso, security "
        "sources told AFP on Sunday."
    )
    (incident,) = code(text, published="2022-10-31").incidents
    assert "Ouagadougou" not in [place.name for place in incident.places]


def test_a_time_of_day_stands_in_the_head_of_an_entry() -> None:
    text = "22/11, morning, Qamishli. Gunmen on a motorbike shot dead an officer.\n"
    (incident,) = code(text, published="2022-11-25").incidents
    assert [place.name for place in incident.places] == ["Qamishli"]
