"""What the rules find in one sentence before it becomes claims: events with roles, tolls, dates, places."""

from __future__ import annotations

from dataclasses import dataclass, field

from annals.coding.rules.filler import Filler
from annals.coding.rules.frames import Frame
from annals.language.dates import DatePhrase
from annals.language.places import PlacePhrase
from annals.model import Standing
from annals.records import made_at_once

VIOLENT = frozenset(
    "attack armed_clash assassination massacre bombing suicide_bombing shelling air_strike landmine "
    "grenade_attack chemical_attack abduction hijacking sexual_violence torture arson "
    "property_destruction robbery mob_violence forced_displacement riot".split()
)


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A number of people with one effect: character offsets, bounds, and who they are (token span).

    A `rival` is another source's count of the same people.
    """

    effect: str
    start: int
    end: int
    low: int | None
    high: int | None
    who: Filler | None
    total: bool
    rule: str
    part: bool = False
    revised: bool = False
    additional: bool = False
    rival: bool = False


@dataclass(slots=True, kw_only=True)
class Event:
    """One trigger in one sentence with what the sentence says of it; built up, then read once.

    A `fresh` event opens another incident than the sentences before; one `apart` is another than the rest of its own
    sentence too; one that is `harm_only` joins words that tell who was hurt, and of no act. `speaker` and `outlet` are
    token spans; `told_by` and `printed` are the character spans of a speaker and a medium named elsewhere; `learned`
    those of dates and places that another reader than the rules gives or confirms, `spots` those of places that it
    holds to be the most specific one.
    """

    frame: Frame
    chunk: int
    token: int
    last: int
    type: str
    rule: str
    status: str = "reported"
    standing: Standing = "asserted"
    reference: bool = False
    fresh: bool = False
    apart: bool = False
    suicide: bool = False
    roles: dict[str, list[Filler]] = field(default_factory=dict)
    tolls: list[Toll] = field(default_factory=list)
    dates: list[DatePhrase] = field(default_factory=list)
    places: list[PlacePhrase] = field(default_factory=list)
    refused: str = ""
    speaker: tuple[int, int] | None = None
    told_by: tuple[int, int] | None = None
    outlet: tuple[int, int] | None = None
    printed: tuple[int, int] | None = None
    chunks: list[int] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    harm_only: bool = False
    learned: set[tuple[int, int]] = field(default_factory=set)
    spots: set[tuple[int, int]] = field(default_factory=set)

    def add(self, role: str, found: list[Filler]) -> None:
        """Adds fillers to a role; one that stands there already is left out."""
        there = self.roles.setdefault(role, [])
        spans = {(f.start, f.end, f.where) for f in there}
        there.extend(f for f in found if (f.start, f.end, f.where) not in spans)

    def get(self, role: str) -> list[Filler]:
        """The fillers of a role, in the order found."""
        return self.roles.get(role, [])
