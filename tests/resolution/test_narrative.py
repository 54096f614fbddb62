"""Histories keep the year that they speak of, whenever they were published."""

from __future__ import annotations

import pytest

from annals.language.dates import find_dates
from annals.resolution.narrative import Told

PLAIN = "The year 2020 was bad. On 14 February soldiers shot ten men. On 24 October a bomb killed six."
GOES_ON = "On 3 May 2009 men burned Kola. On 12 July they took Tarn. On 20 December they left. On 9 January it began."
PASSING = (
    "On 3 May 2009 a leader (born on 4 June 1951) was shot. On 12 July his son was shot (the worst act since 2001)."
)
INNER = "He was shot on 16 July 1996. The killings of 1997 are known: in the night of 22 September all died at Kola."


def values(text: str, published: str | None) -> list[str | None]:
    """What the dates of a text mean, one after the other."""
    told, anchor, found = Told(text, published), None, []
    for phrase in find_dates(text):
        value = told.value(phrase, anchor)
        told.take(phrase, value)
        if value and not told.in_passing(phrase):
            anchor = value
        found.append(value)
    return found


@pytest.mark.parametrize("published", [None, "2023-05-01"])
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("KOLA, 1995\nOn the 18th of January rebels took it.\n\nApril. 27th: a convoy fell.", ["01-18", "04-27"]),
        ("1995\n\n7 August: bombs went off.\n\n20 August: a plant was hit.", ["08-07", "08-20"]),
        ("1995: On 3 March it bombed a bus.\n\nOn 4 May it shot a mayor.", ["03-03", "05-04"]),
        ("KOLA 1995. 7 June, before four: soldiers came.", ["06-07"]),
    ],
)
def test_a_year_that_heads_a_list_holds_for_what_stands_under_it(
    text: str, days: list[str], published: str | None
) -> None:
    assert values(text, published) == ["1995", *(f"1995-{day}" for day in days)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On 9 March 1974 it shot one. By 1976 it had ten men. On 14 October of that year it shot two.", "1976-10-14"),
        ("It was called Dawn until November 2014, when it swore. On 24 October of that year it fought.", "2014-10-24"),
        ("On 3 May 2009 it rose. On 9 January it fell. On 2 April of that year it rose again.", "2010-04-02"),
        ("On 3 May 2009 it rose. It fell in February of the next year.", "2010-02"),
        ("It grew in the autumn of 2012. On 10 December it took Kola.", "2012-12-10"),
        ("It rested in the first half of 2013. On 20 September it came.", "2013-09-20"),
        ("1976: It was founded on 19 April.\n1979: It dug. On 4 May it fled.", "1979-05-04"),
    ],
)
def test_that_year_is_the_one_named_last(text: str, last: str) -> None:
    assert values(text, None)[-1] == last


@pytest.mark.parametrize("published", [None, "2023-05-01"])
def test_days_of_the_year_spoken_of(published: str | None) -> None:
    assert values(PLAIN, published) == ["2020", "2020-02-14", "2020-10-24"]
    assert values(GOES_ON, published) == ["2009-05-03", "2009-07-12", "2009-12-20", "2010-01-09"]
    assert values(INNER, published)[-1] == "1997-09-22"


def test_a_year_in_passing_is_not_that_of_the_narrative() -> None:
    assert "2009-07-12" in values(PASSING, "2023-05-01")


def test_news_is_counted_from_publication() -> None:
    text = "On 3 March gunmen shot a guard. The war began in 2011. On 5 March a bus was burned."
    assert values(text, "2024-03-06")[-1] == "2024-03-05"


def test_a_new_paragraph_counts_from_publication_again() -> None:
    assert values("On 3 May 2009 gunmen burned Kola.\n\nOn 12 July a bus was burned.", "2023-08-01")[-1] == "2023-07-12"


def test_the_night_follows_the_day_told_last() -> None:
    text = "On 3 May 2009 gunmen burned Kola. During the night rockets fell on Tarn."
    assert values(text, "2023-08-01")[-1] == "[2009-05-03..2009-05-04]"
    assert values("During the night rockets fell on Tarn.", "2023-08-01") == ["[2023-07-31..2023-08-01]"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On 3 May 2009 gunmen burned Kola. On the 5th they raided Tarn.", "2009-05-05"),
        ("On 12 May 2009 the staff declared: On the 9th gunmen burned Kola.", "2009-05-09"),
        ("On 3 May 2009 gunmen burned Kola. On the night of the 7th they raided Tarn.", "2009-05-07"),
        ("On 30 May 2009 gunmen burned Kola. On the 2nd they raided Tarn.", "2009-06-02"),
        ("The war is dated from 3 May 2009. On 9 June of that year gunmen burned Kola.", "2009-06-09"),
        ("On 3 May 2009 gunmen burned Kola. The following year they raided Tarn on 8 April.", "2010-04-08"),
        ("On 3 May 2009 gunmen burned Kola. Tarn was shelled until 12 May.", "2009-05-03/2009-05-12"),
    ],
)
def test_the_narrative_gives_what_a_day_leaves_out(text: str, last: str) -> None:
    assert values(text, "2023-08-01")[-1] == last


def test_a_day_before_the_act_that_it_dates_is_told_in_passing() -> None:
    text = "On Tuesday police arrested a man over the March 3 killing of a judge. That evening a bomb went off."
    assert values(text, "2024-03-14")[-1] == "2024-03-12"


def test_hours_after_an_act_are_of_its_day() -> None:
    text = "On 3 May 2009 gunmen burned Kola. Hours after the attack soldiers raided Tarn."
    assert values(text, "2023-08-01")[-1] == "2009-05-03"
