"""How likely is likely enough: the limits between which rules and network are reconciled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Limit(NamedTuple):
    """Likelihoods from 0 to 1: what the rules found is dropped below `keep`, what they did not is added above `add`.

    A `keep` of 0 drops nothing, an `add` of 1 adds nothing.
    """

    keep: float = 0.0
    add: float = 1.0


BY_RULES = Limit()
CERTAIN, LIKELY, EVEN = Limit(add=0.8), Limit(add=0.6), Limit(add=0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits by what they decide on, set on two regions of `gold/modern-dev` that the network did not learn from.

    `doer` holds within the sentence of an act; `far` for doers up to `reach` sentences away, where an act has none;
    `act` for words that no rule knows; above `same.add` such a word tells of an act that was told before.
    """

    doer: Limit = LIKELY
    far: Limit = LIKELY
    victim: Limit = BY_RULES
    target: Limit = BY_RULES
    weapon: Limit = BY_RULES
    place: Limit = CERTAIN
    date: Limit = BY_RULES
    toll: Limit = BY_RULES
    act: Limit = LIKELY
    same: Limit = EVEN
    reach: int = 4
