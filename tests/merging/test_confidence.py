"""Confidence is between 0 and 1 and never falls when more is told."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annals.mention import Mention
from annals.merging.confidence import confidence, told
from tests.merging.cases import Story, place

STORY = Story("On 3 May rebels shot Ana Ruiz in Kola with a rifle.")
BARE = STORY.mention(0, "shot")
MORE: list[dict[str, object]] = [
    {"date": "2022"},
    {"date": "2022-05-03"},
    {"places": (place("Kola"),)},
    {"perpetrators": (STORY.part(0, "rebels"),)},
    {"victims": (STORY.part(0, "Ana Ruiz", named=True),)},
    {"weapons": (STORY.part(0, "rifle", kind="object"),)},
    {"numbers": (STORY.number(0, "killed", "Ana Ruiz", 1, 1, who="Ana Ruiz"),)},
]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(MORE), max_size=4), st.sampled_from(MORE))
def test_another_fact_never_lowers_it(facts: list[dict[str, object]], further: dict[str, object]) -> None:
    mentions = [BARE, *(replace(BARE, **fact) for fact in facts)]
    before, after = confidence(mentions), confidence([*mentions, replace(BARE, **further)])
    assert 0 <= before <= after <= 1


def test_all_that_can_be_told_is_nearly_sure_and_nothing_is_not() -> None:
    full: list[Mention] = [replace(BARE, **fact) for fact in MORE]
    assert confidence([BARE]) < 0.25
    assert confidence(full) > 0.95


def test_one_fact_alone_is_no_incident() -> None:
    assert not told([BARE])
    assert not told([replace(BARE, **MORE[3])])
    assert told([replace(BARE, **MORE[4], **MORE[1])])


def test_parties_are_enough_for_a_clash_with_a_place() -> None:
    clash = replace(BARE, type="armed_clash", **MORE[3], **MORE[2])
    assert told([clash])
    assert not told([replace(clash, type="attack")])


def test_a_village_that_no_gazetteer_knows_is_a_place_told() -> None:
    story = Story("Raiders struck at Little Kola.")
    village = place("Little Kola", precision="country", country_name="Nigeria")
    raid = story.mention(0, "struck", perpetrators=(story.part(0, "Raiders"),), weapons=(story.part(0, "struck"),))
    assert told([replace(raid, places=(village,))])
    assert not told([replace(raid, places=(replace(village, kind="country"),))])
    assert not told([raid])
