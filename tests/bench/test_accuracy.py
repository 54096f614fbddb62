"""The floors on gold hold, here and now; without any corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annals.evaluation.gate import check, read_pins
from bench import accuracy

PINS = read_pins(accuracy.PINS)
NAMES = [name for name in (*accuracy.SETS, "test") if (accuracy.GOLD / name).is_dir()]
SETS = [(coder, name) for coder in accuracy.CODERS for name in NAMES if accuracy.key(name, coder) in PINS]


@pytest.mark.parametrize("coder", accuracy.CODERS)
def test_the_floors_on_the_gold_to_tune_on_are_pinned(coder: str) -> None:
    assert (coder, "dev") in SETS


@pytest.mark.parametrize(("coder", "name"), SETS)
def test_no_figure_is_under_its_floor(coder: str, name: str) -> None:
    check(PINS[accuracy.key(name, coder)], accuracy.measure(name, coder=coder, draws=0).measured("make test"))


@pytest.mark.parametrize(("coder", "name"), SETS)
def test_the_floors_come_with_what_was_right_case_by_case(coder: str, name: str) -> None:
    cases = json.loads(accuracy.cases_file(accuracy.key(name, coder)).read_text(encoding="utf-8"))
    assert {row["id"] for row in accuracy.rows(accuracy.GOLD / name)} == cases.keys()


def test_a_coder_is_given_the_report_and_none_of_its_answers() -> None:
    row = next(accuracy.rows(accuracy.GOLD / "dev"))
    assert row.keys() == {"id", "text", "published", "source"}


def test_the_table_of_the_muc4_scorer_is_read() -> None:
    table = (
        "split dev: 200 reports in the system output\n\nSlots on the original keys (all incidents)\n"
        "                        P      R     F1 correct  system    gold\n"
        "incident            54.20  78.20  64.03     284     524     363\n"
        "CEAF-REE micro      36.20  31.40  33.63     500    1381    1592\n"
    )
    assert accuracy.muc_figures(table)["CEAF-REE micro"]["f1"] == 0.3363
    assert accuracy.muc_figures(table)["incident"] == {
        "precision": 0.542,
        "recall": 0.782,
        "f1": 0.6403,
        "correct": 284,
        "given": 524,
        "wanted": 363,
    }


def test_results_of_other_sets_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accuracy, "RESULTS", tmp_path)
    (tmp_path / "accuracy.json").write_text('{"muc4": {"figures": {}}}', encoding="utf-8")
    run = accuracy.Run(set="dev", gold="g", f1={}, results={"figures": {"date": {"f1": 0.5}}}, cases={})
    accuracy.save_results([run], "bench")
    kept = json.loads((tmp_path / "accuracy.json").read_text(encoding="utf-8"))
    assert list(kept) == ["muc4", "dev"]
    assert kept["dev"]["figures"] == {"date": {"f1": 0.5}}


def test_the_command_is_recorded_without_folders_of_this_machine() -> None:
    read = accuracy.arguments(["pin", "--muc-dir", "/somewhere", "--scorer", "/else"])
    assert accuracy.command_line(read) == "python bench/accuracy.py pin --muc-dir DIR --scorer DIR"
