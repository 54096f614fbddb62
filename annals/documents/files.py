"""Bytes from files, folders and standard input, with every fault of the disk as one of our errors."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annals.errors import InputError

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its path, and the id its report has (the path as given, or below the folder)."""

    path: str
    id: str

    @property
    def suffix(self) -> str:
        """The lower-case ending of the file's name, with its dot."""
        return Path(self.path).suffix.lower()

    @property
    def is_table(self) -> bool:
        """Whether a row of the file is a report."""
        return self.suffix in TABLE_SUFFIXES


def shown(name: str) -> str:
    """A file name fit for a message: bytes that are not UTF-8 come out as ``\\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def disk_error(fault: OSError, where: str) -> InputError:
    """What the operating system refused, as an error that says how to go on."""
    if isinstance(fault, FileNotFoundError):
        return InputError(
            "there is no such file", where=where, mend="check the path; the file may have been moved meanwhile"
        )
    if isinstance(fault, PermissionError):
        return InputError("no permission to read it", where=where, mend="make it readable for the user who runs annals")
    cause = fault.strerror or type(fault).__name__
    return InputError(f"it cannot be read ({cause})", where=where, mend="check the disk or copy the file elsewhere")


def check_name(source: Source) -> None:
    """Let a file through whose name can be an id.

    Raises:
        InputError: the name is not UTF-8.
    """
    try:
        source.id.encode("utf-8")
    except UnicodeEncodeError as fault:
        raise InputError("the file's name is not UTF-8", where=shown(source.path), mend="rename the file") from fault


def read_bytes(source: Source, most: int) -> bytes:
    """All bytes of a file, or of standard input for `-`.

    Raises:
        InputError: it cannot be read, or has more than `most` bytes (no more than that is read).
    """
    where = shown(source.path)
    try:
        if source.path == "-":
            data = sys.stdin.buffer.read(most + 1)
        else:
            with Path(source.path).open("rb") as file:
                about = os.fstat(file.fileno())
                if stat.S_ISREG(about.st_mode) and about.st_size > most:
                    raise _too_long(about.st_size, where)
                data = file.read(most + 1)
    except OSError as fault:
        raise disk_error(fault, where) from fault
    if len(data) > most:
        raise _too_long(len(data), where)
    return data


def _too_long(size: int, where: str) -> InputError:
    return InputError(
        f"too long for one report: over {size // 1_000_000} MB", where=where, mend="split it into reports"
    )


def is_folder(path: str) -> bool:
    """Whether a path is a folder; one that cannot be looked at is none, and reading it says why."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder whose suffix is none that is read."""

    suffix: str


def walk(folder: str) -> Iterator[Source | Skipped | InputError]:
    """The files below a folder, sorted by name at each level; hidden files and folders are left out.

    A folder that cannot be listed, or that holds itself through a link, comes as an error in place.
    """
    yield from _walk(folder, "", ())


def _walk(folder: str, below: str, inside: tuple[tuple[int, int], ...]) -> Iterator[Source | Skipped | InputError]:
    try:
        about = Path(folder).stat()
        here = (about.st_dev, about.st_ino)
        if here in inside:
            yield InputError("the folder contains itself", where=shown(folder), mend="remove the link that leads back")
            return
        with os.scandir(folder) as listing:
            entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as fault:
        yield disk_error(fault, shown(folder))
        return
    for entry in entries:
        name = f"{below}{entry.name}"
        if is_folder(entry.path):
            yield from _walk(entry.path, f"{name}/", (*inside, here))
        elif Path(entry.name).suffix.lower() in TEXT_SUFFIXES | TABLE_SUFFIXES:
            yield Source(entry.path, name)
        else:
            yield Skipped(Path(entry.name).suffix.lower())
