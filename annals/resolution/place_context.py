"""What a whole report says about where it plays: countries with weights, from a first pass over its names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from annals.language.places import Demonym, PlacePhrase
from annals.resolution.countries import Country, by_iso2, by_name
from annals.resolution.gazetteer import Gazetteer

_COUNTRY_NAMED = 3.0
_DEMONYM = 1.0
_PLACE = 1.5
_DATELINE_COUNTRY = 4.0
_DATELINE_PLACE = 2.0
_KNOWN_TOWN = 15_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """Where a report plays. `weights` leads from ISO2 codes to shares that add up to 1 (empty: nothing known).

    `dateline` is the place of the dateline as written, `dateline_country` its country (ISO2). `divisions`
    are the keys of first-order divisions that the report's names point at, with their country.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    dateline: str | None = None
    dateline_country: str | None = None
    divisions: frozenset[tuple[str, str]] = frozenset()

    def share(self, country: str | None) -> float:
        """How much of the report's evidence speaks for a country, 0 to 1."""
        return self.weights.get(country, 0.0) if country else 0.0

    @property
    def likely(self) -> tuple[str, ...]:
        """The countries that the evidence speaks for, the likeliest first."""
        return tuple(sorted(self.weights, key=lambda code: (-self.weights[code], code)))


def country_of(written: str | None) -> Country | None:
    """The country of a name as written or of an ISO2 code in capitals; `None` if it is neither."""
    if not written:
        return None
    return by_name(written) or (by_iso2(written) if len(written) == 2 and written.isupper() else None)


def context_of(
    phrases: Iterable[PlacePhrase],
    gazetteer: Gazetteer,
    *,
    demonyms: Iterable[Demonym] = (),
    dateline: str | None = None,
    dateline_country: str | None = None,
) -> PlaceContext:
    """The context of a report from all its place phrases, its demonyms and its dateline.

    A country that is named counts most, then the dateline, then places whose name is well known or
    points at one country only, then demonyms.
    """
    evidence: dict[str, float] = defaultdict(float)
    home = country_of(dateline_country)
    if home is not None:
        evidence[home.iso2] += _DATELINE_COUNTRY
    elif dateline:
        _add_place(evidence, dateline, gazetteer, _DATELINE_PLACE)
    for demonym in demonyms:
        evidence[demonym.country] += _DEMONYM
    names: dict[str, PlacePhrase] = {}
    for phrase in phrases:
        country = by_name(phrase.name)
        if country is not None:
            evidence[country.iso2] += _COUNTRY_NAMED if not phrase.weak else _DEMONYM
        else:
            names.setdefault(phrase.name, phrase)
    for name in names:
        _add_place(evidence, name, gazetteer, _PLACE)
    total = sum(evidence.values())
    weights = {code: round(value / total, 4) for code, value in sorted(evidence.items()) if value > 0}
    return PlaceContext(
        weights=MappingProxyType(weights),
        dateline=dateline,
        dateline_country=home.iso2 if home else None,
        divisions=_divisions(names, gazetteer, weights),
    )


def _add_place(evidence: dict[str, float], name: str, gazetteer: Gazetteer, weight: float) -> None:
    found = [c for c in gazetteer.lookup(name) if c.country and c.match != "spelling"]
    if not found:
        return
    sizes: dict[str, float] = defaultdict(float)
    for place in found:
        size = float(place.population or 0) if place.kind not in ("admin1", "region") else 200_000.0
        sizes[str(place.country)] += (size + 500.0) ** 0.5
    total = sum(sizes.values())
    # An unknown village in the only country that has one of its name says less than a city does.
    sure = 1.0 if any((p.population or 0) > _KNOWN_TOWN or p.kind == "admin1" for p in found) else 0.4
    for code, size in sizes.items():
        evidence[code] += weight * sure * (size / total)


def _divisions(
    names: Collection[str], gazetteer: Gazetteer, weights: Mapping[str, float]
) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    likely = sorted((code for code, share in weights.items() if share > 0.15), key=lambda c: -weights[c])
    for name in names:
        places = gazetteer.lookup(name, likely) if likely else ()
        found.update((str(p.country), p.admin1) for p in places if p.kind == "admin1" and p.admin1)
    return frozenset(found)
