"""How many place names are known, and known at the right spot.

    python bench/places.py --ged ged.csv.gz --muc KEY [KEY ...] [--misses]

`--ged` takes UCDP GED rows of one country: names are looked for within that country, with the shipped
gazetteer alone, and again with a pack made from half of the rows and measured on the other half. Right is
a name whose first candidate lies within 25 km of the coordinates that most of its rows are coded with.
`--muc` takes MUC-4 answer keys: towns and departments of the LOCATION slots, found in their country, and
first in their country when all the world is asked.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import re
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from zlib import crc32

from annals.resolution.countries import by_name
from annals.resolution.gazetteer import Gazetteer, lookup_with_kind
from annals.resolution.gazetteer_add import add
from annals.resolution.place_geometry import distance_km

NEAR_KM = 25.0
SLOT = re.compile(r"^3\.\s+INCIDENT: LOCATION\s+(.*)$")
PART = re.compile(r"\s*([A-Z][^():]*?)\s*\(([A-Z ]+)\)")


def ged_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a GED table, packed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


class Spot(NamedTuple):
    """The coordinates that most rows of a name have, and how many rows it has."""

    point: tuple[float, float]
    rows: int


def spots(rows: list[dict[str, str]]) -> dict[tuple[str, str], Spot]:
    """Each name and country with its spot; rows of a whole country or of the sea are left out."""
    points: dict[tuple[str, str], Counter[tuple[float, float]]] = defaultdict(Counter)
    for row in rows:
        if row["where_prec"] not in ("6", "7"):
            key = (row["where_coordinates"].strip(), row["country"])
            points[key][float(row["latitude"]), float(row["longitude"])] += 1
    return {key: Spot(found.most_common(1)[0][0], found.total()) for key, found in points.items()}


def measure(gazetteer: Gazetteer, wanted: dict[tuple[str, str], Spot], title: str, misses: bool) -> None:
    """Prints the shares of names, and of rows, that are found and found near."""
    found, first, any_near, rows = [0, 0], [0, 0], [0, 0], 0
    begun = perf_counter()
    for (name, land), spot in sorted(wanted.items()):
        country = by_name(land)
        places = lookup_with_kind(gazetteer, name, (country.iso2,) if country else ())
        located = [p for p in places if p.latitude is not None and p.longitude is not None]
        far = [distance_km(spot.point, (p.latitude or 0.0, p.longitude or 0.0)) for p in located]
        rows += spot.rows
        near = bool(far) and far[0] <= NEAR_KM
        for count, hit in ((found, bool(places)), (first, near), (any_near, any(one <= NEAR_KM for one in far))):
            count[0] += hit
            count[1] += spot.rows if hit else 0
        if misses and not near:
            print(f"  {name}: {[(p.name, p.kind, p.match, round(d)) for p, d in zip(located, far, strict=True)][:3]}")
    each = (perf_counter() - begun) / max(1, len(wanted)) * 1e6
    names = max(1, len(wanted))
    print(f"{title}: {len(wanted)} names of {rows} rows; {each:.0f} us a name")
    for what, count in (("found", found), (f"first within {NEAR_KM:g} km", first), ("any within", any_near)):
        print(f"    {what}: {count[0] / names:.1%} of the names, {count[1] / max(1, rows):.1%} of the rows")


def ged(path: Path, misses: bool) -> None:
    """The figures on GED."""
    rows = ged_rows(path)
    measure(Gazetteer.open(), spots(rows), "GED, shipped gazetteer", misses)
    half = [row for row in rows if crc32(row["id"].encode()) % 2]
    rest = [row for row in rows if not crc32(row["id"].encode()) % 2]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "half.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(half)
        added = add(table, Path(folder))
        with_pack = Gazetteer.open([Path(folder) / "places.sqlite"])
        print(f"pack of half of the rows: {added.new} places, {len(added.bad)} rows left out")
        wanted = spots(rest)
        measure(Gazetteer.open(), wanted, "GED, other half, shipped gazetteer", misses=False)
        measure(with_pack, wanted, "GED, other half, with the pack", misses)
        seen = set(spots(half))
        measure(
            with_pack, {k: v for k, v in wanted.items() if k not in seen}, "  of these, names the pack lacks", misses
        )


def slots(paths: list[Path]) -> Counter[tuple[str, str, str]]:
    """Country, name and kind of every place below the country in the LOCATION slots."""
    found: Counter[tuple[str, str, str]] = Counter()
    for path in paths:
        for line in path.read_text(encoding="latin-1").splitlines():
            slot = SLOT.match(line)
            if not slot or slot[1].strip() in ("*", "-"):
                continue
            land, _, rest = slot[1].partition(":")
            # "COLOMBIA / PERU" names alternatives, and "A - B" a stretch between two; neither has one country.
            if by_name(land.strip()) is None:
                continue
            for name, kind in PART.findall(rest):
                found[land.strip(), name.strip(), kind.strip()] += 1
    return found


def muc(paths: list[Path], misses: bool) -> None:
    """The figures on MUC-4."""
    gazetteer = Gazetteer.open()
    inside: Counter[str] = Counter()
    first: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for (land, name, kind), _ in sorted(slots(paths).items()):
        group = "town" if kind in ("CITY", "TOWN", "VILLAGE") else "department" if kind == "DEPARTMENT" else ""
        country = by_name(land)
        if not group or country is None:
            continue
        total[group] += 1
        known = lookup_with_kind(gazetteer, name, (country.iso2,))
        world = lookup_with_kind(gazetteer, name)
        inside[group] += bool(known)
        first[group] += bool(world) and world[0].country == country.iso2
        if misses and not known:
            print(f"  {land}: {name} ({kind}): {[(p.name, p.country) for p in world[:3]]}")
    for group, count in total.items():
        print(
            f"MUC-4 {group}s: {count} names; in their country {inside[group] / count:.1%}; "
            f"first in all the world {first[group] / count:.1%}"
        )


def main() -> int:
    """Measures what the arguments name."""
    parser = argparse.ArgumentParser(description="How many place names are known, and at the right spot.")
    parser.add_argument("--ged", type=Path)
    parser.add_argument("--muc", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    if given.ged:
        ged(given.ged, given.misses)
    if given.muc:
        muc(given.muc, given.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
