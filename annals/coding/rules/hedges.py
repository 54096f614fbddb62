"""How firmly a sentence tells what it tells: hearsay, own word of an armed group, threats in indirect speech."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.filler import STATE
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.nonevent_words import Words, load_nonevents
from annals.coding.rules.scene import Scene

SAYING = frozenset("say warn announce declare write claim state add vow threaten boast report read tell".split())
REPORTS = frozenset({"report", "claim", "account", "information", "news", "allegation", "rumour", "rumor"})
SELF = frozenset({"it", "they", "we", "he"})
OWN = frozenset({"its", "their", "our", "his"})
ARMS = frozenset(
    {"rebel", "militant", "guerrilla", "insurgent", "separatist", "jihadist", "militia", "terrorist", "gang"}
)
RUMOURED = frozenset({"that", "of", "to", "about", "has"})
CONFIRMING = frozenset({"confirm", "verify", "corroborate"})
FIGURES = frozenset({"toll", "figure", "number", "identity", "age", "name", "cause", "motive"})


def listed(name: str) -> Words:
    """A list of the table [status] of nonevents.toml."""
    return load_nonevents().lists[f"status.{name}"]


class Hedges:
    """Reads, in one sentence, on whose and on how firm a word an event stands."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lemmas = scene.lemmas
        self.lower = scene.sentence.lower
        self.voice: int | None = None

    def judge(self, event: Event) -> None:
        """Sets the status of an event that is told as done, from the words around it."""
        if event.status != "reported":
            return
        if self._hearsay(event) or self._unconfirmed(event):
            event.status = "alleged"
        elif self._own_word(event):
            event.status = "claimed"

    def _hearsay(self, event: Event) -> bool:
        """ "According to unconfirmed reports", "there were rumours that", "are rumoured to have"."""
        unconfirmed, hearsay = listed("unconfirmed"), listed("hearsay")
        if unconfirmed.entries.keys().isdisjoint(self.lemmas) and hearsay.entries.keys().isdisjoint(self.lemmas):
            return False
        for i in range(min(event.token, len(self.lemmas))):
            lemma = self.lemmas[i]
            if lemma in unconfirmed and REPORTS & set(self.lemmas[i + 1 : i + 4]):
                return not self._between_walls(i, event.token)
            if lemma in hearsay and RUMOURED & set(self.lower[i + 1 : i + 2]):
                return not self._between_walls(i, event.token)
        return False

    def _between_walls(self, a: int, b: int) -> bool:
        return ";" in self.lower[a:b]

    def _unconfirmed(self, event: Event) -> bool:
        """ "..., but this could not be confirmed": said of the event, not of its toll."""
        if CONFIRMING.isdisjoint(self.lemmas):
            return False
        for m in range(event.chunk + 1, len(self.scene.chunks)):
            verb = self.scene.chunks[m]
            if not isinstance(verb, Verb) or self.lemmas[verb.main] not in CONFIRMING:
                continue
            said_of = set(self.lemmas[max(event.token, verb.i - 6) : verb.i])
            return verb.negated and verb.modal in ("could", "can") and verb.passive and not FIGURES & said_of
        return False

    # The word of those who did it, or will -----------------------------------------------------------

    def _own_word(self, event: Event) -> bool:
        """ "The rebels said they had killed six soldiers": known by the word of the doer only."""
        if not isinstance(self.scene.chunks[event.chunk], Verb):
            return False
        subject = self.scene.subject(event.chunk)
        if subject is None or event.type not in VIOLENT:
            return False
        chunk = self.scene.chunks[subject]
        own = self.scene.word(subject) in SELF and self.scene.pronoun(subject)
        mine = isinstance(chunk, Noun) and chunk.det in OWN
        return (own or mine) and self.threatener(event.chunk, near=subject if own or mine else None)

    def threatened(self, event: Event) -> bool:
        """ "The group warned that schools would be burned": a threat made by those who can carry it out."""
        chunk = self.scene.chunks[event.chunk]
        if not isinstance(chunk, Verb) or chunk.modal not in ("will", "would", "'ll", "’ll", "shall"):
            return False
        if chunk.negated or event.type not in VIOLENT or event.frame.strength == "context":
            return False
        return self.threatener(event.chunk)

    def threatener(self, k: int, near: int | None = None) -> bool:
        """Whether an armed group, a caller or a leaflet says what stands at chunk `k`.

        With `near`, the chunk of a pronoun, only a speaker before it or behind the whole clause counts.
        """
        for m, verb in enumerate(self.scene.chunks):
            if m in (k, near) or not isinstance(verb, Verb) or verb.negated or verb.passive:
                continue
            if self.lemmas[verb.main] not in SAYING or self._parted(m, k):
                continue
            subject = self.scene.subject(m)
            if subject is not None and subject != near and self._armed_voice(subject):
                self.voice = subject
                return True
        return False

    def _parted(self, m: int, k: int) -> bool:
        return any(self.scene.word(n) == ";" for n in range(min(m, k), max(m, k)))

    def _armed_voice(self, k: int) -> bool:
        """Whether a noun group names those who fight and are no state, or what they write."""
        group, sense = self.scene.group(k), self.scene.sense(k)
        if group is not None:
            return group.kind in ("armed_group", "political_militia")
        if sense is not None and sense.actor_kind in STATE:
            return False
        if self.scene.head_lemma(k) in listed("threateners"):
            return not (isinstance(self.scene.chunks[k], Noun) and self._peaceful(k))
        chunk = self.scene.chunks[k]
        if ARMS & set(self.lemmas[chunk.i : chunk.j]):
            return True  # "a rebel commander"
        return sense is not None and (sense.role == "doer" or sense.actor_kind == "armed_group")

    def _peaceful(self, k: int) -> bool:
        """ "A rights group", "an opposition movement": no armed voice."""
        sense = self.scene.sense(k)
        chunk = self.scene.chunks[k]
        words = set(self.lemmas[chunk.i : chunk.j])
        return bool(words & {"right", "rights", "aid", "monitoring", "opposition", "student", "human", "civil"}) or (
            sense is not None and len(sense.lemma.split()) > 1
        )
