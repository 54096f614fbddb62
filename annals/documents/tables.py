"""Tables whose rows are reports: CSV, TSV, JSONL and Parquet, row by row in flat memory.

A row that cannot be read comes as an error in its place, and the rows after it go on.
"""

from __future__ import annotations

import csv
import json
import math
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from annals.documents.encoding import SAVE_AS_UTF8, Guess, guess_legacy, has_strays, is_utf8, marked, refuse_binary
from annals.documents.files import Source, disk_error, shown
from annals.errors import InputError

COLUMNS = ("id", "text", "published", "title", "source", "url", "language")
"""The columns that are read; the first two are needed."""

_NEEDED = COLUMNS[:2]
_PIECE = 1 << 20
_SAMPLE = 4 << 20
_BATCH = 256
_BEGIN = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number among the rows from 1, where it stands (for messages), its known columns."""

    number: int
    where: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """Something worth saying about a table that is no error."""

    note: str


def read_rows(source: Source, renamed: Mapping[str, str], longest: int) -> Iterator[Row | Told | InputError]:
    """The rows of a table in order. `renamed` gives our column's name in the table, where it differs.

    `longest` is the most characters that one value may have. A table that lacks a needed column, or
    cannot be read at all, comes as a single error.
    """
    read = {".jsonl": _json_rows, ".ndjson": _json_rows, ".parquet": _parquet_rows}.get(source.suffix, _csv_rows)
    try:
        yield from read(source, renamed, longest)
    except InputError as fault:
        yield fault
    except OSError as fault:
        yield disk_error(fault, shown(source.path))


class _NoColumnError(InputError):
    """A table, or a row of a table without a header, lacks a needed column."""


def _columns(seen: Sequence[str], renamed: Mapping[str, str], where: str, *, needed: Sequence[str]) -> dict[str, int]:
    """Where each of our columns stands; names are matched exactly, else without case.

    Raises:
        InputError: a needed column is not there.
    """
    exact = {name: index for index, name in reversed(list(enumerate(seen)))}
    loose = {name.strip().lower(): index for name, index in exact.items()}
    places: dict[str, int] = {}
    for ours in COLUMNS:
        theirs = renamed.get(ours, ours)
        index = exact.get(theirs, loose.get(theirs.lower()))
        if index is not None:
            places[ours] = index
    missing = [renamed.get(name, name) for name in COLUMNS if name in needed and name not in places]
    if missing:
        raise _NoColumnError(
            f"missing column {' and '.join(missing)}; columns seen: {', '.join(seen) or 'none'}",
            where=where,
            mend="name the right column with --map, such as --map text=NOTES",
        )
    return places


def _open_text(source: Source) -> tuple[TextIO, str | None]:
    """The table's file as text with its line ends kept, and a note unless it is plain UTF-8.

    Stray bytes in what is UTF-8 otherwise are kept as surrogates, so that only their rows fail.
    """
    path = Path(source.path)
    with path.open("rb") as file:
        head = file.read(_PIECE)
        refuse_binary(head, shown(source.path))
        found = marked(head)
        if found is None:
            utf8 = is_utf8(chain([head], iter(lambda: file.read(_PIECE), b"")))
            found = Guess("utf-8") if utf8 else guess_legacy(_sample(path))
    stream = path.open(encoding=found.codec, errors="surrogateescape", newline="")
    if found.skip:
        stream.read(1)
    return stream, found.note


def _sample(path: Path) -> bytes:
    """Up to 4 MB of the lines of a file that are not ASCII."""
    lines: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        for line in iter(lambda: file.readline(_PIECE), b""):
            if not line.isascii():
                lines.append(line)
                size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(lines)


class _Tape:
    """Hands the lines of a stream to the CSV reader and keeps those of the record being read."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.back: deque[str] = deque()
        self.taken: list[str] = []
        self.line = 0

    def __iter__(self) -> _Tape:
        return self

    def __next__(self) -> str:
        line = self.back.popleft() if self.back else next(self.stream)
        self.line += 1
        self.taken.append(line)
        return line

    def rewind(self) -> None:
        """Give back all lines of the record but its first."""
        self.back.extendleft(reversed(self.taken[1:]))
        self.line -= len(self.taken) - 1
        self.taken = self.taken[:1]


