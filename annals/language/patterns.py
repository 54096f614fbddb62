"""Small helpers for expressions made from word lists: folding of text, and lean alternations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def fold(text: str) -> str:
    """Lower case and straight apostrophes, with every character at its old offset."""
    low = text.lower()
    if len(low) != len(text):
        # A few capitals have two lower-case characters; they stay as they are.
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low.replace("’", "'").replace("‘", "'")


def alternation(*tables: Iterable[str]) -> str:
    """An expression for any of the words of some tables, the longest first, without an outer group.

    A blank in a word stands for any white space. Words are grouped by their first letter, because an
    alternation of a few distinct letters is left much faster where none fits.
    """
    words = sorted({word for table in tables for word in table}, key=lambda w: (w[0], -len(w), w))
    groups = []
    for first, group in groupby(words, key=lambda w: w[0]):
        rests = [re.escape(word[1:]).replace(r"\ ", r"\s+") for word in group]
        groups.append(f"{re.escape(first)}(?:{'|'.join(rests)})")
    return "|".join(groups)
