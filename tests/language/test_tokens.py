"""What is one token and what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.language.registry import language
from annals.language.tokens import token_spans

TOKEN = language("en").token


def tokens(text: str) -> list[str]:
    return [text[start:end] for start, end in token_spans(TOKEN, text, 0, len(text))]


@pytest.mark.parametrize(
    "word",
    [
        "1,200", "3.5", "3rd", "10:30", "1980s", "al-Shabaab", "40-year-old", "pro-government", "Abu-Sayyaf",
        "Gen.", "GEN.", "Lt.", "U.S.", "a.m.", "Dr.", "Col.", "U.S.-backed", "US$3m", "$400", "€1.2bn", "AK-47",
        "N'Djamena", "Sana\u2019a", "O'Brien", "AT&T", "Ta\u2018izz", "Bogotá", "Bogota\u0301", "...", "--",
        "https://example.org/a_b?c=1", "someone.else@mail.example.org", "12/03/2024", "2024-03-12", "7.62-mm",
    ],
)  # fmt: skip
def test_one_token(word: str) -> None:
    assert tokens(f"in {word} we") == ["in", word, "we"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the men's", "the men 's"),
        ("the men\u2019s", "the men \u2019s"),
        ("LARIOS' FARM", "LARIOS ' FARM"),
        ("don't can't cannot", "do n't ca n't can not"),
        ("WASN\u2019T", "WAS N\u2019T"),
        ("they're we've he'd", "they 're we 've he 'd"),
        ("[FMLN] [passage omitted]", "[ FMLN ] [ passage omitted ]"),
        ("\u201cNo,\u201d he said", "\u201c No , \u201d he said"),
        ("dead\u2014two\u2013three", "dead \u2014 two \u2013 three"),
        ("farm--the", "farm -- the"),
        ("on Jan. 5", "on Jan. 5"),
        ("He said no.", "He said no ."),
        ("No. 5", "No. 5"),
        ("the 1980's", "the 1980 's"),
        ("**killed** _two_", "killed two"),
        ("J. R. Cruz", "J. R. Cruz"),
        ("and/or", "and / or"),
        ("3, 4", "3 , 4"),
    ],
)
def test_split(text: str, parts: str) -> None:
    assert tokens(text) == parts.split()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_tokens_are_in_order_and_lose_only_blanks_and_marks(text: str) -> None:
    position = 0
    for start, end in token_spans(TOKEN, text, 0, len(text)):
        assert position <= start < end <= len(text)
        assert all(char.isspace() or char in "*_#" for char in text[position:start])
        position = end


@pytest.mark.parametrize("piece", ["a.", "a-", "'", "n't", "@", "1,", "[", "a@b", "=", "é", "www."])
def test_no_piece_makes_the_time_more_than_linear(piece: str) -> None:
    # Runs in milliseconds where it is linear, in minutes where it is not.
    assert token_spans(TOKEN, piece * 30_000, 0, 30_000 * len(piece))
