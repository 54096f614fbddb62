"""Small documents for the tests of coding, and short words for what is coded in them."""

from __future__ import annotations

from functools import cache

from annals.coded import Coded, Incident, Toll
from annals.documents.head import read_head
from annals.model import Document
from annals.pipeline import Pipeline

PUBLISHED = "2024-03-14"
"""A Thursday."""


@cache
def pipeline() -> Pipeline:
    """The pipeline with the shipped coder; it keeps nothing between documents, so one serves all tests."""
    return Pipeline(coder="rules")


def document(text: str, *, published: str | None = PUBLISHED) -> Document:
    """A report with this text, its head read as `annals code` reads it."""
    head = read_head(text, published=published)
    return Document(
        id="report", text=text, sha256="0" * 64, title=head.title, published=published, dateline=head.dateline,
        body=head.body,
    )  # fmt: skip


def code(text: str, *, published: str | None = PUBLISHED) -> Coded:
    """What the shipped coder makes of a text."""
    return pipeline().code(document(text, published=published))


def bounds(toll: Toll | None) -> str:
    """A toll in short: `3`, `3+` (at least), `5-7`, or `?` where none is told."""
    if toll is None:
        return "?"
    if toll.high is None:
        return f"{toll.low}+"
    return str(toll.low) if toll.low == toll.high else f"{toll.low}-{toll.high}"


def names(incident: Incident, field: str) -> tuple[str, ...]:
    """The names of an incident's participants in one field, lower-cased, in alphabetical order."""
    return tuple(sorted(p.name.lower() for p in getattr(incident, field)))
