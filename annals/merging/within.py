"""Which mentions of one report speak of one incident.

Mentions are taken in the order of the text; each joins the incident it fits best, or opens a new one. A bare
reference ("the attack") that fits nothing told before waits for the end, since headlines refer forward. Only the
incidents told of last, and those with a name in common, are compared: the work grows with the length of the report.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from annals.mention import Mention
from annals.merging.antecedents import with_antecedents
from annals.merging.cluster import Cluster
from annals.merging.confidence import told
from annals.merging.conventions import flight
from annals.merging.evidence import WEIGHTS, evidence
from annals.merging.identity import name_words, shared
from annals.merging.types import alike, kin, likes
from annals.records import replace

Overlap = Callable[[str, str], bool]

WINDOW = 16
"""So many incidents, counted back from the one told of last, are compared with a mention."""
FLED = 1
"""So many sentences after an act of violence people may be told to have fled from it."""
ALONE = 3
"""So many sentences around must tell of nothing, for a flight to be an incident of its own."""
DRIVING = likes("attack") | likes("armed_clash") | {"territory_change", "forced_displacement"}
BY_NAME = 4
"""So many earlier incidents are compared for each word of a victim's name."""

__all__ = ["group", "told"]


def group(mentions: Sequence[Mention], overlap: Overlap) -> list[list[Mention]]:
    """Mentions by incident, incidents in the order of their first mention.

    Args:
        mentions: the mentions of one report in the order of its text.
        overlap: whether two EDTF dates can share a day.

    Returns:
        Each mention once at most. References that fit no incident are left out: they tell of nothing particular
        by themselves.
    """
    known = _Known()
    waiting: list[Mention] = []
    fled: list[tuple[Mention, Cluster | None]] = []
    heads = [m for m in mentions if m.paragraph < 0]
    for mention in with_antecedents([m for m in mentions if m.paragraph >= 0]):
        best = _best(mention, known.near(mention), overlap)
        if flight(mention):
            fled.append((mention, best))
        elif best is not None:
            known.take(best, _agreeing(mention, best, overlap))
        elif _opens(mention):
            known.open(mention)
            if mention.apart:
                known.set_back()
        else:
            waiting.append(mention)
    for mention in waiting:
        best = _best(mention, known.around(mention), overlap)
        if best is not None:
            known.take(best, _agreeing(mention, best, overlap))
        elif _stands_alone(mention):
            known.open(mention)
    for mention, best in fled:
        known.take_flight(best or _fled_from(mention, known.around(mention)), mention)
    for mention in heads:
        _take_head(mention, known)
    return known.in_order()


def _fled_from(mention: Mention, clusters: Sequence[Cluster]) -> Cluster | None:
    """The violence told last, from which people fled; sums over weeks are of no one act."""
    if mention.date and len(mention.date) > len("2024-03-14"):
        return None
    for cluster in clusters:
        apart = mention.item and mention.paragraph != cluster.last.paragraph
        gap = mention.sentence - cluster.last.sentence
        if 0 <= gap <= FLED and not apart and not cluster.kinds.isdisjoint(DRIVING):
            return cluster
    return None


def _take_head(mention: Mention, known: _Known) -> None:
    """A headline is of the incident that it sums up, or else tells one of its own."""
    home = _told_below(mention, known.around(mention))
    if home is not None:
        known.take(home, _beside(mention, home))
    elif _opens(mention) or _stands_alone(mention):
        known.open(mention)


def _told_below(head: Mention, clusters: Sequence[Cluster]) -> Cluster | None:
    """The incident of the text that a headline sums up: of a like type, with figure, people or place in common.

    Headlines are shorter and vaguer than their text, and contradict it in places and figures: where nothing is in
    common, the first of a like type is meant.
    """
    like = [c for c in clusters if any(alike(head.type, m.type) for m in c.mentions)]
    like = like or [c for c in clusters if any(kin(head.type, m.type) for m in c.mentions)]
    return max(like, key=lambda c: (_common(head, c), any(head.type == m.type for m in c.mentions)), default=None)


def _common(head: Mention, cluster: Cluster) -> int:
    figures = {(n.effect, n.low, n.high) for n in head.numbers}
    same = any((n.effect, n.low, n.high) in figures for m in cluster.mentions for n in m.numbers)
    people = any(shared(head.victims, m.victims) or shared(head.targets, m.targets) for m in cluster.mentions)
    names = {p.name for p in head.places}
    return same + people + any(p.name in names for m in cluster.mentions for p in m.places)


def _beside(head: Mention, cluster: Cluster) -> Mention:
    """The headline with what its text leaves open only."""
    known = {n.effect for m in cluster.mentions for n in m.numbers}
    return replace(
        head,
        date=None if cluster.dates else head.date,
        date_quote=None if cluster.dates else head.date_quote,
        places=() if any(m.places for m in cluster.mentions) else head.places,
        numbers=tuple(n for n in head.numbers if n.effect not in known),
        strength="context",
    )


