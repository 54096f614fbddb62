"""Which mentions of one report speak of one incident.

Mentions are taken in the order of the text; each joins the incident it fits best, or opens a new one.
Contradictions of type, date, place, victim or toll forbid; what agrees adds evidence. The weights were set by hand
on development reports (bench/README.md) and are few on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from annals.coded import Place
from annals.mention import Mention, Number, Part

Overlap = Callable[[str, str], bool]

JOIN = 0.8
"""The evidence above which a mention joins an incident."""

EXPLOSIVE = frozenset({"bombing", "suicide_bombing", "grenade_attack", "landmine", "shelling", "air_strike"})
LIKE: dict[str, frozenset[str]] = {
    "attack": EXPLOSIVE | {"armed_clash", "assassination", "massacre", "mob_violence", "arson", "property_destruction",
                           "robbery", "chemical_attack", "sexual_violence", "torture", "riot"},
    "assassination": EXPLOSIVE | {"massacre", "mob_violence"},
    "massacre": EXPLOSIVE | {"armed_clash", "sexual_violence", "arson", "mob_violence", "chemical_attack"},
    "bombing": EXPLOSIVE | {"property_destruction", "arson"},
    "shelling": EXPLOSIVE | {"property_destruction"},
    "armed_clash": frozenset({"territory_change", "property_destruction", "arson"}),
    "protest": frozenset({"riot", "forced_work_stoppage"}),
    "property_destruction": frozenset({"arson", "riot", "robbery"}),
    "robbery": frozenset({"arson", "hijacking"}),
    "abduction": frozenset({"hijacking"}),
}  # fmt: skip
VAGUE_HEADS = frozenset(
    {"people", "person", "man", "victim", "other", "individual", "member", "it", "they", "he", "she"}
)


def alike(a: str, b: str) -> bool:
    """Whether two types may name one incident."""
    return a == b or b in LIKE.get(a, ()) or a in LIKE.get(b, ())


@dataclass(slots=True)
class Cluster:
    """The mentions of one incident so far."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def last(self) -> Mention:
        """The latest mention."""
        return self.mentions[-1]


def group(mentions: Sequence[Mention], overlap: Overlap) -> list[list[Mention]]:
    """Mentions by incident, incidents in the order of their first mention.

    `overlap` says whether two EDTF dates can share a day. References that fit no incident are left
    out: they tell of nothing particular by themselves.
    """
    clusters: list[Cluster] = []
    waiting: list[Mention] = []
    for mention in mentions:
        best = _best(mention, clusters, overlap)
        if best is not None:
            best.mentions.append(mention)
        elif _opens(mention):
            clusters.append(Cluster([mention]))
        else:
            waiting.append(mention)
    for mention in waiting:
        best = _best(mention, clusters, overlap, late=True)
        if best is not None:
            best.mentions.append(mention)
        elif _stands_alone(mention):
            clusters.append(Cluster([mention]))
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: (m.sentence, m.trigger.start))
    clusters.sort(key=lambda c: (c.mentions[0].sentence, c.mentions[0].trigger.start))
    return [c.mentions for c in clusters]


def _opens(mention: Mention) -> bool:
    """Whether a mention may open an incident at once; a bare reference waits for a later one."""
    if mention.strength in ("context", "reference"):
        return False
    return not (mention.reference and not mention.date and not mention.spot and not _particular(mention))


def _particular(mention: Mention) -> bool:
    return bool(mention.numbers or mention.victims or mention.targets)


def _stands_alone(mention: Mention) -> bool:
    """Whether a mention that fits nothing told is an incident all the same."""
    if mention.strength == "reference" or mention.type == "other":
        return False
    if mention.strength == "context":
        return False
    return bool(mention.date or mention.spot or mention.numbers or mention.claimed_by) or bool(
        mention.perpetrators and _particular(mention)
    )


def _best(mention: Mention, clusters: list[Cluster], overlap: Overlap, *, late: bool = False) -> Cluster | None:
    scored = [(evidence(mention, c, overlap, i == len(clusters) - 1, late), i, c) for i, c in enumerate(clusters)]
    fitting = [s for s in scored if s[0] is not None and s[0] >= JOIN]
    if not fitting:
        return None
    return max(fitting, key=lambda s: (s[0], s[1]))[2]


def evidence(mention: Mention, cluster: Cluster, overlap: Overlap, latest: bool, late: bool) -> float | None:
    """How much speaks for the mention belonging to the incident; `None` where something forbids it."""
    kinds = {m.type for m in cluster.mentions if m.strength not in ("reference", "context")} or {cluster.last.type}
    if mention.strength != "reference" and not any(alike(mention.type, k) for k in kinds):
        return None
    score = 0.3
    for part in (
        _dates(mention, cluster, overlap),
        _places(mention, cluster),
        _people(mention, cluster),
        _tolls(mention, cluster),
    ):
        if part is None:
            return None
        score += part
    score += _nearness(mention, cluster, latest)
    if mention.fresh:
        score -= 2.5
    if mention.type in kinds and mention.strength == "sure":
        score += 0.3
    if mention.status != cluster.mentions[0].status and "threatened" in (mention.status, cluster.mentions[0].status):
        return None
    return score


