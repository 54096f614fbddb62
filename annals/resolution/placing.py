"""Places of a document's events: the phrases that coding attached, resolved against the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence

from annals.coded import Place
from annals.language.phrases import Phrases
from annals.language.reading import Reading
from annals.model import Claim, Document
from annals.resolution.countries import by_name
from annals.resolution.gazetteer import Gazetteer


class Placing:
    """Resolves the places of one document."""

    def __init__(
        self, document: Document, reading: Reading, phrases: Phrases, gazetteer: Gazetteer, claims: Sequence[Claim]
    ) -> None:
        self.by_start = {}
        for n in {int(c.event[1:].split("e")[0]) for c in claims if c.field == "place"}:
            for p in phrases.places(reading.sentences[n]):
                self.by_start[p.start] = p

    def of(self, claims: Sequence[Claim]) -> tuple[Place, ...]:
        out: list[Place] = []
        for claim in claims:
            phrase = self.by_start[claim.quote.start]
            c = by_name(phrase.name)
            if c:
                out.append(
                    Place(name=phrase.name, country=c.iso2, country_name=c.name, precision="country", quote=claim.quote)
                )
            else:
                out.append(Place(name=phrase.name, kind=phrase.kind, precision="town", quote=claim.quote))
        return tuple(out)
