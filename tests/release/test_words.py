"""Values in words: as much as is known, and no more."""

import pytest

from annals.coded import Group, Participant, Place, Said, Toll
from annals.release.words import (
    bounds_words,
    date_words,
    one_line,
    people_words,
    place_words,
    precision_words,
    said_words,
    toll_words,
)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-03-12", "Tuesday 12 March 2024"),
        ("2011-05", "May 2011 (day not stated)"),
        ("2011", "2011 (month and day not stated)"),
        ("1997~", "about 1997 (month and day not stated)"),
        ("1998/2001", "from 1998 to 2001"),
        ("2015/..", "from 2015 to an unknown day"),
        ("[2009-01..2009-03]", "some day between January 2009 and March 2009"),
        ("[..1990-02-04]", "on or before Sunday 4 February 1990"),
        ("[1990-02-04..]", "on or after Sunday 4 February 1990"),
        (None, "not stated"),
        ("next week", "next week"),
        ("2023-02-30", "2023-02-30"),
    ],
)
def test_dates(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(3, 3, "3"), (3, None, "at least 3"), (0, 5, "up to 5"), (5, 7, "5 to 7"), (None, None, "not stated"),
     (None, 4, "up to 4"), (1200, 1200, "1,200")],
)  # fmt: skip
def test_bounds(low: int | None, high: int | None, words: str) -> None:
    assert bounds_words(low, high) == words


def test_a_toll_tells_its_groups_and_none_is_nobody() -> None:
    groups = (Group(who="police officers", low=3, high=3), Group(who="civilians", low=None, high=None))
    told = toll_words(Toll(low=3, high=None, wording="at least three", groups=groups), "killed")
    whole = Toll(low=3, high=3, wording="three", groups=groups[:1])
    assert toll_words(whole, "killed") == "3 police officers killed"
    assert told == "at least 3 killed (3 police officers; civilians)"
    assert toll_words(Toll(low=0, high=0, wording="no casualties"), "injured") == "nobody injured"


def test_a_place_tells_how_well_it_is_known() -> None:
    place = Place(
        name="Mubi", admin1="Adamawa", country_name="Nigeria", latitude=10.2678, longitude=-13.2644,
        precision="near_town", radius_km=10,
    )  # fmt: skip
    assert place_words(place) == "near Mubi, Adamawa, Nigeria"
    assert precision_words(place) == "near the town, not in it; within about 10 km; 10.2678° N, 13.2644° W"
    assert precision_words(Place(name="X")) == "precision not stated; not found in the gazetteer"
    assert place_words(None) == "place not stated"


def test_people_and_speakers() -> None:
    men = Participant(name="armed men", kind="person", status="combatant", count=6, standing="attributed")
    assert people_words((men,)) == "6 armed men (combatant, attributed)"
    assert people_words(()) == "not stated"
    assert said_words(Said(speaker="a resident", outlet="AFP")) == "a resident, to AFP"
    assert said_words(None) == "not stated"


def test_control_characters_never_reach_a_terminal() -> None:
    assert one_line("gun\x1b[2Jmen\nof\u202ethe") == "gun [2Jmen of the"
