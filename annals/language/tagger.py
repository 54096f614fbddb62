"""Part-of-speech tags by an averaged perceptron, in pure Python.

Collins, "Discriminative training methods for hidden Markov models" (EMNLP 2002), greedy from left to
right. What is speed here: nothing is scored where a word has one tag only, a word is scored for the
tags it can have, and sums that depend on one word are made once and kept. The weights are made by
`training/tagger/train.py`; their card stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import add
from pathlib import Path
from typing import TypeVar

from annals.errors import CallError
from annals.language import tag_features as look

HEADER = "annals-tagger 1"
"""First line of a file of weights."""
ZERO = 79
"""Code of the weight 0: a weight is one character of code `ZERO` plus the weight, -46 to 46."""
FIRST_TAG = 33
"""Code of the first tag; a tag is one character."""

_CACHE = 30_000
_BEYOND = ("", "")
_START_NAME = "<s>"

Vector = list[int]


class _Word:
    """What is known of one word in one position and case: its tags, and the sums made so far."""

    __slots__ = ("base", "by_state", "by_tag", "ending", "lower", "tags")

    def __init__(self, tags: tuple[int, ...], lower: str, base: Vector) -> None:
        self.tags = tags
        self.lower = lower
        self.base = base
        self.ending = look.pair_feature(lower, "")
        self.by_tag: dict[int, Vector] = {}
        self.by_state: dict[str, Vector] = {}


class _Sums:
    """The sums kept of words in one case; `opening` holds those of a word that opens its sentence."""

    __slots__ = ("left", "opening", "right", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Word] = {}
        self.opening: dict[str, _Word] = {}
        self.left: dict[str, Vector] = {}
        self.right: dict[str, Vector] = {}


class _Line:
    """One sentence, with two empty words before and behind it, and the form by which sums are kept."""

    __slots__ = ("forms", "lower", "shaped", "sums", "words")

    def __init__(self, words: Sequence[str], lower: Sequence[str], shaped: bool, sums: _Sums) -> None:
        self.words = words
        self.shaped = shaped
        self.sums = sums
        self.lower = (*_BEYOND, *lower, *_BEYOND)
        self.forms = (*_BEYOND, *words, *_BEYOND) if shaped else self.lower


class Candidates:
    """The tags that a word can have.

    Args:
        known: word to its tags; an ending of two letters stands behind a hyphen ("-ed").
        open_tags: what any other word can be.
    """

    def __init__(self, known: Mapping[str, tuple[str, ...]], open_tags: tuple[str, ...]) -> None:
        self._known = known
        self._open = open_tags

    def of(self, word: str, lower: str, shaped: bool) -> tuple[str, ...]:
        """The tags of a word; a capital that tells something allows a name."""
        key = look.plain(lower)
        found = self._known.get(key)
        if found is None:
            found = self._known.get("-" + key[-2:], self._open)
        if shaped and word != lower and "NNP" not in found:
            return (*found, "NNP", "NNPS") if lower.endswith("s") else (*found, "NNP")
        return found

    def fixed(self) -> dict[str, str]:
        """The words, small or capitalised, that have one tag only."""
        single = {word: tags[0] for word, tags in self._known.items() if len(tags) == 1 and word[0] != "-"}
        return single | {word.capitalize(): tag for word, tag in single.items()}


class Tagger:
    """Gives every word of a sentence its Penn Treebank tag.

    Args:
        names: the tags, in the order of their codes.
        candidates: the tags that words can have.
        weights: a feature's key to its weights, tag code and weight code by turns.
    """

    def __init__(self, names: Sequence[str], candidates: Candidates, weights: Mapping[str, str]) -> None:
        self._names = (*names, _START_NAME)
        self._start = len(names)
        self._number = {name: index for index, name in enumerate(names)}
        self._candidates = candidates
        self._weights = weights
        self._features: dict[str, Vector] = {}
        self._fixed = {word: self._number[tag] for word, tag in candidates.fixed().items()}
        self._small, self._shaped = _Sums(), _Sums()
        self._far_left: dict[str, Vector] = {}
        self._far_right: dict[str, Vector] = {}
        self._history: dict[tuple[int, int], Vector] = {}
        self._nothing = [0] * len(names)

    @classmethod
    def load(cls, path: Path) -> Tagger:
        """The tagger of a file written by `dump`.

        Raises:
            CallError: the file is no such file.
        """
        head, tags, open_tags, words, weights = (path.read_text(encoding="utf-8").split("\n\n") + [""] * 5)[:5]
        if head != HEADER:
            raise CallError("not a file of tagger weights", where=str(path), mend="install annals again")
        names = tags.split(" ")
        codes = {chr(FIRST_TAG + index): name for index, name in enumerate(names)}
        known = {word: tuple([codes[c] for c in row]) for word, row in _pairs(words).items()}
        return cls(names, Candidates(known, tuple(open_tags.split(" "))), _pairs(weights))

    def tag(self, words: Sequence[str], lower: Sequence[str], shaped: bool) -> tuple[str, ...]:
        """One tag a word; `shaped` says that capitals tell something here."""
        names, fixed, clause = self._names, self._fixed, look.Clause()
        line = _Line(words, lower, shaped, self._shaped if shaped else self._small)
        one = two = self._start
        found: list[str] = []
        told = zip(words if shaped else lower, lower, look.finite_to_come(lower), strict=True)
        for index, (form, low, ahead) in enumerate(told):
            number = fixed.get(form)
            if number is None:
                number = self._choose(line, index, (one, two), clause.auxiliary + clause.finite + ahead)
            name = names[number]
            clause.add(low, name)
            found.append(name)
            two, one = one, number
        return tuple(found)

    def _choose(self, line: _Line, index: int, history: tuple[int, int], state: str) -> int:
        forms, lower, sums = line.forms, line.lower, line.sums
        # Calls are spared here on purpose: this runs for every other word of every report.
        first = index < 3 and line.shaped and look.opens(index, line.words)
        word = (sums.opening if first else sums.words).get(forms[index + 2]) or self._word(line, index, first)
        tags = word.tags
        if len(tags) == 1:
            return tags[0]
        own = word.by_tag.get(history[0]) or self._by_tag(word, history[0])
        verbs = word.by_state.get(state) or self._by_state(word, state)
        before = self._history.get(history) or self._by_history(history)
        left = sums.left.get(forms[index + 1]) or self._beside_left(line, index + 1)
        right = sums.right.get(forms[index + 3]) or self._beside_right(line, index + 3)
        far_left = self._far_left.get(lower[index]) or self._far(self._far_left, lower[index], "o")
        far_right = self._far_right.get(lower[index + 4]) or self._far(self._far_right, lower[index + 4], "r")
        pair = word.ending + lower[index + 3]
        both = self._features.get(pair) or (self._feature(pair) if pair in self._weights else self._nothing)
        if len(tags) == 2:  # nearly half of the words scored
            a, b = tags
            gap = (
                own[0] - own[1] + verbs[0] - verbs[1] + before[a] - before[b] + left[a] - left[b] + right[a] - right[b]
                + far_left[a] - far_left[b] + far_right[a] - far_right[b] + both[a] - both[b]
            )  # fmt: skip
            return a if gap >= 0 else b
        best, top = tags[0], -1_000_000
        for tag, alone, led in zip(tags, own, verbs, strict=True):
            score = (
                alone + led + before[tag] + left[tag] + right[tag] + far_left[tag] + far_right[tag] + both[tag]
            )  # fmt: skip
            if score > top:
                best, top = tag, score
        return best

    def _word(self, line: _Line, index: int, first: bool) -> _Word:
        written, lower = line.words[index], line.lower[index + 2]
        tags = tuple([self._number[name] for name in self._candidates.of(written, lower, line.shaped)])
        features = look.own_features(written, lower, first, line.shaped)
        word = _Word(tags, lower, self._sum_of(features, tags))
        _keep(line.sums.opening if first else line.sums.words, line.forms[index + 2], word)
        return word

    def _by_tag(self, word: _Word, tag: int) -> Vector:
        more = self._sum_of(look.tag_features(self._names[tag], word.lower), word.tags)
        vector = word.by_tag[tag] = list(map(add, word.base, more))
        return vector

    def _by_state(self, word: _Word, state: str) -> Vector:
        vector = word.by_state[state] = self._sum_of(look.state_features(state, word.lower), word.tags)
        return vector

    def _by_history(self, history: tuple[int, int]) -> Vector:
        vector = self._sum(look.history_features(self._names[history[0]], self._names[history[1]]))
        self._history[history] = vector
        return vector

    def _beside_left(self, line: _Line, at: int) -> Vector:
        vector = self._sum(look.previous_features(line.forms[at], line.lower[at], line.shaped))
        _keep(line.sums.left, line.forms[at], vector)
        return vector

    def _beside_right(self, line: _Line, at: int) -> Vector:
        vector = self._sum(look.next_features(line.forms[at], line.lower[at], line.shaped))
        _keep(line.sums.right, line.forms[at], vector)
        return vector

    def _far(self, cache: dict[str, Vector], word: str, letter: str) -> Vector:
        vector = self._sum([letter + word])
        _keep(cache, word, vector)
        return vector

    def _sum(self, keys: Sequence[str]) -> Vector:
        """The weights of some features, for every tag; never changed, for it may be that of one feature."""
        found = self._known(keys)
        if len(found) > 1:
            return list(map(sum, zip(*found, strict=True)))
        return found[0] if found else self._nothing

    def _sum_of(self, keys: Sequence[str], tags: Sequence[int]) -> Vector:
        """The weights of some features for some tags."""
        found = self._known(keys)
        return [sum([vector[tag] for vector in found]) for tag in tags]

    def _known(self, keys: Sequence[str]) -> list[Vector]:
        # Most features that a text can have are not in the file.
        features, weights = self._features, self._weights
        return [features.get(key) or self._feature(key) for key in keys if key in weights]

    def _feature(self, key: str) -> Vector:
        vector = self._features[key] = [0] * self._start
        codes = self._weights[key].encode("ascii")
        for tag, weight in zip(codes[::2], codes[1::2], strict=True):
            vector[tag - FIRST_TAG] = weight - ZERO
        return vector


V = TypeVar("V")


def _keep(cache: dict[str, V], key: str, value: V) -> None:
    # A corpus of millions has millions of words: the cache is bounded, and simply begun anew.
    if len(cache) >= _CACHE:
        cache.clear()
    cache[key] = value


def _pairs(rows: str) -> dict[str, str]:
    cells = rows.replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))


def dump(
    names: Sequence[str],
    open_tags: Sequence[str],
    known: Mapping[str, Sequence[str]],
    weights: Mapping[str, Mapping[str, int]],
) -> str:
    """The text of a file that `Tagger.load` reads; weights are whole numbers from -46 to 46."""
    code = {name: chr(FIRST_TAG + index) for index, name in enumerate(names)}
    words = [f"{word}\t{''.join(code[tag] for tag in tags)}" for word, tags in sorted(known.items())]
    rows = [
        f"{key}\t{''.join(code[tag] + chr(ZERO + weight) for tag, weight in sorted(found.items()))}"
        for key, found in sorted(weights.items())
    ]
    return "\n\n".join([HEADER, " ".join(names), " ".join(open_tags), "\n".join(words), "\n".join(rows)])
