"""A headline joins the incident of its text and adds only what the text leaves open."""

from __future__ import annotations

from annals.mention import Mention
from tests.merging.cases import Story, grouped, one, place


def headed(head: str, *lines: str) -> Story:
    """A report whose first sentence is its headline."""
    return Story(head, *lines, paragraphs=(-1, *range(len(lines))))


def the_one(*mentions: Mention) -> list[Mention]:
    (found,) = grouped(*mentions)
    return found


def test_a_headline_joins_the_incident_it_sums_up_and_not_the_one_told_last() -> None:
    story = headed(
        "Nine killed in Kola", "Raiders killed nine farmers in Kola.", "On 4 May raiders shot a guard in Mirador."
    )
    head = story.mention(0, "killed", numbers=(story.number(0, "killed", "Nine", 9, 9),))
    nine = story.mention(
        1, "killed", date="2022-05-03", victims=(story.part(1, "farmers"),),
        numbers=(story.number(1, "killed", "nine", 9, 9, who="farmers"),),
    )  # fmt: skip
    guard = story.mention(2, "shot", date="2022-05-04", victims=(story.part(2, "guard"),))
    found = grouped(head, nine, guard)
    assert [[m.sentence for m in one] for one in found] == [[0, 1], [2]]


def test_without_anything_in_common_the_first_of_a_like_type_is_meant() -> None:
    story = headed("Bloodshed in the north", "Raiders shot two farmers on 3 May.", "Raiders shot a guard on 4 May.")
    head = story.mention(0, "Bloodshed")
    first = story.mention(1, "shot", date="2022-05-03", victims=(story.part(1, "farmers"),))
    second = story.mention(2, "shot", date="2022-05-04", victims=(story.part(2, "guard"),))
    assert [[m.sentence for m in one] for one in grouped(head, first, second)] == [[0, 1], [2]]


def test_what_the_text_says_is_not_overruled_by_its_headline() -> None:
    story = headed("Seven killed in Mirador", "On 3 May raiders killed nine farmers in Kola.")
    head = story.mention(
        0, "killed", date="2022-05-04", places=(place("Mirador", latitude=3.0, longitude=3.0),),
        numbers=(story.number(0, "killed", "Seven", 7, 7),),
    )  # fmt: skip
    lead = story.mention(
        1, "killed", date="2022-05-03", places=(place("Kola"),), victims=(story.part(1, "farmers"),),
        numbers=(story.number(1, "killed", "nine", 9, 9, who="farmers"),),
    )  # fmt: skip
    found = one(*the_one(head, lead))
    assert (found.date, [p.name for p in found.places]) == ("2022-05-03", ["Kola"])
    assert found.killed is not None
    assert (found.killed.low, found.killed.high) == (9, 9)


def test_what_the_text_leaves_open_its_headline_fills() -> None:
    story = headed("Seven hurt in Kola", "On 3 May raiders shot at farmers.")
    head = story.mention(0, "hurt", places=(place("Kola"),), numbers=(story.number(0, "injured", "Seven", 7, 7),))
    lead = story.mention(1, "shot", date="2022-05-03", victims=(story.part(1, "farmers"),))
    found = one(*the_one(head, lead))
    assert [p.name for p in found.places] == ["Kola"]
    assert found.injured is not None
    assert found.injured.low == 7


def test_the_type_of_the_text_holds_against_that_of_the_headline() -> None:
    story = headed("Attack in Kola", "A bomb went off in Kola.")
    head = story.mention(0, "Attack", type="suicide_bombing", places=(place("Kola"),))
    lead = story.mention(1, "went off", type="bombing", places=(place("Kola"),))
    assert one(*the_one(head, lead)).type == "bombing"


def test_a_headline_of_another_kind_is_an_incident_of_its_own() -> None:
    story = headed("Truce signed in Kola", "Raiders shot two farmers in Kola.")
    truce = story.mention(0, "Truce", type="agreement", places=(place("Kola"),))
    shot = story.mention(1, "shot", places=(place("Kola"),), victims=(story.part(1, "farmers"),))
    assert len(grouped(truce, shot)) == 2


def test_a_headline_alone_is_an_incident() -> None:
    story = headed("Raiders kill nine farmers in Kola")
    head = story.mention(
        0, "kill", victims=(story.part(0, "farmers"),), places=(place("Kola"),),
        numbers=(story.number(0, "killed", "nine", 9, 9, who="farmers"),),
    )  # fmt: skip
    assert grouped(head) == [[head]]
