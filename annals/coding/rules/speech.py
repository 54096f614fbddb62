"""Who says so: the speakers of sentences and the media they were told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.outlets import is_outlet
from annals.coding.rules.scene import Scene

SPEECH = frozenset(
    "say tell report announce state add confirm note declare claim explain indicate reveal disclose inform write "
    "comment point assert affirm admit acknowledge allege insist stress recall maintain estimate believe describe "
    "testify warn charge condemn denounce mention argue learn deny post tweet recount relate narrate document record "
    "concede boast complain lament observe remark caution reply respond specify suggest broadcast publish cite quote "
    "log register verify assess list hint".split()
)
ACCUSING = frozenset({"accuse", "blame"})
DENYING = frozenset({"deny", "reject", "disclaim"})
INVERTING = frozenset(
    "say add report explain announce state write recount recall note warn complain lament claim confirm declare".split()
)
NOTED = frozenset("document record register verify log list broadcast publish suggest observe".split())
"""Verbs that tell of an act by its noun, or in a clause ("documented the killing of")."""
MEDIA = frozenset(
    "broadcaster newspaper agency radio television daily channel website station magazine weekly outlet".split()
)
QUOTING = frozenset({"quote", "cite"})
SWALLOWED = frozenset({"told", "informs", "announces"})
STATES = frozenset({"missing", "dead", "killed", "wounded", "injured", "absent"})
SOURCES = frozenset("source witness resident police local activist official villager".split())
REPORTING = frozenset({"report", "say", "claim", "state", "allege", "confirm"})
REPORTS = frozenset({"alleges", "says", "claims", "confirms"})
REPORTED = frozenset({"report", "allegation", "claim", "accusation", "rumor", "rumour"})
SPEAKING = frozenset({"he", "she", "they"})
INSTITUTIONS = frozenset({"media", "diplomatic", "medical", "government"})
HOUSES = frozenset({"office", "palace", "presidency", "court", "kremlin", "headquarters", "station", "channel"})
WRITTEN = frozenset({"report", "statement", "communique", "source"})
QUOTES = frozenset({'"', "\u201d", "''", "\u2019", "'"})
TELLING = SPEECH | ACCUSING | DENYING | QUOTING | {"speak", "put"}
"""Lemmas of the verbs by which somebody tells."""
RESPONSIBILITY = DENYING | frozenset(
    "responsibility responsible credit claim blame accuse suspect down behind work hallmark handiwork attribute fall "
    "point admit acknowledge confess boast ascribe trace link tie connect pin impute disclaim distance culprit "
    "perpetrator mastermind trademark stamp".split()
)
"""Lemmas of which one stands in every sentence with a word on who did it."""


ACTED = frozenset("carry lay plant conduct execute perpetrate stage mount commit do detonate set".split())
"""Verbs by which somebody says what it did ("had carried it out", "had planted it")."""
OWNED = frozenset({"work", "doing", "handiwork", "own"})
LABELS = frozenset({"claim", "claimed", "responsible", "responsibility", "attributed", "blamed", "suspected"})
"""Words that stand before a doer in notes ("Claimed by the TTP.")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Somebody's word in a sentence: chunk of the verb, token spans of the speaker and of the medium told."""

    k: int
    speaker: tuple[int, int] | None = None
    outlet: tuple[int, int] | None = None
    denial: bool = False
    accusing: bool = False


THOUGHT = frozenset({"believe", "suspect", "think", "allege", "accuse", "say", "presume"})


def to_have(scene: Scene, k: int) -> bool:
    """ "claimed to have carried out the operation"."""
    following = scene.chunks[k + 1] if k + 1 < len(scene.chunks) else None
    return isinstance(following, Verb) and following.form == "inf"


def is_nobody(scene: Scene, k: int) -> bool:
    """Whether the noun group at `k` says that there is none ("no group", "nobody")."""
    return scene.sentence.lower[scene.chunks[k].i] in ("no", "nobody", "none", "neither")


