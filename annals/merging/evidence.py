"""How much speaks for a mention belonging to an incident that was told before.

Evidence is a sum of weights for what agrees and what differs; a contradiction that no report would leave
standing (two days, two towns, two named victims) forbids. The weights were set by hand and then moved one by one
as long as that helped on the MUC-4 training texts and on gold/dev (bench/accuracy.py measures both).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from annals.coded import Place
from annals.mention import Mention, Number, Part
from annals.merging.identity import is_vague, same_part, same_place, shared
from annals.merging.types import kins, likes

Overlap = Callable[[str, str], bool]

ONCE = frozenset({"killed", "abducted"})
STATE = frozenset({"police", "military", "government", "state"})
CAPTIVES = frozenset({"hostage", "captive", "abductee", "kidnapped"})
DEADLY = frozenset({"attack", "armed_clash", "mob_violence"})
DEADLIES = likes("attack") | likes("armed_clash")
"""What "two soldiers died" may belong to: that they are armed tells nothing of what they died of."""
BARE = ("verb:kill:", "verb:wound:", "verb:die:", "verb:be_hurt:", "verb:fall", "verb:neutralize_people:", "toll:")
"""Rules of harm that may have befallen people in any way."""
NUMERALS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty both all".split()
)
FOUND = "verb:find_bodies"
BODIES = frozenset({"body", "corpse", "remain"})
SEIZED = frozenset({"abduction", "hijacking"})
TAKEN = frozenset({"arrest", "weapons_seizure"})
KEPT = 12
"""So many different values of one sort are kept of an incident for comparing; more add no evidence."""


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


@dataclass(slots=True)
class Cluster:
    """The mentions of one incident so far, and what is compared of them, each value once."""

    begins: int
    mentions: list[Mention] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    dates: list[str] = field(default_factory=list)
    spots: list[Place] = field(default_factory=list)
    place_names: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    victims: list[Part] = field(default_factory=list)
    named_victims: list[Part] = field(default_factory=list)
    plain_victims: list[Part] = field(default_factory=list)
    targets: list[Part] = field(default_factory=list)
    doers: list[Part] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)

    @property
    def last(self) -> Mention:
        """The latest mention."""
        return self.mentions[-1]

    def add(self, mention: Mention) -> None:
        """Takes a mention in."""
        self.mentions.append(mention)
        if mention.strength not in ("reference", "context"):
            self.kinds.add(mention.type)
        if mention.date and mention.date not in self.dates:
            self.dates.append(mention.date)
        spot = mention.spot
        if spot is not None and len(self.spots) < KEPT and all(spot.name != p.name for p in self.spots):
            self.spots.append(spot)
        self.place_names.update(p.name.lower() for p in mention.places[:2])
        self.countries.update(p.country for p in mention.places if p.country)
        if mention.victims:
            _keep(self.victims, mention.victims)
            self.named_victims = [p for p in self.victims if p.named]
            self.plain_victims = [p for p in self.victims if not p.named and not is_vague(p)]
        _keep(self.targets, mention.targets)
        _keep(self.doers, mention.perpetrators)
        if len(self.numbers) < KEPT * 2:
            self.numbers.extend(mention.numbers)


def _keep(known: list[Part], new: Iterable[Part]) -> None:
    for part in new:
        if len(known) < KEPT and not any(p.text == part.text and p.named == part.named for p in known):
            known.append(part)


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
    if opinion < 0 and score is not None and _held(mention, cluster):
        # Who was killed in captivity is a matter of what an incident is, of which the coder learns little.
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
    if (apart or (mention.fresh and mention.sentence != cluster.begins)) and not _same_person(mention, cluster):
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
    if _never_one(mention, cluster):
        return None
    kinds = cluster.kinds or {cluster.last.type}
    same = WEIGHTS.same_type if mention.type in kinds and mention.strength == "sure" else 0.0
    if _held(mention, cluster):
        return WEIGHTS.alike
    if mention.strength == "reference" or _of_any(mention, kinds) or not likes(mention.type).isdisjoint(kinds):
        return WEIGHTS.alike + same
    if not kins(mention.type).isdisjoint(kinds) and _one_scene(mention, cluster):
        near = mention.sentence == cluster.last.sentence
        return WEIGHTS.kin if near else WEIGHTS.kin_apart
    return None


def _bare(mention: Mention) -> bool:
    """Whether harm alone is told ("Two soldiers lost their lives"): a mine may have done it as well as rebels."""
    told = mention.rule.startswith(BARE)
    return told and not (mention.perpetrators or mention.weapons or mention.targets or mention.claimed_by)


def _of_any(mention: Mention, kinds: set[str]) -> bool:
    """Whether a mention tells only who was hurt, or that nobody was, of whatever was told ("two soldiers died")."""
    if mention.strength != "context" and not mention.reference and not _bare(mention):
        return False
    if not SEIZED.isdisjoint(kinds) and mention.numbers and all(n.high == 0 for n in mention.numbers):
        return True  # "The passengers were not harmed."
    return mention.type in DEADLY and not DEADLIES.isdisjoint(kinds)


def _never_one(mention: Mention, cluster: Cluster) -> bool:
    """Whether a mention and an incident differ in what became of them: made, threatened, made safe."""
    first = cluster.mentions[0].status
    if mention.status == "foiled" and not mention.reference and first == "reported":
        return True  # The bomb that went off is not the one that was made safe.
    if mention.type == "forced_displacement" and first == "foiled":
        return True  # Nobody flees from what was made safe.
    return (mention.status == "threatened") != (first == "threatened")


def _one_scene(mention: Mention, cluster: Cluster) -> bool:
    """Whether acts of different kinds can be one raid: told in one go, about the same people where it takes them."""
    if not -1 <= mention.sentence - cluster.last.sentence <= 1:
        return False
    kinds = cluster.kinds | {mention.type}
    if "abduction" in kinds:
        return _same_people(mention, cluster) or _held(mention, cluster)
    if "territory_change" in kinds and mention.type not in ("forced_displacement", "armed_clash"):
        return mention.sentence == cluster.last.sentence  # "retook the town after an assault"
    if "weapons_seizure" in kinds and "armed_clash" in kinds:
        return not mention.fresh
    if kinds & TAKEN and kinds & {"attack", "armed_clash"}:
        return _one_side(mention, cluster)
    return True


def _same_person(mention: Mention, cluster: Cluster) -> bool:
    """Whether the person whom both tell of leaves no doubt: what differs then is told wrongly once."""
    return _killed_once(mention, cluster) or _held(mention, cluster) or _died_later(mention)


def _held(mention: Mention, cluster: Cluster) -> bool:
    """Whether a death told later is that of somebody abducted: "two of the hostages were found dead"."""
    pronoun = any(p.pronoun or p.head in ("they", "them") for p in mention.victims)
    if "abduction" not in cluster.kinds or (mention.fresh and not pronoun) or mention.type == "abduction":
        return False
    found = mention.rule.startswith(FOUND)
    gap = mention.sentence - cluster.last.sentence
    near = 0 <= gap <= 1
    doers = () if found else mention.perpetrators  # Who finds the bodies did nothing.
    again = all(p.definite or p.pronoun for p in doers) or shared(doers, cluster.doers)
    if doers and not again:
        # "Seven were taken. Ansaru said that it had killed all seven."
        return near and not cluster.doers and _as_many(mention, cluster, least=2)
    taken_up = any(p.head in CAPTIVES for p in mention.victims)
    killed = any(n.effect == "killed" for n in mention.numbers)
    meant = pronoun and (mention.strength == "context" or killed)
    same = gap == 0 and killed and shared([p for p in mention.victims if not is_vague(p)], cluster.victims)
    return taken_up or same or (near and (meant or _as_many(mention, cluster, least=1 if found else 2)))


def _as_many(mention: Mention, cluster: Cluster, *, least: int) -> bool:
    """Whether as many were killed as had been abducted, and nothing says that they were others: "all seven"."""
    each = [n for n in cluster.numbers if n.effect == "abducted" and _exact(n)]
    taken = {(n.low, n.high) for n in each} | {(sum(n.low or 0 for n in each),) * 2}
    vague = all(is_vague(p) or p.head in NUMERALS or p.head in BODIES for p in mention.victims)
    dead = [n for n in mention.numbers if n.effect == "killed" and (n.low or 0) >= least]
    return vague and any((n.low, n.high) in taken for n in dead)


def _died_later(mention: Mention) -> bool:
    """Whether the dead are further ones of an incident told before: "two more died in hospital on Tuesday"."""
    return mention.rule.startswith("verb:die") and any(n.additional or n.total or n.revised for n in mention.numbers)


def _same_people(mention: Mention, cluster: Cluster) -> bool:
    """Whether those taken are those killed: told by name, by a pronoun, or as "the victims" of the same doers."""
    if shared([p for p in mention.victims if not is_vague(p)], cluster.victims):
        return True
    if any(p.pronoun for p in mention.victims) and mention.sentence == cluster.last.sentence:
        return True
    taken_up = any(p.definite and p.head == "victim" for p in mention.victims)
    return taken_up and shared(mention.perpetrators, cluster.doers)


def _one_side(mention: Mention, cluster: Cluster) -> bool:
    """Whether an arrest or a find belongs to a raid: by the same doers, or in the sentence that tells of it."""
    if mention.fresh:
        return False
    if shared(mention.perpetrators, cluster.doers):
        return True
    # "Two officers were hurt and six people were detained": both of the riot told before.
    told = [m for m in cluster.mentions if not (m.sentence == mention.sentence and m.reference)]
    harm = any(n.effect in ("killed", "injured") for m in (mention, *told) for n in m.numbers)
    alone = not mention.perpetrators or not cluster.doers
    return mention.sentence == cluster.last.sentence and alone and not harm


def _killed_once(mention: Mention, cluster: Cluster) -> bool:
    """Whether both tell of the death, or the abduction, of one named person: that happens once in a report."""
    named = [p for p in mention.victims if p.named and p.kind == "person"]
    if not named or not ONCE & {n.effect for n in mention.numbers} & {n.effect for n in cluster.numbers}:
        return False
    return shared(named, cluster.named_victims)


def _dates(mention: Mention, cluster: Cluster, overlap: Overlap) -> float | None:
    if not mention.date or not cluster.dates:
        # No day of its own, but its paragraph or entry has one that fits none of the incident's.
        near = mention.near_date
        apart = bool(near) and bool(cluster.dates) and not any(overlap(str(near), d) for d in cluster.dates)
        return WEIGHTS.other_day if apart else 0.0
    if not all(overlap(mention.date, d) for d in cluster.dates):
        here = mention.sentence == cluster.last.sentence
        if _held(mention, cluster) and (here or _as_many(mention, cluster, least=2)):
            return 0.0  # Who is taken on one day is killed on another.
        return WEIGHTS.other_day if _same_person(mention, cluster) else None
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
    if False in verdicts and _held(mention, cluster) and mention.sentence == cluster.last.sentence:
        return 0.0
    if False in verdicts:
        return WEIGHTS.other_place if _same_person(mention, cluster) else None
    return WEIGHTS.open_place


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


def _of_state(part: Part) -> bool:
    return part.status == "police" or part.sort in STATE


def _doers(mention: Mention, cluster: Cluster) -> float | None:
    if mention.claimed_by and cluster.doers and all(_of_state(p) for p in cluster.doers):
        # What the police did, no group claims for itself.
        return 0.0 if all(_of_state(p) for p in mention.claimed_by) else None
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


def _exact(number: Number) -> bool:
    return number.low is not None and number.low == number.high and not number.part


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
    if _exact(mine) and any(_exact(n) and n.head == mine.head for n in theirs):
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
