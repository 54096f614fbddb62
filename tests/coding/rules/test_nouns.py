"""The noun knowledge: what head nouns mean, and that its data is sound."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coding.rules.nouns import FILES, load_nouns
from annals.errors import CallError

NOUNS = load_nouns()
FOLDER = resources.files("annals.coding.rules").joinpath("lexicon", "en")

KINDS = ("person", "organization", "object", "weapon", "abstract", "collective")
ACTOR_KINDS = {"armed_group", "political_militia", "state_force", "government", "party", "organization"}
SUGGESTED = {"bombing", "suicide_bombing", "grenade_attack", "shelling", "air_strike", "landmine"} | {
    "chemical_attack",
    "arson",
}


def blocks(name: str) -> list[dict[str, Any]]:
    content = tomllib.loads(FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return list(content["senses"])


def entries(words: str) -> list[str]:
    return [" ".join(w.replace("-", " ").split()) for w in words.replace("\n", " ").split(",") if w.strip()]


@pytest.mark.parametrize(
    ("phrase", "kind", "status"),
    [
        ("farmer", "person", "civilian"),
        ("aid worker", "person", "civilian"),
        ("police officer", "person", "police"),
        ("prison guard", "person", "police"),
        ("mayor", "person", "official"),
        ("soldier", "person", "combatant"),
        ("gunman", "person", "combatant"),
        ("armed man", "person", "combatant"),
        ("man", "person", None),
        ("assailant", "person", None),
        ("army", "organization", "combatant"),
        ("police", "organization", "police"),
        ("ministry", "organization", "official"),
        ("bridge", "object", None),
        ("knife", "weapon", None),
        ("attack", "abstract", None),
        ("dozen", "collective", None),
    ],
)
def test_a_head_noun_has_its_kind_and_status(phrase: str, kind: str, status: str | None) -> None:
    sense = NOUNS.sense(phrase.split())
    assert sense is not None
    assert (sense.kind, sense.status, sense.sure) == (kind, status, True)


def test_the_longest_known_ending_wins() -> None:
    station = NOUNS.sense(["local", "police", "station"])
    assert station is not None
    assert (station.lemma, station.kind, station.sort) == ("police station", "object", "police")


@pytest.mark.parametrize(
    ("phrase", "status"),
    [
        ("officer", None),
        ("army officer", "combatant"),
        ("police spokesman", "police"),
        ("union leader", "civilian"),
        ("rebel spokesman", "combatant"),
        ("soldier", "combatant"),
        ("former soldier", "civilian"),
        ("ex-president", "civilian"),
        ("army doctor", "civilian"),
    ],
)
def test_the_words_before_a_person_fill_what_the_noun_leaves_open(phrase: str, status: str | None) -> None:
    sense = NOUNS.sense(phrase.split())
    assert sense is not None
    assert sense.status == status


@pytest.mark.parametrize(
    ("phrase", "actor_kind"),
    [("unit", None), ("army unit", "state_force"), ("guerrilla unit", "armed_group"), ("rebel column", "armed_group")],
)
def test_the_words_before_a_force_say_whose_it_is(phrase: str, actor_kind: str | None) -> None:
    sense = NOUNS.sense(phrase.split())
    assert sense is not None
    assert (sense.kind, sense.status, sense.actor_kind) == ("organization", "combatant", actor_kind)


def test_the_words_before_a_thing_say_its_use() -> None:
    building = NOUNS.sense(["radio", "building"])
    assert building is not None
    assert (building.sort, building.target) == ("media", 10)


def test_a_word_of_two_kinds_can_be_asked_for_the_second() -> None:
    thing, weapon = NOUNS.sense(["truck"]), NOUNS.sense(["truck"], want="weapon")
    assert thing is not None
    assert weapon is not None
    assert (thing.kind, weapon.kind) == ("object", "weapon")


@pytest.mark.parametrize(
    ("weapon", "suggests"),
    [
        ("car-bomb", "bombing"),
        ("suicide vest", "suicide_bombing"),
        ("hand grenade", "grenade_attack"),
        ("mortar shell", "shelling"),
        ("drone", "air_strike"),
        ("land mine", "landmine"),
        ("nerve agent", "chemical_attack"),
        ("molotov cocktail", "arson"),
        ("rifle", None),
    ],
)
def test_a_weapon_suggests_the_incident_it_is_used_for(weapon: str, suggests: str | None) -> None:
    sense = NOUNS.sense(weapon.split())
    assert sense is not None
    assert (sense.kind, sense.suggests) == ("weapon", suggests)


@pytest.mark.parametrize(
    ("plural", "lemma"),
    [
        ("policemen", "policeman"),
        ("wives", "wife"),
        ("embassies", "embassy"),
        ("churches", "church"),
        ("grandchildren", "grandchild"),
    ],
)
def test_plurals_that_reach_it_unlemmatised_are_understood(plural: str, lemma: str) -> None:
    sense = NOUNS.sense([plural])
    assert sense is not None
    assert sense.lemma == lemma


@pytest.mark.parametrize(
    ("word", "kind"), [("xylophonist", "person"), ("blorkman", "person"), ("blorkation", "abstract")]
)
def test_the_ending_of_an_unknown_word_is_a_weak_hint(word: str, kind: str) -> None:
    sense = NOUNS.sense([word])
    assert sense is not None
    assert (sense.kind, sense.sure) == (kind, False)


def test_what_is_not_known_is_none() -> None:
    assert NOUNS.sense(["blork"]) is None
    assert NOUNS.sense([]) is None


@pytest.mark.parametrize(
    ("written", "full", "status"),
    [
        ("lt. col.", "lieutenant colonel", "combatant"),
        ("Sgt.", "sergeant", "combatant"),
        ("msgr.", "monsignor", "civilian"),
        ("gov.", "governor", "official"),
        ("mrs", "missus", None),
    ],
)
def test_titles_are_known_full_and_short(written: str, full: str, status: str | None) -> None:
    title = NOUNS.title(written)
    assert title is not None
    assert (title.title, title.status) == (full, status)


def test_the_longest_name_of_a_group_wins_however_it_is_parted() -> None:
    for text in ("the lord's resistance army", "the lord 's resistance army", "the lord’s resistance army"):
        tokens = text.split()
        found = NOUNS.group_at(tokens, 1)
        assert found is not None
        assert found[0] == len(tokens) - 1
        assert found[1].abbreviations == ("LRA",)
    assert NOUNS.group_at(["near", "lima"], 0) is None


def test_an_abbreviation_that_is_a_word_counts_only_in_capitals_among_small_letters() -> None:
    said = ["Fighters", "of", "IS", "said"]
    lower = [w.lower() for w in said]
    assert NOUNS.group_at(lower, 2) is None
    assert NOUNS.group_at(lower, 2, [w.upper() for w in said]) is None
    found = NOUNS.group_at(lower, 2, said)
    assert found is not None
    assert found[1].name == "Islamic State"


def test_a_short_abbreviation_needs_its_capitals() -> None:
    assert NOUNS.group_at(["the", "far", "side"], 1, ["the", "far", "side"]) is None
    assert NOUNS.group_at(["a", "uno", "game"], 1, ["a", "Uno", "game"]) is None
    found = NOUNS.group_at(["the", "uno", "won"], 1, ["THE", "UNO", "WON"])
    assert found is not None
    assert found[1].country == "NI"


def test_a_name_of_several_groups_says_only_what_they_share() -> None:
    found, somali, syrian = (NOUNS.group_at(["sna"], 0, country=country) for country in (None, "SO", "SY"))
    assert found is not None
    assert somali is not None
    assert syrian is not None
    assert (found[1].name, found[1].kind, found[1].country) == ("SNA", "organization", None)
    assert (somali[1].name, somali[1].kind) == ("Somali National Army", "state_force")
    assert (syrian[1].name, syrian[1].kind) == ("Syrian National Army", "armed_group")


def test_every_listed_group_is_found_by_each_of_its_names() -> None:
    content = tomllib.loads(FOLDER.joinpath("groups.toml").read_text(encoding="utf-8"))
    wary = set(entries(content["also_words"]))
    for kind, countries in content["names"].items():
        assert kind in ACTOR_KINDS
        for country, lines in countries.items():
            for name in (name for line in lines.strip().splitlines() for name in line.split("; ")):
                tokens = name.lower().split()
                found = NOUNS.group_at(tokens, 0, country=country)
                assert name.lower() in wary or (found is not None and found[0] == len(tokens)), name


def test_a_language_without_a_lexicon_is_refused() -> None:
    with pytest.raises(CallError, match="tlh"):
        load_nouns("tlh")


@pytest.mark.parametrize("name", FILES)
def test_no_word_stands_twice_in_one_file(name: str) -> None:
    counted = Counter(word for block in blocks(name) for word in entries(block["words"]))
    assert [word for word, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_every_list_says_what_the_contract_knows(name: str) -> None:
    for block in blocks(name):
        assert block["kind"] in KINDS
        assert block.get("status") in {None, "civilian", "combatant", "police", "official"}
        assert block.get("role") in {None, "doer", "sufferer", "neutral"}
        assert block.get("actor_kind") in {None, *ACTOR_KINDS, "unidentified"}
        assert block.get("target") in {None, *range(1, 23)}
        assert block.get("suggests") in {None, *SUGGESTED}


@given(
    st.lists(st.sampled_from(sorted(NOUNS.senses)), min_size=1, max_size=3),
    st.sampled_from([None, *KINDS]),
)
@settings(max_examples=60, deadline=None)
def test_a_known_head_is_always_known_and_of_the_kind_wanted(phrases: list[str], want: Any) -> None:
    sense = NOUNS.sense(" ".join(phrases).split(), want)
    if want is None:
        assert sense is not None
    elif sense is not None:
        assert sense.kind == want
