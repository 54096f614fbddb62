"""How the verbs of one sentence hang together, and what their subjects are."""

from __future__ import annotations

from annals.coding.rules.chunks import Verb
from annals.coding.rules.phrasing import SAYS, TELLS, Phrasing
from annals.coding.rules.view import CLOSERS

SOME_OF = (("of", "them"), ("of", "whom"))
DISGUISES = frozenset({"dress", "disguise", "pose", "masquerade", "describe", "identify", "clothe", "know"})
DASHES = frozenset({"--", "—", "–", "-"})

ENSUING = frozenset({"follow", "ensue", "erupt"})
"""Verbs that take nothing behind them: a noun there opens the clause that goes on."""


class Scene(Phrasing):
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
        return i if self._is_one_of(i, k) else self._search_left(i, depth)

    def _is_one_of(self, i: int, k: int) -> bool:
        """ "She was among four people seized from a ferry.": said of all those she was among."""
        verb = self.chunks[k]
        part = isinstance(verb, Verb) and verb.form == "part" and i == k - 1
        return part and self._direct(i) and self.word(i - 1) == "among"

    def _direct(self, i: int) -> bool:
        return self.kind(i) == "NG"

    def _search_left(self, i: int, depth: int) -> int | None:
        while i >= 0:
            kind, word = self.kind(i), self.word(i)
            inserted = self._before_insertion(i) if kind == "NG" else None
            if inserted is not None:
                i = inserted
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

    def _before_insertion(self, i: int) -> int | None:
        """Left of the insertion that ends with the noun group at `i`; `None` where it stands in none."""
        parts = self._parts_named(i)
        if parts is not None:
            return parts
        return self._before_some(i) if self._some_of_them(i) else None

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
            if isinstance(verb, Verb) and self.lemmas[verb.main] in SAYS | ENSUING:
                return None  # "In the exchange that followed six rebels were killed."
            m -= 1
        return self.antecedent(m) if self.kind(m) == "WH" and self.word(m) in ("who", "that", "which") else None

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
        # "Eleven people, including Ana Ruiz and Juan Paz, were killed": the list is of some of them.
        return None if self._parts_named(ended) is not None else ended

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
        if self.word(w) == "who" and (behind := self._past_places(i)) is not None:
            return behind
        above = self._above(i)
        if above is not None:
            return above
        if self.word(i - 1) == "of" and self.kind(i - 2) == "NG":
            whole, part = self.sense(i - 2), self.sense(i)
            if whole is not None and whole.kind in ("person", "collective") and (part is None or part.kind != "person"):
                return i - 2
        return i

    def _past_places(self, i: int) -> int | None:
        """ "38 worshippers of a church, Eruku, Kwara State, who": towns are nobody; `None` where none stands before."""
        m = i
        while m > 0 and self.kind(m) == "NG" and (self.settlement(m) or self.chunks[m].j - 1 in self.named):
            if self.word(m - 1) != ",":
                return None
            m = self.skip_left(m - 2)
        if m == i or self.kind(m) != "NG":
            return None
        while self.kind(m - 1) == "P" and self.kind(m - 2) == "NG":
            m -= 2
        sense = self.sense(m)
        return m if sense is not None and sense.kind == "person" else None

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
