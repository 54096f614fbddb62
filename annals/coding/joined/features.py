"""What a judge weighs, as numbers by name.

Likelihoods are given as log odds; a word becomes one feature for each value ("kind=person").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p

from annals.coding.learned.reader import SecondLook, Seen
from annals.coding.rules.filler import Filler
from annals.coding.rules.found import Event
from annals.coding.rules.scene import Scene
from annals.language.date_phrase import DatePhrase
from annals.language.places_records import PlacePhrase
from annals.language.reading import Sentence

Features = dict[str, float]
Pairs = Mapping[tuple[str, str], float]
"""How likely two acts are one incident, by their names."""
Scenes = Callable[[Sentence], Scene]
SIDE = 40
"""So many characters are looked at on each side of something."""
_WORD = re.compile(r"[\w']+|[^\w\s]")
LOOKED = ("who", "aim", "at", "dead", "hurt", "taken", "held", "hit")
"""The roles of the second look that are weighed for people and organizations."""
SHARED = ("who", "dead", "aim", "at", "on")
"""The network's roles by which two acts are compared: who did both, whom they killed, where, when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An event with its sentence, and the number of the word that tells it among all words of the report.

    `others` are the numbers of the words that tell the sentence's other events; `made` says that no rule knows it.
    """

    sentence: Sentence
    event: Event
    word: int
    others: tuple[int, ...] = ()
    made: bool = False


def log_odds(likely: float) -> float:
    """The logarithm of the odds, for likelihoods between 0.0001 and 0.9999."""
    bounded = min(max(likely, 1e-4), 1 - 1e-4)
    return log(bounded / (1 - bounded))


NEVER = log_odds(0.0)


def of_act(act: Act, seen: Seen) -> Features:
    """What is told of an act by both readers."""
    event = act.event
    return {
        "tells": log_odds(seen.tells(act.word)),
        "made": float(act.made),
        "reference": float(event.reference),
        "events": float(1 + len(act.others)),
        f"type={event.type}": 1.0,
        f"strength={event.frame.strength}": 1.0,
    }


def apart(act: Act, sentence: Sentence, words: range) -> Features:
    """How far from its act a candidate stands, in words and sentences."""
    distance = words.start - act.word
    sentences = sentence.index - act.sentence.index
    return {
        "distance": log1p(abs(distance)),
        "before": float(distance < 0),
        "sentences": float(sentences),
        "far": float(abs(sentences)),
        "same_paragraph": float(sentence.paragraph == act.sentence.paragraph),
        "in_title": float(sentence.paragraph < 0),
    }


def of_filler(filler: Filler) -> Features:
    """What kind of phrase names somebody."""
    return {
        "elsewhere": float(filler.where is not None),
        "named": float(filler.named),
        "definite": float(filler.definite),
        "plural": float(filler.plural),
        "counted": float(filler.number is not None),
        "sure": float(filler.sure),
        f"kind={filler.kind}": 1.0,
        f"status={filler.status}": 1.0,
        f"sort={filler.sort}": 1.0,
        f"usual={filler.role}": 1.0,
        f"by={filler.by.partition(':')[0]}": 1.0,
        f"standing={filler.standing}": 1.0,
    }


def of_place(phrase: PlacePhrase) -> Features:
    """What kind of phrase names a place."""
    return {
        "weak": float(phrase.weak),
        "doubtful": float(phrase.doubtful),
        "holds": float(phrase.holds),
        "held": float(bool(phrase.parents)),
        "head": float(phrase.head),
        "learned": float(phrase.learned),
        "demonym": float(phrase.demonym is not None),
        f"kind={phrase.kind}": 1.0,
        f"relation={phrase.relation}": 1.0,
        f"prep={phrase.prep}": 1.0,
    }


def of_date(phrase: DatePhrase) -> Features:
    """What kind of phrase names a time."""
    return {
        "year": float(phrase.year is not None),
        "month": float(phrase.month is not None),
        "day": float(phrase.day is not None),
        "weekday": float(phrase.weekday is not None),
        "attributive": float(phrase.attributive),
        "entry": float(phrase.entry),
        "links": float(phrase.links),
        "about": float(phrase.about),
        f"sort={phrase.sort}": 1.0,
        f"prep={phrase.prep}": 1.0,
        f"part={phrase.part}": 1.0,
        f"unit={phrase.unit}": 1.0,
        f"base={phrase.base}": 1.0,
    }


def of_words_beside(text: str, start: int, end: int, count: int) -> Features:
    """The words on each side of some characters: so many of them, the nearest first."""
    left = _WORD.findall(text[max(0, start - SIDE) : start])[: -count - 1 : -1]
    right = _WORD.findall(text[end : end + SIDE])[:count]
    return {
        **{f"left{i}={word.lower()}": 1.0 for i, word in enumerate(left)},
        **{f"right{i}={word.lower()}": 1.0 for i, word in enumerate(right)},
    }


def of_look(look: SecondLook, roles: Sequence[str], words: Sequence[int]) -> Features:
    """How likely the likeliest of some words stands in each of some roles to the incident, by the second look."""
    return {f"look_{role}": log_odds(look.role(role, words)) for role in roles}


def of_report(seen: Seen, act: int) -> Features:
    """How likely anything at all stands in each role to an act."""
    return {f"any_{role}": log_odds(seen.most(act, role)) for role in (*SHARED, "hurt", "taken", "held", "with")}


def of_pair(seen: Seen, act: int, other: int) -> Features:
    """What two words that tell acts have in common: by role, how likely they share it, and each has its own."""
    found = {"same": log_odds(seen.role(other, "act", [act])), "same_back": log_odds(seen.role(act, "act", [other]))}
    for role in SHARED:
        both, mine, its = seen.common(act, other, role)
        found |= {f"both_{role}": log_odds(both), f"mine_{role}": log_odds(mine), f"its_{role}": log_odds(its)}
    return found


def of_two(seen: Seen, act: Act, before: Act) -> Features:
    """What speaks for and against two acts being one incident, the first told behind the other."""
    gap = act.sentence.index - before.sentence.index
    return {
        **of_pair(seen, act.word, before.word),
        "tells": log_odds(seen.tells(act.word)),
        "told": log_odds(seen.tells(before.word)),
        "gap": float(gap),
        "words": log1p(abs(act.word - before.word)),
        "paragraphs": float(act.sentence.paragraph - before.sentence.paragraph),
    }


def nearest(seen: Seen, act: int, others: Sequence[int], prefix: str) -> Features:
    """What an act has in common with the one of some others that it most likely tells again."""
    if not others:
        return {f"{prefix}_none": 1.0}
    best = max(others, key=lambda other: seen.role(other, "act", [act]))
    return {f"{prefix}_{name}": value for name, value in of_pair(seen, act, best).items()}
