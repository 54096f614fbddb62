"""One family of errors: each says what is wrong, where, and how to mend it."""

from __future__ import annotations


class AnnalsError(Exception):
    """Something annals refuses to do.

    Args:
        what: what is wrong, in one sentence without the place.
        where: the input, file and line, or value it concerns; empty when there is none.
        mend: what the user can do about it.
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.what = what
        self.where = where
        self.mend = mend

    def __reduce__(self) -> tuple[object, ...]:
        # A plain pickle would call the class with the joined message only, and lose where and mend
        # on the way back from a worker process.
        return (_rebuild, (type(self), self.what, self.where, self.mend))


def _rebuild(kind: type[AnnalsError], what: str, where: str, mend: str) -> AnnalsError:
    return kind(what, where=where, mend=mend)


class InputError(AnnalsError):
    """One input cannot be read or coded; the others go on."""


class CallError(AnnalsError):
    """The call itself is wrong: an unknown option value, format, coder or field."""


class SchemeError(AnnalsError):
    """A scheme file says something that cannot be used."""


class GazetteerError(AnnalsError):
    """The gazetteer is missing, damaged, or was given a file it cannot take."""


class GateError(AnnalsError):
    """A measured figure lies under its pinned floor, or the pin does not fit its gold."""
