"""Places of a document's events: the phrases that coding attached, resolved in the light of the whole report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annals.coded import Place
from annals.language.entries import entries
from annals.language.phrases import Phrases
from annals.language.places import Demonym, PlacePhrase, dateline_phrase, find_demonyms
from annals.language.places_words import words_of
from annals.language.reading import Reading, Sentence
from annals.model import Claim, Document, Quote
from annals.records import replace
from annals.resolution.countries import Country, by_iso2
from annals.resolution.gazetteer import Candidate, Gazetteer
from annals.resolution.place_rules import SPOTS
from annals.resolution.places import PlaceAnswer, as_places, context_of, countries_named, resolve_places

SURE_HOME = 0.6
KNOWN = 100_000
"""Inhabitants from which on a dateline's town is taken for the one that news is sent from."""
CITY_KM = 3.0
"""Reach of a place from which on it is rather "the city" than "the village"."""
SENT_FROM = 2.0
"""Evidence for other countries that shows a dateline to be where a story was written, not where it plays."""
HEADER = 8
SPOTTED = frozenset({"in", "at", "near", "outside", "around", "inside", "off", "between", "away", "road", "taken"})
WITHIN = SPOTTED - {"off"} | {"from", "between"}
"""Prepositions behind which a hotel or a market is where it happened; "attacks on X Hospital" struck it."""
POLICE = frozenset({"ps", "p.s.", "thana"})
"""Words for the area of a police station, which a log names behind its district."""
TOWNSHIPS = frozenset({"ZA", "ZW", "NA", "ZM", "BW"})
"""Countries where a township is a quarter of a town."""
TAKEN = frozenset({"abduction", "hijacking", "robbery"})
"""Types of what is done where somebody was taken from."""
NO_PLACE = frozenset({"refused", "not found"})
UNKNOWN = NO_PLACE | {"parent", "report's country"}
"""How answers came about that name no place of the gazetteer."""
SPOT = "learned:spot"
"""The rule of a claim on the most specific place of an event."""
PASSING = frozenset({"from", "to", "toward", "towards"})
"""Prepositions of where somebody came from or went to: seldom where it happened."""
AREAS = frozenset({"border", "water", "region", "natural", "sea"})
"""Kinds of places too wide to be the one spot of an incident where another is named."""
FINE = frozenset({"exact", "town", "near_town", "admin2", "admin1"})
LINES = frozenset({"road", "highway", "motorway", "expressway", "freeway", "pipeline"})
"""Words of what runs from town to town: where a town is named too, it says more."""
FACILITIES = SPOTS - {"road", "crossing", "bridge", "camp", "stadium"}
THINGS = FACILITIES - {"worship", "market", "port", "farm", "airport", "school"}
"""What is struck rather than where: a mosque or a market that was stormed is a place of its own."""
WIDE = AREAS | {"country", "province", "state", "department", "district"}
KINDS = {
    "country": 4, "region": 3, "sea": 3, "water": 3, "border": 3,
    "province": 2, "state": 2, "department": 2, "district": 1,
}  # fmt: skip
"""How wide a place is that no gazetteer knows, by what the text calls it."""
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
            told = [p for p in phrases.places(sentence) if not (reading.caps and p.weak and p.doubtful)]
            found.extend(_turned(told, gazetteer))
            demonyms.extend(d for d in find_demonyms(sentence) if not self._of_a_border(d))
            named.extend(countries_named(sentence))
        self.entitled = frozenset(p.name for p in found if p.start in self.heads and not p.name.isupper())
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

    def of(self, claims: Sequence[Claim], kind: str | None = None) -> tuple[Place, ...]:
        """The places of one event of a type, the likeliest first, each once.

        What the text says of the spot itself comes before what it is counted from ("20 km north of X"), before
        where somebody came from or went to, and before wide areas; such are left out beside a spot.
        """
        answers = [self.answers.get(claim.quote.start) for claim in claims]
        # What a coder holds for the place of this very act is one, whether or not a gazetteer knows its name.
        meant = {claim.quote.start for claim in claims if claim.rule.startswith("learned:")}
        spots = {claim.quote.start for claim in claims if claim.rule == SPOT}

        def aside(answer: PlaceAnswer) -> int:
            return min(_aside(answer), 1) if answer.phrase.start in spots else _aside(answer)

        kept = [a for a in answers if a is not None and (a.phrase.start in meant or self.is_place(a))]
        if not kept and kind not in TAKEN:
            return ()
        if kind in TAKEN:
            # "Seven monks were kidnapped from the monastery of Tibhirine."
            kept += [a for a in answers if a is not None and a.by != "refused" and a not in kept and _is_source(a)]
            kept = [replace(a, phrase=replace(a.phrase, prep="in")) if _is_source(a) else a for a in kept]
        if not kept:
            return ()
        kept = self._in_entry(kept)
        nearest = max(2, min(map(aside, kept)))
        if nearest == 5 and not any(a.phrase.prep == "from" for a in kept):
            return ()
        near = [a for a in kept if aside(a) <= nearest]
        finer = any(not a.phrase.head and aside(a) < 2 and _width_of(a, self.text) < 2 for a in near)
        found: dict[str, tuple[tuple[bool, int], Place]] = {}
        bare = without_struck(near)
        told = [a for a in near if a in bare or a.phrase.start in spots]
        for answer in sorted(told, key=lambda a: (2 if self._opens(a, told) else aside(a), _is_holding(a, near))):
            for rank, place in enumerate(as_places(answer, self.text)):
                width = _width(place) if rank else _width_of(answer, self.text)
                order = (finer and answer.phrase.head, width)
                named = self._by_name(place) if place.kind == "capital" else place
                found.setdefault(named.name.lower(), (order, self._at_home(named)))
        places = tuple(place for _, place in sorted(found.values(), key=lambda pair: pair[0]))
        self.given.update((claim.quote.start, places) for claim in claims)
        return places

    def _opens(self, answer: PlaceAnswer, told: Sequence[PlaceAnswer]) -> bool:
        """Whether a place opens its sentence ("In Jamundí, ...") and holds what is named behind the verb."""
        phrase, width = answer.phrase, _width_of(answer, self.text)
        if phrase.prep != "in" or phrase.first > 2 or self.text[phrase.end : phrase.end + 1] != ",":
            return False
        others = (a for a in told if a is not answer and (a.phrase.start, a.phrase.end) not in phrase.parent_spans)
        return any(_aside(a) <= 1 and _width_of(a, self.text) <= width for a in others)

    def is_struck(self, place: Place) -> bool:
        """Whether a place of an event is a hotel or a market that was struck, rather than where it happened."""
        answer = self.answers.get(place.quote.start) if place.quote else None
        return answer is not None and _is_struck(answer)

    def _in_entry(self, kept: list[PlaceAnswer]) -> list[PlaceAnswer]:
        """The answers, and before what is no spot the place that heads their entry of a list."""
        spotted = min(map(_aside, kept)) < 1 or any(a.phrase.head for a in kept)
        within = kept[0].phrase.kind in SPOTS | {"neighborhood"} and not kept[0].phrase.parents and len(kept) == 1
        head = self.headed.get(kept[0].phrase.start) if not spotted or within else None
        answer = self.answers.get(head) if head is not None else None
        if answer is None or not self.is_place(answer) or answer in kept:
            return kept
        return [answer, *kept] if not spotted else [*kept, answer]

    def told(self, sentence: Sentence) -> tuple[Place, ...]:
        """The places that were given to the last event of a sentence; empty where it has none."""
        starts = [p.start for p in self.phrases.places(sentence) if p.start in self.given]
        places = self.given[starts[-1]] if starts else ()
        return places if places and places[0].kind != "country" else ()

    def _by_name(self, capital: Place) -> Place:
        """ "The Liberian capital" by its name, where the report names it or was sent from it."""
        country = by_iso2(capital.country) if capital.country else None
        named = self.capital(country) if country is not None else ()
        return named[0] if named else capital

    def capital(self, of: Country | None = None) -> tuple[Place, ...]:
        """The capital of a country, or of the report's, where the report names it or was sent from it."""
        country = of or self.home_country
        name = country.capital if country is not None else None
        named = (a for a in self.answers.values() if name and a.name.lower() == name.lower() and a.by not in UNKNOWN)
        answer = next(named, None)
        if answer is not None:
            return as_places(answer, self.text)
        line = self.sent_from()
        return line if line and name and line[0].name.lower() == name.lower() else ()

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
        if phrase.start in self.heads or (phrase.head and not phrase.weak):
            # "12 May 2022, Lekki Phase 1."
            return not phrase.weak or " " in phrase.name or not words_of("en").is_known(phrase.name.lower())
        if phrase.name in self.entitled and phrase.prep not in (*PASSING, "over"):
            return True  # a name that headed an entry before: "the Yigi massacre"
        headed = phrase.prep in words_of("en").offices and phrase.parents  # "the chief of X, in the commune of Y"
        weak = phrase.weak and phrase.prep != "around" and not headed
        if phrase.doubtful or weak or not self._spotted(phrase):
            return False
        words = phrase.name.lower().split()
        return not phrase.name.isupper() or not all(map(words_of("en").is_known, words))

    def _spotted(self, phrase: PlacePhrase) -> bool:
        words = words_of("en")
        part = phrase.prep in words.parts and not phrase.definite  # "the fall of the Derg" is nowhere
        owned = phrase.prep == "on" and bool(phrase.parents)  # "on Dublin's North Strand"
        measured = phrase.bearing is not None  # "south of Akkarayankulam"
        return phrase.prep in SPOTTED or phrase.prep in words.taking_places or part or owned or measured

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
        best = min(found, key=lambda a: (_aside(a), _is_holding(a, found), _width_of(a, self.text)))
        return tuple(self._at_home(p) for p in as_places(best, self.text))

    def _likely(self, sentence: Sentence, phrase: PlacePhrase) -> PlaceAnswer | None:
        """The answer to a phrase, where it may be the place that a sentence speaks of."""
        answer = self.answers.get(phrase.start)
        if answer is None or phrase.prep in (*PASSING, "of") or phrase.kind == "border":
            return None
        known = answer.by not in UNKNOWN and answer.precision not in ("country", None)
        return answer if known or (self._told(sentence, answer) and not self._is_topic(sentence, phrase)) else None

    def _is_topic(self, sentence: Sentence, phrase: PlacePhrase) -> bool:
        """Whether a title names whom the text is about ("Boko Haram" over an article on it), and no place.

        The text names it again then, where no place is named.
        """
        if sentence.index > 0 or not phrase.head:
            return False
        again = re.finditer(rf"\b{re.escape(phrase.name)}\b", self.text[phrase.end :])
        placed = [(a.phrase.start, a.phrase.end) for a in self.answers.values()]
        spots = (phrase.end + found.start() for found in again)
        return any(not any(start <= at < end for start, end in placed) for at in spots)

    def _told(self, sentence: Sentence, answer: PlaceAnswer) -> bool:
        """Whether a name that no gazetteer knows stands where a place is said: in a header, after "at"."""
        phrase = answer.phrase
        alone = len(sentence.words) <= HEADER and not sentence.caps and phrase.head
        common = words_of("en").is_known(phrase.name.lower())
        if not self.is_place(answer):
            return alone and not common
        within = (phrase.prep in SPOTTED or (phrase.head and not phrase.weak)) and phrase.kind not in WIDE
        return (alone and not common) or phrase.start in self.heads or phrase.kind is None or within

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
        line = self.context.dateline
        told = self.context.without(line) if line else self.context
        if sent not in told.weights and told.evidence >= SENT_FROM:
            # Sent from Nairobi, told of Sudan.
            return told.likely[0] if told.share(told.likely[0]) >= SURE_HOME else None
        return sent if sent is not None and self.context.share(sent) >= self.context.share(likely[0]) * 0.5 else None

    def _sent_from(self) -> str | None:
        """The country of the dateline: named there, or that of the largest town of its name."""
        if self.context.dateline_country is not None or not self.context.dateline:
            return self.context.dateline_country
        found = self.gazetteer.lookup(self.context.dateline)
        best = max(found, key=lambda c: c.population or 0, default=None)
        return best.country if best is not None and (best.population or 0) >= KNOWN else None


