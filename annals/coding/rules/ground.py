"""Whether what is taken, lost or held is ground: towns, camps, posts and stretches of land."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.scene import Scene

GROUND = frozenset({"settlement", "camp", "military", "police", "transport", "infrastructure"})
STRONGHOLDS = frozenset(
    {"garrison", "headquarters", "stronghold", "position", "barracks", "battalion", "brigade", "outpost"}
)
PARTS = frozenset("part most much rest half bulk all control area ground territory town city village position".split())
"""What of a place may be taken for the whole of it."""
AREAS = frozenset("coast area region valley hill ridge height border crossing bridge junction island territory".split())
TRADE = frozenset({"route", "trade", "business", "power", "list"})


class Ground:
    """Asks of the verbs of one sentence that take places whether they do ("took the town", "took photographs")."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def takes_place(self, event: Event) -> bool:
        """Whether what is taken is ground: a named place, or a settlement, base or post; never people."""
        if self.scene.sentence.lower[event.token + 1 : event.token + 2] in (("place",), ("off",), ("part",), ("up",)):
            return False  # "The attack took place in Kodyel."
        if any(f.head in TRADE for f in event.get("place")) or self._object_taken(event):
            return False
        if ":overrun" in event.rule and not any(self.scene.settlement(m) for m in self.taken(event)):
            return False  # A post that is overrun has been attacked; a town has changed hands.
        self._loser(event)
        if self.scene.lemmas[event.token] in ("march", "sweep") and not any(f.armed for f in event.get("perpetrator")):
            return False
        taken = event.get("place")
        if any(f.kind == "person" and (f.number is not None or not f.named) for f in taken):
            return False
        named = any(self.scene.settlement(m) or self._stands_for_place(m) for m in self.taken(event))
        wide = AREAS if self.scene.lemmas[event.token] not in ("take", "win", "sweep") else frozenset()
        return named or any(f.sort in GROUND or f.head in STRONGHOLDS | wide for f in taken)

    def _object_taken(self, event: Event) -> bool:
        """Whether a thing is taken ("Photographs taken of the mayor", "Some of the gun trucks were captured").

        No list knows it as a place, and it is not written like a name.
        """
        k = self.scene.subject(event.chunk) if event.rule.endswith(":passive") else None
        chunk = self.scene.chunks[k] if k is not None else None
        if k is None or not isinstance(chunk, Noun) or self._stands_for_place(k) or self.scene.settlement(k):
            return False
        sense, head = self.scene.sense(k), self.scene.head_lemma(k)
        ground = sense is not None and sense.sort in GROUND
        return not ground and head not in STRONGHOLDS | PARTS

    def _loser(self, event: Event) -> None:
        """ "recaptured the town from the rebels": those who held it are the other side."""
        lost = [f for f in event.get("place") if f.armed and self.scene.word(f.chunk - 1) == "from"]
        if lost:
            event.roles["place"] = [f for f in event.get("place") if f not in lost]
            event.roles["target"] = [f for f in event.get("target") if f not in lost]
            event.add("perpetrator", lost)

    def taken(self, event: Event) -> list[int]:
        """The noun groups that say what is taken: object, passive subject, what "control of" leads to."""
        chunk = self.scene.chunks[event.chunk]
        passive = isinstance(chunk, Verb) and (chunk.passive or chunk.form == "part")
        passive = passive or event.frame.subject == "place"
        found = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        chunks = [found] if found is not None else [f.chunk for f in event.get("place")]
        return chunks + [m for p, m in self.scene.phrases(event.chunk) if p == "of"]

    def _stands_for_place(self, k: int) -> bool:
        chunk = self.scene.chunks[k]
        return isinstance(chunk, Noun) and (chunk.head in self.scene.named or self.scene.proper(k))
