"""The figures that may be the toll of one incident: each number of people near its acts, and sums of some.

What an incident's mentions say of its dead is often split, revised, or told of another incident in the same breath. The
figures are therefore weighed once more when it is known which acts are one incident: by what the network holds of each
figure and each act, by the words beside it, and by what the rules made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import log1p

from annals.coded import Incident
from annals.coded import Toll as Known
from annals.coding.joined.counts import NOBODY, Count, Counts, nobody, one_more, selves
from annals.coding.joined.features import NEVER, Act, Features, log_odds, of_words_beside
from annals.coding.joined.opinions import Nearby, Opinions
from annals.coding.joined.totals import (
    BESIDE,
    EVEN,
    SOME,
    Bounds,
    Figure,
    by_second_look,
    range_of,
    rivals,
    sum_of,
    terms_of,
)
from annals.coding.learned.reader import SecondLook
from annals.coding.rules.found import Toll
from annals.language.phrases import Phrases
from annals.language.reading import Reading, Sentence
from annals.records import replace

EFFECT, ROLE = "killed", "dead"
"""The toll that is weighed: on the wounded what the rules make of them did as well."""
LEAST, MOST, NONE = "dead_least", "dead_most", "nobody"
"""The roles of the second look that add up to the lowest and to the highest toll, and that of words for none."""
BEFORE, BEHIND = 2, 4
"""So many sentences before and behind an act its figures are looked for."""
FAINT = 0.05
"""What is less likely dead is no figure of the incident."""
WORDS = 3
"""So many words are looked at on each side of a figure."""
ROLES = ("dead", "hurt", "who", "taken", "held", "hit", "aim")
RAISED = tuple(
    "likely clear ruled elsewhere total revised is_dead least most score decoded dead_of_all".split()
)  # fmt: skip
"""What holds of figures of one value where it holds of one of them."""


class Figures:
    """Finds the figures of the incidents of one report, when all its acts are known."""

    def __init__(self, reading: Reading, phrases: Phrases, opinions: Opinions) -> None:
        self._reading = reading
        self._opinions = opinions
        self._seen = opinions.seen
        self.counts = Counts(phrases, opinions.candidates.scene)
        self._acts = {name: act for act, name in opinions.acts()}
        self._nearby = Nearby(self._acts.values())
        self._by_sentence: dict[int, list[tuple[str, Act]]] = {}
        for name, act in self._acts.items():
            self._by_sentence.setdefault(act.sentence.index, []).append((name, act))

    def of(self, incident: Incident, events: Sequence[str]) -> list[Figure]:
        """The figures that may be an incident's dead, each value once; the one that it has is among them."""
        mine = [self._acts[name] for name in dict.fromkeys(events) if name in self._acts]
        given = incident.killed
        single = self.single(mine, set(events)) if mine else []
        base: Features = {
            "figures": float(len(single)),
            "acts": float(len(mine)),
            f"type={incident.type}": 1.0,
            f"status={incident.status}": 1.0,
            "none": float(given is None),
        }
        found = []
        for figure in single:
            told = {**_among(figure, single), **by_second_look([figure], single)}
            found.append(replace(figure, features={**base, **figure.features, **told}))
        found += [sum_of(terms, single, base, self._reading.text) for terms in terms_of(single)]
        sums = {f.bounds for f in found[len(single) :]}
        found += [range_of(least, most, single, base) for least, most in rivals(single)]
        return _merged(found, sums, given, base)

    def single(self, mine: Sequence[Act], events: set[str]) -> list[Figure]:
        """The figures near some acts, of the incident that some events tell, each for itself; the likeliest first."""
        return sorted(_One(self, mine, events).figures(), key=lambda f: -max(f.likely, f.counted))

    def near(self, mine: Sequence[Act]) -> Iterator[Sentence]:
        """The sentences around some acts, in the order of the text."""
        last = len(self._reading.sentences)
        wanted = {
            i for a in mine for i in range(max(0, a.sentence.index - BEFORE), min(last, a.sentence.index + BEHIND + 1))
        }
        return (self._reading.sentences[i] for i in sorted(wanted))

    def others(self, around: Iterable[Sentence], events: set[str]) -> list[Act]:
        """The acts of other incidents that are told in some sentences."""
        return [act for s in around for name, act in self._by_sentence.get(s.index, ()) if name not in events]

    def dead(self, mine: Sequence[Act]) -> frozenset[int]:
        """The numbers of the words that the network holds dead of some acts, at either look."""
        look = self.second_look(mine)
        return frozenset(w for a in mine for w in self._seen.likely(a.word, ROLE, SOME)) | look.likely(ROLE, SOME)

    def second_look(self, mine: Sequence[Act]) -> SecondLook:
        """What the network says of an incident, the acts that tell it being known."""
        return self._opinions.second_look(mine, self._nearby)

    def words(self, start: int, end: int) -> range:
        """The numbers of the words of some characters."""
        return self._seen.within(start, end)

    def weigh(self, mine: Sequence[Act], others: Sequence[Act], start: int, end: int) -> tuple[float, Features]:
        """How likely some characters are dead of some acts, and what speaks for it."""
        seen, words = self._seen, self._seen.within(start, end)
        likely = [seen.role(a.word, ROLE, words) for a in mine]
        each = [log_odds(p) for p in likely]
        its = max((log_odds(seen.role(a.word, ROLE, words)) for a in others), default=NEVER)
        features = {
            "likely": max(each),
            "of_others": its,
            "clear": max(each) - its,
            "mean": sum(each) / len(each),
            **{f"is_{name}": max(log_odds(seen.role(a.word, name, words)) for a in mine) for name in ROLES},
            "words": log1p(min(abs(a.word - words.start) for a in mine)),
            **_order([a.word for a in mine], [a.word for a in others], words.start),
            **of_words_beside(self._reading.text, start, end, WORDS),
        }
        return max(likely), features


