"""Places of a document's events: the phrases that coding attached, resolved in the light of the whole report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annals.coded import Place
from annals.language.entries import entries
from annals.language.phrases import Phrases
from annals.language.places import Demonym, PlacePhrase, dateline_phrase, find_demonyms
from annals.language.places_words import words_of
from annals.language.reading import Reading, Sentence
from annals.model import Claim, Document, Quote
from annals.resolution.countries import by_iso2
from annals.resolution.gazetteer import Gazetteer
from annals.resolution.places import PlaceAnswer, as_places, context_of, countries_named, resolve_places

SURE_HOME = 0.6
KNOWN = 100_000
"""Inhabitants from which on a dateline's town is taken for the one that news is sent from."""
HEADER = 8
SPOTTED = frozenset({"in", "at", "near", "outside", "around", "inside", "off"})
NO_PLACE = frozenset({"refused", "not found"})
UNKNOWN = NO_PLACE | {"parent", "report's country"}
"""How answers came about that name no place of the gazetteer."""
PASSING = frozenset({"from", "to", "toward", "towards"})
"""Prepositions of where somebody came from or went to: seldom where it happened."""
AREAS = frozenset({"border", "water", "region", "natural", "sea"})
"""Kinds of places too wide to be the one spot of an incident where another is named."""
FINE = frozenset({"exact", "town", "near_town", "admin2", "admin1"})
LINES = frozenset({"road", "highway", "motorway", "expressway", "freeway", "pipeline"})
"""Words of what runs from town to town: where a town is named too, it says more."""
WIDE = AREAS | {"country", "province", "state", "department", "district"}
WIDTHS = {"country": 4, "region": 3, "sea": 3, "admin1": 2, "admin2": 1}


class Placing:
    """Answers for the place phrases of one document; made only when the document has events."""

    def __init__(self, document: Document, reading: Reading, phrases: Phrases, gazetteer: Gazetteer) -> None:
        self.text = document.text
        self.phrases = phrases
        self.entries = entries(reading)
        self.given: dict[int, tuple[Place, ...]] = {}
        self.heads = frozenset(self._heads(reading))
        found: list[PlacePhrase] = []
        demonyms: list[Demonym] = []
        named: list[str] = []
        for sentence in reading.sentences:
            # In a report of capitals, "TO IMPLEMENT" is no place, and no gazetteer need be asked.
            found.extend(p for p in phrases.places(sentence) if not (reading.caps and p.weak and p.doubtful))
            demonyms.extend(d for d in find_demonyms(sentence) if not self._of_a_border(d))
            named.extend(countries_named(sentence))
        line = document.dateline
        context = context_of(
            found,
            gazetteer,
            demonyms=demonyms,
            named=named,
            dateline=line.place if line else None,
            dateline_country=line.country if line else None,
            heads=self.heads,
        )
        self.context = context
        self.gazetteer = gazetteer
        self.line = line
        self.sent = dateline_phrase(document)
        code = self._home_code()
        self.home_country = by_iso2(code) if code else None
        self.headed = dict(self._headed(reading))
        answers = resolve_places(found, context, gazetteer, holders=self._holders(found))
        self.answers = {a.phrase.start: a for a in answers}

    def _heads(self, reading: Reading) -> Iterator[int]:
        """Where the names begin that head a list or one of its entries."""
        opened: int | None = None
        for sentence in reading.sentences if self.entries else ():
            first, opened = sentence.paragraph != opened, sentence.paragraph
            short = len(sentence.words) <= HEADER
            if first and (sentence.paragraph in self.entries or sentence.paragraph <= 0):
                yield from (p.start for p in self.phrases.places(sentence) if p.head)
                # "Sun 18 Feb. Al-Arish: ...": the day may be a sentence of its own.
                opened = None if short and not any(w[0].isalpha() and len(w) > 4 for w in sentence.words) else opened

    def _headed(self, reading: Reading) -> Iterator[tuple[int, int]]:
        """For each phrase in an entry of a list, where the name begins that heads the entry."""
        head, paragraph = None, None
        for sentence in reading.sentences if self.heads else ():
            if sentence.paragraph != paragraph:
                head, paragraph = None, sentence.paragraph
            for phrase in self.phrases.places(sentence):
                if head is None and phrase.start in self.heads and paragraph in self.entries:
                    head = phrase.start
                elif head is not None:
                    yield phrase.start, head

    def _holders(self, found: Sequence[PlacePhrase]) -> dict[int, tuple[PlacePhrase | None, ...]]:
        """For each phrase of a list what likely holds it: the head of its entry, then the names of the title."""
        if not self.heads:
            return {}
        by_start = {phrase.start: phrase for phrase in found}
        first = min(self.headed.values(), default=min(self.heads))
        title = tuple(phrase for phrase in found if phrase.start < first)
        inside = [phrase for phrase in found if phrase.start >= first]
        return {phrase.start: (by_start.get(self.headed.get(phrase.start, -1)), *title) for phrase in inside}

    def _of_a_border(self, demonym: Demonym) -> bool:
        return self.text[demonym.end : demonym.end + 8].strip().startswith(("border", "BORDER", "fronti", "FRONTI"))

    def of(self, claims: Sequence[Claim]) -> tuple[Place, ...]:
        """The places of one event, the likeliest first, each once.

        What the text says of the spot itself comes before what it is counted from ("20 km north of X"), before
        where somebody came from or went to, and before wide areas; such are left out beside a spot.
        """
        answers = [self.answers.get(claim.quote.start) for claim in claims]
        kept = [a for a in answers if a is not None and self.is_place(a)]
        if not kept:
            return ()
        kept = self._in_entry(kept)
        nearest = max(2, min(map(_aside, kept)))
        if nearest == 5 and not any(a.phrase.prep == "from" for a in kept):
            return ()
        found: dict[str, Place] = {}
        for answer in sorted((a for a in kept if _aside(a) <= nearest), key=_aside):
            for place in as_places(answer, self.text):
                found.setdefault(place.name.lower(), self._at_home(place))
        places = tuple(sorted(found.values(), key=_width))
        self.given.update((claim.quote.start, places) for claim in claims)
        return places

    def _in_entry(self, kept: list[PlaceAnswer]) -> list[PlaceAnswer]:
        """The answers, and before what is no spot the place that heads their entry of a list."""
        head = self.headed.get(kept[0].phrase.start) if min(map(_aside, kept)) > 1 else None
        answer = self.answers.get(head) if head is not None else None
        return [answer, *kept] if answer is not None and self.is_place(answer) and answer not in kept else kept

    def told(self, sentence: Sentence) -> tuple[Place, ...]:
        """The places that were given to the last event of a sentence; empty where it has none."""
        starts = [p.start for p in self.phrases.places(sentence) if p.start in self.given]
        places = self.given[starts[-1]] if starts else ()
        return places if places and places[0].kind != "country" else ()

    def sent_from(self) -> tuple[Place, ...]:
        """The town of the dateline, which "the city" may mean where no other is named."""
        if self.sent is None:
            return ()
        (answer,) = resolve_places((self.sent,), self.context, self.gazetteer)
        return as_places(answer, self.text) if answer.found else ()

    def is_place(self, answer: PlaceAnswer) -> bool:
        """Whether a phrase is taken for a place: known, or unknown but called a place by its words."""
        phrase = answer.phrase
        if answer.by not in UNKNOWN:
            return True
        if phrase.kind is not None:
            return not phrase.doubtful
        if phrase.start in self.heads:
            return " " in phrase.name or not words_of("en").is_known(phrase.name.lower())
        if phrase.doubtful or (phrase.weak and phrase.prep != "around") or not self._spotted(phrase):
            return False
        words = phrase.name.lower().split()
        return not phrase.name.isupper() or not all(map(words_of("en").is_known, words))

    def _spotted(self, phrase: PlacePhrase) -> bool:
        return phrase.prep in SPOTTED or phrase.prep in words_of("en").taking_places

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
        """The likeliest place that a sentence names between two offsets, with those that hold it."""
        found = [
            a for p in self.phrases.places(sentence) if start <= p.start < end and (a := self._likely(sentence, p))
        ]
        if not found:
            return ()
        best = min(found, key=lambda a: (_aside(a), _width(as_places(a, self.text)[0])))
        return tuple(self._at_home(p) for p in as_places(best, self.text))

    def _likely(self, sentence: Sentence, phrase: PlacePhrase) -> PlaceAnswer | None:
        """The answer to a phrase, where it may be the place that a sentence speaks of."""
        answer = self.answers.get(phrase.start)
        if answer is None or phrase.prep in (*PASSING, "of") or phrase.kind == "border":
            return None
        known = answer.by not in UNKNOWN and answer.precision not in ("country", None)
        return answer if known or self._told(sentence, answer) else None

    def _told(self, sentence: Sentence, answer: PlaceAnswer) -> bool:
        """Whether a name that no gazetteer knows stands where a place is said: in a header, after "at"."""
        phrase = answer.phrase
        alone = len(sentence.words) <= HEADER and not sentence.caps and phrase.head
        common = words_of("en").is_known(phrase.name.lower())
        return (alone and not common) or (self.is_place(answer) and phrase.kind is None)

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


