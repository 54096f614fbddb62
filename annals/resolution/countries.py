"""Countries and territories: codes, names and regions from a table, demonyms from the language."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

_NOISE = re.compile(r"[^a-z0-9&]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country or territory.

    `iso2` and `iso3` are ISO 3166-1 codes, `numeric` its number; `gw` is the Gleditsch-Ward number
    and `None` for what is no independent state there. `acled` and `ucdp` are region names. `until`
    is the last year of a state that is no more. `area_km2` is in square kilometres.
    """

    iso2: str
    iso3: str
    name: str
    numeric: int | None = None
    other: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    acled: str | None = None
    ucdp: str | None = None
    gw: int | None = None
    until: int | None = None
    area_km2: float | None = None


def _key(name: str) -> str:
    flat = unicodedata.normalize("NFKD", name).casefold()
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    flat = flat.replace(".", "").replace("'", "").replace("’", "")
    words = _NOISE.sub(" ", flat).split()
    if words and words[0] == "the":
        words = words[1:]
    return " ".join("saint" if word == "st" else word for word in words)


def _table(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(package).joinpath(name).read_text("utf-8"))


def _country(iso2: str, row: dict[str, Any], demonyms: list[str]) -> Country:
    lists = {"other": tuple(row.get("other", ())), "demonyms": tuple(demonyms)}
    return Country(iso2=iso2, **{**row, **lists})


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """Every country and territory, in the order of their ISO 3166-1 alpha-2 codes, former ones last."""
    words = _table("annals.language", "en/demonyms.toml")
    rows = _table("annals.resolution", "data/countries.toml")
    return tuple(_country(iso2, row, words.get(iso2, [])) for iso2, row in rows.items())


@lru_cache(maxsize=1)
def _names() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in countries():
        found.setdefault(_key(country.name), country)
    for country in countries():
        for name in country.other:
            found.setdefault(_key(name), country)
    return found


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in countries():
        for name in country.demonyms:
            found.setdefault(_key(name), country)
    return found


@lru_cache(maxsize=1)
def _codes() -> dict[str, Country]:
    return {country.iso2: country for country in countries()}


@lru_cache(maxsize=1)
def _codes_of_three() -> dict[str, Country]:
    return {country.iso3: country for country in countries()}


@lru_cache(maxsize=8192)
def by_name(name: str) -> Country | None:
    """The country that an English name means, with or without "the", case, accents and full stops.

    The pronoun "us" in lower case is no country.
    """
    return None if name == "us" else _names().get(_key(name))


@lru_cache(maxsize=8192)
def by_demonym(word: str) -> Country | None:
    """The country that an adjective or the name of its people points at: "Salvadoran", "Chadians"."""
    key = _key(word)
    known = _demonyms()
    return known.get(key) or (known.get(key[:-1]) if key.endswith("s") else None)


def by_iso2(code: str) -> Country | None:
    """The country with an ISO 3166-1 alpha-2 code, in either case."""
    return _codes().get(code.upper())


def by_iso3(code: str) -> Country | None:
    """The country with an ISO 3166-1 alpha-3 code, in either case."""
    return _codes_of_three().get(code.upper())
