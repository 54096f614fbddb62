"""Which triggers of one sentence tell of one event, and the event they make together."""

from __future__ import annotations

from collections.abc import Sequence

from annals.coding.rules.chunks import Verb
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.scene import Scene

UNITS = frozenset({"day", "week", "month", "year", "hour"})
LINKING = frozenset({"in", "during", "after", "following", "by", "from", "amid", "with", "at", "through", "as"})
WHEN = frozenset({"when", "as", "after", "while", "where"})
# Abduction goes on after the raid, a protest or an arrest has other doers: these stay by themselves.
APART = frozenset({"abduction", "arrest", "protest", "agreement", "weapons_seizure", "hijacking", "territory_change",
                   "forced_work_stoppage"})  # fmt: skip
RANK = {
    name: rank
    for rank, name in enumerate(
        "other forced_displacement property_destruction robbery arson attack armed_clash riot mob_violence torture "
        "sexual_violence assassination bombing shelling grenade_attack air_strike landmine chemical_attack massacre "
        "suicide_bombing".split()
    )
}


def compatible(a: str, b: str) -> bool:
    """Whether two types may name one event of one sentence."""
    if a == b:
        return True
    if a in APART or b in APART:
        return False
    return a in VIOLENT and b in VIOLENT


class Links:
    """Joins the events of one sentence; `join()` gives the joined events in the order of their words."""

    def __init__(self, scene: Scene, events: Sequence[Event]) -> None:
        self.scene = scene
        self.events = list(events)
        self.root = list(range(len(events)))
        self.at = {e.chunk: i for i, e in enumerate(events)}

    def join(self) -> list[Event]:
        """The events after all links are drawn."""
        for i, event in enumerate(self.events):
            self._causes(i, event)
            if isinstance(self.scene.chunks[event.chunk], Verb):
                self._within(i, event)
                self._phrases(i, event)
                self._adjunct(i, event)
                self._when(i, event)
                self._coordinated(i, event)
            else:
                self._relative(i, event)
        groups: dict[int, list[Event]] = {}
        for i, event in enumerate(self.events):
            groups.setdefault(self._find(i), []).append(event)
        return [combine(group) for group in groups.values()]

    def _find(self, i: int) -> int:
        while self.root[i] != i:
            i = self.root[i]
        return i

    def _link(self, i: int, j: int, *, loose: bool = False) -> None:
        a, b = self.events[i], self.events[j]
        if a.refused or b.refused:
            return
        if compatible(a.type, b.type) or (loose and "attack" in (a.type, b.type) and not {a.type, b.type} & APART):
            x, y = self._find(i), self._find(j)
            self.root[max(x, y)] = min(x, y)

    def _causes(self, i: int, event: Event) -> None:
        for filler in event.get("cause"):
            j = self.at.get(filler.chunk)
            if j is not None and j != i:
                self._link(i, j)

    def _within(self, i: int, event: Event) -> None:
        """ "came under a failed attack": the noun that the verb's own entry holds."""
        if event.last > event.token:
            for j, other in enumerate(self.events):
                if other.token == event.last and j != i:
                    self._link(i, j)

    def _phrases(self, i: int, event: Event) -> None:
        for prep, m in self.scene.phrases(event.chunk):
            if prep in LINKING and not (prep in ("after", "following") and self._apart_in_time(m - 1)):
                for n in self.scene.listed(m):
                    j = self.at.get(n)
                    if j is not None and j != i:
                        self._link(i, j)

    def _adjunct(self, i: int, event: Event) -> None:
        chunk = self.scene.chunks[event.chunk]
        if isinstance(chunk, Verb) and chunk.form in ("ger", "inf"):
            j = self.at.get(self.scene.host(event.chunk) or -1)
            if j is not None and j != i:
                self._link(i, j)
                self._crowd_hurt(i, j)
                return
            for m in range(event.chunk - 1, -1, -1):
                if m in self.at:
                    self._link(i, self.at[m])
                    if chunk.form == "ger":
                        self._crowd_hurt(i, self.at[m])
                    return

    def _crowd_hurt(self, i: int, j: int) -> None:
        """ "Police fired on the march, killing two": whom a protest costs their lives is told with it."""
        a, b = self.events[i], self.events[j]
        if self._harm(a) and b.frame.name in ("plant_bomb", "open_fire", "protest", "protest_noun") and not b.refused:
            x, y = self._find(i), self._find(j)
            self.root[max(x, y)] = min(x, y)

    def _when(self, i: int, event: Event) -> None:
        """ "were killed when a bomb exploded": one event in two clauses, if one of them tells the harm."""
        for m in range(event.chunk - 1, -1, -1):
            if self.scene.kind(m) == "SUB" or (self.scene.kind(m) == "P" and self.scene.word(m) in ("after", "as")):
                if self.scene.word(m) not in WHEN or self._apart_in_time(m):
                    return
                before = [j for j, e in enumerate(self.events) if e.chunk < m]
                if before:
                    other = self.events[before[-1]]
                    if self._harm(other) or self._harm(event):
                        self._link(i, before[-1], loose=True)
                return
            if m in self.at or self.scene.word(m) in (";", "."):
                break
        self._opening_when(i, event)
        self._opening_phrase(i, event)

    def _opening_phrase(self, i: int, event: Event) -> None:
        """ "In the massacre of 25 July, eleven worshippers died": the act stands in the opening phrase."""
        if not self._harm(event) or event.get("perpetrator") or self.scene.kind(0) != "P":
            return
        if self.scene.word(0) not in ("in", "during", "at"):
            return
        for m in range(1, event.chunk):
            if self.scene.kind(m) == "VG":
                return
            j = self.at.get(m)
            if j is not None and j != i:
                self._link(i, j, loose=True)
                return

    def _apart_in_time(self, m: int) -> bool:
        """ "three days after": what follows lies at another time."""
        return self.scene.kind(m - 1) == "TIME" or self.scene.head_lemma(m - 1) in UNITS

    def _opening_when(self, i: int, event: Event) -> None:
        """ "When gunmen attacked the village, five people died"."""
        if self.scene.word(0) not in WHEN:
            return
        for m in range(1, event.chunk):
            if m in self.at and self._harm(event):
                self._link(i, self.at[m], loose=True)
                return

    @staticmethod
    def _harm(event: Event) -> bool:
        return event.frame.effect in ("killed", "injured") or bool(event.tolls)

    def _coordinated(self, i: int, event: Event) -> None:
        subject = self.scene.subject(event.chunk)
        if subject is None:
            return
        for m in range(event.chunk - 1, -1, -1):
            j = self.at.get(m)
            if j is None:
                if self.scene.word(m) == ";":
                    return
                continue
            other = self.events[j]
            if isinstance(self.scene.chunks[m], Verb) and self._same_doer(other, event, subject, m):
                self._link(i, j)
            return

    def _same_doer(self, other: Event, event: Event, subject: int, m: int) -> bool:
        if self.scene.subject(m) == subject:
            return True
        if event.get("perpetrator") or event.get("weapon"):
            return False
        if event.type in ("property_destruction", "arson", "robbery") and event.rule.endswith(":passive"):
            # "Gunmen attack Bassa, 4 dead, 30 houses razed."
            return (
                bool(other.get("perpetrator"))
                and other.type in VIOLENT
                and self.scene.word(subject - 1) in (",", "and")
            )
        effects = {other.frame.effect, event.frame.effect}
        if event.frame.name in ("destroy", "burn") and event.rule.endswith(":passive") and not other.refused:
            # "a woman was killed and two houses were destroyed"
            return other.frame.effect in ("killed", "injured") and other.rule.endswith(":passive")
        # "two people were killed and three were injured": sufferers differ, the act is one.
        return effects == {"killed", "injured"} or (None not in effects and effects <= {"killed", "injured"})

    def _relative(self, i: int, event: Event) -> None:
        """ "an attack in which ten died", "the blast, which killed two"."""
        k = event.chunk
        for m in range(k + 1, min(k + 12, len(self.scene.chunks))):
            if self.scene.kind(m) == "WH" and self.scene.antecedent(m) == k:
                for n in range(m + 1, min(m + 8, len(self.scene.chunks))):
                    if n in self.at and n != k:
                        self._link(i, self.at[n])
                        return
            if self.scene.word(m) in (";", "."):
                return


