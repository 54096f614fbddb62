"""Finds the phrases of a sentence that name a place: spans and parts, without saying where it is.

A phrase is a name with what tells that it is a place: a preposition before it ("in", "20 km north of"), a
kind word beside it ("the town of X", "X province"), or a place named before it that it holds ("X, Y").
The words are data (`en/places.toml`); whether a name is known is asked of the gazetteer, later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from annals.language.places_words import Words, words_of
from annals.language.reading import Sentence

Relation = Literal["in", "near", "direction", "between", "outside", "along", "from", "to"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePhrase:
    """One named place. Offsets are characters of the document, half-open; `first` and `last` are tokens, too.

    `text` is the span as written, with its kind word and without preposition and article; `name` the name
    alone; `kind` the kind the kind word tells ("town", "department", "road"), `word` that word in lower
    case. `prep` is the preposition in lower case or `None`; `distance_km` and `bearing` (degrees from
    north, clockwise) are set in "20 km north of X". `parents` are the names of the places that hold this
    one, as written, nearest first, with their spans in `parent_spans`; `holds` says that this phrase is
    such a parent itself, `joined` that only a comma ties it to the one before. `whole` is the name as it is
    given out: with its kind word where that is a part of it ("Bakara Market"); `side` is the side of it that
    is named ("northern" Mali). `demonym` is one written before it ("the Colombian town of X"), `definite` that
    it has an article, `weak` that little but the preposition speaks for a place.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    name: str
    kind: str | None = None
    word: str | None = None
    prep: str | None = None
    relation: Relation = "in"
    distance_km: float | None = None
    bearing: int | None = None
    parents: tuple[str, ...] = ()
    parent_spans: tuple[tuple[int, int], ...] = ()
    holds: bool = False
    demonym: str | None = None
    definite: bool = False
    weak: bool = False
    joined: bool = False
    whole: str = ""
    side: str | None = None


class Demonym(NamedTuple):
    """An adjective or the name of a people, in characters, with the code (ISO2) of its country."""

    start: int
    end: int
    word: str
    country: str


class _Core(NamedTuple):
    """A name and its kind word in tokens: the whole is [start, end), the name [name, name_end)."""

    start: int
    name: int
    name_end: int
    end: int
    kind: str | None
    word: str | None


class _Opening(NamedTuple):
    """What opens a phrase before token `at`: preposition, relation, distance, bearing."""

    at: int
    prep: str | None
    relation: Relation
    distance_km: float | None = None
    bearing: int | None = None


def find_places(sentence: Sentence, *, caps: bool = False) -> tuple[PlacePhrase, ...]:
    """The place phrases of a sentence in the order of the text, never overlapping.

    `caps` says that capitals tell nothing here; a sentence that says so itself is taken at its word.
    """
    return _Finder(sentence, caps or sentence.caps).find()


def find_demonyms(sentence: Sentence) -> tuple[Demonym, ...]:
    """The adjectives and names of peoples in a sentence ("Salvadoran", "Costa Ricans")."""
    known = words_of("en").demonyms
    found = []
    for index, word in enumerate(sentence.lower):
        last = index
        code = known.get(word)
        if index + 1 < len(sentence.lower) and (pair := known.get(f"{word} {sentence.lower[index + 1]}")):
            code, last = pair, index + 1
        if code and (sentence.words[index][0].isupper()):
            text = " ".join(sentence.words[index : last + 1])
            found.append(Demonym(sentence.starts[index], sentence.ends[last], text, code))
    return tuple(found)


