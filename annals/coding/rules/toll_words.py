"""What the words around a number count: "12 dead", "no casualties", "fatalities: 3", "the toll rose to 40"."""

from __future__ import annotations

from annals.coding.rules.scene import Scene
from annals.language.numbers import NumberPhrase

STATES = {
    "dead": "killed", "killed": "killed", "murdered": "killed", "slain": "killed",
    "wounded": "injured", "injured": "injured", "hurt": "injured", "missing": "missing",
    "kidnapped": "abducted", "abducted": "abducted", "arrested": "arrested",
    "doa": "killed", "inj": "injured", "inj.": "injured", "hospitalised": "injured", "hospitalized": "injured",
    "treated": "injured", "kia": "killed", "ekia": "killed", "wia": "injured", "mia": "missing",
    "displaced": "displaced", "homeless": "displaced", "detained": "arrested", "unaccounted": "missing",
    "martyred": "killed", "fallen": "killed", "lynched": "killed", "beheaded": "killed", "executed": "killed",
    "slaughtered": "killed", "massacred": "killed", "drowned": "killed", "maimed": "injured", "lifeless": "killed",
}  # fmt: skip
SHORT = frozenset({"kia", "ekia", "wia", "mia"})
STATE_TAGS = frozenset({"JJ", "VBN", "NN", "NNS", "RB", "VBG"})
# Words of these tags open another clause or phrase, which a figure before them does not reach into.
CLAUSE = frozenset({"VBD", "VBZ", "VBP", "MD", "IN", "WDT", "WP", ":", "CC"})
NOUNS = {
    "death": ("killed",), "fatality": ("killed",), "dead": ("killed",), "casualty": ("killed", "injured"),
    "injury": ("injured",), "wounded": ("injured",), "injured": ("injured",), "life": ("killed",),
    "arrest": ("arrested",), "corpse": ("killed",), "victim": (), "loss": ("killed",), "martyr": ("killed",),
}  # fmt: skip
LABELS = {
    "fatality": ("killed",), "death": ("killed",), "dead": ("killed",), "killed": ("killed",), "kia": ("killed",),
    "wounded": ("injured",), "injured": ("injured",), "injury": ("injured",), "wia": ("injured",),
    "arrest": ("arrested",), "arrested": ("arrested",), "abducted": ("abducted",), "kidnapped": ("abducted",),
    "missing": ("missing",),
}  # fmt: skip
"""What notes head a figure with."""
LISTED = frozenset({"CD", "NN", "NNS", "NNP", "NNPS", "JJ", "VBN"})
OPENING = frozenset({".", ";", ",", "(", "[", "-", "–", "/"})
ENDS = frozenset({(".",), (",",), (";",), (")",), ("]",), ()})
NUMBERED = {
    "death": "killed", "fatality": "killed", "body": "killed", "corpse": "killed", "martyr": "killed",
    "injury": "injured", "arrest": "arrested",
}  # fmt: skip
CARE = frozenset(
    {("in", "hospital"), ("in", "hospitals"), ("in", "intensive"), ("in", "critical"), ("under", "treatment")}
    | {("receiving", "treatment"), ("undergoing", "treatment"), ("in", "clinics")}
)
OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "these")})
CARED_FOR = frozenset({"treated", "hospitalised", "hospitalized"})
"""What is told of some of the hurt: another figure for the hurt holds rather."""
STANDING_STATES = frozenset({"displaced", "missing", "homeless", "detained"})
"""What people are called who are so for long: "some 31,000 displaced people" tells of no event."""
FAR = 36
COPULA = frozenset(
    "is are was were been be being have has had confirmed reported feared presumed believed listed now also still"
    " left".split()
)
RISE = frozenset({"rise", "climb", "increase", "reach", "revise", "jump", "grow", "mount", "soar", "raise", "update"})
PASS = frozenset({"pass", "exceed", "top", "surpass"})
"""Of a toll: it stands above the figure behind."""
VALUE = RISE | PASS | {"be", "stand", "at", "to", "number"}
"""What stands between "toll" and its figure where the figure is its value."""
PUT = RISE | {"put", "bring", "set", "estimate"}
LEFT = frozenset({"leave", "abandon"})
LOSE = frozenset({"claim", "cost", "lose", "take"})
MEN = frozenset(
    {"man", "fighter", "soldier", "troop", "troops", "militant", "guerrilla", "rebel", "member", "officer", "cadre",
     "policeman", "combatant", "dead", "casualty", "comrade"}
)  # fmt: skip
NOMINAL = frozenset({"NN", "JJ", "DT", "PR", "PO"})
"""How the tags of those begin whom a fight cost something."""
PERIODS = frozenset({"since", "year", "month", "week", "weeks", "months", "years", "days"})
NOW = frozenset({("now",), ("then",), ("noon",), ("nightfall",), ("evening",), ("midnight",)})
MORE = frozenset({"more", "another", "others"})
WOUNDS = frozenset({"injury", "wound", "burn", "fracture"})


