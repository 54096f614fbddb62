"""How much speaks for a mention belonging to an incident that was told before.

Evidence is a sum of weights for what agrees and what differs; a contradiction that no report would leave
standing (two days, two towns, two named victims) forbids. The weights were set by hand and then moved one by one
as long as that helped on the MUC-4 training texts and on gold/dev (bench/accuracy.py measures both).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from annals.mention import Mention, Number
from annals.merging.cluster import Cluster
from annals.merging.conventions import (
    as_many,
    crowd_taken,
    exact,
    held,
    never_one,
    of_any,
    of_state,
    one_scene,
    same_person,
    some_of_them,
    taken_there,
)
from annals.merging.identity import is_vague, same_part, same_place, shared
from annals.merging.types import kins, likes

Overlap = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each observation adds to the evidence; `join` is the sum from which on a mention belongs.

    `opinion` is multiplied by the log odds that the coder gives, where it gives any; what else would forbid counts as
    `forbidden` then.
    """

    join: float = 0.8
    alike: float = 0.6
    kin: float = 0.2
    kin_apart: float = -0.1
    same_type: float = 0.1
    same_day: float = 0.4
    same_time: float = 0.3
    other_day: float = -1.2
    same_place: float = 0.05
    shared_place: float = 0.7
    open_place: float = -0.4
    other_place: float = -1.2
    named_victim: float = 2.0
    plain_victim: float = 1.25
    other_victim: float = -0.35
    pronoun_victim: float = 0.4
    same_target: float = 1.3
    other_target: float = -0.3
    same_doer: float = 1.5
    other_group: float = -0.65
    other_doer: float = -0.7
    same_toll: float = 1.0
    other_toll: float = -0.4
    greater_toll: float = -1.5
    same_sentence: float = 0.2
    same_scene: float = 1.3
    next_sentence: float = 1.1
    after_next: float = 0.05
    new_paragraph: float = 0.0
    new_scene: float = -0.6
    reference_latest: float = 0.7
    reference_earlier: float = 0.4
    context_latest: float = 0.6
    opinion: float = 1.0
    forbidden: float = -1.0


WEIGHTS = Weights()


def evidence(mention: Mention, cluster: Cluster, overlap: Overlap, *, latest: bool) -> float | None:
    """How much speaks for the mention belonging to the incident; `None` where something forbids it.

    Args:
        mention: what is to be placed.
        cluster: the incident as told so far.
        overlap: whether two EDTF values can share a day.
        latest: the incident is the one told last before the mention.
    """
    w = WEIGHTS
    score = _observed(mention, cluster, overlap, latest=latest)
    opinion = _opinion(mention, cluster)
    if opinion is None:
        return score
    if opinion < 0 and score is not None and (held(mention, cluster) or taken_there(mention, cluster)):
        # Who was killed in captivity, or arrested in a protest, is a matter of what an incident is, of which the
        # coder learns little.
        return score
    return (w.forbidden if score is None else score) + w.opinion * opinion


def _opinion(mention: Mention, cluster: Cluster) -> float | None:
    """The coder's own opinion, where it has one: the log odds that the mention tells the incident again."""
    known = [p for m in cluster.mentions for p in _between(mention, m)]
    return _log_odds(max(known)) if known else None


def _between(one: Mention, other: Mention) -> list[float]:
    found = ((one.same or {}).get(other.event), (other.same or {}).get(one.event))
    return [p for p in found if p is not None]


def _log_odds(likely: float) -> float:
    bounded = min(max(likely, 0.01), 0.99)
    return log(bounded / (1 - bounded))


def _observed(mention: Mention, cluster: Cluster, overlap: Overlap, *, latest: bool) -> float | None:
    """The same by what the mention and the incident say of themselves."""
    w = WEIGHTS
    score = _types(mention, cluster)
    if score is None:
        return None
    apart = mention.item and mention.paragraph != cluster.last.paragraph
    if mention.apart and mention.sentence == cluster.last.sentence and not mention.reference:
        return None
    if (apart or (mention.fresh and mention.sentence != cluster.begins)) and not same_person(mention, cluster):
        return None
    dates = _dates(mention, cluster, overlap)
    places = _places(mention, cluster) if dates is not None else None
    people = _people(mention, cluster) if places is not None else None
    if dates is None or places is None or people is None:
        return None
    score = score + dates + places + people
    score += _tolls(mention, cluster) + _nearness(mention, cluster, latest)
    if _history(mention, cluster):
        return None
    if _new_scene(mention, cluster):
        score += w.new_scene
    return score


