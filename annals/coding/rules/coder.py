"""The rules coder: one pass over the sentences that hold a trigger word; every claim names its rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annals.coding.coder import Plain
from annals.coding.rules.attach import Attach
from annals.coding.rules.blame import Word
from annals.coding.rules.captives import end_captivity
from annals.coding.rules.chunks import Chunker, Noun, Verb, token_spans
from annals.coding.rules.claims import ClaimWriter
from annals.coding.rules.companions import came_upon
from annals.coding.rules.found import Event, Toll
from annals.coding.rules.frames import Frame, load_frames
from annals.coding.rules.gate import LOOSE, TOLLS, Gate
from annals.coding.rules.leaning import refuse_leaning
from annals.coding.rules.links import Links
from annals.coding.rules.means import give_means
from annals.coding.rules.mend import Mender
from annals.coding.rules.names import FullNames
from annals.coding.rules.nouns import load_nouns
from annals.coding.rules.outlets import closing
from annals.coding.rules.reality import Reality
from annals.coding.rules.reference import References
from annals.coding.rules.refine import refine
from annals.coding.rules.responsibility import Responsibility
from annals.coding.rules.scene import Scene
from annals.coding.rules.speech import ACTED, RESPONSIBILITY, Speech
from annals.coding.rules.tolls import Tolls
from annals.coding.rules.triggers import find_events
from annals.coding.rules.unharmed import Unharmed
from annals.language.phrases import Phrases
from annals.language.reading import Reading, Sentence
from annals.language.registry import language
from annals.model import Claim, Standing
from annals.records import replace
from annals.scheme.records import Scheme

TOLL_FRAME = Frame(name="toll", type="attack", strength="context")
WORD_FRAME = Frame(name="responsibility", type="other", strength="reference")
GATE = TOLLS | RESPONSIBILITY | ACTED | {"believe", "own"}


HOURS = (("hrs",), ("hours",), ("gmt",), ("h",), ("hr",))
PLACED = frozenset({"in", "at", "near", "outside"})
NOT_DONE = frozenset({"foiled", "threatened", "planned"})
UNITS = frozenset({"hour", "day", "week", "month", "year"})
ABOUT = frozenset({"against", "over", "about"})
BACKING = frozenset("support organize organise join attend lead finance fund back participate incite plan".split())
LASTING = frozenset({"insurgency", "war", "conflict", "rebellion", "insurrection"})
"""What goes on for years; violence and clashes may have begun on Sunday."""
RAIDS = frozenset({"raid", "operation", "sweep"})
SAID = frozenset({"said", "says", "say", "told", "added", "confirmed", "reported", "according"})
OPENINGS = frozenset({"meanwhile", "separately", "elsewhere"})
SHIFTED = frozenset({"earlier", "later", "before", "afterwards"})
UNITS_OF_TIME = frozenset({"hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"})
_CACHE = 60_000
"""So many words are kept with whether they may be triggers."""
ANOTHER = frozenset({"another", "second", "third", "other", "similar", "separate", "different", "later"})


def opens_anew(lower: Sequence[str]) -> bool:
    """Whether a sentence says by its first words that it turns to something else."""
    head = lower[:5]
    return bool(head) and (
        head[0] in OPENINGS
        or (bool(SHIFTED & set(head[1:5])) and bool(UNITS_OF_TIME & set(head[:4])) and "," not in head[:2])
        or head[:2] in (("earlier", "that"), ("earlier", "in"), ("earlier", "on"), ("hours", "later"))
        or (head[0] in ("in", "on", "at") and bool(ANOTHER & set(head[1:4])) and "the" not in head[1:3])
    )


def another(scene: Scene, event: Event) -> bool:
    """Whether the event's own noun says it is a further one ("a second blast")."""
    chunk = scene.chunks[event.chunk]
    subject = scene.subject(event.chunk) if isinstance(chunk, Verb) else None
    chunk = scene.chunks[subject] if subject is not None else chunk  # "A second car blew up."
    if not isinstance(chunk, Noun) or chunk.det == "the":
        return False
    sense = scene.sense(subject) if subject is not None else None
    if sense is not None and sense.kind == "person" and (chunk.number is not None or event.frame.effect == "injured"):
        return False  # "26 other rebels were killed", "A third man was wounded": more of those told of.
    return bool(ANOTHER & set(scene.sentence.lower[chunk.i : chunk.head]))


