"""Finds the phrases of a sentence that name a place: spans and parts, without saying where it is.

A phrase is a name with what tells that it is a place: a preposition before it ("in", "20 km north of"), a
kind word beside it ("the town of X", "X province"), or a place named before it that it holds ("X, Y").
The words are data (`en/places.toml`); whether a name is known is asked of the gazetteer, later.
"""

from __future__ import annotations

from collections.abc import Iterator

from annals.language.places_headers import Headers
from annals.language.places_records import Core, Demonym, Opening, PlacePhrase
from annals.language.places_words import words_of
from annals.language.reading import Sentence
from annals.model import Document
from annals.records import replace

__all__ = ["Demonym", "PlacePhrase", "dateline_phrase", "find_demonyms", "find_places"]


def find_places(sentence: Sentence, *, caps: bool = False) -> tuple[PlacePhrase, ...]:
    """The place phrases of a sentence in the order of the text, never overlapping.

    `caps` says that capitals tell nothing here; a sentence that says so itself is taken at its word.
    """
    return _Finder(sentence, caps or sentence.caps).find()


def find_demonyms(sentence: Sentence) -> tuple[Demonym, ...]:
    """The adjectives and names of peoples in a sentence ("Salvadoran", "Costa Ricans")."""
    words = words_of("en")
    known, opening = words.demonyms, words.opening_demonyms
    if opening.isdisjoint(sentence.lower):
        return ()
    found = []
    for index, word in [(index, word) for index, word in enumerate(sentence.lower) if word in opening]:
        last = index
        code = known.get(word)
        if index + 1 < len(sentence.lower) and (pair := known.get(f"{word} {sentence.lower[index + 1]}")):
            code, last = pair, index + 1
        if code and (sentence.words[index][0].isupper()):
            text = " ".join(sentence.words[index : last + 1])
            found.append(Demonym(sentence.starts[index], sentence.ends[last], text, code))
    return tuple(found)


def dateline_phrase(document: Document) -> PlacePhrase | None:
    """The place of a document's dateline as a weak phrase, for reports that lean on it ("in the city")."""
    line = document.dateline
    if line is None or not line.place:
        return None
    start = document.text.find(line.place, line.start, line.end)
    if start < 0:
        return None
    end = start + len(line.place)
    return PlacePhrase(
        start=start, end=end, first=0, last=0, text=line.place, name=line.place, whole=line.place,
        parents=(line.country,) if line.country else (), weak=True,
    )  # fmt: skip


