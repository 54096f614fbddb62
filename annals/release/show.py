"""An incident as a person would want to read it: what, when, where, who, and the words it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annals.coded import Coded, DocumentHead, Incident, Participant
from annals.model import Quote
from annals.release.layout import Block, Span
from annals.release.words import (
    STANDINGS,
    TOLLS,
    UNKNOWN,
    date_words,
    one_line,
    people_words,
    place_words,
    precision_words,
    said_words,
    tolls_words,
    type_words,
)

# A sentence ends at a stop, with closing quotes and brackets, before what can begin another; a full
# stop behind an initial, a title or a unit ends none.
_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n\s*\n|\n(?=\s{3})")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Adm|Sen|Gov|Rep|Rev|Prof|No|vs"
    r"|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.\Z",
    re.IGNORECASE,
)
_REACH = 1000
ROLES = (
    ("perpetrators", "Who"),
    ("victims", "To whom"),
    ("targets", "To what"),
    ("weapons", "With what"),
    ("claimed_by", "Claimed by"),
)


def describe(coded: Coded, incident: Incident) -> Iterator[Block]:
    """The blocks that tell one incident of a coded document, the last one empty."""
    yield from _headline(coded.document, incident)
    yield Block(spans=())
    yield from _facts(incident)
    yield Block(spans=())
    yield from _sentences(coded.document.text, incident)
    yield from _quotes(incident)
    yield Block(spans=())


def describe_empty(coded: Coded) -> Iterator[Block]:
    """What is said of a document without incidents."""
    yield Block(spans=((one_line(coded.document.id), "head"), (": no incident was read in it", "plain")))
    yield Block(spans=())


def _headline(document: DocumentHead, incident: Incident) -> Iterator[Block]:
    place = place_words(incident.places[0] if incident.places else None)
    when = date_words(incident.date) if incident.date else f"date {UNKNOWN}"
    yield Block(spans=((f"{type_words(incident.type)} · {place} · {when}", "head"),))
    known = [incident.id, document.title, document.id, document.source]
    told = [one_line(part) for part in known if part]
    told.append(f"published {document.published or UNKNOWN}")
    yield Block(spans=((" · ".join(told), "faint"),))


def _facts(incident: Incident) -> Iterator[Block]:
    yield _fact("When", date_words(incident.date))
    if not incident.places:
        yield _fact("Where", UNKNOWN)
    for number, place in enumerate(incident.places):
        label = "Where" if number == 0 else "and"
        yield _fact(label, f"{place_words(place)} ({precision_words(place)})")
    for role, label in _labels(incident):
        yield _fact(label, people_words(getattr(incident, role)))
    yield _fact("Toll", tolls_words(incident))
    yield _fact("Says who", said_words(incident.said_by))
    yield _fact("Standing", STANDINGS.get(incident.status, one_line(incident.status)))
    yield _fact("Coded by", _coder_words(incident))


def _coder_words(incident: Incident) -> str:
    coder = one_line(incident.coder) or UNKNOWN
    return coder if incident.confidence is None else f"{coder}, confidence {incident.confidence:.2f}"


def _fact(label: str, text: str) -> Block:
    style = "faint" if text == UNKNOWN else "plain"
    return Block(label=label, spans=((text, style),), indent=2)  # type: ignore[arg-type]


def _labels(incident: Incident) -> Iterator[tuple[str, str]]:
    for role, label in ROLES:
        both = role == "perpetrators" and incident.type == "armed_clash"
        if role != "claimed_by" or incident.claimed_by:
            yield role, "Between" if both else label


def _sentences(text: str, incident: Incident) -> Iterator[Block]:
    values = [quote for _, quote in value_quotes(incident) if _stands(text, quote)]
    clauses = [quote for quote in incident.quotes if _stands(text, quote)]
    stretches = sorted({sentence_around(text, q.start, q.end) for q in [*clauses, *values]})
    if not stretches:
        return
    yield Block(spans=(("In the report", "label"),), indent=2)
    for start, end in _joined(stretches):
        spans = _marks(text, start, end, values or clauses)
        yield Block(spans=spans, indent=4)
    yield Block(spans=())


def _stands(text: str, quote: Quote) -> bool:
    return text[quote.start : quote.end] == quote.text


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence or sentences that `text[start:end]` stands in, found by punctuation."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    for stop in _END.finditer(text, max(0, start - _REACH), end + _REACH):
        if _ABBREVIATION.search(text, max(0, stop.end() - 6), stop.end()):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.end() >= end:
            last = stop.end()
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in stretches:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _marks(text: str, start: int, end: int, quotes: list[Quote]) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = start
    for first, last in _joined(sorted((q.start, q.end) for q in quotes if start <= q.start < end)):
        if first > at:
            spans.append((_flat(text[at:first]), "plain"))
        spans.append((_flat(text[first:last]), "quote"))
        at = last
    return (*spans, (_flat(text[at:end]), "plain"))


def _flat(text: str) -> str:
    # Kept as long as it is, so that the space between two spans stays where it was.
    return "".join(c if c.isprintable() else " " for c in text)


def value_quotes(incident: Incident) -> Iterator[tuple[str, Quote]]:
    """Every value of the incident that has a quote, as (what it is, quote), in the order of the form."""
    if incident.date_quote:
        yield "date", incident.date_quote
    for place in incident.places:
        if place.quote:
            yield "place", place.quote
    for role, _ in ROLES:
        yield from _mentions(role, getattr(incident, role))
    for name in TOLLS:
        toll = getattr(incident, name)
        if toll is not None and toll.quote:
            yield name, toll.quote
        for group in toll.groups if toll is not None else ():
            if group.quote and group.quote != toll.quote:
                yield f"{name}: {one_line(group.who)}", group.quote
    if incident.said_by and incident.said_by.quote:
        yield "said by", incident.said_by.quote


def _mentions(role: str, participants: tuple[Participant, ...]) -> Iterator[tuple[str, Quote]]:
    for participant in participants:
        for mention in participant.mentions:
            yield role.replace("_", " "), mention


def _quotes(incident: Incident) -> Iterator[Block]:
    found = list(value_quotes(incident))
    if not found:
        return
    yield Block(spans=(("Each value and the words it was read from (offsets in the text)", "label"),), indent=2)
    for what, quote in found:
        spans: tuple[Span, ...] = (
            (f"{what}: ", "plain"),
            (one_line(quote.text), "quote"),
            (f" {quote.start}-{quote.end}", "faint"),
        )
        yield Block(spans=spans, indent=4)
