"""Floors rise by command and fall only by a decision that is written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.errors import GateError
from annals.evaluation.gate import Change, Measured, Pin, check, gains_and_losses, pinned, pins_as_text, read_pins


def run(gold: str = "g1", **figures: float) -> Measured:
    return Measured(figures=figures, gold=gold, date="2024-03-14", command="bench")


PINS = pinned({}, run(incident=0.8, date=0.7))


def test_a_figure_at_or_above_its_floor_passes() -> None:
    check(PINS, run(incident=0.8, date=0.9, place=0.1))


def test_rounding_alone_breaks_no_pin() -> None:
    check(PINS, run(incident=0.79996, date=0.7))


def test_all_figures_under_their_floors_are_named() -> None:
    with pytest.raises(GateError, match=r"incident 0\.7000 .* 0\.8000; date that was not measured"):
        check(PINS, run(incident=0.7))


def test_other_gold_is_no_pass_however_good() -> None:
    with pytest.raises(GateError, match="gold answers changed"):
        check(PINS, run("g2", incident=1.0, date=1.0))


def test_floors_rise_by_command() -> None:
    assert pinned(PINS, run(incident=0.9, date=0.7))["incident"].floor == 0.9


def test_a_floor_does_not_fall_by_itself() -> None:
    with pytest.raises(GateError, match="below the floor: date"):
        pinned(PINS, run(incident=0.9, date=0.6))
    with pytest.raises(GateError, match="need a reason"):
        pinned(PINS, run(incident=0.9, date=0.6), lower=True)


def test_a_floor_falls_with_a_reason_that_stays() -> None:
    lowered = pinned(PINS, run(incident=0.9, date=0.6), lower=True, why="relative dates need a reference")
    change = Change(before=0.7, after=0.6, date="2024-03-14", why="relative dates need a reference")
    assert lowered["date"].changes == (change,)
    assert lowered["incident"].changes == ()
    assert pinned(lowered, run(incident=0.9, date=0.65))["date"].changes == (change,)


def test_new_gold_needs_a_reason_even_for_better_figures() -> None:
    with pytest.raises(GateError, match="need a reason"):
        pinned(PINS, run("g2", incident=0.9, date=0.9))
    new = pinned(PINS, run("g2", incident=0.9, date=0.9), why="two answers mended")
    assert new["date"].gold == "g2"
    assert new["date"].changes[0].why == "two answers mended"


SHARE = st.integers(0, 10_000).map(lambda n: n / 10_000)


@given(st.dictionaries(st.sampled_from("abcd"), SHARE), st.dictionaries(st.sampled_from("abcd"), SHARE))
def test_what_was_pinned_always_passes_and_never_lies_lower(old: dict[str, float], new: dict[str, float]) -> None:
    pins = pinned({}, run(**old))
    try:
        after = pinned(pins, run(**new))
    except GateError:
        assert any(new.get(name, -1.0) < floor for name, floor in old.items())
        return
    check(after, run(**new))
    assert all(after[name].floor >= floor for name, floor in old.items())


def test_pins_go_to_a_file_and_back(tmp_path: Path) -> None:
    path = tmp_path / "pins.json"
    kept = {"dev": pinned(PINS, run(incident=0.9, date=0.6), lower=True, why='a "reason"'), "muc4": {}}
    path.write_text(pins_as_text(kept), encoding="utf-8")
    assert read_pins(path) == kept
    assert read_pins(tmp_path / "none") == {}


@pytest.mark.parametrize("content", ["{", "[]", '{"dev": 1}', '{"dev": {"a": {"floor": 1}}}', '{"dev": {"a": []}}'])
def test_a_file_that_holds_no_pins_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "pins.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GateError, match=r"pins\.json: no file of pins"):
        read_pins(path)


def test_gains_and_losses_stand_case_by_case() -> None:
    before = {"a": {"killed": (1, 1, 2), "date": (1, 1, 1)}, "b": {"killed": (0, 0, 1)}, "old": {"killed": (1, 1, 1)}}
    now = {"a": {"killed": (2, 2, 2), "date": (0, 1, 1)}, "b": {"killed": (0, 0, 1)}, "new": {"killed": (0, 1, 1)}}
    gains, losses = gains_and_losses(before, now)
    assert gains == ["a\tkilled\t1 right, 0 too many, 1 missing -> 2 right, 0 too many, 0 missing"]
    assert losses == ["a\tdate\t1 right, 0 too many, 0 missing -> 0 right, 1 too many, 1 missing"]


def test_a_pin_states_what_it_rests_on() -> None:
    assert PINS["date"] == Pin(floor=0.7, gold="g1", date="2024-03-14", command="bench")
