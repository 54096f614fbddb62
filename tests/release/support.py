"""Coded documents built in a line or two; every quote is a real slice of the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from annals.coded import Actor, Coded, DocumentHead, Group, Incident, Participant, Place, Said, Toll
from annals.model import Quote

TEXT = (
    "YOLA, Nigeria (AFP) - On Tuesday gunmen killed at least three police officers near Mubi, a resident "
    "told AFP. Two traders were wounded. The army said that Ansaru was behind the attack."
)


def quote(words: str, text: str = TEXT) -> Quote:
    start = text.index(words)
    return Quote.of(text, start, start + len(words))


def person(name: str, **values: Any) -> Participant:
    mentions = (quote(name),) if name in TEXT else ()
    return Participant(name=name, kind="person", mentions=mentions, **values)


def organization(name: str, **values: Any) -> Participant:
    return Participant(name=name, kind="organization", named=True, **values)


def toll(low: int | None, high: int | None, words: str = "", **values: Any) -> Toll:
    return Toll(low=low, high=high, wording=words, quote=quote(words) if words in TEXT and words else None, **values)


MUBI = Place(
    name="Mubi",
    kind="town",
    country="NG",
    country_name="Nigeria",
    admin1="Adamawa",
    latitude=10.2678,
    longitude=13.2644,
    precision="near_town",
    radius_km=10,
    gazetteer_id="geonames:2331528",
    quote=quote("near Mubi"),
)


def incident(**changes: Any) -> Incident:
    """The attack near Mubi, with whatever a test needs otherwise."""
    made = Incident(
        id="inc-3f9a00112233",
        type="attack",
        date="2024-03-12",
        date_quote=quote("Tuesday"),
        places=(MUBI,),
        perpetrators=(person("gunmen", status="combatant"),),
        victims=(person("police officers", status="police"),),
        killed=toll(
            3,
            None,
            "at least three police officers",
            groups=(Group(who="police officers", low=3, high=None, quote=quote("three police officers")),),
        ),
        said_by=Said(speaker="a resident", outlet="AFP", quote=quote("a resident told AFP")),
        quotes=(
            quote("On Tuesday gunmen killed at least three police officers near Mubi"),
            quote("The army said that Ansaru was behind the attack."),
        ),
        confidence=0.93,
        coder="rules",
    )
    return replace(made, **changes)


def coded(*incidents: Incident, text: str = TEXT, document: str = "mubi.txt", actors: tuple[Actor, ...] = ()) -> Coded:
    head = DocumentHead(id=document, title=None, published="2024-03-14", source="AFP", characters=len(text), text=text)
    return Coded(document=head, incidents=incidents, actors=actors)
