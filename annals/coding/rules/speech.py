"""Who says so: speakers of sentences, claims of responsibility, blame and suspicion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.found import Event
from annals.coding.rules.outlets import is_outlet
from annals.coding.rules.participants import Filler, fillers
from annals.coding.rules.scene import Scene

SPEECH = frozenset(
    "say tell report announce state add confirm note declare claim explain indicate reveal disclose inform write "
    "comment point assert affirm admit acknowledge allege insist stress recall maintain estimate believe describe "
    "testify warn charge condemn denounce mention argue learn deny post tweet recount relate narrate document record "
    "concede boast complain lament observe remark caution reply respond specify suggest broadcast publish cite quote log "
    "register verify assess list hint".split()
)
ACCUSING = frozenset({"accuse", "blame"})
DENYING = frozenset({"deny", "reject"})
CLAIMING = frozenset({"claim", "accept", "assume", "take", "admit", "acknowledge"})
HEDGES = frozenset({"apparently", "allegedly", "reportedly", "presumably", "probably", "possibly", "likely"})
INVERTING = frozenset(
    "say add report explain announce state write tell recount recall note warn complain lament claim confirm declare".split()
)
NOTED = frozenset("document record register verify log list broadcast publish suggest observe".split())
"""Verbs that tell of an act by its noun, or in a clause ("documented the killing of")."""
QUOTING = frozenset({"quote", "cite"})
SWALLOWED = frozenset({"told", "informs", "announces"})
PART = frozenset({"do", "part", "role", "hand", "involvement", "responsibility", "link", "connection"})
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
SUSPECT = frozenset({"suspected", "alleged", "presumed", "apparent", "purported", "believed"})
TELLING = SPEECH | ACCUSING | DENYING | QUOTING
"""Lemmas of the verbs by which somebody tells."""
RESPONSIBILITY = DENYING | frozenset(
    "responsibility responsible credit claim blame accuse suspect down behind work hallmark handiwork attribute fall "
    "point".split()
)
"""Lemmas of which one stands in every sentence with a word on who did it."""


def behind_words(lemmas: Sequence[str], main: int) -> Sequence[str]:
    """The few words behind a verb, up to the end of its clause."""
    tail = lemmas[main + 1 : main + 6]
    stop = next((i for i, w in enumerate(tail) if w in (",", ";", ".")), len(tail))
    return tail[:stop]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Somebody's word in a sentence: chunk of the verb, token spans of the speaker and of the medium told."""

    k: int
    speaker: tuple[int, int] | None = None
    outlet: tuple[int, int] | None = None
    denial: bool = False
    accusing: bool = False


VOICES = frozenset(
    "spokesman spokesperson spokeswoman caller statement communique communiqué message video letter leaflet"
    " representative speaker commander leader claim".split()
)
THOUGHT = frozenset({"believe", "suspect", "think", "allege", "accuse", "say", "presume"})
BELONGING = frozenset({"belong", "link", "affiliate", "ally", "tie", "associate", "connect", "align", "loyal"})
"""Words that lead from people to the group they are of, or are thought to be of."""


