"""Candidates of gold reports with what is right: what the judges of the joined coder are grown on.

The incidents of the report as it is coded now are aligned with gold's; an act is judged by the gold incident that its
own was aligned with, and left out where there is none.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

from annals.coded import to_line
from annals.coding.joined.acts import Unknown
from annals.coding.joined.candidates import Doer, Spot
from annals.coding.joined.coder import JoinedCoder, judges, same_claims
from annals.coding.joined.features import Features
from annals.coding.joined.figures import Figures
from annals.coding.joined.limits import ALWAYS, Limits
from annals.coding.joined.opinions import Opinions, Readers, Weighed
from annals.coding.joined.parties import Parties
from annals.coding.joined.parties import Party as Found
from annals.coding.joined.second import Decided, Second
from annals.coding.learned.incident import IncidentReader
from annals.coding.learned.network import Network
from annals.coding.rules.coder import claims
from annals.evaluation.align import Aligner
from annals.evaluation.facts import Bounds, Facts, Party, report
from annals.evaluation.fields import families, fields
from annals.evaluation.gold import answers
from annals.evaluation.names import likeness, same_place
from annals.language.phrases import Phrases
from annals.language.reading import Sentence, read
from annals.model import Document
from annals.pipeline import Pipeline
from annals.scheme.load import load_scheme
from annals.scheme.records import Scheme
from training.reader.coded import Rules, occurrences, of_claims
from training.reader.gold import documents
from training.reader.passages import Passage, bounds, passages

UNTOLD: Bounds = (None, None)
Answers = Callable[[Rules, Opinions], Mapping[int, Bounds]]
"""The right dead of each incident that has an answer, by its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One candidate: of which report and act, for which question, and whether it is right."""

    report: str
    act: str
    question: str
    features: Features
    right: bool


def half(report: str) -> int:
    """In which half of gold a report is, 0 or 1, by its folder and its name."""
    return crc32(report.encode()) % 2


class Honest:
    """Readers whose second look did not learn from the report that they read.

    `looks` are two, the first learned from the half 0 of gold, the second from the half 1; or none, where the one that
    ships learned from no gold.
    """

    def __init__(self, scheme: Scheme, network: Network, looks: Sequence[IncidentReader] = ()) -> None:
        self._every = [Readers(scheme, network, look) for look in looks] or [Readers(scheme, network)]

    def of(self, report: str) -> Readers:
        """Those to read a report with."""
        return self._every[(1 - half(report)) % len(self._every)]


def examples(folder: Path, network: Network, looks: Sequence[IncidentReader] = ()) -> Iterator[Example]:
    """All candidates of the reports of a gold folder."""
    pipeline = Pipeline(coder="rules")
    honest = Honest(pipeline.scheme, network, looks)
    family = families(pipeline.scheme.types)
    aligner = Aligner(fields(family), family)
    for document, gold in answered(folder):
        readers = honest.of(f"{folder.name}/{document.id}")
        yield from _Collector(document, gold, pipeline, readers, aligner).examples()


def answered(folder: Path) -> Iterator[tuple[Document, tuple[Facts, ...]]]:
    """The reports of a gold folder as a coder is given them, each with its incidents."""
    gold = {value["document"]["id"]: (value, text) for value, text, _ in answers(folder)}
    given = (
        {"id": i, "text": t, **{k: v["document"].get(k) for k in ("published", "source")}} for i, (v, t) in gold.items()
    )
    for document in documents(given):
        value, text = gold[document.id]
        yield document, report(value, text=text).incidents


class _Collector:
    """The candidates of one report."""

    def __init__(
        self, document: Document, gold: tuple[Facts, ...], pipeline: Pipeline, readers: Readers, aligner: Aligner
    ) -> None:
        self._document, self._gold, self._pipeline, self._aligner = document, gold, pipeline, aligner
        self._reading = read(document)
        self._phrases = Phrases(self._reading)
        self._days = pipeline.resolver.days(document, self._phrases)
        self._opinions = readers.opinions(self._reading, self._phrases)

    def examples(self) -> Iterator[Example]:
        home = self._homes()
        made = []
        found = list(self._opinions.unknown.candidates())
        first = self._first(found, self._missed(set(home.values())))
        for number, unknown in enumerate(found):
            yield self._example(f"{unknown.word}", "new", unknown.features, right=number in first)
            event = self._opinions.unknown.event(unknown, reference=False) if number in first else None
            if event is not None:
                made.append((unknown.sentence, event))
        # Acts that the rules miss have doers and places, too.
        self._opinions.add(made)
        home = self._homes()
        weighed = self._opinions.weighed()
        for name in weighed.acts:
            if name in home:
                yield from self._of(name, weighed, self._gold[home[name]])

    def _homes(self) -> dict[str, int]:
        """The number of the gold incident that each event belongs to, where one can say it."""
        written = claims(self._reading, self._opinions.told, "joined")
        coded = of_claims(self._pipeline, self._reading, self._phrases, written)
        got = report(json.loads(to_line(coded.coded))).incidents
        right = {number: wanted for wanted, number in self._aligner.align(self._gold, got)}
        told = [(m.event, number) for number, mentions in enumerate(coded.mentions) for m in mentions]
        return {event: right[number] for event, number in told if number in right}

    @staticmethod
    def _first(found: Sequence[Unknown], missed: Sequence[tuple[int, int]]) -> set[int]:
        """The numbers of the candidates that tell what was missed, the likeliest one of each clause."""
        at = [one.sentence.starts[one.token] for one in found]
        within = [[n for n, place in enumerate(at) if start <= place < end] for start, end in missed]
        return {max(numbers, key=lambda n: found[n].tells) for numbers in within if numbers}

    def _missed(self, found: set[int]) -> list[tuple[int, int]]:
        """The clauses of gold incidents that were not found, in characters, less those that hold a found one."""
        text = self._document.text
        spans = {n: occurrences(text, one.clause)[:1] if one.clause else [] for n, one in enumerate(self._gold)}
        known = [span for n in found for span in spans[n]]
        missed = [span for n, some in spans.items() if n not in found for span in some]
        return [m for m in missed if not any(m[0] <= k[0] and k[1] <= m[1] for k in known)]

    def _example(self, act: str, question: str, features: Features, *, right: bool) -> Example:
        return Example(report=self._document.id, act=act, question=question, features=features, right=right)

    def _of(self, name: str, weighed: Weighed, gold: Facts) -> Iterator[Example]:
        for doer in weighed.doers[name]:
            yield self._example(name, "doers", doer.features, right=_did(self._document.text, doer, gold))
        for spot in weighed.spots[name]:
            yield self._example(name, "places", spot.features, right=_there(spot, gold))
        for time in weighed.times[name]:
            right = gold.date is not None and self._days.get(time.phrase.start) == gold.date
            yield self._example(name, "dates", time.features, right=right)
        for harm in weighed.harms[name]:
            right = gold.tolls.get(harm.effect) == (harm.low, harm.high)
            yield self._example(name, "harm", harm.features, right=right)


def _did(text: str, doer: Doer, gold: Facts) -> bool:
    """Whether gold names somebody as a doer: under the main name, or under any that leaves no doubt."""
    filler = doer.filler
    start, end = filler.where or (doer.sentence.starts[filler.start], doer.sentence.ends[filler.end - 1])
    mine = Party(names=(text[start:end],), kind=filler.kind)
    plain = not (filler.named or filler.definite)
    parties = gold.roles["perpetrators"]
    return any(likeness(mine, Party(names=p.names[:1], kind=p.kind) if plain else p) for p in parties)


def _there(spot: Spot, gold: Facts) -> bool:
    names = {spot.phrase.name, spot.phrase.whole or spot.phrase.name, spot.phrase.text}
    return any(same_place(name, place.name) for name in names for place in gold.places)


class BeforeRevision:
    """Codes reports as the joined coder does until its last word; `aligner` compares what comes out with gold."""

    def __init__(self, network: Network, looks: Sequence[IncidentReader] = ()) -> None:
        self._pipeline = Pipeline(coder="rules")
        self._honest = Honest(self._pipeline.scheme, network, looks)
        self._second = Second(judges(), Limits())
        family = families(self._pipeline.scheme.types)
        self.aligner = Aligner(fields(family), family)

    def __call__(self, name: str, document: Document) -> tuple[Phrases, Opinions, Decided, Rules]:
        """The phrases of a report, what both readers say of it, what was decided on, and the incidents made of it.

        `name` is its folder and its name.
        """
        reading = read(document)
        phrases = Phrases(reading)
        opinions = self._honest.of(name).opinions(reading, phrases)
        decided = self._second.decide(opinions)
        written = claims(reading, opinions.told, "joined")
        coded = of_claims(self._pipeline, reading, phrases, [*written, *same_claims(decided.same, written)])
        return phrases, opinions, decided, coded


def tolls(
    gold: Sequence[Path], marked: Sequence[Path], network: Network, looks: Sequence[IncidentReader] = ()
) -> Iterator[Example]:
    """The figures that may be the dead of incidents as they are coded now, of gold reports and of passages.

    An incident of a passage is the one whose marks tell most of its events; its dead are those of its answer.
    """
    before_revision = BeforeRevision(network, looks)
    aligner = before_revision.aligner

    def of(name: str, document: Document, right: Answers) -> Iterator[Example]:
        phrases, opinions, _, coded = before_revision(name, document)
        figures = Figures(opinions.reading, phrases, opinions)
        for number, dead in right(coded, opinions).items():
            events = [m.event for m in coded.mentions[number]]
            for figure in figures.of(coded.incidents[number], events):
                yield Example(
                    report=name, act=events[0], question="figures", features=figure.features,
                    right=figure.bounds == dead,
                )  # fmt: skip

    for folder in gold:
        for document, wanted in answered(folder):

            def aligned(coded: Rules, _: Opinions, wanted: tuple[Facts, ...] = wanted) -> dict[int, Bounds]:
                got = report(json.loads(to_line(coded.coded))).incidents
                return {n: wanted[g].tolls.get("killed", UNTOLD) for g, n in aligner.align(wanted, got)}

            yield from of(f"{folder.name}/{document.id}", document, aligned)
    for folder in marked:
        for passage in passages(folder):
            told = Document(id=passage.name, text=passage.text, sha256="", published=passage.published)

            def marks(coded: Rules, opinions: Opinions, passage: Passage = passage) -> dict[int, Bounds]:
                return dict(_dead(passage, coded, opinions))

            yield from of(passage.name, told, marks)


def sides(folder: Path, network: Network, looks: Sequence[IncidentReader] = ()) -> Iterator[Example]:
    """Those who may be parties to incidents as they are coded now, of the reports of a gold folder."""
    before_revision = BeforeRevision(network, looks)
    aligner = before_revision.aligner
    for document, gold in answered(folder):
        _, opinions, decided, coded = before_revision(f"{folder.name}/{document.id}", document)
        parties = Parties(document.text, opinions, decided.doers)
        got = report(json.loads(to_line(coded.coded))).incidents
        for wanted, number in aligner.align(gold, got):
            events = [m.event for m in coded.mentions[number]]
            found = parties.of(coded.incidents[number], events)
            right = _matched(found, gold[wanted].roles["perpetrators"])
            for place, party in enumerate(found):
                yield Example(
                    report=f"{folder.name}/{document.id}", act=events[0], question="parties", features=party.features,
                    right=place in right,
                )  # fmt: skip


def real(folder: Path, network: Network, looks: Sequence[IncidentReader] = ()) -> Iterator[Example]:
    """The incidents of the reports of a gold folder as they are coded now, and whether gold has them."""
    pipeline = Pipeline(coder="rules")
    honest = Honest(pipeline.scheme, network, looks)
    family = families(pipeline.scheme.types)
    aligner = Aligner(fields(family), family)
    for document, gold in answered(folder):
        reading = read(document)
        phrases = Phrases(reading)
        readers = honest.of(f"{folder.name}/{document.id}")
        coding = JoinedCoder(pipeline.scheme, Limits(real=ALWAYS), readers).code(reading, phrases)
        coded = of_claims(pipeline, reading, phrases, list(coding.claims))
        events = [[m.event for m in mentions] for mentions in coded.mentions]
        settled = [coding.settled(one, told) for one, told in zip(coded.incidents, events, strict=True)]
        got = report(json.loads(to_line(replace(coded, incidents=tuple(settled)).coded))).incidents
        right = {number for _, number in aligner.align(gold, got)}
        for number, (one, told) in enumerate(zip(settled, events, strict=True)):
            features = coding.reality.of(one, told)
            if features is not None:
                yield Example(
                    report=f"{folder.name}/{document.id}", act=told[0], question="real", features=features,
                    right=number in right,
                )  # fmt: skip


def _matched(found: Sequence[Found], gold: Sequence[Party]) -> set[int]:
    """The numbers of the candidates that are parties in gold: for each party one, the one most like it."""
    alike = sorted(
        (
            (like, one.features["is_who"], n, k)
            for n, one in enumerate(found)
            for k, party in enumerate(gold)
            if (like := likeness(Party(names=tuple(one.names), kind=one.kind), party))
        ),
        reverse=True,
    )
    right: dict[int, int] = {}
    for _, _, n, k in alike:
        if n not in right and k not in right.values():
            right[n] = k
    return set(right)


def _dead(passage: Passage, coded: Rules, opinions: Opinions) -> Iterator[tuple[int, Bounds]]:
    """The dead of each incident that marks tell, by the incident's number."""
    acts = {name: act for act, name in opinions.acts()}
    for number, mentions in enumerate(coded.mentions):
        of = Counter(
            k
            for m in mentions
            if (act := acts.get(m.event)) is not None
            for k in _incidents(passage, act.sentence, act.event.token, act.event.last)
        )
        if of:
            answer = passage.answers[of.most_common(1)[0][0]].get("dead", "?")
            yield number, UNTOLD if answer == "?" else bounds(answer)


