"""What an export could not carry, counted while it is written and told beside the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Something a format cannot carry: `words` says what, `of` what is counted."""

    key: str
    words: str
    of: Literal["incident", "document"] = "incident"


@dataclass(slots=True)
class Losses:
    """The count so far of what was met, written and dropped in one export."""

    drops: tuple[Drop, ...]
    documents: int = 0
    incidents: int = 0
    rows: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def lost(self, keys: Iterable[str]) -> None:
        """Count one more incident (or document) for each of these drops.

        Raises:
            KeyError: a key is not among the format's drops.
        """
        known = {drop.key for drop in self.drops}
        for key in keys:
            if key not in known:
                raise KeyError(key)
            self.counts[key] += 1

    def report(self, format_name: str, file: str) -> str:
        """What was written and what was not, as lines of text; same counts, same text."""
        met = [d for d in self.drops if self.counts[d.key]]
        unmet = [d for d in self.drops if not self.counts[d.key]]
        lines = [
            f"{file}: written as {format_name}",
            f"{_of(self.documents, 'document')}, {_of(self.incidents, 'incident')}, {_of(self.rows, 'row')}",
            "",
        ]
        if met:
            lines += ["What this file does not carry, and how many are concerned:", ""]
            lines += [f"{self.counts[d.key]:>9,} {_plural(d.of, self.counts[d.key])}: {d.words}" for d in met]
        else:
            lines.append("This file carries everything that was met.")
        if unmet:
            lines += ["", "The format cannot carry this either, but nothing here had it:", ""]
            lines += [f"          {d.words}" for d in unmet]
        return "\n".join(lines) + "\n"


def _plural(thing: str, number: int) -> str:
    return thing if number == 1 else f"{thing}s"


def _of(number: int, thing: str) -> str:
    return f"{number:,} {_plural(thing, number)}"
