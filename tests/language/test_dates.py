import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.language.dates import DatePhrase, find_dates


def only(text: str) -> DatePhrase:
    (phrase,) = find_dates(text)
    return phrase


@pytest.mark.parametrize(
    ("text", "span", "prep"),
    [
        ("Gunmen attacked on Tuesday.", "Tuesday", "on"),
        ("They were seen on 14 March 2024 near Mubi.", "14 March 2024", "on"),
        ("On March 14, 2024, they left.", "March 14, 2024", "on"),
        ("Dated 2024-03-14 at noon.", "2024-03-14", None),
        ("On Tuesday, 14 May 2019, it rained.", "Tuesday, 14 May 2019", "on"),
        ("It happened on the 5th of May.", "5th of May", "on"),
        ("It happened in early May.", "early May", "in"),
        ("They came at the beginning of March.", "the beginning of March", "at"),
        ("It was founded in mid-1997.", "mid-1997", "in"),
        ("ATTACKED IN THE EARLY HOURS OF 5 MARCH.", "5 MARCH", "of"),
        ("THEY MET LAST 15 MARCH.", "LAST 15 MARCH", None),
        ("It lasted from 3 to 5 June 1992.", "3 to 5 June 1992", "from"),
        ("Fighting went on between 1998 and 2001.", "1998 and 2001", "between"),
        ("He led it since 2015.", "2015", "since"),
        ("It began more than 10 years ago.", "more than 10 years ago", None),
        ("On the night of 5-6 May they fled.", "the night of 5-6 May", "on"),
        ("Overnight from Monday to Tuesday it rained.", "Overnight from Monday to Tuesday", None),
        ("It burned during the night to Monday.", "the night to Monday", "during"),
        ("It rained the November before.", "November before", None),
        ("On 11 Feb, 1930 hrs, it rained.", "11 Feb", "on"),
        ("They came back two days later.", "two days later", None),
        ("SAN MIGUEL, 3 JAN 90 -- [TEXT] CALM", "3 JAN 90", None),
        ("Received 03JAN90.", "03JAN90", None),
        ("It was quiet on 5\n   May\n2019.", "5\n   May\n2019", "on"),
        ("They met over the weekend.", "the weekend", "over"),
        ("A blast in Naseer on the 10th killed four.", "10th", "on"),
        ("The riot of the 12th at Ketapang left 14 dead.", "12th", "of"),
        ("Ten days on, four observers were seized.", "Ten days on", None),
        ("A day after that, jets bombed a compound.", "A day after that", None),
        ("A constable died the day following at Ampil.", "the day following", None),
        ("Nine people had died two days before at the junction.", "two days before", None),
        ("The day before two bombs in Mazar killed nine.", "The day before", None),
        ("Three men were shot by police on Friday and Saturday.", "Friday and Saturday", "on"),
    ],
)
def test_a_phrase_is_found_whole_and_without_its_preposition(text: str, span: str, prep: str | None) -> None:
    phrase = only(text)
    assert (phrase.text, phrase.prep) == (span, prep)


