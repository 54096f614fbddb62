"""Look-up of place names in the shipped gazetteer and in the user's own packs. Nothing is written here."""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from annals.errors import GazetteerError
from annals.language.places_words import words_of
from annals.resolution.gazetteer_names import loose_keys, name_key, split_kind, without_article
from annals.resolution.gazetteer_store import BARE, FORM, MAIN

SHIPPED = Path(__file__).with_name("data") / "gazetteer.sqlite"
"""The gazetteer that comes with the package."""

Match = Literal["name", "other name", "article", "spelling"]

_COLUMNS = (
    "coalesce(p.ref, 'geonames:' || p.id), p.name, p.kind, p.country, p.admin1, p.admin2, p.latitude, p.longitude, "
    "p.population, p.radius_km, p.derived"
)
_MOST = 80
_WEIGHT = {"country": 1e10, "sea": 3e6, "region": 3e6, "admin1": 1e6, "admin2": 2e4}
# How alike two shapes must be, in percent, by the number of their consonants; judged on place names of Syria,
# where of looser matches most were other villages.
_ALIKE = {4: 88.0}
_ALIKE_LONG = 80.0
_SHORT = 4  # With fewer consonants only one and the same shape will do.


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place that a name may mean.

    Degrees are WGS84; `radius_km` is how far the place reaches; `derived` says where coordinates that no
    source gives come from ("places" within, its "seat", its "parent"). `match` says how the name was found:
    by its "name", by an "other name", without its "article", or by "spelling" (the loose key).
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    population: int | None
    radius_km: float | None
    derived: str | None
    match: Match


def data_folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The folder of the user's packs: ANNALS_GAZETTEER, or the platform's place for a program's data."""
    if environ.get("ANNALS_GAZETTEER"):
        return Path(environ["ANNALS_GAZETTEER"])
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or "~").expanduser()
    if platform == "darwin":
        base = home / "Library" / "Application Support"
    elif platform == "win32":
        base = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        base = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "annals" / "gazetteer"


def user_packs(folder: Path) -> tuple[Path, ...]:
    """The packs in a folder, in the order of their names; none if there is no such folder."""
    return tuple(sorted(folder.glob("*.sqlite")))


