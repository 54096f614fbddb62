"""A document as sentences of tokens; tags and lemmas are made when they are first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from annals.language.base import Language, Span
from annals.language.registry import language
from annals.language.tokens import token_spans
from annals.model import Document

LONGEST = 400
"""The most tokens one sentence may have; a longer one is cut, so that time stays linear."""

_STRAIGHT = str.maketrans("\u2019\u2018\u02bc\u201c\u201d", "'''\"\"")
_LOWER = ascii_lowercase.encode()
_UPPER = ascii_uppercase.encode()
_STOPS = frozenset(".?!")
_SAMPLE = 4000
_HEADLINE = -1
_FIELD = re.compile(r"(?:[A-Z][\w-]*(?: [\w-]+){0,2}:\s|(?:[Bb]y|BY) |Published|Updated|Last updated|Source|---)")
_MARKS = re.compile(r"[\s#*_>]*")
_HEADLINE_WORD = re.compile(r"[^\W\d_]{2,}")


class Sentence:
    """One sentence; the tuples have one entry a token, offsets count characters of the document's text.

    `lower` holds the words in lower case with straight quotes. `caps` says that the sentence, or the
    whole report, is written in capitals, so that a capital tells nothing. `paragraph` counts from 0;
    a headline before the narrative has -1.
    """

    __slots__ = (
        "_language", "_mender", "_shaped", "_tagged", "caps", "end", "ends", "index", "lemmas", "lower", "paragraph",
        "start", "starts", "tags", "words",
    )  # fmt: skip

    tags: tuple[str, ...]
    """Penn Treebank tags, one a token."""
    lemmas: tuple[str, ...]
    """Dictionary forms in lower case, one a token."""

    def __init__(
        self,
        *,
        index: int,
        paragraph: int,
        text: str,
        spans: list[tuple[int, int]],
        caps: bool,
        language: Language,
    ) -> None:
        self.index = index
        self.paragraph = paragraph
        self.starts, self.ends = tuple(zip(*spans, strict=True))
        self.start: int = self.starts[0]
        self.end: int = self.ends[-1]
        self.words = tuple([text[a:b] for a, b in spans])
        self.lower = _lowered(self.words)
        self.caps = caps or text[self.start : self.end].isupper()
        self._language = language
        self._shaped: bool | None = None
        self._tagged = False
        self._mender: Callable[[Sentence], Mapping[int, str]] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return f"<Sentence {self.index} {self.start}:{self.end} {' '.join(self.words[:8])}>"

    def __getattr__(self, name: str) -> tuple[str, ...]:
        # Called only for what is not there yet: tags are asked for forty times a sentence, too often for a property.
        if name == "tags":
            return self._tag()
        if name == "lemmas":
            self.lemmas = self._language.lemmas(self.lower, self.tags)
            return self.lemmas
        raise AttributeError(name)

    def _tag(self) -> tuple[str, ...]:
        if self._shaped is None:
            self._shaped = not self.caps and not _is_title_case(self.words)
        self.tags = self._language.tag(self.words, self.lower, self._shaped)
        self._tagged = True
        if self._mender is not None:
            mender, self._mender = self._mender, None
            self.mend(mender)
        return self.tags

    def allowed(self, at: int) -> tuple[str, ...]:
        """The tags that a token may have, far cheaper than tags; the one it has where these are known."""
        if self._tagged:
            return (self.tags[at],)
        if self._shaped is None:
            self._shaped = not self.caps and not _is_title_case(self.words)
        return self._language.allowed(self.words[at], self.lower[at], self._shaped)

    def mend(self, mender: Callable[[Sentence], Mapping[int, str]]) -> None:
        """Has the tags mended, at once or as soon as somebody asks for them: tags are dear, and few are asked for."""
        if not self._tagged:
            self._mender = mender
        elif changes := mender(self):
            self.retag(changes)
            # What one word is may hang on the tag that its neighbour was given: mended twice at most.
            again = {i: tag for i, tag in mender(self).items() if i not in changes}
            if again:
                self.retag(again)

    def retag(self, changes: Mapping[int, str]) -> None:
        """Replaces the tags of some tokens, for a reader that knows a word better than the tagger does."""
        tags = list(self.tags)
        for i, tag in changes.items():
            tags[i] = tag
        self.tags = tuple(tags)
        with suppress(AttributeError):  # not asked for yet
            del self.lemmas


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its sentences, headline first; `caps`: the text is almost without lower case."""

    document: Document
    text: str
    sentences: tuple[Sentence, ...]
    caps: bool