def _turned(phrases: Sequence[PlacePhrase], gazetteer: Gazetteer) -> list[PlacePhrase]:
    """The phrases of a sentence, where heads go from wide to fine ("Bangui, PK5:") with the wider as holders."""
    found = list(phrases)
    order: list[int] = []
    turned = False
    for at in range(len(found) - 1):
        outer, inner = phrases[at], phrases[at + 1]
        if not (outer.head and inner.head and outer.parent_spans[:1] == ((inner.start, inner.end),)):
            break
        order = order or [at]
        inner, within = _within(outer, inner, gazetteer)
        found[at + 1] = inner
        turned = turned or within
        # What lies in the one before stands before it, all else holds what was named.
        order.insert(order.index(at) if within else len(order), at + 1)
    if not turned:
        return found
    for place, at in enumerate(order):
        parents = [found[other] for other in order[place + 1 :]]
        spans = tuple((p.start, p.end) for p in parents)
        names = tuple(p.text for p in parents)
        found[at] = replace(found[at], parents=names, parent_spans=spans, holds=place > 0)
    return found


def _within(outer: PlacePhrase, inner: PlacePhrase, gazetteer: Gazetteer) -> tuple[PlacePhrase, bool]:
    """The second of two heads, and whether it lies in the first."""
    known = [c for c in gazetteer.lookup(outer.name) if c.match != "spelling"]
    city = max((c.population or 0 for c in known), default=0) >= KNOWN
    strange = inner.kind is None and not any(c.match != "spelling" for c in gazetteer.lookup(inner.name))
    if inner.word in POLICE:
        inner = replace(inner, kind="town")  # the thana of a district lies around its town
    elif (inner.kind == "district" and city) or (inner.word == "township" and known and known[0].country in TOWNSHIPS):
        inner = replace(inner, kind="neighborhood")
    wide = city or (bool(known) and known[0].kind != "town") or inner.name[-1:].isdigit()
    quarter = inner.kind in SPOTS | {"neighborhood"} or inner.word in POLICE or (strange and wide)
    quarter = quarter or (inner.kind in (None, "district") and _lies_in(inner, known, gazetteer))
    return inner, bool(known) and quarter and outer.kind not in SPOTS


