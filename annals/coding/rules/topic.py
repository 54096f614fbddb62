"""What organization a document is about, and which one issued it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from tomllib import loads

from annals.coding.rules.names import SMALL, Mentioned, Organization, Organizations
from annals.language.patterns import WE
from annals.language.reading import Reading, Sentence

BE = frozenset({"is", "was", "are", "were"})
NAMED = frozenset({"called", "as", "formerly", "also", "persian", "arabic", "french", "spanish"})
QUOTES = frozenset({'"', "``", "''", "'"})
REACH = 45
PREDICATE = 16
HEAD = 3
TOP = 4
"""Sentences at the head of a document in which its issuer is named."""
ARMED = frozenset({"armed_group", "political_militia"})
QUOTED = re.compile(r'"[^"]{0,600}"|“[^”]{0,600}”')
STATEMENT = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|spokesm[ae]n|spokesperson|message|high command|general command|"
    r"(?:military|central) command|bulletin|war report|reports? of the|operations room|press release|announces|informs|"
    r"media (?:office|wing)|press (?:office|centre|center|service|bureau|statement|department))\b",
    re.IGNORECASE,
)
CLAIMS = re.compile(
    r"\b(?:claims?|wish(?:es)? to claim|assumes?) (?:the following|responsibility|, by means)", re.IGNORECASE
)
ZEALOUS = {
    "mujahid": "(?:een|in)?", "martyr": "(?:ed|dom)", "comrade": "s?", "puppet": "", "infidel": "s?", "apostate": "s?",
    "crusader": "s?", "invader": "s?", "occupier": "s?", "hireling": "s?", "mercenar": "ies", "by the grace of": "",
    "praise be": "", "glory to": "", "long live": "", "liberation struggle": "", "freedom fighter": "s?",
}  # fmt: skip
"""Words that only an armed group's own side uses, with how they end. One is in a text wherever `ZEAL` finds something,
and that is told in a tenth of the time."""
ZEAL = re.compile(rf"\b(?:{'|'.join(stem + end for stem, end in ZEALOUS.items())})\b", re.IGNORECASE)
TITLE_WORDS = 14
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SAID = re.compile(r"\b(?:said|told|according to)\b", re.IGNORECASE)
"""What a report has, and a history of a group hardly."""
YEARS, MENTIONS, HEAD_WORDS = 2, 2, 14
AGAIN = frozenset({"it", "its", "they", "their"})
FOLLOWED = frozenset({",", "(", "["})
PLURAL = frozenset({"NNS", "NNPS"})


@lru_cache(maxsize=4)
def word_lists(language: str = "en") -> dict[str, frozenset[str]]:
    """The lists of reference.toml: words by which a text of one language speaks again of somebody."""
    path = resources.files("annals.coding.rules").joinpath("lexicon", language, "reference.toml")
    content = loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(" ".join(words.split()).split(", ")) for name, words in content.items()}


def topic(reading: Reading, names: Organizations) -> str | None:
    """The key of the organization that an article is on; `None` for other texts.

    "The Front X (FX), better known as Y, is an armed group ...": all its names are made known to `names`. Where the
    first sentence does not define it ("The Front X broke away in 1992"), the text has to go on about it for years.
    """
    if reading.document.dateline is not None:
        return None
    told = (s for s in reading.sentences if s.paragraph >= 0)
    first = next((s for s in told if not _titles(s)), None)
    if first is None or first.caps:
        return None
    start = 1 if first.lower[0] == "the" else 0
    end = _run(first, start)
    if end == start or end >= len(first):
        return _history(reading, names, first, 0, 0)
    be = next((i for i in range(end, min(len(first), REACH)) if first.lower[i] in BE), None)
    key = names.key_of(first, start, end)
    known = key in names.best or key != " ".join(first.lower[start:end])
    sort = _predicate(first, be) if be is not None else None
    if sort is None and not (known and first.lower[end] in ("(", "[", ",")):
        return _history(reading, names, first, start, end)
    forms = [first.lower[a:b] for a, b in [(start, end), *_aliases(first, end, be if be is not None else REACH)]]
    forms.extend(_last(first.lower[a:b], names) for a, b in _aliases(first, end, be if be is not None else REACH))
    names.introduce(key, (first.starts[start], first.ends[end - 1]), [f for f in forms if f], sort)
    return key


def _titles(sentence: Sentence) -> bool:
    """Whether a line is the title of an article: no full stop, and nothing but a name."""
    return sentence.lower[-1] != "." and _run(sentence, sentence.lower[0] == "the") == len(sentence)


def _history(reading: Reading, names: Organizations, first: Sentence, start: int, end: int) -> str | None:
    """The organization whose history a text tells: named in its first sentence, and what the others go on about."""
    if len(YEAR.findall(reading.document.text)) < YEARS or SAID.search(reading.document.text):
        return None
    if len(WE.findall(reading.document.text)) > 1:
        return None  # Who issues a text is no topic of it.
    known = _known(first, names)
    leads = known is not None and known[0] <= 1
    if sum(map(_goes_on, reading.sentences)) < MENTIONS - leads:
        return None
    lists = word_lists()
    words = frozenset(first.lower)
    sort = "armed_group" if any(w in lists["armed"] or w.rstrip("s") in lists["armed"] for w in words) else None
    if known is not None and (known[0] <= start or end == start or first.lower[end] not in FOLLOWED):
        start, end = known
    elif end - start < 1 or not _subject(first, end) or (end - start == 1 and first.tags[start] not in PLURAL):
        return None
    key = names.key_of(first, start, end)
    aliases = _aliases(first, end, REACH)
    names.introduce(key, (first.starts[start], first.ends[end - 1]),
                    [first.lower[start:end], *(first.lower[a:b] for a, b in aliases)], sort)  # fmt: skip
    return key


def _known(sentence: Sentence, names: Organizations) -> tuple[int, int] | None:
    """Tokens of the first armed group of the lexicon, or name with an abbreviation, that a sentence names."""
    forms = sorted(names.pairs, key=len, reverse=True)
    for i in range(len(sentence)):
        for form in forms:
            if sentence.lower[i : i + len(form)] == form and not sentence.words[i].islower():
                return i, i + len(form)
        found = names.nouns.group_at(sentence.lower, i, sentence.words)
        if found is not None and found[1].kind in ARMED:
            return i, i + found[0]
    return None


def _subject(sentence: Sentence, end: int) -> bool:
    """Whether a name that ends before token `end` is what a sentence is on: a verb, a comma or a bracket follows."""
    return sentence.lower[end] in FOLLOWED or sentence.tags[end] in ("VBD", "VBZ", "VBP", "VBN", "MD")


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence speaks at its head of an organization named before ("In 1987 its fighters", "The group")."""
    head = sentence.lower[:HEAD_WORDS]
    if not sentence.index or not head:
        return False
    stop = next((i for i, tag in enumerate(sentence.tags[: len(head)]) if tag in ("VBD", "VBZ", "MD")), len(head))
    lists = word_lists()
    again = any(a == "the" and b in lists["organization"] for a, b in pairwise(head))
    return again or bool(AGAIN & set(head[: stop + 1]))


