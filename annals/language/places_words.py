"""The words by which a language names places, read once from its folder (`places.toml`, `demonyms.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Look-up tables for one language; all words in lower case.

    `demonyms` lead to country codes (ISO2); `opening_demonyms` are their first words.
    """

    prepositions: Mapping[str, Any]
    weak: frozenset[str]
    parts: Mapping[str, Any]
    bearings: Mapping[str, int]
    sides: frozenset[str]
    units: Mapping[str, float]
    numbers: Mapping[str, float]
    kinds: Mapping[str, str]
    told_behind: frozenset[str]
    of_a_country: frozenset[str]
    inner: frozenset[str]
    opening: frozenset[str]
    front: frozenset[str]
    abbreviations: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    words: frozenset[str]
    never: frozenset[str]
    demonyms: Mapping[str, str]
    opening_demonyms: frozenset[str]
    triggers: frozenset[str]
    genitives: frozenset[str]
    fillers: frozenset[str]
    enders: frozenset[str]
    between: frozenset[str]
    around: frozenset[str]
    before_of: frozenset[str]
    before_number: frozenset[str]
    titled: frozenset[str]
    roads: frozenset[str]
    sided: frozenset[str]
    generic: frozenset[str]
    runs: frozenset[str]
    labels: frozenset[str]
    linking: frozenset[str]
    called: frozenset[str]
    owners: frozenset[str]
    owned: frozenset[str]
    joined: frozenset[str]
    feasts: frozenset[str]
    named_acts: frozenset[str]
    close: frozenset[str]
    offices: frozenset[str]
    homes: Mapping[str, str]
    side_forms: Mapping[str, tuple[str, ...]]
    arriving: frozenset[str]
    led: frozenset[str]
    spots: frozenset[str]
    leading: frozenset[str]
    lowered: frozenset[str]
    in_town: frozenset[str]
    taking: frozenset[str]
    taking_places: frozenset[str]
    heads: frozenset[str]
    before_heads: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    examples: frozenset[str]
    endings: tuple[str, ...]
    is_known: Callable[[str], bool]


def _triggers(data: dict[str, Any], kinds: Mapping[str, str]) -> frozenset[str]:
    """The words at which a phrase may begin to be read; any other token is passed."""
    examples = data["examples"]
    after = [second for _, second in examples["pairs"]]
    words = (
        *data["prepositions"],
        *kinds,
        *data["taking"]["verbs"],
        *examples["single"],
        *after,
        "of",
        "with",
        *data["named_acts"]["words"],
        *data["lines"]["linking"],
    )
    return frozenset(words)


def _table(folder: Path, name: str) -> dict[str, Any]:
    with (folder / name).open("rb") as file:
        return tomllib.load(file)


def _demonyms(rows: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, words in rows.items():
        for word in words:
            found.setdefault(word.lower(), code)
    for word, code in tuple(found.items()):
        if not word.endswith(("s", "sh", "ch", "ese", ".")):
            found.setdefault(word + "s", code)
    return found


def _lexicon(folder: Path) -> frozenset[str]:
    """The words of the tagger's table: in text of capitals, one that is not among them is likely a name."""
    text = (folder / "tagger.txt").read_text(encoding="utf-8")
    rows = text.split("\n\n", 4)[3]
    return frozenset(row.partition("\t")[0] for row in rows.split("\n"))


@lru_cache(maxsize=4)
def words_of(code: str) -> Words:
    """The words of the language with an ISO 639-1 code."""
    folder = Path(__file__).parent / code
    data = _table(folder, "places.toml")
    kinds = {word: kind for kind, words in data["kinds"].items() for word in words}
    widths = data["widths"]
    demonyms = _demonyms(_table(folder, "demonyms.toml"))
    lists = {
        name: frozenset(data["names"][name])
        for name in ("inner", "opening", "front", "abbreviations", "before_of", "before_number")
    }
    refused = {name: frozenset(data["refuse"][name]) for name in ("bodies", "titles", "words", "never")}
    return Words(
        prepositions=data["prepositions"],
        weak=frozenset(data["weak"]["prepositions"]),
        parts=data["parts"],
        bearings=data["bearings"],
        sides=frozenset(data["sides"]["words"]),
        units=data["units"],
        numbers=data["numbers"],
        kinds=kinds,
        told_behind=frozenset(kind for width in data["told_behind"]["widths"] for kind in widths[width]),
        of_a_country=frozenset(data["of_a_country"]["words"]),
        demonyms=demonyms,
        opening_demonyms=frozenset(demonym.partition(" ")[0] for demonym in demonyms),
        triggers=_triggers(data, kinds),
        genitives=frozenset(data["joints"]["genitives"]),
        fillers=frozenset(data["joints"]["fillers"]),
        enders=frozenset(data["joints"]["enders"]),
        between=frozenset(data["joints"]["between"]),
        around=frozenset(data["joints"]["around"]),
        lowered=frozenset(data["lowered"]["kinds"]),
        in_town=frozenset(data["in_town"]["kinds"]),
        taking=frozenset(data["taking"]["verbs"]),
        taking_places=frozenset(data["taking"]["places"]),
        heads=frozenset(data["heads"]["marks"]),
        pairs=frozenset((first, second) for first, second in data["examples"]["pairs"]),
        examples=frozenset(data["examples"]["single"]),
        titled=frozenset(data["refuse"]["titled"]),
        roads=frozenset(data["lines"]["words"]),
        sided=frozenset(data["sided"]["words"]),
        arriving=frozenset(data["arriving"]["verbs"]),
        led=frozenset(data["led"]["verbs"]),
        spots=frozenset(widths["spot"]),
        side_forms={side: tuple(forms) for side, forms in data["side_forms"].items()},
        homes={word: code for code, words in data["homes"].items() for word in words},
        close=frozenset(data["arriving"]["close"]),
        offices=frozenset(data["offices"]["words"]),
        runs=frozenset(data["lines"]["dropped"]),
        labels=frozenset(data["labels"]["words"]),
        linking=frozenset(data["lines"]["linking"]),
        called=frozenset(data["called"]["words"]),
        owners=frozenset(data["names"]["owners"]),
        owned=frozenset(data["names"]["owned"]),
        joined=frozenset(data["names"]["joined"]),
        feasts=frozenset(data["refuse"]["feasts"]),
        named_acts=frozenset(data["named_acts"]["words"]),
        leading=frozenset(data["leading"]["words"]),
        generic=frozenset(data["generic"]["kinds"]),
        before_heads=frozenset(data["heads"]["before"]),
        endings=tuple(data["refuse"]["endings"]),
        is_known=_known(folder),
        **lists,
        **refused,
    )  # fmt: skip


def _known(folder: Path) -> Callable[[str], bool]:
    @cache
    def lexicon() -> frozenset[str]:
        return _lexicon(folder)

    def is_known(word: str) -> bool:
        return word in lexicon()

    return is_known
