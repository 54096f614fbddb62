"""When and where a report is at each sentence: what an incident without day or place of its own leans on.

Lists and logs say day and place once, at the head of an entry ("Mon 1 Apr, Wajir East.", "17/3 - At Omoku"),
and news says them in the sentence before. A value carries on to the end of its paragraph; a heading carries on
to the next heading. Nothing is invented: each value keeps the quote it stands on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annals.coded import Place
from annals.language.phrases import Phrases
from annals.language.reading import Reading, Sentence
from annals.model import Quote
from annals.resolution import edtf
from annals.resolution.placing import Placing, Spots

HEADING = 9
"""Tokens that a heading has at the most."""

REFERRING = frozenset(
    {"city", "town", "village", "hamlet", "camp", "market", "square", "neighborhood", "neighbourhood"}
)
"""Kinds of spots that lead back to the one named last."""

VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENING = 7
"""Tokens at the start of an entry within which its day and place are said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The day (EDTF) and the places that hold where an event stands; unknown is `None` or empty."""

    date: str | None = None
    date_quote: Quote | None = None
    places: tuple[Place, ...] = ()


NOTHING = Context()


class Contexts:
    """Contexts by sentence of one document."""

    def __init__(self, reading: Reading, phrases: Phrases, placing: Placing, values: dict[int, str | None]) -> None:
        self.text = reading.document.text
        self.phrases = phrases
        self.placing = placing
        self.values = values
        self.by_sentence: dict[int, Context] = {}
        self._walk(reading.sentences)

    def _walk(self, sentences: Sequence[Sentence]) -> None:
        heading, entry, paragraph = NOTHING, NOTHING, None
        spots = Spots(self.placing.sent_from())
        for index, sentence in enumerate(sentences):
            if sentence.paragraph != paragraph:
                paragraph, entry = sentence.paragraph, NOTHING
            said = self._said(sentence)
            if self._is_heading(sentence):
                # What stands alone in its paragraph heads those that follow; else it heads the rest of its own.
                if (said.date or said.places) and not _goes_on(sentences, index):
                    heading = _over(said, heading)
                if said.date or said.places:
                    entry = _over(said, entry)
                spots.add(said.places)
                self.by_sentence[sentence.index] = _over(said, _over(entry, heading))
                continue
            opening = self._opening(sentence)
            around = _over(entry, heading)
            word = refers_back(sentence)
            if word is not None and (meant := spots.meant(word)):
                around = replace(around, places=meant)
            self.by_sentence[sentence.index] = _over(opening, around)
            entry = _over(said, entry)
            spots.add(said.places)

    def _is_heading(self, sentence: Sentence) -> bool:
        # The title of a log or situation report may be long; it says day and place for all that follows.
        short = len(sentence.words) <= HEADING or sentence.paragraph <= 0
        return short and not VERBS & set(sentence.tags)

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
            if within and not ends and value is not None and phrase.edge is None and (edtf.days(value) or 999) <= 31:
                date, quote = value, Quote.of(self.text, phrase.start, phrase.end)
        places = self.placing.named(sentence, start, end)
        return Context(date=date, date_quote=quote, places=places) if date or places else NOTHING

    def of(self, sentence: int) -> Context:
        """The context of a sentence by its index."""
        return self.by_sentence.get(sentence, NOTHING)


def refers_back(sentence: Sentence) -> str | None:
    """The word by which a sentence speaks of a place named before: "there", "in the city", "the same village"."""
    lower = sentence.lower
    if "there" not in lower and REFERRING.isdisjoint(lower):
        return None
    for at, word in enumerate(lower):
        if word == "there" and sentence.tags[at] == "RB":
            return word
        if word in REFERRING and at and lower[at - 1] in ("the", "same", "that", "this"):
            return word if lower[at + 1 : at + 2] != ("of",) else None
    return None


def _goes_on(sentences: Sequence[Sentence], index: int) -> bool:
    """Whether another sentence of the same paragraph follows."""
    return index + 1 < len(sentences) and sentences[index + 1].paragraph == sentences[index].paragraph


def _over(new: Context, old: Context) -> Context:
    """The new values, and the old where the new say nothing."""
    if new is NOTHING or old is NOTHING:
        return old if new is NOTHING else new
    return Context(
        date=new.date or old.date,
        date_quote=new.date_quote if new.date else old.date_quote,
        places=new.places or old.places,
    )