def days_apart(scene: Scene, event: Event) -> bool:
    """Whether days lie between an event and the rest of its sentence ("two days after a bomber killed ten")."""
    subject = scene.subject(event.chunk)
    first = scene.listed_left(subject)[0] if subject is not None else None
    for k in (event.chunk, subject, first):
        if k is not None and k >= 2 and scene.word(k - 1) in ("after", "before"):
            return scene.lemmas[scene.chunks[k - 2].j - 1] in UNITS
    return False


def told_before(scene: Scene, event: Event, events: Sequence[Event]) -> bool:
    """Whether a relative clause goes back to another day ("retook the town, which the rebels had seized on 3 May")."""
    chunk = scene.chunks[event.chunk]
    if (
        not event.dates
        or not isinstance(chunk, Verb)
        or scene.sentence.lower[chunk.i] != "had"
        or chunk.i == chunk.main
    ):
        return False
    days = {(d.start, d.end) for d in event.dates}
    return any(o is not event and o.dates and not days & {(d.start, d.end) for d in o.dates} for o in events)


def give_back(event: Event, events: Sequence[Event]) -> None:
    """ "retook the town, which the rebels had seized": those who held it lose it."""
    for other in events:
        if other is not event and other.type == event.type == "territory_change" and other.token < event.token:
            other.add("perpetrator", event.get("perpetrator"))


def _taken_part(scene: Scene, k: int) -> bool:
    """Whether the noun at chunk `k` is what people are held for: "suspected of backing the protests"."""
    before = k - 1 if scene.kind(k - 1) != "P" else k - 2
    verb = scene.chunks[before] if before > 0 else None
    ongoing = isinstance(verb, Verb) and verb.form == "ger" and scene.lemmas[verb.main] in BACKING
    return ongoing and scene.word(before - 1) in ("of", "for")


def harmed_once(scene: Scene, events: Sequence[Event]) -> None:
    """Who is killed is not hurt beside ("stabbed and clubbed 44 prisoners to death")."""
    for event in events if "death" in scene.lemmas else ():
        dead = {(t.start, t.end) for t in event.tolls if t.effect == "killed" and t.high != 0}
        event.tolls = [t for t in event.tolls if t.effect != "injured" or (t.start, t.end) not in dead]


def refuse_totals(scene: Scene, events: Sequence[Event]) -> None:
    """Refuses "3,500 people have died since 2004, when militants raided ...": no part of what is told with it."""
    for event in events:
        chunk = scene.chunks[event.chunk]
        if not (isinstance(chunk, Verb) and chunk.perfect and any((t.low or 0) > 1 for t in event.tolls)):
            continue
        subject = scene.subject(event.chunk)
        if subject is not None and scene.head_lemma(subject) in LASTING:
            event.refused = "a total over time"  # "The insurgency has claimed more than 30,000 lives"
        for k in range(event.chunk + 1, len(scene.chunks) - 1):
            behind = scene.chunks[k + 1]
            words = scene.sentence.lower[behind.i : behind.j]
            if scene.word(k) == "since" and behind.kind == "TIME" and any(len(w) == 4 and w.isdigit() for w in words):
                event.refused = "a total over time"


def refuse_beside(scene: Scene, events: Sequence[Event]) -> None:
    """Refuses what a protest is about and the raids of police in which people are arrested.

    "demonstrated against the arrest of opposition figures", "were detained in raids in Brussels".
    """
    types = {e.type for e in events if not e.refused}
    for event in events:
        if event.refused or not isinstance(scene.chunks[event.chunk], Noun):
            continue
        if event.type == "protest" and len(events) > 1 and _taken_part(scene, event.chunk):
            event.refused = "what somebody is held for"
            continue
        harmed = [*event.get("victim"), *event.get("target")]
        counted = any(f.number is not None or f.named or f.single for f in harmed)
        if (
            event.type in ("arrest", "displacement", "attack")
            and "protest" in types
            and scene.word(event.chunk - 1) in ABOUT
        ):
            event.refused = "" if counted or event.tolls else "what a protest is about"
        elif event.type == "attack" and "arrest" in types and scene.lemmas[event.token] in RAIDS:
            doers = [*event.get("perpetrator"), *event.get("weapon")]
            if not event.get("victim") and not event.tolls and not any(f.role == "doer" for f in doers):
                event.refused = "a search"


Told = list[tuple[Sentence, list[Event]]]
"""Sentences with the events read in them, in the order of the text."""


