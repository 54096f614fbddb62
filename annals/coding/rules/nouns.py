"""What the nouns of a report stand for: people, organizations, things, weapons, or nothing that can act.

The knowledge is data: `lexicon/<language>/*.toml`, lists of words under the sense they share. Nothing
here reads a sentence; the coder asks with the lemmas of a noun phrase and gets a `Sense`, or `None`.
A word may stand in several lists ("commando" is a person and a unit, "bus" a thing and a weapon): the
first list in the order of `FILES` is its usual sense, and the others are had by asking for their kind.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from annals.errors import CallError
from annals.model import Status

NounKind = Literal["person", "organization", "object", "weapon", "abstract", "collective"]
Role = Literal["doer", "sufferer", "neutral"]

FILES = ("people", "organizations", "objects", "weapons", "collectives")
ARTICLES = ("al-", "el-", "ul-", "ad-", "ar-", "as-", "ash-", "az-", "an-")
"""Articles that Arabic names are written with."""
LONGEST = 5  # words of the longest entry worth looking for
SHORT = 5  # letters up to which an abbreviation may be an ordinary word or name in small letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a head noun means.

    `lemma` is the entry that fitted, of one or more words. `status` is that of the person, or of the
    members of the organization. `sort` tells objects and weapons apart more finely, `actor_kind` is the
    contract's kind of actor, `suggests` the incident type a weapon points at, `target` GTD's number of a
    target type. `role` says how such people usually stand in an attack ("neutral": anybody). `passes`
    marks nouns whose complement says who is meant ("a group of farmers"). `sure` is false where only
    the ending of an unknown word was judged.
    """

    lemma: str
    kind: NounKind
    status: Status | None = None
    sort: str | None = None
    actor_kind: str | None = None
    suggests: str | None = None
    role: Role | None = None
    target: int | None = None
    passes: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleSense:
    """A title at a personal name: its full form, its sort (military, police, official, religious ...),
    the status it gives its bearer, and whether it may also follow the name ("Smith Jr.")."""

    title: str
    sort: str
    status: Status | None = None
    after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSense:
    """A well-known organization, recognised by name only: no claim about it is made.

    `kind` is the contract's kind of actor; `country` an ISO 3166 code, `None` where it spans several.
    """

    name: str
    kind: str
    country: str | None = None
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    """One way to write a name, as tokens, and the lines of the lexicon that have it: (line, kind, country).

    `wary` marks a name that is an English word too, `short` one that only stands in capitals.
    """

    tokens: tuple[str, ...]
    lines: tuple[tuple[str, str, str], ...]
    wary: bool
    short: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nouns:
    """The noun knowledge of one language; made by `load_nouns` and never changed."""

    language: str
    senses: Mapping[str, tuple[Sense, ...]]  # without their lemma: it is the key
    modifiers: Mapping[str, Mapping[str, Mapping[str, Any]]]
    endings: tuple[tuple[str, Sense], ...]
    titles: Mapping[str, TitleSense]
    groups: Mapping[str, Mapping[str, tuple[_Name, ...]]]
    """Names by their first word and the next, the longest first; those of one word stand with each, and under ""."""

    def sense(self, head_lemmas: Sequence[str], want: NounKind | None = None) -> Sense | None:
        """The sense of a noun phrase, from its lower-cased lemmas without determiner, head last.

        The longest known ending of the phrase wins ("police station" is a thing); the words before it
        sharpen it ("army" makes an officer a combatant). With `want` only senses of that kind count.
        Plurals are understood too. `None` where neither the words nor their endings are known.
        """
        return _sense(self, tuple(head_lemmas), want)

    def title(self, lower: str) -> TitleSense | None:
        """What a lower-cased title means, with or without its full stops; `None` if it is none."""
        return self.titles.get(_plain_title(lower))

    def group_at(
        self, lower: Sequence[str], i: int, words: Sequence[str] | None = None, country: str | None = None
    ) -> tuple[int, GroupSense] | None:
        """The well-known organization whose name starts at token `i`: its length in tokens, and what it is.

        The longest name wins. Where `words`, the tokens as written, are given, a name needs a capital, a
        short abbreviation needs all of them ("CAM"), and one that is an English word too ("IS", "WHO")
        needs them among words that have none; without `words` the last never counts. Of several groups
        of one name, that of `country` (ISO 3166) is meant; where that does not decide, only what they
        have in common is said.
        """
        names = self.groups.get(lower[i])
        if names is None:
            return None
        behind = lower[i + 1] if i + 1 < len(lower) else ""
        for name in names.get(behind) or names[""]:
            tokens = name.tokens
            end = i + len(tokens)
            if tuple(lower[i:end]) == tokens and _as_written(name, words, i):
                return end - i, _choose(name, country)
        return None


