"""OUT of `annals code`: whole lines only, in order, and nothing lost when a run is cut short.

A run writes OUT.part and names it OUT at its end, so OUT is always a complete result. A run that is
cut short leaves OUT.part; the next one with `resume` sets its lines aside as OUT.kept, and takes from
there (or, after a complete run, from OUT) each line whose report has the same id and SHA-256. What
comes out is byte for byte what one run from beginning to end would have written.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol

from annals.errors import AnnalsError, CallError

_HEAD = re.compile(rb'\{"document": \{"id": ("(?:[^"\\]|\\.)*").*?"sha256": "([0-9a-f]*)"')


class OutputError(AnnalsError):
    """The output cannot be written: a full disk, a missing right. What was written stays whole lines."""


class Output(Protocol):
    """Where coded lines go. `finish` is called once, when all are written."""

    def kept(self, document_id: str, sha256: str) -> bytes | None:
        """The line of this report from an earlier run, with its line end; None if there is none."""
        ...

    def write(self, line: bytes) -> None:
        """Append one whole line, with its line end."""
        ...

    def finish(self) -> None:
        """Make the lines written so far the result."""
        ...


@contextmanager
def output(out: str, *, resume: bool) -> Iterator[Output]:
    """Where `-o OUT` writes: `-` is standard output, a device or pipe is written as it is.

    Raises:
        CallError: OUT cannot be a file, or cannot be resumed.
        OutputError: OUT cannot be opened or written.
    """
    if out == "-" or _is_stream(Path(out)):
        if resume:
            raise CallError("what went into a stream cannot be resumed", where="--resume", mend="give a file with -o")
        yield from _stream(out)
        return
    target = Path(os.path.realpath(out))
    _check(target, out)
    with _written(out), FileOutput(target, resume=resume) as lines:
        yield lines


def _is_stream(path: Path) -> bool:
    with suppress(OSError):
        mode = path.stat().st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


def _stream(out: str) -> Iterator[Output]:
    if out == "-":
        with _written("standard output"):
            yield StreamOutput(sys.stdout.buffer)
        return
    with _written(out), _opened(Path(out)) as handle:
        yield StreamOutput(handle)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("wb", buffering=0)
    except OSError as cause:
        raise _WriteError(cause) from cause


def _check(target: Path, out: str) -> None:
    if target.is_dir():
        raise CallError("is a folder", where=f"-o {out}", mend="name a file in it, such as coded.jsonl")
    if not target.parent.is_dir():
        raise CallError(
            f"the folder {target.parent} does not exist",
            where=f"-o {out}",
            mend=f"make it first: mkdir -p {target.parent}",
        )


@contextmanager
def _written(out: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except _WriteError as fault:
        raise OutputError(
            f"cannot be written: {fault.cause.strerror}",
            where=f"-o {out}",
            mend="make room or get the right to write there, then run the same command with --resume",
        ) from fault.cause


class _WriteError(Exception):
    """An OSError of the output, told apart from those of the inputs."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class StreamOutput:
    """Lines into a pipe, a device or standard output. Nothing is kept."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle

    def kept(self, document_id: str, sha256: str) -> bytes | None:
        """Always None: a stream cannot be read back."""
        return None

    def write(self, line: bytes) -> None:
        """Write and flush one line, so that a reader sees it at once."""
        try:
            _write_all(self._handle, line)
            self._handle.flush()
        except BrokenPipeError:
            raise
        except OSError as cause:
            raise _WriteError(cause) from cause

    def finish(self) -> None:
        """Nothing is left to do."""


def _write_all(handle: BinaryIO, data: bytes) -> None:
    # An unbuffered file may take less than it is given, when the disk is nearly full.
    rest = memoryview(data)
    while rest:
        rest = rest[handle.write(rest) :]


class FileOutput:
    """Lines into OUT.part, which becomes OUT at the end.

    OUT.part is begun with the first line, so that a call that is refused before it touches nothing.
    """

    def __init__(self, target: Path, *, resume: bool) -> None:
        self._target = target
        self._part = target.with_name(target.name + ".part")
        self._aside = target.with_name(target.name + ".kept")
        self._resume = resume
        self._whole = 0
        self._handle: BinaryIO | None = None
        _check_idle(self._part)
        try:
            self._earlier = self._set_aside() if resume else Lines()
        except OSError as cause:
            raise _WriteError(cause) from cause

    def __enter__(self) -> FileOutput:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._earlier.close()
        if self._handle:
            self._handle.close()

    def kept(self, document_id: str, sha256: str) -> bytes | None:
        """The line of the report with this id and SHA-256 from an earlier run."""
        return self._earlier.find(document_id, sha256)

    def write(self, line: bytes) -> None:
        """Append one whole line; when the disk is full, what there is of it is taken back."""
        handle = self._begun()
        try:
            _write_all(handle, line)
        except OSError as cause:
            with suppress(OSError):
                handle.truncate(self._whole)
            raise _WriteError(cause) from cause
        self._whole += len(line)

    def finish(self) -> None:
        """Put the result in the place of OUT, in one step."""
        handle = self._begun()
        self._earlier.close()
        try:
            os.fsync(handle.fileno())
            handle.close()
            self._part.replace(self._target)
            self._aside.unlink(missing_ok=True)
        except OSError as cause:
            raise _WriteError(cause) from cause

    def _begun(self) -> BinaryIO:
        if self._handle is None:
            if not self._resume:
                # What an older run set aside may rest on other options; a later resume must not find it.
                self._aside.unlink(missing_ok=True)
            self._handle = _opened(self._part)
            _hold(self._handle, self._part)
        return self._handle

    def _set_aside(self) -> Lines:
        if self._part.exists() and not self._aside.exists():
            self._part.rename(self._aside)
        elif self._part.exists():
            # A resumed run was cut short as well: what it added joins what it had before.
            joined = self._target.with_name(self._target.name + ".joined")
            _join(self._aside, self._part, joined)
            joined.replace(self._aside)
            self._part.unlink()
        return Lines(*(path for path in (self._aside, self._target) if path.exists()))


def _check_idle(part: Path) -> None:
    # One that is not there, or cannot be read, is not being written by a run of this user either.
    with suppress(OSError), part.open("rb") as handle:
        _hold(handle, part)


def _hold(handle: BinaryIO, part: Path) -> None:
    """Take the file for this process, as long as it has it open.

    Raises:
        CallError: another process has it.
    """
    # Neither Windows nor every network disk has such locks; the run is then as safe as its caller.
    with suppress(ImportError):
        fcntl = import_module("fcntl")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CallError(
                "another run is writing it", where=str(part), mend="wait for it, or name another file with -o"
            ) from None
        except OSError:
            return


def _join(first: Path, second: Path, joined: Path) -> None:
    """Write the lines of both files into a third; the first file's line counts where both have one."""
    lines = Lines(first, second)
    with joined.open("wb") as handle:
        handle.writelines(filter(None, map(lines.line, lines)))
    lines.close()


