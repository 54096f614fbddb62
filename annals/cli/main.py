"""The program `annals`: finds the command, runs it, and is the one place that shows what went wrong.

Exit status: 0 all done; 1 some inputs failed, each named on standard error; 2 the call itself was
wrong, or the output could not be written; 130 interrupted; 141 the reader of our output went away.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from annals.cli.commands import COMMANDS
from annals.errors import AnnalsError

INTERRUPTED, READER_GONE, REFUSED = 130, 141, 2


class Commands(TyperGroup):
    """The commands of `annals`, each imported only when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order in which the data flows."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A stand-in with the command's short help, enough to list it; None for an unknown name."""
        short = COMMANDS.get(cmd_name)
        return None if short is None else TyperCommand(cmd_name, help=short)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called, now imported, with its name and the rest of the arguments."""
        self.commands.update((name, self.get_command(ctx, name)) for name in COMMANDS)
        name, stand_in, rest = super().resolve_command(ctx, args)
        return name, stand_in if name is None else imported(name), rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what it refuses is shown here and nowhere else."""
        try:
            return super().invoke(ctx)
        except AnnalsError as fault:
            if ctx.params.get("debug"):
                sys.excepthook(type(fault), fault, fault.__traceback__)
            show(fault)
            raise typer.Exit(REFUSED) from fault
        except KeyboardInterrupt as stop:
            typer.echo("annals: interrupted", err=True)
            raise typer.Exit(INTERRUPTED) from stop
        except BrokenPipeError as gone:
            _close_quietly()
            raise typer.Exit(READER_GONE) from gone


def imported(name: str) -> Any:
    """The command `name` from its module: its sub-commands if it has `app`, else the function `name`."""
    module = import_module(f"annals.cli.{name}")
    app: typer.Typer | None = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name)(getattr(module, name))
    command = typer.main.get_command(app)
    command.name = name
    return command


def show(fault: AnnalsError) -> None:
    """Write a fault on standard error: where and what on one line, how to mend it on the next."""
    typer.echo(f"annals: {fault}", err=True)
    if fault.mend:
        typer.echo(f"  mend: {fault.mend}", err=True)


def _close_quietly() -> None:
    # The interpreter flushes standard output when it ends, and would complain of the closed pipe.
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _unforeseen(kind: type[BaseException], fault: BaseException, _: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        typer.echo("annals: interrupted", err=True)
        sys.exit(INTERRUPTED)
    typer.echo(f"annals: a fault of the program itself: {kind.__name__}: {fault}", err=True)
    typer.echo("  mend: please report it, with what the same call prints as `annals --debug ...`", err=True)
    sys.exit(REFUSED)


def _version(wanted: bool) -> None:
    if wanted:
        from annals import __version__

        typer.echo(f"annals {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)


@app.callback()
def _annals(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program a fault arose.")] = False,
) -> None:
    """Turn reports of political violence into incidents, each value standing on an exact quote."""
    if debug:
        sys.excepthook = sys.__excepthook__


def main() -> None:
    """Run `annals` with the arguments of this process, and end the process with its exit status."""
    sys.excepthook = _unforeseen
    # Not `app()`, which would put a hook of its own in the place of ours.
    typer.main.get_command(app)()
