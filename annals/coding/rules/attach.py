"""Dates and places of a sentence given to its events, each to the verb or noun it stands nearest to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.needs import BODIES, MOVED
from annals.coding.rules.scene import Scene
from annals.coding.rules.speech import SPEECH
from annals.language.dates import DatePhrase
from annals.language.places import PlacePhrase

VAGUE = frozenset({"shift", "unit", "weekday", "window"})
"""Sorts of phrases of time that a day beside them makes exact."""
BACKGROUND = frozenset(
    "bear found form establish create elect appoint release free hand convict sentence build inaugurate marry bury "
    "schedule expect plan resume reopen retire graduate return identify remand arraign charge vow "
    "pledge promise enforce impose patrol recess scan condemn mourn attend appear adjourn lift extend".split()
)
"""Verbs that tell of somebody's life or of what came of it: their day is not that of the act beside them."""
CARE = frozenset(
    "die succumb treat admit rush hospitalize hospitalise recover airlift transfer expire pronounce".split()
)
"""Verbs of what is done for the wounded: the hospital behind them is not where they were hit."""
CARED = CARE - {"die", "succumb", "expire", "pronounce", "recover", "rush", "transfer"}
"""Of these, what is done in another town as a rule: "the wounded were flown to Niamey and are treated in Dosso"."""
SOON = frozenset({"hours", "minutes", "moments", "shortly", "soon", "immediately", "just"})
"""Words before "after" and "before" by which two acts are of one day."""
SPOTS = frozenset({"in", "at", "near", "outside", "inside", "around"})
SHAKING = frozenset({"sweep", "rock", "shake", "paralyse", "paralyze", "grip", "engulf", "jolt", "convulse"})
FIRED = frozenset({"fire", "launch", "lob", "shoot"})
HARM = frozenset({"toll", "hospital", "die", "be_hurt", "find_bodies"})
"""Frames that tell who was hurt: the hospital that counts them is not where they were hit."""
TOLD = frozenset({"toll", "find_bodies"})
"""Of these, those that tell of counting: the day may be that of the count."""
HANDLED = MOVED | frozenset("bury inter collect fly identify hand give put count report announce raise".split())
"""What is done with the dead on another day than that of their death."""
DYING = frozenset({"die", "perish", "expire", "pass"})
UNITS = frozenset({"day", "days", "week", "weeks", "month", "months", "hours"})
LATER = frozenset({"later", "afterwards", "after"})
CAUSES_OF_DEATH = frozenset({"wound", "injury", "burn", "hospital", "clinic"})
GENITIVES = frozenset(("'s", "’s", "'", "’"))
SPOT = frozenset({"town", "village", "city", "camp", "area", "region"})
BOUNDARY = 6
"""What crossing into another clause costs, in chunks of distance."""


def later_death(scene: Scene, k: int) -> bool:
    """Whether the verb at chunk `k` tells that somebody died of wounds: "succumbed to burns", "died in hospital"."""
    chunk = scene.chunks[k]
    lemma = scene.lemmas[chunk.main] if isinstance(chunk, Verb) else ""
    if lemma == "succumb":
        return True
    if lemma not in DYING:
        return False
    behind = scene.sentence.lower[chunk.j : chunk.j + 8]
    subject = scene.chunks[scene.subject(k) or 0]
    more = isinstance(subject, Noun) and subject.number is not None and subject.number.additional
    # "... was killed on the spot, and another died in Dhaka four days afterwards"
    days_later = more and not UNITS.isdisjoint(behind) and not LATER.isdisjoint(behind)
    return days_later or any(scene.head_lemma(m) in CAUSES_OF_DEATH for _, m in scene.phrases(k)[:2])


