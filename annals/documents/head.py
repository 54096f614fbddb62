"""The head of a report: title, date of publication, source, dateline, and where the narrative begins.

Heads are read line by line from the start of the text, within its first 2,000 characters, until a
line is none of: front matter, a heading, a labelled line (`Published: ...`), a byline, a line with a
date and a source, a headline, a dateline. What is in doubt stays in the narrative.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from annals.documents.dateline import ISSUE, head_words, read_dateline, skip_directions
from annals.documents.published import DAY_TEXT, read_written
from annals.documents.signed import signed_day
from annals.model import Dateline

_LOOK = 2_000
_MOST_LINES = 14
_LONGEST_TITLE = 160
_FAR = 4_000
_LISTED = 2
"""So many further lines of one form in so many characters make a log of it."""
_INVOCATION = 8
"""Words before what a statement is called, at the most."""
_NEAR = 3
"""Days by which a day on a line of its own may miss the known day of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of one report says; `None` for what it does not. `body` is where it ends.

    `published` is EDTF, and the dateline's day where no line of publication stands.
    """

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    body: int = 0


_FRONT = re.compile(r"---[ \t]*\n(?P<inside>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_LABEL = re.compile(r"\**(?P<label>[A-Za-z][A-Za-z ]{1,24}?)\**\s*:\**\s*(?P<value>\S.*)")
# Behind these a form follows, and a "Date:" before them is the day of the incident.
_FORM_NEXT = re.compile(
    r"(?i)\s*\**(?:time|place|location|incident|event|type|victims?|perpetrators?|district|province|state|county"
    r"|village|area|what|where|who)\b[\w /]{0,20}\**\s*:"
)
_DAY = re.compile(DAY_TEXT)
_ISSUED = re.compile(
    r"(?i)(?P<label>(?:first |last )?(?:published|posted|issued|released|updated|modified|filed|dated))"
    r"(?: on| at)?[:\s]+(?:\d{1,2}[:.]\d\d\s*(?:[ap]m\b)?(?:\s*[A-Z]{2,4}\b)?[,\s]*)?"
    rf"(?P<day>{DAY_TEXT})(?P<rest>.*)"
)
_RANGE_START = re.compile(
    rf"(?i)(?:(?:from|for|period|week of|reporting period)\b[:\s]*)?(?:\d{{1,2}}|{DAY_TEXT})(?:\s*(?:to|[-–—]))?"
)
_CLOCK = re.compile(
    r"(?i)[\s,T|-]*(?:at\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|GMT|UTC|[+-]\d\d:?\d\d|[A-Z]{2,4}\b)?"
)
_BAR = re.compile(r"\s+[|·•–—-]+\s+|\s*[|·•]\s*")
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|del|la|al|el|bin|ben|van|von|der|da|dos|and)\s)*[^\W\d_a-z][\w.'’-]*){0,4}"
_BYLINE = re.compile(
    rf"[*_]*(?:[Bb]y|BY) (?P<who>{_NAME}(?:(?:, | and | & ){_NAME}){{0,3}})(?: in {_NAME})?"
    r"(?:\s*[|/–—-]\s*(?P<outlet>[\w .'-]{2,40}))?[*_]*"
)
_PLACE_LINE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|del|la|al|el|of)\s)*[^\W\d_a-z][\w.'’-]*){0,3}")
_BULLET = re.compile(r"(?:[-*•–—>]|\d+[.)]|\(?[a-z]\))\s")
_HEADING = re.compile(r"#{1,6}\s+(?P<title>\S.*?)\s*#*\Z")
_SENTENCE_WITHIN = re.compile(r"[a-z0-9)\"”][.!?]\s+[A-Z\"“]")
_RULE = re.compile(r"[-=_*~#]{3,}\Z")
_GENERIC = re.compile(
    r"(?i)(?:for immediate release|(?:press|media) (?:release|statement)|statement|communiqu[eé]|breaking news|urgent"
    r"|embargoed.{0,60}|\[?translated from .{2,40})\W*\Z"
)


def read_head(text: str, *, published: str | None = None) -> Head:
    """The head of `text`. `published` (EDTF), where known, gives the year of days without one."""
    head, at = _front_matter(text)
    for _ in range(_MOST_LINES):
        at = _next_line(text, at)
        if at >= min(len(text), _LOOK):
            break
        end = _line_end(text, at)
        found = read_dateline(text, at, published=published or head.published)
        if found and not (_weak(found) and _is_headline(text, at, end)):
            head = replace(head, dateline=found, source=head.source or found.agency, body=found.end)
            return _finished(head, text)
        piece = _read_line(text, at, end, published)
        if piece is None or (piece.title and head.title and not (piece.published or _goes_on(text, at, end))):
            break
        head = _joined(head, piece)
        at = end
    return _finished(replace(head, body=at), text)


def _finished(head: Head, text: str) -> Head:
    body = skip_directions(text, head.body)
    if head.published is None and (head.dateline is None or head.dateline.date is None):
        head = replace(head, published=signed_day(text))
    # A text that is all head, by these rules, is a short note: its words are the narrative.
    if body >= len(text):
        return replace(head, body=0, title=None)
    day = head.published or head.updated or (head.dateline.date if head.dateline else None)
    return replace(head, body=body, published=day)


def _weak(dateline: Dateline) -> bool:
    return dateline.date is None and dateline.agency is None


def _joined(head: Head, piece: Head) -> Head:
    """`head` with what `piece` adds; what was said first stays."""
    return Head(
        title=head.title or piece.title,
        published=head.published or piece.published,
        updated=head.updated or piece.updated,
        source=head.source or piece.source,
        url=head.url or piece.url,
        language=head.language or piece.language,
        dateline=head.dateline or piece.dateline,
    )


def _next_line(text: str, at: int) -> int:
    while at < len(text) and at < _LOOK:
        end = _line_end(text, at)
        if text[at:end].strip():
            return at + len(text[at:end]) - len(text[at:end].lstrip())
        at = end
    return at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _front_matter(text: str) -> tuple[Head, int]:
    found = _FRONT.match(text, 0, 2 * _LOOK)
    if not found:
        return Head(), 0
    head = Head()
    for line in found["inside"].split("\n"):
        head = _joined(head, _labelled(line.strip()) or Head())
    return head, found.end()


def _read_line(text: str, at: int, end: int, published: str | None) -> Head | None:
    line = text[at:end].strip()
    if len(line) > _LONGEST_TITLE:
        return None
    if _RULE.match(line) or _GENERIC.match(line):
        return Head()
    if _is_listed(line, text, end):
        return None
    if _FORM_NEXT.match(text, _next_line(text, end)):
        return None if _LABEL.match(line) else _heading(line)
    readers: tuple[Callable[[str], Head | None], ...] = (_heading, _issued, _labelled, _byline, _statement)
    for read in readers:
        if (piece := read(line)) is not None:
            return piece
    return _dated(line, at, published) or (Head(title=line) if _is_headline(text, at, end) else None)


def _is_listed(line: str, text: str, end: int) -> bool:
    """Whether further lines say a day in the same form as this one, as the heads of the entries of a log do."""
    day = _DAY.search(line)
    if day is None:
        return False
    before, behind = line[: day.start()], line[day.end() :]
    behind_it = text[end : end + _FAR].split("\n")
    return sum(_same_form(other.strip(), before, behind) for other in behind_it) >= _LISTED


def _same_form(line: str, before: str, behind: str) -> bool:
    """Whether a line says a day, with as much before and behind it as another line."""
    day = _DAY.search(line)
    if day is None:
        return False
    sides = ((line[: day.start()], before), (line[day.end() :], behind))
    return all(bool(a.strip()) == bool(b.strip()) and len(a.split()) <= len(b.split()) + 2 for a, b in sides)


def _heading(line: str) -> Head | None:
    found = _HEADING.match(line)
    return Head(title=found["title"]) if found else None


def _issued(line: str) -> Head | None:
    """`Published 14 March 2024 at 10:22 | Reuters`."""
    found = _ISSUED.match(line)
    if not found:
        return None
    rest = _CLOCK.sub("", found["rest"], count=1).strip(" |,;·•–—-()*_.")
    if len(rest.split()) > 5:
        return None
    day = _edtf(found["day"], None)
    late = found["label"].lower().split()[-1] in {"updated", "modified"}
    source = rest if rest.lower() in head_words().agencies else None
    return Head(updated=day if late else None, published=None if late else day, source=source)


def _labelled(line: str) -> Head | None:
    """`Source: Daily Paper`; the labels are those of `head.toml`."""
    found = _LABEL.match(line)
    if not found:
        return None
    name = head_words().labels.get(" ".join(found["label"].lower().split()))
    value = found["value"].strip().strip("\"'*").strip()
    if name is None or not value:
        return None
    day = _edtf(value, None)
    if name in {"published", "updated"} and day is None:
        return None
    return {
        "published": Head(published=day),
        "updated": Head(updated=day),
        "title": Head(title=value),
        "source": Head(source=value),
        "url": Head(url=value),
        "language": Head(language=value),
    }.get(name, Head())


def _byline(line: str) -> Head | None:
    found = _BYLINE.fullmatch(line)
    if not found or found["who"].split()[0].lower() in head_words().not_places:
        return None
    last = found["who"].split(", ")[-1]
    return Head(source=found["outlet"] or (last if last.lower() in head_words().agencies else None))


def _dated(line: str, at: int = 0, published: str | None = None) -> Head | None:
    """A line that ends or begins with a day: alone, with a source, a place, or an issue's name."""
    days = list(_DAY.finditer(line))
    if not days:
        return None
    first, last = days[0], days[-1]
    if ISSUE.search(line) and not _SENTENCE_WITHIN.search(line) and line[-1] not in ".:;,":
        day = _edtf(last[0], published)
        return Head(title=line.strip("*_ "), published=day) if day else None
    if not _CLOCK.sub("", line[last.end() :], count=1).strip(" .*_)"):
        return _before_day(line[: last.start()], last[0], at, at + len(line), published)
    if first.start() > 0:
        return None
    source = _BAR.split(" " + _CLOCK.sub("", line[first.end() :], count=1), maxsplit=1)
    if len(source) < 2 or len(source[1].split()) > 6 or source[1].endswith("."):
        return None
    return Head(published=_edtf(first[0], published), source=source[1].strip())


