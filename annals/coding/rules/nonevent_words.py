"""The tables of nonevents.toml: what is told in words of violence and is none, as look-ups over lemmas."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """Entries of one or several lemmas by their first; `nouns` marks lists that ask for a noun's tag."""

    entries: Mapping[str, tuple[tuple[str, ...], ...]]
    nouns: bool = False

    def at(self, lemmas: Sequence[str], i: int) -> int:
        """How many lemmas the longest entry that begins at `i` has; 0 if none does."""
        for entry in self.entries.get(lemmas[i], ()):
            if tuple(lemmas[i : i + len(entry)]) == entry:
                return len(entry)
        return 0

    def spans(self, lemmas: Sequence[str], start: int, end: int) -> list[tuple[int, int]]:
        """Token spans of the entries between two tokens."""
        if self.entries.keys().isdisjoint(lemmas[start:end]):
            return []
        return [(i, i + n) for i in range(start, end) if lemmas[i] in self.entries and (n := self.at(lemmas, i))]

    def __contains__(self, lemma: str) -> bool:
        return (lemma,) in self.entries.get(lemma, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Frame words (`of`) that are a figure of speech beside a subject, an object or a phrase with "with"."""

    of: frozenset[str]
    by: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoEvents:
    """The tables of nonevents.toml."""

    causes: tuple[tuple[str, Words], ...]
    figures: tuple[Figure, ...]
    lists: Mapping[str, Words]


def words_of(entries: Iterable[str], *, nouns: bool = False) -> Words:
    """A list of entries by first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        parts = tuple(entry.split())
        table.setdefault(parts[0], []).append(parts)
    return Words({w: tuple(sorted(found, key=len, reverse=True)) for w, found in table.items()}, nouns)


def _figure(table: Mapping[str, Any]) -> Figure:
    return Figure(
        of=frozenset(table["of"]),
        by=frozenset(table.get("by", ())),
        on=frozenset(table.get("on", ())),
        behind=frozenset(table.get("with", ())),
    )


@cache
def load_nonevents(language: str = "en") -> NoEvents:
    """The tables of a language, read once."""
    path = resources.files("annals.coding.rules") / "lexicon" / language / "nonevents.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    causes: list[tuple[str, Words]] = []
    for table in data.pop("cause"):
        causes.append((table["reason"], words_of(table.get("nouns", ()), nouns=True)))
        causes.append((table["reason"], words_of(table.get("words", ()))))
    figures = tuple(_figure(table) for table in data.pop("figure"))
    lists = {f"{name}.{key}": words_of(entries) for name, table in data.items() for key, entries in table.items()}
    return NoEvents(causes=tuple(causes), figures=figures, lists=lists)
