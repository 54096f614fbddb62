"""Heads of reports: what is title, date and source, and where the narrative begins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.documents.head import read_head

STORY = "On Tuesday gunmen killed three people near the market, a resident said."


@pytest.mark.parametrize(
    ("head", "title", "published", "source"),
    [
        (
            "Three killed in market blast\n\nPublished 14 March 2024\n\n",
            "Three killed in market blast",
            "2024-03-14",
            None,
        ),
        (
            "Blast kills three\nPublished: 2024-03-14 10:22\nBy Jane Roe, Reuters\n\n",
            "Blast kills three",
            "2024-03-14",
            "Reuters",
        ),
        ("# Market blast\n\n14 March 2024 | Reuters\n\n", "Market blast", "2024-03-14", "Reuters"),
        ("Reuters, 14 March 2024\n\n", None, "2024-03-14", "Reuters"),
        ("Last updated 14 March 2024\n", None, "2024-03-14", None),
        ("Updated 15 March 2024\nPublished 14 March 2024\n", None, "2024-03-14", None),
        ("Published on 14 March 2024 at 10:22 GMT | Reuters\n", None, "2024-03-14", "Reuters"),
        ("Date: 14 March 2024\nSource: Daily Paper\n\n", None, "2024-03-14", "Daily Paper"),
        (
            "---\ntitle: 'Market blast'\ndate: 2024-03-14\nsource: Daily Paper\ntags: x\n---\n\n",
            "Market blast",
            "2024-03-14",
            "Daily Paper",
        ),
        ("Situation Report No. 12, 3-9 May 2021\n\n", "Situation Report No. 12, 3-9 May 2021", "2021-05-09", None),
        ("WEEKLY SECURITY UPDATE\n28 April - 4 May 2021\n\n", "WEEKLY SECURITY UPDATE", "2021-05-04", None),
        ("Field note (6 to 12 June 2022)\n\n", "Field note (6 to 12 June 2022)", "2022-06-12", None),
        ("Communique No. 14\nGeneral Command\n3 May 2013\n\n", "Communique No. 14", "2013-05-03", None),
        ("PRESS RELEASE\n\nDated 3 May 2013\n\n", None, "2013-05-03", None),
        ("12 May 2021\n", None, "2021-05-12", None),
        ("Blast kills three\n\nYOLA, Nigeria, 3 May 2013 (AFP) - ", "Blast kills three", "2013-05-03", "AFP"),
        ("Published 4 May 2013\n\nYOLA, 3 May 2013 (AFP) - ", None, "2013-05-04", "AFP"),
    ],
)
def test_a_head_gives_title_date_and_source(
    head: str, title: str | None, published: str | None, source: str | None
) -> None:
    text = head + STORY
    found = read_head(text)
    assert (found.title, found.published, found.source) == (title, published, source)
    assert text[found.body :] == STORY


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Gunmen killed three people in Mubi",
        "Two killed in Mubi\n\nThree hurt in Yola\n\nOne missing",
        "Police killed a man in Yola on 12 May 2021\nThe man was a trader.",
        "Date: 12 May 2021\nLocation: Mubi\nWhat happened: Armed men came.",
        "By Tuesday evening\nthe army had left the town.",
        "Published reports say that\ntwelve people died.",
        "1. Gunmen in Mubi\n\nThey came at night and killed two people.",
    ],
)
def test_what_may_be_narrative_stays_in_it(text: str) -> None:
    found = read_head(text)
    assert (found.body, found.title, found.published) == (0, None, None)


def test_a_headline_that_starts_with_a_country_is_no_dateline() -> None:
    found = read_head("SYRIA: Air strikes kill twelve in the north\n\nPlanes struck a market on Monday.")
    assert found.title == "SYRIA: Air strikes kill twelve in the north"
    assert found.dateline is None


def test_a_place_and_a_day_on_a_line_of_their_own_are_a_dateline() -> None:
    found = read_head(f"Geneva, Switzerland, 14 March 2024\n\n{STORY}")
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.country, found.dateline.date) == (
        "Geneva",
        "Switzerland",
        "2024-03-14",
    )
    assert found.published == "2024-03-14"


def test_the_year_of_a_dateline_comes_from_the_line_of_publication() -> None:
    found = read_head(f"Published 1 January 2024\n\nYOLA, Nigeria, Dec 31 (AFP) - {STORY}")
    assert found.dateline is not None
    assert found.dateline.date == "2023-12-31"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ABab ,.()[]-:#|\n139", max_size=200))
def test_a_text_never_loses_all_its_words_to_its_head(text: str) -> None:
    found = read_head(text)
    assert 0 <= found.body <= len(text)
    assert not text.strip() or text[found.body :].strip()


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    late = "Gunmen attacked the town.\n" * 200 + "Published 14 March 2024\n"
    assert read_head(late).published is None
    assert read_head("\n" * 3_000 + "Published 14 March 2024\n" + STORY).published is None
