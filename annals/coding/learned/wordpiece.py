"""Words to the pieces that the network knows: WordPiece (Wu et al. 2016, section 4.1) without case or accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

LONGEST = 8
"""So many pieces of one word are read."""
UNKNOWN, OPENS, CLOSES = "[UNK]", "[CLS]", "[SEP]"


class WordPieces:
    """Cuts words greedily into the longest pieces of a vocabulary; keeps what it has cut."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._ids = vocabulary
        self._known: dict[str, tuple[int, ...]] = {}
        self.opens, self.closes = vocabulary[OPENS], vocabulary[CLOSES]

    def of(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, one at least and `LONGEST` at most."""
        found = self._known.get(word)
        if found is None:
            ids = [i for run in _runs(word) for i in self._cut(run)]
            found = tuple(ids[:LONGEST]) or (self._ids[UNKNOWN],)
            if len(self._known) < 100_000:
                self._known[word] = found
        return found

    def _cut(self, run: str) -> list[int]:
        ids: list[int] = []
        start = 0
        while start < len(run):
            mark = "##" if start else ""
            end = next((e for e in range(len(run), start, -1) if mark + run[start:e] in self._ids), None)
            if end is None:
                return [self._ids[UNKNOWN]]
            ids.append(self._ids[mark + run[start:end]])
            start = end
        return ids


def _runs(word: str) -> list[str]:
    """The runs of letters and digits of a word in lower case, and each other sign by itself."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    runs: list[str] = []
    joined = False
    for sign in plain:
        if sign.isalnum():
            if joined:
                runs[-1] += sign
            else:
                runs.append(sign)
        elif not sign.isspace():
            runs.append(sign)
        joined = sign.isalnum()
    return runs