class Speech:
    """Reads speakers, claims and blame of one sentence."""

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
        named = is_outlet(self.scene.sentence.words[group.core : group.stop])
        return named or (sense is not None and sense.sort == "media")

    def _says(self, k: int, chunk: Verb) -> bool:
        lemma = self.lemmas[chunk.main]
        if chunk.form == "part" and lemma in THOUGHT:
            return False  # "men believed to be rebels"
        if chunk.negated or chunk.form == "inf" or self.scene.kind(k - 1) == "WH":
            return False
        if lemma in ACCUSING:
            return chunk.form != "ger" and not (chunk.form == "part" and self.scene.object(k) is None)
        if lemma not in SPEECH or lemma in ("condemn", "denounce", "post"):
            return False
        if lemma == "report" and STATES & set(self.scene.sentence.lower[chunk.j : chunk.j + 1]):
            return False
        thing = self.scene.object(k)
        head = self.scene.head_lemma(thing) if thing is not None else ""
        if lemma in DENYING:
            return head in REPORTED
        if lemma in NOTED and thing is not None:
            return head in self.scene.event_nouns or self.scene.head_lemma(thing) in REPORTED
        # "claimed the attack", "declared a ceasefire": a deed, not a telling.
        deed = thing is not None or (lemma == "claim" and self._to_have(k))
        return not (deed and lemma in ("claim", "declare", "admit", "acknowledge", "accept", "describe"))

    def _who_speaks(self, k: int) -> int | None:
        """The subject before, or behind in "..., said the mayor"."""
        behind = k + 1 if self._inverted(k) else None
        subject = behind if behind is not None else self.scene.subject(k)
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
        if self._nobody(k) or not isinstance(chunk, Noun):
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
        return (group.core, group.stop) if media or named or all(w.isupper() for w in words) else None

    def _told_to(self, k: int) -> tuple[int, int] | None:
        """ "confirmed to AFP", "said in an interview with Radio Okapi"."""
        for prep, m in self.scene.phrases(k):
            group = self.scene.chunks[m]
            words = self.scene.sentence.words[group.i : group.j]
            if prep in ("to", "with", "on") and isinstance(group, Noun) and is_outlet(words):
                return group.core, group.stop
        return None

    # Responsibility ------------------------------------------------------------------------------

    def responsibility(self) -> list[tuple[int, str, list[Filler]]]:
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
        if lemma in CLAIMING and {"responsibility", "credit"} & behind:
            return self._claim(k, chunk)
        if lemma == "claim" and (chunk.passive or self._to_have(k) or self._claims_act(k)):
            return self._claim(k, chunk)
        if lemma == "have" and {"nothing", "no"} & set(self.lemmas[chunk.main + 1 : chunk.main + 2]) and PART & behind:
            return self._disowns(k)
        if lemma in DENYING and self._denies(k, behind):
            return self._by_subject(k, "denied")
        return self._blame(k, chunk, lemma)

    def _to_have(self, k: int) -> bool:
        """ "claimed to have carried out the operation"."""
        following = self.scene.chunks[k + 1] if k + 1 < len(self.scene.chunks) else None
        return isinstance(following, Verb) and following.form == "inf"

    def _claim(self, k: int, chunk: Verb) -> tuple[int, str, list[Filler]] | None:
        return (k, "claimed", self._agent(k)) if chunk.passive else self._by_subject(k, "claimed")

    def _by_subject(self, k: int, sort: str) -> tuple[int, str, list[Filler]] | None:
        subject = self.scene.subject(k)
        if subject is None or self._nobody(subject):
            return None
        return k, sort, self._spoken_for(k, subject) or self._doers(subject)

    def _spoken_for(self, k: int, subject: int) -> list[Filler]:
        """ "a caller who said he spoke for X claimed": the organization whose spokesman, statement or caller it is."""
        if self.scene.head_lemma(subject) not in VOICES:
            return []
        for m in range(subject + 1, k):
            if self.scene.word(m) in ("for", "of", "from") and self.scene.kind(m + 1) == "NG":
                found = [f for f in self._doers(m + 1) if f.kind == "organization" and f.named]
                if found:
                    return found
        return []

    def _disowns(self, k: int) -> tuple[int, str, list[Filler]] | None:
        """ "The militia said it had nothing to do with the fire"."""
        subject = self.scene.subject(k)
        if subject is not None and self.scene.pronoun(subject):
            said = self.scene.verb_before(subject)
            verb = self.scene.chunks[said] if said is not None else None
            if said is not None and isinstance(verb, Verb) and self.lemmas[verb.main] in SPEECH:
                subject = self.scene.subject(said)
        if subject is None or self._nobody(subject):
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

    def _nobody(self, k: int) -> bool:
        chunk = self.scene.chunks[k]
        return self.scene.sentence.lower[chunk.i] in ("no", "nobody", "none", "neither")

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
        elif lemma in ("attribute", "fall", "point"):
            fitting = ("on",) if lemma == "fall" and self._suspicion(k) else ("to",) if lemma != "fall" else ()
            target = next((m for prep, m in self.scene.phrases(k) if prep in fitting), None)
        if target is not None and self._said_by_nobody(target):
            return None  # "No group has said it was behind the attack."
        return (k, "attributed", self._doers(target)) if target is not None else None

    def _said_by_nobody(self, target: int) -> bool:
        if not self.scene.pronoun(target):
            return self._nobody(target)
        verb = self.scene.verb_before(target)
        subject = self.scene.subject(verb) if verb is not None else None
        return subject is not None and self._nobody(subject)

    def _blamed(self, k: int, chunk: Verb, lemma: str) -> int | None:
        target = self.scene.subject(k) if chunk.passive else self.scene.object(k)
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

    def _doers(self, k: int | None) -> list[Filler]:
        if k is None:
            return []
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
