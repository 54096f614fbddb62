"""What a sentence says of how many people there were, in numbers and without: each a candidate, and no more.

Numbers; people named one by one; nobody ("there were no casualties"); one more than told before ("a third on Sunday");
those who did it, told again as their own victims ("killing only himself", "all the attackers died").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annals.coding.joined.features import Features
from annals.coding.rules.chunks import Noun
from annals.coding.rules.filler import Filler, count_of
from annals.coding.rules.participants import one
from annals.coding.rules.scene import Scene
from annals.language.phrases import Phrases
from annals.language.reading import Sentence

Bounds = tuple[int | None, int | None]
NOBODY: Bounds = (0, 0)
NO = frozenset({"no", "nobody", "none", "neither", "without", "nor", "not", "n't", "never"})
HARM = frozenset(
    "casualty casualties victim victims death deaths dead fatality fatalities loss losses life lives injury injuries"
    " injured injuring hurt killed killing died wounded wounding harmed harm bloodshed scratch scratched hit".split()
)
SAFE = frozenset({"unharmed", "unhurt", "uninjured", "unscathed", "unwounded", "unscratched", "safe", "survived"})
REACH, BACK = 9, 2
"""So many words behind and before a word of denial it is looked for what nobody suffered."""
STOPS = frozenset({".", ";", "but", "though", "although", "until", "before"})
ORDINALS = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        2,
    )
}
BEFORE_ORDINAL = frozenset({"a", "an", "the", "and"})
SELVES: dict[str, Bounds | None] = {"himself": (1, 1), "herself": (1, 1), "themselves": None}
"""Those who died by their own act: one, or as many as did it."""
PAIRS = frozenset({"couple", "pair", "duo", "twin"})
"""Nouns of two people."""
MANY: tuple[Bounds, ...] = ((None, None), (2, None))
"""Counts of "the attackers" and "attackers"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Characters that say how many, half-open bounds, and what speaks of how they are said.

    `prior` is the number to which an ordinal adds one; an ordinal means nothing where it was not told.
    """

    start: int
    end: int
    bounds: Bounds
    features: Features
    prior: int | None = None


class Counts:
    """Finds the counts of the sentences of one report."""

    def __init__(self, phrases: Phrases, scene: Callable[[Sentence], Scene]) -> None:
        self._phrases = phrases
        self._scene = scene

    def numbers(self, sentence: Sentence) -> Iterator[Count]:
        """Its numbers of people."""
        for number in self._phrases.numbers(sentence):
            if number.sort == "count" and number.low is not None and number.high != 0:
                features = {"kind=number": 1.0, "head=": 1.0, "additional": float(number.additional)}
                bounds = number.low, number.high
                yield Count(start=number.start, end=number.end, bounds=bounds, features=features)

    def people(self, sentence: Sentence, doers: Bounds | None) -> Iterator[Count]:
        """The people whom it names without a number; "the attackers" are as many as `doers`, where that is known."""
        scene = self._scene(sentence)
        fillers = (f for k, c in enumerate(scene.chunks) if isinstance(c, Noun) for f in one(scene, k, "victim"))
        for filler in fillers:
            bounds, again = _people(filler), False
            if bounds in MANY and doers is not None:
                bounds, again = doers, True
            if bounds is None or bounds[0] is None:
                continue
            features = {
                "kind=again" if again else "kind=single" if filler.single else "kind=plural": 1.0,
                "human": float(filler.kind == "person"),
                f"head={filler.head}": 1.0,
                "named": float(filler.named),
                "definite": float(filler.definite),
            }
            start = sentence.starts[filler.start]
            if filler.number is not None:
                start = min(start, filler.number.start)
            yield Count(start=start, end=sentence.ends[filler.end - 1], bounds=bounds, features=features)


def _people(filler: Filler) -> Bounds | None:
    human = filler.kind == "person" or (filler.kind == "object" and filler.named and filler.single)
    if not human or filler.pronoun:
        return None
    return (2, 2) if filler.single and filler.head in PAIRS else count_of(filler)


def nobody(sentence: Sentence) -> Iterator[Count]:
    """The words of a sentence that may say that nobody died."""
    lower = sentence.lower
    for i, word in enumerate(lower):
        found = i if word in SAFE else _suffered(lower, i) if word in NO else None
        if found is not None:
            first, last = min(i, found), max(i, found)
            features = {"kind=nobody": 1.0, f"head={lower[found]}": 1.0, f"no={word}": 1.0}
            yield Count(start=sentence.starts[first], end=sentence.ends[last], bounds=NOBODY, features=features)


def _suffered(lower: tuple[str, ...], i: int) -> int | None:
    """Which word says what nobody suffered, the word at `i` being one of denial."""
    for k in range(i + 1, min(i + REACH, len(lower))):
        if lower[k] in STOPS:
            break
        if lower[k] in HARM:
            return k
    before = range(max(0, i - BACK), i) if lower[i] in ("no", "nobody", "none") else ()  # "it hurt no one"
    return next((k for k in before if lower[k] in HARM), None)


def one_more(sentence: Sentence) -> Iterator[Count]:
    """The ordinals of a sentence that may count one more to those told before."""
    for i, word in enumerate(sentence.lower):
        number = ORDINALS.get(word)
        if number and i and sentence.lower[i - 1] in BEFORE_ORDINAL:
            features = {"kind=ordinal": 1.0, "noun": float(sentence.tags[i + 1 : i + 2] in (("NN",), ("NNS",)))}
            yield Count(
                start=sentence.starts[i], end=sentence.ends[i], bounds=(number, number), features=features,
                prior=number - 1,
            )  # fmt: skip


def selves(sentence: Sentence, doers: Bounds | None) -> Iterator[Count]:
    """The words of a sentence that name those who did it as their own victims."""
    for i, word in enumerate(sentence.lower):
        bounds = SELVES.get(word) or doers
        if word in SELVES and bounds is not None:
            features = {"kind=self": 1.0, f"head={word}": 1.0}
            yield Count(start=sentence.starts[i], end=sentence.ends[i], bounds=bounds, features=features)
