"""On which side the dead of a figure stand, as far as the words beside it tell: "six rebels", "FARDC: two dead".

In a clash the dead of both sides make one toll (gold/README.md): two figures add up where their sides differ, and are
often one figure told twice where they do not.
"""

from __future__ import annotations

from annals.coding.rules.nouns import Sense
from annals.coding.rules.scene import Scene
from annals.language.reading import Sentence

RIGHT, LEFT = 6, 7
"""So many words behind a figure, and before it, are looked at."""
STATE, ARMED, CIVILIAN, FIGHTERS, OWN, ENEMY = "state", "armed", "civilian", "fighters", "own", "enemy"
UNKNOWN = ""
ENDS = frozenset({";", ".", "?", "!"})
OURS = frozenset({"our", "ours", "own"})
THEIRS = frozenset({"enemy", "enemies", "foe", "adversary", "hostile"})
KINDS = {"state_force": STATE, "government": STATE, "armed_group": ARMED, "political_militia": ARMED}
"""Sides by the kind of actor that a word or a name stands for."""
FATAL = frozenset({"dead", "killed", "died", "slain", "lost", "losses", "bodies", "casualties", "fatalities"})
"""Words between a figure and those whom it counts that do not part them."""


def side(scene: Scene, start: int, end: int) -> str:
    """The side of the people that a figure counts, "" where nothing near tells it.

    Args:
        scene: the sentence.
        start: the first character of the figure.
        end: the character behind it.
    """
    sentence = scene.sentence
    first, last = _tokens(sentence, start, end)
    for t in range(first, min(last + RIGHT, len(sentence.words))):
        if t >= last and (sentence.words[t] in ENDS or (sentence.tags[t] == "CD" and t > last)):
            break
        found = _of_word(scene, t)
        if found:
            return found
        if t >= last and sentence.words[t] == "," and sentence.lower[t - 1] not in FATAL:
            break
    for t in range(first - 1, max(first - LEFT, 0) - 1, -1):
        if sentence.words[t] in ENDS or sentence.tags[t] == "CD":
            break
        found = _of_word(scene, t)
        if found:
            return found
    return UNKNOWN


def _of_word(scene: Scene, t: int) -> str:
    """The side that one word, or the name that begins or ends with it, tells."""
    lower = scene.sentence.lower
    if lower[t] in OURS | THEIRS:
        return OWN if lower[t] in OURS else ENEMY
    group = scene.nouns.group_at(lower, t)
    if group is not None:
        return KINDS.get(group[1].kind, UNKNOWN)
    sense = scene.nouns.sense((scene.lemmas[t],)) if scene.sentence.tags[t].startswith(("NN", "JJ")) else None
    return _of_sense(sense) if sense is not None else UNKNOWN


def _of_sense(sense: Sense) -> str:
    """The side of those whom a word of the lexicon stands for."""
    people = sense.kind == "person"
    if sense.status == "police" or (people and sense.status == "official"):
        return STATE
    if sense.actor_kind in KINDS and (people or sense.status == "combatant"):
        return KINDS[sense.actor_kind]
    if not people:
        return UNKNOWN
    if sense.status == "civilian":
        return CIVILIAN
    doer = sense.role == "doer" or sense.actor_kind == "unidentified"
    return ARMED if doer else FIGHTERS if sense.status == "combatant" else UNKNOWN


def _tokens(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    first = next((i for i, e in enumerate(sentence.ends) if e > start), len(sentence.words))
    last = next((i for i in range(first, len(sentence.words)) if sentence.starts[i] >= end), len(sentence.words))
    return first, last
