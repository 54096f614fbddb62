"""What the network sees in one report: windows over its sentences, acts by word, roles by pair of words.

A long report is read twice, in windows as wide as the network takes and in close ones, and what both say is averaged:
the passages that the network learned from are short, and a close window resembles them, while a wide one holds what far
sentences tell. On `gold/val` the mean was better than the wide windows alone (incidents +1.1, types +1.3, doers +1.6),
and the close ones alone were worse.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from annals.coding.learned import incident
from annals.coding.learned.network import Floats, Network, Window
from annals.language.reading import Reading, Sentence

T = TypeVar("T")
WINDOWS, PAIRS = 8, 4096
"""So many windows, and acts with the roles to them, are kept of one report: about 1.4 MB and 17 kB each."""
CLOSE = 200
"""The pieces of a close window."""
AROUND = 4
"""So many sentences on each side of an incident's words are looked at once more."""


class View:
    """One report as the network sees it in windows of one width.

    Windows are read when something in them is first asked for. Only the last few are kept, and of the rest what acts
    they tell and who stands in which role to them: who asks again for the same acts has nothing read again.

    Args:
        network: reads the windows.
        words: all words of the report.
        sentences: the number of each word's sentence.
        longest: the most pieces of a window.
    """

    def __init__(self, network: Network, words: Sequence[str], sentences: Sequence[int], longest: int) -> None:
        self._network = network
        self._words = words
        self._sentences = sentences
        self._longest = longest
        self._read: dict[int, Window] = {}
        self._acts: dict[int, Floats] = {}
        self._roles: dict[int, tuple[int, Floats]] = {}

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The stretches of words that are read at once."""
        sizes = [len(self._network.pieces.of(word)) for word in self._words]
        return list(windows(sizes, self._sentences, self._longest))

    def home(self, word: int) -> int:
        """The window that shows most on both sides of a word."""
        spans = self.spans
        last = bisect_right(spans, word, key=lambda span: span[0]) - 1
        # Windows overlap by a quarter at most: a word lies in two, or in three where they are short.
        return max(range(max(0, last - 2), last + 1), key=lambda k: min(word - spans[k][0], spans[k][1] - 1 - word))

    def acts(self, word: int) -> Floats:
        """How likely a word tells no act, or one of each of the network's types."""
        k = self.home(word)
        if k not in self._acts:
            self._acts[k] = self.window(k).acts
        return np.asarray(self._acts[k][word - self.spans[k][0]])

    def roles(self, act: int) -> tuple[int, Floats]:
        """The first word of an act's window, and how likely each word from there on stands in each role to it."""
        found = self._roles.get(act)
        if found is None:
            k = self.home(act)
            low = self.spans[k][0]
            found = (low, self._network.pairs(self.window(k), act - low))
            _keep(self._roles, act, found, PAIRS)
        return found

    def window(self, k: int) -> Window:
        """What the network made of one of the stretches in `spans`."""
        found = self._read.get(k)
        if found is None:
            low, high = self.spans[k]
            found = self._network.window(self._words[low:high], self._sentences[low:high])
            _keep(self._read, k, found, WINDOWS)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """What the second look says of one incident: for each word that was looked at, a likelihood for each role."""

    roles: tuple[str, ...]
    rows: Mapping[int, Floats]

    def role(self, role: str, words: Sequence[int] | range) -> float:
        """How likely the likeliest of some words stands in a role to the incident; 0 for words not looked at."""
        column = self.roles.index(role)
        return max((float(self.rows[w][column]) for w in words if w in self.rows), default=0.0)

    def likely(self, role: str, above: float) -> frozenset[int]:
        """The words likelier than `above` to stand in a role to the incident."""
        column = self.roles.index(role)
        return frozenset(word for word, row in self.rows.items() if row[column] > above)


