"""Resolved mentions of incidents: what merging compares. Answers only; no words are read here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from annals.coded import Place
from annals.model import Kind, Quote, Status
from annals.records import made_at_once


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    return _plain(text).lower()


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A participant as one sentence names it.

    `others` are further mentions (aliases, titles), `wholes` the organizations that those hit are said to be of: in a
    clash these are parties, too.
    """

    quote: Quote
    head: str
    kind: Kind
    status: Status | None = None
    named: bool = False
    definite: bool = False
    pronoun: bool = False
    plural: bool = False
    armed: bool = False
    sort: str | None = None
    low: int | None = None
    high: int | None = None
    standing: str = "asserted"
    others: tuple[Quote, ...] = ()
    wholes: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """The words of the mention, runs of white space as one space."""
        return _plain(self.quote.text)

    @property
    def key(self) -> str:
        """The same in lower case."""
        return _key(self.quote.text)


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A toll as one sentence gives it; `part` breaks another figure down, `total` names no group.

    A `rival` is another source's count of the same people.
    """

    effect: str
    low: int | None
    high: int | None
    quote: Quote
    who: str = ""
    head: str = ""
    status: str | None = None
    part: bool = False
    total: bool = False
    revised: bool = False
    additional: bool = False
    rival: bool = False


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One event of one sentence, resolved. `strength` is the trigger's: sure, weak, context, reference.

    `fresh` says that the text turns to another incident than before, `apart` that days lie between it and the rest
    of its sentence. `item` says that its paragraph is an entry of a list: other paragraphs tell of other incidents.
    `same` says of other events how likely they tell of the same incident, where the coder has an opinion.
    """

    event: str
    sentence: int
    paragraph: int
    type: str
    trigger: Quote
    clause: Quote
    rule: str
    strength: str = "sure"
    status: str = "reported"
    reference: bool = False
    fresh: bool = False
    apart: bool = False
    item: bool = False
    near_date: str | None = None
    date: str | None = None
    date_quote: Quote | None = None
    places: tuple[Place, ...] = ()
    perpetrators: tuple[Part, ...] = ()
    victims: tuple[Part, ...] = ()
    targets: tuple[Part, ...] = ()
    weapons: tuple[Part, ...] = ()
    claimed_by: tuple[Part, ...] = ()
    numbers: tuple[Number, ...] = ()
    speaker: Quote | None = None
    outlet: Quote | None = None
    same: Mapping[str, float] | None = None

    @property
    def spot(self) -> Place | None:
        """The most specific place, `None` where nothing finer than a country is named."""
        first = self.places[0] if self.places else None
        return first if first is not None and first.precision not in ("country", "region", None) else None
