"""Reads a GeoNames country dump: 19 columns apart by tabs, without heading, in a .txt or its .zip.

Columns: https://download.geonames.org/export/dump/readme.txt.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annals.errors import GazetteerError
from annals.resolution.gazetteer_names import split_kind
from annals.resolution.gazetteer_rows import BadRow, RowError, degrees, rules, whole
from annals.resolution.gazetteer_store import Entry

_COLUMNS = 19
_MOST_NAMES = 60


def is_dump(path: Path) -> bool:
    """Whether a file is such a dump: a .zip, or text whose first line has 19 columns and starts with an id."""
    if path.suffix.lower() == ".zip":
        return True
    if path.suffix.lower() != ".txt":
        return False
    with path.open("rb") as file:
        first = file.readline(100_000).split(b"\t")
    return len(first) == _COLUMNS and first[0].lstrip(b"\xef\xbb\xbf").isdigit()


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[str]]:
    try:
        if path.suffix.lower() != ".zip":
            with path.open(encoding="utf-8-sig", newline="\n") as file:
                yield iter(file)
            return
        with zipfile.ZipFile(path) as archive:
            inside = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
            if not inside:
                raise GazetteerError("no dump in the archive", where=str(path), mend="give a GeoNames country file")
            with archive.open(max(inside, key=lambda n: archive.getinfo(n).file_size)) as raw:
                yield iter(io.TextIOWrapper(raw, encoding="utf-8-sig", newline="\n"))
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as fault:
        raise GazetteerError(
            f"cannot be read: {fault}", where=str(path), mend="give a GeoNames country file (XX.zip or XX.txt)"
        ) from fault


def read_dump(path: Path, bad: list[BadRow]) -> Iterator[Entry]:
    """The places of a dump, divisions named by the dump's own rows; bad rows are appended to `bad`.

    Raises:
        GazetteerError: the file cannot be read.
    """
    divisions = _divisions(path)
    with _lines(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                entry = _entry(line.rstrip("\r\n").split("\t"), divisions)
            except RowError as fault:
                bad.append(BadRow(number, str(fault)))
                continue
            if entry is not None:
                yield entry


def _divisions(path: Path) -> dict[str, str]:
    """Code ("SY.09", "SY.09.123") to name of the divisions in the dump, in a first pass over it."""
    found: dict[str, str] = {}
    with _lines(path) as lines:
        for line in lines:
            cells = line.split("\t")
            if len(cells) == _COLUMNS and cells[6] == "A" and cells[7] in ("ADM1", "ADM2"):
                code = ".".join(cells[8:9] + cells[10 : 11 if cells[7] == "ADM1" else 12])
                found.setdefault(code, split_kind(cells[1]).name)
    return found


def _kind(feature: str, code: str) -> str | None:
    table: dict[str, str] = rules()["features"]
    return table.get(f"{feature}.{code}") or (table.get(feature) if feature != "A" else None)


def _entry(cells: list[str], divisions: dict[str, str]) -> Entry | None:
    if len(cells) != _COLUMNS:
        raise RowError(f"{len(cells)} columns instead of {_COLUMNS}")
    number, name = cells[0], cells[1].strip()
    if not number.isdecimal() or not name:
        raise RowError("no GeoNames id" if name else "no name")
    kind = _kind(cells[6], cells[7])
    latitude, longitude = degrees(cells[4], 90.0, "latitude"), degrees(cells[5], 180.0, "longitude")
    if kind is None:
        return None
    main = split_kind(name).name if kind in ("admin1", "admin2") else name
    others = {name, cells[2].strip(), *(n.strip() for n in cells[3].split(","))} - {"", main}
    first = f"{cells[8]}.{cells[10]}"
    return Entry(
        id=int(number),
        ref=f"geonames:{number}",
        name=main,
        kind=kind,
        country=cells[8] or None,
        admin1=main if kind == "admin1" else divisions.get(first),
        admin2=main if kind == "admin2" else divisions.get(f"{first}.{cells[11]}"),
        latitude=latitude,
        longitude=longitude,
        population=whole(cells[14]),
        names=tuple(sorted(others))[:_MOST_NAMES],
    )
