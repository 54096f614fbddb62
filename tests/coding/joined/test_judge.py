"""Trees say what they were grown to say, whatever else a candidate has."""

from __future__ import annotations

import json
from math import exp
from pathlib import Path

import pytest

from annals.coding.joined.judge import DATA, Judge, shipped
from annals.errors import InputError

TREES = {
    "features": ["near", "named"],
    "start": -1.0,
    "depth": 2,
    "roots": [0, 3],
    "nodes": {
        "feature": [0, -1, -1, 1, -1, -1],
        "threshold": [0.5, 0, 0, 0.0, 0, 0],
        "low": [1, 0, 0, 4, 0, 0],
        "high": [2, 0, 0, 5, 0, 0],
        "value": [0, -2.0, 2.0, 0, 0.0, 1.0],
    },
}


def judge(folder: Path, value: object = TREES) -> Judge:
    path = folder / "trees.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return Judge(path)


def odds(likely: float) -> float:
    return 1 / (1 + exp(-likely))


def test_a_candidate_is_worth_the_sum_of_its_leaves(tmp_path: Path) -> None:
    found = judge(tmp_path).likely([{"near": 1.0, "named": 1.0}, {"near": 0.5}, {"named": 3.0, "unheard of": 9.0}])
    assert found.tolist() == pytest.approx([odds(2.0), odds(-3.0), odds(-2.0)])


def test_no_candidates_give_no_answers(tmp_path: Path) -> None:
    assert judge(tmp_path).likely([]).tolist() == []


def test_a_broken_file_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="trees of the joined coder") as told:
        judge(tmp_path, {"features": []})
    assert "--coder rules" in str(told.value.mend)
    assert str(tmp_path) in str(told.value.where)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.json")), ids=lambda path: path.stem)
def test_what_ships_gives_likelihoods(path: Path) -> None:
    likely = shipped(path.stem).likely([{}, {"ruled": 1.0, "is_who": 9.0, "is_at": 9.0, "same": 9.0, "tells": 9.0}])
    assert all(0 < one < 1 for one in likely)
