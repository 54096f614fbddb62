"""Writes coded documents in a format of others, whole or not at all, and tells what was lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annals.coded import Coded
from annals.errors import CallError
from annals.release.formats.registry import format_called
from annals.release.losses import Losses
from annals.scheme.records import Scheme

LOSSES_SUFFIX = ".losses.txt"


def export(coded: Iterable[Coded], format_name: str, out: str, scheme: Scheme) -> Losses:
    """Write the documents to the file `out` (``-`` is standard output); give what was lost.

    A file appears, or is replaced, in one step once it is complete; beside it ``FILE.losses.txt`` says
    what it does not carry. For ``-`` the caller tells the losses.

    Raises:
        CallError: the format is unknown, or the file cannot be written.
    """
    form = format_called(format_name)
    losses = Losses(drops=form.drops)
    if out == "-":
        form.write(coded, sys.stdout.buffer, losses, scheme)
        sys.stdout.buffer.flush()
        return losses
    with whole_file(out) as handle:
        form.write(coded, handle, losses, scheme)
    with whole_file(out + LOSSES_SUFFIX) as handle:
        handle.write(losses.report(format_name, Path(out).name).encode("utf-8", "backslashreplace"))
    return losses


@contextmanager
def whole_file(name: str) -> Iterator[BinaryIO]:
    """A handle whose content becomes the file `name` in one step, once all of it is written.

    A fault leaves the file as it was. What is no plain file (a pipe, a device) is written directly.

    Raises:
        CallError: it cannot be written.
    """
    target = Path(os.path.realpath(name))
    direct = target.exists() and not target.is_file()
    part = target if direct else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as handle:
            yield handle
        if not direct:
            part.replace(target)
    except OSError as fault:
        raise CallError(
            f"cannot be written: {fault.strerror}", where=name, mend="name a file in a folder you may write to"
        ) from fault
    finally:
        if not direct:
            part.unlink(missing_ok=True)
