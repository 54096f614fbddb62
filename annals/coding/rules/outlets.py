"""Media by name: "AFP", "El Watan", "Radio Okapi"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from tomllib import loads

LONGEST = 5


@lru_cache(maxsize=4)
def _lists(language: str = "en") -> tuple[frozenset[str], frozenset[str]]:
    path = resources.files("annals.coding.rules").joinpath("lexicon", language, "other_outlets.toml")
    content = loads(path.read_text(encoding="utf-8"))
    names, words = (frozenset(" ".join(content[key].split()).split(", ")) for key in ("names", "words"))
    return names, words


def is_outlet(words: Sequence[str]) -> bool:
    """Whether words as written name a medium: one that the list knows, or a name with a word such as "Radio".

    `is_outlet(["Radio", "Okapi"])` and `is_outlet(["AFP"])` hold, `is_outlet(["a", "radio"])` does not.
    """
    if not 0 < len(words) <= LONGEST:
        return False
    names, marks = _lists()
    lower = [w.lower() for w in words]
    if " ".join(lower) in names or (lower[0] == "the" and " ".join(lower[1:]) in names):
        # "ap", "the star": only as a name.
        return any(w[0].isupper() for w in words[-2:])
    named = all(w[:1].isupper() or w[:1].isdigit() for w in words)
    return len(words) > 1 and named and bool(marks & set(lower))


def closing(words: Sequence[str]) -> tuple[int, int] | None:
    """Tokens of the medium in brackets that a sentence ends with ("... were killed (El Watan)."), `None` for none."""
    end = len(words) - 1
    while end > 0 and words[end] in (".", ";", ","):
        end -= 1
    if end < 2 or words[end] not in (")", "]"):
        return None
    start = next((i for i in range(end - 1, max(0, end - 7), -1) if words[i] in ("(", "[")), None)
    if start is None:
        return None
    first = start + 1 + (words[start + 1].lower() in ("source", "sources", "via"))
    first += words[first] == ":"
    return (first, end) if first < end and is_outlet(words[first:end]) else None
