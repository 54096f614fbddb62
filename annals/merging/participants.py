"""The participants of one incident: each once, with all its mentions, the best name first."""

from __future__ import annotations

from collections.abc import Sequence

from annals.coded import Participant
from annals.mention import Part
from annals.merging.identity import same_part, words_of
from annals.model import Quote

NOBODY = frozenset(
    {
        "other", "some", "victim", "more", "one", "all", "dead", "wounded", "injured", "rest", "many", "those",
        "another", "half", "several", "both", "none", "hundred", "dozen", "score", "thousand", "total", "number",
        "body", "corpse", "casualty", "fatality", "each", "them", "p.m.", "a.m.", "a",
    }
)  # fmt: skip
"""Heads that name nobody: no participant is made of them alone."""
ANYBODY = frozenset(
    {
        "attacker", "assailant", "aggressor", "killer", "murderer", "assassin", "perpetrator", "gunman", "raider",
        "bomber", "kidnapper", "captor", "hijacker", "man", "woman", "group", "individual", "person", "subject",
        "element", "criminal", "suspect", "people", "member", "organization", "youth", "shooter",
    }
)  # fmt: skip
"""Heads that a definite phrase uses for those named before: "the attackers", "the woman", "the group"."""

_Sort = tuple[str, int | None, bool, bool, str, str, tuple[Quote, ...]]
"""All of a mention that tells whether it can be one with another."""


def participants(parts: Sequence[Part]) -> tuple[Participant, ...]:
    """Each participant once, in the order of first mention; pronouns and empty words are left out.

    A definite phrase that can mean somebody named before ("the attackers" after "two gunmen") is a further mention
    of these, never a participant beside them.

    Args:
        parts: all that fill one role in the mentions of one incident, in the order of the text.
    """
    groups: list[list[Part]] = []
    known = _Index()
    for part in parts:
        if part.pronoun or part.head in NOBODY or not part.head[:1].isalpha():
            continue
        number = known.group_of(part)
        if number is None:
            number = _meant(part, groups)
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(part)
        known.add(part, number)
    return tuple(_participant(g) for g in _without_generic(_without_doubles(groups)))


class _Index:
    """Finds the group of a participant among those that share a name, a word of it or a head with it.

    Only such can be one with it, and each is asked once however often it was told: an incident of a long report may
    have hundreds of mentions.
    """

    def __init__(self) -> None:
        self._groups: dict[str, dict[int, dict[_Sort, Part]]] = {}

    def group_of(self, part: Part) -> int | None:
        """The number of the first group with a mention that can be one with the participant."""
        fitting = {
            number
            for key in _keys(part)
            for number, sorts in self._groups.get(key, {}).items()
            if any(_one(part, p) for p in sorts.values())
        }
        return min(fitting, default=None)

    def add(self, part: Part, number: int) -> None:
        sort = (part.kind, part.low, part.definite, part.named, part.head, part.key, part.others)
        for key in _keys(part):
            self._groups.setdefault(key, {}).setdefault(number, {}).setdefault(sort, part)


def _keys(part: Part) -> list[str]:
    """What two participants of which `same_part` holds have one of in common."""
    return [part.key, *words_of(part)] if part.named else [part.key, part.head]


def _one(a: Part, b: Part) -> bool:
    if a.kind != b.kind:
        return False
    if a.low is not None and b.low is not None and a.low != b.low and not (a.definite or b.definite):
        return False
    return same_part(a, b)


def _meant(part: Part, groups: Sequence[list[Part]]) -> int | None:
    """The participant that a definite general phrase takes up: the last one of its kind and number."""
    if not part.definite or part.named or part.head not in ANYBODY:
        return None
    return next((i for i in range(len(groups) - 1, -1, -1) if _can_mean(part, groups[i][0])), None)


def _can_mean(part: Part, known: Part) -> bool:
    if part.kind != known.kind or part.plural != known.plural:
        return False
    return part.status is None or known.status is None or part.status == known.status


def _without_doubles(groups: list[list[Part]]) -> list[list[Part]]:
    """Leaves out people who stand where a named organization stands: "the Pakistani Taliban" read once as its men."""
    named = {(p.quote.start, p.quote.end) for g in groups for p in g if p.named and p.kind == "organization"}
    return [g for g in groups if any(p.kind != "person" or (p.quote.start, p.quote.end) not in named for p in g)]


def _without_generic(groups: list[list[Part]]) -> list[list[Part]]:
    """Leaves out "the people", "the members" and the like where something better of their kind is known."""
    if len(groups) < 2:
        return groups
    generic = [all(p.definite and p.head in ANYBODY and not p.named for p in g) for g in groups]
    better = {g[0].kind for g, plain in zip(groups, generic, strict=True) if not plain}
    kept = [g for g, plain in zip(groups, generic, strict=True) if not plain or g[0].kind not in better]
    return kept if better else groups[:1]


def _participant(group: Sequence[Part]) -> Participant:
    indefinite = any(not p.definite for p in group)
    lead = min(group, key=lambda p: _rank(p, among_indefinite=indefinite))
    quotes: dict[Quote, None] = dict.fromkeys(q for p in (lead, *group) for q in (p.quote, *p.others))
    counts = [p.low for p in group if p.low is not None and p.low == p.high and not p.definite]
    return Participant(
        name=lead.text,
        kind=lead.kind,
        named=any(p.named for p in group),
        mentions=tuple(quotes),
        status=next((p.status for p in group if p.status is not None), None),
        count=counts[0] if counts else None,
        standing=_standing([p.standing for p in group]),
    )


def _rank(part: Part, *, among_indefinite: bool) -> tuple[bool, bool, int, int]:
    """The best name first: a proper name, the fuller before the shorter, an indefinite phrase before a definite."""
    fuller = -len(part.text.split()) if part.named else 0
    return not part.named, part.definite and among_indefinite, fuller, part.quote.start


def _standing(told: Sequence[str]) -> str:
    """What is asserted once holds; else a denial stands, before what is only attributed."""
    return next((s for s in ("asserted", "denied", "attributed") if s in told), told[0])
