"""Sentences: paragraphs by layout, then ends by punctuation. Linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from annals.language.base import Span

# A blank line, whatever blanks it holds, and its neighbours.
_BLANK = re.compile(r"\n[ \t\r\f\v]*(?:\n[ \t\r\f\v]*)+")
_END = re.compile(
    r"(?<![.!?\u2026])(?P<mark>[.!?\u2026]+)[\"'\u201d\u2019)\]*_\u00bb]*(?P<gap>\s+)(?=(?P<next>[\"'\u201c\u2018\u00ab(\[*_]*\w+|\S))"
    # A full stop with the blank forgotten: "was killed.The police".
    r"|(?<=[a-z]{2})(?P<glued>\.)(?=[A-Z][a-z]+[\s,])"
)
_BULLET = re.compile(
    r"(?:[*\u2022\u00b7\u25aa\u25cf>]\s+\S|[-\u2013\u2014]\s+[A-Z\d]|\(?(?:\d{1,2}[.)]|[a-z]\))\s+\S|#{1,6}\s)"
)
# What stands before an item and is no part of it.
_ITEM = re.compile(
    r"\s*(?:(?:[-*\u2022\u00b7\u25aa\u25cf>\u2013\u2014]+\s+|#{1,6}\s+)+|\(?(?:\d{1,2}[.)]|[a-z]\))\s+(?=[A-Z\"]))?"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?"
_DAYS_AND_MONTHS = frozenset("mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec".split())
_DATED = re.compile(
    rf"(?:{_WEEKDAY}\s+(?:\d{{1,2}}/\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+{_MONTH})?|{_MONTH}\s+\d{{1,2}})\s*[.,:/]"
    r"|\d{1,2}(?:st|nd|rd|th)\s*[:\u2013\u2014-]|\d{6}[A-Z]?\s*:"
    # "05MAR TUE | Town | ..."
    rf"|(?:{_WEEKDAY}\s+)?\d{{1,2}}\s?{_MONTH}(?:\s+\d{{2,4}}|\s+{_WEEKDAY})?\s*[|]"
    rf"|\d{{1,2}}[ -]{_MONTH}[ -](?:\d{{4}}|\d\d)\s*[.,/]"
    # "13.03.23 | Town | ...", "2019/03/13 Town ..."
    r"|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)\s|\d{4}[./-]\d\d[./-]\d\d\s)"
    rf"|(?:\d{{4}}-\d\d(?:-\d\d)?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}:\d\d|\d{{4}})\s*(?:hrs|h)?\s*[:|\u2013\u2014-]"
    # "13.03.23 | Town | ..."
    r"|\d{1,2}\.\d{1,2}(?:\.\d{2,4})?\s*[|]",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[A-Z][\w-]*(?: [\w-]+)?:\s")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_LAST_WORD = re.compile(r"[\w.'\u2019]+$")
_SMALL = re.compile(r"[a-z]")
_CLOSING = ".!?:;\"')]\u201d\u2019"
_DASHES = "-\u2013\u2014"
# Nobody wraps prose at fewer characters.
_NARROWEST = 45
_LISTED_SHARE = 0.75
_LONGEST_WORD = 40


class Splitter:
    """Finds the sentences of one language.

    Args:
        data: the language's `segmentation.toml`: titles, before_number, general, clock, after_clock, openers.
    """

    def __init__(self, data: Mapping[str, Sequence[str]]) -> None:
        self._titles = frozenset(data["titles"])
        self._before_number = frozenset(data["before_number"])
        self._general = frozenset(data["general"])
        self._clock = frozenset(data["clock"])
        self._after_clock = frozenset(data["after_clock"])
        self._openers = frozenset(data["openers"])
        self._unfinished = frozenset(data["unfinished"])

    def spans(self, text: str, start: int, caps: bool) -> list[Span]:
        """The sentences of `text[start:]` in order, blanks at either end left out.

        `caps` says that the text is written in capitals throughout, so that a capital tells nothing.
        """
        found: list[Span] = []
        for number, (first, last) in enumerate(paragraphs(text, start, self._unfinished)):
            found += [Span(a, b, number) for a, b in self._sentences(text, first, last, caps)]
        return found

    def _sentences(self, text: str, start: int, end: int, caps: bool) -> Iterator[tuple[int, int]]:
        begin = start
        for match in _END.finditer(text, start, end):
            if self._ends(text, begin, match, caps):
                stop = match.end("glued") if match["glued"] else match.start("gap")
                yield begin, stop
                begin = match.end()
        if begin < end:
            yield begin, end

    def _ends(self, text: str, begin: int, match: re.Match[str], caps: bool) -> bool:
        if match["glued"]:
            return self._glued_ends(text, match)
        word = match["next"].lstrip("\"'\u201c\u2018\u00ab([*_")
        if not caps and word[:1].islower():
            return False
        if match["mark"] != ".":
            return not (caps and match["mark"][:2] in ("..", "\u2026")) or word.lower() in self._openers
        return self._stop_ends(text, begin, match.start(), word, caps)

    def _glued_ends(self, text: str, match: re.Match[str]) -> bool:
        # Inside an address such as www.Example.Org the stop ends nothing.
        before = text[max(0, match.start() - _LONGEST_WORD) : match.start()].split()[-1:]
        return not before or not any(mark in before[0] for mark in ("@", "/", "www", "."))

    def _stop_ends(self, text: str, begin: int, stop: int, word: str, caps: bool) -> bool:
        found = _LAST_WORD.search(text, max(begin, stop - _LONGEST_WORD), stop)
        last = found[0] if found else ""
        key, after = last.lower(), word.lower()
        if key in self._clock and not caps:
            return after not in self._after_clock
        if self._may_go_on(last, key, caps):
            return after in self._openers
        if key in self._titles:
            return not (last[0].isupper() or caps)
        if last.isdigit() and len(last) < 3 and found and found.start() == begin:
            # "1. Gunmen ..." numbers an item; it ends nothing.
            return False
        return not (key in self._before_number and word[:1].isdigit())

    def _may_go_on(self, last: str, key: str, caps: bool) -> bool:
        """Whether the stop belongs to an initial or an abbreviation that may end a sentence or not."""
        initial = len(last) == 1 and last.isupper() and (last != "I" or caps)
        return initial or key in self._general or key in self._clock or bool(_DOTTED.fullmatch(last))


def paragraphs(text: str, start: int, unfinished: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches of `text[start:]` in which a line end is no more than a blank.

    They end at a blank line, before an indented line, and between the items of a list; bullets and
    numbers of items are left out. `unfinished` are the words after which a line must go on.
    """
    position = start
    for gap in _BLANK.finditer(text, start):
        yield from _unwrapped(text, position, gap.start(), unfinished)
        position = gap.end()
    yield from _unwrapped(text, position, len(text), unfinished)