class _One:
    """The figures of one incident, one by one."""

    def __init__(self, figures: Figures, mine: Sequence[Act], events: set[str]) -> None:
        self._figures = figures
        self._mine = mine
        self._around = list(figures.near(mine))
        self._others = figures.others(self._around, events)
        self._dead = figures.dead(mine)
        self._look = figures.second_look(mine)
        self._found: dict[tuple[int, int], Figure] = {}

    def figures(self) -> Iterable[Figure]:
        """Those that the rules count first, then other numbers, then people without a number."""
        for act in self._mine:
            for toll in act.event.tolls:
                self._toll(act.sentence, toll, {"ruled": 1.0, f"rule={toll.rule}": 1.0})
        for act in self._others:
            for toll in act.event.tolls:
                self._toll(act.sentence, toll, {"elsewhere": 1.0})
        for sentence in self._around:
            for count in nobody(sentence):
                self._count(sentence, count, {}, sure=True)
        for sentence in self._around:
            for count in self._figures.counts.numbers(sentence):
                self._count(sentence, count, {})
        doers = self._doers()
        for sentence in self._around:
            words = self._figures.words(sentence.start, sentence.end)
            people = () if self._dead.isdisjoint(words) else self._figures.counts.people(sentence, doers)
            for count in (*people, *selves(sentence, doers)):
                self._count(sentence, count, {}, sure=count.features.get("kind=self", 0) > 0)
        self._ordinals()
        return self._found.values()

    def _doers(self) -> Bounds | None:
        """How many did it, by the likeliest number that the second look holds to be of them."""
        told = (c for s in self._around for c in self._figures.counts.numbers(s))
        likely = ((self._look.role("who", self._figures.words(c.start, c.end)), c.bounds) for c in told)
        return max(((p, b) for p, b in likely if p > EVEN), default=(0.0, None), key=lambda pair: pair[0])[1]

    def _ordinals(self) -> None:
        """One more than a figure that was told."""
        known: dict[int, Figure] = {}
        for figure in self._found.values():
            if figure.low is not None and figure.low == figure.high:
                known.setdefault(figure.low, figure)
        for sentence in self._around:
            for count in one_more(sentence):
                prior = known.get(count.prior or 0)
                if prior is not None:
                    told = {"prior": prior.features["likely"], "prior_least": log_odds(prior.least)}
                    self._count(sentence, count, told, sure=True)

    def _count(self, sentence: Sentence, count: Count, more: Features, *, sure: bool = False) -> None:
        if not any(a < count.end and count.start < b for a, b in self._found):
            self._put(sentence, count.start, count.end, count.bounds, {**count.features, **more}, sure=sure)

    def _toll(self, sentence: Sentence, toll: Toll, features: Features) -> None:
        if toll.effect != EFFECT or toll.low is None:
            return
        if (toll.start, toll.end) in self._found:
            return
        about = {
            "kind=toll": 1.0,
            f"head={toll.who.head if toll.who is not None else ''}": 1.0,
            "total": float(toll.total),
            "part": float(toll.part),
            "revised": float(toll.revised),
            "rival": float(toll.rival),
            "additional": float(toll.additional),
        }
        bounds = toll.low, toll.high
        self._put(sentence, toll.start, toll.end, bounds, {**about, **features}, sure=bounds == NOBODY)

    def _put(
        self, sentence: Sentence, start: int, end: int, bounds: Bounds, features: Features, *, sure: bool = False
    ) -> None:
        likely, weighed = self._figures.weigh(self._mine, self._others, start, end)
        words = self._figures.words(start, end)
        roles = (NONE, NONE, ROLE) if bounds == NOBODY and NONE in self._look.roles else (LEAST, MOST, ROLE)
        least, most, dead = (self._look.role(role, words) for role in roles)
        taken = self._look.role("taken", words)
        if max(likely, least, most) < FAINT and taken < EVEN and not (sure or features.get("ruled")):
            return
        apart = [abs(a.sentence.index - sentence.index) for a in self._mine]
        self._found[start, end] = Figure(
            low=bounds[0],
            high=bounds[1],
            spans=((start, end),),
            likely=likely,
            least=least,
            most=most,
            features={
                **weighed,
                **features,
                "dead_of_all": log_odds(dead),
                "far": float(min(apart)),
                "behind": float(sentence.index - self._mine[0].sentence.index),
                "open": float(bounds[1] is None),
                "low": log1p(bounds[0] or 0),
                "in_title": float(sentence.paragraph < 0),
                "same_paragraph": float(any(a.sentence.paragraph == sentence.paragraph for a in self._mine)),
            },
        )


