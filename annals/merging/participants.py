"""The participants of one incident: each once, with all its mentions, the best name first."""

from __future__ import annotations

from collections.abc import Sequence

from annals.coded import Participant
from annals.mention import Part
from annals.merging.identity import same_part
from annals.model import Quote

NOBODY = frozenset(
    {
        "other", "some", "victim", "more", "one", "all", "dead", "wounded", "injured", "rest", "many", "those",
        "another", "half", "several", "both", "none", "hundred", "dozen", "score", "thousand", "total", "number",
        "body", "corpse", "casualty", "fatality",
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


def participants(parts: Sequence[Part]) -> tuple[Participant, ...]:
    """Each participant once, in the order of first mention; pronouns and empty words are left out.

    A definite phrase that can mean somebody named before ("the attackers" after "two gunmen") is a further mention
    of these, never a participant beside them.

    Args:
        parts: all that fill one role in the mentions of one incident, in the order of the text.
    """
    groups: list[list[Part]] = []
    for part in parts:
        if part.pronoun or part.head in NOBODY or not part.head[:1].isalpha():
            continue
        home = next((g for g in groups if any(_one(part, p) for p in g)), None) or _meant(part, groups)
        if home is None:
            groups.append([part])
        else:
            home.append(part)
    return tuple(_participant(g) for g in _without_generic(groups))


def _one(a: Part, b: Part) -> bool:
    if a.kind != b.kind:
        return False
    if a.low is not None and b.low is not None and a.low != b.low and not (a.definite or b.definite):
        return False
    return same_part(a, b)


def _meant(part: Part, groups: Sequence[list[Part]]) -> list[Part] | None:
    """The participant that a definite general phrase takes up: the last one of its kind and number."""
    if not part.definite or part.named or part.head not in ANYBODY:
        return None
    return next((g for g in reversed(groups) if _can_mean(part, g[0])), None)


def _can_mean(part: Part, known: Part) -> bool:
    if part.kind != known.kind or part.plural != known.plural:
        return False
    return part.status is None or known.status is None or part.status == known.status


def _without_generic(groups: list[list[Part]]) -> list[list[Part]]:
    """Leaves out "the people", "the members" and the like where something better is known."""
    if len(groups) < 2:
        return groups
    kept = [g for g in groups if not all(p.definite and p.head in ANYBODY and not p.named for p in g)]
    return kept or groups[:1]


def _participant(group: Sequence[Part]) -> Participant:
    lead = min(group, key=lambda p: _rank(p, group))
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


def _rank(part: Part, group: Sequence[Part]) -> tuple[bool, bool, int, int]:
    """The best name first: a proper name, the fuller before the shorter, an indefinite phrase before a definite."""
    fuller = -len(part.text.split()) if part.named else 0
    return not part.named, part.definite and any(not q.definite for q in group), fuller, part.quote.start


def _standing(told: Sequence[str]) -> str:
    """What is asserted once holds; else a denial stands, before what is only attributed."""
    return next((s for s in ("asserted", "denied", "attributed") if s in told), told[0])
