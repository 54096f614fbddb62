"""Files and folders: everything the disk can refuse is told, and the rest is read in order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annals.documents.files import Skipped, Source, check_name, disk_error, is_folder, read_bytes, shown, walk
from annals.errors import InputError


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("A blast.", encoding="utf-8")


def test_a_folder_is_walked_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.md", "a/b.CSV", "a.txt", ".hidden.txt", ".git/x.txt", "photo.jpg")
    found = list(walk(str(tmp_path)))
    assert [item.id for item in found if isinstance(item, Source)] == ["a/b.CSV", "a/z.md", "a.txt", "b.txt"]
    assert [item for item in found if isinstance(item, Skipped)] == [Skipped(".jpg")]
    assert [item.is_table for item in found if isinstance(item, Source)] == [True, False, False, False]


def test_a_folder_that_holds_itself_is_told_once_and_left(tmp_path: Path) -> None:
    make(tmp_path, "a/a.txt", "b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = list(walk(str(tmp_path)))
    assert [item.id for item in found if isinstance(item, Source)] == ["a/a.txt", "b.txt"]
    (fault,) = [item for item in found if isinstance(item, InputError)]
    assert "contains itself" in str(fault)


def test_a_folder_that_is_gone_is_an_error_in_its_place(tmp_path: Path) -> None:
    (fault,) = walk(str(tmp_path / "gone"))
    assert isinstance(fault, InputError)


def test_a_link_to_itself_and_a_name_too_long_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    (source,) = walk(str(tmp_path))
    assert isinstance(source, Source)
    for path in (source.path, "a" * 300):
        assert not is_folder(path)
        with pytest.raises(InputError, match="it cannot be read"):
            read_bytes(Source(path, path), 8)


def test_a_name_that_is_not_utf8_is_shown_and_refused() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    assert shown(name) == "caf\\xe9.txt"
    with pytest.raises(InputError, match=r"caf\\xe9\.txt: the file's name is not UTF-8"):
        check_name(Source(name, name))


def test_no_more_than_the_bound_is_read(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    source = Source(str(tmp_path / "a.txt"), "a.txt")
    assert read_bytes(source, 8) == b"A blast."
    with pytest.raises(InputError, match="too long for one report"):
        read_bytes(source, 7)
    with pytest.raises(InputError, match="too long for one report"):
        read_bytes(Source("/dev/zero", "zero"), 1_000)


def test_a_file_that_is_gone_is_told() -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_bytes(Source("gone.txt", "gone.txt"), 8)


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        (FileNotFoundError(2, "No such file or directory"), "there is no such file"),
        (PermissionError(13, "Permission denied"), "no permission to read it"),
        (OSError(5, "Input/output error"), "it cannot be read (Input/output error)"),
    ],
)
def test_what_the_disk_refuses_has_a_cause_and_a_mend(fault: OSError, what: str) -> None:
    error = disk_error(fault, "a.txt")
    assert (error.what, error.where) == (what, "a.txt")
    assert error.mend
