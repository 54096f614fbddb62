"""How sure a figure is: bootstrap intervals over documents (Efron 1979), percentile method.

Documents are drawn, not incidents, since the incidents of one report stand or fall together.
"""

from __future__ import annotations

import random
from collections import Counter

from annals.evaluation.score import Figures, f1

DRAWS, SEED, SHARE = 1000, 1992, 0.95
Interval = tuple[float, float]


def intervals(figures: Figures, *, draws: int = DRAWS, seed: int = SEED) -> dict[str, Interval]:
    """The 95 % interval of F1 for every figure that some draw gives one for.

    The same figures, draws and seed give the same intervals.
    """
    documents, count = figures.documents, len(figures.documents)
    if not count or draws < 1:
        return {}
    names = list(figures.tallies)
    rows = [[(t.correct, t.given, t.wanted) for t in map(one.tallies.__getitem__, names)] for one in documents]
    drawn: list[list[float]] = [[] for _ in names]
    choose = random.Random(seed)
    for _ in range(draws):
        times = Counter(choose.choices(range(count), k=count))
        for place, found in enumerate(drawn):
            correct = given = wanted = 0
            for row, n in times.items():
                one = rows[row][place]
                correct, given, wanted = correct + n * one[0], given + n * one[1], wanted + n * one[2]
            score = f1(correct, given, wanted)
            if score is not None:
                found.append(score)
    return {name: _middle(found) for name, found in zip(names, drawn, strict=True) if found}


def _middle(found: list[float]) -> Interval:
    found.sort()
    cut = (1 - SHARE) / 2
    last = len(found) - 1
    return found[round(cut * last)], found[round((1 - cut) * last)]
