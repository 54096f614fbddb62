"""The frames of the rules coder: verbs and nouns that tell of an incident, read from the lexicon.

A scheme's own triggers (`--scheme DIR`) become frames of the same kind.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from annals.errors import SchemeError
from annals.scheme.records import Trigger

STRENGTHS = ("sure", "weak", "context", "reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How one group of words tells of an incident.

    `subject`, `object` and the values of `preps` are roles; `effect` is what happens to the object
    (a count field such as `killed`), `status` what the word itself says of the event's reality.
    """

    name: str
    type: str
    effect: str | None = None
    status: str | None = None
    strength: str = "sure"
    subject: str = "perpetrator"
    object: str = "harmed"
    preps: Mapping[str, str] = field(default_factory=dict)
    needs_object: str | None = None
    needs_subject: str | None = None
    modifiers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A frame with the further words its entry asks for ("gun down": `rest` is ("down",))."""

    frame: Frame
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """All frames by the lemma of their first (verbs) or last word (nouns), longest entries first."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    light: Mapping[str, frozenset[str]]


def _frame(table: Mapping[str, Any]) -> Frame:
    keys = {k: v for k, v in table.items() if k not in ("verbs", "nouns")}
    made = Frame(**keys)
    if made.strength not in STRENGTHS:
        raise SchemeError(
            f"strength '{made.strength}' is not known", where=made.name, mend=f"use one of {', '.join(STRENGTHS)}"
        )
    return made


def _add_verbs(table: dict[str, list[Entry]], frame: Frame, words: Iterable[str]) -> None:
    for phrase in words:
        first, *rest = phrase.split()
        table.setdefault(first, []).append(Entry(frame=frame, rest=tuple(rest)))


def _add_nouns(table: dict[str, list[Entry]], frame: Frame, words: Iterable[str]) -> None:
    for phrase in words:
        *rest, last = phrase.split()
        table.setdefault(last, []).append(Entry(frame=frame, rest=tuple(rest)))


def _sorted(table: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """Longest entries first; among equals those first that ask for a certain object."""
    return {
        word: tuple(sorted(entries, key=lambda e: (-len(e.rest), e.frame.needs_object is None)))
        for word, entries in table.items()
    }


@cache
def _lexicon(language: str, name: str) -> dict[str, Any]:
    folder = resources.files("annals.coding.rules") / "lexicon" / language
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def scheme_frames(triggers: Iterable[tuple[str, Trigger]]) -> Iterable[tuple[str, str, Frame]]:
    """Frames of a scheme's own triggers, given with their type, as (part of speech, lemma, frame)."""
    ours = {"claimant": "perpetrator"}
    for kind, trigger in triggers:
        preps = {p: ours.get(r, r) for p, r in dict(trigger.prepositions).items()}
        yield (
            trigger.pos,
            trigger.lemma,
            Frame(
                name=f"scheme:{kind}",
                type=kind,
                subject=ours.get(trigger.subject or "none", trigger.subject or "none"),
                object=ours.get(trigger.object or "none", trigger.object or "none"),
                preps=preps,
            ),
        )


def load_frames(language: str = "en", triggers: Iterable[tuple[str, Trigger]] = ()) -> Frames:
    """The frames of a language with those of a scheme's triggers before them.

    Raises:
        SchemeError: a frame has an unknown strength.
    """
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    for pos, lemma, frame in scheme_frames(triggers):
        (_add_verbs if pos == "verb" else _add_nouns)(verbs if pos == "verb" else nouns, frame, [lemma])
    for table in _lexicon(language, "verbs")["frame"]:
        _add_verbs(verbs, _frame(table), table["verbs"])
    for table in _lexicon(language, "nouns")["frame"]:
        _add_nouns(nouns, _frame(table), table["nouns"])
    light = {k: frozenset(v) for k, v in _lexicon(language, "verbs")["light"].items()}
    return Frames(verbs=_sorted(verbs), nouns=_sorted(nouns), light=light)
