"""The speed and memory runners measure what they say. The times themselves are no test: machines differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.engine.coding import CodeWork
from bench import memory, speed

TEXTS = ["Gunmen killed two farmers near Mubi on Monday.", "A bomb went off in Yola, wounding a trader."]


def test_throughput_counts_each_report_and_word(tmp_path: Path) -> None:
    found = speed.throughput(CodeWork(coder="rules").open(), TEXTS, tmp_path, runs=2)
    assert (found["reports"], found["words_a_report"], len(found["runs"])) == (2, 8, 2)
    assert found["reports_a_second"] > 0


@given(st.integers(1, 2000))
@settings(max_examples=20, deadline=None)
def test_a_long_report_has_the_length_asked_for(characters: int) -> None:
    assert characters - 2 <= len(speed.of_length(TEXTS, characters)) < characters + max(map(len, TEXTS)) + 2


def test_texts_come_from_the_repository_or_from_a_file(tmp_path: Path) -> None:
    table = speed.write_table(tmp_path / "texts.jsonl", TEXTS)
    assert speed.texts_of(table) == memory.texts_of(table) == TEXTS
    assert len(speed.texts_of(None)) > len(memory.texts_of(None)) > 50


def test_every_report_of_the_memory_run_is_one_of_its_own(tmp_path: Path) -> None:
    memory.write_table(tmp_path / "table.jsonl", TEXTS, 5)
    rows = [json.loads(line) for line in (tmp_path / "table.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == 5


@pytest.mark.parametrize(
    ("held", "growth"),
    [([50, *[100] * 18, 100], 0.0), ([50, *range(100, 119)], 0.174)],
)
def test_growth_is_the_end_against_the_time_after_loading(held: list[int], growth: float) -> None:
    assert memory.figures([mb * 1_000_000 for mb in held], 20)["growth"] == pytest.approx(growth, abs=0.02)
