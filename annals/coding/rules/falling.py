"""Who falls in a fight: "five policemen fell", "Cano fell on 4 November at Suárez"; towns fall otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from annals.coding.rules.chunks import Noun
from annals.coding.rules.found import Event
from annals.coding.rules.scene import Scene

OWN = frozenset("man comrade brother cadre member martyr woman guerrilla companion officer personnel people".split())
TO = frozenset({"to", "into", "from", "off", "under", "on", "behind"})
FIRE = frozenset({"fire", "bullet", "sniper", "gun", "shrapnel", "mine", "grenade", "knife", "rocket", "shell"})
"""To what people fall, and towns do not."""
SPOTS = frozenset({"at", "near", "in", "by", "outside"})
FIGHTS = frozenset(
    "clash battle fight fighting firefight combat action ambush raid storming assault encounter skirmish shootout"
    " attack gunfight operation duty".split()
)


def falls_in_fight(scene: Scene, event: Event) -> bool:
    """Whether those of whom "fall" is said are people who were killed, not into or from anything."""
    phrases = scene.phrases(event.chunk)
    if {p for p, m in phrases if scene.head_lemma(m) not in FIRE} & TO:
        return False
    return any(f.armed or f.head in OWN for f in event.get("victim")) or _people(scene, event, phrases)


def _people(scene: Scene, event: Event, phrases: Sequence[tuple[str, int]]) -> bool:
    """ "Cano, who had led the movement, fell on 4 November at Suárez", "70 fell"."""
    k = scene.subject(event.chunk)
    chunk = scene.chunks[k] if k is not None else None
    if k is None or not isinstance(chunk, Noun) or scene.pronoun(k):
        return False
    if chunk.number is not None and chunk.head == chunk.core and scene.sentence.tags[chunk.head] == "CD":
        return True
    within = [m for p, m in phrases if p in SPOTS]
    fight = any(scene.head_lemma(m) in FIGHTS for m in within)
    spot = any(scene.settlement(m) or scene.chunks[m].j - 1 in scene.maybe_named for m in within)
    if scene.proper(k):
        # A name alone that falls in battle may be that of a town.
        full = chunk.head > chunk.core or scene.word(k + 1) == "," or scene.kind(k + 1) == "WH"
        return (fight and full) or spot
    several = chunk.number is not None and (chunk.number.low or 0) > 1
    return any(f.kind == "person" for f in event.get("victim")) and (fight or (spot and several))
