"""Whether an event is told as real: negation, threat, plan, attempt, denial, hypothesis.

What is no incident for another reason (accidents, figures of speech, drills) stands in nonevents.py, what the
sentence says of its own firmness in hedges.py. Words are data: the table [status] of nonevents.toml.
"""

from __future__ import annotations

from annals.coding.rules.attempts import Attempts
from annals.coding.rules.chunks import NEGATION, Noun, Verb
from annals.coding.rules.figures import FIGURATIVE, figurative
from annals.coding.rules.found import Event
from annals.coding.rules.hedges import Hedges, listed
from annals.coding.rules.participants import fillers
from annals.coding.rules.scene import Scene

HYPOTHETICAL = frozenset("will would may might can could should must shall 'll ’ll wo ca".split())
ALLEGE = frozenset("allegedly purportedly supposedly".split())
PERHAPS = frozenset({"may", "might", "could"})
UNREAL = frozenset({"would", "should"})
LIGHT = frozenset("carry launch commit stage conduct perpetrate make".split())
COURT = frozenset("charge convict sentence try indict condemn want arrest".split())
ACCUSED = frozenset({("of", "accuse"), ("of", "suspect"), ("for", "blame")})
ASKED = frozenset({"warrant", "call", "demand", "request", "appeal", "motive", "preparation", "order", "planning"})
PART = frozenset({"responsibility", "credit", "involvement", "role", "part", "link", "connection", "knowledge", "hand"})
RUMOURS = frozenset("talk report rumour rumor claim allegation news story suggestion charge".split())
TALKED = frozenset(
    {"talk", "negotiation", "discussion", "proposal", "hope", "prospect", "vote", "violation", "breach", "call"}
)
TOLD = frozenset({"tell", "warn", "order", "give", "ask", "urge", "threaten", "instruct", "command"})
MUSED = frozenset({"consider", "discuss"})
DREAD = frozenset("fear expect anticipate predict warn risk".split())
FEAR = {
    "threat": "threatened", "fear": "", "risk": "", "possibility": "", "danger": "", "plan": "planned",
    "plot": "planned", "prospect": "", "rumor": "alleged", "rumour": "alleged", "warning": "", "prevention": "",
    "intention": "planned",
}  # fmt: skip
MARKED = {
    "planned": "planned", "attempted": "foiled", "failed": "foiled", "foiled": "foiled", "alleged": "alleged",
    "possible": "", "potential": "", "future": "", "imminent": "", "further": "", "suspected": "reported",
    "threatened": "threatened", "frustrated": "foiled", "thwarted": "foiled", "would-be": "", "supposed": "alleged",
    "aborted": "foiled",
}  # fmt: skip