@pytest.mark.parametrize(
    "text",
    [
        "They may have left.",
        "At least 5 may have died.",
        "The protest march went on.",
        "THREE MAY BE DEAD.",
        "A spokesman of the 19 April Movement spoke.",
        "The M-19 may strike.",
        "The 2000 soldiers left.",
        "He paid 1,998 pesos.",
        "The second attack hit the sun terrace where she sat.",
        "It is for the last time.",
        "They hold a 2010-acre farm.",
        "She is in her 30s.",
        "They marched for a week.",
        "June Smith was hurt.",
        "It lasted from six until past noon.",
        "At its end, about 1800: shots were fired.",
        "The list of wars of the valley\nis long, and its last pages name 1995 of them.",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    "text", ["in May", "IN MAY", "5 May", "May 2019", "March 3", "last May", "MARCH 2019", "March-May 2019"]
)
def test_may_and_march_are_months_where_the_neighbours_say_so(text: str) -> None:
    phrase = only(f"It was {text}.")
    assert (phrase.first or phrase).month in (3, 5)


def test_day_first_unless_the_text_writes_month_first() -> None:
    (day_first,) = find_dates("On 03/04/2024.")
    assert (day_first.day, day_first.month) == (3, 4)
    both = find_dates("On 03/04/2024 and on 03/14/2024.")
    assert [(phrase.day, phrase.month) for phrase in both] == [(4, 3), (14, 3)]
    mixed = find_dates("On 03/04/2024, on 03/14/2024 and on 14/03/2024.")
    assert [(phrase.day, phrase.month) for phrase in mixed] == [(3, 4), (14, 3), (14, 3)]


@pytest.mark.parametrize("month", ["January", "July", "October"])
def test_the_last_month_of_a_name_points_back(month: str) -> None:
    (phrase,) = find_dates(f"The truce ended last {month}.")
    assert phrase.text == f"last {month}"
    assert phrase.which == -1


def test_a_later_year_is_lent_to_an_earlier_phrase() -> None:
    assert [phrase.year for phrase in find_dates("in May and June 2019")] == [2019, 2019]


@pytest.mark.parametrize(
    "text",
    [
        "8 June 2023\n\n- 5 June 2023",
        "8 June\n- 5 June 2023",
        "14 May\n \n15 May 2019",
        "Fled in 2015\n- 2016: calm",
        "8 June\n\n2023 men came",
    ],
)
def test_nothing_joins_across_a_blank_line_or_before_an_item_of_a_list(text: str) -> None:
    above = text.partition("\n")[0]
    assert find_dates(text)[0] == find_dates(above)[0]


@pytest.mark.parametrize("text", ["5 May -\n8 May 2019", "from 5 May\nto 8 May 2019", "between 5 and\n8 May 2019"])
def test_a_range_may_be_wrapped(text: str) -> None:
    assert only(text).sort == "range"


@pytest.mark.parametrize(
    ("text", "edge"), [("since 2015", "start"), ("until 2003", "end"), ("by 2010", "end"), ("in 2010", None)]
)
def test_the_preposition_tells_whether_a_time_begins_or_ends(text: str, edge: str | None) -> None:
    assert only(f"It stood {text}.").edge == edge


def test_a_phrase_before_a_noun_is_marked() -> None:
    assert only("The 11 March elections were calm.").attributive
    assert not only("They voted on 11 March.").attributive


def test_offsets_count_from_the_head_of_the_whole_text() -> None:
    text = "Yesterday was calm. On 3 to 5 May they came."
    (phrase,) = find_dates(text, 20, len(text))
    assert text[phrase.start : phrase.end] == phrase.text == "3 to 5 May"
    assert phrase.first is not None and phrase.first.start == phrase.start


WORDS = "on 5 May may 2019 , last Friday two days ago the 12-13 march since early night of in 1998 and week"
PIECES = st.sampled_from([*WORDS.split(), "\n", "3/4/2020", "between", "’", "İ", "90", "--"])


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=25))
def test_phrases_are_slices_in_order_that_never_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for phrase in find_dates(text):
        assert end <= phrase.start < phrase.end
        assert text[phrase.start : phrase.end] == phrase.text
        end = phrase.end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("24/4 Kanker: shots fired.", ["24/4"]),
        ("24/4: shots fired.", ["24/4"]),
        ("Shots fired.\n\n25/4 Bastar: a bus burned.", ["25/4"]),
        ("1/2 cup of sugar was spilt.", []),
        ("They ate 1/2 cup of rice.", []),
    ],
)
def test_day_and_month_open_an_entry_and_a_fraction_does_not(text: str, found: list[str]) -> None:
    assert [phrase.text for phrase in find_dates(text)] == found


@pytest.mark.parametrize(
    ("text", "span", "shift"),
    [
        ("Troops came on foot, a day after gunmen shot a priest.", "a day after", -1),
        ("The raid came just four days after rebels took a bus.", "four days after", -1),
        ("It came three months before two men shot a judge.", "three months before", 1),
        ("They were buried, the day after a bomber struck.", "the day after", -1),
    ],
)
def test_what_ties_an_act_to_the_one_told_before(text: str, span: str, shift: int) -> None:
    phrase = only(text)
    assert (phrase.text, phrase.shift, phrase.links, phrase.base) == (span, shift, True, "anchor")


def test_what_opens_its_sentence_or_counts_hours_ties_nothing() -> None:
    assert not any(p.links for p in find_dates("A day after gunmen struck, police came. Hours after it rained."))


@pytest.mark.parametrize(
    ("text", "span", "sort"),
    [
        (
            "In the night of Wednesday 10 to Thursday 11 June 2020 it rained.",
            "the night of Wednesday 10 to Thursday 11 June 2020",
            "range",
        ),
        ("1998-05-06/1998-05-09. Rebels came.", "1998-05-06/1998-05-09", "range"),
        ("On the 15th day of March 2022 it rained.", "15th day of March 2022", "day"),
        ("Two evenings ago police shot him.", "Two evenings ago", "shift"),
        ("They died in the closing days of July 2004.", "the closing days of July 2004", "month"),
        ("Calm. Wed 5: riot spreads.", "Wed 5", "day"),
        ("War in Kola, 1995\nMen came.", "1995", "year"),
        ("Men were held over the following three days.", "the following three days", "window"),
    ],
)
def test_more_forms(text: str, span: str, sort: str) -> None:
    phrase = only(text)
    assert (phrase.text, phrase.sort) == (span, sort)


def test_since_something_broke_out_on_a_day() -> None:
    assert only("A hundred have died since unrest broke out on Friday.").prep == "since"
    assert only("A hundred have died since the mayor was shot on Friday.").prep == "on"