def _days_apart(one: Event, other: Event) -> bool:
    """Whether each of two events has a day of its own: then the place of one need not be that of the other."""
    if any(p.sort in VAGUE for p in (*one.dates, *other.dates)):
        return False  # "and the next day"
    return bool(one.dates and other.dates) and not {p.start for p in one.dates} & {p.start for p in other.dates}


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
        # "The toll of Friday's bombing rose to 60 on Sunday": a verb that is no act tells when it rose.
        self.revised = any(t.revised for e in self.events for t in e.tolls)

    def _walls(self) -> list[int]:
        """Running count of clause boundaries up to each chunk."""
        count, walls = 0, []
        for k in range(len(self.scene.chunks)):
            kind, word = self.scene.kind(k), self.scene.word(k)
            if (
                # "since Tuesday" opens no clause, ", and on 22 May the attack on ..." tells of something else.
                (kind in ("SUB", "WH") and self.scene.kind(k + 1) != "TIME")
                or word in (";", ":", "--", "—")
                or (kind == "CC" and self._joins_clause(k))
            ):
                count += 1
            walls.append(count)
        return walls

    def _joins_clause(self, k: int) -> bool:
        """Whether the "and" at `k` joins a clause of its own rather than a party to the one before."""
        behind = self.scene.kind(k + 1)
        dated = behind == "P" and self.scene.kind(k + 2) == "TIME" and self.scene.kind(k + 3) == "NG"
        return dated or (behind == "NG" and self.scene.starts_clause(k + 1))

    def chunk_at(self, start: int) -> int:
        """The chunk in which the character at `start` lies."""
        starts = self.scene.sentence.starts
        for k, chunk in enumerate(self.scene.chunks):
            if starts[chunk.j - 1] >= start:
                return k
        return len(self.scene.chunks) - 1

    def dates(self, phrases: Iterable[DatePhrase]) -> None:
        """Gives each date to its event; a date of speech ("said on Tuesday") to none."""
        phrases = [p for p in phrases if not self._of_death(p)]
        taken = self._when(phrases)
        linked = [p for p in phrases if p.links]
        lent: list[tuple[int, DatePhrase]] = []
        for phrase in self._fullest([p for p in phrases if not p.entry and not p.links and p.start not in taken]):
            k = self.chunk_at(phrase.start)
            owned = k + 2 if self.scene.word(k + 1) in GENITIVES and k + 2 in self.owner else None
            if self.scene.word(k - 1) in ("the", "a", "an") and k + 1 in self.owner and self.scene.kind(k + 1) == "NG":
                owned = k + 1  # "sentenced three men for the 2014 murder of a judge"
            anchor = owned if owned is not None else self.anchor(k)  # "Sunday's bombing of a rally"
            event = self.owner.get(anchor) if anchor is not None else None
            if event is not None and self._of_count(event, k):
                continue
            if event is not None:
                event.dates.append(phrase)
            elif anchor is None or not (self._speech(anchor) or self._aside(anchor, k) or self._of_update(k)):
                lent.append((k, phrase))
        later = self._linked(linked)
        for k, phrase in lent:
            self._nearest(k, phrase)
        self._of_entry([p for p in phrases if p.entry])
        for event in self.events:
            self._of_part(event)
        for event, phrase in later:
            event.dates = event.dates or [phrase]
        found = [p for e in self.events for p in e.dates if not p.links]
        if len({p.start for p in found}) == 1:
            for event in self.events:
                of_deal = event.reference and any(e.type == "agreement" and e.dates for e in self.events)
                if not event.dates and not of_deal and (not event.apart or self._soon(event)):
                    event.dates.append(found[0])  # no day of "seven signatories of the 2016 accord"
        else:
            self._joined()

    def _of_death(self, phrase: DatePhrase) -> bool:
        """Whether somebody died on that day of what was done before ("succumbed to his wounds on Friday")."""
        anchor = self.anchor(self.chunk_at(phrase.start)) if not phrase.entry else None
        if anchor is None or not later_death(self.scene, anchor):
            return False
        event = self.owner.get(anchor)
        return event is None or len(event.chunks) > 1 or len(self.events) > 1

    def _of_update(self, k: int) -> bool:
        """Whether a day is that on which a toll was revised: none of "last week's attack"."""
        return self.revised and self.scene.word(k + 1) not in GENITIVES

    def _of_count(self, event: Event, k: int) -> bool:
        """Whether a day is that on which the dead were counted or buried ("had counted 133 dead by Saturday")."""
        told = event.frame.name in TOLD
        if told and (self._of_update(k) or self.scene.word(k - 1) == "by"):
            return True  # "The number of bodies recovered rose to 43 on Thursday."
        anchor = min(self.verbs, key=lambda a: (self._cost(a, k), a), default=None)
        chunk = self.scene.chunks[anchor] if anchor is not None else None
        if anchor is None or not isinstance(chunk, Verb) or self.scene.lemmas[chunk.main] not in HANDLED:
            return False
        beside = (self.scene.subject(anchor), self.scene.object(anchor))
        return told or any(m is not None and self.scene.head_lemma(m) in BODIES for m in beside)

    def _of_entry(self, phrases: Sequence[DatePhrase]) -> None:
        """Gives the day of an entry to all it tells, but for what has a day of its own or was told before.

        Beside an act of another day it is that of the telling: "25 Jan: the bomb of 23 Jan claimed a second life".
        """
        if any(e.dates for e in self.events):
            return
        for phrase in phrases:
            for event in self.events:
                if not (event.dates or event.apart or event.reference):
                    event.dates.append(phrase)

    def _linked(self, phrases: Sequence[DatePhrase]) -> list[tuple[Event, DatePhrase]]:
        """Gives the day of "a day after gunmen had killed X" to what follows; those that may take it too."""
        others: list[tuple[Event, DatePhrase]] = []
        for phrase in phrases:
            k = self.chunk_at(phrase.start)
            behind = sorted((e for e in self.events if min(e.chunks) > k), key=lambda e: min(e.chunks))
            if behind and not behind[0].dates:
                behind[0].dates.append(phrase)
            others.extend((event, phrase) for event in behind[1:])
        return others

    def _of_part(self, event: Event) -> None:
        """ "The group split in 2001; the bombing on 12 March 2003": a day of its own part keeps others away."""
        breaks = [k for k in range(len(self.scene.chunks)) if self.scene.word(k) == ";"]
        if not breaks or len(event.dates) < 2:
            return
        low = max((k for k in breaks if k < event.chunk), default=-1)
        high = min((k for k in breaks if k > event.chunk), default=len(self.scene.chunks))
        event.dates[:] = [p for p in event.dates if low < self.chunk_at(p.start) < high] or event.dates

    def _joined(self) -> None:
        """Lends the day of an act to the one joined to it in the same clause ("on 3 May burst in and took ...")."""
        order = sorted(self.events, key=lambda e: min(e.chunks))
        for before, event in pairwise(order):
            same = self.walls[max(before.chunks)] == self.walls[min(event.chunks)]
            if before.dates and not event.dates and not event.apart and not event.reference and same:
                event.dates.append(before.dates[0])

    def _when(self, phrases: Sequence[DatePhrase]) -> set[int]:
        """Gives acts told by "..., when" the day before that word; where those days start."""
        taken: set[int] = set()
        for event in self.events:
            first = min(event.chunks, key=lambda c: abs(c - event.chunk))
            when = next((m for m in range(first, max(-1, first - 6), -1) if self.scene.word(m) == "when"), None)
            if when is None:
                continue
            at = when - 2 if self.scene.word(when - 1) == "," else when - 1
            anchor = self.anchor(at)
            if self.revised and anchor is not None and anchor not in self.owner:
                continue  # "The toll climbed to 22 on Saturday when a clerk died of burns."
            for phrase in phrases:
                if self.scene.kind(at) == "TIME" and self.chunk_at(phrase.start) == at and phrase.start not in taken:
                    event.dates.append(phrase)
                    taken.add(phrase.start)
        return taken

    def _aside(self, anchor: int, k: int) -> bool:
        """Whether a day belongs to a verb that is no act and lends its day to none ("born in 1964")."""
        chunk = self.scene.chunks[anchor]
        # "Police freed him on 28 January and captured his guards": what is joined on has the same day.
        if not isinstance(chunk, Verb) or anchor > k or self.scene.word(k + 1) == "and":
            return False
        return self.scene.lemmas[chunk.main] in BACKGROUND or self._of_life(anchor)

    def _of_life(self, anchor: int) -> bool:
        """Whether a verb stands in a clause on a person ("the chief, who had come the day before, and two others")."""
        for m in range(anchor - 1, max(-1, anchor - 3), -1):
            if self.scene.kind(m) == "WH":
                pluperfect = self.scene.word(anchor) == "had" and anchor not in self.owner
                return pluperfect and self.scene.word(m) == "who" and self.scene.word(m - 1) == ","
        return False

    def _soon(self, event: Event) -> bool:
        """Whether an act stands hours or minutes away from the other of its sentence."""
        words = self.scene.sentence.lower
        at = self.scene.chunks[min(event.chunks)].i
        near = range(max(0, at - 8), at)
        return any(words[i] in ("after", "before") and i and words[i - 1] in SOON for i in near)

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
        if not open_ones and phrase.sort == "day":
            # "Two years later, when troops fired on those who had gathered to hear him on 22 February 1994"
            open_ones = [e for e in self.events if all(p.base == "anchor" and p.sort in VAGUE for p in e.dates)]
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
        # A border says where about the place lies that is named beside it.
        finer = any(p.kind != "border" and p.relation != "from" for p in phrases)
        told = any(p.prep in SPOTS and not p.weak for p in phrases)
        for phrase in phrases:
            k = self.chunk_at(phrase.start)
            sent = told and phrase.prep == "from" and self._sent(k)
            if (phrase.kind == "border" and finer) or sent or self._no_spot(phrase, k):
                continue
            if k + 1 < len(self.scene.chunks) and self._speech(k + 1):
                speakers.append(phrase)  # "the mission in Somalia said": where who speaks is.
                continue
            anchor = self.anchor(k)
            event = self.owner.get(anchor) if anchor is not None else None
            if event is not None:
                crossed = 0 if phrase.head else min(abs(self.walls[c] - self.walls[k]) for c in event.chunks)
                own.setdefault(id(event), []).append((crossed, phrase))
            elif anchor is not None and not (self._speech(anchor) or self._of_life(anchor)):
                aside.append((anchor, phrase))
        for event in self.events:
            mine = own.get(id(event), [])
            nearest = min((crossed for crossed, _ in mine), default=0)
            event.places.extend(phrase for crossed, phrase in mine if crossed == nearest or phrase.head)
        for anchor, phrase in aside:
            event = self._shaken(anchor) or self._related(anchor)
            if event is not None and all(p.head for _, p in own.get(id(event), [])):
                event.places.append(phrase)
        self._lend(speakers)

    def _shaken(self, anchor: int) -> Event | None:
        """ "an ambush cost 13 lives, and riots swept Colombo": what shakes a town is there."""
        verb = self.scene.chunks[anchor]
        shakes = isinstance(verb, Verb) and self.scene.lemmas[verb.main] in SHAKING
        subject = self.scene.subject(anchor) if shakes else None
        return self.owner.get(subject) if subject is not None else None

    def _no_spot(self, phrase: PlacePhrase, k: int) -> bool:
        """Whether nothing happened at a place: "Raiders from X", "He died in X Hospital", "flown to X"."""
        if self.scene.group(k) is not None:
            return True  # "the Islamic State West Africa Province"
        if phrase.prep == "from" and self._origin(k):
            return True
        if phrase.prep in (None, "to") and self.scene.word(k - 2) in ("loyal", "allegiant", "faithful"):
            return True  # "the faction loyal to Mensah"
        hospital = phrase.kind == "hospital"
        hurt = hospital and all(e.frame.name in HARM for e in self.events)
        return hurt or self._cared(k, CARE if hospital else CARED)

    def _lend(self, speakers: Sequence[PlacePhrase]) -> None:
        """Lends to acts without a place that of the sentence's other act, or where those are who speak."""
        given = [e for e in self.events if e.places]
        for event in [e for e in self.events if not e.places]:
            lender = given[0] if len(given) == 1 else self._before(event, given)
            if lender is not None and (self._leads_back() or not _days_apart(event, lender)):
                event.places.extend(lender.places)
            elif not given:
                event.places.extend(speakers)

    def _before(self, event: Event, given: Sequence[Event]) -> Event | None:
        """The act before an event in its part of the sentence: "stormed a compound at X and seized a man; ..."."""
        first = min(event.chunks)
        breaks = [k for k in range(first) if self.scene.word(k) == ";"]
        low = max(breaks, default=-1)
        before = [e for e in given if low < min(e.chunks) < first]
        return max(before, key=lambda e: min(e.chunks), default=None)

    def _cared(self, k: int, verbs: frozenset[str]) -> bool:
        """Whether the verb of a phrase tells of the wounded rather than of what wounded them."""
        anchor = self.anchor(k)
        chunk = self.scene.chunks[anchor] if anchor is not None else None
        return isinstance(chunk, Verb) and self.scene.lemmas[chunk.main] in verbs

    def _leads_back(self) -> bool:
        """Whether the sentence itself says that something happened at the place it has named: "the town's clinics"."""
        lower = self.scene.sentence.lower
        return any(word in SPOT and lower[at - 1] in ("the", "same") for at, word in enumerate(lower) if at)

    def _origin(self, k: int) -> bool:
        """Whether "from X" at a chunk says where those come from who did it."""
        chunks = self.scene.chunks
        if k < 2 or chunks[k - 1].kind != "P":
            return False
        doers = (f for e in self.events for f in e.roles.get("perpetrator", ()))
        return any(chunks[k - 2].i <= f.start < chunks[k - 2].j for f in doers)

    def _sent(self, k: int) -> bool:
        """Whether "from X" says where those come from who are spoken of, or what was fired.

        "Two peacekeepers from Chad were killed", "Rockets fired from Gaza struck"; not "took a man from Mubi".
        """
        scene = self.scene
        before = scene.chunks[k - 2] if k >= 2 and scene.kind(k - 1) == "P" else None
        if isinstance(before, Verb):
            return scene.lemmas[before.main] in FIRED
        verb = scene.kind(k + 1) == "VG" or (scene.word(k + 1) == "," and scene.kind(k + 2) == "VG")
        return isinstance(before, Noun) and verb and any(
            before.i <= f.start < before.j for e in self.events for role in ("victim", "target") for f in e.get(role)
        )  # fmt: skip

    def _related(self, anchor: int) -> Event | None:
        """The event that a verb of its own ("entered the village and killed") leads to."""
        after = [e for e in self.events if min(e.chunks) > anchor]
        before = [e for e in self.events if min(e.chunks) < anchor]
        if after and self.walls[min(after[0].chunks)] - self.walls[anchor] <= 1:
            return after[0]
        # "Students marched against the killings at X and put up barricades in Y": who marched put them up.
        verbs = [e for e in before if isinstance(self.scene.chunks[min(e.chunks)], Verb)]
        return (verbs or before)[-1] if before else (after[0] if after else None)

    def _speech(self, k: int) -> bool:
        chunk = self.scene.chunks[k]
        if not isinstance(chunk, Verb) or self.scene.lemmas[chunk.main] not in SPEECH or k in self.owner:
            return False
        if chunk.passive and self.scene.subject(k) in self.owner:
            return False  # "A ceasefire was declared on 21 September."
        # "On 8 February, we recall, the attack": what stands around an insertion is not what it says.
        inserted = self.scene.kind(k - 1) == "NG" and self.scene.word(k - 2) == "," and self.scene.word(k + 1) == ","
        return not (inserted and self.scene.kind(k - 3) == "TIME")

    def _opens_clause(self, k: int) -> bool:
        """Whether a phrase of time stands before the subject of a clause: "..., on 20 July soldiers burst into ..."."""
        before = k - 1 if self.scene.kind(k - 1) == "P" else k
        if self.scene.kind(before - 1) == "NG" and self.scene.kind(before - 2) == "P":
            before -= 2  # "..., and at Guéréda on 18 October they fought"
        behind = k + 2 if self.scene.word(k + 1) == "," else k + 1
        joined = self.scene.word(before - 1) in (",", ";", "--", "—", "–", "but", "and")
        return (
            joined
            and self.scene.kind(k) == "TIME"
            and self.scene.kind(behind) == "NG"
            and self.scene.starts_clause(behind)
            # "... in Mubi, on 12 March, police said" looks back.
            and not any(self._speech(m) for m in range(behind + 1, min(behind + 4, len(self.scene.chunks))))
        )

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
            opening = all(m >= k for m in self.anchors if self.walls[m] == self.walls[k]) or self._opens_clause(k)
            # A phrase follows its verb: only one that opens the sentence looks to the right.
            named = a == k + 1 and self.scene.kind(k - 2) == "CC"  # ", and on 22 May the attack on ..."
            cost += 0 if named or (opening and isinstance(chunk, Verb) and chunk.finite) else 14
        return cost
