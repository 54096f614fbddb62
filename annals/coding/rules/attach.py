"""Dates and places of a sentence given to its events, each to the verb or noun it stands nearest to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from annals.coding.rules.chunks import Verb
from annals.coding.rules.found import Event
from annals.coding.rules.scene import Scene
from annals.coding.rules.speech import SPEECH
from annals.language.dates import DatePhrase
from annals.language.places import PlacePhrase

VAGUE = frozenset({"shift", "unit", "weekday", "window"})
"""Sorts of phrases of time that a day beside them makes exact."""
BOUNDARY = 6
"""What crossing into another clause costs, in chunks of distance."""


class Attach:
    """Attaches the phrases of one sentence."""

    def __init__(self, scene: Scene, events: Sequence[Event]) -> None:
        self.scene = scene
        self.events = [e for e in events if not e.refused]
        self.owner = {k: e for e in self.events for k in e.chunks}
        self.anchors = sorted(
            {k for k, c in enumerate(scene.chunks) if isinstance(c, Verb)} | {k for e in events for k in e.chunks}
        )
        self.verbs = [k for k in self.anchors if isinstance(scene.chunks[k], Verb)]
        self.walls = self._walls()

    def _walls(self) -> list[int]:
        """Running count of clause boundaries up to each chunk."""
        count, walls = 0, []
        for k in range(len(self.scene.chunks)):
            kind, word = self.scene.kind(k), self.scene.word(k)
            if (
                kind in ("SUB", "WH")
                or word in (";", ":", "--", "—")
                or (kind == "CC" and self.scene.kind(k + 1) == "NG" and self.scene.starts_clause(k + 1))
            ):
                count += 1
            walls.append(count)
        return walls

    def chunk_at(self, start: int) -> int:
        """The chunk in which the character at `start` lies."""
        starts = self.scene.sentence.starts
        for k, chunk in enumerate(self.scene.chunks):
            if starts[chunk.j - 1] >= start:
                return k
        return len(self.scene.chunks) - 1

    def dates(self, phrases: Iterable[DatePhrase]) -> None:
        """Gives each date to its event; a date of speech ("said on Tuesday") to none."""
        for phrase in self._fullest(phrases):
            k = self.chunk_at(phrase.start)
            anchor = self.anchor(k)
            event = self.owner.get(anchor) if anchor is not None else None
            if event is not None:
                event.dates.append(phrase)
            elif anchor is None or not self._speech(anchor):
                self._nearest(k, phrase)
        found = [p for e in self.events for p in e.dates]
        if len({p.start for p in found}) == 1:
            for event in self.events:
                if not event.dates and not event.apart:
                    event.dates.append(found[0])

    def _fullest(self, phrases: Iterable[DatePhrase]) -> list[DatePhrase]:
        """The phrases without those that another beside them says in full ("a year earlier, on 8 February 2012")."""
        kept: list[DatePhrase] = []
        for phrase in phrases:
            last = kept[-1] if kept else None
            if last is not None and last.sort in VAGUE and phrase.sort == "day":
                between = self.scene.chunks[self.chunk_at(last.start) + 1 : self.chunk_at(phrase.start)]
                if all(c.kind in ("PUNC", "P") for c in between):
                    kept.pop()
            kept.append(phrase)
        return kept

    def _nearest(self, k: int, phrase: DatePhrase) -> None:
        open_ones = [e for e in self.events if not e.dates and not e.apart]
        if open_ones:
            best = min(open_ones, key=lambda e: min(abs(c - k) for c in e.chunks))
            best.dates.append(phrase)

    def places(self, phrases: Sequence[PlacePhrase]) -> None:
        """Gives each place to its event; an event without one takes the sentence's only place.

        What stands in the event's own clause goes before what other clauses and verbs name.
        """
        own: dict[int, list[tuple[int, PlacePhrase]]] = {}
        aside: list[tuple[int, PlacePhrase]] = []
        speakers: list[PlacePhrase] = []
        for phrase in phrases:
            k = self.chunk_at(phrase.start)
            if self.scene.group(k) is not None:
                continue  # "the Islamic State West Africa Province"
            if k + 1 < len(self.scene.chunks) and self._speech(k + 1):
                speakers.append(phrase)  # "the mission in Somalia said": where who speaks is.
                continue
            anchor = self.anchor(k)
            event = self.owner.get(anchor) if anchor is not None else None
            if event is not None:
                crossed = 0 if phrase.head else min(abs(self.walls[c] - self.walls[k]) for c in event.chunks)
                own.setdefault(id(event), []).append((crossed, phrase))
            elif anchor is not None and not self._speech(anchor):
                aside.append((anchor, phrase))
        for event in self.events:
            mine = own.get(id(event), [])
            nearest = min((crossed for crossed, _ in mine), default=0)
            event.places.extend(phrase for crossed, phrase in mine if crossed == nearest or phrase.head)
        for anchor, phrase in aside:
            event = self._related(anchor)
            if event is not None and all(p.head for _, p in own.get(id(event), [])):
                event.places.append(phrase)
        free = [e for e in self.events if not e.places]
        given = [e for e in self.events if e.places]
        for event in free:
            if len(given) == 1:
                event.places.extend(given[0].places)
            elif not given:
                event.places.extend(speakers)

    def _related(self, anchor: int) -> Event | None:
        """The event that a verb of its own ("entered the village and killed") leads to."""
        after = [e for e in self.events if min(e.chunks) > anchor]
        before = [e for e in self.events if min(e.chunks) < anchor]
        if after and self.walls[min(after[0].chunks)] - self.walls[anchor] <= 1:
            return after[0]
        return before[-1] if before else (after[0] if after else None)

    def _speech(self, k: int) -> bool:
        chunk = self.scene.chunks[k]
        if not isinstance(chunk, Verb) or self.scene.lemmas[chunk.main] not in SPEECH or k in self.owner:
            return False
        if chunk.passive and self.scene.subject(k) in self.owner:
            return False  # "A ceasefire was declared on 21 September."
        # "On 8 February, we recall, the attack": what stands around an insertion is not what it says.
        inserted = self.scene.kind(k - 1) == "NG" and self.scene.word(k - 2) == "," and self.scene.word(k + 1) == ","
        return not (inserted and self.scene.kind(k - 3) == "TIME")

    def anchor(self, k: int) -> int | None:
        """The verb or event noun that a phrase at chunk `k` belongs to."""
        if not self.anchors:
            return None
        return min(self.anchors, key=lambda a: (self._cost(a, k), a))

    def _cost(self, a: int, k: int) -> float:
        if a == k:
            return 0
        crossed = abs(self.walls[a] - self.walls[k]) * BOUNDARY
        between = bisect_left(self.verbs, max(a, k)) - bisect_right(self.verbs, min(a, k))
        cost = abs(a - k) + crossed + 3 * between
        if a > k:
            chunk = self.scene.chunks[a]
            opening = all(m >= k for m in self.anchors if self.walls[m] == self.walls[k])
            # A phrase follows its verb: only one that opens the sentence looks to the right.
            cost += 0 if opening and isinstance(chunk, Verb) and chunk.finite else 14
        return cost
