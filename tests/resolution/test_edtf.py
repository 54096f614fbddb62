import warnings
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.resolution import edtf

with warnings.catch_warnings():
    # The parser of the edtf package warns about its own grammar while it is imported.
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))
FORMS = ["2011-05", "1997", "1997~", "1998/2001", "[2009-01..2009-03]", "[..1990-02-04]", "2024-02-29"]


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("2011-05", date(2011, 5, 1), date(2011, 5, 31)),
        ("2011-05-13", date(2011, 5, 13), date(2011, 5, 13)),
        ("1998/2001", date(1998, 1, 1), date(2001, 12, 31)),
        ("[2009-01..2009-03]", date(2009, 1, 1), date(2009, 3, 31)),
        ("[..1990-02-04]", None, date(1990, 2, 4)),
        ("[2024-03-15..]", date(2024, 3, 15), None),
        ("2015/..", date(2015, 1, 1), None),
        ("1997~", date(1996, 1, 1), date(1999, 1, 1)),
    ],
)
def test_bounds_are_the_first_and_last_possible_day(value: str, low: date | None, high: date | None) -> None:
    assert edtf.bounds(value) == (low, high)


@pytest.mark.parametrize("value", ["2023-02-30", "199X", "2001-21", "soon", "", "[..]", "2001/1998", "[2001..1998]"])
def test_what_annals_never_writes_is_refused(value: str) -> None:
    assert not edtf.is_valid(value)
    with pytest.raises(ValueError, match=r"date|day|time"):
        edtf.bounds(value)


@pytest.mark.parametrize("value", FORMS)
def test_the_forms_are_those_of_the_standard(value: str) -> None:
    parsed = parse_edtf(value)
    low, high = edtf.bounds(value)
    if "~" in value or low is None:
        return
    assert date(*parsed.lower_strict()[:3]) == low
    assert date(*parsed.upper_strict()[:3]) == high


@settings(max_examples=60)
@given(DAYS, DAYS, st.booleans())
def test_making_and_reading_are_inverse(one: date, other: date, every: bool) -> None:
    low, high = sorted((one, other))
    value = edtf.make(low, high, every=every)
    assert value is not None
    assert edtf.bounds(value) == (low, high)
    assert edtf.days(value) == (high - low).days + 1
    assert parse_edtf(value) is not None


def test_the_shortest_unit_is_written() -> None:
    assert edtf.make(date(2011, 5, 1), date(2011, 5, 31)) == "2011-05"
    assert edtf.make(date(2011, 1, 1), date(2011, 12, 31)) == "2011"
    assert edtf.make(date(2009, 1, 1), date(2009, 3, 31)) == "[2009-01..2009-03]"
    assert edtf.make(None, date(1989, 12, 31)) == "[..1989]"
    assert edtf.make(date(1998, 1, 1), date(2001, 12, 31), every=True) == "1998/2001"
    assert edtf.make(None, None) is None


@settings(max_examples=60)
@given(st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_overlap_contains_and_intersect_agree(one: str, other: str) -> None:
    assert edtf.overlap(one, other) == edtf.overlap(other, one) == (edtf.intersect(one, other) is not None)
    assert edtf.contains(one, one) and edtf.overlap(one, one)
    if edtf.contains(one, other):
        assert edtf.intersect(one, other) == other
    assert (edtf.gap(one, other) == 0) == edtf.overlap(one, other)


def test_the_finer_of_two_allows_fewer_days() -> None:
    assert edtf.finer("2011", "2011-05-13") == "2011-05-13"
    assert edtf.finer("2011-05", "[..2011]") == "2011-05"
    assert edtf.is_day("2011-05-13") and not edtf.is_day("2011-05-13~") and not edtf.is_day("2011-05")
