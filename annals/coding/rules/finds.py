"""Finds of arms that are told by what they are kept in or counted by: "an arms dump", "15 kg of explosives"."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.roles import Roles
from annals.coding.rules.scene import Scene
from annals.records import replace

DUMPS = frozenset({"dump", "cache", "depot", "store", "stockpile", "arsenal", "hoard", "stash", "factory", "workshop"})
ARMS = frozenset(
    {"arm", "arms", "weapon", "weapons", "ammunition", "munition", "explosive", "explosives", "bomb", "ied"}
)
MEASURES = frozenset(
    "kg kilogram kilogramme kilo tonne ton gram gramme pound litre liter stick box crate bag sack round cache stash"
    " haul quantity consignment shipment hoard load number set piece metre meter cartridge belt".split()
)
"""What arms are counted by, and what they are kept in: "15 kg of explosives", "a cache of rifles"."""


class Finds:
    """Gives the verbs of one sentence that find or seize things the arms that were found."""

    def __init__(self, scene: Scene, roles: Roles) -> None:
        self.scene = scene
        self.roles = roles

    def kept(self, event: Event) -> None:
        """ "dug up an arms dump": what is stored there is what was found."""
        verb = self.scene.chunks[event.chunk]
        passive = isinstance(verb, Verb) and (verb.passive or verb.form == "part")
        k = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        chunk = self.scene.chunks[k] if k is not None else None
        if k is not None and isinstance(chunk, Noun) and self.scene.head_lemma(k) in DUMPS:
            bare = self.scene.head_lemma(k) == "cache" and self.scene.word(k + 1) in (
                "containing",
                "consisting",
                "in",
                "near",
            )
            if bare or ARMS & set(self.scene.lemmas[chunk.core : chunk.head]):
                event.add("weapon", [replace(self.roles.bare(k)[0], start=chunk.core, end=chunk.stop, sort="weapon")])

    def measured(self, event: Event) -> None:
        """ "recovered 15 kg of explosives", "uncovered a cache of 12 rifles": the arms stand behind what holds them."""
        verb = self.scene.chunks[event.chunk]
        passive = isinstance(verb, Verb) and (verb.passive or verb.form == "part")
        k = self.scene.subject(event.chunk) if passive else self.scene.object(event.chunk)
        if k is None or self.scene.head_lemma(k) not in MEASURES:
            return
        behind = [m for p, m in self.scene.complements(k) if p in ("of", "with")]
        if self.scene.word(k + 1) in ("holding", "containing") and self.scene.kind(k + 2) == "NG":
            behind.append(k + 2)  # "a cache holding one machine gun"
        for m in behind[:1]:
            for other in self.scene.listed(m):
                sense = self.scene.sense(other)
                if sense is not None and sense.kind == "weapon":
                    event.add("weapon", self.roles.bare(other))
