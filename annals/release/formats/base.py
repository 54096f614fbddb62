"""What a format is: one module with these names, and one line in the registry.

``write`` gets coded documents one at a time and must keep none of them; it writes to a binary handle
and counts in `losses` what it could not carry, by the keys of its `drops`. The same documents must
give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO, Protocol

from annals.coded import Coded, Incident
from annals.errors import AnnalsError
from annals.release.losses import Drop, Losses
from annals.resolution.edtf import bounds
from annals.scheme.records import Scheme


class Format(Protocol):
    """A file format of others that coded documents can be written in."""

    name: str
    suffix: str
    description: str
    drops: tuple[Drop, ...]

    def write(self, coded: Iterable[Coded], out: BinaryIO, losses: Losses, scheme: Scheme) -> None:
        """Write the documents to `out`, counting in `losses` what is not carried."""


def first_and_last(incident: Incident) -> tuple[date | None, date | None]:
    """The first and the last day on which the incident may have been; `None` where that is open."""
    if not incident.date:
        return None, None
    try:
        return bounds(incident.date)
    except (ValueError, AnnalsError):
        # A date that is no EDTF was written by someone else; it is carried as text and says no day.
        return None, None


def document_drops(coded: Coded) -> list[str]:
    """The keys of what a document holds beside its incidents."""
    parts = ("actors", "relations", "figures", "statements", "refused")
    return [part for part in parts if getattr(coded, part)]


DOCUMENT_DROPS: tuple[Drop, ...] = (
    Drop(key="actors", of="document", words="actors with their aliases, kinds and parents"),
    Drop(key="relations", of="document", words="relations between actors"),
    Drop(key="figures", of="document", words="figures that are no toll, such as strength or funds"),
    Drop(key="statements", of="document", words="statements, with speaker and date"),
    Drop(key="refused", of="document", words="what was read and left out on purpose, and why"),
    Drop(key="text", of="document", words="the text of the report, into which the offsets point"),
)
