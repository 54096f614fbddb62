"""Causes to mend the tags of nouns and names: words that the tagger took for verbs, prepositions and adverbs."""

from __future__ import annotations

import re
from collections.abc import Callable

from annals.coding.rules.frames import Frames
from annals.coding.rules.nouns import Nouns
from annals.language.reading import Sentence

OPENING = frozenset({".", ":", ";", "-", "--", "—", "–", '"', "“", "”", "``", "''", "'", "(", "•", "*"})
NOUNISH = frozenset({"NN", "NNP", "NNPS", "JJ", "CD", "VBN", "DT", "FW"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
AFTER_NAME = frozenset({",", "CC", "VBD", "VBP", "-LRB-"})
STATES = frozenset({"killed", "wounded", "injured", "arrested", "kidnapped", "abducted", "detained", "displaced"})
ENDS = frozenset({"VBD", "VBZ", ",", "WP", "MD", "VBN", "IN", ".", "CC"})
"""Tags of what cannot stand between an adjective and its noun."""
WOUNDING = frozenset({"bullet", "gunshot", "stab", "shrapnel", "knife", "machete", "splinter", "burn"})
SHORT = frozenset({"kia", "wia", "mia", "ekia", "doa"})
BREAKS = frozenset({",", ":", "CC", "WDT", "WP", "WP$", "WRB", ".", "PRP", "EX"})
KINDS = frozenset({"person", "object", "organization", "weapon"})
SHOT = frozenset({"shot", "shoot", "shoots", "shooting", "stabbed", "hacked", "gunned", "machine-gunned", "sniped"})
ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
HELPING = frozenset({"is", "has", "was", "does", "'s", "says"})
SMALL = frozenset({"es", "el", "al", "la", "le", "de", "ul", "as", "ash"})


TITLED = 0.6

INITIALS = re.compile(r"\d?[A-Z][a-z]?[A-Z]+[\dA-Z]*(?:-[A-Z\d]+)*|\d[A-Z]")
"""Letters that stand for a name: "ADF", "LeT", "NSCN-IM", "3R"."""


def _titled(sentence: Sentence) -> bool:
    """Whether a line is written like a headline, most words with a capital."""
    words = [w for w in sentence.words if w[0].isalpha()]
    return sum(w[0].isupper() for w in words) > TITLED * len(words)


class NounCauses:
    """Each method is one cause: asked of a sentence, a token and the tag behind it, it gives another tag or `None`."""

    def __init__(self, frames: Frames, nouns: Nouns, lemma: Callable[[str, str], str]) -> None:
        self.frames = frames
        self.nouns = nouns
        self.lemma = lemma

    def _acronym(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "eleven IS fighters": capitals in mixed text are a name."""
        word = sentence.words[i]
        if sentence.caps or len(word) < 2 or not sentence.tags[i].startswith("VB") or not word[0].isupper():
            return None
        if word.isupper() or INITIALS.fullmatch(word):
            return "NNP"
        # "fighters attacked Kubo/VBN on"
        behind = sentence.tags[i - 1].startswith(("VB", "IN", "TO", "NN", "CC", "DT"))
        return "NNP" if behind and self._amid(sentence, i) and self._unknown(word.lower()) else None

    @staticmethod
    def _amid(sentence: Sentence, i: int) -> bool:
        """Whether a capital at `i` tells a name: in plain text, where nothing before it begins a sentence anew."""
        plain = sum(w[0].islower() for w in sentence.words)
        begins = sentence.words[i - 1] in OPENING
        return not sentence.caps and not begins and plain * 2 > len(sentence.words)

    def _unknown(self, word: str) -> bool:
        """Whether no list of ours knows a word as a verb."""
        return all(self.lemma(word, tag) not in self.frames.verbs for tag in ("VBD", "VBG", "VBZ"))

    def _dead(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "leaving one resident dead/NN and": said of those before it."""
        if sentence.lower[i] != "dead" or after in NOUNISH:
            return None
        sense = self.nouns.sense((self.lemma(sentence.lower[i - 1], "NNS"),))
        return "JJ" if sense is not None and sense.kind == "person" else None

    @staticmethod
    def _struck_dead(sentence: Sentence, i: int, after: str) -> str | None:
        """ "shot dead/JJ journalist Sita Ram": said of what was done, not of those it was done to."""
        return "RP" if sentence.lower[i - 1] in SHOT and (after in NOUNISH or after[:2] in ("NN", "PR")) else None

    @staticmethod
    def _after_article(sentence: Sentence, i: int, after: str) -> str | None:
        """ "foiled a kidnap/VBP attempt"."""
        return "NN" if sentence.lower[i - 1] in ARTICLES else None

    @staticmethod
    def _beside(sentence: Sentence, i: int, after: str) -> str | None:
        """ "wounded outside/RB his office"."""
        return "IN"

    @staticmethod
    def _crowd(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Elsewhere, crowds/VBZ set fire to": those who act, at the head of their clause."""
        heads = sentence.lower[i - 1] in (",", "and") and sentence.lower[i] not in HELPING
        return "NNS" if heads and after in ("VBD", "VBN", "VBP", "MD") else None

    @staticmethod
    def _casualty(sentence: Sentence, i: int, after: str) -> str | None:
        """ "2 soldiers KIA/NNP": the shorthand of armies for the dead and the hurt."""
        return "JJ" if sentence.lower[i] in SHORT and sentence.words[i].isupper() else None

    def _after_verb(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "raided Kipese/JJ on Tuesday": a capital that no noun follows names a place or somebody."""
        named = sentence.tags[i - 1] in ("VBD", "VBN", "VBG", "IN", "TO") and sentence.words[i][0].isupper()
        ends = after in ("IN", "CC", ",", ".", ":", "TO", "VBD")
        return "NNP" if named and ends and self._amid(sentence, i) else None

    @staticmethod
    def _wounds(sentence: Sentence, i: int, after: str) -> str | None:
        """ "bullet/VB wounds/VBZ to the head"."""
        word = sentence.lower[i]
        if word in ("wounds", "injuries") and (sentence.lower[i - 1] in WOUNDING or sentence.tags[i - 1] == "PRP$"):
            return "NNS"
        return "NN" if word in WOUNDING and sentence.lower[i + 1 : i + 2] in (("wounds",), ("injuries",)) else None

    def _fire(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "as police fire/NN on protesters": the verb of a clause that has no other."""
        if sentence.lower[i] != "fire" or sentence.lower[i + 1 : i + 2] not in (("on",), ("at",), ("into",), ("upon",)):
            return None
        sense = self.nouns.sense((self.lemma(sentence.lower[i - 1], "NNS"),))
        if sense is None or sense.kind not in ("person", "organization"):
            return None
        k = next((k for k in range(i - 1, -1, -1) if sentence.tags[k] in ("IN", ",", ":", "WRB")), -1)
        end = next((m for m in range(i, len(sentence.tags)) if sentence.tags[m] in (",", ":", ".")), len(sentence.tags))
        return None if FINITE & set(sentence.tags[k + 1 : end]) else "VBP"

    def _compound(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "by machete-wielding/VBG youths", "foreign-backed/VBN fighters": said of the noun behind."""
        word = sentence.lower[i]
        if word == "hunting" and after in ("NN", "NNS"):
            return "NN"  # "machetes and hunting/VBG rifles"
        said = "-" in word[1:-1] and (sentence.tags[i] == "VBG" or self._unknown(word))
        return "JJ" if said and after in ("NN", "NNS", "JJ", "NNP") else None

    @staticmethod
    def _loyal(sentence: Sentence, i: int, after: str) -> str | None:
        """ "fighters loyal/NN to the general", "his grandson aged/VBD nine"."""
        if sentence.lower[i] == "aged":
            return "JJ" if after == "CD" else None
        return "JJ" if sentence.lower[i] in ("loyal", "allegiant") and after in ("TO", "IN") else None

    def _national(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "a Bangladeshi national/JJ was killed", "raked his jeep/JJ with": a noun that ends its group."""
        dead = sentence.lower[i + 1 : i + 2] == ("dead",) and sentence.tags[i - 1] in ("CD", "DT", "JJ")
        if not dead and (sentence.tags[i - 1] not in ("JJ", "NNP", "DT", "PRP$") or after not in ENDS):
            return None
        word = sentence.lower[i]
        if word.endswith("ed") or word in STATES:
            return None
        sense = self.nouns.sense((word,))
        if sense is None or not sense.sure or sense.lemma != word:
            return None
        return "NN" if sense.kind == "person" or (sense.kind == "object" and sentence.tags[i - 1] == "PRP$") else None

    @staticmethod
    def _mine(sentence: Sentence, i: int, after: str) -> str | None:
        return "NN" if sentence.tags[i] == "PRP" and sentence.lower[i] == "mine" else None

    def _name(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "HILDA FLORES/VBZ," in capitals; "the Northern/JJ Front/JJ left"."""
        word = sentence.words[i]
        if sentence.tags[i] == "NN" and word[0].isupper() and word[1:].islower() and self._amid(sentence, i):
            return "NNP" if self.nouns.sense((word.lower(),)) is None else None
        if sentence.tags[i] == "JJ" and i > 1 and not sentence.caps:
            capitals = sentence.words[i][0].isupper() and sentence.words[i - 1][0].isupper()
            return "NNP" if capitals and (after not in NOUNISH or after == "VBN") and after != "JJ" else None
        named = sentence.caps and sentence.tags[i] == "VBZ" and sentence.tags[i - 1] in ("NNP", "NNPS")
        if not named or after not in AFTER_NAME:
            return None
        return "NNP" if self.lemma(sentence.lower[i], "VBZ") not in self.frames.verbs else None

    @staticmethod
    def _small_word(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Dar es/VBZ Salaam": a small word between two capitals is part of the name."""
        named = sentence.words[i - 1][0].isupper() and after.startswith("NNP") and sentence.words[i].islower()
        return "NNP" if named and sentence.lower[i] in SMALL else None

    @staticmethod
    def _that(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Word went round that/DT insurgents had": no determiner before many."""
        return "IN" if sentence.lower[i] == "that" and after in ("NNS", "NNPS") else None

    @staticmethod
    def _amid_name(sentence: Sentence, i: int, after: str) -> str | None:
        """ "the Myanmar Now/RB news site": a capital amid a sentence, behind a name."""
        capital = sentence.words[i][0].isupper() and not sentence.caps and not _titled(sentence)
        return "NNP" if capital and sentence.tags[i - 1] == "NNP" and after.startswith("NN") else None

    def _substance(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "released sarin/RB from a lorry"."""
        sense = self.nouns.sense((sentence.lower[i],)) if sentence.tags[i - 1].startswith("VB") else None
        return "NN" if sense is not None and sense.kind == "weapon" and sense.sure else None

    @staticmethod
    def _verb_on(sentence: Sentence, start: int) -> bool:
        """Whether a past form follows in the same clause, so that what stands before it is no verb."""
        for tag in sentence.tags[start : start + 14]:
            if tag in BREAKS:
                return False
            if tag == "VBD":
                return True
        return False

    def _no_verb(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "hitting a kindergarten/VBN in": a noun that has no such form."""
        word = sentence.lower[i]
        if sentence.tags[i - 1] not in ("DT", "JJ", "PRP$") or after in NOUNISH or word.endswith("ed"):
            return None
        sense = self.nouns.sense((word,))
        return "NN" if sense is not None and sense.sure and self.lemma(word, "VBN") == word else None

    @staticmethod
    def _joined_name(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Doctors Without/IN Borders": a capital preposition amid capitals is part of the name."""
        words = sentence.words[i - 1 : i + 2]
        capital = len(words) == 3 and all(w[0].isupper() and w[1:2].islower() for w in words)
        named = sentence.tags[i - 1].startswith("NN") and after.startswith("NN")
        return "NNP" if capital and named and not sentence.caps and not _titled(sentence) else None

    def _noun(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "152 Hutu refugees/VBZ"; "two bodyguards/RB died", but never "two days later"."""
        before, word = sentence.tags[i - 1], sentence.lower[i]
        if before not in NOUNISH:
            return None
        lemma = self.lemma(word, "NNS")
        if sentence.tags[i] == "RB" and (lemma == word or before != "CD"):
            return None
        verbal = self.lemma(word, "VBZ") in self.frames.verbs or lemma in self.frames.nouns
        if verbal and after not in FINITE:
            return None
        sense = self.nouns.sense((lemma,))
        if sense is None or not sense.sure or sense.kind not in KINDS:
            return None
        return "NNS" if lemma != word else "NN"

    def _anti(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "MPC and anti-balaka/VBD signed": a word with a hyphen that no list knows as a verb."""
        named = "-" in sentence.lower[i] and after in ("VBD", "VBZ", "MD")
        return "NN" if named and self._unknown(sentence.lower[i]) else None

    def _two_finite(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "to gather wild leaves/VBZ were shot", "Twin suicide attacks/VBZ on a market killed ten"."""
        if after in FINITE and sentence.tags[i - 1] in ("JJ", "NN", "CD", "WDT", "IN"):
            return "NNS"
        if sentence.lower[i + 1 : i + 2] == ("between",):
            return "NNS"  # "Street battles/VBZ between"
        if sentence.tags[i - 1] not in NOUNISH:
            return None
        told = after == "IN" and self.lemma(sentence.lower[i], "NNS") in self.frames.nouns
        return "NNS" if told and self._verb_on(sentence, i + 2) else None
