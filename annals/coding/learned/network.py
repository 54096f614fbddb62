"""The network that ships with annals: an encoder by onnxruntime, and a head over pairs of words by numpy.

A window of words goes in. Out come, for each word, how likely it is to tell an act of each type; and for a word that
tells an act, how likely each other word is to stand in each role to it. `MODEL_CARD.md` says what it was learned from.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from annals.coding.learned.wordpiece import WordPieces
from annals.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA = Path(__file__).parent / "data"
Floats = NDArray[np.float32]
NEAR = 8
"""Words up to this distance have a weight each; beyond, three to each doubling."""
SENTENCES = 3
"""Sentences further apart than this count as this far."""


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of words as the network sees it.

    `acts` is words x (1 + types): how likely a word tells no act, or one of each type; rows sum to 1. `parts` are the
    four views of each word (words x 4 x width) that pairs are scored with. `sentences` numbers each word's sentence.
    `middle` (pieces x width) is what the lower half of the layers made of each piece; those of word `i` stand from
    `edges[i]` to `edges[i + 1]`.
    """

    acts: Floats
    parts: Floats
    sentences: NDArray[np.int64]
    middle: Floats
    edges: NDArray[np.int64]


@contextmanager
def loading(folder: Path) -> Iterator[None]:
    """What goes wrong while weights are read from a folder is an `InputError` that names it."""
    try:
        yield
    except (OSError, ValueError, KeyError, ImportError) as fault:
        raise InputError(
            f"the weights of the learned reader cannot be loaded: {fault}",
            where=str(folder),
            mend="install annals again, or use --coder rules",
        ) from fault


def session(path: Path) -> Any:
    """A network stored as ONNX, ready to run on one core.

    Raises:
        OSError, ValueError, ImportError: what onnxruntime or its absence raises (to be met by `loading`).
    """
    import onnxruntime  # noqa: PLC0415 - half a second, and only reading needs it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Network:
    """The encoder and the weights of the pair head."""

    def __init__(self, folder: Path = DATA) -> None:
        with loading(folder):
            about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
            vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
            with np.load(folder / "pairs.npz") as stored:
                self._pairs: dict[str, Floats] = {name: stored[name].astype(np.float32) for name in stored.files}
            self._session = session(folder / "reader.onnx")
        self.types: tuple[str, ...] = tuple(about["types"])
        self.roles: tuple[str, ...] = tuple(about["roles"])
        self.longest: int = about["longest"]
        self.pieces = WordPieces({piece: i for i, piece in enumerate(vocabulary)})

    def window(self, words: Sequence[str], sentences: Sequence[int]) -> Window:
        """Reads one stretch of words, which must have no more than `longest` pieces with two for its ends."""
        ids = [self.pieces.opens]
        first = []
        for word in words:
            first.append(len(ids))
            ids.extend(self.pieces.of(word))
        first.append(len(ids))
        ids.append(self.pieces.closes)
        acts, parts, middle = self._session.run(None, {"pieces": np.asarray([ids], np.int64)})
        edges = np.asarray(first, np.int64)
        at = edges[:-1]
        logits = acts[0][at]
        spread = np.exp(logits - logits.max(1, keepdims=True))
        return Window(
            spread / spread.sum(1, keepdims=True),
            parts[0][at].reshape(len(words), 4, -1),
            np.asarray(sentences, np.int64),
            middle[0],
            edges,
        )

    def pairs(self, window: Window, act: int) -> Floats:
        """How likely each word of a window stands in each role to the act told by word `act`: words x roles."""
        weights = self._pairs
        word, of_act, gate, key = (window.parts[:, part] for part in range(4))
        here = np.arange(len(word)) - act
        apart = np.clip(window.sentences - window.sentences[act], -SENTENCES, SENTENCES) + SENTENCES
        both = word + of_act[act] + weights["distance"][_buckets(here)] + weights["sentence"][apart]
        both += gate * np.tanh(key[act])
        logits = _gelu(both) @ weights["out"].T + weights["bias"]
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def _buckets(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distances in words to the numbers of their weights: 0 to 19 before an act, 20 to 39 from it on."""
    size = np.minimum(np.abs(distance), 127)
    far = NEAR + np.log2(np.maximum(size, NEAR) / NEAR) * 3
    bucket = np.minimum(np.where(size < NEAR, size, far).astype(np.int64), 19)
    return np.where(distance < 0, bucket, bucket + 20)


def _gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit by its tanh form (Hendrycks and Gimpel 2016)."""
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))), np.float32)


@lru_cache(maxsize=1)
def shipped() -> Network:
    """The network in the package, loaded once a process.

    Raises:
        InputError: its files cannot be read.
    """
    return Network()
