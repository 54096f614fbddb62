"""A document as sentences of tokens."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.errors import InputError
from annals.language.reading import LONGEST, Reading, read
from annals.model import Dateline, Document


def reading(text: str, **given: object) -> Reading:
    return read(Document(id="a", text=text, sha256="", **given))  # type: ignore[arg-type]


def test_a_token_is_the_text_at_its_offsets() -> None:
    text = "Gunmen\u2019s car\n(a Toyota) was found.  The men fled.\n\nAll is calm."
    for sentence in reading(text).sentences:
        assert [text[a:b] for a, b in zip(sentence.starts, sentence.ends, strict=True)] == list(sentence.words)
        assert (sentence.start, sentence.end) == (sentence.starts[0], sentence.ends[-1])
        assert len(sentence) == len(sentence.lower) == len(sentence.tags) == len(sentence.lemmas)


def test_lower_has_straight_quotes() -> None:
    sentence = reading("The Army\u2019s men didn\u2019t fire.").sentences[0]
    assert sentence.lower == ("the", "army", "'s", "men", "did", "n't", "fire", ".")


def test_the_headline_comes_first_and_header_lines_do_not() -> None:
    head = "Two killed in Mubi blast\nBy A. Writer\nPublished: 2024-03-14\n\nYOLA, Nigeria (AFP) - "
    text = head + "Gunmen struck on Tuesday. Two men died."
    start = text.index("YOLA")
    line = Dateline(place="YOLA", country="Nigeria", date=None, agency="AFP", start=start, end=len(head))
    found = reading(text, dateline=line, body=len(head)).sentences
    assert [(s.index, s.paragraph) for s in found] == [(0, -1), (1, 0), (2, 0)]
    assert text[found[0].start : found[0].end] == "Two killed in Mubi blast"


def test_a_stated_title_is_found_behind_its_mark() -> None:
    text = "# Attack in Jos\n\nFour men died."
    first = reading(text, title="Attack in Jos", body=17).sentences[0]
    assert (first.paragraph, text[first.start : first.end]) == (-1, "Attack in Jos")


def test_capitals_are_seen_for_the_text_and_for_one_sentence() -> None:
    assert reading("THE ARMY [passage omitted] DENIED IT. TWO MEN OF THE FIRST BRIGADE DIED.").caps
    mixed = reading("TWO KILLED IN JOS\n\nThe army said two men died in Jos last week.")
    assert not mixed.caps
    assert [sentence.caps for sentence in mixed.sentences] == [True, False]


def test_a_headline_in_title_case_is_read_like_one_in_capitals() -> None:
    sentence = reading("Gunmen Abduct Priest, Kill Driver").sentences[0]
    assert sentence.tags[:2] == ("NNS", "VBP")
    assert "NNP" not in sentence.tags


def test_a_sentence_without_end_is_cut() -> None:
    text = "two men, " * 1000
    found = reading(text).sentences
    assert all(len(sentence) <= LONGEST for sentence in found)
    assert sum(map(len, found)) == 3000
    assert found[0].words[-1] == ","


def test_a_language_without_a_folder_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="'xx' is not supported"):
        reading("Bonjour.", language="xx")


def test_nothing_to_read_gives_no_sentence() -> None:
    assert reading(" \n ").sentences == ()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.integers(0, 20))
def test_any_text_is_read_in_order(text: str, body: int) -> None:
    found = reading(text, body=min(body, len(text)))
    position = -1
    for sentence in found.sentences:
        for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True):
            assert position <= start < end
            assert text[start:end] == word
            position = end
        assert len(sentence.lemmas) == len(sentence.words)


def test_time_grows_with_length_only() -> None:
    paragraph = "On Tuesday gunmen killed three men near Mubi, a resident said. The army denied it.\n\n"

    def seconds(times: int) -> float:
        begun = time.process_time()
        for sentence in reading(paragraph * times).sentences:
            assert sentence.tags
        return time.process_time() - begun

    seconds(20)
    assert seconds(2000) < 40 * max(seconds(200), 0.01)
