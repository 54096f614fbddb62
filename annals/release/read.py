"""Coded documents from a file of lines, a bad line named and left out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from annals.coded import Coded, Incident, Toll, from_line
from annals.errors import AnnalsError, InputError

MEND = "give a file written by `annals code`"
TOLLS = ("killed", "injured", "abducted", "missing", "arrested", "displaced")


def read_coded(name: str, on_fault: Callable[[AnnalsError], None]) -> Iterator[Coded]:
    """The coded documents of a file (``-`` is standard input), one at a time.

    A line that is no coded document is handed to `on_fault` as an `InputError` with file and line
    number, and the lines after it go on. Empty lines are passed over.

    Raises:
        InputError: the file itself cannot be read.
    """
    if name == "-":
        yield from _documents(sys.stdin.buffer, "standard input", on_fault)
        return
    try:
        with Path(name).open("rb") as lines:
            yield from _documents(lines, name, on_fault)
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", where=name, mend=MEND) from fault


def _documents(lines: Iterable[bytes], name: str, on_fault: Callable[[AnnalsError], None]) -> Iterator[Coded]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            coded = sound(from_line(line.decode("utf-8-sig" if number == 1 else "utf-8")))
        except UnicodeDecodeError:
            on_fault(InputError("not UTF-8", where=f"{name}:{number}", mend=MEND))
        except InputError as fault:
            on_fault(InputError(fault.what, where=f"{name}:{number}", mend=fault.mend))
        else:
            yield coded


def sound(coded: Coded) -> Coded:
    """The same document, once the values that exports reckon with are known to be numbers.

    Raises:
        InputError: a coordinate, a bound or the text is of another kind.
    """
    if not isinstance(coded.document.text, str) or not isinstance(coded.document.id, str):
        raise InputError("document.text and document.id must be texts", mend=MEND)
    for incident in coded.incidents:
        _sound_incident(incident)
    return coded


def _sound_incident(incident: Incident) -> None:
    for place in incident.places:
        for value, limit in ((place.latitude, 90), (place.longitude, 180)):
            if value is not None and not (_number(value) and abs(value) <= limit):
                raise InputError(f"{incident.id}: {value!r} is no coordinate in degrees", mend=MEND)
    for name in TOLLS:
        toll: Toll | None = getattr(incident, name)
        if toll is not None and not all(b is None or type(b) is int for b in (toll.low, toll.high)):
            raise InputError(f"{incident.id}: {name} has bounds that are no whole numbers", mend=MEND)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
