"""Bounds on counts of people: adding groups up, parts of a whole, and comparing two reports of one toll.

A count is known as low <= true <= high, with `high=None` open upwards. Nothing here invents precision: what
groups leave open stays open in their sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a count of people can be; `high=None` is open upwards."""

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"no bounds of a count: {self.low} to {self.high}")

    @classmethod
    def of(cls, low: int | None, high: int | None) -> Bounds:
        """The bounds of a toll as written, where an unknown low end is 0.

        Raises:
            ValueError: an end is negative, or high lies under low.
        """
        return cls(low or 0, high)

    @property
    def exact(self) -> bool:
        """Whether both ends are the same."""
        return self.low == self.high


NONE = Bounds(0, 0)
OPEN = Bounds(0, None)


def add(one: Bounds, other: Bounds) -> Bounds:
    """The bounds of two separate groups together."""
    high = None if one.high is None or other.high is None else one.high + other.high
    return Bounds(one.low + other.low, high)


def total(parts: Iterable[Bounds]) -> Bounds:
    """The bounds of all of some separate groups together; none at all are 0 to 0."""
    whole = NONE
    for part in parts:
        whole = add(whole, part)
    return whole


def rest(whole: Bounds, part: Bounds) -> Bounds:
    """What is left of a whole without one part of it ("11 people, including four children": 7)."""
    low = 0 if part.high is None else max(whole.low - part.high, 0)
    high = None if whole.high is None else max(whole.high - part.low, 0)
    return Bounds(low if high is None else min(low, high), high)


def fits_in(part: Bounds, whole: Bounds) -> bool:
    """Whether something with the bounds of `part` can be a part of `whole`."""
    return whole.high is None or part.low <= whole.high


def widen(one: Bounds, other: Bounds) -> Bounds:
    """The narrowest bounds that hold both: what two disagreeing reports say together."""
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return Bounds(min(one.low, other.low), high)


def narrow(one: Bounds, other: Bounds) -> Bounds | None:
    """What fits both bounds, `None` when they contradict each other."""
    highs = [bound.high for bound in (one, other) if bound.high is not None]
    low, high = max(one.low, other.low), min(highs, default=None)
    return None if high is not None and high < low else Bounds(low, high)


def disjoint(one: Bounds, other: Bounds) -> bool:
    """Whether no number fits both bounds."""
    return narrow(one, other) is None


def toll_of(stated: Bounds | None, groups: Iterable[Bounds]) -> Bounds | None:
    """The bounds of a toll from the total that a text states and the separate groups it lists.

    Without a total, the groups are added up. A stated total stands, but it is at least what its groups sum
    up to, where it leaves that open ("at least three killed: two soldiers and four farmers" is 6 to open).
    Where total and groups contradict each other, the total stands as it was stated.

    Returns:
        The bounds, or `None` when there is neither a total nor a group.
    """
    listed = tuple(groups)
    if stated is None:
        return total(listed) if listed else None
    return narrow(stated, Bounds(total(listed).low, None)) or stated
