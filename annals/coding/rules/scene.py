"""How the chunks of one sentence hang together: subjects, objects, lists, phrases, appositions."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.view import CLOSERS, OPENERS, View

STATES = frozenset({"dead", "wounded", "injured", "missing", "killed"})
PARTS_OF_DAY = frozenset({"morning", "night", "evening", "afternoon", "day", "dawn", "eve"})
SOME_OF = (("of", "them"), ("of", "whom"))
TELLS = frozenset("tell announce confirm state declare recount".split())
SAYS = frozenset("say claim believe think know report allege add fear hope".split())
DISGUISES = frozenset({"dress", "disguise", "pose", "masquerade", "describe", "identify", "clothe", "know"})
CALLED = frozenset({"identify", "name", "know"})
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
            if self.kind(k - 1) == "P" and self._is_participle(k - 2):
                return self._search_left(k - 2, depth)  # "men accused of plotting"
            host = self.host(k)
            if host is None and verb.form == "part":
                return self._search_left(i, depth)  # "Ana Ruiz, a teacher, shot dead by two youths."
            return self._subject(host, depth + 1) if host is not None else None
        return self._search_left(i, depth)

    def _direct(self, i: int) -> bool:
        return self.kind(i) == "NG"

    def _search_left(self, i: int, depth: int) -> int | None:
        while i >= 0:
            kind, word = self.kind(i), self.word(i)
            parts = self._parts_named(i) if kind == "NG" else None
            if parts is not None:
                i = parts
            elif kind == "NG" and self._some_of_them(i):
                i = self._before_some(i)
            elif kind == "NG":
                relative = self._of_relative(i)
                if relative is not None or self._free(i):
                    return i if relative is None else relative
                i = self._left_of(i)
            elif kind == "WH":
                return self.antecedent(i)
            elif kind == "PUNC" and word in CLOSERS:
                i = self.skip_left(self.opening(i) - 1)
            elif kind == "VG":
                i = self._before_relative(i)
            elif kind == "P" and self.kind(i + 1) == "P":
                i = self.skip_left(i - 1)  # "shells fired from across the border hit"
            elif kind == "CC" or word == "," or word in DASHES:
                ended = self._end_of_list(i)
                if ended is not None:
                    return ended
                before = None if kind == "CC" else self._before_parenthesis(i)
                if before is None:
                    previous = self._coordinate(i)
                    return self._subject(previous, depth + 1) if previous is not None else None
                i = before
            else:
                return None
        return None

    def _free(self, i: int) -> bool:
        """Whether the noun group at `i` can be a subject: no participle or preposition holds it."""
        if self._disguised(i) or self.word(i - 1) == "aged":
            return False  # "Gunmen dressed as policemen dragged ...", "his grandson aged nine"
        return not self._of_participle(i) and (not self.governed(i) or self._clause_of_time(i))

    def _left_of(self, i: int) -> int:
        """Where to look on, left of a noun group that a participle or a preposition holds, lists included."""
        if self._of_participle(i):
            return i - 3 if self._to_be(i - 1) else self._past_participle(i - 2)
        if self._disguised(i):
            return i - 3
        if self.word(i - 1) == "aged":
            return self.skip_left(i - 2)
        if self.kind(i - 1) == "CC" and self.kind(i - 2) == "VG":
            return self.skip_left(i - 5)
        return self.skip_left((i - 2 if self.kind(i - 1) == "CC" else i) - 2)

    def _parts_named(self, i: int) -> int | None:
        """Left of "137 people, among them a cleric, Ali Haddad, were killed": the whole is the subject."""
        verb = self.chunks[i + 1] if i + 1 < len(self.chunks) else None
        if isinstance(verb, Verb) and verb.finite and not verb.passive and self.lemmas[verb.main] in SAYS | TELLS:
            return None  # "killing 11 people, including four novices, a news site reported"
        for m in range(i, max(0, i - 9), -1):
            among = self.word(m) == "among" and self.word(m + 1) in ("them", "whom")
            if among or self.word(m) == "including":
                return self.skip_left(m - 2) if self.word(m - 1) == "," else self.skip_left(m - 1)
            if self.kind(m) in ("VG", "SUB", "WH") or self.word(m) in (";", ":"):
                return None
        return None

    def _some_of_them(self, i: int) -> bool:
        """Whether the noun group at `i` stands in an insertion ("thirty settlers, several of them masked, came")."""
        m = self._of_them(i)
        return m is not None and self.word(m - 1) == ","

    def _of_them(self, i: int) -> int | None:
        """Where "several of them" begins, at the noun group `i` or right before it."""
        for m in (i, i - 1, i - 2, i - 3):
            chunk = self.chunks[m] if m > 0 else None
            if (
                chunk is not None
                and chunk.kind in ("NG", "X")
                and self.sentence.lower[chunk.i : chunk.j][-2:] in SOME_OF
            ):
                return m
            if m > 1 and self.word(m) in ("them", "whom") and self.word(m - 1) == "of":
                return m - 2
            if self.word(m) == ",":
                return None
        return None

    def _before_some(self, i: int) -> int:
        m = self._of_them(i)
        return self.skip_left((m if m is not None else i) - 2)

    def _of_relative(self, i: int) -> int | None:
        """ "The convoy that had been sent to secure the area struck": whom the clause is about that `i` ends."""
        m = i - 1
        if self.kind(m) == "P":
            m -= 2
        elif self.word(m) == "as" and self.kind(m - 1) == "VG":
            m -= 1  # "a woman who had come as a visitor detonated"
        if self.kind(m) != "VG":
            return None
        while self.kind(m) in ("VG", "ADV"):
            verb = self.chunks[m]
            if isinstance(verb, Verb) and self.lemmas[verb.main] in SAYS:
                return None
            m -= 1
        return self.antecedent(m) if self.kind(m) == "WH" and self.word(m) in ("who", "that", "which") else None

    def _past_participle(self, i: int) -> int:
        """The noun that a chain of participles hangs on ("peasants accused of being informers")."""
        while self.kind(i) == "P" and self._is_participle(i - 1):
            i = self.skip_left(i - 2)
        return i

    def _is_participle(self, k: int) -> bool:
        verb = self.chunks[k] if 0 < k < len(self.chunks) else None
        return isinstance(verb, Verb) and verb.form in ("ger", "part")

    def _end_of_list(self, i: int) -> int | None:
        """The last item of a list ("A, B and C, ...") that the comma or dash at `i` closes."""
        if self.kind(i) != "PUNC":
            return None
        if self._age(i - 1):
            return None  # "Two sisters, 14 and 16, were shot"
        ended = self._item_left(i - 1)
        listed = ended is not None and self.kind(ended - 1) == "CC" and self.kind(ended - 2) in ("NG", "PUNC")
        if ended is None or not listed or self.word(ended - 3) in ("them", "whom"):
            return None  # "20 people, most of them women and children, were killed"
        return ended

    def _clause_of_time(self, i: int) -> bool:
        """Whether the "preposition" before the noun group at `i` opens a clause ("after four men were killed")."""
        if self.word(i - 1) not in ("after", "before", "until", "since", "than"):
            return False
        sense = self.sense(i)
        if sense is not None and sense.kind == "weapon":
            return self.starts_clause(i)  # "hours after two car bombs went off"
        return (sense is not None and sense.kind in ("person", "organization")) or self.proper(i)

    def _of_participle(self, i: int) -> bool:
        """Whether the noun group at `i` is the object of a participle ("the hospital treating victims was hit")."""
        if i >= 3 and self._to_be(i - 1) and self._is_participle(i - 2):
            return self.kind(i - 3) == "NG"  # "men suspected to be bandits shot"
        return i >= 2 and self._is_participle(i - 1) and self.kind(self._past_participle(i - 2)) == "NG"

    def _disguised(self, i: int) -> bool:
        """Whether the noun group at `i` says what somebody is got up as ("gunmen dressed as policemen")."""
        worn = self.word(i - 1) == "as" and self._is_participle(i - 2) and self.kind(i - 3) == "NG"
        return worn and self.lemmas[self.chunks[i - 2].j - 1] in DISGUISES

    def _to_be(self, k: int) -> bool:
        verb = self.chunks[k]
        return isinstance(verb, Verb) and verb.form == "inf" and self.lemmas[verb.main] == "be"

    def _before_parenthesis(self, i: int) -> int | None:
        """Left of an insertion that ends with the comma or dash at `i` ("X, the mayor, ..."), if it ends one."""
        mark = self.word(i)
        for m in range(i - 1, max(-1, i - 16), -1):
            if self.kind(m) == "PUNC" and self.word(m) == mark:
                left = self.skip_left(m - 1)
                if self._age(left) and self.word(left - 1) == ",":
                    # "Ana Ruiz, 74, mayor of Lima, was shot".
                    left = self.skip_left(left - 2)
                return left if self.kind(left) in ("NG", "WH") or self.word(left) in CLOSERS else None
            if self.kind(m) == "PUNC" and self.word(m) in (";", ":"):
                return None
        # "On Tuesday, in Bogota, gunmen": an opening phrase holds no subject.
        return None

    def _age(self, k: int) -> bool:
        return self.kind(k) == "NG" and self.chunks[k].j - self.chunks[k].i == 1 and self.word(k).isdigit()

    def _before_relative(self, i: int) -> int:
        """Left of a relative clause or participle whose verb is at `i`; -1 for a main verb."""
        verb = self.chunks[i]
        while isinstance(verb, Verb) and verb.form == "inf" and (left := self.skip_left(i - 1)) >= 0:
            if self.kind(left) != "VG" or self._is_participle(left):
                break
            i, verb = left, self.chunks[left]  # "an official who asked not to be named said"
        if isinstance(verb, Verb) and verb.form == "inf" and self._is_participle(i - 1):
            i -= 1  # "fighters believed to be loyal to X ambushed"
            verb = self.chunks[i]
        if isinstance(verb, Verb) and verb.form in ("part", "ger"):
            hung = self._past_participle(self.skip_left(i - 1))
            if self.kind(hung) == "NG":
                return hung
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
        if (
            self.word(w) in ("that", "who")
            and self.settlement(i)
            and self.kind(i - 1) == "P"
            and self.kind(i - 2) == "NG"
        ):
            i -= 2  # "hung a banner in Uruapan that threatened"
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
            if self.head_lemma(m) in self.event_nouns or self._explosive(m):
                return m if m != i else None
            if (self.kind(m - 1) == "P" and self.kind(m - 2) == "NG") or (
                self.word(m - 1) == "," and self.kind(m - 2) == "NG"
            ):
                m -= 2
            elif self.kind(m - 1) == "P" and self._is_participle(m - 2) and self.kind(m - 3) == "NG":
                m -= 3  # "an attack claimed by the group that killed"
            else:
                return None
        if m != i and self.head_lemma(m) in self.event_nouns:
            return m
        return self._told_of(i) if self.settlement(i) else None

    def _explosive(self, k: int) -> bool:
        sense = self.sense(k)
        return sense is not None and sense.kind == "weapon" and sense.suggests in ("bombing", "grenade_attack")

    def _told_of(self, i: int) -> int | None:
        """ "the bomb that it planted in Dhemaji, which killed 13": a town kills nobody."""
        for m in range(i - 1, max(-1, i - 12), -1):
            if self.word(m) in (";", ":"):
                return None
            if self.kind(m) == "NG" and (self._explosive(m) or self.head_lemma(m) in self.event_nouns):
                return m
        return None

    # Verbs among themselves ----------------------------------------------------------------------

    def verb_before(self, k: int) -> int | None:
        """The nearest verb group left of `k` within the clause chain."""
        for m in range(k - 1, -1, -1):
            if self.kind(m) == "VG":
                return m
            if self.kind(m) == "PUNC" and self.word(m) in (";", ":", "."):
                return None
        return None

    def _coordinate(self, k: int) -> int | None:
        """The verb that one behind the conjunction at `k` is joined to: a finite one, where the clause has one."""
        nearest = m = self.verb_before(k)
        while m is not None and self._is_participle(m):
            m = self.verb_before(m)
        return nearest if m is None else m

    def governor(self, k: int) -> int | None:
        """The verb that the infinitive at `k` hangs on ("threatened to kill")."""
        for m in range(k - 1, max(-1, k - 8), -1):
            if self.kind(m) == "VG":
                hung = m < k - 1 and self._is_participle(m) and self.verb_before(m) is not None
                if not hung:
                    return m  # "threatened in a video posted on Sunday to attack": not "posted"
            elif self.kind(m) in ("SUB", "WH") or self.word(m) in (";", ":"):
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
        m = self._past_time(m)
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
            if self.kind(self.skip_left(item - 1)) == "VG" and not objects:
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

    def _headline(self, items: list[int]) -> bool:
        """ "Woman, two children burnt": a comma for an "and", at the head of a line without a full stop."""
        first, last = self.chunks[items[0]], self.chunks[items[-1]]
        bare = items[0] == 0 and isinstance(first, Noun) and not first.det
        people = all((sense := self.sense(k)) is not None and sense.kind == "person" for k in items)
        counted = isinstance(last, Noun) and last.number is not None and self.word(len(self.chunks) - 1) != "."
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