def _statement(line: str) -> Head | None:
    """ "In the name of God. Military statement of the Front, 22 July 2020.": an invocation and what is issued."""
    *before, issued = re.split(r"[.!]\s+", line.rstrip(" ."))
    day = next(reversed(list(_DAY.finditer(issued))), None) if before else None
    short = all(len(part.split()) <= _INVOCATION for part in before) and len(issued.split()) <= 2 * _INVOCATION
    if day is None or not short or issued[day.end() :].strip() or not ISSUE.search(issued):
        return None
    return Head(published=_edtf(day[0], None))


def _before_day(before: str, day: str, start: int, end: int, published: str | None) -> Head | None:
    day_value = _edtf(day, published)
    name = before.strip(" |·•–—-,:;(*_")
    if not name or _RANGE_START.fullmatch(name):
        # A day far from publication heads the first entry of a log.
        issued = day_value and (not published or abs(_days_between(day_value, published)) <= _NEAR)
        return Head(published=day_value) if issued else None
    if name.lower() in head_words().agencies or (before.rstrip().endswith("|") and "|" not in name):
        return Head(published=day_value, source=name)
    if before.rstrip().endswith(",") and _PLACE_LINE.fullmatch(name.split(",")[0]) and day_value:
        place, *rest = [part.strip() for part in name.split(",")]
        country = rest[-1] if rest and rest[-1].lower() in head_words().countries else None
        line = Dateline(place=place, country=country, date=day_value, agency=None, start=start, end=end)
        return Head(dateline=line)
    return None


