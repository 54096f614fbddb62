"""What the readers of dumps and tables share: bad rows, coordinates, countries, the columns' names."""

from __future__ import annotations

import math
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from annals.resolution.countries import Country, by_iso2, by_iso3, by_name


class BadRow(NamedTuple):
    """A row that was left out: its number in the file, from 1 (a heading counts), and why."""

    number: int
    why: str


class RowError(ValueError):
    """Why one row cannot be taken; never leaves the readers."""


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """The tables of `data/tables.toml`."""
    text = resources.files("annals.resolution").joinpath("data/tables.toml").read_text("utf-8")
    return tomllib.loads(text)


def degrees(written: str, limit: float, what: str) -> float:
    """A latitude or longitude as written, in degrees.

    Raises:
        RowError: it is no number, or outside of -`limit` to `limit`.
    """
    try:
        value = float(written.replace(",", ".") if written.count(",") == 1 and "." not in written else written)
    except ValueError as fault:
        raise RowError(f"{what} is no number: '{written}'") from fault
    if not math.isfinite(value) or abs(value) > limit:
        raise RowError(f"{what} is outside of -{limit:g} to {limit:g}: '{written}'")
    return value


def whole(written: str) -> int | None:
    """A population as written; `None` where it is empty, 0 or no number, for all of these say nothing."""
    plain = written.replace(",", "").replace(" ", "")
    return int(plain) or None if plain.isdecimal() else None


@lru_cache(maxsize=1024)
def country_named(written: str) -> Country | None:
    """A country by name, ISO code or number; "DR Congo (Zaire)" is looked for without its bracket as well."""
    name = written.strip()
    found = by_name(name) or by_name(name.partition("(")[0].strip())
    if found is None and len(name) == 2:
        found = by_iso2(name)
    if found is None and len(name) == 3:
        found = by_iso3(name) or _by_number(name)
    return found or (_by_number(name) if name.isdecimal() else None)


def _by_number(name: str) -> Country | None:
    from annals.resolution.countries import countries  # noqa: PLC0415 - seldom needed

    return next((c for c in countries() if name.isdecimal() and c.numeric == int(name)), None)
