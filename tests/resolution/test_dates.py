import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.language.dates import find_dates
from annals.model import Answer
from annals.resolution import edtf
from annals.resolution.dates import Hemisphere, Tense, nearest_day, resolve_date

with warnings.catch_warnings():
    # The parser of the edtf package warns about its own grammar while it is imported.
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

THURSDAY = "2024-03-14"


def answer(
    text: str,
    published: str | None = THURSDAY,
    anchor: str | None = None,
    tense: Tense = "past",
    hemisphere: Hemisphere | None = None,
) -> Answer:
    (phrase,) = find_dates(f"It happened {text}.")
    return resolve_date(phrase, published=published, anchor=anchor, tense=tense, hemisphere=hemisphere)


ABSOLUTE = {
    "on 14 March 2024": "2024-03-14",
    "on March 14, 2024": "2024-03-14",
    "on 14/03/2024": "2024-03-14",
    "on 2024-03-14": "2024-03-14",
    "on 3 JAN 90": "1990-01-03",
    "in May 2011": "2011-05",
    "in 1997": "1997",
    "about 1997": "1997~",
    "in early 2009": "[2009-01..2009-04]",
    "in mid-1997": "[1997-05..1997-08]",
    "in late 2012": "[2012-09..2012-12]",
    "at the end of 2012": "[2012-10..2012-12]",
    "at the beginning of March 2020": "[2020-03-01..2020-03-10]",
    "in the 1990s": "[1990..1999]",
    "in the early 1980s": "[1980..1983]",
    "between 1998 and 2001": "1998/2001",
    "from 3 to 5 June 1992": "1992-06-03/1992-06-05",
    "from 30 April to 2 May 1992": "1992-04-30/1992-05-02",
    "on the night of 5-6 May 2020": "[2020-05-05..2020-05-06]",
    "overnight from 5 to 6 May 2020": "[2020-05-05..2020-05-06]",
    "in the night to 6 May 2020": "[2020-05-05..2020-05-06]",
    "on the eve of 5 May 2020": "2020-05-04",
    "before 1990": "[..1989]",
    "before 5 May 1990": "[..1990-05-04]",
    "until 2003": "[..2003]",
    "by 2010": "[..2010]",
    "on or before 4 February 1990": "[..1990-02-04]",
}


@pytest.mark.parametrize(("text", "value"), ABSOLUTE.items())
def test_a_full_date_needs_no_publication(text: str, value: str) -> None:
    assert answer(text, published=None).value == value == answer(text).value


RELATIVE = {
    "during the night": "[2024-03-13..2024-03-14]",
    "overnight Sunday into Monday": "[2024-03-10..2024-03-11]",
    "today": "2024-03-14",
    "tonight": "2024-03-14",
    "this morning": "2024-03-14",
    "yesterday": "2024-03-13",
    "last night": "2024-03-13",
    "the day before yesterday": "2024-03-12",
    "on Thursday": "2024-03-14",
    "on Tuesday night": "2024-03-12",
    "last Thursday": "2024-03-07",
    "last Wednesday": "2024-03-13",
    "next Friday": "2024-03-15",
    "on Monday last week": "2024-03-04",
    "last week": "[2024-03-04..2024-03-10]",
    "this week": "[2024-03-11..2024-03-14]",
    "last month": "2024-02",
    "last year": "2023",
    "earlier this month": "[2024-03-01..2024-03-13]",
    "late last year": "[2023-09..2023-12]",
    "over the weekend": "[2024-03-09..2024-03-10]",
    "two days ago": "2024-03-12",
    "three weeks ago": "[2024-02-19..2024-02-25]",
    "two months ago": "2024-01",
    "a year ago": "2023",
    "ten years ago": "2014~",
    "more than 10 years ago": "[..2014]",
    "a few days ago": "[2024-03-05..2024-03-12]",
    "a few hours ago": "2024-03-14",
    "in recent weeks": "[2024-01-11..2024-03-14]",
    "in the past 24 hours": "[2024-03-13..2024-03-14]",
    "on 30 December": "2023-12-30",
    "in May": "2023-05",
    "in March": "2024-03",
    "last March": "2023-03",
    "on 15 March last year": "2023-03-15",
    "LAST 14 MARCH": "2023-03-14",
    "on the 5th of this month": "2024-03-05",
    "since 2015": "2015/2024-03-14",
    "since the beginning of this year": "2024-01-01/2024-03-14",
    "after 10 March": "[2024-03-11..2024-03-14]",
    "from Friday to Sunday": "2024-03-08/2024-03-10",
    "between 23 December and 2 January": "2023-12-23/2024-01-02",
    "yesterday, Wednesday": "2024-03-13",
    "15 days ago": "2024-02-28",
    "on the 20th": "2024-02-20",
    "between January and March": "2024-01/2024-03",
    "a week or two ago": "[2024-02-29..2024-03-07]",
    "before the end of last year": "[..2023]",
    "in the first three months of this year": "[2024-01..2024-03]",
}