def _nearness(mention: Mention, cluster: Cluster, latest: bool) -> float:
    gap = mention.sentence - cluster.last.sentence
    score = 0.0
    if gap == 0:
        score -= 0.4
    elif gap == 1:
        score += 0.6
    elif gap == 2:
        score += 0.3
    if mention.reference or mention.strength in ("context", "reference"):
        score += 0.9 if latest else 0.3
    if mention.strength in ("context", "reference") and latest:
        score += 0.6
    return score


def _dates(mention: Mention, cluster: Cluster, overlap: Overlap) -> float | None:
    known = [m.date for m in cluster.mentions if m.date]
    if not mention.date or not known:
        return 0.0
    if not all(overlap(mention.date, d) for d in known):
        return None
    same_day = len(mention.date) == 10 and mention.date in known
    return 0.6 if same_day else 0.2


def same_place(a: Place, b: Place) -> bool | None:
    """Whether two places can be one (the same, or one within the other); `None` where it is open."""
    if a.name.lower() == b.name.lower():
        return True
    if a.gazetteer_id and a.gazetteer_id == b.gazetteer_id:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    inner, outer = {a.admin1, a.admin2, a.name}, {b.admin1, b.admin2, b.name}
    if a.name in outer or b.name in inner:
        return True
    if a.latitude is not None and b.latitude is not None and a.longitude is not None and b.longitude is not None:
        near = abs(a.latitude - b.latitude) < 0.15 and abs(a.longitude - b.longitude) < 0.15
        return True if near else False
    return None


def _places(mention: Mention, cluster: Cluster) -> float | None:
    mine = mention.spot
    theirs = [m.spot for m in cluster.mentions if m.spot is not None]
    if mine is None or not theirs:
        return 0.0
    verdicts = [same_place(mine, p) for p in theirs]
    if True in verdicts:
        return 1.0
    shared = {p.name.lower() for p in mention.places} & {p.name.lower() for m in cluster.mentions for p in m.places[:2]}
    if shared and any(n != (mine.country_name or "").lower() for n in shared):
        return 0.4
    return None if False in verdicts else -0.4


def same_part(a: Part, b: Part) -> bool:
    """Whether two participants can be one: the same name or words, or the same head that is not vague."""
    if a.text.lower() == b.text.lower():
        return True
    if a.named and b.named:
        return bool(_words(a) & _words(b)) and (
            _words(a) <= _words(b) or _words(b) <= _words(a) or _last(a) == _last(b)
        )
    return a.head == b.head and not (a.named or b.named)


def _words(part: Part) -> set[str]:
    texts = [part.text, *(q.text for q in part.others)]
    return {w for t in texts for w in t.lower().replace(".", "").split() if len(w) > 2}


def _last(part: Part) -> str:
    return part.text.lower().split()[-1]


def _shared(mine: Sequence[Part], theirs: Sequence[Part]) -> int:
    return sum(1 for a in mine if not a.pronoun and any(same_part(a, b) for b in theirs))


def _people(mention: Mention, cluster: Cluster) -> float | None:
    victims = [p for m in cluster.mentions for p in m.victims]
    targets = [p for m in cluster.mentions for p in m.targets]
    named, known = [p for p in mention.victims if p.named], [p for p in victims if p.named]
    if named and known and not _shared(named, known) and mention.sentence != cluster.last.sentence:
        described = any(not p.named and p.low not in (None, 1) for p in victims)
        if not described and not mention.reference:
            return None
    score = 0.0
    if _shared(named, known):
        score += 2.0
    plain = [p for p in mention.victims if not p.named and p.head not in VAGUE_HEADS]
    if plain and _shared(plain, victims):
        score += 0.8
    elif plain and [p for p in victims if not p.named and p.head not in VAGUE_HEADS and not p.pronoun]:
        score -= 0.5
    if any(p.pronoun for p in mention.victims) and cluster.last.victims:
        score += 0.4
    if _shared(mention.targets, targets):
        score += 1.0
    elif mention.targets and targets and not mention.reference:
        score -= 0.6
    return score + _doers(mention, cluster)


def _doers(mention: Mention, cluster: Cluster) -> float:
    doers = [p for m in cluster.mentions for p in m.perpetrators]
    if not mention.perpetrators or not doers:
        return 0.0
    if _shared(mention.perpetrators, doers):
        return 0.4
    mine = [p for p in mention.perpetrators if p.kind == "organization" and p.named]
    theirs = [p for p in doers if p.kind == "organization" and p.named]
    return -0.8 if mine and theirs and not mention.claimed_by else 0.0


def _exact(number: Number) -> bool:
    return number.low is not None and number.low == number.high and not number.part


def _tolls(mention: Mention, cluster: Cluster) -> float | None:
    score = 0.0
    for mine in mention.numbers:
        theirs = [n for m in cluster.mentions for n in m.numbers if n.effect == mine.effect and not n.part]
        if not theirs or mine.part:
            continue
        if any((n.low, n.high) == (mine.low, mine.high) and (n.low or 0) > 1 for n in theirs):
            score += 1.0
        elif mine.revised or mine.total or mention.reference:
            score += 0.0
        elif _exact(mine) and any(_exact(n) and n.head == mine.head for n in theirs):
            score -= 1.0
        elif (mine.low or 0) > max((n.high if n.high is not None else 10**9) for n in theirs):
            score -= 0.7
    return score


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
    if struck or toll:
        return facts >= 2
    if mentions[0].type in PARTIES_ENOUGH or any(m.type in PARTIES_ENOUGH for m in mentions):
        return facts >= 2
    return facts >= 3
