"""Who says so: speakers of sentences, claims of responsibility, blame and suspicion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.participants import Filler, fillers
from annals.coding.rules.scene import Scene

SPEECH = frozenset(
    "say tell report announce state add confirm note declare claim explain indicate reveal disclose inform write "
    "comment point assert affirm admit acknowledge allege insist stress recall maintain estimate believe describe "
    "testify warn charge condemn denounce mention argue learn deny post tweet".split()
)
AGENCIES = frozenset(
    "afp reuters ap efe xinhua ansa dpa upi tass acan-efe notimex irin bbc cnn aljazeera anadolu sana tanjug prensa".split()
)
SUSPECT = frozenset({"suspected", "alleged", "presumed", "apparent", "purported", "believed"})


def behind_words(lemmas: Sequence[str], main: int) -> Sequence[str]:
    """The few words behind a verb, up to the end of its clause."""
    tail = lemmas[main + 1 : main + 6]
    stop = next((i for i, w in enumerate(tail) if w in (",", ";", ".")), len(tail))
    return tail[:stop]


class Speech:
    """Reads speakers, claims and blame of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lemmas = scene.lemmas

    def speakers(self, events: list[Event]) -> None:
        """Gives each event the speaker whose word it stands on."""
        speaker, outlet = self._speaker()
        for event in events:
            event.speaker = event.speaker or speaker
            event.outlet = event.outlet or outlet

    def _speaker(self) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        for k, chunk in enumerate(self.scene.chunks):
            if isinstance(chunk, Verb) and self._says(chunk):
                subject = self._who_speaks(k)
                if subject is not None:
                    whole = self._whole(self.scene.listed_left(subject)[0], subject)
                    sense = self.scene.sense(subject)
                    chunk = self.scene.chunks[subject]
                    if sense is not None and sense.sort == "media" and isinstance(chunk, Noun):
                        return None, (chunk.core, chunk.stop)
                    return whole, self._outlet(k)
            if self.scene.word(k) == "according" and self.scene.word(k + 1) == "to" and self.scene.kind(k + 2) == "NG":
                return self._whole(k + 2, k + 2), None
        return None, None

    def _says(self, chunk: Verb) -> bool:
        lemma = self.lemmas[chunk.main]
        return (
            lemma in SPEECH
            and not chunk.negated
            and chunk.form != "inf"
            and lemma not in ("condemn", "denounce", "post")
        )

    def _who_speaks(self, k: int) -> int | None:
        """The subject before, or behind in "..., said the mayor"."""
        subject = self.scene.subject(k)
        chunk = self.scene.chunks[k]
        if isinstance(chunk, Verb) and chunk.passive:
            return None
        if subject is None and self.scene.kind(k + 1) == "NG":
            subject = k + 1
        if subject is None or self.scene.pronoun(subject) or self._nobody(subject):
            return None
        sense = self.scene.sense(subject)
        if sense is not None and sense.kind in ("object", "weapon"):
            return None
        if (
            sense is not None
            and sense.kind == "abstract"
            and sense.lemma not in ("report", "statement", "communique", "source")
        ):
            return None
        return subject

    def _whole(self, first: int, k: int) -> tuple[int, int]:
        """The noun groups from `first` to `k` with article and an of-phrase."""
        chunk = self.scene.chunks[first]
        end = self.scene.chunks[k].j
        if self.scene.word(k + 1) in ("of", "for", "in") and self.scene.kind(k + 2) == "NG":
            end = self.scene.chunks[k + 2].j
        return chunk.i, end

    def _outlet(self, k: int) -> tuple[int, int] | None:
        chunk = self.scene.chunks[k]
        if not isinstance(chunk, Verb) or self.lemmas[chunk.main] not in ("tell", "inform"):
            return None
        found = self.scene.object(k)
        if found is None or self.scene.pronoun(found):
            return None
        group = self.scene.chunks[found]
        if not isinstance(group, Noun):
            return None
        sense = self.scene.sense(found)
        media = sense is not None and sense.sort == "media"
        first = self.scene.sentence.lower[group.core]
        words = self.scene.sentence.words[group.core : group.stop]
        return (group.core, group.stop) if media or first in AGENCIES or all(w.isupper() for w in words) else None

    # Responsibility ------------------------------------------------------------------------------

    def responsibility(self) -> list[tuple[int, str, list[Filler]]]:
        """(chunk, "claimed" | "denied" | "attributed", who) for each word on who did it."""
        found: list[tuple[int, str, list[Filler]]] = []
        for k, chunk in enumerate(self.scene.chunks):
            if isinstance(chunk, Verb):
                one = self._responsibility(k, chunk)
                if one is not None and one[2]:
                    found.append(one)
        return found

    def _responsibility(self, k: int, chunk: Verb) -> tuple[int, str, list[Filler]] | None:
        lemma = self.lemmas[chunk.main]
        behind = self.lemmas[chunk.main + 1 : chunk.main + 6]
        if lemma in ("claim", "accept", "assume", "take", "admit", "acknowledge") and (
            {"responsibility", "credit"} & set(behind)
        ):
            if chunk.negated:
                return None
            if chunk.passive:
                return k, "claimed", self._agent(k)
            subject = self.scene.subject(k)
            if subject is None or self._nobody(subject):
                return None
            return k, "claimed", self._doers(subject)
        if lemma == "claim" and chunk.passive:
            return k, "claimed", self._agent(k)
        if lemma == "claim" and self._claims_act(k):
            subject = self.scene.subject(k)
            return (k, "claimed", self._doers(subject)) if subject is not None and not self._nobody(subject) else None
        if lemma in ("deny", "reject") and ({"responsibility", "involvement", "role"} & set(behind)):
            subject = self.scene.subject(k)
            return (k, "denied", self._doers(subject)) if subject is not None else None
        return self._blame(k, chunk, lemma)

    def _claims_act(self, k: int) -> bool:
        """ "claimed the attack": the object is an event noun."""
        found = self.scene.object(k)
        return found is not None and self.scene.head_lemma(found) in self.scene.event_nouns

    def _nobody(self, k: int) -> bool:
        chunk = self.scene.chunks[k]
        return self.scene.sentence.lower[chunk.i] in ("no", "nobody", "none", "neither")

    def _blame(self, k: int, chunk: Verb, lemma: str) -> tuple[int, str, list[Filler]] | None:
        if lemma in ("blame", "accuse", "suspect"):
            target = self.scene.subject(k) if chunk.passive else self.scene.object(k)
            if lemma == "blame" and chunk.passive and self.scene.word(k + 1) in ("on", "upon"):
                target = k + 2 if self.scene.kind(k + 2) == "NG" else None
            if lemma == "blame" and not chunk.passive and target is not None and self.scene.word(target + 1) == "on":
                target = target + 2 if self.scene.kind(target + 2) == "NG" else target
            return (k, "attributed", self._doers(target)) if target is not None else None
        if lemma in ("believe", "think", "say", "be") and "behind" in behind_words(self.lemmas, chunk.main):
            subject = self.scene.subject(k)
            return (k, "attributed", self._doers(subject)) if subject is not None else None
        if lemma in ("attribute", "fall", "point"):
            for prep, m in self.scene.phrases(k):
                if (prep == "to" and lemma != "fall") or (prep == "on" and self._suspicion(k)):
                    return k, "attributed", self._doers(m)
        return None

    def _suspicion(self, k: int) -> bool:
        subject = self.scene.subject(k)
        return subject is not None and self.scene.head_lemma(subject) in ("suspicion", "blame")

    def _agent(self, k: int) -> list[Filler]:
        return next((self._doers(m) for prep, m in self.scene.phrases(k) if prep == "by"), [])

    def _doers(self, k: int | None) -> list[Filler]:
        if k is None:
            return []
        return [f for f in fillers(self.scene, k, "perpetrator") if f.kind != "object"]

    def suspected(self, filler: Filler) -> Filler:
        """The filler with standing "attributed" where its words say so ("suspected rebels")."""
        chunk = self.scene.chunks[filler.chunk]
        words = self.scene.sentence.lower[chunk.i : filler.end]
        if any(w in SUSPECT for w in words):
            return replace(filler, standing="attributed")
        return filler
