"""What is told in words of violence and is no incident: accidents, nature, sport, debate, stories, drills, habits.

The words are data (`lexicon/en/nonevents.toml`, where each table is explained); here stands what must be beside
them. `why_none` is asked once for each event of a sentence, when its parties and tolls are known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from annals.coding.rules.chunks import OPEN_QUOTE, Noun, Verb
from annals.coding.rules.filler import Filler
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.nonevent_words import Figure, Words, load_nonevents
from annals.coding.rules.scene import Scene

FIGURES = frozenset({"number", "rate", "incidence", "frequency", "proportion"})
MOVES = frozenset("fall rise drop decline decrease increase double triple halve soar plummet jump climb grow".split())
COMPARED = frozenset({"%", "percent", "cent", "third", "half", "quarter", "fold", "fifth", "double", "triple", "halve"})
SOFT = frozenset(
    "kill wound die be_hurt fall toll explode bombing_noun destroy destruction_noun displace displacement_noun flee "
    "burn beat arson_noun target death_noun hit_mine strike_bare plant_bomb gunning_noun disappear".split()
)
"""Frames of bare harm: what they tell may have befallen people without anybody's doing."""
BLASTS = frozenset({"explode", "bombing_noun"})
BARE = frozenset(
    "kill wound die be_hurt fall toll displace displacement_noun flee death_noun disappear destroy".split()
)
"""Those of them that lean on what was told before ("Six people died")."""
FIRES = frozenset({"burn", "arson_noun"})
SPORTING = frozenset("attack clash shoot beat fight clash_noun attack_noun fighting_noun target open_fire kill".split())
ARGUED = frozenset("attack clash fight clash_noun attack_noun fighting_noun strike_noun target destroy".split())
TOPICS = frozenset({"over", "on", "against", "about"})
SCORE = re.compile(r"\d{1,2}-\d{1,2}")
EXECUTED = frozenset({"hang", "execute", "behead", "shoot", "put"})
SENTENCED = frozenset({"convict", "sentence", "condemn", "convicted", "sentenced", "condemned"})
CALM = frozenset({"peacefully", "smoothly", "quietly", "well", "calmly"})
SHOTS = frozenset({"open_fire", "shoot", "shooting_noun", "strike_bare", "fire_noun", "gunning_noun"})
AIMLESS = frozenset({("into", "air"), ("in", "air"), ("into", "sky"), ("over", "head"), ("warning", "shot")})
HELD = frozenset({"custody", "detention", "childbirth", "office", "sleep", "infancy", "poverty", "exile"})
CLEARING = frozenset({"demining", "demine", "deminer", "mine-clearance", "clearance", "de-mining", "de-miner"})
WAYS = frozenset({"way", "route", "travel", "return", "head", "drive", "bind"})
CANVASS = frozenset({"campaign", "election", "electoral", "pre-election", "party", "campaigning", "motor", "car"})
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth latest".split())
WALLS = frozenset({";", ":"})
ANIMALS = ("animals.wild", "animals.tame")


def _ordinal(word: str) -> bool:
    """Whether a word counts in order: "third", "15th"."""
    return word in ORDINALS or (word[:1].isdigit() and word[-2:] in ("st", "nd", "rd", "th"))


def why_none(scene: Scene, event: Event) -> str:
    """Why what an event tells is no incident, "" where nothing says so."""
    return Judge(scene, event).why()


