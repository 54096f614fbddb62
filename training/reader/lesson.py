"""What the reader learns from: reports as words, with the words that tell acts and those in a role to each act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annals.language.reading import Reading

TYPES = tuple(
    "attack armed_clash assassination massacre bombing suicide_bombing shelling air_strike landmine grenade_attack "
    "chemical_attack abduction hijacking sexual_violence torture arson property_destruction robbery "
    "forced_displacement protest riot mob_violence forced_work_stoppage arrest weapons_seizure territory_change "
    "agreement other".split()
)
ROLES = tuple("who dead hurt taken held hit aim with at on act".split())
"""`act` marks the other words of one text that tell the same incident."""

KEPT, KEPT_AT = 25, 7
"""Of every so many passages the one of this number is kept, to look at what was learned."""
Span = tuple[int, int]
Mark = tuple[int, int, str, tuple[str, ...]]
"""Characters from and to, role, and the incidents it is a role to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One report, or a stretch of it.

    `acts` are (word, number of type, incident); `marks` the words in each role by incident; `unsure` words of which it
    is not known; `known` the roles that are answered here at all; `untold` stretches of words of which it is not known
    whether they tell acts. `weight` is how much it counts.
    """

    name: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    acts: tuple[tuple[int, int, str], ...]
    marks: Mapping[str, Mapping[str, frozenset[int]]]
    unsure: Mapping[str, Mapping[str, frozenset[int]]] = field(default_factory=dict)
    known: tuple[str, ...] = ROLES
    untold: tuple[Span, ...] = ()
    weight: float = 1.0

    def cut(self, first: int, last: int) -> Lesson:
        """The lesson from sentence `first` to sentence `last`, both included."""
        inside = [i for i, s in enumerate(self.sentences) if first <= s <= last]
        a, b = inside[0], inside[-1] + 1

        def moved(marks: Mapping[str, Mapping[str, frozenset[int]]]) -> dict[str, dict[str, frozenset[int]]]:
            return {k: {r: frozenset(i - a for i in w if a <= i < b) for r, w in m.items()} for k, m in marks.items()}

        return Lesson(
            name=self.name,
            words=self.words[a:b],
            sentences=self.sentences[a:b],
            acts=tuple((i - a, t, k) for i, t, k in self.acts if a <= i < b),
            marks=moved(self.marks),
            unsure=moved(self.unsure),
            known=self.known,
            untold=tuple((max(i, a) - a, min(j, b) - a) for i, j in self.untold if i < b and j > a),
            weight=self.weight,
        )


def lesson(
    reading: Reading,
    marks: Iterable[Mark],
    types: Mapping[str, str],
    *,
    name: str,
    known: Sequence[str] = ROLES,
    untold: Iterable[Span] = (),
    unsure: Mapping[str, Mapping[str, Iterable[Span]]] | None = None,
    weight: float = 1.0,
) -> Lesson:
    """A lesson from marks in characters: an act is told by the first word of its mark.

    Args:
        reading: the report, whose words are those that the coder will see.
        marks: the marked stretches; those of incidents that `types` lacks are left out.
        types: the type of each incident.
        name: what to call it in messages.
        known, untold, unsure, weight: see `Lesson`; stretches in characters.
    """
    words: list[str] = []
    sentences: list[int] = []
    spans: list[Span] = []
    for sentence in reading.sentences:
        words.extend(sentence.words)
        sentences.extend([sentence.index] * len(sentence.words))
        spans.extend(zip(sentence.starts, sentence.ends, strict=True))

    def within(start: int, end: int) -> list[int]:
        return [i for i, (a, b) in enumerate(spans) if a < end and b > start]

    acts: set[tuple[int, int, str]] = set()
    found: dict[str, dict[str, set[int]]] = {k: {} for k in types}
    for start, end, role, incidents in marks:
        inside = within(start, end)
        for k in incidents:
            if k in types and inside:
                if role == "act":
                    acts.add((inside[0], TYPES.index(types[k]), k))
                found[k].setdefault(role, set()).update(inside)
    open_ = [within(a, b) for a, b in untold]
    return Lesson(
        name=name,
        words=tuple(words),
        sentences=tuple(sentences),
        acts=tuple(sorted(acts)),
        marks={k: {r: frozenset(w) for r, w in m.items()} for k, m in found.items()},
        unsure={
            k: {r: frozenset(i for a, b in some for i in within(a, b)) for r, some in m.items()}
            for k, m in (unsure or {}).items()
        },
        known=tuple(known),
        untold=tuple((w[0], w[-1] + 1) for w in open_ if w),
        weight=weight,
    )
