"""Names of places that no rule takes for one: in words that the network holds to say where an act was.

Rules know a place by its preposition, its kind word or its name. "Socket bomb at ward office, Lahan", "soldiers
destroyed Odi" and names in a text without capitals have none of these.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from annals.coding.joined.features import Act
from annals.coding.learned.reader import Seen
from annals.language.phrases import Phrases
from annals.language.places import find_demonyms
from annals.language.places_records import PlacePhrase
from annals.language.reading import Reading, Sentence

LIKELY = 0.5
"""What is less likely where an act was is no name of a place."""
NEVER_FIRST = frozenset(
    "the a an this that these those its their his her our two three several some near of in at".split()
)
"""Words that open no name."""
OPEN = ((",",), ("(",))
"""What stands between a place and the one that holds it."""
MOST = 5
"""So many words a name has at most."""


def further_places(
    reading: Reading, phrases: Phrases, seen: Seen, acts: Iterable[Act]
) -> Iterator[tuple[Sentence, PlacePhrase]]:
    """The names of places that some acts have and no phrase of the report covers, in the order of the text."""
    hot = sorted({word for act in acts for word in seen.likely(act.word, "at", LIKELY)})
    if not hot:
        return
    for sentence in reading.sentences:
        if not len(sentence):
            continue
        low = seen.at(sentence, 0)
        tokens = [w - low for w in hot[bisect_left(hot, low) : bisect_left(hot, low + len(sentence))]]
        if tokens:
            known = phrases.places(sentence)
            taken = {t for p in known for t in range(p.first, p.last)}
            # "the Malaysian resort" is no Malaysia.
            taken |= {t for d in find_demonyms(sentence) for t in tokens if d.start <= sentence.starts[t] < d.end}
            for first, last in _runs(sentence, tokens, taken):
                yield sentence, _phrase(reading.text, sentence, first, last, known)


def _runs(sentence: Sentence, tokens: list[int], taken: set[int]) -> Iterator[tuple[int, int]]:
    """First and last tokens of names, the last within, among some tokens that stand side by side."""
    start = 0
    for k in range(1, len(tokens) + 1):
        if k < len(tokens) and tokens[k] == tokens[k - 1] + 1:
            continue
        first, last = tokens[start], tokens[k - 1]
        start = k
        if last - first < MOST and taken.isdisjoint(range(first, last + 1)) and _is_name(sentence, first, last):
            yield first, last


def _is_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words can be a name: they open and end in a capital, or capitals tell nothing here."""
    words = sentence.words
    if sentence.lower[first] in NEVER_FIRST or not (words[first][0].isalpha() and words[last][0].isalnum()):
        return False
    plain = sentence.caps or all(w == low for w, low in zip(words, sentence.lower, strict=True))
    return plain or words[first][0].isupper()


def _phrase(text: str, sentence: Sentence, first: int, last: int, known: Sequence[PlacePhrase]) -> PlacePhrase:
    start, end = sentence.starts[first], sentence.ends[last]
    name = " ".join(text[start:end].split())
    behind = sentence.lower[last + 1 : last + 2]
    holder = next((p for p in known if p.first == last + 2), None) if behind in OPEN else None
    return PlacePhrase(
        start=start, end=end, first=first, last=last + 1, text=name, name=name, whole=name, learned=True,
        parents=(holder.name,) if holder is not None else (),
        parent_spans=((holder.start, holder.end),) if holder is not None else (),
    )  # fmt: skip
