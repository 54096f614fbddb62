"""Whether an event is told as real: negation, threat, plan, attempt, denial, hypothesis, generic talk."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.scene import Scene

REAL = frozenset("manage begin start continue proceed help use go come return seem appear happen live rush".split())
TRY = frozenset("try attempt seek fail aim".split())
THREATEN = frozenset("threaten vow pledge promise swear".split())
PLAN = frozenset(
    "plan plot intend prepare conspire want order call instruct wish hope decide train expect urge".split()
)
HYPOTHETICAL = frozenset("will would may might can could should must shall 'll ’ll wo ca".split())
DENY = frozenset("deny reject refute dismiss".split())
ALLEGE = frozenset("allegedly purportedly supposedly".split())
STOP = frozenset("prevent avoid foil thwart avert stop frustrate".split())
FEAR = {"threat": "threatened", "fear": "", "risk": "", "possibility": "", "danger": "", "plan": "planned", "plot": "planned",
        "prospect": "", "rumor": "alleged", "rumour": "alleged", "warning": "", "prevention": "", "intention": "planned"}  # fmt: skip
MARKED = {
    "planned": "planned", "attempted": "foiled", "failed": "foiled", "foiled": "foiled", "alleged": "alleged", "possible": "",
    "potential": "", "future": "", "imminent": "", "further": "", "suspected": "reported", "threatened": "threatened",
    "frustrated": "foiled", "thwarted": "foiled", "would-be": "", "supposed": "alleged", "aborted": "foiled",
}  # fmt: skip
FIGURATIVE = frozenset("heart verbal character media panic asthma price cyber personal press diplomatic trade word legal "
                       "political propaganda charm hunger lightning labor labour publicity".split())  # fmt: skip
ABSTRACT_TARGETS = frozenset(
    "budget policy democracy freedom press corruption poverty drug inflation law decision proposal peace plan constitution "
    "impunity hunger disease crime terrorism unemployment reform bill idea principle right rights opponent record title "
    "virus pandemic cancer illiteracy racism smuggling trafficking addiction".split()
)
HABIT = frozenset("often usually regularly frequently routinely generally always typically sometimes rarely".split())


class Reality:
    """Judges the events of one sentence; `judge` sets their status or the reason to refuse them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lemmas = scene.lemmas
        self.lower = scene.sentence.lower
        self.tags = scene.sentence.tags

    def judge(self, event: Event) -> None:
        """Sets `status`, `standing` or `refused` of one event."""
        chunk = self.scene.chunks[event.chunk]
        if isinstance(chunk, Verb):
            self._verb(event, chunk)
        elif isinstance(chunk, Noun):
            self._noun(event, chunk)
        if not event.refused:
            self._clause(event)
            self._figurative(event)

    def _verb(self, event: Event, chunk: Verb) -> None:
        if chunk.negated:
            event.refused = "negated"
        elif chunk.modal in HYPOTHETICAL and not chunk.perfect:
            event.refused = "hypothetical"
        elif chunk.modal in ("may", "might", "could") and chunk.perfect:
            event.status = "alleged"
        elif chunk.form == "inf":
            self._infinitive(event, chunk)
        elif chunk.form == "ger":
            self._gerund(event)
        near = self.lower[max(0, chunk.i - 2) : chunk.j + 2]
        if any(w in ALLEGE for w in near):
            event.status = "alleged"
        if self.tags[chunk.i] in ("VBP", "VB") and any(w in HABIT for w in near):
            event.refused = "habit"

    def _infinitive(self, event: Event, chunk: Verb) -> None:
        if any(w == "have" for w in self.lower[chunk.i : chunk.main]):
            return
        k = self.scene.governor(event.chunk)
        governor = self.scene.chunks[k] if k is not None else None
        if not isinstance(governor, Verb):
            self._infinitive_of_noun(event)
            return
        lemma = self.lemmas[governor.main]
        if governor.negated:
            event.refused = "negated"
        elif lemma in TRY:
            event.status = "foiled"
        elif lemma in THREATEN:
            event.status = "threatened"
        elif lemma in PLAN:
            event.status = "planned"
        elif lemma not in REAL:
            event.refused = "not said to have happened"

    def _infinitive_of_noun(self, event: Event) -> None:
        lemma = self.scene.head_lemma(event.chunk - 1)
        if lemma == "attempt":
            event.status = "foiled"
        elif lemma in ("threat", "plan", "plot", "order", "intention"):
            event.status = "threatened" if lemma == "threat" else "planned"
        else:
            event.refused = "not said to have happened"

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
        if prep == "from" and lemma in STOP | {"keep", "refrain", "deter", "dissuade"}:
            event.refused = "prevented"
        elif prep == "of" and lemma in ("accuse", "suspect", "dream", "warn", "think"):
            if lemma in ("warn", "dream", "think"):
                event.refused = "not said to have happened"
            else:
                event.standing = "attributed"
                self._accused(event, m, verb)
        elif prep in ("for", "with", "of") and lemma in (
            "blame",
            "charge",
            "convict",
            "sentence",
            "try",
            "indict",
            "condemn",
            "want",
            "arrest",
        ):
            event.standing = "asserted" if lemma == "convict" else "attributed"
            self._accused(event, m, verb)
        elif prep == "without" or lemma in ("consider", "discuss"):
            event.refused = "not said to have happened"

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

    def _noun(self, event: Event, chunk: Noun) -> None:
        if chunk.det in ("no", "any", "every", "each") or (chunk.number is not None and chunk.number.high == 0):
            event.refused = "negated"
            return
        for t in range(chunk.core, chunk.head):
            mark = MARKED.get(self.lower[t])
            if mark is not None:
                event.status = mark or event.status
                event.refused = "" if mark else "not said to have happened"
            if self.lemmas[t] in FIGURATIVE:
                event.refused = "figurative"
        if chunk.head + 1 < len(self.lemmas) and self.lemmas[chunk.head] == "attempt":
            event.status = "foiled"
        k = event.chunk
        if self.scene.kind(k - 1) == "P":
            self._noun_under(event, self.scene.head_lemma(k - 2), self.scene.word(k - 1), k)
        self._noun_verb(event, k)

    def _noun_under(self, event: Event, above: str, prep: str, k: int) -> None:
        if prep in ("of", "about", "over") and above in FEAR:
            event.status = FEAR[above] or event.status
            event.refused = "" if FEAR[above] else "not said to have happened"
        if prep in ("without", "despite", "unlike"):
            event.refused = "" if prep == "despite" else "negated"

    def _noun_verb(self, event: Event, k: int) -> None:
        m = self.scene.skip_left(k - 1)
        if self.scene.kind(m) == "P":
            m -= 1
        verb = self.scene.chunks[m] if self.scene.kind(m) == "VG" else None
        if not isinstance(verb, Verb):
            return
        lemma = self.lemmas[verb.main]
        if lemma in STOP:
            event.status = "foiled"
            if verb.form in ("inf", "ger") or verb.modal:
                event.refused = "prevention"
        elif lemma in THREATEN:
            event.status = "threatened"
        elif lemma in ("plan", "plot", "prepare", "mastermind") and lemma != "mastermind":
            event.status = "planned"
        elif lemma in ("fear", "expect", "anticipate", "predict", "warn", "risk"):
            event.refused = "not said to have happened"
        elif lemma in DENY:
            event.status = "denied"
        elif verb.negated and lemma not in ("rule", "know"):
            event.refused = "negated"
        elif verb.modal in HYPOTHETICAL and not verb.perfect:
            event.refused = "hypothetical"
        elif verb.form == "inf" and lemma in ("carry", "launch", "commit", "stage", "conduct", "perpetrate", "make"):
            probe = Event(frame=event.frame, chunk=m, token=verb.main, last=verb.main, type=event.type, rule="")
            self._infinitive(probe, verb)
            event.status, event.refused = probe.status, probe.refused

    def _clause(self, event: Event) -> None:
        """Marks of the clause around: "if", "denied that", "whether"."""
        for m in range(event.chunk - 1, max(-1, event.chunk - 14), -1):
            word, kind = self.scene.word(m), self.scene.kind(m)
            if word in ("if", "unless", "whether", "lest") and kind == "SUB":
                event.refused = "conditional"
                return
            if word in (";", "."):
                return
            chunk = self.scene.chunks[m]
            if isinstance(chunk, Verb) and self.lemmas[chunk.main] in DENY and self._reports(m, event.chunk):
                event.status = "denied"
                return
            if isinstance(chunk, Verb) and self.lemmas[chunk.main] == "claim" and self._reports(m, event.chunk):
                event.status = "claimed"
                return
            if isinstance(chunk, Verb) and self.lemmas[chunk.main] == "allege" and self._reports(m, event.chunk):
                event.status = "alleged"
                return

    def _reports(self, m: int, k: int) -> bool:
        """Whether the verb at `m` governs a clause ("denied that ...") or a gerund with the event at `k`."""
        between = [self.scene.kind(n) for n in range(m + 1, k)]
        return "SUB" in between[:2] or (between.count("VG") == 0 and "PUNC" not in between)

    def _figurative(self, event: Event) -> None:
        targets = event.get("target") + event.get("victim")
        chunk = self.scene.chunks[event.chunk]
        verbal = {"say", "saying", "verbal", "scathing", "blistering", "stinging", "rhetorical", "criticism"} & set(
            self.lower
        )
        doers = event.get("perpetrator")
        if (
            doers
            and all(f.status == "official" or f.sort == "party" for f in doers)
            and verbal
            and not event.get("weapon")
        ):
            if isinstance(chunk, Noun) and event.type == "attack":
                event.refused = "figurative"
        if event.type in VIOLENT and targets and all(f.head in ABSTRACT_TARGETS for f in targets):
            event.refused = "figurative"
        if isinstance(chunk, Noun):
            for prep, m in self.scene.complements(event.chunk)[:1]:
                if prep in ("on", "against") and self.scene.head_lemma(m) in ABSTRACT_TARGETS:
                    event.refused = "figurative"
