"""Places of a document's events: the phrases that coding attached, resolved in the light of the whole report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annals.coded import Place
from annals.language.phrases import Phrases
from annals.language.places import PlacePhrase, find_demonyms
from annals.language.reading import Reading, Sentence
from annals.model import Claim, Document, Quote
from annals.resolution.countries import by_iso2
from annals.resolution.gazetteer import Gazetteer
from annals.resolution.places import PlaceAnswer, as_places, context_of, resolve_places

SURE_HOME = 0.6
KNOWN = 100_000
"""Inhabitants from which on a dateline's town is taken for the one that news is sent from."""
FINE = frozenset({"exact", "town", "near_town", "admin2", "admin1"})
HEADER = 8
SPOTTED = frozenset({"in", "at", "near", "outside", "around", "inside", "off"})
NO_PLACE = frozenset({"refused", "not found"})


class Placing:
    """Answers for the place phrases of one document; made only when the document has events."""

    def __init__(self, document: Document, reading: Reading, phrases: Phrases, gazetteer: Gazetteer) -> None:
        self.text = document.text
        self.phrases = phrases
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
        self.gazetteer = gazetteer
        self.line = line
        code = self._home_code()
        self.home_country = by_iso2(code) if code else None
        self.answers = {a.phrase.start: a for a in resolve_places(found, context, gazetteer)}

    def of(self, claims: Sequence[Claim]) -> tuple[Place, ...]:
        """The places of one event, those with the finest precision first, each once."""
        found: dict[str, Place] = {}
        for claim in claims:
            answer = self.answers.get(claim.quote.start)
            if answer is not None and is_place(answer):
                for place in as_places(answer, self.text):
                    found.setdefault(place.name.lower(), self._at_home(place))
        return tuple(found.values())


    def home(self) -> Place | None:
        """The country that the report plays in, where its names leave little doubt; stands on one of them."""
        country = self.home_country
        if country is None:
            return None
        for answer in self.answers.values():
            if answer.by == "country" and answer.country == country.iso2:
                return as_places(answer, self.text)[0]
        if self.line is None or self.line.end <= self.line.start:
            return None
        quote = Quote.of(self.text, self.line.start, self.line.end)
        return Place(
            name=country.name, kind="country", country=country.iso2, country_name=country.name, precision="country",
            quote=quote,
        )  # fmt: skip


    def named(self, sentence: Sentence, start: int, end: int) -> tuple[Place, ...]:
        """The first known place that a sentence names between two offsets, with those that hold it."""
        for phrase in self.phrases.places(sentence):
            answer = self.answers.get(phrase.start)
            if answer is None or not start <= phrase.start < end or phrase.prep in ("from", "to", "of"):
                continue
            known = answer.by not in NO_PLACE and answer.precision in FINE
            alone = len(sentence.words) <= HEADER and not sentence.caps and answer.by in NO_PLACE and phrase.prep is None
            if known or alone:
                return tuple(self._at_home(p) for p in as_places(answer, self.text))
        return ()

    def _at_home(self, place: Place) -> Place:
        """A place that no gazetteer knows lies in the country that the report plays in."""
        home = self.home_country
        if place.country is not None or home is None:
            return place
        return replace(place, country=home.iso2, country_name=home.name)

    def _home_code(self) -> str | None:
        """The report's country: that of nearly all its names, or that of the dateline where no other outweighs it."""
        likely = self.context.likely
        if not likely:
            return None
        if self.context.share(likely[0]) >= SURE_HOME:
            return likely[0]
        sent = self._sent_from()
        return sent if sent is not None and self.context.share(sent) >= self.context.share(likely[0]) * 0.5 else None

    def _sent_from(self) -> str | None:
        """The country of the dateline: named there, or that of the largest town of its name."""
        if self.context.dateline_country is not None or not self.context.dateline:
            return self.context.dateline_country
        found = self.gazetteer.lookup(self.context.dateline)
        best = max(found, key=lambda c: c.population or 0, default=None)
        return best.country if best is not None and (best.population or 0) >= KNOWN else None


def is_place(answer: PlaceAnswer) -> bool:
    """Whether a phrase is taken for a place: known, or unknown but called a place by its words."""
    if answer.by not in NO_PLACE:
        return True
    phrase = answer.phrase
    if phrase.weak:
        return False
    return phrase.kind is not None or (phrase.prep in SPOTTED and not phrase.text.isupper())
