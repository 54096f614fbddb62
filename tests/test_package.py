"""The wheel and the source package: built, installed away from the repository, and run there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What the sources of a package may hold; everything else in a working tree is left behind.
IGNORED = shutil.ignore_patterns(".venv", ".git", "out", "dist", "gold", "bench", "tests", ".*_cache", "__pycache__")
DATA = {".toml", ".txt", ".md", ".typed"}
REPORT = "Gunmen killed three farmers near Mubi, Nigeria, on 12 March 2024, police said.\n"

pytestmark = pytest.mark.package


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source package, and the wheel made from the source package."""
    work = tmp_path_factory.mktemp("package")
    shutil.copytree(ROOT, work / "sources", ignore=IGNORED)
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", work / "dist", ".", cwd=work / "sources")
    return work / "dist"


def test_the_source_package_has_what_a_build_needs_and_no_built_gazetteer(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {
        "LICENSE",
        "NOTICE",
        "README.md",
        "hatch_build.py",
        "annals/cli/main.py",
        "data/admin2Codes.txt.gz",
    } <= names
    assert "annals/resolution/data/gazetteer.sqlite" not in names


def test_the_wheel_has_all_data_of_the_package_and_nothing_beside_it(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as packed:
        names = set(packed.namelist())
    data = {str(path.relative_to(ROOT)) for path in (ROOT / "annals").rglob("*.*") if path.suffix in DATA}
    assert data | {"annals/resolution/data/gazetteer.sqlite"} <= names
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"annals"}


def test_the_wheel_codes_a_report_outside_the_repository(built: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    run(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps"),
        next(built.glob("*.whl")),
        cwd=tmp_path,
    )
    # The dependencies are lent by this environment; its own annals is not on this path.
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    where = run(python, "-c", "import annals; print(annals.__file__)", cwd=tmp_path)
    assert where.startswith(str(site))
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    annals = tmp_path / "venv" / "bin" / "annals"
    line = json.loads(run(annals, "code", "report.txt", "-o", "-", cwd=tmp_path))
    assert line["document"]["id"] == "report.txt"
    assert [incident["date"] for incident in line["incidents"]] == ["2024-03-12"]
    assert line["incidents"][0]["places"][0]["country"] == "NG"
