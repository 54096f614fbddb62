import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.language.numbers import NumberPhrase, bounds_of, find_numbers, value_of


def only(text: str) -> NumberPhrase:
    (phrase,) = find_numbers(text)
    return phrase


COUNTS = {
    "at least three": (3, None),
    "more than 1,200": (1201, None),
    "over 30": (31, None),
    "no fewer than 6": (6, None),
    "15 or more": (15, None),
    "up to 5": (0, 5),
    "as many as 25": (0, 25),
    "not more than 4": (0, 4),
    "fewer than ten": (0, 9),
    "some 40": (36, 44),
    "an estimated 200": (180, 220),
    "about five": (4, 6),
    "nearly 40": (36, 40),
    "40-odd": (36, 44),
    "between 5 and 7": (5, 7),
    "5 to 7": (5, 7),
    "5-7": (5, 7),
    "three or four": (3, 4),
    "five to six hundred": (500, 600),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "tens of thousands": (20000, None),
    "several": (2, None),
    "a few": (2, None),
    "several dozen": (24, None),
    "a number of": (2, None),
    "many": (2, None),
    "a couple of": (2, 2),
    "a dozen": (12, 12),
    "half a dozen": (6, 6),
    "two dozen": (24, 24),
    "at least a dozen": (12, None),
    "no": (0, 0),
    "not a single": (0, 0),
    "both": (2, 2),
    "a single": (1, 1),
    "one": (1, 1),
    "thirty-five": (35, 35),
    "one hundred and five": (105, 105),
    "two thousand three hundred": (2300, 2300),
    "2,000": (2000, 2000),
    "1.2 million": (1200000, 1200000),
    "a total of 12": (12, 12),
}


@pytest.mark.parametrize(("text", "bounds"), COUNTS.items())
def test_a_quantifier_is_found_whole_with_its_bounds(text: str, bounds: tuple[int, int | None]) -> None:
    phrase = only(f"The blast hurt {text} villagers near Mubi.")
    assert (phrase.text, phrase.sort) == (text, "count")
    assert (phrase.low, phrase.high) == bounds


@pytest.mark.parametrize(("text", "bounds"), COUNTS.items())
def test_capitals_and_wrapped_lines_change_nothing(text: str, bounds: tuple[int, int | None]) -> None:
    phrase = only("THE BLAST HURT\n" + text.upper().replace(" ", "\n") + "\nVILLAGERS.")
    assert (phrase.low, phrase.high, phrase.sort) == (*bounds, "count")


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("in 2015", ["year"]),
        ("from 1998-2001", ["year"]),
        ("On 5 May 2019", ["time", "year"]),
        ("On March 14, 2024,", ["time", "year"]),
        ("SAN MIGUEL, 13 APR 89 (AFP)", ["time", "year"]),
        ("At 2330 on Monday", ["time"]),
        ("between 0600 and 1200", ["time"]),
        ("At 10:30 it rained", ["time"]),
        ("At 0430 GMT", ["time"]),
        ("boys aged 12", ["age"]),
        ("a 34-year-old farmer", ["age"]),
        ("Ali Hassan, 34, a farmer,", ["age"]),
        ("children under 12 fled", ["age"]),
        ("20 km north", ["measure"]),
        ("5 kg of explosives", ["measure"]),
        ("a 30-minute walk", ["measure"]),
        ("a 7.62 mm round", ["caliber"]),
        ("105-mm guns", ["caliber"]),
        ("an AK-47", ["caliber"]),
        ("5 percent", ["percent"]),
        ("60% of it", ["percent"]),
        ("$5 million", ["money"]),
        ("5,000 pesos", ["money"]),
        ("the 12th Division", ["ordinal"]),
        ("the 3D INFANTRY BRIGADE", ["ordinal"]),
        ("Brigade 3 came", ["other"]),
        ("Route 5 was cut", ["other"]),
        ("TV Channel 2 said", ["other"]),
        ("Detachment No. 4 said", ["other"]),
        ("a 12-man patrol", ["other"]),
        ("this one is closed", ["other"]),
    ],
)
def test_what_counts_nobody_is_marked(text: str, sorts: list[str]) -> None:
    assert [phrase.sort for phrase in find_numbers(text)] == sorts


@pytest.mark.parametrize("text", ["He no longer came.", "The G7 met.", "How many came?", "Each one another's guest"])
def test_words_that_only_look_like_numbers_are_not_counts(text: str) -> None:
    assert all(phrase.sort != "count" for phrase in find_numbers(text))


def test_a_change_states_two_numbers_and_a_range_one() -> None:
    changed = find_numbers("The toll rose from 12 to 15 people.")
    assert [(phrase.low, phrase.high) for phrase in changed] == [(12, 12), (15, 15)]
    assert only("It takes from 12 to 15 people.").bound == "range"


@pytest.mark.parametrize("text", ["another two", "two others", "two more", "two other", "a further two"])
def test_what_comes_on_top_of_others_is_marked(text: str) -> None:
    phrase = only(f"It hurt {text} there.")
    assert (phrase.text, phrase.low, phrase.additional) == (text, 2, True)


def test_the_figure_can_be_had_back_from_about() -> None:
    assert only("about 40 men").figure == 40
    assert only("dozens of men").figure is None


def test_five_may_have_died_is_a_count() -> None:
    assert only("5 may have died").sort == "count"
    assert only("AT LEAST 5 MAY HAVE DIED").sort == "count"


def test_offsets_count_from_the_head_of_the_whole_text() -> None:
    text = "Two died. At least 3 fled."
    (phrase,) = find_numbers(text, 10, len(text))
    assert text[phrase.start : phrase.end] == phrase.text == "At least 3"


@given(st.integers(0, 10**9))
def test_figures_have_their_value(number: int) -> None:
    assert value_of(f"{number:,}") == value_of(str(number)) == number


@given(st.integers(0, 10**6), st.sampled_from(["", "at_least", "more", "at_most", "less", "about", "nearly"]))
def test_bounds_are_in_order_and_allow_what_the_words_allow(figure: int, how: str) -> None:
    low, high, _ = bounds_of(figure, how)
    assert low is not None and low >= 0 and (high is None or low <= high)
    if how not in ("more", "less"):
        assert low <= figure and (high is None or figure <= high)


WORDS = "at least three 5 5-7 between and 7 to dozens of hundred a 2015 -- aged km % $ , other more no one 7.62 İ ’"


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=25), st.sampled_from([" ", "\n", ""]))
def test_phrases_are_slices_in_order_that_never_overlap(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    end = 0
    for phrase in find_numbers(text):
        assert end <= phrase.start < phrase.end
        assert text[phrase.start : phrase.end] == phrase.text
        end = phrase.end
