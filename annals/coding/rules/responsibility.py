"""Who did it, by whose word: claims of responsibility, denials, blame and suspicion of one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from annals.coding.rules.chunks import Verb
from annals.coding.rules.filler import Filler
from annals.coding.rules.participants import fillers
from annals.coding.rules.scene import Scene
from annals.coding.rules.speech import DENYING, RESPONSIBILITY, SPEECH, THOUGHT, is_nobody, to_have

CLAIMING = frozenset({"claim", "accept", "assume", "take", "admit", "acknowledge"})
HEDGES = frozenset({"apparently", "allegedly", "reportedly", "presumably", "probably", "possibly", "likely"})
VOICES = frozenset(
    "spokesman spokesperson spokeswoman caller man woman person voice statement message video letter note email e-mail "
    "tweet communique commander leader member official recording audio post leaflet representative "
    "communiqué speaker claim".split()
)
"""Those and that by which a group speaks: its claims are the group's."""
CONFESSING = frozenset({"admit", "acknowledge", "confess", "boast"})
PART = frozenset({"do", "part", "role", "hand", "involvement", "responsibility", "link", "connection"})
SUSPECT = frozenset({"suspected", "alleged", "presumed", "apparent", "purported", "believed"})
BELONGING = frozenset({"belong", "link", "affiliate", "ally", "tie", "associate", "connect", "align", "loyal"})
"""Words that lead from people to the group they are of, or are thought to be of."""


def behind_words(lemmas: Sequence[str], main: int) -> Sequence[str]:
    """The few words behind a verb, up to the end of its clause."""
    tail = lemmas[main + 1 : main + 6]
    stop = next((i for i, w in enumerate(tail) if w in (",", ";", ".")), len(tail))
    return tail[:stop]


