"""A noun group as a participant: the words that name it, what it is, and how many."""

from __future__ import annotations

import pytest

from annals.coding.rules.filler import Filler, count_of
from annals.coding.rules.participants import fillers
from annals.coding.rules.scene import Scene
from tests.coding.rules.scenes import at, scene


def first(text: str, role: str = "victim") -> tuple[Scene, list[Filler]]:
    found = scene(text)
    return found, fillers(found, 0, role)


def name(found: Scene, filler: Filler) -> str:
    return " ".join(found.sentence.words[filler.start : filler.end])


@pytest.mark.parametrize(
    ("text", "words", "kind", "status"),
    [
        ("The six armed men fled.", "armed men", "person", "combatant"),
        ("Two police officers died.", "police officers", "person", "police"),
        ("Three farmers died.", "farmers", "person", "civilian"),
        ("Mayor Ana Ruiz died.", "Ana Ruiz", "person", "official"),
        ("The bridge fell.", "bridge", "object", None),
        ("Eleven soldiers died.", "soldiers", "person", "combatant"),
    ],
)
def test_words_kind_and_status(text: str, words: str, kind: str, status: str | None) -> None:
    found, (filler, *_) = first(text)
    assert (name(found, filler), filler.kind, filler.status) == (words, kind, status)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Six farmers died.", (6, 6)),
        ("At least six farmers died.", (6, None)),
        ("A farmer died.", (1, 1)),
        ("Several farmers died.", (2, None)),
        ("Ana Ruiz died.", (1, 1)),
        ("They died.", None),
        ("The farmers died.", (None, None)),
    ],
)
def test_how_many(text: str, count: tuple[int | None, int | None] | None) -> None:
    _, (filler, *_) = first(text)
    assert count_of(filler) == count


def test_rebels_of_a_group_are_persons_beside_the_organization() -> None:
    found, made = first("FMLN rebels fled.", "perpetrator")
    assert {(name(found, f), f.kind) for f in made} == {("FMLN rebels", "person"), ("FMLN", "organization")}


def test_a_list_gives_every_participant() -> None:
    found = scene("Gunmen killed two farmers, a teacher and three nurses.")
    made = fillers(found, at(found, "two farmers"), "victim")
    assert [name(found, f) for f in made] == ["farmers", "teacher", "nurses"]
    assert [count_of(f) for f in made] == [(2, 2), (1, 1), (3, 3)]


def test_a_pronoun_is_told_as_one() -> None:
    _, (filler, *_) = first("They fled.")
    assert filler.pronoun
