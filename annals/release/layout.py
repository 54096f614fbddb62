"""Lines of styled text, wrapped to a width; one layout for the terminal and for a pipe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "head", "label", "quote", "faint"]
Span = tuple[str, Style]
_WORD = re.compile(r"\S+")
LABEL_WIDTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text set as one paragraph, `indent` columns from the left, after its label if any."""

    spans: tuple[Span, ...]
    label: str = ""
    indent: int = 0


def marked(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with « and » round what is quoted, for where there are no colours."""
    return tuple((f"«{text}»" if style == "quote" else text, style) for text, style in spans)


def lines(blocks: Iterable[Block], width: int) -> Iterator[list[Span]]:
    """Each line of the blocks as spans, none wider than `width` unless a single word is."""
    for block in blocks:
        hang = block.indent + (LABEL_WIDTH if block.label else 0)
        lead: list[Span] = [(" " * block.indent, "plain")]
        if block.label:
            lead.append((block.label.ljust(LABEL_WIDTH), "label"))
        for body in _wrapped(block.spans, max(width - hang, 20)):
            yield [*lead, *body]
            lead = [(" " * hang, "plain")]


def _wrapped(spans: Sequence[Span], width: int) -> Iterator[list[Span]]:
    text = "".join(text for text, _ in spans)
    start = end = -1
    for word in _WORD.finditer(text):
        if start < 0:
            start = word.start()
        elif word.end() - start > width:
            yield _slice(spans, start, end)
            start = word.start()
        end = word.end()
    yield _slice(spans, start, end) if start >= 0 else []


def _slice(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    found: list[Span] = []
    at = 0
    for text, style in spans:
        part = text[max(start - at, 0) : max(end - at, 0)]
        if part:
            found.append((part, style))
        at += len(text)
    return found


def plain_lines(blocks: Iterable[Block], width: int) -> Iterator[str]:
    """The blocks as lines of plain text, quotes between « and »."""
    bare = (Block(spans=marked(b.spans), label=b.label, indent=b.indent) for b in blocks)
    for spans in lines(bare, width):
        yield "".join(text for text, _ in spans).rstrip()