class Responsibility:
    """Reads claims, denials and blame of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lemmas = scene.lemmas

    def words(self) -> list[tuple[int, str, list[Filler]]]:
        """(chunk, "claimed" | "denied" | "attributed", who) for each word on who did it."""
        found: list[tuple[int, str, list[Filler]]] = []
        part = "have" in self.lemmas and not PART.isdisjoint(self.lemmas)
        if not part and RESPONSIBILITY.isdisjoint(self.lemmas):
            return found
        for k, chunk in enumerate(self.scene.chunks):
            if isinstance(chunk, Verb):
                one = self._responsibility(k, chunk)
                if one is not None and one[2]:
                    found.append(one)
        return found

    def _responsibility(self, k: int, chunk: Verb) -> tuple[int, str, list[Filler]] | None:
        lemma = self.lemmas[chunk.main]
        behind = set(self.lemmas[chunk.main + 1 : chunk.main + 6])
        if chunk.negated and lemma not in DENYING:
            return None
        if self._claiming(k, chunk, lemma, behind):
            return self._claim(k, chunk)
        if lemma == "have" and {"nothing", "no"} & set(self.lemmas[chunk.main + 1 : chunk.main + 2]) and PART & behind:
            return self._disowns(k)
        if lemma in DENYING and self._denies(k, behind):
            return self._by_subject(k, "denied")
        return self._blame(k, chunk, lemma)

    def _claiming(self, k: int, chunk: Verb, lemma: str, behind: set[str]) -> bool:
        """Whether somebody says with the verb at `k` that it was them."""
        if lemma in CLAIMING and {"responsibility", "credit"} & behind:
            return True
        if lemma == "claim":
            return chunk.passive or to_have(self.scene, k) or self._claims_act(k)
        return lemma in CONFESSING and self._confesses(k)

    def _claim(self, k: int, chunk: Verb) -> tuple[int, str, list[Filler]] | None:
        return (k, "claimed", self._agent(k)) if chunk.passive else self._by_subject(k, "claimed")

    def _by_subject(self, k: int, sort: str) -> tuple[int, str, list[Filler]] | None:
        subject = self.scene.subject(k)
        if subject is None or is_nobody(self.scene, subject):
            return None
        return k, sort, self._doers(subject)

    def _confesses(self, k: int) -> bool:
        """ "admitted abducting two journalists", "boasted of having burned": by those who are no state."""
        following = (
            self.scene.chunks[k + 1 + (self.scene.kind(k + 1) == "P")] if k + 2 < len(self.scene.chunks) else None
        )
        subject = self.scene.subject(k)
        sense = self.scene.sense(subject) if subject is not None else None
        state = sense is not None and sense.actor_kind in ("state_force", "government")
        return isinstance(following, Verb) and following.form == "ger" and not state

    def _disowns(self, k: int) -> tuple[int, str, list[Filler]] | None:
        """ "The militia said it had nothing to do with the fire"."""
        subject = self.scene.subject(k)
        if subject is not None and self.scene.pronoun(subject):
            said = self.scene.verb_before(subject)
            verb = self.scene.chunks[said] if said is not None else None
            if said is not None and isinstance(verb, Verb) and self.lemmas[verb.main] in SPEECH:
                subject = self.scene.subject(said)
        if subject is None or is_nobody(self.scene, subject):
            return None
        # "Their families say they had no part in it" is no word of a party.
        return k, "denied", [f for f in self._doers(subject) if f.armed or f.kind == "organization" or f.pronoun]

    def _claims_act(self, k: int) -> bool:
        """ "claimed the attack", "claimed that blast", "claimed it": the object is an act."""
        found = self.scene.object(k)
        if found is not None and self.scene.word(found) in ("it", "both", "them"):
            return self.scene.pronoun(found) or self.scene.word(found) == "both"
        if found is None and self.scene.word(k + 1) in ("that", "this") and self.scene.kind(k + 2) == "NG":
            found = k + 2 if not self.scene.starts_clause(k + 2) else None
        while found is not None and self.scene.head_lemma(found) not in self.scene.event_nouns:
            inner = self.scene.word(found + 1) == "of" and self.scene.kind(found + 2) == "NG"
            found = found + 2 if inner else None
        return found is not None

    def _denies(self, k: int, behind: set[str]) -> bool:
        """ "denied involvement", "denied carrying out the attack", "denied that its fighters had"."""
        if {"responsibility", "involvement", "role", "part"} & behind:
            return True
        following = self.scene.chunks[k + 1] if k + 1 < len(self.scene.chunks) else None
        if isinstance(following, Verb) and following.form == "ger":
            return True
        m = k + 2 if self.scene.word(k + 1) == "that" else k + 1
        return self.scene.word(m) in ("its", "it", "their", "they") and self.scene.starts_clause(m)

    def _blame(self, k: int, chunk: Verb, lemma: str) -> tuple[int, str, list[Filler]] | None:
        target: int | None = None
        if lemma in ("blame", "accuse", "suspect"):
            target = self._blamed(k, chunk, lemma)
        elif lemma in ("lay", "put", "place", "pin") and self._lays_blame(k, chunk):
            target = next((m for prep, m in self.scene.phrases(k) if prep in ("on", "upon", "to")), None)
        elif lemma == "put" and self._put_down(chunk):
            target = self._behind(chunk.main + 1, "to")
        elif lemma == "hold" and "responsible" in self.lemmas[chunk.main + 1 : chunk.main + 7]:
            target = self.scene.subject(k) if chunk.passive else self.scene.object(k)
        elif (lemma == "be" or (lemma in ("believe", "think", "say", "suspect") and chunk.passive)) and (
            "behind" in behind_words(self.lemmas, chunk.main)
        ):
            target = self.scene.subject(k)
        elif lemma in ("be", "believe", "say", "think", "bear") and self._work_of(chunk):
            target = self._behind(chunk.main + 1, "of")
        elif lemma == "be" and self._prime_suspect(k):
            target = self.scene.subject(k)
        elif lemma in ("attribute", "fall", "point"):
            fitting = ("on",) if lemma == "fall" and self._suspicion(k) else ("to",) if lemma != "fall" else ()
            target = next((m for prep, m in self.scene.phrases(k) if prep in fitting), None)
        if target is not None and self._said_by_nobody(target):
            return None  # "No group has said it was behind the attack."
        return (k, "attributed", self._doers(target)) if target is not None else None

    def _said_by_nobody(self, target: int) -> bool:
        if not self.scene.pronoun(target):
            return is_nobody(self.scene, target)
        verb = self.scene.verb_before(target)
        subject = self.scene.subject(verb) if verb is not None else None
        return subject is not None and is_nobody(self.scene, subject)

    def _blamed(self, k: int, chunk: Verb, lemma: str) -> int | None:
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
        return any(a in ("work", "hallmark", "handiwork") and b == "of" for a, b in pairwise(tail))

    def _behind(self, token: int, prep: str) -> int | None:
        """The noun group behind the first such preposition at or after a token."""
        for m, chunk in enumerate(self.scene.chunks[:-1]):
            if chunk.i >= token and self.scene.word(m) == prep and self.scene.kind(m + 1) == "NG":
                return m + 1
        return None

    def _suspicion(self, k: int) -> bool:
        subject = self.scene.subject(k)
        return subject is not None and self.scene.head_lemma(subject) in ("suspicion", "blame")

    def _agent(self, k: int) -> list[Filler]:
        return next((self._doers(m) for prep, m in self.scene.phrases(k) if prep == "by"), [])

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
            if isinstance(scene.chunks[m], Verb) and self.lemmas[scene.chunks[m].main] in CLAIMING - {"claim"}:  # type: ignore[union-attr]
                break
        return []

    def _doers(self, k: int | None) -> list[Filler]:
        if k is None:
            return []
        group = self._whose_voice(k)
        if group:
            return group
        return [f for f in fillers(self.scene, k, "perpetrator") if f.kind != "object" or f.pronoun]

    def believed(self, filler: Filler) -> list[Filler]:
        """Whose people are: "three gunmen, believed to be members of al-Shabab", "fighters belonging to the ADF"."""
        scene, k = self.scene, filler.chunk + 1
        if filler.kind != "person" or filler.chunk < 0:
            return []
        k = scene.past_phrases(k) if scene.word(k) in ("of", "from") else k
        k += scene.word(k) == ","
        said: set[str] = set()
        while scene.kind(k) in ("VG", "P", "ADV", "X") and (word := self._tie(k)):
            said.add(word)
            k += 1
        if not said & (THOUGHT | BELONGING) or scene.kind(k) != "NG":
            return []
        named = [f for f in fillers(scene, k, "perpetrator") if f.kind == "organization"]
        return [replace(f, standing="attributed") for f in named] if said & THOUGHT else named

    def _tie(self, k: int) -> str | None:
        """The word at `k` where it may lead from people to whose they are, else `None`."""
        chunk = self.scene.chunks[k]
        if isinstance(chunk, Verb):
            lemma = self.scene.lemmas[chunk.main]
            return lemma if lemma in THOUGHT | BELONGING | {"be"} and (chunk.form or chunk.passive) else None
        word = self.scene.word(k)
        return word if word in ("of", "to", "with", "loyal", "close", "reportedly", "allegedly") else None

    def suspected(self, filler: Filler) -> Filler:
        """The filler with standing "attributed" where its words say so ("suspected rebels")."""
        chunk = self.scene.chunks[filler.chunk]
        words = self.scene.sentence.lower[max(0, chunk.i - 2) : filler.end]
        if words[:1] and words[0] in HEDGES and chunk.i > 1 and words[1] == "by":
            return replace(filler, standing="attributed")
        words = self.scene.sentence.lower[chunk.i : filler.end]
        if any(w in SUSPECT for w in words):
            return replace(filler, standing="attributed")
        return filler