def combine(group: list[Event]) -> Event:
    """One event of several triggers: the most specific type, all roles and tolls."""
    if len(group) == 1:
        group[0].chunks = [group[0].chunk]
        return group[0]
    lead = max(group, key=_weight)
    first = min(group, key=lambda e: e.token)
    kind = max((e.type for e in group), key=lambda t: RANK.get(t, 5))
    harm = any(t.effect in ("killed", "injured") and t.high != 0 for e in group for t in e.tolls)
    foiled = not harm and any(e.frame.status == "foiled" for e in group)  # "A bomb left on the line was defused."
    made = Event(
        frame=lead.frame, chunk=lead.chunk, token=first.token, last=max(e.last for e in group), type=kind,
        rule=lead.rule,
        status=next((e.status for e in group if e.status not in ("reported", "foiled" if harm else "")), "reported"),
        standing=next((e.standing for e in group if e.standing != "asserted"), "asserted"),
        reference=all(e.reference or e.frame.strength == "context" for e in group)
        or any(e.reference and e.frame.strength in ("sure", "reference") for e in group),
        chunks=[e.chunk for e in group],
        kinds={e.frame.type for e in group},
        harm_only=all(e.frame.effect in ("killed", "injured") or e.frame.name in ("toll", "death_noun") for e in group),
    )  # fmt: skip
    if not foiled and any(e.frame.strength == "sure" and e.status == "reported" for e in group):
        made.status = "reported"
    if made.type == "bombing" and any(e.status == "foiled" and e.frame.name in ("explode", "defuse") for e in group):
        made.status = "foiled"  # "A bomb left outside the station failed to explode."
    for event in group:
        for role, found in event.roles.items():
            made.add(role, found)
        made.tolls.extend(event.tolls)
    return made


def _weight(event: Event) -> tuple[int, int]:
    strength = {"sure": 3, "weak": 2, "context": 1, "reference": 0}[event.frame.strength]
    return strength, RANK.get(event.type, 5)
