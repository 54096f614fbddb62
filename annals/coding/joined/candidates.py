"""Who may have done an act, where and when it may have been, whom it may have harmed, as both readers see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from annals.coding.joined.features import (
    LOOKED,
    NEVER,
    Act,
    Features,
    Scenes,
    apart,
    log_odds,
    of_act,
    of_date,
    of_filler,
    of_look,
    of_place,
)
from annals.coding.learned.reader import SecondLook, Seen
from annals.coding.rules.chunks import Noun
from annals.coding.rules.filler import Filler, count_of
from annals.coding.rules.participants import one
from annals.language.date_phrase import DatePhrase
from annals.language.entries import entries
from annals.language.phrases import Phrases
from annals.language.places_records import PlacePhrase
from annals.language.reading import Reading, Sentence

DOERS = ("perpetrator", "party")
ELSE = ("victim", "target", "weapon", "claimed_by")
ROLES = ("who", "aim", "at", "act", "dead", "hurt", "taken", "held", "hit")
"""The network's roles whose likelihoods are weighed for a doer."""
EFFECTS = {"dead": "killed", "hurt": "injured", "taken": "abducted", "held": "arrested"}
"""What became of people in the network's roles."""
SOME = 0.3
"""What is less likely than this to be harmed is no candidate."""
FAINT = 0.05
"""What is less likely than this is no candidate, unless the rules name it."""
REACH, FAR = 4, 6
"""So many sentences around an act its doers, and its places and dates, are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """Somebody who may have done an act; `role` is the rules' role for it, or `None` where they have none."""

    filler: Filler
    sentence: Sentence
    role: str | None
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place where an act may have been; `ruled` says that the rules put it there."""

    phrase: PlacePhrase
    ruled: bool
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A phrase that may say when an act was; `ruled` says that the rules took it so."""

    phrase: DatePhrase
    ruled: bool
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A number of people whom an act may have harmed: the effect, the bounds of the number, its characters."""

    filler: Filler
    effect: str
    low: int
    high: int | None
    start: int
    end: int
    features: Features


class Candidates:
    """The candidates of one report."""

    def __init__(self, seen: Seen, reading: Reading, phrases: Phrases, scene: Scenes) -> None:
        self._seen = seen
        self._entries = entries(reading)
        self._sentences = reading.sentences
        self._phrases = phrases
        self.scene = scene

    def doers(self, act: Act, look: SecondLook) -> list[Doer]:
        """Those whom the rules name, and whom the network holds possible up to some sentences away; no pronouns."""
        event, here = act.event, act.sentence
        found = [(f, here, role) for role in DOERS for f in event.get(role) if not f.pronoun]
        taken = {w for f, at, _ in found for w in self._words(at, f)}
        hot = {w for w in self._seen.likely(act.word, "who", FAINT) if w not in taken}
        ruled = {r: {w for f in event.get(r) for w in self._words(here, f)} for r in ELSE}
        near = (at for at in self._around(here, REACH) if at.paragraph == here.paragraph or not self._listed(at, here))
        more = [(f, at, None) for at in near if hot for f in self._named(at, hot)]
        every = [*found, *more]
        likely = [self._likely(act, "who", self._words(at, f)) for f, at, _ in every]
        heads = Counter(f.head.lower() for f, _, _ in every)
        by_head = {h: max(p for p, (f, _, _) in zip(likely, every, strict=True) if f.head.lower() == h) for h in heads}
        named = {f.head.lower() for f, _, _ in found}
        base = of_act(act, self._seen)
        made = []
        for (filler, at, role), mine in zip(every, likely, strict=True):
            words = self._words(at, filler)
            rivals = [p for p, (f, _, _) in zip(likely, every, strict=True) if f.head.lower() != filler.head.lower()]
            features = {
                **base,
                **apart(act, at, words),
                **{f"is_{name}": self._likely(act, name, words) for name in ROLES},
                **of_look(look, LOOKED, words),
                **of_filler(filler),
                "ruled": float(role is not None),
                "party": float(role == "party"),
                "lead": mine - max(rivals, default=NEVER),
                "by_head": by_head[filler.head.lower()],
                "again": float(heads[filler.head.lower()] - 1),
                "ruled_too": float(role is None and filler.head.lower() in named),
                "of_others": self._of_others(act, "who", words),
                "doers": float(len(found)),
            }
            features |= {f"also_{r}": 1.0 for r, taken_by in ruled.items() if taken_by & set(words)}
            made.append(Doer(filler=filler, sentence=at, role=role, features=features))
        return made

    def spots(self, act: Act, look: SecondLook) -> list[Spot]:
        """The places that the rules give, and those that the network holds possible."""
        event = act.event
        ruled = {(p.start, p.end) for p in event.places}
        every = [(p, act.sentence) for p in event.places]
        every += [
            (p, at)
            for at in self._around(act.sentence, FAR)
            if not self._of_another_entry(at, act.sentence)
            for p in self._phrases.places(at)
            if (p.start, p.end) not in ruled
            and (self._seen.role(act.word, "at", self._seen.within(p.start, p.end)) > FAINT)
        ]
        likely = [self._likely(act, "at", self._seen.within(p.start, p.end)) for p, _ in every]
        base = of_act(act, self._seen)
        made = []
        for k, (phrase, at) in enumerate(every):
            words = self._seen.within(phrase.start, phrase.end)
            rivals = [p for i, p in enumerate(likely) if i != k]
            features = {
                **base,
                **apart(act, at, words),
                **of_place(phrase),
                "is_at": likely[k],
                **of_look(look, ("at", "spot", "who", "aim"), words),
                "is_who": self._likely(act, "who", words),
                "is_aim": self._likely(act, "aim", words),
                "lead": likely[k] - max(rivals, default=NEVER),
                "of_others": self._of_others(act, "at", words),
                "ruled": float((phrase.start, phrase.end) in ruled),
                "places": float(len(ruled)),
            }
            made.append(Spot(phrase=phrase, ruled=(phrase.start, phrase.end) in ruled, features=features))
        return made

    def times(self, act: Act, look: SecondLook) -> list[Time]:
        """The date phrases that the rules give, and those that the network holds possible."""
        ruled = {d.start for d in act.event.dates}
        every = [(d, act.sentence) for d in act.event.dates]
        every += [
            (d, at)
            for at in self._around(act.sentence, FAR)
            if not self._of_another_entry(at, act.sentence)
            for d in self._phrases.dates(at)
            if d.start not in ruled and self._seen.role(act.word, "on", self._seen.within(d.start, d.end)) > FAINT
        ]
        likely = [self._likely(act, "on", self._seen.within(d.start, d.end)) for d, _ in every]
        base = of_act(act, self._seen)
        made = []
        for k, (phrase, at) in enumerate(every):
            words = self._seen.within(phrase.start, phrase.end)
            features = {
                **base,
                **apart(act, at, words),
                **of_date(phrase),
                "is_on": likely[k],
                **of_look(look, ("on",), words),
                "lead": likely[k] - max((p for i, p in enumerate(likely) if i != k), default=NEVER),
                "of_others": self._of_others(act, "on", words),
                "ruled": float(phrase.start in ruled),
                "dates": float(len(ruled)),
            }
            made.append(Time(phrase=phrase, ruled=phrase.start in ruled, features=features))
        return made

    def harmed(self, act: Act, counted: Collection[tuple[int, int]], look: SecondLook) -> list[Harm]:
        """People of the act's sentence, by number, whom the network holds harmed and no figure counts.

        Args:
            act: the act.
            counted: the characters of the figures that stand already, of all acts of the sentence.
        """
        event, made = act.event, []
        stated = {t.effect for t in event.tolls}
        for filler, role, words in self._people(act):
            bounds = count_of(filler)
            start, end = act.sentence.starts[filler.start], act.sentence.ends[filler.end - 1]
            taken = any(a < end and start < b for a, b in counted)
            if EFFECTS[role] in stated or taken or bounds is None or bounds[0] is None:
                continue
            features = {
                **of_act(act, self._seen),
                **apart(act, act.sentence, words),
                **of_filler(filler),
                **{f"is_{name}": self._likely(act, name, words) for name in ROLES},
                **of_look(look, LOOKED, words),
                f"effect={EFFECTS[role]}": 1.0,
                "likely": self._likely(act, role, words),
                "of_others": self._of_others(act, role, words),
                "open": float(bounds[1] is None),
                "tolls": float(len(event.tolls)),
                "is_victim": float(any(f.chunk == filler.chunk for f in event.get("victim"))),
            }
            made.append(
                Harm(
                    filler=filler, effect=EFFECTS[role], low=bounds[0], high=bounds[1], start=start, end=end,
                    features=features,
                )
            )  # fmt: skip
        return made

    def _people(self, act: Act) -> Iterator[tuple[Filler, str, range]]:
        """People named in an act's sentence whom the network holds harmed: their likeliest role, and their words."""
        scene, low = self.scene(act.sentence), self._seen.at(act.sentence, 0)
        for k, chunk in enumerate(scene.chunks):
            if not isinstance(chunk, Noun):
                continue
            words = range(low + chunk.i, low + chunk.j)
            likely = {role: self._seen.role(act.word, role, words) for role in EFFECTS}
            role = max(likely, key=lambda name: likely[name])
            if likely[role] > SOME:
                people = (f for f in one(scene, k, "victim") if f.kind == "person" and not f.pronoun)
                yield from ((filler, role, words) for filler in people)

    def _of_others(self, act: Act, role: str, words: range) -> float:
        """How likely words stand in a role to another act of the sentence."""
        return max((log_odds(self._seen.role(other, role, words)) for other in act.others), default=NEVER)

    def _around(self, sentence: Sentence, reach: int) -> Sequence[Sentence]:
        return self._sentences[max(0, sentence.index - reach) : sentence.index + reach + 1]

    def _listed(self, *sentences: Sentence) -> bool:
        """Whether some of the sentences stand in entries of a list: each entry tells of its own."""
        return any(s.paragraph in self._entries for s in sentences)

    def _of_another_entry(self, at: Sentence, here: Sentence) -> bool:
        return at.paragraph != here.paragraph and self._listed(at) and self._listed(here)

    def _words(self, sentence: Sentence, filler: Filler) -> range:
        if filler.where is not None:
            return self._seen.within(*filler.where)
        return range(self._seen.at(sentence, filler.start), self._seen.at(sentence, filler.end))

    def _likely(self, act: Act, role: str, words: range) -> float:
        return log_odds(self._seen.role(act.word, role, words))

    def _named(self, sentence: Sentence, hot: set[int]) -> Iterator[Filler]:
        """What the noun groups of a sentence name whose heads are among some words of the report."""
        low = self._seen.at(sentence, 0)
        if hot.isdisjoint(range(low, low + len(sentence))):
            return
        scene = self.scene(sentence)
        for k, chunk in enumerate(scene.chunks):
            if isinstance(chunk, Noun) and chunk.head + low in hot:
                yield from (f for f in one(scene, k, "perpetrator") if not f.pronoun and f.kind != "object")
