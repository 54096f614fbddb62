"""The MUC-4 training set as lessons: key templates say who stands in which role to what the rules found.

Only attacks of a kind have templates there, so that words of the rules without one are left open.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annals.coded import plain
from annals.pipeline import Pipeline
from training.reader.coded import Rules, by_rules
from training.reader.gold import documents
from training.reader.lesson import TYPES, Lesson, Mark, lesson

AGREEING = 2.4
"""How much of a template must agree with an incident of the rules."""
AROUND = 2
"""Sentences kept before and behind those that tell an act."""
WITHOUT = 80
"""So many reports without any template are learned from, by their first sentences."""
HEAD = 6
KINDS = {"kidnapping": "abduction", "forced work stoppage": "forced_work_stoppage"}
KNOWN = ("who", "at", "aim", "with", "act", "dead", "hurt", "taken", "hit")
SUFFERED = ("dead", "hurt", "taken", "hit")


def lessons(muc: Path, scorer: Path, *, seed: int = 3) -> Iterator[Lesson]:
    """The reports of the training set (never of another): those with templates around their acts, some of the rest.

    Args:
        muc: the corpus.
        scorer: the folder of `bridge.py` and `score.py`, which read keys and compare incidents with templates.
        seed: which of those without templates are taken.
    """
    sys.path.insert(0, str(scorer))
    import bridge
    import score

    keys = score.load_keys(muc, "train")
    rows = [row for row in bridge.texts(muc, "train") if row["id"] in keys]
    pipeline = Pipeline(coder="rules")
    empty: list[Lesson] = []
    for document in documents(iter(rows)):
        rules = by_rules(pipeline, document)
        system = [bridge.incident(plain(incident)) for incident in rules.incidents]
        pairs = _pairs(system, keys[document.id], score)
        made = _lesson(rules, keys[document.id], pairs)
        told = sorted({made.sentences[i] for i, _, _ in made.acts})
        if told:
            yield made.cut(told[0] - AROUND, told[-1] + AROUND)
        elif made.words:
            empty.append(made.cut(made.sentences[0], made.sentences[0] + HEAD))
    yield from random.Random(seed).sample(empty, min(WITHOUT, len(empty)))


def _pairs(system: list[Any], templates: list[Any], score: Any) -> dict[int, int]:
    weights = [[0.0] * len(templates) for _ in system]
    for i, one in enumerate(system):
        for j, template in enumerate(templates):
            weight, admissible = score.compare(one, template) if one is not None else (0.0, False)
            weights[i][j] = weight if admissible and weight >= AGREEING else 0.0
    if not system or not templates:
        return {}
    return {i: j for i, j in score.best_pairs(weights) if weights[i][j] > 0}


def _lesson(rules: Rules, templates: list[Any], pairs: dict[int, int]) -> Lesson:
    marks: list[Mark] = []
    types: dict[str, str] = {}
    unsure: dict[str, dict[str, list[tuple[int, int]]]] = {}
    untold = [
        (m.trigger.start, m.trigger.end)
        for number, mentions in enumerate(rules.mentions)
        if number not in pairs
        for m in mentions
    ]
    for number, template in ((i, templates[j]) for i, j in pairs.items()):
        key, kind = str(number), rules.incidents[number].type
        types[key] = kind if kind in TYPES else KINDS.get(template["type"][0], "attack")
        open_ = unsure.setdefault(key, {role: [(0, len(rules.reading.text))] for role in SUFFERED})
        marks.extend((m.trigger.start, m.trigger.end, "act", (key,)) for m in rules.mentions[number])
        for role, words, sure in _fills(template):
            near, far = rules.places(words, number)
            if sure:
                marks.extend((a, b, role, (key,)) for a, b in near)
            open_.setdefault(role, []).extend(far if sure else [*near, *far])
    name = rules.reading.document.id
    return lesson(rules.reading, marks, types, name=name, known=KNOWN, untold=untold, unsure=unsure, weight=0.5)


def _fills(template: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Role, words, and whether the key is sure of it, for every string of a template."""
    slots = (("who", "perp_individuals"), ("who", "perp_orgs"), ("aim", "phys_targets"), ("with", "instruments"))
    for role, slot in slots:
        for entity in template[slot]:
            yield from ((role, words, not entity["optional"]) for words in entity["mentions"])
    for place in (name for other in template["location"] for level in other for name in level):
        yield "at", place, True
    for person in template["human_targets"]:
        role = next((r for r, e in (("dead", "death"), ("hurt", "injury")) if e in person["effect"]), "hit")
        role = "taken" if role == "hit" and "kidnapping" in template["type"] else role
        yield from ((role, words, not person["optional"]) for words in person["names"] + person["descriptions"])
