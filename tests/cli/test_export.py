"""`annals export`: a file with its losses beside it, or a pipe with the losses on standard error."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from annals.cli.main import app
from annals.coded import to_line
from annals.release.formats.registry import format_names
from tests.release.support import coded, incident

RUN = CliRunner()


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    file = tmp_path / "coded.jsonl"
    file.write_text(to_line(coded(incident())) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("name", format_names())
def test_a_file_comes_with_its_losses(lines: Path, name: str) -> None:
    out = lines.with_name(f"out.{name}")
    done = RUN.invoke(app, ["export", str(lines), "-f", name, "-o", str(out)])
    assert done.exit_code == 0, done.stderr
    assert out.stat().st_size > 0
    assert name in out.with_name(f"out.{name}.losses.txt").read_text(encoding="utf-8")


def test_a_pipe_gets_the_data_and_standard_error_the_losses(lines: Path) -> None:
    done = RUN.invoke(app, ["export", str(lines), "-f", "csv", "-o", "-"])
    assert done.stdout.startswith("incident_id,")
    assert "1 document, 1 incident, 1 row" in done.stderr


def test_coded_documents_may_come_through_a_pipe(lines: Path) -> None:
    done = RUN.invoke(app, ["export", "-", "-f", "csv", "-o", "-"], input=lines.read_bytes())
    assert done.stdout.count("\n") == 2


def test_an_unknown_format_is_refused_before_anything_is_written(lines: Path) -> None:
    out = lines.with_name("out.x")
    done = RUN.invoke(app, ["export", str(lines), "-f", "excel", "-o", str(out)])
    assert done.exit_code == 2
    assert "use one of acled, csv, geojson" in done.stderr
    assert not out.exists()


def test_a_bad_line_fails_alone_and_the_rest_is_written(lines: Path) -> None:
    with lines.open("a", encoding="utf-8") as file:
        file.write("null\n")
    out = lines.with_name("out.csv")
    done = RUN.invoke(app, ["export", str(lines), "-f", "csv", "-o", str(out)])
    assert done.exit_code == 1
    assert f"{lines}:2: not a coded document" in done.stderr
    assert "inc-3f9a00112233" in out.read_text(encoding="utf-8")


def test_the_input_is_never_overwritten(lines: Path) -> None:
    before = lines.read_bytes()
    done = RUN.invoke(app, ["export", str(lines), "-f", "csv", "-o", str(lines)])
    assert done.exit_code == 2
    assert lines.read_bytes() == before


def test_a_users_own_type_is_exported_by_its_own_crosswalk(lines: Path, tmp_path: Path) -> None:
    lines.write_text(to_line(coded(incident(type="cattle_raid"))) + "\n", encoding="utf-8")
    folder = tmp_path / "scheme"
    folder.mkdir()
    (folder / "cattle_raid.toml").write_text(
        'name = "cattle_raid"\nmeans = "Cattle are taken."\nroles = ["perpetrator"]\n'
        '[crosswalk]\nacled = "Looting/property destruction"\n',
        encoding="utf-8",
    )
    bare = RUN.invoke(app, ["export", str(lines), "-f", "acled", "-o", "-"])
    ours = RUN.invoke(app, ["export", str(lines), "-f", "acled", "-o", "-", "--scheme", str(folder)])
    assert "of a type that ACLED has no place for: no row" in bare.stderr.split("nothing here had it")[0]
    assert "Looting/property destruction" in ours.stdout
