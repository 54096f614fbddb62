"""The `acled` format: the 31 columns of ACLED's export, by ACLED's own rules as far as they can be kept.

Columns and rules as of the schema of 20 March 2023. Where reports differ ACLED takes the most
conservative figure, so the low bound of a toll is written; its rule for words makes "tens" 10,
"dozens" 12 and "hundreds" 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import BinaryIO

from annals.coded import Actor, Coded, DocumentHead, Incident, Participant, Place, Toll
from annals.ids import sha256_hex
from annals.release.cells import number_cell, one_line, table_on, text_cell
from annals.release.formats.base import DOCUMENT_DROPS, document_drops, first_and_last
from annals.release.losses import Drop, Losses
from annals.resolution.countries import Country, by_iso2
from annals.scheme.crosswalk import AcledView, to_acled
from annals.scheme.records import Scheme
from annals.scheme.sides import is_police

name = "acled"
suffix = ".csv"
description = "ACLED's 31 columns, with its codes and its number rule"
drops: tuple[Drop, ...] = (
    Drop(key="not_done", words="denied, only threatened or only planned: no row, ACLED records what happened"),
    Drop(key="no_type", words="of a type that ACLED has no place for: no row"),
    Drop(key="date", words="the date is unknown or wider than a month: event_date is empty"),
    Drop(key="date_narrowed", words="the date is a span: event_date is a day near its middle"),
    Drop(key="no_place", words="no place is known: location and coordinates are empty"),
    Drop(key="wide_place", words="the place is a country, a sea or a region: geo_precision 3 does not say so"),
    Drop(key="places", words="places after the first"),
    Drop(key="no_toll", words="no figure for the killed is stated: fatalities is 0 by ACLED's rule"),
    Drop(key="bounds", words="the killed are given as bounds: fatalities is the low one, notes has the words"),
    Drop(key="injured", words="tolls other than the killed"),
    Drop(key="standing", words="who claims, denies or is only said to have done it"),
    Drop(key="actor_years", words="names of actors are the report's, without ACLED's years and spelling"),
    Drop(key="unlisted", words="source_scale, admin3 and timestamp, which a report does not tell, are empty"),
    Drop(key="quotes", words="the quote behind each value (notes holds the clauses that tell it)"),
    *DOCUMENT_DROPS,
)

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
GEO_PRECISION = {"exact": 1, "town": 1, "near_town": 2, "admin2": 2}
OTHER_TOLLS = ("injured", "abducted", "missing", "arrested", "displaced")
_WORD_RULE = re.compile(r"\b(tens|dozens|hundreds)\b(?!\s+of\s+(?:thousands|millions))", re.I)
_BY_WORD = {"tens": 10, "dozens": 12, "hundreds": 100}
_GENERIC = {4: "Unidentified Communal Militia", 5: "Rioters", 6: "Protesters", 7: "Civilians"}


def write(coded: Iterable[Coded], out: BinaryIO, losses: Losses, scheme: Scheme) -> None:
    """Write ACLED's columns in UTF-8, one row an incident that ACLED has a place for."""
    with table_on(out) as table:
        table.writerow(COLUMNS)
        for document in coded:
            losses.documents += 1
            losses.lost([*document_drops(document), "text"])
            actors = {actor.id: actor for actor in document.actors}
            for incident in document.incidents:
                losses.incidents += 1
                view = to_acled(incident, actors, scheme)
                losses.lost(_lost(incident, view))
                if view is not None:
                    losses.rows += 1
                    table.writerow(row(document.document, incident, actors, view))


def row(document: DocumentHead, incident: Incident, actors: Mapping[str, Actor], view: AcledView) -> list[str]:
    """The 31 cells of one incident, in the order of `COLUMNS`."""
    place = incident.places[0] if incident.places else None
    country = by_iso2(place.country) if place and place.country else None
    where = country.name if country else place.country_name if place else None
    actor1, others1 = actor_cells(view.side1, view.inter1, where, actors)
    actor2, others2 = actor_cells(view.side2, view.inter2, where, actors)
    cells = [event_id(incident, country), *_date_cells(incident)]
    cells += [view.disorder_type, view.event_type, view.sub_event_type]
    cells += [text_cell(actor1), text_cell(others1), number_cell(view.inter1 or None)]
    cells += [text_cell(actor2), text_cell(others2), number_cell(view.inter2 or None)]
    cells += [number_cell(view.interaction or None), view.civilian_targeting]
    cells += _place_cells(place, country, where)
    outlet = incident.said_by.outlet if incident.said_by else None
    cells += [text_cell(outlet or document.source), "", text_cell(notes(incident))]
    return [*cells, str(fatalities(incident.killed)), text_cell(_tags(document, incident)), ""]


def event_id(incident: Incident, country: Country | None) -> str:
    """Three letters and a number, made from our id: stable as long as that is."""
    number = int(sha256_hex(incident.id.encode("utf-8", "surrogatepass"))[:13], 16)
    return f"{country.iso3 if country else 'XXX'}{number}"


