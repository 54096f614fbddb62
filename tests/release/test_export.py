"""A file appears whole or not at all, beside the account of its losses; memory stays flat."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from annals.coded import Coded
from annals.errors import CallError, InputError
from annals.release.export import export, whole_file
from annals.scheme.load import load_scheme
from tests.release.support import coded, incident

SCHEME = load_scheme()


def test_the_losses_lie_beside_the_file(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    losses = export([coded(incident())], "csv", str(out), SCHEME)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "a.csv.losses.txt"]
    told = (tmp_path / "a.csv.losses.txt").read_text(encoding="utf-8")
    assert told == losses.report("csv", "a.csv")


def test_a_fault_in_the_middle_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("old", encoding="utf-8")

    def documents() -> Iterator[Coded]:
        yield coded(incident())
        raise InputError("cannot be read")

    with pytest.raises(InputError):
        export(documents(), "csv", str(out), SCHEME)
    assert out.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="cannot be written") as caught:
        export([], "csv", str(tmp_path / "none" / "a.csv"), SCHEME)
    assert "none" in caught.value.where


def test_a_full_disk_is_told_and_a_device_is_never_replaced() -> None:
    with pytest.raises(CallError, match="No space left"), whole_file("/dev/full") as handle:
        handle.write(b"x" * 100_000)
    assert Path("/dev/full").is_char_device()


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    with whole_file(str(link)) as handle:
        handle.write(b"new")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("name", ["csv", "geojson", "acled"])
def test_memory_does_not_grow_with_the_number_of_documents(tmp_path: Path, name: str) -> None:
    one = coded(incident())

    def peak(number: int) -> int:
        tracemalloc.start()
        export((one for _ in range(number)), name, str(tmp_path / "o"), SCHEME)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(1000) < peak(10) + 200_000
