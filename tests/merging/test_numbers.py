"""Totals, parts, additions, revisions and conflicts of figures, as gold/README.md has them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.mention import Mention, Number
from annals.merging.numbers import toll
from annals.model import Quote

Figure = tuple[int | None, int | None, str, dict[str, Any]]


def told(*sentences: list[Figure], effect: str = "killed") -> list[Mention]:
    """One mention a sentence, each with figures (low, high, who, flags)."""
    made = []
    for at, figures in enumerate(sentences):
        numbers = tuple(
            Number(
                effect=effect, low=low, high=high, who=who, head=who.lower().rpartition(" ")[2].removesuffix("s"),
                quote=Quote(at * 100 + n * 10, at * 100 + n * 10 + 5, f"{low} {who}"), **flags,
            )
            for n, (low, high, who, flags) in enumerate(figures)
        )  # fmt: skip
        quote = Quote(at * 100, at * 100 + 9, "a clause.")
        made.append(
            Mention(event=f"e{at}", sentence=at, paragraph=0, type="attack", trigger=quote, clause=quote, rule="case",
                    numbers=numbers)
        )  # fmt: skip
    return made


def figure(low: int | None, high: int | None, who: str = "people", **flags: Any) -> Figure:
    """One figure of a sentence."""
    return low, high, who, flags


SOLDIERS, CIVILIANS = {"status": "combatant"}, {"status": "civilian"}
CASES = {
    "groups of one sentence are summed": (
        [[figure(3, 3, "soldiers"), figure(2, 2, "civilians")]],
        (5, 5),
    ),
    "a part adds nothing to its whole": (
        [[figure(11, 11), figure(4, 4, "children", part=True)]],
        (11, 11),
    ),
    "a figure that is told again is not summed": (
        [[figure(7, 7, "farmers")], [figure(7, 7, "dead", total=True)]],
        (7, 7),
    ),
    "one of the wounded died later": ([[figure(4, 4)], [figure(1, 1, "student", additional=True)]], (5, 5)),
    "a revised toll replaces those before": ([[figure(12, 12)], [figure(15, 15, revised=True)]], (15, 15)),
    "what is added after a revision counts": (
        [[figure(12, 12)], [figure(15, 15, revised=True)], [figure(2, 2, "guards", additional=True)]],
        (17, 17),
    ),
    "conflicting figures give the lowest and the highest": ([[figure(12, 12)], [figure(15, 15)]], (12, 15)),
    "a small later figure is a part": ([[figure(40, 40)], [figure(3, 3)]], (40, 40)),
    "an exact figure closes an open one": ([[figure(9, None, "peasants")], [figure(12, 12, "peasants")]], (12, 12)),
    "people of another standing are others": (
        [[figure(4, 4, "soldiers", **SOLDIERS)], [figure(5, 5, "civilians", **CIVILIANS)]],
        (9, 9),
    ),
    "a named victim of a larger figure is one of them": (
        [[figure(7, 7, "farmers", **CIVILIANS)], [figure(1, 1, "Bukar Goni", **CIVILIANS)]],
        (7, 7),
    ),
    "a total told after groups holds": ([[figure(3, 3, "soldiers"), figure(2, 2, "guards")], [figure(6, 6)]], (6, 6)),
    "no casualties is nobody": ([[figure(0, 0, "", total=True)]], (0, 0)),
    "an open group leaves the sum open": ([[figure(5, 5, "soldiers"), figure(7, None, "rebels")]], (12, None)),
}


@pytest.mark.parametrize("case", CASES)
def test_toll(case: str) -> None:
    sentences, bounds = CASES[case]
    found = toll("killed", told(*sentences))
    assert found is not None
    assert (found.low, found.high) == bounds, case


def test_no_figure_is_unknown_and_not_nobody() -> None:
    assert toll("killed", told([figure(3, 3)], effect="injured")) is None


def test_groups_are_those_whose_words_say_who() -> None:
    found = toll(
        "killed", told([figure(11, 11, "people"), figure(4, 4, "children", part=True), figure(2, 2, "others")])
    )
    assert found is not None
    assert [(g.who, g.low) for g in found.groups] == [("people", 11), ("children", 4)]


def test_the_quote_is_that_of_the_first_figure_of_the_sum() -> None:
    found = toll("killed", told([figure(3, 3, "soldiers"), figure(2, 2, "guards")]))
    assert found is not None and found.quote is not None
    assert (found.quote.text, found.wording) == ("3 soldiers", "3 soldiers, 2 guards")


figures = st.builds(
    lambda low, more, who, flag: figure(low, None if more is None else low + more, who, **flag),
    st.integers(0, 300),
    st.none() | st.integers(0, 40),
    st.sampled_from(["people", "soldiers", "civilians", "dead", "Ana Ruiz", ""]),
    st.sampled_from([{}, {}, {"part": True}, {"total": True}, {"additional": True}, {"revised": True}, SOLDIERS]),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(figures, max_size=3), max_size=5))
def test_bounds_are_in_order_and_telling_all_twice_changes_nothing(sentences: list[list[Figure]]) -> None:
    mentions = told(*sentences)
    found = toll("killed", mentions)
    if found is None:
        assert not any(sentences)
        return
    assert found.high is None or (found.low or 0) <= found.high
    assert toll("killed", mentions) == found
