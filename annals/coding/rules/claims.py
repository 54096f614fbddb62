"""Events of one sentence to claims: one field, one quote each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict, Unpack

from annals.coding.rules.filler import Filler
from annals.coding.rules.found import Event, Toll
from annals.language.reading import Reading, Sentence
from annals.model import Claim, Kind, Quote, Standing, Status

ROLE_FIELDS = {
    "perpetrator": "perpetrators", "party": "perpetrators", "victim": "victims", "target": "targets",
    "weapon": "weapons", "claimed_by": "claimed_by",
}  # fmt: skip


class _More(TypedDict, total=False):
    """What only some claims say; made with them, for a copy of so large a record costs more than the record."""

    standing: Standing
    head: str
    kind: Kind | None
    status: Status | None
    named: bool
    definite: bool
    plural: bool
    armed: bool
    sort: str | None
    low: int | None
    high: int | None
    part_of: str | None


class _Maker:
    """Makes the claims of one event, numbering them."""

    def __init__(self, event: str, coder: str) -> None:
        self.made: list[Claim] = []
        self._event = event
        self._coder = coder

    def add(self, field: str, written: str, quote: Quote, rule: str, **more: Unpack[_More]) -> Claim:
        """A claim of one field, with what else it says."""
        key = f"{self._event}.{len(self.made)}"
        claim = Claim(
            key=key, event=self._event, field=field, written=written, quote=quote, coder=self._coder, rule=rule, **more
        )
        self.made.append(claim)
        return claim


class ClaimWriter:
    """Writes the claims of one sentence's events."""

    def __init__(self, reading: Reading, sentence: Sentence, coder: str) -> None:
        self.text = reading.document.text
        self.sentence = sentence
        self.coder = coder

    def claims(self, events: list[Event]) -> list[Claim]:
        """All claims of the events, each event named by sentence and number."""
        found: list[Claim] = []
        for n, event in enumerate(events):
            name = f"s{self.sentence.index}e{n}"
            found.extend(self._refused(event, name) if event.refused else self._event(event, name))
        return found

    def _quote(self, a: int, b: int) -> Quote:
        return Quote.of(self.text, self.sentence.starts[a], self.sentence.ends[b - 1])

    def _refused(self, event: Event, name: str) -> list[Claim]:
        if event.frame.strength != "sure" or event.reference:
            return []
        maker = _Maker(name, self.coder)
        maker.add("refused", event.refused, self._quote(event.token, event.last + 1), event.rule)
        return maker.made

    def _event(self, event: Event, name: str) -> list[Claim]:
        maker = _Maker(name, self.coder)
        trigger = self._quote(event.token, min(event.last, event.token + 8) + 1)
        clause = self._quote(0, len(self.sentence.words))
        maker.add(
            "type", event.type, trigger, event.rule, standing=event.standing, definite=event.reference,
            sort=event.frame.strength,
        )  # fmt: skip
        maker.add("clause", clause.text, clause, event.rule)
        if event.status != "reported":
            maker.add("status", event.status, trigger, event.rule)
        if event.fresh:
            maker.add("fresh", "another", trigger, "fresh")
        if event.apart:
            maker.add("apart", "another", trigger, "fresh")
        for role, field in ROLE_FIELDS.items():
            for filler in event.get(role):
                self._participant(maker, field, filler, event)
        self._tolls(maker, event)
        for date in event.dates:
            rule = "learned:date" if (date.start, date.end) in event.learned else "date"
            maker.add("date", date.text, Quote.of(self.text, date.start, date.end), rule)
        for place in event.places:
            span = (place.start, place.end)
            rule = "learned:spot" if span in event.spots else "learned:place" if span in event.learned else "place"
            maker.add("place", place.name, Quote.of(self.text, place.start, place.end), rule)
        self._said(maker, event)
        return maker.made

    def _said(self, maker: _Maker, event: Event) -> None:
        if event.told_by is not None:
            quote = Quote.of(self.text, *event.told_by)
            maker.add("speaker", quote.text, quote, "speech:before")
        if event.printed is not None and event.outlet is None:
            quote = Quote.of(self.text, *event.printed)
            maker.add("outlet", quote.text, quote, "speech:printed")
        for field, span in (("speaker", event.speaker), ("outlet", event.outlet)):
            if span is not None:
                quote = self._quote(*span)
                maker.add(field, quote.text, quote, "speech")

    def _participant(self, maker: _Maker, field: str, filler: Filler, event: Event) -> None:
        low, high = _count(filler)
        here = filler.start < filler.end
        elsewhere = Quote.of(self.text, *filler.where) if filler.where is not None else None
        quote = elsewhere or self._quote(filler.start, filler.end)
        # A participant that the sentence does not name (a pronoun, the group an article is about) has no words in it.
        written = self._quote(filler.start, filler.end) if here else quote
        claim = maker.add(
            field, quote.text, quote, filler.by or event.rule, standing=filler.standing, head=filler.head,
            kind=filler.kind, status=filler.status, named=filler.named, definite=filler.definite or filler.pronoun,
            plural=filler.plural, armed=filler.armed, low=low, high=high,
            sort="pronoun" if filler.pronoun else filler.sort,
        )  # fmt: skip
        for whole in filler.wholes:
            words = self._quote(whole.start, whole.end)
            maker.add(
                "affiliations", words.text, words, "affiliation", head=whole.head, kind=whole.kind, status=whole.status,
                named=whole.named, armed=whole.armed, sort=whole.sort, part_of=claim.key,
            )  # fmt: skip
        for rule, other in self._others(filler, quote, written):
            maker.add(
                field, other.text, other, rule, head=filler.head, kind=filler.kind, named=filler.named,
                part_of=claim.key,
            )  # fmt: skip

    def _others(self, filler: Filler, quote: Quote, written: Quote) -> Iterator[tuple[str, Quote]]:
        """Further mentions of a participant: as written here, its title, its abbreviation, what stands beside it."""
        if quote != written:
            yield "name", written
        if filler.described is not None and filler.named:
            yield "title", self._quote(filler.described[0], filler.end)
        if filler.alias is not None:
            yield "alias", self._quote(*filler.alias)
        for start, end in filler.also:
            yield "apposition", self._quote(start, end)

    def _tolls(self, maker: _Maker, event: Event) -> None:
        wholes: dict[str, str] = {}
        for toll in event.tolls:
            claim = self._toll(maker, toll, wholes.get(toll.effect) if toll.part else None)
            if not toll.part:
                wholes[toll.effect] = claim.key

    def _toll(self, maker: _Maker, toll: Toll, whole: str | None) -> Claim:
        who = toll.who
        written = self._quote(who.start, who.end).text if who is not None else ""
        return maker.add(
            toll.effect, written, Quote.of(self.text, toll.start, toll.end), toll.rule, low=toll.low, high=toll.high,
            part_of=whole, definite=toll.total,
            sort=_sort(toll),
            head=who.head if who is not None else "", status=who.status if who is not None else None,
            kind=who.kind if who is not None else None,
        )  # fmt: skip


def _sort(toll: Toll) -> str | None:
    """How a figure stands to others: in the place of those told before, on top of them, beside them, within them."""
    if toll.revised:
        return "revised"
    return "additional" if toll.additional else "rival" if toll.rival else "part" if toll.part else None


def _count(filler: Filler) -> tuple[int | None, int | None]:
    """How many a mention speaks of by its number, or one where it names a single person; else unknown."""
    if filler.number is not None:
        return filler.number.low, filler.number.high
    if filler.single and filler.kind == "person" and not filler.pronoun:
        return 1, 1
    return None, None
