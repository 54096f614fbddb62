"""Days at the heads of entries: "Mon 09/04, Town, 0130 hrs:", "TUE, Nawa:", "051430: ...", "Night of Sat. to Sun.".

In prose "sun", "sat" and six bare figures are other things; at the head of a line, in a text where lines open so
time and again, they are the day of the entry. `with_heads` adds such phrases to those found by `find_dates`, and marks
as `entry` every day that heads a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from annals.language.date_forms import data_of_dates
from annals.language.date_phrase import DatePhrase
from annals.language.patterns import alternation
from annals.records import replace

FEWEST = 2
"""So many lines with a day at their head make a list; a single one is prose."""

_MONTHS = {**data_of_dates()["months"], **data_of_dates()["month_abbreviations"]}
_WEEKDAYS = {**data_of_dates()["weekdays"], **data_of_dates()["weekday_abbreviations"]}
_BARE = rf"(?:{alternation(_MONTHS)})"
_MONTH = rf"(?:{alternation(_MONTHS)})\b\.?"
_WEEKDAY = rf"(?:{alternation(_WEEKDAYS)})\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_CLOCK = r"(?:[01]\d|2[0-4])[0-5]\d"
_ZONE = r"(?:\s?(?:hrs?|hours)\b|[A-Z]\b)"
# Bullets, numbers and brackets before the head of an entry.
_LEAD = re.compile(
    r"^[ \t]*(?:(?:[-*\u2022\u00b7\u25aa\u25cf>\u2013\u2014]+|#{1,6})[ \t]+)?"
    r"(?:\(?(?:\d{1,2}|[a-z])[.)][ \t]+)?[*_\[(]*",
    re.MULTILINE,
)
# Places before the day: words with a capital, and what joins such words; then a stop, comma, colon or dash.
_WORD = (
    r"(?:[^\W\d_a-z](?:[./-]?[\w'\u2019])*|\d(?:[/-]?\w)*|of|the|and|de|del|la|el|al|bin|near|town|city|area|district"
    r"|county|province)"
)
_PLACES = rf"(?:(?:{_WORD}(?:\s\(?{_WORD}\)?){{0,5}})\s?(?:[.,:;|/]|[\u2013\u2014-])\s+){{0,4}}"
_FORMS = (
    rf"(?P<night_of>(?:overnight )?(?P<eve>{_WEEKDAY})[/\u2013-](?P<morn>{_WEEKDAY})(?: (?:over)?night)?(?!\w))",
    r"(?P<night>(?:(?:the )?night (?:of|from|between)|overnight(?: from| between)?) "
    rf"(?P<from>{_WEEKDAY}|{_DAY}(?: {_MONTH})?)"
    rf"(?:\s?[/\u2013-]\s?| to | and )(?P<to>{_WEEKDAY}|{_DAY}(?: {_MONTH})?)(?!\w))",
    # "05MAR TUE", "MON 04MAR"
    rf"(?:{_WEEKDAY}[ ,]{{1,2}})?(?P<glued_day>{_DAY})(?P<glued_month>{_MONTH})(?:[ ,]{{1,2}}{_WEEKDAY})?",
    rf"(?P<weekday>{_WEEKDAY})(?:,?\s(?:the\s)?(?P<day>{_DAY})(?:st|nd|rd|th)?"
    rf"(?:[/.](?P<month>1[0-2]|0?[1-9])(?:[/.](?P<year>(?:20|19)?\d\d))?(?!\d)|(?!\s?[:.]\d|\s?{_MONTH}|\d|/)))?",
    rf"(?P<stamp>(?P<stamp_day>0[1-9]|[12]\d|3[01]){_CLOCK}){_ZONE}?",
)
_HEAD = re.compile(rf"(?P<places>{_PLACES})(?i:{'|'.join(_FORMS)})")
# One of these, or six figures, stands in every line that `_HEAD` matches.
_SIGNS = tuple(sorted({day[:3] for day in _WEEKDAYS} | {"night"}))
_SIX = re.compile(r"\d{6}")
_ODD = "\u0130\u0131\u017f"
"""Letters that a pattern takes for "i" and "s" where it is blind to capitals."""
_DIGITS = "0123456789"
# What stands behind the day of an entry: the mark that ends the head, an hour, or a place.
_BEHIND = re.compile(
    r"\s*(?:(?:and|to|[/\u2013-])\s(?:morning|afternoon|evening|night)\s*)?(?:[.,:;|/()\[\]*_\u2013\u2014-]|\d{3,4}\s?(?:h|hrs)"
    r"|\d{1,2}[:.h]\d\d|at\s\d|approx|about\s\d|around\s\d|$)",
    re.MULTILINE | re.IGNORECASE,
)
_NAME_BEHIND = re.compile(r"[ \t]+[^\W\d_a-z]")
_PLAIN = re.compile(rf"{_PLACES}\Z")
# "051430Z MAR 24", "051430 hrs", and "050600 to 060600", wherever they stand.
_STAMP = re.compile(
    rf"(?<![\w.,/:+-])(?P<day>0[1-9]|[12]\d|3[01]){_CLOCK}"
    rf"(?:(?P<zone>[A-Z](?:\b|(?=(?i:{_BARE})\d\d))|\s?(?:hrs?|hours)\b)?"
    rf"(?:\s?(?P<month>(?i:{_BARE}))(?![A-Za-z])\.?(?:\s?(?P<year>20\d\d|\d\d)\b)?)?)"
    rf"(?:\s?(?:to|[\u2013\u2014-])\s?(?P<to>0[1-9]|[12]\d|3[01]){_CLOCK}(?:[A-Z]\b)?)?(?![\w,]*\d)"
)
_POINTED = re.compile(
    rf"(?P<text>(?P<day>{_DAY})\.(?P<month>1[0-2]|0?[1-9])(?:\.(?P<year>(?:19|20)?\d\d)?)?)(?=\]?\s?[:,;|\u2013\u2014-]\s|\]?\s\(?[^\W\d_])"
)
_NUMBER = re.compile(
    rf"(?P<text>(?P<day>{_DAY})(?:(?:st|nd|rd|th)(?=\s?[.,:\u2013\u2014-]\s)|(?=\s?:\s|\s[\u2013\u2014-]\s)))"
)


def with_heads(text: str, found: Sequence[DatePhrase]) -> tuple[DatePhrase, ...]:
    """`found` with the days that only the head of an entry or a military stamp shows; `entry` is set on all heads."""
    figures = [match.start() for match in _SIX.finditer(text)]
    stamps = tuple(_stamps(text)) if figures else ()
    known = _laid_over(found, stamps)
    heads, loose = [], []
    marks, starts = _marks(text, figures), [phrase.start for phrase in known]
    for line in _lines(text):
        head = _head(text, line, (known, starts), marks)
        if head is not None:
            heads.append(head)
        elif text[line[0]] in _DIGITS:
            loose.append(line)
    heads += _pointed(text, loose, known, listed=bool(heads))
    heads += _numbers(text, loose, known) if not heads else []
    if len(heads) < FEWEST:
        return known
    return _laid_over(known, [replace(head, entry=True, prep=None) for head in heads])


def _marks(text: str, figures: Sequence[int]) -> list[int] | None:
    """Where something stands that the short forms of a head hold, in order; `None` where letters may deceive.

    Args:
        text: the report.
        figures: where six figures stand in it, which the stamps of the military need.
    """
    if not text.isascii() and any(letter in text for letter in _ODD):
        return None
    low = text.lower()
    found = [*figures]
    for sign in _SIGNS:
        at = low.find(sign)
        while at >= 0:
            found.append(at)
            at = low.find(sign, at + 1)
    return sorted(found)


def _laid_over(under: Sequence[DatePhrase], over: Sequence[DatePhrase]) -> tuple[DatePhrase, ...]:
    """Both in the order of the text; where they overlap those of `over` stay."""
    if not over:
        return tuple(under)
    taken = sorted(over, key=lambda p: p.start)
    ends = [p.end for p in taken]
    kept = [p for p in under if (at := bisect_right(ends, p.start)) == len(taken) or taken[at].start >= p.end]
    return tuple(sorted([*kept, *taken], key=lambda p: p.start))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins, behind its bullet or number, and where it ends."""
    at = 0
    while at <= len(text):
        lead = _LEAD.match(text, at)
        begin = lead.end() if lead is not None else at
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        if begin < end:
            yield begin, end
        at = end + 1


