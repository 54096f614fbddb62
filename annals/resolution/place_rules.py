"""The rules by which candidates are weighed, and the small geometry around them. Pure functions."""

from __future__ import annotations

import math

from annals.language.places import PlacePhrase
from annals.resolution.gazetteer import Candidate
from annals.resolution.gazetteer_names import loose_keys, name_key
from annals.resolution.place_answer import PlaceAnswer
from annals.resolution.place_context import PlaceContext
from annals.resolution.place_geometry import distance_km

DIVISIONS = frozenset(("admin1", "admin2", "country", "region", "sea"))
"""Kinds of candidates that are no single spot."""

SPOTS = frozenset(
    ("road", "bridge", "camp", "base", "airport", "station", "port", "market", "farm", "embassy", "hotel",
     "hospital", "school", "worship", "prison", "plant", "crossing", "stadium", "dam")
)  # fmt: skip
"""Kinds of phrases that name a spot, most often within a town."""

_TOWN_SPOTS = frozenset(("airport", "prison", "camp", "base", "hospital", "station", "school", "port", "market"))
_TOWNLIKE = frozenset(("town", "admin1", "admin2", "region", "country", "sea"))
_SETTLEMENTS = frozenset(("city", "town", "village", "capital"))
_AREAS = frozenset(("department", "province", "state", "region", "district"))
_NATURE = frozenset(("natural", "water", "island", "sea", "border"))
_PRECISION = {
    "admin1": "admin1", "admin2": "admin2", "country": "country", "region": "region", "sea": "sea",
    "natural": "region", "exact": "exact", "camp": "exact", "suburb": "exact",
}  # fmt: skip
_REACH = ((5_000_000, 25.0), (1_000_000, 15.0), (500_000, 8.0), (100_000, 5.0), (20_000, 3.0))
_HUGE = 1_000_000
_SHORTEST = 5
_BIG = 100_000
_MIDDLING = 15_000


def precision_of(place: Candidate) -> str:
    """The contract's precision for a place of the gazetteer."""
    return _PRECISION.get(place.kind, "town")


def reach_of(place: Candidate) -> float:
    """How far a place reaches from its point, in kilometres: as the gazetteer says, or by its size."""
    if place.radius_km is not None:
        return place.radius_km
    if place.kind in ("exact", "camp", "suburb"):
        return 1.0
    return next((reach for size, reach in _REACH if (place.population or 0) >= size), 2.0)


def _same(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    if one == other:
        return True
    first, second = name_key(one), name_key(other)
    return first == second or (loose_keys(first)[0] != "" and loose_keys(first) == loose_keys(second))


def fits(place: Candidate, parent: PlaceAnswer) -> bool:
    """Whether a place may lie in another: country, divisions, and distance against reach."""
    if place.country and parent.country and place.country != parent.country:
        return False
    if parent.precision == "country":
        return place.country == parent.country
    if parent.precision == "admin1":
        return _same(place.admin1, parent.admin1)
    if place.latitude is None or place.longitude is None or parent.latitude is None or parent.longitude is None:
        return _same(place.admin1, parent.admin1)
    far = distance_km((place.latitude, place.longitude), (parent.latitude, parent.longitude))
    return far <= (parent.radius_km or 0.0) * 1.5 + 20.0


def score(place: Candidate, phrase: PlacePhrase, context: PlaceContext, parents: tuple[PlaceAnswer, ...]) -> float:
    """How well a candidate fits; the numbers are weights by judgement, tuned on reports of our own."""
    size = {"admin1": 4.5, "admin2": 2.5, "region": 5.5, "sea": 6.0, "country": 7.0}.get(place.kind)
    total = size if size is not None else math.log10((place.population or 0) + 300.0)
    total += 5.0 * context.pull(place.country)
    total += {"name": 0.5, "other name": 0.0, "article": -0.5, "spelling": -1.5}[place.match]
    if (place.country, place.admin1) in context.divisions:
        total += 0.8
    for parent in parents:
        total += 4.0 if fits(place, parent) else -3.0
    return total + _by_kind(place, phrase)


_FIT: dict[str, dict[str, float]] = {
    "settlement": {"admin1": -4.0, "admin2": -4.0, "region": -4.0, "sea": -4.0, "country": -4.0, "": 2.0},
    "area": {"admin1": 5.0, "admin2": 2.0, "region": 2.0, "sea": 0.0, "": -3.0},
    "district": {"admin2": 5.0, "admin1": 1.0, "": -0.5},
    "region": {"region": 3.0, "admin1": 3.0, "": 0.0},
    "nature": {"sea": 3.0, "natural": 3.0, "region": 3.0, "": -1.0},
    "spot": {"admin1": -1.0, "admin2": -1.0, "region": -1.0, "sea": -1.0, "": 0.0},
    # A bare name: "in Homs" is the town, although the province of the same name is larger.
    "bare": {"admin2": -2.0, "admin1": -1.5, "": 0.0},
}


def _group(kind: str | None) -> str:
    """Which row of `_FIT` a phrase's kind is judged by."""
    if kind in ("district", "region"):
        return kind
    for group, kinds in (("settlement", _SETTLEMENTS), ("area", _AREAS), ("nature", _NATURE), ("spot", SPOTS)):
        if kind in kinds:
            return group
    return "bare"


def _by_kind(place: Candidate, phrase: PlacePhrase) -> float:
    row = _FIT[_group(phrase.kind)]
    return row.get(place.kind, row[""])


def supported(place: Candidate, phrase: PlacePhrase, context: PlaceContext, parents: tuple[PlaceAnswer, ...]) -> bool:
    """Whether enough speaks for the best candidate to say that it is meant."""
    if phrase.kind in SPOTS and phrase.kind not in _TOWN_SPOTS and place.kind in _TOWNLIKE:
        # Streets, squares and theatres are named after far towns as often as they lie in them.
        return False
    if parents and fits(place, parents[0]):
        return True
    share = context.share(place.country)
    if phrase.kind in _NATURE or phrase.kind == "neighborhood":
        # A river, a hill, a quarter is not the town of that name, unless the gazetteer says so.
        return place.kind in ("natural", "region", "sea", "suburb") or (phrase.kind == "island" and share > 0.3)
    if place.kind in ("sea", "region"):
        return True
    if phrase.definite and phrase.kind is None:
        return place.kind in DIVISIONS and share > 0.2
    return _likely(place, phrase, context, share)


def _likely(place: Candidate, phrase: PlacePhrase, context: PlaceContext, share: float) -> bool:
    size = _BIG if place.kind == "admin1" else place.population or 0
    if phrase.kind in SPOTS:
        return share > 0.3 or (size >= _BIG and not context.firm and place.match != "spelling")
    if place.match == "spelling":
        long = len(phrase.name) >= _SHORTEST
        return long and share > 0.25 and (not phrase.weak or (share > 0.5 and size >= _BIG))
    if phrase.weak:
        # Capitals tell names from words, so that less is needed where they do.
        told = not phrase.name.isupper() and share > (0.2 if " " in phrase.name else 0.4)
        return told or (share > 0.3 and (size >= _MIDDLING or phrase.holds)) or (share >= 0.05 and size >= _BIG)
    return share > 0.2 or _well_known(phrase, context, share, size)


def _well_known(phrase: PlacePhrase, context: PlaceContext, share: float, size: int) -> bool:
    """Whether a place in a country that little speaks for is large enough to be meant all the same."""
    if context.firm and share < 0.1:
        return size >= _HUGE
    if size >= _BIG:
        return True
    if context.firm or (context.evidence and share < 0.05):
        return False
    return size >= _MIDDLING or phrase.kind in _SETTLEMENTS
