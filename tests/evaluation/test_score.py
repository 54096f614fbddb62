"""Figures over all incidents, and the misses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.evaluation.facts import ROLES, Report
from annals.evaluation.fields import NAMES, bounds_overlap, families, same_time
from annals.evaluation.intervals import intervals
from annals.evaluation.results import as_line, as_plain, as_rows, listed
from annals.evaluation.score import Figures, Scorer, Tally
from annals.scheme.load import load_scheme
from tests.support.builders import a_report, coded, gold, party, spot, toll

SCORER = Scorer(families(load_scheme().types))
TEXT = "Gunmen shot dead two farmers near Mubi on Monday. A bomb went off in Yola. Police arrested a trader."
RAID, BOMB, ARREST = (part.strip() for part in TEXT.split(".")[:3])


def scored(wanted: Report, got: Report) -> Figures:
    return SCORER.score([(wanted, got)])


def counts(name: str, wanted: dict[str, Any], got: dict[str, Any]) -> Tally:
    """The tally of one figure for one gold and one coded incident of the same clause."""
    one = a_report(gold(clause=RAID, **wanted), text=TEXT)
    return scored(one, a_report(coded(got.pop("type", "attack"), RAID, text=TEXT, **got), text=TEXT)).tallies[name]


def test_every_fill_counts_of_what_was_missed_and_of_what_is_too_many() -> None:
    wanted = a_report(
        gold("attack", RAID, date="2024-03-11", killed=toll(2, 2)),
        gold("bombing", BOMB, date="2024-03-12", injured=toll(0, 0)),
        text=TEXT,
    )
    got = a_report(
        coded("attack", RAID, text=TEXT, date="2024-03-11", killed=toll(2, 2)),
        coded("arrest", ARREST, text=TEXT, date="2024-03-11", arrested=toll(1, 1)),
        text=TEXT,
    )
    figures = scored(wanted, got)
    assert figures.tallies["incident"] == figures.tallies["type"] == figures.tallies["date"] == Tally(1, 2, 2)
    assert figures.tallies["killed"] == Tally(1, 1, 1)
    assert figures.tallies["injured"] == Tally(0, 0, 1)
    assert figures.tallies["arrested"] == Tally(0, 1, 0)
    assert (figures.false_tolls, figures.tolls_given) == (1, 2)
    assert figures.tallies["incident"].f1 == 0.5


def test_what_gold_does_not_answer_is_not_judged() -> None:
    whole = a_report(gold("attack", RAID, date="2024-03-11"), text=TEXT)
    wanted = replace(whole, answered=frozenset({"type", "date"}))
    got = a_report(
        coded("attack", RAID, text=TEXT, killed=toll(2, 2), perpetrators=[party("gunmen")]),
        coded("arrest", ARREST, text=TEXT, arrested=toll(1, 1)),
        text=TEXT,
    )
    figures = scored(wanted, got)
    assert figures.tallies["incident"] == figures.tallies["type"] == Tally(1, 2, 1)
    assert figures.tallies["date"] == Tally(0, 0, 1)
    assert figures.tallies["killed"] == figures.tallies["perpetrator"] == figures.tallies["arrested"] == Tally()
    assert (figures.false_tolls, figures.tolls_given) == (0, 0)
    assert scored(whole, got).tolls_given == 2


@pytest.mark.parametrize(
    ("name", "wanted", "got", "tally"),
    [
        ("type", {"type": "bombing", "types": ["landmine"]}, {"type": "landmine"}, Tally(1, 1, 1)),
        ("type", {"type": "attack"}, {"type": "massacre"}, Tally(0, 1, 1)),
        ("family", {"type": "attack"}, {"type": "massacre"}, Tally(1, 1, 1)),
        ("status", {"status": "alleged"}, {}, Tally(0, 1, 1)),
        ("date", {"date": "2024-03"}, {"date": "2024-03-04"}, Tally(0, 1, 1)),
        ("date_overlap", {"date": "2024-03"}, {"date": "2024-03-04"}, Tally(1, 1, 1)),
        ("date_overlap", {"date": "2024-03"}, {"date": "soon"}, Tally(0, 1, 1)),
        ("date", {"date": "2024-03"}, {}, Tally(0, 0, 1)),
        ("place", {"places": [spot("Mubi"), spot("Adamawa")]}, {"places": [spot("Adamawa")]}, Tally(0, 1, 1)),
        ("place", {"places": [spot("Mopti")]}, {"places": [spot("MOPTI region")]}, Tally(1, 1, 1)),
        ("country", {"places": [spot("Mubi", "NG")]}, {"places": [spot("x"), spot("y", "NG")]}, Tally(1, 1, 1)),
        ("place_25km", {"places": [spot("A")]}, {"places": [spot("A", at=(1.0, 1.0))]}, Tally(0, 0, 0)),
        ("place_25km", {}, {"places": [spot("A", at=(1.0, 1.0))]}, Tally(0, 1, 0)),
        (
            "place_25km",
            {"places": [spot("A", at=(1.0, 1.0))]},
            {"places": [spot("hamlet"), spot("B", at=(1.1, 1.0))]},
            Tally(1, 1, 1),
        ),
        ("killed", {"killed": toll(3, None)}, {"killed": toll(3, 3)}, Tally(0, 1, 1)),
        ("killed_overlap", {"killed": toll(3, None)}, {"killed": toll(3, 3)}, Tally(1, 1, 1)),
        (
            "said_by",
            {"said_by": {"speaker": "a resident", "outlet": "AFP"}},
            {"said_by": {"speaker": "residents", "outlet": None}},
            Tally(1, 1, 1),
        ),
        ("said_by", {"said_by": {"speaker": "the mayor"}}, {"said_by": {"outlet": "AFP"}}, Tally(0, 1, 1)),
        ("said_by", {"said_by": {"outlet": "AFP"}}, {"said_by": {"speaker": "x", "outlet": "AFP"}}, Tally(1, 1, 1)),
    ],
)
def test_what_counts_as_right(name: str, wanted: dict[str, Any], got: dict[str, Any], tally: Tally) -> None:
    assert counts(name, wanted, dict(got)) == tally


def test_participants_are_matched_one_to_one_by_the_most_matches() -> None:
    wanted = {"victims": [party("two police officers"), party("army officers")]}
    got = {"victims": [party("army officers"), party("officers"), party("officers in the street")]}
    assert counts("victim", wanted, got) == Tally(2, 3, 2)


def test_a_miss_says_what_was_expected_and_what_came() -> None:
    wanted = a_report(gold("attack", RAID, killed=toll(2, 2), victims=[party("two farmers", "farmers")]), text=TEXT)
    got = a_report(coded("attack", RAID, text=TEXT, killed=toll(2, None), victims=[party("gunmen")]), text=TEXT)
    figures = scored(wanted, got)
    lines = [as_line(miss) for miss in listed(figures, None)]
    assert lines == [
        f"one.txt\tvictim\twrong\tattack\texpected two farmers = farmers\tgot gunmen\t{RAID}",
        f"one.txt\tkilled\twrong\tattack\texpected 2\tgot 2 to open\t{RAID}",
    ]


def test_an_incident_that_was_missed_stands_once_among_all_misses_and_in_each_of_its_figures() -> None:
    wanted = a_report(gold("bombing", BOMB, date="2024-03-12", killed=toll(2, 2)), text=TEXT)
    figures = scored(wanted, a_report(coded("arrest", ARREST, text=TEXT), text=TEXT))
    assert [(miss.field, miss.why) for miss in listed(figures, None)] == [
        ("incident", "missed"),
        ("incident", "spurious"),
    ]
    assert [miss.expected for miss in listed(figures, "killed")] == ["2"]


@given(st.tuples(*[st.integers(0, 9)] * 4))
def test_bounds_overlap_when_a_number_fits_both(four: tuple[int, int, int, int]) -> None:
    a, b, c, d = four
    one, other = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    both = set(range(one[0], one[1] + 1)) & set(range(other[0], other[1] + 1))
    assert bounds_overlap(one, other) is bounds_overlap(other, one) is bool(both)
    assert bounds_overlap((one[0], None), other) is (one[0] <= other[1])


def test_a_date_that_nobody_can_read_fits_itself_only() -> None:
    assert same_time("soon", "soon")
    assert not same_time("soon", "later")


INCIDENT = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["attack", "bombing", "arrest"]),
        "clause": st.sampled_from([RAID, BOMB, ARREST]),
        "date": st.sampled_from([None, "2024-03-11", "2024-03"]),
        "killed": st.sampled_from([None, toll(2, 2), toll(0, 0)]),
        "places": st.sampled_from([[], [spot("Mubi", "NG", (10.27, 13.26))]]),
        "perpetrators": st.sampled_from([[], [party("gunmen"), party("army", kind="organization")]]),
    }
)


@given(st.lists(INCIDENT, max_size=4), st.lists(INCIDENT, max_size=4))
@settings(max_examples=60, deadline=None)
def test_counts_are_in_order_and_turning_the_sides_turns_the_figures(left: list[Any], right: list[Any]) -> None:
    one, other = a_report(*(gold(**i) for i in left), text=TEXT), a_report(*(gold(**i) for i in right), text=TEXT)
    figures = scored(one, other)
    assert tuple(figures.tallies) == NAMES
    for tally in figures.tallies.values():
        assert 0 <= tally.correct <= min(tally.given, tally.wanted)
    assert figures.tallies["incident"].wanted == len(left)
    assert figures.tallies["incident"].correct == scored(other, one).tallies["incident"].correct
    assert sum(len(incident[role]) for incident in left for role in ROLES[:1]) == figures.tallies["perpetrator"].wanted


@given(st.lists(INCIDENT, max_size=4))
@settings(max_examples=30, deadline=None)
def test_answers_compared_with_themselves_have_no_miss(incidents: list[Any]) -> None:
    one = a_report(*(gold(**incident) for incident in incidents), text=TEXT)
    figures = scored(one, one)
    assert not listed(figures, None)
    assert all(tally.f1 in (None, 1.0) for tally in figures.tallies.values())


def many() -> Figures:
    right = a_report(gold("attack", RAID), text=TEXT), a_report(coded("attack", RAID, text=TEXT), text=TEXT)
    wrong = a_report(gold("attack", RAID), text=TEXT), a_report(text=TEXT)
    return SCORER.score([right] * 6 + [wrong] * 6)


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    figures = many()
    found = intervals(figures)
    low, high = found["incident"]
    assert low < (figures.tallies["incident"].f1 or 0) < high
    assert found == intervals(figures)
    assert found != intervals(figures, seed=7)
    assert "killed" not in found
    assert intervals(figures, draws=0) == intervals(SCORER.score([])) == {}


def test_a_missed_incident_costs_recall_but_not_the_figures_of_those_found() -> None:
    figures = many()
    assert figures.tallies["incident"].f1 != figures.paired["incident"].f1 == 1.0


def test_figures_as_json_and_as_rows() -> None:
    figures = many()
    plain = as_plain(figures, {"incident": (0.4, 0.9)})
    assert plain["documents"] == 12
    assert plain["figures"]["incident"] == {
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
        "f1_found": 1.0,
        "interval": [0.4, 0.9],
        "correct": 6,
        "given": 6,
        "wanted": 12,
    }
    assert plain["figures"]["killed"]["f1"] is None
    assert as_rows(figures, {})[0] == ("incident", "100.0", "50.0", "66.7", "-", "100.0", "6", "6", "12")
