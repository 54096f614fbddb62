"""Says which place of the world a phrase means, how exactly, and why; or why it cannot be said.

Candidates come from the gazetteer. They are weighed by what holds them (places named around), by the
report's other names, by kind and by size; a lone name of a small town in a country that the report
never names is refused. Where a place is not known, the answer falls back to the smallest known place
that holds it, with that place's precision and reach.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from annals.coded import Place
from annals.language.places import PlacePhrase
from annals.model import Quote
from annals.records import replace
from annals.resolution.countries import Country, by_demonym, by_iso2, by_name
from annals.resolution.gazetteer import Candidate, Gazetteer
from annals.resolution.gazetteer_names import name_key, split_kind
from annals.resolution.place_answer import PlaceAnswer
from annals.resolution.place_context import PlaceContext, context_of, countries_named
from annals.resolution.place_geometry import moved
from annals.resolution.place_rules import (
    DIVISIONS,
    SPOTS,
    fits,
    precision_of,
    reach_of,
    score,
    supported,
)

__all__ = ["PlaceAnswer", "PlaceContext", "as_places", "context_of", "countries_named", "resolve_places"]

_NEAR_KM = 10.0
_MOST_NAMED = 5
_SURE = 2.0
_SMALL_KM = 400.0
_CITY = 300_000
_TIMES = 30
_AROUND_KM = 30.0
_WIDE = frozenset({"region", "water", "natural", "sea", "border", "country", "state", "province", "department"})
_LINES = frozenset({"road", "highway", "motorway", "expressway", "freeway", "pipeline"})
_MARKET = 100_000
"""Inhabitants of a town from which on a market called after it is one in it, and no village of its own."""


def resolve_places(
    phrases: Sequence[PlacePhrase],
    context: PlaceContext,
    gazetteer: Gazetteer,
    *,
    holders: Mapping[int, Sequence[PlacePhrase | None]] | None = None,
) -> tuple[PlaceAnswer, ...]:
    """One answer for each phrase, in their order; parents are answered before what they hold.

    `holders` leads from the offset of a phrase to those that likely hold it: first the head of its entry of a
    list or `None`, then the names in the list's title. Where a place is not known, they say where about it is.
    """
    resolver = _Resolver(phrases, context, gazetteer, holders or {})
    return tuple(resolver.answer(phrase) for phrase in phrases)


def as_places(answer: PlaceAnswer, text: str) -> tuple[Place, ...]:
    """The answer as places of an incident: itself, then the named places that hold it, most specific first."""
    told = (one for one in answer.parents if one.found or (one.by == "parent" and one.phrase.kind is not None))
    return tuple(_place(one, text) for one in (answer, *told))


def _place(answer: PlaceAnswer, text: str) -> Place:
    phrase = answer.phrase
    return Place(
        name=answer.name,
        # "the Trikh Nawar area" is no region: it is where Trikh Nawar is.
        kind=None if answer.kind == "region" and phrase.word in ("area", "areas", "zone") else answer.kind,
        country=answer.country,
        country_name=answer.country_name,
        admin1=answer.admin1,
        admin2=answer.admin2,
        latitude=answer.latitude,
        longitude=answer.longitude,
        precision=answer.precision,
        radius_km=answer.radius_km,
        gazetteer_id=answer.gazetteer_id,
        quote=Quote.of(text, phrase.start, phrase.end),
    )


class _Resolver:
    """Answers the phrases of one report; keeps the answers it has given, for parents are asked for twice."""

    def __init__(
        self,
        phrases: Sequence[PlacePhrase],
        context: PlaceContext,
        gazetteer: Gazetteer,
        holders: Mapping[int, Sequence[PlacePhrase | None]],
    ) -> None:
        self._holders = holders
        self._town: PlaceAnswer | None = None
        self._by_span = {(p.start, p.end): p for p in phrases}
        self._context = context
        self._likely = context.likely
        self._others: dict[str, PlaceContext] = {}
        self._gazetteer = gazetteer
        self._answers: dict[tuple[int, int], PlaceAnswer] = {}
        self._asked: set[tuple[int, int]] = set()

    def answer(self, phrase: PlacePhrase) -> PlaceAnswer:
        """The answer for one phrase."""
        span = (phrase.start, phrase.end)
        known = self._answers.get(span)
        if known is None:
            # Marked before the parents are asked, so that no ring of parents can turn for ever.
            if span in self._asked:
                return _nothing(phrase, "not found", "it is asked for within itself", ())
            self._asked.add(span)
            known = self._answers[span] = self._resolve(phrase)
            if known.precision in ("town", "near_town") and known.found and phrase.relation not in ("from", "to"):
                self._town = known
        return known

    def _resolve(self, phrase: PlacePhrase) -> PlaceAnswer:
        country = _country_named(phrase)
        if country is not None and phrase.start not in self._context.namesakes:
            return self._of_country(phrase, country)
        parents = self._parents(phrase)
        beside = self._beside(phrase)
        candidates = self._candidates(phrase, (*parents, *beside))
        held = [c for c in candidates if (parents and fits(c, parents[0])) or (beside and fits(c, beside[0]))]
        if parents and held and self._overruled(phrase, held, candidates):
            # "In Bogota, the United States said": a comma is no proof against a city that the report speaks of.
            parents, held = (), []
        elif candidates and parents and not held:
            parents = () if self._loosely_joined(phrase) else parents
        if beside and not held:
            return self._near(phrase, beside[0], parents)
        chosen = self._choose(phrase, held or candidates, (*parents, *beside))
        holder = self._holder(phrase) if not parents and not phrase.doubtful else None
        if isinstance(chosen, Candidate) and chosen.match == "spelling" and holder and not fits(chosen, holder):
            chosen = "a like name only, elsewhere"
        if isinstance(chosen, Candidate):
            best = self._found(phrase, chosen, candidates)
            kept = tuple(p for p in parents if fits(chosen, p))
            return replace(best, parents=kept) if kept else best
        if holder is not None:
            return self._held(phrase, holder, candidates, chosen)
        return self._fall_back(phrase, parents, candidates, chosen)

    def _holder(self, phrase: PlacePhrase) -> PlaceAnswer | None:
        """What likely holds a place that is not known: a list's head or title; of a spot, the town named last."""
        if phrase.weak and not phrase.head:
            return None
        if phrase.kind in _WIDE:
            return None
        head, *title = self._holders.get(phrase.start, (None,))
        first = self.answer(head) if head is not None and head is not phrase else None
        if first is not None and _is_holder(first):
            return first
        named = [answer for outer in title if outer is not None and _is_holder(answer := self.answer(outer))]
        # A title that names three towns does not say in which of them an entry lies.
        if len(named) == 1:
            return named[0]
        spot = phrase.kind == "neighborhood" or (phrase.kind in SPOTS and phrase.word not in _LINES)
        return self._town if spot and phrase.kind not in ("camp", "base", "farm", "plant") else None

    def _held(self, phrase: PlacePhrase, holder: PlaceAnswer, candidates: Sequence[Candidate], why: str) -> PlaceAnswer:
        """A place that is not known, put at what holds it, with a reach that says so."""
        spot = phrase.kind == "neighborhood" or phrase.kind in SPOTS
        near: dict[str, Any] = {"precision": "town"} if spot and holder.precision == "near_town" else {}
        if not spot and holder.precision in ("town", "near_town"):
            near = {"precision": "admin2", "radius_km": max(_AROUND_KM, holder.radius_km or 0.0)}
        return replace(
            holder, phrase=phrase, name=phrase.whole, kind=phrase.kind, by="parent", gazetteer_id=None, parents=(),
            why=f"{why}; placed at {holder.name}, under which it is told", among=_named(candidates), **near,
        )  # fmt: skip

    def _overruled(self, phrase: PlacePhrase, held: Sequence[Candidate], candidates: Sequence[Candidate]) -> bool:
        """Whether a far larger place of the name lies in another country that the report speaks of."""
        largest = max(c.population or 0 for c in held)
        if any(c.kind in DIVISIONS for c in held):
            return False
        context = self._but(phrase.name)
        return any(
            (c.population or 0) >= max(_CITY, _TIMES * largest) and context.share(c.country) >= 0.1 for c in candidates
        )

    def _but(self, name: str) -> PlaceContext:
        """The context without what a name itself gave to it; a long report has many phrases of one name."""
        context = self._others.get(name)
        if context is None:
            context = self._others[name] = self._context.without(name)
        return context

    def _loosely_joined(self, phrase: PlacePhrase) -> bool:
        outer = self._by_span.get(phrase.parent_spans[0]) if phrase.parent_spans else None
        return outer is not None and outer.joined

    def _parents(self, phrase: PlacePhrase) -> tuple[PlaceAnswer, ...]:
        spans = phrase.parent_spans
        answers = [self.answer(self._by_span[span]) for span in spans if span in self._by_span]
        return tuple(a for a in answers if a.country is not None or a.latitude is not None)

    def _beside(self, phrase: PlacePhrase) -> tuple[PlaceAnswer, ...]:
        """The place that a phrase is said to lie near ("X, 26 km north of Y"), where it is known."""
        other = self._by_span.get(phrase.beside) if phrase.beside else None
        answer = self.answer(other) if other is not None else None
        return (answer,) if answer is not None and answer.found and answer.latitude is not None else ()

    def _near(self, phrase: PlacePhrase, other: PlaceAnswer, parents: tuple[PlaceAnswer, ...]) -> PlaceAnswer:
        """A place that nobody knows, put where the text says that it lies."""
        return replace(
            other, phrase=phrase, name=phrase.whole, kind=phrase.kind, by="near by", parents=parents,
            gazetteer_id=None, why=f"not known itself; {other.why}",
        )  # fmt: skip

    def _candidates(self, phrase: PlacePhrase, parents: tuple[PlaceAnswer, ...]) -> tuple[Candidate, ...]:
        """Places of the name within the countries that matter; in all the world where there are none."""
        near = {p.country for p in parents if p.country}
        demonym = by_demonym(phrase.demonym) if phrase.demonym else None
        if demonym is not None:
            near.add(demonym.iso2)
        likely = tuple(near) or tuple(c for c in self._likely[:4] if self._context.share(c) >= 0.08)
        for name in _names(phrase):
            found = self._gazetteer.lookup(name, likely) if likely else ()
            if found and (found[0].match != "spelling" or near):
                cities = [c for c in self._gazetteer.lookup(name) if (c.population or 0) >= _CITY]
                return (*found, *(c for c in cities if c not in found))
        for name in _names(phrase):
            found = self._gazetteer.lookup(name)
            if found:
                return found
        return self._gazetteer.lookup(phrase.name, likely) if likely else ()

    def _choose(
        self, phrase: PlacePhrase, candidates: Sequence[Candidate], parents: tuple[PlaceAnswer, ...]
    ) -> Candidate | str:
        """The best candidate, or the reason why none may be taken."""
        if not candidates:
            return "no place of this name in the gazetteer"
        context = self._but(phrase.name)
        best = (
            candidates[0] if len(candidates) == 1 else max(candidates, key=lambda c: score(c, phrase, context, parents))
        )
        return best if supported(best, phrase, context, parents) else _too_little(best)

    def _of_country(self, phrase: PlacePhrase, country: Country) -> PlaceAnswer:
        """A country or a side of it ("northern Mali"), or its capital ("the Salvadoran capital")."""
        if phrase.word == "capital" and country.capital:
            found = self._gazetteer.lookup(country.capital, (country.iso2,))
            towns = [c for c in found if c.kind not in DIVISIONS]
            if towns:
                answer = self._found(phrase, towns[0], found)
                return replace(answer, name=phrase.text, kind="capital", by="capital")
        # "UNITED STATES" is one name, whatever kind word it ends with.
        whole = phrase.whole if by_name(phrase.whole) or not by_name(phrase.text) else phrase.text
        rows = [c for c in self._gazetteer.lookup(country.name) if c.kind == "country" and c.country == country.iso2]
        row = rows[0] if rows else None
        return PlaceAnswer(
            phrase=phrase,
            name=f"{phrase.side} {whole}" if phrase.side else whole,
            kind="country",
            country=country.iso2,
            country_name=country.name,
            latitude=row.latitude if row else None,
            longitude=row.longitude if row else None,
            precision="country",
            radius_km=row.radius_km if row else None,
            gazetteer_id=row.id if row else None,
            why=f"'{phrase.name}' is a name of {country.name}",
            by="country",
        )

    def _found(self, phrase: PlacePhrase, place: Candidate, candidates: Sequence[Candidate]) -> PlaceAnswer:
        demonym = by_demonym(phrase.demonym) if phrase.demonym else None
        code = place.country or (demonym.iso2 if demonym else self._home(place))
        country = by_iso2(code) if code else None
        spot = phrase.kind in SPOTS and place.kind not in ("exact", "camp", "natural", phrase.kind)
        answer = PlaceAnswer(
            phrase=phrase,
            name=self._given(phrase, place),
            kind=phrase.kind or place.kind,
            country=code,
            country_name=country.name if country else None,
            admin1=place.admin1,
            admin2=place.admin2,
            latitude=place.latitude,
            longitude=place.longitude,
            precision=precision_of(place),
            radius_km=reach_of(place),
            gazetteer_id=place.id,
            why=_reason(place, spot=spot),
            by=place.match,
            among=_named(candidates),
        )
        return _shifted(answer, phrase)

    def _given(self, phrase: PlacePhrase, place: Candidate) -> str:
        """The name to give out: "GUATEMALA CITY" is one name, "MEDELLIN CITY" a name and its kind."""
        if phrase.kind == "city" and phrase.text.lower().endswith("city"):
            whole = self._gazetteer.lookup(phrase.text, (place.country,) if place.country else ())
            if any(c.id == place.id and c.match in ("name", "other name") for c in whole):
                return phrase.text
        # "assaulted Karachi airport" is told of Karachi, "at Barajas airport" of the airport.
        struck = phrase.kind == "airport" and phrase.prep in (None, "bombing", "on")
        named = phrase.kind in ("plant", "road") or (phrase.kind == "airport" and not struck)
        town = phrase.kind in SPOTS and not named and place.kind not in DIVISIONS
        small = phrase.kind == "market" and (place.population or 0) < _MARKET
        if town and not small and place.kind not in ("exact", "camp") and name_key(place.name) != name_key(phrase.text):
            # "the prison of Ayacucho", "Kalay hospital": where the spot is not known, its town is the place.
            return phrase.name
        return f"{phrase.demonym} {phrase.whole}" if phrase.demonym and place.kind == "region" else phrase.whole

    def _home(self, place: Candidate) -> str | None:
        """The country that a region of several lies in, as far as this report goes."""
        likely = self._likely
        small = place.kind == "region" and (place.radius_km or 0.0) <= _SMALL_KM
        return likely[0] if small and likely and self._context.share(likely[0]) > 0.5 else None

    def _fall_back(
        self,
        phrase: PlacePhrase,
        parents: tuple[PlaceAnswer, ...],
        candidates: Sequence[Candidate],
        why: str,
    ) -> PlaceAnswer:
        among = _named(candidates)
        for parent in parents:
            if parent.precision is not None:
                return replace(
                    parent, phrase=phrase, name=phrase.whole, kind=phrase.kind, by="parent",
                    why=f"{why}; placed at {parent.name}, which holds it", among=among, parents=parents,
                    gazetteer_id=None,
                )  # fmt: skip
        likely = self._likely
        sure = bool(likely) and self._context.evidence >= _SURE and self._context.weights[likely[0]] >= 0.5
        demonym = by_demonym(phrase.demonym) if phrase.demonym else None
        code = demonym.iso2 if demonym else likely[0] if sure else None
        named = bool(candidates) and phrase.kind is None and not self._context.firm
        if code is None or phrase.doubtful or (phrase.weak and not phrase.holds) or named:
            return _nothing(phrase, "refused" if candidates else "not found", why, among)
        country = by_iso2(code)
        if country is None:
            return _nothing(phrase, "not found", why, among)
        whole = self._of_country(phrase, country)
        return replace(
            whole, name=phrase.whole, kind=phrase.kind, by="report's country", gazetteer_id=None,
            why=f"{why}; the report plays in {country.name}", among=among,
        )  # fmt: skip


