"""Every participant once, with all its mentions, the best name first."""

from __future__ import annotations

from annals.mention import Part
from annals.merging.participants import participants
from tests.merging.cases import Story

STORY = Story(
    "Two masked gunmen and a woman shot at the house of President Duarte, said Jose Napoleon Duarte.",
    "The attackers fled, the people of the town said; the woman and others stayed, and Duarte spoke.",
    "The National Front (NF) and the NF men were blamed, the National Front denied it.",
)


def test_a_definite_phrase_joins_those_named_before() -> None:
    gunmen = STORY.part(0, "masked gunmen", head="gunman", plural=True, low=2, high=2)
    attackers = STORY.part(1, "attackers", head="attacker", definite=True, plural=True)
    (found,) = participants((gunmen, attackers))
    assert (found.name, found.count, [m.text for m in found.mentions]) == (
        "masked gunmen",
        2,
        ["masked gunmen", "attackers"],
    )


def test_a_definite_phrase_of_another_number_means_another() -> None:
    gunmen = STORY.part(0, "masked gunmen", head="gunman", plural=True)
    woman = STORY.part(0, "woman")
    again = STORY.part(1, "woman", definite=True)
    found = participants((gunmen, woman, again))
    assert [(p.name, len(p.mentions)) for p in found] == [("masked gunmen", 1), ("woman", 2)]


def test_the_fullest_name_stands_first_whichever_came_first() -> None:
    short = STORY.part(0, "Duarte", named=True)
    full = STORY.part(0, "Jose Napoleon Duarte", named=True)
    (found,) = participants((short, full))
    assert (found.name, found.mentions[0].text) == ("Jose Napoleon Duarte", "Jose Napoleon Duarte")


def test_an_abbreviation_and_its_full_name_are_one() -> None:
    full = STORY.part(2, "National Front", named=True, kind="organization", others=("NF",))
    short = STORY.part(2, "NF", named=True, kind="organization")
    (found,) = participants((full, short))
    assert found.name == "National Front"


def test_pronouns_others_and_bare_numbers_name_nobody() -> None:
    nobody = (
        STORY.part(1, "others", head="other"),
        STORY.part(0, "Two", head="2"),
        STORY.part(0, "woman", pronoun=True),
    )
    assert participants(nobody) == ()


def test_the_people_stand_for_nobody_beside_somebody() -> None:
    found = participants((STORY.part(0, "masked gunmen"), STORY.part(1, "people", definite=True, status="civilian")))
    assert [p.name for p in found] == ["masked gunmen"]


def test_what_is_asserted_once_holds_and_a_denial_outweighs_an_accusation() -> None:
    def standing(*told: str) -> str:
        parts = tuple(STORY.part(2, "National Front", named=True, kind="organization", standing=t) for t in told)
        return participants(parts)[0].standing

    assert standing("attributed", "asserted") == "asserted"
    assert standing("attributed", "denied") == "denied"
    assert standing("unclear") == "unclear"


def test_two_counts_are_two_groups_unless_one_is_definite() -> None:
    five: Part = STORY.part(0, "masked gunmen", head="man", low=5, high=5)
    three: Part = STORY.part(2, "NF men", head="man", low=3, high=3)
    assert len(participants((five, three))) == 2


def test_people_read_where_a_named_organization_stands_are_that_organization() -> None:
    men = STORY.part(2, "NF", head="nf", plural=True)
    front = STORY.part(2, "NF", named=True, kind="organization")
    others = STORY.part(0, "masked gunmen", head="gunman", plural=True)
    found = participants((others, men, front))
    assert [(p.name, p.kind) for p in found] == [("masked gunmen", "person"), ("NF", "organization")]
