"""What the rules coder reads in a sentence, end to end: one claim a line beneath its sentence.

A claim is `FIELD = VALUE` of the first incident, or `TYPE: FIELD = VALUE` of the first incident of that
type. `types` lists the types of all incidents in order, `none` says that there is no incident. Tolls are
written `3`, `3+` (at least), `2-5` and `?` (not told), several names with `; ` between them, in
alphabetical order. Reports are published on Thursday, 14 March 2024.

What is read stands in `behaviour/*.txt`, one file a subject. What the coder misses today stands in
`behaviour/missed.txt`, which a test holds to be missed: a rule that mends one moves its line to `read.txt`
(`python -m tests.coding.rules.accept` does so, and lists what was lost).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from annals.coded import Coded, Incident
from tests.coding.reports import bounds, code, names

ROLES = ("perpetrators", "victims", "targets", "weapons", "claimed_by")
TOLLS = ("killed", "injured", "abducted", "missing", "arrested", "displaced")
FOLDER = Path(__file__).parent / "behaviour"
MISSED = FOLDER / "missed.txt"


def table(block: str) -> list[tuple[str, str]]:
    """The claims of a block as (sentence, claim)."""
    found, sentence = [], ""
    for line in block.splitlines():
        if line.startswith("  "):
            found.append((sentence, line.strip()))
        elif line and not line.startswith("#"):
            sentence = line
    return found


def rows(*, missed: bool) -> list[tuple[str, str]]:
    """The claims of all files, those that are read or those that are missed."""
    files = [MISSED] if missed else [file for file in sorted(FOLDER.glob("*.txt")) if file != MISSED]
    return [row for file in files for row in table(file.read_text(encoding="utf-8"))]


@cache
def coded(sentence: str) -> Coded:
    return code(sentence)


def value(incident: Incident, field: str) -> str:
    """One field of an incident as the table writes it.

    Raises:
        KeyError: the table names a field that is none.
    """
    if field in TOLLS:
        return bounds(getattr(incident, field))
    if field in ROLES:
        return "; ".join(names(incident, field))
    return {
        "date": str(incident.date),
        "place": incident.places[0].name if incident.places else "None",
        "standing": incident.perpetrators[0].standing if incident.perpetrators else "None",
        "status": incident.status,
        "said by": (incident.said_by.speaker if incident.said_by else None) or "None",
    }[field]


def read_as(sentence: str, claim: str) -> str:
    """What the coder makes of the sentence, in the form of the claim."""
    incidents = coded(sentence).incidents
    types = [incident.type for incident in incidents]
    left = claim.partition("=")[0].strip()
    if claim == "none" or left == "types":
        return f"types = {' '.join(types)}" if types else "none"
    kind, _, field = left.rpartition(": ")
    found = next((i for i in incidents if kind in ("", i.type)), None)
    if found is None:
        return f"none of type {kind or 'any'}, but {types}"
    return f"{left} = {value(found, field)}".strip()


@pytest.mark.parametrize(("sentence", "claim"), rows(missed=False))
def test_the_sentence_is_read(sentence: str, claim: str) -> None:
    assert read_as(sentence, claim) == claim


@pytest.mark.parametrize(("sentence", "claim"), rows(missed=True))
def test_what_is_missed_is_listed_as_missed(sentence: str, claim: str) -> None:
    got = read_as(sentence, claim)
    assert got != claim, "read rightly now: move the line to read.txt"


def test_the_table_is_large_enough_and_says_nothing_twice() -> None:
    read, missed = rows(missed=False), rows(missed=True)
    assert len({sentence for sentence, _ in read + missed}) >= 120
    assert len(set(read + missed)) == len(read + missed)


def changes() -> Iterator[str]:
    """The lines that stand in the wrong file today, and what is read instead."""
    for missed in (False, True):
        for sentence, claim in rows(missed=missed):
            got = read_as(sentence, claim)
            if (got == claim) == missed:
                yield f"{'missed' if missed else 'read'}: {sentence}\n  {claim}\n  read as: {got}\n"
