"""What the second look learns from: one incident of one text, with the words that tell it and the answers.

Passages have their words marked. Of what is a figure among several their answers say only the sum: which figures make
it is worked out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor

from annals.coding.joined.counts import ORDINALS, PAIRS, nobody
from annals.coding.learned.wordpiece import WordPieces
from annals.language.numbers import NumberPhrase
from annals.language.phrases import Phrases
from annals.language.reading import Reading, read
from annals.model import Document
from training.reader.export import DATA
from training.reader.lesson import KEPT, KEPT_AT, Span
from training.reader.passages import Passage, bounds, passages

MARKED = tuple("who dead hurt taken held hit aim with at on".split())
"""The roles that passages mark."""
ROLES = (*MARKED, "spot", "dead_least", "dead_most", "hurt_least", "hurt_most", "nobody")
"""`spot` is the most specific place; `dead_least` and `dead_most` are the figures that add up to the toll's bounds;
`nobody` are the words that say that nobody died in it."""
COUNTED = {"dead": ("dead_least", "dead_most"), "hurt": ("hurt_least", "hurt_most")}
TERMS = (2, 3, 4, 5)
FIGURES = 9
BEFORE = 14
"""So many characters before some words a number begins that still counts them: "more than 12"."""
AFTER_HEAD = frozenset({"of", "and", ",", "from", "in", "who", "off", "on", "with", "aged"})
PLURAL = frozenset({"men", "women", "people", "children", "police", "dead", "troops", "personnel", "some", "others"})
Bounds = tuple[int | None, int | None]
Words = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One incident of one text.

    `text` is the number of what the lower layers made of it. `own` and `other` are the words that tell the incident and
    those that tell others, a tuple for each mark; `yes` the words in each role, for the roles that are answered, and
    `open` those of which it is not known. Word `i` has the pieces from `edges[i]` to `edges[i + 1]`.
    """

    text: int
    edges: Words
    own: tuple[Words, ...]
    other: tuple[Words, ...]
    yes: Mapping[str, Words]
    open: Mapping[str, Words] = field(default_factory=dict)

    @property
    def pieces(self) -> int:
        """How many there are, with the two at the ends."""
        return self.edges[-1] + 1


