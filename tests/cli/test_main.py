"""The program as a whole: its commands, its help, its version, and how faults are shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import annals as package
from annals.cli.commands import COMMANDS
from annals.cli.main import imported
from tests.cli.run import ROOT, annals, command, environment, work_seconds

# Files of annals/cli that are no command of their own.
SHARED = {"__init__", "main", "commands", "screen"}
HEAVY = {"duckdb", "rich", "rapidfuzz", "edtf", "numpy", "charset_normalizer", "annals.pipeline", "sqlite3"}


def test_every_command_has_its_line_and_every_line_its_command() -> None:
    modules = {path.stem for path in (ROOT / "annals" / "cli").glob("*.py")} - SHARED
    assert {name for name in modules if not name.startswith("_") and has_command(name)} == set(COMMANDS)


def has_command(name: str) -> bool:
    source = (ROOT / "annals" / "cli" / f"{name}.py").read_text(encoding="utf-8")
    return f"\ndef {name}(" in source or "\napp = typer.Typer(" in source


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str, tmp_path: Path) -> None:
    command = imported(name)
    assert command.name == name
    help_text = annals(name, "--help", cwd=tmp_path)
    assert help_text.returncode == 0
    assert command.help or getattr(command, "commands", None)
    assert "Example" in help_text.stdout or getattr(command, "commands", None)


def test_help_lists_the_commands_in_the_order_of_the_flow_and_imports_none() -> None:
    script = (
        "import sys\nfrom annals.cli.main import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print('LOADED', sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--help"], env=environment(), capture_output=True, text=True, check=True
    )
    places = [done.stdout.index(f"\n  {name}") for name in COMMANDS]
    assert places == sorted(places)
    assert "LOADED []" in done.stdout


def test_help_comes_at_once(tmp_path: Path) -> None:
    assert work_seconds("--help", cwd=tmp_path) < 0.3


def test_version_is_the_packages(tmp_path: Path) -> None:
    assert annals("--version", cwd=tmp_path).stdout == f"annals {package.__version__}\n"


@pytest.mark.parametrize("wrong", [["cod"], ["--nothing"], ["code"], ["code", "a.txt", "-o", "b", "--nothing"], []])
def test_a_wrong_call_ends_with_2_and_says_what_there_is(wrong: list[str], tmp_path: Path) -> None:
    done = annals(*wrong, cwd=tmp_path)
    assert done.returncode == 2
    assert "Usage" in done.stderr + done.stdout


def test_a_refusal_is_two_lines_and_debug_adds_where_it_arose(tmp_path: Path) -> None:
    call = ["code", "a.txt", "-o", "missing/coded.jsonl"]
    plain = annals(*call, cwd=tmp_path)
    assert plain.returncode == 2
    assert plain.stderr.splitlines()[0].startswith("annals: -o missing/coded.jsonl: ")
    assert plain.stderr.splitlines()[1].startswith("  mend: ")
    debug = subprocess.run(
        command("--debug", *call), cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert debug.returncode == 2
    assert "Traceback" in debug.stderr
    assert debug.stderr.endswith(plain.stderr)


def test_a_fault_of_the_program_is_said_without_a_traceback_and_asks_for_a_report(tmp_path: Path) -> None:
    script = (
        "import annals.documents.load as load, annals.cli.main as main\nload.load = lambda *a, **k: 1 / 0\nmain.main()"
    )
    call = [sys.executable, "-c", script, "code", "a.txt", "-o", "coded.jsonl"]
    done = subprocess.run(call, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == "annals: a fault of the program itself: ZeroDivisionError: division by zero"
    assert "please report" in done.stderr
    assert "Traceback" not in done.stderr
