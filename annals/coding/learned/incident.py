"""The network's second look: one incident at a time, with the words that tell it marked.

The upper layers of the network read once more what its lower layers made of the words around an incident. Every word
that tells the incident is marked as such, and so is every word that tells another. Out come, for each word, how likely
it stands in each role to the incident as a whole: whether a figure is among those that add up to its dead, which place
is its most specific one. `MODEL_CARD.md` says what it was learned from.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from annals.coding.learned.network import DATA, Floats, Window, loading, session

OWN, OTHER = 1, 2
"""How a word is marked that tells the incident, and one that tells another."""


class IncidentReader:
    """The upper layers and their head, by onnxruntime."""

    def __init__(self, folder: Path = DATA) -> None:
        with loading(folder):
            about = json.loads((folder / "incident.json").read_text(encoding="utf-8"))
            self._session = session(folder / "incident.onnx")
        self.roles: tuple[str, ...] = tuple(about["roles"])

    def roles_of(self, window: Window, low: int, high: int, own: Sequence[int], other: Sequence[int]) -> Floats:
        """How likely each word of a stretch of a window stands in each role to an incident: words x roles.

        Args:
            window: what the lower layers made of a stretch of words.
            low: the first word of the window that is looked at.
            high: the word behind the last.
            own: the words of the window that tell the incident.
            other: those that tell other incidents.
        """
        edges = window.edges
        start, end = int(edges[low]) - 1, int(edges[high])
        # The two pieces at the ends of the window stay: in all that was learned from attention could rest on them.
        middle = np.concatenate([window.middle[:1], window.middle[start + 1 : end], window.middle[-1:]])
        marks = np.zeros((1, len(middle)), np.int64)
        for words, mark in ((other, OTHER), (own, OWN)):
            for word in words:
                if low <= word < high:
                    marks[0, edges[word] - start : edges[word + 1] - start] = mark
        (logits,) = self._session.run(None, {"middle": middle[None], "marks": marks})
        at = edges[low:high] - start
        return np.asarray(1 / (1 + np.exp(-logits[0][at])), np.float32)


@lru_cache(maxsize=1)
def shipped() -> IncidentReader:
    """The upper layers in the package, loaded once a process.

    Raises:
        InputError: their files cannot be read.
    """
    return IncidentReader()
