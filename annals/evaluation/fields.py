"""The figures: for each, what an incident gives for it, and when two such values agree.

Every figure is counted the same way. Each side gives zero or more *fills*; within a pair of aligned
incidents fills are matched one to one; a fill of either side that is not matched is missing or spurious.

| figure | fills | agree when |
| --- | --- | --- |
| incident | the incident itself | the two are aligned |
| type | the type | it is one of the types that gold takes |
| family | the type's family in the scheme | it is that of one of these types |
| status | the status | equal |
| date | the EDTF date | the same characters |
| date_overlap | the EDTF date | some day fits both |
| place | the first place's name | equal but for kind words (`names.same_place`) |
| place_25km | the first place with coordinates | at most 25 km apart; not judged where gold's first place has none |
| country | the first country named by a place | equal |
| perpetrator, victim, target, weapon, claimed_by | each participant | `names.likeness` |
| killed, injured, abducted, missing, arrested, displaced | the bounds | both bounds equal |
| killed_overlap | the bounds | some number fits both |
| said_by | speaker or outlet | the same speaker; where gold has none, the same outlet |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annals.evaluation.facts import TOLLS, Bounds, Facts, Party, Spot
from annals.evaluation.names import likeness, same_place, same_speaker, words
from annals.resolution import edtf
from annals.resolution.place_geometry import distance_km

NEAR_KM = 25.0
PARTS = {
    "perpetrator": "perpetrators",
    "victim": "victims",
    "target": "targets",
    "weapon": "weapons",
    "claimed_by": "claimed_by",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One figure. `agree` gives how well a gold fill and a coded fill agree, 0 for not at all.

    `key` is the key of an incident that it looks at, empty for the incident itself. `judged` says of gold's
    incident whether the figure can be judged there at all.
    """

    name: str
    key: str
    fills: Callable[[Facts], Sequence[Any]]
    agree: Callable[[Any, Any], float]
    show: Callable[[Any], str] = str
    judged: Callable[[Facts], bool] = lambda facts: True


def families(types: Mapping[str, Any]) -> Callable[[str], str]:
    """The family of a type in a scheme's `types`; a type that the scheme does not know is its own."""
    return lambda name: types[name].family if name in types else name


def fields(family: Callable[[str], str]) -> tuple[Field, ...]:
    """All figures in the order in which they are shown; `family` gives a type's family."""
    return (
        Field(name="incident", key="", fills=lambda facts: (facts,), agree=lambda gold, got: 1, show=label),
        Field(name="type", key="type", fills=_types, agree=lambda gold, got: got[0] in gold, show=" or ".join),
        Field(
            name="family",
            key="type",
            fills=_types,
            agree=lambda gold, got: family(got[0]) in map(family, gold),
            show=lambda types: " or ".join(dict.fromkeys(map(family, types))),
        ),
        Field(name="status", key="status", fills=lambda facts: (facts.status,), agree=lambda gold, got: gold == got),
        Field(name="date", key="date", fills=_dates, agree=lambda gold, got: gold == got),
        Field(name="date_overlap", key="date", fills=_dates, agree=same_time),
        Field(name="place", key="places", fills=lambda facts: [p.name for p in facts.places[:1]], agree=same_place),
        Field(name="place_25km", key="places", fills=_spots, agree=_near, show=_shown_spot, judged=_located),
        Field(name="country", key="places", fills=_countries, agree=lambda gold, got: gold == got),
        *(_participants(name, role) for name, role in PARTS.items()),
        Field(
            name="killed", key="killed", fills=_toll("killed"), agree=lambda gold, got: gold == got, show=_shown_bounds
        ),
        Field(name="killed_overlap", key="killed", fills=_toll("killed"), agree=bounds_overlap, show=_shown_bounds),
        *(
            Field(name=name, key=name, fills=_toll(name), agree=lambda gold, got: gold == got, show=_shown_bounds)
            for name in TOLLS[1:]
        ),
        Field(
            name="said_by",
            key="said_by",
            fills=_said,
            agree=_same_said,
            show=lambda said: " / ".join(filter(None, said)),
        ),
    )


def label(facts: Facts) -> str:
    """An incident in a few words: its type, date and first place."""
    parts = (facts.types[0], facts.date, facts.places[0].name if facts.places else None)
    return " ".join(part for part in parts if part)


def same_time(one: str, other: str) -> bool:
    """Whether some day fits both dates; a date that is not of the contract's forms fits only itself."""
    if one == other:
        return True
    return edtf.is_valid(one) and edtf.is_valid(other) and edtf.overlap(one, other)


def bounds_overlap(one: Bounds, other: Bounds) -> bool:
    """Whether some number fits both bounds."""
    (low, high), (from_, to) = one, other
    return (low or 0) <= _top(to) and (from_ or 0) <= _top(high)


def _top(bound: int | None) -> float:
    return float("inf") if bound is None else bound


def _types(facts: Facts) -> Sequence[tuple[str, ...]]:
    return (facts.types,)


def _dates(facts: Facts) -> Sequence[str]:
    return (facts.date,) if facts.date else ()


def _countries(facts: Facts) -> Sequence[str]:
    return [place.country for place in facts.places if place.country][:1]


def _spots(facts: Facts) -> Sequence[Spot]:
    return [place for place in facts.places if place.latitude is not None and place.longitude is not None][:1]


def _located(gold: Facts) -> bool:
    return not gold.places or gold.places[0].latitude is not None


def _near(gold: Spot, got: Spot) -> bool:
    here, there = (gold.latitude or 0.0, gold.longitude or 0.0), (got.latitude or 0.0, got.longitude or 0.0)
    return distance_km(here, there) <= NEAR_KM


def _participants(name: str, role: str) -> Field:
    def fills(facts: Facts) -> Sequence[Party]:
        return facts.roles[role]

    return Field(name=name, key=role, fills=fills, agree=likeness, show=lambda party: " = ".join(party.names))


def _toll(name: str) -> Callable[[Facts], Sequence[Bounds]]:
    return lambda facts: (facts.tolls[name],) if name in facts.tolls else ()


def _said(facts: Facts) -> Sequence[tuple[str | None, str | None]]:
    return ((facts.speaker, facts.outlet),) if facts.speaker or facts.outlet else ()


def _same_said(gold: tuple[str | None, str | None], got: tuple[str | None, str | None]) -> bool:
    if gold[0]:
        return bool(got[0]) and same_speaker(gold[0], got[0] or "")
    return bool(got[1]) and words(gold[1] or "") == words(got[1] or "")


def _shown_bounds(bounds: Bounds) -> str:
    low, high = bounds
    return str(low) if low == high else f"{'?' if low is None else low} to {'open' if high is None else high}"


def _shown_spot(spot: Spot) -> str:
    return f"{spot.name} ({spot.latitude}, {spot.longitude})"


NAMES = tuple(field.name for field in fields(str))
"""The names of all figures, in the order in which they are shown."""