def _lies_in(inner: PlacePhrase, known: Sequence[Candidate], gazetteer: Gazetteer) -> bool:
    """Whether a place behind a head is likely a part of it: of a division, or a small town beside a city."""
    outer = known[0] if known else None
    if outer is None:
        return False
    country = (outer.country,) if outer.country else ()
    found = [c for c in gazetteer.lookup(inner.name, country) if c.match != "spelling"]
    towns = [c for c in found if c.kind == "town"]
    if outer.kind == "admin1":
        parts = [c for c in found if c.admin1 == outer.admin1]
        return bool(parts) and all(c.kind not in ("admin1", "country") for c in found)
    if outer.kind == "admin2":
        return bool(towns) and all(c.kind != "admin1" for c in found)
    size = outer.population or 0
    near = (c for c in towns if c.admin1 == outer.admin1)
    return outer.kind == "town" and size >= KNOWN and any(3 * (c.population or size) < size for c in near)


def without_struck(answers: Sequence[PlaceAnswer]) -> list[PlaceAnswer]:
    """The answers, without hotels and markets that were struck where a town or a quarter is named too."""
    spots = [a for a in answers if not _is_struck(a) and _aside(a) < 4 and a.phrase.kind not in WIDE]
    return [a for a in answers if not _is_struck(a)] if spots else list(answers)


