"""The tolls of several mentions to one: totals, parts, sums, revisions; sums are never made of parts."""

from __future__ import annotations

from collections.abc import Sequence

from annals.coded import Group, Toll
from annals.mention import Mention, Number

EMPTY = frozenset({"other", "dead", "wounded", "injured", "more", "victim", "one", "killed", "missing"})


def toll(effect: str, mentions: Sequence[Mention]) -> Toll | None:
    """The toll of one effect with its groups; `None` where no mention gives a figure."""
    by_mention = [[n for n in m.numbers if n.effect == effect] for m in mentions]
    numbers = [n for found in by_mention for n in found]
    if not numbers:
        return None
    revised = [n for n in numbers if n.revised]
    if revised:
        return _toll([revised[-1]], numbers)
    lead = next((found for found in by_mention if any(not n.part for n in found)), by_mention[0])
    totals = [n for n in lead if n.total and not n.part]
    whole = totals[:1] or _distinct([n for n in lead if not n.part]) or lead[:1]
    more = [n for n in numbers if n.additional and n not in lead and not n.part]
    return _toll([*whole, *more], numbers)


def _distinct(numbers: Sequence[Number]) -> list[Number]:
    """Figures of different people; the same words twice count once."""
    kept: list[Number] = []
    for number in numbers:
        if not any(number.quote == k.quote or (number.head == k.head and number.low == k.low) for k in kept):
            kept.append(number)
    return kept


def _toll(whole: Sequence[Number], numbers: Sequence[Number]) -> Toll:
    lows = [n.low for n in whole]
    highs = [n.high for n in whole]
    low = None if None in lows else sum(v for v in lows if v is not None)
    high = None if None in highs else sum(v for v in highs if v is not None)
    first, last = whole[0], whole[-1]
    wording = (
        " ".join(first.quote.text.split())
        if len(whole) == 1
        else ", ".join(" ".join(n.quote.text.split()) for n in whole)
    )
    return Toll(
        low=low,
        high=high,
        wording=wording,
        quote=first.quote if first is last else first.quote,
        groups=_groups(numbers),
    )


def _groups(numbers: Sequence[Number]) -> tuple[Group, ...]:
    found: list[Group] = []
    for number in numbers:
        who = " ".join(number.who.split())
        if not who or number.head in EMPTY or not number.head.isalpha() or number.low == 0 == number.high:
            continue
        if any(g.who.lower() == who.lower() for g in found):
            continue
        found.append(Group(who=who, low=number.low, high=number.high, quote=number.quote))
    return tuple(found)
