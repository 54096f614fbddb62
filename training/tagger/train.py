"""Trains the part-of-speech tagger: averaged perceptron, pure Python, deterministic.

    python training/tagger/train.py --ud FOLDER [--leave-out ewt|gum|news] [--out FILE]

FOLDER holds `en_ewt-{train,dev}.conllu.gz` and `en_gum-{train,dev}.conllu.gz` (Universal Dependencies;
the tags are those of the XPOS column). Every sentence is learned twice: as printed, and with
everything about capitals left out. README.md beside this file says more.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from annals.language import tag_features as look  # noqa: E402
from annals.language.registry import language  # noqa: E402
from annals.language.tagger import FIRST_TAG, Candidates, Tagger, dump  # noqa: E402
from training.tagger.news import news_sentences  # noqa: E402

KNOWN_FROM = 8
"""A word seen so often has the tags it was seen with, a rarer one any tag of its ending."""
RARE_SHARE = 0.004
"""A tag with a smaller share of a frequent word is taken for a slip of the annotators."""
RARE_ENDING = 0.01
"""The same for the ending of a rare word."""
NARROW_FROM, NARROW_SHARE = 40, 0.003
"""A tag that the trained tagger gives to so small a share of so many occurrences of a word is no tag of it."""
MARGIN = 15.0
"""The right tag must lead by this much, or the weights are mended; one mending moves a lead by about 40."""
STEP = 0.18
"""One whole step of a stored weight, in units of the perceptron's updates."""
CLOSED = frozenset(
    {"DT", "IN", "PRP", "PRP$", "CC", "TO", "MD", "WDT", "WP", "WP$", "WRB", "EX", "POS", "PDT", "RP", "SYM", "LS"}
    | {".", ",", ":", "``", "''", "-LRB-", "-RRB-", "$"}
)
SAME = {"NFP": ":", "ADD": "NN", "GW": "NN", "AFX": "JJ", "XX": "NN", "HYPH": ":"}
"""Tags of the web treebanks that Penn's newspapers do not have, and what stands for them here."""


@dataclass(frozen=True)
class Example:
    """A sentence as our tokens, with the gold tag of each."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    gold: tuple[str, ...]


def conllu(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Text, and form and tag of each word, of every sentence of a gzipped CoNLL-U file."""
    text, words = "", []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# text = "):
                text = line[9:].rstrip("\n")
            elif len(cells) == 10 and cells[0].isdigit():
                words.append((cells[1], cells[4]))
            elif line == "\n":
                yield text, words
                words = []


def merged(parts: list[str], after: str) -> str:
    """The tag of one of our tokens that covers several of the treebank, such as a hyphenated word."""
    if "HYPH" not in parts:
        return "CD" if "CD" in parts else parts[0]
    rest = [part for part in parts if part not in ("HYPH", "AFX")] or ["NN"]
    last = rest[-1]
    if last in ("VBN", "VBD", "VBG", "JJ"):
        return "JJ"
    if last in ("NNP", "NNPS") or ("NNP" in rest and last in ("NN", "CD")):
        return "NNP"
    return "JJ" if after in ("NN", "NNS") and last in ("NN", "RB", "CD", "IN", "RP", "NNP") else last


def aligned(text: str, words: list[tuple[str, str]]) -> Example | None:
    """The sentence in our tokens; None where a token of the treebank holds several of ours."""
    spans, position = [], 0
    for form, tag in words:
        start = text.find(form, position)
        if start < 0 or text[position:start].strip():
            return None
        position = start + len(form)
        spans.append((start, position, tag))
    ours = [match.span() for match in language("en").token.finditer(text)]
    gold, at = [], 0
    for start, end in ours:
        parts = []
        if at >= len(spans) or spans[at][0] != start:
            return None
        while at < len(spans) and spans[at][1] <= end:
            parts.append(spans[at][2])
            at += 1
        if not parts or spans[at - 1][1] != end:
            return None
        tag = parts[0] if len(parts) == 1 else merged(parts, spans[at][2] if at < len(spans) else "")
        gold.append(SAME.get(tag, tag))
    forms = tuple(text[a:b] for a, b in ours)
    straight = str.maketrans("\u2019\u2018\u02bc\u201c\u201d", "'''\"\"")
    return Example(forms, tuple(form.lower().translate(straight) for form in forms), tuple(gold))


