"""The rules of the house that a machine can hold."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import annals

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "annals").rglob("*.py"))
LONGEST = 500
FOREIGN = ("/work/", "/tmp/", "/home/", "/root/", "pypi.org", "pythonhosted", "npmjs")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in body:
        named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if named and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def calls(tree: ast.AST, name: str) -> bool:
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
        for node in ast.walk(tree)
    )


def test_the_data_flows_one_way() -> None:
    linter = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"]
    done = subprocess.run(linter, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short_documented_and_silent(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= LONGEST, f"split it: more than {LONGEST} lines"
    assert ast.get_docstring(tree), "the module has no docstring"
    bare = [node.name for node in public(tree.body) if not ast.get_docstring(node)]
    assert not bare, f"without a docstring: {bare}"
    in_cli = path.parent.name == "cli"
    assert in_cli or not calls(tree, "print"), "only annals/cli writes to the screen"
    assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree)), "assert vanishes under -O"
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree)), "no global is changed"


def test_a_wide_except_stands_at_one_place_only() -> None:
    wide = [
        name_of(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id.endswith("Exception")))
    ]
    assert wide == ["annals/engine/coding.py"]


def test_most_functions_are_short() -> None:
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 12
    assert lengths[len(lengths) * 9 // 10] <= 30


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == annals.__version__


@pytest.mark.parametrize(("ci", "outcome"), [("true", "1 failed"), ("", "1 skipped")])
def test_a_skip_that_is_not_listed_fails_in_ci(ci: str, outcome: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    skipping = "import pytest\n\ndef test_absent():\n    pytest.skip('no server')\n"
    (tmp_path / "test_absent.py").write_text(skipping, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--rootdir", tmp_path, tmp_path],
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome in done.stdout


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    suffixes = {".py", ".toml", ".md", ".sh", ".txt", ".json", ".lock", ""}
    paths = [ROOT / name for name in listed if name]
    return [path for path in paths if path.suffix in suffixes and path.is_file() and path != Path(__file__)]


def test_nothing_names_a_folder_of_one_machine_or_the_host_of_a_registry() -> None:
    named = [
        f"{name_of(path)}: {place}"
        for path in tracked()
        for place in FOREIGN
        if place in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert not named


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-build.lock", "requirements-dev.lock"])
def test_a_lock_pins_by_hash_and_names_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-z0-9-]+==\S+ \\\n    --hash=sha256:", text, re.MULTILINE)) > 0
    assert not re.search(r"https?://|^--(?!hash)", text, re.MULTILINE)
