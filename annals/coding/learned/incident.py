"""The network's second look: one incident at a time, with the words that tell it marked.

The upper layers of the network read once more what its lower layers made of the words around an incident. Every word
that tells the incident is marked as such, and so is every word that tells another. Out come, for each word, how likely
it stands in each role to the incident as a whole: whether a figure is among those that add up to its dead, which place
is its most specific one. `MODEL_CARD.md` says what it was learned from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annals.coding.learned.network import DATA, Floats, Window, loading, session

OWN, OTHER = 1, 2
"""How a word is marked that tells the incident, and one that tells another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The words around an incident as they are looked at once more.

    `first` is the number of its first word in the report; `middle` (pieces x width) what the lower layers made of its
    pieces, those of word `i` from `edges[i]` to `edges[i + 1]`; `own` are the words of the stretch that tell the
    incident, `other` those that tell others.
    """

    first: int
    middle: Floats
    edges: NDArray[np.int64]
    own: tuple[int, ...]
    other: tuple[int, ...]


def stretch(window: Window, words: range, first: int, own: Iterable[int], other: Iterable[int]) -> Stretch:
    """Some words of a window, the number of whose first word in the report is given; the others are words of it."""
    low, high = words.start, words.stop
    start, end = int(window.edges[low]) - 1, int(window.edges[high])
    # The two pieces at the ends of the window stay: in all that was learned from attention could rest on them.
    middle = np.concatenate([window.middle[:1], window.middle[start + 1 : end], window.middle[-1:]])
    return Stretch(
        first=first,
        middle=middle,
        edges=window.edges[low : high + 1] - start,
        own=tuple(word - low for word in own if word in words),
        other=tuple(word - low for word in other if word in words),
    )


class IncidentReader:
    """The upper layers and their head, by onnxruntime."""

    def __init__(self, folder: Path = DATA) -> None:
        with loading(folder):
            about = json.loads((folder / "incident.json").read_text(encoding="utf-8"))
            self._session = session(folder / "incident.onnx")
        self.roles: tuple[str, ...] = tuple(about["roles"])

    def roles_of(self, stretch: Stretch) -> Floats:
        """How likely each word of a stretch stands in each role to the incident: words x roles."""
        marks = np.zeros((1, len(stretch.middle)), np.int64)
        for words, mark in ((stretch.other, OTHER), (stretch.own, OWN)):
            for word in words:
                marks[0, stretch.edges[word] : stretch.edges[word + 1]] = mark
        (logits,) = self._session.run(None, {"middle": stretch.middle[None], "marks": marks})
        return np.asarray(1 / (1 + np.exp(-logits[0][stretch.edges[:-1]])), np.float32)


@lru_cache(maxsize=1)
def shipped() -> IncidentReader:
    """The upper layers in the package, loaded once a process.

    Raises:
        InputError: their files cannot be read.
    """
    return IncidentReader()
