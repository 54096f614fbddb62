"""What a whole report says about where it plays: countries with weights, from a first pass over its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from annals.language.places import Demonym, PlacePhrase
from annals.language.places_words import words_of
from annals.language.reading import Sentence
from annals.records import replace
from annals.resolution.countries import Country, by_iso2, by_name, countries
from annals.resolution.gazetteer import Gazetteer

_COUNTRY_NAMED = 3.0
_DEMONYM = 1.0
_PLACE = 1.5
_DATELINE_COUNTRY = 4.0
_DATELINE_PLACE = 2.0
_KNOWN_TOWN = 15_000
_FIRM = 3.0
_ROUNDS = 2
_NOTHING = 0.01
_DOUBT = 0.5
_MENTION = 1.0
_BORDERS = frozenset({"border", "borders", "bordering", "frontier"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """Where a report plays. `weights` leads from ISO2 codes to shares that add up to 1 (empty: nothing known).

    `dateline` is the place of the dateline as written, `dateline_country` its country (ISO2). `divisions`
    are first-order divisions that the report's names point at, with their country;
    `evidence` is the sum of what the shares are made from, `given` what each name gave to it. `namesakes` are
    the offsets of names of countries that are said of towns.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    dateline: str | None = None
    dateline_country: str | None = None
    divisions: frozenset[tuple[str, str]] = frozenset()
    evidence: float = 0.0
    given: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: MappingProxyType({}))
    namesakes: frozenset[int] = frozenset()

    def without(self, name: str) -> PlaceContext:
        """The context but for what one name gave to it: no name may speak for itself."""
        own = self.given.get(name)
        if not own:
            return self
        rest = {code: share * self.evidence - own.get(code, 0.0) for code, share in self.weights.items()}
        kept = {code: value for code, value in rest.items() if value > _NOTHING}
        return replace(self, weights=MappingProxyType(_shares(kept)), evidence=sum(kept.values()))

    @property
    def firm(self) -> bool:
        """Whether it is plain where the report plays: enough evidence, most of it for one country."""
        return self.evidence >= _FIRM and max(self.weights.values(), default=0.0) > 0.5

    def share(self, country: str | None) -> float:
        """How much of the report's evidence speaks for a country, 0 to 1."""
        return self.weights.get(country, 0.0) if country else 0.0

    def pull(self, country: str | None) -> float:
        """The same, lessened where there is little evidence at all, even if all of it is for one country."""
        return self.share(country) * self.evidence / (self.evidence + _DOUBT)

    @property
    def likely(self) -> tuple[str, ...]:
        """The countries that the evidence speaks for, the likeliest first."""
        return tuple(sorted(self.weights, key=lambda code: (-self.weights[code], code)))


def country_of(written: str | None) -> Country | None:
    """The country of a name as written or of an ISO2 code in capitals; `None` if it is neither."""
    if not written:
        return None
    return by_name(written) or (by_iso2(written) if len(written) == 2 and written.isupper() else None)


@lru_cache(maxsize=1)
def _by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for country in countries():
        for name in (country.name, *country.other):
            words = tuple(name.lower().split())
            # Short forms such as "US" and "CAR" are common words in capitals.
            if len(name) > 3 and "." not in name:
                found[words[0]].append((words, country.iso2))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    """One of these stands where a country is named; names begin with "the" and "new" too often to look for that."""
    return frozenset(words[-1] for rows in _by_first_word().values() for words, _ in rows)


def countries_named(sentence: Sentence) -> tuple[str, ...]:
    """The ISO2 codes of the countries that a sentence names, one a mention, wherever they stand in it."""
    table, lower, after = _by_first_word(), sentence.lower, 0
    found: list[str] = []
    if _last_words().isdisjoint(lower):
        return ()
    for index, word in [(index, word) for index, word in enumerate(lower) if word in table]:
        if index < after or not sentence.words[index][0].isupper():
            continue
        # "near the border with Niger" is said of the country on this side.
        beyond = not _BORDERS.isdisjoint(lower[max(0, index - 2) : index])
        for words, code in table[word]:
            if lower[index : index + len(words)] == words:
                found.extend(() if beyond else (code,))
                after = index + len(words)
                break
    return tuple(found)


