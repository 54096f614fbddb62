"""Small helpers for expressions made from word lists: folding of text, and lean alternations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

WE = re.compile(r"[WOUwou](?:(?<=\b[wW])[eE]|(?<=\b[oO])[uU][rR][sS\u017f]?|(?<=\b[uU])[sS\u017f])\b")
"""The first person plural: "we", "us", "our", "ours". It begins with its letters, so that all others are skipped."""


def fold(text: str) -> str:
    """Lower case and straight apostrophes, with every character at its old offset."""
    low = text.lower()
    if len(low) != len(text):
        # A few capitals have two lower-case characters; they stay as they are.
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low.replace("’", "'").replace("‘", "'")


def alternation(*tables: Iterable[str]) -> str:
    """An expression for any of the words of some tables, the longest first, without an outer group.

    A blank in a word stands for any white space. Words are grouped by the letters that they begin with, letter by
    letter, because an alternation of a few distinct letters is left much faster where none fits.
    """
    return "|".join(_branches(sorted({word for table in tables for word in table})))


def _branches(words: Sequence[str]) -> Iterator[str]:
    """What words in order begin with, and an expression for how they go on; the end of one comes last."""
    for first, group in groupby(filter(None, words), key=lambda word: word[0]):
        begin = re.escape(first).replace(r"\ ", r"\s+")
        rests = [word[1:] for word in group]
        branches = list(_branches(rests))
        if "" not in rests and len(branches) == 1:
            yield begin + branches[0]
        elif branches:
            yield f"{begin}(?:{'|'.join(branches)}{'|' if '' in rests else ''})"
        else:
            yield begin
