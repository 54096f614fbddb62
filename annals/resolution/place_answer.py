"""What resolution says of one place phrase."""

from __future__ import annotations

from dataclasses import dataclass

from annals.language.places import PlacePhrase
from annals.records import made_at_once


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAnswer:
    """What a phrase means. Degrees are WGS84 and, like `precision`, `None` where nothing is known.

    `precision` and `radius_km` are the contract's. `by` names the rule that chose, `why` says it in words,
    `among` names the candidates that were weighed, best first. `parents` are the answers for the places
    named as holding this one, nearest first.
    """

    phrase: PlacePhrase
    name: str
    kind: str | None = None
    country: str | None = None
    country_name: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    radius_km: float | None = None
    gazetteer_id: str | None = None
    why: str = ""
    by: str = ""
    among: tuple[str, ...] = ()
    parents: tuple[PlaceAnswer, ...] = ()

    @property
    def found(self) -> bool:
        """Whether the place itself is known, rather than only what holds it."""
        return self.by not in ("not found", "refused", "parent", "report's country", "near by")
