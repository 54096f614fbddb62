"""Reading gold answers and coded documents, and putting the two together document by document."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from annals.errors import InputError
from annals.evaluation.facts import Report, report

MEND = "give a folder of NAME.txt with NAME.json (gold/README.md), or a file of one JSON object a line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """Gold and coded documents put together; `uncoded` and `without_gold` are the ids left over.

    A gold document that was not coded stands in `pairs` with an empty coded one: all of it is missed.
    """

    pairs: tuple[tuple[Report, Report], ...]
    uncoded: tuple[str, ...]
    without_gold: tuple[str, ...]


def read_gold(path: Path) -> tuple[Report, ...]:
    """The gold documents of a folder, or of a file with one JSON object a line.

    Raises:
        InputError: the path is missing or empty, or one of its documents is no gold document.
    """
    if not path.is_dir():
        return read_lines(path)
    found = tuple(_one(answers) for answers in sorted(path.glob("*.json")))
    if not found:
        raise InputError("holds no gold answers", where=str(path), mend=MEND)
    return found


def read_lines(path: Path) -> tuple[Report, ...]:
    """The documents of a file with one JSON object a line: coded documents, or gold in the same form.

    Raises:
        InputError: the file cannot be read, or a line of it is no document.
    """
    lines = enumerate(_text(path).split("\n"), start=1)
    return tuple(report(_json(line, f"{path}:{n}"), where=f"{path}:{n}") for n, line in lines if line.strip())


def pair(gold: Sequence[Report], coded: Iterable[Report]) -> Paired:
    """Every gold document with its coded one, by id, or by file name where ids were given with folders.

    Of several documents with one id the first goes with the first, and so on.
    """
    waiting: defaultdict[str, list[Report]] = defaultdict(list)
    by_id = {one.id for one in gold}
    for one in coded:
        waiting[one.id if one.id in by_id else _name(one.id)].append(one)
    pairs, uncoded = [], []
    for wanted in gold:
        found = waiting[wanted.id] or waiting[_name(wanted.id)]
        if not found:
            uncoded.append(wanted.id)
        pairs.append((wanted, found.pop(0) if found else Report(id=wanted.id, incidents=())))
    left = tuple(one.id for some in waiting.values() for one in some)
    return Paired(pairs=tuple(pairs), uncoded=tuple(uncoded), without_gold=left)


def digest(path: Path) -> str:
    """SHA-256 over the names and bytes of a gold folder's texts and answers, or of one file."""
    whole = hashlib.sha256()
    for file in _files(path):
        data = _bytes(file)
        whole.update(f"{file.name}\n{len(data)}\n".encode())
        whole.update(data)
    return whole.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from sorted(file for file in path.iterdir() if file.suffix in (".txt", ".json"))


def _name(id: str) -> str:
    return PurePosixPath(id.replace("\\", "/")).name.removesuffix(".txt")


def _one(answers: Path) -> Report:
    text = answers.with_suffix(".txt")
    return report(_json(_text(answers), str(answers)), text=_text(text), where=str(answers))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", where=str(path), mend=MEND) from fault


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError("not UTF-8", where=str(path), mend=MEND) from fault


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise InputError(f"not JSON: {fault}", where=where, mend=MEND) from fault
