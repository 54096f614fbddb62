"""Gold reports as lessons of the second look: acts as the coder finds them, answers as gold gives them.

Gold names doers and places, and says how many died, but not by which words. The words are looked for near the acts;
which figures add up is what the network of now holds likeliest among those that do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from annals.coded import to_line
from annals.coding.joined.counts import NOBODY, nobody
from annals.coding.joined.figures import Figures
from annals.coding.joined.opinions import AROUND, Nearby, Opinions
from annals.coding.joined.totals import Figure
from annals.coding.learned.incident import Stretch
from annals.coding.learned.network import Network
from annals.evaluation.facts import Bounds, Facts, report
from training.joined.collect import UNTOLD, BeforeRevision, answered
from training.reader.coded import Rules
from training.reader.looks import Lesson, Words

LIKELIEST, TERMS = 10, 5
"""Of so many likeliest figures sums are looked for, of so many at most."""
SURE = 1e-3
Found = dict[str, tuple[set[int], set[int]]]
"""By role, the words of the report in it, and those of which it is not known."""


def lessons(folders: Sequence[Path], network: Network) -> Iterator[tuple[str, Tensor, Lesson]]:
    """The incidents of gold that the coder finds, each with its report's name and what the lower layers make of it.

    The lessons stand each for itself: `text` of each is 0.
    """
    code = BeforeRevision(network)
    for folder in folders:
        for document, gold in answered(folder):
            name = f"{folder.name}/{document.id}"
            phrases, opinions, _, coded = code(name, document)
            figures = Figures(opinions.reading, phrases, opinions)
            acts = {name: act for act, name in opinions.acts()}
            nearby = Nearby(acts.values())
            got = report(json.loads(to_line(coded.coded))).incidents
            for wanted, number in code.aligner.align(gold, got):
                events = [m.event for m in coded.mentions[number] if m.event in acts]
                if not events:
                    continue
                own = sorted({acts[name].word for name in events})
                mine = [acts[name] for name in dict.fromkeys(events)]
                other = sorted({act.word for act in nearby.around(mine, AROUND)} - set(own))
                found = _words(gold[wanted], number, coded, opinions, figures.single(mine, set(events)))
                found["nobody"] = _nobody(gold[wanted], own, opinions)
                for stretch in opinions.seen.stretches(own, other):
                    middle = torch.from_numpy(stretch.middle.astype(np.float16))
                    yield name, middle, _lesson(stretch, found)


def _lesson(stretch: Stretch, found: Found) -> Lesson:
    words = range(stretch.first, stretch.first + len(stretch.edges) - 1)

    def here(some: set[int]) -> Words:
        return tuple(sorted(word - stretch.first for word in some if word in words))

    return Lesson(
        text=0,
        edges=tuple(int(edge) for edge in stretch.edges),
        own=tuple((word,) for word in stretch.own),
        other=tuple((word,) for word in stretch.other),
        yes={role: here(yes) for role, (yes, _) in found.items()},
        open={role: here(unknown - yes) for role, (yes, unknown) in found.items()},
    )


def _words(gold: Facts, number: int, coded: Rules, opinions: Opinions, figures: Sequence[Figure]) -> Found:
    seen = opinions.seen

    def named(names: Sequence[str]) -> tuple[set[int], set[int]]:
        """The words of some names near the acts, and elsewhere."""
        yes, unknown = set[int](), set[int]()
        for name in names:
            near, far = coded.places(name, number)
            yes |= {w for span in near for w in seen.within(*span)}
            unknown |= {w for span in far for w in seen.within(*span)}
        return yes, unknown

    def words(some: Sequence[Figure]) -> set[int]:
        return {w for figure in some for span in figure.spans for w in seen.within(*span)}

    found = {
        "who": named([name for party in gold.roles.get("perpetrators", ()) for name in party.names]),
        "at": named([place.name for place in gold.places]),
        "spot": named([place.name for place in gold.places[:1]]),
    }
    told = gold.tolls.get("killed", UNTOLD)
    counted = [figure for figure in figures if figure.bounds != NOBODY]
    for edge, role in enumerate(("dead_least", "dead_most")):
        terms = _terms(counted, told, edge)
        if terms is not None:
            alike = [f for f in counted if f not in terms and f.bounds in {t.bounds for t in terms}]
            found[role] = words(terms), words(alike)
    return found


def _nobody(gold: Facts, own: Sequence[int], opinions: Opinions) -> tuple[set[int], set[int]]:
    """Of what may say that nobody died, the nearest does where nobody did; of the rest it is not known then."""
    if gold.tolls.get("killed", UNTOLD) != NOBODY:
        return set(), set()
    seen = opinions.seen
    told = [seen.within(c.start, c.end) for s in opinions.reading.sentences for c in nobody(s)]
    if not told:
        return set(), set()
    nearest = min(told, key=lambda words: min(abs(words.start - word) for word in own))
    return set(nearest), {word for words in told for word in words}


def _terms(figures: Sequence[Figure], told: Bounds, edge: int) -> list[Figure] | None:
    """The likeliest figures that are a bound of the toll, or add up to it; `None`: none do."""
    wanted = told[edge] if told[edge] is not None else told[0]
    if not wanted:
        return []
    named = ("least", "most")[edge]
    which = edge if told[1] is not None else 0
    odds = {id(f): _log_odds(max(getattr(f, named), SURE)) for f in figures}
    top = sorted((f for f in figures if f.bounds[which]), key=lambda f: -odds[id(f)])[:LIKELIEST]
    sums = (
        terms
        for count in range(1, TERMS + 1)
        for terms in combinations(top, count)
        if sum(f.bounds[which] or 0 for f in terms) == wanted
    )
    best = max(sums, key=lambda terms: sum(odds[id(f)] for f in terms), default=None)
    return None if best is None else list(best)


def _log_odds(likely: float) -> float:
    return log(likely / max(1 - likely, SURE))
