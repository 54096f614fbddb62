"""Which coded incident is which gold incident."""

from __future__ import annotations

from typing import Any

import pytest

from annals.evaluation.align import Aligner, covered
from annals.evaluation.facts import Report
from annals.evaluation.fields import families, fields
from annals.scheme.load import load_scheme
from tests.support.builders import a_report, coded, gold, party, spot, toll

FAMILY = families(load_scheme().types)
ALIGNER = Aligner(fields(FAMILY), FAMILY)
TEXT = "Gunmen shot dead two farmers near Mubi on Monday and took three women away. Police later arrested a trader."
RAID, TAKEN, ARREST = (
    "Gunmen shot dead two farmers near Mubi",
    "took three women away",
    "Police later arrested a trader",
)
DAY = "2024-03-11"


def aligned(one: Report, other: Report) -> tuple[tuple[int, int], ...]:
    return ALIGNER.align(one.incidents, other.incidents)


def alone(gold_incident: dict[str, Any], coded_incident: dict[str, Any]) -> bool:
    return aligned(a_report(gold_incident, text=TEXT), a_report(coded_incident, text=TEXT)) == ((0, 0),)


def test_a_common_clause_is_enough() -> None:
    assert alone(gold("attack", RAID), coded("arrest", RAID, text=TEXT))


def test_two_incidents_quoted_from_one_sentence_are_told_apart_by_what_they_are() -> None:
    sentence = TEXT[: TEXT.index(".") + 1]
    wanted = a_report(gold("attack", RAID, killed=toll(2, 2)), gold("abduction", TAKEN, abducted=toll(3, 3)), text=TEXT)
    got = a_report(
        coded("abduction", sentence, text=TEXT, abducted=toll(3, 3)),
        coded("attack", sentence, text=TEXT, killed=toll(2, 2)),
        text=TEXT,
    )
    assert aligned(wanted, got) == ((0, 1), (1, 0))


PLACE, PARTY = {"places": [spot("Mubi")]}, {"perpetrators": [party("gunmen")]}
ONE_DAY, SAME_TOLL = {"date": DAY}, {"killed": toll(2, 2)}


@pytest.mark.parametrize(
    ("common", "one_family", "other_family"),
    [
        ({}, False, False),
        (ONE_DAY, False, False),
        (SAME_TOLL, False, False),
        (ONE_DAY | {"killed": toll(0, 0)}, False, False),
        (ONE_DAY | PLACE, True, False),
        (ONE_DAY | SAME_TOLL, True, False),
        (PLACE | PARTY, True, False),
        (ONE_DAY | PLACE | SAME_TOLL, True, True),
        (PLACE | PARTY | SAME_TOLL, True, True),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else None,
)
def test_without_a_common_clause_two_things_must_agree_or_three(
    common: dict[str, Any], one_family: bool, other_family: bool
) -> None:
    wanted = gold("attack", RAID, **common)
    assert alone(wanted, coded("massacre", ARREST, text=TEXT, **common)) is one_family
    assert alone(wanted, coded("arrest", ARREST, text=TEXT, **common)) is other_family


def test_places_within_25_km_agree() -> None:
    near = {"places": [spot("Mubi", "NG", (10.27, 13.26))]} | SAME_TOLL
    other = {"places": [spot("Gella", "NG", (10.20, 13.30))]} | SAME_TOLL
    far = {"places": [spot("Yola", "NG", (9.20, 12.48))]} | SAME_TOLL
    assert alone(gold("attack", RAID, **near), coded("attack", ARREST, text=TEXT, **other))
    assert not alone(gold("attack", RAID, **near), coded("attack", ARREST, text=TEXT, **far))


def test_one_coded_incident_stands_for_one_gold_incident_only() -> None:
    wanted = a_report(gold("attack", RAID), gold("abduction", TAKEN), text=TEXT)
    got = a_report(coded("attack", TEXT[: TEXT.index(".")], text=TEXT), text=TEXT)
    assert aligned(wanted, got) == ((0, 0),)


def test_the_first_quote_weighs_more_than_the_others() -> None:
    span = ((10, 20),)
    assert covered(span, ((10, 20), (50, 60))) == 1.0
    assert 0 < covered(span, ((50, 60), (10, 20))) < covered(span, ((0, 100),)) < 1
    assert covered(span, ((16, 40),)) == 0.0
    assert covered((), ((10, 20),)) == covered(span, ()) == 0.0
