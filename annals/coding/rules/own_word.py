"""What an armed group says of itself: claims, denials, and the texts that it issues.

In a group's own communique "our fighters" and "the mujahideen" are the group, its acts are claimed, and what it
tells of only to disown it is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from annals.coding.rules.filler import Filler
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.frames import Frame
from annals.coding.rules.named import Named, as_filler
from annals.coding.rules.names import Organization
from annals.coding.rules.nouns import Nouns
from annals.coding.rules.topic import ARMED
from annals.language.reading import Reading, Sentence
from annals.records import replace

WORD = Frame(name="responsibility", type="other", strength="reference")
OWNERS = frozenset({"its", "their"})
SPEAKERS = frozenset(
    "spokesman spokesperson spokeswoman commander leader leadership statement command media officials".split()
)
WILL = frozenset({"will", "shall", "'ll", "’ll"})
EMPTY = frozenset({"generic", "nothing told of it", "no sign of violence"})
UNTRUE = (
    r"(?:false|untrue|not true|an? (?:\w+ )?(?:lie|fabrication|slander|provocation|falsehood|invention)|lies|baseless|"
    r"unfounded|fabricated)"
)
FALSE = re.compile(rf"\b(?:it is|is|are|was|were) (?:\w+ )?{UNTRUE}\b|\bfalsely\b|\bno truth (?:in|to)\b")
LIE = re.compile(
    rf"(?:.{{0,70}}\b(?:says?|said|insists?|insisted) (?:that )?)?"
    rf"(?:this|that|these|those|such|the) (?:\w+ ){{0,3}}(?:is|are|was|were) (?:\w+ )?{UNTRUE}\b"
)
DISOWNED = re.compile(
    r"\b(?:nothing to do with|(?:was|were|is|are) not (?:ours|our work)|(?:never|not) responsible|did not|"
    r"reject the (?:lie|charge|accusation))\b"
)


class OwnWord(Named):
    """Judges events by whose word they stand on; `chain` is the last paragraph that told of the issuer's acts."""

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
        super().__init__(reading, nouns)
        self.chain: int | None = None
        self.vowed: int | None = None

    @staticmethod
    def _unique(fillers: Iterable[Filler]) -> list[Filler]:
        found: dict[object, Filler] = {}
        for f in fillers:
            key = f.where if f.where is not None and f.kind == "organization" else (f.start, f.end, f.kind, f.where)
            found.setdefault(key, f)
        return list(found.values())

    def _own_people(self, sentence: Sentence, f: Filler) -> bool:
        """Whether an armed group's own text tells of its fighters ("the heroic mujahideen")."""
        if (
            self.issuer is None
            or f.head not in self.words["own"]
            or OWNERS & set(sentence.lower[max(0, f.start - 3) : f.start])
        ):
            return False
        return not any(f.start <= m.i < f.end + 3 and m.organization != self.issuer
                       for m in self.by_sentence.get(sentence.index, ()))  # fmt: skip

    def _untrue(self, sentence: Sentence, event: Event) -> None:
        """ "It is false that the army bombed the clinic", "X says we burned it. This is a lie": told to be denied."""
        named = [f for f in [*event.get("perpetrator"), *event.get("party"), *event.get("weapon")] if not f.pronoun]
        if event.refused not in ("", "said to be untrue") or not named:
            return
        here = FALSE.search(" ".join(sentence.lower)) is not None
        behind = self.reading.sentences[sentence.index + 1 : sentence.index + 2]
        told = event.speaker is not None or event.refused or event.status != "reported"
        after = told and bool(behind) and LIE.match(" ".join(behind[0].lower)) is not None
        if here or after:
            event.status, event.refused = "denied", ""
            event.roles["perpetrator"] = [replace(f, standing="denied") for f in event.get("perpetrator")]
            event.roles["claimed_by"] = []

    @staticmethod
    def _denied(event: Event) -> None:
        """ "Boko Haram denied having planted the bomb": a word on an act told elsewhere."""
        bare = not (event.tolls or event.dates or event.places or event.refused)
        if bare and any(f.standing == "denied" for f in event.get("perpetrator")):
            event.frame, event.type, event.status, event.reference = WORD, "other", "reported", True

    def _own_word(self, sentence: Sentence, event: Event) -> None:
        """ "X said its fighters had fired the mortars": X claims what is told."""
        if event.speaker is None or (event.refused and event.refused not in EMPTY):
            return
        doers = event.get("perpetrator")
        if event.status == "denied" or any(f.standing == "denied" for f in doers):
            return
        speaker = self._speaker(sentence, event)
        if speaker is None:
            if not doers and not event.reference and event.type in VIOLENT and event.frame.strength != "context":
                self._claims_it(sentence, event)
            spoke = [f for f in doers if f.kind == "organization" and f.named and self._speaks(f, event)]
            if spoke and spoke[0].sort in (None, *ARMED):
                event.speaker = None
                self._claimed(sentence, event, spoke[0])
            return
        if speaker.sort not in (None, *ARMED):
            return
        span = (speaker.start, speaker.end)
        if any(self._place(sentence, f) == span for f in doers) or (
            event.reference and not doers and event.get("carried")
        ):
            event.speaker = None
            self._claimed(sentence, event, as_filler(speaker))
            if not event.tolls and not event.dates:
                event.frame, event.type, event.reference, event.refused = WORD, "other", True, ""

    def _claims_it(self, sentence: Sentence, event: Event) -> None:
        """ "Twenty soldiers were captured, the jihadists claimed": the word of those who fight, on what they did."""
        if event.speaker is None:
            return
        a, b = event.speaker
        people = set(sentence.lemmas[a:b]) & (self.words["members"] | {"jihadist", "mujahideen", "militia"})
        if people and sentence.lemmas[b : b + 1] == ("claim",) and event.status in ("reported", "claimed"):
            start = a + 1 if sentence.tags[a] == "DT" else a
            made = Filler(
                chunk=-1, start=start, end=b, head=sentence.lemmas[b - 1], kind="person", plural=True, sure=True,
                status="combatant", role="doer", definite=True,
            )  # fmt: skip
            event.speaker = None
            self._claimed(sentence, event, made)

    @staticmethod
    def _speaks(f: Filler, event: Event) -> bool:
        # A pronoun put down to a group that is named elsewhere has no words here.
        if event.speaker is None or f.where is not None or f.start == f.end:
            return False
        return event.speaker[0] <= f.start and f.end <= event.speaker[1]

    @staticmethod
    def _place(sentence: Sentence, f: Filler) -> tuple[int, int] | None:
        """Character span of the words that a filler goes by."""
        if f.where is not None:
            return f.where
        return (sentence.starts[f.start], sentence.ends[f.end - 1]) if f.start < f.end else None

    def _speaker(self, sentence: Sentence, event: Event) -> Organization | None:
        if event.speaker is None:
            return None
        a, b = event.speaker
        here = (m.organization for m in self.by_sentence.get(sentence.index, ()) if a <= m.i and m.j <= b)
        return next(here, None) or self._speaking(sentence, a, b)

    def _speaking(self, sentence: Sentence, a: int, b: int) -> Organization | None:
        """The organization meant by a speaker such as "the group", "its spokesman", "a spokesman of the movement"."""
        lower = sentence.lower
        its = lower[a] in OWNERS and b - a > 1 and SPEAKERS & set(lower[a + 1 : b])
        group = lower[b - 1] in self.words["organization"] and "the" in (lower[a], lower[max(a, b - 2)])
        if not its and not (group and (b - a == 2 or SPEAKERS & set(lower[a:b]))):
            return None
        return self.antecedent(sentence, a, near=False)

    def _claimed(self, sentence: Sentence, event: Event, who: Filler) -> None:
        """Puts a claimant among those who claim, and among the doers by its own word."""
        span = self._place(sentence, who)
        same = [f for f in event.get("perpetrator") if self._place(sentence, f) == span]
        others = [f for f in event.get("perpetrator") if f not in same]
        kept = same or [who]
        event.roles["perpetrator"] = [*others, *(replace(f, standing="attributed") for f in kept)]
        event.roles["claimed_by"] = self._unique([*event.get("claimed_by"), replace(kept[0], standing="asserted")])
        if event.status == "reported" and event.frame is not WORD and not event.reference:
            event.status = "claimed"

    def _issued(self, sentence: Sentence, event: Event) -> None:
        """In an armed group's own communique: its acts are claimed, what it disowns is denied."""
        if self.issuer is None:
            return
        self._vowed(sentence, event)
        if event.refused or event.status not in ("reported", "claimed", "denied"):
            return
        text = " ".join(sentence.lower)
        span = (self.issuer.start, self.issuer.end)
        if event.rule == "word:attributed":
            event.refused = "talk of who is to blame"
            return
        if event.status == "denied" or DISOWNED.search(text):
            kept = [replace(f, standing="denied") for f in event.get("perpetrator") if f.where != span]
            event.roles["perpetrator"] = [*kept, as_filler(self.issuer, standing="denied")]
            return
        if self._speaker(sentence, event) == self.issuer:
            event.speaker = None
        doers = [*event.get("perpetrator"), *event.get("party")]
        own = any(self._place(sentence, f) == span for f in doers)
        if not doers and any(OWNERS & set(sentence.lower[max(0, f.start - 1) : f.start]) for f in event.get("weapon")):
            return  # "Its aircraft bombed the town": who issues a text says "our".
        if own or (not doers and event.type in VIOLENT and (self._listed(sentence) or self._goes_on(sentence))):
            self._claimed(sentence, event, as_filler(self.issuer))
            self.chain = sentence.paragraph

    def _vowed(self, sentence: Sentence, event: Event) -> None:
        """ "Any vehicle found on it will be burned", "all traffic is prohibited": threats in a group's own text."""
        if self.issuer is None:
            return
        doers = [*event.get("perpetrator"), *event.get("party")]
        own = not doers or any(self._place(sentence, f) == (self.issuer.start, self.issuer.end) for f in doers)
        banned = event.frame.name == "ban_traffic" and (event.refused in EMPTY or not event.refused)
        before = sentence.lower[max(0, event.token - 4) : event.token]
        vowed = event.refused in ("hypothetical", "conditional") and event.type in VIOLENT and WILL & set(before)
        if vowed and (event.frame.strength != "sure" or self.vowed == sentence.paragraph):
            return  # Boasts, and what is said again of a threat.
        if own and (banned or vowed) and not {"not", "never", "n't"} & set(before):
            event.status, event.refused, event.reference = "threatened", "", False
            self.vowed = sentence.paragraph
            event.roles["perpetrator"] = [as_filler(self.issuer)]

    def _goes_on(self, sentence: Sentence) -> bool:
        return self.chain is not None and sentence.paragraph - self.chain <= 1

    def _listed(self, sentence: Sentence) -> bool:
        """Whether the sentence is an item of a list."""
        before = self.reading.document.text[max(0, sentence.start - 4) : sentence.start + 1]
        return any(mark in before for mark in ("-", "*", "•"))
