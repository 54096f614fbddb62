"""Verbs and nouns of the frames in one sentence, with the parties that the grammar gives them."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.frames import Frames
from annals.coding.rules.nominal import Nominals
from annals.coding.rules.roles import JOINING, Roles
from annals.coding.rules.scene import Scene
from annals.coding.rules.verbal import Verbals


def find_events(scene: Scene, frames: Frames) -> list[Event]:
    """The events that the verbs and nouns of a sentence tell, in the order of their words."""
    roles = Roles(scene, frames)
    verbals, nominals = Verbals(scene, frames, roles), Nominals(scene, frames, roles)
    found: list[Event] = []
    lemmas = (*scene.lemmas, "")
    for k, chunk in enumerate(scene.chunks):
        event = None
        # Most words stand in no frame, and are not asked for more.
        if isinstance(chunk, Verb):
            event = verbals.event(k, chunk) if lemmas[chunk.main] in frames.verbs else None
        elif isinstance(chunk, Noun) and (lemmas[chunk.head] in frames.nouns or lemmas[chunk.head + 1] in JOINING):
            event = nominals.event(k, chunk)
        if event is not None:
            found.append(event)
    return found