@pytest.mark.parametrize(("text", "value"), RELATIVE.items())
def test_a_relative_phrase_counts_from_publication(text: str, value: str) -> None:
    assert answer(text).value == value


@pytest.mark.parametrize("text", ["yesterday", "on Tuesday", "last week", "on 30 December", "in May", "two days ago"])
def test_without_publication_a_relative_phrase_is_unknown_and_says_why(text: str) -> None:
    found = answer(text, published=None)
    assert found.value is None
    assert "publication" in found.why


ANCHORED = {
    "two days later": "1997-05-05",
    "the next day": "1997-05-04",
    "the previous night": "1997-05-02",
    "that day": "1997-05-03",
    "on the same day": "1997-05-03",
    "the following week": "[1997-05-05..1997-05-11]",
    "a month earlier": "1997-04",
    "that year": "1997",
    "a week earlier": "[1997-04-23..1997-04-29]",
}


@pytest.mark.parametrize(("text", "value"), ANCHORED.items())
def test_some_phrases_count_from_what_the_narrative_has_reached(text: str, value: str) -> None:
    assert answer(text, anchor="1997-05-03").value == value
    assert answer(text, anchor=None).value is None


def test_the_narrative_serves_where_publication_is_unknown() -> None:
    assert answer("on 12 June", published=None, anchor="1997").value == "1997-06-12"
    assert answer("on Tuesday", published=None, anchor="1997-05-03").value == "1997-05-06"


def test_a_date_ahead_is_read_ahead() -> None:
    assert answer("on 30 December", tense="future").value == "2024-12-30"
    assert answer("on Friday", tense="future").value == "2024-03-15"
    assert answer("in May", tense="future").value == "2024-05"


def test_a_day_just_after_publication_is_not_pushed_back_a_year() -> None:
    assert answer("on 15 March").value == "2024-03-15"


def test_a_named_weekday_chooses_the_year() -> None:
    assert answer("on Tuesday, 14 May").value == "2019-05-14"


@pytest.mark.parametrize("text", ["on 30 February 2020", "on 31 June", "on 29 February 2023"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    found = answer(text)
    assert found.value is None
    assert "no such day" in found.why


def test_publication_known_to_the_month_gives_nothing_finer() -> None:
    assert answer("yesterday", published="2024-03").value == "[2024-02-29..2024-03-30]"
    assert answer("in May", published="2024-03").value == "2023-05"


def test_the_start_of_since_and_the_ends_of_a_range_can_be_had() -> None:
    assert answer("since 2015").among == ("2015",)
    assert answer("on 12 and 13 May 2020").among == ("2020-05-12", "2020-05-13")


def test_a_season_is_wide_until_the_hemisphere_is_known() -> None:
    wide, north = answer("in spring 1994"), answer("in spring 1994", hemisphere="north")
    assert (wide.value, north.value) == ("[1994-03..1994-12]", "[1994-03..1994-06]")
    assert "hemisphere" in wide.why


def test_a_month_and_day_named_for_two_is_one_of_them_or_both() -> None:
    assert answer("on 12 or 13 May 2020").value == "[2020-05-12..2020-05-13]"
    assert answer("on 12 and 13 May 2020").value == "2020-05-12/2020-05-13"


@pytest.mark.parametrize("text", [*ABSOLUTE, *RELATIVE])
def test_every_value_is_edtf_by_the_standard_too(text: str) -> None:
    value = answer(text).value
    assert value is not None and parse_edtf(value) is not None


BACKWARDS = [
    *("yesterday", "on Tuesday", "last Thursday", "last week", "over the weekend", "two days ago", "last month"),
    *("three weeks ago", "a few days ago", "in recent weeks", "on 30 December", "ten years ago", "earlier today"),
]


@settings(max_examples=80)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(BACKWARDS))
def test_looking_back_never_reaches_past_the_day_after_publication(published: date, text: str) -> None:
    found = answer(text, published=published.isoformat())
    assert found.value is not None
    high = edtf.bounds(found.value.removesuffix("~"))[1]
    assert high is not None and high <= published + timedelta(days=1)


@settings(max_examples=80)
@given(st.dates(date(1850, 1, 1), date(2100, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_a_past_day_is_within_the_year_before(published: date, month: int, day: int) -> None:
    found = nearest_day(day, month, published)
    assert found is not None and (found.month, found.day) == (month, day)
    assert -1 <= (published - found).days <= 366


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("that July", "2021-07"),
        ("the following July", "2021-07"),
        ("the following February", "2022-02"),
        ("the November before", "2020-11"),
        ("the previous March", "2020-03"),
    ],
)
def test_a_month_beside_the_time_told_last(text: str, value: str) -> None:
    assert answer(text, anchor="2021-03-05").value == value
