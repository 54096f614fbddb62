"""The type that parties and means support, and the events that are too little told to stand."""

from __future__ import annotations

import pytest

from tests.coding.rules.events import reasons, told

TYPES = """
# protest
Police opened fire on demonstrators in Conakry on Monday, killing two.
Police fired on protesters in Dakar on Monday, wounding four.
Riot police fired tear gas at students in Nairobi on Monday.
# assassination
Gunmen shot dead a judge in Cali on Monday.
The mayor survived an assassination attempt in Cali on Monday.
The minister escaped unhurt when gunmen attacked his car in Aden on Monday.
Gunmen fired at the governor's car in Aden on Monday.
Gunmen tried to kill the mayor in Cali on Monday.
# armed_clash
Gunmen killed three policemen at a checkpoint near Mubi on Monday.
Five soldiers were killed at their base near Gao on Monday.
Militants attacked a police station in Bannu on Monday.
Soldiers clashed with rebels near Gao on Monday.
# riot
Youths clashed with police in Tunis on Monday.
Protesters clashed with police in Tunis on Monday, and six people were injured.
A mob burnt a police station in Dhaka on Monday.
# mob_violence
An angry crowd lynched a driver in Dhaka on Friday.
# massacre
Gunmen killed 25 villagers in Loko on Sunday.
# landmine
A military convoy hit a device near Mopti on Monday, killing two soldiers.
A truck hit an explosive device near Mopti on Monday, killing two soldiers.
# suicide_bombing
A woman blew herself up at a market in Kano on Friday, killing nine people.
A man blew himself up at a market in Kano on Friday.
# grenade_attack
Men threw a grenade at a bar in Bujumbura on Monday.
"""


def table() -> list[tuple[str, str]]:
    """Each sentence of TYPES with the type above it."""
    found, kind = [], ""
    for line in TYPES.split("\n"):
        if line.startswith("# "):
            kind = line[2:]
        elif line:
            found.append((line, kind))
    return found


@pytest.mark.parametrize(("sentence", "kind"), table())
def test_the_type_is_the_one_that_parties_and_means_support(sentence: str, kind: str) -> None:
    assert told(sentence)[0].type == kind


def test_a_crowd_that_is_fired_on_protests_first_and_the_police_come_second() -> None:
    (event,) = told("Police opened fire on demonstrators in Conakry on Monday, killing two.")
    assert [f.head for f in event.get("perpetrator")] == ["demonstrator", "police"]
    assert [(t.effect, t.low) for t in event.tolls] == [("killed", 2)]


def test_bombs_found_and_defused_are_a_foiled_bombing_and_rifles_a_seizure() -> None:
    bombs = told("Soldiers found two bombs by a road near Marawi on Monday and defused them.")
    assert [(e.type, e.status) for e in bombs] == [("bombing", "foiled")]
    rifles = told("The army seized 40 rifles from a farm near Cucuta on Monday.")
    assert [(e.type, e.status) for e in rifles] == [("weapons_seizure", "reported")]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("More than 300 people have been killed in the north since 2009.", "a total over time"),
        ("Attacks must stop.", "generic"),
    ],
)
def test_what_tells_of_nothing_particular_is_refused(sentence: str, reason: str) -> None:
    assert not told(sentence)
    assert reasons(sentence) <= {reason, "negated"}
