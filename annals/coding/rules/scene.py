"""How the chunks of one sentence hang together: subjects, objects, lists, phrases, appositions."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.view import CLOSERS, OPENERS, View

STATES = frozenset({"dead", "wounded", "injured", "missing", "killed"})
DASHES = frozenset({"--", "—", "–", "-"})
# Prepositions that hang on the noun before them rather than on the verb.
NOMINAL = frozenset({"of", "from", "between", "among"})


class Scene(View):
    """Chunks of one sentence with the ties between them that several rules share."""

    __slots__ = ()

    # Subjects ------------------------------------------------------------------------------------

    def subject(self, k: int) -> int | None:
        """Chunk of the noun group that is the grammatical subject of the verb group at `k`."""
        if k not in self._subjects:
            self._subjects[k] = self._subject(k, 0)
        return self._subjects[k]

    def _subject(self, k: int, depth: int) -> int | None:
        verb = self.chunks[k]
        if not isinstance(verb, Verb) or depth > 6:
            return None
        if verb.form == "inf":
            governor = self.governor(k)
            return self._subject(governor, depth + 1) if governor is not None else None
        i = self.skip_left(k - 1)
        if verb.form in ("ger", "part") and not self._direct(i):
            host = self.host(k)
            return self._subject(host, depth + 1) if host is not None else None
        return self._search_left(i, depth)

    def _direct(self, i: int) -> bool:
        return self.kind(i) == "NG"

    def _search_left(self, i: int, depth: int) -> int | None:
        while i >= 0:
            kind, word = self.kind(i), self.word(i)
            if kind == "NG":
                if self._free(i):
                    return i
                i = self._left_of(i)
            elif kind == "WH":
                return self.antecedent(i)
            elif kind == "PUNC" and word in CLOSERS:
                i = self.skip_left(self.opening(i) - 1)
            elif kind == "VG":
                i = self._before_relative(i)
            elif kind == "CC" or word == "," or word in DASHES:
                ended = self._end_of_list(i)
                if ended is not None:
                    return ended
                before = None if kind == "CC" else self._before_parenthesis(i)
                if before is None:
                    previous = self.verb_before(i)
                    return self._subject(previous, depth + 1) if previous is not None else None
                i = before
            else:
                return None
        return None

    def _free(self, i: int) -> bool:
        """Whether the noun group at `i` can be a subject: no participle or preposition holds it."""
        return not self._of_participle(i) and (not self.governed(i) or self._clause_of_time(i))

    def _left_of(self, i: int) -> int:
        """Where to look on, left of a noun group that a participle or a preposition holds, lists included."""
        if self._of_participle(i):
            return self._past_participle(i - 2)
        return self.skip_left((i - 2 if self.kind(i - 1) == "CC" else i) - 2)

    def _past_participle(self, i: int) -> int:
        """The noun that a chain of participles hangs on ("peasants accused of being informers")."""
        while self.kind(i) == "P" and self._is_participle(i - 1):
            i = self.skip_left(i - 2)
        return i

    def _is_participle(self, k: int) -> bool:
        verb = self.chunks[k] if k > 0 else None
        return isinstance(verb, Verb) and verb.form in ("ger", "part")

    def _end_of_list(self, i: int) -> int | None:
        """The last item of a list ("A, B and C, ...") that the comma or dash at `i` closes."""
        if self.kind(i) != "PUNC":
            return None
        ended = self._item_left(i - 1)
        listed = ended is not None and self.kind(ended - 1) == "CC" and self.kind(ended - 2) in ("NG", "PUNC")
        return ended if listed else None

    def _clause_of_time(self, i: int) -> bool:
        """Whether the "preposition" before the noun group at `i` opens a clause ("after four men were killed")."""
        if self.word(i - 1) not in ("after", "before", "until", "since", "than"):
            return False
        sense = self.sense(i)
        return (sense is not None and sense.kind in ("person", "organization")) or self.proper(i)

    def _of_participle(self, i: int) -> bool:
        """Whether the noun group at `i` is the object of a participle ("the hospital treating victims was hit")."""
        return i >= 2 and self._is_participle(i - 1) and self.kind(self._past_participle(i - 2)) == "NG"

    def _before_parenthesis(self, i: int) -> int | None:
        """Left of an insertion that ends with the comma or dash at `i` ("X, the mayor, ..."), if it ends one."""
        mark = self.word(i)
        for m in range(i - 1, max(-1, i - 16), -1):
            if self.kind(m) == "PUNC" and self.word(m) == mark:
                left = self.skip_left(m - 1)
                if self._age(left) and self.word(left - 1) == ",":
                    # "Ana Ruiz, 74, mayor of Lima, was shot".
                    left = self.skip_left(left - 2)
                return left if self.kind(left) == "NG" or self.word(left) in CLOSERS else None
            if self.kind(m) == "PUNC" and self.word(m) in (";", ":"):
                return None
        # "On Tuesday, in Bogota, gunmen": an opening phrase holds no subject.
        return None

    def _age(self, k: int) -> bool:
        return self.kind(k) == "NG" and self.chunks[k].j - self.chunks[k].i == 1 and self.word(k).isdigit()

    def _before_relative(self, i: int) -> int:
        """Left of a relative clause or participle whose verb is at `i`; -1 for a main verb."""
        verb = self.chunks[i]
        if isinstance(verb, Verb) and verb.form in ("part", "ger") and self.kind(self.skip_left(i - 1)) == "NG":
            return self.skip_left(i - 1)
        for m in range(i - 1, max(-1, i - 8), -1):
            if self.kind(m) == "WH":
                left = m - 1
                while left >= 0 and (self.word(left) == "," or self.kind(left) == "P"):
                    left -= 1
                return left if self.kind(left) == "NG" else -1
            if self.kind(m) == "VG" and m != i - 1:
                return -1
        return -1

    def antecedent(self, w: int) -> int | None:
        """The noun group that the relative pronoun at `w` stands for."""
        i = w - 1
        while i >= 0 and (self.word(i) in (",", "--", "—") or self.kind(i) in ("P", "TIME", "ADV")):
            i -= 1
        if i >= 0 and self.word(i) in CLOSERS:
            i = self.skip_left(self.opening(i) - 1)
        if self.kind(i) != "NG":
            return None
        above = self._above(i)
        if above is not None:
            return above
        if self.word(i - 1) == "of" and self.kind(i - 2) == "NG":
            whole, part = self.sense(i - 2), self.sense(i)
            if whole is not None and whole.kind in ("person", "collective") and (part is None or part.kind != "person"):
                return i - 2
        return i

    def _above(self, i: int) -> int | None:
        """The event noun that the phrases before a relative pronoun hang on ("the bombing in Derry, which ...")."""
        m = i
        for _ in range(3):
            if self.head_lemma(m) in self.event_nouns:
                return m if m != i else None
            if (self.kind(m - 1) == "P" and self.kind(m - 2) == "NG") or (
                self.word(m - 1) == "," and self.kind(m - 2) == "NG"
            ):
                m -= 2
            else:
                return None
        return m if m != i and self.head_lemma(m) in self.event_nouns else None

    # Verbs among themselves ----------------------------------------------------------------------

    def verb_before(self, k: int) -> int | None:
        """The nearest verb group left of `k` within the clause chain."""
        for m in range(k - 1, -1, -1):
            if self.kind(m) == "VG":
                return m
            if self.kind(m) == "PUNC" and self.word(m) in (";", ":", "."):
                return None
        return None

    def governor(self, k: int) -> int | None:
        """The verb that the infinitive at `k` hangs on ("threatened to kill")."""
        for m in range(k - 1, max(-1, k - 7), -1):
            if self.kind(m) == "VG":
                return m
            if self.kind(m) in ("SUB", "WH") or self.word(m) in (";", ":"):
                return None
        return None

    def host(self, k: int) -> int | None:
        """The finite verb that a participle at `k` belongs to: to its left, or the first to its right."""
        for m in range(k - 1, -1, -1):
            chunk = self.chunks[m]
            if isinstance(chunk, Verb) and chunk.form in ("", "inf"):
                return m
            if self.word(m) in (";", ":"):
                break
        if any(isinstance(c, Verb) and c.finite for c in self.chunks[:k]):
            return None
        for m in range(k + 1, len(self.chunks)):
            chunk = self.chunks[m]
            if isinstance(chunk, Verb) and chunk.finite:
                return m
        return None

    # Objects and phrases -------------------------------------------------------------------------

    def object(self, k: int) -> int | None:
        """Chunk of the noun group right behind the verb group at `k`."""
        m = k + 1
        while m < len(self.chunks) and (self.kind(m) in ("ADV", "TIME") or self.word(m) in ('"', "“", "``")):
            m += 1
        if self.word(m) == ":" and self.kind(m + 1) == "NG":
            m += 1
        if self.kind(m) == "NG" and not self.starts_clause(m):
            return m
        return None

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
            m = self.past_phrases(k)
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
            if m != k and not self._alike(first, m):
                break
            found.append(m)
            k = m + 1
            if joined:
                break
        return found

    def past_phrases(self, k: int) -> int:
        """Chunk index behind phrases such as "of the army", "from Cali" that may stand inside a list."""
        while self.kind(k) == "P" and self.word(k) in NOMINAL and self.kind(k + 1) == "NG":
            k += 2
        while self.word(k) in OPENERS:
            k = self.closing(k) + 1
        return k

    def _list_goes_on(self, m: int) -> bool:
        """Whether behind a comma a list really continues (a comma or "and" follows), not an apposition."""
        k = self.past_phrases(m + 1)
        return self.kind(k) == "CC" or (self.word(k) == "," and self.kind(k + 1) in ("NG", "CC"))

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
            item = self._item_left(m) if sep else None
            if item is None or not self._alike(last, item) or self.kind(item - 1) == "P":
                break
            if self.head_lemma(item) in STATES:
                break
            if self.kind(item - 1) == "VG" and not objects:
                break
            items.insert(0, item)
            seps[0] = sep
            seps.insert(0, "")
            k = item
        if "and" not in seps and not (len(items) > 1 and self._describes(items[-1], items[-2])):
            return [last]
        kept = [m for i, m in enumerate(items) if not (i and seps[i] == "," and self._describes(m, items[i - 1]))]
        return kept or [last]

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
            else:
                break
        return found

    def apposition(self, k: int) -> int | None:
        """The noun group set beside the one at `k` by a comma ("Ana Ruiz, the mayor, ...")."""
        m = self.past_phrases(k + 1)
        if self.word(m) != "," or self.kind(m + 1) != "NG" or self.starts_clause(m + 1):
            return None
        end = self.past_phrases(m + 2)
        if self.word(end) in (",", ".", "", "--", ";", ")") or self.kind(end) in ("P", "WH", "VG"):
            return m + 1
        return None