def _is_struck(answer: PlaceAnswer) -> bool:
    """Whether a thing in a town is named as what was struck ("shelled X Hospital"), not as where ("in X Market")."""
    phrase, kinds = answer.phrase, words_of("en").kinds
    thing = phrase.kind in THINGS and any(kinds.get(w) == phrase.kind for w in answer.name.lower().split())
    return thing and phrase.prep not in WITHIN and not phrase.head


def _is_source(answer: PlaceAnswer) -> bool:
    """Whether a place that somebody was taken from is known, or called a place by its words."""
    thing = answer.phrase.kind in FACILITIES and answer.by in UNKNOWN
    told = answer.phrase.kind is not None or (answer.by == "not found" and not answer.phrase.doubtful)
    return answer.phrase.prep == "from" and not thing and (answer.by not in NO_PLACE or told)


def _is_holding(answer: PlaceAnswer, others: Sequence[PlaceAnswer]) -> bool:
    """Whether another of the answers lies in or near this one by its words: it is named first."""
    span = (answer.phrase.start, answer.phrase.end)
    return any(span in (*a.phrase.parent_spans, a.phrase.beside) for a in others)


def _aside(answer: PlaceAnswer) -> int:
    """How far a place stands from being the spot itself: 0 for the spot, more for what is named beside it."""
    phrase, known = answer.phrase, answer.by not in UNKNOWN
    if phrase.relation == "direction":
        return 3
    if phrase.prep in PASSING:
        return 5
    if phrase.prep in words_of("en").offices:
        return 1 if phrase.parents and not known else 3
    spotted = phrase.prep in SPOTTED and answer.gazetteer_id is None  # "in the Mukra forests near Chintal"
    if phrase.kind == "natural" and (phrase.parents or spotted):
        return 0  # "the Tirah valley of Khyber district"
    # "the area of Pitalito" is the town's, "the Lismore Manor area" a quarter.
    near = phrase.kind == "region" and (answer.precision in FINE if known else phrase.word == "area")
    wide = phrase.kind in AREAS and not near
    if wide or (known and answer.precision in ("country", "region", "sea")):
        return 4
    return 1 if phrase.word in LINES and not phrase.parents else 2 * phrase.head


