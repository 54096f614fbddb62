"""Keys under which a place name is kept and looked for: an exact one, one without article, and a loose one.

The loose key is the name's consonants after the usual spellings of one sound are made one ("Rukayba",
"Roukayba", "Er Rukaybah"). The method is that of phonetic keys such as Soundex and Metaphone, with rules
of our own for romanised names (`data/names.toml`). Nothing here needs more than the standard library,
because the gazetteer is built before anything is installed.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

_APOSTROPHES = "'`´‘’ʻʼʽʾʿˈ′ʹʺ\"“”"
_VOWELS = frozenset("aeiou")
_DOUBLE = re.compile(r"(.)\1+")
_VOWEL_RUN = re.compile(r"[aeiou]+")
_NO_WORD = re.compile(r"[^\w]+|_+")


class Named(NamedTuple):
    """A name taken apart: what is left without its kind word, and the kind that word tells of."""

    name: str
    kind: str | None


@lru_cache(maxsize=1)
def _rules() -> dict[str, Any]:
    text = resources.files("annals.resolution").joinpath("data/names.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _letters() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(letter): plain for letter, plain in _rules()["letters"].items()}
    table.update({code: " " for code in range(128) if not chr(code).isalnum()})
    table.update(dict.fromkeys(map(ord, _APOSTROPHES), None))
    return table


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    table: dict[str, str] = _rules()["abbreviations"]
    return table


@lru_cache(maxsize=1)
def _articles() -> tuple[frozenset[str], frozenset[str]]:
    rules = _rules()["articles"]
    return frozenset(rules["leading"]), frozenset(rules["anywhere"])


@lru_cache(maxsize=1)
def _sounds() -> Callable[[str], str]:
    table: dict[str, str] = _rules()["sounds"]
    pattern = re.compile("|".join(sorted(table, key=len, reverse=True)))
    return lambda text: pattern.sub(lambda hit: table[hit.group()], text)


def name_key(name: str) -> str:
    """A name in lower case without accents, apostrophes, hyphens and abbreviations, words apart by one space.

    A name in a script other than Latin keeps its letters; a name without any letter gives "".
    """
    flat = name.lower()
    plain = flat.isascii()
    if not plain:
        flat = unicodedata.normalize("NFKD", flat)
        # Some letters become plain capitals only by the normal form.
        flat = "".join([c for c in flat if not unicodedata.combining(c)]).lower()
    flat = flat.translate(_letters())
    words = flat.split() if plain else _NO_WORD.sub(" ", flat).split()
    full = _abbreviations()
    return " ".join([full.get(word, word) for word in words])


def without_article(key: str) -> str:
    """A key without the article at its start: "el peten" gives "peten"; a lone word stays."""
    head, _, rest = key.partition(" ")
    return rest if rest and head in _articles()[0] else key


def loose_keys(key: str) -> tuple[str, str]:
    """The consonants of a key and its shape: all sounds, spelt one way. ("", "") if too short to be told.

    Two names with the same consonants may be one name; how alike their shapes are says how likely.
    """
    small = _articles()[1]
    words = [word for word in key.split() if word not in small]
    shape = _DOUBLE.sub(r"\1", _sounds()("".join(words)))
    if shape[-2:-1] in _VOWELS and shape[-1:] == "h":
        shape = shape[:-1]
    shape = _DOUBLE.sub(r"\1", shape)
    bare = _VOWEL_RUN.sub("", shape[1:])
    bones = ("a" if shape[:1] in _VOWELS else shape[:1]) + bare
    bones = _DOUBLE.sub(r"\1", bones)
    return (bones, shape) if len(bones) >= 2 else ("", "")


def _choice(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _kind_words() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    rules = _rules()
    after = {word: kind for kind, words in rules["kinds"].items() for word in words}
    before = {word: kind for kind, words in rules["kinds_before"].items() for word in words}
    free = set(before) - set(rules["of"]["needs"])
    head = rf"(?:(?P<before>{_choice(before)}) (?:of|de|del|du|da|do) |(?P<plain>{_choice(free)}) )?"
    return re.compile(rf"^{head}(?P<name>.+?)(?: (?P<after>{_choice(after)}))?$"), after, before


@lru_cache(maxsize=8192)
def split_kind(name: str) -> Named:
    """A name without the kind word before or after it: "Homs Governorate" is ("Homs", "admin1").

    A name that is nothing but such a word stays whole, with kind `None`.
    """
    whole = unicodedata.normalize("NFC", " ".join(name.split()))
    plain = "".join([unicodedata.normalize("NFD", c)[0] for c in whole]).lower()
    pattern, after, before = _kind_words()
    found = pattern.match(plain)
    if not found or len(plain) != len(whole):
        return Named(whole, None)
    front = found["before"] or found["plain"]
    kind = after[found["after"]] if found["after"] else before.get(front) if front else None
    return Named(whole[found.start("name") : found.end("name")], kind)
