"""OUT: whole lines only, complete or not there, and what an interrupted run wrote is found again."""

from __future__ import annotations

import resource
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coded import Coded, DocumentHead, to_line
from annals.engine.output import Lines, OutputError, output
from annals.errors import CallError


def line(name: str, *, text: str = "Nothing happened.", sha256: str = "ab12") -> bytes:
    coded = Coded(document=DocumentHead(id=name, text=text, sha256=sha256, characters=len(text)))
    return (to_line(coded) + "\n").encode()


def write(out: Path, lines: Sequence[bytes], *, resume: bool = False) -> None:
    with output(str(out), resume=resume) as opened:
        for one in lines:
            opened.write(one)
        opened.finish()


def break_off(out: Path, lines: Sequence[bytes], *, resume: bool = False, half: bytes = b"") -> None:
    """A run that is killed after these lines, perhaps in the middle of one more."""
    with output(str(out), resume=resume) as opened:
        for one in lines:
            opened.write(one)
    with Path(f"{out}.part").open("ab") as part:
        part.write(half)


def resumed(out: Path, names: Sequence[str]) -> list[str]:
    """Resume a run over these reports; gives the names of those that had to be coded."""
    coded = []
    with output(str(out), resume=True) as opened:
        for name in names:
            kept = opened.kept(name, "ab12")
            coded += [] if kept else [name]
            opened.write(kept or line(name))
        opened.finish()
    return coded


def test_out_appears_only_when_it_is_complete(tmp_path: Path) -> None:
    out = tmp_path / "coded.jsonl"
    break_off(out, [line("a")])
    assert not out.exists()
    write(out, [line("a"), line("b")])
    assert out.read_bytes() == line("a") + line("b")
    assert [path.name for path in tmp_path.iterdir()] == ["coded.jsonl"]


def test_a_run_without_resume_replaces_out_only_at_its_end(tmp_path: Path) -> None:
    out = tmp_path / "coded.jsonl"
    write(out, [line("old")])
    break_off(out, [line("new")])
    assert out.read_bytes() == line("old")
    write(out, [line("new")])
    assert out.read_bytes() == line("new")


@given(
    cuts=st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=3),
    names=st.lists(st.text(max_size=5), unique=True, min_size=1, max_size=6),
)
@settings(max_examples=15, deadline=None)
def test_however_often_a_run_is_cut_off_the_result_is_that_of_one_run(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[tuple[int, bool]], names: list[str]
) -> None:
    out = tmp_path_factory.mktemp("out") / "coded.jsonl"
    done: set[str] = set()
    for count, torn in cuts:
        break_off(out, [line(n) for n in names[:count]], resume=True, half=line("torn")[:40] * torn)
        done |= set(names[:count])
    assert resumed(out, names) == [name for name in names if name not in done]
    assert out.read_bytes() == b"".join(line(name) for name in names)


def test_a_complete_out_serves_the_next_run_and_stays_until_that_one_is_complete(tmp_path: Path) -> None:
    out = tmp_path / "coded.jsonl"
    write(out, [line("a"), line("c")])
    break_off(out, [line("a")], resume=True)
    assert out.read_bytes() == line("a") + line("c")
    assert resumed(out, ["a", "b", "c"]) == ["b"]
    assert out.read_bytes() == line("a") + line("b") + line("c")


def test_a_report_that_has_changed_is_coded_again(tmp_path: Path) -> None:
    out = tmp_path / "coded.jsonl"
    write(out, [line("a", sha256="00ff")])
    assert resumed(out, ["a"]) == ["a"]


def test_words_of_the_report_that_look_like_our_keys_mislead_nobody(tmp_path: Path) -> None:
    path = tmp_path / "coded.jsonl"
    name = 'x", "sha256": "00'
    path.write_bytes(line(name, text='{"document": {"id": "y", "sha256": "11"'))
    lines = Lines(path)
    assert lines.find(name, "ab12") == path.read_bytes()
    assert lines.find("y", "11") is None
    lines.close()


def test_a_file_of_something_else_is_not_resumed(tmp_path: Path) -> None:
    out = tmp_path / "notes.txt"
    out.write_text("my notes\n", encoding="utf-8")
    with pytest.raises(CallError, match=r"notes\.txt:1"), output(str(out), resume=True):
        pass
    assert out.read_text(encoding="utf-8") == "my notes\n"


def test_a_full_disk_leaves_whole_lines_and_says_how_to_go_on(tmp_path: Path) -> None:
    out = tmp_path / "coded.jsonl"
    one = line("a")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(one) * 5 // 2, before[1]))
    try:
        with pytest.raises(OutputError) as full:
            write(out, [line(name) for name in "abcd"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "--resume" in full.value.mend
    assert Path(f"{out}.part").read_bytes() == line("a") + line("b")
    assert resumed(out, list("abcd")) == ["c", "d"]


def test_two_runs_never_write_one_out(tmp_path: Path) -> None:
    out = tmp_path / "coded.jsonl"
    with output(str(out), resume=False) as first:
        first.write(line("a"))
        for resume in (False, True):
            with pytest.raises(CallError, match="another run"), output(str(out), resume=resume):
                pass
        first.finish()
    assert out.read_bytes() == line("a")


def test_a_full_device_is_an_error_of_the_output() -> None:
    with pytest.raises(OutputError, match="No space left"), output("/dev/full", resume=False) as opened:
        opened.write(line("a"))


def test_out_through_a_link_replaces_what_it_points_to(tmp_path: Path) -> None:
    real = tmp_path / "data"
    real.mkdir()
    link = tmp_path / "coded.jsonl"
    link.symlink_to(real / "kept.jsonl")
    write(link, [line("a")])
    assert link.is_symlink()
    assert (real / "kept.jsonl").read_bytes() == line("a")


@pytest.mark.parametrize(("out", "said"), [("missing/coded.jsonl", "does not exist"), (".", "is a folder")])
def test_out_that_cannot_be_a_file_is_refused_before_any_work(
    out: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CallError, match=said), output(out, resume=False):
        pass
    assert not list(tmp_path.iterdir())