@dataclass(frozen=True, slots=True)
class _Record:
    first: int
    last: int
    values: list[str]
    fault: str | None = None


def _records(stream: TextIO, delimiter: str, longest: int) -> Iterator[_Record]:
    """The records of a CSV file with their lines; a broken one says why, and reading goes on behind it."""
    # The module's own limit of 128 kB is far below a long report; there is no other way to set it.
    csv.field_size_limit(max(csv.field_size_limit(), longest))
    tape = _Tape(stream)
    width = 0
    while True:
        tape.taken = []
        first = tape.line + 1
        try:
            values = next(csv.reader(tape, delimiter=delimiter, strict=True), None)
        except csv.Error as fault:
            raw = tape.taken[0].rstrip("\r\n").split(delimiter) if delimiter == "\t" else []
            if len(raw) > 1 and len(raw) == width:
                # Many programs write tabs without ever quoting; then a quotation mark is only that.
                tape.rewind()
                yield _Record(first, first, raw)
                continue
            _skip_to_whole_row(tape, width, delimiter)
            yield _Record(first, tape.line, [], str(fault))
            continue
        if values is None:
            return
        width = width or len(values)
        if values:
            yield _Record(first, tape.line, values)


def _skip_to_whole_row(tape: _Tape, width: int, delimiter: str) -> None:
    """Move behind a broken record, to the next line that is a whole row by itself.

    A lost quotation mark swallows the rows behind it. A line of prose with commas must not be taken
    for a row, so a row must have the right number of values and a quoted one among them.
    """
    if len(tape.taken) <= 1:
        return
    tape.rewind()
    for line in tape:
        tape.taken = []
        if _is_whole_row(line, width, delimiter):
            tape.back.appendleft(line)
            tape.line -= 1
            return


def _is_whole_row(line: str, width: int, delimiter: str) -> bool:
    if delimiter != "\t" and f'{delimiter}"' not in line and not line.startswith('"'):
        return False
    try:
        return len(next(csv.reader([line], delimiter=delimiter, strict=True), [])) == width
    except csv.Error:
        return False


def _delimiter(source: Source, header: str, renamed: Mapping[str, str]) -> str:
    if source.suffix == ".tsv":
        return "\t"
    wanted = {renamed.get(name, name).lower() for name in _NEEDED}
    for delimiter in (",", ";", "\t", "|"):
        names = {name.strip().strip('"').lower() for name in header.strip().split(delimiter)}
        if wanted <= names:
            return delimiter
    return ","


def _csv_rows(source: Source, renamed: Mapping[str, str], longest: int) -> Iterator[Row | Told | InputError]:
    where = shown(source.path)
    stream, note = _open_text(source)
    with stream:
        if note:
            yield Told(note)
        start = stream.tell()
        header = stream.readline(_PIECE)
        stream.seek(start)
        records = _records(stream, _delimiter(source, header, renamed), longest)
        first = next(records, None)
        if first is None:
            raise InputError("the table is empty", where=where, mend="give a first row with the names of the columns")
        places = _columns(first.values, renamed, where, needed=(*_NEEDED, *renamed))
        for number, record in enumerate(records, 1):
            yield _csv_row(record, number, places, len(first.values), where)


def _csv_row(record: _Record, number: int, places: Mapping[str, int], width: int, table: str) -> Row | InputError:
    where = f"{table}: row {number} (line {record.first})"
    if record.fault:
        return _broken_row(record, where)
    if len(record.values) != width:
        return InputError(
            f"{len(record.values)} values under {width} columns",
            where=where,
            mend="put values that hold the separator in quotation marks; leave empty values in place",
        )
    return Row(number, where, {name: record.values[index] for name, index in places.items()})


def _broken_row(record: _Record, where: str) -> InputError:
    what = f"a quotation mark is out of place or never closed ({record.fault})"
    if record.fault and record.fault.startswith("field larger"):
        what = "a quotation mark is never closed, or a value is too long for one report"
    if record.last > record.first:
        what += f"; lines {record.first} to {record.last} were left out"
    mend = 'close the quotation, and write a quotation mark inside a value twice ("")'
    return InputError(what, where=where, mend=mend)


