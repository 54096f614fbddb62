"""Which sentences are worth the grammar: those that hold all the words that an event can be told with.

Every word stands here that the rules ask for, so that nothing is lost by leaving the others: more than half of the
sentences with a trigger word hold but a part of its entry ("be", of "be under attack").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import chain

from annals.coding.rules.chunks import VERB
from annals.coding.rules.finds import DUMPS
from annals.coding.rules.frames import Entry, Frames
from annals.coding.rules.needs import HEADS
from annals.coding.rules.nouns import Nouns
from annals.coding.rules.responsibility import ASSAILANTS, PART
from annals.coding.rules.speech import ACTED, RESPONSIBILITY
from annals.coding.rules.toll_words import NOUNS, NUMBERED, RISE, STATES, WOUNDS
from annals.coding.rules.unharmed import LOSSES, SAFE, UNHARMED
from annals.language.reading import Sentence

TOLLS = (
    frozenset(STATES)
    | frozenset(NOUNS)
    | frozenset(UNHARMED)
    | SAFE
    | {"toll", "wound", "hospital", "treatment", "tally", "critical"}
)
"""Without one of these no figure is a toll that no verb of harm gives."""


LOOSE = (
    TOLLS
    | WOUNDS
    | frozenset(LOSSES)
    | frozenset(NUMBERED)
    | {"count", "figure", "number", "fatally", "mortally", "intensive", "clinics"}
)
"""Without one of these, as written or as a lemma, a sentence that tells no act has no toll either."""


OTHERS: dict[str, tuple[frozenset[str], ...]] = {
    "body": (frozenset({"of", "leave"}), frozenset({"of", "abandon"}), frozenset({"count"})),
    "count": tuple(frozenset({rise}) for rise in sorted(RISE)),
    "work": (frozenset({"of"}), frozenset({"its"}), frozenset({"their"})),
    "point": (frozenset({"to"}), frozenset({"finger"})),
    "down": (frozenset({"put", "to"}),),
    **{word: (frozenset({"to"}), frozenset({"with"})) for word in ("link", "tie", "connect", "trace")},
    "pin": (frozenset({"on"}),),
    "distance": (frozenset({"itself"}), frozenset({"themselves"})),
    **{word: (frozenset({"it"}),) for word in ACTED},
    "believe": tuple(frozenset({word}) for word in ASSAILANTS),
    "own": (frozenset({"up"}),),
    "have": tuple(frozenset({nothing, part}) for nothing in ("no", "nothing") for part in PART),
}
"""Words with what has to stand beside them: "left the bodies of nine men", "the work of rebels"."""

_CACHE = 60_000
"""So many words are kept with what they can be forms of."""


class Gate:
    """Asked of each sentence before it is cut into chunks: of its words alone, then of its lemmas."""

    def __init__(self, frames: Frames, nouns: Nouns, forms: Callable[[str], frozenset[str]]) -> None:
        single: set[str] = {*TOLLS, *(RESPONSIBILITY - OTHERS.keys())}
        longer: dict[str, list[tuple[frozenset[str], Set[str] | None]]] = {}
        heads = {**HEADS, "weapon": _weapons(nouns) | DUMPS}
        heads["agreement"] = {w for w, found in frames.nouns.items() if _tells(found, "agreement")}
        for word, entry in _entries(frames):
            # Between the words of an entry for a noun articles may be left out.
            rest = frozenset(entry.rest) - {"the"}
            # What drives into people may be any vehicle.
            need = heads.get(entry.frame.needs_object or "") if entry.frame.name != "ram" else None
            if rest or need is not None:
                longer.setdefault(word, []).append((rest, need))
            else:
                single.add(word)
        for word, rests in OTHERS.items():
            longer.setdefault(word, []).extend((rest, None) for rest in rests)
        self._single = frozenset(single)
        # What only verbs tell is told by a word that is read as one: not by "their release", nor "took place".
        others = {*TOLLS, *RESPONSIBILITY, *frames.nouns}
        self._verbal = frozenset(word for word in single if word not in others)
        self._longer = {word: tuple(rests) for word, rests in longer.items() if word not in single}

        asked = chain(*((rest, need or ()) for rests in self._longer.values() for rest, need in rests))
        self._words = self._single | self._longer.keys() | frozenset(chain(*asked))
        self._forms = forms
        self._lemmas: dict[str, frozenset[str]] = {}
        self._alone: set[str] = set()

    def opens(self, sentence: Sentence) -> bool:
        """Whether the sentence may tell of an event."""
        lemmas, lower = sentence.lemmas, sentence.lower
        words = {*lemmas, *lower}
        hits = self._single & words
        if hits and not hits <= self._verbal:
            return True
        if hits and any(tag in VERB and lemma in hits for lemma, tag in zip(lemmas, sentence.tags, strict=True)):
            return True
        return self._holds(words | {word.rpartition("-")[2] for word in words if "-" in word})

    def may_open(self, sentence: Sentence) -> bool:
        """Whether the sentence may tell of an event whatever the tags of its words are, which need not be known."""
        lower = sentence.lower
        # Asked of all words at once, for it is asked of every word of every report; most often this tells it.
        if not self._alone.isdisjoint(lower):
            return True
        try:
            told = list(map(self._lemmas.__getitem__, lower))
        except KeyError:
            told = self._learn(lower)
            if not self._alone.isdisjoint(lower):
                return True
        return self._holds(frozenset().union(*told))

    def _holds(self, words: Set[str]) -> bool:
        longer = self._longer
        return any(
            rest <= words and (need is None or not need.isdisjoint(words))
            for word in words
            if word in longer
            for rest, need in longer[word]
        )

    def _learn(self, words: Sequence[str]) -> list[frozenset[str]]:
        """What of the words asked for each word can be a form of, kept for the next time."""
        if len(self._lemmas) >= _CACHE:
            self._lemmas.clear()
            self._alone.clear()
        for word in words:
            if word not in self._lemmas:
                last = word.rpartition("-")[2]  # "a car-bomb"
                forms = self._forms(word) | self._forms(last) if last and last != word else self._forms(word)
                self._lemmas[word] = found = self._words & forms
                if not self._single.isdisjoint(found):
                    self._alone.add(word)
        return [self._lemmas[word] for word in words]


def _weapons(nouns: Nouns) -> Set[str]:
    """The last word of everything that may be a weapon, one or many."""
    found = {name.split()[-1] for name, senses in nouns.senses.items() if any(s.kind == "weapon" for s in senses)}
    return found | {f"{name}s" for name in found}


def _tells(entries: Iterable[Entry], type_: str) -> bool:
    return any(entry.frame.type == type_ for entry in entries)


def _entries(frames: Frames) -> Iterator[tuple[str, Entry]]:
    for table in (frames.verbs, frames.nouns):
        for word, entries in table.items():
            for entry in entries:
                yield word, entry