def _aside(answer: PlaceAnswer) -> int:
    """How far a place stands from being the spot itself: 0 for the spot, more for what is named beside it."""
    phrase, known = answer.phrase, answer.by not in UNKNOWN
    if phrase.relation == "direction":
        return 3
    if phrase.prep in PASSING:
        return 5
    # "the area of Pitalito" is the town's, "the Lismore Manor area" a quarter.
    near = phrase.kind == "region" and (answer.precision in FINE if known else phrase.word == "area")
    wide = phrase.kind in AREAS and not near
    if wide or (known and answer.precision in ("country", "region", "sea")):
        return 4
    return 2 if phrase.word in LINES else int(phrase.head)


class Spots:
    """The places that a report has named so far, as it goes on."""

    def __init__(self, first: tuple[Place, ...]) -> None:
        self._named: list[tuple[Place, ...]] = []
        self._meant: dict[str, tuple[int, tuple[Place, ...]]] = {}
        self.add(first)

    def add(self, places: tuple[Place, ...]) -> None:
        """Takes in the places of a sentence."""
        if places and not _width(places[0]):
            self._named.append(places)

    def meant(self, word: str) -> tuple[Place, ...]:
        """The latest places that a word such as "city", "square" or "there" leads back to."""
        # Looked for among those named since it was last asked, lest a long report is gone through time and again.
        asked, known = self._meant.get(word, (0, ()))
        found = next((p for p in reversed(self._named[asked:]) if _may_be(word, p[0])), known)
        self._meant[word] = len(self._named), found
        return found


def _may_be(word: str, place: Place) -> bool:
    """Whether "the city", "the square" can mean a place, by its kind or the words of its name."""
    if word == "there":
        return True
    if word == "city":
        return place.precision in ("town", "near_town") and place.kind in ("town", "city", "capital", None)
    if word in ("town", "village", "hamlet"):
        return place.kind in (None, "town", "village", "city")
    return place.name.lower().endswith(word)


def _width(place: Place) -> int:
    """How wide a place is by what it is, whether or not the gazetteer knows it."""
    return 0 if place.gazetteer_id is None and place.kind not in WIDE else WIDTHS.get(place.precision or "", 0)
