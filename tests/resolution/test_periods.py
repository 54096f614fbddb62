"""The title of a log names the days within which its entries lie."""

from __future__ import annotations

import pytest

from annals.language.date_heads import with_heads
from annals.language.dates import find_dates
from annals.resolution.periods import Period, period, within

TITLES = {
    "Weekly incident log, 9 to 15 April 2018": "2018-04-09/2018-04-15",
    "Incident log, week 15, 2018": "2018-04-09/2018-04-15",
    "Weekly incident log, week 15, 2018 (9 to 15 April)": "2018-04-09/2018-04-15",
    "SECURITY LOG, 1 TO 7 NOVEMBER 2021": "2021-11-01/2021-11-07",
    "Protection note, week ending Sunday 12 February 2023": "2023-02-06/2023-02-12",
    "Daily report of 24 hrs ending 0800 hrs on 17-08-2004": "2004-08-16/2004-08-17",
    "List of incidents, night of 8 to 9 October 2021": "[2021-10-08..2021-10-09]",
    "Chronology of violence, June 1991": "1991-06",
}


def named(text: str, published: str | None = None) -> Period | None:
    """The period of a text."""
    return period(text, with_heads(text, find_dates(text)), published=published)


@pytest.mark.parametrize("title", TITLES)
def test_period_of_a_title(title: str) -> None:
    found = named(f"{title}\n\nGunmen shot a guard in Kola.")
    assert found is not None
    assert found.days == TITLES[title]


def test_the_year_is_that_of_publication_where_the_title_has_none() -> None:
    found = named("A week in the press (15-21 January)\n\nGunmen shot a guard.", "1997-01-22")
    assert found is not None
    assert found.days == "1997-01-15/1997-01-21"


def test_an_article_has_no_period() -> None:
    assert named("The siege of Kola began on 3 May 1999 and lasted until 9 May.") is None


def test_entries_lie_within_the_period_and_in_order() -> None:
    text = "Wed. Kola: shots.\n\nTue. Tarn: shots.\n"
    wednesday, tuesday = (p for p in with_heads(text, find_dates(text)) if p.entry)
    assert within(wednesday, "1997-01-15/1997-01-21", None) == "1997-01-15"
    assert within(tuesday, "1997-01-15/1997-01-21", "1997-01-15") == "1997-01-21"
    assert within(tuesday, "1997-01-15/1997-01-28", "1997-01-22") == "1997-01-28"


def test_month_first_is_known_by_the_period() -> None:
    text = "04/09, Kola: shots.\n\n04/10, Tarn: shots.\n"
    first = next(p for p in with_heads(text, find_dates(text)) if p.entry)
    assert within(first, "2018-04-09/2018-04-15", None) == "2018-04-09"


def test_hours_of_a_night_tell_its_evening_from_its_morning() -> None:
    night = Period("[2021-10-08..2021-10-09]", 0, 1)
    assert (night.at(21), night.at(5)) == ("2021-10-08", "2021-10-09")
    assert Period("2021-10-04/2021-10-10", 0, 1).at(21) == "[2021-10-04..2021-10-10]"