def context_of(
    phrases: Iterable[PlacePhrase],
    gazetteer: Gazetteer,
    *,
    demonyms: Iterable[Demonym] = (),
    named: Iterable[str] = (),
    dateline: str | None = None,
    dateline_country: str | None = None,
    heads: Collection[int] = (),
) -> PlaceContext:
    """The context of a report from all its place phrases, its demonyms and its dateline.

    `named` are the codes of countries that the text names anywhere (`countries_named`), once a mention.
    `heads` are the offsets of the names that stand alone at the head of a list or of its entries: weak as
    phrases, they say as much as any. A country that is named counts most, then the dateline, then places
    whose name is well known or points at one country only, then demonyms.
    """
    told: dict[str, float] = defaultdict(float)
    home = country_of(dateline_country)
    if home is not None:
        told[home.iso2] += _DATELINE_COUNTRY
    # The tenth "U.S." says less of where it happened than the first did.
    for code, count in Counter(demonym.country for demonym in demonyms).items():
        told[code] += _DEMONYM * count**0.5
    phrases = tuple(phrases)
    namesakes = _namesakes(phrases, gazetteer)
    for code, count in Counter(named).items():
        told[code] += _MENTION * max(count - list(namesakes.values()).count(code), 0) ** 0.5
    names: dict[str, float] = {dateline: _DATELINE_PLACE} if dateline and home is None else {}
    for phrase in phrases:
        if phrase.word is not None and phrase.word in words_of("en").homes:
            told[words_of("en").homes[phrase.word]] += _DEMONYM
        country = by_name(phrase.name)
        if country is not None and phrase.start not in namesakes:
            aside = phrase.weak or phrase.prep in _BORDERS
            told[country.iso2] += _DEMONYM if aside else _COUNTRY_NAMED
        else:
            name = _headed(phrase, gazetteer) if phrase.weak else phrase.name
            weak = phrase.weak and phrase.start not in heads
            names[name] = max(names.get(name, 0.0), _PLACE / 3 if weak else _PLACE)
    weights, total, given = _weigh(told, names, gazetteer)
    return PlaceContext(
        weights=MappingProxyType(weights),
        dateline=dateline,
        dateline_country=home.iso2 if home else None,
        divisions=_divisions(names, gazetteer, weights),
        evidence=round(total, 4),
        given=given,
        namesakes=frozenset(namesakes),
    )


def _namesakes(phrases: Sequence[PlacePhrase], gazetteer: Gazetteer) -> dict[int, str]:
    """The names that countries bear too but that are said of towns: "Puerto Rico, in Caqueta province".

    By offset, with the code of the country that is not meant: a division of another country, where a town of the
    name lies, is told to hold it, and no division of the country bears that name.
    """
    likely = [(p, by_name(p.name)) for p in phrases if p.kind is None and p.parent_spans]
    by_span = {(p.start, p.end): p for p in phrases} if any(country for _, country in likely) else {}
    found: dict[str, str] = {}
    for phrase, country in likely:
        outer = by_span.get(phrase.parent_spans[0])
        if outer is None or country is None or by_name(outer.name) is not None:
            continue
        holders = {c.country for c in gazetteer.lookup(outer.name) if c.kind == "admin1" and c.match != "spelling"}
        towns = gazetteer.lookup(phrase.name, tuple(str(code) for code in holders)) if holders else ()
        if country.iso2 not in holders and any(c.country in holders and c.match != "spelling" for c in towns):
            found[phrase.name] = country.iso2
    return {p.start: found[p.name] for p in phrases if p.kind is None and p.name in found} if found else {}


def _headed(phrase: PlacePhrase, gazetteer: Gazetteer) -> str:
    """A name in a headline may stand before other words with capitals: "Jonglei Protection Brief"."""
    first = phrase.name.partition(" ")[0]
    if first == phrase.name or gazetteer.lookup(phrase.name):
        return phrase.name
    return first if any(c.kind == "admin1" for c in gazetteer.lookup(first)) else phrase.name


def _weigh(
    told: Mapping[str, float], names: Mapping[str, float], gazetteer: Gazetteer
) -> tuple[dict[str, float], float, Mapping[str, Mapping[str, float]]]:
    """Shares of the countries: what is told outright, then names, each read in the light of all the others."""
    sizes = {name: _sizes(name, gazetteer) for name in names}
    weights = _shares(told)
    total = sum(told.values())
    given: dict[str, Mapping[str, float]] = {}
    for _ in range(_ROUNDS):
        evidence: dict[str, float] = defaultdict(float, told)
        for name, weight in names.items():
            sure, by_country = sizes[name]
            fit = {code: size * (weights.get(code, 0.0) + 0.05) for code, size in by_country.items()}
            whole = sum(fit.values())
            given[name] = {code: weight * sure * value / whole for code, value in fit.items()}
            for code, value in given[name].items():
                evidence[code] += value
        weights, total = _shares(evidence), sum(evidence.values())
    return weights, total, MappingProxyType(given)


def _shares(evidence: Mapping[str, float]) -> dict[str, float]:
    total = sum(evidence.values())
    return {code: round(value / total, 4) for code, value in sorted(evidence.items()) if value > 0}


def _sizes(name: str, gazetteer: Gazetteer) -> tuple[float, dict[str, float]]:
    """How sure a name points anywhere, and how large its places are, by country."""
    known = [c for c in gazetteer.lookup(name) if c.match != "spelling"]
    if any(c.country is None and c.match == "name" for c in known):
        return 0.0, {}
    found = [c for c in known if c.country]
    sizes: dict[str, float] = defaultdict(float)
    for place in found:
        size = float(place.population or 0) if place.kind not in ("admin1", "region") else 200_000.0
        sizes[str(place.country)] += (size + 500.0) ** 0.5
    # An unknown village says less than a town does.
    well = any((place.population or 0) > _KNOWN_TOWN or place.kind in ("admin1", "region") for place in found)
    return (1.0 if well else 0.3), sizes


def _divisions(
    names: Collection[str], gazetteer: Gazetteer, weights: Mapping[str, float]
) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    likely = sorted((code for code, share in weights.items() if share > 0.15), key=lambda c: -weights[c])
    for name in names:
        places = gazetteer.lookup(name, likely) if likely else ()
        found.update((str(p.country), p.admin1) for p in places if p.kind == "admin1" and p.admin1)
    return frozenset(found)
