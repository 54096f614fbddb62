"""The frames that ship are usable, and a scheme's own triggers stand before them."""

from __future__ import annotations

import pytest

from annals.coding.rules.frames import STRENGTHS, Entry, load_frames
from annals.scheme.load import load_scheme
from annals.scheme.records import Trigger
from tests.coding.rules.scenes import frames

FILLED = [
    "perpetrator",
    "victim",
    "target",
    "weapon",
    "party",
    "harmed",
    "none",
    "place",
    "near_target",
    "near_place",
    "exploding",
    "protester",
    "displaced",
    "property",
]
"""What a frame may say of its subject, its object and what its prepositions bring; docs/rules.md tells each."""
COUNTS = {None, "killed", "injured", "abducted", "missing", "arrested", "displaced"}


def entries() -> list[tuple[str, Entry]]:
    tables = (frames().verbs, frames().nouns)
    return [(word, entry) for table in tables for word, found in table.items() for entry in found]


@pytest.mark.parametrize("entry", {e.frame.name: e for _, e in entries()}.values(), ids=lambda e: e.frame.name)
def test_a_frame_names_a_type_of_the_scheme_and_an_effect_that_is_counted(entry: Entry) -> None:
    frame = entry.frame
    assert frame.type in load_scheme().types
    assert frame.effect in COUNTS
    assert frame.strength in STRENGTHS
    assert {frame.subject, frame.object, *frame.preps.values()} <= set(FILLED)


def test_words_are_lower_case_and_stand_once_in_a_frame() -> None:
    for word, entry in entries():
        assert word == word.lower() != ""
        assert all(part == part.lower() for part in entry.rest)
    for table in (frames().verbs, frames().nouns):
        for word, found in table.items():
            keys = [(e.frame.name, e.rest) for e in found]
            assert len(keys) == len(set(keys)), word


def test_longer_entries_stand_before_shorter_ones() -> None:
    for table in (frames().verbs, frames().nouns):
        for found in table.values():
            lengths = [len(entry.rest) for entry in found]
            assert lengths == sorted(lengths, reverse=True)


def test_a_trigger_of_the_scheme_becomes_a_frame_before_the_shipped_ones() -> None:
    trigger = Trigger(lemma="attack", pos="verb", object="target", prepositions={"with": "weapon"})
    first = load_frames("en", [("rustling", trigger)]).verbs["attack"][0].frame
    assert (first.type, first.object, first.preps["with"]) == ("rustling", "target", "weapon")


def test_light_verbs_and_their_nouns_are_given() -> None:
    light = frames().light
    assert light
    assert all(word == word.lower() for found in light.values() for word in found)
