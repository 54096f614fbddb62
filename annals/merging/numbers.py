"""The tolls of several mentions to one: sums of groups, parts, totals told later, additions, revisions, conflicts.

The conventions are those of gold/README.md ("counts"): a figure that is told again is never summed, a part never adds
to its whole, conflicting figures give the lowest and the highest, a revised figure replaces those before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from annals.coded import Group, Toll
from annals.mention import Mention, Number
from annals.records import replace

NOBODY = frozenset(
    {"other", "dead", "wounded", "injured", "more", "victim", "one", "killed", "missing", "some", "total"}
)
"""Heads that do not say who it was: no group is made of them."""
ANYBODY = NOBODY | {"people", "person", "individual", "casualty", "body", "life", "corpse", "human"}
"""Heads that any group falls under: such a figure is the whole, or the same figure in other words."""

STATE_SIDE = frozenset(
    "soldier trooper policeman policewoman constable gendarme officer sergeant private corporal lieutenant captain"
    " guard serviceman jawan ranger paratrooper marine sailor airman commando conscript sepoy peacekeeper mercenary"
    " carabinero inspector sub-inspector troop recruit reservist cop agent".split()
)
ARMED_SIDE = frozenset(
    "rebel militant terrorist insurgent guerrilla guerilla bandit fighter gunman attacker assailant extremist jihadist"
    " cadre naxal naxalite maoist taliban gangster robber kidnapper criminal separatist martyr comrade mujahid bomber"
    " partisan raider outlaw dissident hitman pirate tiger suspect khwarij".split()
)
COUNTED_DEAD = frozenset({"dead", "body", "corpse"})
DOERS = frozenset({"attacker", "assailant", "gunman", "bomber", "raider", "hijacker", "kidnapper"})
"""Those who do what is told: no victims counted before."""
FAR = 2
"""Two figures of which one is more than this many times the other are no two counts of the same people."""
SOON = 2
"""So many sentences on, a figure of other people still belongs to the same toll."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """A number with where it was told; `low` and `high` are people, `high=None` is open upwards."""

    number: Number
    mention: int
    sentence: int
    low: int | None
    high: int | None

    @property
    def anybody(self) -> bool:
        return self.number.total or self.number.head in ANYBODY or not self.number.head[:1].isalpha()


def toll(effect: str, mentions: Sequence[Mention]) -> Toll | None:
    """The toll of one effect with its groups; `None` where no mention gives a figure.

    Args:
        effect: the field: killed, injured, abducted, missing, arrested or displaced.
        mentions: the mentions of one incident in the order of the text.
    """
    told = [
        _Figure(number=n, mention=i, sentence=m.sentence, low=n.low, high=n.high)
        for i, m in enumerate(mentions)
        for n in m.numbers
        if n.effect == effect and (n.low, n.high) != (None, None)
    ]
    return _as_toll(_whole(told), [f.number for f in told]) if told else None


def all_killed(mentions: Sequence[Mention], abducted: Toll | None) -> Toll | None:
    """The killed where those abducted are told to have been killed without a number: "their bodies were found"."""
    told = next((n for m in mentions for n in m.numbers if n.effect == "killed" and n.low is None is n.high), None)
    if told is None or abducted is None:
        return None
    return replace(abducted, wording=" ".join(told.quote.text.split()), quote=told.quote, groups=())


def _whole(told: Sequence[_Figure]) -> list[_Figure]:
    """The figures whose sum is the toll."""
    revised = next((i for i in range(len(told) - 1, -1, -1) if told[i].number.revised), None)
    if revised is not None:
        latest, behind = told[revised], told[revised + 1 :]
        # "climbed to 22 on Saturday, when a clerk died of burns": the clerk is among them.
        added = _additional([f for f in behind if f.sentence != latest.sentence])
        rivals = [f for f in behind if f.sentence == latest.sentence and f.number.rival]
        return [_between([latest], rivals[0]) if rivals else latest, *added]
    wholes = [f for f in told if not f.number.part]
    if not wholes:
        return [told[0]]
    whole = _opening([f for f in wholes if f.mention == wholes[0].mention])
    for _, told_there in groupby(wholes, key=lambda f: f.mention):
        before, figures = whole, list(told_there)
        if _same_again(whole, figures):
            continue
        for figure in figures:
            if figure.mention != wholes[0].mention:
                whole = _with(whole, figure, before)
    return whole


def _same_again(whole: Sequence[_Figure], figures: Sequence[_Figure]) -> bool:
    """Whether several figures together say what was told before ("ten peasants ... the governor and nine others")."""
    if len(figures) < 2 or len(whole) != 1 or any(f.number.additional or f.number.rival for f in figures):
        return False
    low, high = _sum(f.low for f in figures), _sum(f.high for f in figures)
    return low is not None and low > 1 and (low, high) == (whole[0].low, whole[0].high)


def _additional(told: Iterable[_Figure]) -> list[_Figure]:
    return [f for f in told if f.number.additional and not f.number.part]


def _opening(figures: Sequence[_Figure]) -> list[_Figure]:
    """The figures of the first sentence: its total, or its groups, each once."""
    rivals = [f for f in figures if f.number.rival]
    if rivals and len(rivals) < len(figures):
        whole = _opening([f for f in figures if not f.number.rival])
        for rival in rivals:
            whole = [_between(whole, rival)]
        return whole
    heads = {f.number.head for f in figures}
    if len(figures) == len(heads) == 2 and heads <= COUNTED_DEAD:
        # "Amnesty has counted 54 bodies; the administration speaks of 32 dead."
        return [_between(figures[:1], figures[1])]
    totals = [f for f in figures if f.number.total]
    if totals:
        return totals[:1]
    kept: list[_Figure] = []
    for figure in figures:
        if not any(_again(figure, k) for k in kept):
            kept.append(figure)
    return kept


def _again(a: _Figure, b: _Figure) -> bool:
    same_words = a.number.quote == b.number.quote
    return same_words or (a.number.head == b.number.head and (a.low, a.high) == (b.low, b.high))


def _with(whole: list[_Figure], new: _Figure, before: Sequence[_Figure]) -> list[_Figure]:
    """The toll after a further figure; `before` is the toll as it stood before the mention that gives it."""
    low, high = _sum(f.low for f in whole), _sum(f.high for f in whole)
    if new.number.rival:
        # "put the number of dead at 103" is no other count of the one man told of last
        return whole if (low or 0) == 1 and (new.low or 0) > FAR else [_between(whole, new)]
    again = any((new.low, new.high) == bounds for bounds in ((low, high), *((f.low, f.high) for f in whole)))
    if new.number.additional:
        again = any(new.number.quote == f.number.quote for f in whole)
    sided = _others(before, new) and (new.number.head in STATE_SIDE | ARMED_SIDE or new.number.status == "civilian")
    if again and not (sided and not new.number.additional):
        return whole
    if new.number.additional or sided:
        return [*whole, new]
    same = next((i for i, f in enumerate(whole) if _same_group(f, new)), None)
    if same is not None:
        return [*whole[:same], _combined(whole[same], new), *whole[same + 1 :]]
    if new.anybody:
        greater = new.low is not None and (low or 0) < new.low <= FAR * (low or 0)
        # "An officer hurt in last week's attack died. ... Twenty-seven people were injured": he is one of them.
        one = (low, high) == (1, 1) and (new.low or 0) > 1 and new.number.effect == "injured"
        return [new] if (len(whole) > 1 and greater) or one else whole
    return [*whole, new] if _others(before, new) else whole


def _between(whole: Sequence[_Figure], rival: _Figure) -> _Figure:
    """Two sources' counts of the same people: the lowest and the highest.

    An open count that the other one fits in ends with that one: "more than 20 dead, others say 40" is 21 to 40.
    """
    low, high = _sum(f.low for f in whole), _sum(f.high for f in whole)
    ends = [end for end in (high, rival.high) if end is not None]
    least = max(rival.low or 0, low or 0)
    most = max(ends) if ends and max(ends) >= least else None
    return replace(whole[0], low=min(low or 0, rival.low or 0), high=most)


def _same_group(a: _Figure, b: _Figure) -> bool:
    return (a.anybody and b.anybody) or (bool(b.number.head) and a.number.head == b.number.head)


def _others(whole: Sequence[_Figure], new: _Figure) -> bool:
    """Whether a later figure is of people whom the figures before leave out: of another side than all of them."""
    side = _side(new.number)
    gap = new.sentence - max(f.sentence for f in whole)
    if new.number.head in DOERS and 0 <= gap <= SOON:
        # "killed 132 pupils and nine members of staff. All seven attackers died"
        return all(f.number.head.isalpha() and f.number.head not in ARMED_SIDE | ANYBODY and f.high != 0 for f in whole)
    return (
        side is not None
        and 0 <= gap <= SOON
        and all(_side(f.number) not in (None, side) and f.number.head not in ANYBODY and f.high != 0 for f in whole)
    )


def _side(number: Number) -> str | None:
    """On which side the counted stand, as far as their words tell: soldiers and rebels are both combatants."""
    if number.head in STATE_SIDE:
        return "state"
    return "armed" if number.head in ARMED_SIDE else number.status


def _combined(old: _Figure, new: _Figure) -> _Figure:
    """One group told of twice: the bounds that fit both; the lowest and the highest where none do.

    A smaller figure without a word that says so is mostly a part, and stays one.
    """
    low = max(old.low or 0, new.low or 0)
    high = old.high if new.high is None else new.high if old.high is None else min(old.high, new.high)
    if high is None or low <= high:
        return replace(old, low=low, high=high)
    far = (new.high or 0) * FAR < (old.low or 0) or (new.low or 0) > FAR * (old.high or 0)
    if far or not (old.number.head.isalpha() and new.number.head.isalpha()):
        return old
    lows = [f.low for f in (old, new) if f.low is not None]
    return replace(old, low=min(lows), high=None if None in (old.high, new.high) else max(old.high or 0, new.high or 0))


def _sum(values: Iterable[int | None]) -> int | None:
    known = list(values)
    return None if None in known else sum(v for v in known if v is not None)


def _as_toll(whole: Sequence[_Figure], numbers: Sequence[Number]) -> Toll:
    return Toll(
        low=_sum(f.low for f in whole),
        high=_sum(f.high for f in whole),
        wording=", ".join(" ".join(f.number.quote.text.split()) for f in whole),
        quote=whole[0].number.quote,
        groups=_groups(numbers),
    )


def _groups(numbers: Sequence[Number]) -> tuple[Group, ...]:
    """The figures whose words say who it was, each group once."""
    found: dict[str, Group] = {}
    for number in numbers:
        who = " ".join(number.who.split())
        if not who or number.head in NOBODY or not number.head.isalpha() or number.low == 0 == number.high:
            continue
        found.setdefault(who.lower(), Group(who=who, low=number.low, high=number.high, quote=number.quote))
    return tuple(found.values())
