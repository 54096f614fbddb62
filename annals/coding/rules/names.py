"""Names across the report: the full name of one called by the last name, and the victims named afterwards."""

from __future__ import annotations

from collections.abc import Iterable

from annals.coding.rules.nouns import Nouns
from annals.language.reading import Reading, Sentence

LINKS = frozenset({"de", "del", "la", "y", "bin", "ibn", "al", "el", "van", "von", "da", "dos"})
MOST = 5
"""Tokens that a personal name may have before its last."""


class FullNames:
    """Finds, once a document, the longest form of the names that end with a word."""

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
        self.reading = reading
        self.nouns = nouns
        self.known: dict[str, tuple[int, int] | None] = {}

    def of(self, surname: str) -> tuple[int, int] | None:
        """Character span of the first full name that ends with `surname` (lower case); `None` if there is none."""
        if surname not in self.known:
            self.known[surname] = self._find(surname)
        return self.known[surname]

    def _find(self, surname: str) -> tuple[int, int] | None:
        best: tuple[int, int, int] | None = None
        for sentence in self._holding(surname):
            for i, word in enumerate(sentence.lower):
                if word != surname:
                    continue
                start = self._start(sentence, i)
                if start < i and (best is None or i - start > best[2]):
                    best = (sentence.starts[start], sentence.ends[i], i - start)
        return best[:2] if best is not None else None

    def _holding(self, surname: str) -> Iterable[Sentence]:
        return (s for s in self.reading.sentences if surname in s.lower)

    def _start(self, sentence: Sentence, i: int) -> int:
        k = i
        while k > 0 and i - k < MOST and self._given(sentence, k - 1):
            k -= 1
        while k < i and sentence.lower[k] in LINKS:
            k += 1
        return k

    def _given(self, sentence: Sentence, t: int) -> bool:
        """Whether a token may be a given name or an initial, not a title and no word that the lists know."""
        word, low = sentence.words[t], sentence.lower[t]
        if low in LINKS:
            return True
        if len(low) == 2 and low[1] == "." and low[0].isalpha():
            return True
        if not word[0].isupper() or not low.replace("-", "").isalpha() or self.nouns.title(low) is not None:
            return False
        if self.nouns.sense((sentence.lemmas[t],)) is not None:
            return False
        return sentence.tags[t] in ("NNP", "NNPS") or (sentence.caps and sentence.tags[t] in ("NN", "NNS", "FW", "JJ"))
