"""The assignment of greatest weight between two lists, exact, in pure Python.

The method is the Hungarian algorithm in its form with potentials and shortest augmenting paths (Jonker and
Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing
38, 1987), O(n²m) for n rows and m columns.
"""

from __future__ import annotations

from collections.abc import Sequence

Pair = tuple[int, int]
_INFINITE = float("inf")
_GRAIN = 10**9
"""Weights are compared in whole billionths: sums of fractions differ in their last bits by their order."""


def assign(weights: Sequence[Sequence[float]]) -> tuple[Pair, ...]:
    """Pairs (row, column) of greatest total weight, each row and column in one pair at most.

    Of assignments that weigh the same one with the most pairs is taken, so that how many are paired does not
    hang on which side is which.

    Args:
        weights: a row of numbers for each row, all of one length; only weights above 0 may be paired.

    Returns:
        The pairs in the order of their rows. The same weights give the same pairs.
    """
    if not weights or not weights[0]:
        return ()
    if len(weights) > len(weights[0]):
        turned = [list(column) for column in zip(*weights, strict=True)]
        return tuple(sorted((row, column) for column, row in assign(turned)))
    # A pair without weight stands for none: every row gets a column, and such pairs are dropped after. The one
    # that each pair adds is less than a grain for all of them, so it decides between equal weights only.
    share = len(weights) + 1
    worth = [[round(weight * _GRAIN) * share + 1 if weight > 0 else 0 for weight in row] for row in weights]
    columns = _cheapest([[-each for each in row] for row in worth])
    return tuple((row, column) for row, column in enumerate(columns) if weights[row][column] > 0)


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of every row in an assignment of least cost; there are no more rows than columns."""
    rows, width = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (width + 1)
    taken = [0] * (width + 1)
    for row in range(1, rows + 1):
        taken[0] = row
        column, before = _shortest_path(costs, taken, of_row, of_column)
        while column:
            taken[column] = taken[before[column]]
            column = before[column]
    found = [0] * rows
    for column in range(1, width + 1):
        if taken[column]:
            found[taken[column] - 1] = column - 1
    return found


def _shortest_path(
    costs: Sequence[Sequence[float]], taken: list[int], of_row: list[float], of_column: list[float]
) -> tuple[int, list[int]]:
    """The free column that the row in `taken[0]` reaches most cheaply, and the way back; moves the potentials."""
    width = len(of_column) - 1
    least, before, done = [_INFINITE] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    column = 0
    while taken[column]:
        done[column] = True
        row, step, nearest = taken[column], _INFINITE, 0
        for other in range(1, width + 1):
            if done[other]:
                continue
            cost = costs[row - 1][other - 1] - of_row[row] - of_column[other]
            if cost < least[other]:
                least[other], before[other] = cost, column
            if least[other] < step:
                step, nearest = least[other], other
        for other in range(width + 1):
            if done[other]:
                of_row[taken[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = nearest
    return column, before