def _types(mention: Mention, cluster: Cluster) -> float | None:
    if never_one(mention, cluster):
        return None
    kinds = cluster.kinds or {cluster.last.type}
    same = WEIGHTS.same_type if mention.type in kinds and mention.strength == "sure" else 0.0
    if held(mention, cluster):
        return WEIGHTS.alike
    if mention.strength == "reference" or of_any(mention, kinds) or not likes(mention.type).isdisjoint(kinds):
        return WEIGHTS.alike + same
    if not kins(mention.type).isdisjoint(kinds) and one_scene(mention, cluster):
        near = mention.sentence == cluster.last.sentence
        return WEIGHTS.kin if near else WEIGHTS.kin_apart
    return None


def _dates(mention: Mention, cluster: Cluster, overlap: Overlap) -> float | None:
    if not mention.date or not cluster.dates:
        # No day of its own, but its paragraph or entry has one that fits none of the incident's.
        near = mention.near_date
        apart = bool(near) and bool(cluster.dates) and not any(overlap(str(near), d) for d in cluster.dates)
        return WEIGHTS.other_day if apart else 0.0
    if not all(overlap(mention.date, d) for d in cluster.dates):
        told = as_many(mention, cluster, least=2) or _with_captives(mention, cluster)
        if told and held(mention, cluster):
            return 0.0  # Who is taken on one day is killed on another.
        return WEIGHTS.other_day if same_person(mention, cluster) else None
    same_day = len(mention.date) == 10 and mention.date in cluster.dates
    return WEIGHTS.same_day if same_day else WEIGHTS.same_time


def _places(mention: Mention, cluster: Cluster) -> float | None:
    mine = mention.spot
    if mine is None or not cluster.spots:
        return _countries(mention, cluster)
    verdicts = [same_place(mine, p) for p in cluster.spots]
    if True in verdicts:
        return WEIGHTS.same_place
    country = (mine.country_name or "").lower()
    if any(p.name.lower() in cluster.place_names and p.name.lower() != country for p in mention.places):
        return WEIGHTS.shared_place
    if False in verdicts and held(mention, cluster) and _with_captives(mention, cluster):
        return 0.0
    if False in verdicts:
        return WEIGHTS.other_place if same_person(mention, cluster) else None
    return WEIGHTS.open_place


def _with_captives(mention: Mention, cluster: Cluster) -> bool:
    """Whether a killing in captivity is told in one go with the taking, or of some of those taken."""
    return mention.sentence == cluster.last.sentence or some_of_them(mention, cluster)


def _countries(mention: Mention, cluster: Cluster) -> float | None:
    """Two countries contradict, also where one side names nothing finer."""
    mine = {p.country for p in mention.places if p.country}
    return None if mine and cluster.countries and not mine & cluster.countries else 0.0


def _people(mention: Mention, cluster: Cluster) -> float | None:
    w = WEIGHTS
    named, known = [p for p in mention.victims if p.named], cluster.named_victims
    score = w.named_victim if shared(named, known) else 0.0
    if named and known and not score and mention.sentence != cluster.last.sentence:
        described = any(not p.named and p.low not in (None, 1) for p in cluster.victims)
        if not described and not mention.reference:
            return None
    if crowd_taken(mention, cluster):
        score += w.plain_victim
    plain = [p for p in mention.victims if not p.named and not is_vague(p)]
    others = cluster.plain_victims
    if plain and shared(plain, others):
        score += w.plain_victim
    elif plain and others:
        score += w.other_victim
    if any(p.pronoun for p in mention.victims) and cluster.last.victims:
        score += w.pronoun_victim
    if shared(mention.targets, cluster.targets):
        score += w.same_target
    elif mention.targets and cluster.targets and not mention.reference:
        score += w.other_target
    doers = _doers(mention, cluster)
    return None if doers is None else score + doers


