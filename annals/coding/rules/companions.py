"""Who acts beside those who act: "soldiers accompanied by militiamen", "a mob led by party workers"."""

from __future__ import annotations

from collections.abc import Iterator

from annals.coding.rules.chunks import Noun, Verb
from annals.coding.rules.filler import Filler
from annals.coding.rules.found import Event
from annals.coding.rules.participants import fillers
from annals.coding.rules.scene import Scene

BESIDE = frozenset("accompany back support join assist aid help reinforce lead command head direct guide flank".split())
"""Verbs whose agent acts with those of whom they are said ("backed by", "led by")."""
WITH = frozenset({"with", "alongside"})
WHEN = frozenset({"when", "as", "after"})
WAY = 14
"""How far behind an act its "when" may stand."""
COMPANY = frozenset({"together", "along", "jointly", "alongside"})


def companions(scene: Scene, k: int) -> list[Filler]:
    """Those who act with the people at chunk `k`, told behind them: armed people, organizations, who leads them."""
    found: list[Filler] = []
    for m, leads in _beside(scene, k):
        for filler in fillers(scene, m, "perpetrator"):
            led = leads and filler.kind == "person" and not filler.pronoun and (filler.named or filler.plural)
            if filler.armed or led or (filler.kind == "organization" and filler.named):
                found.append(filler)
    return found


def came_upon(scene: Scene, event: Event) -> list[Filler]:
    """ "Ten people were gunned down when attackers surrounded a mosque": who came, where nobody else is the doer."""
    told = any(event.get(role) for role in ("perpetrator", "party", "claimed_by", "weapon"))
    if told or event.refused or event.frame.effect not in ("killed", "injured", "abducted"):
        return []
    for m in range(event.chunk + 1, min(event.chunk + WAY, len(scene.chunks) - 2)):
        if scene.word(m) in (";", ".") or scene.kind(m) == "WH":
            return []
        if scene.word(m) in WHEN and scene.kind(m) in ("SUB", "P"):
            return _comers(scene, m + 1)
    return []


def _comers(scene: Scene, k: int) -> list[Filler]:
    """The armed people at chunk `k` of whom a finite verb tells that they did something."""
    if scene.kind(k) != "NG" or scene.pronoun(k):
        return []
    end = scene.past_phrases(k + 1)
    verb = scene.chunks[end] if end < len(scene.chunks) else None
    acts = isinstance(verb, Verb) and verb.finite and not verb.passive and not verb.negated
    if not acts or scene.subject(end) != k:
        return []
    return [
        f for f in fillers(scene, k, "perpetrator") if f.role == "doer" or f.sort in ("armed_group", "unidentified")
    ]


def _beside(scene: Scene, k: int) -> Iterator[tuple[int, bool]]:
    """Chunks of who stands beside, and whether they lead, behind the noun group at `k`."""
    m = scene.past_phrases(k + 1)
    comma = scene.word(m) == ","
    m += comma
    while scene.kind(m) == "ADV" or scene.word(m) in COMPANY:
        m += 1
    if scene.kind(m) == "P" and scene.word(m) in WITH and _closed(scene, m + 1, inserted=comma):
        yield m + 1, False
        return
    verb = scene.chunks[m] if m < len(scene.chunks) else None
    said = isinstance(verb, Verb) and (verb.form == "part" or verb.passive) and scene.lemmas[verb.main] in BESIDE
    if said and scene.word(m + 1) == "by" and scene.kind(m + 2) == "NG":
        yield m + 2, scene.lemmas[verb.main] in ("lead", "command", "head", "direct")  # type: ignore[union-attr]


def _closed(scene: Scene, m: int, *, inserted: bool) -> bool:
    """Whether "with" stands in an insertion before the verb ("soldiers, with hired gunmen, burned"), bare of arms."""
    if not isinstance(scene.chunks[m] if m < len(scene.chunks) else None, Noun) or scene.kind(m) != "NG":
        return False
    end = scene.listed(m)[-1] + 1
    return inserted and scene.word(scene.past_phrases(end)) == ","
