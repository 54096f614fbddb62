"""What forbids two mentions to be one incident, and what binds them: days beside, doers, hostages, later deaths."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.merging.cases import Story, grouped, one, place

STATE = {"kind": "organization", "status": "police", "sort": "police", "named": True}
GROUP = {"kind": "organization", "named": True, "sort": "armed_group", "status": "combatant"}


@pytest.mark.parametrize(("near", "incidents"), [("2022-05-07", 2), ("2022-05-03", 1), (None, 1)])
def test_the_day_of_its_entry_keeps_a_mention_without_day_apart(near: str | None, incidents: int) -> None:
    story = Story("On 3 May raiders burned a barn.", "Raiders burned a mill.", paragraphs=(0, 1))
    barn = story.mention(0, "burned", type="arson", date="2022-05-03")
    mill = story.mention(1, "burned", type="arson", near_date=near)
    assert len(grouped(barn, mill)) == incidents


@pytest.mark.parametrize(("apart", "incidents"), [(True, 2), (False, 1)])
def test_what_lies_days_apart_in_one_sentence_is_another_incident(apart: bool, incidents: int) -> None:
    story = Story("Gunmen shot two guards, two days after they shot guards of the post.")
    shot = story.mention(0, "shot", victims=(story.part(0, "two guards"),))
    before = replace(story.mention(0, "shot", victims=(story.part(0, "guards"),)), apart=apart)
    assert len(grouped(shot, before)) == incidents


@pytest.mark.parametrize(("apart", "taken_up"), [(True, 0), (False, 1)])
def test_the_report_goes_on_with_what_it_told_before_the_background(apart: bool, taken_up: int) -> None:
    story = Story("Gunmen shot two guards in Kola, two days after a bomb in Mirador.", "The attack was condemned.")
    shot = story.mention(0, "shot", places=(place("Kola"),), victims=(story.part(0, "guards"),), date="2022-05-03")
    spot = place("Mirador", latitude=3.0, longitude=3.0)
    bomb = story.mention(0, "bomb", places=(spot,), date="2022-05-01", apart=apart)
    again = story.mention(1, "attack", reference=True)
    found = grouped(shot, bomb, again)
    assert [m.sentence for m in found[taken_up]] == [0, 1]


@pytest.mark.parametrize(("doer", "claimant", "incidents"), [(STATE, GROUP, 2), (GROUP, GROUP, 1), (STATE, STATE, 1)])
def test_no_armed_group_claims_what_the_police_did(
    doer: dict[str, Any], claimant: dict[str, Any], incidents: int
) -> None:
    story = Story("The Coast Guard shot two men in Kola on 3 May.", "The Red Dawn claimed an attack.")
    shot = story.mention(
        0, "shot", date="2022-05-03", perpetrators=(story.part(0, "Coast Guard", **doer),),
        victims=(story.part(0, "men"),),
    )  # fmt: skip
    claim = story.mention(
        1, "attack", strength="context", date="2022-05-03", victims=(story.part(1, "Red Dawn"),),
        claimed_by=(story.part(1, "Red Dawn", **claimant),),
        numbers=(story.number(1, "killed", "an attack", 2, 2, who="men"),),
    )  # fmt: skip
    assert len(grouped(shot, claim)) == incidents


def hostages(head: str, **more: Any) -> int:
    """The incidents of an abduction and the deaths told behind it."""
    story = Story("Rebels took three nuns in Kola on 3 May.", "On 5 May two of the hostages were found dead.")
    taken = story.mention(
        0, "took", type="abduction", perpetrators=(story.part(0, "Rebels"),), victims=(story.part(0, "nuns"),),
    )  # fmt: skip
    dead = story.mention(
        1, "found dead", victims=(story.part(1, "hostages", head=head, definite=True),),
        numbers=(story.number(1, "killed", "two", 2, 2, who="hostages"),), **more,
    )  # fmt: skip
    return len(grouped(taken, dead))


def test_hostages_found_dead_belong_to_their_abduction() -> None:
    assert hostages("hostage") == 1


def test_others_found_dead_do_not_belong_to_an_abduction() -> None:
    assert hostages("farmer") == 2


def test_hostages_killed_by_others_are_another_incident() -> None:
    others = Story("Soldiers").part(0, "Soldiers")
    assert hostages("hostage", perpetrators=(others,)) == 2


def as_many(dead: int, **more: Any) -> int:
    """The incidents of an abduction of three, and of deaths by a doer whom nobody named before."""
    story = Story("On 3 May three nuns were taken in Kola.", "Red Dawn said a week later that it had killed all three.")
    taken = story.mention(
        0, "taken", type="abduction", date="2022-05-03", victims=(story.part(0, "nuns"),),
        numbers=(story.number(0, "abducted", "three", 3, 3, who="nuns"),),
    )  # fmt: skip
    killed = story.mention(
        1, "killed", date="2022-05-10", perpetrators=(story.part(1, "Red Dawn", **GROUP),),
        victims=(story.part(1, "three", head="three"),),
        numbers=(story.number(1, "killed", "three", dead, dead),), **more,
    )  # fmt: skip
    return len(grouped(taken, killed))


def test_as_many_dead_as_were_taken_are_those_who_were_taken() -> None:
    assert as_many(3) == 1
    assert as_many(3, same={"s0e1": 0.05}) == 1, "what an incident is goes before the coder's opinion"
    assert as_many(4) == 2


@pytest.mark.parametrize(("rule", "incidents"), [("verb:find_bodies:find", 1), ("verb:kill:kill", 2)])
def test_who_finds_the_body_of_somebody_taken_did_not_kill_him(rule: str, incidents: int) -> None:
    story = Story("On 3 May a nun was taken in Kola.", "On 5 May police found her body.")
    taken = story.mention(
        0, "taken", type="abduction", date="2022-05-03", perpetrators=(story.part(0, "a nun", head="rebel"),),
        victims=(story.part(0, "nun"),), numbers=(story.number(0, "abducted", "a nun", 1, 1, who="nun"),),
    )  # fmt: skip
    found = story.mention(
        1, "found", perpetrators=(story.part(1, "police", **STATE),), victims=(story.part(1, "body", head="body"),),
        numbers=(story.number(1, "killed", "body", 1, 1, who="body"),),
    )  # fmt: skip
    assert len(grouped(taken, replace(found, rule=rule))) == incidents


def test_hostages_of_another_incident_are_others() -> None:
    assert hostages("hostage", fresh=True) == 2


@pytest.mark.parametrize(("how", "incidents"), [({"additional": True}, 1), ({"revised": True}, 1), ({}, 2)])
def test_two_more_who_died_later_are_dead_of_the_incident(how: dict[str, bool], incidents: int) -> None:
    story = Story("On 3 May raiders shot two guards in Kola.", "On 5 May two more died in hospital.")
    shot = story.mention(
        0, "shot", date="2022-05-03", victims=(story.part(0, "guards"),),
        numbers=(story.number(0, "killed", "two", 2, 2, who="guards"),),
    )  # fmt: skip
    died = story.mention(
        1, "died", strength="context", date="2022-05-05", victims=(story.part(1, "two more", head="guard"),),
        numbers=(story.number(1, "killed", "two more", 2, 2, who="guards", **how),),
    )  # fmt: skip
    found = grouped(shot, replace(died, rule="verb:die:die"))
    assert len(found) == incidents


def test_the_day_on_which_they_died_is_not_that_of_the_incident() -> None:
    story = Story("On 3 May raiders shot two guards in Kola.", "On 5 May two more died in hospital.")
    shot = story.mention(0, "shot", date="2022-05-03", victims=(story.part(0, "guards"),))
    died = story.mention(
        1, "died", strength="context", date="2022-05-05", victims=(story.part(1, "two more", head="guard"),),
        numbers=(story.number(1, "killed", "two more", 2, 2, who="guards", additional=True),),
    )  # fmt: skip
    (found,) = grouped(shot, replace(died, rule="verb:die:die"))
    assert one(*found).date == "2022-05-03"
