"""The head of an entry that says day and place in parts: "9 April 2009, Sanabamba sector, Huanta province."."""

from __future__ import annotations

import re
from typing import NamedTuple

from annals.language.places_openings import Openings
from annals.language.places_records import Core

LONGEST = 4
"""Tokens of a label before the parts at the most: "Mob violence", "Access note"."""
REACH = 16
"""A head has a day or a kind word within so many tokens."""
ENDS = frozenset({":", "-", "--", "–", "—", "|", "."})
"""Marks behind which the telling may begin."""
PARTS = ENDS | {",", "(", ")", ";", "/", "[", "]"}
_FIGURES = re.compile(
    r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?\.?|\d{8}|\d{6}[a-z]?[a-z]{3}\d\d|\d{1,2}-?[a-z]{3}(?:-?(?:\d\d){1,2})?"
)
"""Days in one word: "19.3.2007", "20070319", "191430zmar07", "19-mar"."""


class Header(NamedTuple):
    """The places that a head names, and the token behind it."""

    cores: tuple[Core, ...]
    end: int


class Headers(Openings):
    """Reads the head of one sentence."""

    def header(self) -> Header | None:
        """The head of an entry, where a sentence opens with parts that are days and places and nothing else.

        A name alone is none: a day stands beside it, or a wider place with its kind word.
        """
        if not self._may_head():
            return None
        cores: list[Core] = []
        dated, at, found = False, int(self.lower[0] in ("(", "[")), None
        while at < self.size:
            day = self._day(at)
            if day > at:
                dated = dated or self._is_day(at, day)
                at = day
                if at < self.size and self.lower[at] not in PARTS:
                    continue  # "19-Mar Gaur: ..."
            elif (core := self._place(at)) is not None:
                cores.append(core)
                at = core.end
            elif at == 0 and (label := self._label()) > 0:
                at = label
            elif self.lower[at - 1] == "(" and ")" in self.lower[at : at + LONGEST + 1]:
                at = self.lower.index(")", at)  # "(western coast)"
            else:
                break
            last = at >= self.size or self.lower[at] in ENDS
            if last and cores and (dated or (len(cores) > 1 and any(c.kind for c in cores))):
                found = Header(tuple(cores), at)
            if at < self.size and self.lower[at] not in PARTS:
                break
            while at < self.size and self.lower[at] in PARTS:
                at += 1
        return found

    def _may_head(self) -> bool:
        """Whether a sentence has marks, and figures or kind words, as a head has."""
        if self.caps or self.size < 3 or not PARTS.intersection(self.lower[1:12]):
            return False
        if self.lower[0] in self.w.prepositions:
            return False  # "In Mubi, ..." is told by its preposition
        head = self.lower[:REACH]
        return not self.w.kinds.keys().isdisjoint(head) or any(word[0].isdigit() for word in head)

    def heads_a_log(self, at: int) -> bool:
        """Whether a token may stand before the name that heads an entry: a number, an hour."""
        word = self.lower[at]
        return word in self.w.before_heads or word[0].isdigit()

    def code(self, at: int) -> bool:
        """Whether the short form of an area stands before a slash: "KDZ / Chahar Dara, 06 OCT: ..."."""
        return self.is_short(at) and self.lower[at + 1] == "/" and not self.caps

    def heads_a_line(self) -> bool:
        """ "MOSUL - The bodyguard ...": a town in capitals, as short as the letters of a group may be."""
        word, behind = self.words[0], self.words[1:3]
        dashed = len(behind) == 2 and behind[0] in ("-", "\u2013", "\u2014", "--") and behind[1][0].isupper()
        return dashed and not self.caps and 3 < len(word) < 6 and word.isupper() and word.isalpha()

    def _day(self, at: int) -> int:
        """The token behind a day, a time or a number that begins at `at`; `at` itself if none does."""
        end = at
        while end < self.size and (
            self.lower[end][0].isdigit()
            or (self.lower[end][0].isalpha() and self.lower[end] in self.w.before_heads)
            or (end > at and self.lower[end] in ("to", "and", "between", "-", "–") and self._goes_on_with_day(end))
        ):
            end += 1
        if end >= self.size or self.lower[end] in PARTS:
            return end
        # "19-Mar Gaur: police killed ...": no mark between day and place
        return end if at < 2 and self._is_day(at, end) and self.words[end][0].isupper() else at

    def _goes_on_with_day(self, at: int) -> bool:
        return at + 1 < self.size and self.lower[at + 1][0].isdigit()

    def _is_day(self, at: int, end: int) -> bool:
        """Whether a part is more than a number: it names a month or a weekday, or is written in figures."""
        return any(w in self.w.before_heads or _FIGURES.fullmatch(w) for w in self.lower[at:end])

    def _place(self, at: int) -> Core | None:
        """The place that fills a part: "western Baghdad", "Village of Tangrum", "Mile 4"."""
        while at < self.size and self.lower[at] in self.w.sides and self.words[at].islower():
            at += 1
        core = self.core(at, None)
        if core is None or (core.end < self.size and self.lower[core.end] not in PARTS):
            return None
        if core.kind is None and self.unlike_a_place(core.name, core.name_end):
            return None
        return None if self.bodies(core.name, core.name_end) else core

    def _label(self) -> int:
        """The token behind the few words that say what an entry is of ("Mob violence"); 0 if it has none."""
        end = next((at for at in range(1, min(self.size, LONGEST + 1)) if self.lower[at] in PARTS), 0)
        if not (end and self.words[0][0].isupper() and self.w.is_known(self.lower[0])):
            return 0
        verbs = any((tag.startswith("VB") and tag != "VBG") or tag == "MD" for tag in self.sentence.tags[:end])
        return 0 if verbs else end