def _days_between(one: str, other: str) -> int:
    """The days between two values; 0 where either is no full day."""
    try:
        return (date.fromisoformat(one) - date.fromisoformat(other)).days
    except ValueError:
        return 0


def _edtf(text: str, near: str | None) -> str | None:
    written = read_written(" ".join(text.split()))
    return written.edtf(near) if written else None


def _is_headline(text: str, at: int, end: int) -> bool:
    """Whether the line is short, no sentence, and followed by a blank line or the rest of a head."""
    line = text[at:end].strip()
    if not 2 <= len(line.split()) <= 25 or len(line) > _LONGEST_TITLE or line[-1] in ".,;:…":
        return False
    if _BULLET.match(line) or _SENTENCE_WITHIN.search(line):
        return False
    if _leads_on(text, end) or (_blank(text, end) and _tells_more(text, end, len(line))):
        return True
    return _in_letterhead(text, at)


def _goes_on(text: str, at: int, end: int) -> bool:
    return _leads_on(text, end) or _in_letterhead(text, at)


def _in_letterhead(text: str, at: int) -> bool:
    """Whether the lines from `at` to the next blank one are a few short names, as on a communique."""
    end = text.find("\n\n", at, at + 300)
    if end < 0:
        return False
    lines = [line.strip() for line in text[at:end].split("\n")]
    short = all(
        line and len(line.split()) <= 8 and line[-1] not in ".,;:!?" and not line[0].islower() for line in lines
    )
    return 2 <= len(lines) <= 5 and short and (_leads_on(text, end) or _tells_more(text, end, end - at))


def _blank(text: str, at: int) -> bool:
    return at < len(text) and not text[at : _line_end(text, at)].strip()


def _tells_more(text: str, at: int, length: int) -> bool:
    """Whether the next paragraph is a narrative rather than one more line of a list."""
    start = _next_line(text, at)
    end = text.find("\n\n", start)
    paragraph = text[start : len(text) if end < 0 else end].strip()
    return len(paragraph) > length or paragraph.endswith((".", "!", "?", '"', "”"))


def _leads_on(text: str, at: int) -> bool:
    """Whether the next line is a line of a head: a dateline, byline, or line of publication."""
    start = _next_line(text, at)
    if start >= min(len(text), _LOOK):
        return False
    dateline = read_dateline(text, start)
    if dateline is not None and (not _weak(dateline) or _blank(text, at)):
        return True
    line = text[start : _line_end(text, start)].strip()
    return any(read(line) is not None for read in (_issued, _labelled, _byline, _dated))
