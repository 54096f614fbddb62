"""The supported languages: a code, a name, a folder of data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

from annals.errors import InputError
from annals.language.base import Language, Span
from annals.language.lemmas import Lemmas
from annals.language.sentences import Splitter
from annals.language.tagger import Tagger
from annals.language.tokens import token_pattern

LANGUAGES = {"en": "English"}
"""Code (ISO 639-1) and English name of each supported language; its data stands in a folder of that code."""


class FolderLanguage:
    """A language read from its folder: `segmentation.toml`, `lemmas.toml`, `tagger.txt`."""

    def __init__(self, code: str, name: str, folder: Path) -> None:
        self.code = code
        self.name = name
        self.folder = folder
        with (folder / "segmentation.toml").open("rb") as file:
            data = tomllib.load(file)
        self.token: re.Pattern[str] = token_pattern(
            always=[*data["titles"], *data["general"]],
            before_number=data["before_number"],
            clitics=data["clitics"],
        )
        self._splitter = Splitter(data)

    def spans(self, text: str, start: int, caps: bool) -> list[Span]:
        """The sentences of `text` from `start` on; `caps` says that the text has no lower case."""
        return self._splitter.spans(text, start, caps)

    def tag(self, words: Sequence[str], lower: Sequence[str], shaped: bool) -> tuple[str, ...]:
        """One Penn Treebank tag a word; `shaped` says that capitals tell something."""
        return self._tagger.tag(words, lower, shaped)

    def allowed(self, word: str, lower: str, shaped: bool) -> tuple[str, ...]:
        """The tags that `tag` can give a word, whatever stands around it."""
        return self._tagger.allowed(word, lower, shaped)

    def lemma(self, lower: str, tag: str) -> str:
        """The dictionary form of a lower-cased word under a tag."""
        return self._lemmas.lemma(lower, tag)

    def lemmas(self, lower: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
        """The dictionary forms of lower-cased words, each under its tag."""
        return self._lemmas.lemmas(lower, tags)

    def forms(self, lower: str) -> frozenset[str]:
        """Every dictionary form that a lower-cased word has under one tag or another."""
        return self._lemmas.forms(lower)

    @cached_property
    def _tagger(self) -> Tagger:
        return Tagger.load(self.folder / "tagger.txt")

    @cached_property
    def _lemmas(self) -> Lemmas:
        return Lemmas.load(self.folder / "lemmas.toml")


@cache
def language(code: str) -> Language:
    """The language of an ISO 639-1 code.

    Raises:
        InputError: it is not supported.
    """
    if code not in LANGUAGES:
        known = ", ".join(f"{name} ({key})" for key, name in LANGUAGES.items())
        raise InputError(f"the language '{code}' is not supported", mend=f"give a report in {known}")
    return FolderLanguage(code, LANGUAGES[code], Path(__file__).parent / code)