class Reality:
    """Judges the events of one sentence; `judge` sets their status or the reason to refuse them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lemmas = scene.lemmas
        self.lower = scene.sentence.lower
        self.tags = scene.sentence.tags
        self.hedges = Hedges(scene)
        self.attempts = Attempts(scene)

    def judge(self, event: Event) -> None:
        """Sets `status`, `standing` or `refused` of one event."""
        chunk = self.scene.chunks[event.chunk]
        if isinstance(chunk, Verb):
            self._verb(event, chunk)
        elif isinstance(chunk, Noun):
            self._noun(event, chunk)
        if not event.refused:
            self._clause(event)
        if not event.refused:
            event.refused = figurative(self.scene, event)
            self.hedges.judge(event)

    # Verbs -----------------------------------------------------------------------------------------

    def _verb(self, event: Event, chunk: Verb) -> None:
        if chunk.negated or self._never(event.chunk, chunk):
            event.refused = "negated"
        elif chunk.modal in HYPOTHETICAL and not chunk.perfect:
            self._modal(event)
        elif chunk.modal in UNREAL or self._had_it(event.chunk):
            event.refused = "hypothetical"
        elif chunk.modal in PERHAPS and chunk.perfect:
            event.status = "alleged"
        elif self.lower[chunk.i] == "be" and self.scene.word(event.chunk - 1) == "or":
            self._or_else(event)
        elif chunk.form == "inf":
            self.attempts.infinitive(event, chunk)
        elif chunk.form == "ger":
            self._gerund(event)
        if ALLEGE & set(self.lower[max(0, chunk.i - 2) : chunk.j + 2]):
            event.status = "alleged"

    def _modal(self, event: Event) -> None:
        if self.hedges.threatened(event):
            event.status = "threatened"
            if not event.get("perpetrator") and self.hedges.voice is not None:
                who = fillers(self.scene, self.hedges.voice, "perpetrator")
                event.add("perpetrator", [f for f in who if f.kind != "object"])
        elif self._stopped_before(event):
            event.status = "foiled"
        else:
            event.refused = "hypothetical"

    def _stopped_before(self, event: Event) -> bool:
        """ "was overpowered before he could detonate his vest"."""
        chunk, subject = self.scene.chunks[event.chunk], self.scene.skip_left(event.chunk - 1)
        before = self.scene.word(subject - 1) == "before" and self.scene.kind(subject) == "NG"
        return before and isinstance(chunk, Verb) and chunk.modal in ("could", "can") and event.chunk > 3

    def _never(self, k: int, chunk: Verb) -> bool:
        """ "never bombed", "neither the army nor the rebels attacked", "without firing a shot"."""
        if self.scene.kind(k - 1) == "ADV" and self.scene.word(k - 1) in NEGATION:
            return True
        if self.lower[max(0, chunk.i - 1) : chunk.i] in (("nothing",), ["nothing"]):
            return True  # "Nothing stolen.", "nothing was taken"
        if self.scene.word(k - 1) == "nor" and "neither" in self.lower[: chunk.i]:
            return True
        if "nor" in self.lower[: chunk.i] and "neither" in self.lower[: chunk.i]:
            first = self.lower.index("neither")
            walls = {",", ";"} & set(self.lower[first : chunk.i])
            return not walls and not any(t in ("VBD", "VBZ", "VBP") for t in self.tags[first : chunk.i])
        before = range(max(0, chunk.i - 3), chunk.i)
        return any(
            self.lower[i] == "without" and all(t in ("VBG", "DT", "JJ", "RB") for t in self.tags[i + 1 : chunk.i])
            for i in before
        )

    def _had_it(self, k: int) -> bool:
        """ "Had the bomb exploded, hundreds would have died"."""
        first = self.scene.chunks[0]
        return k == 2 and isinstance(first, Verb) and self.lower[0] == "had" and first.j == 1

    def _or_else(self, event: Event) -> None:
        """ "were told to leave or be killed"."""
        m = self.scene.verb_before(event.chunk)
        told = self.scene.verb_before(m) if m is not None else None
        verb = self.scene.chunks[told] if told is not None else None
        if told is not None and isinstance(verb, Verb) and self.lemmas[verb.main] in TOLD:
            event.status = "threatened"
            warned = self.scene.subject(told) if verb.passive else self.scene.object(told)
            event.roles["target"] = []
            people = fillers(self.scene, warned, "victim") if warned is not None else []
            event.roles["victim"] = [f for f in people if f.kind == "person"]
            who = self.scene.subject(told)
            if who is not None and not verb.passive and not event.get("perpetrator"):
                event.add("perpetrator", [f for f in fillers(self.scene, who, "perpetrator") if f.armed])
        else:
            event.refused = "hypothetical"

    def _gerund(self, event: Event) -> None:
        """ "accused of killing", "prevented ... from attacking", "by attacking"."""
        k = event.chunk - 1
        if self.scene.kind(k) != "P":
            return
        prep = self.scene.word(k)
        m = self.scene.verb_before(k)
        verb = self.scene.chunks[m] if m is not None else None
        if not isinstance(verb, Verb):
            return
        lemma = self.lemmas[verb.main]
        if prep == "from" and (lemma in listed("stop") or lemma in ("keep", "refrain", "deter", "dissuade")):
            event.refused = "prevented"
        elif prep == "without" or lemma in MUSED or (prep == "of" and lemma in ("dream", "warn", "think")):
            event.refused = "not said to have happened"
        elif (prep, lemma) in ACCUSED:
            self._accusation(event, m, verb)
        elif prep in ("for", "with", "of") and lemma in COURT:
            event.standing = "asserted" if lemma == "convict" else "attributed"
            self._accused(event, m, verb)

    def _accusation(self, event: Event, m: int | None, verb: Verb) -> None:
        """Known only by "the army accused the rebels of shelling"; "men accused of killing" tells a deed."""
        event.standing = "attributed"
        if verb.finite and self.lemmas[verb.main] in ("accuse", "blame") and event.status == "reported":
            event.status = "attributed"
        self._accused(event, m, verb)

    def _accused(self, event: Event, m: int | None, verb: Verb) -> None:
        """Leaves the accuser out of the perpetrators: the accused is the object, or the passive subject."""
        if m is None:
            return
        found = self.scene.subject(m) if verb.passive or verb.form == "part" else self.scene.object(m)
        keep = [f for f in event.get("perpetrator") if f.chunk == found]
        event.roles["perpetrator"] = keep
        if not keep and found is not None:
            event.roles["accused"] = []
            event.roles["accused_chunk"] = []

    # Nouns -----------------------------------------------------------------------------------------

    def _noun(self, event: Event, chunk: Noun) -> None:
        if chunk.det in ("no", "any", "every", "each") or (chunk.number is not None and chunk.number.high == 0):
            event.refused = "negated"
            return
        for t in range(chunk.core, chunk.head):
            self._marked(event, t)
        if self.lemmas[chunk.head] == "attempt":
            self.attempts.attempted(event, made=True)
        k = event.chunk
        if self.scene.kind(k - 1) == "P":
            self._noun_under(event, self.scene.head_lemma(k - 2), self.scene.word(k - 1))
            self._noun_accused(event, chunk)
        self._noun_verb(event, k)

    def _marked(self, event: Event, t: int) -> None:
        """What stands before the noun: "an attempted robbery", "a possible attack", "a heart attack"."""
        word = self.lower[t]
        mark = MARKED.get(word)
        if word == "attempted":
            self.attempts.attempted(event, made=True)
        elif mark is not None:
            event.status = mark or event.status
            event.refused = "" if mark else "not said to have happened"
        if self.lemmas[t] in FIGURATIVE or (self.lemmas[t] == "political" and event.frame.effect is None):
            event.refused = "figurative"

    def _noun_under(self, event: Event, above: str, prep: str) -> None:
        if prep in ("for", "of") and above in ASKED and event.type != "forced_work_stoppage":
            event.refused = "not said to have happened"
        if event.type == "agreement" and above in ("day", "week", "month", "year"):
            event.refused = "an agreement made before"  # "after four months of truce"
        if event.type == "agreement" and above in TALKED:
            event.refused = "talks, not an agreement"
        if prep in ("of", "about", "over") and above in FEAR:
            event.status = FEAR[above] or event.status
            event.refused = "" if FEAR[above] else "not said to have happened"
        if prep in ("without", "despite", "unlike"):
            event.refused = "" if prep == "despite" else "negated"

    def _noun_accused(self, event: Event, chunk: Noun) -> None:
        """ "accused the rebels of attacks on the town": the act itself is an accusation, if it is no known one."""
        k = event.chunk
        m = self.scene.verb_before(k)
        verb = self.scene.chunks[m] if m is not None and m >= k - 4 else None
        if not isinstance(verb, Verb) or not verb.finite or chunk.det or event.status != "reported":
            return
        if (self.scene.word(k - 1), self.lemmas[verb.main]) == ("of", "accuse"):
            event.status, event.standing = "attributed", "attributed"

    def _noun_verb(self, event: Event, k: int) -> None:
        m = self.scene.skip_left(k - 1)
        if self.scene.kind(m) == "P":
            m -= 1
        verb = self.scene.chunks[m] if self.scene.kind(m) == "VG" else None
        if not isinstance(verb, Verb):
            return
        lemma = self.lemmas[verb.main]
        if lemma in listed("stop"):
            self._stopped(event, m, verb)
        elif lemma in listed("threaten"):
            event.status = "threatened"
        elif lemma in listed("try") and event.frame.name in (
            "coup_noun",
            "hijacking_noun",
            "robbery_noun",
            "kidnapping_noun",
        ):
            event.status = "foiled"
        elif lemma == "call" and self.scene.word(event.chunk - 1) == "for" and event.type != "forced_work_stoppage":
            event.refused = "not said to have happened"
        elif lemma in ("plan", "plot", "prepare"):
            self._planned(event, m)
        elif lemma in DREAD:
            event.refused = "not said to have happened"
        elif lemma in listed("deny"):
            event.status = "denied"
        elif verb.negated and lemma not in ("rule", "know"):
            event.refused = "negated"
        elif verb.modal in HYPOTHETICAL and not verb.perfect:
            event.refused = "hypothetical"
        elif verb.form == "inf" and lemma in LIGHT:
            probe = Event(frame=event.frame, chunk=m, token=verb.main, last=verb.main, type=event.type, rule="")
            self.attempts.infinitive(probe, verb)
            event.status, event.refused = probe.status, probe.refused

    def _stopped(self, event: Event, m: int, verb: Verb) -> None:
        """ "The army thwarted an attack": foiled, and not the army's."""
        event.status = "foiled"
        event.roles["perpetrator"] = [f for f in event.get("perpetrator") if f.chunk >= event.chunk]
        if verb.form in ("inf", "ger") or verb.modal:
            event.refused = "prevention"

    def _planned(self, event: Event, m: int) -> None:
        """A plan; one for which people were arrested is foiled, and is not that of the police."""
        event.status = "planned"
        above = self.scene.verb_before(m) if self.scene.word(m - 1) in ("of", "for") else None
        verb = self.scene.chunks[above] if above is not None else None
        if above is not None and isinstance(verb, Verb) and self.lemmas[verb.main] in listed("arrested"):
            event.status = "foiled"
            self._accused(event, above, verb)

    # The clause around -----------------------------------------------------------------------------

    def _clause(self, event: Event) -> None:
        """Marks of the clause around: "if", "denied that", "whether"."""
        if event.status == "reported" and self._claimed_after(event):
            event.status = "claimed"
        for m in range(event.chunk - 1, max(-1, event.chunk - 14), -1):
            word, kind = self.scene.word(m), self.scene.kind(m)
            if word in ("if", "unless", "whether", "lest") and kind == "SUB":
                if event.status != "threatened" and not self._main_clause(m, event.chunk):
                    event.refused = "conditional"
                return
            if word in (";", "."):
                return
            status = self._reported_as(m, event.chunk) if kind == "VG" else ""
            if status == "denied" and event.status in ("planned", "foiled", "threatened"):
                event.refused = "denied"
            if status:
                event.status = status
                return

    def _claimed_after(self, event: Event) -> bool:
        """ "..., the authorities claimed": the word that ends the sentence."""
        chunks = self.scene.chunks
        for m in range(len(chunks) - 1, event.chunk, -1):
            chunk = chunks[m]
            if isinstance(chunk, Verb):
                told = chunk.finite and not chunk.passive and self.lemmas[chunk.main] == "claim"
                opened = self.scene.word(m - 2) == "," and self.scene.kind(m - 1) == "NG"
                return told and opened and self.scene.object(m) is None
        return False

    def _reported_as(self, m: int, k: int) -> str:
        """What the verb at `m` makes of the event at `k`: denied, claimed or alleged."""
        chunk = self.scene.chunks[m]
        if not isinstance(chunk, Verb):
            return ""
        lemma = self.lemmas[chunk.main]
        if lemma == "claim" and self.lemmas[chunk.main + 1 : chunk.main + 4][-1:] == ("of",):
            return ""  # "claimed the lives of three"
        thing = self.scene.object(m)
        if thing is not None and self.scene.head_lemma(thing) in PART:
            return ""  # "denied involvement in the killing", "claimed responsibility for a bombing"
        event = self.scene.chunks[k]
        if lemma == "claim" and isinstance(event, Noun) and event.det in ("the", "this", "that", "both"):
            return ""  # "claimed the bombing": known without them.
        status = "denied" if lemma in listed("deny") else {"claim": "claimed", "allege": "alleged"}.get(lemma, "")
        return status if status and self._reports(m, k) else ""

    def _main_clause(self, m: int, k: int) -> bool:
        """Whether the clause that "if" opens at `m` ends with a comma before the one with the event at `k`."""
        commas = [n for n in range(m + 1, k) if self.scene.word(n) == ","]
        if not commas:
            return False
        closed = any(isinstance(c, Verb) and c.finite for c in self.scene.chunks[m : commas[-1]])
        return closed and self.scene.kind(commas[-1] + 1) != "CC"

    def _reports(self, m: int, k: int) -> bool:
        """Whether the verb at `m` governs a clause ("denied that ...") or a gerund with the event at `k`."""
        between = [self.scene.kind(n) for n in range(m + 1, k)]
        event = self.scene.chunks[k]
        if "SUB" in between[:2]:
            return True
        if "SUB" in between and "VG" not in between[: between.index("SUB")] and self.scene.head_lemma(m + 1) in RUMOURS:
            return True  # "denied reports on the radio that the sheikh had been killed"
        if isinstance(event, Verb) and event.finite and between[-1:] == ["CC"]:
            return False  # "rejected the deal and attacked a convoy"
        return between.count("VG") == 0 and "PUNC" not in between
