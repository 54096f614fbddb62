"""What a coder is: it reads, and says what the text claims; it keeps nothing between calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from annals.coded import Incident
from annals.language.phrases import Phrases
from annals.language.reading import Reading
from annals.model import Claim


class Coding(Protocol):
    """What a coder says of one report: its claims, and a last word when they have become incidents."""

    @property
    def claims(self) -> Sequence[Claim]:
        """All claims of the reading, in the order of the text."""
        ...

    def revised(self, incident: Incident, events: Sequence[str]) -> Incident | None:
        """The incident that some events of the claims became, as the coder sees it once all its mentions are known.

        `None` where the coder then holds it for none.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """Claims of a coder that leaves incidents as they were made."""

    claims: Sequence[Claim]

    def revised(self, incident: Incident, events: Sequence[str]) -> Incident:
        """The incident as it is."""
        return incident


class Coder(Protocol):
    """One way of reading reports.

    `code` gives the claims of one reading: every claim has a quote that is exactly its slice of the
    document's text, events are named within a sentence only, and the same reading gives the same claims.
    """

    name: str
    version: str

    def code(self, reading: Reading, phrases: Phrases) -> Coding:
        """What the coder says of the reading."""
        ...
