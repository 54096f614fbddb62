"""Tags of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

_ENDINGS = (("ing", "VBG"), ("ed", "VBN"), ("ly", "RB"), ("s", "NNS"))


class Tagger:
    """The most frequent tag of a word, or one by its ending."""

    def __init__(self, tags: Mapping[str, str]) -> None:
        self._tags = tags

    @classmethod
    def load(cls, path: Path) -> Tagger:
        """The tagger of a file with one word and tag a line."""
        rows = path.read_text(encoding="utf-8").split("\n")
        return cls(dict(row.split("\t") for row in rows if "\t" in row))

    def tag(self, words: Sequence[str], lower: Sequence[str], shaped: bool) -> tuple[str, ...]:
        """One Penn Treebank tag a word."""
        return tuple([self._one(word, low, shaped) for word, low in zip(words, lower, strict=True)])

    def _one(self, word: str, lower: str, shaped: bool) -> str:
        known = self._tags.get(lower)
        if known:
            return known
        if word[:1].isdigit():
            return "CD"
        if shaped and word[:1].isupper():
            return "NNP"
        return next((tag for ending, tag in _ENDINGS if lower.endswith(ending)), "NN")
