"""Who did it, by whose word: claims and denials of one sentence; `blame.py` has the word of others."""

from __future__ import annotations

from annals.coding.rules.blame import Blame, Word
from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.filler import STATE, Filler
from annals.coding.rules.participants import fillers
from annals.coding.rules.speech import (
    ACTED,
    DENYING,
    LABELS,
    OWNED,
    RESPONSIBILITY,
    SPEECH,
    THOUGHT,
    is_nobody,
    to_have,
)
from annals.records import replace

CLAIMING = frozenset({"claim", "accept", "assume", "take", "admit", "acknowledge"})
CLAIMED = frozenset({"responsibility", "credit", "authorship", "paternity"})
POSTING = frozenset("post issue release publish send make put circulate distribute upload phone".split())
SAYING = frozenset("say announce state declare hint write claim boast insist add confirm report tell reveal".split())
OWNERS = frozenset({"its", "their", "our"})
MEMBERS = frozenset(
    "member fighter militant gunman bomber man unit soldier guerrilla cell commando mujahid wing".split()
)
SPOKESMEN = frozenset("leader chief spokesman spokeswoman spokesperson commander official lawyer family".split())
"""Those who deny it for others."""
FLOATING = frozenset({"each", "both", "all", "jointly"})
HEDGES = frozenset({"apparently", "allegedly", "reportedly", "presumably", "probably", "possibly", "likely"})
CONFESSING = frozenset({"admit", "acknowledge", "confess", "boast"})
PART = frozenset({"do", "part", "role", "hand", "involvement", "responsibility", "link", "connection"})
SUSPECT = frozenset({"suspected", "alleged", "presumed", "apparent", "purported", "believed"})
BELONGING = frozenset({"belong", "link", "affiliate", "ally", "tie", "associate", "connect", "align", "loyal"})
"""Words that lead from people to the group they are of, or are thought to be of."""
ASSAILANTS = frozenset(
    "attacker assailant gunman bomber kidnapper abductor killer raider perpetrator hijacker culprit suspect assassin "
    "captor".split()
)


