"""The `geojson` format (RFC 7946): one feature an incident, at its most specific place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from annals.coded import Coded, DocumentHead, Incident, Participant, Place, plain
from annals.release.formats.base import DOCUMENT_DROPS, document_drops, first_and_last
from annals.release.formats.flat import ROLES, TOLLS
from annals.release.losses import Drop, Losses
from annals.scheme.records import Scheme

name = "geojson"
suffix = ".geojson"
description = "a map layer: one feature an incident, with the radius of its place (RFC 7946)"
drops: tuple[Drop, ...] = (
    Drop(key="nowhere", words="no coordinates are known, so the feature has no geometry"),
    Drop(key="places", words="places after the first are named in the properties, but not drawn"),
    Drop(key="participants", words="kind, status, count, standing and mentions of those who take part"),
    *DOCUMENT_DROPS,
)


def write(coded: Iterable[Coded], out: BinaryIO, losses: Losses, scheme: Scheme) -> None:
    """Write one FeatureCollection in UTF-8, one feature a line; positions are longitude, latitude."""
    out.write(b'{"type": "FeatureCollection", "features": [')
    before = b"\n"
    for document in coded:
        losses.documents += 1
        losses.lost([*document_drops(document), "text"])
        for incident in document.incidents:
            losses.incidents += 1
            losses.rows += 1
            losses.lost(_lost(incident))
            line = json.dumps(feature(document.document, incident), ensure_ascii=False)
            out.write(before + line.encode("utf-8", "backslashreplace"))
            before = b",\n"
    out.write(b"\n]}\n")


def feature(document: DocumentHead, incident: Incident) -> dict[str, Any]:
    """One incident as a feature; `geometry` is null where no coordinates are known."""
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _geometry(incident.places),
        "properties": _properties(document, incident),
    }


def _geometry(places: tuple[Place, ...]) -> dict[str, Any] | None:
    if not places or places[0].latitude is None or places[0].longitude is None:
        return None
    # Seven decimals are a centimetre; more would only pretend.
    at = [round(float(places[0].longitude), 7), round(float(places[0].latitude), 7)]
    return {"type": "Point", "coordinates": at}


def _properties(document: DocumentHead, incident: Incident) -> dict[str, Any]:
    first, last = first_and_last(incident)
    place = places[0] if (places := incident.places) else None
    radius = place.radius_km if place else None
    return {
        "incident_id": incident.id,
        "document_id": document.id,
        "title": document.title,
        "published": document.published,
        "source": document.source,
        "url": document.url,
        "type": incident.type,
        "status": incident.status,
        "date": incident.date,
        "date_first": first.isoformat() if first else None,
        "date_last": last.isoformat() if last else None,
        "date_quote": plain(incident.date_quote),
        "place": plain(place),
        "radius_m": None if radius is None else round(radius * 1000),
        "other_places": [p.name for p in places[1:]],
        **{role: _names(getattr(incident, role)) for role in ROLES},
        **{toll: plain(getattr(incident, toll)) for toll in TOLLS},
        "said_by": plain(incident.said_by),
        "quotes": plain(incident.quotes),
        "confidence": incident.confidence,
        "coder": incident.coder,
    }


def _names(participants: tuple[Participant, ...]) -> list[str]:
    return [participant.name for participant in participants]


def _lost(incident: Incident) -> list[str]:
    found = {
        "nowhere": _geometry(incident.places) is None,
        "places": len(incident.places) > 1,
        "participants": any(getattr(incident, role) for role in ROLES),
    }
    return [key for key, is_lost in found.items() if is_lost]
