"""Whether enough is told of an incident to be one in particular, and how sure one can be of it."""

from __future__ import annotations

from collections.abc import Sequence

from annals.mention import Mention

PARTIES_ENOUGH = frozenset({"armed_clash", "protest", "riot", "agreement", "territory_change", "forced_work_stoppage"})


def told(mentions: Sequence[Mention]) -> bool:
    """Whether enough is told of an incident to be one in particular.

    Talk of violence in speeches and commentary names no day, place, victim or figure, or one of them only; two
    independent facts, one of them on whom or what it struck, are asked.
    """
    struck = any(not p.pronoun for m in mentions for p in (*m.victims, *m.targets))
    toll = any((n.low or 0) > 0 for m in mentions for n in m.numbers)
    doer = any(m.perpetrators or m.claimed_by for m in mentions)
    dated = any(m.date for m in mentions)
    placed = any(m.spot for m in mentions)
    means = any(m.weapons for m in mentions)
    facts = sum((struck, toll, doer, dated, placed, means))
    if struck or toll or any(m.type in PARTIES_ENOUGH for m in mentions):
        return facts >= 2
    return facts >= 3
