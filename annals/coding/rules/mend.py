"""Tags mended where the lexicon knows a word better than the tagger ("152 refugees/VBZ", "grenade thrown/NN at")."""

from __future__ import annotations

from collections.abc import Callable

from annals.coding.rules.asked import ANY, CLOSES, COUNTED, ENDED, LED, LED_TO, NAMED, NAMES, OPENS, Asked, by_word
from annals.coding.rules.frames import Frames
from annals.coding.rules.mend_nouns import (
    AFTER_NAME,
    BREAKS,
    FINITE,
    INITIALS,
    KINDS,
    NOUNISH,
    SHORT,
    SMALL,
    STATES,
    WOUNDING,
    NounCauses,
)
from annals.coding.rules.nouns import Nouns
from annals.coding.rules.paired import paired
from annals.language.reading import Sentence

UNNAMED = frozenset({"UH", "CD", "JJ", "RB", "FW", "LS"})
"""Tags that letters at the head of a sentence are given where they are not known."""
DESCRIBING = frozenset(
    "presumed suspected alleged allied armed masked hooded uniformed unidentified outlawed exiled".split()
)
REDUCED = frozenset("believed thought suspected accused attributed blamed planted carried linked claimed laid".split())
PASTS = frozenset("burst tore blew fled slew threw drove stole fought overran rammed slain fell flung swept".split())
NEVER_SUFFERED = frozenset(
    "demonstrated marched crossed erupted gathered rallied protested clashed arrived advanced retreated escaped"
    " occurred mutinied emerged rioted rampaged disappeared collapsed succumbed perished".split()
)
"""Past forms of verbs that have no object: without an auxiliary they are no participles."""
PAST_TOO = frozenset({"cost", "left", "hurt"})
MANY = frozenset({"scores", "dozens", "hundreds", "thousands", "tens"})
CAPTIVE = frozenset({"hostage", "captive", "prisoner"})
TAKING = frozenset({"take", "takes", "taking", "took", "taken", "hold", "holds", "holding", "held"})
BE_FORMS = frozenset({"been", "was", "were", "is", "are", "being"})
DOING_AFTER = frozenset({"by", "and", "or", ",", "before", "after", "while", "then"})
ALONE = frozenset(
    "landed exploded crashed occurred happened arrived died erupted resulted perished succumbed escaped fled".split()
)
LAID = frozenset("left planted placed found thrown laid hidden buried fired launched dropped lobbed hurled".split())
LOADED = frozenset({"laden", "packed", "rigged", "loaded", "stuffed", "fitted", "filled"})
SPOKEN = frozenset("said told reported announced claimed believed added warned confirmed alleged thought knew".split())

OBJECTS = frozenset({"NN", "NNS", "NNP", "DT", "CD", "PRP$", "JJ"})
WHO = frozenset("man men woman women people crowd youth youths attacker attackers assailant assailants".split())
INCLUDING = frozenset({"incl.", "incl", "inc.", "acc."})
HARMED = frozenset(
    "martyred slain lynched executed beheaded maimed hospitalised hospitalized massacred slaughtered fallen drowned"
    " hacked stabbed knifed".split()
)
SUSTAINED = frozenset({"sustained", "suffered", "received"})
"""What people do who are hurt, also where only their number is told: "two sustained injuries"."""
REGAINED = frozenset({"regained", "retained", "gained", "regain", "assumed"})
LOYAL = frozenset({"loyal", "allegiant"})


