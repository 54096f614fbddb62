"""What a person sees of a run on standard error: failures as they come, progress, and the summary."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

import typer

from annals.cli.main import show
from annals.documents.load import Failure, Note
from annals.engine.coding import Outcome, Summary

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Screen:
    """Failures and the summary; the progress bar only where standard error is a terminal."""

    def __init__(self, *, resumable: bool) -> None:
        self._resumable = resumable
        self._bar: _Bar | None = None
        self.summary = Summary()

    def __enter__(self) -> Screen:
        if sys.stderr.isatty():
            self._bar = _Bar()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.close()
        if isinstance(fault, KeyboardInterrupt) and self._resumable:
            done = _count(self.summary.reports, "report")
            typer.echo(f"annals: {done} coded; the same command with --resume goes on from there", err=True)

    def step(self, outcome: Outcome, summary: Summary) -> None:
        """Show one more outcome: a failure at once, anything else as progress."""
        self.summary = summary
        if isinstance(outcome, Failure):
            show(outcome.error)
        if self._bar:
            self._bar.move(summary)

    def note(self, note: Note) -> None:
        """Say what was done with an input that its owner should know, such as a guessed encoding."""
        typer.echo(f"annals: {note.input}: {note.what}", err=True)

    def end(self) -> None:
        """Write the summary, once the output is complete."""
        if self._bar:
            self._bar.close()
        typer.echo(in_words(self.summary), err=True)


class _Bar:
    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self._progress: Progress = Progress(
            SpinnerColumn(),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[said]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task: TaskID = self._progress.add_task("", total=None, said="")
        self._progress.start()

    def move(self, summary: Summary) -> None:
        said = f"{_count(summary.reports, 'report')}, {_count(summary.incidents, 'incident')}"
        self._progress.update(self._task, said=said)

    def close(self) -> None:
        self._progress.stop()


def in_words(summary: Summary) -> str:
    """The summary as one line of text.

    "12 reports read, 31 incidents (2 without a place, 1 without a date); 1 input refused"
    """
    kept = f" ({summary.kept:,} kept from the run before)" if summary.kept else ""
    refused = f"; {_count(summary.failed, 'input')} refused" if summary.failed else ""
    return (
        f"{_count(summary.reports, 'report')} coded{kept}, {_count(summary.incidents, 'incident')} "
        f"({summary.placeless:,} without a place, {summary.dateless:,} without a date){refused}"
    )


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
