import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.resolution.numbers import (
    OPEN,
    Bounds,
    add,
    disjoint,
    fits_in,
    narrow,
    rest,
    toll_of,
    total,
    widen,
)


@st.composite
def some_bounds(draw: st.DrawFn) -> Bounds:
    low = draw(st.integers(0, 50))
    return Bounds(low, draw(st.one_of(st.none(), st.integers(low, 60))))


def holds(bounds: Bounds, number: int) -> bool:
    return bounds.low <= number and (bounds.high is None or number <= bounds.high)


def test_groups_are_added_up_where_no_total_is_stated() -> None:
    assert toll_of(None, [Bounds(2, 2), Bounds(4, 4)]) == Bounds(6, 6)
    assert toll_of(None, [Bounds(2, 2), Bounds(3, None)]) == Bounds(5, None)
    assert toll_of(None, []) is None


def test_a_stated_total_stands_but_is_at_least_its_groups() -> None:
    assert toll_of(Bounds(11, 11), [Bounds(4, 4)]) == Bounds(11, 11)
    assert toll_of(Bounds(3, None), [Bounds(2, 2), Bounds(4, 4)]) == Bounds(6, None)
    assert toll_of(Bounds(3, 3), [Bounds(2, 2), Bounds(4, 4)]) == Bounds(3, 3)


def test_the_rest_of_a_whole() -> None:
    assert rest(Bounds(11, 11), Bounds(4, 4)) == Bounds(7, 7)
    assert rest(Bounds(11, None), Bounds(4, 4)) == Bounds(7, None)
    assert rest(Bounds(11, 11), Bounds(24, None)) == Bounds(0, 0)


@pytest.mark.parametrize(("low", "high"), [(-1, 2), (3, 2)])
def test_bounds_in_the_wrong_order_are_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="no bounds"):
        Bounds(low, high)


@given(some_bounds(), some_bounds(), st.integers(0, 60), st.integers(0, 60))
def test_sums_hold_the_sum_of_what_the_parts_hold(one: Bounds, other: Bounds, a: int, b: int) -> None:
    if holds(one, a) and holds(other, b):
        assert holds(add(one, other), a + b)
        assert total([one, other]) == add(one, other)


@given(some_bounds(), some_bounds(), st.integers(0, 60))
def test_widen_holds_either_and_narrow_both(one: Bounds, other: Bounds, number: int) -> None:
    both = narrow(one, other)
    assert (both is not None and holds(both, number)) == (holds(one, number) and holds(other, number))
    if holds(one, number) or holds(other, number):
        assert holds(widen(one, other), number)
    assert disjoint(one, other) == (both is None)
    assert fits_in(one, OPEN)
