"""How likely a candidate is right, by what both readers say of it: boosted regression trees.

The trees were grown on gold reports that the network did not learn from (`training/joined/`), by the method of
Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29, 2001. A file holds
them as lists: for each node the number of its feature (-1 for a leaf), its threshold, the node for values up to it,
the node for values above it, and its value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annals.errors import InputError

DATA = Path(__file__).parent / "data"
Floats = NDArray[np.float64]


class Judge:
    """The trees of one question."""

    def __init__(self, path: Path) -> None:
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            self._names: dict[str, int] = {name: number for number, name in enumerate(stored["features"])}
            self._start = float(stored["start"])
            nodes = stored["nodes"]
            self._roots: NDArray[np.int64] = np.asarray(stored["roots"], np.int64)
            self._feature: NDArray[np.int64] = np.asarray(nodes["feature"], np.int64)
            self._threshold: Floats = np.asarray(nodes["threshold"], np.float64)
            self._low: NDArray[np.int64] = np.asarray(nodes["low"], np.int64)
            self._high: NDArray[np.int64] = np.asarray(nodes["high"], np.int64)
            self._value: Floats = np.asarray(nodes["value"], np.float64)
            self._depth = int(stored["depth"])
        except (OSError, ValueError, KeyError) as fault:
            raise InputError(
                f"the trees of the joined coder cannot be loaded: {fault}",
                where=str(path),
                mend="install annals again, or use --coder rules",
            ) from fault

    def likely(self, candidates: Sequence[Mapping[str, float]]) -> Floats:
        """How likely each candidate is right, from 0 to 1; a feature that the trees do not know is not looked at."""
        table = np.zeros((len(candidates), len(self._names)))
        for row, features in enumerate(candidates):
            for name, value in features.items():
                column = self._names.get(name)
                if column is not None:
                    table[row, column] = value
        at = np.tile(self._roots, (len(candidates), 1))
        rows = np.arange(len(candidates))[:, None]
        for _ in range(self._depth):
            feature = self._feature[at]
            below = table[rows, feature] <= self._threshold[at]
            at = np.where(feature < 0, at, np.where(below, self._low[at], self._high[at]))
        odds = self._start + self._value[at].sum(1)
        return np.asarray(1 / (1 + np.exp(-odds)), np.float64)


@cache
def shipped(name: str) -> Judge:
    """The judge of one question that ships with annals, loaded once a process.

    Raises:
        InputError: its file cannot be read.
    """
    return Judge(DATA / f"{name}.json")
