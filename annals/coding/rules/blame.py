"""Who is said by others to have done it: blame, suspicion, attribution of one sentence.

"The government blamed the militia", "the attack was traced to the front", "the army is believed to be responsible".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.filler import Filler
from annals.coding.rules.participants import fillers
from annals.coding.rules.scene import Scene
from annals.coding.rules.speech import is_nobody
from annals.records import replace

Word = tuple[int, str, list[Filler]]
"""A word on who did it: the chunk that it stands at, "claimed", "denied" or "attributed", and who."""
VOICES = frozenset(
    "spokesman spokesperson spokeswoman caller man woman person voice statement message video letter note email e-mail "
    "tweet communique commander leader member official recording audio post leaflet representative "
    "communiqué speaker claim".split()
)
"""Those and that by which a group speaks: its claims are the group's."""
SPEAKING_FOR = frozenset({"accept", "assume", "take", "admit", "acknowledge"})
LEADING = {
    "attribute": ("to",), "ascribe": ("to",), "trace": ("to",), "link": ("to", "with"), "tie": ("to",),
    "pin": ("on", "upon"), "point": ("to", "at"), "impute": ("to",), "fall": ("on", "upon"), "connect": ("to", "with"),
}  # fmt: skip
"""Verbs that lead from an act to who is thought to have done it, with the prepositions before them."""
OF_THE_ACT = frozenset({"link", "tie", "connect", "trace"})
"""Of these verbs what is led from has to be the act, or those who did it."""
NAMING = frozenset({"name", "identify", "single", "finger", "describe", "list"})
CULPRITS = frozenset({"suspect", "culprit", "perpetrator", "author", "mastermind", "responsible", "behind", "attacker"})
BELIEVING = frozenset({"believe", "think", "say", "suspect", "consider", "presume", "assume", "understand", "report"})
WORK = frozenset({"work", "hallmark", "handiwork", "trademark", "stamp"})
ENDS = frozenset({",", ";", ".", ""})


def behind_words(lemmas: Sequence[str], main: int) -> Sequence[str]:
    """The few words behind a verb, up to the end of its clause."""
    tail = lemmas[main + 1 : main + 6]
    stop = next((i for i, w in enumerate(tail) if w in (",", ";", ".")), len(tail))
    return tail[:stop]


