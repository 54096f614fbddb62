"""The formats by name; to add one, write its module and add its line here."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from annals.errors import CallError
from annals.release.formats.base import Format

_MODULES: dict[str, str] = {
    "acled": "acled",
    "csv": "flat",
    "geojson": "geojson",
}


def format_names() -> tuple[str, ...]:
    """The names of all formats, in the order of the alphabet."""
    return tuple(sorted(_MODULES))


def format_called(name: str) -> Format:
    """The format of that name; its module is imported only now.

    Raises:
        CallError: there is none.
    """
    module = _MODULES.get(name)
    if module is None:
        raise CallError(f"no format {name!r}", where="-f", mend=f"use one of {', '.join(format_names())}")
    return cast(Format, import_module(f"annals.release.formats.{module}"))
