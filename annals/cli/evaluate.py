"""`annals evaluate`: coded documents against gold answers, field by field, and the misses one by one."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from annals.errors import CallError, InputError

if TYPE_CHECKING:
    from annals.evaluation.gold import Paired
    from annals.evaluation.score import Figures

ALL = "all"
MOST_NAMED = 5


class Evaluate(TyperCommand):
    """The command with `--misses`, whose FIELD may be left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; `--misses` that is not followed by the name of a figure means all."""
        from annals.evaluation.fields import NAMES

        filled = []
        for argument, after in zip(args, [*args[1:], ""], strict=True):
            bare = argument == "--misses" and after not in {ALL, *NAMES}
            filled.append(f"--misses={ALL}" if bare else argument)
        return super().parse_args(ctx, filled)


app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("evaluate", cls=Evaluate)
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder of NAME.txt with NAME.json, or a file of JSON lines.")
    ],
    coded: Annotated[
        str, typer.Argument(metavar="CODED.jsonl", help="Coded documents, by `annals code`; - is a pipe.")
    ],
    to: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the figures as JSON as well.")
    ] = None,
    misses: Annotated[
        str | None,
        typer.Option(metavar="[FIELD]", help="Print each miss of a figure, or of all: what was expected, what came."),
    ] = None,
    scheme: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="Your own incident types, beside the shipped.")
    ] = None,
    draws: Annotated[int, typer.Option(min=0, metavar="N", help="Draws for the 95 % intervals; 0 for none.")] = 1000,
) -> None:
    """Compare coded documents with gold answers: precision, recall and F1 of every field.

    Documents are put together by id. In each, the coded incidents are aligned with gold's one to one;
    figures count all incidents, so that one too many, or one missed, costs in each of its fields.
    Intervals are 95 % bootstrap intervals of F1 over documents. Misses are printed one a line, their
    parts parted by tabs: document, figure, wrong, missed or spurious, incident, expected, got, clause.

    Exit status: 0 all done; 1 some gold documents are not among the coded ones (they count as missed);
    2 the call was wrong, or a file cannot be read.

    Example: annals evaluate gold/dev coded.jsonl --misses killed
    """
    from annals.evaluation.fields import families
    from annals.evaluation.gold import pair, read_gold, read_lines
    from annals.evaluation.intervals import intervals
    from annals.evaluation.results import as_plain
    from annals.evaluation.score import Scorer
    from annals.scheme.load import load_scheme

    scorer = Scorer(families(load_scheme(*(scheme or ())).types))
    wanted = checked(misses, [field.name for field in scorer.fields])
    paired = pair(read_gold(gold), read_lines(coded))
    figures = scorer.score(paired.pairs)
    found = intervals(figures, draws=draws)
    if to is not None:
        write(to, as_plain(figures, found, draws=draws))
    show(figures, found)
    if misses is not None:
        show_misses(figures, wanted)
    sys.stdout.flush()
    tell(paired)
    if paired.uncoded:
        raise typer.Exit(1)


def checked(misses: str | None, names: Sequence[str]) -> str | None:
    """The figure whose misses are wanted; `None` for all of them.

    Raises:
        CallError: there is no such figure.
    """
    if misses is None or misses == ALL:
        return None
    if misses not in names:
        raise CallError(f"there is no figure {misses!r}", where="--misses", mend=f"use one of {', '.join(names)}")
    return misses


def write(path: Path, value: object) -> None:
    """Write a value as JSON.

    Raises:
        InputError: the file cannot be written.
    """
    try:
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as fault:
        raise InputError(f"cannot be written: {fault.strerror}", where=f"--json {path}", mend="name a file") from fault


def show(figures: Figures, found: dict[str, tuple[float, float]]) -> None:
    """Print the table: with Rich on a terminal, as plain columns in a pipe."""
    from annals.evaluation.results import HEADINGS, as_rows, in_columns

    rows = as_rows(figures, found)
    if sys.stdout.isatty():
        _show_rich(rows, HEADINGS)
    else:
        print("\n".join(in_columns(rows)))
    print(f"{len(figures.documents)} documents; tolls given where gold has none: ", end="")
    print(f"{figures.false_tolls} of {figures.tolls_given}")


def _show_rich(rows: Sequence[Sequence[str]], headings: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left", style="bold" if heading == "F1" else "")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def show_misses(figures: Figures, wanted: str | None) -> None:
    """Print the misses of one figure, or of all, one a line."""
    from annals.evaluation.results import as_line, listed

    print()
    for miss in listed(figures, wanted):
        print(as_line(miss))


def tell(paired: Paired) -> None:
    """Name on standard error what could not be put together."""
    for ids, what in (
        (paired.uncoded, "not among the coded documents, and counted as missed"),
        (paired.without_gold, "without gold answers, and left out"),
    ):
        if ids:
            more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
            typer.echo(f"annals: {', '.join(ids[:MOST_NAMED])}{more}: {what}", err=True)
