"""The passages that the reader learns from are in their form."""

from __future__ import annotations

from training.reader.lesson import ROLES
from training.reader.passages import faults, lessons, passages


def test_every_passage_is_in_the_form() -> None:
    assert [fault for passage in passages() for fault in faults(passage)] == []


def test_every_mark_becomes_words_of_its_lesson() -> None:
    for passage, lesson in zip(passages(), lessons(), strict=True):
        told = {("at" if role == "spot" else role, k) for _, _, role, incidents in passage.marks for k in incidents}
        assert {(role, k) for k, marks in lesson.marks.items() for role, words in marks.items() if words} == told
        assert {k for _, _, k in lesson.acts} == set(passage.types)
        assert {role for marks in lesson.marks.values() for role in marks} <= set(ROLES)
