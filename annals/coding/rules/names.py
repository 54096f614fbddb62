"""Names across the report: full names of people called by the last, and organizations under all their names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annals.coding.rules.coined import coined
from annals.coding.rules.nouns import Nouns
from annals.language.reading import Reading, Sentence

LINKS = frozenset({"de", "del", "la", "y", "bin", "ibn", "al", "el", "van", "von", "da", "dos"})
MOST = 5
"""Tokens that a personal name may have before its last."""


class FullNames:
    """Finds, once a document, the longest form of the names that end with a word."""

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
        self.reading = reading
        self.nouns = nouns
        self.known: dict[str, tuple[int, int] | None] = {}
        self._sentences: dict[str, list[Sentence]] = {}

    def of(self, surname: str) -> tuple[int, int] | None:
        """Character span of the first full name that ends with `surname` (lower case); `None` if there is none."""
        if surname not in self.known:
            self.known[surname] = self._find(surname)
        return self.known[surname]

    def _find(self, surname: str) -> tuple[int, int] | None:
        best: tuple[int, int, int] | None = None
        for sentence in self._where().get(surname, ()):
            for i, word in enumerate(sentence.lower):
                if word != surname:
                    continue
                start = self._start(sentence, i)
                if start < i and (best is None or i - start > best[2]):
                    best = (sentence.starts[start], sentence.ends[i], i - start)
        return best[:2] if best is not None else None

    def _where(self) -> dict[str, list[Sentence]]:
        """Every word with the sentences that hold it, made when the first name asks for it."""
        if not self._sentences:
            for sentence in self.reading.sentences:
                for word in set(sentence.lower):
                    self._sentences.setdefault(word, []).append(sentence)
        return self._sentences

    def _start(self, sentence: Sentence, i: int) -> int:
        k = i
        while k > 0 and i - k < MOST and self._given(sentence, k - 1):
            k -= 1
        while k < i and sentence.lower[k] in LINKS:
            k += 1
        return k

    def _given(self, sentence: Sentence, t: int) -> bool:
        """Whether a token may be a given name or an initial, not a title and no word that the lists know."""
        word, low = sentence.words[t], sentence.lower[t]
        if low in LINKS:
            return True
        if len(low) == 2 and low[1] == "." and low[0].isalpha():
            return True
        if not word[0].isupper() or not low.replace("-", "").isalpha() or self.nouns.title(low) is not None:
            return False
        if self.nouns.sense((sentence.lemmas[t],)) is not None:
            return False
        return sentence.tags[t] in ("NNP", "NNPS") or (sentence.caps and sentence.tags[t] in ("NN", "NNS", "FW", "JJ"))


BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,90})[)\]]")
SHORT = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z](?:-[A-Z]{1,3})?|[A-Z]{2,10}")
MARKED = re.compile(r"^\W*(?:\w+:\s*)?")
SEPARATOR = re.compile(r"[,;]")
SMALL = frozenset(
    {"of", "for", "the", "de", "del", "la", "el", "al", "and", "in", "y", "da", "do", "e", "des", "et", "pour", "du"}
)
OTHER = frozenset({"new", "real", "continuity", "provisional", "true"})
"""Words that make the name of another organization out of a known one."""
LONGEST = 9
"""Tokens that the name before a bracket may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """One organization of a report: character span of its best name, and what kind of actor it is.

    The best name is the full one where the text has it, else the first as written. `key` tells it
    from the others of the report.
    """

    key: str
    start: int
    end: int
    sort: str | None
    forms: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """Tokens `i` to `j` of a sentence that name an organization."""

    sentence: int
    i: int
    j: int
    organization: Organization


def letters_fit(short: str, words: Sequence[str]) -> bool:
    """Whether the letters of an abbreviation stand, in order, at the beginnings of the words of a name."""
    firsts = [part[0].lower() for word in words for part in re.split(r"[-'’]", word) if part]
    wanted = [c for c in short.lower() if c.isalpha()]
    first = next((i for i, c in enumerate(firsts) if c == wanted[0]), None) if wanted else None
    if first is None or first > 1:
        return False
    rest = iter(firsts[first:])
    return all(c in rest for c in wanted)


