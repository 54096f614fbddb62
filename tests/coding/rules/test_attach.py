"""Which day and which place an act of a sentence gets, and what lies days apart from it."""

from __future__ import annotations

import pytest

from annals.coded import Incident
from tests.coding.reports import code


def by_place(text: str) -> dict[str, Incident]:
    """The incidents of a text by their first place."""
    return {i.places[0].name: i for i in code(text).incidents}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A year earlier, on 8 February 2012, gunmen killed two traders in Mubi.", "2012-02-08"),
        ("Gunmen killed two traders in Mubi a year earlier, on 8 February 2012.", "2012-02-08"),
        ("On 8 February, we recall, the attack on the post in Mubi killed two guards.", "2024-02-08"),
        ("Gunmen killed three farmers near Mubi, Nigeria, on 12 March 2024, police said.", "2024-03-12"),
        ("A ceasefire was declared on 21 September 2008 by the rebels in Mindanao.", "2008-09-21"),
        ("A ceasefire was declared by the rebels in Mindanao on 21 September 2008.", "2008-09-21"),
    ],
)
def test_the_full_day_is_the_day_of_the_act(text: str, date: str) -> None:
    (found,) = code(text).incidents
    assert found.date == date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("two days after a bomber killed ten people in Yola", "2024-03-09"),
        ("a week after a bomber killed ten people in Yola", "[2024-03-01..2024-03-07]"),
        ("just three days after a bomb killed ten people in Yola", "2024-03-08"),
        ("the day after a bomber killed ten people in Yola", "2024-03-10"),
    ],
)
def test_what_happened_days_before_is_another_incident(words: str, day: str) -> None:
    found = by_place(f"Gunmen killed two guards in Mubi on Monday, {words}.")
    assert (found["Mubi"].date, found["Yola"].date) == ("2024-03-11", day)
    killed = [found[name].killed for name in ("Mubi", "Yola")]
    assert [k.low for k in killed if k is not None] == [2, 10]


def test_the_report_goes_on_with_the_act_told_first() -> None:
    text = "Gunmen killed two guards in Mubi on Monday, two days after a bomber killed ten people in Yola."
    found = by_place(f"{text} The attack was condemned by the governor.")
    assert [len(found[name].quotes) for name in ("Mubi", "Yola")] == [2, 1]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In the village of Mubi a farmer, born in 1964, was killed by gunmen.", None),
        ("Gunmen killed nine men in Mubi and took seven, to be handed over five days later.", None),
        (
            "The talks had drawn few people to Yola, but on 3 March gunmen burst into a house in Mubi and shot a man.",
            "03",
        ),
        ("The town was in the news on 3 March, when gunmen shot dead ten men in Mubi.", "03"),
        ("The mayor of Mubi, who was elected in 2015, was shot dead by gunmen on 3 March.", "03"),
    ],
)
def test_the_day_of_something_else_is_not_that_of_the_act(text: str, date: str | None) -> None:
    found = code(text).incidents
    assert {i.date for i in found} == {date and f"2024-03-{date}"}


def test_what_lies_hours_apart_has_the_same_day() -> None:
    found = by_place("A bomb killed two men in Mubi on Monday, hours after gunmen had shot dead a trader in Yola.")
    assert (found["Mubi"].date, found["Yola"].date) == ("2024-03-11", "2024-03-11")
