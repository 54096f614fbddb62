"""Tags mended where the lexicon knows a word better than the tagger ("152 refugees/VBZ", "grenade thrown/NN at")."""

from __future__ import annotations

from collections.abc import Callable

from annals.coding.rules.frames import Frames
from annals.coding.rules.nouns import Nouns
from annals.language.reading import Sentence

DESCRIBING = frozenset(
    {
        "presumed",
        "suspected",
        "alleged",
        "allied",
        "armed",
        "masked",
        "hooded",
        "uniformed",
        "unidentified",
        "outlawed",
        "exiled",
    }
)
REDUCED = frozenset(
    {
        "believed",
        "thought",
        "suspected",
        "accused",
        "attributed",
        "blamed",
        "planted",
        "carried",
        "linked",
        "claimed",
        "laid",
    }
)
OPENING = frozenset({".", ":", ";", "-", "--", "—", "–", '"', "“", "”", "``", "''", "'", "(", "•", "*"})
NOUNISH = frozenset({"NN", "NNP", "NNPS", "JJ", "CD", "VBN", "DT", "FW"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
AFTER_NAME = frozenset({",", "CC", "VBD", "VBP", "-LRB-"})
PASTS = frozenset("tore blew fled slew threw drove stole fought overran rammed slain fell flung swept".split())
NEVER_SUFFERED = frozenset(
    "demonstrated marched crossed erupted gathered rallied protested clashed arrived advanced retreated escaped"
    " occurred mutinied emerged rioted rampaged disappeared collapsed".split()
)
"""Past forms of verbs that have no object: without an auxiliary they are no participles."""
PAST_TOO = frozenset({"cost", "left", "hurt"})
CAPTIVE = frozenset({"hostage", "captive", "prisoner"})
TAKING = frozenset({"take", "takes", "taking", "took", "taken", "hold", "holds", "holding", "held"})
BE_FORMS = frozenset({"been", "was", "were", "is", "are", "being"})
DOING_AFTER = frozenset({"by", "and", "or", ",", "before", "after", "while", "then"})
STATES = frozenset({"killed", "wounded", "injured", "arrested", "kidnapped", "abducted", "detained", "displaced"})
BREAKS = frozenset({",", ":", "CC", "WDT", "WP", "WP$", "WRB", ".", "PRP", "EX"})
SPOKEN = frozenset("said told reported announced claimed believed added warned confirmed alleged thought knew".split())
TITLED = 0.6
KINDS = frozenset({"person", "object", "organization", "weapon"})

Cause = Callable[[Sentence, int, str], str | None]
"""Asked of a sentence, a token and the tag behind it: the tag that the token has rather."""


def _titled(sentence: Sentence) -> bool:
    """Whether a line is written like a headline, most words with a capital."""
    words = [w for w in sentence.words if w[0].isalpha()]
    return sum(w[0].isupper() for w in words) > TITLED * len(words)


class Mender:
    """Proposes other tags for single tokens; each method is one cause, the first that holds decides."""

    def __init__(self, frames: Frames, nouns: Nouns, lemma: Callable[[str, str], str]) -> None:
        self.frames = frames
        self.nouns = nouns
        self.lemma = lemma
        # By the tag that a word has, so that most words are asked little: a cause that looks at one more tag has to
        # be named under it here too.
        verb = (self._state, self._acronym)
        self.causes: dict[str, tuple[Cause, ...]] = {
            "NN": (
                self._loyal,
                self._shot,
                self._past,
                self._tore,
                self._held,
                self._doing,
                self._participle,
                self._name,
            ),
            "JJ": (self._past, self._name, self._participle),
            "NNP": (self._loyal, self._participle),
            "VBZ": (*verb, self._name, self._noun),
            "VBP": (*verb, self._noun),
            "VB": (*verb, self._noun),
            "VBD": (self._compound, *verb, self._adjective, self._participle, self._reduced, self._noun),
            "VBN": (self._compound, *verb, self._of_whom),
            "IN": (self._joined_name,),
            "VBG": (self._compound, *verb),
            "PRP": (self._mine,),
            "RB": (self._noun,),
        }

    def tags(self, sentence: Sentence) -> dict[int, str]:
        """The tokens of a sentence whose tag is to change, with the new tag."""
        found: dict[int, str] = {}
        tags = sentence.tags
        for i, (tag, after) in enumerate(zip(tags[1:], (*tags[2:], ""), strict=False), 1):
            for cause in self.causes.get(tag, ()):
                new = cause(sentence, i, after)
                if new is not None:
                    found[i] = new
                    break
        return found

    @staticmethod
    def _shot(sentence: Sentence, i: int, after: str) -> str | None:
        """ "the police shot/NN at the crowd"."""
        shot = sentence.lower[i] == "shot" and sentence.lower[i + 1 : i + 2] in (("at",), ("dead",), ("into",))
        return "VBD" if shot and sentence.tags[i - 1] in ("NNS", "NNP", "NNPS", "PRP") else None

    @staticmethod
    def _loyal(sentence: Sentence, i: int, after: str) -> str | None:
        """ "soldiers loyal/NN to": said of the soldiers."""
        if sentence.lower[i] == "laden" and sentence.lower[i + 1 : i + 2] == ("with",):
            return "VBN"
        return "RB" if sentence.lower[i] == "loyal" and after in ("IN", "TO") else None

    @staticmethod
    def _past(sentence: Sentence, i: int, after: str) -> str | None:
        """ "cost the lives": a past form that looks like a noun."""
        past = sentence.lower[i] in PAST_TOO and sentence.tags[i] in ("NN", "JJ") and after in ("DT", "CD")
        return "VBD" if past else None

    @staticmethod
    def _state(sentence: Sentence, i: int, after: str) -> str | None:
        """ "left three buses ablaze/VBD", "nine dead and 20 wounded/VBN"."""
        word, verbal = sentence.lower[i], sentence.tags[i].startswith("VB")
        if word in STATES and sentence.tags[i - 1] == "DT" and after not in NOUNISH and after != "NNS":
            return "NNS"  # "three of the wounded died"
        beside = "dead" in sentence.lower[max(0, i - 4) : i] or sentence.tags[max(0, i - 2)] == "CC"
        counted = word in STATES and sentence.tags[i - 1] == "CD" and beside
        return "JJ" if verbal and (counted or word in ("ablaze", "alight")) else None

    def _acronym(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "eleven IS fighters": capitals in mixed text are a name."""
        word = sentence.words[i]
        if sentence.caps or len(word) < 2 or not sentence.tags[i].startswith("VB") or not word[0].isupper():
            return None
        if word.isupper():
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

    @staticmethod
    def _mine(sentence: Sentence, i: int, after: str) -> str | None:
        return "NN" if sentence.tags[i] == "PRP" and sentence.lower[i] == "mine" else None

    @staticmethod
    def _adjective(sentence: Sentence, i: int, after: str) -> str | None:
        """ "eight wanted/VBD suspects"."""
        before = sentence.tags[i - 1]
        if sentence.lower[i] in DESCRIBING and sentence.tags[i] == "VBD" and after in ("NN", "NNS"):
            return "JJ"
        if sentence.tags[i] != "VBD" or after not in ("NN", "NNS"):
            return None
        if before in ("IN", "WDT") and sentence.tags[i + 2 : i + 3] in (("VBD",), ("VBP",), ("MD",)):
            return "JJ"  # "reports that wounded/VBD fighters were executed"
        if before not in ("CD", "DT", "PRP$", "JJ"):
            return None
        return None if before == "CD" and sentence.lower[i] in STATES else "JJ"

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

    def _participle(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "Hand grenade thrown/NN at", "a strike attributed/VBD to the army hit"."""
        if sentence.tags[i] == "VBD" and sentence.lower[i] in REDUCED and sentence.tags[i - 1] in ("NN", "NNS", "NNP"):
            return "VBN" if sentence.lower[i + 1 : i + 2] in (("to",), ("by",), ("on",), ("of",)) else None
        if sentence.tags[i] not in ("NN", "JJ", "NNP") or after not in ("IN", "RP"):
            return None
        word = sentence.lower[i]
        lemma = self.lemma(word, "VBN")
        verbal = lemma != word and lemma in self.frames.verbs and self.nouns.sense((word,)) is None
        return ("VBD" if word in NEVER_SUFFERED else "VBN") if verbal else None

    @staticmethod
    def _tore(sentence: Sentence, i: int, after: str) -> str | None:
        """ "A mine tore/NN apart a tank": a past form that is never a noun."""
        return "VBD" if sentence.lower[i] in PASTS and sentence.tags[i - 1].startswith("NN") else None

    @staticmethod
    def _held(sentence: Sentence, i: int, after: str) -> str | None:
        """ "took four workers hostage": said of the workers, no noun with them."""
        if sentence.lower[i] not in CAPTIVE or sentence.tags[i - 1] not in ("NNS", "NNP", "NNPS", "PRP", "NN"):
            return None
        return "RB" if TAKING & set(sentence.lower[max(0, i - 8) : i - 1]) else None

    def _doing(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "setting/NN homes ablaze", "by shelling/NN enemy settlements": a participle with an object."""
        word, before = sentence.lower[i], sentence.lower[i - 1]
        if not word.endswith("ing") or self.lemma(word, "VBG") not in self.frames.verbs:
            return None
        opens = after in ("DT", "PRP$", "CD", "NNS")
        if before in ("of", "for", "with", "from") and opens and after != "NNS":
            return "VBG"  # "accused of shelling/NN a market"
        if before in BE_FORMS and opens:
            return "VBG"  # "has been shelling/NN settlements"
        if before in DOING_AFTER:
            described = after in ("NN", "JJ") and i + 2 < len(sentence.tags) and sentence.tags[i + 2] == "NNS"
            return "VBG" if opens or described else None
        # "car bombing victims": what is a noun of its own stays one.
        bare = sentence.tags[i - 1] in ("NN", "NNS") and self.lemma(word, "NN") not in self.frames.nouns
        return "VBG" if opens and bare else None

    @staticmethod
    def _reduced(sentence: Sentence, i: int, after: str) -> str | None:
        """ "A patrol sent/VBD to the scene was hit": of two finite verbs in one clause the first is a participle."""
        lower, tags = sentence.lower, sentence.tags
        if after not in ("IN", "TO", "RB") or tags[i - 1] not in ("NN", "NNS", "NNP") or lower[i] in SPOKEN:
            return None
        for k in range(i + 2, min(i + 14, len(tags))):
            if tags[k] in BREAKS or lower[k] in ("after", "before", "as", "since", "that"):
                return None
            if tags[k] in FINITE or tags[k] == "VBP":
                return "VBN" if tags[k - 1].startswith("NN") else None
        return None

    @staticmethod
    def _joined_name(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Doctors Without/IN Borders": a capital preposition amid capitals is part of the name."""
        words = sentence.words[i - 1 : i + 2]
        capital = len(words) == 3 and all(w[0].isupper() and w[1:2].islower() for w in words)
        named = sentence.tags[i - 1].startswith("NN") and after.startswith("NN")
        return "NNP" if capital and named and not sentence.caps and not _titled(sentence) else None

    def _compound(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "stone-throwing/VBG students", "foreign-backed/VBN fighters": said of the noun behind."""
        word = sentence.lower[i]
        if word == "unopposed":
            return "RB"
        if sentence.tags[i] == "VBD":
            return None
        if (
            word in NEVER_SUFFERED
            and sentence.tags[i - 1].startswith("NN")
            and sentence.lower[i + 1 : i + 2] != ("by",)
        ):
            return "VBD"  # "The rebels marched/VBN into Bukavu."
        said = "-" in word[1:-1] and after in ("NN", "NNS") and self._unknown(word)
        return "JJ" if said else None

    @staticmethod
    def _of_whom(sentence: Sentence, i: int, after: str) -> str | None:
        """ "which forces of the GNA retook/VBN from": a relative clause with a subject of its own is finite."""
        tags = sentence.tags
        if not tags[i - 1].startswith("NN"):
            return None
        k = i - 1
        while k > 0 and i - k < 8 and (tags[k].startswith("NN") or tags[k] in ("DT", "JJ", "CD", "PRP$", "IN", "POS")):
            k -= 1
        relative = tags[k] in ("WDT", "WP") and sentence.lower[k] in ("which", "that", "whom")
        return "VBD" if relative and tags[k + 1] != "IN" else None

    def _noun(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "152 Hutu refugees/VBZ"."""
        if "-" in sentence.lower[i] and after in ("VBD", "VBZ", "MD") and self._unknown(sentence.lower[i]):
            return "NN"  # "MPC and anti-balaka/VBD signed"
        adverb = sentence.tags[i] == "RB"
        if sentence.tags[i] not in ("VBZ", "VBP", "VB", "RB", "VBD") or sentence.tags[i - 1] not in NOUNISH:
            return None
        word = sentence.lower[i]
        lemma = self.lemma(word, "NNS")
        if sentence.tags[i] == "VBD":
            return None
        if sentence.tags[i] == "VBZ" and after in FINITE and sentence.tags[i - 1] in ("JJ", "NN", "CD"):
            return "NNS"  # "to gather wild leaves/VBZ were shot": two finite verbs do not meet.
        if adverb and (lemma == word or sentence.tags[i - 1] != "CD"):
            return None  # "two bodyguards/RB died", never "two days later"
        verbal = self.lemma(word, "VBZ") in self.frames.verbs or lemma in self.frames.nouns
        if verbal and after not in FINITE:
            return None
        sense = self.nouns.sense((lemma,))
        if sense is None or not sense.sure or sense.kind not in KINDS:
            return None
        return "NNS" if lemma != word else "NN"