def _date_cells(incident: Incident) -> list[str]:
    day, precision = event_day(incident)
    first, last = first_and_last(incident)
    same_year = first is not None and last is not None and first.year == last.year
    year = day.year if day else first.year if first and same_year else None
    return [day.isoformat() if day else "", number_cell(year), number_cell(precision)]


def event_day(incident: Incident) -> tuple[date | None, int | None]:
    """ACLED's day and time precision: 1 the day, 2 within a week, 3 within a month (its middle).

    Both are `None` where the date is unknown, open or wider than 31 days, which ACLED cannot say.
    """
    first, last = first_and_last(incident)
    if first is None or last is None or (last - first).days > 30:
        return None, None
    span = (last - first).days
    return first + timedelta(days=span // 2), 1 if span == 0 else 2 if span < 7 else 3


def actor_cells(
    side: tuple[Participant, ...], inter: int, where: str | None, actors: Mapping[str, Actor]
) -> tuple[str | None, str | None]:
    """The actor's name and the associated ones, joined by "; ".

    An organization that the report names stands under its name; unnamed ones under ACLED's general
    names with the country, such as "Police Forces of Chad" or "Unidentified Armed Group (Chad)".
    Civilians and crowds are always general, and those whom the report speaks of are associated.
    """
    main = next((p for p in side if p.named and p.kind == "organization"), None) if inter < 5 or inter == 8 else None
    name = _name(main, actors) if main else _general(side, inter, where)
    others = [_name(p, actors) for p in side if p is not main]
    return name, "; ".join(dict.fromkeys(o for o in others if o != name)) or None


def _name(participant: Participant, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(participant.actor or "")
    return one_line(actor.name if actor else participant.name)


def _general(side: tuple[Participant, ...], inter: int, where: str | None) -> str | None:
    within = f" ({where})" if where else ""
    if inter in _GENERIC:
        return _GENERIC[inter] + within
    if inter in (2, 3):
        return f"Unidentified Armed Group{within}"
    first = one_line(side[0].name) if side else None
    if inter == 1 and where and first:
        return f"{'Police' if is_police(first) else 'Military'} Forces of {where}"
    return first


def _place_cells(place: Place | None, country: Country | None, where: str | None) -> list[str]:
    if place is None:
        return [""] * 10
    region = country.acled if country else None
    cells = [number_cell(country.numeric if country else None), text_cell(region), text_cell(where)]
    cells += [text_cell(place.admin1), text_cell(place.admin2), "", text_cell(one_line(place.name))]
    cells += [number_cell(place.latitude), number_cell(place.longitude)]
    precision = GEO_PRECISION.get(place.precision or "", 3) if place.latitude is not None else None
    return [*cells, number_cell(precision)]


def fatalities(toll: Toll | None) -> int:
    """ACLED's one number: the low bound, 10 for "tens", 12 for "dozens", 100 for "hundreds".

    A toll that is not stated is 0 in ACLED; the losses count where that was so.
    """
    if toll is None:
        return 0
    word = _WORD_RULE.search(toll.wording or "")
    low = toll.low or 0
    return min(low, _BY_WORD[word[1].lower()]) if word and toll.high is None else low


def notes(incident: Incident) -> str:
    """The clauses that tell the incident, then its status and the words of its toll where they matter."""
    told = " [...] ".join(one_line(quote.text) for quote in incident.quotes)
    extra = [] if incident.status == "reported" else [f"Status: {incident.status}."]
    killed = incident.killed
    if killed is not None and killed.wording and killed.low != killed.high:
        extra.append(f"Killed, as reported: {one_line(killed.wording)}.")
    return " ".join([told, *extra]).strip()


def _tags(document: DocumentHead, incident: Incident) -> str:
    return f"annals_incident: {incident.id}; annals_document: {one_line(document.id)}"


def _lost(incident: Incident, view: AcledView | None) -> list[str]:
    if view is None:
        return ["not_done" if incident.status in ("denied", "threatened", "planned") else "no_type"]
    place = incident.places[0] if incident.places else None
    _, time_precision = event_day(incident)
    everybody = (*incident.perpetrators, *incident.victims, *incident.targets)
    killed = incident.killed
    found = {
        "date": time_precision is None,
        "date_narrowed": time_precision in (2, 3),
        "no_place": place is None or place.latitude is None,
        "wide_place": place is not None and place.precision in ("country", "sea", "region"),
        "places": len(incident.places) > 1,
        "no_toll": killed is None,
        "bounds": killed is not None and killed.low != killed.high,
        "injured": any(getattr(incident, toll) is not None for toll in OTHER_TOLLS),
        "standing": bool(incident.claimed_by) or any(p.standing != "asserted" for p in everybody),
        "actor_years": any(p.named for p in everybody),
        "unlisted": True,
        "quotes": True,
    }
    return [key for key, is_lost in found.items() if is_lost]
