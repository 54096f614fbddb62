"""When and where a report is at each sentence: what an incident without day or place of its own leans on.

Lists and logs say day and place once, at the head of an entry ("Mon 1 Apr, Wajir East.", "17/3 - At Omoku"),
and news says them in the sentence before. A value carries on to the end of its paragraph; a heading carries on
to the next heading. Nothing is invented: each value keeps the quote it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from annals.coded import Place
from annals.language.entries import opens_entry
from annals.language.phrases import Phrases
from annals.language.places_words import words_of
from annals.language.reading import Reading, Sentence
from annals.model import Quote
from annals.records import made_at_once, replace
from annals.resolution import edtf
from annals.resolution.periods import Period
from annals.resolution.placing import Placing, Spots

HEADING = 9
"""Tokens that a heading has at the most."""

REFERRING = frozenset(
    "city town village hamlet camp market square neighborhood neighbourhood island settlement locality township suburb"
    " quarter district commune barangay capital".split()
)

FEWEST = 2
"""So many paragraphs that open with an hour make a log."""
_HOUR = re.compile(
    r"(?:[^\W\d_a-z][^.:;!?\n]{1,40}[.,:]\s+)?(?:about |approx\.? |at )?(?P<hour>[0-2]?\d)"
    r"(?:[:.h][0-5]\d|[0-5]\d\s?(?:hrs?\b|hours\b|h\b))(?!\d)",
    re.IGNORECASE,
)

_LEADS = re.compile(r"(?::|\b(?:as follows|the following|listed below)[.:]?)\s*\Z", re.IGNORECASE)


_LAST = 40
"""Characters at the end of a sentence within which the words stand that lead to a list."""
HERE = frozenset("city town port village capital resort settlement".split())
"""Words behind "this" for the place that a report was sent from."""
QUOTES = frozenset(('"', "“", "”", "``", "''"))

LEADING_BACK = frozenset({"the", "same", "that", "this"})
VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENING = 7
"""Tokens at the start of an entry within which its day and place are said."""


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The day (EDTF) and the places that hold where an event stands; unknown is `None` or empty.

    `by_day` says of a heading that its day is that of an entry ("MONDAY 3 APRIL"), not of the whole report.
    `meant` says that the sentence itself leads back to the places ("in the same town"), `told` that they are only
    those of a sentence before, about another act, of the day `told_on`; `head` are those that head the
    entry all the same.
    """

    date: str | None = None
    date_quote: Quote | None = None
    places: tuple[Place, ...] = ()
    by_day: bool = False
    meant: bool = False
    told: bool = False
    told_on: str | None = None
    head: tuple[Place, ...] = ()


NOTHING = Context()


