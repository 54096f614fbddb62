"""Coders by name."""

from __future__ import annotations

from collections.abc import Callable

from annals.coding.coder import Coder
from annals.coding.joined.coder import JoinedCoder
from annals.coding.rules.coder import RulesCoder
from annals.errors import CallError
from annals.scheme.records import Scheme

CODERS: dict[str, tuple[Callable[[Scheme], Coder], str]] = {
    "joined": (JoinedCoder, "The rules and a small neural network together: slower, and right more often."),
    "rules": (RulesCoder, "Patterns over tokens with lexicons as data; every claim names its rule; no model."),
}
DEFAULT = "joined"


def make_coder(name: str, scheme: Scheme) -> Coder:
    """The coder of that name for a scheme.

    Raises:
        CallError: no coder has that name.
    """
    try:
        return CODERS[name][0](scheme)
    except KeyError:
        raise CallError(
            f"no coder is called '{name}'", where="--coder", mend=f"use one of: {', '.join(CODERS)}"
        ) from None
