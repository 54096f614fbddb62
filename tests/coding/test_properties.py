"""What is always true of coding, whatever the text."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coded import Coded, Incident, from_line, to_line
from annals.model import Quote
from annals.release.show import value_quotes
from tests.coding.reports import bounds, code

PLAIN = (
    "Gunmen killed two traders in Mubi on Tuesday.",
    "A car bomb exploded outside a bank in Bogota on Monday, killing three people and wounding ten.",
    "Armed men abducted four aid workers near Birao on Sunday.",
    "Soldiers clashed with rebels near Tolima on Saturday, and eight people were killed.",
    "Warplanes bombed a market in Taiz on Sunday.",
    "Rebels set fire to a clinic in Beni on Monday.",
    "Police arrested five students in Kampala on Wednesday.",
    "At least 20 people were wounded in the bombing of a hotel in Mogadishu on Friday.",
    "The minister opened a school in Lagos on Monday.",
    "Thousands of people protested against fuel prices in Conakry on Monday.",
)
REPORT = (
    "Gunmen on motorcycles killed at least three police officers and abducted a trader near Mubi on Tuesday, officials "
    "said. The attackers opened fire on a checkpoint outside the town, and two of them were wounded. On Wednesday "
    "soldiers of a brigade from the north arrested four suspects in Yola. In a statement the Northern Front claimed "
    "responsibility for the killing of the officers and threatened to bomb the governor's office."
)
# Pieces that lead to events, numbers, dates, places and broken quotations, in any order.
WORDS = """gunmen killed three people wounded bomb exploded in Kabul on Monday and who which the a by of with including
dead was were had been not no 12 at least between 5 May 1998 last week rebels (FMLN) army attack claimed responsibility
for that said denied abducted them they he GUNMEN KILLED , . ; : ( ) [ ] " ' “ ” ‘ ’ -- -"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", "\n- "])


def quotes(coded: Coded) -> list[Quote]:
    found = [quote for incident in coded.incidents for _, quote in value_quotes(incident)]
    found += [quote for incident in coded.incidents for quote in incident.quotes]
    found += [refused.quote for refused in coded.refused if refused.quote]
    return found + [quote for actor in coded.actors for quote in actor.quotes]


def check(text: str) -> None:
    coded = code(text)
    assert all(quote.text == text[quote.start : quote.end] != "" for quote in quotes(coded))
    assert from_line(to_line(coded)) == coded
    ids = [incident.id for incident in coded.incidents]
    assert len(ids) == len(set(ids))
    first = [incident.quotes[0].start for incident in coded.incidents]
    assert first == sorted(first), "incidents stand in the order of the clauses that tell them"


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_coded_and_every_quote_is_its_slice(text: str) -> None:
    check(text)


@given(st.lists(PIECES, max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_order_of_words_that_matter_is_coded_and_every_quote_is_its_slice(pieces: list[str]) -> None:
    check(" ".join(pieces))


def shape(coded: Coded) -> list[tuple[str, str, str | None, str, str]]:
    return [(i.type, i.status, i.date, bounds(i.killed), bounds(i.injured)) for i in coded.incidents]


@pytest.mark.parametrize("sentence", PLAIN)
def test_capitals_change_no_incident(sentence: str) -> None:
    assert shape(code(sentence.upper())) == shape(code(sentence))


def read_from(incident: Incident) -> list[str]:
    """The words that the values stand on, each line end as a blank."""
    return [" ".join(quote.text.split()) for _, quote in value_quotes(incident)]


@pytest.mark.parametrize("width", [48, 60, 72, 80, 100, 120])
@pytest.mark.parametrize("end", ["\n", " \n", "\r\n"], ids=["plain", "blank before", "carriage return"])
def test_wrapping_changes_nothing_but_offsets(width: int, end: str) -> None:
    def told(text: str) -> list[tuple[str, str, str | None, list[str]]]:
        return [(i.type, i.status, i.date, read_from(i)) for i in code(text).incidents]

    assert told(end.join(textwrap.wrap(REPORT, width))) == told(REPORT)


@given(st.sampled_from(PLAIN), st.sampled_from(PLAIN))
@settings(max_examples=30, deadline=None)
def test_the_number_of_blank_lines_between_paragraphs_changes_nothing(first: str, second: str) -> None:
    assert shape(code(f"{first}\n\n{second}")) == shape(code(f"{first}\n\n\n\n{second}\n"))


def test_a_report_says_the_same_twice_whatever_was_read_between() -> None:
    before = to_line(code(REPORT))
    for sentence in PLAIN:
        code(sentence)
    assert to_line(code(REPORT)) == before
