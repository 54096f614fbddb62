"""The public form goes to JSON and comes back, in the order of the contract."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coded import Coded, DocumentHead, Incident, Participant, Toll, from_line, plain, to_line
from annals.errors import InputError
from annals.model import Quote

INCIDENT_KEYS = (
    "id type status date date_quote places perpetrators victims targets weapons claimed_by killed injured abducted "
    "missing arrested displaced said_by quotes confidence coder"
)
WORDS = st.text(max_size=20)
COUNTS = st.none() | st.integers(0, 10_000)
QUOTES = st.builds(Quote, st.integers(0, 99), st.integers(100, 999), WORDS)
TOLLS = st.builds(Toll, low=COUNTS, high=COUNTS, wording=WORDS, quote=st.none() | QUOTES)
PEOPLE = st.builds(Participant, name=WORDS, kind=st.just("person"), mentions=st.lists(QUOTES, max_size=2).map(tuple))
INCIDENTS = st.builds(
    Incident,
    id=WORDS,
    type=st.just("attack"),
    date=st.none() | st.just("2024-03"),
    victims=st.lists(PEOPLE, max_size=2).map(tuple),
    killed=st.none() | TOLLS,
    quotes=st.lists(QUOTES, max_size=2).map(tuple),
)
DOCUMENTS = st.builds(
    Coded, document=st.builds(DocumentHead, id=WORDS, text=WORDS), incidents=st.lists(INCIDENTS, max_size=3).map(tuple)
)


@given(DOCUMENTS)
@settings(max_examples=60, deadline=None)
def test_a_line_gives_the_same_record_back(coded: Coded) -> None:
    line = to_line(coded)
    assert "\n" not in line
    assert from_line(line) == coded
    assert to_line(from_line(line)) == line


def test_keys_stand_in_the_order_of_the_contract() -> None:
    document = json.loads(to_line(Coded(document=DocumentHead(id="x"))))
    assert list(document) == ["document", "incidents", "actors", "relations", "figures", "statements", "refused"]
    assert list(document["document"]) == [
        "id",
        "title",
        "published",
        "source",
        "url",
        "language",
        "sha256",
        "characters",
        "text",
    ]
    incident = list(plain(Incident(id="x", type="attack")))
    assert [key for key in incident if key != "rules"] == INCIDENT_KEYS.split(" ")


def test_unknown_is_null_and_nothing_is_zero() -> None:
    record = plain(Incident(id="x", type="attack"))
    tolls = [record[name] for name in ("killed", "injured", "abducted", "missing", "arrested", "displaced")]
    assert tolls == [None] * 6
    assert record["date"] is record["said_by"] is record["confidence"] is None


def test_letters_of_any_script_stay_as_they_are() -> None:
    assert "Ñemby — 武装" in to_line(Coded(document=DocumentHead(id="x", text="Ñemby — 武装")))


def test_a_key_of_a_later_version_is_left_out() -> None:
    value = json.loads(to_line(Coded(document=DocumentHead(id="x"))))
    value["document"]["mood"] = "calm"
    value["weather"] = []
    assert from_line(json.dumps(value)) == Coded(document=DocumentHead(id="x"))


@pytest.mark.parametrize("line", ["", "{", "[]", "7", '"x"', "null", "{}", '{"document": {}}', '{"document": 7}'])
def test_what_is_no_coded_document_is_refused_with_a_mend(line: str) -> None:
    with pytest.raises(InputError) as caught:
        from_line(line)
    assert caught.value.mend


def test_every_record_is_frozen() -> None:
    for kind in (Coded, DocumentHead, Incident, Participant, Toll):
        assert fields(kind)
        assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