def _connect(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        mend = "install annals again (`pip install .` builds it)" if path == SHIPPED else "add a file first"
        raise GazetteerError("there is no gazetteer", where=str(path), mend=mend)
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        form = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as fault:
        raise GazetteerError(
            f"no gazetteer file: {fault}", where=str(path), mend="remove it and add its sources again"
        ) from fault
    if form != FORM:
        raise GazetteerError(
            f"made by another version (form {form}, not {FORM})",
            where=str(path),
            mend="remove it and add its sources again",
        )
    connection.execute("PRAGMA mmap_size = 268435456")
    return connection


def _prior(candidate: Candidate) -> float:
    weight = _WEIGHT.get(candidate.kind) or float(candidate.population or 300)
    return weight if candidate.match == "name" else weight / 3


class Gazetteer:
    """Names to places, in one or more files; safe to share between threads and to send to a process."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = tuple(files)
        self._local = threading.local()
        self._cached = lru_cache(maxsize=20_000)(self._find)
        self._connections()

    @classmethod
    def open(cls, packs: Sequence[Path] = ()) -> Gazetteer:
        """The shipped gazetteer with packs that are consulted beside it and win where both know a place.

        Raises:
            GazetteerError: a file is missing, damaged or made by another version.
        """
        return cls((*packs, SHIPPED))

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[tuple[Path, ...]]]:
        return (Gazetteer, (self._files,))

    def _connections(self) -> list[sqlite3.Connection]:
        # A connection must not cross a fork, and one for each thread keeps threads from waiting.
        if getattr(self._local, "process", None) != os.getpid():
            self._local.process = os.getpid()
            self._local.connections = [_connect(path) for path in self._files]
        found: list[sqlite3.Connection] = self._local.connections
        return found

    def lookup(self, name: str, countries: Collection[str] = ()) -> tuple[Candidate, ...]:
        """The places a name may mean, the weightiest first; within some countries (ISO2) if any are given.

        The name is looked for as it is, then without or with an article, then loosely spelt; a looser
        way is tried only where the stricter one finds nothing.
        """
        return self._cached(name, tuple(sorted(countries)) if countries else ())

    def _find(self, name: str, countries: tuple[str, ...]) -> tuple[Candidate, ...]:
        key = name_key(name)
        if not key:
            return ()
        searches: tuple[Callable[[str, tuple[str, ...]], Iterable[Candidate]], ...]
        searches = (self._exact, self._sided, self._bare, self._loose)
        if countries:
            world = self._cached(name, ())
            strict = bool(world) and world[0].match != "spelling"
            if strict and len(world) < _MOST:
                known = tuple(c for c in world if c.country in countries or c.country is None)
                if known:
                    return known
            # What all the world does not know as written, no country does.
            searches = searches if strict else (self._loose,)
        for search in searches:
            found = list(search(key, countries))
            if found:
                kept = _distinct(found) if len(self._files) > 1 else found
                return tuple(sorted(kept, key=_prior, reverse=True))
        return ()

    def _rows(self, condition: str, key: str, countries: tuple[str, ...]) -> Iterator[Candidate]:
        sql = (
            f"SELECT {_COLUMNS}, n.sort FROM name n JOIN place p ON p.id = n.place "
            f"WHERE {condition}{_inside(countries)} ORDER BY p.population DESC, p.id LIMIT {_MOST}"
        )
        for connection in self._connections():
            for row in connection.execute(sql, (key, *countries)):
                yield _candidate(row, "name" if row[-1] == MAIN else "other name")

    def _exact(self, key: str, countries: tuple[str, ...]) -> Iterator[Candidate]:
        return self._rows(f"n.key = ? AND n.sort < {BARE}", key, countries)

    def _sided(self, key: str, countries: tuple[str, ...]) -> Iterator[Candidate]:
        """ "North Kivu" is listed as "Nord Kivu", "North Darfur" as "Northern Darfur"."""
        side, _, rest = key.partition(" ")
        forms = words_of("en").side_forms.get(side, ()) if rest else ()
        for form in forms:
            yield from (replace(c, match="other name") for c in self._exact(f"{form} {rest}", countries))

    def _bare(self, key: str, countries: tuple[str, ...]) -> Iterator[Candidate]:
        for place in self._rows("n.key = ?", without_article(key), countries):
            yield replace(place, match="article")

    def _loose(self, key: str, countries: tuple[str, ...]) -> Iterator[Candidate]:
        bones, shape = loose_keys(key)
        if not bones:
            return
        for connection in self._connections():
            best = _alike(connection, bones, shape, countries)
            if not best:
                continue
            marks = ",".join("?" * len(best))
            sql = f"SELECT {_COLUMNS} FROM place p WHERE p.id IN ({marks})"
            for row in connection.execute(sql, best):
                yield _candidate(row, "spelling")

    def contains(self, words: str, countries: Collection[str] = (), limit: int = 50) -> tuple[Candidate, ...]:
        """Places whose names hold all of some words or beginnings of words, by full-text search."""
        terms = " ".join(f'"{word}"*' for word in name_key(words).split())
        if not terms:
            return ()
        sql = (
            f"SELECT {_COLUMNS} FROM words JOIN place p ON p.id = words.rowid WHERE words MATCH ?"
            + (f" AND p.country IN ({','.join('?' * len(countries))})" if countries else "")
            + " ORDER BY p.population DESC, p.id LIMIT ?"
        )
        found = [
            _candidate(row, "name")
            for connection in self._connections()
            for row in connection.execute(sql, (terms, *countries, limit))
        ]
        return tuple(sorted(found, key=_prior, reverse=True)[:limit])


def _inside(countries: tuple[str, ...]) -> str:
    return f" AND n.country IN ('',{','.join('?' * len(countries))})" if countries else ""


def _alike(connection: sqlite3.Connection, bones: str, shape: str, countries: tuple[str, ...]) -> tuple[int, ...]:
    """The ids of places with these consonants and about this shape; in the whole world only with just this one."""
    if not countries or len(bones) < _SHORT:
        sql = f"SELECT n.place FROM loose n WHERE n.bones = ? AND n.shape = ?{_inside(countries)} LIMIT {_MOST}"
        return tuple(row[0] for row in connection.execute(sql, (bones, shape, *countries)))
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - loaded only where a name is not found as written

    sql = f"SELECT n.shape, n.place FROM loose n WHERE n.bones = ?{_inside(countries)}"
    rows = connection.execute(sql, (bones, *countries)).fetchall()
    scored = {other: ratio(shape, other) for other in {row[0] for row in rows}}
    best = max(scored.values(), default=0.0)
    if best < _ALIKE.get(len(bones), _ALIKE_LONG):
        return ()
    return tuple(sorted({place for other, place in rows if scored[other] >= best - 1}))[:_MOST]


def _candidate(row: tuple[Any, ...], match: Match) -> Candidate:
    ref, name, kind, country, admin1, admin2, latitude, longitude, population, radius, derived = row[:11]
    return Candidate(
        id=ref, name=name, kind=kind, country=country, admin1=admin1, admin2=admin2,
        latitude=latitude, longitude=longitude, population=population, radius_km=radius,
        derived=derived, match=match,
    )  # fmt: skip


def _distinct(found: Iterable[Candidate]) -> list[Candidate]:
    """One candidate for each place that several files know, the first one's; a population is taken over."""
    kept: list[Candidate] = []
    for place in found:
        at = next((at for at, other in enumerate(kept) if _same(place, other)), None)
        if at is None:
            kept.append(place)
        elif kept[at].population is None and place.population is not None:
            kept[at] = replace(kept[at], population=place.population)
    return kept


def _same(one: Candidate, other: Candidate) -> bool:
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return one.id == other.id
    division = {"admin1", "admin2", "country", "region", "sea"}
    kinds = one.kind == other.kind or not {one.kind, other.kind} & division
    return kinds and abs(one.latitude - other.latitude) < 0.045 and abs(one.longitude - other.longitude) < 0.045


def lookup_with_kind(gazetteer: Gazetteer, name: str, countries: Collection[str] = ()) -> tuple[Candidate, ...]:
    """Look-up of a name that may carry its kind word: as a whole first, then "Homs Governorate" as Homs."""
    found = gazetteer.lookup(name, countries)
    if found and found[0].match != "spelling":
        return found
    bare, kind = split_kind(name)
    if kind is None:
        return found
    without = gazetteer.lookup(bare, countries)
    fitting = tuple(place for place in without if place.kind == kind)
    return fitting or without or found
