"""Training sentences of our own, drawn from the templates of `news.toml` and `reports.toml`; the same every time."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DRAWS = {"news.toml": 24, "reports.toml": 10}
"""Sentences made of each template, by file."""
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
    "LIKE": "NN",
    "LIKES": "NNS",
    "MANY": "NN",
    "CHIEF": "NN",
    "RANK": "NNP",
    "SURNAME": "NNP",
    "MAKE": "NNP",
    "SHOTS": "NNS",
    "AGENCY": "NNP",
    "LIVING": "NNS",
}
_VERBS = {"V": "forms", "T": "things", "B": "alike", "F": "died"}
# Tags whose form is that of another: the base as a finite verb, the -ing form as a noun ("the killing of").
_LIKE = {"VBP": "VB", "NN": "VBG"}
_FORMS = ("VB", "VBD", "VBN", "VBG", "VBZ")
_SMALL = frozenset({"a", "an", "the", "in", "on", "at", "of", "by", "for", "and", "as", "to", "near"})
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


def news_sentences() -> Iterator[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Words, words in lower case and tags of every drawn sentence."""
    data: dict[str, Any] = {"slots": {}, "verbs": {}, "tags": {}}
    for name, draws in DRAWS.items():
        with (Path(__file__).parent / name).open("rb") as file:
            own = tomllib.load(file)
        # Slots and verbs of the file before may be used too.
        for table in ("slots", "verbs"):
            data[table] |= own[table]
        data["tags"] = {word: tag for tag, words in own.get("tags", {}).items() for word in words.split()}
        chance = random.Random(7)
        for row in own["templates"]["rows"].strip().split("\n"):
            for _ in range(draws):
                pairs = list(_filled(row, data, chance))
                words = _cased(pairs, chance)
                yield tuple(words), tuple(map(str.lower, words)), tuple(tag for _, tag in pairs)


def _filled(row: str, data: dict[str, Any], chance: random.Random) -> Iterator[tuple[str, str]]:
    for item in row.split():
        slot = _SLOT.fullmatch(item)
        if not slot:
            word, _, tag = item.rpartition("/")
            yield (word, tag) if word else (item, data["tags"][item])
        elif slot[1] in _VERBS:
            forms = chance.choice(data["verbs"][_VERBS[slot[1]]].strip().split("\n")).split()
            yield forms[_FORMS.index(_LIKE.get(slot[2], slot[2]))], slot[2]
        else:
            for word in chance.choice(data["slots"][slot[1]].split()).split("_"):
                yield word, _TAGS[slot[1]]


def _cased(pairs: list[tuple[str, str]], chance: random.Random) -> list[str]:
    """A headline (no full stop) in title case half of the time; every first word with its capital."""
    title = pairs[-1][1] != "." and chance.random() < 0.5
    return [
        word[0].upper() + word[1:] if index == 0 or (title and word not in _SMALL) else word
        for index, (word, _) in enumerate(pairs)
    ]
