"""Whose weapon it was: "government warplanes", "a helicopter of the Air Force"."""

from __future__ import annotations

from annals.coding.rules.filler import Filler
from annals.coding.rules.found import Event
from annals.coding.rules.nouns import Nouns
from annals.language.reading import Sentence

STRIKES = frozenset(
    {"air_strike", "shelling", "attack", "bombing", "chemical_attack", "property_destruction", "massacre"}
)
FORCES = frozenset({"state_force", "government", "armed_group", "political_militia"})
NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})


def operator(sentence: Sentence, event: Event, nouns: Nouns) -> Filler | None:
    """The force or government that the words of a weapon that strikes name; `None` where they name none."""
    if event.type not in STRIKES:
        return None
    weapons = (f for f in event.get("weapon") if f.end > f.start)
    return next((found for f in weapons if (found := _of(sentence, f, nouns)) is not None), None)


def _of(sentence: Sentence, f: Filler, nouns: Nouns) -> Filler | None:
    """The force named behind "of", or before the weapon's head."""
    lower, i = sentence.lower, f.end
    if lower[i : i + 1] == ("of",):
        i += 2 if lower[i + 1 : i + 2] == ("the",) else 1
        j = i
        while j < len(lower) and sentence.tags[j] in NAMING:
            j += 1
        return _force(sentence, f, (i, j), nouns) if j > i else None
    heads = ((t, t + 1) for t in range(f.start, f.end - 1))
    return next((found for span in heads if (found := _force(sentence, f, span, nouns)) is not None), None)


def _force(sentence: Sentence, f: Filler, span: tuple[int, int], nouns: Nouns) -> Filler | None:
    sense = nouns.sense(sentence.lemmas[slice(*span)], "organization")
    if sense is None or sense.actor_kind not in FORCES:
        return None
    return Filler(
        chunk=f.chunk, start=span[0], end=span[1], head=sentence.lemmas[span[1] - 1], kind="organization",
        sort=sense.actor_kind, status=sense.status,
    )  # fmt: skip