class Organizations:
    """The organizations that a report names, each with all its names in the report.

    Known from the lexicon, or from the report's own "Full Name (ABBR)" and "ABBR (Full Name)".
    """

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
        self.reading = reading
        self.nouns = nouns
        self.pairs: dict[tuple[str, ...], str] = {}
        self.best: dict[str, tuple[int, int]] = {}
        self.sorts: dict[str, str | None] = {}
        self.starts = [s.start for s in reading.sentences]
        for found in BRACKET.finditer(reading.document.text):
            self._bracket(found)
        for start, end, armed in coined(reading.document.text):
            self._coin(start, end, armed)
        self._made: dict[str, Organization] = {}
        self._forms: dict[str, list[tuple[str, ...]]] = {}

    def introduce(self, key: str, span: tuple[int, int], forms: Iterable[tuple[str, ...]], sort: str | None) -> None:
        """Adds an organization, or further names of one, from what the report itself says."""
        self.best.setdefault(key, span)
        if self.sorts.get(key) is None:
            self.sorts[key] = sort
        for form in forms:
            self.pairs.setdefault(form, key)

    def key_of(self, sentence: Sentence, i: int, j: int) -> str:
        """The key under which the name at tokens `i` to `j` is known: the lexicon's, else its own words."""
        form = tuple(sentence.lower[i:j])
        if form in self.pairs:
            return self.pairs[form]
        found = self.nouns.group_at(sentence.lower, i, None if sentence.caps else sentence.words)
        return found[1].name.lower() if found is not None and i + found[0] == j else " ".join(form)

    def mentions(self) -> list[Mentioned]:
        """Every place where an organization is named, in the order of the text."""
        for form, key in self.pairs.items():
            self._forms.setdefault(key, []).append(form)
        firsts = self._firsts()
        raw = [(s, *found) for s in self.reading.sentences for found in self._in(s, firsts)]
        for sentence, i, j, key, sort in raw:
            if sort is not None:
                self.sorts[key] = self.sorts.get(key) or sort
            span = (sentence.starts[i], sentence.ends[j - 1])
            old = self.best.get(key)
            if old is None or (_short(self.reading.document.text[slice(*old)]) and j - i > 1):
                self.best[key] = span
        return [Mentioned(sentence=s.index, i=i, j=j, organization=self._organization(key)) for s, i, j, key, _ in raw]

    def _organization(self, key: str) -> Organization:
        if key not in self._made:
            start, end = self.best[key]
            forms = frozenset(self._forms.get(key, ()))
            self._made[key] = Organization(key=key, start=start, end=end, sort=self.sorts.get(key), forms=forms)
        return self._made[key]

    def _in(
        self, sentence: Sentence, firsts: dict[str, list[tuple[str, ...]]]
    ) -> Iterator[tuple[int, int, str, str | None]]:
        lower, words = sentence.lower, None if sentence.caps else sentence.words
        groups, end = self.nouns.groups, 0
        if groups.keys().isdisjoint(lower) and firsts.keys().isdisjoint(lower):
            return
        for i, word in enumerate(lower):
            if i < end or (word not in groups and word not in firsts):
                continue
            length, key, sort = 0, "", None
            for form in firsts.get(word, ()):
                if len(form) > length and lower[i : i + len(form)] == form and not sentence.words[i].islower():
                    length, key = len(form), self.pairs[form]
            known = groups.get(word)
            if known is not None and (known[""] or i + 1 == len(lower) or lower[i + 1] in known):
                found = self.nouns.group_at(lower, i, words)
                if found is not None and found[0] >= length:
                    form = lower[i : i + found[0]]
                    length, sort = found[0], found[1].kind
                    key = self.pairs.get(form) or found[1].name.lower()
            if length and not (i and sentence.lower[i - 1] in OTHER and sentence.words[i - 1][0].isupper()):
                yield i, i + length, key, sort
            end = i + length

    def _firsts(self) -> dict[str, list[tuple[str, ...]]]:
        firsts: dict[str, list[tuple[str, ...]]] = {}
        for form in self.pairs:
            firsts.setdefault(form[0], []).append(form)
        return firsts

    def _coin(self, start: int, end: int, armed: bool) -> None:
        """Takes up a name that no list and no bracket has told."""
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return
        sentence = self.reading.sentences[index]
        i, j = bisect_left(sentence.starts, start), bisect_left(sentence.starts, end)
        form = sentence.lower[i:j]
        if not form or j > len(sentence) or sentence.ends[j - 1] != end or form in self.pairs:
            return
        words = None if sentence.caps else sentence.words
        if all(self.nouns.group_at(sentence.lower, t, words) is None for t in range(i, j)):
            self.introduce(" ".join(form), (start, end), [form], "armed_group" if armed else None)

    # What the report itself says of names --------------------------------------------------------

    def _bracket(self, found: re.Match[str]) -> None:
        index = bisect_right(self.starts, found.start()) - 1
        if index < 0:
            return
        sentence = self.reading.sentences[index]
        t = bisect_left(sentence.starts, found.start())
        if t == 0 or t >= len(sentence):
            return
        inside = [self._tokens(sentence, *span) for span in parts(found)]
        spans = [span for span in inside if span is not None]
        for i, j in spans:
            name = self._before(sentence, t, sentence.words[i:j])
            if name is not None:
                self._pair(sentence, name, spans)
                return

    def _pair(self, sentence: Sentence, name: tuple[int, int], spans: list[tuple[int, int]]) -> None:
        key = self.key_of(sentence, *name)
        for i, j in spans:
            known = self.nouns.group_at(sentence.lower, i, None if sentence.caps else sentence.words)
            if known is not None and i + known[0] == j and key == " ".join(sentence.lower[slice(*name)]):
                key = known[1].name.lower()
        forms = [tuple(sentence.lower[a:b]) for a, b in (name, *spans)]
        self.introduce(key, (sentence.starts[name[0]], sentence.ends[name[1] - 1]), forms, None)

    def _tokens(self, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
        i, j = bisect_left(sentence.starts, start), bisect_left(sentence.starts, end)
        return (i, j) if i < j and sentence.words[i][:1].isupper() and not _digits(sentence.words[i:j]) else None

    def _before(self, sentence: Sentence, t: int, inner: Sequence[str]) -> tuple[int, int] | None:
        """The name before the bracket at token `t` that `inner` is another form of."""
        short = len(inner) == 1 and SHORT.fullmatch(inner[0]) is not None
        whole = self._run(sentence, t)
        for i in range(whole, t):
            words = sentence.words[i:t]
            if words[0].lower() in SMALL:
                continue
            if short and t - i > 1 and letters_fit(inner[0], words) and words[0][0].lower() == inner[0][0].lower():
                return i, t
            if short and t - i == 1 and "-" in words[0] and letters_fit(inner[0], words):
                return i, t
            if not short and t - i == 1 and SHORT.fullmatch(words[0]) and letters_fit(words[0], inner):
                return i, t
            known = self.nouns.group_at(sentence.lower, i, None if sentence.caps else sentence.words)
            if known is not None and i + known[0] == t:
                return i, t
        return self._abroad(sentence, t, inner[0]) if short and not sentence.caps else None

    @staticmethod
    def _abroad(sentence: Sentence, t: int, short: str) -> tuple[int, int] | None:
        """A name in small letters before its abbreviation: "Mouvement des forces démocratiques de Casamance (MFDC)"."""
        for i in range(max(0, t - LONGEST), t - 1):
            words = sentence.words[i:t]
            firsts = "".join(w[0] for w in words if w.lower() not in SMALL)
            if words[0][0].isupper() and words[0].lower() not in SMALL and firsts.lower() == short.lower():
                return i, t
        return None

    @staticmethod
    def _run(sentence: Sentence, t: int) -> int:
        """Where the run of capitalised words that ends before token `t` begins."""
        i = t
        while i > 0 and t - i < LONGEST:
            word = sentence.words[i - 1]
            if not (word[0].isupper() or (sentence.lower[i - 1] in SMALL and i < t) or word in ("'", "’", "'s", "’s")):
                break
            i -= 1
        return i


def parts(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Character spans of the names in a bracket, labels ("French:") and quotation marks left out."""
    start = found.start(1)
    for piece in SEPARATOR.split(found[1]):
        lead = MARKED.match(piece)
        a = start + (lead.end() if lead is not None else 0)
        b = start + len(piece.rstrip(" \"”'’"))
        if a < b:
            yield a, b
        start += len(piece) + 1


def _digits(words: Sequence[str]) -> bool:
    return any(c.isdigit() for word in words for c in word)


def _short(name: str) -> bool:
    return SHORT.fullmatch(name) is not None
