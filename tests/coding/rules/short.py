"""Incidents in one line each, for tables of sentences with all that is read in them.

``abduction claimed; P gunmen; V two teachers; abducted 2; S a resident``: type, status unless reported, then
P(erpetrators), V(ictims), T(argets), W(eapons), C(laimants), tolls, S(peaker) and O(utlet). Names are in lower
case, in alphabetical order, with ``+`` between them; ``~`` marks a doer of standing attributed, ``!`` denied and
``?`` unclear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annals.coded import Coded, Incident, Participant
from tests.coding.reports import bounds

ROLES = (("P", "perpetrators"), ("V", "victims"), ("T", "targets"), ("W", "weapons"), ("C", "claimed_by"))
MARKS = {"attributed": "~", "denied": "!", "unclear": "?"}
TOLLS = ("killed", "injured", "abducted", "missing", "arrested", "displaced")


def _name(one: Participant) -> str:
    return MARKS.get(one.standing or "", "") + one.name.lower()


def line(incident: Incident) -> str:
    """One incident as a line."""
    parts = [incident.type if incident.status == "reported" else f"{incident.type} {incident.status}"]
    for letter, role in ROLES:
        doing = letter in "PC"
        found = sorted(_name(p) if doing else p.name.lower() for p in getattr(incident, role))
        parts += [f"{letter} {' + '.join(found)}"] if found else []
    parts += [f"{toll} {bounds(getattr(incident, toll))}" for toll in TOLLS if getattr(incident, toll) is not None]
    said = incident.said_by
    if said is not None:
        parts += [f"S {said.speaker}"] if said.speaker else []
        parts += [f"O {said.outlet}"] if said.outlet else []
    return "; ".join(parts)


def written(coded: Coded) -> list[str]:
    """All incidents of a report, a line each, "none" where there is none."""
    return [line(incident) for incident in coded.incidents] or ["none"]


def table(block: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Sentences with their lines; those begin with two spaces, comments with ``#``."""
    text: str | None = None
    lines: list[str] = []
    for row in [*block.splitlines(), "end"]:
        if row.startswith("  "):
            lines.append(row.strip())
        elif row and not row.startswith("#"):
            if text is not None:
                yield text, lines
            text, lines = row, []
