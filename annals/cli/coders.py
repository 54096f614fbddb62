"""`annals coders`: who can read reports."""

from __future__ import annotations

import typer


def coders() -> None:
    """List the coders that `annals code --coder NAME` can use, the one used without it marked.

    Example: annals coders
    """
    from annals.coding.registry import CODERS, DEFAULT

    width = max(map(len, CODERS))
    for name, (_, description) in CODERS.items():
        mark = " (used when none is named)" if name == DEFAULT else ""
        typer.echo(f"{name.ljust(width)}  {description}{mark}")
