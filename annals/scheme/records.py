"""What may be coded, as frozen records; made by `annals.scheme.load`, read by everything after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from annals.errors import SchemeError

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a coded incident; `kind` says how its value is made."""

    name: str
    kind: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A part one can have in an incident; `field` is the incident's key that holds it."""

    name: str
    field: str
    kinds: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A type that is easily taken for another, and what tells them apart."""

    type: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and what it is. `is_type` is a type's name, or `none` for no incident at all.

    `roles` holds, for each role named, the wanted names in the words of the sentence; `tolls` the
    wanted bounds by field. What an example does not state is not checked.
    """

    text: str
    is_type: str
    status: str = "reported"
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tolls: tuple[tuple[str, Bounds], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of an incident of its type, and who stands where around it.

    `lemma` is the word's base form in lower case; of several words, the first is the one that is
    inflected ("set fire"). `subject`, `object` and the values of `prepositions` are roles.
    """

    lemma: str
    pos: Literal["verb", "noun"]
    subject: str | None = None
    object: str | None = None
    prepositions: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A code of another house, given when the condition `when` holds (always when it is `None`)."""

    code: str
    when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """Where a type stands in the schemes of other houses; the first rule that holds decides.

    An empty tuple says that the house has no such thing.
    """

    acled: tuple[Rule, ...] = ()
    ged: str = "none"
    gtd: tuple[Rule, ...] = ()
    plover: tuple[Rule, ...] = ()
    muc4: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of incident: what it means, who takes part, examples, and its crosswalks.

    Where a text supports several types, the one with the higher `specificity` wins (0 to 100).
    """

    name: str
    family: str
    specificity: int
    means: str
    roles: tuple[str, ...]
    not_this: tuple[Neighbour, ...]
    crosswalk: Crosswalk
    yes: tuple[Example, ...]
    no: tuple[Example, ...]
    triggers: tuple[Trigger, ...]
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Everything that may be coded: types by name, fields and roles by name, each in file order."""

    types: Mapping[str, EventType]
    fields: Mapping[str, Field]
    roles: Mapping[str, Role]

    def type(self, name: str) -> EventType:
        """The type of that name.

        Raises:
            SchemeError: there is none.
        """
        try:
            return self.types[name]
        except KeyError:
            known = ", ".join(sorted(self.types))
            raise SchemeError(f"no incident type {name!r}", mend=f"use one of {known}") from None

    def more_specific(self, left: str, right: str) -> str:
        """Of two types that a text supports, the name of the one that wins; `left` where they tie."""
        return right if self.type(right).specificity > self.type(left).specificity else left
