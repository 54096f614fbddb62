"""`annals show`: incidents as a person would want to read them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from annals.errors import AnnalsError, CallError

if TYPE_CHECKING:
    from rich.console import Console

    from annals.coded import Coded, Incident
    from annals.release.layout import Block

    Found = tuple[Coded, Incident | None]

PIPE_WIDTH, WIDEST, MOST_NAMED = 100, 120, 5
STYLES = {"plain": "", "head": "bold", "label": "cyan", "quote": "bold yellow", "faint": "dim"}


def show(
    coded: Annotated[
        str, typer.Argument(metavar="CODED.jsonl", help="Coded documents, by `annals code`; - is a pipe.")
    ],
    wanted: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="An incident (the start of its id is enough) or a document."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one incident a line.")] = False,
) -> None:
    """Print an incident, those of a document, or all, each with the sentences it stands on.

    In the sentences, the words that values were read from are marked: by colour on a terminal, by
    « and » in a pipe. What the report does not tell is "not stated".

    Exit status: 0 all done; 1 some lines are no coded documents, each named, all others shown;
    2 the call was wrong, nothing has that id, or the file cannot be read.

    Example: annals show coded.jsonl inc-3f9a
    """
    from annals.cli.main import show as show_fault
    from annals.release.read import read_coded

    failed = False

    def on_fault(fault: AnnalsError) -> None:
        nonlocal failed
        failed = True
        show_fault(fault)

    found = chosen(read_coded(coded, on_fault), wanted, where=coded)
    _print_json(found) if as_json else _print(found)
    # Here, so that a reader who went away is met where all commands meet it.
    sys.stdout.flush()
    if failed:
        raise typer.Exit(1)


def chosen(documents: Iterable[Coded], wanted: str | None, *, where: str) -> Iterator[Found]:
    """The incidents to show, each with its document; a document without any comes with `None`.

    Raises:
        CallError: nothing has the id `wanted`, or several incidents begin with it.
    """
    if wanted is None:
        for document in documents:
            yield from _all_of(document)
        return
    matches = _Matches(wanted)
    for document in documents:
        matches.look_at(document)
    yield from matches.best(where)


def _all_of(document: Coded) -> Iterator[Found]:
    yield from ((document, incident) for incident in document.incidents)
    if not document.incidents:
        yield document, None


class _Matches:
    """What an id may mean, best first: an incident, a document, the start of one incident's id."""

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self._exact: list[Found] = []
        self._documents: list[Found] = []
        self._begins: dict[str, Found] = {}

    def look_at(self, document: Coded) -> None:
        if document.document.id == self._wanted:
            self._documents.extend(_all_of(document))
        for incident in document.incidents:
            if incident.id == self._wanted:
                self._exact.append((document, incident))
            elif self._is_start(incident.id) and len(self._begins) <= MOST_NAMED:
                self._begins.setdefault(incident.id, (document, incident))

    def _is_start(self, known: str) -> bool:
        return known.startswith(self._wanted) or known.partition("-")[2].startswith(self._wanted)

    def best(self, where: str) -> list[Found]:
        found = self._exact or self._documents or list(self._begins.values())
        if not found:
            raise CallError(
                f"nothing has the id {self._wanted!r}", where=where, mend="leave ID out to see all there is"
            )
        if found and not self._exact and not self._documents and len(found) > 1:
            named = ", ".join(list(self._begins)[:MOST_NAMED])
            raise CallError(
                f"several incidents begin with {self._wanted!r}", where=where, mend=f"give more of it: {named}"
            )
        return found


def _print(found: Iterable[Found]) -> None:
    if sys.stdout.isatty():
        from rich.console import Console

        console = Console(highlight=False)
        paint(blocks_of(found), console, min(console.width, WIDEST))
        return
    from annals.release.layout import plain_lines

    for line in plain_lines(blocks_of(found), _pipe_width()):
        _say(line)


def _pipe_width() -> int:
    return max(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, 40)


def blocks_of(found: Iterable[Found]) -> Iterator[Block]:
    """The blocks that tell each of these incidents."""
    from annals.release.show import describe, describe_empty

    for document, incident in found:
        yield from describe_empty(document) if incident is None else describe(document, incident)


def paint(blocks: Iterable[Block], console: Console, width: int) -> None:
    """Print the blocks in colours."""
    from rich.text import Text

    from annals.release.layout import lines

    for spans in lines(blocks, width):
        console.print(Text.assemble(*((text, STYLES[style]) for text, style in spans)), soft_wrap=True)


def _print_json(found: Iterable[Found]) -> None:
    from annals.coded import plain

    for document, incident in found:
        if incident is not None:
            head = {k: v for k, v in plain(document.document).items() if k != "text"}
            _say(json.dumps({"document": head, "incident": plain(incident)}, ensure_ascii=False))


def _say(line: str) -> None:
    # A text may hold what standard output cannot write; that must not stop the rest.
    safe = line.encode(sys.stdout.encoding or "utf-8", "backslashreplace")
    sys.stdout.write(safe.decode(sys.stdout.encoding or "utf-8") + "\n")
