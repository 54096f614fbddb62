"""Tokens to chunks: noun groups, verb groups and what stands between them.

The second stage of a cascade in the manner of FASTUS (Hobbs et al. 1997): flat groups without
attachment, found from left to right in one pass. Offsets here are token indices of one sentence.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType

from annals.language.dates import DatePhrase
from annals.language.numbers import NumberPhrase
from annals.language.reading import Sentence

NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})
VERB = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
INNER = NOUN | {"JJ", "JJR", "JJS", "CD", "POS", "$", "FW", "AFX", "NFP", "HYPH"}
SMALL = frozenset({"IN", "CC", "WDT", "WP", "WP$", "WRB", ",", ".", ":"})
"""Tags of words that open neither a noun group nor a verb group."""
BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "’m", "'m"})
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'d", "’d"})
DO = frozenset({"do", "does", "did"})
GET = frozenset({"got", "get", "gets", "getting"})
NEGATION = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
SUBORDINATE = frozenset(
    "when while because although though if whether unless whereas once lest as that until since".split()
)
OPEN_QUOTE = frozenset({'"', "“", "''", "``", "'", "‘", "«"})
PARTS_OF_DAY = frozenset({"night", "day", "evening", "morning", "afternoon", "weekend", "week"})
HURT = frozenset({"injured", "wounded", "dead", "killed", "missing", "hurt"})
DISTANCES = tuple(
    (w,) for w in "mile miles km kms kilometre kilometres kilometer kilometers nautical metres meters m".split()
)
PARTICLES = frozenset({"away", "off", "out", "up", "down", "back", "together", "later", "also", "then"})
SHARES = frozenset({"most", "much", "many", "several"})
BETWEEN = OPEN_QUOTE | {"and", ","}
"""Words that may stand between an adjective and its noun."""
CLOSE_QUOTE = frozenset({'"', "”", "''", "'", "’", "»"})
NAME_LINK = frozenset(
    {"de", "del", "la", "las", "los", "el", "al", "y", "von", "van", "bin", "ibn", "ben", "da", "dos", "do"}
)


class Noun:
    """A noun group: tokens `i` to `j`; what it says stands from `core` to `stop`, its head at `head`."""

    __slots__ = ("alias", "core", "det", "head", "i", "j", "number", "owner", "stop")
    kind = "NG"

    def __init__(self, i: int, j: int, head: int, core: int, stop: int) -> None:
        self.i = i
        self.j = j
        self.head = head
        self.core = core
        self.stop = stop
        self.det = ""
        self.number: NumberPhrase | None = None
        self.alias: tuple[int, int] | None = None
        self.owner: tuple[int, int] | None = None


class Verb:
    """A verb group: its main verb at `main`; voice, polarity and form as flags."""

    __slots__ = ("finite", "form", "i", "j", "main", "modal", "negated", "passive", "perfect")
    kind = "VG"

    def __init__(self, i: int, j: int, main: int) -> None:
        self.i = i
        self.j = j
        self.main = main
        self.passive = False
        self.negated = False
        self.perfect = False
        self.finite = False
        self.modal = ""
        self.form = ""  # "inf", "ger", "part" or ""


class Other:
    """Anything else: `kind` is P, SUB, WH, CC, ADV, TIME, PUNC or X; `word` its first word."""

    __slots__ = ("date", "i", "j", "kind", "word")

    def __init__(self, kind: str, i: int, j: int, word: str, date: DatePhrase | None = None) -> None:
        self.kind = kind
        self.i = i
        self.j = j
        self.word = word
        self.date = date


Chunk = Noun | Verb | Other


class Chunker:
    """Reads one sentence; `chunks()` gives its chunks from left to right."""

    def __init__(
        self,
        sentence: Sentence,
        dates: Mapping[int, tuple[int, DatePhrase]],
        numbers: Mapping[int, tuple[int, NumberPhrase]],
        ends: Container[int] = frozenset(),
        times: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self.words = sentence.words
        self.lower = sentence.lower
        self.tags = sentence.tags
        self.starts = sentence.starts
        self.ends_of = sentence.ends
        self.dates = dates
        self.numbers = numbers
        self.ends = ends
        self.times = times
        self.n = len(sentence.words)

    def chunks(self) -> list[Chunk]:
        """All chunks; every token lies in exactly one."""
        found: list[Chunk] = []
        i = 0
        while i < self.n:
            chunk = self._at(i, found[-1] if found else None)
            found.append(chunk)
            i = chunk.j
        return found

    def _at(self, i: int, before: Chunk | None) -> Chunk:
        dated = self.dates.get(i)
        if dated is not None:
            return Other("TIME", i, dated[0], self.lower[i], dated[1])
        if i in self.times:
            return Other("TIME", i, self.times[i], self.lower[i])
        if i not in self.numbers:
            tag, low = self.tags[i], self.lower[i]
            if tag in SMALL and low not in OPEN_QUOTE:
                return self._small(i, tag, low)
            verb = self._verb(i) if self._opens_verb(i, before) else None
            if verb is not None:
                return verb
            if not self._opens_noun(i):
                return self._small(i, tag, low)
        return self._noun(i)

    def _small(self, i: int, tag: str, low: str) -> Other:
        if tag in ("WDT", "WP", "WP$", "WRB"):
            return Other("SUB" if low in ("when", "how", "why") else "WH", i, i + 1, low)
        if tag in ("IN", "TO"):
            return Other("SUB" if low in SUBORDINATE else "P", i, i + 1, low)
        if tag == "CC":
            return Other("CC", i, i + 1, low)
        if tag.startswith("RB") or tag == "RP" or low in ("ablaze", "alight", "dead"):
            return Other("ADV", i, i + 1, low)
        if not low[:1].isalnum():
            return Other("PUNC", i, i + 1, low)
        return Other("X", i, i + 1, low)

    # Verb groups ---------------------------------------------------------------------------------

    def _opens_verb(self, i: int, before: Chunk | None) -> bool:
        tag = self.tags[i]
        if tag == "TO":
            return i + 1 < self.n and self.tags[i + 1] in ("VB", "RB")
        return tag in VERB and not self._adjectival(i, before)

    def _adjectival(self, i: int, before: Chunk | None) -> bool:
        """Whether the participle at `i` stands before its noun ("armed men", "wounded soldiers")."""
        tag = self.tags[i]
        if tag not in ("VBN", "VBG") or i + 1 >= self.n:
            return False
        if isinstance(before, Noun) or (isinstance(before, Other) and before.kind == "WH"):
            return False
        if tag == "VBG" and not (i and self.tags[i - 1] in ("DT", "PRP$", "JJ")):
            return False
        follows = self.tags[i + 1]
        return follows in NOUN or (follows == "JJ" and i + 2 < self.n and self.tags[i + 2] in NOUN)

    def _verb(self, i: int) -> Verb | None:
        group = Verb(i, i, i)
        be = have = False
        first = i
        if self.tags[i] == "TO":
            group.form, first = "inf", i + 1
        for k in range(first, self.n):
            low, tag = self.lower[k], self.tags[k]
            if low in NEGATION:
                group.negated = True
            elif tag == "MD":
                group.modal = low
            elif tag.startswith("RB") and k > i:
                continue
            elif tag not in VERB or k in self.dates:
                return None
            elif self._passive_ahead(k):
                be = True
            elif (low in HAVE or low in DO) and self._verb_ahead(k):
                have = have or low in HAVE
            else:
                self._finish(group, i, k, be, have)
                return group
        return None

    def _passive_ahead(self, k: int) -> bool:
        """Whether a form of "be" or "get" at `k` is the auxiliary of the verb behind it."""
        if self.lower[k] in BE:
            return self._verb_ahead(k)
        return self.lower[k] in GET and k + 1 < self.n and self.tags[k + 1] == "VBN"

    def _verb_ahead(self, k: int) -> bool:
        """Whether a main verb follows the auxiliary at `k`, adverbs aside."""
        m = k + 1
        while m < self.n and (self.tags[m].startswith("RB") or self.lower[m] in NEGATION):
            m += 1
        if m >= self.n or self.tags[m] not in VERB or self.tags[m] == "MD":
            return False
        if self.lower[k] in BE:
            return self.tags[m] in ("VBN", "VBG", "VBD") or self.lower[m] in BE
        return True

    def _finish(self, group: Verb, i: int, main: int, be: bool, have: bool) -> None:
        tag = self.tags[main]
        group.main, group.j = main, main + 1
        group.passive = be and tag in ("VBN", "VBD")
        group.perfect = have
        first = self.tags[i]
        if group.form != "inf":
            if first == "VBG" and not be:
                group.form = "ger"
            elif first == "VBN" and not be and not have and main == i:
                group.form = "part"
            elif self.lower[i] in ("having", "being"):
                group.form = "ger"
        group.finite = group.form == ""

    # Noun groups ---------------------------------------------------------------------------------

    def _opens_noun(self, i: int) -> bool:
        tag, low = self.tags[i], self.lower[i]
        if (
            low in ("dead", "ablaze", "alight")
            and i + 1 < self.n
            and self.tags[i + 1] in ("CD", "DT", "PDT", "PRP", "PRP$", "NNP")
        ):
            # "shot dead four suspects": it goes with the verb.
            return False
        if tag in ("DT", "PDT", "PRP$", "PRP", "EX", "CD", "$") or tag in NOUN or self._share(i):
            return True
        if tag in ("JJ", "JJR", "JJS", "VBN", "VBG", "FW"):
            return self._noun_ahead(i)
        if tag in ("RB", "RBR", "RBS") and i + 1 < self.n and low not in PARTICLES:
            return low != "alone" and self.tags[i + 1] in ("JJ", "VBN", "CD") and self._noun_ahead(i + 1)
        return low in OPEN_QUOTE and self._quoted_name(i) > 0

    def _share(self, i: int) -> bool:
        """ "most of the coast", "much of its leadership": a share of a group, in one group with it."""
        return (
            self.lower[i] in SHARES
            and self.lower[i + 1 : i + 2] == ("of",)
            and self.tags[i + 2 : i + 3] in (("DT",), ("PRP$",))
        )

    def _noun_ahead(self, i: int) -> bool:
        k = i + 1
        while k < self.n and k - i < 6:
            tag = self.tags[k]
            if tag in NOUN:
                return True
            if tag not in INNER and tag not in ("VBN", "VBG", "CC", ",", "RB") and self.lower[k] not in OPEN_QUOTE:
                return tag in ("JJ",)
            if tag in ("CC", ",") and not (k + 1 < self.n and self.tags[k + 1] in ("JJ", "VBN")):
                return False
            k += 1
        return False

    def _quoted_name(self, i: int) -> int:
        """End of a short quoted name that opens at `i` ("Santo Tomas" farm), 0 if it is none."""
        for k in range(i + 1, min(i + 6, self.n)):
            if self.lower[k] in CLOSE_QUOTE:
                inside = self.tags[i + 1 : k]
                if inside and all(t in NOUN or t in ("JJ", "CD", "DT", "IN", "FW") for t in inside):
                    return k + 1 if any(t in NOUN for t in inside) else 0
                return 0
        return 0

    def _noun(self, i: int) -> Noun:
        k, det = i, ""
        number: NumberPhrase | None = None
        k += 2 if self._share(k) else 0
        if self.tags[k] in ("DT", "PDT") and k not in self.numbers:
            det = self.lower[k]
            k += 1
            if k < self.n and self.tags[k] == "DT":
                det, k = self.lower[k], k + 1
        elif self.tags[k] == "PRP$":
            det, k = self.lower[k], k + 1
        elif self.tags[k] in ("PRP", "EX"):
            return Noun(i, k + 1, k, k, k + 1)
        if k < self.n and k in self.numbers:
            end, number = self.numbers[k]
            k = self._past_of(end)
            k += self.lower[k : k + 1] == ("x",) and k + 1 < self.n  # "2 x farmers"
            if k < self.n and self.tags[k] in ("DT", "PRP$") and k > end:
                k += 1
        core = k
        stop, head = self._core(core)
        if stop == core:
            stop = max(core, i + 1)
            head = max(stop - 1, i)
            core = min(core, head)
        if stop < self.n and self.tags[stop] == "CD" and self._numbered(stop):
            stop += 1
        group = Noun(i, stop, head, core, stop)
        group.det, group.number = det, number
        self._owner(group)
        self._alias(group)
        return group

    def _numbered(self, k: int) -> bool:
        """Whether the number at `k` belongs to the capitalised word before it ("a Boeing 737", "Battalion 552")."""
        bare = k not in self.numbers and k not in self.dates
        capital = self.tags[k - 1] in NOUN and self.words[k - 1][0].isupper() if bare else False
        if self.lower[k + 1 : k + 2] in DISTANCES:
            return False
        return capital and k not in self.times and k not in self.ends and self.words[k].isdigit()

    def _past_of(self, end: int) -> int:
        """Steps over "of" behind a number word ("dozens of people") and "other", "more" stay inside."""
        if self.lower[end : end + 2] == ("head", "of") and end + 2 < self.n:
            return end + 2  # "300 head of cattle"
        inner = end + 1 < self.n and self.lower[end] == "of" and self.tags[end + 1] != "PRP"
        if inner and self._opens_noun(end + 1):
            return end + 1
        return end

    def _core(self, core: int) -> tuple[int, int]:
        """Where the core of a group that begins at `core` ends, and its head (-1 if it has none)."""
        k, head = core, -1
        while k < self.n and not self._cut(k, core, head):
            tag = self.tags[k]
            if tag in NOUN or (head < 0 and tag in INNER and tag != "POS" and not self._noun_follows(k)):
                head = k
            elif self.lower[k] in OPEN_QUOTE and (end := self._quoted_name(k)) and not self._goes_on(k, core, head):
                k, head = end, end - 2
                continue
            elif not self._goes_on(k, core, head):
                break
            k += 1
        return (head + 1 if head >= 0 else core), head

    def _cut(self, k: int, core: int, head: int) -> bool:
        """Whether a name, a date or a number that begins at `k` ends the group."""
        if head == k - 1 and core == 2 and self.lower[0] == "during" and self.lower[head] in PARTS_OF_DAY:
            return self.tags[k] in ("JJ", "NNS", "NNP", "CD")  # "During the night unknown gunmen killed"
        if k in self.dates or (k in self.ends and head >= core):
            return True
        if head >= core and self.tags[k] == "CD" and self.lower[k + 1 : k + 2] in DISTANCES:
            return True  # "the trawler Iron Lady 90 miles off"
        if head >= core and self.tags[k] == "CD" and self.tags[k - 1] == "NNS" and k + 1 < self.n:
            return True  # "gave foreigners 48 hours"
        return k in self.numbers and k > core and head >= 0 and self.tags[k - 1] != "POS"

    def _goes_on(self, k: int, core: int, head: int) -> bool:
        """Whether the token at `k`, no noun itself, stands inside the group: what is said of a noun still to come."""
        tag = self.tags[k]
        if self.lower[k] in ("–", "—") and head == k - 1 and k + 1 < self.n:
            return self._dashed_name(k)
        if tag == "POS" and head >= 0:
            return k + 1 < self.n and self._inner_ahead(k + 1)
        if tag in INNER:
            return head < 0 or tag not in ("JJ", "JJR", "JJS") or self._noun_follows(k)
        participle = tag in ("VBN", "VBG") and (head < 0 or self.tags[k - 1] == "POS")
        if participle or (tag in ("RB", "RBR", "RBS") and head < 0):
            return self._noun_follows(k)
        if head >= 0:
            return self._linked_name(k)
        joined = tag in ("CC", ",") and k > core and self.tags[k - 1] in ("JJ", "VBN") and k + 1 < self.n
        # "five dead and 22 injured, regional governor Oleh Syniehubov said"
        hurt = joined and tag == "," and self.tags[k - 2] == "CD" and self.lower[k - 1] in HURT
        return joined and not hurt and self.tags[k + 1] in ("JJ", "VBN") and self._noun_follows(k + 1)

    def _dashed_name(self, k: int) -> bool:
        """Whether a dash at `k` joins two names ("the Caño Limón–Coveñas pipeline")."""
        near = self.starts[k] == self.ends_of[k - 1] and self.starts[k + 1] == self.ends_of[k]
        return near and self.tags[k - 1].startswith("NNP") and self.tags[k + 1].startswith("NNP")

    def _inner_ahead(self, k: int) -> bool:
        return self.tags[k] in INNER or self.tags[k] in ("VBN", "VBG", "RB") or self.lower[k] in OPEN_QUOTE

    def _noun_follows(self, k: int) -> bool:
        m = k + 1
        while m < self.n and m - k < 6:
            tag = self.tags[m]
            if tag in NOUN:
                return True
            if tag not in INNER and tag not in ("VBN", "VBG") and self.lower[m] not in BETWEEN:
                return False
            m += 1
        return False

    def _linked_name(self, k: int) -> bool:
        """Whether "de", "la", "al" at `k` stands inside a name."""
        return (
            self.lower[k] in NAME_LINK
            and k + 1 < self.n
            and (self.tags[k + 1] in ("NNP", "NNPS") or self.lower[k + 1] in NAME_LINK)
            and self.tags[k - 1] in ("NNP", "NNPS", "FW")
        )

    def _owner(self, group: Noun) -> None:
        """Cuts "the rebels' camp" into owner and owned: the core begins behind the possessive."""
        for k in range(group.head - 1, group.core, -1):
            if self.tags[k] == "POS" and not (self.lower[k - 1] == "people" and self.words[k - 1][0].isupper()):
                group.owner = (group.core, k)
                group.core = k + 1
                return

    def _alias(self, group: Noun) -> None:
        """Takes "(FMLN)" or "[FMLN]" behind a name into the group."""
        k = group.j
        if k + 2 < self.n and self.lower[k] in ("(", "[") and self.tags[group.head] in NOUN:
            for end in range(k + 2, min(k + 5, self.n)):
                if self.lower[end] in (")", "]"):
                    inside = self.words[k + 1 : end]
                    if len(inside) == 1 and inside[0].isalpha() and inside[0].isupper() and len(inside[0]) > 1:
                        group.alias = (k + 1, end)
                        group.j = end + 1
                    return


def token_spans(
    sentence: Sentence, phrases: Sequence[DatePhrase] | Sequence[NumberPhrase]
) -> dict[int, tuple[int, DatePhrase | NumberPhrase]]:
    """Phrases by the index of their first token, with the index behind their last."""
    found: dict[int, tuple[int, DatePhrase | NumberPhrase]] = {}
    starts, ends, n, i = sentence.starts, sentence.ends, len(sentence.starts), 0
    for phrase in phrases:
        while i < n and ends[i] <= phrase.start:
            i += 1
        k = i
        while k < n and starts[k] < phrase.end:
            k += 1
        if k > i:
            found[i] = (k, phrase)
            i = k
    return found
