"""Whom "the group" means: the named organization told of last before it."""

from __future__ import annotations

from collections.abc import Sequence

from annals.mention import Mention, Part
from annals.records import replace

GROUP_HEADS = frozenset({"group", "organization", "organisation", "movement", "front", "faction", "militia", "outfit"})
"""Heads of definite phrases that take up an armed organization by what it is."""
ARMED = frozenset({"armed_group", "political_militia"})


def with_antecedents(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with definite groups among the doers put down to the organization they mean.

    The organization's own quote stands first then, and the words that take it up become a further mention of it.
    Where none was named before, all stays as it was.

    Args:
        mentions: the mentions of one report in the order of its text.
    """
    made: list[Mention] = []
    known: Part | None = None
    for mention in mentions:
        meant = tuple(_meant(p, known) for p in mention.perpetrators)
        made.append(replace(mention, perpetrators=meant) if meant != mention.perpetrators else mention)
        known = next((p for p in (*mention.claimed_by, *meant) if _is_armed(p)), known)
    return made


def _is_armed(part: Part) -> bool:
    return part.kind == "organization" and part.named and (part.sort in ARMED or part.status == "combatant")


def _meant(part: Part, known: Part | None) -> Part:
    if known is None or part.named or not part.definite or part.kind != "organization" or part.head not in GROUP_HEADS:
        return part
    return replace(known, standing=part.standing, others=(*known.others, part.quote))
