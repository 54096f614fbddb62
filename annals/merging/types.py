"""Which types of incident can be one and the same thing told twice, or parts of one raid.

The tables follow the conventions of gold/README.md ("what is one incident"): a general word joins the finer one
("attack" a bombing), and what one side does in the same raid joins what it did first.
"""

from __future__ import annotations

from functools import cache

EXPLOSIVE = frozenset({"bombing", "suicide_bombing", "grenade_attack", "landmine", "shelling", "air_strike"})
LIKE: dict[str, frozenset[str]] = {
    "attack": EXPLOSIVE | {"armed_clash", "assassination", "massacre", "mob_violence", "arson", "property_destruction",
                           "robbery", "chemical_attack", "sexual_violence", "torture", "riot"},
    "assassination": EXPLOSIVE | {"massacre", "mob_violence", "armed_clash"},
    "massacre": EXPLOSIVE | {"armed_clash", "sexual_violence", "arson", "mob_violence", "chemical_attack"},
    "bombing": EXPLOSIVE | {"property_destruction", "arson", "armed_clash"},
    "shelling": EXPLOSIVE | {"property_destruction"},
    "armed_clash": frozenset({"territory_change", "property_destruction", "arson"}),
    "protest": frozenset({"riot", "forced_work_stoppage"}),
    "property_destruction": frozenset({"arson", "riot", "robbery"}),
    "robbery": frozenset({"arson", "hijacking", "sexual_violence"}),
    "mob_violence": frozenset({"arson", "property_destruction"}),
    "abduction": frozenset({"hijacking"}),
}  # fmt: skip
"""Types that may name one incident in two sentences."""

KIN: dict[str, frozenset[str]] = {
    "arrest": frozenset({"weapons_seizure", "protest", "riot", "attack", "armed_clash"}),
    "weapons_seizure": frozenset({"attack", "armed_clash"}),
    "forced_displacement": EXPLOSIVE | {"attack", "armed_clash", "arson", "massacre", "territory_change"},
    "abduction": frozenset({"attack", "assassination", "torture", "massacre"}),
    "hijacking": frozenset({"attack", "arson"}),
    "protest": frozenset({"attack", "arson", "property_destruction"}),
    "riot": frozenset({"arson", "hijacking"}),
    "territory_change": frozenset({"attack", "shelling", "air_strike"}),
    "property_destruction": frozenset({"forced_displacement"}),
}
"""Types that may be parts of one raid or crowd, where they are told in one go."""


def alike(a: str, b: str) -> bool:
    """Whether two types may name one incident."""
    return b in likes(a)


def kin(a: str, b: str) -> bool:
    """Whether two types may be parts of one incident that is told in one go."""
    return b in kins(a)


@cache
def likes(kind: str) -> frozenset[str]:
    """All types that may name one incident with a type, itself among them."""
    return _beside(kind, LIKE) | {kind}


@cache
def kins(kind: str) -> frozenset[str]:
    """All types that may be parts of one incident with a type, told in one go."""
    return _beside(kind, KIN)


def _beside(kind: str, table: dict[str, frozenset[str]]) -> frozenset[str]:
    return table.get(kind, frozenset()) | {other for other, kinds in table.items() if kind in kinds}
