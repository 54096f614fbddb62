"""Reports with what the coder makes of them, as people read it: anyone can add one, without Python.

A new case is a `.txt` under `tests/golden/en/`. Running this test writes its `.claims` and fails: read it
sentence by sentence, then commit both. `ANNALS_ACCEPT=1 make test` writes all of them anew; read what git
shows as changed. Outputs known to be wrong are kept and listed in KNOWN.md.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from annals.coded import Coded, Incident, Participant, Place, Toll
from annals.documents.load import Failure, LoadOptions, load
from tests.coding.reports import bounds, pipeline

CASES = Path(__file__).parent / "en"
ROLES = ("perpetrators", "victims", "targets", "weapons", "claimed_by")
TOLLS = ("killed", "injured", "abducted", "missing", "arrested", "displaced")


def flat(text: str) -> str:
    return " ".join(text.split())


def coded(report: Path) -> Coded:
    (found,) = load([str(report)], LoadOptions(language="en"))
    if isinstance(found, Failure):
        raise found.error
    return pipeline().code(found)


def claims_as_lines(report: Path) -> str:
    """What is coded of a report: a head line, then a block an incident, then what was refused."""
    found = coded(report)
    lines = [f"published {found.document.published or '?'}, source {found.document.source or '?'}"]
    for incident in found.incidents:
        lines += ["", *of_incident(incident)]
    refused = [f'refused: "{flat(r.quote.text) if r.quote else r.what}", {r.why}' for r in found.refused]
    return "\n".join([*lines, *([""] if refused else []), *refused]) + "\n"


def of_incident(incident: Incident) -> Iterator[str]:
    quote = f' "{flat(incident.date_quote.text)}"' if incident.date_quote else ""
    yield f"{incident.type}, {incident.status}, {incident.date or 'no date'}{quote}"
    for place in incident.places:
        yield f"  where: {of_place(place)}"
    for role in ROLES:
        for participant in getattr(incident, role):
            yield f"  {role}: {of_participant(participant)}"
    for effect in TOLLS:
        toll = getattr(incident, effect)
        if toll is not None:
            yield f"  {effect}: {of_toll(toll)}"
    if incident.said_by is not None:
        said = incident.said_by
        yield f"  said by: {said.speaker or '?'}" + (f" to {said.outlet}" if said.outlet else "")
    for clause in incident.quotes:
        yield f"  | {flat(clause.text)}"


def of_place(place: Place) -> str:
    within = [part for part in (place.admin1, place.country_name) if part and part != place.name]
    return ", ".join([place.name, *within]) + f" ({place.precision or 'not known'})"


def of_participant(participant: Participant) -> str:
    said = [participant.kind, participant.status, participant.standing if participant.standing != "asserted" else None]
    if participant.count is not None:
        said.append(f"count {participant.count}")
    others = [flat(m.text) for m in participant.mentions if flat(m.text) != participant.name]
    also = f"; also {', '.join(dict.fromkeys(others))}" if others else ""
    return f"{participant.name} ({', '.join(s for s in said if s)}{also})"


def of_toll(toll: Toll) -> str:
    groups = [f"{bounds(Toll(low=g.low, high=g.high, wording=g.who))} {flat(g.who)}" for g in toll.groups]
    return f'{bounds(toll)} "{flat(toll.wording)}"' + (f" ({', '.join(groups)})" if groups else "")


@pytest.mark.parametrize("report", sorted(CASES.glob("*.txt")), ids=lambda p: p.stem)
def test_golden(report: Path) -> None:
    got = claims_as_lines(report)
    kept = report.with_suffix(".claims")
    if not kept.exists() or os.environ.get("ANNALS_ACCEPT"):
        kept.write_text(got, encoding="utf-8")
        pytest.fail(f"wrote {kept.name}; read it, then commit it")
    assert got == kept.read_text(encoding="utf-8")


def test_every_case_is_a_pair() -> None:
    reports = {path.stem for path in CASES.glob("*.txt")}
    assert {path.stem for path in CASES.glob("*.claims")} == reports
    assert len(reports) >= 25
