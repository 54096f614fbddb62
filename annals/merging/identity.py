"""Whether two things are one: participants by their names and heads, places by name, division and distance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from annals.coded import Place
from annals.mention import Part

VAGUE_HEADS = frozenset(
    {
        "people", "person", "man", "victim", "other", "individual", "member", "it", "they", "he", "she", "dead",
        "wounded", "injured", "one", "some", "more", "rest", "those", "total",
    }
)  # fmt: skip
"""Heads that say nothing about who it is: sharing one is no evidence, differing from one no contradiction."""

NEAR_DEGREES = 0.15
"""About 16 km: two points closer than this can be one place told in two ways."""


def is_vague(part: Part) -> bool:
    """Whether a participant's words do not tell it from others: pronouns, "people", a bare number."""
    return part.pronoun or part.head in VAGUE_HEADS or not part.head[:1].isalpha()


@lru_cache(maxsize=8192)
def name_words(text: str) -> frozenset[str]:
    """The words of a name that can tell it from another, lower-cased; stops, and words of two letters, left out.

    A name that is one short word (NF) is kept.
    """
    words = text.lower().replace(".", "").replace("-", " ").split()
    return frozenset(words) if len(words) == 1 else frozenset(w for w in words if len(w) > 2)


def words_of(part: Part) -> frozenset[str]:
    """The words of a participant's name and of its further mentions."""
    found = name_words(part.text)
    for other in part.others:
        found |= name_words(other.text)
    return found


def same_part(a: Part, b: Part) -> bool:
    """Whether two participants can be one: the same name or words, or the same head that is not vague."""
    if a.key == b.key:
        return True
    if a.named and b.named:
        return _same_name(a, b)
    return a.head == b.head and not (a.named or b.named)


def _same_name(a: Part, b: Part) -> bool:
    mine, theirs = words_of(a), words_of(b)
    if not mine & theirs:
        return False
    return mine <= theirs or theirs <= mine or (a.kind == "person" and _last(a) == _last(b))


def _last(part: Part) -> str:
    return part.key.split()[-1]


def shared(mine: Iterable[Part], theirs: Sequence[Part]) -> bool:
    """Whether one of the one side's participants can be one of the other side's."""
    if not theirs:
        return False
    return any(not a.pronoun and any(same_part(a, b) for b in theirs) for a in mine)


def same_place(a: Place, b: Place) -> bool | None:
    """Whether two places can be one (the same, or one within the other); `None` where it is open."""
    if a.name.lower() == b.name.lower() or (a.gazetteer_id is not None and a.gazetteer_id == b.gazetteer_id):
        return True
    if a.country and b.country and a.country != b.country:
        return False
    if a.name in (b.admin1, b.admin2) or b.name in (a.admin1, a.admin2):
        return True
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    return abs(a.latitude - b.latitude) < NEAR_DEGREES and abs(a.longitude - b.longitude) < NEAR_DEGREES
