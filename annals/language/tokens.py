"""Tokens: one compiled expression, built once from a language's abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Combining accents are no letters to `re`, but belong to the word they stand on.
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_INNER = r"(?:[^\W_]|[\u0300-\u036f])"
_APOSTROPHE = r"['\u2019]"
_IN_NAMES = r"['\u2019\u2018`\u02bc]"


def _either_case(words: Iterable[str]) -> str:
    forms = {form for word in words for form in (word, word.capitalize(), word.upper())}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def token_pattern(*, always: Sequence[str], before_number: Sequence[str], clitics: Sequence[str]) -> re.Pattern[str]:
    """The expression that matches one token at a time.

    Args:
        always: abbreviations, lower case without the last full stop, that keep it everywhere.
        before_number: abbreviations that keep it only where a number follows.
        clitics: what parts from a word behind an apostrophe ("s", "ll").

    Marks of Markdown (``#``, ``*``, ``_``) are matched by nothing, so they are skipped.
    """
    clitic = rf"{_APOSTROPHE}(?i:{'|'.join(clitics)})(?!\w)"
    negation = rf"[nN]{_APOSTROPHE}[tT](?!\w)"
    # Long alternations are tried only where the word is one that they could fit.
    stopped = r"(?=[^\W\d_][\w-]*\.)"
    parts = [
        # Nine of ten tokens: plain letters before a blank or a comma, and marks that never join with others.
        r"(?![Cc][Aa][Nn][Nn][Oo][Tt](?!\w))[A-Za-z]+(?=[\s,])",
        r"[,;:()\[\]\"]",
        r"\.(?!\.)",
        r"(?:https?://|www\.)[^\s<>\"]*[\w/]",
        r"[\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+",
        r"(?:[^\W\d_]\.){2,}(?:-\w+)*",
        rf"{stopped}(?:{_either_case(always)})\.",
        rf"{stopped}(?:{_either_case(before_number)})\.(?=\s*\d)",
        r"[A-Z]\.(?=\s+[A-Z]|-)",
        r"[Cc][Aa][Nn](?=[Nn][Oo][Tt](?!\w))",
        rf"(?={_LETTER}+{_APOSTROPHE}[tT](?!\w)){_LETTER}+?(?={negation})",
        negation,
        clitic,
        rf"{_APOSTROPHE}\d\ds?(?!\w)",
        # Money, numbers, ordinals, times, dates, and what hangs on them: US$3m, 1,200, 3rd, 40-year-old.
        rf"(?:[A-Z]{{0,3}}[$\u20ac\u00a3\u00a5])?\d+(?:,\d{{3}}(?!\d)|[.:/]\d+)*{_INNER}*(?:-{_INNER}+)*",
        # Words with what may stand inside them: al-Shabaab, N'Djamena, AT&T, Sana\u2019a.
        rf"{_LETTER}{_INNER}*(?:(?:[-&]|{_IN_NAMES}(?!(?i:{'|'.join(clitics)}|t)(?!\w))){_INNER}+)*",
        r"\.{2,}",
        r"-{2,}|={2,}|[!?]{2,}",
        r"``|''",
        r"[^\s*_#]",
    ]
    # A blank is left at once, before any of the parts is tried there.
    return re.compile(rf"(?=\S)(?:{'|'.join(parts)})")


def token_spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of every token of `text[start:end]`, as offsets into `text`."""
    return list(map(re.Match.span, pattern.finditer(text, start, end)))