def _doers(mention: Mention, cluster: Cluster) -> float | None:
    if mention.claimed_by and cluster.doers and all(of_state(p) for p in cluster.doers):
        # What the police did, no group claims for itself.
        return 0.0 if all(of_state(p) for p in mention.claimed_by) else None
    if any(p.standing == "denied" for p in mention.perpetrators) and mention.sentence != cluster.last.sentence:
        elsewhere = bool(mention.places) and not cluster.spots
        if not mention.reference and (elsewhere or any(p.named for p in cluster.doers)):
            return None  # What one side denies is not what the other did.
    if not mention.perpetrators or not cluster.doers:
        return 0.0
    if shared(mention.perpetrators, cluster.doers):
        return WEIGHTS.same_doer
    mine = any(p.kind == "organization" and p.named for p in mention.perpetrators)
    theirs = any(p.kind == "organization" and p.named for p in cluster.doers)
    if mine and theirs and not mention.claimed_by:
        return WEIGHTS.other_group
    fresh = all(not p.definite and not p.pronoun and not p.named for p in mention.perpetrators)
    return WEIGHTS.other_doer if fresh and not mention.reference else 0.0


def _tolls(mention: Mention, cluster: Cluster) -> float:
    return sum(_toll(n, cluster.numbers, mention.reference) for n in mention.numbers if not n.part)


def _toll(mine: Number, known: Sequence[Number], reference: bool) -> float:
    theirs = [n for n in known if n.effect == mine.effect and not n.part]
    if not theirs:
        return 0.0
    if any((n.low, n.high) == (mine.low, mine.high) and (n.low or 0) > 1 for n in theirs):
        return WEIGHTS.same_toll
    if mine.revised or mine.total or mine.additional or reference:
        return 0.0
    if exact(mine) and any(exact(n) and n.head == mine.head for n in theirs):
        return WEIGHTS.other_toll
    # An open bound is greater than no figure.
    if all(n.high is not None and (mine.low or 0) > n.high for n in theirs):
        return WEIGHTS.greater_toll
    return 0.0


def _nearness(mention: Mention, cluster: Cluster, latest: bool) -> float:
    w = WEIGHTS
    gap = mention.sentence - cluster.last.sentence
    score = 0.0
    if gap == 0:
        score += w.same_scene if _one_clause(mention, cluster.last) else w.same_sentence
    elif gap == 1:
        score += w.next_sentence
    elif gap == 2:
        score += w.after_next
    if mention.paragraph != cluster.last.paragraph:
        score += w.new_paragraph
    if mention.reference or mention.strength in ("context", "reference"):
        score += w.reference_latest if latest else w.reference_earlier
    if mention.strength in ("context", "reference") and latest:
        score += w.context_latest
    return score


def _new_scene(mention: Mention, cluster: Cluster) -> bool:
    """Whether a paragraph sets a scene of its own: a day and a spot, where the incident told of has neither."""
    own = mention.paragraph != cluster.last.paragraph and bool(mention.date) and mention.spot is not None
    return own and not cluster.dates and not cluster.spots


def _history(mention: Mention, cluster: Cluster) -> bool:
    """Whether what was told is the history of a group ("it fought the army"), and no one battle on a day."""
    own = mention.sentence != cluster.last.sentence and bool(mention.date) and bool(mention.places)
    vague = not (cluster.numbers or cluster.victims or cluster.targets or cluster.dates or cluster.spots)
    return own and vague and cluster.begins == cluster.last.sentence


def _one_clause(a: Mention, b: Mention) -> bool:
    """Whether two mentions of a sentence share its day and places and count different effects ("4 dead, 9 hurt")."""
    if a.date != b.date or [p.name for p in a.places] != [p.name for p in b.places]:
        return False
    effects = {n.effect for n in a.numbers} & {n.effect for n in b.numbers}
    return not effects and not any(same_part(p, q) for p in a.victims for q in b.victims if p.named and q.named)
