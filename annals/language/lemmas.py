"""Dictionary forms: tables of irregular words, then endings, both under a tag."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_VERB = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
_PLURAL = frozenset({"NNS", "NNPS"})
_TELLING = ("VB", "VBP", "VBD", "VBG", "VBN", "VBZ", "MD", "NN", "NNS", "NNP", "JJ", "JJR", "JJS")
"""Tags under one of which a word has each of its lemmas."""
_CACHE = 50_000


class Lemmas:
    """Finds the lemma of a word of one language; answers are kept.

    Args:
        data: the language's `lemmas.toml`: irregular forms and ordered endings a class of words.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._irregular: dict[str, dict[str, str]] = {
            kind: {form: lemma for lemma, forms in data[kind]["irregular"].items() for form in forms.split()}
            for kind in ("verb", "noun", "adjective")
        }
        self._endings: dict[str, list[tuple[str, str]]] = {
            kind: [(old, new) for old, new in data[kind].get("endings", [])] for kind in ("verb", "noun", "adjective")
        }
        verb = data["verb"]
        self._silent = dict.fromkeys(verb["with_e"].split(), True) | dict.fromkeys(verb["without_e"].split(), False)
        self._twice: str = verb["stay_double"]
        self._bases = frozenset(verb["irregular"])
        self._doubled = frozenset(verb["doubled"].split())
        self._kept = frozenset(data["noun"]["unchanged"].split())
        self._words: dict[str, str] = data["words"]
        self._seen: dict[tuple[str, str], str] = {}

    @classmethod
    def load(cls, path: Path) -> Lemmas:
        """The lemmas that a TOML file describes."""
        with path.open("rb") as file:
            return cls(tomllib.load(file))

    def lemmas(self, lower: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
        """The dictionary forms of lower-cased words, each under its Penn Treebank tag; the word itself if unsure."""
        try:
            return tuple(map(self._seen.__getitem__, zip(lower, tags, strict=True)))
        except KeyError:
            return tuple([self._seen.get(pair) or self._kept_of(pair) for pair in zip(lower, tags, strict=True)])

    def lemma(self, lower: str, tag: str) -> str:
        """The dictionary form of one word."""
        return self._seen.get((lower, tag)) or self._kept_of((lower, tag))

    def forms(self, lower: str) -> frozenset[str]:
        """Every lemma that a word has under one tag or another, itself among them; not kept, for there are many."""
        return frozenset([lower, *(self._find(lower, tag) for tag in _TELLING)])

    def _kept_of(self, pair: tuple[str, str]) -> str:
        # A corpus of millions has millions of words: what is kept is bounded, and simply begun anew.
        if len(self._seen) >= _CACHE:
            self._seen.clear()
        found = self._seen[pair] = self._find(*pair)
        return found

    def _find(self, lower: str, tag: str) -> str:
        if tag in _VERB:
            return self._verb(lower, tag)
        if tag in _PLURAL:
            return self._plural(lower)
        if tag in _COMPARED:
            return self._compared(lower)
        return self._other(lower, tag)

    def _other(self, lower: str, tag: str) -> str:
        # In capitals a plural such as GUNMEN is often taken for a name or a singular.
        if tag in ("NN", "NNP") and lower.endswith("men") and lower not in self._kept:
            return self._irregular["noun"].get(lower) or self._cut(lower, "noun")
        return self._words.get(lower, lower)

    def _verb(self, lower: str, tag: str) -> str:
        known = self._irregular["verb"].get(lower)
        if tag in ("VB", "VBP") and lower in self._bases:
            return lower
        if known or tag in ("VB", "MD"):
            return known or lower
        if lower.endswith("ing") and len(lower) > 5 and tag in ("VBG", "NN"):
            return self._bare(lower[:-3])
        if lower.endswith("ied") and len(lower) > 4:
            return lower[:-3] + "y"
        if lower.endswith("ed") and len(lower) > 4 and tag in ("VBD", "VBN"):
            return self._bare(lower[:-2])
        return self._cut(lower, "verb") if tag == "VBZ" else lower

    def _bare(self, stem: str) -> str:
        """The verb of a stem that lost its -ed or -ing: its e comes back, a doubled letter goes."""
        known = self._silent.get("^" + stem)
        for length in range(6, 0, -1):
            if known is None and length <= len(stem):
                known = self._silent.get(stem[-length:])
        if known is not None:
            return stem + "e" if known else stem
        twice = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
        if twice and (stem[-1] not in self._twice or stem in self._doubled):
            return stem[:-1]
        return stem

    def _compared(self, lower: str) -> str:
        known = self._irregular["adjective"].get(lower)
        ending = "est" if lower.endswith("est") else "er"
        if known or not lower.endswith(ending) or len(lower) < len(ending) + 3:
            return known or lower
        stem = lower[: -len(ending)]
        return stem[:-1] + "y" if stem.endswith("i") else self._bare(stem)

    def _plural(self, lower: str) -> str:
        if lower in self._kept or lower[0].isdigit():
            return lower
        return self._irregular["noun"].get(lower) or self._cut(lower, "noun")

    def _cut(self, lower: str, kind: str) -> str:
        for old, new in self._endings[kind]:
            if lower.endswith(old) and len(lower) > len(old) + 1:
                return lower[: len(lower) - len(old)] + new
        return lower
