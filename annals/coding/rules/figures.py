"""Attacks that are none by what they are aimed at, or by who makes them: on a budget, in a speech."""

from __future__ import annotations

from annals.coding.rules.chunks import Noun
from annals.coding.rules.found import VIOLENT, Event
from annals.coding.rules.scene import Scene

FIGURATIVE = frozenset(
    "heart verbal character media panic asthma price cyber personal press diplomatic trade word legal "
    "propaganda charm hunger lightning labor labour publicity".split()
)
VERBAL = frozenset("say saying verbal scathing blistering stinging rhetorical criticism".split())
ABSTRACT_TARGETS = frozenset(
    "budget policy democracy freedom press corruption poverty drug inflation law decision proposal peace "
    "plan constitution impunity hunger disease crime terrorism unemployment reform bill idea principle "
    "right rights record title virus pandemic cancer illiteracy racism smuggling trafficking "
    "addiction".split()
)


def figurative(scene: Scene, event: Event) -> str:
    """The reason to refuse an event that is meant figuratively, "" where it is not."""
    targets = event.get("target") + event.get("victim")
    abstract = event.type in VIOLENT and targets and all(f.head in ABSTRACT_TARGETS for f in targets)
    noun = isinstance(scene.chunks[event.chunk], Noun)
    engaged = event.rule.startswith("verb:clash:engage") and _engaged_in(scene, event.chunk)
    if abstract or engaged or (noun and (_of_words(scene, event) or _on_abstract(scene, event.chunk))):
        return "figurative"
    return ""


def _engaged_in(scene: Scene, k: int) -> bool:
    """ "engaged in talks", "engage in a democratic play": in what is no fight."""
    kind = scene.head_lemma(k + 2) if scene.word(k + 1) == "in" and scene.kind(k + 2) == "NG" else None
    return kind is not None and kind not in scene.event_nouns


def _of_words(scene: Scene, event: Event) -> bool:
    """ "The senator's blistering attack": by those who talk, beside a word of talking."""
    doers = event.get("perpetrator")
    talkers = bool(doers) and all(f.status == "official" or f.sort == "party" for f in doers)
    return (
        talkers and event.type == "attack" and not event.get("weapon") and not VERBAL.isdisjoint(scene.sentence.lower)
    )


def _on_abstract(scene: Scene, k: int) -> bool:
    return any(
        prep in ("on", "against") and scene.head_lemma(m) in ABSTRACT_TARGETS for prep, m in scene.complements(k)[:1]
    )