class Mender(NounCauses):
    """Proposes other tags for single tokens; each method is one cause, the first that holds decides."""

    def __init__(self, frames: Frames, nouns: Nouns, lemma: Callable[[str, str], str]) -> None:
        super().__init__(frames, nouns, lemma)
        # By the tag that a word has, so that most words are asked little: a cause that looks at one more tag, or at
        # words and tags behind that its row leaves out, has to be named so here too.
        article = Asked(self._after_article)
        verb: tuple[Asked, ...] = (
            Asked(self._state, STATES | {"ablaze", "alight"}),
            Asked(self._acronym),
            Asked(self._wounds, WOUNDING | {"wounds", "injuries"}),
        )
        belong = Asked(self._belong, frozenset({"belong"}))
        included = Asked(self._included, INCLUDING)
        past = Asked(self._past, PAST_TOO, COUNTED)
        tore = Asked(self._tore, PASTS | {"shoot"})
        participle = Asked(self._participle, ANY, LED)
        loaded = Asked(self._loaded, LOADED)
        loyal = Asked(self._loyal, LOYAL | {"aged"}, LED_TO | {"CD"})
        small, noun = Asked(self._small_word, SMALL, NAMES), Asked(self._noun)
        compound = Asked(self._compound, ANY, NAMED | {"JJ", "NNP"})
        anti = Asked(self._anti, ANY, frozenset({"VBD", "VBZ", "MD"}))
        never = Asked(self._never_suffered, NEVER_SUFFERED | {"unopposed"})
        self.causes = by_word({
            "NN": (
                belong, loyal, Asked(self._shot, frozenset({"shot"})), Asked(self._fire, frozenset({"fire"})),
                Asked(self._dead, frozenset({"dead"})), Asked(self._aboard, frozenset({"board"}), OPENS), loaded,
                Asked(self._infinitive, ANY, OPENS | {"PRP", "JJ"}), included, past, tore,
                Asked(self._held, CAPTIVE), Asked(self._doing, ANY, OPENS | NAMED | {"JJ", "VBZ"}), participle,
                Asked(self._block, frozenset({"block"}), OPENS), Asked(self._name), Asked(self._harmed, HARMED),
            ),
            "JJ": (
                Asked(self._struck_dead, frozenset({"dead"})),
                Asked(self._harmed, HARMED), Asked(self._both_suffered, ANY, frozenset({"CC"})),
                belong, Asked(self._front, frozenset({"front"})), Asked(self._be, frozenset({"was", "were"})),
                Asked(self._infinitive, frozenset({"disperse"})),
                loaded, Asked(self._suffered), included, past, tore, Asked(self._name), participle,
                Asked(self._national), Asked(self._after_verb, ANY, CLOSES), Asked(self._regained, REGAINED),
                Asked(self._explosive, frozenset({"explosive"}), CLOSES), Asked(self._initials),
            ),
            "UH": (Asked(self._initials),),
            "CD": (Asked(self._initials),),
            "NNP": (belong, loyal, participle, Asked(self._casualty, SHORT), Asked(self._harmed, HARMED)),
            "VBZ": (
                *verb, small, included, Asked(self._name, ANY, AFTER_NAME), anti, Asked(self._two_finite),
                Asked(self._crowd), noun,
            ),
            "VBP": (*verb, small, included, anti, article, noun),
            "VB": (*verb, included, anti, article, noun),
            "VBD": (
                never, *verb, loyal, included, Asked(self._left_there, LAID, LED | {"RB"}),
                Asked(self._counted, STATES, ENDED), Asked(self._adjective, ANY, NAMED),
                Asked(self._participle, REDUCED), Asked(self._reduced, ANY, LED_TO | {"RB"}), anti,
            ),
            "VBN": (
                Asked(self._second_act, ANY, OBJECTS), compound, never, *verb, loyal, Asked(self._suffered),
                Asked(self._of_whom),
                Asked(self._two_acts, ANY, frozenset({"CC", "RP"})),
                Asked(self._spoken, SPOKEN, frozenset({".", "IN"})), Asked(self._by_itself, ALONE),
                Asked(self._no_verb), Asked(self._set, frozenset({"set"})),
                Asked(self._shot_dead, frozenset({"shot"})),
            ),
            "IN": (Asked(self._joined_name, ANY, NAMED | NAMES),),
            "VBG": (compound, *verb, Asked(self._act, ANY, ENDED | {"IN", "RB", "NN"})),
            "PRP": (Asked(self._mine, frozenset({"mine"})),),
            "DT": (Asked(self._that, frozenset({"that"}), frozenset({"NNS", "NNPS"})),),
            "RB": (
                Asked(self._beside, frozenset({"outside", "inside", "near"}), frozenset({"DT", "PRP$", "NNP", "NNS"})),
                Asked(self._amid_name, ANY, NAMED | NAMES), Asked(self._substance), anti, noun),
        })  # fmt: skip

    def tags(self, sentence: Sentence) -> dict[int, str]:
        """The tokens of a sentence whose tag is to change, with the new tag."""
        found: dict[int, str] = {}
        tags = sentence.tags
        opening = self._opening(sentence) if len(tags) > 1 else None
        if opening is not None:
            found[0] = opening
        causes, lower = self.causes, sentence.lower
        for i, (tag, after) in enumerate(zip(tags[1:], (*tags[2:], ""), strict=False), 1):
            if tag not in causes:
                continue
            words, others = causes[tag]
            for cause in words.get(lower[i], others)[after]:
                new = cause(sentence, i, after)
                if new is not None:
                    found[i] = new
                    break
        found.update(dict.fromkeys(paired(sentence, self.nouns, self.lemma), "JJ"))
        return found

    def _opening(self, sentence: Sentence) -> str | None:
        """ "Militant/JJ kills policeman": the first word of a headline before its verb is who acts."""
        word, tag = sentence.words[0], sentence.tags[0]
        verb = tag.startswith("VB")  # "IED/VBN under the car"
        if (verb or tag in UNNAMED) and not sentence.caps and INITIALS.fullmatch(word):
            return "NNP"  # "ADF/UH rebels killed 18 people"
        if sentence.tags[0] != "JJ" or sentence.tags[1] not in FINITE:
            return None
        sense = self.nouns.sense((sentence.lower[0],))
        return "NN" if sense is not None and sense.sure and sense.kind in KINDS else None

    @staticmethod
    def _initials(sentence: Sentence, i: int, after: str) -> str | None:
        """ "On Monday RSF/CD fighters": the letters of a group, of which the tagger can know few."""
        named = INITIALS.fullmatch(sentence.words[i]) is not None and not sentence.caps
        return "NNP" if named else None

    @staticmethod
    def _shot(sentence: Sentence, i: int, after: str) -> str | None:
        """ "the police shot/NN at the crowd"."""
        shot = sentence.lower[i] == "shot" and sentence.lower[i + 1 : i + 2] in (("at",), ("dead",), ("into",))
        return "VBD" if shot and sentence.tags[i - 1] in ("NNS", "NNP", "NNPS", "PRP") else None

    @staticmethod
    def _past(sentence: Sentence, i: int, after: str) -> str | None:
        """ "cost the lives": a past form that looks like a noun."""
        counted = after == "NNS" and sentence.lower[i + 1] in MANY
        past = sentence.lower[i] in PAST_TOO and sentence.tags[i] in ("NN", "JJ") and (after in ("DT", "CD") or counted)
        return "VBD" if past else None

    @staticmethod
    def _state(sentence: Sentence, i: int, after: str) -> str | None:
        """ "left three buses ablaze/VBD", "nine dead and 20 wounded/VBN"."""
        word, verbal = sentence.lower[i], sentence.tags[i].startswith("VB")
        if word in STATES and sentence.tags[i - 1] == "DT" and after not in NOUNISH and after != "NNS":
            return "NNS"  # "three of the wounded died"
        if word in STATES and sentence.lower[i - 2 : i] in (("number", "of"), ("dozens", "of"), ("scores", "of")):
            return "NNS" if after not in NOUNISH and after != "NNS" else None
        beside = "dead" in sentence.lower[max(0, i - 4) : i] or sentence.tags[max(0, i - 2)] == "CC"
        counted = word in STATES and sentence.tags[i - 1] == "CD" and beside
        return "JJ" if verbal and (counted or word in ("ablaze", "alight")) else None

    @staticmethod
    def _set(sentence: Sentence, i: int, after: str) -> str | None:
        """ "a mob set/VBN ablaze two men", "crowds set/VBN fire to two offices": what is set stands behind the word."""
        if sentence.lower[i : i + 3] == ("set", "fire", "to") and sentence.tags[i - 1].startswith("NN"):
            return "VBD"
        burns = sentence.lower[i] == "set" and sentence.lower[i + 1 : i + 2] in (("ablaze",), ("alight",))
        whole = sentence.tags[i + 2 : i + 3] in (("CD",), ("DT",), ("NNS",), ("PRP$",), ("JJ",))
        return "VBD" if burns and whole and sentence.tags[i - 1].startswith("NN") else None

    @staticmethod
    def _shot_dead(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Soldiers mistakenly shot/VBN dead three hostages": whom is said behind it."""
        dead = sentence.lower[i + 1 : i + 2] == ("dead",)
        whom = sentence.tags[i + 2 : i + 3] in (("CD",), ("DT",), ("PRP$",), ("JJ",), ("NNS",), ("PRP",))
        k = i - 2 if sentence.tags[i - 1] == "RB" else i - 1
        return "VBD" if dead and whom and sentence.tags[k].startswith(("NN", "PRP")) else None

    @staticmethod
    def _regained(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Government forces regained/JJ control of the coast"."""
        control = sentence.lower[i + 1 : i + 2] in (("control",), ("full",), ("possession",), ("ground",))
        return "VBD" if control and sentence.tags[i - 1].startswith("NN") else None

    @staticmethod
    def _explosive(sentence: Sentence, i: int, after: str) -> str | None:
        """ "15 kg of explosive/JJ from a well"."""
        return "NN" if sentence.tags[i - 1] in ("IN", "NN", "NNP", "JJ") else None

    @staticmethod
    def _block(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Small traders block/NN the road"."""
        return "VBP" if sentence.tags[i - 1] == "NNS" and after in ("DT", "PRP$", "CD") else None

    def _both_suffered(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "were disarmed/JJ and taken captive": joined to a participle it is one."""
        lower, tags = sentence.lower, sentence.tags
        joined = lower[i + 1 : i + 2] == ("and",) and tags[i + 2 : i + 3] == ("VBN",)
        said = joined and lower[i].endswith("ed") and lower[i - 1] in BE_FORMS
        return "VBN" if said and lower[i] not in STATES else None

    @staticmethod
    def _by_itself(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Two rockets landed/VBN in a field": what nobody does to anything is no participle."""
        behind = sentence.tags[i - 1][:2] in ("NN", "CD") and sentence.lower[i + 1 : i + 2] != ("by",)
        return "VBD" if sentence.lower[i] in ALONE and behind else None

    @staticmethod
    def _adjective(sentence: Sentence, i: int, after: str) -> str | None:
        """ "eight wanted/VBD suspects"."""
        before = sentence.tags[i - 1]
        if sentence.lower[i] in DESCRIBING and sentence.tags[i] == "VBD" and after in ("NN", "NNS"):
            return "JJ"
        if sentence.tags[i] != "VBD" or after not in ("NN", "NNS"):
            return None
        if before == "RB" and after == "NNS" and sentence.tags[i - 2] in ("CD", "DT", "JJ"):
            return "JJ"  # "three clearly marked/VBD trucks"
        if before in ("IN", "WDT") and sentence.tags[i + 2 : i + 3] in (("VBD",), ("VBP",), ("MD",)):
            return "JJ"  # "reports that wounded/VBD fighters were executed"
        if before not in ("CD", "DT", "PRP$", "JJ", "VBG"):
            return None
        numbered = before == "CD" and i > 1 and sentence.tags[i - 2] in ("NNP", "NN")  # "Battalion 369 fired/VBD"
        return None if numbered or (before == "CD" and sentence.lower[i] in STATES) else "JJ"

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
        if sentence.lower[i] in ("burst", "shoot"):
            led = sentence.lower[i + 1 : i + 2] in (("into",), ("in",), ("out",), ("through",), ("at",), ("dead",))
            return ("VBD" if sentence.lower[i] == "burst" else "VBP") if led else None
        return "VBD" if sentence.lower[i] in PASTS and sentence.tags[i - 1].startswith("NN") else None

    @staticmethod
    def _held(sentence: Sentence, i: int, after: str) -> str | None:
        """ "took four workers hostage": said of the workers, no noun with them."""
        if sentence.lower[i] not in CAPTIVE or sentence.tags[i - 1] not in ("NNS", "NNP", "NNPS", "PRP", "NN", "VBN"):
            return None
        return "RB" if TAKING & set(sentence.lower[max(0, i - 8) : i]) else None

    def _doing(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "setting/NN homes ablaze", "by shelling/NN enemy settlements": a participle with an object."""
        word, before = sentence.lower[i], sentence.lower[i - 1]
        if before in WHO and word.endswith("ing") and after in ("NNS", "VBZ"):
            return "VBG"  # "stabbed by a man shouting/NN slogans"
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

    def _infinitive(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "to disperse/NN youths": what "to" stands before is a verb, where no list knows it as a thing."""
        word = sentence.lower[i]
        if sentence.lower[i - 1] != "to" or after not in ("DT", "PRP", "PRP$", "NNS", "JJ", "CD"):
            return None
        known = self.nouns.sense((word,)) is not None or word in self.frames.nouns or sentence.words[i][0].isupper()
        return None if known or word.endswith(("ing", "s")) else "VB"

    @staticmethod
    def _aboard(sentence: Sentence, i: int, after: str) -> str | None:
        """ "a man on board/NN a motorcycle": one preposition of two words."""
        return (
            "IN" if sentence.lower[i - 1 : i + 1] == ("on", "board") and after in ("DT", "CD", "NNS", "PRP$") else None
        )

    @staticmethod
    def _loaded(sentence: Sentence, i: int, after: str) -> str | None:
        """ "a car laden/NN with explosives"."""
        return "VBN" if sentence.lower[i] in LOADED and sentence.lower[i + 1 : i + 2] == ("with",) else None

    @staticmethod
    def _be(sentence: Sentence, i: int, after: str) -> str | None:
        """ "Eight of the dead were/JJ children"."""
        return "VBD" if sentence.lower[i] in ("were", "was") else None

    def _act(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "the mass stabbing/VBG at the station"."""
        if sentence.lower[i] == "fighting" and sentence.lower[i - 1] in ("in", "during") and after in ("IN", "RB", "."):
            return "NN"  # "died in fighting around Kpandroma"
        if sentence.lower[i : i + 2] == ("firing", "squad"):
            return "NN"
        named = sentence.tags[i - 1] in ("NN", "JJ") and "DT" in sentence.tags[max(0, i - 3) : i]
        return "NN" if named and after in ("IN", ",", ".") and sentence.lower[i] in self.frames.nouns else None

    @staticmethod
    def _included(sentence: Sentence, i: int, after: str) -> str | None:
        return "IN" if sentence.lower[i] in INCLUDING else None

    @staticmethod
    def _left_there(sentence: Sentence, i: int, after: str) -> str | None:
        """ "disarmed a bomb left/VBD outside": said of the object of another verb, it is a participle."""
        tags = sentence.tags
        if sentence.lower[i] not in LAID or after not in ("IN", "RP", "RB") or not tags[i - 1].startswith("NN"):
            return None
        k = i - 1
        while k > 0 and (tags[k].startswith("NN") or tags[k] in ("DT", "JJ", "CD", "PRP$", "VBN")) and i - k < 7:
            k -= 1
        spoken = tags[k] in ("VBD", "VBZ", "VBG") and sentence.lower[k] not in SPOKEN
        return "VBN" if spoken and sentence.lower[k] not in ("was", "were", "is", "are") else None

    @staticmethod
    def _reduced(sentence: Sentence, i: int, after: str) -> str | None:
        """ "A patrol sent/VBD to the scene was hit": of two finite verbs in one clause the first is a participle."""
        lower, tags = sentence.lower, sentence.tags
        if after not in ("IN", "TO", "RB") or tags[i - 1] not in ("NN", "NNS", "NNP", "JJ") or lower[i] in SPOKEN:
            return None
        for k in range(i + 2, min(i + 14, len(tags))):
            if tags[k] == "CC" and tags[k - 1] == "NNP" and tags[k + 1 : k + 2] == ("NNP",):
                continue
            if tags[k] in BREAKS or lower[k] in ("after", "before", "as", "since", "that"):
                return None
            if tags[k] in FINITE or tags[k] == "VBP":
                return "VBN" if tags[k - 1].startswith("NN") else None
        return None

    def _suffered(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "was martyred/JJ", "two others sustained/JJ bullet injuries", "others wounded/JJ a guard"."""
        word = sentence.lower[i]
        if not word.endswith("ed"):
            return None
        entries = self.frames.verbs.get(self.lemma(word, "VBD"), ())
        if sentence.lower[i - 1] in BE_FORMS and after not in NOUNISH and after != "NNS":
            harm = any(e.frame.effect is not None and not e.rest for e in entries)
            return "VBN" if harm and word not in STATES else None
        if word in ("attained", "embraced") and sentence.lower[i + 1 : i + 2] in (("martyrdom",), ("shahadat",)):
            return "VBD"
        counted = sentence.tags[i - 1] == "NNS" or (word in SUSTAINED and sentence.tags[i - 1] == "CD")
        return "VBD" if entries and counted and (after in NOUNISH or after == "NNS") else None

    def _counted(self, sentence: Sentence, i: int, after: str) -> str | None:
        """ "resulted in two men killed/VBD and one wounded": of those counted, not by those counted."""
        lower, tags = sentence.lower, sentence.tags
        if lower[i] not in STATES or after not in ("CC", ",", "."):
            return None
        k = i - 1
        while k > 0 and tags[k] in ("NN", "NNS", "NNP", "NNPS", "JJ"):
            k -= 1
        return (
            "VBN" if k < i - 1 and tags[k] == "CD" and lower[k - 1] in ("in", "with", "leaving", "left", "at") else None
        )

    @staticmethod
    def _spoken(sentence: Sentence, i: int, after: str) -> str | None:
        """ "..., the army claimed/VBN on Twitter"."""
        behind = after == "." or (after == "IN" and sentence.lower[i + 1] in ("on", "in", "at", "that"))
        if sentence.lower[i] not in SPOKEN or not behind or not sentence.tags[i - 1].startswith("NN"):
            return None
        k = i - 1
        while k > 0 and sentence.tags[k] in ("NN", "NNP", "NNS", "NNPS", "JJ", "DT", "POS"):
            k -= 1
        return "VBD" if sentence.tags[k] == "," else None

    @staticmethod
    def _harmed(sentence: Sentence, i: int, after: str) -> str | None:
        """ "1 constable martyred/NNP, 2 hurt": what befell those counted, in a note without auxiliaries."""
        counted = sentence.tags[i - 1] in ("CD", "NN", "NNS") and "CD" in sentence.tags[max(0, i - 4) : i]
        return "VBN" if counted and after in (",", ".", "CC", "IN", ":", "") else None

    @staticmethod
    def _never_suffered(sentence: Sentence, i: int, after: str) -> str | None:
        """ "The rebels marched/VBN into Bukavu", "advanced unopposed/VBN": forms that are no passives."""
        if sentence.lower[i] == "unopposed":
            return "RB"
        alone = sentence.lower[i] in NEVER_SUFFERED and sentence.lower[i + 1 : i + 2] != ("by",)
        return "VBD" if alone and sentence.tags[i - 1].startswith(("NN", "JJ", "CD")) else None

    @staticmethod
    def _two_acts(sentence: Sentence, i: int, after: str) -> str | None:
        """ "a man stabbed/VBN and wounded a guard": joined to a finite verb it is one."""
        tags = sentence.tags
        joint = i + 2 if after == "RP" else i + 1  # "tied up and shot"
        if tags[joint : joint + 1] != ("CC",) or not tags[i - 1].startswith("NN"):
            return None
        k = joint + 1
        while k < len(tags) and tags[k] == "RB":
            k += 1
        acts = tags[k : k + 1] == ("VBN",) and tags[k + 1 : k + 2] and tags[k + 1] in OBJECTS
        if acts and sentence.lower[joint] == "and" and not FINITE & set(sentence.tags[i + 1 :]):
            return "VBD"  # "Members of the gang looted/VBN and set/VBN fire to a depot."
        joined = tags[k : k + 1] == ("VBD",) and sentence.lower[k] not in BE_FORMS and tags[k + 1 : k + 2] != ("IN",)
        return "VBD" if joined else None

    @staticmethod
    def _second_act(sentence: Sentence, i: int, after: str) -> str | None:
        """ "rebels looted/VBD and set/VBN fire to": joined to a finite verb, with an object of its own."""
        return "VBD" if sentence.tags[i - 2 : i] == ("VBD", "CC") and sentence.lower[i - 1] == "and" else None

    @staticmethod
    def _front(sentence: Sentence, i: int, after: str) -> str | None:
        """ "the Carlos Patiño front/JJ attacked"."""
        return "NN" if sentence.tags[i - 1].startswith("NNP") and after not in NOUNISH else None

    @staticmethod
    def _belong(sentence: Sentence, i: int, after: str) -> str | None:
        """ "men believed to belong/NNP to the front"."""
        return "VB" if sentence.tags[i - 1] == "TO" or sentence.lower[i - 1] == "to" else None

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