def _head(
    text: str, line: tuple[int, int], found: tuple[Sequence[DatePhrase], Sequence[int]], marks: Sequence[int] | None
) -> DatePhrase | None:
    """The day at the head of a line: one that is a phrase anywhere, else one of the short forms.

    `found` are the phrases of the text and where they begin.
    """
    (known, starts), (start, end) = found, line
    at = bisect_left(starts, start)
    plain = known[at] if at < len(known) and starts[at] < end else None
    mark = bisect_left(marks, start) if marks is not None else 0
    marked = marks is None or (mark < len(marks) and marks[mark] < end)
    match = _HEAD.match(text, start, end) if marked else None
    short = _short(text, match) if match else None
    if plain is not None and (short is None or plain.start < short.end):
        longer = short is None or (plain.start <= short.start and plain.end >= short.end) or _says_more(plain, short)
        if longer:
            return plain if _heads(text, start, plain) else None
    return short


def _says_more(plain: DatePhrase, short: DatePhrase) -> bool:
    return plain.sort == "day" and (plain.month is not None) > (short.month is not None)


def _heads(text: str, start: int, phrase: DatePhrase) -> bool:
    """Whether a phrase stands where the day of an entry stands."""
    dated = phrase.sort in ("day", "weekday") or (phrase.sort == "range" and phrase.join == "some")
    if not dated or phrase.prep not in (None, "of", "between") or phrase.attributive or phrase.which is not None:
        return False
    if phrase.unit is not None or not _PLAIN.match(text[start : phrase.start]):
        return False
    behind = _BEHIND.match(text, phrase.end) or (phrase.day is not None and _NAME_BEHIND.match(text, phrase.end))
    return bool(behind)


