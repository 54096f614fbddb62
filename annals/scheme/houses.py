"""The vocabularies of ACLED, GED, GTD, PLOVER and MUC-4 that types may point at."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def houses() -> dict[str, Any]:
    """The tables of ``houses.toml``; to be read, not changed."""
    return tomllib.loads((files("annals.scheme") / "houses.toml").read_text(encoding="utf-8"))


def is_code(house: str, code: str) -> bool:
    """Whether a house (`acled`, `ged`, `gtd`, `plover`, `muc4`) has the code.

    PLOVER codes are written ``TYPE`` or ``TYPE/mode``, GTD codes as the number of the attack type.
    """
    table = houses()[house]
    if house == "plover":
        kind, _, mode = code.partition("/")
        return kind in table["modes"] and (not mode or mode in table["modes"][kind])
    names = {"acled": "sub_events", "ged": "rules", "gtd": "attack_types", "muc4": "types"}
    return code in table[names[house]]
