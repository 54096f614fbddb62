"""When two names, or two places, can be one."""

from __future__ import annotations

from annals.merging.identity import is_vague, name_words, same_part, same_place
from tests.merging.cases import Story, place

STORY = Story("President Duarte, Jose Napoleon Duarte and Inez Duarte met men, rebels and M23 rebels of the NF.")


def test_people_by_family_name_and_groups_by_words() -> None:
    duarte, full = STORY.part(0, "Duarte", named=True), STORY.part(0, "Jose Napoleon Duarte", named=True)
    assert same_part(duarte, full)
    assert not same_part(STORY.part(0, "Jose", named=True), STORY.part(0, "Inez", named=True))
    assert same_part(STORY.part(0, "rebels", head="rebel"), STORY.part(0, "M23 rebels", head="rebel"))


def test_a_short_name_is_a_word_of_its_own() -> None:
    assert name_words("NF") == {"nf"}
    assert name_words("Front of J. A. Brand") == {"front", "brand"}


def test_what_tells_nobody_apart() -> None:
    assert is_vague(STORY.part(0, "men", head="man"))
    assert is_vague(STORY.part(0, "men", head="45"))
    assert not is_vague(STORY.part(0, "rebels", head="rebel"))


def test_places_by_name_division_distance_and_country() -> None:
    kola = place("Kola", admin1="Upper Kola", latitude=9.0, longitude=3.0)
    assert same_place(kola, place("KOLA", "TG")) is True
    assert same_place(kola, place("Upper Kola", precision="admin1")) is True
    assert same_place(kola, place("Mirador", latitude=9.05, longitude=3.05)) is True
    assert same_place(kola, place("Mirador", latitude=9.5, longitude=3.0)) is False
    assert same_place(kola, place("Mirador", "TG")) is False
    assert same_place(kola, place("Mirador")) is None
