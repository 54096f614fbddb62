"""How sure one can be of an incident, and whether enough is told of it to be one in particular.

The confidence is a logistic formula over what is told, monotone in every observation: another fact never lowers it.
It was fitted by maximum likelihood (weights not below zero, ridge 0.5) on 1375 groups of mentions: those of the
MUC-4 training texts that have answer keys, and those of gold/dev, which counted three times. Right is a group that
is aligned with an incident of the answers. By tenths of confidence from 0.3 on, of these were right: 0.31, 0.40,
0.62, 0.67, 0.76, 0.84, 0.95. How often, how early and by whom an incident was told added nothing, and is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from math import exp

from annals.mention import Mention
from annals.records import made_at_once

BASE = -1.43
WEIGHTS = {
    "struck": 0.85,
    "counted": 0.78,
    "doer": 0.74,
    "dated": 0.58,
    "on_a_day": 0.3,
    "placed": 0.95,
    "means": 0.41,
    "named": 0.13,
}
"""What each fact adds to the log odds of an incident being right."""

PARTIES_ENOUGH = frozenset({"armed_clash", "protest", "riot", "agreement", "territory_change", "forced_work_stoppage"})
"""Types whose doers are those whom it concerns: nobody else need be struck."""


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is told of an incident: whom or what it struck, a toll, a doer, a date (to the day), a spot, the means."""

    struck: bool
    counted: bool
    doer: bool
    dated: bool
    on_a_day: bool
    placed: bool
    means: bool
    named: bool


def facts(mentions: Sequence[Mention]) -> Facts:
    """The facts that the mentions of one incident give together."""
    struck = [p for m in mentions for p in (*m.victims, *m.targets)]
    return Facts(
        struck=any(not p.pronoun for p in struck),
        counted=any((n.low or 0) > 0 for m in mentions for n in m.numbers),
        doer=any(m.perpetrators or m.claimed_by for m in mentions),
        dated=any(m.date for m in mentions),
        on_a_day=any(m.date and len(m.date) == len("2024-03-14") for m in mentions),
        placed=any(m.spot for m in mentions),
        means=any(m.weapons for m in mentions),
        named=any(p.named for p in struck),
    )


def confidence(mentions: Sequence[Mention]) -> float:
    """How likely it is that the mentions tell of an incident as coded, 0 to 1, with two decimals."""
    known = facts(mentions)
    odds = BASE + sum(WEIGHTS[f.name] for f in fields(known) if getattr(known, f.name))
    return round(1 / (1 + exp(-odds)), 2)


def _parties_enough(mention: Mention) -> bool:
    # A coup, a mutiny, a siege: what is told of by a word of its own, not as "the incident".
    own = mention.type == "other" and mention.strength in ("sure", "weak") and not mention.reference
    return own or mention.type in PARTIES_ENOUGH


def _history(mentions: Sequence[Mention]) -> bool:
    """Whether what is told spans years ("Between 1989 and 1992 it dynamited pylons"), and counts nobody."""
    dates = [m.date for m in mentions if m.date]
    if not dates or any(m.numbers or m.type in ("other", "abduction") for m in mentions):
        return False  # A siege goes on, and so does captivity.
    return all("/" in d and "." not in d and _years(d) > 1 for d in dates)


def _years(span: str) -> int:
    """How many years lie between the ends of a span ("1989/1992": 3)."""
    ends = [end[:4] for end in span.split("/")]
    return int(ends[1]) - int(ends[0]) if all(e.isdigit() for e in ends) else 0


def _life(mentions: Sequence[Mention]) -> bool:
    """Whether no more is told than that one person died ("he led the blockades of 2000 and died in 2021")."""
    alone = len(mentions) == 1 and mentions[0].rule.startswith("verb:die:die")
    return alone and not (mentions[0].places or mentions[0].weapons) and all(n.low == 1 for n in mentions[0].numbers)


def told(mentions: Sequence[Mention]) -> bool:
    """Whether enough is told of an incident to be one in particular.

    Talk of violence in speeches and commentary names no day, place, victim or figure, or one of them only; two
    independent facts, one of them on whom or what it struck, are asked. That a list has an entry for it is one, too.
    """
    if _history(mentions) or _life(mentions):
        return False
    known = facts(mentions)
    listed = any(m.item and m.strength == "sure" and not m.reference for m in mentions)
    # A village that no gazetteer knows is told all the same.
    placed = known.placed or any(p.gazetteer_id is None and p.kind != "country" for m in mentions for p in m.places)
    count = sum((known.struck, known.counted, known.doer, known.dated, placed, known.means, listed))
    if known.struck or known.counted or any(map(_parties_enough, mentions)):
        return count >= 2
    foiled = known.on_a_day and placed and any(m.status == "foiled" and m.strength == "sure" for m in mentions)
    return count >= 3 or foiled  # What was stopped struck nobody.
