"""Another source's count of the same dead: "the army put the dead at 85, Amnesty at more than 120"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annals.coding.rules.chunks import Verb
from annals.coding.rules.found import Toll
from annals.coding.rules.scene import Scene
from annals.language.numbers import NumberPhrase
from annals.records import replace

COUNTING = frozenset(
    "count say report claim list name estimate confirm record document give cite put speak talk tell mention insist"
    " maintain set place register tally".split()
)
BREAKS = frozenset({",", ";", ":", "(", ")", "while", "whereas", "but", "or", ".", "--", "—", "-"})
ENDS = frozenset(
    {".", ",", ";", ")", "'", '"', "’", "(", "according", "per", "by", "and", "while", "but", "people"}
    | {"dead", "bodies", "victims", "killed", "deaths", "corpses", "fatalities"}
)
BOUNDS = frozenset({"low", "high", "minimum", "maximum", "min", "max"})
"""What data sets put before the ends of an estimate: "20 dead, low 12, high 35"."""
DISPUTING = frozenset({"contradict", "dispute", "reject", "against", "unlike", "versus", "compare", "challenge"})
COUNTS = frozenset({"figure", "count", "toll", "estimate", "tally", "number", "total", "claim"})
EARLIER = frozenset({"earlier", "previous", "initial", "former", "preliminary", "original"})
GAP_ENDS = ((".",), (",",), (";",), (")",), ())
OFFICES = frozenset({"office", "hospital", "source", "list", "ministry", "clinic", "centre", "center", "paper"})
JOINTS = frozenset({",", ";", "and", "but", "while"})
DEAD = (("dead",), ("bodies",), ("killed",), ("deaths",), ("corpses",), ("fatalities",))
FIRST = (("first",), ("initially",), ("originally",), ("earlier",))
LOSING = frozenset({"lose", "suffer", "sustain"})
UNSAID = frozenset({"week", "month", "day", "others", "another"})


class Rivals:
    """Reads the figures that a sentence gives beside the toll of its first source."""

    def __init__(self, scene: Scene, numbers: Sequence[NumberPhrase]) -> None:
        self.scene = scene
        self.sentence = scene.sentence
        self.numbers = numbers

    def outdated(self, first: int) -> bool:
        """ "revising an earlier count of 36 dead": a figure that holds no longer."""
        lemmas, lower = (words[max(0, first - 4) : first] for words in (self.scene.lemmas, self.sentence.lower))
        if lower[-2:-1] in FIRST and lemmas[-1] in COUNTING:
            return True  # "the mayor's office, which first gave 52 dead"
        return lower[-1:] == ("of",) and not (EARLIER.isdisjoint(lower) or COUNTS.isdisjoint(lemmas))

    def beside(self, told: Sequence[tuple[int, Toll]], taken: set[int]) -> Iterator[tuple[int, Toll]]:
        """The further counts of what the tolls before them in the sentence count, with their first tokens."""
        for number in self.numbers:
            if number.start in taken or number.additional or number.low == 0:
                continue
            before = [t for _, t in told if t.end <= number.start and t.effect in ("killed", "injured")]
            tokens = [i for i, start in enumerate(self.sentence.starts) if number.start <= start < number.end]
            if not before or not tokens or self.outdated(tokens[0]):
                continue
            dead = self.sentence.lower[tokens[-1] + 1 : tokens[-1] + 2] in DEAD
            verb = self._gapped(tokens[0], tokens[-1])
            toll = self.toll(number, "killed" if dead else before[-1].effect)
            bound = self.sentence.lower[tokens[0] - 1] in BOUNDS
            if verb in LOSING:
                toll = replace(toll, rival=False, total=False, rule="toll:gapped")
            elif not (verb in COUNTING or bound or self._another(tokens[0], tokens[-1], before[-1])):
                continue
            taken.add(number.start)
            yield tokens[0], toll

    @staticmethod
    def toll(number: NumberPhrase, effect: str) -> Toll:
        """A figure that stands beside the one told before."""
        return Toll(
            effect=effect, start=number.start, end=number.end, low=number.low, high=number.high, who=None, total=True,
            rule="toll:rival", rival=True,
        )  # fmt: skip

    def _another(self, first: int, last: int, base: Toll) -> bool:
        """Whether the words before a figure name another source, and nothing behind it another thing counted."""
        lower, lemmas, tags = self.sentence.lower, self.scene.lemmas, self.sentence.tags
        if lower[last + 1 : last + 2] and lower[last + 1] not in ENDS:
            return False
        bare = first - 1 if lower[first - 1] in ("'", '"', "``", "‘", "“") else first
        m = bare
        while m > 0 and lower[m - 1] not in BREAKS:
            m -= 1
        words = lemmas[m:bare]
        if not words:
            source = lower[last + 1 : last + 2] in (("according",), ("(",), ("per",), ("by",))
            label = lower[m - 1 : m] == (":",) and tags[m - 2].startswith("NN")
            return source or (label and "count" not in lower[m - 2])
        if UNSAID & set(words) or any(t in ("CD", "IN", "TO") for t in tags[m : bare - 1]):
            return False
        if words[-1] in ("at", "of"):
            disputed = DISPUTING & set(lemmas[max(0, first - 6) : first]) and COUNTS & set(words)
            named = self._names(m, bare - 1) and words[-1] == self._before(base)
            return bool(disputed) or (len(words) > 1 and (bool(COUNTING & set(words)) or named))
        if words[-1] in COUNTS and tags[bare - 1].startswith("NN"):
            return bool({"put", "estimate", "give"} & set(words))  # "HRW put the number between 160 and 190"
        return words[-1] in COUNTING and len(words) > 1

    def _gapped(self, first: int, last: int) -> str:
        """The verb that a clause without one takes up ("officials gave 132 dead, local sources 160"); "" for none."""
        k = next((k for k, c in enumerate(self.scene.chunks) if c.i <= first < c.j), 0)
        bare = self.scene.chunks[k].i >= first - 1 and self.sentence.lower[last + 1 : last + 2] in GAP_ENDS
        m = k - 1
        while self.scene.kind(m - 1) == "P" and self.scene.kind(m - 2) == "NG":
            m -= 2  # "the health zone office in Uvira seven"
        if not bare or self.scene.kind(m) != "NG" or self.scene.word(m - 1) not in JOINTS:
            return ""
        sense = self.scene.sense(m)
        told = self.scene.proper(m) or (sense is not None and sense.kind in ("person", "organization"))
        told = told or self.scene.head_lemma(m) in OFFICES
        verb = self.scene.verb_before(m - 1) if told else None
        chunk = self.scene.chunks[verb] if verb is not None else None
        return self.scene.lemmas[chunk.main] if isinstance(chunk, Verb) else ""

    def _before(self, base: Toll) -> str:
        """The word before the figure of a toll."""
        at = next((i for i, start in enumerate(self.sentence.starts) if start >= base.start), 0)
        return self.sentence.lower[at - 1] if at else ""

    def _names(self, a: int, b: int) -> bool:
        """Whether the words are a source alone ("Amnesty at", "a parish source of")."""
        return all(t in ("NN", "NNS", "NNP", "NNPS", "DT", "JJ", "POS") for t in self.sentence.tags[a:b])