def _run(sentence: Sentence, i: int) -> int:
    """The end of the run of capitalised words that begins at token `i`."""
    k = i
    while k < len(sentence) and (_capital(sentence.words[k]) or (k > i and sentence.lower[k] in SMALL | {"'s"})):
        k += 1
    while k > i and sentence.lower[k - 1] in SMALL:
        k -= 1
    return k


def _capital(word: str) -> bool:
    """Whether a word is written as a name is: "Front", "3R"."""
    return word[0].isupper() or (word[0].isdigit() and word[-1].isupper())


def _predicate(sentence: Sentence, be: int) -> str | None:
    """The sort of actor that "is an armed organization" says; `None` where it says something else."""
    lists = word_lists()
    words = sentence.lower[be + 1 : be + 1 + PREDICATE]
    if not words or words[0] not in ("a", "an", "the", "one") or not lists["kinds"] & set(words):
        return None
    fights = any(w in lists["armed"] or w.rstrip("s") in lists["armed"] for w in words)
    return "armed_group" if fights else "organization"


def _aliases(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Further names: in brackets, and behind "known as", "formerly", "called"."""
    i, depth = start, 0
    while i < min(end, len(sentence)):
        word = sentence.lower[i]
        if word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            depth -= 1
        before = sentence.lower[i - 1]
        opens = before in NAMED or before in ("(", "[") or (depth and before in (",", ";", ":", *QUOTES))
        opens = opens or (before == "the" and sentence.lower[i - 2] in NAMED)
        stop = _run(sentence, i)
        if opens and stop > i and sentence.lower[stop : stop + 1] != (":",):
            yield i, stop
            i = stop
        else:
            i += 1


def _last(form: tuple[str, ...], names: Organizations) -> tuple[str, ...]:
    """The plural that a name ends with and may be called by alone ("the Tigers")."""
    word = form[-1]
    plain = len(form) > 1 and word.endswith("s") and word not in word_lists()["common"]
    sense = names.nouns.sense((word,))
    return (word,) if plain and (sense is None or sense.kind not in ("person", "organization")) else ()


def _zeal(text: str) -> int:
    """How many words of its own side an armed group uses in a text."""
    low = text.lower()
    if text.isascii() and not any(stem in low for stem in ZEALOUS):
        return 0
    return len(ZEAL.findall(text))


def issuer(reading: Reading, mentions: Sequence[Mentioned]) -> Organization | None:
    """The armed group whose own words a document is: named at its head or as its signature, and speaking for itself.

    It says "we" and "our" outside of quotations, claims a list of acts, or tells of its fighters in the words that
    only its own side uses ("by the grace of God the mujahideen stormed").
    """
    text = reading.document.text
    last = len(reading.sentences) - 1
    heading = reading.document.dateline is None
    if not any(
        (m.organization.sort in ARMED or (heading and m.organization.sort is None))
        and (m.sentence < TOP or (heading and m.sentence >= last - 1))
        for m in mentions
    ):
        return None
    plain = QUOTED.sub(" ", text)
    ours = len(WE.findall(plain))
    if ours < 2 and not CLAIMS.search(text) and _zeal(plain) < 2:
        return None
    for m in mentions:
        coined = m.organization.sort is None and heading and ours > 1
        if m.organization.sort not in ARMED and not coined:
            if m.sentence < HEAD and m.sentence == 0 and m.i <= 1:
                return None
            continue
        sentence = reading.sentences[m.sentence]
        titled = heading and (len(sentence) <= TITLE_WORDS and m.sentence < TOP and m.i <= 1)
        heads = (m.sentence == 0 and m.i <= 1) or titled
        said = m.sentence < TOP and STATEMENT.search(text[sentence.start : sentence.end]) is not None
        signs = heading and m.sentence >= last - 1 and len(sentence) <= TITLE_WORDS
        if heads or said or (signs and STATEMENT.search(text[sentence.start : sentence.end])):
            return m.organization
        if m.sentence >= TOP and not heading:
            return None
    return None
