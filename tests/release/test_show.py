"""An incident in words, with the sentences it stands on found by punctuation and its quotes marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coded import Coded, Incident
from annals.release.layout import plain_lines
from annals.release.show import describe, describe_empty, sentence_around, value_quotes
from tests.release.support import TEXT, coded, incident, organization, person, quote, toll


def shown(document: Coded, one: Incident, width: int = 100) -> str:
    return "\n".join(plain_lines(describe(document, one), width))


def test_the_headline_tells_what_where_and_when() -> None:
    told = shown(coded(incident()), incident()).splitlines()
    assert told[0] == "Attack · near Mubi, Adamawa, Nigeria · Tuesday 12 March 2024"
    assert told[1] == "inc-3f9a00112233 · mubi.txt · AFP · published 2024-03-14"


def test_each_fact_is_told_and_what_is_unknown_is_not_stated() -> None:
    told = shown(coded(incident()), incident())
    assert "  Who         gunmen (combatant)\n" in told
    assert "  Toll        at least 3 police officers killed\n" in told
    assert "  Says who    a resident, to AFP\n" in told
    assert "  With what   not stated\n" in told
    assert "  Standing    reported as having happened\n" in told


def test_both_parties_of_a_clash_stand_between() -> None:
    clash = incident(type="armed_clash", perpetrators=(organization("army"), organization("Ansaru")), victims=())
    assert "  Between     army; Ansaru\n" in shown(coded(clash), clash)


def test_nothing_known_is_told_as_such() -> None:
    bare = Incident(id="inc-0", type="other")
    told = shown(coded(bare, text=""), bare)
    assert told.startswith("Other · place not stated · date not stated")
    assert "  When        not stated\n  Where       not stated\n" in told
    assert "In the report" not in told


def test_the_sentences_come_whole_with_their_quotes_marked() -> None:
    told = shown(coded(incident()), incident())
    assert (
        "    YOLA, Nigeria (AFP) - On «Tuesday» «gunmen» killed «at least three police officers» «near Mubi»,\n"
        "    «a resident told AFP».\n"
        "    The army said that Ansaru was behind the attack.\n"
    ) in told
    assert "Two traders were wounded" not in told


def test_every_value_has_its_words_with_offsets() -> None:
    told = shown(coded(incident()), incident())
    for what, found in value_quotes(incident()):
        assert f"{what}: «{found.text}» {found.start}-{found.end}" in told


def test_a_quote_that_is_not_in_the_text_marks_nothing() -> None:
    one = incident(date_quote=quote("Two", "Two days ago"))
    assert "«On " not in shown(coded(one), one)


def test_a_document_without_incidents_says_so() -> None:
    assert list(plain_lines(describe_empty(coded()), 80)) == ["mubi.txt: no incident was read in it", ""]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One fell. Two ran away. Three stayed.", "Two", "Two ran away."),
        ("Gen. J. R. Diaz fled. He was shot at.", "Diaz", "Gen. J. R. Diaz fled."),
        ("It rose 3.5 points. A bomb went off at 10.30 p.m. Monday.", "bomb", "A bomb went off at 10.30 p.m. Monday."),
        ("He said: “They fired.” Then he left.", "fired", "He said: “They fired.”"),
        ("A headline without a stop\n\nTwo men were shot.", "men", "Two men were shot."),
        ("   FIRST PARAGRAPH\n   SECOND ONE. THIRD.", "SECOND", "SECOND ONE."),
        ("no stop at all", "stop", "no stop at all"),
    ],
)
def test_a_sentence_ends_at_its_stop_and_not_at_an_abbreviation(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    first, last = sentence_around(text, start, start + len(words))
    assert text[first:last] == sentence


@given(st.text("ab. \nA!", min_size=1, max_size=60), st.data())
@settings(max_examples=200, deadline=None)
def test_the_sentence_always_holds_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start < end <= last <= len(text)


@given(st.integers(40, 140), st.integers(0, len(TEXT) - 1), st.integers(1, 60))
@settings(max_examples=50, deadline=None)
def test_any_quote_at_any_width_can_be_shown(width: int, start: int, length: int) -> None:
    words = TEXT[start : start + length]
    one = incident(date_quote=quote(words), victims=(person("x"),), injured=toll(2, 2))
    assert "2 injured" in " ".join(shown(coded(one), one, width).split())
