"""Acts told in words that no rule knows, as the network sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from annals.coding.joined.features import Features, Scenes, log_odds, nearest, of_report
from annals.coding.learned.reader import Seen
from annals.coding.rules.coder import Told
from annals.coding.rules.found import Event
from annals.coding.rules.frames import Frame
from annals.language.reading import Reading, Sentence

NEAR = 2
"""Words this near to a word of the rules tell the same."""
AROUND = 4
"""Sentences within which two words may tell the same incident."""
FAINT = 0.25
"""What is less likely to tell an act is no candidate."""
MOST = 2
"""So many candidates of one sentence are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A word that may tell an act; `word` is its number among all, `first` says that its sentence has no likelier.

    `live` says that the rules find an act in the sentence, `same` how likely the word tells an act again.
    """

    sentence: Sentence
    token: int
    word: int
    type: str
    first: bool
    live: bool
    tells: float
    same: float
    features: Features


class UnknownActs:
    """Finds what only the network takes for an act; holds one report."""

    def __init__(self, told: Told, reading: Reading, seen: Seen, scene: Scenes) -> None:
        self._rules = {sentence.index: events for sentence, events in told}
        self._acts: dict[int, list[int]] = {
            s.index: [seen.at(s, e.token) for e in events if not e.refused] for s, events in told
        }
        self._sentences = reading.sentences
        self._seen = seen
        self._scene = scene

    def candidates(self) -> Iterator[Unknown]:
        """The likeliest words of each sentence of the narrative, away from those of the rules and from each other.

        Of a long report only those parts are read in which the rules find an act: most of the time goes into reading.
        """
        told = self._seen.windows_of(word for words in self._acts.values() for word in words)
        for sentence in self._sentences:
            if sentence.paragraph < 0 or not len(sentence):
                continue
            if not self._seen.many or self._seen.windows_of([self._seen.at(sentence, 0)]) <= told:
                yield from self._of(sentence)

    def event(self, unknown: Unknown, *, reference: bool) -> Event | None:
        """The event that a word tells; `None` where it stands in no group of words that can tell one."""
        scene = self._scene(unknown.sentence)
        k = next((k for k, c in enumerate(scene.chunks) if c.i <= unknown.token < c.j), None)
        if k is None:
            return None
        self._acts.setdefault(unknown.sentence.index, []).append(unknown.word)
        frame = Frame(name="learned", type=unknown.type, strength="context" if reference else "sure")
        return Event(
            frame=frame, chunk=k, token=unknown.token, last=unknown.token, type=unknown.type, rule="learned:act",
            chunks=[k], reference=reference,
        )  # fmt: skip

    def _of(self, sentence: Sentence) -> Iterator[Unknown]:
        events: Sequence[Event] = self._rules.get(sentence.index, ())
        known = {t for e in events for t in range(e.token - NEAR, e.last + NEAR + 1)}
        base = self._seen.at(sentence, 0)
        scores = sorted(
            (
                (likely, token)
                for token, word in enumerate(sentence.words)
                if word[0].isalpha() and token not in known and (likely := self._seen.tells(base + token)) > FAINT
            ),
            reverse=True,
        )
        for rank, (likely, token) in enumerate(scores[:MOST]):
            if rank and abs(token - scores[0][1]) <= NEAR:
                continue
            yield self._candidate(sentence, token, likely, rank)

    def _candidate(self, sentence: Sentence, token: int, tells: float, rank: int) -> Unknown:
        seen, word = self._seen, self._seen.at(sentence, token)
        types = seen.acts(word)[1:]
        best = int(np.argmax(types))
        here = self._acts.get(sentence.index, [])
        near = [
            act
            for at in range(sentence.index - AROUND, sentence.index + AROUND + 1)
            if at != sentence.index
            for act in self._acts.get(at, ())
        ]
        live = any(not e.refused for e in self._rules.get(sentence.index, ()))
        features = {
            "tells": log_odds(tells),
            "of_type": log_odds(float(types[best]) / tells),
            f"type={seen.network.types[best]}": 1.0,
            "rank": float(rank),
            "events": float(len(here)),
            "refused": float(any(e.refused for e in self._rules.get(sentence.index, ()))),
            "words": float(len(sentence)),
            "after": token / len(sentence),
            **of_report(seen, word),
            **nearest(seen, word, here, "here"),
            **nearest(seen, word, near, "near"),
        }
        same = max((seen.role(act, "act", [word]) for act in (*here, *near)), default=0.0)
        return Unknown(
            sentence=sentence, token=token, word=word, type=seen.network.types[best], first=rank == 0, live=live,
            tells=tells, same=same, features=features,
        )  # fmt: skip
