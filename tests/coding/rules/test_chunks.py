"""Chunks lie side by side, and noun and verb groups say what they are made of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coding.rules.chunks import Noun, Verb
from tests.coding.rules.scenes import at, scene, words

TOKENS = """the of three men killed were not ( ) , rebels FMLN army 's had who to " """


def noun(text: str, start: str) -> Noun:
    found = scene(text)
    chunk = found.chunks[at(found, start)]
    if not isinstance(chunk, Noun):
        raise TypeError(f"{start!r} is no noun group")
    return chunk


def verb(text: str, start: str) -> Verb:
    found = scene(text)
    chunk = found.chunks[at(found, start)]
    if not isinstance(chunk, Verb):
        raise TypeError(f"{start!r} is no verb group")
    return chunk


@given(st.lists(st.sampled_from(TOKENS.split()), min_size=1))
@settings(max_examples=60, deadline=None)
def test_every_token_lies_in_exactly_one_chunk(tokens: list[str]) -> None:
    found = scene(" ".join(tokens))
    edges = [(chunk.i, chunk.j) for chunk in found.chunks]
    assert edges[0][0] == 0
    assert edges[-1][1] == len(found.sentence.words)
    assert all(left[1] == right[0] for left, right in pairwise(edges))
    assert all(i < j for i, j in edges)


def test_a_sentence_is_cut_into_flat_groups() -> None:
    found = scene("On Tuesday armed men killed at least three police officers near Mubi.")
    cut = [(chunk.kind, words(found, chunk)) for chunk in found.chunks]
    assert ("TIME", "Tuesday") in [(kind, text.removeprefix("On ")) for kind, text in cut]
    assert ("NG", "armed men") in cut
    assert ("VG", "killed") in cut
    assert ("NG", "at least three police officers") in cut
    assert ("P", "near") in cut


@pytest.mark.parametrize(
    ("text", "start", "flag", "expected"),
    [
        ("Two men were killed in Mubi.", "were", "passive", True),
        ("Gunmen killed two men.", "killed", "passive", False),
        ("Two men were shot by gunmen.", "were", "passive", True),
        ("The rebels had not killed the men.", "had", "negated", True),
        ("The rebels had killed the men.", "had", "perfect", True),
        ("The rebels may have killed the men.", "may", "modal", "may"),
        ("The rebels wanted to kill the men.", "to", "form", "inf"),
        ("The men killed in Mubi were traders.", "were", "finite", True),
        ("Gunmen stormed the bank, killing two men.", "killing", "form", "ger"),
    ],
)
def test_a_verb_group_says_voice_polarity_and_form(text: str, start: str, flag: str, expected: object) -> None:
    assert getattr(verb(text, start), flag) == expected


def test_a_noun_group_keeps_article_and_number_out_of_its_core() -> None:
    found = scene("The two wounded soldiers fled.")
    group = found.chunks[0]
    assert isinstance(group, Noun)
    assert group.det == "the"
    assert group.number is not None
    assert group.number.low == group.number.high == 2
    assert found.sentence.words[group.core : group.stop] == ("wounded", "soldiers")


def test_an_owner_is_cut_off() -> None:
    found = scene("Soldiers burnt the rebels' camp.")
    group = found.chunks[at(found, "the rebels")]
    assert isinstance(group, Noun)
    assert group.owner is not None
    assert found.sentence.words[group.owner[0] : group.owner[1]] == ("rebels",)
    assert found.sentence.words[group.core : group.stop] == ("camp",)


def test_an_abbreviation_in_brackets_is_an_alias() -> None:
    found = scene("The Northern Front (NF) attacked the town.")
    group = found.chunks[0]
    assert isinstance(group, Noun)
    assert group.alias is not None
    assert found.sentence.words[group.alias[0]] == "NF"
    assert noun("The Northern Front (see below) attacked the town.", "The").alias is None


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Police shot dead four suspects in Cali.", "four suspects"),
        ("Gunmen shot dead two traders.", "two traders"),
    ],
)
def test_those_who_were_shot_dead_are_a_group_of_their_own(text: str, group: str) -> None:
    found = scene(text)
    assert ("NG", group) in [(chunk.kind, words(found, chunk)) for chunk in found.chunks]
