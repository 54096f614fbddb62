"""The `csv` format: one row an incident, every value beside the words it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from annals.coded import Coded, DocumentHead, Incident, Place
from annals.release.cells import names_cell, number_cell, quote_cells, table_on, text_cell, toll_cells
from annals.release.formats.base import DOCUMENT_DROPS, document_drops, first_and_last
from annals.release.losses import Drop, Losses
from annals.scheme.records import Scheme

name = "csv"
suffix = ".csv"
description = "one row an incident, with quotes and their offsets"
drops: tuple[Drop, ...] = (
    Drop(key="places", words="places after the first"),
    Drop(key="participants", words="kind, status, count, standing and further mentions of those who take part"),
    Drop(key="groups", words="the groups that a toll is broken down into"),
    *DOCUMENT_DROPS,
)

TOLLS = ("killed", "injured", "abducted", "missing", "arrested", "displaced")
ROLES = ("perpetrators", "victims", "targets", "weapons", "claimed_by")
HEAD = (
    "incident_id", "document_id", "document_title", "document_published", "document_source",
    "document_url", "type", "status", "date", "date_first", "date_last", "date_quote",
    "date_quote_start", "date_quote_end", "place", "place_kind", "country", "country_name", "admin1",
    "admin2", "latitude", "longitude", "place_precision", "radius_km", "gazetteer_id", "place_quote",
    "place_quote_start", "place_quote_end",
)  # fmt: skip
TOLL_PARTS = ("low", "high", "quote", "quote_start", "quote_end")
TAIL = (
    "said_by_speaker", "said_by_outlet", "said_by_quote", "said_by_quote_start", "said_by_quote_end",
    "quote", "quote_start", "quote_end", "other_quotes", "other_quotes_offsets", "confidence", "coder",
)  # fmt: skip
COLUMNS: tuple[str, ...] = (
    *HEAD, *ROLES, *(f"{toll}_{part}" for toll in TOLLS for part in TOLL_PARTS), *TAIL,
)  # fmt: skip


def write(coded: Iterable[Coded], out: BinaryIO, losses: Losses, scheme: Scheme) -> None:
    """Write a table in UTF-8 with a header row; lines end with a line feed, empty is unknown."""
    with table_on(out) as table:
        table.writerow(COLUMNS)
        for document in coded:
            losses.documents += 1
            losses.lost([*document_drops(document), "text"])
            for incident in document.incidents:
                losses.incidents += 1
                losses.rows += 1
                losses.lost(_lost(incident))
                table.writerow(row(document.document, incident))


def row(document: DocumentHead, incident: Incident) -> list[str]:
    """The cells of one incident, in the order of `COLUMNS`."""
    first, last = first_and_last(incident)
    cells = [text_cell(incident.id), text_cell(document.id), text_cell(document.title)]
    cells += [text_cell(document.published), text_cell(document.source), text_cell(document.url)]
    cells += [text_cell(incident.type), text_cell(incident.status), text_cell(incident.date)]
    cells += [first.isoformat() if first else "", last.isoformat() if last else ""]
    cells += [*quote_cells(incident.date_quote), *_place_cells(incident.places)]
    cells += [names_cell(getattr(incident, role)) for role in ROLES]
    for toll in TOLLS:
        cells += toll_cells(getattr(incident, toll))
    return cells + _tail(incident)


def _place_cells(places: tuple[Place, ...]) -> Iterator[str]:
    place = places[0] if places else Place(name="")
    yield from map(text_cell, (place.name, place.kind, place.country, place.country_name))
    yield from map(text_cell, (place.admin1, place.admin2))
    yield from map(number_cell, (place.latitude, place.longitude))
    yield text_cell(place.precision)
    yield number_cell(place.radius_km)
    yield text_cell(place.gazetteer_id)
    yield from quote_cells(place.quote)


def _tail(incident: Incident) -> list[str]:
    said, quotes = incident.said_by, incident.quotes
    cells = [text_cell(said.speaker if said else None), text_cell(said.outlet if said else None)]
    cells += quote_cells(said.quote if said else None)
    cells += quote_cells(quotes[0] if quotes else None)
    cells.append(text_cell(" | ".join(quote.text for quote in quotes[1:])))
    cells.append(" | ".join(f"{quote.start}:{quote.end}" for quote in quotes[1:]))
    return [*cells, number_cell(incident.confidence), text_cell(incident.coder)]


def _lost(incident: Incident) -> list[str]:
    everybody = [p for role in ROLES for p in getattr(incident, role)]
    tolls = [getattr(incident, toll) for toll in TOLLS]
    found = {
        "places": len(incident.places) > 1,
        "participants": bool(everybody),
        "groups": any(toll is not None and toll.groups for toll in tolls),
    }
    return [key for key, is_lost in found.items() if is_lost]
