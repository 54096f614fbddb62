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

from annals.errors import CallError
from annals.language import tag_features as look

HEADER = "annals-tagger 1"
"""First line of a file of weights."""
ZERO = 79
"""Code of the weight 0: a weight is one character of code `ZERO` plus the weight, -46 to 46."""
FIRST_TAG = 33
"""Code of the first tag; a tag is one character."""

_CACHE = 30_000
_START_NAME = "<s>"

Vector = list[int]


class _Word:
    """What is known of one word in one position and case: its tags, and the sums made so far."""

    __slots__ = ("base", "by_state", "by_tag", "ending", "lead_by_state", "lead_by_tag", "lower", "tags", "two")

    def __init__(self, tags: tuple[int, ...], lower: str, base: Vector) -> None:
        self.tags = tags
        self.lower = lower
        self.base = base
        self.ending = look.pair_feature(lower, "")
        self.by_tag: dict[int, Vector] = {}
        self.by_state: dict[str, Vector] = {}
        # Of a word with two tags: by how much the first leads.
        self.two = len(tags) == 2
        self.lead_by_tag: dict[int, int] = {}
        self.lead_by_state: dict[str, int] = {}


class _Form:
    """A word as written: its tag where it has one only, and what it says of the words one and two places beside it.

    `left` and `far_left` are the sums for the words behind it. `word` and `opening`, the same at the head of a
    sentence, are filled when first asked for.
    """

    __slots__ = ("edge", "far_left", "far_right", "left", "lower", "number", "opening", "right", "word", "written")

    def __init__(self, written: str, lower: str, number: int | None) -> None:
        self.written = written
        self.lower = lower
        self.number = number
        self.edge = look.is_edge(lower)
        self.word: _Word | None = None
        self.opening: _Word | None = None
        self.left: Vector = []
        self.right: Vector = []
        self.far_left: Vector = []
        self.far_right: Vector = []


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
        self._small: dict[str, _Form] = {}
        self._shaped: dict[str, _Form] = {}
        self._verbal, self._finite, self._through, self._joining = (
            frozenset(index for index, name in enumerate(names) if name in some)
            for some in (look.VERBAL, look.FINITE_TAGS, look.THROUGH, look.JOINING)
        )
        self._history: list[list[Vector]] = [[[] for _ in self._names] for _ in self._names]
        self._nothing = [0] * len(names)
        self._allowed: dict[tuple[str, bool], tuple[str, ...]] = {}

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
        names, verbal, finites, auxiliaries = self._names, self._verbal, self._finite, look.AUXILIARIES
        # Calls and look-ups are spared here on purpose: this runs for every word of every report.
        histories, features, weights, nothing = self._history, self._features, self._weights, self._nothing
        line, beyond = self._forms(words if shaped else lower, lower, shaped)
        following = (*line[1:], beyond, beyond)
        far_left = left = beyond
        last = one_before = self._start
        # What `look.Clause` keeps, and both together.
        auxiliary, finite = "-", "0"
        held = auxiliary + finite
        found: list[int] = []
        told = zip(line, look.finite_to_come(lower), following, following[1:], strict=False)
        for form, ahead, right, far_right in told:
            number = form.number
            if number is None:
                first = shaped and len(found) < 3 and look.opens(len(found), words)
                word = (form.opening if first else form.word) or self._word(form, first, shaped)
                state = held + ahead
                before = histories[last][one_before] or self._by_history(last, one_before)
                pair = word.ending + right.lower
                both = features.get(pair) or (self._feature(pair) if pair in weights else nothing)
                one, two, three, four = left.left, right.right, far_left.far_left, far_right.far_right
                if word.two:  # nearly half of the words scored
                    lead, more = word.lead_by_tag.get(last), word.lead_by_state.get(state)
                    if lead is None or more is None:
                        lead, more = self._leads(word, last, state)
                    a, b = word.tags
                    lead += (
                        more + before[a] - before[b] + one[a] - one[b] + two[a] - two[b] + three[a] - three[b]
                        + four[a] - four[b] + both[a] - both[b]
                    )  # fmt: skip
                    number = a if lead >= 0 else b
                else:
                    own = word.by_tag.get(last) or self._by_tag(word, last)
                    verbs = word.by_state.get(state) or self._by_state(word, state)
                    number, top = word.tags[0], -1_000_000
                    for tag, alone, led in zip(word.tags, own, verbs):  # noqa: B905 - as long by construction
                        score = alone + led + before[tag] + one[tag] + two[tag] + three[tag] + four[tag] + both[tag]
                        if score > top:
                            number, top = tag, score
            # What `look.Clause.add` does; other words change nothing of the clause.
            if form.edge or number in verbal or auxiliary != "-":
                if form.edge and number not in self._joining:
                    finite = "0"
                elif number in finites:
                    finite = "1"
                if number in verbal:
                    auxiliary = auxiliaries.get(form.lower, "-")
                elif number not in self._through:
                    auxiliary = "-"
                held = auxiliary + finite
            found.append(number)
            one_before, last = last, number
            far_left, left = left, form
        return tuple([names[number] for number in found])

    def allowed(self, word: str, lower: str, shaped: bool) -> tuple[str, ...]:
        """The tags that `tag` can give a word, whatever stands around it."""
        written = word if shaped else lower
        known = self._allowed.get((written, shaped))
        if known is None:
            number = self._fixed.get(written)
            known = (self._names[number],) if number is not None else self._candidates.of(written, lower, shaped)
            if len(self._allowed) >= _CACHE:
                self._allowed.clear()
            self._allowed[written, shaped] = known
        return known

    def _forms(self, written: Sequence[str], lower: Sequence[str], shaped: bool) -> tuple[list[_Form], _Form]:
        """What is known of the words of a sentence, and of the words beyond its ends."""
        known = self._shaped if shaped else self._small
        try:
            return list(map(known.__getitem__, written)), known[""]
        except KeyError:
            pairs = zip((*written, ""), (*lower, ""), strict=True)
            *line, beyond = [known.get(w) or self._form(w, low, shaped) for w, low in pairs]
            return line, beyond

    def _form(self, written: str, lower: str, shaped: bool) -> _Form:
        form = _Form(written, lower, self._fixed.get(written))
        form.left = self._sum(look.previous_features(written, lower, shaped))
        form.right = self._sum(look.next_features(written, lower, shaped))
        form.far_left, form.far_right = self._sum(["o" + lower]), self._sum(["r" + lower])
        forms = self._shaped if shaped else self._small
        # A corpus of millions has millions of words: what is kept is bounded, and simply begun anew.
        if len(forms) >= _CACHE:
            forms.clear()
        forms[written] = form
        return form

    def _word(self, form: _Form, first: bool, shaped: bool) -> _Word:
        written, lower = form.written, form.lower
        tags = tuple([self._number[name] for name in self._candidates.of(written, lower, shaped)])
        word = _Word(tags, lower, self._sum_of(look.own_features(written, lower, first, shaped), tags))
        if first:
            form.opening = word
        else:
            form.word = word
        return word

    def _by_tag(self, word: _Word, tag: int) -> Vector:
        more = self._sum_of(look.tag_features(self._names[tag], word.lower), word.tags)
        vector = word.by_tag[tag] = list(map(add, word.base, more))
        return vector

    def _by_state(self, word: _Word, state: str) -> Vector:
        vector = word.by_state[state] = self._sum_of(look.state_features(state, word.lower), word.tags)
        return vector

    def _leads(self, word: _Word, tag: int, state: str) -> tuple[int, int]:
        """By how much the first of two tags leads, as the tag to the left tells, and as the verbs around do."""
        own, verbs = self._by_tag(word, tag), self._by_state(word, state)
        lead = word.lead_by_tag[tag] = own[0] - own[1]
        more = word.lead_by_state[state] = verbs[0] - verbs[1]
        return lead, more

    def _by_history(self, last: int, one_before: int) -> Vector:
        vector = self._sum(look.history_features(self._names[last], self._names[one_before]))
        self._history[last][one_before] = vector
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
