"""`annals code` end to end, in a process of its own: good input, bad input, and runs that are cut short."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.run import annals, command, environment, work_seconds

REPORT = "On Tuesday gunmen killed three farmers near the village of Ganta, a resident told reporters.\n"
ROWS = 400


def coded(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(path: Path) -> list[object]:
    return [line["document"]["id"] for line in coded(path)]  # type: ignore[index]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a table, `reports.jsonl`, and what one whole run makes of it, `coded.jsonl`."""
    folder = tmp_path_factory.mktemp("whole")
    rows = (json.dumps({"id": f"r{n}", "text": f"Gunmen killed {n} men in the town on Monday."}) for n in range(ROWS))
    (folder / "reports.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert annals("code", "reports.jsonl", "-o", "coded.jsonl", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def table(tmp_path: Path, whole: Path) -> Path:
    return Path(shutil.copy(whole / "reports.jsonl", tmp_path))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def fails_alone(tmp_path: Path, *inputs: str, options: tuple[str, ...] = ()) -> str:
    """Code a good report beside a bad input; gives what was said. The good one must be there."""
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    done = annals("code", *inputs, "good.txt", "-o", "coded.jsonl", *options, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "good.txt" in ids(tmp_path / "coded.jsonl")
    assert "  mend: " in done.stderr
    return done.stderr


def test_files_folders_tables_and_standard_input_come_out_in_the_order_given(tmp_path: Path, report: Path) -> None:
    folder = tmp_path / "field"
    (folder / "north").mkdir(parents=True)
    (folder / "b.md").write_text(REPORT, encoding="utf-8")
    (folder / "north" / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "t.csv").write_text(f'id,text\n9,"{REPORT.strip()}"\n2,"{REPORT.strip()}"\n', encoding="utf-8")
    done = annals("code", "t.csv", "field", "-", "good.txt", "-o", "out.jsonl", cwd=tmp_path, input=REPORT)
    assert done.returncode == 0, done.stderr
    assert ids(tmp_path / "out.jsonl") == ["9", "2", "b.md", "north/a.txt", "-", "good.txt"]
    assert done.stderr.splitlines()[-1].startswith("6 reports coded, ")
    assert done.stdout == ""


def test_what_is_stated_reaches_the_document(tmp_path: Path, report: Path) -> None:
    stated = ["--published", "14 March 2024", "--source", "AFP", "--language", "en"]
    done = annals("code", "good.txt", "-o", "-", *stated, cwd=tmp_path)
    head = json.loads(done.stdout)["document"]
    assert (head["published"], head["source"], head["language"]) == ("2024-03-14", "AFP", "en")
    assert head["text"] == REPORT
    assert head["characters"] == len(REPORT)


def test_columns_can_be_renamed(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'KEY,NOTES\n7,"{REPORT.strip()}"\n', encoding="utf-8")
    done = annals("code", "t.csv", "-o", "out.jsonl", "--map", "id=KEY", "--map", "text=NOTES", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert ids(tmp_path / "out.jsonl") == ["7"]


def test_two_processes_give_the_bytes_of_one(tmp_path: Path, table: Path, whole: Path) -> None:
    assert annals("code", "reports.jsonl", "-o", "coded.jsonl", "--jobs", "2", cwd=tmp_path).returncode == 0
    assert ids(whole / "coded.jsonl") == [f"r{n}" for n in range(ROWS)]
    assert (tmp_path / "coded.jsonl").read_bytes() == (whole / "coded.jsonl").read_bytes()


def begin(tmp_path: Path, *options: str) -> subprocess.Popen[str]:
    """Start coding the table, and come back when some lines are written."""
    call = command("code", "reports.jsonl", "-o", "coded.jsonl", *options)
    run = subprocess.Popen(
        call, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    part = tmp_path / "coded.jsonl.part"
    while not (part.exists() and part.stat().st_size) and run.poll() is None:
        time.sleep(0.002)
    return run


def has_ended(session: int) -> bool:
    """Whether all processes of the session have ended within ten seconds."""
    for _ in range(1000):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_cut_short_goes_on_to_the_same_bytes(
    tmp_path: Path, table: Path, whole: Path, how: signal.Signals, jobs: str
) -> None:
    run = begin(tmp_path, "--jobs", jobs)
    if how is signal.SIGINT:
        os.killpg(run.pid, how)  # a terminal sends Ctrl-C to the workers as well
    else:
        run.kill()
    _, said = run.communicate(timeout=60)
    assert run.returncode == (130 if how is signal.SIGINT else -how), said
    assert "Traceback" not in said
    assert how is signal.SIGKILL or "--resume" in said
    assert has_ended(run.pid), "a worker outlived the run"
    assert not (tmp_path / "coded.jsonl").exists()

    with (tmp_path / "coded.jsonl.part").open("ab") as part:
        part.write(b'{"document": {"id": "half a li')
    done = annals("code", "reports.jsonl", "-o", "coded.jsonl", "--resume", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "kept from the run before" in done.stderr
    assert (tmp_path / "coded.jsonl").read_bytes() == (whole / "coded.jsonl").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["coded.jsonl", "reports.jsonl"]


def test_a_full_disk_ends_the_run_and_it_can_go_on(tmp_path: Path, table: Path) -> None:
    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = annals("code", "reports.jsonl", "-o", "coded.jsonl", cwd=tmp_path, preexec_fn=little_room)
    assert done.returncode == 2
    assert "-o coded.jsonl: cannot be written" in done.stderr
    assert "--resume" in done.stderr
    assert 0 < len(coded(tmp_path / "coded.jsonl.part")) < ROWS
    assert annals("code", "reports.jsonl", "-o", "coded.jsonl", "--resume", cwd=tmp_path).returncode == 0
    assert len(coded(tmp_path / "coded.jsonl")) == ROWS


def test_a_full_device_is_named(tmp_path: Path, report: Path) -> None:
    done = annals("code", "good.txt", "-o", "/dev/full", cwd=tmp_path)
    assert done.returncode == 2
    assert "-o /dev/full: cannot be written: No space left" in done.stderr


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path, table: Path) -> None:
    run = subprocess.Popen(
        command("code", "reports.jsonl", "-o", "-"),
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None
    assert run.stderr is not None
    assert run.stdout.readline().startswith(b'{"document"')
    run.stdout.close()
    said = run.stderr.read()
    run.stderr.close()
    assert (run.wait(timeout=60), said) == (141, b"")


def test_an_empty_file_a_blank_one_and_a_missing_one_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\n", encoding="utf-8")
    said = fails_alone(tmp_path, "empty.txt", "blank.txt", "gone.txt")
    assert "empty.txt: no text" in said
    assert "blank.txt: no text" in said
    assert "gone.txt: there is no such file" in said
    assert said.splitlines()[-1].endswith("; 3 inputs refused")


def test_a_file_that_vanished_after_it_was_listed_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "field"
    folder.mkdir()
    (folder / "here.txt").write_text(REPORT, encoding="utf-8")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert "gone.txt: there is no such file" in fails_alone(tmp_path, "field")
    assert "here.txt" in ids(tmp_path / "coded.jsonl")


def test_binary_data_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "image.txt").write_bytes(bytes(range(256)) * 40)
    assert "image.txt: " in fails_alone(tmp_path, "image.txt")


def test_a_text_of_50_megabytes_is_met_quickly(tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_text("The army shelled the hills again. " * 1_500_000, encoding="utf-8")
    start = time.perf_counter()
    assert "huge.txt: too long for one report" in fails_alone(tmp_path, "huge.txt")
    assert time.perf_counter() - start < 10


def test_a_table_without_its_columns_names_those_it_has(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("number,story\n1,nothing\n", encoding="utf-8")
    said = fails_alone(tmp_path, "t.csv")
    assert "t.csv" in said
    assert "story" in said
    assert "--map" in said


def test_rows_that_do_not_fit_are_named_and_the_others_coded(tmp_path: Path) -> None:
    rows = ["id,text", f'1,"{REPORT.strip()}"', "2", f'3,"{REPORT.strip()}",too,many', f'4,"{REPORT.strip()}"', ",x"]
    (tmp_path / "t.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    said = fails_alone(tmp_path, "t.csv")
    assert ids(tmp_path / "coded.jsonl")[0] == "1"
    assert "4" in ids(tmp_path / "coded.jsonl")
    assert "row 2" in said or "line 3" in said


def test_a_table_in_another_encoding_is_read_or_named(tmp_path: Path) -> None:
    rows = 'id,text\n1,"Hombres armados mataron a tres campesinos en Bogotá, según la policía."\n'
    (tmp_path / "t.csv").write_bytes(rows.encode("cp1252"))
    said = fails_alone(tmp_path, "t.csv")
    assert "t.csv" in said
    assert "Spanish" in said


def test_the_second_of_two_documents_with_one_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'id,text\n1,"{REPORT.strip()}"\n1,"Another text."\n', encoding="utf-8")
    assert "two documents with one id" in fails_alone(tmp_path, "t.csv")
    assert ids(tmp_path / "coded.jsonl") == ["1", "good.txt"]


def test_a_row_published_on_no_date_is_named(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'id,text,published\n1,"{REPORT.strip()}",soon\n', encoding="utf-8")
    assert "not a date: 'soon'" in fails_alone(tmp_path, "t.csv")


def test_a_language_that_is_not_supported_is_refused_by_name(tmp_path: Path) -> None:
    spanish = "Hombres armados mataron a tres campesinos cerca del pueblo el martes por la noche, dijo la policía.\n"
    (tmp_path / "es.txt").write_text(spanish * 3, encoding="utf-8")
    assert "es.txt: Spanish (es) is not supported" in fails_alone(tmp_path, "es.txt")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--coder", "oracle"], "oracle"),
        (["--engine", "spark"], "use one of: local"),
        (["--published", "yesterday"], "'yesterday' is not a date"),
        (["--map", "text"], "'text' is not OURS=THEIRS"),
        (["--map", "words=NOTES"], "there is no column 'words'"),
        (["--jobs", "0"], "--jobs"),
        (["--scheme", "nowhere"], "nowhere"),
        (["--gazetteer", "nowhere"], "nowhere"),
    ],
)
def test_a_wrong_option_is_refused_before_anything_is_written(
    options: list[str], said: str, tmp_path: Path, report: Path
) -> None:
    done = annals("code", "good.txt", "-o", "coded.jsonl", *options, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["good.txt"]


@pytest.mark.parametrize("out", ["good.txt", "./good.txt", "field/coded.jsonl"])
def test_out_may_not_be_an_input_or_lie_in_one(out: str, tmp_path: Path, report: Path) -> None:
    (tmp_path / "field").mkdir()
    done = annals("code", "good.txt", "field", "-o", out, cwd=tmp_path)
    assert done.returncode == 2
    assert f"-o {out}: " in done.stderr
    assert report.read_text(encoding="utf-8") == REPORT


def test_a_stream_cannot_be_resumed(tmp_path: Path, report: Path) -> None:
    done = annals("code", "good.txt", "-o", "-", "--resume", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--resume" in done.stderr


def test_one_short_report_is_coded_within_two_seconds_from_a_cold_start(tmp_path: Path, report: Path) -> None:
    assert work_seconds("code", "good.txt", "-o", "coded.jsonl", cwd=tmp_path) < 2
    assert ids(tmp_path / "coded.jsonl") == ["good.txt"]
