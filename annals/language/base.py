"""What a language gives to the rest: where sentences end, what a token is, its tag and its lemma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol


class Span(NamedTuple):
    """One sentence of a text, in characters, with the number of its paragraph (a headline: -1)."""

    start: int
    end: int
    paragraph: int


class Language(Protocol):
    """One language; keeps nothing between calls but caches.

    `code` is ISO 639-1, `folder` holds the language's data, `token` matches one token at a time.
    """

    code: str
    name: str
    folder: Path
    token: re.Pattern[str]

    def spans(self, text: str, start: int, caps: bool) -> list[Span]:
        """The sentences of `text` from `start` on; `caps` says that the text has no lower case."""
        ...

    def tag(self, words: Sequence[str], lower: Sequence[str], shaped: bool) -> tuple[str, ...]:
        """One Penn Treebank tag a word; `shaped` says that capitals tell something."""
        ...

    def allowed(self, word: str, lower: str, shaped: bool) -> tuple[str, ...]:
        """The tags that `tag` can give a word, whatever stands around it."""
        ...

    def lemma(self, lower: str, tag: str) -> str:
        """The dictionary form of a lower-cased word under a tag."""
        ...

    def forms(self, lower: str) -> frozenset[str]:
        """Every dictionary form that a lower-cased word has under one tag or another."""
        ...

    def lemmas(self, lower: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
        """The dictionary forms of lower-cased words, each under its tag."""
        ...
