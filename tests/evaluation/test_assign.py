"""The assignment is the best there is: scipy is the oracle."""

from __future__ import annotations

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from annals.evaluation.assign import assign

WEIGHT = st.integers(0, 40).map(lambda n: n / 8)


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    rows, columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    return draw(st.lists(st.lists(WEIGHT, min_size=columns, max_size=columns), min_size=rows, max_size=rows))


@given(tables())
@settings(max_examples=150, deadline=None)
def test_no_pairing_weighs_more(weights: list[list[float]]) -> None:
    found = assign(weights)
    rows, columns = linear_sum_assignment(numpy.array(weights), maximize=True)
    best = sum(weights[row][column] for row, column in zip(rows, columns, strict=True))
    assert sum(weights[row][column] for row, column in found) == best


@given(tables())
@settings(max_examples=100, deadline=None)
def test_each_is_in_one_pair_at_most_and_no_pair_is_without_weight(weights: list[list[float]]) -> None:
    found = assign(weights)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    assert all(weights[row][column] > 0 for row, column in found)
    assert list(found) == sorted(found)


def test_the_greedy_choice_is_not_taken_when_the_whole_loses() -> None:
    assert assign([[9, 8], [8, 1]]) == ((0, 1), (1, 0))


def test_of_pairings_that_weigh_the_same_the_one_with_the_most_pairs_is_taken_whichever_side_comes_first() -> None:
    weights = [[4.0, 3.0, 0.0], [3.0, 0.0, 0.0], [0.0, 1.0, 2.0]]
    assert assign([[4.0, 2.0], [2.0, 0.0]]) == ((0, 1), (1, 0))
    assert len(assign(weights)) == len(assign([list(column) for column in zip(*weights, strict=True)])) == 3


@given(tables())
@settings(max_examples=100, deadline=None)
def test_as_many_are_paired_from_either_side(weights: list[list[float]]) -> None:
    assert len(assign(weights)) == len(assign([list(column) for column in zip(*weights, strict=True)]))


def test_nothing_to_pair_gives_no_pairs() -> None:
    assert assign([]) == assign([[]]) == assign([[0.0, 0.0]]) == ()
