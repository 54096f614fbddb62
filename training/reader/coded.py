"""Reports as the rules code them, with the mentions that each incident was made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annals.coded import Coded, Incident
from annals.language.phrases import Phrases
from annals.language.reading import Reading, read
from annals.mention import Mention
from annals.merging.consolidate import incident
from annals.merging.within import group, told
from annals.model import Claim, Document
from annals.pipeline import Pipeline, head
from annals.resolution import edtf

NEAR = 1
"""Sentences within which a name is taken to be said of an incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One report with what the rules find in it; `mentions` are those of each incident."""

    reading: Reading
    mentions: tuple[tuple[Mention, ...], ...]
    incidents: tuple[Incident, ...]

    @property
    def coded(self) -> Coded:
        """The same as a coded document."""
        return Coded(document=head(self.reading.document), incidents=self.incidents, actors=(), refused=())

    def places(self, words: str, number: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Where words stand: near what tells an incident (else their first place), and elsewhere; in characters."""
        spans = occurrences(self.reading.text, words)
        told_in = {m.sentence for m in self.mentions[number]}
        near = [span for span in spans if self._apart(span[0], told_in) <= NEAR] or spans[:1]
        return near, [span for span in spans if span not in near]

    def _apart(self, at: int, sentences: set[int]) -> int:
        here = [s.index for s in self.reading.sentences if s.start <= at < s.end]
        return min((abs(i - j) for i in here for j in sentences), default=99)


def by_rules(pipeline: Pipeline, document: Document) -> Rules:
    """What a pipeline of the rules coder finds in a report."""
    reading = read(document)
    phrases = Phrases(reading)
    return of_claims(pipeline, reading, phrases, pipeline.coder.code(reading, phrases).claims)


def of_claims(pipeline: Pipeline, reading: Reading, phrases: Phrases, claims: list[Claim]) -> Rules:
    """What becomes of some claims on a report."""
    document = reading.document
    resolved = pipeline.resolver.resolve(document, reading, phrases, claims)
    found = [m for m in map(resolved.leaning, group(resolved.mentions, edtf.overlap)) if told(m)]
    incidents = tuple(
        incident(
            document.id, mentions, finer=edtf.finer, specificity=pipeline.specificity, coder="rules", home=resolved.home
        )
        for mentions in found
    )
    return Rules(reading=reading, mentions=tuple(map(tuple, found)), incidents=incidents)


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand as a whole, white space of any kind between them; in other case where not in theirs."""
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    exact = [m.span() for m in re.finditer(pattern, text)]
    return exact or [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
