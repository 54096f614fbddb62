"""Places of a document's events: the phrases that coding attached, resolved in the light of the whole report."""

from __future__ import annotations

from collections.abc import Sequence

from annals.coded import Place
from annals.language.phrases import Phrases
from annals.language.places import PlacePhrase, find_demonyms
from annals.language.reading import Reading
from annals.model import Claim, Document, Quote
from annals.resolution.countries import by_iso2
from annals.resolution.gazetteer import Gazetteer
from annals.resolution.places import PlaceAnswer, as_places, context_of, resolve_places

SURE_HOME = 0.6
NO_PLACE = frozenset({"refused", "not found"})


class Placing:
    """Answers for the place phrases of one document; made only when the document has events."""

    def __init__(self, document: Document, reading: Reading, phrases: Phrases, gazetteer: Gazetteer) -> None:
        self.text = document.text
        found: list[PlacePhrase] = []
        demonyms = []
        for sentence in reading.sentences:
            found.extend(phrases.places(sentence))
            demonyms.extend(find_demonyms(sentence))
        line = document.dateline
        context = context_of(
            found,
            gazetteer,
            demonyms=demonyms,
            dateline=line.place if line else None,
            dateline_country=line.country if line else None,
        )
        self.context = context
        self.line = line
        self.answers = {a.phrase.start: a for a in resolve_places(found, context, gazetteer)}

    def of(self, claims: Sequence[Claim]) -> tuple[Place, ...]:
        """The places of one event, those with the finest precision first, each once."""
        found: dict[str, Place] = {}
        for claim in claims:
            answer = self.answers.get(claim.quote.start)
            if answer is not None and is_place(answer):
                for place in as_places(answer, self.text):
                    found.setdefault(place.name.lower(), place)
        return tuple(found.values())


    def home(self) -> Place | None:
        """The country that the report plays in, where its names leave little doubt; stands on one of them."""
        likely = self.context.likely
        if not likely or self.context.share(likely[0]) < SURE_HOME:
            return None
        for answer in self.answers.values():
            if answer.by == "country" and answer.country == likely[0]:
                return as_places(answer, self.text)[0]
        country = by_iso2(likely[0])
        if country is None or self.line is None or self.line.end <= self.line.start:
            return None
        quote = Quote.of(self.text, self.line.start, self.line.end)
        return Place(
            name=country.name, kind="country", country=country.iso2, country_name=country.name, precision="country",
            quote=quote,
        )  # fmt: skip


def is_place(answer: PlaceAnswer) -> bool:
    """Whether a phrase is taken for a place: known, or unknown but called a place by its words."""
    if answer.by not in NO_PLACE:
        return True
    return answer.phrase.kind is not None and not answer.phrase.weak
