"""Dates of publication: every notation that messages promise, and no date that no calendar has."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.documents.published import ACCEPTED, Written, full_year, read_date, read_written

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
NOTATIONS = ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d %b %y", "%d/%m/%Y", "%d.%m.%Y", "%A, %d %B %Y")


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024-03-14", "2024-03-14"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("20240314", "2024-03-14"),
        ("14 March 2024", "2024-03-14"),
        ("14th of March 2024", "2024-03-14"),
        ("March 14, 2024", "2024-03-14"),
        ("MARCH 14 2024", "2024-03-14"),
        ("March 2024", "2024-03"),
        ("Sept. 3, 2011", "2011-09-03"),
        ("30 AUG 89", "1989-08-30"),
        ("14/03/2024", "2024-03-14"),
        ("03/14/2024", "2024-03-14"),
        ("04/03/2024", "2024-03-04"),
        ("19-11-2014", "2014-11-19"),
        ("2024-03-14T10:22:00Z", "2024-03-14"),
        ("2024-03-14 10:22:00.5+01:00", "2024-03-14"),
        ("Thu, 14 Mar 2024 10:22:00 +0000", "2024-03-14"),
        ("14 March 2024, 10:22 GMT", "2024-03-14"),
        ("  14\n March  2024 ", "2024-03-14"),
    ],
)
def test_a_date_is_read_in_each_notation(written: str, edtf: str) -> None:
    assert read_date(written) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "31 June 2020",
        "2023-02-29",
        "2024-13",
        "99999999",
        "0000-01-01",
        "12 May",
        "14 March 2024 AD in Yola",
    ],
)
def test_what_names_no_day_of_a_calendar_is_no_date(text: str) -> None:
    assert read_date(text) is None


def test_each_notation_that_messages_name_is_taken() -> None:
    examples = ACCEPTED.split(", ")
    assert len(examples) == 8
    assert all(map(read_date, examples))


@settings(max_examples=40, deadline=None)
@given(DAYS, st.sampled_from(NOTATIONS))
def test_a_day_survives_being_written(day: date, notation: str) -> None:
    assert read_date(day.strftime(notation)) == day.isoformat()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_without_a_fault(text: str) -> None:
    found = read_date(text)
    assert found is None or found[:4].isdigit()


def test_a_day_without_a_year_takes_the_year_nearest_to_another() -> None:
    written = read_written("31 December")
    assert written == Written(None, 12, 31)
    assert written.edtf("2024-01-02") == "2023-12-31"
    assert written.edtf("2024-11-30") == "2024-12-31"
    assert written.edtf() is None
    assert written.edtf("2024-01") is None


def test_the_29_february_of_no_near_leap_year_is_no_day() -> None:
    written = read_written("29 February")
    assert written is not None
    assert written.edtf("2024-03-02") == "2024-02-29"
    assert written.edtf("2026-03-02") is None


def test_two_digits_of_a_year_turn_at_fifty() -> None:
    assert [full_year(digits) for digits in ("00", "49", "50", "99", "1871")] == [2000, 2049, 1950, 1999, 1871]