class _Finder(Headers):
    """Goes through one sentence once, from left to right."""

    def find(self) -> tuple[PlacePhrase, ...]:
        found: list[PlacePhrase] = []
        index, triggers = self._head(found), self.w.triggers
        for at in [at for at, word in enumerate(self.lower) if word in triggers]:
            if at >= index:
                index = self._step(at, self.lower[at], found)
        if self.sentence.paragraph < 0:
            self._bare(found)
        return tuple(self._linked(found))

    def _head(self, found: list[PlacePhrase]) -> int:
        """The names at the head of a sentence ("Lurgan: shots were fired"); gives where to go on."""
        header = self.header()
        if header is not None:
            opening = Opening(header.cores[0].start, None, "in")
            told = [self._phrase(c, opening) for c in header.cores if not self._refused(c, opening)]
            for at, phrase in enumerate(told):
                # What a slash joins lies beside it: "Lunsar / Makeni road, Northern Province".
                outer = [p for p in told[at + 1 :] if self.lower[p.first - 1] != "/"]
                names, spans = tuple(p.text for p in outer), tuple((p.start, p.end) for p in outer)
                found.append(replace(phrase, head=True, weak=False, parents=names, parent_spans=spans, holds=at > 0))
            return header.end
        labelled = self.lower[0] in self.w.labels and self.lower[1:2] == (":",)  # "Location: Gaur"
        start = 2 if labelled else 0
        while not labelled and start < self.size - 2 and (self.heads_a_log(start) or self.code(start)):
            start += 1
        end = self.name_end(start)
        if self.caps and end == start + 1 and self.lower[end : end + 1] not in ((":",), ("(",), ("--",)):
            return 0
        if end <= start and self.heads_a_line():
            found.append(self._phrase(Core(0, 0, 1, 1, None, None), Opening(0, None, "in")))
            found[-1] = replace(found[-1], head=True, doubtful=True)
        if end <= start:
            return len(found)
        core = self.with_kind(start, end)
        alone = core.end == self.size or self.lower[core.end] in self.w.heads
        if not alone or self.unlike_a_place(start, end):
            return 0
        opening = Opening(start, None, "in")
        if self._refused(core, opening):
            return 0
        found.append(self._phrase(core, opening))
        self._series(core, found, opening)
        found[:] = [replace(one, head=True, weak=one.weak and not labelled) for one in found]
        return found[-1].last

    def _bare(self, found: list[PlacePhrase]) -> None:
        """Names in a headline, which has few small words: weak ones, for what they say of the whole report."""
        taken = {at for phrase in found for at in range(phrase.first, phrase.last)}
        at = 0
        while at < self.size:
            end = self.name_end(at) if at not in taken else at
            core = Core(at, at, end, end, None, None)
            free = end > at and not any(i in taken for i in range(at, end))
            opening = Opening(at, None, "in")
            placed = free and not self.unlike_a_place(at, end) and not self.bodies(at, end)
            if placed and not self._refused(core, opening):
                found.append(self._phrase(core, opening))
            at = max(end, at + 1)
        found.sort(key=lambda phrase: phrase.start)

    def _step(self, index: int, word: str, found: list[PlacePhrase]) -> int:
        """Reads what may begin at a trigger word; gives the index to go on from."""
        done = found[-1].last if found else 0
        opening = self.opening(index, word) or (self._within(index, found[-1]) if word == "of" and found else None)
        if opening is not None:
            before = len(found)
            self._phrases(opening, found)
            if len(found) > before:
                return found[-1].last
        if word in self.w.taking and index >= done and not self.caps:
            before = len(found)
            self._phrases(Opening(index + 1, word if word in self.w.taking_places else None, "in"), found)
            if len(found) > before:
                return found[-1].last
        beside = word in self.w.fillers and index + 1 < self.size and self.lower[index + 1] in self.w.kinds
        if word == "capital" and (behind := self._at_capital(index, found)) is not None:
            return behind
        if word in self.w.named_acts and index > done and not self.caps:
            self._named_act(index, done, found)
        if word in self.w.kinds and index >= done and not beside:
            core = self.by_kind(index, done)
            if core is not None and self.lower[core.name] not in self.w.words:
                found.append(self._phrase(core, Opening(core.start, None, "in")))
                self._series(core, found, Opening(core.start, None, "in"))
                return max(index + 1, found[-1].last)
        return index + 1

    def _at_capital(self, index: int, found: list[PlacePhrase]) -> int | None:
        """Reads "Somalia's capital" and "in the capital, Khartoum"; gives where to go on."""
        if found and self.lower[found[-1].last : index] == ("'s",):
            found[-1] = self._own_capital(index, found[-1])
            return index + 1
        before = len(found)
        if self.lower[index + 1 : index + 2] == (",",):
            self._phrases(Opening(index + 2, "in", "in"), found)
        return found[-1].last if len(found) > before else None

    def _named_act(self, index: int, done: int, found: list[PlacePhrase]) -> None:
        """ "The Cantaura massacre": an act that has the name of its place."""
        start = index
        while start > done and self.words[start - 1][0].isupper() and self.is_name(start - 1):
            start -= 1
        if start == index or self.lower[start - 1 : start] != ("the",):
            return
        core = Core(start, start, index, index, None, None)
        opening = Opening(start, "massacre", "in")
        # A party or a people gives its name to acts, too: only a place that is known is taken for one.
        if not self._refused(core, opening) and not self.unlike_a_place(start, index):
            found.append(replace(self._phrase(core, opening), weak=True, doubtful=True))

    def _within(self, index: int, last: PlacePhrase) -> Opening | None:
        """ "Sukma district of Chhattisgarh", "Ward 5 of Kyauktaw township": what holds the place named last."""
        told = last.last == index and last.kind is not None and last.prep is not None
        return Opening(index + 1, last.prep, "in") if told else None

    def _own_capital(self, index: int, country: PlacePhrase) -> PlacePhrase:
        """ "Somalia's capital": a country's name made that of its capital."""
        whole = self.text(country.first, index + 1)
        weak = country.prep is None or country.prep in self.w.weak
        return replace(
            country, end=self.sentence.ends[index], last=index + 1, text=whole, whole=whole, kind="capital",
            word="capital", weak=weak,
        )  # fmt: skip

    def _phrases(self, opening: Opening, found: list[PlacePhrase]) -> None:
        """The phrase behind an opening, with those joined to it ("between X and Y", "in X, Y and Z")."""
        at, definite, demonym, side = self._skip(opening.at)
        core = self.core(at, demonym)
        if core is None:
            return
        if core.kind is None and (other := self.other_end(core)) is not None:
            opening = opening._replace(prep="between", relation="between")
            found.extend((self._phrase(core, opening), self._phrase(other, opening)))
            return
        if (inner := self._part_of(core)) is not None:
            # "in the Abidjan suburb of Abobo": what stands before the kind word holds what is named behind it.
            outer = Core(core.name, core.name, core.name_end, core.name_end, None, None)
            if not self._refused(outer, opening):
                found.append(self._phrase(outer, opening))
            core = inner
        if self._one_of_many(core) and core.word is not None and core.name_end < core.end:
            # "outside a Pattani hotel": of one of many the name may be that of the town.
            core = Core(core.name, core.name, core.name_end, core.name_end, None, None)
        named = core.kind is None and core.end < self.size and self.lower[core.end] in self.w.named_acts
        if named and definite:
            opening = opening._replace(prep="massacre", relation="in")  # "never recovered from the Cantaura massacre"
        if self._refused(core, opening):
            return
        phrase = self._phrase(core, opening, side=side, definite=definite, demonym=demonym)
        if core.kind is None and core.start and self.lower[core.start - 1] in ("a", "an"):
            phrase = replace(phrase, weak=True, doubtful=True)
        if definite and core.kind is None and self.before_noun(core.end):
            phrase = replace(phrase, definite=False, weak=True)  # "on the Moscow metro": the metro is definite
        found.append(phrase)
        inner = self._owned(core) if core.kind is None else None
        if inner is not None and not self._refused(inner, opening):
            found.append(self._phrase(inner, opening))
            core = inner
        self._series(core, found, opening)

    def _part_of(self, core: Core) -> Core | None:
        """ "the Abidjan suburb of Abobo": the place named behind the kind word of another."""
        word = core.end - 1
        if not core.name_end <= word < self.size - 2 or self.lower[word + 1] != "of" or core.name > core.start:
            return None
        if self.numbered(core.name):
            return None  # "the 15th precinct of Kabul"
        inner = self.of_name(word, core.kind) if core.word in self.w.called and core.kind else None
        return inner if inner is not None and inner.start == word else None

    def _owned(self, core: Core) -> Core | None:
        """The part of a town behind its name: "on Dublin's North Strand"."""
        if self.caps or self.lower[core.end : core.end + 1] != ("'s",) or core.end + 1 >= self.size:
            return None
        inner = self.core(core.end + 1, None)
        if inner is None or inner.name != core.end + 1 or (inner.kind is None and self.before_noun(inner.end)):
            return None
        if inner.kind is not None:
            return inner  # "in Imphal's Nagamapal locality"
        return inner if inner.end >= self.size or self.lower[inner.end] in self.w.enders else None

    def _skip(self, at: int) -> tuple[int, bool, str | None, int | None]:
        """Passes article, sides and demonyms before a name: where it goes on, article, demonym, side's token."""
        definite, demonym, side = False, None, None
        while at < self.size:
            word = self.lower[at]
            if word in ("the", "a", "an") or (word in self.w.genitives):
                definite = word == "the"
            elif word in self.w.sides and not self.is_front(at) and not self._of_republic(at):
                side = at if word.endswith("ern") or word == "central" else side
            elif word in self.w.fillers and at + 2 < self.size and self.lower[at + 1 : at + 3] == ("camp", "of"):
                pass  # "in the refugee camp of X"
            elif word in self.w.front and self.is_front(at):
                break  # "Saudi Arabia", "Central Darfur"
            elif (last := self._demonym(at)) is not None:
                demonym, at = self.text(at, last + 1), last
            else:
                break
            at += 1
        return at, definite, demonym, side if side == at - 1 else None

    def _demonym(self, at: int) -> int | None:
        """The last token of a demonym that begins at `at` and stands before a name or a kind word."""
        for last in (at + 1, at):
            pair = " ".join(self.lower[at : last + 1])
            if pair in self.w.demonyms and last + 1 < self.size and self._may_follow(last + 1):
                return last
        return None

    def _of_republic(self, at: int) -> bool:
        """ "Central African Republic": the side belongs to the name."""
        return self.words[at][0].isupper() and "republic" in self.lower[at + 1 : at + 3]

    def _may_follow(self, at: int) -> bool:
        word = self.lower[at]
        return word in self.w.kinds or word in self.w.sides or word in self.w.demonyms or self.name_end(at) > at

    def _phrase(
        self,
        core: Core,
        opening: Opening,
        *,
        side: int | None = None,
        definite: bool = False,
        demonym: str | None = None,
    ) -> PlacePhrase:
        s = self.sentence
        return PlacePhrase(
            whole=self._whole(core),
            side=None if side is None else self.words[side],
            start=s.starts[core.start],
            end=s.ends[core.end - 1],
            first=core.start,
            last=core.end,
            text=self.text(core.start, core.end),
            name=self.text(core.name, core.name_end),
            kind=core.kind,
            word=core.word,
            prep=opening.prep,
            relation=opening.relation,
            distance_km=opening.distance_km,
            bearing=opening.bearing,
            definite=definite,
            demonym=demonym,
            doubtful=(self.caps and self._doubtful(core)) or self._one_of_many(core),
            weak=core.kind is None
            and (
                opening.prep is None
                or opening.prep in self.w.weak
                or self.lower[core.end : core.end + 1] == ("'s",)
                or (opening.prep == "between" and bool(self.w.sided & set(self.lower[: core.start])))
            ),
        )

    def _one_of_many(self, core: Core) -> bool:
        """Whether "a" tells that a thing has no name of its own: "a Presbyterian school", "a Kabul suburb"."""
        many = core.kind in self.w.spots or core.kind in ("neighborhood", "village")
        return many and core.start > 0 and self.lower[core.start - 1] in ("a", "an")

    def _doubtful(self, core: Core) -> bool:
        """Whether a run of capitals may be common words: by its tags, and by how it looks where no tag tells."""
        tags = self.sentence.tags
        if core.kind is None:
            return not tags[core.name].startswith("NNP")
        if any(tag.startswith("NNP") for tag in tags[core.name : core.name_end]):
            return False
        word = self.lower[core.name]
        odd = core.name_end == core.name + 1 and word.isalpha() and not word.endswith(self.w.endings)
        return not odd or self.w.is_known(word)

    def _whole(self, core: Core) -> str:
        if core.kind is None:
            return self.text(core.start, core.end)
        if core.name > core.start:
            if core.word in self.w.leading and (
                core.kind in ("village", "district") or self.words[core.start].islower()
            ):
                return self.text(core.name, core.name_end)
            plain = self.lower[core.start + 1] == "of" and (
                core.kind in self.w.lowered or core.kind in self.w.in_town or core.word in self.w.runs
            )
            return self.text(core.name, core.name_end) if plain else self.text(core.start, core.end)
        capital = not self.caps and self.words[core.end - 1][0].isupper() and core.word not in ("province", "state")
        kept = self.numbered(core.name) or (capital and core.word in ("city", "town", "island", "islands"))
        # "Eastern Province", "Central region", but "Northwest region", "Far North region", "Lower Shabelle region"
        first = self.lower[core.name]
        side = first in self.w.sides and core.name_end == core.name + 1 and not first.endswith(("north", "south", "st"))
        dropped = core.kind in self.w.lowered and not kept and not side
        twice = core.kind == "natural" and self.lower[core.name] in self.w.front  # "the Wadi al-Shay valley"
        post = core.word == "station" and self.lower[core.name_end] == "police"  # the station of a quarter
        dropped = dropped or core.word in self.w.runs or twice or post
        return self.text(core.name, core.name_end if dropped else core.end)

    def _refused(self, core: Core, opening: Opening) -> bool:
        """People, bodies, times, demonyms alone: what stands behind a preposition and is no place."""
        first = self.lower[core.name]
        if first in self.w.words or first.rstrip(".") in self.w.words or self._body(core):
            return True
        name = self.text(core.name, core.name_end).lower()
        if name in self.w.words:
            return True
        before = self.lower[core.name - 1] if core.name else ""
        if self._titled(core, opening) or (core.word == "agency" and before in ("its", "news", "own")):
            return True
        if core.kind is None and (before in self.w.titles or self._before_body(core)):
            return True
        alone = name in self.w.demonyms and (core.word not in self.w.of_a_country)
        return alone and (core.kind is None or core.kind not in ("city", "town", "village"))

    def _before_body(self, core: Core) -> bool:
        """Whether what stands behind a bare name makes a body or a day of it: "Palm Sunday", "X Police"."""
        feast = not self.caps and " ".join(self.lower[core.name : core.end + 1]) in self.w.feasts
        own = core.name > 0 and self.lower[core.name - 1] in self.w.genitives  # "shot outside his Cairo office"
        return feast or (not own and core.end < self.size and self.lower[core.end] in self.w.bodies)

    def _body(self, core: Core) -> bool:
        """Whether a name is that of a body of people; "Avenue de la Liberation" and republics are places."""
        street = core.kind == "road" and core.name > core.start
        town = core.name > core.start and core.kind in ("town", "city", "village")  # "the town of President Roxas"
        named = street or town or "republic" in self.lower[core.name : core.end]
        return not named and self.bodies(core.name, core.name_end)

    def _titled(self, core: Core, opening: Opening) -> bool:
        """Whether a title opens the name of a person; "in Sheikh Zuweid" is a place, if it is known."""
        title = self.lower[core.name]
        town = opening.prep in ("in", "near", "outside") and title in self.w.titled and core.name_end > core.name + 1
        told = core.name > core.start and core.kind in ("town", "city", "village")  # "the town of President Roxas"
        return title in self.w.titles and not town and not told

    def _series(self, core: Core, found: list[PlacePhrase], opening: Opening) -> None:
        """Names joined by commas, brackets, slashes and "and" to the one just found."""
        first = len(found) - 1
        at, plural = core.end, core.word is not None and core.word.endswith("s")
        while at + 1 < self.size and self.lower[at] in (",", "(", "and", "or", "&", "/"):
            joint = self.lower[at]
            start = at + 1 + (self.lower[at + 1] in ("the", "and"))
            joined = self._next(start) if start < self.size else None
            if joined is None or (joint == "(" and not self._closes(joined.end)):
                return
            core = joined
            ends = joint == "(" or opening.relation == "between" or self._ends_well(core)
            if not ends or self._refused(core, opening):
                return
            phrase = self._phrase(core, opening)
            if plural and core.kind is None:
                phrase = replace(phrase, kind=found[-1].kind, word=found[-1].word)
            beside = joint in ("and", "or", "&", "/") or self.lower[at + 1] == "and"
            found.append(phrase if beside or core.kind is not None else replace(phrase, joined=True))
            at = core.end + (joint == "(")
            if beside and joint != "/" and core.word is not None and core.word.endswith("s"):
                self._shared(found, first, core)
                return

    def _shared(self, found: list[PlacePhrase], first: int, core: Core) -> None:
        """Gives the kind of the last of a series to all of it: "Kukawa, Gurmana and Erena communities"."""
        for at in range(first, len(found)):
            if found[at].kind is None:
                found[at] = replace(found[at], kind=core.kind, word=core.word, weak=False, joined=False)

    def _next(self, start: int) -> Core | None:
        at, *_ = self._skip(start)
        return self.core(at, None)

    def _closes(self, at: int) -> bool:
        return at < self.size and self.lower[at] in (")", ",")

    def _ends_well(self, core: Core) -> bool:
        """After a comma a name is a place only if no verb or noun follows at once: ", Smith said"."""
        if core.kind is not None or core.end >= self.size:
            return True
        return self.lower[core.end] in self.w.enders

    def _owner(self, phrase: PlacePhrase, before: PlacePhrase) -> bool:
        """ "Syria's Daraa province", "the Abidjan suburb of Abobo": the place before it holds it."""
        gap = self.lower[before.last : phrase.first]
        named = phrase.word is not None and self.lower[phrase.first] == phrase.word and before.kind is None
        return gap == ("'s",) or (named and (not gap or (len(gap) == 1 and gap[0] in self.w.fillers)))

    def _linked(self, found: list[PlacePhrase]) -> Iterator[PlacePhrase]:
        """Tells each phrase the phrases right behind it that may hold it."""
        chained: list[PlacePhrase] = []
        following: PlacePhrase | None = None
        for at in range(len(found) - 1, -1, -1):
            phrase = linked = found[at]
            owned = bool(at) and self._owner(phrase, found[at - 1])
            if owned:
                owner = found[at - 1]
                linked = phrase = replace(phrase, parents=(owner.text,), parent_spans=((owner.start, owner.end),))
                told = owner.prep is not None and owner.prep not in self.w.weak
                found[at - 1] = replace(owner, holds=True, weak=owner.weak and not told)
            if following is not None and phrase.word == following.word and (phrase.word or "").endswith("s"):
                linked = replace(phrase, parents=following.parents, parent_spans=following.parent_spans)
            elif following is not None and self._beside(phrase, following):
                linked = replace(linked, beside=(following.start, following.end))
            elif following is not None and self._holds(phrase, following):
                names = (*(phrase.parents if owned else ()), following.text, *following.parents)
                outer = ((following.start, following.end), *following.parent_spans)
                spans = (*(phrase.parent_spans if owned else ()), *outer)
                linked = replace(phrase, parents=names, parent_spans=spans)
                if self._taken(linked, following):
                    linked = replace(linked, weak=False, prep="reached")
                chained[-1] = replace(following, holds=True, relation="in", distance_km=None, bearing=None)
            chained.append(linked)
            following = linked
        return reversed(chained)

    def _taken(self, inner: PlacePhrase, outer: PlacePhrase) -> bool:
        """ "Seizing Bomaru in Kailahun District": what is taken and lies in a division is a place."""
        divided = outer.kind in ("district", "province", "state", "department") and outer.prep == "in"
        return divided and inner.weak and inner.prep is None and not inner.head and " " not in inner.name

    def _beside(self, inner: PlacePhrase, outer: PlacePhrase) -> bool:
        """ "X, 26 km north of Y": a comma, then nothing but the distance and where it is counted from."""
        if outer.relation != "direction" or self.lower[inner.last : inner.last + 1] not in ((",",), ("(",)):
            return False
        gap = self.lower[inner.last + 1 : outer.first]
        return len(gap) < 8 and all(
            word in self.w.bearings or word in self.w.units or word in self.w.numbers or word in self.w.around
            or word[0].isdigit() or word.partition("-")[2] in self.w.units
            for word in gap
        )  # fmt: skip

    def _holds(self, inner: PlacePhrase, outer: PlacePhrase) -> bool:
        gap = self.lower[inner.last : outer.first]
        if len(gap) > 7 or not gap or ("on" in gap and inner.prep in ("from", "to")):
            return False
        if gap[:2] in ((",", "a"), (",", "an")):
            gap = tuple(w for w in gap if w not in ("a", "an") and w not in self.w.kinds)
        rest = [w for w in gap if w not in self.w.between and w not in self.w.sides and w not in self.w.demonyms]
        return not rest
