"""Runs a coder over the examples of the scheme; ``python -m tests.scheme.examples`` tells every miss."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from annals.coded import Incident
from annals.model import Document
from annals.pipeline import Pipeline
from annals.scheme.records import Example, Scheme

PUBLISHED = "2024-03-14"


def read(pipeline: Pipeline, example: Example) -> tuple[Incident, ...]:
    """What the pipeline makes of an example's text, as of a Thursday."""
    return pipeline.code(Document(id="example", text=example.text, sha256="0" * 64, published=PUBLISHED)).incidents


def misses(pipeline: Pipeline) -> Iterator[tuple[str, str, str]]:
    """Every miss as (sort, type, what): sort is `yes`, `no`, `role`, `toll` or `status`."""
    for event in pipeline.scheme.types.values():
        for example in event.yes:
            yield from _missed(event.name, example, read(pipeline, example), pipeline.scheme)
        for example in event.no:
            types = {found.type for found in read(pipeline, example)}
            if event.name in types or (example.is_type == "none" and types):
                yield "no", event.name, f"{example.text} -> {sorted(types)}, it is {example.is_type}"


def _missed(name: str, example: Example, found: tuple[Incident, ...], scheme: Scheme) -> Iterator[tuple[str, str, str]]:
    incident = next((one for one in found if one.type == name), None)
    if incident is None:
        yield "yes", name, f"{example.text} -> {[one.type for one in found]}"
        return
    if incident.status != example.status:
        yield "status", name, f"{example.text} -> {incident.status}, it is {example.status}"
    for role, names in example.roles:
        got = _words(incident, scheme.roles[role].field)
        for wanted in names:
            if wanted.lower() not in got:
                yield "role", name, f"{example.text} -> {role} {wanted!r} not among {got!r}"
    for toll, bounds in example.tolls:
        read_as = getattr(incident, toll)
        if read_as is None or (read_as.low, read_as.high) != bounds:
            yield "toll", name, f"{example.text} -> {toll} {read_as}, it is {bounds}"


def _words(incident: Incident, field: str) -> str:
    return "; ".join(
        words
        for participant in getattr(incident, field)
        for words in (participant.name.lower(), *(mention.text.lower() for mention in participant.mentions))
    )


if __name__ == "__main__":
    for miss in misses(Pipeline()):
        sys.stdout.write("\t".join(miss) + "\n")
