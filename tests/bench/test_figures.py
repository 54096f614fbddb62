"""README's figures are those of bench/results."""

from __future__ import annotations

import re

import pytest

from bench import figures

MACHINE = {"processor": "A chip", "cores": 2, "system": "Linux", "python": "3.11.7", "annals": "0.1.0"}
STAMP = {"date": "2024-03-14", "command": "python bench/x.py", "machine": MACHINE}
SHARE = {"precision": 0.5, "recall": 0.25, "f1": 0.3333, "interval": [0.2, 0.4]}
ACCURACY = {
    "dev": {**STAMP, "documents": 60, "figures": {"date": SHARE}, "false_tolls": {"count": 1, "of": 9}},
    "muc4": {**STAMP, "documents": 200, "figures": dict.fromkeys(figures.MUC_WORDS, SHARE)},
}
SPEED = {
    **STAMP,
    "throughput": {"words_a_report": 340, "reports_a_second": 101.6},
    "linearity": {"ratio": 10.5},
    "cold_start_seconds": {"help": 0.2, "one_short_file": 0.9},
}


def test_readme_is_not_stale() -> None:
    assert figures.main(["--check"]) == 0, "make figures"


def test_every_result_has_its_line_command_and_machine() -> None:
    text = figures.written(
        {"accuracy": ACCURACY, "speed": SPEED, "memory": {**STAMP, "reports": 20000, "most_MB": 140}}
    )
    for line in (
        "| date, exactly | 33.3 (20-40) |",
        "| type | - |",
        "| tolls given where there is none | 1 of 9 |",
        "| exact day | 50.0 | 25.0 | 33.3 |",
        "| reports of 340 words, a second | 102 |",
        "| memory at most, over 20,000 reports | 140 MB |",
        "`python bench/x.py` with annals 0.1.0 on 2024-03-14; A chip, 2 cores, Python 3.11.7.",
    ):
        assert line in text.splitlines()


def test_each_coder_has_its_own_figures() -> None:
    both = {"dev": ACCURACY["dev"], "joined/dev": {**ACCURACY["dev"], "documents": 7}}
    text = figures.written({"accuracy": both})
    assert text.index("The joined coder") < text.index("7 reports") < text.index("The rules alone") < text.index("60 r")


def test_the_speeds_of_two_coders_stand_beside_each_other() -> None:
    slow = {**SPEED, "throughput": {"words_a_report": 340, "reports_a_second": 5.25}}
    text = figures.written({"speed": SPEED, "speed-joined": slow, "memory": {**STAMP, "reports": 9, "most_MB": 140}})
    lines = text.splitlines()
    assert "| on one core | joined | the rules alone |" in lines
    assert "| reports of 340 words, a second | 5.2 | 102 |" in lines
    assert "| memory at most, over 9 reports | - | 140 MB |" in lines


def test_what_was_not_measured_has_no_line() -> None:
    assert figures.written({}) == ""
    assert "MUC" not in figures.written({"accuracy": {"dev": ACCURACY["dev"]}})


def test_the_rest_of_the_readme_stays_as_it_is() -> None:
    readme = f"# annals\n\n{figures.BEGIN}\nold\n{figures.END}\n\nmore\n"
    once = figures.placed(readme, "new")
    assert once == f"# annals\n\n{figures.BEGIN}\n\nnew\n\n{figures.END}\n\nmore\n"
    assert figures.placed(once, "new") == once
    assert figures.placed(once, "") == f"# annals\n\n{figures.BEGIN}\n{figures.END}\n\nmore\n"


def test_a_readme_without_markers_is_refused() -> None:
    with pytest.raises(ValueError, match=re.escape(figures.BEGIN)):
        figures.placed("# annals\n", "new")
