"""What some figures make together: the sum of those of different people, the range of rival counts of the same.

Which figures add up to a toll, and at which of its bounds, is what the network's second look was taught; how likely a
sum or a range is right is left to the judge of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations, product
from math import exp, log1p

from annals.coding.joined.features import NEVER, Features, log_odds

Bounds = tuple[int | None, int | None]
SOME, EVEN = 0.3, 0.5
"""What is less likely than the first is in no sum; what is likelier than the second counts by itself."""
SUMMED, TERMS = 4, (2, 3)
"""Of so many likeliest figures sums are made, of so many each."""
LIMITS = (EVEN, 0.3, 0.12)
"""From how likely on the second look counts a figure in: the more certain sums first."""
EDGES = ("least", "most")
MOST = 6
"""Terms of a sum."""
OWN = "kind=self"
"""What those who did it are called where they are their own victims."""
BESIDE = 150
"""Figures so many characters apart or less stand together."""
WORDS = 3
"""So many words between two figures are looked at one by one."""
CONTEXT = ("kind=", "head=", "left0=", "left1=", "right0=")
"""What of a figure's own features a sum takes over."""
_STOP = re.compile(r"[.;!?]\s|\n")
_WORD = re.compile(r"[\w']+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people, half-open bounds as in the contract; `spans` are the characters of the figures it sums.

    `likely` is what the network holds of it as dead of one of the incident's acts; `least` and `most` how likely its
    second look counts it into the lowest and into the highest toll of the incident.
    """

    low: int | None
    high: int | None
    spans: tuple[tuple[int, int], ...]
    likely: float
    features: Features
    least: float = 0.0
    most: float = 0.0

    @property
    def counted(self) -> float:
        """How likely it is among the figures that add up to the toll, at one of its bounds."""
        return max(self.least, self.most)

    @property
    def bounds(self) -> Bounds:
        """Lowest and highest, `None` for an open end."""
        return self.low, self.high


def terms_of(every: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Figures that may add up to a toll: of different sides, sexes or places."""
    top = sorted((f for f in every[:SUMMED] if f.low and max(f.likely, f.counted) > SOME), key=lambda f: f.spans[0])
    top += [f for f in every if OWN in f.features and f not in top][:1]
    made = {frozenset(map(id, terms)): terms for count in TERMS for terms in combinations(top, count)}
    for edge, limit in product(EDGES, LIMITS):
        terms = tuple(_decoded(every, edge, limit))
        if 1 < len(terms) <= MOST:
            made.setdefault(frozenset(map(id, terms)), terms)
    yield from made.values()


def _decoded(every: Sequence[Figure], edge: str, limit: float) -> list[Figure]:
    """The figures that the second look counts into one bound of the toll, each value once, in the order of the text."""
    found: dict[Bounds, Figure] = {}
    for figure in sorted(every, key=lambda f: f.spans[0]):
        if figure.low and getattr(figure, edge) > limit:
            found.setdefault(figure.bounds, figure)
    return list(found.values())


def rivals(every: Sequence[Figure]) -> Iterator[tuple[list[Figure], list[Figure]]]:
    """The figures of the lowest and those of the highest toll, where two are told."""
    made: dict[tuple[frozenset[int], ...], tuple[list[Figure], list[Figure]]] = {}
    for lower, upper in product(LIMITS, LIMITS):
        sides = _decoded(every, "least", lower), _decoded(every, "most", upper)
        if all(0 < len(side) <= MOST for side in sides):
            made.setdefault(tuple(frozenset(map(id, side)) for side in sides), sides)
    likely = [f for f in every[:SUMMED] if f.low]
    for low, high in permutations(likely, 2):
        if min(low.counted, high.counted) > LIMITS[-1] and (low.low or 0) < (high.high or high.low or 0):
            made.setdefault((frozenset({id(low)}), frozenset({id(high)})), ([low], [high]))
    yield from (sides for key, sides in made.items() if key[0] != key[1])


def by_second_look(terms: Sequence[Figure], every: Sequence[Figure]) -> Features:
    """How well some figures, and no others, make the toll by the second look: a value told again speaks once."""
    values = {f.bounds for f in terms}
    left: dict[Bounds, Figure] = {}
    for figure in every:
        known = left.get(figure.bounds)
        if figure.bounds not in values and (known is None or figure.counted > known.counted):
            left[figure.bounds] = figure
    inside = [log_odds((f.least + f.most) / 2) for f in terms]
    outside = [log_odds((f.least + f.most) / 2) for f in left.values()]
    score = -sum(map(_loss, inside)) - sum(_loss(-odds) for odds in outside)
    return {
        "least": min(log_odds(f.least) for f in terms),
        "most": min(log_odds(f.most) for f in terms),
        "left": max(outside, default=NEVER),
        "left_count": float(sum(odds > 0 for odds in outside)),
        "score": score,
        "decoded": float(min(inside) > 0 and max(outside, default=NEVER) < 0),
    }


def _loss(odds: float) -> float:
    """What a figure costs that should be counted and has these log odds."""
    return log1p(exp(-odds))


def _joint(terms: Sequence[Figure], text: str) -> Features:
    """What stands between the figures of a sum: "Son Sen *and* thirteen of his family", "*along with* five men"."""
    between = [text[a.spans[0][1] : b.spans[0][0]] for a, b in pairwise(terms)]
    words = [_WORD.findall(gap[:BESIDE].lower()) for gap in between]
    told: Features = {
        "gap": float(max(map(len, words))),
        "gap_stops": float(any(_STOP.search(gap) for gap in between)),
        "all_singles": float(all("kind=single" in f.features for f in terms)),
        "singles": float(sum(f.bounds == (1, 1) for f in terms)),
    }
    told |= {f"gap={' '.join(gap)}": 1.0 for gap in words if len(gap) <= WORDS}
    return told | {f"last={gap[-1]}": 1.0 for gap in words if gap} | {f"next={gap[0]}": 1.0 for gap in words if gap}


def range_of(least: Sequence[Figure], most: Sequence[Figure], every: Sequence[Figure], base: Features) -> Figure:
    """Rival counts of the same dead: the lowest and the highest."""
    low = sum(f.low or 0 for f in least)
    high = None if any(f.high is None for f in most) else sum(f.high or 0 for f in most)
    terms = list({id(f): f for f in (*least, *most)}.values())
    starts = [f.spans[0][0] for f in terms]
    features = {
        **base,
        "rivals": float(len(terms)),
        "least": min(log_odds(f.least) for f in least),
        "most": min(log_odds(f.most) for f in most),
        "least_of_most": max(log_odds(f.least) for f in most),
        "most_of_least": max(log_odds(f.most) for f in least),
        "left": by_second_look(terms, every)["left"],
        "likely": min(f.features["likely"] for f in terms),
        "clear": min(f.features["clear"] for f in terms),
        "low": log1p(low),
        "share": low / high if high else 0.0,
        "open": float(high is None),
        "spread": log1p(max(starts) - min(starts)),
        "rival": max(f.features.get("rival", 0.0) for f in terms),
        "ruled": sum(f.features.get("ruled", 0.0) for f in terms),
        "elsewhere": max(f.features.get("elsewhere", 0.0) for f in terms),
    }
    spans = tuple(sorted(f.spans[0] for f in terms))
    return Figure(low=low, high=high, spans=spans, likely=min(f.likely for f in terms), features=features)


def sum_of(terms: Sequence[Figure], every: Sequence[Figure], base: Features, text: str) -> Figure:
    """Some figures together: the dead of different people."""
    low = sum(f.low or 0 for f in terms)
    high = None if any(f.high is None for f in terms) else sum(f.high or 0 for f in terms)
    starts = [f.spans[0][0] for f in terms]
    first, *rest = (tuple(k for k in f.features if k.startswith(CONTEXT)) for f in terms)
    features = {
        **base,
        "sum": float(len(terms)),
        **by_second_look(terms, every),
        **_joint(terms, text),
        "likely": min(f.features["likely"] for f in terms),
        "likeliest": max(f.features["likely"] for f in terms),
        "open": float(high is None),
        "clear": min(f.features["clear"] for f in terms),
        "low": log1p(low),
        "spread": log1p(max(starts) - min(starts)),
        "total": max(f.features.get("total", 0.0) for f in terms),
        "part": max(f.features.get("part", 0.0) for f in terms),
        "ruled": sum(f.features.get("ruled", 0.0) for f in terms),
        "twice": float(len({f.bounds for f in terms}) < len(terms)),
        "share": max(f.low or 0 for f in terms) / low,
        **{f"first_{name}": 1.0 for name in first},
        **{f"more_{name}": 1.0 for names in rest for name in names},
    }
    likely = min(f.likely for f in terms)
    spans = tuple(sorted(f.spans[0] for f in terms))
    return Figure(low=low, high=high, spans=spans, likely=likely, features=features)
