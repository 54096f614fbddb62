"""On which side a participant stands, as other houses count sides."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from annals.coded import Actor, Participant

Side = Literal["state", "rebels", "militias", "identity", "rioters", "protesters", "civilians", "external"]
SIDES: tuple[Side, ...] = (
    "state", "rebels", "militias", "identity", "rioters", "protesters", "civilians", "external",
)  # fmt: skip
ARMED: frozenset[Side] = frozenset(["state", "rebels", "militias", "identity", "external"])
NONSTATE: frozenset[Side] = frozenset(["rebels", "militias", "identity"])

_BY_ACTOR: dict[str, Side] = {
    "armed_group": "rebels",
    "political_militia": "militias",
    "state_force": "state",
    "government": "state",
    "civilians": "civilians",
}
# The narrow lists first: a "rebel soldier" is a rebel, a "UN peacekeeping force" is external.
_BY_WORD: tuple[Side, ...] = (
    "external", "protesters", "rioters", "identity", "rebels", "militias", "state",
)  # fmt: skip


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    table = tomllib.loads((files("annals.scheme") / "sides.toml").read_text(encoding="utf-8"))
    return {name: {k: tuple(v) for k, v in lists.items()} for name, lists in table.items()}


@lru_cache(maxsize=4096)
def side_of_name(name: str) -> Side | None:
    """The side that the words of a name speak of, `None` where they speak of none."""
    lower, words = name.lower(), _words()
    head = _singular(lower.partition(" of ")[0].rsplit(" ", 1)[-1])
    for side in _BY_WORD:
        if head in words[side]["heads"] or any(p in lower for p in words[side]["phrases"]):
            return side
    return None


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_police(name: str) -> bool:
    """Whether the words of a name speak of police."""
    lists, lower = _words()["police"], name.lower()
    return any(p in lower for p in lists["phrases"]) or _singular(lower.rsplit(" ", 1)[-1]) in lists["heads"]


def side(participant: Participant, actors: Mapping[str, Actor], *, suffers: bool = False) -> Side | None:
    """The side of one participant; `None` where nothing in the record tells it.

    The actor's record decides, then the participant's status, then the words of the name. With
    `suffers`, people of whom nothing else is known count as civilians, as ACLED counts them; an
    official is a civilian, since officials do not bear arms.
    """
    actor = actors.get(participant.actor or "")
    if actor is not None and actor.kind in _BY_ACTOR:
        return _BY_ACTOR[actor.kind]
    if participant.status == "police":
        return "state"
    if participant.kind == "object":
        return None
    found = side_of_name(participant.name)
    if participant.status in ("civilian", "official"):
        return found if found in ("protesters", "rioters") else "civilians"
    return found or _unworded(participant, suffers=suffers)


def _unworded(participant: Participant, *, suffers: bool) -> Side | None:
    if participant.status == "combatant":
        return "militias"
    return "civilians" if suffers and participant.kind == "person" else None


def speaks_of(weapon: str, names: tuple[str, ...]) -> bool:
    """Whether any of the names is a weapon of that sort (`firearm`, `blade`, `drone`)."""
    text = " ".join(names).lower()
    return any(word in text for word in _words()["weapons"][weapon])
