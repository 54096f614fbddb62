"""Claims of one document to resolved mentions: dates first, then places, one document at a time.

What a date phrase means may lean on the date that the narrative has reached; what a place means leans on
every place of the document. Numbers were read with their bounds in the language stage.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from annals.coded import Place
from annals.language.dates import DatePhrase
from annals.language.patterns import WE
from annals.language.phrases import Phrases
from annals.language.reading import Reading
from annals.mention import Mention, Number, Part
from annals.model import Claim, Document, Quote
from annals.records import replace
from annals.resolution import edtf
from annals.resolution.context import Context, Contexts
from annals.resolution.gazetteer import Gazetteer
from annals.resolution.narrative import Told
from annals.resolution.periods import period, within, within_stretch
from annals.resolution.placing import Placing

PARTS = ("perpetrators", "victims", "targets", "weapons", "claimed_by")
OWN = 3
"""So many words of the first person plural mark a statement of those who act."""
_REMOTE = re.compile(r"\b(?:last|previous|past) (?:year|month)\b|\b(?:years?|months?) (?:ago|before|earlier)\b")
"""A time far from that of the report, which sets an act apart even where nobody knows when the report was written."""
_AGE = 200
"""A stretch of so many days, such as "from the mid-1980s", is the background of an act rather than its day."""
MAILED = 10
"""So many days at most lie between a despatch and its publication."""
_SOON = 3
"""Days within which one act follows upon another."""
LATER = frozenset({"arrest", "agreement", "weapons_seizure", "forced_displacement", "other"})
"""What may come days after the acts that a story tells."""
_EARLIER = re.compile(r"\b(?:had|has|have|'ve|once|earlier|previous|previously|former|recent|recently|ago|since)\b")
_GOES_ON = re.compile(
    r"\A\W*(?:In|At|Near|On|Outside|Elsewhere|Meanwhile|Hours)\b"
    r"|\b(?:meanwhile|later|elsewhere|simultaneously|same time)\b"
    r"|\b(?:at|by|before|after|around) (?:dawn|dusk|noon|midday|nightfall|midnight|daybreak|dark)\b"
    r"|\bin the (?:morning|evening|afternoon|night)\b"
)
"""What says that a story goes on with the same day."""
EFFECTS = frozenset({"killed", "injured", "abducted", "missing", "arrested", "displaced"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The mentions of a document, its country where that is beyond doubt, and the context of each event.

    `struck` are the quotes of first places that are rather what was struck: a hospital, a pipeline.
    """

    mentions: list[Mention]
    home: Place | None
    near: Mapping[str, Context]
    struck: frozenset[Quote] = frozenset()
    lead: Lead | None = None

    def leaning(self, found: Sequence[Mention]) -> list[Mention]:
        """The mentions of one incident; where none has a date or a place, the first takes those of its context."""
        first, *rest = found = self._without_struck(found)
        # What leans on its surroundings is the telling itself, not a word that sums it up ("Major incidents").
        near = self.near.get(next((m for m in found if not m.reference), first).event)
        if near is None or first.apart:
            return list(found)
        if near.date is not None and not any(m.date for m in found) and first.status != "denied":
            first = replace(first, date=within_stretch(near.date), date_quote=near.date_quote)
        if not near.places and not first.places:
            # A headline or "the incidents of the week" stands nowhere; what is told under it may.
            near = next((self.near[m.event] for m in rest if m.event in self.near and not m.apart), near)
        told = [p for m in found for p in m.places]
        if near.places and not told:
            first = replace(first, places=near.head if _elsewhere(first, near) else near.places)
        elif near.meant and told[0].quote in self.struck and near.places[0].country == told[0].country:
            # "Fighters raided the South Hospital in the city."
            first = replace(first, places=near.places)
        return [first, *rest]

    def dated(self, found: Sequence[Mention]) -> list[Mention]:
        """The mentions of one incident; where none has a date, the first takes that of which the story is told."""
        first, *rest = found
        if self.lead is None or any(m.date for m in found) or not self.lead.holds(found):
            return list(found)
        return [replace(first, date=self.lead.day, date_quote=self.lead.quote), *rest]

    def _without_struck(self, found: Sequence[Mention]) -> list[Mention]:
        """The mentions; where one names a place, a pipeline or hospital that another names was struck there."""
        struck = [bool(m.places) and m.places[0].quote in self.struck for m in found]
        placed = any(m.places and not gone for m, gone in zip(found, struck, strict=True))
        return [replace(m, places=()) if placed and gone else m for m, gone in zip(found, struck, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The day of which a story of the day is told, from the sentence that opens it.

    `told` are the days of its acts, each with the character where the act is told, in the order of the text.

    "A wave of attacks rocked Cauca on Tuesday, killing four. ... In Corinto a car bomb went off": the day is said once.
    """

    day: str
    quote: Quote
    told: Sequence[tuple[int, str]]

    def holds(self, found: Sequence[Mention]) -> bool:
        """Whether an incident without a day is told as one of this day: the day told last is still this one."""
        first = next((m for m in found if not m.reference and m.strength in ("sure", "weak")), None)
        if first is None or first.type in LATER or first.status not in ("reported", "claimed", "attributed", "alleged"):
            return False
        if not _GOES_ON.search(first.clause.text):
            return False
        before = first.clause.text[: max(0, first.trigger.end - first.clause.start)]
        if _EARLIER.search(before):
            return False
        behind = bisect_left(self.told, first.trigger.start, key=itemgetter(0))
        return behind > 0 and self.told[behind - 1][1] == self.day


def _lead(mentions: Sequence[Mention], published: str | None) -> Lead | None:
    """The lead of a story of the day; `None` where it opens with another time, or nobody knows when it was written."""
    first = next((m for m in mentions if m.date and m.paragraph >= 0), None)
    if first is None or first.date is None or published is None or first.date_quote is None or first.item:
        return None
    if first.sentence > 1 or not edtf.is_day(first.date) or not edtf.is_day(published):
        return None
    apart = (edtf.bounds(published)[0] - edtf.bounds(first.date)[0]).days  # type: ignore[operator]
    if not 0 <= apart <= _SOON:
        return None
    told = sorted((m.trigger.start, m.date) for m in mentions if m.date)
    return Lead(day=first.date, quote=first.date_quote, told=told)


class Resolver:
    """Turns the claims of a document into mentions; holds the gazetteer and nothing of a document."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    @staticmethod
    def days(document: Document, phrases: Phrases) -> Mapping[int, str | None]:
        """What each date phrase means (EDTF), by its first character; `None` where nobody can say."""
        return _Dates(document, phrases).values

    def resolve(self, document: Document, reading: Reading, phrases: Phrases, claims: Sequence[Claim]) -> Resolved:
        """One mention an event, in the order of the text; refused events are left out."""
        events: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.field != "refused":
                events.setdefault(claim.event, []).append(claim)
        dates = _Dates(document, phrases)
        placing = Placing(document, reading, phrases, self.gazetteer) if events else None
        listed = placing.entries if placing else frozenset()
        mentions = [self._mention(found, reading, dates, placing, listed) for found in events.values()]
        wanted = {m.sentence for m in mentions}
        contexts = Contexts(reading, phrases, placing, dates.values, dates.period, wanted=wanted) if placing else None
        near = {m.event: contexts.of(m.sentence) for m in mentions} if contexts else {}
        mentions = [_near(m, near[m.event]) if m.event in near else m for m in mentions]
        mentions = [_of_entry(m, contexts.days) for m in mentions] if contexts else mentions
        places = [p for m in mentions for p in m.places[:1]] if placing else []
        struck = frozenset(p.quote for p in places if p.quote and placing and placing.is_struck(p))
        lead = _lead(mentions, dates.published) if not dates.listed else None
        home = placing.home() if placing else None
        return Resolved(mentions=mentions, home=home, near=near, struck=struck, lead=lead)

    def _mention(
        self, claims: list[Claim], reading: Reading, dates: _Dates, placing: Placing | None, listed: frozenset[int]
    ) -> Mention:
        lead = claims[0]
        sentence = reading.sentences[int(lead.event[1:].split("e")[0])]
        told: dict[str, list[Claim]] = {}
        for claim in claims:
            told.setdefault(claim.field, []).append(claim)
        date, date_quote = dates.of(told.get("date", ()))
        if "status" in told and told["status"][0].written == "threatened":
            date, date_quote = dates.of_threat(date, date_quote, told["clause"][0].quote)
        return Mention(
            event=lead.event,
            sentence=sentence.index,
            paragraph=sentence.paragraph,
            type=lead.written,
            trigger=lead.quote,
            clause=told["clause"][0].quote,
            rule=lead.rule,
            strength=lead.sort or "sure",
            status=told["status"][0].written if "status" in told else "reported",
            reference=lead.definite,
            fresh="fresh" in told or (date is None and any(_REMOTE.search(c.quote.text) for c in told.get("date", ()))),
            apart="apart" in told,
            item=sentence.paragraph in listed,
            date=date,
            date_quote=date_quote,
            places=placing.of(told.get("place", ()), lead.written) if placing else (),
            **{field: _parts(told[field], told.get("affiliations", ())) for field in PARTS if field in told},  # type: ignore[arg-type]
            numbers=_numbers(claims),
            speaker=told["speaker"][0].quote if "speaker" in told else None,
            outlet=told["outlet"][0].quote if "outlet" in told else None,
            same={c.written: c.likely for c in told["same"] if c.likely is not None} if "same" in told else None,
        )


def _sent(document: Document) -> str | None:
    """The day of a dateline shortly before publication: who wrote "yesterday" counted from there.

    Monitors and papers print a despatch some days after it was sent. `None` where the two are one day or say nothing
    of each other.
    """
    day = document.dateline.date if document.dateline is not None else None
    if not day or not document.published:
        return None
    (sent, until), (printed, last) = edtf.bounds(day), edtf.bounds(document.published)
    if sent is None or printed is None or sent != until or printed != last:
        return None  # a month or a year says nothing of the days between
    return day if 0 < (printed - sent).days <= MAILED else None


class _Dates:
    """All dates of a document in the order of the text, each against the time that the narrative has reached."""

    def __init__(self, document: Document, phrases: Phrases) -> None:
        self.period = period(document.text, phrases.all_dates, published=document.published)
        # A report that says which days it tells of is written on the last of them.
        self.published = _sent(document) or document.published or (self.period.last if self.period else None)
        # Who writes "we" throughout makes the threats himself.
        self.own_word = len(WE.findall(document.text)) >= OWN
        self.listed = any(p.entry for p in phrases.all_dates)
        self.values: dict[int, str | None] = {}
        anchor: str | None = None
        entry: str | None = None
        told = Told(document.text, self.published)
        for phrase in phrases.all_dates:
            value = self._entry(phrase, entry) if phrase.entry else None
            value = value or told.value(phrase, anchor)
            self.values[phrase.start] = value
            if value is not None and not told.in_passing(phrase):
                anchor = _reached(phrase, value, anchor)
            told.take(phrase, value)
            if phrase.entry:
                entry = value

    def of_threat(self, date: str | None, quote: Quote | None, clause: Quote) -> tuple[str | None, Quote | None]:
        """When a threat was made: on the day of the statement that makes it; never on the day that it names."""
        ahead = date is not None and self.published is not None and _after(date, self.published)
        ahead = ahead or (date is not None and (edtf.days(date) or 0) > _AGE)  # "As of 10 September" of no year
        if date is not None and not ahead:
            return date, quote
        return (self.published, clause) if self.own_word and self.published else (None, None)

    def _is_title(self, quote: Quote) -> bool:
        """Whether a date is that of a whole log: its entries lean on it, but nothing happened on all of its days."""
        days = self.period if self.listed else None
        return days is not None and days.start <= quote.start < days.end

    def _entry(self, phrase: DatePhrase, last: str | None) -> str | None:
        """The day of an entry within the period of the title; both ends of a night."""
        if self.period is None:
            return None
        days = self.period.days
        if phrase.first is None or phrase.last is None:
            return within(phrase, days, last)
        first = within(phrase.first, days, last)
        end = within(phrase.last, days, first) if first else None
        return f"[{first}..{end}]" if first and end and first < end else None

    def of(self, claims: Iterable[Claim]) -> tuple[str | None, Quote | None]:
        """The finest date of an event that its phrases agree on, with the quote it stands on."""
        best: tuple[str | None, Quote | None] = (None, None)
        for claim in claims:
            value = self.values.get(claim.quote.start)
            if value is None or self._is_title(claim.quote):
                continue
            if best[0] is None or (_agree(best[0], value) and edtf.finer(best[0], value) != best[0]):
                best = (value, claim.quote)
        return best


def _reached(phrase: DatePhrase, value: str, anchor: str | None) -> str | None:
    """The time that a text has reached behind a phrase."""
    if phrase.links:
        return anchor  # what came a day before is told in passing
    if phrase.edge is not None:
        # "From 4 January 2004 ... that year"
        full = phrase.sort == "day" and phrase.year and phrase.month and phrase.day and phrase.part is None
        return f"{phrase.year:04d}-{phrase.month:02d}-{phrase.day:02d}" if full else anchor
    return anchor if phrase.sort == "window" and anchor is not None else value


def _of_entry(mention: Mention, days: Mapping[int, Context]) -> Mention:
    """A mention in an entry of a log: the day at the head of the entry is its own, and keeps it from other days."""
    day = days.get(mention.sentence)
    if day is None or mention.date is not None or mention.apart or mention.reference:
        return mention
    return replace(mention, date=day.date, date_quote=day.date_quote)


def _after(date: str, published: str) -> bool:
    low, last = edtf.bounds(date)[0], edtf.bounds(published)[1]
    return low is not None and last is not None and low > last


def _agree(wide: str, value: str) -> bool:
    """Whether a later phrase may say more exactly what an earlier one said; a day goes before an age in any case."""
    return edtf.overlap(wide, value) or ((edtf.days(wide) or _AGE) >= _AGE and edtf.is_day(value))


def _elsewhere(mention: Mention, around: Context) -> bool:
    """Whether an act of a day of its own stands behind one of another day, whose place it need not share."""
    told = around.told_on or around.date
    if not around.told or mention.date is None or told is None or edtf.overlap(mention.date, told):
        return False
    (low, high), (first, last) = edtf.bounds(mention.date), edtf.bounds(told)
    # What is told of the next day may well have happened there.
    return not (low and last and high and first and max((low - last).days, (first - high).days) < _SOON)


def _near(mention: Mention, around: Context) -> Mention:
    """A mention with the day of its surroundings, and with the place that its own sentence leads back to."""
    wide = all(p.kind == "country" and around.places and p.country == around.places[0].country for p in mention.places)
    places = around.places if around.meant and wide else mention.places
    if places is mention.places and around.date is None:
        return mention  # no day is what it has already
    return replace(mention, near_date=around.date, places=places)


def _parts(claims: Sequence[Claim], wholes: Sequence[Claim]) -> tuple[Part, ...]:
    return tuple(
        _part(c, [o.quote for o in claims if o.part_of == c.key], [_part(w) for w in wholes if w.part_of == c.key])
        for c in claims
        if c.part_of is None
    )


def _part(claim: Claim, others: Sequence[Quote] = (), wholes: Sequence[Part] = ()) -> Part:
    return Part(
        quote=claim.quote,
        head=claim.head,
        kind=claim.kind or "person",
        status=claim.status,
        named=claim.named,
        definite=claim.definite,
        pronoun=claim.sort == "pronoun",
        plural=claim.plural,
        armed=claim.armed,
        sort=claim.sort,
        low=claim.low,
        high=claim.high,
        standing=claim.standing,
        others=tuple(others),
        wholes=tuple(wholes),
    )


def _numbers(claims: Sequence[Claim]) -> tuple[Number, ...]:
    return tuple(
        Number(
            effect=c.field, low=c.low, high=c.high, quote=c.quote, who=c.written, head=c.head, status=c.status,
            part=c.part_of is not None or c.sort == "part", total=c.definite, revised=c.sort == "revised",
            additional=c.sort == "additional", rival=c.sort == "rival",
        )
        for c in claims
        if c.field in EFFECTS
    )  # fmt: skip


__all__ = ["Place", "Resolver"]
