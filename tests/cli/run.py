"""`annals` in a process of its own, as a person calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "annals", *arguments]


def environment() -> dict[str, str]:
    """Ours, with the package of this repository and without the places that a user added to theirs."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "ANNALS_GAZETTEER": str(ROOT / "out" / "none")}


def work_seconds(*arguments: str, cwd: Path) -> float:
    """The least time of three runs on one processor: what the program takes, whoever else is at work."""

    def once() -> float:
        before = os.times()
        annals(*arguments, cwd=cwd)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    return min(once() for _ in range(3))


def annals(*arguments: str, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; it must never show a traceback."""
    done = subprocess.run(
        command(*arguments),
        cwd=cwd,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        **options,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done
