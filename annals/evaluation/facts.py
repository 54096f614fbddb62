"""What is compared: gold answers and coded documents, both brought to one plain form.

Gold names its mentions and its clause by their words, a coded document by quotes with offsets. Here both
are words plus, for the clause, a stretch of the report counted in characters that are no white space: that
stretch is the same however the lines of a text are broken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from annals.errors import InputError

ROLES = ("perpetrators", "victims", "targets", "weapons", "claimed_by")
TOLLS = ("killed", "injured", "abducted", "missing", "arrested", "displaced")

Bounds = tuple[int | None, int | None]
Span = tuple[int, int]
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place as it is compared: latitude and longitude in degrees (WGS84), country as ISO2 code."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A participant as it is compared: all names that are used for it, the main one first."""

    names: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One incident. `types` are the types that are right alike, the main one first.

    `spans` are the stretches of the report that tell it, the clause that tells it first in front, in
    characters without white space; `clause` is that clause in its words. `roles` and `tolls` hold what
    is given only.
    """

    types: tuple[str, ...]
    status: str
    date: str | None
    places: tuple[Spot, ...]
    roles: Mapping[str, tuple[Party, ...]]
    tolls: Mapping[str, Bounds]
    speaker: str | None
    outlet: str | None
    clause: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document with its incidents. `answered`: the keys of an incident that gold answers here; `None` is all."""

    id: str
    incidents: tuple[Facts, ...]
    answered: frozenset[str] | None = None


def flat(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def report(value: Any, *, text: str | None = None, where: str = "") -> Report:
    """One gold or coded document from its JSON object.

    Args:
        value: an object with `document` and `incidents`.
        text: the report's text, where the object does not hold it.
        where: what to name in an error.

    Raises:
        InputError: something needed is missing or has another shape.
    """
    try:
        document = value["document"]
        located = _Located(text if text is not None else document.get("text") or "")
        incidents = tuple(_facts(one, located) for one in value["incidents"])
        answered = frozenset(map(str, document["answered"])) if document.get("answered") is not None else None
        if not isinstance(document["id"], str):
            raise TypeError("document.id is no text")
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as fault:
        what = f"no {fault} in it" if isinstance(fault, KeyError) else str(fault)
        raise InputError(
            f"not a document with incidents: {what}",
            where=where,
            mend="give gold answers (gold/README.md) or a file written by `annals code`",
        ) from fault
    return Report(id=document["id"], incidents=incidents, answered=answered)


class _Located:
    """Finds the clauses of one report in its text, the incidents being in the order of their clauses."""

    def __init__(self, text: str) -> None:
        self._solid = [at for at, character in enumerate(text) if not character.isspace()]
        self._squeezed = "".join(text.split())
        self._reached = 0
        self._found: set[Span] = set()

    def words(self, clause: str) -> Span | None:
        """Where a clause stands: from the start of the last one on, else anywhere.

        The same words again mean their next occurrence, and the same place where there is none.
        """
        wanted = "".join(clause.split())
        spans = [(at, at + len(wanted)) for at in self._occurrences(wanted)] if wanted else []
        if not spans:
            return None
        on = [span for span in spans if span[0] >= self._reached] or spans
        span = next((one for one in on if one not in self._found), on[0])
        self._reached = span[0]
        self._found.add(span)
        return span

    def _occurrences(self, wanted: str) -> Iterator[int]:
        at = self._squeezed.find(wanted)
        while at >= 0:
            yield at
            at = self._squeezed.find(wanted, at + 1)

    def quote(self, quote: Mapping[str, Any]) -> Span:
        """The stretch of a quote that has offsets into the text."""
        before = bisect_left(self._solid, int(quote["start"]))
        return before, before + len("".join(str(quote["text"]).split()))


def _facts(value: Mapping[str, Any], located: _Located) -> Facts:
    said = value.get("said_by") or {}
    clause, spans = _told(value, located)
    tolls = ((name, value.get(name)) for name in TOLLS)
    return Facts(
        types=tuple(dict.fromkeys([str(value["type"]), *(value.get("types") or ())])),
        status=str(value.get("status") or "reported"),
        date=_or_none(str, value.get("date")),
        places=tuple(_spot(place) for place in value.get("places") or ()),
        roles={role: _parties(value.get(role) or ()) for role in ROLES},
        tolls={
            name: (_or_none(int, toll["low"]), _or_none(int, toll["high"])) for name, toll in tolls if toll is not None
        },
        speaker=_or_none(str, said.get("speaker")),
        outlet=_or_none(str, said.get("outlet")),
        clause=clause,
        spans=spans,
    )


def _or_none(kind: type[V], value: Any) -> V | None:
    if value is None or type(value) is kind:
        return value
    raise TypeError(f"{value!r} where a value of type {kind.__name__} belongs")


def _degrees(value: Any) -> float | None:
    return value if type(value) is int else _or_none(float, value)


def _told(value: Mapping[str, Any], located: _Located) -> tuple[str, tuple[Span, ...]]:
    if "quotes" not in value:
        clause = flat(value.get("clause") or "")
        span = located.words(clause)
        return clause, (span,) if span else ()
    quotes = [quote for quote in value["quotes"] if quote]
    return flat(quotes[0]["text"]) if quotes else "", tuple(located.quote(quote) for quote in quotes)


def _spot(value: Mapping[str, Any]) -> Spot:
    return Spot(
        name=flat(value["name"]),
        country=_or_none(str, value.get("country")),
        latitude=_degrees(value.get("latitude")),
        longitude=_degrees(value.get("longitude")),
    )


def _parties(values: Iterable[Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(names=_names(value), kind=str(value["kind"])) for value in values)


def _names(value: Mapping[str, Any]) -> tuple[str, ...]:
    mentions = (one if isinstance(one, str) else one["text"] for one in value.get("mentions") or ())
    return tuple(dict.fromkeys(flat(name) for name in (value["name"], *mentions) if name))