def _is_holder(answer: PlaceAnswer) -> bool:
    """Whether an answer is a known place that others may lie in."""
    return answer.found and answer.precision in ("town", "near_town", "admin2", "admin1")


def _country_named(phrase: PlacePhrase) -> Country | None:
    if phrase.kind in (None, "country", "border"):
        return by_name(phrase.text) or by_name(phrase.name)
    if phrase.word in ("capital", "territory", "jungle", "coast", "countryside", "soil"):
        return by_demonym(phrase.name) or by_name(phrase.name)
    return by_name(phrase.text)


def _names(phrase: PlacePhrase) -> tuple[str, ...]:
    """The forms of a name to look for: a spot or "Mexico City" as a whole first, else the name alone."""
    whole = phrase.text if phrase.text.lower().endswith(phrase.word or " ") else ""
    if whole and (phrase.kind in SPOTS or phrase.kind in ("city", "island", "sea", "water", "natural", "region")):
        return (whole, phrase.name)
    return (phrase.name,) if phrase.kind is not None else (phrase.name, *_without(phrase.name))


def _without(name: str) -> tuple[str, ...]:
    bare, kind = split_kind(name)
    return (bare,) if kind is not None else ()


def _named(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    return tuple(
        f"{c.name}, {c.admin1 or '-'}, {c.country or '-'} ({c.kind}, {c.id})" for c in candidates[:_MOST_NAMED]
    )


def _too_little(best: Candidate) -> str:
    return f"nothing else in the report speaks for {best.name} in {best.country or 'no country'}"


def _reason(place: Candidate, *, spot: bool) -> str:
    how = {
        "name": "by its name",
        "other name": "by another of its names",
        "article": "by its name but for the article",
        "spelling": "by a like spelling",
    }[place.match]
    where = ", ".join(part for part in (place.admin1, place.country) if part)
    within = "; the spot itself is not known, its town is" if spot else ""
    return f"{place.name} ({where}) {how}{within}"


def _nothing(phrase: PlacePhrase, by: str, why: str, among: tuple[str, ...]) -> PlaceAnswer:
    return PlaceAnswer(phrase=phrase, name=phrase.whole, kind=phrase.kind, by=by, why=why, among=among)


def _shifted(answer: PlaceAnswer, phrase: PlacePhrase) -> PlaceAnswer:
    """ "20 km north of X", "near X", "outside X": the point moved, or the reach widened, and said so."""
    if answer.precision not in ("town", "exact") or answer.latitude is None or answer.longitude is None:
        return answer
    far = phrase.distance_km
    if phrase.relation == "direction" and far is not None and phrase.bearing is not None:
        latitude, longitude = moved(answer.latitude, answer.longitude, far, phrase.bearing)
        reach = round(max(3.0, far * 0.25), 1)
        return replace(
            answer, latitude=latitude, longitude=longitude, precision="near_town", radius_km=reach, gazetteer_id=None,
            why=f"{answer.why}; moved {far:g} km at {phrase.bearing} degrees",
        )  # fmt: skip
    if far is not None or phrase.relation in ("near", "outside", "direction", "between"):
        reach = max(answer.radius_km or 0.0, far if far is not None else _NEAR_KM)
        return replace(answer, precision="near_town", radius_km=reach, why=f"{answer.why}; near it, not in it")
    return answer