class TollWords:
    """Reads the words on both sides of the numbers of one sentence."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.sentence = scene.sentence

    def read(self, number: NumberPhrase, first: int, last: int) -> list[tuple[str, int, str]]:
        """The effects that the words around a number tell: (effect, last token, rule)."""
        lower, lemmas, tags = self.sentence.lower, self.scene.lemmas, self.sentence.tags
        cost = self._lives_of(first, last) or self._labelled(first, last) or self._fatally(last)
        put = lower[last + 1 : last + 2] == ("the",) and not PUT.isdisjoint(lemmas[max(0, first - 4) : first])
        if cost or put:
            return cost or self._put(last)
        zero = number.low == 0 and number.high == 0
        behind = self._past_some(last + 1)
        for k in range(behind, min(behind + 6, len(lower))):
            told = tags[k] in STATE_TAGS or (tags[k] == "VBD" and lower[first - 1] in ("of", "with", "leaving"))
            if lower[k] in STATES and told and not self._before_noun(k):
                by = lower[k + 1 : k + 2] == ("by",) and not zero and lower[k] not in SHORT and not self._timed(k + 2)
                by = by and "number" not in lower[last + 1 : k] and lower[k] != "dead"  # "confirmed dead by the mayor"
                return [] if by else [(STATES[lower[k]], k, "toll:state")]
            if tags[k] == "CD" or (tags[k].startswith("VB") and lower[k] not in STATES and lower[k] not in COPULA):
                break  # "400 rounds recovered, 2 arrested"
            described = lower[k] in STATES and lower[k] not in STANDING_STATES
            if k == last + 1 and described and tags[k + 1 : k + 2] == ("NNS",) and number.low != 0:
                return [(STATES[lower[k]], k + 1, "toll:state")]
            if lemmas[k] in NOUNS and tags[k].startswith("N") and tags[k + 1 : k + 2] not in (("NN",), ("NNS",)):
                joined = lemmas[k + 2 : k + 3] if zero and lower[k + 1 : k + 2] in (("or",), ("and",), ("nor",)) else ()
                more = [e for w in joined for e in NOUNS.get(w, ())]
                return [(e, k, "toll:nominal") for e in dict.fromkeys([*self._counted(k, first, zero), *more])]
            if lower[k] == "and" and self._and_more(k, first):
                continue  # "leaving 146 pilgrims and passengers dead"
            clause = lower[k] not in COPULA and tags[k] in CLAUSE and lower[k] not in ("of", "(", "-")
            clause = clause and not (zero and lower[k] == "or")  # "no damage or casualties"
            if clause:
                cared = self._hurt(first, k)
                if cared:
                    return cared
                break
        return self._death_toll(first, last)

    def _and_more(self, k: int, first: int) -> bool:
        """Whether behind an "and" more of those stand whom one figure counts, left dead or hurt together."""
        tags, m = self.sentence.tags, k + 1
        while tags[m : m + 1] == ("JJ",):
            m += 1
        state = self.sentence.lower[m + 1 : m + 2]
        left = "leave" in self.scene.lemmas[:first] and tags[m : m + 1] == ("NNS",)
        return left and bool(state) and state[0] in STATES

    def _hurt(self, first: int, k: int) -> list[tuple[str, int, str]]:
        """ "66 in hospital", "more than 70 with bullet wounds"."""
        lower = self.sentence.lower
        if lower[k : k + 2] in CARE and "dead" not in lower[first:k]:
            # "Six people died on the spot and two more in hospital"
            more = not MORE.isdisjoint(lower[first:k]) and "die" in self.scene.lemmas[:first]
            died = more and COPULA.isdisjoint(lower[first:k])
            return [("killed", k + 1, "toll:state")] if died else [("injured", k + 1, "toll:hospital")]
        wounds = lower[k] == "with" and WOUNDS & set(self.scene.lemmas[k + 1 : k + 4])
        return [("injured", k + 1, "toll:nominal")] if wounds else []

    def _past_some(self, k: int) -> int:
        """Past "54 people, 23 of them under 18, ...": where the words on all of those counted go on."""
        lower, tags = self.sentence.lower, self.sentence.tags
        if lower[k : k + 2] == ("of", "the") and tags[k + 2 : k + 3] == ("CD",):
            return k + 3  # "Four of the 25 people aboard are believed dead."
        comma = next((m for m in range(k, min(k + 3, len(lower))) if lower[m] == ","), None)
        if comma is None or tags[comma + 1 : comma + 2] != ("CD",) or lower[comma + 2 : comma + 4] not in OF_THEM:
            return k
        return next((m + 1 for m in range(comma + 4, min(comma + 16, len(lower))) if lower[m] == ","), k)

    def _counted(self, k: int, first: int, zero: bool) -> tuple[str, ...]:
        """The effects that a figure before the noun at `k` counts: none for "casualties", which does not say which."""
        lemmas = self.scene.lemmas
        around = (*lemmas[max(0, first - 4) : first], *lemmas[k + 1 : k + 4])
        lost = lemmas[k] != "life" or any(w in LOSE for w in around)
        vague = lemmas[k] in ("casualty", "loss") and not zero
        trade = lemmas[k] == "loss" and "life" not in lemmas[k : k + 3]
        if lemmas[k] == "victim" and zero:
            return ("killed", "injured")
        return NOUNS[lemmas[k]] if lost and not vague and not trade else ()

    def _lives_of(self, first: int, last: int) -> list[tuple[str, int, str]]:
        """ "cost the lives of 13 soldiers", "the death of 12 people"."""
        before = self.scene.lemmas[max(0, first - 3) : first]
        left = LEFT & set(self.scene.lemmas[max(0, first - 6) : first]) and "body" in before
        if before and before[-1] == "of" and ("life" in before or "death" in before or left):
            return [("killed", last, "toll:lives")]
        return [("killed", last, "toll:cost")] if self._cost(first, last) else []

    def _cost(self, first: int, last: int) -> bool:
        """ "The fight cost the rebels 40 men and the army eleven." """
        lemmas, tags = self.scene.lemmas, self.sentence.tags
        if "cost" not in lemmas[:first]:
            return False
        k = first - 1
        while k > 0 and tags[k][:2] in NOMINAL and lemmas[k] != "cost":
            k -= 1
        if lemmas[k] == "and" and k + 1 < first:
            cost = next((m for m in range(k - 1, max(0, k - 9), -1) if lemmas[m] == "cost"), k)
            return not MEN.isdisjoint(lemmas[cost:k])
        return k + 1 < first and lemmas[k] == "cost" and not MEN.isdisjoint(lemmas[last + 1 : last + 2])

    def _fatally(self, last: int) -> list[tuple[str, int, str]]:
        """ "Two villagers were hacked, one fatally", "three men were shot, two of them fatally"."""
        behind = self.sentence.lower[last + 1 : last + 4]
        at = next((n for n, word in enumerate(behind) if word in ("fatally", "mortally")), None)
        plain = at is not None and all(word in ("of", "them", "whom") for word in behind[:at])
        return [("killed", last + 1 + (at or 0), "toll:state")] if plain else []

    def _labelled(self, first: int, last: int) -> list[tuple[str, int, str]]:
        """ "Fatalities: 3", "Dead: 5 linemen, 1 militiaman", "deaths to date 16": the figures behind a label."""
        lower, tags, lemmas = self.sentence.lower, self.sentence.tags, self.scene.lemmas
        so_far = lower[max(0, first - 2) : first] in (("to", "date"), ("so", "far"))
        k = first - 3 if so_far else first - 1
        if so_far or (lemmas[k : k + 1] and lemmas[k] in LABELS and lower[last + 1 : last + 2] in ENDS):
            return [(e, last, "toll:label") for e in LABELS.get(lemmas[k], ())] if k >= 0 else []
        while k > 0 and (tags[k] in LISTED or lower[k] in (",", "and")) and lower[k] not in STATES:
            k -= 1
        if lower[k] in ("was", "were") and lower[k - 1] in LABELS and lower[: k - 1] in ((), ("the",)):
            return [(effect, last, "toll:label") for effect in LABELS[lower[k - 1]]]  # "Killed were two traders."
        if k <= 0 or lower[k] not in (":", "=", "-", "–"):
            return []
        label = lemmas[k - 1] if lemmas[k - 1] in LABELS else lower[k - 1]
        alone = k == 1 or lower[k - 2] in OPENING
        return [(effect, last, "toll:label") for effect in LABELS.get(label, ()) if alone]

    def _timed(self, k: int) -> bool:
        """Whether the token at `k` opens a phrase of time ("133 dead by Saturday night")."""
        return any(c.kind == "TIME" and c.i == k for c in self.scene.chunks) or self.sentence.lower[k : k + 1] in NOW

    def _before_noun(self, k: int) -> bool:
        tags = self.sentence.tags
        if self._timed(k + 1):
            return False  # "60 wounded Sunday when ..."
        return k + 1 < len(tags) and tags[k + 1] in ("NN", "NNS", "NNP") and self.sentence.lower[k] not in ("dead",)

    def _death_toll(self, first: int, last: int) -> list[tuple[str, int, str]]:
        """ "the death toll rose from 12 to 15", "the number of wounded stands at 40"."""
        lemmas, lower = self.scene.lemmas, self.sentence.lower
        if first and lower[first - 1] == "from":
            return []
        for k in range(first - 1, max(-1, first - FAR), -1):
            if lemmas[k] == "toll" or (lower[k] in STATES and lower[max(0, k - 2) : k] == ("put", "the")):
                return [(STATES.get(lower[k], "killed"), last, "toll:death_toll")] if self._counts(k, first) else []
            if self._dead_are(k, first):
                return [("killed", last, "toll:death_toll")]
            if lemmas[k] in ("number", "figure", "count", "tally") and not (k == first - 1 and "dead" in lower[:k]):
                effect = self._number_of(k, first)
                return [(effect, last, "toll:number")] if effect and self._counts(k, first) else []
            if lemmas[k] in (".", ";"):
                break
        return []

    def _number_of(self, k: int, first: int) -> str | None:
        """What "number", "count" or "figure" at `k` counts: "the number of bodies recovered", "the body count"."""
        lower, lemmas = self.sentence.lower, self.scene.lemmas
        state = next((STATES[w] for w in lower[k : k + 5] if w in STATES), None)
        if state is not None:
            return state
        if "die" in lemmas[k + 3 : k + 7] or lemmas[k + 4 : k + 7] == ("lose", "their", "life"):
            return "killed"  # "the number of those who died"
        counted = next((NUMBERED[w] for w in (*lemmas[k + 1 : k + 4], lemmas[k - 1]) if w in NUMBERED), None)
        grows = (
            lemmas[k] in ("count", "tally", "figure", "number", "estimate")
            and (lower[k + 1 : k + 2] != ("of",) or self._timed(k + 2))
            and (RISE | {"stand", "range", "vary"}) & set(lemmas[k:first])
        )
        return counted or ("killed" if grows else None)

    def _counts(self, k: int, first: int) -> bool:
        """Whether the words between "toll" and its figure say that the figure is its value."""
        between = self.scene.lemmas[k + 1 : first]
        return len(between) < 3 or bool(set(between) & VALUE)

    def _put(self, last: int) -> list[tuple[str, int, str]]:
        """ "raised to 250 the toll of the attack", "put at 200 the number of people who lost their lives"."""
        lemmas = self.scene.lemmas
        for k in range(last + 2, min(last + 5, len(lemmas))) if not self._over_time(last) else ():
            if lemmas[k] == "toll":
                return [("killed", last, "toll:death_toll")]
            if lemmas[k] == "number":
                effect = self._number_of(k, k)
                return [(effect, last, "toll:number")] if effect else []
        return []

    def _over_time(self, last: int) -> bool:
        """ "bringing to 17 the number killed in the city since Thursday": more than one act is counted."""
        return not PERIODS.isdisjoint(self.sentence.lower[last + 1 : last + 22])

    def _dead_are(self, k: int, first: int) -> bool:
        """Whether the figure says how many "the dead" at `k` are ("the dead of the attacks number 22"), or losses."""
        lower, lemmas = self.sentence.lower, self.scene.lemmas
        if lemmas[k] == "loss":  # "The rebels put army losses at eleven."
            return "put" in lemmas[max(0, k - 4) : k] and lower[first - 1] == "at"
        if lower[k] != "dead" or lower[k - 1] != "the":
            return False
        verb = self.scene.lemmas[max(k + 1, first - 2) : first]
        plain = self.sentence.tags[k + 1 : k + 2] not in (("NN",), ("NNS",), ("NNP",))
        return plain and self.sentence.lower[first - 1] != "of" and not VALUE.isdisjoint(verb)

    def passed(self, first: int) -> bool:
        """Whether a toll is said to stand above the figure at `first` ("the toll has passed 100")."""
        return first > 0 and self.scene.lemmas[first - 1] in PASS

    def revised(self, first: int) -> bool:
        """Whether the figure that begins at `first` takes the place of those told before ("rose to 40")."""
        before = self.scene.lemmas[max(0, first - 8) : first]
        lower = self.sentence.lower
        now = "now" in lower[max(0, first - 6) : first] and ({"put", "stand", "be", "count", "give"} & set(before))
        return any(w in RISE for w in before) or bool(now) or ("put" in before and "later" in lower[:first])