def _as_written(name: _Name, words: Sequence[str] | None, i: int) -> bool:
    if words is None:
        return not name.wary
    if name.wary:
        return words[i].isupper() and any(word.islower() for word in words[max(0, i - 3) : i + 4])
    if name.short:
        return words[i].isupper()
    return any(not word.islower() for word in words[i : i + len(name.tokens)])


@lru_cache(maxsize=4096)
def _choose(name: _Name, country: str | None) -> GroupSense:
    groups = [_group(*line) for line in name.lines]
    fitting = [group for group in groups if group.country == country] if country else []
    if len(groups) == 1 or len(fitting) == 1:
        return (fitting or groups)[0]
    kinds = {group.kind for group in groups}
    written = " ".join(name.tokens)
    shared = next(
        known
        for group in groups
        for known in (group.name, *group.abbreviations, *group.aliases)
        if written in {" ".join(tokens) for tokens in _tokenised(known)}
    )
    return GroupSense(name=shared, kind=kinds.pop() if len(kinds) == 1 else "organization")


def _singulars(word: str) -> Iterator[str]:
    """The forms an unknown plural may come from, likeliest first."""
    if word.endswith("men"):
        yield word[:-2] + "an"
    if word.endswith("children"):
        yield word[:-3]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("ves"):
        yield word[:-3] + "fe"
        yield word[:-3] + "f"
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]


def _known(nouns: Nouns, words: tuple[str, ...], want: NounKind | None) -> tuple[int, Sense] | None:
    """The longest known ending of the words: where it starts, and its sense of the kind wanted."""
    for start in range(max(0, len(words) - LONGEST), len(words)):
        lemma = " ".join(words[start:])
        for sense in nouns.senses.get(lemma, ()):
            if want is None or sense.kind == want:
                return start, replace(sense, lemma=lemma)
    return None


@lru_cache(maxsize=65536)
def _sense(nouns: Nouns, lemmas: tuple[str, ...], want: NounKind | None) -> Sense | None:
    # A hyphen is a space here, so that "car-bomb", "ex-soldier" and "car bomb" are one matter.
    words = tuple(" ".join(lemmas).replace("-", " ").split())
    if not words:
        return None
    *before, last = words
    for form in (last, *_singulars(last)):
        found = _known(nouns, (*before, form), want)
        if found is not None and found[1].kind == "person" and lemmas[-1].startswith(ARTICLES):
            return None  # "al-Khatib" is no preacher
        if found is not None:
            return _sharpened(nouns, words[: found[0]], found[1])
    for ending, sense in nouns.endings:
        if len(last) > len(ending) + 2 and last.endswith(ending) and want in (None, sense.kind):
            return _sharpened(nouns, words[:-1], replace(sense, lemma=last))
    return None


def _sharpened(nouns: Nouns, before: tuple[str, ...], sense: Sense) -> Sense:
    """The sense with what the words before it add, the nearest first.

    A modifier fills what the noun leaves open; one marked `over` ("former", "ex") changes what it says.
    """
    table = nouns.modifiers.get(sense.kind)
    if not table:
        return sense
    for word in reversed(before):
        for name, value in table.get(word, {}).items():
            over = name == "status" and word in nouns.modifiers["over"]
            if over or getattr(sense, name) in (None, "neutral", "other", "building", "organization"):
                sense = replace(sense, **{name: value})
    return sense


def _items(words: str) -> list[str]:
    """The entries of a list in a lexicon file: parted by commas, at a line's end too; hyphens are spaces."""
    return words.strip().replace(",\n", ", ").replace("\n", " ").replace("-", " ").split(", ")


def _read(language: str, name: str) -> dict[str, Any]:
    folder = resources.files("annals.coding.rules").joinpath("lexicon", language)
    try:
        return tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except FileNotFoundError as fault:
        raise CallError(
            f"no lexicon {name} for this language", where=language, mend="use a supported language, such as en"
        ) from fault


def _senses(files: Mapping[str, dict[str, Any]]) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, tuple[Sense, ...]] = {}
    for name in FILES:
        for block in files[name]["senses"]:
            # one record a block, not a word: making eight thousand of them would be half the loading
            shared = (Sense(lemma="", **{key: value for key, value in block.items() if key != "words"}),)
            for lemma in _items(block["words"]):
                known = found.get(lemma, ())
                found[lemma] = known + shared if known else shared
    return found


