"""Events of one sentence to claims: one field, one quote each."""

from __future__ import annotations

from annals.coding.rules.found import Event, Toll
from annals.coding.rules.participants import Filler
from annals.language.reading import Reading, Sentence
from annals.model import Claim, Quote

ROLE_FIELDS = {
    "perpetrator": "perpetrators", "party": "perpetrators", "victim": "victims", "target": "targets", "weapon": "weapons",
    "claimed_by": "claimed_by",
}  # fmt: skip


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
        quote = self._quote(event.token, event.last + 1)
        return [
            Claim(
                key=f"{name}.0",
                event=name,
                field="refused",
                written=event.refused,
                quote=quote,
                coder=self.coder,
                rule=event.rule,
            )
        ]

    def _event(self, event: Event, name: str) -> list[Claim]:
        made: list[Claim] = []

        def add(field: str, written: str, quote: Quote, rule: str, **more: object) -> str:
            key = f"{name}.{len(made)}"
            made.append(
                Claim(
                    key=key, event=name, field=field, written=written, quote=quote, coder=self.coder, rule=rule, **more
                )  # type: ignore[arg-type]
            )
            return key

        trigger = self._quote(event.token, min(event.last, event.token + 8) + 1)
        clause = self._quote(0, len(self.sentence.words))
        add("type", event.type, trigger, event.rule, standing=event.standing, definite=event.reference,
            sort=event.frame.strength)  # fmt: skip
        add("clause", clause.text, clause, event.rule)
        if event.status != "reported":
            add("status", event.status, trigger, event.rule)
        if event.fresh:
            add("fresh", "another", trigger, "fresh")
        for role, field in ROLE_FIELDS.items():
            for filler in event.get(role):
                self._participant(add, field, filler, event)
        keys: dict[str, str] = {}
        for toll in event.tolls:
            self._toll(add, toll, keys)
        for date in event.dates:
            add("date", date.text, Quote.of(self.text, date.start, date.end), "date")
        for place in event.places:
            add("place", place.name, Quote.of(self.text, place.start, place.end), "place")
        self._said(add, event)
        return made

    def _said(self, add: object, event: Event) -> None:
        if event.told_by is not None:
            quote = Quote.of(self.text, *event.told_by)
            add("speaker", quote.text, quote, "speech:before")  # type: ignore[operator]
        for field, span in (("speaker", event.speaker), ("outlet", event.outlet)):
            if span is not None:
                quote = self._quote(*span)
                add(field, quote.text, quote, "speech")  # type: ignore[operator]

    def _participant(self, add: object, field: str, filler: Filler, event: Event) -> None:
        low = high = None
        if filler.number is not None:
            low, high = filler.number.low, filler.number.high
        elif filler.single and filler.kind == "person" and not filler.pronoun:
            low = high = 1
        quote = (
            Quote.of(self.text, *filler.where) if filler.where is not None else self._quote(filler.start, filler.end)
        )
        # A participant that the sentence does not name (a pronoun, the group an article is about) has no words in it.
        written = self._quote(filler.start, filler.end) if filler.start < filler.end else quote
        key = add(  # type: ignore[operator]
            field, quote.text, quote, event.rule, standing=filler.standing, head=filler.head, kind=filler.kind,
            status=filler.status, named=filler.named, definite=filler.definite or filler.pronoun, plural=filler.plural,
            armed=filler.armed, low=low, high=high, sort="pronoun" if filler.pronoun else filler.sort,
        )  # fmt: skip
        if quote != written:
            add(field, written.text, written, "name", head=filler.head, kind=filler.kind, named=True, part_of=key)  # type: ignore[operator]
        if filler.described is not None and filler.named:
            full = self._quote(filler.described[0], filler.end)
            add(field, full.text, full, "title", head=filler.head, kind=filler.kind, named=True, part_of=key)  # type: ignore[operator]
        if filler.alias is not None:
            alias = self._quote(*filler.alias)
            add(field, alias.text, alias, "alias", head=filler.head, kind=filler.kind, named=True, part_of=key)  # type: ignore[operator]
        for start, end in filler.also:
            quote = self._quote(start, end)
            add(field, quote.text, quote, "apposition", head=filler.head, kind=filler.kind, part_of=key)  # type: ignore[operator]

    def _toll(self, add: object, toll: Toll, keys: dict[str, str]) -> None:
        who = toll.who
        quote = Quote.of(self.text, toll.start, toll.end)
        key = add(  # type: ignore[operator]
            toll.effect, self._quote(who.start, who.end).text if who is not None else "", quote, toll.rule,
            low=toll.low, high=toll.high, head=who.head if who is not None else "",
            status=who.status if who is not None else None, kind=who.kind if who is not None else None,
            part_of=keys.get(toll.effect) if toll.part else None, definite=toll.total,
            sort="revised" if toll.revised else "additional" if toll.additional else None,
        )  # fmt: skip
        if not toll.part:
            keys[toll.effect] = key
