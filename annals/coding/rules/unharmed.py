"""Nobody was hurt: the figure nought, as words and phrases without a figure say it."""

from __future__ import annotations

from collections.abc import Iterator

from annals.coding.rules.found import Toll
from annals.coding.rules.scene import Scene

UNHARMED = {
    "killed": "killed", "died": "killed", "dead": "killed", "injured": "injured", "wounded": "injured",
    "hurt": "injured", "harmed": "injured", "hit": "injured", "struck": "injured", "harm": "injured",
    "hurting": "injured", "injuring": "injured", "wounding": "injured", "killing": "killed", "harming": "injured",
    "scratched": "injured",
}  # fmt: skip
"""What nobody suffered, by the words that say so."""
HUMAN = frozenset({"people", "persons", "anyone", "anybody", "life", "human", "civilians", "residents"})
SAFE = frozenset({"unharmed", "unhurt", "uninjured", "unscathed"})
NOT_HURT = frozenset({"harmed", "hurt", "injured", "wounded"})
WOUNDED = frozenset({"injured", "wounded", "injuring", "wounding"})
FREED = frozenset({"release", "free", "liberate"})
"""Captives who were let go unharmed: that they live goes without saying."""
SPARED = SAFE | NOT_HURT
ALL = frozenset({"all", "both", "everyone", "everybody"})
SOME = frozenset({"some", "others", "two", "one", "except", "almost", "nearly"})
LOSSES = {
    "loss": ("killed", "injured"), "casualty": ("killed", "injured"), "victim": ("killed", "injured"),
    "death": ("killed",), "fatality": ("killed",), "injury": ("injured",), "bloodshed": ("killed", "injured"),
}  # fmt: skip
"""What something goes off without, and whom it spares then."""
CAUSING = frozenset(
    {"cause", "leave", "inflict", "claim", "result", "produce", "suffer", "report", "sustain", "record"}
)
THINGS = frozenset({"material", "property", "crop", "livestock", "financial", "economic"})


class Unharmed:
    """Reads the noughts of one sentence that no number gives."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.sentence = scene.sentence

    def tolls(self) -> list[tuple[int, Toll]]:
        """Each with the index of its first token.

        >>> Unharmed(scene_of("Nobody was hurt.")).tolls()  # doctest: +SKIP
        [(0, Toll(effect='injured', low=0, ...)), (0, Toll(effect='killed', low=0, ...))]
        """
        return [*self._nobody(), *self._without(), *self._unhurt(), *self._no_harm()]

    def _no_harm(self) -> list[tuple[int, Toll]]:
        """ "There was no harm to people": nobody was hurt, whatever was."""
        lower = self.sentence.lower
        at = next((i for i in range(len(lower) - 3) if lower[i : i + 3] == ("no", "harm", "to")), None)
        if at is None or lower[at + 3] not in HUMAN:
            return []
        return [(at, self._zero(effect, at, at + 3)) for effect in ("injured", "killed")]

    def _unhurt(self) -> list[tuple[int, Toll]]:
        """ "The passengers were not harmed", "all were released unharmed": several, and so all who were there."""
        lower, tags = self.sentence.lower, self.sentence.tags
        if SPARED.isdisjoint(lower):
            return []
        for k, word in enumerate(lower):
            spared = word in SAFE or (word in NOT_HURT and lower[k - 1] == "not" and tags[k] != "VB")
            if spared and k and ALL & set(lower[:k]) and not (SOME & set(lower[:k]) or "but" in lower[k:]):
                freed = not FREED.isdisjoint(self.scene.lemmas[:k])
                return [(0, self._zero(effect, 0, k)) for effect in (("injured",) if freed else ("injured", "killed"))]
            if spared and k and word in NOT_HURT and lower[k - 2] == "were" and lower[0] == "the":
                return [(0, self._zero(effect, 0, k)) for effect in ("injured", "killed")]
        return []

    def _without(self) -> list[tuple[int, Toll]]:
        """ "went off without causing casualties", "neither side reported losses"."""
        lower, lemmas = self.sentence.lower, self.scene.lemmas
        found: list[tuple[int, Toll]] = []
        if "without" not in lower and "neither" not in lower:
            return found
        for i, word in enumerate(lower):
            neither = word == "neither" and lower[i + 1 : i + 2] in (("side",), ("party",))
            if word != "without" and not neither:
                continue
            for k in range(i + 1, min(i + 7, len(lower))):
                if lemmas[k] in LOSSES and not THINGS & set(lower[i:k]):
                    found.extend((i, self._zero(effect, i, k)) for effect in LOSSES[lemmas[k]])
                    break
                passed = lemmas[k] in CAUSING or self.sentence.tags[k][:2] in ("JJ", "DT", "IN", "CC", "NN")
                if not passed:
                    break
        return found

    def _nobody(self) -> list[tuple[int, Toll]]:
        """ "nobody was hurt", "it hurt no one", "no one was killed or injured": zero, as the text says it.

        Where nobody was hurt, nobody was killed; that "nobody was injured" says nothing of dead.
        """
        lower = self.sentence.lower
        found: list[tuple[int, Toll]] = []
        if UNHARMED.keys().isdisjoint(lower):
            return found
        for i, word in enumerate(lower):
            length = 1 if word in ("nobody", "none") else 2 if word == "no" and lower[i + 1 : i + 2] == ("one",) else 0
            if length and lower[i + length : i + length + 1] == ("else",):
                continue
            for k in self._around(i, length) if length else ():
                effect = UNHARMED.get(lower[k])
                if effect is not None:
                    first, last = min(i, k), max(i + length - 1, k)
                    found.append((i, self._zero(effect, first, last)))
                    if effect == "injured" and lower[k] not in WOUNDED and "killed" not in {t.effect for _, t in found}:
                        found.append((i, self._zero("killed", first, last)))
        return found

    def _around(self, i: int, length: int) -> Iterator[int]:
        """The tokens that say what nobody suffered: those behind, up to the clause's end, or the verb before."""
        lower = self.sentence.lower
        for k in range(i + length, min(i + length + 7, len(lower))):
            if lower[k] in (".", ";", "but"):
                break
            yield k
        if i and lower[i - 1] in UNHARMED and self.sentence.tags[i - 1].startswith("VB"):
            yield i - 1

    def _zero(self, effect: str, first: int, last: int) -> Toll:
        return Toll(
            effect=effect, start=self.sentence.starts[first], end=self.sentence.ends[last], low=0, high=0, who=None,
            total=True, rule="toll:none",
        )  # fmt: skip