def _unwrapped(text: str, start: int, end: int, unfinished: frozenset[str]) -> Iterator[tuple[int, int]]:
    if text.find("\n", start, end) < 0:
        yield from _trimmed(text, start, end)
        return
    lines = text[start:end].split("\n")
    # The narrative may begin in the middle of a line, behind its dateline: that line is as long as it looks.
    lead = start - (text.rfind("\n", 0, start) + 1)
    width = max(len(lines[0]) + lead, *map(len, lines))
    listed = _is_list(lines)
    begin = position = start
    for before, line in pairwise(lines):
        position += len(before) + 1
        if _breaks(" " * lead + before, line, width, listed, unfinished):
            yield from _trimmed(text, begin, position - 1)
            begin = position
        lead = 0
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    mark = _ITEM.match(text, start, end)
    begin = mark.end() if mark else start
    if begin < end and (body := text[begin:end].rstrip()):
        yield begin, begin + len(body)


def _is_list(lines: Sequence[str]) -> bool:
    """Whether most lines open like an item: in wrapped prose of mixed case few go on with a capital.

    The first line tells nothing, since prose opens with a capital too, and no more does a figure: "40 men"
    may stand at the head of any line.
    """
    heads = [bare[0] for line in lines[1:] if (bare := line.lstrip())]
    if len(heads) < 2 or not any(map(_SMALL.search, lines)):
        return False
    return sum(map(str.isupper, heads)) >= _LISTED_SHARE * len(heads)


def _breaks(before: str, line: str, width: int, listed: bool, unfinished: frozenset[str]) -> bool:
    """Whether the line end between two lines was meant, not made by wrapping."""
    bare, above = line.lstrip(), before.rstrip()
    if not bare or not above.strip():
        return False
    if _opens_item(bare, above, len(line) - len(bare), width):
        return True
    if bare[0].islower() or above.endswith((",", "-")) or above.rpartition(" ")[2].lower() in unfinished:
        return False
    if listed or width < _NARROWEST or (_FIELD.match(bare) and not bare.isupper()):
        return True
    # A wrapper would have put the next word on the line above, had it fitted there. A tenth of the
    # width is left to wrappers that count in something else than characters, more where the next line's
    # capital tells nothing.
    slack = width // 4 if bare.isupper() else max(4, width // 10)
    return len(above) + 1 + len(bare.split(None, 1)[0]) <= width - slack


def _opens_item(bare: str, above: str, indent: int, width: int) -> bool:
    """Whether a line begins something new by its look: an indent, a bullet, a date; or a heading ends."""
    head = above.lstrip()
    settled = above[-1] in _CLOSING or len(above) < 0.75 * width
    if indent >= 2 and indent > len(above) - len(head):
        return settled
    if bare[0] in _DASHES and (head[0] == bare[0] or head.endswith(":")):
        return True
    opening = bare[:3]
    if opening.isalpha() and opening.isascii() and opening.lower() not in _DAYS_AND_MONTHS:
        return head.startswith("#")  # nine lines of ten go on with a word
    for mark in (_BULLET, _DATED):
        if mark.match(bare) and (settled or mark.match(head)):
            return True
    return head.startswith("#")
