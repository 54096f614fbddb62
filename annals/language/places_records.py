"""The records of place phrases: what is read of a place in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from annals.records import made_at_once

Relation = Literal["in", "near", "direction", "between", "outside", "along", "from", "to"]


@made_at_once
@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePhrase:
    """One named place. Offsets are characters of the document, half-open; `first` and `last` are tokens, too.

    `text` is the span as written, with its kind word and without preposition and article; `name` the name
    alone; `kind` the kind the kind word tells ("town", "department", "road"), `word` that word in lower
    case. `prep` is the preposition, or the verb that takes a place, in lower case or `None`; `distance_km` and
    `bearing` (degrees from north, clockwise) are set in "20 km north of X". `parents` are the names of the
    places that hold this one, as written, nearest first, with their spans in `parent_spans`; `holds` says that
    this phrase is such a parent itself, `joined` that only a comma ties it to the one before. `whole` is the
    name as it is given out: with its kind word where that is a part of it ("Bakara Market"); `side` is the side
    of it that is named ("northern" Mali). `demonym` is one written before it ("the Colombian town of X"),
    `definite` that it has an article, `weak` that little but the preposition speaks for a place, `doubtful` that
    it may be no name but a rare word in capitals. `head` says that it stands alone at the head of its sentence
    ("Lurgan: shots were fired"); `beside` is the span of the place that its own lies near ("X, 26 km north of
    Y"), `learned` that no rule takes it for a place, but a coder does.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    name: str
    kind: str | None = None
    word: str | None = None
    prep: str | None = None
    relation: Relation = "in"
    distance_km: float | None = None
    bearing: int | None = None
    parents: tuple[str, ...] = ()
    parent_spans: tuple[tuple[int, int], ...] = ()
    holds: bool = False
    demonym: str | None = None
    definite: bool = False
    weak: bool = False
    doubtful: bool = False
    joined: bool = False
    whole: str = ""
    side: str | None = None
    head: bool = False
    beside: tuple[int, int] | None = None
    learned: bool = False


class Demonym(NamedTuple):
    """An adjective or the name of a people, in characters, with the code (ISO2) of its country."""

    start: int
    end: int
    word: str
    country: str


class Core(NamedTuple):
    """A name and its kind word in tokens: the whole is [start, end), the name [name, name_end)."""

    start: int
    name: int
    name_end: int
    end: int
    kind: str | None
    word: str | None


class Opening(NamedTuple):
    """What opens a phrase before token `at`: preposition, relation, distance, bearing."""

    at: int
    prep: str | None
    relation: Relation
    distance_km: float | None = None
    bearing: int | None = None
