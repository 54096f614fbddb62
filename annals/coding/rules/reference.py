"""Who is meant by "the group", "it", "its fighters", "the attackers": once a document, across its sentences.

The method is a plain one: organizations named in the text are kept in order; a definite description or a
pronoun means the organization that the article is about, or the one named last; where two fit, nothing is
added. Every participant added stands on the words that name it elsewhere in the document (`Filler.where`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annals.coding.rules.filler import Filler
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.kinds import held_by_rebels
from annals.coding.rules.named import as_filler
from annals.coding.rules.names import Mentioned, Organization
from annals.coding.rules.nouns import Nouns
from annals.coding.rules.operators import operator
from annals.coding.rules.own_word import EMPTY, OWNERS, OwnWord
from annals.coding.rules.participants import with_inner
from annals.coding.rules.speech import SPEAKING, SPEECH
from annals.coding.rules.topic import ARMED
from annals.language.reading import Reading, Sentence
from annals.records import replace

ROLES = ("perpetrator", "party", "claimed_by", "victim", "target")
DOING = ("perpetrator", "party")
FIRST = frozenset({"our", "we", "us"})
OPENING = 9
"""Tokens at the head of a sentence in which its subject stands."""
ACTS = frozenset(
    {
        "act",
        "attack",
        "killing",
        "operation",
        "bombing",
        "action",
        "raid",
        "murder",
        "strike",
        "atrocity",
        "deed",
        "exploit",
        "campaign",
        "ambush",
        "assault",
        "massacre",
    }
)
HEARD = 2
"""Sentences across which "he said" still means the speaker named last."""
FRIENDS = frozenset({"supporter", "sympathizer", "sympathiser", "admirer", "voter"})
MINE = frozenset({"fighter", "bomber", "column", "commando", "guerrilla"})
"""Doers who, in an article on an armed group, are its own where nothing else is said of them."""
FAR = 12
NEAR = 3
"""Sentences across which "the attackers" still means those told of before."""
OFFENSIVE = VIOLENT - {"armed_clash", "riot", "mob_violence"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doers:
    """People told of as doers: their words in the text, and the organizations beside them."""

    sentence: int
    span: tuple[int, int]
    filler: Filler
    organizations: tuple[Filler, ...]


class References(OwnWord):
    """Resolves the participants of a document's events; made once a document, changes the events in place."""

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
        super().__init__(reading, nouns)
        self.doers: Doers | None = None
        self.speaker: tuple[int, tuple[int, int]] | None = None
        self.last: Filler | None = None

    def resolve(self, told: Iterable[tuple[Sentence, list[Event]]]) -> None:
        """Gives the events of each sentence the participants that its words point back to."""
        for sentence, events in told:
            for event in events:
                self._event(sentence, event)
            for event in events:
                self._told(sentence, event)
            self._remember(sentence, events)

    # One event -----------------------------------------------------------------------------------

    def _event(self, sentence: Sentence, event: Event) -> None:
        if sentence.index == self.defining and not any(d.sort == "day" for d in event.dates):
            event.refused = event.refused or "what a group is, not what it did"
            return
        for role in ROLES:
            if event.get(role):
                doing = role in (*DOING, "claimed_by")
                fighting = event.type == "armed_clash"
                found = (f for one in event.get(role) for f in self._filler(sentence, one, doing, fighting))
                event.roles[role] = self._unique(found)
        self._owned(sentence, event)
        self._operated(sentence, event)
        self._denied(event)
        self._own_word(sentence, event)
        self._issued(sentence, event)
        self._untrue(sentence, event)
        held_by_rebels(event)
        self._clean(sentence, event)
        if event.refused in EMPTY and (event.get("claimed_by") or self._attributed(event)):
            event.refused, event.reference = "", True
        self._follows(sentence, event)

    def _owned(self, sentence: Sentence, event: Event) -> None:
        """ "Its boats shot up the ship", "Its first act was the burning of ...": whose they are."""
        if event.refused or any(event.get(role) for role in DOING) or event.rule.endswith(":passive"):
            return
        head = sentence.lower[: min(event.token, OPENING)]
        if "its" not in head:
            return
        at = head.index("its")
        act = bool(ACTS & set(sentence.lemmas[at : at + 5]))
        if act or (event.rule.startswith("verb:") and at + 1 < event.token):
            found = self.antecedent(sentence, at, near=True)
            struck = {f.start for role in ("victim", "target") for f in event.get(role)}
            # Who issues a text says "our": "its" is another's.
            if found is not None and found != self.issuer and not struck & set(range(at, at + 3)):
                event.add("perpetrator", [as_filler(found)])

    def _operated(self, sentence: Sentence, event: Event) -> None:
        """ "Government warplanes bombed the town": the force that the weapon's words name is the doer."""
        if not event.refused and not any(event.get(role) for role in (*DOING, "claimed_by")):
            found = operator(sentence, event, self.nouns)
            if found is not None:
                event.add("perpetrator", [self._named(sentence, found) or found])

    @staticmethod
    def _attributed(event: Event) -> bool:
        return any(f.standing in ("attributed", "denied") and f.named for f in event.get("perpetrator"))

    def _filler(self, sentence: Sentence, f: Filler, doing: bool, fighting: bool) -> list[Filler]:
        if f.pronoun:
            return self._pronoun(sentence, f) if doing or fighting else [f]
        if sentence.lower[f.start] == "same":
            return self._same(sentence, f)
        named = self._named(sentence, f) if f.end > f.start else None
        if named is not None or f.named:
            return [named or f]
        if self._described(sentence, f):
            ours = sentence.lower[f.start - 1 : f.start] == ("our",)
            found = self.issuer if ours else self.antecedent(sentence, f.start, near=False)
            return [self._as(f, found)] if found is not None else [f]
        return self._people(sentence, f) if doing and f.kind != "object" else [f]

    def _as(self, f: Filler, found: Organization) -> Filler:
        made = as_filler(found, standing=f.standing)
        return replace(made, chunk=f.chunk, start=f.start, end=f.end)

    def _named(self, sentence: Sentence, f: Filler) -> Filler | None:
        """The filler under the organization's best name, where its words are one of its names."""
        for m in self.by_sentence.get(sentence.index, ()):
            inside = m.i <= f.start and f.end <= m.j
            if inside or (f.kind == "organization" and f.start <= m.i and f.end == m.j):
                return self._best(sentence, f, m)
        return None

    def _best(self, sentence: Sentence, f: Filler, m: Mentioned) -> Filler:
        found = m.organization
        made = replace(
            f, kind="organization", named=True, single=True, plural=False, number=None, described=None,
            sort=found.sort or f.sort, status=as_filler(found).status or f.status,
        )  # fmt: skip
        if sentence.starts[m.i] == found.start:
            return made
        return replace(made, start=m.i, end=m.j, where=(found.start, found.end))

    def _described(self, sentence: Sentence, f: Filler) -> bool:
        """ "the group", "the same movement": nothing behind it that says which."""
        if f.head not in self.words["organization"]:
            return False
        if self.issuer is not None and sentence.lower[f.start - 1 : f.start] == ("our",):
            return True
        if not self._definite(sentence, f):
            return False
        behind = sentence.lower[f.end] if f.end < len(sentence) else ""
        return behind not in ("of", "that", "who", "known", "called", "led")

    @staticmethod
    def _definite(sentence: Sentence, f: Filler) -> bool:
        before = sentence.lower[f.start - 1] if f.start else ""
        return before in ("the", "this", "that") or sentence.lower[f.start] == "same"

    # Who is meant --------------------------------------------------------------------------------

    def _pronoun(self, sentence: Sentence, f: Filler) -> list[Filler]:
        word = sentence.lower[f.start]
        if word in ("we", "us"):
            return [replace(as_filler(self.issuer), standing=f.standing)] if self.issuer is not None else [f]
        if word in ("they", "them") and self._recent(sentence):
            return self._again(f)
        before = self._subject_before(sentence) if word == "they" and self.topic is None else None
        if before is not None:
            return [replace(f, start=0, end=0, pronoun=False, kind="person", status="combatant", plural=True, sure=True,
                            definite=True, head=before[0], where=before[1])]  # fmt: skip
        another = sentence.lower[0] in ("a", "an") and f.start > 2
        if (word in ("it", "itself") and not another) or (word == "they" and self.topic is not None):
            found = self.antecedent(sentence, f.start, near=True)
            if found is not None:
                return [as_filler(found, standing=f.standing)]
        return [f]

    def _recent(self, sentence: Sentence) -> bool:
        return self.doers is not None and sentence.index - self.doers.sentence <= NEAR

    def _subject_before(self, sentence: Sentence) -> tuple[str, tuple[int, int]] | None:
        """The armed people whom the sentence before begins with ("Gunmen stopped a bus. They abducted ...")."""
        if sentence.index == 0:
            return None
        last = self.reading.sentences[sentence.index - 1]
        if last.paragraph != sentence.paragraph:
            return None
        for i in range(min(OPENING, len(last))):
            if last.tags[i] in ("IN", "VBD", "VBZ", "VBN"):
                return None
            if last.lemmas[i] in self.words["doers"] and last.tags[i] == "NNS":
                start = i
                while start and last.tags[start - 1] in ("JJ", "NN", "NNP", "VBN"):
                    start -= 1
                return last.lemmas[i], (last.starts[start], last.ends[i])
        return None

    def _several(self, sentence: Sentence) -> bool:
        """Whether several people were told of as doers not long before."""
        told = self.doers.filler if self.doers is not None and self._recent(sentence) else None
        return told is not None and (told.plural or told.number is not None)

    def _again(self, f: Filler) -> list[Filler]:
        """The people told of before, for a pronoun or "the attackers"."""
        if self.doers is None:
            return [f]
        before = self.doers.filler
        made = replace(before, start=f.start, end=f.end, chunk=f.chunk, where=self.doers.span, definite=True, also=(),
                       alias=None, standing=before.standing)  # fmt: skip
        if f.pronoun:
            made = replace(made, start=0, end=0)
        return [made, *self.doers.organizations]

    def _people(self, sentence: Sentence, f: Filler) -> list[Filler]:
        """People with the organization that they are said to be of."""
        f = with_inner(sentence, f)
        beside = self._theirs(sentence, f)
        if beside:
            return [f, *beside]
        if self.topic is not None and self._of_topic(sentence, f):
            return [f, as_filler(self.topic, standing=f.standing)]
        if f.kind != "person" or not self._definite(sentence, f):
            return [f]
        if f.head in self.words["doers"] and f.plural and self._several(sentence):
            return self._again(f)
        if f.head in self.words["members"]:
            only = self.only_armed(sentence)
            if only is not None:
                return [f, as_filler(only, standing=f.standing)]
        return [f]

    def _of_topic(self, sentence: Sentence, f: Filler) -> bool:
        """Whether an article on an armed group tells of "rebels", "three fighters" that can only be its own."""
        if self.topic is None or self.topic.sort not in ARMED or f.kind != "person" or f.named or f.pronoun:
            return False
        if f.head not in self.words["members"] and f.head not in MINE:
            return False
        others = (m for m in self.by_sentence.get(sentence.index, ()) if m.organization.key != self.topic_key)
        return not any(f.start <= m.i < f.end + 3 for m in others)

    def _theirs(self, sentence: Sentence, f: Filler) -> list[Filler]:
        """The organizations that words beside the people name: "its fighters", "FNL fighters", "the same men"."""
        before = sentence.lower[f.start - 1] if f.start else ""
        if f.head in FRIENDS:
            return []  # "a rally of its supporters"
        if before in OWNERS and self._another_speaks(sentence, f.start):
            return []
        if before in OWNERS:
            found = self.antecedent(sentence, f.start, near=True)
            return [as_filler(found, standing=f.standing)] if found is not None else []
        if self.issuer is not None and (before in FIRST or self._own_people(sentence, f)):
            return [as_filler(self.issuer, standing=f.standing)]
        beside = [m for m in self.by_sentence.get(sentence.index, ()) if self._belongs(sentence, f, m)]
        if beside:
            return [self._beside(f, m) for m in beside]
        return []

    def _another_speaks(self, sentence: Sentence, at: int) -> bool:
        """ "The military said its forces": its own, not those of the group named in the sentence before."""
        spoke = any(w in SPEECH for w in sentence.lemmas[max(0, at - 3) : at - 1])
        return spoke and not any(m.j <= at for m in self.by_sentence.get(sentence.index, ()))

    def _same(self, sentence: Sentence, f: Filler) -> list[Filler]:
        """ "the same group", "the same forces": those who did what was told last."""
        force = f.kind == "organization" and f.head not in self.words["organization"]
        if not force and self.doers is not None and sentence.index - self.doers.sentence <= FAR:
            return [replace(one, standing=f.standing) for one in self._again(f)]
        if self.last is not None and f.kind == "organization":
            made = replace(self.last, start=f.start, end=f.end, chunk=f.chunk, standing=f.standing)
            return [made]
        return [f]

    @staticmethod
    def _belongs(sentence: Sentence, f: Filler, m: Mentioned) -> bool:
        """Whether people are said to be of the organization: "FNL fighters", "fighters of the FNL"."""
        if f.start <= m.i and m.j <= f.end:
            return True
        between = sentence.lower[f.end : m.i]
        return between in (("of",), ("of", "the"), ("from",), ("from", "the"))

    @staticmethod
    def _beside(f: Filler, m: Mentioned) -> Filler:
        made = as_filler(m.organization, standing=f.standing)
        return replace(made, chunk=f.chunk, start=m.i, end=m.j)

    def _told(self, sentence: Sentence, event: Event) -> None:
        """ "he said": the speaker named last, if that was not long ago."""
        if event.speaker is None:
            return
        a, b = event.speaker
        if b - a == 1 and sentence.lower[a] in SPEAKING:
            event.speaker = None
            if self.speaker is not None and sentence.index - self.speaker[0] <= HEARD:
                event.told_by = self.speaker[1]
        else:
            self.speaker = (sentence.index, (sentence.starts[a], sentence.ends[b - 1]))

    # Precision -----------------------------------------------------------------------------------

    @staticmethod
    def _lettered(sentence: Sentence, f: Filler) -> bool:
        """Whether the words are the letter of a list's item ("A) ...")."""
        return (
            f.end - f.start == 1 and len(sentence.words[f.start]) == 1 and sentence.lower[f.end : f.end + 1] == (")",)
        )

    def _clean(self, sentence: Sentence, event: Event) -> None:
        """Nobody is both doer and victim of one act, unless the two sides are doers of a clash."""
        hit = {f.where or (f.start, f.end) for r in ("victim", "target") for f in event.get(r) if not f.pronoun}
        for role in DOING:
            event.roles[role] = [f for f in event.get(role) if not self._lettered(sentence, f)]
        if event.get("perpetrator") and event.type not in ("armed_clash", "protest"):
            event.roles["perpetrator"] = [
                f for f in event.get("perpetrator") if (f.where or (f.start, f.end)) not in hit
            ]

    # Narrative -----------------------------------------------------------------------------------

    def _follows(self, sentence: Sentence, event: Event) -> None:
        """An act without a doer in an article on a group, in a paragraph that tells of the group's acts."""
        if self.topic is not None and event.type == "agreement" and not event.refused:
            self._signs(event)
        if self.topic is None or event.refused or event.type not in OFFENSIVE or event.reference:
            return
        doers = [f for r in (*DOING, "claimed_by") for f in event.get(r)]
        led = self.about.get(sentence.paragraph, sentence.index + 1) <= sentence.index
        if doers or not (led or self.chain == sentence.paragraph) or self._struck(sentence, event):
            return
        event.roles["perpetrator"] = [as_filler(self.topic, standing="unclear")]

    def _signs(self, event: Event) -> None:
        """ "A ceasefire was signed with the government": by the group that the article is on."""
        parties = [f for r in DOING for f in event.get(r)]
        state = all(f.sort in ("government", "state_force") or f.head == "government" for f in parties)
        if self.topic is not None and state and len(parties) == 1:
            event.roles["perpetrator"] = [as_filler(self.topic), *event.get("perpetrator")]

    def _struck(self, sentence: Sentence, event: Event) -> bool:
        """Whether the group itself, or somebody else's act, may be meant."""
        if any(
            m.organization.key != self.topic_key and self.fits(m.organization)
            for m in self.by_sentence.get(sentence.index, ())
        ):
            return True
        for role in ("victim", "target"):
            for f in event.get(role):
                if (
                    f.status == "combatant"
                    or f.where is not None
                    or OWNERS & set(sentence.lower[max(0, f.start - 4) : f.start])
                ):
                    return True
        return False

    def _remember(self, sentence: Sentence, events: Sequence[Event]) -> None:
        for event in events:
            if event.refused:
                continue
            doers = event.get("perpetrator")
            if self.topic is not None and any(f.where == (self.topic.start, self.topic.end) for f in doers):
                self.chain = sentence.paragraph
            for f in doers:
                if f.kind == "organization" and f.named:
                    self.last = replace(f, where=f.where or self._span(sentence, f))
            people = [f for f in doers if f.kind == "person" and not f.pronoun and not f.named]
            if len(people) == 1 and people[0].where is None:
                f = people[0]
                span = (sentence.starts[f.start], sentence.ends[f.end - 1])
                beside = tuple(replace(o, start=0, end=0, where=o.where or self._span(sentence, o))
                               for o in doers if o.kind == "organization" and o.named)  # fmt: skip
                self.doers = Doers(sentence=sentence.index, span=span, filler=f, organizations=beside)

    @staticmethod
    def _span(sentence: Sentence, f: Filler) -> tuple[int, int]:
        return sentence.starts[f.start], sentence.ends[f.end - 1]
