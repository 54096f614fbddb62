"""Two adjectives of origin before one noun, which a tagger takes for names ("Mamprusi and Kusasi youths")."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from annals.coding.rules.nouns import Nouns
from annals.language.reading import Sentence

SPOTS = frozenset({"in", "at", "near", "into", "on", "outside", "around", "towards", "toward"})
"""Behind these a name is a place: "in Bunia and Beni residents fled"."""
PEOPLE = frozenset({"person", "organization", "collective"})
BETWEEN = frozenset({"JJ", "VBN"})
REACH = 3


def paired(sentence: Sentence, nouns: Nouns, lemma: Callable[[str, str], str]) -> Iterator[int]:
    """The tokens that say of what two origins those behind them are ("Hutu and Tutsi villagers": 0 and 2)."""
    if "CC" not in sentence.tags or sentence.caps:
        return
    for i, tag in enumerate(sentence.tags[:-2]):
        if tag == "CC" and i and sentence.lower[i] == "and" and _joins(sentence, nouns, lemma, i):
            yield i - 1
            yield i + 1


def _joins(sentence: Sentence, nouns: Nouns, lemma: Callable[[str, str], str], i: int) -> bool:
    words, tags = sentence.words, sentence.tags
    if not (words[i - 1][0].isupper() and words[i + 1][0].isupper()):
        return False
    k = i + 2
    while k < min(i + 2 + REACH, len(tags) - 1) and tags[k] in BETWEEN and words[k].islower():
        k += 1
    if tags[k] != "NNS" or not words[k].islower():
        return False
    head = nouns.sense((lemma(sentence.lower[k], "NNS"),))
    if head is None or not head.sure or head.kind not in PEOPLE:
        return False
    before = i - 2
    if before >= 0:
        named = words[before][0].isupper() and tags[before].startswith("NN")
        if named or sentence.lower[before] in SPOTS:
            return False
        if tags[before].startswith("VB") and not any(_people(sentence, nouns, t) for t in (i - 1, i + 1)):
            return False
    return all(_origin(sentence, nouns, t) for t in (i - 1, i + 1))


def _people(sentence: Sentence, nouns: Nouns, t: int) -> bool:
    sense = nouns.sense((sentence.lower[t],))
    return sense is not None and sense.sure and sense.kind == "person"


def _origin(sentence: Sentence, nouns: Nouns, t: int) -> bool:
    """Whether a word may say where people are from: no organization, no common noun but a people's name."""
    if nouns.group_at(sentence.lower, t) is not None or len(sentence.words[t]) < len("Abo"):
        return False
    sense = nouns.sense((sentence.lower[t],))
    named = sense is None or not sense.sure or sense.kind == "person"
    return named and not sentence.words[t].isupper() and sentence.tags[t] != "CD"
