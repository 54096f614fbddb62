"""`annals export`: coded documents in a format of others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from annals.errors import AnnalsError, CallError


def export(
    coded: Annotated[
        str, typer.Argument(metavar="CODED.jsonl", help="Coded documents, by `annals code`; - is a pipe.")
    ],
    format_name: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="acled, csv or geojson.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="Where to write; - is a pipe.")],
    scheme: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="The scheme folder that was coded with.")
    ] = None,
) -> None:
    """Write incidents in a format of others, and tell what it cannot carry.

    FILE appears, or is replaced, in one step. Beside it, FILE.losses.txt says what the format could
    not carry and how many incidents are concerned; with `-o -` this goes to standard error.

    csv: one row an incident, with quotes and their offsets. geojson: a map layer (RFC 7946). acled:
    ACLED's 31 columns, with its codes and its number rule. In csv and acled, text that a spreadsheet
    would take for a formula gets an apostrophe before it.

    Exit status: 0 all done; 1 some lines are no coded documents, each named, all others written;
    2 the call was wrong, or a file cannot be read or written.

    Example: annals export coded.jsonl -f csv -o incidents.csv
    """
    from annals.cli.main import show
    from annals.release.export import export as write
    from annals.release.formats.registry import format_called
    from annals.release.read import read_coded
    from annals.scheme.load import load_scheme

    form = format_called(format_name)
    _check_apart(coded, out)
    failed = False

    def on_fault(fault: AnnalsError) -> None:
        nonlocal failed
        failed = True
        show(fault)

    losses = write(read_coded(coded, on_fault), format_name, out, load_scheme(*(scheme or ())))
    if out == "-":
        typer.echo(losses.report(form.name, "standard output"), err=True, nl=False)
    if failed:
        raise typer.Exit(1)


def _check_apart(coded: str, out: str) -> None:
    if "-" not in (coded, out) and os.path.realpath(coded) == os.path.realpath(out):
        raise CallError("is the file that is read, and would be overwritten", where=f"-o {out}", mend="name another")
