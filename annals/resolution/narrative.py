"""The year and the night that a narrative speaks of: what days without a year mean far from publication.

A history is told paragraph by paragraph: "The year 2020 brought two crimes. On 14 February ... On 24 October ..." keeps
its year, and "On 3 May 2009 ... On 12 July ..." goes on from there, whenever the text was published. What stands in
brackets or tells of a birth is said in passing.
"""

from __future__ import annotations

import re
from datetime import date

from annals.language.dates import DatePhrase
from annals.records import replace
from annals.resolution import edtf
from annals.resolution.dates import resolve_date

OLD = 300
"""So many days before publication a day of the narrative is history, and what follows it is told from there."""
_MONTH = 31
_BREAK = re.compile(r"\n\s*\n")
_BORN = re.compile(r"\b(?:born|aged|founded|established|formed|created|since)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_TOLD_ON = re.compile(
    r"\b(?:said|told|statement|announced|reported|declared|confirmed|added|posted|tweeted|briefing|conference|interview)"
    r"(?:\s\w+){0,2}(?:\s(?:on|late|early))*\s+\Z",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whose|whom|which)\b[^,.;:]*\Z", re.IGNORECASE)
_OPENS = re.compile(r"(?:[.!?]\s+|\n\s*|\A\s*)(?:The|A|In the|After the|Since the)\s+\Z")
_TO_BE = re.compile(r"\bto be \w+[^,.;:]*\Z")
_SPEAKS_OF = re.compile(r"(?:[.!?]\s+|\n\s*|\A\s*)(?:In |During |Throughout )?(?:the year )?\Z", re.IGNORECASE)
_WHEN = re.compile(r",?\s+when\b")
_BEHIND = 2.5
"""How much nearer a day must lie before the one told last than behind it, to be the one that is meant."""