class Judge:
    """Weighs one event against what stands around it in its part of the sentence (between semicolons)."""

    def __init__(self, scene: Scene, event: Event) -> None:
        self.scene = scene
        self.event = event
        self.lemmas = scene.lemmas
        self.tags = scene.sentence.tags
        self.data = load_nonevents()
        self.start, self.end = self._part()
        self.words = frozenset(self.lemmas[self.start : self.end])
        self.chunk = scene.chunks[event.chunk]

    def why(self) -> str:
        """The first reason that holds; what is told as drill, story or habit first."""
        return (
            self._statistic()
            or self._warning()
            or self._passed_off()
            or self._sentenced()
            or self._mishap()
            or self._drill()
            or self._story()
            or self._habit()
            or self._untrue()
            or self._natural()
            or self._put_out()
            or self._lapsed()
            or self._animal()
            or self._accident()
            or self._figure()
            or self._show()
            or self._canvass()
            or self._cleared()
            or self._counted_among()
            or self._debate()
            or self._sport()
        )

    def _sentenced(self) -> str:
        """ "A man convicted of the bombing was hanged": by a court, not by those who fight."""
        before = self.lemmas[self.start : self.event.token]
        judged = self.lemmas[self.event.token] in EXECUTED and self.event.rule.endswith(":passive")
        return "an execution by a court" if judged and not SENTENCED.isdisjoint(before) else ""

    def _passed_off(self) -> str:
        """ "The funeral went off without incident": it was held, and nothing blew up."""
        if self.event.frame.name != "explode" or self.lemmas[self.event.token] != "go":
            return ""
        behind = self.lemmas[self.event.token + 1 : self.event.token + 5]
        calm = "without" in behind or not CALM.isdisjoint(behind)
        return "nothing happened" if calm and not self._dead() else ""

    def _warning(self) -> str:
        """ "Soldiers fired into the air": nobody was aimed at."""
        if self.event.frame.name not in SHOTS or self._dead() or "gas" in self.words:
            return ""
        near = self.lemmas[self.event.token : min(self.end, self.event.token + 8)]
        pairs = set(pairwise(near)) | set(zip(near, near[2:], strict=False))
        return "shots that warn" if not AIMLESS.isdisjoint(pairs) else ""

    def _mishap(self) -> str:
        """ "said that the explosion was an accident"."""
        for i in range(self.event.token + 1, self.end):
            if self.lemmas[i] in ("accident", "mishap") and "be" in self.lemmas[max(0, i - 4) : i]:
                negated = {"not", "no", "n't"} & set(self.lemmas[max(0, i - 4) : i])
                return "" if negated else "an accident"
        return ""

    def _statistic(self) -> str:
        """ "The number of people killed fell by a third": how much of it there is, compared."""
        if FIGURES.isdisjoint(self.words):
            return ""
        lemmas = self.lemmas[self.start : self.end]
        counted = next((i for i, w in enumerate(lemmas) if w in FIGURES), None)
        if counted is None or not FIGURES & set(lemmas[: counted + 1]):
            return ""
        moved = next((i for i in range(counted, len(lemmas)) if lemmas[i] in MOVES), None)
        compared = moved is not None and bool(COMPARED & set(lemmas[moved : moved + 7]))
        return "a figure compared" if compared else ""

    def _part(self) -> tuple[int, int]:
        lemmas, at = self.lemmas, self.event.token
        start = next((i + 1 for i in range(at, -1, -1) if lemmas[i] in WALLS), 0)
        end = next((i for i in range(at + 1, len(lemmas)) if lemmas[i] in WALLS), len(lemmas))
        return start, end

    def _spans(self, name: str) -> list[tuple[int, int]]:
        words = self.data.lists[name]
        return [] if words.entries.keys().isdisjoint(self.words) else words.spans(self.lemmas, self.start, self.end)

    def _armed(self) -> bool:
        """Whether a weapon or a doer of violence is told in this part of the sentence."""
        return bool(self._spans("outweigh.arms"))

    def _dead(self) -> bool:
        return any(t.effect in ("killed", "injured") and t.high != 0 for t in self.event.tolls)

    def _state(self) -> bool:
        """Whether all who act are the state's, or nobody is said to."""
        doers = [*self.event.get("perpetrator"), *self.event.get("party")]
        return all(
            f.sort == "state_force" or f.status == "police" or f.head in ("soldier", "army", "troop") for f in doers
        )

    # Accidents, nature, disease, animals -----------------------------------------------------------

    def _accident(self) -> str:
        event = self.event
        if event.frame.name == "die" and any(
            p in ("in", "while") and self.scene.head_lemma(m) in HELD for p, m in self.scene.phrases(event.chunk)
        ):
            return "a death in custody"
        if event.frame.name not in SOFT or event.type not in VIOLENT or self._armed_doer():
            return ""
        if event.frame.name in FIRES and any(f.kind != "object" for f in event.get("perpetrator")):
            return ""
        for reason, words in self.data.causes:
            spans = [s for s in words.spans(self.lemmas, self.start, self.end) if self._means(words, s)]
            if event.frame.name in BLASTS:
                # A blast makes things crash and collapse.
                spans = [s for s in spans if self.lemmas[s[0]] not in ("crash", "collapse", "accident")]
            if event.frame.name == "beat":
                spans = [
                    s for s in spans if self.lemmas[s[0] : s[1]][-1] != "accident"
                ]  # "beat up two men after an accident"
            if spans and not self._outweighed(spans):
                return reason
        return ""

    def _armed_doer(self) -> bool:
        """Whether somebody armed acts; a "military plane" that crashed is nobody."""
        things = {f.chunk for f in self.event.get("weapon")}
        return any(f.armed and f.chunk not in things for f in self.event.get("perpetrator"))

    def _means(self, words: Words, span: tuple[int, int]) -> bool:
        """Whether the words at a span stand for what they name: not tagged as verbs, and not denied."""
        if words.nouns and self.tags[span[1] - 1].startswith("VB"):
            by = self.lemmas[span[0] - 1 : span[0]] in (("by",), ("from",), ("after",))
            if not by or not self.lemmas[span[1] - 1].startswith("flood"):
                return False
        return not {"no", "not", "n't", "than"} & set(self.lemmas[max(0, span[0] - 2) : span[0]])

    def _outweighed(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether a means, a doer or an act of violence stands beside the words of an accident."""
        taken = {t for a, b in spans for t in range(a, b)}
        if self.event.frame.name in FIRES:
            taken.update(range(self.event.token, self.event.last + 1))
        found = self._spans("outweigh.arms") + self._spans("outweigh.acts")
        return any(taken.isdisjoint(range(*s)) and not self._pit(s[0]) for s in found)

    def _pit(self, i: int) -> bool:
        """A mine that is dug, not laid, and a tyre or rifle is no matter."""
        return self.lemmas[i] == "mine" and ("collapse" in self.lemmas or "miner" in self.lemmas)

    def agents(self) -> set[str]:
        """Head lemmas of what does the act by grammar: subject, "by" phrase, or what stands before the noun."""
        scene, k, chunk = self.scene, self.event.chunk, self.chunk
        if isinstance(chunk, Noun):
            found = set(self.lemmas[chunk.core : chunk.head])
            return found | {scene.head_lemma(m) for prep, m in scene.complements(k) if prep == "by"}
        if not isinstance(chunk, Verb):
            return set()
        if chunk.passive or chunk.form == "part":
            return {scene.head_lemma(m) for prep, m in scene.phrases(k) if prep == "by"}
        subject = scene.subject(k)
        return {scene.head_lemma(subject)} if subject is not None else set()

    def _capital(self, filler: Filler) -> bool:
        """Whether a noun is written like a name amid the sentence."""
        scene = self.scene
        return (
            filler.end > 1 and not scene.caps and scene.sentence.words[filler.end - 1][0].isupper() and filler.start > 0
        )

    def _natural(self) -> str:
        """ "died of a heart complaint in 2002": what the text says somebody died of is no violence."""
        if self.event.frame.name != "die" or self._armed():
            return ""
        of = [self.scene.head_lemma(m) for p, m in self.scene.phrases(self.event.chunk) if p in ("of", "from")]
        near = self.lemmas[self.chunk.j : self.chunk.j + 6]
        named = bool(of) and self.lemmas[self.chunk.j : self.chunk.j + 1] in (("of",), ("from",))
        return "a natural death" if named and self.data.lists["deaths.violent"].entries.keys().isdisjoint(near) else ""

    def _put_out(self) -> str:
        """ "The founder was expelled in 1991": out of a group or an office, as one person by name is."""
        if self.event.frame.name != "displace":
            return ""
        people = self.event.get("victim")
        persons = all(f.kind == "person" and f.number is None and self.scene.proper(f.chunk) for f in people)
        return "put out of a group or an office" if people and persons else ""

    def _lapsed(self) -> str:
        """ "The truce of 26 September held", "a protest was announced but called off": made before, or never."""
        words = self.data.lists["lapsed.off"]
        if self.event.type in ("protest", "agreement", "forced_work_stoppage") and words.spans(
            self.lemmas, self.event.token + 1, self.end
        ):
            return "called off"
        if self.event.frame.name != "agreement_noun":
            return ""
        behind = enumerate(self.scene.chunks[self.event.chunk + 1 :], self.event.chunk + 1)
        m, verb = next(((m, c) for m, c in behind if isinstance(c, Verb) and (c.finite or self._holds(c))), (0, None))
        relative = any(self.scene.kind(n) == "WH" for n in range(self.event.chunk, m))
        if verb is None or relative or self.scene.subject(m) != self.event.chunk:
            return ""
        made = self.data.lists["lapsed.made"].spans(self.lemmas, self.event.token + 1, verb.i)
        if made and not verb.negated:
            return ""  # "The cease-fire declared by the president on Wednesday is holding."
        ended = self.lemmas[verb.main] in self.data.lists["lapsed.verbs"].entries
        return "an agreement made before" if ended or verb.negated else ""

    def _holds(self, verb: Verb) -> bool:
        """Whether a verb tagged as a participle is that of "a truce held from November"."""
        return self.lemmas[verb.main] == "hold" and self.scene.sentence.lower[verb.j : verb.j + 1] != ("by",)

    def _animal(self) -> str:
        wild, tame = self.data.lists["animals.wild"], self.data.lists["animals.tame"]
        if any(a in wild or a in tame for a in self._animal_agents()) and not self._armed():
            return "an animal"
        struck = [f.head for f in [*self.event.get("victim"), *self.event.get("target")]] or self._object()
        if not struck or not (self.event.frame.effect == "killed" or self.event.frame.name in ("shoot", "attack")):
            return ""
        if any(self._capital(f) for f in self.event.get("victim")):
            return ""  # "22 Tigers were killed in fighting"
        if all(h in wild for h in struck) or (
            all(h in tame or h in wild for h in struck) and self._spans("animals.cull")
        ):
            return "animals only"
        return ""

    def _animal_agents(self) -> set[str]:
        """Agents that are no names ("the Tigers"), where there are animals among them.

        "A lion attacked and killed" looks like a participle.
        """
        scene, before = self.scene, self.event.chunk - 1
        found = self.agents()
        if (
            isinstance(self.chunk, Verb)
            and self.chunk.form == "part"
            and scene.kind(before) == "NG"
            and self.event.get("victim")
        ):
            found.add(scene.head_lemma(before))
        if not any(a in self.data.lists[name] for name in ANIMALS for a in found):
            return set()
        proper = {w for w, tag in zip(self.lemmas, self.tags, strict=True) if tag in ("NNP", "NNPS")}
        return found - proper

    def _object(self) -> list[str]:
        if not isinstance(self.chunk, Verb) or self.chunk.passive:
            return []
        found = self.scene.object(self.event.chunk)
        return [self.scene.head_lemma(found)] if found is not None else []

    # Figures of speech, debate, sport --------------------------------------------------------------

    def _figure(self) -> str:
        if not isinstance(self.chunk, Verb):
            return ""
        lemma = self.lemmas[self.chunk.main]
        for figure in self.data.figures:
            if lemma in figure.of and self._fits(figure):
                return "figurative"
        return ""

    def _fits(self, figure: Figure) -> bool:
        if self._armed():
            return False
        if figure.by and figure.by & self.agents():
            return True
        if figure.on and (figure.on & set(self._object()) or self._next_word() in figure.on):
            return True
        phrases = self.scene.phrases(self.event.chunk) if figure.behind else []
        return any(p in ("with", "of", "in", "for") and self.scene.head_lemma(m) in figure.behind for p, m in phrases)

    def _next_word(self) -> str:
        k = self.chunk.j
        return self.lemmas[k] if k < len(self.lemmas) else ""

    def _show(self) -> str:
        """ "a demonstration of new methods", "a demonstration of loyalty"."""
        if self.event.frame.name != "protest_noun" or self.lemmas[self.event.token] != "demonstration":
            return ""
        k = self.event.chunk
        of = k + 2 if self.scene.word(k + 1) == "of" and self.scene.kind(k + 2) == "NG" else None
        sense = self.scene.sense(of) if of is not None else None
        shown = sense is not None and sense.kind not in ("person", "organization", "collective")
        return "a show" if shown and not self.event.get("perpetrator") else ""

    def _canvass(self) -> str:
        """ "as he left a campaign rally", "a rally of the ruling party": votes are asked for, nothing is opposed."""
        if self.event.frame.name != "protest_noun" or self.lemmas[self.event.token] != "rally":
            return ""
        chunk = self.chunk
        before = self.lemmas[chunk.i : chunk.j]
        if CANVASS & set(before):
            return "a rally for votes"
        way = self.scene.word(self.event.chunk - 1) in ("to", "from") and WAYS & set(self.lemmas[: chunk.i])
        return "only gone to" if way and not self.event.get("perpetrator") else ""

    def _cleared(self) -> str:
        """ "Demining teams destroyed 1,300 items of ordnance": what was left of a war is cleared away."""
        if self.event.frame.name not in ("destroy", "defuse", "explode", "seize_weapons"):
            return ""
        return "arms cleared away" if CLEARING & set(self.lemmas[: self.event.token]) else ""

    def _counted_among(self) -> str:
        """ "He was the 15th leader killed this year": one told before, counted among others."""
        event = self.event
        if not isinstance(self.chunk, Verb) or self.chunk.form != "part" or event.frame.effect != "killed":
            return ""
        k = event.chunk - 1
        group = self.scene.chunks[k]
        verb = self.scene.chunks[k - 1] if k >= 2 else None
        ranked = isinstance(group, Noun) and any(map(_ordinal, self.scene.sentence.lower[group.i : group.head]))
        said = isinstance(verb, Verb) and self.lemmas[verb.main] in ("be", "become") and self.scene.pronoun(k - 2)
        return "counted among others" if ranked and said else ""

    def _debate(self) -> str:
        """ "clashed over the pension bill", "attacked the ruling", "an attack on the budget"."""
        if self.event.frame.name not in ARGUED or self._dead() or self._armed():
            return ""
        over, who = self.data.lists["debate.over"], self.data.lists["debate.who"]
        k = self.event.chunk
        phrases = self.scene.complements(k) if isinstance(self.chunk, Noun) else self.scene.phrases(k)
        topic = any(p in TOPICS and self.scene.head_lemma(m) in over for p, m in phrases)
        if topic or any(h in over for h in self._object()):
            return "a dispute in words"
        speak = any(a in who for a in self.agents())
        return "a dispute in words" if speak and self._spans("debate.where") else ""

    def _sport(self) -> str:
        if self.event.frame.name not in SPORTING or self._dead() or self._armed():
            return ""
        if self.event.frame.name == "beat" and self._teams():
            return "sport"
        likely = {self.lemmas[a] for a, _ in self._spans("sport.likely")}
        if self._spans("sport.sure") or len(likely) >= 3 or self._score():
            return "sport"
        return "sport" if len(likely) == 2 and not self.event.get("perpetrator") else ""

    def _teams(self) -> bool:
        """ "Kenya beat Uganda": nothing but two names."""
        sides = [*self.event.get("perpetrator"), *self.event.get("victim")]
        return len(sides) == 2 and all(self.scene.proper(f.chunk) or f.start in self.scene.named for f in sides)

    def _score(self) -> bool:
        """A result such as 4-0, which counts nothing ("15-20 minutes")."""
        for i, word in enumerate(self.lemmas):
            if "-" in word and SCORE.fullmatch(word) is not None:
                return not self.tags[i + 1 : i + 2] or not self.tags[i + 1].startswith("NN")
        return False

    # Drills, stories, habits, hoaxes ---------------------------------------------------------------

    def _drill(self) -> str:
        if any(self._plays(*s) for s in self._spans("drill.sure")) and not self._dead():
            return "a drill"
        found = [s for s in self._spans("drill.likely") if self._practice(*s)]
        if not found or (not self._state() and not self._quoted()):
            return ""
        at = found[0][0]
        during = "during" in self.lemmas[max(0, at - 4) : at]
        named = any(f.armed for f in [*self.event.get("perpetrator"), *self.event.get("party")])
        return "a drill" if at < self.event.token or named or not (during or self._dead()) else ""

    def _practice(self, a: int, b: int) -> bool:
        """Whether a drill is meant, not the exercise of a right."""
        return self.tags[b - 1].startswith("NN") and self.lemmas[b : b + 1] != ("of",)

    def _plays(self, a: int, b: int) -> bool:
        """Whether a word of play is no name: "mock" stands before a noun."""
        return self.lemmas[a] != "mock" or self.tags[b : b + 1] in (("NN",), ("NNS",), ("JJ",))

    def _quoted(self) -> bool:
        """Whether those who act stand in quotation marks."""
        doers = [*self.event.get("perpetrator"), *self.event.get("victim")]
        return any(f.start > 0 and self.lemmas[f.start - 1] in OPEN_QUOTE for f in doers)

    def _story(self) -> str:
        """ "In the novel", "a film in which", "the play tells how": what follows is told, not reported."""
        for _, b in self._spans("story.told"):
            if b > self.event.token:
                break
            k = next(k for k, c in enumerate(self.scene.chunks) if c.i < b <= c.j)
            if self.scene.word(k - 1) == "in" or "in which" in " ".join(self.lemmas[b : b + 4]):
                return "a story"
            if any(w in self.data.lists["story.tell"] for w in self.lemmas[b : b + 3]):
                return "a story"
        return ""

    def _habit(self) -> str:
        if self._spans("habit.phrases"):
            return "a habit or a rate"
        if isinstance(self.chunk, Verb):
            near = self.lemmas[max(self.start, self.chunk.i - 2) : self.chunk.j + 1]
            if any(w in self.data.lists["habit.adverbs"] for w in near):
                return "a habit or a rate"
        return ""

    def _untrue(self) -> str:
        """ "Reports of an attack proved unfounded", "the rumour that gunmen had killed the bishop was false"."""
        told = self.data.lists["untrue.heads"]
        lower = self.scene.sentence.lower
        for a, _ in self.data.lists["untrue.words"].spans(lower, self.event.token + 1, self.end):
            heads = self.lemmas[self.start : self.event.token]
            if any(h in told for h in heads) and "not" not in lower[a - 2 : a]:
                return "said to be untrue"
        return ""
