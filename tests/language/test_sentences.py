"""Where sentences end, in prose, in lists, in capitals."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.language.registry import language


def split(text: str, caps: bool = False) -> list[str]:
    return [text[span.start : span.end] for span in language("en").spans(text, 0, caps)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Gen. J. R. Cruz spoke.", "He denied it."],
        ["It cost 3.5 million.", "Two died."],
        ["They left at 10 a.m.", "Gunmen came later."],
        ["They left at 10 a.m. Tuesday in two cars.", "All were armed."],
        ["The U.S. Army helped.", "Nobody was hurt."],
        ["Troops came from the U.S.", "The rest stayed."],
        ["Was it a bomb?", "No!", "It was a mine."],
        ['"They shot at us."', "Then they left."],
        ['"Who shot?" he asked.', "Nobody answered."],
        ["They came (from Jos).", "(Others stayed.)", "Nobody died."],
        ["He paused... and went on.", "Then he left."],
        ["It happened on Jan. 5 in Art. 3 zones.", "No. 4 was hit."],
        ["He said no.", "Four men fled."],
        ["Smith, Jones et al. wrote it.", "The army agreed."],
        ["\u201cThe men fled,\u201d said Lt. Col. Ba.", "\u201cWe followed.\u201d"],
        ["The plan was group B.", "The army knew."],
        ["It was 1990.", "Two men died."],
        ["See www.example.org.", "The site is down."],
    ],
)
def test_prose(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["COL J. R. CRUZ DENIED IT.", "THE ARMY SAID NOTHING."],
        ["GEN. CRUZ SPOKE AT 10 A.M.", "THE TROOPS LEFT."],
        ["TROOPS OF THE U.S. ARMY CAME.", "NOBODY WAS HURT."],
        ["HE SAID NO.", "FOUR MEN FLED."],
        ["A BOMB [PASSAGE OMITTED] EXPLODED.", "[TEXT] TWO DIED."],
        ['"WE FLED," HE SAID.', '"IT WAS LATE."'],
    ],
)
def test_capitals(sentences: list[str]) -> None:
    assert split(" ".join(sentences), caps=True) == sentences


def test_wrapped_lines_run_on_and_indented_ones_open_a_paragraph() -> None:
    text = (
        "   A PATROL OF THE SECOND BRIGADE FOUND THE BODIES OF TWO MEN NEAR\n"
        "SAN TADEO ON MONDAY, THE RADIO SAID.  NOBODY KNEW WHO HAD KILLED\n"
        "THEM.\n"
        "   THE ARMY BLAMED THE REBELS.\n"
    )
    spans = language("en").spans(text, 0, True)
    assert [span.paragraph for span in spans] == [0, 0, 1]
    assert "NEAR\nSAN TADEO" in text[spans[0].start : spans[0].end]


@pytest.mark.parametrize(
    "lines",
    [
        ["Two men killed in Jos", "Three houses burnt in Yola", "One woman hurt in Mubi by a stray bullet that night"],
        ["12 March: two men killed", "14 March: road cut by rebels", "15 March: calm"],
        ["Village attacked at dawn", "Two dead"],
        ["Date: 12 March", "Place: Jos", "Killed: 2"],
    ],
)
def test_items_one_a_line_do_not_run_together(lines: list[str]) -> None:
    assert split("\n".join(lines)) == lines


def test_bullets_and_numbers_of_items_are_left_out() -> None:
    text = "- two killed\n- one hurt\n\n\u2022 Third item\n\n1. Gunmen came.\n2. They left.\n\n## Jos\nCalm day"
    assert split(text) == [
        "two killed", "one hurt", "Third item", "Gunmen came.", "They left.", "Jos", "Calm day",
    ]  # fmt: skip


def test_ragged_lines_run_on_behind_an_unfinished_phrase() -> None:
    text = "Gunmen from the\n40-strong group attacked the village of\nMubi in the early hours of the following day."
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the market of the town on the eve of the feast of\n"
        "Saint Lazarus and killed two traders and a boy who had come from\n"
        "the next village to sell goats.\n",
        "The army said that it had found the bodies of the traders and of\n"
        "12 other men in a well that lies about an hour to the north, and\n"
        "40 rifles beside them; it gave no names and did not say which of\n"
        "Bandits or rebels it blamed.\n",
    ],
)
def test_a_wrapped_paragraph_is_no_list_for_a_capital_or_a_figure_that_opens_a_line(text: str) -> None:
    assert split(text) == [text.rstrip()]


def test_a_forgotten_blank_is_seen_but_not_in_an_address() -> None:
    assert split("Two were killed.The rest fled.") == ["Two were killed.", "The rest fled."]
    assert split("Write to jos.Yola@mail.Example now.") == ["Write to jos.Yola@mail.Example now."]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB. \n\t?!\"'()[]-*1,;\u2019\u2026", max_size=120), st.booleans())
def test_spans_are_in_order_and_lose_no_word(text: str, caps: bool) -> None:
    spans = language("en").spans(text, 0, caps)
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        assert not {"a", "B"} & set(text[position : span.start])
        position = span.end
    assert not {"a", "B"} & set(text[position:])


@pytest.mark.parametrize("piece", [".", ". ", ".)", "\n", "\n ", " \n", "- ", "A. ", "a.B ", "!? ", "# "])
def test_no_piece_makes_the_time_more_than_linear(piece: str) -> None:
    # Runs in well under a second where it is linear, in minutes where it is not.
    language("en").spans(piece * 20_000, 0, False)


def test_lines_of_a_log_with_bars_are_paragraphs_of_their_own() -> None:
    text = "05MAR TUE | Kola | Gunmen shot a guard.\n06MAR WED | Tarn | Two huts were burnt.\n07MAR THU | Uba | Quiet."
    assert len({span.paragraph for span in language("en").spans(text, 0, False)}) == 3