class Told:
    """The time that a text has reached, within its paragraph."""

    def __init__(self, text: str, published: str | None) -> None:
        self.text = text
        self.published = published
        self.at = 0
        self.day: str | None = None
        self.year: str | None = None
        self.said: DatePhrase | None = None
        self.over: str | None = None
        self.named: int | None = None
        self.headed = False
        self.since: tuple[int, str] | None = None
        self.reached = False

    def value(self, phrase: DatePhrase, anchor: str | None) -> str | None:
        """What a phrase means where it stands; `anchor` is the time told last."""
        self._enter(phrase)
        return self._edge(phrase) or self._value(phrase, anchor)

    def _value(self, phrase: DatePhrase, anchor: str | None) -> str | None:
        if phrase.prep == "until" and _WHEN.match(self.text, phrase.end):
            return self.value(replace(phrase, prep=None), anchor)  # "until 1996, when he was killed"
        if phrase.sort == "window" and phrase.part == "night" and self.day and edtf.is_day(self.day):
            return self.day if self.headed else _night(self.day)
        if phrase.prep == "until" and phrase.sort == "day" and (whole := self._until(phrase, anchor)):
            return whole
        if phrase.sort == "day" and phrase.month is None and phrase.which is None and anchor is not None:
            return self._in_month(phrase, anchor)
        phrase = self._of_the_year(phrase)
        inner = phrase.first or phrase
        if self._open(phrase) and self._open(inner):
            frame = self._frame(anchor)
            if frame is not None:
                return self._in_year(phrase, frame)
        return resolve_date(phrase, published=self.published, anchor=anchor).value

    def take(self, phrase: DatePhrase, value: str | None) -> None:
        """Goes on to the time of a phrase."""
        self._enter(phrase)
        self._name(phrase, value)
        self.since = (phrase.end, value.partition("/")[0]) if value and phrase.edge == "start" else None
        if value is None or phrase.edge is not None or phrase.links or self.in_passing(phrase):
            return
        if phrase.base == "anchor" and phrase.unit == "year" and len(value) == len("2020"):
            self.year, self.day = value, None  # "The following year brought ... on 8 April"
        elif phrase.sort in ("year", "season") and phrase.year is not None:
            self.said, value = phrase, f"{phrase.year:04d}"  # "In the first half of 2013 ... On 20 September"
            if phrase.heads:
                self.over = value
            if _SPEAKS_OF.search(self.text, max(0, phrase.start - 24), phrase.start) or self.day is None:
                self.year, self.day = value, None
        elif phrase.sort in ("day", "month", "range", "shift", "weekday") and (edtf.days(value) or OLD) <= 31:
            self.day, self.headed, self.reached = value, phrase.entry, True
            if phrase.year is not None and not value.startswith(self.year or ""):
                self.year = None
            if phrase.year is not None and not value.startswith(self.over or ""):
                self.over = None

    def _edge(self, phrase: DatePhrase) -> str | None:
        """The day from which something lasted, where the next sentence goes on: "since 26 May. That day ..."."""
        same = phrase.base == "anchor" and phrase.shift == 0 and phrase.sort == "shift"
        if (
            self.since is None
            or not same
            or not edtf.is_day(self.since[1])
            or not phrase.text.lower().startswith("that")
        ):
            return None
        between = self.text[self.since[0] : phrase.start].split()
        return self.since[1] if len(between) <= 2 and self.text[self.since[0] : self.since[0] + 1] == "." else None

    def _of_the_year(self, phrase: DatePhrase) -> DatePhrase:
        """A day "of that year" with the year named last: "By 1976 it had ten men. On 14 October of that year"."""
        counts = phrase.sort in ("day", "month") and phrase.shift is not None and phrase.base == "anchor"
        if not counts or self.named is None:
            return phrase
        return replace(phrase, year=self.named + (phrase.shift or 0), shift=None, base="published")

    def _name(self, phrase: DatePhrase, value: str | None) -> None:
        """Keeps the year that was named last, said or meant: "that year" leads back to it."""
        said = (phrase.last or phrase).year
        near = value is not None and (edtf.days(value) or OLD) <= _MONTH
        low = edtf.bounds(value)[0] if value is not None and near else None
        if (said is not None or low is not None) and phrase.sort not in ("decade", "century"):
            self.named = said or (low.year if low is not None else None)

    def in_passing(self, phrase: DatePhrase) -> bool:
        """Whether a time is told beside the narrative: in brackets, of what was to come, before a noun, of a birth."""
        before = self.text[max(0, phrase.start - 60) : phrase.start]
        inside = before.rfind("(") > before.rfind(")")
        if phrase.attributive and not _OPENS.search(before):
            return True  # "Police on Tuesday arrested X over the March 20 attack. That evening ..."
        if phrase.sort == "shift" and _TO_BE.search(before):
            return True
        if self.reached and phrase.sort in ("weekday", "day") and _TOLD_ON.search(before):
            return True  # "The army said in a statement on Monday ... On the same day": that of the act
        aside = _BORN.search(before) or (phrase.sort == "year" and _RELATIVE.search(before))
        return (inside and phrase.sort in ("year", "month", "range", "day")) or bool(aside)

    def _enter(self, phrase: DatePhrase) -> None:
        if _BREAK.search(self.text, self.at, phrase.start):
            self.day, self.year = None, self.over
        self.at = phrase.start

    def _until(self, phrase: DatePhrase, anchor: str | None) -> str | None:
        """The days from the one told last to the end that a phrase names; `None` where that day is not known."""
        if self.day is None or not edtf.is_day(self.day):
            return None
        last = self.value(replace(phrase, prep=None), anchor)
        near = last is not None and edtf.is_day(last) and self.day < last
        days = edtf.days(f"{self.day}/{last}") if near else None
        return f"{self.day}/{last}" if days and days <= OLD else None

    def _in_month(self, phrase: DatePhrase, anchor: str) -> str | None:
        """A day without its month: of the month that the text has reached, or of the next one."""
        low, high = edtf.bounds(anchor)
        limit = edtf.bounds(self.published)[1] if self.published else None
        number = phrase.day or 1
        if low is None or high is None or (high - low).days > _MONTH:
            return resolve_date(phrase, published=self.published, anchor=anchor).value
        found = []
        for ahead in (0, 1):
            first, last = edtf.bounds(edtf.month(low.year, low.month + ahead))
            if first and last and number <= last.day:
                day = first.replace(day=number)
                if limit is None or day <= limit:
                    found.append(day)
        if found:
            return edtf.day(min(found, key=lambda day: abs((day - low).days)))
        return resolve_date(phrase, published=self.published or anchor, anchor=anchor).value

    def _open(self, phrase: DatePhrase) -> bool:
        """Whether a phrase is a day or month that leaves its year to the text."""
        if phrase.sort == "range":
            return phrase.first is not None and phrase.last is not None and self._open(phrase.last)
        plain = phrase.sort in ("day", "month") and phrase.month is not None
        said = phrase.year, phrase.shift, phrase.which, phrase.weekday
        headed = phrase.entry and self.over is None  # a log's days are those of its period
        return plain and all(part is None for part in said) and not headed and phrase.base == "published"

    def _frame(self, anchor: str | None) -> str | None:
        """The year or the day to count from; `None` where publication serves."""
        near = self._of_sentence() or self.year or self.day
        if self.published is None:
            return near or anchor
        if near is None:
            return None
        high, limit = edtf.bounds(near)[1], edtf.bounds(self.published)[0]
        return near if high and limit and (limit - high).days > OLD else None

    def _of_sentence(self) -> str | None:
        """The year that the sentence has named: "the massacres of 1997: ... in the night of 22 September"."""
        said = self.said
        if said is None or re.search(r"[.!?]\s", self.text[said.end : self.at]):
            return None
        # "The mayor, elected in 2015, was shot on 3 March": where publication is known, the year must lead there.
        leads = ":" in self.text[said.end : self.at] or _SPEAKS_OF.search(
            self.text, max(0, said.start - 24), said.start
        )
        if self.published is not None and not leads:
            return None
        return f"{said.year:04d}" if said.year and said.part is None else None

    def _in_year(self, phrase: DatePhrase, frame: str) -> str | None:
        low = edtf.bounds(frame)[0]
        month = (phrase.first or phrase).month
        if low is None or month is None:
            return resolve_date(phrase, published=self.published, anchor=frame).value
        day = min((phrase.first or phrase).day or 15, 28)
        year = low.year if len(frame) == len("2020") else _year_from(low, month, day)
        dated = replace(phrase, year=year)
        if phrase.first is not None and phrase.last is not None:
            dated = replace(phrase, first=replace(phrase.first, year=year), last=replace(phrase.last, year=year))
        return resolve_date(dated, published=self.published, anchor=frame).value


def _year_from(low: date, month: int, day: int) -> int:
    """The year of a day that is told after the day `low`: that year, unless a neighbour lies much nearer."""

    def cost(year: int) -> float:
        days = (date(year, month, day) - low).days
        return days if days >= 0 else -_BEHIND * days

    return min((low.year, low.year + 1, low.year - 1), key=cost)


def _night(day: str) -> str:
    low = date.fromisoformat(day)
    return f"[{day}..{edtf.day(date.fromordinal(low.toordinal() + 1))}]"
