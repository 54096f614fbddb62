"""Reading gold answers and coded documents, and putting the two together document by document."""

from __future__ import annotations

import hashlib
import json
import sys
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
    """The gold documents of a folder (NAME.txt with NAME.json, or lines of JSON in NAME.jsonl), or of one such file.

    Raises:
        InputError: the path is missing or empty, or one of its documents is no gold document.
    """
    if not path.is_dir():
        return tuple(read_lines(str(path)))
    found = tuple(report(value, text=text, where=where) for value, text, where in answers(path))
    if not found:
        raise InputError("holds no gold answers", where=str(path), mend=MEND)
    return found


def answers(folder: Path) -> Iterator[tuple[Any, str, str]]:
    """The answers of a gold folder as they stand, each with its report's text and where it is: files, then lines.

    Raises:
        InputError: a file cannot be read, or is no JSON.
    """
    for file in sorted(folder.glob("*.json")):
        yield _json(_text(file), str(file)), _text(file.with_suffix(".txt")), str(file)
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(_text(file).rstrip("\n").split("\n"), start=1):
            value, where = _json(line, f"{file}:{number}"), f"{file}:{number}"
            if not isinstance(value, dict) or not isinstance((value.get("document") or {}).get("text"), str):
                raise InputError("a line without a document's text", where=where, mend=MEND)
            yield value, value["document"]["text"], where


def read_lines(name: str) -> Iterator[Report]:
    """The documents of a file with one JSON object a line (``-`` is standard input), one at a time.

    Raises:
        InputError: the file cannot be read, or a line of it is no document.
    """
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    where = f"{name}:{number}"
                    yield report(_json(_decoded(line, where), where), where=where)
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", where=name, mend=MEND) from fault


def pair(gold: Sequence[Report], coded: Iterable[Report]) -> Paired:
    """Every gold document with its coded one, by id, or by file name where ids were given with folders.

    Of several documents with one id the first goes with the first, and so on.
    """
    by_id, by_name = {one.id for one in gold}, {_name(one.id) for one in gold}
    waiting: defaultdict[str, list[Report]] = defaultdict(list)
    stray: list[str] = []
    for one in coded:
        key = one.id if one.id in by_id else _name(one.id)
        if key in by_id or key in by_name:
            waiting[key].append(one)
        else:
            stray.append(one.id)
    pairs, uncoded = [], []
    for wanted in gold:
        found = waiting[wanted.id] or waiting[_name(wanted.id)]
        if not found:
            uncoded.append(wanted.id)
        pairs.append((wanted, found.pop(0) if found else Report(id=wanted.id, incidents=())))
    stray.extend(one.id for some in waiting.values() for one in some)
    return Paired(pairs=tuple(pairs), uncoded=tuple(uncoded), without_gold=tuple(stray))


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
    yield from sorted(file for file in path.iterdir() if file.suffix in (".txt", ".json", ".jsonl"))


def _name(id: str) -> str:
    return PurePosixPath(id.replace("\\", "/")).name.removesuffix(".txt")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror}", where=str(path), mend=MEND) from fault


def _text(path: Path) -> str:
    return _decoded(_bytes(path), str(path))


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError("not UTF-8", where=where, mend=MEND) from fault


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise InputError(f"not JSON: {fault}", where=where, mend=MEND) from fault
