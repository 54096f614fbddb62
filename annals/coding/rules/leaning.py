"""Sentences that lean on an accident, a disaster or a drill told just before: "A bus overturned. Six people died."

`refuse_leaning` is given all sentences of a report and the events of those that tell; it refuses events of bare
harm whose ground was laid, by the words of nonevents.toml, in one of the two sentences before.
"""

from __future__ import annotations

from collections.abc import Sequence

from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.nonevent_words import NoEvents, Words, load_nonevents
from annals.coding.rules.nonevents import BARE
from annals.language.reading import Sentence

BACK = 2
"""How many sentences before one are looked at."""


def refuse_leaning(sentences: Sequence[Sentence], told: Sequence[tuple[Sentence, list[Event]]]) -> None:
    """Refuses, in place, the events of bare harm that lean on what is no incident.

    `sentences` are those of the report by index, `told` the sentences with events, in order.
    """
    data = load_nonevents()
    for sentence, events in told:
        leaning = [e for e in events if _leans(e)]
        if not leaning or _violent(sentence, data):
            continue
        reason = _ground(sentences, sentence, data)
        for event in leaning if reason else ():
            event.refused = reason


def _leans(event: Event) -> bool:
    """Whether an event tells harm and neither who did it nor by what means."""
    if event.refused or event.frame.name not in BARE or event.type not in VIOLENT:
        return False
    return not any(event.get(role) for role in ("perpetrator", "party", "weapon", "claimed_by"))


def _violent(sentence: Sentence, data: NoEvents) -> bool:
    lists = (data.lists["outweigh.arms"], data.lists["outweigh.acts"])
    return any(words.spans(sentence.lemmas, 0, len(sentence.lemmas)) for words in lists)


def _ground(sentences: Sequence[Sentence], sentence: Sentence, data: NoEvents) -> str:
    """The reason that the nearest sentence with a cause before gives; violence told between takes it away."""
    first = max(0, sentence.index - BACK)
    for before in reversed(sentences[first : sentence.index]):
        reason = next((r for r, words in data.causes if _names(words, before)), "")
        if _violent(before, data):
            return ""
        if reason:
            return reason
    return ""


def _names(words: Words, sentence: Sentence) -> bool:
    """Whether a sentence names a cause: not with a verb that looks like it, and not denied."""
    lemmas, tags = sentence.lemmas, sentence.tags
    return any(
        not (words.nouns and tags[b - 1].startswith("VB")) and not {"no", "not", "n't"} & set(lemmas[max(0, a - 2) : a])
        for a, b in words.spans(lemmas, 0, len(lemmas))
    )
