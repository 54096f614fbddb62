"""Noun groups and what hangs on them: objects, lists, phrases, appositions."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.view import CLOSERS, OPENERS, OWNERS, View

STATES = frozenset({"dead", "wounded", "injured", "missing", "killed"})
PARTS_OF_DAY = frozenset({"morning", "night", "evening", "afternoon", "day", "dawn", "eve"})
TELLS = frozenset("tell announce confirm state declare recount".split())
SAYS = frozenset("say claim believe think know report allege add fear hope".split())
CALLED = frozenset({"identify", "name", "know"})
# Prepositions that hang on the noun before them rather than on the verb.
NOMINAL = frozenset({"of", "from", "between", "among"})


class Phrasing(View):
    """Chunks of one sentence with the ties between its noun groups and the phrases behind its verbs."""

    __slots__ = ()

    def object(self, k: int) -> int | None:
        """Chunk of the noun group right behind the verb group at `k`."""
        m = k + 1
        while m < len(self.chunks) and (self.kind(m) in ("ADV", "TIME") or self.word(m) in ('"', "“", "``")):
            m += 1
        m = self._past_phrase(k, self._past_time(m))
        if self.word(m) == ":" and self.kind(m + 1) == "NG":
            m += 1
        if self.kind(m) == "NG" and not self.starts_clause(m):
            return None if self.head_lemma(m) == "time" else m  # "shot 12 times"
        return None

    def _past_time(self, m: int) -> int:
        """Behind a phrase of time between verb and object ("eliminated on the morning of 19 January a terrorist")."""
        if self.kind(m) != "P":
            return m
        k = m + 1
        if self.kind(k) == "NG" and self.head_lemma(k) in PARTS_OF_DAY and self.word(k + 1) == "of":
            k += 2
        found = self.kind(k) == "TIME" and self.kind(k + 1) == "NG" and self.chunks[k + 1].i == self.chunks[k].j
        return k + 1 if found else m

    def _past_phrase(self, k: int, m: int) -> int:
        """Behind a phrase that stands before a heavy object ("left on the field 14 bodies")."""
        verb, behind = self.chunks[k], self.chunks[m + 2] if m + 2 < len(self.chunks) else None
        told = isinstance(verb, Verb) and verb.finite and not verb.passive and self.kind(m) == "P"
        if not told or self.kind(m + 1) != "NG" or not isinstance(behind, Noun) or self.word(m) in ("of", "to"):
            return m
        heavy = behind.det in ("a", "an", "the") or behind.number is not None
        return m + 2 if heavy and not self.starts_clause(m + 2) else m

    def starts_clause(self, m: int) -> bool:
        """Whether the noun group at `m` is the subject of the verb that follows it."""
        k = m + 1
        while k < len(self.chunks) and self.kind(k) in ("ADV", "TIME"):
            k += 1
        chunk = self.chunks[k] if k < len(self.chunks) else None
        return isinstance(chunk, Verb) and chunk.finite and not self._reduced(k)

    def _reduced(self, k: int) -> bool:
        """Whether the verb group at `k` is a bare participle that describes the noun before it."""
        chunk = self.chunks[k]
        return isinstance(chunk, Verb) and chunk.form in ("part", "ger", "inf")

    def listed(self, first: int) -> list[int]:
        """The noun group at `first` with those joined to it on the right ("A, B and C")."""
        found, k, between = [first], first + 1, self.word(first - 1) == "between"
        while k < len(self.chunks):
            m = self._past_some(self.past_phrases(k))
            comma = self.word(m) == ","
            if comma:
                m += 1
            joined = self.kind(m) == "CC" and self.word(m) in ("and", "or", "as")
            if joined:
                m += 1
                while self.kind(m) in ("ADV", "TIME"):
                    m += 1
            elif not comma:
                break
            if self.kind(m) != "NG" or (self.starts_clause(m) and not between):
                break
            if not joined and not self._list_goes_on(m):
                break
            if comma and joined and len(found) == 1 and self._in_insertion(first):
                break
            if comma and not joined and self._speakers(m):
                break
            if m != k and not self._alike(first, m):
                break
            if not joined and self._describes(m, found[-1]):
                k = m + 1  # "Ana Ruiz, a member of the council, and her driver"
                continue
            found.append(m)
            k = m + 1
            if joined:
                break
        return found

    def _past_some(self, m: int) -> int:
        """Past what is told of some of those listed ("three Belgians, one of them a girl, and two Burundians")."""
        if self.word(m) != "," or self.word(m + 2) != "of" or self.word(m + 3) not in ("them", "whom"):
            return m
        end = self.past_phrases(m + 5) if self.kind(m + 4) == "NG" else m
        return end if self.word(end) == "," and self.word(end + 1) == "and" and self.kind(end + 2) == "NG" else m

    def _speakers(self, m: int) -> bool:
        """Whether those listed from `m` are who speaks ("36 of them, police and residents said")."""
        end = m
        while (
            self.word(self.past_phrases(end + 1)) in (",", "and") and self.kind(self.past_phrases(end + 1) + 1) == "NG"
        ):
            end = self.past_phrases(end + 1) + 1
        k = self.past_phrases(end + 1)
        verb = self.chunks[k] if k < len(self.chunks) else None
        return end > m and isinstance(verb, Verb) and verb.finite and self.lemmas[verb.main] in SAYS | TELLS

    def _in_insertion(self, k: int) -> bool:
        """Whether the noun group at `k` ends a relative clause in commas ("five, who were shot by troops, and")."""
        for m in range(k - 1, max(0, k - 8), -1):
            if self.kind(m) == "WH":
                return self.word(m - 1) == ","
            if self.kind(m) == "PUNC":
                return False
        return False

    def past_phrases(self, k: int) -> int:
        """Chunk index behind phrases such as "of the army", "from Cali" that may stand inside a list."""
        while self.kind(k) == "P" and self.word(k) in NOMINAL and self.kind(k + 1) == "NG":
            pair = self.word(k) == "between" and self.word(k + 2) == "and" and self.kind(k + 3) == "NG"
            k += 4 if pair else 2
        while self.word(k) in OPENERS:
            k = self.closing(k) + 1
        return k

    def _list_goes_on(self, m: int) -> bool:
        """Whether behind a comma a list really continues (a comma or "and" follows), not an apposition."""
        k = self.past_phrases(m + 1)
        if self.word(k) == "," and self.kind(k + 1) == "NG":
            return True
        k += self.word(k) == ","
        return self.kind(k) == "CC" and self.kind(k + 1) != "VG"

    def _alike(self, a: int, b: int) -> bool:
        """Whether two noun groups can stand in one list: both can act or suffer, or both are things."""
        return self._thing(a) == self._thing(b)

    def _thing(self, k: int) -> bool:
        sense = self.sense(k)
        return (
            sense is not None and sense.sure and sense.kind in ("object", "weapon", "abstract") and not self.proper(k)
        )

    def listed_left(self, last: int, *, objects: bool = False) -> list[int]:
        """The noun group at `last` with those joined to it on the left: for subjects, or for `objects` of a verb.

        Appositions ("Ana Ruiz, a teacher at the school, and two girls") give their name only.
        """
        items, seps, k = [last], [""], last
        while True:
            sep, m = "", k - 1
            while self.kind(m) == "CC" or self.word(m) == ",":
                sep, m = ("and" if self.kind(m) == "CC" else sep or ","), m - 1
            if sep == "and" and self.word(m + 1) == ",":
                m = self._past_relative(m)
            item = self._item_left(m) if sep else None
            if item is not None and self.chunks[item].j - 1 in self.named and self.settlement(item):
                break  # "At El Amparo, Apure, a police commando shot"
            if item is None or not self._alike(last, item):
                break
            if self.kind(item - 1) == "P":
                if self.word(item - 1) in ("after", "before", "until", "since") and self.starts_clause(last):
                    # "hours after soldiers and guerrillas traded shots"
                    items.insert(0, item)
                    seps[0] = sep
                    seps.insert(0, "")
                break
            if self.head_lemma(item) in STATES:
                break
            if self.kind(self.skip_left(item - 1)) == "VG" and not objects and not self._says(item - 1):
                break
            items.insert(0, item)
            seps[0] = sep
            seps.insert(0, "")
            k = item
        if "and" not in seps and self._headline(items):
            return items
        if "and" not in seps and not (len(items) > 1 and self._describes(items[-1], items[-2])):
            return [last]
        kept = [m for i, m in enumerate(items) if not (i and seps[i] == "," and self._describes(m, items[i - 1]))]
        return kept or [last]

    def _past_relative(self, m: int) -> int:
        """The noun group before a clause in commas: "the governor, who had been moved there in May, and two others"."""
        for k in range(m, max(1, m - 12), -1):
            if self.word(k) in (",", ";", ":"):
                return m
            if self.kind(k) == "WH" and self.word(k) in ("who", "whose", "whom"):
                return k - 2 if self.word(k - 1) == "," and self.kind(k - 2) == "NG" else m
        return m

    def _says(self, k: int) -> bool:
        """ "Police said two soldiers and a nurse died": what stands behind "said" opens a clause."""
        verb = self.chunks[k]
        return isinstance(verb, Verb) and not verb.passive and self.lemmas[verb.main] in SAYS

    def _headline(self, items: list[int]) -> bool:
        """ "Woman, two children burnt": a comma for an "and", at the head of a line that drops its articles."""
        first, last = self.chunks[items[0]], self.chunks[items[-1]]
        bare = items[0] == 0 and isinstance(first, Noun) and not first.det
        people = all((sense := self.sense(k)) is not None and sense.kind == "person" for k in items)
        counted = isinstance(last, Noun) and last.number is not None
        return bare and people and counted and len(items) > 1

    def _item_left(self, m: int) -> int | None:
        """The noun group that an item of a list ending at chunk `m` begins with; `None` if it is governed."""
        while self.word(m) in CLOSERS and self.opening(m) < m:
            m = self.opening(m) - 1
        if self.kind(m) != "NG":
            return None
        while self.kind(m - 1) == "P":
            left = m - 2
            while self.word(left) in CLOSERS and self.opening(left) < left:
                left = self.opening(left) - 1
            if self.kind(left) != "NG":
                return None
            m = left
        return m

    def _describes(self, k: int, name: int) -> bool:
        """Whether the noun group at `k` is said of the named one before it ("Ana Ruiz, the mayor")."""
        chunk, sense = self.chunks[k], self.sense(k)
        single = isinstance(chunk, Noun) and chunk.number is None and self.sentence.tags[chunk.head] == "NN"
        if self.word(k) in OWNERS:
            return False  # "Ali Hassan, his bodyguard and a woman"
        if self.word(k) in ("alias", "aka"):
            return True
        return self.proper(name) and single and not self.proper(k) and sense is not None

    def phrases(self, k: int, stop: int | None = None) -> list[tuple[str, int]]:
        """Prepositional phrases behind chunk `k`: (preposition, noun group), up to the next verb or clause.

        Phrases on nouns ("of the army") are left to those nouns, except right behind `k` itself.
        """
        found: list[tuple[str, int]] = []
        end = len(self.chunks) if stop is None else stop
        m = k + 1
        while m < end:
            kind, word = self.kind(m), self.word(m)
            if kind == "P" and self.kind(m + 1) == "NG":
                prep = word
                if (
                    word == "of"
                    and self.kind(m - 1) == "NG"
                    and self.word(m - 2) == "in"
                    and self.head_lemma(m - 1) == "front"
                ):
                    prep = "in front of"
                found.append((prep, m + 1))
                m += 2
            elif kind in ("VG", "SUB", "WH") or word in (";", ":"):
                break
            else:
                m += 1
        return found

    def complements(self, k: int) -> list[tuple[str, int]]:
        """Prepositional phrases that follow the noun group at `k` in one unbroken chain."""
        found: list[tuple[str, int]] = []
        m = k + 1
        while m < len(self.chunks):
            if self.kind(m) == "P" and self.kind(m + 1) == "NG":
                found.append((self.word(m), m + 1))
                m = self.listed(m + 1)[-1] + 1
            elif self.kind(m) == "TIME" or (self.kind(m) == "P" and self.kind(m + 1) == "TIME"):
                m += 1
            elif self.word(m) in OPENERS:
                m = self.closing(m) + 1
            elif self.word(m) == "," and self._day_inserted(m):
                m += 4 if self.kind(m + 1) == "P" else 3
            else:
                break
        return found

    def _day_inserted(self, m: int) -> bool:
        """ "the murder, on 25 January 1989, of General Martinez": a day between two commas."""
        at = m + 2 if self.kind(m + 1) == "P" else m + 1
        return self.kind(at) == "TIME" and self.word(at + 1) == "," and self.kind(at + 2) == "P"

    def apposition(self, k: int) -> int | None:
        """The noun group set beside the one at `k` by a comma ("Ana Ruiz, the mayor, ...")."""
        m = self.past_phrases(k + 1)
        named = m + 1 if self.word(m) == "," else m
        if self._called(named) and self.word(named + 1) == "as" and self.kind(named + 2) == "NG":
            return named + 2  # "a gunman, identified as Karim Benali,"
        if self._is_participle(m):
            m = self._past_description(m)  # "A journalist known for his reports, Ana Ruiz, was shot"
        if (
            self.kind(m) == "P"
            and self.word(m) in ("for", "in", "at")
            and self.word(m + 2) == ","
            and self.proper(m + 3)
        ):
            m += 2  # "a candidate for the council, Yunis al-Ramahi,"
        if self.word(m) != "," or self.kind(m + 1) != "NG" or self.starts_clause(m + 1):
            return None
        end = self.past_phrases(m + 2)
        if self.word(end) == "aged" or self.word(end) in (",", ".", "", "--", ";", ")"):
            return m + 1
        return m + 1 if self.kind(end) in ("P", "WH", "VG") else None

    def _past_description(self, m: int) -> int:
        """The comma before a name that ends what the participle at `m` opens; `m` itself if there is none."""
        for n in range(m + 1, min(m + 9, len(self.chunks))):
            if self.word(n) == ",":
                return n if self.proper(n + 1) and self.word(n + 2) == "," else m
            if self.word(n) in (";", ":") or (self.kind(n) == "VG" and not self._is_participle(n)):
                return m
        return m

    def _called(self, k: int) -> bool:
        """Whether the participle at `k` gives a name to whom it follows ("identified", "known")."""
        verb = self.chunks[k] if k < len(self.chunks) else None
        return isinstance(verb, Verb) and verb.form == "part" and self.lemmas[verb.main] in CALLED

    def _past_participle(self, i: int) -> int:
        """The noun that a chain of participles hangs on ("peasants accused of being informers")."""
        while self.kind(i) == "P" and self._is_participle(i - 1):
            i = self.skip_left(i - 2)
        return i

    def _is_participle(self, k: int) -> bool:
        verb = self.chunks[k] if 0 < k < len(self.chunks) else None
        return isinstance(verb, Verb) and verb.form in ("ger", "part")