class _Finder:
    """Goes through one sentence once, from left to right."""

    def __init__(self, sentence: Sentence, caps: bool) -> None:
        self.sentence = sentence
        self.lower = sentence.lower
        self.words = sentence.words
        self.size = len(sentence.lower)
        self.caps = caps
        self.w: Words = words_of("en")

    def find(self) -> tuple[PlacePhrase, ...]:
        found: list[PlacePhrase] = []
        index = self._head(found)
        while index < self.size:
            word = self.lower[index]
            index = self._step(index, word, found) if word in self.w.triggers else index + 1
        if self.sentence.paragraph < 0:
            self._bare(found)
        return tuple(self._linked(found))

    def _head(self, found: list[PlacePhrase]) -> int:
        """A name alone at the head of a sentence ("Lurgan: shots were fired"); gives where to go on."""
        start = 0
        while start < self.size - 1 and self._heads_a_log(start):
            start += 1
        end = self._name_end(start)
        alone = end == self.size or (end < self.size and self.lower[end] in self.w.heads)
        if end <= start or not alone or self._unlike_a_place(start, end):
            return 0
        core = self._with_kind(start, end)
        opening = _Opening(start, None, "in")
        phrase = self._phrase(core, opening)
        if self._refused(phrase, core):
            return 0
        found.append(phrase)
        self._series(core, found, opening)
        return found[-1].last

    def _heads_a_log(self, at: int) -> bool:
        word = self.lower[at]
        return word in self.w.before_heads or word[0].isdigit()

    def _bare(self, found: list[PlacePhrase]) -> None:
        """Names in a headline, which has few small words: weak ones, for what they say of the whole report."""
        taken = {at for phrase in found for at in range(phrase.first, phrase.last)}
        at = 0
        while at < self.size:
            end = self._name_end(at) if at not in taken else at
            core = _Core(at, at, end, end, None, None)
            if end > at and not self._unlike_a_place(at, end) and not self._bodies(at, end):
                phrase = self._phrase(core, _Opening(at, None, "in"))
                if not self._refused(phrase, core) and not any(i in taken for i in range(at, end)):
                    found.append(phrase)
            at = max(end, at + 1)
        found.sort(key=lambda phrase: phrase.start)

    def _unlike_a_place(self, start: int, end: int) -> bool:
        """Whether a lone run is likelier a common word or a person: a known word, or a title in it."""
        if self.lower[start] in self.w.prepositions or self.lower[start] in self.w.never:
            return True
        if self.caps and end - start == 1 and self.w.is_known(self.lower[start]):
            return True
        if any(self.lower[at] in self.w.titles for at in range(start, end)):
            return True
        return (
            end - start == 1 and self.w.is_known(self.lower[start]) and not self.sentence.tags[start].startswith("NNP")
        )

    def _step(self, index: int, word: str, found: list[PlacePhrase]) -> int:
        """Reads what may begin at a trigger word; gives the index to go on from."""
        done = found[-1].last if found else 0
        opening = self._opening(index, word)
        if opening is not None:
            before = len(found)
            self._phrases(opening, found)
            if len(found) > before:
                return found[-1].last
        if word in self.w.taking and index >= done and not self.caps:
            before = len(found)
            self._phrases(_Opening(index + 1, None, "in"), found)
            if len(found) > before:
                return found[-1].last
        if word in self.w.kinds and index >= done:
            core = self._by_kind(index, done)
            if core is not None:
                found.append(self._phrase(core, _Opening(core.start, None, "in")))
                self._series(core, found, _Opening(core.start, None, "in"))
                return max(index + 1, found[-1].last)
        return index + 1

    def _opening(self, index: int, word: str) -> _Opening | None:
        if word in ("of", "from", "with") and index:
            return self._measured(index, word) or (_Opening(index + 1, word, "from") if word == "from" else None)
        relation = self.w.prepositions.get(word)
        if relation is None:
            return None
        distance = self._distance(index) if word in ("outside", "off", "near") else None
        return _Opening(index + 1, word, relation, distance)

    def _measured(self, index: int, word: str) -> _Opening | None:
        """ "20 km north of", "the outskirts of", "15 miles from", "the border with"."""
        before = self.lower[index - 1]
        bearing = self.w.bearings.get(before)
        if bearing is not None and word != "with":
            return _Opening(index + 1, before, "direction", self._distance(index - 1), bearing)
        if word == "from" and (distance := self._distance(index - (before == "away"))) is not None:
            return _Opening(index + 1, word, "direction", distance)
        relation = self.w.parts.get(before)
        if relation is None or (word == "with" and before not in ("border", "borders")) or word == "from":
            return None
        return _Opening(index + 1, before, relation)

    def _distance(self, end: int) -> float | None:
        """The distance in kilometres written right before token `end`: "about 20 km", "20-kilometer"."""
        if end < 2:
            return None
        number, unit = self.lower[end - 2], self.lower[end - 1]
        if unit not in self.w.units and "-" in unit:
            number, _, unit = unit.partition("-")
        factor = self.w.units.get(unit)
        value = self.w.numbers.get(number)
        if value is None:
            plain = number.replace(",", "")
            value = float(plain) if plain.replace(".", "", 1).isdecimal() else None
        return round(value * factor, 3) if value is not None and factor is not None else None

    def _phrases(self, opening: _Opening, found: list[PlacePhrase]) -> None:
        """The phrase behind an opening, with those joined to it ("between X and Y", "in X, Y and Z")."""
        at, definite, demonym, side = self._skip(opening.at)
        core = self._core(at, demonym)
        if core is None:
            return
        phrase = replace(self._phrase(core, opening, side), definite=definite, demonym=demonym)
        if self._refused(phrase, core):
            return
        found.append(phrase)
        self._series(core, found, opening)

    def _skip(self, at: int) -> tuple[int, bool, str | None, int | None]:
        """Passes article, sides and demonyms before a name: where it goes on, article, demonym, side's token."""
        definite, demonym, side = False, None, None
        while at < self.size:
            word = self.lower[at]
            if word in ("the", "a", "an") or (word in self.w.genitives):
                definite = word == "the"
            elif word in self.w.sides and not self._is_front(at):
                side = at if word.endswith("ern") or word == "central" else side
            elif word in self.w.demonyms and at + 1 < self.size and self._may_follow(at + 1):
                demonym = self.words[at]
            else:
                break
            at += 1
        return at, definite, demonym, side if side == at - 1 else None

    def _is_front(self, at: int) -> bool:
        """Whether a side word opens a name itself: "South Sudan", "North Kivu", "Port Sudan"."""
        return (
            not self.caps
            and self.words[at][0].isupper()
            and at + 1 < self.size
            and self.words[at + 1][0].isupper()
            and (self.lower[at] in self.w.front or self.lower[at].endswith("ern"))
        )

    def _may_follow(self, at: int) -> bool:
        word = self.lower[at]
        return word in self.w.kinds or word in self.w.sides or word in self.w.demonyms or self._name_end(at) > at

    def _core(self, at: int, demonym: str | None) -> _Core | None:
        if at >= self.size:
            return None
        kind = self.w.kinds.get(self.lower[at])
        if kind is not None:
            if at + 2 < self.size and self.lower[at + 1] == "of":
                return self._of_name(at, kind)
            if demonym and self.lower[at] in self.w.of_a_country:
                return _Core(at - 1, at - 1, at, at + 1, kind, self.lower[at])
        end = self._name_end(at)
        if end > at:
            return self._with_kind(at, end)
        if kind is not None and (end := self._name_end(at + 1)) > at + 1 and not self.caps:
            return _Core(at, at + 1, end, end, kind, self.lower[at])
        return None

    def _of_name(self, at: int, kind: str) -> _Core | None:
        """ "town of X": the name may be any word here, for "of" says that one follows."""
        name = at + 2
        if self.lower[name] == "the":
            name += 1
        end = self._name_end(name, sure=True)
        return _Core(at, name, end, end, kind, self.lower[at]) if end > name else None

    def _with_kind(self, at: int, end: int) -> _Core:
        """A name with the kind word behind it: inside the capitals ("Idlib Province") or after them."""
        for size in (1, 2):
            stop = end + size
            if stop <= self.size and (kind := self.w.kinds.get(self.lower[stop - 1])):
                if size == 2 and self.lower[end] not in self.w.fillers:
                    break
                return _Core(at, at, end, stop, kind, self.lower[stop - 1])
        if end - at > 1 and (kind := self.w.kinds.get(self.lower[end - 1])):
            return _Core(at, at, end - 1, end, kind, self.lower[end - 1])
        return _Core(at, at, end, end, None, None)

    def _by_kind(self, index: int, done: int) -> _Core | None:
        """A place told by its kind word alone: "the city of X", "Las Canas bridge"."""
        kind = self.w.kinds[self.lower[index]]
        if index + 2 < self.size and self.lower[index + 1] == "of":
            core = self._of_name(index, kind)
            if core is not None and not self._bodies(core.name, core.name_end):
                return core
        if kind not in self.w.told_behind:
            return None
        start = index
        while start > done and self._is_name(start - 1) and self.lower[start - 1] not in self.w.never:
            start -= 1
        while start < index and self.lower[start] in self.w.inner and self.lower[start] not in self.w.opening:
            start += 1
        while start < index and (self.lower[start] in self.w.sides or self.lower[start] in self.w.demonyms):
            start += 1
        if start == index or self._bodies(start, index) or (start and self.lower[start - 1] in self.w.titles):
            return None
        return _Core(start, start, index, index + 1, kind, self.lower[index])

    def _is_name(self, at: int, *, sure: bool = False) -> bool:
        """Whether a token may be part of a name."""
        word, lower = self.words[at], self.lower[at]
        if lower in self.w.kinds and not sure:
            return False
        if self.caps:
            if not word[0].isalpha() or lower in self.w.never or lower in self.w.prepositions:
                return False
            return sure or lower in self.w.inner or self._unusual(at)
        if word[0].isupper():
            return lower not in self.w.words
        return lower in self.w.inner or (word[0] in "'‘’`" and len(word) > 2) or _hidden_capital(word)

    def _unusual(self, at: int) -> bool:
        """Whether a word in capitals is a name by its tag, or by standing in no word list."""
        return not self.w.is_known(self.lower[at]) or self.sentence.tags[at].startswith("NNP")

    def _name_end(self, at: int, *, sure: bool = False) -> int:
        """The token behind the name that begins at `at`; `at` itself if none does."""
        if at >= self.size or not self._opens(at, sure=sure):
            return at
        end = at + 1
        while end < self.size and end - at < 7 and self._goes_on(end, sure=sure):
            end += 1
        while end > at + 1 and self.lower[end - 1] in self.w.inner:
            end -= 1
        if end == at + 1 and self.lower[at] in self.w.inner:
            return at
        return end

    def _opens(self, at: int, *, sure: bool) -> bool:
        word, lower = self.words[at], self.lower[at]
        if lower in self.w.kinds and not (sure or lower in self.w.front):
            return False
        if lower in self.w.inner and lower not in self.w.opening:
            return False
        if not self.caps and len(word) < 6 and word.isupper() and len(word) > 1 and not sure:
            return lower in self.w.abbreviations
        if lower in self.w.front and at + 1 < self.size and self._is_name(at + 1):
            return True
        return self._is_name(at, sure=sure)

    def _goes_on(self, at: int, *, sure: bool) -> bool:
        lower = self.lower[at]
        if lower in self.w.inner or (lower == "of" and self.lower[at - 1] in self.w.before_of):
            return at + 1 < self.size and self._is_name(at + 1) and self.lower[at + 1] != lower
        if not self.caps and lower in self.w.kinds:
            # "Mexico City", "Idlib Province": a capital kind word belongs to the run and is split off later.
            return self.words[at][0].isupper()
        return self._is_name(at, sure=False)

    def _phrase(self, core: _Core, opening: _Opening, side: int | None = None) -> PlacePhrase:
        s = self.sentence
        return PlacePhrase(
            whole=self._whole(core),
            side=None if side is None else self.words[side],
            start=s.starts[core.start],
            end=s.ends[core.end - 1],
            first=core.start,
            last=core.end,
            text=self._text(core.start, core.end),
            name=self._text(core.name, core.name_end),
            kind=core.kind,
            word=core.word,
            prep=opening.prep,
            relation=opening.relation,
            distance_km=opening.distance_km,
            bearing=opening.bearing,
            weak=core.kind is None and (opening.prep is None or opening.prep in self.w.weak),
        )

    def _whole(self, core: _Core) -> str:
        if core.kind is None:
            return self._text(core.start, core.end)
        if core.name > core.start:
            plain = self.lower[core.start + 1] == "of" and (core.kind in self.w.lowered)
            return self._text(core.name, core.name_end) if plain else self._text(core.start, core.end)
        capital = not self.caps and self.words[core.end - 1][0].isupper() and core.word not in ("province", "state")
        dropped = core.kind in self.w.lowered and not (capital and core.word in ("city", "town"))
        dropped = dropped and self.lower[core.name] not in self.w.sides
        return self._text(core.name, core.name_end if dropped else core.end)

    def _text(self, first: int, last: int) -> str:
        s = self.sentence
        parts = [self.words[first]]
        for at in range(first + 1, last):
            parts.append(" " if s.starts[at] > s.ends[at - 1] else "")
            parts.append(self.words[at])
        return "".join(parts)

    def _bodies(self, start: int, end: int) -> bool:
        return any(self.lower[at] in self.w.bodies for at in range(start, end))

    def _refused(self, phrase: PlacePhrase, core: _Core) -> bool:
        """People, bodies, times, demonyms alone: what stands behind a preposition and is no place."""
        name = phrase.name.lower()
        if name in self.w.words or self.lower[core.name] in self.w.words or self._bodies(core.name, core.name_end):
            return True
        before = self.lower[core.name - 1] if core.name else ""
        if self.lower[core.name] in self.w.titles or (before in self.w.titles and core.kind is None):
            return True
        if core.end < self.size and self.lower[core.end] in self.w.bodies and core.kind is None:
            return True
        alone = name in self.w.demonyms and (phrase.word not in self.w.of_a_country)
        return alone and (phrase.kind is None or phrase.kind not in ("city", "town", "village"))

    def _series(self, core: _Core, found: list[PlacePhrase], opening: _Opening) -> None:
        """Names joined by commas, brackets, slashes and "and" to the one just found."""
        at, plural = core.end, core.word is not None and core.word.endswith("s")
        while at + 1 < self.size and self.lower[at] in (",", "(", "and", "or", "&", "/"):
            joint = self.lower[at]
            start = at + 1 + (self.lower[at + 1] in ("the", "and"))
            joined = self._next(start) if start < self.size else None
            if joined is None or (joint == "(" and not self._closes(joined.end)):
                return
            core = joined
            phrase = self._phrase(core, opening)
            if self._refused(phrase, core) or (
                joint != "(" and opening.relation != "between" and not self._ends_well(core)
            ):
                return
            if plural and core.kind is None:
                phrase = replace(phrase, kind=found[-1].kind, word=found[-1].word)
            beside = joint in ("and", "or", "&", "/") or self.lower[at + 1] == "and"
            found.append(replace(phrase, joined=not beside and core.kind is None))
            at = core.end + (joint == "(")

    def _next(self, start: int) -> _Core | None:
        at, *_ = self._skip(start)
        return self._core(at, None)

    def _closes(self, at: int) -> bool:
        return at < self.size and self.lower[at] in (")", ",")

    def _ends_well(self, core: _Core) -> bool:
        """After a comma a name is a place only if no verb or noun follows at once: ", Smith said"."""
        if core.kind is not None or core.end >= self.size:
            return True
        return self.lower[core.end] in self.w.enders

    def _owner(self, phrase: PlacePhrase, before: PlacePhrase) -> bool:
        """ "Syria's Daraa province": the place before it holds it."""
        return self.lower[before.last : phrase.first] == ("'s",)

    def _linked(self, found: list[PlacePhrase]) -> Iterator[PlacePhrase]:
        """Tells each phrase the phrases right behind it that may hold it."""
        chained: list[PlacePhrase] = []
        following: PlacePhrase | None = None
        for at in range(len(found) - 1, -1, -1):
            phrase = linked = found[at]
            if at and self._owner(phrase, found[at - 1]):
                owner = found[at - 1]
                linked = phrase = replace(phrase, parents=(owner.text,), parent_spans=((owner.start, owner.end),))
                found[at - 1] = replace(owner, holds=True)
            if following is not None and self._holds(phrase, following):
                names = (following.text, *following.parents)
                spans = ((following.start, following.end), *following.parent_spans)
                linked = replace(phrase, parents=names, parent_spans=spans)
                chained[-1] = replace(following, holds=True, relation="in", distance_km=None, bearing=None)
            chained.append(linked)
            following = linked
        return reversed(chained)

    def _holds(self, inner: PlacePhrase, outer: PlacePhrase) -> bool:
        gap = self.lower[inner.last : outer.first]
        if len(gap) > 7 or not gap:
            return False
        rest = [w for w in gap if w not in self.w.between and w not in self.w.sides and w not in self.w.demonyms]
        return not rest


def _hidden_capital(word: str) -> bool:
    """ "al-Hol", "el-Fasher", "d'Ivoire": a small article tied to a capital."""
    for mark in ("-", "'", "’", "‘"):
        head, found, tail = word.partition(mark)
        if found and len(head) <= 4 and tail.lstrip("'’‘`")[:1].isupper():
            return True
    return False
