"""Sums and ranges of figures, and how the second look weighs them."""

from __future__ import annotations

from annals.coding.joined.features import log_odds
from annals.coding.joined.totals import Figure, by_second_look, range_of, rivals, sum_of, terms_of

TEXT = "killed six soldiers and 11 rebels; the rebels spoke of twenty"


def figure(words: str, number: int, least: float, most: float) -> Figure:
    at = TEXT.index(words)
    return Figure(
        low=number, high=number, spans=((at, at + len(words)),), likely=0.9, least=least, most=most,
        features={"likely": log_odds(0.9), "clear": 1.0, "kind=number": 1.0},
    )  # fmt: skip


SIX, ELEVEN, TWENTY = figure("six", 6, 0.9, 0.1), figure("11", 11, 0.9, 0.1), figure("twenty", 20, 0.05, 0.9)
EVERY = [SIX, ELEVEN, TWENTY]


def test_figures_of_different_people_are_summed_on_their_words() -> None:
    both = sum_of((SIX, ELEVEN), EVERY, {}, TEXT)
    assert both.bounds == (17, 17)
    assert both.spans == (SIX.spans[0], ELEVEN.spans[0])
    assert (SIX, ELEVEN) in list(terms_of(EVERY))


def test_the_counts_of_two_sources_are_a_range_and_what_one_of_them_adds_up_is_added_up() -> None:
    found = [range_of(least, most, EVERY, {}).bounds for least, most in rivals(EVERY)]
    assert found[0] == (17, 20)
    assert (20, 6) not in found


def test_what_the_second_look_counts_and_is_left_out_speaks_against_a_toll() -> None:
    six, eleven = figure("six", 6, 0.9, 0.9), figure("11", 11, 0.8, 0.9)
    whole, alone = by_second_look([six, eleven], [six, eleven]), by_second_look([six], [six, eleven])
    assert whole["score"] > alone["score"]
    assert (whole["left_count"], whole["decoded"]) == (0, 1)
    assert (alone["left_count"], alone["decoded"]) == (1, 0)


def test_a_figure_told_again_is_left_out_by_nobody() -> None:
    again = figure("11", 11, 0.8, 0.8)
    assert by_second_look([ELEVEN], [ELEVEN, again])["left_count"] == 0


def test_an_open_figure_leaves_the_sum_open() -> None:
    many = Figure(
        low=10, high=None, spans=((0, 1),), likely=0.9, least=0.9, most=0.9, features={"likely": 1.0, "clear": 1.0}
    )
    assert sum_of((many, SIX), EVERY, {}, TEXT).bounds == (16, None)
