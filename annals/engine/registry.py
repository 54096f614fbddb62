"""The engines by name. Another one is a class with `name` and `run`, and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from annals.engine.base import Engine
from annals.engine.local import LocalEngine
from annals.errors import CallError

ENGINES: Mapping[str, type[Engine]] = MappingProxyType({"local": LocalEngine})


def engine(name: str) -> Engine:
    """The engine that `--engine` names.

    Raises:
        CallError: there is no engine of this name; the message names those there are.
    """
    try:
        return ENGINES[name]()
    except KeyError:
        raise CallError(
            f"no engine is called {name!r}", where="--engine", mend=f"use one of: {', '.join(ENGINES)}"
        ) from None
