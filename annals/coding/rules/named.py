"""The organizations that a report names, sentence by sentence, and which one words that name none may mean."""

from __future__ import annotations

from itertools import islice

from annals.coding.rules.filler import Filler
from annals.coding.rules.names import Mentioned, Organization, Organizations
from annals.coding.rules.nouns import Nouns
from annals.coding.rules.topic import ARMED, issuer, topic, word_lists
from annals.language.reading import Reading, Sentence
from annals.model import Standing


def as_filler(found: Organization, *, standing: Standing = "asserted") -> Filler:
    """The organization as a participant that the sentence itself does not name."""
    return Filler(
        chunk=-1, start=0, end=0, head=found.key.split()[-1], kind="organization", named=True, sort=found.sort,
        status="combatant" if found.sort in (*ARMED, "state_force") else None,
        where=(found.start, found.end), standing=standing,
    )  # fmt: skip


class Named:
    """What a document names: made once a document, so that no event asks for all the names again.

    `topic` is the organization that the article is about, `defining` the sentence that says what it is;
    `about` holds the paragraphs in which a sentence begins with it, each with the first such sentence.
    """

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
        self.reading = reading
        self.nouns = nouns
        self.words = word_lists()
        names = Organizations(reading, nouns)
        self.topic_key = topic(reading, names)
        mentions = names.mentions()
        self.by_sentence: dict[int, list[Mentioned]] = {}
        for mention in mentions:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)
        first = next((m for m in mentions if m.organization.key == self.topic_key), None)
        self.topic = first.organization if first is not None else None
        self.defining = first.sentence if first is not None else None
        self.issuer = issuer(reading, mentions)
        self.armed: dict[str, Mentioned] = {}
        for mention in mentions:
            if mention.organization.sort in ARMED:
                self.armed.setdefault(mention.organization.key, mention)
        self.about = self._paragraphs()

    def _paragraphs(self) -> dict[int, int]:
        """The paragraphs in which a sentence begins with the article's group, each with the first such sentence."""
        found: dict[int, int] = {}
        for sentence in self.reading.sentences if self.topic is not None else ():
            named = any(
                m.i <= 1 and m.organization.key == self.topic_key for m in self.by_sentence.get(sentence.index, ())
            )
            words = sentence.lower
            described = words[0] == "the" and len(words) > 1 and words[1] in self.words["organization"]
            if named or described or words[0] in ("it", "its"):
                found.setdefault(sentence.paragraph, sentence.index)
        return found

    def only_armed(self, sentence: Sentence) -> Organization | None:
        """The armed group named up to the end of a sentence, if there is one alone."""
        named = [m.organization for m in islice(self.armed.values(), 2) if m.sentence <= sentence.index]
        return named[0] if len(named) == 1 else None

    def fits(self, found: Organization) -> bool:
        """Whether an organization is one that "the group" may mean."""
        return found.sort in ARMED or found.key == self.topic_key

    def antecedent(self, sentence: Sentence, token: int, *, near: bool) -> Organization | None:
        """The organization meant by words at `token`: named before in the sentence, the article's, or the last named.

        `near` asks for one in this sentence or at the head of the one before ("it"), where none is the article's.
        """
        here = [m for m in self.by_sentence.get(sentence.index, ()) if m.j <= token and self.fits(m.organization)]
        if (
            here
            and near
            and self.topic is not None
            and all(m.i > 1 and m.organization.key != self.topic_key for m in here)
        ):
            return self.topic  # "Together with men of the M-19, it kidnapped a banker."
        if here:
            return here[-1].organization if not near else here[0].organization
        if self.topic is not None:
            return self.topic
        for index in range(sentence.index - 1, max(-1, sentence.index - (2 if near else 12)), -1):
            fitting = [m for m in self.by_sentence.get(index, ()) if self.fits(m.organization)]
            if fitting:
                one = len({m.organization.key for m in fitting}) == 1
                return fitting[0].organization if one or fitting[0].i <= 2 else None
        return None
