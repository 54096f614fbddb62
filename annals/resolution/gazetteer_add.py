"""Adds places of a user's own to a pack: from a GeoNames country dump or from a table with coordinates.

A row that cannot be taken is named with its number and why; the others go in. The same file added twice
changes nothing, because a place's id comes from GeoNames or from its content.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from annals.errors import GazetteerError
from annals.resolution.gazetteer_dump import is_dump, read_dump
from annals.resolution.gazetteer_rows import BadRow
from annals.resolution.gazetteer_store import FORM, Entry, create, write
from annals.resolution.gazetteer_table import read_table

PACK = "places.sqlite"
"""The file in the user's folder that places are added to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a file: places that were new, places the pack had already, rows left out."""

    new: int
    known: int
    bad: tuple[BadRow, ...]


def add(path: Path, folder: Path, *, columns: Mapping[str, str] | None = None, country: str | None = None) -> Added:
    """Adds the places of a file to the pack in a folder, which is made if need be.

    Args:
        path: a GeoNames country dump (.txt of 19 columns, or its .zip), or a table (.csv, .tsv; .gz as well).
        folder: where the pack is.
        columns: which column of a table holds what, such as {"name": "LOCATION"}.
        country: ISO2 code for rows of a table that name no country.

    Raises:
        GazetteerError: the file cannot be read or has no places, or the pack cannot be written.
        CallError: `columns` names what there is not.
    """
    if not path.is_file():
        raise GazetteerError("there is no such file", where=str(path), mend="give a file that exists")
    bad: list[BadRow] = []
    entries = read_dump(path, bad) if is_dump(path) else read_table(path, bad, columns=columns or {}, country=country)
    new, known = _store(entries, path, folder)
    return Added(new=new, known=known, bad=tuple(sorted(bad, key=lambda row: row.number)))


def _store(entries: Iterable[Entry], source: Path, folder: Path) -> tuple[int, int]:
    pack = folder / PACK
    fresh = not pack.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = _open(pack)
        try:
            return _fill(connection, entries, source)
        finally:
            connection.close()
    except (OSError, sqlite3.Error) as fault:
        raise GazetteerError(
            f"cannot be written: {fault}",
            where=str(pack),
            mend="see that the disk has room and the folder is yours, or choose another with --gazetteer DIR",
        ) from fault
    finally:
        if fresh and pack.is_file() and _is_empty(pack):
            pack.unlink()


def _fill(connection: sqlite3.Connection, entries: Iterable[Entry], source: Path) -> tuple[int, int]:
    seen = 0

    def counted() -> Iterable[Entry]:
        nonlocal seen
        for entry in entries:
            seen += 1
            yield entry

    # One transaction: a file that breaks off in the middle leaves the pack as it was.
    connection.execute("BEGIN IMMEDIATE")
    new = write(connection, counted())
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    connection.execute("INSERT OR IGNORE INTO source VALUES (?, ?, ?)", (digest, source.name, seen))
    connection.execute("COMMIT")
    return new, seen - new


def _is_empty(pack: Path) -> bool:
    connection = sqlite3.connect(pack)
    try:
        return connection.execute("SELECT 1 FROM place LIMIT 1").fetchone() is None
    except sqlite3.Error:
        return True
    finally:
        connection.close()


def _open(pack: Path) -> sqlite3.Connection:
    fresh = not pack.exists() or pack.stat().st_size == 0
    connection = sqlite3.connect(pack, isolation_level=None, timeout=30.0)
    if fresh:
        create(connection)
    form = connection.execute("PRAGMA user_version").fetchone()[0]
    if form != FORM:
        connection.close()
        raise GazetteerError(
            f"made by another version (form {form}, not {FORM})",
            where=str(pack),
            mend="remove it and add its sources again",
        )
    return connection
