"""`annals show`: by id, by the start of an id, by document, all; as text, JSON and in colours."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from annals.cli.main import app
from annals.cli.show import blocks_of, paint
from annals.coded import to_line
from tests.release.support import coded, incident

RUN = CliRunner()


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    documents = (
        coded(incident(), incident(id="inc-3f9bffff", type="robbery")),
        coded(incident(id="inc-77"), document="other.txt"),
        coded(document="empty.txt"),
    )
    file = tmp_path / "coded.jsonl"
    file.write_text("".join(f"{to_line(document)}\n" for document in documents), encoding="utf-8")
    return file


def test_the_start_of_an_id_is_enough(lines: Path) -> None:
    for start in ("inc-7", "77", "inc-77"):
        done = RUN.invoke(app, ["show", str(lines), start])
        assert done.exit_code == 0
        assert done.stdout.count("published") == 1
        assert "inc-77" in done.stdout


def test_a_start_that_several_share_names_them(lines: Path) -> None:
    done = RUN.invoke(app, ["show", str(lines), "inc-3f9"])
    assert done.exit_code == 2
    assert "inc-3f9a00112233, inc-3f9bffff" in done.stderr


def test_a_document_shows_all_its_incidents(lines: Path) -> None:
    done = RUN.invoke(app, ["show", str(lines), "mubi.txt"])
    assert done.stdout.count("published") == 2
    assert "no incident was read in it" in RUN.invoke(app, ["show", str(lines), "empty.txt"]).stdout


def test_without_an_id_everything_is_shown(lines: Path) -> None:
    assert RUN.invoke(app, ["show", str(lines)]).stdout.count("published") == 3


def test_an_id_that_nothing_has_is_refused(lines: Path) -> None:
    done = RUN.invoke(app, ["show", str(lines), "inc-x"])
    assert done.exit_code == 2
    assert "nothing has the id 'inc-x'" in done.stderr


def test_json_is_one_incident_a_line_as_it_was_coded(lines: Path) -> None:
    done = RUN.invoke(app, ["show", str(lines), "--json"])
    found = [json.loads(line) for line in done.stdout.splitlines()]
    first = json.loads(lines.read_text(encoding="utf-8").splitlines()[0])
    assert [one["incident"]["id"] for one in found] == ["inc-3f9a00112233", "inc-3f9bffff", "inc-77"]
    assert found[0]["incident"] == first["incidents"][0]
    assert found[0]["document"]["id"] == "mubi.txt"


def test_a_bad_line_fails_alone(lines: Path) -> None:
    with lines.open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    done = RUN.invoke(app, ["show", str(lines)])
    assert done.exit_code == 1
    assert f"{lines}:4: not JSON" in done.stderr
    assert done.stdout.count("published") == 3


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["show", str(tmp_path / "none.jsonl")])
    assert done.exit_code == 2
    assert "cannot be read" in done.stderr


def test_on_a_terminal_quotes_are_coloured_and_lines_fit() -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, color_system="standard", width=60, highlight=False)
    paint(blocks_of([(coded(incident()), incident()), (coded(), None)]), console, 60)
    told = screen.getvalue()
    assert "\x1b[1;33mTuesday\x1b[0m" in told
    assert "«" not in told
    bare = Console(file=(plain := io.StringIO()), width=60, highlight=False, color_system=None)
    paint(blocks_of([(coded(incident()), incident())]), bare, 60)
    assert max(map(len, plain.getvalue().splitlines())) <= 60


def test_a_reader_that_goes_away_is_met_quietly(lines: Path) -> None:
    line = lines.read_text(encoding="utf-8").splitlines()[0]
    lines.write_text(f"{line}\n" * 300, encoding="utf-8")
    command = [sys.executable, "-m", "annals", "show", str(lines)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
