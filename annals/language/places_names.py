"""Where a name begins and ends among the tokens of a sentence, with capitals that tell and without."""

from __future__ import annotations

import re

from annals.language.places_words import Words, words_of
from annals.language.reading import Sentence

_NUMBERED = re.compile(r"(?:PK|KM|Km|RN|RP|RD)-?\d+[A-Za-z]?")
"""Places along a road, counted in kilometres, and roads with a number: "PK5", "RN27"."""
ROAD = re.compile(r"[A-Z]{1,3}-?\d{1,4}")
"""Numbers of roads, which are names before the word alone: "the M4 highway"."""
_LETTER = re.compile(r"[A-Z]\d?|\d+[A-Z]|\d+-(?:[A-Z]\d?|East|West|North|South)")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_LOWER = frozenset({"zone", "district", "sector", "ward", "barangay"})
"""Words that a number makes a name of even where they are not written large: "in zone 18"."""

_NAMED = frozenset({"NNP", "NNPS"})
_VERBAL = frozenset({"RB", "VB", "VBP"})

_JOINTS = re.compile(r"[-'’‘]")
"""What ties the parts of one word: "Jamaat-e-Sahil"."""


class Names:
    """The tokens of one sentence, asked for names. `caps` says that capitals tell nothing."""

    def __init__(self, sentence: Sentence, caps: bool) -> None:
        self.sentence = sentence
        self.lower = sentence.lower
        self.words = sentence.words
        self.size = len(sentence.lower)
        self.caps = caps
        self.w: Words = words_of("en")

    def is_front(self, at: int) -> bool:
        """Whether a side word opens a name itself: "South Sudan", "North Kivu", "Port Sudan"."""
        return (
            not self.caps
            and self.words[at][0].isupper()
            and at + 1 < self.size
            and self.words[at + 1][0].isupper()
            and (self.lower[at] in self.w.front or self.lower[at].endswith("ern"))
        )

    def is_short(self, at: int) -> bool:
        """Whether a word is written like an abbreviation: "UN", "FAMa"."""
        word = self.words[at]
        return (len(word) < 6 and word.isupper()) or (word[1:3].isupper() and word[1].isalpha() and not word.isupper())

    def is_name(self, at: int, *, sure: bool = False) -> bool:
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
        known = self.w.is_known(self.lower[at])
        # What the word can be at all often says it, and spares the sentence its tags.
        can = self.sentence.allowed(at)
        if known and _NAMED.isdisjoint(can):
            return False
        if not known and _VERBAL.isdisjoint(can):
            return True
        tag = self.sentence.tags[at]
        if tag.startswith("NNP"):
            return True
        verb = tag == "RB" or (tag in ("VB", "VBP") and at > 0 and self.lower[at - 1] == "to")
        return not verb and not known

    def name_end(self, at: int, *, sure: bool = False) -> int:
        """The token behind the name that begins at `at`; `at` itself if none does."""
        if (end := self._numbered(at)) > at:
            return end
        if self.lower[at + 1 : at + 2] == ("and",) and " ".join(self.lower[at : at + 3]) in self.w.joined:
            return at + 3  # "Sistan and Baluchestan"
        if at >= self.size or not self._opens(at, sure=sure):
            return at
        end = at + 1
        while end < self.size and end - at < 7 and self._goes_on(end, sure=sure):
            end += 1
        while end > at + 1 and self.lower[end - 1] in self.w.inner:
            end -= 1
        if end == at + 1 and self.lower[at] in self.w.inner:
            return at
        return end + self._counted(end)

    def numbered(self, at: int) -> bool:
        """Whether a name that begins at `at` is made with a number."""
        return self._numbered(at) > at

    def _numbered(self, at: int) -> int:
        """The token behind a name made with a number: "PK5", "Km 38", "Ward 5", "15 de Septiembre"; else `at`."""
        if at >= self.size:
            return at
        road = self.w.kinds.get("".join(self.lower[at + 1 : at + 2])) == "road"
        if _NUMBERED.fullmatch(self.words[at]) or (road and ROAD.fullmatch(self.words[at])):
            return at + 1
        after = self.lower[at + 1 : at + 3]
        if self._counts(at, after):
            return at + 2
        if self.lower[at] in self.w.before_number and after and not (self.caps or self.words[at].islower()):
            number = self.words[at + 1]
            told = number.isdigit() or (number[0].isupper() and after[0] in self.w.numbers)
            return at + 2 if told or _LETTER.fullmatch(number) else at
        if self.lower[at].isdigit() and after[:1] == ("de",) and len(after) == 2 and self.words[at + 2][0].isupper():
            return at + 3
        return at

    def _counts(self, at: int, after: tuple[str, ...]) -> bool:
        """Whether a quarter has a number for a name: "zone 18", "the 15th precinct"."""
        if self.caps or not after:
            return False
        if _ORDINAL.fullmatch(self.lower[at]):
            return self.w.kinds.get(after[0]) in ("neighborhood", "district")
        number = self.words[at + 1]
        return self.lower[at] in _LOWER and (number.isdigit() or _LETTER.fullmatch(number) is not None)

    def _counted(self, end: int) -> int:
        """1 where a number behind a name belongs to it ("Ifo 2 camp", "Lekki Phase 1"), else 0."""
        number, after = self.lower[end : end + 1], self.lower[end + 1 : end + 2]
        if number and not self.caps and self.lower[end - 1] in self.w.before_number and number[0].isdigit():
            return 1
        if self.caps or not number or not number[0].isdigit() or len(number[0]) > 2 or not after:
            return 0
        return int(after[0] in self.w.kinds and not after[0].endswith("s"))

    def _no_opening(self, at: int, *, sure: bool) -> bool:
        """Whether a word opens no name: a kind word, a small word as in "de", a letter alone."""
        word, lower = self.words[at], self.lower[at]
        if lower in self.w.kinds and not (sure or lower in self.w.front):
            return True
        after = self.words[at + 1 : at + 2]
        capital = not self.caps and word[0].isupper() and bool(after) and after[0][0].isupper()  # "De Gaulle"
        small = lower in self.w.inner and lower not in self.w.opening and not capital
        return small or (len(word) == 1 and not sure)

    def _opens(self, at: int, *, sure: bool) -> bool:
        word, lower = self.words[at], self.lower[at]
        if self._no_opening(at, sure=sure):
            return False
        if not self.caps and len(word) == 2 and word[1] == "." and at + 1 < self.size:
            return self.is_name(at + 1) and not self.is_short(at + 1)  # "N. Valderrosa St."
        if not self.caps and len(word) < 6 and word.isupper() and len(word) > 1 and not sure:
            # "NEW BRIGHTON", "SAN MARCOS"
            front = lower in self.w.front and at + 1 < self.size and self.words[at + 1].isupper()
            return lower in self.w.abbreviations or (front and self.is_name(at + 1))
        if not self.caps and self.is_short(at) and not word.isupper():
            return False
        if lower in self.w.front and at + 1 < self.size and self.is_name(at + 1):
            return True
        return self.is_name(at, sure=sure)

    def _goes_on(self, at: int, *, sure: bool) -> bool:
        lower = self.lower[at]
        if lower == "local" and self.lower[at + 1 : at + 2] == ("government",):
            return False
        if lower in self.w.inner or (lower == "of" and self.lower[at - 1] in self.w.before_of):
            return at + 1 < self.size and self.is_name(at + 1) and self.lower[at + 1] != lower
        if lower in ("'s", "'") and self._of_a_saint(at):
            return True
        if not self.caps and lower in self.w.kinds:
            # "Mexico City", "Idlib Province": a capital kind word belongs to the run and is split off later.
            return self.words[at][0].isupper()
        return self.is_name(at, sure=False)

    def _of_a_saint(self, at: int) -> bool:
        """Whether a genitive is part of a name: "St George's church", "Martyrs' Cemetery", "People's Park"."""
        saint = at > 1 and self.lower[at - 2] in ("st", "st.", "saint")
        owned = saint or self.lower[at - 1] in self.w.owners
        if at + 1 < self.size and self.lower[at + 1] in self.w.owned and self.words[at + 1][0].isupper():
            return not self.caps  # "Cox's Bazar", but "Quetta's Hazara Town"
        return owned and not self.caps and self.lower[at + 1 : at + 2] != () and self.lower[at + 1] in self.w.kinds

    def text(self, first: int, last: int) -> str:
        """The tokens from `first` to before `last` with single spaces where the text has any."""
        if last == first + 1:
            return self.words[first]
        s = self.sentence
        parts = [self.words[first]]
        for at in range(first + 1, last):
            parts.append(" " if s.starts[at] > s.ends[at - 1] else "")
            parts.append(self.words[at])
        return "".join(parts)

    def bodies(self, start: int, end: int) -> bool:
        """Whether a word of an office, a force or a party is among these tokens."""
        # "Independence Day" is no place, "Day Pu Noe" is one.
        return any(
            self.lower[at] in self.w.bodies and (at == end - 1 or self.lower[at] not in ("day", "week"))
            for at in range(start, end)
        )

    def unlike_a_place(self, start: int, end: int) -> bool:
        """Whether a lone run is likelier a common word, a person or an organization.

        That is a known word, a title in it, or its own initials in brackets behind it ("Lashkar-e-Nur (LeN)").
        """
        if self._abbreviated(start, end):
            return True
        if self.lower[start] in self.w.prepositions or self.lower[start] in self.w.never:
            return True
        if self.caps and end - start == 1 and self.w.is_known(self.lower[start]):
            return True
        if any(self.lower[at] in self.w.titles for at in range(start, end)):
            return True
        return (
            end - start == 1 and self.w.is_known(self.lower[start]) and not self.sentence.tags[start].startswith("NNP")
        )

    def _abbreviated(self, start: int, end: int) -> bool:
        """Whether the initials of a name stand in brackets behind it; two at least, small words left out or not."""
        words = self.sentence.words
        if end + 2 >= len(words) or words[end] != "(" or words[end + 2] != ")" or len(words[end + 1]) < 2:
            return False
        parts = [part for word in words[start:end] for part in _JOINTS.split(word) if part]
        short = words[end + 1].lower()
        large = "".join(part[0] for part in parts if part[0].isupper()).lower()
        return len(parts) > 1 and short in ("".join(part[0] for part in parts).lower(), large)


def _hidden_capital(word: str) -> bool:
    """ "al-Hol", "el-Fasher", "d'Ivoire": a small article tied to a capital."""
    for mark in ("-", "'", "’", "‘"):
        head, found, tail = word.partition(mark)
        if found and len(head) <= 4 and tail.lstrip("'’‘`")[:1].isupper():
            return True
    return False