class Contexts:
    """Contexts by sentence of one document."""

    def __init__(
        self,
        reading: Reading,
        phrases: Phrases,
        placing: Placing,
        values: dict[int, str | None],
        period: Period | None = None,
        *,
        wanted: Container[int] | None = None,
    ) -> None:
        self.text = reading.document.text
        self.period = period
        self.phrases = phrases
        self.placing = placing
        self.values = values
        self.days = self._days(reading.sentences)
        self.wanted = wanted
        self.by_sentence: dict[int, Context] = {}
        self._walk(reading.sentences)

    def _walk(self, sentences: Sequence[Sentence]) -> None:
        days = self.days
        listed = self.placing.entries and self.period is not None and not edtf.is_day(self.period.days)
        outer = self._outer() if days or listed or self._timed(sentences) else NOTHING
        heading, entry, paragraph = outer, NOTHING, None
        lead: Context | None = None
        spots = Spots(self.placing.sent_from())
        for index, sentence in enumerate(sentences):
            if sentence.paragraph != paragraph:
                if lead is not None and not opens_entry(self.text, sentence.start):
                    lead = None
                hour = NOTHING if heading.by_day else self._hour(sentence)
                paragraph, entry = sentence.paragraph, _over(hour, lead or NOTHING)
            said = self._said(sentence)
            day = days.get(sentence.index)
            if day is not None:
                said = replace(said, date=day.date, date_quote=day.date_quote)
            if self._is_heading(sentence):
                # What stands alone in its paragraph heads those that follow; else it heads the rest of its own.
                alone = _is_alone(sentences, index)
                under = bool(said.places) and days.get(sentence.index - 1) is not None
                if alone and not said.date and heading.by_day and not under:
                    # "ACCESS": what follows is no longer told of the day that headed what stands above; but the
                    # name of a place right under a day is the rest of the head.
                    heading = replace(heading, date=outer.date, date_quote=outer.date_quote, by_day=False)
                if (said.date or said.places) and alone:
                    heading = replace(
                        _over(said, heading), by_day=day is not None or heading.by_day, head=said.places or heading.head
                    )
                if said.date or said.places:
                    entry = replace(_over(said, entry), head=said.places or entry.head)
                spots.add(said.places)
                self.by_sentence[sentence.index] = _over(said, _over(entry, heading))
                continue
            if self.wanted is None or sentence.index in self.wanted:
                self.by_sentence[sentence.index] = self._around(sentence, said, _over(entry, heading), spots)
            # What heads an entry holds for all of it; what a sentence names may be of that sentence only.
            day_told = (said.date or entry.date) if said.places else entry.told_on
            entry = _told(_over(said, entry), bool(said.places) or entry.told, day_told)
            spots.add(said.places)
            if self._leads(sentences, index):
                lead = replace(entry, places=())

    def _around(self, sentence: Sentence, said: Context, around: Context, spots: Spots) -> Context:
        """The context of a sentence: what it opens with, what it leads back to, and what holds where it stands."""
        dated = sentence.index in self.days
        opening = NOTHING if dated else self._opening(sentence)
        word = refers_back(sentence)
        led = self._led(word, spots) if word is not None else ()
        if led:
            around = replace(around, places=led, meant=True, told=False)
        if dated:
            around = replace(around, date=said.date, date_quote=said.date_quote)
        return _over(opening, around)

    def _led(self, word: str, spots: Spots) -> tuple[Place, ...]:
        """The places that a word leads back to: "the capital", "the city", "here" where it was written."""
        if word in ("here", "largest"):
            capital = self.placing.capital() if word == "largest" else ()
            sent = self.placing.sent_from()
            return () if capital and sent and capital[0].name.lower() == sent[0].name.lower() else sent
        return self.placing.capital() if word == "capital" else spots.meant(word)

    def _days(self, sentences: Sequence[Sentence]) -> dict[int, Context]:
        """The day of the entry of a log in which each sentence stands, by sentence; others are left out.

        It holds from the head of a paragraph, or from the line that says it, to the end of the paragraph.
        """
        heads: dict[int, Context] = {}
        first: dict[int, Context] = {}
        for sentence in sentences:
            for phrase in self.phrases.dates(sentence):
                value = self.values.get(phrase.start) if phrase.entry else None
                if value is not None:
                    quote = Quote.of(self.text, phrase.start, phrase.end)
                    heads[sentence.index] = Context(date=value, date_quote=quote)
                    first.setdefault(sentence.paragraph, heads[sentence.index])
        days: dict[int, Context] = {}
        if not heads:
            return days
        paragraph, day = None, None
        for sentence in sentences:
            if sentence.paragraph != paragraph:
                paragraph, day = sentence.paragraph, first.get(sentence.paragraph)
            day = heads.get(sentence.index, day)
            if day is not None:
                days[sentence.index] = day
        return days

    def _timed(self, sentences: Sequence[Sentence]) -> bool:
        """Whether paragraphs open with an hour, as those of a log of one day do."""
        heads = {s.paragraph: s.start for s in reversed(sentences) if s.paragraph >= 0}
        return sum(_HOUR.match(self.text, start) is not None for start in heads.values()) >= FEWEST

    def _outer(self) -> Context:
        """The days of the whole log."""
        if self.period is None:
            return NOTHING
        quote = Quote.of(self.text, self.period.start, self.period.end)
        return Context(date=self.period.some, date_quote=quote)

    def _hour(self, sentence: Sentence) -> Context:
        """The day that an hour at the head of an entry means in a log of one day or one night."""
        if self.period is None or not self.period.short:
            return NOTHING
        found = _HOUR.match(self.text, sentence.start)
        if found is None or int(found["hour"]) > 24:
            return NOTHING
        return replace(self._outer(), date=self.period.at(int(found["hour"])))

    def _leads(self, sentences: Sequence[Sentence], index: int) -> bool:
        """Whether a sentence opens a list: "... achieved the following during the past 24 hours:"."""
        ends = index + 1 == len(sentences) or sentences[index + 1].paragraph != sentences[index].paragraph
        sentence = sentences[index]
        opens = sentence.lower[0] in ("following", "below") or sentence.lower[:2] in (
            ("the", "following"),
            ("here", "are"),
        )
        return ends and (
            opens or bool(_LEADS.search(self.text, max(sentence.start, sentence.end - _LAST), sentence.end))
        )

    def _is_heading(self, sentence: Sentence) -> bool:
        # The title of a log or situation report may be long; it says day and place for all that follows.
        short = len(sentence.words) <= HEADING or sentence.paragraph <= 0
        if not short or any(VERBS.issuperset(sentence.allowed(at)) for at in range(len(sentence.words))):
            return False
        return not VERBS & set(sentence.tags)

    def _said(self, sentence: Sentence) -> Context:
        """The last day and the places that a sentence names: those of its last event, else the likeliest."""
        said = self._context(sentence, sentence.start, sentence.end)
        told = self.placing.told(sentence)
        return replace(said, places=told) if told else said

    def _opening(self, sentence: Sentence) -> Context:
        """What a sentence says before its first verb, within its first few tokens."""
        tags = sentence.tags
        stop = next((i for i, tag in enumerate(tags[:OPENING]) if tag.startswith("VB") or tag == "MD"), OPENING)
        if stop == 0:
            return NOTHING
        last = min(stop, len(sentence.ends)) - 1
        return self._context(sentence, sentence.start, sentence.ends[last])

    def _context(self, sentence: Sentence, start: int, end: int) -> Context:
        date, quote = None, None
        for phrase in self.phrases.dates(sentence):
            value = self.values.get(phrase.start)
            within = start <= phrase.start and phrase.end <= end
            # "fortnight ending 30 April" says when no event was.
            ends = self.text[max(0, phrase.start - 8) : phrase.start].rstrip().endswith("ending")
            told = value is not None and phrase.edge is None and not phrase.links
            if within and not ends and told and value and (edtf.days(value) or 999) <= 31:
                date, quote = value, Quote.of(self.text, phrase.start, phrase.end)
        places = self.placing.named(sentence, start, end)
        return Context(date=date, date_quote=quote, places=places) if date or places else NOTHING

    def of(self, sentence: int) -> Context:
        """The context of a sentence by its index."""
        return self.by_sentence.get(sentence, NOTHING)


