"""Tags mended where the lexicon knows a word better than the tagger ("152 refugees/VBZ", "grenade thrown/NN at")."""

from __future__ import annotations

from collections.abc import Callable

from annals.coding.rules.frames import Frames
from annals.coding.rules.nouns import Nouns
from annals.language.reading import Sentence

DESCRIBING = frozenset({"allied", "armed", "masked", "hooded", "uniformed", "unidentified", "outlawed", "exiled"})
REDUCED = frozenset({"attributed", "blamed", "planted", "carried", "linked", "claimed", "laid"})
OPENING = frozenset({".", ":", ";", "-", "--", "—", "–", '"', "“", "”", "``", "''", "'", "(", "•", "*"})
NOUNISH = frozenset({"NN", "NNP", "NNPS", "JJ", "CD", "VBN", "DT", "FW"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
AFTER_NAME = frozenset({",", "CC", "VBD", "VBP", "-LRB-"})
PAST_TOO = frozenset({"cost", "left", "hurt"})
STATES = frozenset({"killed", "wounded", "injured", "arrested", "kidnapped", "abducted", "detained", "displaced"})
KINDS = frozenset({"person", "object", "organization", "weapon"})

Cause = Callable[[Sentence, int, str], str | None]
"""Asked of a sentence, a token and the tag behind it: the tag that the token has rather."""
COUNTED = frozenset({"DT", "CD"})
NAMED = frozenset({"NN", "NNS"})
LED = frozenset({"IN", "RP"})
ANY: None = None
"""Tags behind a token without which a cause does not hold, so that it need not be asked; `ANY` asks always."""


class Mender:
    """Proposes other tags for single tokens; each method is one cause, the first that holds decides."""

    def __init__(self, frames: Frames, nouns: Nouns, lemma: Callable[[str, str], str]) -> None:
        self.frames = frames
        self.nouns = nouns
        self.lemma = lemma
        # By the tag that a word has, so that most words are asked little: a cause that looks at one more tag has to
        # be named under it here too.
        verb: tuple[tuple[Cause, frozenset[str] | None], ...] = ((self._state, ANY), (self._acronym, ANY))
        self.causes: dict[str, tuple[tuple[Cause, frozenset[str] | None], ...]] = {
            "NN": ((self._past, COUNTED), (self._participle, LED)),
            "JJ": ((self._past, COUNTED), (self._name, ANY), (self._participle, LED)),
            "NNP": ((self._participle, LED),),
            "VBZ": (*verb, (self._name, AFTER_NAME), (self._noun, ANY)),
            "VBP": (*verb, (self._noun, ANY)),
            "VB": (*verb, (self._noun, ANY)),
            "VBD": (*verb, (self._adjective, NAMED), (self._participle, ANY)),
            "VBN": verb,
            "VBG": verb,
            "PRP": ((self._mine, ANY),),
        }

    def tags(self, sentence: Sentence) -> dict[int, str]:
        """The tokens of a sentence whose tag is to change, with the new tag."""
        found: dict[int, str] = {}
        tags = sentence.tags
        for i, (tag, after) in enumerate(zip(tags[1:], (*tags[2:], ""), strict=False), 1):
            for cause, behind in self.causes.get(tag, ()):
                new = cause(sentence, i, after) if behind is None or after in behind else None
                if new is not None:
                    found[i] = new
                    break
        return found

    @staticmethod
    def _past(sentence: Sentence, i: int, after: str) -> str | None:
        """ "cost the lives": a past form that looks like a noun."""
        past = sentence.lower[i] in PAST_TOO and sentence.tags[i] in ("NN", "JJ") and after in ("DT", "CD")
        return "VBD" if past else None

    @staticmethod
    def _state(sentence: Sentence, i: int, after: str) -> str | None:
        """ "left three buses ablaze/VBD", "nine dead and 20 wounded/VBN"."""
        word, verbal = sentence.lower[i], sentence.tags[i].startswith("VB")
        counted = word in STATES and sentence.tags[i - 1] == "CD" and "dead" in sentence.lower[max(0, i - 4) : i]
        return "JJ" if verbal and (counted or word in ("ablaze", "alight")) else None

    def _acronym(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "eleven IS fighters": capitals in mixed text are a name."""
        word = sentence.words[i]
        if sentence.caps or len(word) < 2 or not sentence.tags[i].startswith("VB") or not word[0].isupper():
            return None
        if word.isupper():
            return "NNP"
        # "fighters attacked Kubo/VBN on"
        behind = sentence.tags[i - 1].startswith(("VB", "IN", "TO", "NNP"))
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

    @staticmethod
    def _mine(sentence: Sentence, i: int, after: str) -> str | None:
        return "NN" if sentence.tags[i] == "PRP" and sentence.lower[i] == "mine" else None

    @staticmethod
    def _adjective(sentence: Sentence, i: int, after: str) -> str | None:
        """ "eight wanted/VBD suspects"."""
        before = sentence.tags[i - 1]
        if sentence.lower[i] in DESCRIBING and sentence.tags[i] == "VBD" and after in ("NN", "NNS"):
            return "JJ"
        if sentence.tags[i] != "VBD" or before not in ("CD", "DT", "PRP$", "JJ") or after not in ("NN", "NNS"):
            return None
        return None if before == "CD" and sentence.lower[i] in STATES else "JJ"

    def _name(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "HILDA FLORES/VBZ," in capitals; "the Northern/JJ Front/JJ left"."""
        word = sentence.words[i]
        if sentence.tags[i] == "NN" and word[0].isupper() and word[1:].islower() and self._amid(sentence, i):
            return "NNP" if self.nouns.sense((word.lower(),)) is None else None
        if sentence.tags[i] == "JJ" and i > 1 and not sentence.caps:
            capitals = sentence.words[i][0].isupper() and sentence.words[i - 1][0].isupper()
            return "NNP" if capitals and after not in NOUNISH and after != "JJ" else None
        named = sentence.caps and sentence.tags[i] == "VBZ" and sentence.tags[i - 1] in ("NNP", "NNPS")
        if not named or after not in AFTER_NAME:
            return None
        return "NNP" if self.lemma(sentence.lower[i], "VBZ") not in self.frames.verbs else None

    def _participle(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "Hand grenade thrown/NN at", "a strike attributed/VBD to the army hit"."""
        if sentence.tags[i] == "VBD" and sentence.lower[i] in REDUCED and sentence.tags[i - 1] in ("NN", "NNS", "NNP"):
            return "VBN" if sentence.lower[i + 1 : i + 2] in (("to",), ("by",), ("on",)) else None
        if sentence.tags[i] not in ("NN", "JJ", "NNP") or after not in ("IN", "RP"):
            return None
        word = sentence.lower[i]
        lemma = self.lemma(word, "VBN")
        verbal = lemma != word and lemma in self.frames.verbs and self.nouns.sense((word,)) is None
        return "VBN" if verbal else None

    def _noun(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "152 Hutu refugees/VBZ"."""
        if sentence.tags[i] not in ("VBZ", "VBP", "VB") or sentence.tags[i - 1] not in NOUNISH:
            return None
        word = sentence.lower[i]
        lemma = self.lemma(word, "NNS")
        verbal = self.lemma(word, "VBZ") in self.frames.verbs or lemma in self.frames.nouns
        if verbal and after not in FINITE:
            return None
        sense = self.nouns.sense((lemma,))
        if sense is None or not sense.sure or sense.kind not in KINDS:
            return None
        return "NNS" if lemma != word else "NN"