class RulesCoder:
    """Reads by the frames of the lexicon and of the scheme's own triggers."""

    name = "rules"
    version = "1"

    def __init__(self, scheme: Scheme) -> None:
        triggers = [(t.name, g) for t in scheme.types.values() for g in t.triggers if g.language == "en"]
        self.frames = load_frames("en", triggers)
        self.nouns = load_nouns("en")
        self._lemma = language("en").lemma
        self._mender = Mender(self.frames, self.nouns, self._lemma)
        self._gate = Gate(self.frames, self.nouns, language("en").forms)
        self._known: set[str] = set()
        self._telling: set[str] = set()

    def code(self, reading: Reading, phrases: Phrases) -> Plain:
        """The claims of every sentence that holds a trigger word."""
        return Plain(claims=claims(reading, self.told(reading, phrases), self.name))

    def told(self, reading: Reading, phrases: Phrases) -> Told:
        """The events of every sentence that holds a trigger word, each with what the whole report says of it."""
        names = FullNames(reading, self.nouns)
        told = [
            (sentence, [self._with_full_names(e, sentence, names) for e in self.events(sentence, phrases)])
            for sentence in reading.sentences
            if self._may_tell(sentence.lower)
        ]
        self._credit(reading, told)
        self._told_next(reading, phrases, told)
        refuse_leaning(reading.sentences, told)
        if any(events for _, events in told):
            References(reading, self.nouns).resolve(told)
            end_captivity(reading, told)
        return told

    def _told_next(self, reading: Reading, phrases: Phrases, told: Sequence[tuple[Sentence, list[Event]]]) -> None:
        """Gives what nobody is said to tell the speaker of the sentence behind, where that tells of no act itself.

        "A truck was taken by gunmen on Sunday. The driver was left at the roadside unharmed, the NGO said."
        """
        acts = {sentence.index for sentence, events in told if any(not e.refused for e in events)}
        for sentence, events in told:
            behind = reading.sentences[sentence.index + 1 : sentence.index + 2]
            if sentence.paragraph < 0 or not behind or behind[0].paragraph != sentence.paragraph:
                continue
            silent = [
                e
                for e in events
                if not e.refused and e.speaker is None and e.told_by is None and not e.get("claimed_by")
            ]
            if not silent or behind[0].index in acts or not SAID & set(behind[0].lower):
                continue
            span = Speech(self._scene(behind[0], phrases)).first()
            if span is not None:
                for event in silent:
                    event.told_by = (behind[0].starts[span[0]], behind[0].ends[span[1] - 1])

    @staticmethod
    def _credit(reading: Reading, told: Sequence[tuple[Sentence, list[Event]]]) -> None:
        """Gives the events of a paragraph the medium in brackets that it ends with ("... were killed (El Watan).")."""
        for sentence in reading.sentences:
            span = closing(sentence.words)
            if span is None:
                continue
            for other, events in told:
                if other.paragraph == sentence.paragraph and other.index <= sentence.index:
                    for event in events:
                        if event.outlet is None and event.printed is None:
                            event.printed = (sentence.starts[span[0]], sentence.ends[span[1] - 1])

    @staticmethod
    def _with_full_names(event: Event, sentence: Sentence, names: FullNames) -> Event:
        """The event with each person of one bare last name called by the full name that the report gives."""
        for role in ("victim", "perpetrator"):
            event.roles[role] = [
                replace(f, where=names.of(sentence.lower[f.start]))
                if f.named and f.kind == "person" and f.end - f.start == 1
                else f
                for f in event.get(role)
            ]
        return event

    def _may_tell(self, lower: Sequence[str]) -> bool:
        """Whether one of the words may be a trigger; what each word may be is found out once."""
        # Nearly every sentence holds such a word, so that one look-up of all of them mostly does.
        if not self._telling.isdisjoint(lower):
            return True
        if len(self._known) >= _CACHE:
            self._known.clear()
            self._telling.clear()
        new = set(lower) - self._known
        self._known |= new
        self._telling.update(filter(self._tells, new))
        return not self._telling.isdisjoint(new)

    def _tells(self, word: str) -> bool:
        """Whether a word may be a trigger in any of its readings."""
        if not word[:1].isalpha():
            return False
        verb, noun = self._lemma(word, "VBD"), self._lemma(word, "NNS")
        frames = self.frames
        return (
            verb in frames.verbs or self._lemma(word, "VBG") in frames.verbs or noun in frames.nouns
            or noun in frames.verbs  # "kills": the base of a present form is that of a plural.
            or word in GATE or noun in GATE or verb in GATE or word in frames.verbs
        )  # fmt: skip

    def events(self, sentence: Sentence, phrases: Phrases) -> list[Event]:
        """The joined events of one sentence, refused ones among them."""
        sentence.mend(self._mender.tags)
        if not (self._gate.may_open(sentence) and self._gate.opens(sentence)):
            return []
        scene = self._scene(sentence, phrases)
        found = find_events(scene, self.frames)
        blame = Responsibility(scene)
        bare = not found and LOOSE.isdisjoint(scene.lemmas) and LOOSE.isdisjoint(sentence.lower)
        if bare and not blame.words():
            return []
        reality, speech = Reality(scene), Speech(scene)
        for event in found:
            reality.judge(event)
        tolls = Tolls(scene, phrases.numbers(sentence))
        tolls.of_verbs(e for e in found if not e.refused and e.status not in NOT_DONE)
        refuse_totals(scene, found)
        found += self._loose(scene, tolls, found)
        found.sort(key=lambda e: e.token)
        words = blame.words()
        found += self._responsible(scene, words, found)
        events = Links(scene, found).join()
        if not events:
            return []
        harmed_once(scene, events)
        self._blame(words, events)
        refuse_beside(scene, events)
        for event in events:
            event.apart = days_apart(scene, event)
        attach = Attach(scene, events)
        attach.dates(phrases.dates(sentence))
        attach.places(phrases.places(sentence))
        for event in events:
            if event.frame is WORD_FRAME:
                event.dates, event.places = [], []  # When and where it was said, not done.
            if told_before(scene, event, events):
                event.apart = True
                give_back(event, events)
            event.add("perpetrator", came_upon(scene, event))
        give_means(scene, events)
        speech.speakers(events)
        suicide = "suicide" in sentence.lower or "\nmartyrdom" in "\n".join(("", *sentence.lower))
        fresh = opens_anew(sentence.lower)
        for event in events:
            event.suicide = suicide
            event.fresh = fresh or another(scene, event)
            for role, fillers in event.roles.items():
                event.roles[role] = [blame.suspected(f) for f in fillers]
            for filler in event.get("perpetrator"):
                event.add("perpetrator", blame.believed(filler))
            if event.status == "denied":
                event.roles["perpetrator"] = [replace(f, standing="denied") for f in event.get("perpetrator")]
            refine(scene, event)
        return sorted(events, key=lambda e: e.token)

    def scene(self, sentence: Sentence, phrases: Phrases) -> Scene:
        """The noun and verb groups of any sentence with their ties."""
        sentence.mend(self._mender.tags)
        return self._scene(sentence, phrases)

    def _scene(self, sentence: Sentence, phrases: Phrases) -> Scene:
        dates = token_spans(sentence, phrases.dates(sentence))
        numbers = token_spans(sentence, [n for n in phrases.numbers(sentence) if n.sort == "count"])
        times = {
            i: end + (sentence.lower[end : end + 1] in HOURS)
            for i, (end, _) in token_spans(sentence, [n for n in phrases.numbers(sentence) if n.sort == "time"]).items()
            if i not in dates and not any(a < end and i < b for a, (b, _) in dates.items())
        }
        # "In Donetsk region rockets hit": a placed name ends its noun group.
        placed = [p for p in phrases.places(sentence) if p.prep in PLACED and not p.weak]
        ends = {p.last for p in placed if p.kind is not None or _acts(sentence, p.last)}
        chunks = Chunker(sentence, dates, numbers, ends, times).chunks()  # type: ignore[arg-type]
        return Scene(sentence, chunks, self.nouns, self.frames.nouns, phrases.places(sentence))

    def _loose(self, scene: Scene, tolls: Tolls, found: list[Event]) -> list[Event]:
        """Gives tolls beside words of state to the event they belong to, or makes a bare one of them."""
        made: list[Event] = []
        real = [e for e in found if not e.refused and e.frame.strength != "reference"]
        told = [(e.token, t) for e in real for t in e.tolls]
        loose = [*tolls.loose(), *tolls.left_dead(), *Unharmed(scene).tolls()]
        loose += tolls.rivals([*told, *loose])
        for token, toll in loose:
            event = self._nearest(scene, real + made, token)
            if event is None:
                event = self._bare(scene, token, toll)
                made.append(event)
            if toll.rule == "toll:none" and any(t.effect == toll.effect and t.high != 0 for t in event.tolls):
                continue  # "killed two guards but hurt nobody": what is counted stands.
            event.tolls.append(toll)
            if toll.who is not None and not (toll.low == 0 and toll.high == 0):
                event.add("victim", [toll.who])
        for event in [*real, *made]:
            event.tolls = tolls.doubted(event.tolls)
        return made

    @staticmethod
    def _nearest(scene: Scene, events: Iterable[Event], token: int) -> Event | None:
        """The event that a figure belongs to: near, in the same clause, rather told before than after."""
        lower = scene.sentence.lower

        def far(event: Event) -> int:
            a, b = sorted((event.token, token))
            walls = sum(w in (";", ":") for w in lower[a:b])
            return b - a + 15 * walls + (4 if event.token > token else 0)

        fitting = [e for e in events if e.type not in ("arrest", "agreement", "weapons_seizure")]
        best = min(fitting, key=lambda e: (far(e), e.token), default=None)
        # "Nobody hurt; two cars damaged": what is told in a clause of its own is no word on the next.
        return None if best is not None and best.token > token and ";" in lower[token : best.token] else best

    @staticmethod
    def _bare(scene: Scene, token: int, toll: Toll) -> Event:
        chunk = next(k for k, c in enumerate(scene.chunks) if c.i <= token < c.j)
        return Event(
            frame=TOLL_FRAME, chunk=chunk, token=token, last=token, type="attack", rule=toll.rule, reference=True
        )

    @staticmethod
    def _responsible(scene: Scene, words: list[Word], found: list[Event]) -> list[Event]:
        """A reference event for each word on who did it that speaks of no act of its own clause."""
        acts = [e for e in found if not e.refused]
        alone = [(k, sort) for k, sort, _ in words if not any(_in_reach(scene, k, e.chunk) for e in acts)]
        return [
            Event(
                frame=WORD_FRAME, chunk=k, token=scene.chunks[k].i, last=scene.chunks[k].i, type="other",
                rule=f"word:{sort}", reference=True,
            )
            for k, sort in (alone if acts else alone[:1])
        ]  # fmt: skip

    @staticmethod
    def _blame(words: list[Word], events: list[Event]) -> None:
        for k, sort, named in words:
            fillers = named
            fitting = [e for e in events if not e.refused]
            if not fitting:
                continue
            event = min(fitting, key=lambda e: min(abs(c - k) for c in e.chunks))
            if sort == "claimed":
                event.add("claimed_by", [f for f in fillers if not f.pronoun])
            if sort == "attributed":  # "lynched two men accused of theft"
                suffered = {(f.start, f.end) for f in event.get("victim")}
                fillers = [f for f in fillers if (f.start, f.end) not in suffered]
            standing: Standing = "denied" if sort == "denied" else "attributed"
            there = {(f.start, f.end) for f in fillers}
            event.roles["perpetrator"] = [f for f in event.get("perpetrator") if (f.start, f.end) not in there]
            event.add("perpetrator", [replace(f, standing=standing) for f in fillers])


def claims(reading: Reading, told: Told, coder: str) -> list[Claim]:
    """The claims of events in the name of a coder, one field each with its quote."""
    return [c for sentence, events in told for c in ClaimWriter(reading, sentence, coder).claims(events)]


def _acts(sentence: Sentence, i: int) -> bool:
    """Whether people and a verb stand at token `i`: "in Mubi gunmen killed ..." has them for its subject."""
    return sentence.tags[i : i + 2] in (("NNS", "VBD"), ("NNS", "VBP"), ("NNS", "MD"))


def _in_reach(scene: Scene, k: int, act: int) -> bool:
    """Whether a word on who did it at `k` can be on the act at `act`: no relative clause or other time between."""
    if act < k:
        return all(scene.word(m) != ";" for m in range(act, k))
    for m in range(k + 1, act):
        later = scene.word(m) in ("after", "before") and (
            scene.kind(m - 1) == "TIME" or scene.head_lemma(m - 1) in UNITS
        )
        if scene.word(m) == "for":
            return True  # "blamed the front for six bombs that exploded"
        if scene.kind(m) == "WH" or scene.word(m) == ";" or later:
            return False
    return True


__all__ = ["Noun", "RulesCoder"]