def pairs(folder: Path, network: Network) -> Iterator[Example]:
    """Two acts of one passage, and whether they are one incident; acts in words that bear no mark are left out."""
    readers = Readers(load_scheme(), network)
    for passage in passages(folder):
        if not passage.types:
            continue
        reading = read(Document(id=passage.name, text=passage.text, sha256="", published=passage.published))
        opinions = readers.opinions(reading, Phrases(reading))
        opinions.add(
            [
                (one.sentence, event)
                for one in list(opinions.unknown.candidates())
                if _incidents(passage, one.sentence, one.token, one.token)
                and (event := opinions.unknown.event(one, reference=False)) is not None
            ]
        )
        of = {name: _incidents(passage, a.sentence, a.event.token, a.event.last) for a, name in opinions.acts()}
        for name, before, features in opinions.pairs():
            if of[name] and of[before]:
                right = not of[name].isdisjoint(of[before])
                yield Example(report=passage.name, act=name, question="same", features=features, right=right)


def _incidents(passage: Passage, sentence: Sentence, first: int, last: int) -> set[str]:
    """The incidents that some tokens tell by their marks."""
    start, end = sentence.starts[first], sentence.ends[last]
    return {k for a, b, role, incidents in passage.marks if role == "act" and a < end and start < b for k in incidents}