class Lines:
    """The coded documents of some files, found by id and SHA-256 without holding them in memory.

    Where two files have a line of one report, the first file's counts. A half line at the end of a
    file is left out.

    Raises:
        CallError: a file holds something else than coded documents.
    """

    def __init__(self, *paths: Path) -> None:
        self._places: dict[bytes, tuple[int, int, int]] = {}
        for number, path in enumerate(paths):
            for key, offset, length in _whole_lines(path):
                self._places.setdefault(key, (number, offset, length))
        self._handles = [path.open("rb") for path in paths]

    def __iter__(self) -> Iterator[bytes]:
        """The keys of the lines, in the files' order."""
        return iter(self._places)

    def find(self, document_id: str, sha256: str) -> bytes | None:
        """The line of this report with its line end, or None."""
        return self.line(_key(json.dumps(document_id, ensure_ascii=False).encode(), sha256.encode()))

    def line(self, key: bytes) -> bytes | None:
        """The line with this key and its line end, or None."""
        if key not in self._places:
            return None
        number, offset, length = self._places[key]
        self._handles[number].seek(offset)
        return self._handles[number].read(length)

    def close(self) -> None:
        """Close the files; nothing can be read from them any more."""
        for handle in self._handles:
            handle.close()


def _whole_lines(path: Path) -> Iterator[tuple[bytes, int, int]]:
    offset = 0
    with path.open("rb") as handle:
        for number, line in enumerate(handle, start=1):
            if line.endswith(b"\n"):
                yield _key_of(line, f"{path}:{number}"), offset, len(line)
            offset += len(line)


def _key_of(line: bytes, where: str) -> bytes:
    found = _HEAD.match(line)
    if found is None:
        raise CallError(
            "not a coded document, so the run cannot be resumed",
            where=where,
            mend="name another file with -o, or leave out --resume to begin anew",
        )
    return _key(found[1], found[2])


def _key(document_id: bytes, sha256: bytes) -> bytes:
    # Sixteen bytes a report keep the index of a million reports small.
    return hashlib.blake2b(document_id + b"\0" + sha256, digest_size=16).digest()