def _modifiers(files: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = {"over": {}}
    for content in files.values():
        for block in content.get("modifiers", ()):
            traits = {key: value for key, value in block.items() if key not in ("kind", "words", "over")}
            for word in _items(block["words"]):
                found.setdefault(block["kind"], {}).setdefault(word, {}).update(traits)
                if block.get("over"):
                    found["over"][word] = {}
    return found


def _endings(content: dict[str, Any]) -> tuple[tuple[str, Sense], ...]:
    found = [
        (ending, Sense(lemma=ending, kind=block["kind"], role=block.get("role"), sure=False))
        for block in content["endings"]
        for ending in _items(block["words"])
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def _plain_title(text: str) -> str:
    return " ".join(text.lower().replace(".", " ").replace("-", " ").split())


def _titles(content: dict[str, Any]) -> dict[str, TitleSense]:
    found: dict[str, TitleSense] = {}
    for block in content["titles"]:
        for line in block["words"].strip().splitlines():
            # "lieutenant colonel; lt col; ltc": the full form first, then its short forms
            forms = [form.strip() for form in line.split(";")]
            title = TitleSense(
                title=forms[0], sort=block["sort"], status=block.get("status"), after=block.get("after", False)
            )
            for form in forms:
                found.setdefault(_plain_title(form), title)
    return found


def _bare(text: str) -> str:
    """The text without accents, as wires send it."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _tokenised(name: str) -> set[tuple[str, ...]]:
    """A name's tokens in the ways a tokeniser and a desk may part them: hyphens kept, apart or left out,
    a possessive joined or apart, accents kept or dropped."""
    lower = name.lower()
    if lower.isascii() and "-" not in lower and "'" not in lower:
        return {tuple(lower.split())}
    forms: set[str] = set()
    for text in (lower, _bare(lower)):
        for hyphen in ("-", " - ", " "):
            form = text.replace("-", hyphen)
            forms.update((form, form.replace("'s", " 's"), form.replace("'", ""), form.replace("s' ", "s ' ")))
    # texts write the straight apostrophe or the curly one
    forms.update([form.replace("'", "’") for form in forms if "'" in form])
    return {tuple(form.split()) for form in forms}


def _is_abbreviation(name: str) -> bool:
    return " " not in name and sum(sign.isupper() or sign.isdigit() for sign in name) * 2 > len(name)


def _group(line: str, kind: str, country: str) -> GroupSense:
    name, *others = line.split("; ")
    return GroupSense(
        name=name,
        kind=kind,
        country=None if country == "XX" else country,
        abbreviations=tuple(n for n in others if _is_abbreviation(n)),
        aliases=tuple(n for n in others if not _is_abbreviation(n)),
    )


def _lines(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for kind, countries in content["names"].items():
        for country, lines in countries.items():
            for line in lines.strip().split("\n"):
                yield line, kind, country


def _groups(content: Mapping[str, Any]) -> dict[str, dict[str, tuple[_Name, ...]]]:
    wary = set(_items(content["also_words"]))
    lines: dict[tuple[str, ...], list[tuple[str, str, str]]] = {}
    mixed: set[tuple[str, ...]] = set()
    for line in _lines(content):
        for name in line[0].split("; "):
            for tokens in _tokenised(name):
                known = lines.setdefault(tokens, [])
                if line not in known:
                    known.append(line)
                if not name.isupper():
                    mixed.add(tokens)
    found: dict[str, list[_Name]] = {}
    for tokens, named in sorted(lines.items(), key=lambda pair: -len(pair[0])):
        single = len(tokens) == 1
        short = single and len(tokens[0]) <= SHORT and tokens not in mixed
        entry = _Name(tokens, tuple(named), single and tokens[0] in wary, short)
        found.setdefault(tokens[0], []).append(entry)
    return {first: _by_second(names) for first, names in found.items()}


def _by_second(names: Sequence[_Name]) -> dict[str, tuple[_Name, ...]]:
    single = tuple(name for name in names if len(name.tokens) == 1)
    longer: dict[str, list[_Name]] = {}
    for name in names:
        if len(name.tokens) > 1:
            longer.setdefault(name.tokens[1], []).append(name)
    return {"": single} | {second: (*found, *single) for second, found in longer.items()}


@cache
def load_nouns(language: str = "en") -> Nouns:
    """The noun knowledge of a language, read once for the process.

    Raises:
        CallError: there is no lexicon for the language.
    """
    files = {name: _read(language, name) for name in FILES}
    return Nouns(
        language=language,
        senses=_senses(files),
        modifiers=_modifiers(files),
        endings=_endings(files["collectives"]),
        titles=_titles(_read(language, "titles")),
        groups=_groups(_read(language, "groups")),
    )
