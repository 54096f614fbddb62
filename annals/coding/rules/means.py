"""Means of an attack that stand apart from its verb: "armed with knives", "using RPGs", "gunmen with pistols"."""

from __future__ import annotations

from collections.abc import Sequence

from annals.coding.rules.chunks import Verb
from annals.coding.rules.filler import Filler
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.participants import fillers
from annals.coding.rules.scene import Scene

USE = frozenset({"use", "wear", "wield", "carry", "brandish", "arm", "employ", "fire"})
SHORT = frozenset({"kia", "wia", "dead", "wounded", "injured", "killed"})
NO_MEANS = frozenset(
    {"fire", "gunfire", "bullet", "shot", "explosion", "burst", "round", "weapon", "arm", "ammunition", "blast"}
)


def give_means(scene: Scene, events: Sequence[Event]) -> None:
    """Adds the weapons of the sentence to the violent event that stands nearest; drops words that name no means."""
    fitting = [e for e in events if not e.refused and e.type in VIOLENT]
    loot = {f.chunk for e in events for f in e.get("target")}
    for k in _named(scene):
        if fitting and k not in loot:  # "made off with four rifles"
            nearest = min(fitting, key=lambda e: min(abs(c - k) for c in e.chunks or [e.chunk]))
            nearest.add("weapon", [f for f in fillers(scene, k, "weapon") if _weapon(scene, f.chunk)])
    for event in fitting:
        event.roles["weapon"] = [f for f in event.get("weapon") if _telling(f)]


def _weapon(scene: Scene, k: int) -> bool:
    sense = scene.sense(k)
    return sense is not None and sense.kind == "weapon"


def _telling(filler: Filler) -> bool:
    """Whether its words name a means: "mortar round" does, "round" does not."""
    return filler.head not in NO_MEANS or (filler.suggests is not None and filler.end - filler.start > 1)


def _named(scene: Scene) -> list[int]:
    """Noun groups that "with" or a verb of use brings in as means."""
    found = []
    for k, chunk in enumerate(scene.chunks):
        if chunk.kind != "NG" or not _weapon(scene, k):
            continue
        before = scene.chunks[k - 1] if k else None
        used = isinstance(before, Verb) and before.form in ("ger", "part") and scene.lemmas[before.main] in USE
        counted = scene.word(k - 1) == "by" and scene.sentence.lower[max(0, scene.chunks[k - 1].i - 1)] in SHORT
        if used or counted or scene.word(k - 1) == "with":
            found.append(k)
    return found
