"""The form of a gazetteer file (SQLite), and the one way places are written into it.

Tables: `place` (one row a place), `name` (exact keys), `loose` (consonant keys with shapes), `words`
(full-text index over the keys). The shipped gazetteer and a user's packs have the same form.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from annals.resolution.gazetteer_names import loose_keys, name_key, without_article

FORM = 2
"""The number of this form, kept in the file's `user_version`."""

MAIN, OTHER, BARE = 0, 1, 2
"""How a key stands to its place: its main name, another name, or a name without its article."""

_TABLES = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    admin1 TEXT, admin2 TEXT, latitude REAL, longitude REAL, population INTEGER, radius_km REAL, derived TEXT
);
CREATE TABLE name (
    key TEXT NOT NULL, country TEXT NOT NULL, place INTEGER NOT NULL, sort INTEGER NOT NULL,
    PRIMARY KEY (key, country, place)
) WITHOUT ROWID;
CREATE TABLE loose (
    bones TEXT NOT NULL, shape TEXT NOT NULL, country TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (bones, shape, country, place)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (keys, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE TABLE source (sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, places INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place to be written; `ref` is its public id ("geonames:2331528"), left out in the file where `id` tells it.

    Degrees are WGS84, `radius_km` says how far the place reaches from there.

    `derived` says where coordinates that no source gives come from: "places" (middle of the places within),
    "seat" (the town the division is named after), "parent" (the division above). `names` are other names.
    """

    id: int
    ref: str
    name: str
    kind: str
    country: str | None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    radius_km: float | None = None
    derived: str | None = None
    names: tuple[str, ...] = ()


def create(connection: sqlite3.Connection) -> None:
    """Lays out the tables in an empty file."""
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA user_version = {FORM}")


def keys_of(entry: Entry) -> dict[str, int]:
    """Every key of a place with how it stands to it, the closest first."""
    keys: dict[str, int] = {}
    for number, name in enumerate((entry.name, *entry.names)):
        key = name_key(name)
        if key:
            keys.setdefault(key, MAIN if number == 0 else OTHER)
    for key in tuple(keys):
        keys.setdefault(without_article(key), BARE)
    return keys


def write(connection: sqlite3.Connection, entries: Iterable[Entry]) -> int:
    """Writes places that the file does not hold yet, by their ids; gives how many were new."""
    new = 0
    for entry in entries:
        ref = None if entry.ref == f"geonames:{entry.id}" else entry.ref
        row = (
            entry.id, ref, entry.name, entry.kind, entry.country, entry.admin1, entry.admin2,
            entry.latitude, entry.longitude, entry.population, entry.radius_km, entry.derived,
        )  # fmt: skip
        done = connection.execute("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", row)
        if done.rowcount:
            _write_keys(connection, entry)
            new += 1
    return new


def _write_keys(connection: sqlite3.Connection, entry: Entry) -> None:
    keys = keys_of(entry)
    country = entry.country or ""
    connection.executemany(
        "INSERT OR IGNORE INTO name VALUES (?,?,?,?)",
        [(key, country, entry.id, sort) for key, sort in keys.items()],
    )
    loose = {loose_keys(key) for key in keys}
    connection.executemany(
        "INSERT OR IGNORE INTO loose VALUES (?,?,?,?)",
        [(bones, shape, country, entry.id) for bones, shape in sorted(loose) if bones],
    )
    words = sorted({word for key in keys for word in key.split()})
    connection.execute("INSERT INTO words (rowid, keys) VALUES (?, ?)", (entry.id, " ".join(words)))