def read(document: Document) -> Reading:
    """The sentences of a document: headlines before `document.body`, then the narrative.

    Raises:
        InputError: the document's language is not supported.
    """
    knowledge = language(document.language)
    text = document.text
    caps = _is_caps(text, document.body)
    spans = [*_headlines(document), *knowledge.spans(text, document.body, caps)]
    return Reading(document, text, tuple(_build(text, spans, caps, knowledge)), caps)


def _build(text: str, spans: list[Span], caps: bool, knowledge: Language) -> Iterator[Sentence]:
    index = 0
    for span in spans:
        tokens = token_spans(knowledge.token, text, span.start, span.end)
        for part in _parts(text, tokens):
            yield Sentence(index=index, paragraph=span.paragraph, text=text, spans=part, caps=caps, language=knowledge)
            index += 1


def _parts(text: str, tokens: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The tokens as one sentence, or cut behind the last ; or , that keeps a part short enough."""
    first = 0
    while len(tokens) - first > LONGEST:
        cut = first + LONGEST
        for mark in (";", ","):
            behind = range(cut - 1, first + LONGEST // 2, -1)
            at = next((i for i in behind if text[tokens[i][0]] == mark), None)
            if at is not None:
                cut = at + 1
                break
        yield tokens[first:cut]
        first = cut
    if first < len(tokens):
        yield tokens[first:]


def _lowered(words: tuple[str, ...]) -> tuple[str, ...]:
    joined = "\n".join(words)
    if joined.isascii():
        return tuple(joined.lower().split("\n"))
    return tuple([word.lower().translate(_STRAIGHT) for word in words])


def _is_caps(text: str, body: int) -> bool:
    sample = (text[body : body + _SAMPLE] or text[:_SAMPLE]).encode("ascii", "ignore")
    upper = len(sample) - len(sample.translate(None, _UPPER))
    # Editors insert in lower case; in ordinary prose small letters are twenty times the capitals.
    return upper > 2 * (len(sample) - len(sample.translate(None, _LOWER)))


def _is_title_case(words: tuple[str, ...]) -> bool:
    """Whether this is a headline In Title Case, in which a capital tells nothing about a word."""
    if words[-1] in _STOPS or words[0].islower():
        return False
    long = [word for word in words[1:] if len(word) > 3 and word[0].isalpha()]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _headlines(document: Document) -> Iterator[Span]:
    """Lines before the narrative that read like a headline: no dateline, header field or by-line."""
    text, line = document.text, document.dateline
    if document.title and (at := text.find(document.title, 0, document.body)) >= 0:
        yield Span(at, at + len(document.title), _HEADLINE)
        return
    position = 0
    for row in text[: document.body].splitlines(keepends=True):
        start, end = position + _skipped(row), position + len(row.rstrip())
        position += len(row)
        if line and start < line.end and end > line.start:
            continue
        if _is_headline(text[start:end]):
            yield Span(start, end, _HEADLINE)


def _skipped(row: str) -> int:
    match = _MARKS.match(row)
    return match.end() if match else 0


def _is_headline(row: str) -> bool:
    return len(_HEADLINE_WORD.findall(row)) >= 3 and len(row) < 250 and not _FIELD.match(row)
