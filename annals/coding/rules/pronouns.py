"""Whom a pronoun in the object of an act means, where the sentence itself has named them before."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.filler import Filler
from annals.coding.rules.participants import fillers
from annals.coding.rules.scene import Scene
from annals.records import replace

ONE = frozenset({"him", "her"})
HOLDING = frozenset({"kidnap", "abduct", "snatch", "seize", "take", "hold", "capture"})
MANY = frozenset({"them"})


def partly(scene: Scene, k: int) -> bool:
    """Whether the noun group at `k` counts some of those named before ("eight of them")."""
    return scene.word(k + 1) == "of" and scene.word(k + 2) in MANY


def meant(scene: Scene, k: int, doers: list[Filler]) -> list[Filler]:
    """Those whom "him", "them" or "eight of them" at `k` means: "... a bus carrying mourners, killing eight of them".

    The nearest people before it that agree in number and do not act themselves; nothing where there are none.
    """
    chunk = scene.chunks[k]
    acting = {f.chunk for f in doers}
    many = scene.word(k) in MANY or partly(scene, k)
    for m in range(k - 1, -1, -1):
        sense = scene.sense(m)
        if m in acting or sense is None or sense.kind != "person" or scene.pronoun(m):
            continue
        found = next((f for f in fillers(scene, m, "victim") if f.chunk == m and f.kind == "person"), None)
        if found is None or not found.sure or found.head == "other" or sense.role == "doer":
            continue
        verb = scene.verb_before(m)
        held = scene.chunks[verb] if verb is not None else None
        if isinstance(held, Verb) and scene.lemmas[held.main] in HOLDING:
            return []  # "kidnapped a councillor and shot him": one act, told by its first verb
        if many == (not found.single):
            number = chunk.number if isinstance(chunk, Noun) and partly(scene, k) else found.number
            return [replace(found, chunk=k, number=number, definite=True)]
        if many:
            continue
        return []
    return []
