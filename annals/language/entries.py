"""Which paragraphs of a report are the entries of a list: a log, a police blotter, a chronology."""

from __future__ import annotations

import re
from collections import Counter

from annals.language.reading import Reading

FEWEST = 3
"""A list has at least this many entries."""
SHARE = 0.5
"""Of the paragraphs from the first entry on, at least this share are entries."""

_HEADING = 60
"""Characters of a line in capitals that heads entries, at the most."""
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]*{_MONTH}\b|{_MONTH}\s+\d{{1,2}}\b|\d{{1,2}}/\d{{1,2}}|\d{{4}}-\d\d-\d\d)"
_ENTRY = re.compile(
    r"\s*(?:[-*\u2022\u00b7\u25aa\u25cf>\u2013\u2014]\s+\S|\(?(?:\d{1,2}|[a-z])[.)]\s+\S"
    rf"|(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?{_DAY}|\d{{6}}[A-Z]?\b|night of\s"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:\.|,|:|\s\d{1,2}\b|\s[-\u2013\u2014])"
    # "26.08, Malgobek", "Siraha, 6 May - ..." and "KDZ / Aliabad, night of 8 Oct: ..."
    rf"|\d{{1,2}}\.\d{{1,2}}\.?(?:\d{{2,4}})?\s?[,:|(\u2013-]\s?"
    rf"|(?-i:[A-Z])[^.:;!?|\n]{{2,40}}[,|]\s+(?:night of\s)?{_DAY}(?:\s\d{{4}})?\s?[:|\u2013\u2014-]\s"
    # "Zwide, Port Elizabeth. Petrol bombs were thrown ..."
    r"|(?-i:[A-Z])[\w'’-]{2,}(?:,? (?-i:[A-Z])[\w'’-]+){0,3}\.\s+(?-i:[A-Z])[a-z ]"
    # "Quevedo. Fri., 20:30." and "KUNDUZ – Last night ..."
    rf"|(?-i:[A-Z])[^.:;!?\n]{{2,40}}\.\s+{_WEEKDAY}[a-z]*\.?,"
    r"|(?-i:[A-Z][A-Z'’ ,()-]{2,40})\s[-–—]{1,2}\s"
    r"|\d{1,2}[:.]?\d\d\s*(?:hrs|hours|h)\b|\d{1,2}:\d\d\b|(?P<label>[^.:;!?\n]{2,50}):\s)",
    re.IGNORECASE,
)


def entries(reading: Reading) -> frozenset[int]:
    """The numbers of the paragraphs that are entries of a list; none where the report is no list.

    A paragraph is taken for an entry by how its line begins: a bullet, a number, a day, a time of day, or a few
    words with a colon behind them. One such paragraph makes no list.
    """
    text = reading.document.text
    first: dict[int, int] = {}
    for sentence in reading.sentences:
        first.setdefault(sentence.paragraph, sentence.start)
    matches = {n: _entry(text, start) for n, start in first.items()}
    labels = Counter(m["label"] for m in matches.values() if m and m["label"])
    # Words that come back before a colon are the speakers of an interview, not the places of a log.
    found = [n for n, m in matches.items() if m and labels[m["label"]] < FEWEST]
    if len(found) < FEWEST:
        return frozenset()
    following = sum(n >= found[0] and not _is_heading(text, start) for n, start in first.items())
    return frozenset(found) if len(found) >= SHARE * following else frozenset()


def _is_heading(text: str, start: int) -> bool:
    """Whether a line in capitals stands there, which heads entries and is none: "EASTERN CAPE"."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)].strip()
    return line.isupper() and len(line) <= _HEADING and not line.endswith(".")


def opens_entry(text: str, start: int) -> bool:
    """Whether the line in which `start` lies begins as an entry of a list does."""
    return _entry(text, start) is not None


def _entry(text: str, start: int) -> re.Match[str] | None:
    return _ENTRY.match(text, text.rfind("\n", 0, start) + 1)
