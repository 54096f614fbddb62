"""How many were killed, hurt, taken: numbers of a sentence given to its events.

Two ways lead to a toll: the harmed of a verb ("gunmen killed three officers"), and a number beside a word
of state or a noun for casualties ("left 12 dead", "the death toll rose to 40", "no casualties").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annals.coding.rules.attach import later_death
from annals.coding.rules.chunks import Noun
from annals.coding.rules.filler import Filler, count_of
from annals.coding.rules.found import Event, Toll
from annals.coding.rules.participants import fillers
from annals.coding.rules.rivals import Rivals
from annals.coding.rules.scene import Scene
from annals.coding.rules.toll_words import CARED_FOR, OF_THEM, STATES, TollWords
from annals.language.numbers import NumberPhrase
from annals.records import replace

DENIALS = frozenset({"deny", "refute"})
LIMBS = frozenset("leg arm shoulder foot hand thigh knee ankle calf buttock hip finger wrist elbow limb legs".split())
MISSILES = frozenset({"bullet", "shrapnel", "pellet", "splinter", "fragment", "stone", "arrow"})
BOUND = frozenset({"line", "tie", "blindfold", "bind"})
"""What is done to those who are then shot dead."""
DEADLY = frozenset({"fatally", "mortally", "lethally"})
SUFFER = frozenset({"suffer", "sustain", "incur"})
ALL_OF_THEM = frozenset({"they", "them", "their"})
ALSO = frozenset({"also", "too"})
INCLUDED = frozenset({"including", "among", "counting"})
ORDINALS = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split()
)
BEING = frozenset({"is", "are", "was", "were", "have", "has", "had"})
OWN = frozenset({"own", "our", "friendly"})
"""Whose dead the side that speaks counts: it says nothing exact of the other's."""
HOUSEHOLDS = frozenset({"family", "household"})


