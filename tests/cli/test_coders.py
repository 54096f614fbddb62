"""The coder that `annals code` uses is the one that the registry says is used."""

from __future__ import annotations

import inspect

from annals.cli.code import code
from annals.coding.registry import CODERS, DEFAULT


def test_the_default_of_the_command_is_that_of_the_registry() -> None:
    assert inspect.signature(code).parameters["coder"].default == DEFAULT
    assert DEFAULT in CODERS
