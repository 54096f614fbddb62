"""Who or what stands in a role of an event: the record that the rules hand on."""

from __future__ import annotations

from dataclasses import dataclass

from annals.language.numbers import NumberPhrase
from annals.model import Kind, Standing, Status
from annals.records import made_at_once

ARMED = frozenset({"combatant", "police"})


STATE = frozenset({"state_force", "government"})


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Somebody or something in a role; `start` to `end` are the tokens of the mention.

    `where` is the character span of a better name elsewhere in the document, `also` are token spans of
    further mentions in the sentence; `by` names what put it in its role, where that is no rule of the event. `wholes`
    are the organizations that armed people hit are said to be of ("three FMLN rebels were killed").
    """

    chunk: int
    start: int
    end: int
    head: str
    kind: Kind
    status: Status | None = None
    sort: str | None = None
    suggests: str | None = None
    role: str | None = None
    named: bool = False
    number: NumberPhrase | None = None
    plural: bool = False
    single: bool = False
    definite: bool = False
    pronoun: bool = False
    alias: tuple[int, int] | None = None
    described: tuple[int, int] | None = None
    also: tuple[tuple[int, int], ...] = ()
    where: tuple[int, int] | None = None
    listed: bool = False
    standing: Standing = "asserted"
    sure: bool = True
    by: str = ""
    wholes: tuple[Filler, ...] = ()

    @property
    def armed(self) -> bool:
        """Whether this is somebody who fights or polices."""
        return (
            self.status in ARMED
            or self.role == "doer"
            or self.sort in ("armed_group", "state_force", "political_militia")
        )


def of_state(filler: Filler) -> bool:
    """Whether this is a force of a state, or the police."""
    return filler.status == "police" or filler.sort in STATE or filler.head == "troop"


def count_of(filler: Filler) -> tuple[int | None, int | None] | None:
    """How many a filler speaks of, as bounds; `None` where it does not say.

    A plural without a number is two or more (contract: "several" is 2 to open); one pronoun is unknown.
    """
    if filler.number is not None:
        return filler.number.low, filler.number.high
    if filler.pronoun:
        return None
    if filler.kind == "organization":
        return None
    if filler.single:
        return 1, 1
    if filler.plural:
        return (None, None) if filler.definite else (2, None)
    return None