class Tolls:
    """Reads the tolls of one sentence into its events."""

    def __init__(self, scene: Scene, numbers: Iterable[NumberPhrase]) -> None:
        self.scene = scene
        self.numbers = [n for n in numbers if n.sort == "count"]
        self.sentence = scene.sentence
        self.taken: set[int] = set()
        self.words = TollWords(scene)

    def of_verbs(self, events: Iterable[Event]) -> None:
        """Tolls of those whom a verb or noun of harm names as harmed."""
        killed = False
        for event in events:
            effect = "killed" if self._deadly(event) else event.frame.effect or self._limb(event)
            mined = any(f.suggests == "landmine" for f in event.get("weapon"))  # Many live who drive on a mine.
            blown = effect is None and event.rule == "verb:bomb:blow:passive" and not mined
            if effect is None and not blown:
                continue
            for filler in self._broken_down(self._named_once(event.get("victim"))):
                if effect is not None or filler.kind == "person":  # "was blown up with 26 of his men"
                    self._harmed(event, effect or "killed", filler)
            if event.tolls and event.rule.startswith("verb:find_bodies:count") and killed:
                # "... killed between 30 and 40, officials said, while a hospital counted 46 bodies"
                event.tolls[:] = [replace(t, rival=True) for t in event.tolls]
            killed = killed or any(t.effect == "killed" and t.high != 0 for t in event.tolls)

    @staticmethod
    def _named_once(victims: Sequence[Filler]) -> list[Filler]:
        """ "Two fighters, Comrades Asmita and Bikalpa, fell": as many names as were counted are the same people."""
        found = list(victims)
        for i, filler in enumerate(victims):
            count = filler.number.low if filler.number is not None and filler.number.low == filler.number.high else None
            names = victims[i + 1 :]
            if count == len(names) > 1 and all(f.named and f.number is None and f.single for f in names):
                found[i + 1 :] = [replace(f, listed=True) for f in names]
        return found

    def _broken_down(self, victims: Sequence[Filler]) -> list[Filler]:
        """ "Five peacekeepers, four Cambodians and a Moroccan, were killed": the others are the first told apart."""
        found = list(victims)
        whole, parts = found[:1], found[1:]
        counts = [f.number.low if f.number is not None else 1 if f.single else None for f in found]
        if len(parts) < 1 or None in counts or parts[0].start < whole[0].end:
            return found
        behind = self.sentence.lower[parts[-1].end : parts[-1].end + 2]
        among = behind in (("among", "them"), ("among", "these"))
        told_apart = len(parts) > 1 and behind[:1] == (",",) and sum(c or 0 for c in counts[1:]) == counts[0]
        return [*whole, *(replace(f, listed=True) for f in parts)] if among or told_apart else found

    def _deadly(self, event: Event) -> bool:
        """Whether an adverb says that the act killed ("fatally shot", "mortally wounded")."""
        chunk = self.scene.chunks[event.chunk]
        return chunk.kind == "VG" and bool(DEADLY & set(self.sentence.lower[max(0, chunk.i - 1) : chunk.j + 1]))

    def _limb(self, event: Event) -> str | None:
        """ "was hit in the leg", "shot her in the arm": where one is hit and hardly dies of it."""
        if event.frame.name not in ("shoot", "target", "attack") or "die" in self.scene.lemmas:
            return None
        hit = [self.scene.head_lemma(m) for p, m in self.scene.phrases(event.chunk) if p in ("by", "with")]
        hit += [f.head for f in event.get("weapon")]
        if event.frame.name == "target" and not MISSILES.isdisjoint(hit):
            return "injured"  # "a child was hit by a stray bullet", "shrapnel struck two women"
        before = self.scene.verb_before(event.chunk)
        bound = self.scene.chunks[before].j - 1 if before is not None else None
        if event.frame.name == "shoot" and bound is not None and self.scene.lemmas[bound] in BOUND:
            return "killed"  # "were lined up and shot"
        phrases = self.scene.phrases(event.chunk)
        limbs = [m for p, m in phrases if p == "in" and self.scene.head_lemma(m) in LIMBS]
        # "shot, list in hand": no limb that was hit.
        return "injured" if any(self.scene.chunks[m].j - self.scene.chunks[m].i > 1 for m in limbs) else None

    def _harmed(self, event: Event, effect: str, filler: Filler) -> None:
        if filler.head == "all" and filler.number is None:
            return  # "put all but one of them to death": so many as were there
        bounds = count_of(filler)
        if filler.pronoun and filler.head in ("he", "him", "she", "her", "his") and effect in ("killed", "injured"):
            bounds = (1, 1)
        if self._one_more(filler):
            bounds = (1, 1)
        elif filler.kind == "object" and not filler.sure and filler.number is None:
            return
        if effect == "killed" and STATES.get(filler.head) == "injured":
            return  # "The hospital received six corpses and 19 wounded."
        if effect == "killed" and filler.pronoun and not filler.single and filler.head in ALL_OF_THEM:
            # "Their bodies were found": as many as were told of, which only the report as a whole knows.
            start, end = self._span(filler)
            event.tolls.append(
                Toll(effect=effect, start=start, end=end, low=None, high=None, who=None, total=True, rule="toll:them")
            )
            return
        if filler.listed or bounds is None or bounds[0] is None or (filler.number is None and bounds != (1, 1)):
            self._parts(event, effect, filler)
            return
        if self.scene.head_lemma(filler.chunk) in HOUSEHOLDS and getattr(
            self.scene.chunks[filler.chunk], "number", None
        ):
            return  # Families are counted, not people; "a family of five" are five.
        start, end = self._span(filler)
        if filler.number is not None:
            self.taken.add(filler.number.start)
        event.tolls.append(
            Toll(
                effect=effect, start=start, end=end, low=bounds[0], high=bounds[1], who=filler, total=False,
                rule=f"toll:harmed:{effect}", additional=self._on_top(event, filler),
                part=event.frame.name == "hospital" or self.scene.word(filler.chunk - 1) in INCLUDED,
            )
        )  # fmt: skip
        self._parts(event, effect, filler)

    def _on_top(self, event: Event, filler: Filler) -> bool:
        """Whether those harmed come on top of others: "another two", "two also died", "one succumbed to his wounds"."""
        chunk = self.scene.chunks[event.chunk]
        also = chunk.kind == "VG" and not ALSO.isdisjoint(self.sentence.lower[max(0, chunk.i - 1) : chunk.j + 1])
        later = event.frame.name == "die" and later_death(self.scene, event.chunk)
        return (filler.number is not None and filler.number.additional) or also or later or self._one_more(filler)

    def _one_more(self, filler: Filler) -> bool:
        """Whether somebody is counted on: "killed five traders; a sixth died on the road"."""
        chunk = self.scene.chunks[filler.chunk]
        words = self.sentence.lower[chunk.i : chunk.j] if filler.chunk >= 0 else ()
        counted = tuple(words[:1]) == ("a",) and not ORDINALS.isdisjoint(words)
        return counted and filler.number is None and not filler.armed

    def _span(self, filler: Filler) -> tuple[int, int]:
        start = self.sentence.starts[filler.start]
        if filler.number is not None and filler.number.start > self.sentence.ends[filler.end - 1]:
            return filler.number.start, filler.number.end  # "... carrying mourners, killing eight of them"
        if filler.number is not None:
            start = min(start, filler.number.start)
        return start, self.sentence.ends[filler.end - 1]

    def _parts(self, event: Event, effect: str, filler: Filler) -> None:
        """ "11 people, including four children": the four are a part, not four more."""
        k = filler.chunk + 1
        while self.scene.kind(k) == "P" and self.scene.word(k) in ("of", "from") and self.scene.kind(k + 1) == "NG":
            k += 2
        for m in range(k, min(k + 5, len(self.scene.chunks))):
            word = self.scene.word(m)
            if self.scene.kind(m) == "VG" and m > k + 1:
                break
            them = self.scene.word(m + 2) in ("them", "whom") and self.scene.word(m + 1) == "of" and m > k
            if them and word != "including" and self.scene.kind(m) == "NG" and self.scene.kind(m + 3) == "NG":
                self._of_them(event, effect, m)
                return
            if word in ("including", "incl.", "incl") or (word == "among" and self.scene.word(m + 1) == "them"):
                first = m + 2 if word == "among" else m + 1
                while self.scene.kind(first) in ("ADV", "PUNC"):
                    first += 1
                if self.scene.kind(first) == "NG":
                    self._part_list(event, effect, first)
                return

    def _of_them(self, event: Event, effect: str, m: int) -> None:
        """ "Seven people were hurt, four of them children"."""
        count, who = self.scene.chunks[m], self.scene.chunks[m + 3]
        number = count.number if isinstance(count, Noun) else None
        if number is None or not isinstance(who, Noun):
            return
        made = next(iter(fillers(self.scene, m + 3, "victim")), None)
        if made is None or made.kind != "person" or made.number is not None:
            return
        part = replace(made, number=number)
        self.taken.add(number.start)
        event.tolls.append(
            Toll(
                effect=effect, start=number.start, end=self.sentence.ends[made.end - 1], low=number.low,
                high=number.high, who=part, total=False, part=True, rule=f"toll:part:{effect}",
            )
        )  # fmt: skip
        event.add("victim", [part])

    def _part_list(self, event: Event, effect: str, first: int) -> None:
        for part in fillers(self.scene, first, "victim"):
            bounds = count_of(part)
            if self.sentence.lower[part.end - 1] in STATES:
                return  # "among them six children, and 130 injured"
            if bounds is None or bounds[0] is None or part.kind == "organization":
                continue
            start, end = self._span(part)
            if part.number is not None:
                self.taken.add(part.number.start)
            event.tolls.append(
                Toll(
                    effect=effect, start=start, end=end, low=bounds[0], high=bounds[1], who=part, total=False,
                    part=True, rule=f"toll:part:{effect}",
                )
            )  # fmt: skip
            event.add("victim", [part])

    # Numbers beside words of state and casualty nouns ------------------------------------------------

    def loose(self) -> list[tuple[int, Toll]]:
        """Tolls that no verb of harm gave, each with the index of its first token."""
        found: list[tuple[int, Toll]] = []
        if DENIALS & set(self.scene.lemmas):
            return found
        rivals = Rivals(self.scene, self.numbers)
        for number in self.numbers:
            if number.start in self.taken:
                continue
            first, last = self._tokens(number)
            if first is None or rivals.outdated(first) or self._of_them_before(last):
                continue
            if (number.low == 0 and number.high is None) or (number.high == 0 and self._one_sided(last)):
                continue
            found.extend(self._joined(number, first, last))
            for effect, stop, rule in self.words.read(number, first, last):
                chunk = self._chunk_at(first)
                who = self._who(self._numbered(first) if rule == "toll:number" else chunk)
                who = who if rule != "toll:nominal" else None
                low, high = self._each(number.low, stop), self._each(number.high, stop)
                if rule in ("toll:death_toll", "toll:number") and number.bound == "exact" and self.words.passed(first):
                    low, high = (low or 0) + 1, None
                joined = (
                    bool(found)
                    and found[-1][1].effect == effect
                    and found[-1][1].rule == rule
                    and not found[-1][1].total
                )
                found.append(
                    (
                        first,
                        Toll(
                            effect=effect, start=number.start, end=self.sentence.ends[stop],
                            low=low, high=high, who=who, rule=rule,
                            additional=number.additional,
                            total=not (joined or number.additional or self._adds(chunk, rule, who)),
                            revised=self.words.revised(first),
                            rival=rule in ("toll:death_toll", "toll:number") and self._of_source(first, rule),
                            part=rule == "toll:hospital" or self.sentence.lower[stop] in CARED_FOR,
                        ),
                    )
                )  # fmt: skip
                self.taken.add(number.start)
                if rule == "toll:state" and number.high != 0:
                    found.extend((first, part) for part in self._parts_of_state(effect, stop))
        return found

    def rivals(self, told: Sequence[tuple[int, Toll]]) -> list[tuple[int, Toll]]:
        """What other sources count, beside the tolls told before in the sentence."""
        return list(Rivals(self.scene, self.numbers).beside(told, self.taken)) if told else []

    def doubted(self, tolls: Sequence[Toll]) -> list[Toll]:
        """ "Some 20 were killed or wounded": up to 20 were killed; of "hundreds" nothing is known."""
        lower, effects = self.sentence.lower, {"killed", "injured"}
        if not tolls:
            return []
        either = False
        for i, word in enumerate(lower[1:-1], 1):
            if word in ("or", "and") and STATES.get(lower[i - 1]) in effects:
                behind = next((STATES[w] for w in lower[i + 1 : i + 3] if w in STATES), None)
                other = behind in effects and behind != STATES[lower[i - 1]]
                joint = word == "or" or (len(self.numbers) == 1 and self.sentence.tags[i - 2] != "VBD")
                either = either or (other and joint)
        if not either:
            return list(tolls)
        return [
            replace(t, low=0) if t.effect in effects and t.high else t
            for t in tolls
            if t.effect not in effects or t.high is not None
        ]

    def _each(self, bound: int | None, stop: int) -> int | None:
        """ "One dead on each side": two."""
        each = self.sentence.lower[stop + 2 : stop + 4] in (("each", "side"), ("either", "side"))
        return 2 * bound if each and bound is not None else bound

    def _one_sided(self, last: int) -> bool:
        """ "No casualty on the police side", "five rebels died, no soldiers were hurt": nothing is said of others."""
        lower, behind = self.sentence.lower, self.sentence.lower[last + 1 : last + 9]
        side = "side" in behind and not {"either", "neither"} & set(lower)
        side = side or not OWN.isdisjoint(behind)
        sense = self.scene.nouns.sense(self.scene.lemmas[last + 1 : last + 2])
        armed = sense is not None and sense.kind == "person" and sense.status in ("combatant", "police")
        return side or (armed and any(n.start in self.taken and n.high != 0 for n in self.numbers))

    def _of_source(self, first: int, rule: str) -> bool:
        """ "The government puts the toll at 57": one source's count, and no later one."""
        near = self.scene.lemmas[max(0, first - 7) : first]
        told = rule == "toll:death_toll" or "number" in near
        return told and bool({"put", "give", "set", "estimate"} & set(near)) and not self.words.revised(first)

    def _of_them_before(self, last: int) -> bool:
        """ "..., ten of them at close range": a part of others, or the others of a part, whatever follows."""
        behind = self.sentence.lower[last + 1 : last + 4]
        if self.sentence.lower[last - 2 : last] == ("of", "the") and self.sentence.tags[last - 3] == "CD":
            # "Three of the eight hostages were beheaded", but "three of the eight people killed"
            wide = self.sentence.lower[last + 1 : last + 7]
            state = next((i for i, word in enumerate(wide) if word in STATES), len(wide))
            return not BEING.isdisjoint(wide[:state]) or not {"was", "were"}.isdisjoint(behind)
        if "fatally" in behind or "mortally" in behind:
            return False
        if behind[:2] in OF_THEM:  # "One round hit a yard: four of them dead"
            return any(n.end <= self.sentence.starts[last] and n.start in self.taken for n in self.numbers)
        return behind[:2] == ("of", "the") and len(behind) > 2 and behind[2] in STATES

    def _parts_of_state(self, effect: str, stop: int) -> Iterator[Toll]:
        """ "leaving nine dead, among them three minors": the part that a word of state is followed by."""
        k = self._chunk_at(stop)
        m = k + 1 if k is not None else 0
        m += self.scene.word(m) == ","
        among = self.scene.word(m) == "among" and self.scene.word(m + 1) in ("them", "whom")
        if not among and self.scene.word(m) != "including":
            return
        first = m + 2 if among else m + 1
        for part in fillers(self.scene, first, "victim") if self.scene.kind(first) == "NG" else ():
            bounds = count_of(part)
            if part.kind != "person" or part.number is None or bounds is None or part.number.start in self.taken:
                continue
            if self.sentence.lower[part.end - 1] in STATES:
                return  # "three dead, including two attackers, and 79 injured"
            start, end = self._span(part)
            self.taken.add(part.number.start)
            yield Toll(
                effect=effect, start=start, end=end, low=bounds[0], high=bounds[1], who=part, total=False, part=True,
                rule=f"toll:part:{effect}",
            )  # fmt: skip

    def _adds(self, k: int | None, rule: str, who: Filler | None) -> bool:
        """Whether a figure is one of several: "a father and his two sons dead", "the enemy suffered nine dead"."""
        if rule == "toll:label":
            return who is not None
        if rule == "toll:cost":
            return True  # "cost the rebels 40 men and the army 11"
        if k is None or rule != "toll:state":
            return False
        verb = self.scene.skip_left(k - 1)
        suffered = self.scene.kind(verb) == "VG" and self.scene.lemmas[self.scene.chunks[verb].j - 1] in SUFFER
        beside = [m for m in self.scene.listed_left(k, objects=True)[:-1] if self._who(m) is not None]
        return suffered or any(getattr(self.scene.chunks[m], "number", None) is None for m in beside)

    def _joined(self, number: NumberPhrase, first: int, last: int) -> list[tuple[int, Toll]]:
        """ "five soldiers and seven rebels dead": the word of state is said of the earlier figures too."""
        effects = [(e, r) for e, _, r in self.words.read(number, first, last) if r == "toll:state"]
        k = self._chunk_at(first)
        if not effects or k is None:
            return []
        made: list[tuple[int, Toll]] = []
        for m in self.scene.listed_left(k, objects=True)[:-1]:
            chunk = self.scene.chunks[m]
            earlier, stop = (chunk.number, chunk.stop) if isinstance(chunk, Noun) else (None, 0)
            if earlier is None or earlier.start in self.taken or self._of_them_before(stop - 1):
                continue
            if self.scene.word(m - 1) in ("including", "incl.", "incl", "among"):
                continue
            self.taken.add(earlier.start)
            made.extend(
                (
                    chunk.i,
                    Toll(
                        effect=effect, start=earlier.start, end=self.sentence.ends[stop - 1], low=earlier.low,
                        high=earlier.high, who=self._who(m), total=False, rule=rule,
                    ),
                )
                for effect, rule in effects
            )  # fmt: skip
        return made

    def _tokens(self, number: NumberPhrase) -> tuple[int | None, int]:
        starts, ends = self.sentence.starts, self.sentence.ends
        first = next((i for i, s in enumerate(starts) if s >= number.start), None)
        last = next((i for i in range(len(ends) - 1, -1, -1) if starts[i] < number.end), 0)
        return first, last

    def _numbered(self, first: int) -> int | None:
        """ "put the number of rebels killed at six": those whom the number before a figure counts."""
        for k, chunk in enumerate(self.scene.chunks):
            if chunk.i < first and self.scene.head_lemma(k) == "number" and self.scene.word(k + 1) == "of":
                return k + 2 if self.scene.kind(k + 2) == "NG" else None
        return self._chunk_at(first)

    def _chunk_at(self, token: int) -> int | None:
        for k, chunk in enumerate(self.scene.chunks):
            if chunk.i <= token < chunk.j:
                return k
        return None

    def _who(self, k: int | None) -> Filler | None:
        if k is None or not isinstance(self.scene.chunks[k], Noun):
            return None
        found = fillers(self.scene, k, "victim")
        first = found[0] if found else None
        if first is None or first.kind != "person" or self.sentence.lower[first.end - 1] in ("arrested", "detained"):
            return None
        return first

    def left_dead(self) -> list[tuple[int, Toll]]:
        """ "left the chief and his guard dead": people without a number whom a verb leaves in a state."""
        found: list[tuple[int, Toll]] = []
        if "leave" not in self.scene.lemmas:
            return found
        for k, chunk in enumerate(self.scene.chunks):
            if chunk.kind != "VG" or self.scene.lemmas[chunk.j - 1] != "leave":
                continue
            first = self.scene.object(k)
            items = self.scene.listed(first) if first is not None else []
            state = STATES.get(self.scene.word(items[-1] + 1)) if items else None
            for m in items if state else []:
                who = self._who(m)
                if who is not None and who.number is None and who.single:
                    start, end = self._span(who)
                    found.append((self.scene.chunks[m].i, Toll(
                        effect=str(state), start=start, end=end, low=1, high=1, who=who, total=False, rule="toll:left",
                    )))  # fmt: skip
        return found
