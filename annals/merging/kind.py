"""The type of an incident from all that its mentions tell: who was struck, how many died, by what means.

A sentence knows its own parties only. What the sentences tell together can be more: a raid whose dead are counted
two sentences on is a massacre, shots whose dead are then called soldiers were a clash.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annals.mention import Mention, Part
from annals.merging.conventions import DEMONSTRATORS, STATE
from annals.merging.identity import is_vague
from annals.merging.numbers import toll
from annals.merging.types import EXPLOSIVE

STRENGTH = {"sure": 0, "weak": 1, "context": 2, "reference": 3}
GENERAL_FIRST = frozenset({"armed_clash"})
MANY = 10
"""So many defenceless people killed in one go make an attack a massacre."""
ARMED = frozenset({"combatant", "police"})
GUARDED = frozenset({"military", "police"})
"""Places that are defended: who falls there may have fought."""
CROWDED = frozenset({"attack", "arrest", "armed_clash", "mob_violence"})
"""Types that a protest told of with them takes in."""
RIOTOUS = frozenset({"riot", "arson", "property_destruction", "mob_violence"})
"""What a crowd does that makes its protest a riot."""
BOMBS = ("bomb", "explosive", "grenade", "rocket", "missile", "mortar", "mine", "ied", "shell", "gas", "sarin")
"""Means by which nobody is killed by hand."""


def kind_of(mentions: Sequence[Mention], specificity: Callable[[str], int]) -> str:
    """The type of the incident that the mentions tell of together. `specificity` ranks types (higher wins).

    "Gunmen fired on a minibus." with "Twelve traders were killed." is a massacre.
    """
    kind = _told(mentions, specificity)
    types = {m.type for m in mentions}
    if kind in CROWDED and _demonstrated(mentions):
        return "riot" if types & RIOTOUS else "protest"
    if kind == "attack" and types.isdisjoint(EXPLOSIVE | {"riot"}):
        if _fought(mentions):
            return "armed_clash"
        if "armed_clash" not in types and _slaughtered(mentions):
            return "massacre"
    return kind


def _told(mentions: Sequence[Mention], specificity: Callable[[str], int]) -> str:
    """The most specific type that the firmest words name."""
    best = min(STRENGTH[m.strength] for m in mentions)
    firm = [m.type for m in mentions if STRENGTH[m.strength] == best]
    if firm[0] != "abduction" and "abduction" in firm:
        # Victims who are led away to be killed are killed; those killed after an abduction were abducted first.
        firm = [kind for kind in firm if kind != "abduction"]
    if firm[0] in GENERAL_FIRST and "assassination" in firm:
        # Of one who fell in a battle, or to a bomb, the battle or the bomb is told.
        firm = [kind for kind in firm if kind != "assassination"]
    kind = max(firm, key=specificity)
    if kind == "attack":
        # "Rockets hit the quarter; a child was killed": the means of the first clause names the type.
        means = [m.type for m in mentions if m.strength == "weak" and m.type in EXPLOSIVE | {"mob_violence"}]
        kind = max(means, key=specificity, default=kind)
    if kind in ("attack", "armed_clash") and any(
        m.type == "territory_change" and m.strength == "weak" for m in mentions
    ):
        return "territory_change"  # "retook the town after an assault"
    if kind == "forced_displacement":
        # People flee from something: what drove them out names the incident.
        causes = [m.type for m in mentions if m.strength in ("sure", "weak") and m.type != kind]
        return max(causes, key=specificity, default=kind)
    return kind


def _struck(mentions: Sequence[Mention]) -> list[Part]:
    """Everybody harmed who is called something, in the order of the text."""
    return [p for m in mentions for p in m.victims if not is_vague(p) and p.kind == "person"]


def _demonstrated(mentions: Sequence[Mention]) -> bool:
    """Whether people demonstrated, or those struck are demonstrators ("106 protesters have been killed")."""
    if any(m.type == "protest" for m in mentions):
        return True
    struck = _struck(mentions)
    doers = [p for m in mentions for p in m.perpetrators]
    armed = any(p.armed and p.status != "police" and p.sort not in STATE for p in doers)
    return bool(struck) and not armed and struck[0].plural and struck[0].head in DEMONSTRATORS


def _fought(mentions: Sequence[Mention]) -> bool:
    """Whether all who were struck fight: soldiers, police, rebels; one man shot alone is no clash."""
    struck = _struck(mentions)
    killed = toll("killed", mentions)
    many = len(struck) > 1 or any(p.plural for p in struck) or any(m.targets for m in mentions)
    many = many or (killed is not None and (killed.low or 0) > 1)
    return bool(struck) and many and all(p.status in ARMED for p in struck)


def _slaughtered(mentions: Sequence[Mention]) -> bool:
    """Whether many were killed who do not fight, or the text speaks of the massacre."""
    if any(p.status in ARMED and not p.pronoun for m in mentions for p in m.victims) or any(
        p.sort in GUARDED for m in mentions for p in m.targets
    ):
        return False
    if any(p.head.startswith(BOMBS) for m in mentions for p in m.weapons):
        return False
    if any(m.rule.startswith("noun:massacre_noun") for m in mentions):
        return True
    killed = toll("killed", mentions)
    done = any(m.status in ("reported", "claimed") for m in mentions)
    return done and killed is not None and (killed.low or 0) >= MANY