class Marked:
    """The incidents of passages as lessons, and what the lower layers make of each passage (`middle`)."""

    def __init__(self, model: onnx.ModelProto) -> None:
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = (DATA / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        self._pieces = WordPieces({piece: i for i, piece in enumerate(vocabulary)})
        self._longest: int = json.loads((DATA / "reader.json").read_text(encoding="utf-8"))["longest"]
        self.middle: list[Tensor] = []
        self.train: list[Lesson] = []
        self.kept: list[Lesson] = []

    def add(self, folders: Sequence[str]) -> None:
        """Takes in the passages of some folders (`.` for those in none); of all, where none is named."""
        for number, passage in enumerate(passages()):
            folder, inside, _ = passage.name.partition("/")
            if folders and (folder if inside else ".") not in folders:
                continue
            (self.kept if number % KEPT == KEPT_AT else self.train).extend(self._of(passage))

    def _of(self, passage: Passage) -> Iterator[Lesson]:
        reading = read(Document(id=passage.name, text=passage.text, sha256="", published=passage.published))
        words = [word for s in reading.sentences for word in s.words]
        spans = [span for s in reading.sentences for span in zip(s.starts, s.ends, strict=True)]
        ids, edges = [self._pieces.opens], []
        for word in words:
            edges.append(len(ids))
            ids.extend(self._pieces.of(word))
        edges.append(len(ids))
        ids.append(self._pieces.closes)
        if not words or not passage.types or len(ids) > self._longest:
            return
        (middle,) = self._session.run(["middle"], {"pieces": np.asarray([ids], np.int64)})
        self.middle.append(torch.from_numpy(middle[0].astype(np.float16)))

        def within(some: Sequence[Span]) -> Words:
            return tuple(sorted({i for x, y in some for i, (a, b) in enumerate(spans) if a < y and x < b}))

        acts = [(within([(a, b)]), of) for a, b, role, of in passage.marks if role == "act"]
        for key in passage.types:
            own = tuple(some for some, of in acts if key in of)
            if own:
                yes, unknown = _answered(passage, key, reading)
                yield Lesson(
                    text=len(self.middle) - 1,
                    edges=tuple(edges),
                    own=own,
                    other=tuple(some for some, of in acts if key not in of),
                    yes={role: within(some) for role, some in yes.items()},
                    open={role: within(some) for role, some in unknown.items()},
                )


def _answered(passage: Passage, key: str, reading: Reading) -> tuple[dict[str, list[Span]], dict[str, list[Span]]]:
    """The characters in each role to an incident, for the roles of which the passage tells, and those left open."""
    marks = [(a, b, role) for a, b, role, of in passage.marks if key in of]
    found = {role: [(a, b) for a, b, r in marks if r == role or (r, role) == ("spot", "at")] for role in MARKED}
    unknown: dict[str, list[Span]] = {}
    spots = [(a, b) for a, b, role in marks if role == "spot"]
    if spots or len({passage.text[a:b].lower() for a, b in found["at"]}) < 2:
        found["spot"] = spots or found["at"]
    if not passage.answered:
        return found, unknown
    phrases = Phrases(reading)
    told = (n for s in reading.sentences for n in phrases.numbers(s))
    numbers = [n for n in told if n.sort == "count" and n.low is not None]
    doers = [_people(passage.text, span, numbers, None) for span in found["who"]]
    many = max((low for low, _ in doers if low is not None), default=None)
    for role, edges in COUNTED.items():
        answer = passage.answers[key].get(role)
        if answer is None and not found[role]:
            found |= {edge: [] for edge in edges}
        elif answer not in {None, "?"}:
            low, high = bounds(answer)
            figures = [_people(passage.text, span, numbers, many) for span in found[role]]
            for edge, which, wanted in ((edges[0], 0, low), (edges[1], 0 if high is None else 1, high or low)):
                terms = terms_of([f[which] for f in figures], wanted) if wanted else ()
                if terms is not None:
                    found[edge] = [found[role][i] for i in terms]
    found["nobody"], open_ = _nobody(passage, key, reading)
    return found, {"nobody": open_}


def _nobody(passage: Passage, key: str, reading: Reading) -> tuple[list[Span], list[Span]]:
    """The words that say that nobody died in an incident, as marked; where they are not, all such words are open."""
    marked = [(a, b) for a, b, role, of in passage.marks if role == "none" and key in of]
    if marked or passage.answers[key].get("dead") != "0":
        return marked, []
    return [], [(c.start, c.end) for s in reading.sentences for c in nobody(s)]


def _people(text: str, span: Span, counts: Sequence[NumberPhrase], doers: int | None) -> Bounds:
    """How many people some marked words are: by the number in them or just before, one for a name or "a man".

    An ordinal is the number that it makes, and those who did it are as many as `doers`.
    """
    start, end = span
    words = text[start:end].replace(",", " ,").split()
    first = words[0].lower()
    told = [n for n in counts if start - BEFORE <= n.start < end and n.end > start]
    if told and not (first in {"a", "an"} and told[-1].start > start):  # "a girl of 15"
        return told[-1].low, told[-1].high
    ordinal = next((ORDINALS[w.lower()] for w in words[:2] if w.lower() in ORDINALS), None)
    if ordinal is not None and len(words) <= 3:
        return ordinal, ordinal
    head = next((words[i - 1] for i, w in enumerate(words) if i and w.lower() in AFTER_HEAD), words[-1]).lower()
    if first == "both" or head in PAIRS:
        return 2, 2
    many = head in PLURAL or (head.endswith("s") and not words[0][0].isupper())
    if first == "themselves" or (first in {"all", "the"} and many and doers is not None):
        return doers, doers
    return (None, None) if many or (first == "the" and head in {"dead", "bodies"}) else (1, 1)


def terms_of(figures: Sequence[int | None], wanted: int) -> Words | None:
    """The numbers of the figures that are what is wanted, or add up to it: the fewest, the nearest; `None`: none do."""
    known = [(i, value) for i, value in enumerate(figures) if value is not None]
    same = tuple(i for i, value in known if value == wanted)
    if same:
        return same
    for count in TERMS:
        sums = [t for t in combinations(known[:FIGURES], count) if sum(value for _, value in t) == wanted]
        if sums:
            return tuple(i for i, _ in min(sums, key=lambda t: t[-1][0] - t[0][0]))
    return None
