"""Reads places from a table with names and coordinates: GED's, ACLED's, or any with columns named by the caller.

Events of one place are one place: rows of one name and divisions are put together at the coordinates that
most of them have, and kept apart where they lie more than 25 km from each other.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from annals.documents.encoding import decode
from annals.errors import CallError, GazetteerError, InputError
from annals.resolution.gazetteer_names import name_key, split_kind
from annals.resolution.gazetteer_rows import BadRow, RowError, country_named, degrees, rules, whole
from annals.resolution.gazetteer_store import Entry
from annals.resolution.place_geometry import distance_km

_NEEDED = ("name", "latitude", "longitude")
_APART_KM = 25.0
_FIRST_ID = 1 << 40
_ASIDE = re.compile(r"\s*\([^)]*\)")
_KEPT_WHOLE = frozenset(("exact", "natural", "region", "camp"))


class _Spot(NamedTuple):
    """What makes rows one place."""

    name: str
    country: str | None
    admin1: str | None
    admin2: str | None
    kind: str


def read_table(
    path: Path, bad: list[BadRow], *, columns: Mapping[str, str], country: str | None = None
) -> Iterator[Entry]:
    """The places of a table; rows that cannot be taken are appended to `bad`.

    Raises:
        GazetteerError: the file cannot be read, or a needed column is missing.
        CallError: `columns` names a field or a column that there is not.
    """
    rows = csv.reader(io.StringIO(_text(path), newline=""), delimiter="\t" if ".tsv" in path.name.lower() else ",")
    heading = next(rows, [])
    where = _columns(path, heading, columns)
    found: dict[_Spot, Counter[tuple[float, float]]] = {}
    sizes: dict[_Spot, int] = {}
    for number, cells in enumerate(rows, 2):
        try:
            row = _row(cells, heading, where, country)
        except RowError as fault:
            bad.append(BadRow(number, str(fault)))
            continue
        if row is not None:
            spot, point, population = row
            found.setdefault(spot, Counter())[point] += 1
            if population is not None:
                sizes[spot] = max(population, sizes.get(spot, 0))
    for spot, points in found.items():
        yield from _entries(spot, points, sizes.get(spot))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        return decode(data, str(path))[0]
    except (OSError, EOFError) as fault:
        raise GazetteerError(f"cannot be read: {fault}", where=str(path), mend="give a table as .csv") from fault
    except InputError as fault:
        raise GazetteerError(
            str(fault), where=str(path), mend="give a GeoNames country dump, or a table as .csv"
        ) from fault


def _columns(path: Path, heading: list[str], given: Mapping[str, str]) -> dict[str, int]:
    known: dict[str, list[str]] = rules()["columns"]
    unknown = set(given) - set(known)
    if unknown:
        raise CallError(f"--map knows no {', '.join(sorted(unknown))}", mend=f"use {', '.join(known)}")
    titles = {title.strip().lower(): at for at, title in reversed(list(enumerate(heading)))}
    where: dict[str, int] = {}
    for name, usual in known.items():
        if name in given and given[name].lower() not in titles:
            raise CallError(f"there is no column '{given[name]}'", where=str(path), mend=f"it has {', '.join(heading)}")
        choices = [given[name].lower()] if name in given else usual
        at = next((titles[choice] for choice in choices if choice in titles), None)
        if at is not None:
            where[name] = at
    missing = [name for name in _NEEDED if name not in where]
    if missing:
        raise GazetteerError(
            f"no column for {', '.join(missing)}",
            where=str(path),
            mend="say which it is: --map " + ",".join(f"{name}=COLUMN" for name in missing),
        )
    return where


def _row(
    cells: list[str], heading: list[str], where: Mapping[str, int], country: str | None
) -> tuple[_Spot, tuple[float, float], int | None] | None:
    if not any(cells):
        return None
    if len(cells) != len(heading):
        raise RowError(f"{len(cells)} columns instead of {len(heading)}")
    row = {name: cells[at].strip() for name, at in where.items()}
    precision = heading[where["precision"]].strip().lower() if "precision" in where else ""
    if row.get("precision") in rules()["skip"].get(precision, ()):
        return None
    if not name_key(row["name"]):
        raise RowError("no name")
    point = degrees(row["latitude"], 90.0, "latitude"), degrees(row["longitude"], 180.0, "longitude")
    written = row.get("country") or country or ""
    land = country_named(written)
    if written and land is None:
        raise RowError(f"no country is called '{written}'")
    name, kind = split_kind(_ASIDE.sub("", row["name"]).strip() or row["name"])
    if name_key(name) == name_key(written) and kind is None:
        return None
    spot = _Spot(
        row["name"] if kind in _KEPT_WHOLE else name,
        land.iso2 if land else None,
        split_kind(row["admin1"]).name if row.get("admin1") else None,
        split_kind(row["admin2"]).name if row.get("admin2") else None,
        _kind(row.get("kind", ""), kind),
    )
    if kind is None and row.get("precision") in rules()["vague"].get(precision, ()):
        spot = spot._replace(kind="region")
    return spot, (round(point[0], 5), round(point[1], 5)), whole(row.get("population", ""))


def _kind(written: str, told: str | None) -> str:
    kind = split_kind(f"x {written}").kind if written else None
    found = kind or told or "town"
    return "town" if found == "village" else found


def _entries(spot: _Spot, points: Counter[tuple[float, float]], population: int | None) -> Iterator[Entry]:
    kept: list[tuple[float, float]] = []
    for point, _ in sorted(points.items(), key=lambda item: (-item[1], item[0])):
        if any(distance_km(point, other) <= _APART_KM for other in kept):
            continue
        kept.append(point)
        digest = hashlib.sha256(repr((spot, point)).encode("utf-8")).digest()
        main, names = _names(spot.name)
        yield Entry(
            # Above every GeoNames id, and the same for the same content.
            id=_FIRST_ID + int.from_bytes(digest[:6], "big"),
            ref=f"user:{digest[:6].hex()}",
            name=main,
            kind=spot.kind,
            country=spot.country,
            admin1=spot.admin1,
            admin2=spot.admin2,
            latitude=point[0],
            longitude=point[1],
            population=population,
            radius_km=None,
            names=names,
        )


def _names(written: str) -> tuple[str, tuple[str, ...]]:
    """ "Tadmur/Palmyra (ruins)" as a main name and others."""
    plain = _ASIDE.sub("", written).strip() or written
    parts = [part.strip() for part in plain.split("/") if part.strip()]
    main = parts[0] if parts else plain
    others = {plain, *parts[1:]} - {main, ""}
    return main, tuple(sorted(others))