class Spots:
    """The places that a report has named so far, as it goes on."""

    def __init__(self, first: tuple[Place, ...]) -> None:
        self._named: list[tuple[Place, ...]] = []
        self._meant: dict[str, tuple[int, tuple[Place, ...], tuple[Place, ...]]] = {}
        self.add(first)

    def add(self, places: tuple[Place, ...]) -> None:
        """Takes in the places of a sentence."""
        if places:
            self._named.append(places)

    def meant(self, word: str) -> tuple[Place, ...]:
        """Of the places named so far, the latest that a word such as "city", "square" or "there" leads back to."""
        # Looked for among those named since it was last asked, lest a long report is gone through time and again.
        asked, known, large = self._meant.get(word, (0, (), ()))
        told = [places[at:] for places in reversed(self._named[asked:]) for at in range(len(places))]
        widest = 1 if word == "district" else 0
        found = [places for places in told if _width(places[0]) <= widest and _may_be(word, places[0])]
        big = (places for places in found if places[0].kind == "city" or (places[0].radius_km or 0.0) >= CITY_KM)
        known, large = next(iter(found), known), next(big, large)
        self._meant[word] = len(self._named), known, large
        return large if word == "city" and large else known


def _may_be(word: str, place: Place) -> bool:
    """Whether "the city", "the square" can mean a place, by its kind or the words of its name."""
    if word == "there":
        return True
    if word == "city":
        return place.precision in ("town", "near_town") and place.kind in ("town", "city", "capital", None)
    if word == "district":
        return place.kind in ("district", "admin2")
    if word in ("town", "village", "hamlet"):
        return place.kind in (None, "town", "village", "city")
    return place.name.lower().endswith(word) or words_of("en").kinds.get(word) == place.kind is not None


def _width_of(answer: PlaceAnswer, text: str) -> int:
    """How wide a place is; a district within a town ("Bujumbura's Kamenge district") no wider than the town."""
    return min(_width(place) for place in as_places(answer, text)[:2])


def _width(place: Place) -> int:
    """How wide a place is by what it is, whether or not the gazetteer knows it."""
    if place.gazetteer_id is None:
        return KINDS.get(place.kind or "", 0)
    # A district that the text names without "district" stands for its town.
    return 0 if place.kind == "admin2" else WIDTHS.get(place.precision or "", 0)
