"""Acts told in words that no rule knows, as the network sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from annals.coding.joined.limits import Limits
from annals.coding.learned.reader import Seen
from annals.coding.rules.coder import Told
from annals.coding.rules.found import Event
from annals.coding.rules.frames import Frame
from annals.coding.rules.scene import Scene
from annals.language.reading import Reading, Sentence

NEAR = 2
"""Words this near to a word of the rules tell the same."""
AROUND = 4
"""Sentences within which two words may tell the same incident."""


class UnknownActs:
    """Finds what only the network takes for an act; holds one report."""

    def __init__(self, told: Told, reading: Reading, seen: Seen, scene: Callable[[Sentence], Scene]) -> None:
        self._rules = {sentence.index: events for sentence, events in told}
        self._acts: dict[int, list[int]] = {
            s.index: [seen.at(s, e.token) for e in events if not e.refused] for s, events in told
        }
        self._sentences = reading.sentences
        self._seen = seen
        self._scene = scene

    def found(self, limits: Limits) -> Iterator[tuple[Sentence, Event]]:
        """One new event at most for each sentence of the narrative that tells none by the rules, in its likeliest word.

        A word that likely tells what another tells is a reference to that.
        """
        for sentence in self._sentences:
            if sentence.paragraph < 0 or self._live(sentence):
                continue
            best = self._likeliest(sentence)
            if best is None or best[0] <= limits.act:
                continue
            word = self._seen.at(sentence, best[1])
            same = self._same(sentence.index, word)
            event = _event(self._scene(sentence), best[1], best[2], reference=same > limits.same)
            if event is not None:
                self._acts.setdefault(sentence.index, []).append(word)
                yield sentence, event

    def _live(self, sentence: Sentence) -> bool:
        return any(not e.refused for e in self._rules.get(sentence.index, ()))

    def _likeliest(self, sentence: Sentence) -> tuple[float, int, str] | None:
        """The word that most likely tells an act, away from those of the rules: how likely, its number, the type."""
        events: Sequence[Event] = self._rules.get(sentence.index, ())
        known = {t for e in events for t in range(e.token - NEAR, e.last + NEAR + 1)}
        best = None
        for token, word in enumerate(sentence.words):
            if word[0].isalpha() and token not in known:
                acts = self._seen.acts(self._seen.at(sentence, token))
                likely = 1 - float(acts[0])
                if best is None or likely > best[0]:
                    best = likely, token, self._seen.network.types[int(np.argmax(acts[1:]))]
        return best

    def _same(self, sentence: int, word: int) -> float:
        """How likely a word tells the same as some word before that tells an act."""
        near = (act for at in range(sentence - AROUND, sentence + AROUND + 1) for act in self._acts.get(at, ()))
        return max((self._seen.role(act, "act", [word]) for act in near), default=0.0)


def _event(scene: Scene, token: int, type_: str, *, reference: bool) -> Event | None:
    k = next((k for k, c in enumerate(scene.chunks) if c.i <= token < c.j), None)
    if k is None:
        return None
    frame = Frame(name="learned", type=type_, strength="context" if reference else "sure")
    return Event(
        frame=frame, chunk=k, token=token, last=token, type=type_, rule="learned:act", chunks=[k], reference=reference
    )
