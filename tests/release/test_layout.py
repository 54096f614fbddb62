"""Wrapping loses no word, keeps to the width, and knows which words are quoted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annals.release.layout import LABEL_WIDTH, Block, Span, lines, plain_lines

WORDS = st.lists(st.tuples(st.text("abc .", max_size=12), st.sampled_from(["plain", "quote"])), max_size=8)


@given(WORDS, st.integers(40, 80), st.integers(0, 8), st.sampled_from(["", "Where"]))
@settings(max_examples=200, deadline=None)
def test_every_word_stays_within_the_width(spans: list[Span], width: int, indent: int, label: str) -> None:
    block = Block(spans=tuple(spans), label=label, indent=indent)
    wrapped = ["".join(text for text, _ in line) for line in lines([block], width)]
    hang = indent + (LABEL_WIDTH if label else 0)
    assert all(len(line) <= width or " " not in line[hang:].strip() for line in wrapped)
    told = " ".join(wrapped).split()
    assert told == [*([label] if label else []), *"".join(text for text, _ in spans).split()]


@given(WORDS)
@settings(max_examples=100, deadline=None)
def test_styles_stay_with_their_letters(spans: list[Span]) -> None:
    wrapped = lines([Block(spans=tuple(spans))], 30)
    quoted = "".join(text for line in wrapped for text, style in line if style == "quote")
    wanted = "".join(text for text, style in spans if style == "quote")
    assert quoted.replace(" ", "") == wanted.replace(" ", "")


def test_in_a_pipe_quotes_stand_between_marks_and_lines_hang_under_their_label() -> None:
    spans: tuple[Span, ...] = (("On ", "plain"), ("Tuesday night", "quote"), (", police said", "plain"))
    block = Block(spans=spans, label="When", indent=2)
    assert list(plain_lines([block], 40)) == [
        "  When        On «Tuesday night», police",
        "              said",
    ]
