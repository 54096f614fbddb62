"""The README says what the program does: its example is the program's own output."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.cli.run import ROOT, annals

README = (ROOT / "README.md").read_text(encoding="utf-8")


def is_within(shown: Any, whole: Any) -> bool:
    """Whether everything that is shown stands in the whole, with the same value."""
    if isinstance(shown, dict):
        return all(key in whole and is_within(value, whole[key]) for key, value in shown.items())
    if isinstance(shown, list):
        return len(shown) <= len(whole) and all(map(is_within, shown, whole))
    return bool(shown == whole)


def test_the_example_is_what_comes_out(tmp_path: Path) -> None:
    report = re.search(r"^> (.+)$", README, re.MULTILINE)
    example = re.search(r"^```json\n(.+?)^```", README, re.MULTILINE | re.DOTALL)
    published = re.search(r"sent on \w+ (\d+ \w+ \d+)", README)
    assert report is not None
    assert example is not None
    assert published is not None
    (tmp_path / "report.txt").write_text(report[1] + "\n", encoding="utf-8")
    done = annals("code", "report.txt", "-o", "-", "--published", published[1], cwd=tmp_path)
    incidents = json.loads(done.stdout)["incidents"]
    shown = json.loads(example[1])
    assert len(incidents) == 1
    assert is_within(shown, incidents[0]), json.dumps(incidents[0], indent=1)


def test_every_page_and_command_it_names_is_there() -> None:
    assert all((ROOT / page).exists() for page in re.findall(r"\]\(([^)#:]+)\)", README))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}:" in makefile for target in re.findall(r"`?make (\w+)`?", README))