class Responsibility(Blame):
    """Reads claims, denials and blame of one sentence."""

    def words(self) -> list[Word]:
        """(chunk, "claimed" | "denied" | "attributed", who) for each word on who did it."""
        found: list[Word] = []
        part = "have" in self.lemmas and not PART.isdisjoint(self.lemmas)
        acted = ("own" in self.lemmas and "up" in self.lemmas) or (
            "it" in self.scene.sentence.lower and not ACTED.isdisjoint(self.lemmas)
        )
        if not part and not acted and RESPONSIBILITY.isdisjoint(self.lemmas):
            return found
        labelled = self._labelled()
        if labelled is not None and labelled[2]:
            found.append(labelled)
        for k, chunk in enumerate(self.scene.chunks):
            one = self._responsibility(k, chunk) if isinstance(chunk, Verb) else self._thought(k, chunk)
            if one is not None and one[2]:
                found.append(one)
        return found

    def _labelled(self) -> Word | None:
        """ "Claim: ISI.", "Claimed by the TTP.", "Responsible: ELN": what notes say of it, without a verb."""
        scene = self.scene
        label = scene.sentence.lower[0]
        if label not in LABELS or scene.word(1) not in (":", "by", "to", "on") or scene.kind(2) != "NG":
            return None
        if is_nobody(scene, 2):
            return None
        found = [f for m in scene.listed(2) for f in fillers(scene, m, "perpetrator") if f.chunk == m or f.listed]
        doers = [f for f in found if f.kind == "organization" or f.armed]
        return 0, "claimed" if label.startswith("claim") else "attributed", doers

    def _thought(self, k: int, chunk: object) -> Word | None:
        """ "the assailants, believed to be Zetas": whose the doers told of before are thought to be."""
        if not isinstance(chunk, Noun) or chunk.det not in ("the", "these", "those"):
            return None
        if self.scene.head_lemma(k) not in ASSAILANTS:
            return None
        doer = next((f for f in fillers(self.scene, k, "perpetrator") if f.chunk == k), None)
        return (k, "attributed", self.believed(doer)) if doer is not None else None

    def _responsibility(self, k: int, chunk: Verb) -> Word | None:
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
        if lemma == "distance" and {"itself", "themselves"} & behind:
            return self._by_subject(k, "denied")
        return self._own_act(k, chunk, lemma) or self.blamed(k, chunk, lemma)

    def _claiming(self, k: int, chunk: Verb, lemma: str, behind: set[str]) -> bool:
        """Whether somebody says with the verb at `k` that it was them."""
        if lemma in CLAIMING and CLAIMED & behind:
            return True
        if lemma in POSTING and self.scene.head_lemma(self.scene.object(k) or -1) == "claim":
            return True
        if lemma == "own" and {"up"} & behind:
            return True
        if lemma == "claim":
            return chunk.passive or to_have(self.scene, k) or self._claims_act(k)
        return lemma in CONFESSING and self._confesses(k)

    def _claim(self, k: int, chunk: Verb) -> Word | None:
        return (k, "claimed", self._agent(k)) if chunk.passive else self._by_subject(k, "claimed")

    def _by_subject(self, k: int, sort: str) -> Word | None:
        subject = self.scene.subject(k)
        if subject is not None and self.scene.word(subject) in FLOATING:
            subject = self._before_floating(subject)
        if subject is None or is_nobody(self.scene, subject):
            return None
        found = [f for m in self.scene.listed_left(subject) for f in self.doers(m)]
        if sort == "denied":
            found = [f for f in found if f.named or f.kind != "person" or f.head not in SPOKESMEN]
        if sort == "claimed":
            found = [f for f in found if not (f.kind == "person" and f.named and self._speaks_for(f))]
        named = [f for f in found if f.named and f.kind == "organization"]
        several = len({f.chunk for f in found}) > 1 and len(named) > 1
        return k, sort, self._once(named if several else found)

    def _speaks_for(self, filler: Filler) -> bool:
        """Whether somebody named is a spokesman, beside whose name his office stands."""
        beside = self.scene.sentence.lower[max(0, filler.start - 6) : filler.end + 6]
        return any(w.startswith("spokes") for w in beside)

    @staticmethod
    def _once(found: list[Filler]) -> list[Filler]:
        return list({(f.start, f.end): f for f in found}.values())

    def _before_floating(self, k: int) -> int | None:
        """ "A and B have each claimed": the noun group before the word that says of how many it holds."""
        m = k - 1
        while m >= 0 and (self.scene.kind(m) in ("VG", "ADV", "TIME") or self.scene.word(m) == ","):
            m -= 1
        return m if self.scene.kind(m) == "NG" else None

    def _own_act(self, k: int, chunk: Verb, lemma: str) -> Word | None:
        """ "The group said one of its fighters had carried it out", "said was its work": a claim without the word."""
        scene = self.scene
        if lemma not in SAYING or chunk.passive or chunk.form == "inf":
            return None
        verb = next((m for m in range(k + 1, min(k + 12, len(scene.chunks))) if self._finite(m)), None)
        told = scene.chunks[verb] if verb is not None else None
        if verb is None or not isinstance(told, Verb) or told.negated or told.passive:
            return None
        behind = scene.sentence.lower[told.main + 1 : told.main + 4]
        if verb == k + 1 and self.lemmas[told.main] == "be" and behind[:1] in (("its",), ("their",)):
            return self._by_subject(k, "claimed") if OWNED & set(behind) else None
        if not self._of_own(k, verb):
            return None
        act = self.lemmas[told.main] in ACTED and "it" in behind[:2]
        if not act and not (self.lemmas[told.main] == "be" and {"behind", "responsible"} & set(behind)):
            return None
        found = self._by_subject(k, "claimed")
        group = [f for f in found[2] if f.kind == "organization" and f.sort not in STATE] if found is not None else []
        return (k, "claimed", group) if group else None

    def _finite(self, m: int) -> bool:
        verb = self.scene.chunks[m]
        return isinstance(verb, Verb) and verb.finite

    def _of_own(self, k: int, verb: int) -> bool:
        """Whether the clause behind a verb of saying is on the speaker itself: "it", "its fighters", "a member"."""
        subject = self.scene.subject(verb)
        if subject is None or subject <= k:
            return False
        chunk = self.scene.chunks[subject]
        words = self.scene.sentence.lower[chunk.i : chunk.j]
        own = words[0] in OWNERS or words in (("it",), ("they",), ("we",)) or OWNERS & set(words)
        of_them = self.scene.word(subject - 1) == "of" or self.scene.head_lemma(subject) in MEMBERS
        return bool(own) or (of_them and isinstance(chunk, Noun) and chunk.det in ("a", "an", "one", *OWNERS))

    def _confesses(self, k: int) -> bool:
        """ "admitted abducting two journalists", "boasted of having burned": by those who are no state."""
        following = (
            self.scene.chunks[k + 1 + (self.scene.kind(k + 1) == "P")] if k + 2 < len(self.scene.chunks) else None
        )
        subject = self.scene.subject(k)
        sense = self.scene.sense(subject) if subject is not None else None
        state = sense is not None and sense.actor_kind in ("state_force", "government")
        return isinstance(following, Verb) and following.form == "ger" and not state

    def _disowns(self, k: int) -> Word | None:
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
        return k, "denied", [f for f in self.doers(subject) if f.armed or f.kind == "organization" or f.pronoun]

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
        if (PART | {"role"}) & behind:
            return True
        following = self.scene.chunks[k + 1] if k + 1 < len(self.scene.chunks) else None
        if isinstance(following, Verb) and following.form == "ger":
            return True
        m = k + 2 if self.scene.word(k + 1) == "that" else k + 1
        return self.scene.word(m) in ("its", "it", "their", "they") and self.scene.starts_clause(m)

    def _agent(self, k: int) -> list[Filler]:
        return next((self.doers(m) for prep, m in self.scene.phrases(k) if prep == "by"), [])

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
        if scene.head_lemma(k) in MEMBERS and scene.word(k + 1) == "of" and scene.proper(k + 2):
            k += 2
        named = [self._as_group(f, k) for f in fillers(scene, k, "perpetrator")]
        groups = [f for f in named if f.kind == "organization"]
        return [replace(f, standing="attributed") for f in groups] if said & THOUGHT else groups

    def _as_group(self, filler: Filler, k: int) -> Filler:
        """ "believed to be from Arambai Tenggol": a name behind such a word is that of a group, if it has no title."""
        of_it = self.scene.word(k - 1) in ("of", "from", "to", "with")
        bare = filler.kind == "person" and filler.named and filler.described is None and not filler.sure
        known = self.scene.named.get(self.scene.chunks[filler.chunk].j - 1) if filler.chunk >= 0 else None
        if not (of_it and bare and known is None):
            return filler
        return replace(filler, kind="organization", sort="armed_group", status="combatant", sure=True)

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
        if not SUSPECT.isdisjoint(words):
            return replace(filler, standing="attributed")
        return filler
