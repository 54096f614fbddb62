"""Days at the heads of entries are told by their place in a list; in prose the same words are other things."""

from __future__ import annotations

import pytest

from annals.language.date_heads import with_heads
from annals.language.date_phrase import DatePhrase
from annals.language.dates import find_dates

REST = "Gunmen shot a guard."


def heads(*lines: str) -> list[DatePhrase]:
    """The days that head the entries of a log of these lines."""
    text = "\n\n".join(lines)
    return [p for p in with_heads(text, find_dates(text)) if p.entry]


@pytest.mark.parametrize(
    ("head", "weekday", "day", "month"),
    [
        ("Mon 09/04, Kola, 0130 hrs:", 0, 9, 4),
        ("TUE, Kola:", 1, None, None),
        ("Wed. Kola:", 2, None, None),
        ("THU 6, Kola.", 3, 6, None),
        ("Kola, North Tarn. Fri., 20:30.", 4, None, None),
        ("(2) Sat 5 May: Kola.", 5, 5, 5),
        ("* 21/05 Kola, Tarn district.", None, 21, 5),
        ("3. Kola County. 051430:", None, 5, None),
        ("Kola, 25 Jan, 0400H:", None, 25, 1),
        ("13.02: Kola.", None, 13, 2),
    ],
)
def test_head_of_an_entry(head: str, weekday: int | None, day: int | None, month: int | None) -> None:
    found = heads(f"{head} {REST}", f"12 May, Mirador: {REST}")
    assert len(found) == 2, head
    assert (found[0].weekday, found[0].day, found[0].month) == (weekday, day, month)


def test_a_night_has_two_ends() -> None:
    night, _ = heads(f"Night of Sat. to Sun. Kola. {REST}", f"Mon. Tarn. {REST}")
    assert night.first is not None
    assert night.last is not None
    assert (night.first.weekday, night.last.weekday, night.join) == (5, 6, "some")


def test_an_hour_behind_a_day_is_no_year() -> None:
    first, second = heads(f"11 Feb, 1930 hrs, Kola. {REST}", f"13 Feb, 2000-2200 hrs, Tarn. {REST}")
    assert (first.year, second.year) == (None, None)


def test_numbers_of_items_are_no_days() -> None:
    assert heads(f"1: Kola. {REST}", f"2: Tarn. {REST}", f"3: Mirador. {REST}") == []
    assert [p.day for p in heads(f"3rd: Kola. {REST}", f"7th: Tarn. {REST}", f"21st: Mirador. {REST}")] == [3, 7, 21]


def test_prose_has_no_heads() -> None:
    prose = (
        "On Monday gunmen shot a guard.",
        "The sun rose, and they sat down.",
        "On 3 May, a bus was burned in Kola.",
    )
    assert heads(*prose) == []


@pytest.mark.parametrize(
    ("stamp", "day", "month", "year"),
    [("051430Z MAR 24", 5, 3, 2024), ("131015D Jul 11", 13, 7, 2011), ("051430 hrs", 5, None, None)],
)
def test_military_stamps(stamp: str, day: int, month: int | None, year: int | None) -> None:
    text = f"At {stamp} a patrol was ambushed near Kola."
    (found,) = with_heads(text, find_dates(text))
    assert (found.day, found.month, found.year) == (day, month, year)


def test_six_figures_in_prose_are_a_number() -> None:
    text = "Some 051430 bags of rice reached Kola, and 120000 people fled."
    assert with_heads(text, find_dates(text)) == ()


@pytest.mark.parametrize(
    ("head", "day", "month"),
    [
        ("05MAR TUE | Kola, Tarn |", 5, 3),
        ("KOL / Tarn Dara, 06 OCT, 1540 hrs:", 6, 10),
        ("KOL / Tarn Dara, 07 OCT:", 7, 10),
        ("Kola, 5 May -", 5, 5),
    ],
)
def test_heads_are_parted_by_bars_and_slashes_as_well(head: str, day: int, month: int) -> None:
    found = heads(f"{head} {REST}", f"{head} {REST}")
    assert [(p.day, p.month) for p in found] == [(day, month)] * 2


def test_pointed_days_may_run_backwards() -> None:
    found = heads(*(f"{day}, Kola, Tarn district: {REST}" for day in ("28.08", "27.08", "26.08")))
    assert [(p.day, p.month) for p in found] == [(28, 8), (27, 8), (26, 8)]