class Seen:
    """One report as the network sees it, in wide windows and, where these hold more than close ones, in both."""

    def __init__(self, network: Network, reading: Reading, look: incident.IncidentReader | None = None) -> None:
        self.network = network
        self._look = look
        self._base: dict[int, int] = {}
        self._starts: list[int] = []
        self._ends: list[int] = []
        words: list[str] = []
        sentences: list[int] = []
        for sentence in reading.sentences:
            self._base[sentence.index] = len(words)
            words.extend(sentence.words)
            sentences.extend([sentence.index] * len(sentence.words))
            self._starts.extend(sentence.starts)
            self._ends.extend(sentence.ends)
        self._count = len(words)
        self._wide = View(network, words, sentences, network.longest)
        self._close = View(network, words, sentences, CLOSE)
        self._roles: dict[int, tuple[int, Floats]] = {}

    def second_look(self, own: Sequence[int], other: Sequence[int]) -> SecondLook:
        """How likely each word stands in each role to the incident that some words tell, where others tell others.

        Looked at are the sentences around each of its words, in wide windows; a word that is seen twice has the greater
        likelihood.
        """
        reader = self._look or incident.shipped()
        found: dict[int, Floats] = {}
        for stretch in self.stretches(own, other):
            for word, row in enumerate(reader.roles_of(stretch), stretch.first):
                found[word] = np.maximum(found[word], row) if word in found else row
        return SecondLook(roles=reader.roles, rows=found)

    def stretches(self, own: Sequence[int], other: Sequence[int]) -> Iterator[incident.Stretch]:
        """What the second look reads of an incident: a stretch for each window that has words of it."""
        for k in sorted({self._wide.home(word) for word in own}):
            low, high = self._wide.spans[k]
            here = [word - low for word in own if low <= word < high]
            window = self._wide.window(k)
            first, last = (int(window.sentences[edge]) for edge in (min(here), max(here)))
            start, end = (int(i) for i in np.searchsorted(window.sentences, (first - AROUND, last + AROUND + 1)))
            beside = (word - low for word in other if low <= word < high)
            yield incident.stretch(window, range(start, end), low + start, here, beside)

    @cached_property
    def _twice(self) -> bool:
        """Whether close windows show something else than wide ones."""
        return len(self._close.spans) > len(self._wide.spans)

    def windows_of(self, words: Iterable[int]) -> set[int]:
        """The numbers of the windows in which some words are read; nothing is read for it."""
        return {self._wide.home(word) for word in words}

    @property
    def many(self) -> bool:
        """Whether the report is longer than one window."""
        return len(self._wide.spans) > 1

    def __len__(self) -> int:
        return self._count

    def at(self, sentence: Sentence, token: int) -> int:
        """The number of a sentence's token among all words."""
        return self._base[sentence.index] + token

    def within(self, start: int, end: int) -> range:
        """The words of a stretch of characters."""
        first = bisect_right(self._ends, start)
        return range(first, max(first, bisect_left(self._starts, end)))

    def acts(self, word: int) -> Floats:
        """How likely a word tells no act, or one of each of the network's types."""
        wide = self._wide.acts(word)
        return np.asarray((wide + self._close.acts(word)) / 2) if self._twice else wide

    def tells(self, word: int) -> float:
        """How likely a word tells an act of any type."""
        return 1 - float(self.acts(word)[0])

    def most(self, act: int, role: str) -> float:
        """How likely the likeliest word of all stands in a role to an act."""
        _, scores = self._of(act)
        return float(scores[:, self.network.roles.index(role)].max())

    def common(self, act: int, other: int, role: str) -> tuple[float, float, float]:
        """How likely some word stands in a role to two acts; to the first and not to the second; and the reverse.

        Only words that both acts are seen with count.
        """
        column = self.network.roles.index(role)
        (first, one), (second, two) = self._of(act), self._of(other)
        low, high = max(first, second), min(first + len(one), second + len(two))
        if low >= high:
            return 0.0, 0.0, 0.0
        mine, its = one[low - first : high - first, column], two[low - second : high - second, column]
        return float(np.minimum(mine, its).max()), float((mine * (1 - its)).max()), float((its * (1 - mine)).max())

    def role(self, act: int, role: str, words: Sequence[int] | range) -> float:
        """How likely the likeliest of some words stands in a role to the act told by a word; 0 for no words."""
        low, scores = self._of(act)
        column = self.network.roles.index(role)
        return max((float(scores[w - low, column]) for w in words if 0 <= w - low < len(scores)), default=0.0)

    def likely(self, act: int, role: str, above: float) -> Iterator[int]:
        """The words likelier than `above` to stand in a role to an act."""
        low, scores = self._of(act)
        yield from (low + int(i) for i in np.flatnonzero(scores[:, self.network.roles.index(role)] > above))

    def _of(self, act: int) -> tuple[int, Floats]:
        """As `View.roles`; words that both views show have the mean of both."""
        if not self._twice:
            return self._wide.roles(act)
        found = self._roles.get(act)
        if found is None:
            (low, wide), (first, close) = self._wide.roles(act), self._close.roles(act)
            both = slice(max(low, first), min(low + len(wide), first + len(close)))
            mean = wide.copy()
            mean[both.start - low : both.stop - low] += close[both.start - first : both.stop - first]
            mean[both.start - low : both.stop - low] /= 2
            found = (low, mean)
            _keep(self._roles, act, found, PAIRS)
        return found


def windows(sizes: Sequence[int], sentences: Sequence[int], longest: int) -> Iterator[tuple[int, int]]:
    """Stretches of words, of `longest` pieces at most with two for their ends, cut at ends of sentences, overlapping.

    Args:
        sizes: the pieces of each word.
        sentences: the number of each word's sentence.
        longest: the most pieces that a window holds.
    """
    count, low = len(sizes), 0
    while low < count:
        total, high, cut = 2, low, 0
        while high < count and total + sizes[high] <= longest:
            total += sizes[high]
            high += 1
            if high == count or sentences[high] != sentences[high - 1]:
                cut = high
        high = cut or max(high, low + 1)
        yield low, high
        if high >= count:
            return
        # A quarter is read twice, so that what stands at an edge has words on both sides in one of two windows.
        again = low + (high - low) * 3 // 4
        ends = (e for e in range(max(again, low + 1), high) if sentences[e] != sentences[e - 1])
        low = next(ends, high)


def _keep(kept: dict[int, T], key: int, value: T, most: int) -> None:
    """Keeps a value, and lets the oldest go where there are too many."""
    kept[key] = value
    if len(kept) > most:
        del kept[next(iter(kept))]