def _order(mine: Sequence[int], others: Sequence[int], at: int) -> Features:
    """Whose acts stand beside a figure: the incident's own (`mine`) or those of others."""
    before = max((w for w in mine if w <= at), default=None)
    behind = min((w for w in mine if w > at), default=None)
    its_before = max((w for w in others if w <= at), default=None)
    its_behind = min((w for w in others if w > at), default=None)
    return {
        "mine_before": float(before is not None and (its_before is None or its_before < before)),
        "mine_behind": float(behind is not None and (its_behind is None or behind < its_behind)),
        "others_between": float(sum((before or 0) < w <= at for w in others)) if before is not None else -1.0,
        "others_behind": float(sum(at < w < (behind or 0) for w in others)) if behind is not None else -1.0,
    }


def _among(figure: Figure, every: Sequence[Figure]) -> Features:
    """How a figure stands to the others of its incident."""
    rivals = [f for f in every if f is not figure]
    at = figure.spans[0][0]
    return {
        "rank": float(sum(f.likely > figure.likely for f in rivals)),
        "lead": figure.features["likely"] - max((f.features["likely"] for f in rivals), default=NEVER),
        "greatest": float(all((figure.low or 0) >= (f.low or 0) for f in rivals)),
        "beside": float(sum(abs(f.spans[0][0] - at) < BESIDE for f in rivals)),
    }


def _merged(found: Sequence[Figure], sums: set[Bounds], given: Known | None, base: Features) -> list[Figure]:
    """Each value once, by its first figure; it knows how often it is told, and whether the incident has it."""
    known: dict[Bounds, Figure] = {}
    mine = None if given is None else (given.low, given.high)
    for figure in found:
        first = known.get(figure.bounds)
        if first is not None:
            first.features["again"] = first.features.get("again", 0.0) + 1
            for name in RAISED:
                if name in figure.features:
                    first.features[name] = max(first.features.get(name, figure.features[name]), figure.features[name])
            continue
        more = {
            "given": float(figure.bounds == mine),
            "more": float(given is not None and (figure.low or 0) > (given.low or 0)),
            "of_sum": float("sum" not in figure.features and figure.bounds in sums),
        }
        known[figure.bounds] = replace(figure, features={**figure.features, **more})
    if given is not None and mine is not None and mine not in known:
        features = {**base, "given": 1.0, "alone": 1.0, "low": log1p(given.low or 0), "open": float(given.high is None)}
        features["range"] = float(given.high is not None and given.high != given.low)
        known[mine] = Figure(low=given.low, high=given.high, spans=(), likely=0.0, features=features)
    return list(known.values())