def _json_rows(source: Source, renamed: Mapping[str, str], longest: int) -> Iterator[Row | Told | InputError]:
    stream, note = _open_text(source)
    with stream:
        if note:
            yield Told(note)
        numbered = enumerate((at_line for at_line in _lines(stream, longest) if at_line[1].strip()), 1)
        rows = (
            _json_row(line, number, f"{shown(source.path)}: row {number} (line {at})", renamed)
            for number, (at, line) in numbered
        )
        begin = list(islice(rows, _BEGIN))
        if begin and all(isinstance(row, _NoColumnError) for row in begin):
            yield _no_column(begin, source)
        else:
            yield from chain(begin, rows)


def _no_column(begin: Sequence[Row | InputError], source: Source) -> InputError:
    """One error for a table whose rows all lack a column, in place of one for each row."""
    first = next(item for item in begin if isinstance(item, InputError))
    what = f"{first.what} (so in its first {len(begin)} rows; the others were not read)"
    return InputError(what, where=shown(source.path), mend=first.mend)


def _lines(stream: TextIO, longest: int) -> Iterator[tuple[int, str]]:
    # An escaped character takes up to six in the file.
    return enumerate(iter(lambda: stream.readline(8 * longest), ""), 1)


def _json_row(line: str, number: int, where: str, renamed: Mapping[str, str]) -> Row | InputError:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as fault:
        return InputError(f"not JSON: {fault}", where=where, mend="put one JSON object on each line")
    if not isinstance(value, dict):
        return InputError("not a JSON object", where=where, mend='write {"id": ..., "text": ...} on each line')
    try:
        places = _columns(list(value), renamed, where, needed=_NEEDED)
    except InputError as fault:
        return fault
    values = list(value.values())
    return Row(number, where, {name: values[index] for name, index in places.items()})


def _parquet_rows(source: Source, renamed: Mapping[str, str], longest: int) -> Iterator[Row | Told | InputError]:
    import duckdb  # noqa: PLC0415  (slow to import, and only Parquet needs it)

    where = shown(source.path)
    with Path(source.path).open("rb"):
        pass  # A file that is gone or not readable is told as such, not in DuckDB's words.
    # DuckDB takes a path for a pattern; in brackets, its special characters stand for themselves.
    path = "".join(f"[{c}]" if c in "*?[" else c for c in source.path)
    try:
        with closing(duckdb.connect(config={"autoinstall_known_extensions": "false", "threads": "1"})) as database:
            table = database.execute("SELECT * FROM read_parquet(?) LIMIT 0", [path])
            names = [column[0] for column in table.description or ()]
            places = _columns(names, renamed, where, needed=(*_NEEDED, *renamed))
            chosen = ", ".join('"{}"'.format(names[index].replace('"', '""')) for index in places.values())
            table = database.execute(f"SELECT {chosen} FROM read_parquet(?)", [path])
            number = 0
            while batch := table.fetchmany(_BATCH):
                for values in batch:
                    number += 1
                    yield Row(number, f"{where}: row {number}", dict(zip(places, values, strict=True)))
    except duckdb.Error as fault:
        cause = str(fault).splitlines()[0]
        raise InputError(f"not a readable Parquet table ({cause})", where=where, mend="write the file again") from fault


def as_text(row: Row, column: str) -> str | None:
    """A value of a row as a string; `None` where it is empty or missing. Whole numbers lose `.0`.

    Raises:
        InputError: the value is a list or an object, or holds bytes that are not UTF-8.
    """
    value = row.values.get(column)
    if isinstance(value, bytes):
        value = value.decode("utf-8", "surrogateescape")
    if isinstance(value, str):
        if has_strays(value):
            raise InputError(f"{column} holds bytes that are not UTF-8", where=row.where, mend=SAVE_AS_UTF8)
        return value if value.strip() else None
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, dict | list | tuple | bool):
        raise InputError(f"{column} is no text", where=row.where, mend="give a string")
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