def _short(text: str, match: re.Match[str]) -> DatePhrase | None:
    """The phrase of one of `_FORMS`, where what follows is what follows a head."""
    start = match.end("places")
    written = text[start : match.end()].rstrip(" .")
    bare = DatePhrase(start=start, end=start + len(written), text=written, sort="day")
    if match["stamp"]:
        ends = re.match(r"\s*[:.,;\u2013\u2014-]", text[match.end() : match.end() + 3])
        zone = match.end() > match.end("stamp")
        return replace(bare, day=int(match["stamp_day"])) if ends or zone else None
    behind = _BEHIND.match(text, match.end()) or (match["day"] and _NAME_BEHIND.match(text, match.end()))
    # The stop of "Wed." is part of the match, and so is what ends the head.
    if not behind and text[match.end() - 1] != ".":
        return None
    if match["night"] or match["night_of"]:
        sides = ("from", "to") if match["night"] else ("eve", "morn")
        first, last = _lent(*(_end(match[side], bare) for side in sides))
        return replace(bare, sort="range", first=first, last=last, join="some", part="night")
    if match["glued_day"]:
        return replace(bare, day=int(match["glued_day"]), month=_MONTHS[match["glued_month"].lower().rstrip(".")])
    weekday = _WEEKDAYS[match["weekday"].lower().rstrip(".")]
    if not match["day"]:
        return replace(bare, sort="weekday", weekday=weekday)
    month = int(match["month"]) if match["month"] else None
    return replace(bare, day=int(match["day"]), month=month, year=_year(match["year"]), weekday=weekday)


def _end(written: str, bare: DatePhrase) -> DatePhrase:
    """One end of a night: a weekday, or a day with or without its month."""
    word = written.lower().rstrip(".")
    if word in _WEEKDAYS:
        return replace(bare, sort="weekday", weekday=_WEEKDAYS[word])
    day, _, month = word.partition(" ")
    return replace(bare, day=int(day), month=_MONTHS[month] if month else None)


def _lent(first: DatePhrase, last: DatePhrase) -> tuple[DatePhrase, DatePhrase]:
    return (replace(first, month=last.month), last) if first.sort == "day" and not first.month else (first, last)


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if len(written) == 4 else 2000 + int(written) - (100 if int(written) > 50 else 0)


def _stamps(text: str) -> Iterator[DatePhrase]:
    """Military stamps that say by a zone, a month or their other end that they are no number."""
    for match in _STAMP.finditer(text):
        if not (match["zone"] or match["month"] or match["to"]):
            continue
        month = _MONTHS[match["month"].lower().rstrip(".")] if match["month"] else None
        year = _year(match["year"])
        first = DatePhrase(
            start=match.start(),
            end=match.end(),
            text=match[0],
            sort="day",
            day=int(match["day"]),
            month=month,
            year=year,
        )
        if match["to"] is None:
            yield first
        else:
            last = replace(first, day=int(match["to"]))
            bare = replace(first, day=None, month=None, year=None)
            yield replace(bare, sort="range", first=first, last=last, join="some")


def _free(known: Sequence[DatePhrase], match: re.Match[str]) -> bool:
    """Whether no phrase stands where a match does."""
    at = bisect_left(known, match.start(), key=lambda p: p.end)
    return at == len(known) or known[at].start >= match.end()


def _pointed(
    text: str, lines: Sequence[tuple[int, int]], known: Sequence[DatePhrase], *, listed: bool
) -> list[DatePhrase]:
    """Days with a point ("13.02: ..."), which are hours unless other lines have a day or these run in order."""
    found = []
    for start, end in lines:
        match = _POINTED.match(text, start, end)
        if match and _free(known, match):
            day = DatePhrase(
                start=start, end=match.end("year") if match["year"] else match.end("month"), text=match["text"],
                sort="day", day=int(match["day"]), month=int(match["month"]), year=_year(match["year"]),
            )  # fmt: skip
            found.append(day)
    order = [(p.month or 0, p.day or 0) for p in found]
    # Some logs tell the latest day first.
    ordered = order in (sorted(order), sorted(order, reverse=True))
    return found if listed or (len(found) > FEWEST and ordered) else []


def _numbers(text: str, lines: Sequence[tuple[int, int]], known: Sequence[DatePhrase]) -> list[DatePhrase]:
    """Days of the month alone ("12 - Kidal: ..."): in order, and not the numbers of the items."""
    found = []
    for start, end in lines:
        match = _NUMBER.match(text, start, end)
        if match and _free(known, match):
            found.append(
                DatePhrase(start=start, end=match.end(), text=match["text"], sort="day", day=int(match["day"]))
            )
    days = [p.day or 0 for p in found]
    numbered = days[:1] == [1] or days == list(range(1, len(days) + 1))
    return found if len(found) > FEWEST and not numbered and days == sorted(days) else []