def _agreeing(mention: Mention, cluster: Cluster, overlap: Overlap) -> Mention:
    """The mention without a day that contradicts what was told before: first told wins.

    It comes to that only where the same person's death is told twice, and one of the days belongs to another act of
    its sentence.
    """
    if not mention.date or all(overlap(mention.date, d) for d in cluster.dates):
        return mention
    return replace(mention, date=None, date_quote=None)


class _Known:
    """The incidents of one report so far, with what is needed to find those near a mention."""

    def __init__(self) -> None:
        self._clusters: list[Cluster] = []
        self._recent: dict[int, Cluster] = {}
        self._by_word: dict[str, dict[int, Cluster]] = {}

    def open(self, mention: Mention) -> None:
        cluster = Cluster(begins=mention.sentence)
        self._clusters.insert(bisect_right(self._clusters, mention.sentence, key=_begins), cluster)
        self.take(cluster, mention)

    def take(self, cluster: Cluster, mention: Mention) -> None:
        cluster.add(mention)
        # Told of last stands last: a dict keeps the order of insertion.
        self._recent.pop(id(cluster), None)
        self._recent[id(cluster)] = cluster
        for word in _names(mention):
            self._by_word.setdefault(word, {})[id(cluster)] = cluster

    def take_flight(self, cluster: Cluster | None, mention: Mention) -> None:
        """Who fled, without where they went and when they left: that is not where and when it was."""
        if cluster is None:
            near = (c.last for c in self.around(mention) if abs(mention.sentence - c.last.sentence) <= ALONE)
            # An entry of a list tells of its own.
            if not any(not mention.item or last.paragraph == mention.paragraph for last in near):
                self.open(mention)
        else:
            fled = tuple(n for n in mention.numbers if n.effect == "displaced")
            kept = replace(mention, date=None, date_quote=None, places=(), numbers=fled, strength="context")
            self.take(cluster, kept)

    def set_back(self) -> None:
        """What was told of last is background only: the report goes on with what it told before."""
        before = list(self._recent)[-2:-1]
        for key in before:
            self._recent[key] = self._recent.pop(key)

    def near(self, mention: Mention) -> list[Cluster]:
        """The incidents to compare, the one told of last first."""
        found = dict(_last(self._recent, WINDOW))
        for word in _names(mention):
            found.update(_last(self._by_word.get(word, {}), BY_NAME))
        return list(found.values())

    def around(self, mention: Mention) -> list[Cluster]:
        """The incidents that begin next after a mention first, then those before it."""
        at = bisect_left(self._clusters, mention.sentence, key=_begins)
        return [*self._clusters[at : at + WINDOW], *reversed(self._clusters[max(0, at - WINDOW) : at])]

    def in_order(self) -> list[list[Mention]]:
        for cluster in self._clusters:
            cluster.mentions.sort(key=_position)
        return sorted((c.mentions for c in self._clusters), key=lambda found: _position(found[0]))


def _begins(cluster: Cluster) -> int:
    return cluster.begins


def _last(found: dict[int, Cluster], count: int) -> Iterable[tuple[int, Cluster]]:
    for key, _ in zip(reversed(found), range(count), strict=False):
        yield key, found[key]


def _names(mention: Mention) -> set[str]:
    return {word for p in mention.victims if p.named for word in name_words(p.text)}


def _position(mention: Mention) -> tuple[int, int]:
    return mention.sentence, mention.trigger.start


def _opens(mention: Mention) -> bool:
    """Whether a mention may open an incident at once; a bare reference waits for a later one."""
    if mention.strength in ("context", "reference") or flight(mention):
        return False
    return not (mention.reference and not mention.date and not mention.spot and not _particular(mention))


def _particular(mention: Mention) -> bool:
    return bool(mention.numbers or mention.victims or mention.targets)


def _stands_alone(mention: Mention) -> bool:
    """Whether a mention that fits nothing told is an incident all the same."""
    if mention.strength == "reference" or mention.type == "other" or flight(mention):
        return False
    if mention.strength == "context":
        if mention.rule.startswith("verb:die:die") and _one_death(mention):
            return False  # "He died in Miami in 2006": a life ends, and nothing says by whose hand.
        dated = mention.date or (mention.near_date and mention.rule.startswith("verb:find_bodies"))
        return bool(mention.numbers and dated and mention.victims)
    if mention.date or mention.spot or mention.numbers or mention.claimed_by:
        return True
    return bool(mention.perpetrators and _particular(mention))


def _one_death(mention: Mention) -> bool:
    """Whether a single person's death is all that is told."""
    killed = [n for n in mention.numbers if n.effect == "killed"]
    alone = len(killed) == 1 and (killed[0].low, killed[0].high) == (1, 1)
    return alone and not (mention.perpetrators or mention.weapons or mention.targets or mention.claimed_by)


def _best(mention: Mention, clusters: Sequence[Cluster], overlap: Overlap) -> Cluster | None:
    """The incident with most evidence, the nearest where it is equal; `None` where too little speaks for any."""
    best: tuple[float, Cluster] | None = None
    for number, cluster in enumerate(clusters):
        score = evidence(mention, cluster, overlap, latest=number == 0)
        if score is not None and score >= WEIGHTS.join and (best is None or score > best[0]):
            best = score, cluster
    return best[1] if best is not None else None
