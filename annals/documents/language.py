"""Which language a text is in: by its script, then by its small words and its own letters.

Function words are few, frequent, and stay out of names, so that an English report full of Spanish
or Arabic names remains English, in capitals as well. The lists are data: `languages.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

_FIRST_LOOK = 500
_SAMPLE = 1_800
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Vowel signs of South Asian scripts and other combining marks are no letters for `re`.
_WORD_WITH_MARKS = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963\u0980-\u0dff])+")
_FEW_WORDS = 12
_LEAST_SHARE = 0.06


@dataclass(frozen=True, slots=True)
class Guess:
    """A language by its ISO 639 code and English name; both `None` where it cannot be told.

    `foreign` says that the text is long enough to be sure that it is in none of the known languages.
    """

    code: str | None
    name: str | None
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    names: dict[str, str]
    scripts: dict[str, re.Pattern[str]]
    by_script: dict[str, tuple[str, ...]]
    words: dict[str, tuple[tuple[str, float], ...]]
    letters: dict[str, tuple[tuple[str, float], ...]]
    terse: frozenset[str]
    least_terse: int


@cache
def _tables() -> _Tables:
    import tomllib  # noqa: PLC0415  (only needed once a text is not plainly English)
    from importlib import resources  # noqa: PLC0415

    raw = tomllib.loads(resources.files("annals.documents").joinpath("languages.toml").read_text("utf-8"))
    rows: list[dict[str, Any]] = raw["language"]
    english = next(row for row in rows if row["code"] == "en")
    by_script: dict[str, tuple[str, ...]] = {}
    for row in rows:
        by_script[row["script"]] = (*by_script.get(row["script"], ()), row["code"])
    return _Tables(
        names={row["code"]: row["name"] for row in rows},
        scripts={name: re.compile(f"[{span}]") for name, span in raw["scripts"].items()},
        by_script=by_script,
        words=_weights((row["code"], row.get("words", "").split()) for row in rows),
        letters=_weights((row["code"], list(row.get("letters", ""))) for row in rows),
        terse=frozenset(english["terse"].split()),
        least_terse=int(english["least_terse"]),
    )


def _weights(lists: Any) -> dict[str, tuple[tuple[str, float], ...]]:
    """What each word speaks for: the more languages share it, the less it says."""
    users: dict[str, list[str]] = {}
    for code, words in lists:
        for word in dict.fromkeys(words):
            users.setdefault(word, []).append(code)
    return {word: tuple((code, len(codes) ** -0.5) for code in codes) for word, codes in users.items()}


# Words that hardly any other language writes; a text with enough of them needs no further look.
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "was", "were", "that", "with", "from", "by", "said", "has", "have", "been", "which"}
    | {"their", "they", "after", "who", "this"}
)


def detect(text: str) -> Guess:
    """The language of `text`, read from about its first 1,800 characters.

    A text too short or too bare of small words gives no language (`code` is `None`), never a default.
    """
    for length in (_FIRST_LOOK, _SAMPLE):
        words = _WORD.findall(text[:length].lower())
        hits = sum(map(_ENGLISH.__contains__, words))
        if hits >= 4 and hits * 7 >= len(words):
            return Guess("en", "English")
    tables = _tables()
    script = _script(text[:_SAMPLE], tables)
    codes = tables.by_script.get(script, ())
    if not codes:
        return Guess(None, None)
    if script == "devanagari":
        words = _WORD_WITH_MARKS.findall(text[:_SAMPLE])
    code = codes[0] if len(codes) == 1 else _by_words(words, codes, tables)
    if code is None and sum(map(tables.terse.__contains__, words)) >= tables.least_terse:
        code = "en"
    if code is None:
        return Guess(None, None, foreign=len(words) >= 3 * _FEW_WORDS)
    return Guess(code, tables.names[code])


def _script(text: str, tables: _Tables) -> str:
    if text.isascii():
        return "latin"
    counts = {name: len(pattern.findall(text)) for name, pattern in tables.scripts.items()}
    # Japanese is written with Chinese characters between its own.
    if counts["kana"] * 10 > counts["han"]:
        counts["kana"] += counts["han"]
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""


def _by_words(words: list[str], codes: tuple[str, ...], tables: _Tables) -> str | None:
    scores = dict.fromkeys(codes, 0.0)
    for word in words:
        for code, weight in tables.words.get(word, ()):
            if code in scores:
                scores[code] += weight
        if not word.isascii():
            for letter in set(word):
                for code, weight in tables.letters.get(letter, ()):
                    if code in scores:
                        scores[code] += weight / 2
    best = max(codes, key=lambda code: scores[code])
    rivals = [score for code, score in scores.items() if code != best]
    # One shared word must not send an English note of names and figures away as another language.
    enough = scores[best] >= max(1.0 if best == "en" else 2.0, _LEAST_SHARE * len(words))
    return best if enough and scores[best] > max(rivals, default=0.0) else None


@cache
def language_code(name: str) -> str | None:
    """The code that a stated language means (`en`, `en-GB`, `English`); `None` if it is unknown here."""
    wanted = name.strip().lower()
    short = re.split(r"[-_]", wanted)[0]
    for code, full in _tables().names.items():
        if short == code or wanted == full.lower():
            return code
    return {"eng": "en", "spa": "es", "fra": "fr", "fre": "fr", "ara": "ar", "rus": "ru", "por": "pt"}.get(short)


def language_name(code: str) -> str:
    """The English name of a language code; the code itself where it is unknown here."""
    return _tables().names.get(code, code)