class Blame:
    """Reads whom others blame, suspect or hold responsible in one sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lemmas = scene.lemmas

    def blamed(self, k: int, chunk: Verb, lemma: str) -> Word | None:
        """Whom the verb at `k` says to have done it."""
        targets = [m for m in self._targets(k, chunk, lemma) if not self._said_by_nobody(m)]
        found = [f for m in targets for f in self.doers(m)]
        if lemma in OF_THE_ACT:
            found = [f for f in found if f.named or f.armed]
        return (k, "attributed", found) if found else None

    def _targets(self, k: int, chunk: Verb, lemma: str) -> Iterator[int]:
        """Chunks of those who are blamed by the verb at `k`."""
        target: int | None = None
        if lemma in ("blame", "accuse", "suspect"):
            target = self._accused(k, chunk, lemma)
        elif lemma in ("lay", "put", "place") and self._lays_blame(k, chunk):
            target = next((m for prep, m in self.scene.phrases(k) if prep in ("on", "upon", "to")), None)
        elif lemma == "put" and self._put_down(chunk):
            target = self._behind(chunk.main + 1, "to")
        elif lemma == "hold" and "responsible" in self.lemmas[chunk.main + 1 : chunk.main + 7]:
            target = self.scene.subject(k) if chunk.passive else self.scene.object(k)
        elif (lemma == "be" or (lemma in BELIEVING and chunk.passive)) and self._at_fault(k, chunk):
            target = self.scene.subject(k)
        elif lemma in ("be", "believe", "say", "think", "bear") and self._work_of(chunk):
            target = self._behind(chunk.main + 1, "of")
        elif lemma == "be" and self._prime_suspect(k):
            target = self.scene.subject(k)
        elif lemma in NAMING and self._named_as(k, chunk):
            target = self.scene.subject(k) if chunk.passive else self.scene.object(k)
        elif lemma in OF_THE_ACT and chunk.passive and self._tied_to_act(k):
            target = self.scene.subject(k)
        elif lemma in LEADING and self._leads(k, chunk, lemma):
            yield from self._led_to(k, LEADING[lemma])
        if target is not None:
            yield target

    def _led_to(self, k: int, preps: Sequence[str]) -> Iterator[int]:
        """ "attributed that strike first to the Gulf Clan and later to the 36th Front": each of them."""
        found = [m for prep, m in self.scene.phrases(k) if prep in preps]
        for n, m in enumerate(found):
            joined = any(self.scene.kind(i) == "CC" or self.scene.word(i) == "then" for i in range(found[n - 1], m))
            if n == 0 or joined:
                yield m

    def _leads(self, k: int, chunk: Verb, lemma: str) -> bool:
        """Whether the verb at `k` leads from the act, or those who did it, to somebody."""
        if lemma == "fall":
            subject = self.scene.subject(k)
            return subject is not None and self.scene.head_lemma(subject) in ("suspicion", "blame")
        if lemma == "point":
            return not chunk.passive
        if chunk.form == "part" or (lemma in OF_THE_ACT and chunk.form == "ger"):
            return lemma == "attribute"
        thing = self.scene.subject(k) if chunk.passive else self.scene.object(k)
        if thing is None:
            # "attribute to the gang the kidnapping of": the act stands behind.
            return self.scene.word(k + 1) == "to" and self.scene.kind(k + 3) == "NG"
        return lemma not in (*OF_THE_ACT, "pin") or self._act_or_doers(thing, lemma)

    def _act_or_doers(self, thing: int, lemma: str) -> bool:
        head, sense = self.scene.head_lemma(thing), self.scene.sense(thing)
        if head in self.scene.event_nouns or self.scene.word(thing) in ("it", "them", "this"):
            return True
        if lemma == "pin":
            return head in ("blame", "responsibility")
        return sense is not None and (sense.kind == "weapon" or sense.role == "doer")

    def _tied_to_act(self, k: int) -> bool:
        """ "It has been linked to the siege of the hotel": of two things tied the act stands behind."""
        led = next((m for prep, m in self.scene.phrases(k) if prep in ("to", "with")), None)
        return led is not None and self.scene.head_lemma(led) in self.scene.event_nouns

    def _at_fault(self, k: int, chunk: Verb) -> bool:
        """ "was behind the attack", "is believed to be responsible", "were to blame"."""
        tail = behind_words(self.lemmas, chunk.main)
        if "behind" in tail:
            return True
        if "to" in tail and "blame" in tail:
            return self.lemmas[chunk.main] == "be"
        if "responsible" not in tail:
            return False
        at = list(tail).index("responsible")
        rest = self.scene.sentence.lower[chunk.main + at + 2 : chunk.main + at + 3]
        if rest and rest[0] == "for":
            m = self._behind(chunk.main + at + 2, "for")
            return m is not None and (self.scene.head_lemma(m) in self.scene.event_nouns)
        return not rest or rest[0] in ENDS or rest[0] in ("and", "but")

    def _named_as(self, k: int, chunk: Verb) -> bool:
        """ "named the militia as the culprit", "was identified as the prime suspect"."""
        tail = self.lemmas[chunk.main + 1 : chunk.main + 12]
        return "as" in tail and any(w in CULPRITS for w in tail[list(tail).index("as") : list(tail).index("as") + 5])

    def _said_by_nobody(self, target: int) -> bool:
        if not self.scene.pronoun(target):
            return is_nobody(self.scene, target)
        verb = self.scene.verb_before(target)
        subject = self.scene.subject(verb) if verb is not None else None
        return subject is not None and is_nobody(self.scene, subject)

    def _accused(self, k: int, chunk: Verb, lemma: str) -> int | None:
        participle = lemma == "suspect" and chunk.form == "part"  # "ADF suspected in the killing of farmers"
        target = self.scene.subject(k) if chunk.passive or participle else self.scene.object(k)
        if lemma != "blame":
            return target
        if chunk.passive and self.scene.word(k + 1) in ("on", "upon"):
            return k + 2 if self.scene.kind(k + 2) == "NG" else None
        if not chunk.passive and target is not None and self.scene.word(target + 1) == "on":
            return target + 2 if self.scene.kind(target + 2) == "NG" else target
        return target

    def _lays_blame(self, k: int, chunk: Verb) -> bool:
        found = self.scene.subject(k) if chunk.passive else self.scene.object(k)
        return found is not None and self.scene.head_lemma(found) in ("blame", "responsibility")

    def _put_down(self, chunk: Verb) -> bool:
        tail = self.lemmas[chunk.main + 1 : chunk.main + 6]
        return any(a == "down" and b == "to" for a, b in pairwise(tail))

    def _prime_suspect(self, k: int) -> bool:
        """ "is the main suspect in the murder"."""
        return self.scene.kind(k + 1) == "NG" and self.scene.head_lemma(k + 1) in ("suspect", "culprit")

    def _work_of(self, chunk: Verb) -> bool:
        """ "is believed to be the work of", "bore the hallmarks of"."""
        tail = self.lemmas[chunk.main + 1 : chunk.main + 8]
        return any(a in WORK and b == "of" for a, b in pairwise(tail))

    def _behind(self, token: int, prep: str) -> int | None:
        """The noun group behind the first such preposition at or after a token."""
        for m, chunk in enumerate(self.scene.chunks[:-1]):
            if chunk.i >= token and self.scene.word(m) == prep and self.scene.kind(m + 1) == "NG":
                return m + 1
        return None

    # Who is meant --------------------------------------------------------------------------------

    def doers(self, k: int | None) -> list[Filler]:
        """The doers that the noun group at `k` gives; of "a little-known group, the Red Front," the name leads."""
        if k is None:
            return []
        group = self._whose_voice(k)
        if group:
            return group
        found = [f for f in fillers(self.scene, k, "perpetrator") if f.kind != "object" or f.pronoun]
        beside = self._named_beside(k, found)
        return beside or found

    def _named_beside(self, k: int, found: Sequence[Filler]) -> list[Filler]:
        """The organization named beside a noun group that says only what it is."""
        first = found[0] if found else None
        group = first is not None and first.kind == "organization" and first.chunk == k
        if not group or first is None or self._proper_head(first):
            return []
        beside = self.scene.apposition(k)
        other = [f for f in fillers(self.scene, beside, "perpetrator") if f.chunk == beside] if beside else []
        if not other or not other[0].named or other[0].kind not in ("organization", "person"):
            return []
        made = replace(other[0], kind="organization", sort=other[0].sort or "armed_group", status="combatant")
        return [replace(made, also=((first.start, first.end),))]

    def _proper_head(self, filler: Filler) -> bool:
        return self.scene.sentence.words[filler.end - 1][0].isupper()

    def _whose_voice(self, k: int) -> list[Filler]:
        """ "A spokesman for the Taliban", "a caller speaking for the Real IRA": the group that speaks."""
        scene = self.scene
        if scene.head_lemma(k) not in VOICES:
            return []
        inner = [f for f in fillers(scene, k, "perpetrator") if f.kind == "organization"]
        if inner:
            return inner
        for m in range(k + 1, min(k + 8, len(scene.chunks) - 1)):
            if (
                scene.kind(m) == "P"
                and scene.word(m) in ("for", "of", "from", "behalf", "to")
                and scene.kind(m + 1) == "NG"
            ):
                found = [f for f in fillers(scene, m + 1, "perpetrator") if f.kind == "organization"]
                if found:
                    return found[:1]
            verb = scene.chunks[m]
            if isinstance(verb, Verb) and self.lemmas[verb.main] in SPEAKING_FOR:
                break
        return self._whose_post(k)

    def _whose_post(self, k: int) -> list[Filler]:
        """ "The front posted a video claiming the attack": who sent the words that speak for it."""
        verb = self.scene.verb_before(k)
        if verb is None or verb != k - 1:
            return []
        sender = self.scene.subject(verb)
        if sender is None or not isinstance(self.scene.chunks[sender], Noun) or is_nobody(self.scene, sender):
            return []
        return [f for f in fillers(self.scene, sender, "perpetrator") if f.kind == "organization"][:1]