class Speech:
    """Reads the speakers of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lemmas = scene.lemmas

    # Speakers ------------------------------------------------------------------------------------

    def speakers(self, events: list[Event]) -> None:
        """Gives each event the speaker whose word it stands on: of its own half of the sentence, the first.

        A pronoun is given too ("he said"): whoever reads the whole document knows whom it means.
        """
        told = sorted(self._tellings(), key=lambda t: t.denial)
        for event in events:
            for one in told:
                if self._parted(one.k, event) or (one.accusing and event.reference):
                    continue
                event.speaker = event.speaker or one.speaker
                event.outlet = event.outlet or one.outlet
                break

    def _parted(self, k: int, event: Event) -> bool:
        """Whether a semicolon stands between a verb of speech and the event."""
        at = min(event.chunks or [event.chunk], key=lambda c: abs(c - k))
        return any(self.scene.word(m) == ";" for m in range(min(at, k), max(at, k)))

    def first(self) -> tuple[int, int] | None:
        """The speaker whom the sentence names behind what is said ("..., the NGO said"), a pronoun left out."""
        half = len(self.scene.chunks) // 2
        return next((t.speaker for t in self._tellings()
                     if t.k > half and t.speaker is not None and not t.denial and not t.accusing
                     and self.scene.sentence.lower[t.speaker[0]] not in SPEAKING), None)  # fmt: skip

    def _tellings(self) -> Iterator[Telling]:
        opening = self._opening()
        if opening is not None:
            yield opening
        lower, lemmas = self.scene.sentence.lower, self.lemmas
        swallowed = not SWALLOWED.isdisjoint(lower)
        reported = not (REPORTING.isdisjoint(lower) and REPORTS.isdisjoint(lower))
        if not (swallowed or reported or "according" in lower) and TELLING.isdisjoint(lemmas):
            return
        for k, chunk in enumerate(self.scene.chunks):
            found: Telling | None = None
            if self.scene.word(k) == "according" and self.scene.kind(k + 2) == "NG":
                found = Telling(k=k, speaker=self._whole(k + 2, k + 2))
            elif isinstance(chunk, Verb) and lemmas[chunk.main] in TELLING:
                found = self._by_agent(k, chunk) if chunk.passive or chunk.form == "part" else None
                found = found or (None if chunk.passive else self._by_verb(k, chunk))
            elif isinstance(chunk, Noun) and (swallowed or reported):
                found = self._swallowed(k, chunk) or self._report(k, chunk)
            if found is not None:
                yield found

    def _opening(self) -> Telling | None:
        """ "Local sources: army bulldozers demolished five houses"."""
        sense = self.scene.sense(0) if self.scene.kind(0) == "NG" else None
        if self.scene.word(1) == ":" and sense is not None and sense.lemma in SOURCES:
            return Telling(k=0, speaker=self._whole(0, 0))
        return None

    def _swallowed(self, k: int, chunk: Noun) -> Telling | None:
        """ "a resident told AFP", "the General Staff informs public opinion" taken for one noun group."""
        lower = self.scene.sentence.lower
        t = next((t for t in range(chunk.i + 1, chunk.j - 1) if lower[t] in SWALLOWED), None)
        if t is None:
            return None
        outlet = (t + 1, chunk.j) if is_outlet(self.scene.sentence.words[t + 1 : chunk.j]) else None
        return Telling(k=k, speaker=(chunk.i, t), outlet=outlet)

    def _report(self, k: int, chunk: Noun) -> Telling | None:
        """ "..., the police report." and "Refugee leaders report a sit-in": the verb looks like a noun."""
        last = self.scene.sentence.lower[chunk.j - 1]
        if chunk.j - chunk.i < 2 or last not in REPORTING | REPORTS:
            return None
        # "our staff in the area report": the subject stands before the phrase.
        first = k - 2 if self.scene.kind(k - 1) == "P" and self.scene.kind(k - 2) == "NG" else k
        subject = self.scene.chunks[first]
        end = chunk.j - 1 if first == k else subject.j
        if last not in REPORTS and not self._many(end - 1):
            return None
        ends = self.scene.word(k + 1) in (".", ";", "") and self.scene.word(first - 1) in (",", *QUOTES)
        opens = k == 0 and self.scene.kind(k + 1) in ("NG", "SUB", "WH")
        return Telling(k=k, speaker=(subject.i, chunk.j - 1)) if ends or opens else None

    def _many(self, t: int) -> bool:
        plural = self.scene.sentence.lower[t] in ("police", "staff", "media")
        return plural or self.scene.sentence.tags[t] in ("NNS", "NNPS")

    def _by_agent(self, k: int, chunk: Verb) -> Telling | None:
        """ "another attack was reported by activists", "a resident quoted by AFP said"."""
        if self.lemmas[chunk.main] in QUOTING:
            return self._quoted(k, chunk)
        if self.lemmas[chunk.main] not in ("report", "announce", "confirm", "describe", "say") or chunk.negated:
            return None
        agent = next((m for prep, m in self.scene.phrases(k) if prep == "by" and self._may_speak(m)), None)
        return Telling(k=k, speaker=self._whole(agent, agent)) if agent is not None else None

    def _quoted(self, k: int, chunk: Verb) -> Telling | None:
        """ "A resident was quoted by AFP as saying": the subject speaks, the agent is the medium."""
        subject = self.scene.subject(k)
        agent = next((m for prep, m in self.scene.phrases(k) if prep == "by"), None)
        group = self.scene.chunks[agent] if agent is not None else None
        if subject is None or not self._may_speak(subject):
            return None
        medium = isinstance(group, Noun) and agent is not None and self._medium(agent, group)
        outlet = (group.core, group.stop) if medium and isinstance(group, Noun) else None
        return Telling(k=k, speaker=self._whole(subject, subject), outlet=outlet)

    def _by_verb(self, k: int, chunk: Verb) -> Telling | None:
        if not self._says(k, chunk):
            return None
        subject = self._who_speaks(k)
        if subject is None:
            return None
        group = self.scene.chunks[subject]
        lemma = self.lemmas[chunk.main]
        if lemma in QUOTING:
            return self._quoting(k, subject)
        if isinstance(group, Noun) and self._medium(subject, group):
            return Telling(k=k, outlet=(group.core, group.stop))
        first = self.scene.listed_left(subject)[0]
        return Telling(k=k, speaker=self._whole(first, subject), outlet=self._outlet(k),
                       denial=lemma in DENYING, accusing=lemma in ACCUSING)  # fmt: skip

    def _quoting(self, k: int, subject: int) -> Telling | None:
        """ "AFP quoted a resident as saying": the object speaks."""
        found, group = self.scene.object(k), self.scene.chunks[subject]
        if found is None or not self._may_speak(found) or not isinstance(group, Noun):
            return None
        medium = self._medium(subject, group)
        return Telling(k=k, speaker=self._whole(found, found), outlet=(group.core, group.stop) if medium else None)

    def _medium(self, k: int, group: Noun) -> bool:
        """Whether a speaker is a medium: "state radio", "Xinhua"."""
        sense = self.scene.sense(k)
        words = self.scene.sentence.words
        named = any(is_outlet(words[t : group.stop]) for t in range(group.core, group.stop))
        return named or (sense is not None and sense.sort == "media")

    def _says(self, k: int, chunk: Verb) -> bool:
        lemma = self.lemmas[chunk.main]
        thought = chunk.form == "part" and lemma in THOUGHT  # "men believed to be rebels"
        if thought or chunk.negated or chunk.form == "inf" or self.scene.kind(k - 1) == "WH":
            return False
        if lemma in ACCUSING:
            return chunk.form != "ger" and not (chunk.form == "part" and self.scene.object(k) is None)
        if lemma in ("speak", "put"):
            return self._counts(k, lemma)
        missing = lemma == "report" and bool(STATES & set(self.scene.sentence.lower[chunk.j : chunk.j + 1]))
        return not missing and lemma in SPEECH - {"condemn", "denounce", "post"} and self._tells(k, lemma)

    def _tells(self, k: int, lemma: str) -> bool:
        """Whether a verb of speech tells, with the object that it has, rather than does something."""
        thing = self.scene.object(k)
        head = self.scene.head_lemma(thing) if thing is not None else ""
        if lemma in DENYING:
            return head in REPORTED
        if lemma in NOTED and thing is not None:
            return head in self.scene.event_nouns or self.scene.head_lemma(thing) in REPORTED
        # "claimed the attack", "declared a ceasefire": a deed, not a telling.
        deed = thing is not None or (lemma == "claim" and to_have(self.scene, k))
        return not (deed and lemma in ("claim", "declare", "admit", "acknowledge", "accept", "describe"))

    def _counts(self, k: int, lemma: str) -> bool:
        """ "residents speak of fifty dead", "medics put the toll at 25"."""
        if lemma == "speak":
            told = (
                self.scene.chunks[k + 2] if self.scene.word(k + 1) == "of" and self.scene.kind(k + 2) == "NG" else None
            )
            return isinstance(told, Noun) and told.number is not None
        thing = self.scene.object(k)
        return thing is not None and self.scene.head_lemma(thing) in ("toll", "number", "figure", "count")

    def _who_speaks(self, k: int) -> int | None:
        """The subject before, or behind in "..., said the mayor"."""
        behind = k + 1 if self._inverted(k) else None
        subject = behind if behind is not None else self.scene.subject(k)
        if (subject is None or not self._may_speak(subject)) and self.scene.word(1) in ("speaking", "who", "talking"):
            subject = 0  # "An official speaking on condition of anonymity because ... said"
        return subject if subject is not None and self._may_speak(subject) else None

    def _inverted(self, k: int) -> bool:
        """ "..., said the mayor": a verb of saying behind a comma or quotation mark, its subject behind it."""
        chunk = self.scene.chunks[k]
        opens = self.scene.word(k - 1) in (",", *QUOTES) or k == 0
        says = isinstance(chunk, Verb) and self.lemmas[chunk.main] in INVERTING
        return opens and says and self.scene.kind(k + 1) == "NG" and not self.scene.starts_clause(k + 1)

    def _may_speak(self, k: int) -> bool:
        """Whether a noun group can be the speaker: people, organizations, what stands for them, and "he"."""
        chunk = self.scene.chunks[k]
        if self.scene.pronoun(k):
            return self.scene.word(k) in SPEAKING
        if is_nobody(self.scene, k) or not isinstance(chunk, Noun):
            return False
        sense = self.scene.sense(k)
        if sense is None or self.scene.group(k) is not None:
            return True
        if sense.kind in ("object", "weapon"):
            return sense.sort in INSTITUTIONS or sense.lemma in HOUSES or self.scene.proper(k)
        return sense.kind != "abstract" or sense.lemma in WRITTEN

    def _whole(self, first: int, k: int) -> tuple[int, int]:
        """The noun groups from `first` to `k` with article and an of-phrase."""
        chunk = self.scene.chunks[first]
        end = self.scene.chunks[k].j
        if self.scene.word(k + 1) in ("of", "for", "in") and self.scene.kind(k + 2) == "NG":
            end = self.scene.chunks[k + 2].j
        return chunk.i, end

    def _outlet(self, k: int) -> tuple[int, int] | None:
        chunk = self.scene.chunks[k]
        if not isinstance(chunk, Verb):
            return None
        if self.lemmas[chunk.main] not in ("tell", "inform"):
            return self._told_to(k)
        found = self.scene.object(k)
        if found is None or self.scene.pronoun(found):
            return None
        group = self.scene.chunks[found]
        if not isinstance(group, Noun):
            return None
        sense = self.scene.sense(found)
        media = sense is not None and sense.sort == "media"
        words = self.scene.sentence.words[group.core : group.stop]
        named = is_outlet(words) or is_outlet(self.scene.sentence.words[group.i : group.stop])
        start = next((t + 1 for t in range(group.core, group.stop - 1) if self.scene.sentence.lower[t] in MEDIA), None)
        if start is not None and self.scene.sentence.words[start][0].isupper():
            return start, group.stop  # "told public broadcaster Suspilne"
        return (group.core, group.stop) if media or named or all(w.isupper() for w in words) else None

    def _told_to(self, k: int) -> tuple[int, int] | None:
        """ "confirmed to AFP", "said in an interview with Radio Okapi"."""
        for prep, m in self.scene.phrases(k):
            group = self.scene.chunks[m]
            words = self.scene.sentence.words[group.i : group.j]
            if prep in ("to", "with", "on") and isinstance(group, Noun) and is_outlet(words):
                return group.core, group.stop
        return None
