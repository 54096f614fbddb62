"""Part-of-speech tags by an averaged perceptron, in pure Python.

Collins, "Discriminative training methods for hidden Markov models" (EMNLP 2002), greedy from left to
right. What is speed here: nothing is scored where a word has one tag only, a word is scored for the
tags it can have, and sums that depend on one word are made once and kept. The weights are made by
`training/tagger/train.py`; their card stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

_CACHE = 60_000
_START = -1
_START_NAME = "<s>"

Vector = list[int]


class _Word:
    """What is known of one word in one position and case: its tags, and the sums made so far."""

    __slots__ = ("base", "by_state", "by_tag", "lower", "tags")

    def __init__(self, tags: tuple[int, ...], lower: str, base: Vector) -> None:
        self.tags = tags
        self.lower = lower
        self.base = base
        self.by_tag: dict[int, Vector] = {}
        self.by_state: dict[str, Vector] = {}


class _Line:
    """One sentence: its words, and the form of each by which sums are kept."""

    __slots__ = ("forms", "lower", "shaped", "words")

    def __init__(self, words: Sequence[str], lower: Sequence[str], shaped: bool) -> None:
        self.words = words
        self.lower = lower
        self.shaped = shaped
        self.forms = words if shaped else lower


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
        self._number = {name: index for index, name in enumerate(names)}
        self._candidates = candidates
        self._weights = weights
        self._fixed = {word: self._number[tag] for word, tag in candidates.fixed().items()}
        # By case: capitals tell nothing, they do, they do and the word opens its sentence.
        self._words: tuple[dict[str, _Word], ...] = ({}, {}, {})
        self._left: tuple[dict[str, Vector], ...] = ({}, {})
        self._right: tuple[dict[str, Vector], ...] = ({}, {})
        self._sums: dict[str, Vector] = {}
        self._history: dict[tuple[int, int], Vector] = {}

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
        line = _Line(words, lower, shaped)
        ahead = look.finite_to_come(lower)
        one, two = _START, _START
        found: list[str] = []
        for index, form in enumerate(line.forms):
            number = fixed.get(form)
            if number is None:
                state = clause.auxiliary + clause.finite + ("1" if ahead[index] else "0")
                number = self._choose(line, index, (one, two), state)
            name = names[number]
            clause.add(lower[index], name)
            found.append(name)
            two, one = one, number
        return tuple(found)

    def _choose(self, line: _Line, index: int, history: tuple[int, int], state: str) -> int:
        word = self._word(line, index)
        tags, lower, lone = word.tags, line.lower, self._lone
        if len(tags) == 1:
            return tags[0]
        after = lower[index + 1] if index + 1 < len(lower) else ""
        own = word.by_tag.get(history[0]) or self._by_tag(word, history[0])
        verbs = word.by_state.get(state) or self._by_state(word, state)
        before = self._history.get(history) or self._by_history(history)
        left = self._beside(self._left, line, index - 1)
        right = self._beside(self._right, line, index + 1)
        far_left = lone("o" + (lower[index - 2] if index > 1 else ""))
        far_right = lone("r" + (lower[index + 2] if index + 2 < len(lower) else ""))
        both = lone(look.pair_feature(word.lower, after))
        best, top = tags[0], -1_000_000
        for place, tag in enumerate(tags):
            score = (
                own[place] + verbs[place] + before[tag] + left[tag] + right[tag]
                + far_left[tag] + far_right[tag] + both[tag]
            )  # fmt: skip
            if score > top:
                best, top = tag, score
        return best

    def _word(self, line: _Line, index: int) -> _Word:
        first = index < 3 and line.shaped and look.opens(index, line.words)
        cache, form = self._words[line.shaped + first], line.forms[index]
        word = cache.get(form)
        if word is None:
            lower = line.lower[index]
            names = self._candidates.of(line.words[index], lower, line.shaped)
            tags = tuple([self._number[name] for name in names])
            total = self._sum(look.own_features(line.words[index], lower, first, line.shaped))
            word = _Word(tags, lower, [total[tag] for tag in tags])
            _keep(cache, form, word)
        return word

    def _by_tag(self, word: _Word, tag: int) -> Vector:
        total = self._sum(look.tag_features(self._names[tag], word.lower))
        vector = [base + total[place] for base, place in zip(word.base, word.tags, strict=True)]
        word.by_tag[tag] = vector
        return vector

    def _by_state(self, word: _Word, state: str) -> Vector:
        total = self._sum(look.state_features(state, word.lower))
        vector = [total[place] for place in word.tags]
        word.by_state[state] = vector
        return vector

    def _by_history(self, history: tuple[int, int]) -> Vector:
        vector = self._sum(look.history_features(self._names[history[0]], self._names[history[1]]))
        self._history[history] = vector
        return vector

    def _beside(self, caches: tuple[dict[str, Vector], ...], line: _Line, at: int) -> Vector:
        inside = 0 <= at < len(line.forms)
        form = line.forms[at] if inside else ""
        cache = caches[line.shaped]
        vector = cache.get(form)
        if vector is None:
            features = look.next_features if caches is self._right else look.previous_features
            vector = self._sum(features(form, line.lower[at] if inside else "", line.shaped))
            _keep(cache, form, vector)
        return vector

    def _lone(self, key: str) -> Vector:
        vector = self._sums.get(key)
        if vector is None:
            vector = self._sum([key])
            _keep(self._sums, key, vector)
        return vector

    def _sum(self, keys: Sequence[str]) -> Vector:
        total = [0] * (len(self._names) - 1)
        for key in keys:
            codes = self._weights.get(key)
            if codes:
                for tag, weight in zip(codes[::2], codes[1::2], strict=True):
                    total[ord(tag) - FIRST_TAG] += ord(weight) - ZERO
        return total


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
