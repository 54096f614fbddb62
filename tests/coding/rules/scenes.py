"""Sentences as the rules see them, for tests of their parts."""

from __future__ import annotations

from functools import cache

from annals.coding.rules.chunks import Chunk, Chunker, Noun, token_spans
from annals.coding.rules.frames import Frames, load_frames
from annals.coding.rules.nouns import Nouns, load_nouns
from annals.coding.rules.scene import Scene
from annals.language.phrases import Phrases
from annals.language.reading import read
from tests.coding.reports import document


@cache
def nouns() -> Nouns:
    return load_nouns("en")


@cache
def frames() -> Frames:
    return load_frames("en")


def scene(text: str) -> Scene:
    """The first sentence of a text, chunked."""
    reading = read(document(text))
    phrases = Phrases(reading)
    sentence = reading.sentences[0]
    dates = token_spans(sentence, phrases.dates(sentence))
    numbers = token_spans(sentence, [n for n in phrases.numbers(sentence) if n.sort == "count"])
    chunks = Chunker(sentence, dates, numbers).chunks()  # type: ignore[arg-type]
    return Scene(sentence, chunks, nouns(), frames().nouns, [p for p in phrases.places(sentence) if not p.weak])


def words(found: Scene, chunk: Chunk) -> str:
    """The words of a chunk."""
    return " ".join(found.sentence.words[chunk.i : chunk.j])


def at(found: Scene, start: str) -> int:
    """The index of the chunk whose words begin so; a test that names none is wrong."""
    return next(k for k, chunk in enumerate(found.chunks) if words(found, chunk).startswith(start))


def head(found: Scene, k: int | None) -> str | None:
    """The head noun of the group at chunk `k`, as written."""
    if k is None:
        return None
    chunk = found.chunks[k]
    return found.sentence.words[chunk.head] if isinstance(chunk, Noun) else None
