"""`annals evaluate` as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import annals
from tests.support.builders import coded, document, gold, party, toll, write_gold

TEXT = "Gunmen killed two farmers near Mubi."
CLAUSE = TEXT[:-1]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_gold(tmp_path / "gold", "one", TEXT, gold("attack", CLAUSE, killed=toll(2, 2), victims=[party("farmers")]))
    write_gold(tmp_path / "gold", "two", "Nothing happened.")
    lines = [
        document(coded("attack", CLAUSE, text=TEXT, killed=toll(2, None)), id="reports/one.txt", text=TEXT),
        document(id="two.txt"),
    ]
    (tmp_path / "coded.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return tmp_path


def test_the_table_has_a_line_for_each_figure_and_json_the_same(place: Path) -> None:
    done = annals("evaluate", "gold", "coded.jsonl", "--json", "out.json", cwd=place)
    assert done.returncode == 0, done.stderr
    lines = {line.split()[0]: line.split() for line in done.stdout.splitlines() if line}
    assert lines["type"][1:4] == ["100.0", "100.0", "100.0"]
    assert lines["killed"][1:4] == ["0.0", "0.0", "0.0"]
    assert lines["victim"][-3:] == ["0", "0", "1"]
    assert "2 documents; tolls given where gold has none: 0 of 1" in done.stdout
    kept = json.loads((place / "out.json").read_text(encoding="utf-8"))
    assert kept["figures"]["killed"]["f1"] == 0.0
    assert kept["figures"]["weapon"]["f1"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("gold", "coded.jsonl", "--misses"),
        ("--misses", "gold", "coded.jsonl"),
        ("gold", "coded.jsonl", "--misses", "all"),
        ("gold", "--misses", "coded.jsonl"),
    ],
)
def test_misses_without_a_figure_are_all(place: Path, arguments: tuple[str, ...]) -> None:
    done = annals("evaluate", *arguments, cwd=place)
    assert done.returncode == 0, done.stderr
    found = [line.split("\t") for line in done.stdout.splitlines() if "\t" in line]
    assert [line[1] for line in found] == ["victim", "killed"]


def test_misses_of_one_figure(place: Path) -> None:
    done = annals("evaluate", "gold", "coded.jsonl", "--misses", "killed", cwd=place)
    assert done.stdout.splitlines()[-1].split("\t") == [
        "one.txt",
        "killed",
        "wrong",
        "attack",
        "expected 2",
        "got 2 to open",
        CLAUSE,
    ]


def test_what_was_not_coded_counts_as_missed_and_is_named(place: Path) -> None:
    (place / "coded.jsonl").write_text(json.dumps(document(id="stray.txt")) + "\n", encoding="utf-8")
    done = annals("evaluate", "gold", "coded.jsonl", cwd=place)
    assert done.returncode == 1
    assert "one.txt, two.txt: not among the coded documents" in done.stderr
    assert "stray.txt: without gold answers" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gold", "coded.jsonl", "--misses=hue"), "there is no figure 'hue'"),
        (("gold", "none.jsonl"), "none.jsonl: cannot be read"),
        (("none", "coded.jsonl"), "none: cannot be read"),
        (("gold", "coded.jsonl", "--json", "no/such/out.json"), "cannot be written"),
    ],
)
def test_a_wrong_call_is_refused_with_its_cause_and_mend(place: Path, arguments: tuple[str, ...], said: str) -> None:
    done = annals("evaluate", *arguments, cwd=place)
    assert done.returncode == 2
    assert said in done.stderr
    assert "mend: " in done.stderr


def test_coded_documents_may_come_through_a_pipe(place: Path) -> None:
    lines = (place / "coded.jsonl").read_text(encoding="utf-8")
    done = annals("evaluate", "gold", "-", cwd=place, input=lines)
    assert done.returncode == 0, done.stderr
    assert "2 documents" in done.stdout
