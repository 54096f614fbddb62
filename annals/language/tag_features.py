"""What the tagger looks at, each thing a short key; training and tagging share these functions.

Keys begin with one letter that says what they are; everything about capitals stands only in keys that
are left out where capitals tell nothing, so one set of weights reads mixed case and all capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGIT = re.compile(r"\d+")
_OPENING = frozenset("\"'`([\u201c\u2018-*\u2022") | {"``", "--"}
# A word that can be nothing but a finite verb, looked for to the right of a participle or a past.
_FINITE = frozenset(
    {"was", "were", "is", "are", "has", "had", "have", "will", "would", "can", "could", "may", "might", "must"}
    | {"should", "said", "says", "did", "does", "'s", "'re"}
)
# Where a clause may begin or end: no finite verb is looked for beyond.
_EDGES = frozenset(
    {",", ";", ":", ".", "?", "!", "(", ")", "[", "]", "--", "\u2013", "\u2014", '"', "``", "''"}
    | {"who", "which", "that", "where", "when", "while", "after", "before", "because", "but", "and", "or"}
    | {"as", "if"}
)
AUXILIARIES = {
    **dict.fromkeys(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"), "b"),
    **dict.fromkeys(("got", "get", "gets", "getting", "left"), "b"),
    **dict.fromkeys(("have", "has", "had", "having", "'ve"), "h"),
    **dict.fromkeys(("will", "would", "can", "could", "may", "might", "must", "shall", "should", "to"), "m"),
    **dict.fromkeys(("do", "does", "did", "'ll", "'d", "ca", "wo"), "m"),
}
"""What a word opens for the verbs behind it, where its tag is one of `VERBAL`."""
FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
VERBAL = FINITE_TAGS | {"VB", "VBG", "VBN", "TO", "POS"}
"""Tags of the words that may open an auxiliary or a finite verb for those behind them."""
THROUGH = frozenset({"RB", "RP", "RBR", "CC", ","})
"""Tags of the words that leave an auxiliary open."""
JOINING = frozenset({"CC", "IN", ","})
"""Tags under which a word at which a clause may end leaves it as it is."""
STATES = tuple(f"{aux}{had}{after}" for aux in "-bhm" for had in "01" for after in "01")
"""Auxiliary open to the left, finite verb already seen in the clause, finite verb still to come."""


def plain(lower: str) -> str:
    """The word with every run of digits as one 0."""
    return _DIGIT.sub("0", lower) if not lower.isalpha() else lower


def shape(word: str) -> str:
    """The case of a word: X all capitals, A capitalised, M mixed, x lower, - no letters."""
    if word.islower():
        return "x"
    if word.isupper():
        return "X" if len(word) > 1 else "A"
    if word[:1].isupper():
        return "A"
    return "M" if word.lower() != word else "-"


def own_features(word: str, lower: str, first: bool, shaped: bool) -> list[str]:
    """What the word itself tells; `first` says that it opens the sentence."""
    key = plain(lower)
    found = ["b", "w" + key, "2" + key[-2:], "3" + key[-3:], "4" + key[-4:], "p" + key[:3]]
    if "-" in key and len(key) > 1:
        found.append("h" + key.rpartition("-")[2])
    if shaped:
        form = shape(word) + ("1" if first else "0")
        found += ["s" + form, "S" + form + key[-3:]]
    else:
        found.append("u" + key[-3:])
    return found


def next_features(word: str, lower: str, shaped: bool) -> list[str]:
    """What the word to the right tells."""
    key = plain(lower)
    found = ["n" + key, "m" + key[-3:]]
    if shaped:
        found.append("N" + shape(word))
    return found


def previous_features(word: str, lower: str, shaped: bool) -> list[str]:
    """What the word to the left tells."""
    found = ["v" + plain(lower)]
    if shaped:
        found.append("V" + shape(word))
    return found


def tag_features(tag: str, lower: str) -> list[str]:
    """What the tag to the left tells, alone and together with the word and its ending."""
    key = plain(lower)
    return ["t" + tag, f"x{tag} {key}", f"y{tag} {key[-3:]}"]


def state_features(state: str, lower: str) -> list[str]:
    """What the verbs around tell (one of `STATES`), together with the word and its ending."""
    key = plain(lower)
    return [f"z{state}{key[-2:]}", f"Z{state}{key}"]


def history_features(one: str, two: str) -> list[str]:
    """What the two tags to the left tell together, the nearer first."""
    return [f"T{two} {one}", "q" + two]


def pair_feature(lower: str, after: str) -> str:
    """The word's ending and the word to the right: "ed" before "by"."""
    return f"e{lower[-2:]} {after}"


def opens(index: int, words: Sequence[str]) -> bool:
    """Whether a word opens its sentence, opening quotes and bullets not counted."""
    return index == 0 or (index < 3 and all(word in _OPENING for word in words[:index]))


def is_edge(lower: str) -> bool:
    """Whether a clause may begin or end at a word."""
    return lower in _EDGES


# What a word changes when read from right to left: a finite verb stands there, or a clause ends.
_TURNS = dict.fromkeys(_FINITE, "1") | dict.fromkeys(_EDGES, "0")


def finite_to_come(lower: Sequence[str]) -> list[str]:
    """For every word, "1" or "0": whether a plain finite verb follows before the clause's next edge."""
    found, ahead, turn = [], "0", _TURNS.get
    for word in reversed(lower):
        found.append(ahead)
        ahead = turn(word) or ahead
    found.reverse()
    return found


class Clause:
    """What has been read of the present clause: an open auxiliary, a finite verb; one a sentence."""

    __slots__ = ("auxiliary", "finite")

    def __init__(self) -> None:
        self.auxiliary = "-"
        self.finite = "0"

    def add(self, lower: str, tag: str) -> None:
        """Takes the next word with the tag it was given."""
        if lower in _EDGES and tag not in JOINING:
            self.finite = "0"
        elif tag in FINITE_TAGS:
            self.finite = "1"
        if tag in VERBAL:
            self.auxiliary = AUXILIARIES.get(lower, "-")
        elif tag not in THROUGH:
            self.auxiliary = "-"