def refers_back(sentence: Sentence) -> str | None:
    """The word by which a sentence speaks of a place named before: "there", "in the city", "the same village"."""
    lower = sentence.lower
    if "there" not in lower and "here" not in lower and REFERRING.isdisjoint(lower) and HERE.isdisjoint(lower):
        return None
    for at, word in enumerate(lower):
        if _is_here(sentence, at):
            return "here"
        if word in HERE and _is_largest(sentence, at):
            return "largest"
        if word == "there" and sentence.tags[at] == "RB":
            return word
        if word in REFERRING and _definite(sentence, at):
            return word if lower[at + 1 : at + 2] != ("of",) else None
    return None


def _is_here(sentence: Sentence, at: int) -> bool:
    """Whether a word means the place that a report was sent from: "the bus station here", "this southern port"."""
    lower = sentence.lower
    if lower[at] == "here":
        said = at > 0 and (sentence.tags[at - 1].startswith("VB") or lower[at - 1] in ("right", "come", "from"))
        return sentence.tags[at] == "RB" and not said and not any(mark in lower for mark in QUOTES)
    near = lower[max(0, at - 4) : at]
    return lower[at] in HERE and "this" in near and "," not in near and not any(mark in lower for mark in QUOTES)


def _is_largest(sentence: Sentence, at: int) -> bool:
    """Whether a town is told by its size: "Nigeria's second-largest city", from where the report may be sent."""
    near = sentence.lower[max(0, at - 5) : at]
    return "'s" in near and any(word.endswith(("largest", "biggest", "busiest")) for word in near)


def _is_alone(sentences: Sequence[Sentence], index: int) -> bool:
    """Whether a sentence is all of its paragraph."""
    here = sentences[index].paragraph
    around = (*sentences[max(0, index - 1) : index], *sentences[index + 1 : index + 2])
    return all(s.paragraph != here for s in around)


def _definite(sentence: Sentence, at: int) -> bool:
    """Whether a kind word has an article that leads back, adjectives between: "the southern Iraqi city"."""
    words = words_of("en")
    for before in reversed(sentence.lower[max(0, at - 4) : at]):
        if before in LEADING_BACK:
            return True
        if before not in words.sides and before not in words.demonyms:
            return False
    return False


def _goes_on(sentences: Sequence[Sentence], index: int) -> bool:
    """Whether another sentence of the same paragraph follows."""
    return index + 1 < len(sentences) and sentences[index + 1].paragraph == sentences[index].paragraph


def _told(context: Context, told: bool, on: str | None) -> Context:
    """What holds behind a sentence of an entry; `told` says whether one has named places, and `on` which day."""
    if not context.meant and context.told == told and context.told_on == on:
        return context
    return replace(context, meant=False, told=told, told_on=on)


def _over(new: Context, old: Context) -> Context:
    """The new values, and the old where the new say nothing."""
    if new is NOTHING:
        return old
    return Context(
        date=new.date or old.date,
        date_quote=new.date_quote if new.date else old.date_quote,
        places=new.places or old.places,
        by_day=old.by_day,
        meant=new.meant or (old.meant and not new.places),
        told=new.told if new.places else old.told,
        told_on=new.told_on if new.places else old.told_on,
        head=new.head or old.head,
    )
