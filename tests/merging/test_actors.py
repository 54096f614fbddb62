"""One actor for all its names, one best name throughout a document, the lexicon's kind kept."""

from __future__ import annotations

from dataclasses import replace

from annals.coded import Incident, Participant
from annals.mention import Mention, Part
from annals.merging.actors import lexicon_kinds, with_actors
from tests.merging.cases import Story, one

STORY = Story(
    "The Red Dawn Army (RDA) shot Ivo Hahn.",
    "In 1991 the RDA bombed the house of Mayor Ivo Hahn and Ana Hahn.",
    "Gunmen shot Hahn.",
)
FULL = STORY.part(0, "Red Dawn Army", named=True, kind="organization", sort="armed_group", others=("RDA",))
SHORT = STORY.part(1, "RDA", named=True, kind="organization", sort="armed_group", status="combatant")
HAHN = STORY.part(0, "Ivo Hahn", named=True)


def told(at: int, *victims: Part, by: Part | None = None) -> Mention:
    """A mention of an attack."""
    return STORY.mention(at, "shot" if at != 1 else "bombed", victims=victims, perpetrators=(by,) if by else ())


def coded(*mentions: Mention) -> tuple[tuple[str, ...], tuple[Incident, ...]]:
    """Names of the actors, and the incidents, each mention being one."""
    actors, incidents = with_actors("doc", [one(m) for m in mentions], lexicon_kinds(mentions))
    assert len({a.id for a in actors}) == len(actors)
    return tuple(a.name for a in actors), incidents


def test_an_actor_has_one_id_and_its_fullest_name_in_all_incidents() -> None:
    names, (first, second) = coded(told(0, HAHN, by=FULL), told(1, by=SHORT))
    assert names == ("Red Dawn Army", "Ivo Hahn")
    assert first.perpetrators[0].actor == second.perpetrators[0].actor
    assert second.perpetrators[0].name == "Red Dawn Army"
    assert [m.text for m in second.perpetrators[0].mentions] == ["Red Dawn Army", "RDA"]
    assert second.perpetrators[0].aliases == ("RDA",)


def test_the_kind_is_the_lexicons_else_told_by_status() -> None:
    mentions = (told(0, HAHN, by=replace(FULL, sort="political_militia")), told(2, by=STORY.part(2, "Gunmen")))
    actors, _ = with_actors("doc", [one(m) for m in mentions], lexicon_kinds(mentions))
    assert [(a.name, a.kind) for a in actors] == [
        ("Red Dawn Army", "political_militia"), ("Ivo Hahn", "person"), ("Gunmen", "unidentified"),
    ]  # fmt: skip
    (police, *_), _ = with_actors("doc", [one(told(1, by=replace(SHORT, sort=None, status="police")))])
    assert police.kind == "state_force"


def test_a_family_name_joins_its_only_bearer_and_none_of_two() -> None:
    alone, _ = coded(told(0, HAHN), told(2, STORY.part(2, "Hahn", named=True)))
    assert alone == ("Ivo Hahn",)
    ana = STORY.part(1, "Ana Hahn", named=True)
    three, _ = coded(told(0, HAHN), told(1, ana), told(2, STORY.part(2, "Hahn", named=True)))
    assert three == ("Ivo Hahn", "Ana Hahn", "Hahn")


def test_things_are_no_actors_and_every_actor_referred_to_is_given() -> None:
    house = STORY.part(1, "house", kind="object")
    mention = replace(told(1, STORY.part(1, "Ana Hahn", named=True), by=SHORT), targets=(house,))
    actors, (incident,) = with_actors("doc", [one(mention)])
    assert incident.targets[0].actor is None
    people: list[Participant] = [*incident.perpetrators, *incident.victims]
    assert {p.actor for p in people} == {a.id for a in actors}


def test_actors_made_twice_are_the_same() -> None:
    mentions = (told(0, HAHN, by=FULL), told(1, by=SHORT))
    first, incidents = with_actors("doc", [one(m) for m in mentions], lexicon_kinds(mentions))
    again, same = with_actors("doc", incidents, lexicon_kinds(mentions))
    assert [a.id for a in again] == [a.id for a in first]
    assert same == incidents
