"""One sentence cut into chunks: what the head of each is, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from annals.coding.rules.chunks import Chunk, Noun
from annals.coding.rules.nouns import GroupSense, Nouns, Sense
from annals.language.places import PlacePhrase
from annals.language.reading import Sentence

PRONOUNS = frozenset(
    "he she they him her them it who whom themselves himself herself this these those we us i me you ours"
    " theirs".split()
)
SETTLED = frozenset(
    "town village city hamlet district province state country department municipality region county settlement quarter"
    " neighborhood island".split()
) | {None}
OWNERS = frozenset({"his", "her", "their"})
OPENERS = {"(": ")", "[": "]"}
CLOSERS = {")": "(", "]": "["}


class _Row(dict[int, str]):
    """What stands at each index; "" where nothing does."""

    def __missing__(self, k: int) -> str:
        return ""


class View:
    """Chunks of one sentence, what their heads are, and what stands beside them."""

    __slots__ = (
        "_groups",
        "_senses",
        "_subjects",
        "caps",
        "chunks",
        "event_nouns",
        "kind",
        "lemmas",
        "maybe_named",
        "named",
        "nouns",
        "sentence",
        "word",
    )

    def __init__(
        self,
        sentence: Sentence,
        chunks: list[Chunk],
        nouns: Nouns,
        event_nouns: Container[str] = frozenset(),
        places: Sequence[PlacePhrase] = (),
    ) -> None:
        self.sentence = sentence
        self.chunks = chunks
        self.nouns = nouns
        self.event_nouns = event_nouns
        self.named = {t: p for p in places if not p.weak for t in range(p.first, p.last)}
        self.maybe_named = {t for p in places for t in range(p.first, p.last)}
        self.lemmas = sentence.lemmas
        self.caps = sentence.caps
        # Asked for several hundred times a sentence, and never changed: look-ups rather than methods.
        self.kind: Callable[[int], str] = _Row(enumerate([chunk.kind for chunk in chunks])).__getitem__
        """Kind of the chunk at an index, "" outside the sentence."""
        self.word: Callable[[int], str] = _Row(enumerate([sentence.lower[chunk.i] for chunk in chunks])).__getitem__
        """First word of the chunk at an index, "" outside the sentence."""
        self._senses: dict[int, Sense | None] = {}
        self._groups: dict[int, GroupSense | None] = {}
        self._subjects: dict[int, int | None] = {}

    # What a noun group is ------------------------------------------------------------------------

    def sense(self, k: int) -> Sense | None:
        """What the head of the noun group at chunk `k` is, `None` where no list knows it."""
        if k not in self._senses:
            chunk = self.chunks[k] if k < len(self.chunks) else None
            self._senses[k] = (
                self.nouns.sense(self.lemmas[chunk.core : chunk.head + 1]) if isinstance(chunk, Noun) else None
            )
        return self._senses[k]

    def group(self, k: int) -> GroupSense | None:
        """The well-known organization that the noun group at `k` names with its head."""
        if k not in self._groups:
            self._groups[k] = self._find_group(k)
        return self._groups[k]

    def _find_group(self, k: int) -> GroupSense | None:
        chunk = self.chunks[k] if k < len(self.chunks) else None
        if not isinstance(chunk, Noun):
            return None
        lower, groups = self.sentence.lower, self.nouns.groups
        for i in range(chunk.core, chunk.stop):
            found = self.nouns.group_at(lower, i) if lower[i] in groups else None
            if found is not None and i + found[0] >= chunk.stop:
                return found[1]
        return None

    def settlement(self, k: int) -> bool:
        """Whether the noun group at `k` is the name of a town or land rather than of a thing in it."""
        chunk = self.chunks[k] if k < len(self.chunks) else None
        if not isinstance(chunk, Noun) or chunk.head not in self.named:
            return False
        sense = self.sense(k)
        plain = sense is None or not sense.sure or (sense.kind == "object" and sense.sort == "settlement")
        return plain and self.group(k) is None and self.named[chunk.head].kind in SETTLED

    def pronoun(self, k: int) -> bool:
        """Whether the noun group at `k` is a pronoun."""
        chunk = self.chunks[k] if k < len(self.chunks) else None
        return isinstance(chunk, Noun) and chunk.j - chunk.i == 1 and self.sentence.lower[chunk.i] in PRONOUNS

    def head_lemma(self, k: int) -> str:
        """Lower-cased lemma of the head of the noun group at `k`, "" where there is none."""
        chunk = self.chunks[k] if k < len(self.chunks) else None
        return self.lemmas[chunk.head] if isinstance(chunk, Noun) else ""

    def proper(self, k: int) -> bool:
        """Whether the noun group at `k` ends with a personal or other name that no list of nouns knows."""
        chunk = self.chunks[k] if k < len(self.chunks) else None
        if not isinstance(chunk, Noun) or self.sentence.tags[chunk.head] not in ("NNP", "NNPS"):
            return False
        sense = self.nouns.sense((self.lemmas[chunk.head],))
        return sense is None or not sense.sure

    # Neighbours ----------------------------------------------------------------------------------

    def skip_left(self, k: int) -> int:
        """The first chunk at or left of `k` that is no adverb, date or stray quotation mark."""
        while k >= 0 and (self.kind(k) in ("ADV", "TIME", "X") or self.word(k) in ('"', "“", "”", "''", "``")):
            # "on Monday": the preposition goes with its date.
            k -= 2 if self.kind(k) == "TIME" and self.kind(k - 1) == "P" else 1
        return k

    def governed(self, k: int) -> bool:
        """Whether a preposition stands before the noun group at `k`, or before the list that it ends."""
        if self.kind(k - 1) == "P":
            return True
        if self.kind(k - 1) == "CC" and self.kind(k - 2) == "VG":
            return self.kind(k - 3) == "NG" and self.word(k - 4) == "with"  # "with their hands tied and wounds to"
        if self.kind(k - 1) != "CC" or self.kind(k - 2) != "NG" or self.kind(k - 3) != "P":
            return False
        if self.word(k - 3) == "between":
            return True
        if self.word(k) in OWNERS:
            return False  # "Two journalists of a daily and their driver were seized"
        # "explosions in Cali and Bogota killed": without a verb before, the list is no subject.
        return not any(self.kind(m) == "VG" for m in range(k - 3))

    def opening(self, k: int) -> int:
        """Index of the bracket that the one at `k` closes; `k` itself if there is none."""
        want = CLOSERS.get(self.word(k), "")
        for m in range(k - 1, -1, -1):
            if self.word(m) == want:
                return m
        return k

    def closing(self, k: int) -> int:
        """Index of the bracket that closes the one at `k`; `k` itself if there is none."""
        want = OPENERS.get(self.word(k), "")
        for m in range(k + 1, len(self.chunks)):
            if self.word(m) == want:
                return m
        return k
