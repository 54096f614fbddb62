"""What became of those who were taken: "He was found dead in the boot of a car", "it had cut their throats".

An abduction goes on until its end: those taken who are killed are its dead (gold/README.md), told mostly in a sentence
of its own and with nothing but a pronoun or a number for them. A death that is told so is no attack beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from annals.coding.rules.found import Event, Toll
from annals.language.entries import entries
from annals.language.numbers import find_numbers
from annals.language.reading import Reading, Sentence

Told = Sequence[tuple[Sentence, list[Event]]]
REACH = 2
"""So many sentences behind an abduction its end may be told."""
SEIZED = "abduction"
DEADLY = frozenset({"attack", "assassination", "massacre", "other"})
ENDED = "what became of those taken, told with their abduction"
RULE = "toll:captives"
_DEED = r"(?:killed|executed|murdered|beheaded|decapitated|shot(?: dead)?|strangled|hanged|slain|stabbed to death)"
_STATE = rf"(?:dead|{_DEED}|with (?:his|her|their) throats? (?:cut|slit)|buried|with (?:\w+ ){{0,2}}bullet)"
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\d{1,3})"
_SOME = rf"(?P<some>{_NUMBER})(?: more)?(?: of (?:them|whom|the (?P<of>\w+)(?: \w+)?|those \w+))?"
_LATER = r"(?:later |subsequently |then |also |eventually |soon |afterwards )?"
_ONE = r"(?P<one>he|she)"
_MANY = r"(?P<all>they|all(?: of them| (?P<each>\w+))?|the (?:hostages|captives|abductees|victims))"
_WHO = rf"(?:{_ONE}|{_MANY}|(?P<both>both(?: (?P<two>\w+))?)|{_SOME})"
_FATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_WHO}(?:, [^,.;]{{1,40}},)? (?:was|were) (?:\w+ ){{0,2}}?found (?:\w+ ){{0,4}}?{_STATE}\b",
        rf"\b{_WHO}(?:, [^,.;]{{1,40}},)? (?:was|were|had been) {_LATER}{_DEED}\b(?! at\b)",
        rf"\b(?:killed|executed|murdered|beheaded|strangled|shot|hanged)(?: dead)? (?:(?P<one>him|her)\b(?! \w+ and)|"
        rf"(?P<all>them|all of them|all (?P<each>\w+))|(?P<both>both)|{_SOME})(?= |[.,;])",
        r"\bcut (?:(?P<one>his|her)|(?P<all>their)) throats?\b",
        r"\b(?:(?P<one>his|her)|(?P<all>their)) throats? (?:was|were|had been) (?:cut|slit)\b",
        r"\b(?P<all>whom) (?:they|he|it|the \w+) (?:later |then )?(?:killed|executed|murdered|beheaded|shot)\b",
        r"\bin (?:(?P<one>his|her)|(?P<all>their)) deaths?\b",
        rf"\b{_SOME} (?:died|perished)\b",
        rf"\b(?P<found>found) (?:\w+ ){{0,4}}?{_STATE}\b",
        r"\b(?P<one>a|an) (?:(?-i:[A-Z])\w+|hostage|captive) was (?:later )?"
        r"(?:beheaded|killed|executed|murdered|shot)\b",
    )
)
NOUNS = ("of", "each", "two")
"""The groups of `_FATES` that hold what those who died are called."""
ANYBODY = frozenset(
    "hostages captives abductees victims men women boys girls children brothers sisters youths people prisoners"
    " two three four five six seven eight nine ten eleven twelve".split()
)
"""What those taken may be called whoever they are."""
_UNREAL = re.compile(
    r"\b(?:not|never|would|will|could|may|might|to|if|unless|threaten\w*|want\w*|plan\w*|feared)(?: \w+){0,2} ?\Z",
    re.IGNORECASE,
)


def end_captivity(reading: Reading, told: Told) -> None:
    """Gives each abduction those of its people who were killed, and takes deaths that are told so for no acts beside.

    Args:
        reading: the report.
        told: its events by sentence; those of abductions get tolls, deaths told with them are refused.
    """
    if not any(e.type == SEIZED and not e.refused for _, events in told for e in events):
        return
    by_sentence = {sentence.index: events for sentence, events in told}
    items = entries(reading)
    for sentence, events in told:
        for event in events:
            if event.type != SEIZED or event.refused or event.status != "reported":
                continue
            _read_on(reading, sentence, event, by_sentence, items)
            for toll in event.tolls:
                if toll.rule == RULE:
                    _take_out(toll, event, told)


def _read_on(
    reading: Reading, sentence: Sentence, event: Event, told: Mapping[int, Sequence[Event]], items: frozenset[int]
) -> None:
    """Gives an abduction the first death of its people that is told behind it, unless it has its dead."""
    taken = _taken(event)
    if taken is None or any(t.effect == "killed" for t in event.tolls):
        return
    heads = {word for f in event.get("victim") for word in sentence.lower[f.start : f.end]}
    called = ANYBODY | heads | {f"{head}s" for head in heads}
    for start, stop in _stretches(reading, sentence, event, told, items):
        found = next(_fates(reading.text, start, stop, taken, called), None)
        if found is not None:
            first, last, count = found
            event.tolls.append(
                Toll(effect="killed", start=first, end=last, low=count, high=count, who=None, total=True, rule=RULE)
            )
            return


def _take_out(toll: Toll, event: Event, told: Told) -> None:
    """Refuses other acts that are told by the words of a death of those taken."""
    for sentence, events in told:
        for other in events if sentence.start < toll.end and toll.start < sentence.end else ():
            within = toll.start <= sentence.starts[other.token] < toll.end
            if within and other is not event and other.type in DEADLY and not other.refused:
                other.refused = ENDED


def _taken(event: Event) -> int | None:
    """How many were taken, where that is one number."""
    counted = [t for t in event.tolls if t.effect == "abducted" and not t.part]
    if len(counted) == 1 and counted[0].low == counted[0].high:
        return counted[0].low
    people = [f for f in event.get("victim") if f.kind == "person" and not f.pronoun]
    if counted or not people:
        return None
    counts = [f.number.low if f.number is not None else 1 if f.single else None for f in people]
    return None if None in counts else sum(c or 0 for c in counts)


def _stretches(
    reading: Reading, sentence: Sentence, event: Event, told: Mapping[int, Sequence[Event]], items: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """What is told behind an abduction until the text turns to another act, in characters."""
    for near in reading.sentences[sentence.index : sentence.index + REACH + 1]:
        same = near.paragraph == sentence.paragraph
        if not same and (near.paragraph in items or sentence.paragraph in items or near.index > sentence.index + 1):
            return
        others = [e for e in told.get(near.index, ()) if e is not event and not e.refused and not e.reference]
        here = near.index == sentence.index
        start = sentence.ends[event.last] if here else near.start
        acts = [e for e in others if e.type not in DEADLY and (not here or e.token > event.token)]
        stop = min((near.starts[e.token] for e in acts), default=near.end)
        yield start, stop
        if acts:
            return


def _fates(text: str, start: int, stop: int, taken: int, called: Set[str]) -> Iterator[tuple[int, int, int]]:
    """Deaths of those taken, who may be called by some nouns: the characters that tell each, and how many died."""
    for pattern in _FATES:
        for match in pattern.finditer(text, start, stop):
            groups = match.groupdict()
            others = any(groups.get(name) and groups[name].lower() not in called for name in NOUNS)
            count = None if others else _count(match, taken)
            if count is not None and not _UNREAL.search(text[max(start, match.start() - 40) : match.start()]):
                yield match.start(), match.end(), count


def _count(match: re.Match[str], taken: int) -> int | None:
    """How many a match tells to have died, `None` where it can be none of those taken."""
    said = {name for name, words in match.groupdict().items() if words}
    if "some" in said:
        number = find_numbers(match["some"])
        low = number[0].low if number else None
        return low if low is not None and low <= taken and taken > 1 else None
    if "both" in said:
        return 2 if taken >= 2 else None
    if "found" in said:
        return taken
    if "one" in said:
        return 1 if (taken == 1) != (match["one"].lower() in ("a", "an")) else None
    return taken if taken > 1 else None
