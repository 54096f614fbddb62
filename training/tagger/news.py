"""Training sentences of our own, drawn from the templates of `news.toml`; the same every time."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DRAWS = 24
"""Sentences made of each template."""
_TAGS = {
    "DOERS": "NNS",
    "DOER": "NN",
    "VICTIMS": "NNS",
    "VICTIM": "NN",
    "PLACE": "NNP",
    "ORG": "NNP",
    "PERSON": "NNP",
    "EVENT": "NN",
    "EVENTS": "NNS",
    "OBJ": "NN",
    "OBJS": "NNS",
    "WEAPON": "NN",
    "WEAPONS": "NNS",
    "ADJ": "JJ",
    "NUM": "CD",
    "DAY": "NNP",
    "NATION": "JJ",
    "MODE": "RB",
    "GUN": "NN",
}
_FORMS = ("VB", "VBD", "VBN", "VBG", "VBZ")
_SMALL = frozenset({"a", "an", "the", "in", "on", "at", "of", "by", "for", "and", "as", "to", "near"})
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


def news_sentences() -> Iterator[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Words, words in lower case and tags of every drawn sentence."""
    with (Path(__file__).parent / "news.toml").open("rb") as file:
        data = tomllib.load(file)
    chance = random.Random(7)
    rows = data["templates"]["rows"].strip().split("\n")
    for row in rows:
        for _ in range(DRAWS):
            pairs = list(_filled(row, data, chance))
            words = _cased([word for word, _ in pairs], row, chance)
            yield tuple(words), tuple(map(str.lower, words)), tuple(tag for _, tag in pairs)


def _filled(row: str, data: dict[str, Any], chance: random.Random) -> Iterator[tuple[str, str]]:
    for item in row.split():
        slot = _SLOT.fullmatch(item)
        if not slot:
            word, _, tag = item.rpartition("/")
            yield word, tag
        elif slot[1] in ("V", "T"):
            forms = chance.choice(data["verbs"]["forms" if slot[1] == "V" else "things"].strip().split("\n")).split()
            yield forms[_FORMS.index("VB" if slot[2] == "VBP" else slot[2])], slot[2]
        else:
            for word in chance.choice(data["slots"][slot[1]].split()).split("_"):
                yield word, _TAGS[slot[1]]


def _cased(words: list[str], row: str, chance: random.Random) -> list[str]:
    """A headline (no full stop) in title case half of the time; every first word with its capital."""
    title = not row.endswith("./.") and chance.random() < 0.5
    return [
        word[0].upper() + word[1:] if index == 0 or (title and word not in _SMALL) else word
        for index, word in enumerate(words)
    ]