def examples(path: Path) -> list[Example]:
    """The sentences of a file that align, their share told on standard error."""
    everything = list(conllu(path))
    found = [example for text, words in everything if (example := aligned(text, words)) and example.words]
    print(f"{path.name}: {len(found)} of {len(everything)} sentences align", file=sys.stderr)
    return found


def lexicon(data: list[Example]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The tags of frequent words and of the endings of rare ones, and the open tags."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for example in data:
        for word, tag in zip(example.lower, example.gold, strict=True):
            counts[look.plain(word)][tag] += 1
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    known: dict[str, tuple[str, ...]] = {}
    for word, found in sorted(counts.items()):
        total = sum(found.values())
        if total >= KNOWN_FROM or set(found) <= {".", ",", ":", "``", "''", "-LRB-", "-RRB-", "$"}:
            known[word] = closed_over(word, {tag for tag, n in found.items() if n >= max(1, RARE_SHARE * total)})
        if total < KNOWN_FROM:
            endings[word[-2:]].update(found.keys())
    every = Counter(tag for found in endings.values() for tag in found.elements())
    open_tags = tuple(sorted(tag for tag, n in every.items() if n >= 60 and tag not in CLOSED))
    for ending, found in endings.items():
        total = sum(found.values())
        tags = tuple(sorted(tag for tag in open_tags if found[tag] > RARE_ENDING * total))
        if total >= 15 and tags:
            known["-" + ending] = tags
    return known, open_tags


def closed_over(word: str, tags: set[str]) -> tuple[str, ...]:
    """A frequent word's tags with those it can have by grammar though the data did not show them."""
    for one, other in (("VBD", "VBN"), ("VB", "VBP"), ("VBG", "NN"), ("NN", "NNP"), ("NNS", "NNPS")):
        if one in tags and (one != "VBD" or word.endswith("ed")):
            tags.add(other)
        if other == "VBN" and other in tags and word.endswith("ed"):
            tags.add(one)
    return tuple(sorted(tags))


class Perceptron:
    """Weights while they are learned, with the sums that the average needs."""

    def __init__(self) -> None:
        self.weights: dict[str, dict[str, float]] = {}
        self.totals: dict[tuple[str, str], float] = defaultdict(float)
        self.stamps: dict[tuple[str, str], int] = defaultdict(int)
        self.updates: Counter[str] = Counter()
        self.now = 0

    def scores(self, features: list[str], tags: tuple[str, ...]) -> dict[str, float]:
        """The score of each tag."""
        scores = dict.fromkeys(tags, 0.0)
        for feature in features:
            for tag, weight in self.weights.get(feature, {}).items():
                if tag in scores:
                    scores[tag] += weight
        return scores

    def learn(self, features: list[str], right: str, wrong: str) -> None:
        """Moves the weights of some features from the wrong tag to the right one."""
        for feature in features:
            row = self.weights.setdefault(feature, {})
            self.updates[feature] += 1
            for tag, change in ((right, 1.0), (wrong, -1.0)):
                key = (feature, tag)
                old = row.get(tag, 0.0)
                self.totals[key] += (self.now - self.stamps[key]) * old
                self.stamps[key] = self.now
                row[tag] = old + change

    def averaged(self) -> dict[str, dict[str, float]]:
        """Every weight as its mean over all steps."""
        return {
            feature: {
                tag: (self.totals[feature, tag] + (self.now - self.stamps[feature, tag]) * weight) / self.now
                for tag, weight in row.items()
            }
            for feature, row in self.weights.items()
        }


def features_at(example: Example, index: int, shaped: bool, history: tuple[str, str], state: str) -> list[str]:
    """Everything the tagger will look at for one word: the counterpart of `Tagger._choose`."""
    words, lower = example.words, example.lower
    after = index + 1 < len(words)
    word = lower[index]
    return [
        *look.own_features(words[index], word, shaped and look.opens(index, words), shaped),
        *look.tag_features(history[0], word),
        *look.state_features(state, word),
        *look.history_features(*history),
        *look.previous_features(words[index - 1] if index else "", lower[index - 1] if index else "", shaped),
        *look.next_features(words[index + 1] if after else "", lower[index + 1] if after else "", shaped),
        "o" + (lower[index - 2] if index > 1 else ""),
        "r" + (lower[index + 2] if index + 2 < len(words) else ""),
        look.pair_feature(word, lower[index + 1] if after else ""),
    ]


WORD_KEYS = {0: "wxZ", 1: "ne", -1: "v", 2: "r", -2: "o"}
"""The features that name a word, by how far it stands to the right."""


def rare_keys(example: Example, index: int, common: set[str]) -> str:
    """First letters of the features that name a rare word: these are not learned.

    Learned, they would explain the rare words by heart, and little would be learned for unknown ones.
    """
    return "".join(
        keys
        for step, keys in WORD_KEYS.items()
        if 0 <= index + step < len(example.lower) and look.plain(example.lower[index + step]) not in common
    )


def train(data: list[Example], candidates: Candidates, rounds: int, common_from: int) -> Perceptron:
    """The weights after some rounds over the data, shuffled the same way every time."""
    counts = Counter(look.plain(word) for example in data for word in example.lower)
    common = {word for word, n in counts.items() if n >= common_from}
    learner = Learner(Perceptron(), candidates, candidates.fixed(), common)
    chance = random.Random(20260101)
    tasks = [(example, shaped) for example in data for shaped in (True, False)]
    for number in range(rounds):
        chance.shuffle(tasks)
        results = [learner.learn(example, shaped) for example, shaped in tasks]
        total = sum(seen for _, seen in results)
        print(f"round {number + 1}: {sum(good for good, _ in results) / total:.4f} of {total}", file=sys.stderr)
    return learner.model


@dataclass(frozen=True)
class Learner:
    """What does not change from sentence to sentence while learning."""

    model: Perceptron
    candidates: Candidates
    fixed: dict[str, str]
    common: set[str]

    def learn(self, example: Example, shaped: bool) -> tuple[int, int]:
        """Learns from one sentence; how many of the scored words were right, and how many were scored."""
        clause, ahead = look.Clause(), look.finite_to_come(example.lower)
        one = two = "<s>"
        right = total = 0
        forms = example.words if shaped else example.lower
        for index, gold in enumerate(example.gold):
            guess = self.fixed.get(forms[index])
            if guess is None:
                state = clause.auxiliary + clause.finite + ahead[index]
                guess = self.learn_word(example, index, shaped, (one, two), state)
                total, right = total + 1, right + (guess == gold)
            clause.add(example.lower[index], guess)
            two, one = one, guess
        return right, total

    def learn_word(self, example: Example, index: int, shaped: bool, history: tuple[str, str], state: str) -> str:
        """The guess for one word, after the weights have been mended where it is wrong."""
        self.model.now += 1
        rare = rare_keys(example, index, self.common)
        features = features_at(example, index, shaped, history, state)
        if rare:
            features = [feature for feature in features if feature[0] not in rare]
        tags = self.candidates.of(example.words[index], example.lower[index], shaped)
        scores, gold = self.model.scores(features, tags), example.gold[index]
        guess = max(tags, key=lambda tag: (scores[tag], tag))
        if gold in tags and len(tags) > 1:
            rival = max((tag for tag in tags if tag != gold), key=lambda tag: (scores[tag], tag))
            if scores[gold] - scores[rival] <= MARGIN:
                self.model.learn(features, gold, rival)
        return guess


def pruned(model: Perceptron, least_updates: int) -> dict[str, dict[str, int]]:
    """Averaged weights as whole steps; rare and small ones are dropped."""
    found = {}
    for feature, row in model.averaged().items():
        if model.updates[feature] < least_updates:
            continue
        steps = {tag: max(-46, min(46, round(weight / STEP))) for tag, weight in row.items()}
        if kept := {tag: step for tag, step in steps.items() if step}:
            found[feature] = kept
    return found


def narrowed(known: dict[str, tuple[str, ...]], tagger: Tagger, data: list[Example]) -> dict[str, tuple[str, ...]]:
    """The tags of frequent words without those that the trained tagger hardly ever gives them: less is scored then.

    Verbs stay: headlines have forms of them that the data hardly show.
    """
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for example in data:
        for words in (example.words, tuple(map(str.upper, example.words))):
            for word, tag in zip(example.lower, tagger.tag(words, example.lower, words is example.words), strict=True):
                given[look.plain(word)][tag] += 1
    narrow = dict(known)
    for word, tags in known.items():
        least = NARROW_SHARE * sum(given[word].values())
        if word[0] != "-" and sum(given[word].values()) >= NARROW_FROM:
            narrow[word] = tuple(tag for tag in tags if tag.startswith("VB") or given[word][tag] > least) or tags
    return narrow


def narrow(file: Path, data: list[Example]) -> Tagger:
    """Narrows the words of a file of weights in place; gives its tagger."""
    head, tags, open_tags, words, weights = file.read_text(encoding="utf-8").split("\n\n")
    names = tags.split(" ")
    rows = (row.split("\t") for row in words.split("\n"))
    known = {word: tuple(names[ord(code) - FIRST_TAG] for code in codes) for word, codes in rows}
    code = {name: chr(FIRST_TAG + index) for index, name in enumerate(names)}
    found = narrowed(known, Tagger.load(file), data)
    rewritten = "\n".join(f"{word}\t{''.join(map(code.__getitem__, tags))}" for word, tags in sorted(found.items()))
    file.write_text("\n\n".join([head, tags, open_tags, rewritten, weights]), encoding="utf-8")
    return Tagger.load(file)


def accuracy(tagger: Tagger, data: list[Example], mode: str) -> dict[str, float]:
    """Share of right tags, over all words and for those on which the rules depend most."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for example in data:
        words = tuple(map(str.upper, example.words)) if mode == "caps" else example.words
        for gold, tag in zip(example.gold, tagger.tag(words, example.lower, mode != "caps"), strict=True):
            for name in ("all", gold):
                total[name] += 1
                right[name] += gold == tag
            if gold != tag:
                wrong[gold, tag] += 1
    names = ("all", "NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "JJ", "IN", "RB")
    figures = {name: round(right[name] / total[name], 4) for name in names if total[name]}
    figures |= {f"{gold} as {tag}": float(n) for (gold, tag), n in wrong.most_common(12)}
    return figures


def main() -> None:
    """Trains, writes the weights, measures them on the development sets, prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ud", type=Path, required=True)
    parser.add_argument("--leave-out", action="append", default=[], choices=["ewt", "gum", "news"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--common-from", type=int, default=3)
    parser.add_argument("--least-updates", type=int, default=3)
    parser.add_argument("--out", type=Path, default=HERE.parent.parent / "annals/language/en/tagger.txt")
    parser.add_argument("--narrow", type=Path, help="only narrow the words of this file of weights, in place")
    given = parser.parse_args()
    begun = time.perf_counter()
    data: list[Example] = []
    for name in ("ewt", "gum"):
        if name not in given.leave_out:
            data += examples(given.ud / f"en_{name}-train.conllu.gz")
    if "news" not in given.leave_out:
        data += [Example(*row) for row in news_sentences()]
    if given.narrow:
        narrow(given.narrow, data)
        return
    known, open_tags = lexicon(data)
    model = train(data, Candidates(known, open_tags), given.rounds, given.common_from)
    names = sorted({tag for example in data for tag in example.gold})
    weights = pruned(model, given.least_updates)
    given.out.write_text(dump(names, open_tags, known, weights), encoding="utf-8")
    known = narrowed(known, Tagger.load(given.out), data)
    given.out.write_text(dump(names, open_tags, known, weights), encoding="utf-8")
    tagger = narrow(given.out, data)
    figures: dict[str, object] = {
        "features": len(weights),
        "bytes": given.out.stat().st_size,
        "sha256": sha256(given.out.read_bytes()).hexdigest(),
        "seconds": round(time.perf_counter() - begun),
    }
    for name in ("ewt", "gum"):
        held = examples(given.ud / f"en_{name}-dev.conllu.gz")
        figures |= {f"{name} dev {mode}": accuracy(tagger, held, mode) for mode in ("mixed", "caps")}
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
