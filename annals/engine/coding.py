"""Coding as work for an engine: a document in, its finished line or the reason why there is none out."""

from __future__ import annotations

import gc
import json
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annals.coded import Coded, to_line
from annals.documents.load import Failure
from annals.engine.base import Engine, Ready
from annals.engine.output import Output
from annals.errors import InputError
from annals.model import Document
from annals.pipeline import Pipeline

COLLECT_AFTER = 100_000
"""So many new objects, about those of five reports, are made before the collector looks for cycles among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A coded document as it is written, UTF-8 with its line end, and what the summary counts.

    `kept` says that an earlier run wrote it.
    """

    data: bytes
    incidents: int
    placeless: int
    dateless: int
    kept: bool = False


Outcome = Line | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeWork:
    """Codes documents with one pipeline a process."""

    coder: str
    scheme_folders: tuple[Path, ...] = ()
    gazetteer_packs: tuple[Path, ...] = ()

    def open(self) -> Callable[[Document], Outcome]:
        """Load the pipeline; the function codes one document.

        Raises:
            AnnalsError: the coder, a scheme folder or a gazetteer pack cannot be used.
        """
        pipeline = Pipeline(coder=self.coder, scheme_folders=self.scheme_folders, gazetteer_packs=self.gazetteer_packs)
        # Word lists and model stay for as long as the process: the collector need not walk them with every report.
        gc.freeze()
        gc.set_threshold(COLLECT_AFTER)
        return lambda document: coded_line(pipeline, document)

    def weight(self, item: Document) -> int:
        """The length of the text in characters: coding takes time in proportion to it."""
        return len(item.text)

    def lost(self, item: Document, why: str) -> Outcome:
        """The failure of a document that ended its process."""
        return _failure(item, why)


def coded_line(pipeline: Pipeline, document: Document) -> Outcome:
    """Code one document. Whatever goes wrong with it becomes its own failure, and the others go on."""
    try:
        coded = pipeline.code(document)
        return _line(coded, (to_line(coded) + "\n").encode())
    except InputError as fault:
        return Failure(document.id, fault)
    except Exception as fault:  # noqa: BLE001 - the contract: one report never stops the others
        return _failure(document, f"{type(fault).__name__}: {fault} ({_where(fault)})")


def _failure(document: Document, why: str) -> Failure:
    error = InputError(
        f"could not be coded: {why}",
        where=document.id,
        mend="please report it together with this text; all other inputs are coded",
    )
    return Failure(document.id, error)


def _where(fault: Exception) -> str:
    innermost = traceback.extract_tb(fault.__traceback__)[-1]
    return f"in {Path(innermost.filename).name}, line {innermost.lineno}"


def _line(coded: Coded, data: bytes) -> Line:
    return Line(
        data=data,
        incidents=len(coded.incidents),
        placeless=sum(not incident.places for incident in coded.incidents),
        dateless=sum(incident.date is None for incident in coded.incidents),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run came to. `placeless` and `dateless` count incidents; `kept` reports of an earlier run."""

    reports: int = 0
    kept: int = 0
    incidents: int = 0
    placeless: int = 0
    dateless: int = 0
    failed: int = 0

    def add(self, outcome: Outcome) -> Summary:
        """The summary with one more outcome."""
        if isinstance(outcome, Failure):
            return replace(self, failed=self.failed + 1)
        return replace(
            self,
            reports=self.reports + 1,
            kept=self.kept + outcome.kept,
            incidents=self.incidents + outcome.incidents,
            placeless=self.placeless + outcome.placeless,
            dateless=self.dateless + outcome.dateless,
        )


def run(
    documents: Iterable[Document | Failure], work: CodeWork, engine: Engine, lines: Output, *, jobs: int
) -> Iterator[tuple[Outcome, Summary]]:
    """Code the documents and write their lines in order; each outcome comes with the summary so far.

    Raises:
        OutputError: a line cannot be written.
        AnnalsError: the work cannot begin (see `CodeWork.open`).
    """
    summary = Summary()
    for outcome in engine.run(work, _items(documents, lines), jobs=jobs):
        if isinstance(outcome, Line):
            lines.write(outcome.data)
        summary = summary.add(outcome)
        yield outcome, summary


def _items(documents: Iterable[Document | Failure], lines: Output) -> Iterator[Document | Ready[Outcome]]:
    for document in documents:
        if isinstance(document, Failure):
            yield Ready(outcome=document)
            continue
        earlier = kept_line(lines, document)
        yield document if earlier is None else Ready(outcome=earlier)


def kept_line(lines: Output, document: Document) -> Line | None:
    """The line that an earlier run wrote for this document; None where it must be coded (again)."""
    data = lines.kept(document.id, document.sha256)
    if data is None:
        return None
    try:
        incidents: list[dict[str, Any]] = json.loads(data)["incidents"]
    except (ValueError, KeyError, TypeError):
        return None  # damaged on the way to the disk, so coded again
    return Line(
        data=data,
        incidents=len(incidents),
        placeless=sum(not incident["places"] for incident in incidents),
        dateless=sum(incident["date"] is None for incident in incidents),
        kept=True,
    )
