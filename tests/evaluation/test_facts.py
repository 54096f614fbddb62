"""Gold and coded documents come to one form."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.errors import InputError
from annals.evaluation.facts import report
from tests.support.builders import a_report, coded, document, facts, gold, party, spot, toll

TEXT = "Gunmen killed\nthree police officers   near Mubi.\n\nAn hour later the men burned a school."


@given(st.sampled_from([" ", "\n", "\n\n  ", "\t"]))
@settings(max_examples=4, deadline=None)
def test_a_clause_is_found_however_the_lines_are_broken(gap: str) -> None:
    text = gap.join(TEXT.split())
    clause = "the men burned a school"
    quote = clause.replace(" ", gap)
    assert facts(gold(clause=clause), text).spans == facts(coded("arson", quote, text=text), text).spans


def test_equal_clauses_are_found_one_after_the_other() -> None:
    text = "A bomb went off. Shops closed. A bomb went off."
    first, second = a_report(gold(clause="A bomb went off"), gold(clause="A bomb went off"), text=text).incidents
    assert first.spans[0][1] < second.spans[0][0]


def test_a_clause_that_is_not_in_the_text_has_no_place() -> None:
    assert facts(gold(clause="nothing of the kind"), TEXT).spans == ()


def test_what_is_not_told_is_not_there() -> None:
    found = facts(gold(killed=None, injured=toll(2, None), said_by=None))
    assert (found.tolls, found.speaker, found.date, found.places) == ({"injured": (2, None)}, None, None, ())


def test_mentions_may_be_words_or_quotes() -> None:
    quoted = {**party("gunmen"), "mentions": [{"start": 0, "end": 6, "text": "Gunmen"}]}
    found = facts(gold(perpetrators=[quoted, party("armed\nmen", "men")]))
    assert [one.names for one in found.roles["perpetrators"]] == [("gunmen", "Gunmen"), ("armed men", "men")]


@pytest.mark.parametrize(
    "broken",
    [
        [],
        {"document": {}},
        {"document": {"id": 7}, "incidents": []},
        document({"status": "reported"}),
        document(gold(places=[{"country": "NG"}])),
        document(gold(killed={"low": 3})),
        document(gold(killed=toll("3", 4))),  # type: ignore[arg-type]
        document(gold(places=[spot("Mubi", at=("10", "13"))])),  # type: ignore[arg-type]
        document(gold(date=2024)),
        document({**gold(), "quotes": [{"text": "x"}]}),
        document({**gold(), "quotes": [{"start": float("inf"), "text": "x"}]}),
    ],
    ids=json.dumps,
)
def test_what_is_no_document_is_refused_with_its_place(broken: object) -> None:
    with pytest.raises(InputError, match=r"gold\.jsonl:3: not a document"):
        report(broken, where="gold.jsonl:3")


@given(st.text(alphabet="ab \n\t\x1c", max_size=40), st.data())
@settings(max_examples=60, deadline=None)
def test_a_quote_stands_where_its_words_stand_without_white_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = {"start": start, "end": end, "text": text[start:end]}
    (from_, to) = facts({**gold(), "quotes": [quote]}, text).spans[0]
    assert "".join(text.split())[from_:to] == "".join(text[start:end].split())
