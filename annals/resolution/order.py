"""Claims of one document to resolved mentions: dates first, then places, one document at a time.

What a date phrase means may lean on the date that the narrative has reached; what a place means leans on
every place of the document. Numbers were read with their bounds in the language stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annals.coded import Place
from annals.language.phrases import Phrases
from annals.language.reading import Reading
from annals.mention import Mention, Number, Part
from annals.model import Claim, Document, Quote
from annals.resolution import edtf
from annals.resolution.context import Context, Contexts
from annals.resolution.dates import resolve_date
from annals.resolution.gazetteer import Gazetteer
from annals.resolution.placing import Placing

PARTS = ("perpetrators", "victims", "targets", "weapons", "claimed_by")
EFFECTS = frozenset({"killed", "injured", "abducted", "missing", "arrested", "displaced"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The mentions of a document, its country where that is beyond doubt, and the context of each event."""

    mentions: list[Mention]
    home: Place | None
    near: Mapping[str, Context]

    def leaning(self, found: Sequence[Mention]) -> list[Mention]:
        """The mentions of one incident; where none has a date or a place, the first takes those of its context."""
        first, *rest = found
        near = self.near.get(first.event)
        if near is None or first.apart:
            return list(found)
        if near.date is not None and not any(m.date for m in found):
            first = replace(first, date=near.date, date_quote=near.date_quote)
        if near.places and not any(m.places for m in found):
            first = replace(first, places=near.places)
        return [first, *rest]


class Resolver:
    """Turns the claims of a document into mentions; holds the gazetteer and nothing of a document."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def resolve(self, document: Document, reading: Reading, phrases: Phrases, claims: Sequence[Claim]) -> Resolved:
        """One mention an event, in the order of the text; refused events are left out."""
        events: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.field != "refused":
                events.setdefault(claim.event, []).append(claim)
        dates = _Dates(document, phrases)
        placing = Placing(document, reading, phrases, self.gazetteer) if events else None
        listed = placing.entries if placing else frozenset()
        mentions = [self._mention(found, reading, dates, placing, listed) for found in events.values()]
        contexts = Contexts(reading, phrases, placing, dates.values) if placing else None
        near = {m.event: contexts.of(m.sentence) for m in mentions} if contexts else {}
        mentions = [replace(m, near_date=near[m.event].date) if _is_dated(near, m) else m for m in mentions]
        return Resolved(mentions=mentions, home=placing.home() if placing else None, near=near)

    def _mention(
        self, claims: list[Claim], reading: Reading, dates: _Dates, placing: Placing | None, listed: frozenset[int]
    ) -> Mention:
        lead = claims[0]
        sentence = reading.sentences[int(lead.event[1:].split("e")[0])]
        told: dict[str, list[Claim]] = {}
        for claim in claims:
            told.setdefault(claim.field, []).append(claim)
        date, date_quote = dates.of(told.get("date", ()))
        return Mention(
            event=lead.event,
            sentence=sentence.index,
            paragraph=sentence.paragraph,
            type=lead.written,
            trigger=lead.quote,
            clause=told["clause"][0].quote,
            rule=lead.rule,
            strength=lead.sort or "sure",
            status=told["status"][0].written if "status" in told else "reported",
            reference=lead.definite,
            fresh="fresh" in told,
            apart="apart" in told,
            item=sentence.paragraph in listed,
            date=date,
            date_quote=date_quote,
            places=placing.of(told.get("place", ())) if placing else (),
            **{field: _parts(told[field]) for field in PARTS if field in told},  # type: ignore[arg-type]
            numbers=_numbers(claims),
            speaker=told["speaker"][0].quote if "speaker" in told else None,
            outlet=told["outlet"][0].quote if "outlet" in told else None,
        )


class _Dates:
    """All dates of a document in the order of the text, each against the time that the narrative has reached."""

    def __init__(self, document: Document, phrases: Phrases) -> None:
        self.published = document.published
        self.values: dict[int, str | None] = {}
        anchor: str | None = None
        for phrase in phrases.all_dates:
            value = resolve_date(phrase, published=self.published, anchor=anchor).value
            self.values[phrase.start] = value
            if value is not None and phrase.edge is None:
                anchor = value

    def of(self, claims: Iterable[Claim]) -> tuple[str | None, Quote | None]:
        """The finest date of an event that its phrases agree on, with the quote it stands on."""
        best: tuple[str | None, Quote | None] = (None, None)
        for claim in claims:
            value = self.values.get(claim.quote.start)
            if value is None:
                continue
            if best[0] is None or (edtf.overlap(best[0], value) and edtf.finer(best[0], value) != best[0]):
                best = (value, claim.quote)
        return best


def _is_dated(near: Mapping[str, Context], mention: Mention) -> bool:
    return mention.event in near and near[mention.event].date is not None


def _parts(claims: Sequence[Claim]) -> tuple[Part, ...]:
    return tuple(_part(c, [o.quote for o in claims if o.part_of == c.key]) for c in claims if c.part_of is None)


def _part(claim: Claim, others: list[Quote]) -> Part:
    return Part(
        quote=claim.quote,
        head=claim.head,
        kind=claim.kind or "person",
        status=claim.status,
        named=claim.named,
        definite=claim.definite,
        pronoun=claim.sort == "pronoun",
        plural=claim.plural,
        armed=claim.armed,
        sort=claim.sort,
        low=claim.low,
        high=claim.high,
        standing=claim.standing,
        others=tuple(others),
    )


def _numbers(claims: Sequence[Claim]) -> tuple[Number, ...]:
    return tuple(
        Number(
            effect=c.field, low=c.low, high=c.high, quote=c.quote, who=c.written, head=c.head, status=c.status,
            part=c.part_of is not None, total=c.definite, revised=c.sort == "revised",
            additional=c.sort == "additional",
        )
        for c in claims
        if c.field in EFFECTS
    )  # fmt: skip


__all__ = ["Place", "Resolver"]
