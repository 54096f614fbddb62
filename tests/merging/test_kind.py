"""The type of an incident from all that its mentions tell together."""

from __future__ import annotations

from tests.merging.cases import Story, one

RAID = Story(
    "Gunmen attacked the hamlet of Dogo.",
    "Fourteen people were killed.",
    "Five soldiers were wounded.",
    "Two demonstrators were shot at the gate.",
    "Students held a sit-in there.",
)


def test_many_dead_who_do_not_fight_make_an_attack_a_massacre() -> None:
    raid = RAID.mention(0, "attacked")
    people = RAID.part(1, "people")
    killed = RAID.number(1, "killed", "Fourteen", 14, 14, who="people")
    dead = RAID.mention(1, "killed", victims=(people,), numbers=(killed,))
    assert one(raid, dead).type == "massacre"
    few = RAID.mention(1, "killed", victims=(people,), numbers=(RAID.number(1, "killed", "Fourteen", 4, 4),))
    assert one(raid, few).type == "attack"


def test_those_who_fight_make_it_a_clash() -> None:
    soldiers = RAID.part(2, "soldiers", status="combatant", plural=True)
    assert one(RAID.mention(0, "attacked"), RAID.mention(2, "wounded", victims=(soldiers,))).type == "armed_clash"


def test_bombs_kill_nobody_by_hand() -> None:
    killed = RAID.number(1, "killed", "Fourteen", 14, 14, who="people")
    bomb = RAID.part(0, "Gunmen", head="bomb", kind="object")
    assert (
        one(RAID.mention(0, "attacked", weapons=(bomb,)), RAID.mention(1, "killed", numbers=(killed,))).type == "attack"
    )


def test_a_protest_takes_in_the_shots_at_it() -> None:
    marchers = RAID.part(3, "demonstrators", head="demonstrator", plural=True)
    shots = RAID.mention(3, "shot", victims=(marchers,))
    assert one(shots).type == "protest"
    assert one(shots, RAID.mention(4, "sit-in", type="protest", strength="weak")).type == "protest"
