"""Gold reports as lessons: what the rules found and gold confirms says which words tell an incident."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from annals.coded import to_line
from annals.documents.load import Failure, LoadOptions, load
from annals.evaluation.align import Aligner
from annals.evaluation.facts import report
from annals.evaluation.fields import families, fields
from annals.evaluation.gold import answers
from annals.model import Document
from annals.pipeline import Pipeline
from annals.scheme.load import load_scheme
from training.reader.coded import Rules, by_rules, occurrences
from training.reader.lesson import TYPES, Lesson, Mark, lesson

KNOWN = ("who", "at", "act", "dead", "on")


def lessons(folder: Path, files: Collection[str] = ()) -> Iterator[Lesson]:
    """The gold reports of a folder, or of some of its files; an incident that the rules miss leaves its clause open."""
    pipeline = Pipeline(coder="rules")
    family = families(load_scheme().types)
    aligner = Aligner(fields(family), family)
    gold = {
        value["document"]["id"]: (value, text)
        for value, text, where in answers(folder)
        if not files or Path(where.rpartition(":")[0]).name in files
    }
    for document in documents({"id": i, "text": t, **_given(v)} for i, (v, t) in gold.items()):
        value, text = gold[document.id]
        rules = by_rules(pipeline, document)
        coded = report(json.loads(to_line(rules.coded)))
        pairs = dict(aligner.align(report(value, text=text).incidents, coded.incidents))
        yield _lesson(value, rules, pairs)


def documents(rows: Iterator[dict[str, Any]]) -> Iterator[Document]:
    """Rows of a table as the documents that a coder is given.

    Raises:
        AnnalsError: one of them cannot be read.
    """
    with tempfile.TemporaryDirectory() as place:
        table = Path(place) / "reports.jsonl"
        table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        for document in load([str(table)], LoadOptions()):
            if isinstance(document, Failure):
                raise document.error
            yield document


def _given(value: dict[str, Any]) -> dict[str, str | None]:
    return {key: value["document"].get(key) for key in ("published", "source")}


def _lesson(value: dict[str, Any], rules: Rules, pairs: dict[int, int]) -> Lesson:
    marks: list[Mark] = []
    types: dict[str, str] = {}
    unsure: dict[str, dict[str, list[tuple[int, int]]]] = {}
    untold: list[tuple[int, int]] = []
    text = rules.reading.text
    for number, answer in enumerate(value["incidents"]):
        key, found = str(number), pairs.get(number)
        if found is None:
            untold.extend(occurrences(text, answer["clause"])[:1] if answer.get("clause") else [])
            continue
        types[key] = answer["type"] if answer["type"] in TYPES else "attack"
        open_ = unsure.setdefault(key, {})
        marks.extend((m.trigger.start, m.trigger.end, "act", (key,)) for m in rules.mentions[found])
        doers = [
            n for p in answer.get("perpetrators") or () for n in dict.fromkeys([p["name"], *p.get("mentions", ())])
        ]
        for role, names in (("who", doers), ("at", [p["name"] for p in answer.get("places") or ()])):
            for name in names:
                near, far = rules.places(name, found)
                marks.extend((a, b, role, (key,)) for a, b in near)
                open_.setdefault(role, []).extend(far)
        incident, open_text = rules.incidents[found], [(0, len(text))]
        date, toll = answer.get("date"), answer.get("killed")
        # Gold has values, no words: the words of the rules are right where their value is; else it is open which are.
        if date is not None and date == incident.date and incident.date_quote is not None:
            marks.append((incident.date_quote.start, incident.date_quote.end, "on", (key,)))
        elif date is not None:
            open_["on"] = open_text
        if toll is not None:
            open_["dead"] = open_text
            if incident.killed is not None and (incident.killed.low, incident.killed.high) == (
                toll["low"],
                toll["high"],
            ):
                figures = [n for m in rules.mentions[found] for n in m.numbers if n.effect == "killed"]
                marks.extend((n.quote.start, n.quote.end, "dead", (key,)) for n in figures)
    return lesson(rules.reading, marks, types, name=value["document"]["id"], known=KNOWN, untold=untold, unsure=unsure)
