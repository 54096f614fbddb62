"""What was tried, planned, plotted or threatened: infinitives by the verb or noun that they hang on."""

from __future__ import annotations

from annals.coding.rules.chunks import Verb
from annals.coding.rules.found import Event
from annals.coding.rules.hedges import listed
from annals.coding.rules.participants import fillers
from annals.coding.rules.scene import Scene
from annals.records import replace

PLOTS = {
    "attempt": "foiled", "bid": "foiled", "threat": "threatened", "vow": "threatened", "warning": "threatened",
    "plan": "planned", "plot": "planned", "conspiracy": "planned", "order": "planned", "intention": "planned",
    "scheme": "planned", "decision": "planned", "planning": "planned", "plotting": "planned",
}  # fmt: skip
HEDGED = frozenset({"alleged", "rumoured", "rumored", "supposed"})
FELT = frozenset(
    "survive escape unhurt unharmed unscathed injure wound shoot shot fire bomb grenade explode miss ambush "
    "stab".split()
)


class Attempts:
    """Judges the infinitives and attempts of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lemmas = scene.lemmas
        self.lower = scene.sentence.lower

    def infinitive(self, event: Event, chunk: Verb) -> None:
        """Sets status or refusal of an event told by an infinitive ("plotted to bomb", "tried to kill")."""
        k = self.scene.governor(event.chunk)
        governor = self.scene.chunks[k] if k is not None else None
        if "have" in self.lower[chunk.i : chunk.main]:
            self._said_to_have(event, chunk, governor)
        elif self._plot_before(event.chunk) is not None or not isinstance(governor, Verb):
            self._infinitive_of_noun(event)
        elif governor.negated:
            event.refused = "negated"
        else:
            self._governed(event, self.lemmas[governor.main])

    def _said_to_have(self, event: Event, chunk: Verb, governor: object) -> None:
        """ "are alleged to have killed"; "are said to have killed" is as firm as any report."""
        hedged = self.lower[chunk.i - 1] in HEDGED if chunk.i else False
        if hedged or (isinstance(governor, Verb) and self.lower[governor.main] in HEDGED):
            event.status = "alleged"

    def _governed(self, event: Event, lemma: str) -> None:
        """An infinitive by the verb that it hangs on ("threatened to kill")."""
        if lemma in listed("try"):
            self.attempted(event, made=lemma in ("try", "attempt"))
        elif lemma in listed("threaten"):
            event.status = "threatened"
        elif lemma in listed("plan"):
            event.status = "planned"
        elif lemma not in listed("real"):
            event.refused = "not said to have happened"

    def attempted(self, event: Event, *, made: bool) -> None:
        """An attempt that did not reach its end is foiled; one on a life that was made is an attack."""
        deadly = event.frame.effect == "killed" or event.type == "assassination"
        if made and deadly and not self._failed(event) and self._felt(event):
            # Nobody is said to have died of it.
            event.frame = replace(event.frame, effect=None)
        else:
            event.status = "foiled"

    def _felt(self, event: Event) -> bool:
        """Whether the attempt was seen: by its noun, by what was done, or by who survived."""
        return not isinstance(self.scene.chunks[event.chunk], Verb) or bool(FELT & set(self.lemmas))

    def _failed(self, event: Event) -> bool:
        end = next((i for i in range(event.token, len(self.lower)) if self.lower[i] == ";"), len(self.lower))
        return bool(listed("failed").spans(self.lemmas, 0, end))

    def _plot_before(self, k: int) -> int | None:
        """The noun that the infinitive at `k` hangs on ("a plot to bomb")."""
        m = self.scene.skip_left(k - 1)
        while self.scene.head_lemma(m) not in PLOTS and self.scene.kind(m) == "NG" and self.scene.kind(m - 1) == "P":
            m = self.scene.skip_left(m - 2)  # "a plot by the group to attack"
        return m if self.scene.head_lemma(m) in PLOTS else None

    def _infinitive_of_noun(self, event: Event) -> None:
        m = self._plot_before(event.chunk)
        if m is None:
            event.refused = "not said to have happened"
            return
        status = PLOTS[self.scene.head_lemma(m)]
        caught = self._caught(m) if status == "planned" else None
        if caught is not None:
            event.status = "foiled"
            event.roles["perpetrator"] = [f for f in fillers(self.scene, caught, "perpetrator") if f.kind != "object"]
            return
        verb = self._verb_over(m, event.chunk)
        over = self.lemmas[verb.main] if verb is not None else ""
        if status == "foiled" and over not in listed("found_out"):
            self.attempted(event, made=True)
        else:
            event.status = status
        if over in listed("found_out") and status != "threatened":
            event.status = "foiled"
            event.roles["perpetrator"] = []
            by = next((n + 1 for n in range(m + 1, event.chunk) if self.scene.word(n) in ("by", "of")), None)
            event.add("perpetrator", fillers(self.scene, by, "perpetrator") if by is not None else [])
        if verb is not None and (verb.form == "inf" or verb.modal) and over in listed("stop"):
            event.refused = "prevention"

    def _caught(self, m: int) -> int | None:
        """ "were arrested on suspicion of planning to bomb": those arrested, whose plan it was."""
        if self.scene.word(m - 1) not in ("of", "for", "over"):
            return None
        k = next((n for n in range(m - 1, -1, -1) if self.scene.kind(n) == "VG"), None)
        verb = self.scene.chunks[k] if k is not None else None
        if k is None or not isinstance(verb, Verb) or self.lemmas[verb.main] not in listed("arrested"):
            return None
        return self.scene.subject(k) if verb.passive else self.scene.object(k)

    def _verb_over(self, m: int, k: int) -> Verb | None:
        """The verb whose object the noun at `m` is, or whose subject it is behind the event at `k`."""
        left = self.scene.chunks[m - 1] if m else None
        if isinstance(left, Verb):
            return left
        for n in range(k + 1, min(k + 8, len(self.scene.chunks))):
            right = self.scene.chunks[n]
            if isinstance(right, Verb) and right.finite:
                return right if right.passive or self.lemmas[right.main] == "fail" else None
        return None
