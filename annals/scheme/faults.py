"""Collects the faults of scheme files, so that one run tells them all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from annals.errors import SchemeError


@dataclass(slots=True)
class Faults:
    """The faults of one file so far, each with its line, key, what is wrong and how to mend it."""

    file: str
    text: str
    found: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, key: str, what: str, mend: str) -> None:
        """Note that `key` (dotted, empty for the file itself) `what`, mended by `mend`."""
        self.found.append((key, what, mend))

    def place(self, key: str) -> str:
        """File and line of a key; the file alone where the key does not stand in it."""
        last = key.rpartition(".")[2]
        hit = re.search(rf"^\s*\[*{re.escape(last)}\b", self.text, re.M) if last else None
        return f"{self.file}:{self.text.count(chr(10), 0, hit.end()) + 1}" if hit else self.file


def raise_all(files: Iterable[Faults]) -> None:
    """Raise one error that tells every fault, if there is any.

    Raises:
        SchemeError: `where` is the first fault's file and line; `what` lists all when there are more.
    """
    told = [(f.place(key), key, what, mend) for f in files for key, what, mend in f.found]
    if not told:
        return
    if len(told) == 1:
        where, key, what, mend = told[0]
        raise SchemeError(f"{key}: {what}" if key else what, where=where, mend=mend)
    lines = [f"  {where}: {key}: {what}; mend: {mend}" for where, key, what, mend in told]
    raise SchemeError(f"{len(told)} faults\n" + "\n".join(lines), where="scheme", mend="mend each as it says")
