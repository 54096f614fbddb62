"""How likely is likely enough: the limits above which the network adds to what the rules found."""

from __future__ import annotations

from dataclasses import dataclass

CERTAIN, LIKELY, EVEN = 0.8, 0.6, 0.5
NEVER = 1.0
"""What is left to the rules: nothing is likelier than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Likelihoods from 0 to 1, set on two regions of `gold/modern-dev` that the network did not learn from.

    `doer` holds within the sentence of an act; `far` for doers up to `reach` sentences away, where an act has none;
    `act` for words that no rule knows; above `same` such a word tells of an act that was told before.
    """

    doer: float = LIKELY
    far: float = LIKELY
    victim: float = NEVER
    target: float = NEVER
    weapon: float = NEVER
    place: float = CERTAIN
    date: float = NEVER
    act: float = LIKELY
    same: float = EVEN
    reach: int = 4
