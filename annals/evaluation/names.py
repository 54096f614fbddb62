"""When two names are of one participant, or of one place.

Participants. Names are compared in lower case, without accents, articles and punctuation. Two match when
they are equal; or, of two organizations, when the words of one are all in the other ("army" and "Syrian
army"; one may be an abbreviation only if the text's other mentions bridge it); or, of people and things,
when their head nouns are the same ("six armed men" and "men", "car bomb" and "bomb"): the last word before
the first preposition, in the singular. This is how MUC-4 is scored by head nouns. An organization and a person
match only by equal names. Any mention of one side may match any of the other.

Places. Equal, once words for the kind of place ("town of", "district") are left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from annals.evaluation.facts import Party

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ARTICLES = frozenset({"a", "an", "the"})
_SMALL = frozenset({"of", "for", "and", "de", "la", "el", "del", "y"})
_PREPOSITIONS = frozenset(
    ("of", "in", "from", "at", "with", "on", "near", "for", "by", "to", "inside", "outside", "under", "against", "who")
)
_KINDS = frozenset({"town", "city", "village", "hamlet", "district", "province", "region", "state", "department", "of"})
_KINDS |= {"county", "governorate", "municipality", "prefecture", "area", "neighborhood", "neighbourhood", "quarter"}
_KINDS |= {"suburb", "locality", "commune", "subdistrict"}
_IRREGULAR = {"people": "person", "children": "child", "police": "police", "wives": "wife", "lives": "life"}
_MEN = re.compile(r"(.*)men$")


@lru_cache(maxsize=16384)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents, articles, possessive endings and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")
    found = (word.removesuffix("'s") for word in _WORD.findall(plain))
    return tuple(word for word in found if word not in _ARTICLES)


def singular(word: str) -> str:
    """The singular of an English noun, by its ending; right often enough to compare two mentions."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if match := _MEN.fullmatch(word):
        return f"{match[1]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@lru_cache(maxsize=16384)
def head(name: str) -> str:
    """The head noun of a noun phrase: the last word before its first preposition, in the singular."""
    found = words(name)
    end = next((i for i, word in enumerate(found) if i and word in _PREPOSITIONS), len(found))
    return singular(found[end - 1]) if end else ""


def likeness(one: Party, other: Party) -> int:
    """How alike two participants are: 0 not the same, 1 by head or part of the name, 2 by an equal name."""
    ours, theirs = {words(name) for name in one.names}, {words(name) for name in other.names}
    ours.discard(())
    theirs.discard(())
    if ours & theirs:
        return 2
    organizations = (one.kind == "organization") + (other.kind == "organization")
    if organizations == 1:
        return 0
    if organizations == 2:
        return int(any(_within(a, b) for a in ours for b in theirs))
    return int(bool({head(name) for name in one.names} & {head(name) for name in other.names} - {""}))


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    a = {singular(word) for word in one} - _SMALL
    b = {singular(word) for word in other} - _SMALL
    return bool(a and b) and (a <= b or b <= a)


def same_speaker(one: str, other: str) -> bool:
    """Whether two phrases name the same speaker: equal, by head noun, or one within the other."""
    ours, theirs = words(one), words(other)
    return bool(ours and theirs) and (ours == theirs or head(one) == head(other) or _within(ours, theirs))


def same_place(one: str, other: str) -> bool:
    """Whether two names are of one place: equal words, those for the kind of place left out."""
    return _bare(one) == _bare(other)


@lru_cache(maxsize=16384)
def _bare(name: str) -> tuple[str, ...]:
    found = words(name)
    return tuple(word for word in found if word not in _KINDS) or found
