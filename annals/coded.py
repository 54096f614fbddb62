"""A coded document as frozen records, and its way to JSON and back (the public contract's form).

The order of the fields is the order in the JSON. Every count is people unless its `unit` says
otherwise, every offset counts Unicode code points in the document's text, unknown is `None`.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from annals.errors import InputError
from annals.model import Quote
from annals.records import made_at_once

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """The report itself: what it is, and its canonical text that all quotes point into."""

    id: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    sha256: str = ""
    characters: int = 0
    text: str = ""


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of an incident. Latitude and longitude are WGS84 degrees, `radius_km` kilometres."""

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
    quote: Quote | None = None


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody or something with a part in an incident; the best name first among `mentions`."""

    name: str
    kind: str
    named: bool = False
    actor: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Quote, ...] = ()
    status: str | None = None
    count: int | None = None
    standing: str = "asserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The part of a toll that one group of people makes up."""

    who: str
    low: int | None
    high: int | None
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A number of people as bounds, low <= true <= high; `high=None` is open upwards."""

    low: int | None
    high: int | None
    wording: str
    quote: Quote | None = None
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Who says so: a speaker in the text, an outlet, or both."""

    speaker: str | None
    outlet: str | None
    quote: Quote | None = None


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One incident of one report, every value with its quote."""

    id: str
    type: str
    status: str = "reported"
    date: str | None = None
    date_quote: Quote | None = None
    places: tuple[Place, ...] = ()
    perpetrators: tuple[Participant, ...] = ()
    victims: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    weapons: tuple[Participant, ...] = ()
    claimed_by: tuple[Participant, ...] = ()
    killed: Toll | None = None
    injured: Toll | None = None
    abducted: Toll | None = None
    missing: Toll | None = None
    arrested: Toll | None = None
    displaced: Toll | None = None
    said_by: Said | None = None
    quotes: tuple[Quote, ...] = ()
    confidence: float | None = None
    coder: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of an actor; `sort` as in the contract (abbreviation, endonym, former ...)."""

    name: str
    sort: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody that incidents and relations of one document refer to."""

    id: str
    name: str
    kind: str
    parent: str | None = None
    aliases: tuple[Alias, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two actors, or an actor and a place, stand to each other; `date` is EDTF."""

    type: str
    subject: str
    object: str
    date: str | None = None
    standing: str = "asserted"
    said_by: str | None = None
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that is no toll: strength, recruits, pay, funds; `unit` says of what."""

    of: str
    about: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    date: str | None = None
    said_by: str | None = None
    standing: str = "asserted"
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something somebody said, with when and by what medium where the text tells."""

    speaker: str
    date: str | None = None
    medium: str | None = None
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What was read and left out on purpose, and why."""

    what: str
    why: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One coded document: one line of the output of `annals code`."""

    document: DocumentHead
    incidents: tuple[Incident, ...] = ()
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    refused: tuple[Refused, ...] = ()


_PLAIN = (str, int, float)


@cache
def _columns(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a record's fields, and what gives their values."""
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)


def plain(value: Any) -> Any:
    """A record as plain dicts and lists, ready for JSON, keys in the contract's order."""
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return {name: plain(item) for name, item in _by_name(value).items()}


def _by_name(value: Any) -> dict[str, Any]:
    kind: type = type(value)
    names, values = _columns(kind)
    return dict(zip(names, values(value), strict=True))


_WRITER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(", ", ": "), default=_by_name)


def to_line(coded: Coded) -> str:
    """One line of JSON without its line end; the same record gives the same characters."""
    return _WRITER.encode(coded)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        return _build(next(a for a in typing.get_args(hint) if a is not type(None)), value)
    if origin is tuple:
        return tuple(_build(typing.get_args(hint)[0], item) for item in value)
    if is_dataclass(hint):
        known = _hints(typing.cast(type, hint))
        return typing.cast(type, hint)(**{k: _build(known[k], v) for k, v in value.items() if k in known})
    return value


def from_plain(kind: type[R], value: dict[str, Any]) -> R:
    """A record from plain dicts; keys this version does not know are left out.

    Raises:
        InputError: a needed key is missing, or a value has the wrong shape.
    """
    try:
        return typing.cast(R, _build(kind, value))
    except (TypeError, AttributeError) as fault:
        raise InputError(f"not a coded document: {fault}", mend="give a file written by `annals code`") from fault


def from_line(line: str) -> Coded:
    """The coded document of one JSON line.

    Raises:
        InputError: the line is no JSON, or no coded document.
    """
    try:
        value = json.loads(line)
    except json.JSONDecodeError as fault:
        raise InputError(f"not JSON: {fault}", mend="give a file written by `annals code`") from fault
    if not isinstance(value, dict):
        raise InputError("not a coded document", mend="give a file written by `annals code`")
    return from_plain(Coded, value)
