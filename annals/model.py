"""The records that travel between the stages. All frozen; no input or output here.

`Document` comes from documents, `Claim` from coding, `Answer` from resolution. What a coded report
looks like at the end stands in `annals.coded`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annals.records import made_at_once

Standing = Literal["asserted", "attributed", "unclear", "denied"]
Kind = Literal["person", "organization", "object"]
Status = Literal["civilian", "combatant", "police", "official"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What stands at the head of a report: where and when it was sent, and by whom.

    `start` and `end` are character offsets into the document's text; the narrative begins at `end`.
    `date` is an ISO day (or a shorter EDTF date) and `None` where the dateline gives none.
    """

    place: str | None
    country: str | None
    date: str | None
    agency: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report with its canonical text. `published` is an EDTF date; unknown is `None`.

    `sha256` is that of the original bytes (for a table's row: of its text as UTF-8). `body` is the
    offset where the narrative begins, behind titles, header lines and the dateline.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    dateline: Dateline | None = None
    body: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """The stretch of one document's text that a value rests on: half-open, in characters."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quote:
        """The quote of `text[start:end]`.

        Raises:
            ValueError: the stretch is empty or reaches outside the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no quote at {start}:{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One field of one sentence-level event, as one coder read it in one place.

    `written` is the value in the words of the text (for `type` and `status`: the scheme's name).
    `head` is the lower-cased head noun of a participant. `low` and `high` are the bounds of a number
    read. `part_of` is the `key` of another claim: of the figure that this one breaks down, or of the
    participant that this is a further mention of. `rule` names what made the claim, so that it can
    be explained. `likely` is how likely it is, from 0 to 1, where its maker can say so.
    """

    key: str
    event: str
    field: str
    written: str
    quote: Quote
    coder: str
    rule: str
    standing: Standing = "asserted"
    head: str = ""
    kind: Kind | None = None
    status: Status | None = None
    named: bool = False
    definite: bool = False
    plural: bool = False
    armed: bool = False
    sort: str | None = None
    low: int | None = None
    high: int | None = None
    part_of: str | None = None
    likely: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a written value means, or why it cannot be said: `value` is `None` then, and `why` says so.

    `among` keeps the candidates that were weighed, best first; `by` names the rule that chose.
    """

    value: str | None
    why: str
    by: str
    among: tuple[str, ...] = ()
