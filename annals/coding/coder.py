"""What a coder is: it reads, and says what the text claims; it keeps nothing between calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from annals.language.phrases import Phrases
from annals.language.reading import Reading
from annals.model import Claim


class Coder(Protocol):
    """One way of reading reports.

    `code` gives the claims of one reading: every claim has a quote that is exactly its slice of the
    document's text, events are named within a sentence only, and the same reading gives the same claims.
    """

    name: str
    version: str

    def code(self, reading: Reading, phrases: Phrases) -> Sequence[Claim]:
        """All claims of the reading, in the order of the text."""
        ...
