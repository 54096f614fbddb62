"""What one incident is by convention (gold/README.md): what belongs to a raid, a captivity or a crowd, and what never.

These are no weights: a reader of the language cannot tell them from the words alone, since they are agreed upon.
"""

from __future__ import annotations

from annals.mention import Mention, Number, Part
from annals.merging.cluster import Cluster
from annals.merging.identity import is_vague, shared
from annals.merging.types import likes

ONCE = frozenset({"killed", "abducted"})
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
CROWDS = frozenset({"protest", "riot"})
STATE = frozenset({"police", "military", "government", "state", "state_force"})
DEMONSTRATORS = frozenset({"protester", "demonstrator", "marcher", "striker", "picketer", "protestor"})
CROWD = DEMONSTRATORS | {"rioter", "activist", "student", "supporter"}
"""What those are called who may be taken where a crowd gathered."""
GATHERED = frozenset({"protest", "riot", "robbery", "forced_displacement"})


def _bare(mention: Mention) -> bool:
    """Whether harm alone is told ("Two soldiers lost their lives"): a mine may have done it as well as rebels."""
    told = mention.rule.startswith(BARE)
    return told and not (mention.perpetrators or mention.weapons or mention.targets or mention.claimed_by)


def of_any(mention: Mention, kinds: set[str]) -> bool:
    """Whether a mention tells only who was hurt, or that nobody was, of whatever was told ("two soldiers died")."""
    if mention.strength != "context" and not mention.reference and not _bare(mention):
        return False
    if not SEIZED.isdisjoint(kinds) and mention.numbers and all(n.high == 0 for n in mention.numbers):
        return True  # "The passengers were not harmed."
    return mention.type in DEADLY and not DEADLIES.isdisjoint(kinds)


def never_one(mention: Mention, cluster: Cluster) -> bool:
    """Whether a mention and an incident differ in what became of them: made, threatened, made safe."""
    first = cluster.mentions[0].status
    if mention.status == "foiled" and not mention.reference and first == "reported":
        return True  # The bomb that went off is not the one that was made safe.
    if mention.type == "forced_displacement" and first == "foiled":
        return True  # Nobody flees from what was made safe.
    return (mention.status == "threatened") != (first == "threatened")


def one_scene(mention: Mention, cluster: Cluster) -> bool:
    """Whether acts of different kinds can be one raid: told in one go, about the same people where it takes them."""
    if not -1 <= mention.sentence - cluster.last.sentence <= 1 and not crowd_taken(mention, cluster):
        return False
    kinds = cluster.kinds | {mention.type}
    if "abduction" in kinds:
        return _same_people(mention, cluster) or held(mention, cluster)
    if "territory_change" in kinds and mention.type not in ("forced_displacement", "armed_clash"):
        return mention.sentence == cluster.last.sentence  # "retook the town after an assault"
    if "weapons_seizure" in kinds and "armed_clash" in kinds:
        return not mention.fresh
    if kinds & TAKEN and kinds & {"attack", "armed_clash"}:
        return _one_side(mention, cluster)
    return True


def same_person(mention: Mention, cluster: Cluster) -> bool:
    """Whether the person whom both tell of leaves no doubt: what differs then is told wrongly once."""
    return _killed_once(mention, cluster) or held(mention, cluster) or _died_later(mention)


def held(mention: Mention, cluster: Cluster) -> bool:
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
        return near and not cluster.doers and as_many(mention, cluster, least=2)
    taken_up = any(p.head in CAPTIVES for p in mention.victims)
    killed = any(n.effect == "killed" for n in mention.numbers)
    meant = pronoun and (mention.strength == "context" or killed)
    same = gap == 0 and killed and shared([p for p in mention.victims if not is_vague(p)], cluster.victims)
    meant = meant or some_of_them(mention, cluster)
    return taken_up or same or (near and (meant or as_many(mention, cluster, least=1 if found else 2)))


def flight(mention: Mention) -> bool:
    """Whether people left their homes and nobody drove them out: what became of an incident, and none by itself."""
    fled = mention.rule.startswith(("verb:flee:", "verb:displace:"))
    return fled and mention.type == "forced_displacement" and not mention.perpetrators


def of_state(part: Part) -> bool:
    """Whether somebody is police, a soldier or another servant of a state."""
    return part.status == "police" or part.sort in STATE


def some_of_them(mention: Mention, cluster: Cluster) -> bool:
    """Whether some of those taken were killed, told next: "Two of the nurses were found shot dead on Wednesday"."""
    near = 0 <= mention.sentence - cluster.last.sentence <= 1 and "abduction" in cluster.kinds
    dead = [n.low or 0 for n in mention.numbers if n.effect == "killed" and exact(n)]
    taken = sum(n.low or 0 for n in cluster.numbers if n.effect == "abducted" and exact(n))
    text = mention.clause.text.lower()
    theirs = "of them" in text or any(
        f"of the {p.head}" in text or f"of the {p.text.lower()}" in text for p in cluster.victims
    )
    return near and theirs and bool(dead) and 0 < max(dead) <= taken


def as_many(mention: Mention, cluster: Cluster, *, least: int) -> bool:
    """Whether as many were killed as had been abducted, and nothing says that they were others: "all seven"."""
    each = [n for n in cluster.numbers if n.effect == "abducted" and exact(n)]
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


def taken_there(mention: Mention, cluster: Cluster) -> bool:
    """Whether people were arrested where a crowd gathered or force was used, or a crowd was fired on.

    Neither is an incident of its own.
    """
    if mention.type == "arrest":
        return not GATHERED.isdisjoint(cluster.kinds)
    doers, crowd = mention.perpetrators, [*mention.victims, *mention.targets]
    return (
        mention.type in ("attack", "armed_clash")
        and not CROWDS.isdisjoint(cluster.kinds)
        and bool(doers)
        and all(of_state(p) for p in doers)
        and not any(of_state(p) or p.status == "combatant" for p in crowd)
    )


def crowd_taken(mention: Mention, cluster: Cluster) -> bool:
    """Whether those arrested are called what only those who gathered are: "More than 400 demonstrators were held"."""
    heads = {p.head for p in mention.victims}
    return taken_there(mention, cluster) and not heads.isdisjoint(CROWD)


def _killed_once(mention: Mention, cluster: Cluster) -> bool:
    """Whether both tell of the death, or the abduction, of one named person: that happens once in a report."""
    named = [p for p in mention.victims if p.named and p.kind == "person"]
    if not named or not ONCE & {n.effect for n in mention.numbers} & {n.effect for n in cluster.numbers}:
        return False
    return shared(named, cluster.named_victims)


def exact(number: Number) -> bool:
    """Whether a figure is one number of people, and no part of another."""
    return number.low is not None and number.low == number.high and not number.part
