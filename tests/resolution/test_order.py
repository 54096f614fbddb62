"""Claims to mentions: dates against the narrative, parts under what they belong to, numbers with their sort."""

from __future__ import annotations

import pytest

from annals.language.phrases import Phrases
from annals.language.reading import read
from annals.mention import Mention
from tests.coding.reports import document, pipeline


def mentions(text: str, *, published: str | None = "2024-03-14") -> list[Mention]:
    report = document(text, published=published)
    reading = read(report)
    phrases = Phrases(reading)
    claims = pipeline().coder.code(reading, phrases).claims
    return pipeline().resolver.resolve(report, reading, phrases, claims).mentions


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("BOGOTA, 10 Mar 24 (TELEVISION) -- [TEXT] ", "2024-03-09"),  # printed four days later
        ("BOGOTA, 14 Mar 24 (TELEVISION) -- [TEXT] ", "2024-03-13"),
        ("BOGOTA, 10 Dec 23 (TELEVISION) -- [TEXT] ", "2024-03-13"),  # an old despatch tells of no yesterday
        ("", "2024-03-13"),
    ],
)
def test_yesterday_is_counted_from_the_dateline_of_a_despatch(dateline: str, day: str) -> None:
    (found,) = mentions(f"{dateline}Guerrillas yesterday killed two policemen in Saravena.")
    assert found.date == day


def test_a_month_of_publication_says_nothing_of_the_days_since_the_dateline() -> None:
    (found,) = mentions("BOGOTA, 10 Mar 24 (TELEVISION) -- [TEXT] Rebels shot a judge in Cali.", published="2024-03")
    assert (found.type, found.date) == ("assassination", None)


def test_a_mention_an_event_in_the_order_of_the_text() -> None:
    found = mentions("Gunmen killed two traders in Mubi on Monday. On Tuesday soldiers arrested four men in Yola.")
    assert [(m.type, m.date, m.sentence) for m in found] == [("attack", "2024-03-11", 0), ("arrest", "2024-03-12", 1)]
    assert [m.places[0].name for m in found] == ["Mubi", "Yola"]
    assert all(m.rule for m in found)


def test_refused_events_are_no_mentions() -> None:
    assert mentions("Gunmen did not attack the village of Loko on Monday.") == []


def test_a_later_date_leans_on_the_one_before() -> None:
    found = mentions("Rebels raided Loko on 3 May 1998. Two days later they burnt a clinic in Wukari.")
    assert [m.date for m in found] == ["1998-05-03", "1998-05-05"]


def test_an_edge_of_time_moves_no_narrative() -> None:
    found = mentions(
        "Rebels have held the hills since 1990. On 3 May 1998 they raided Loko. A day later they raided Uba."
    )
    assert [m.date for m in found][-1:] == ["1998-05-04"]


def test_the_quote_of_a_date_is_the_phrase() -> None:
    (found,) = mentions("Gunmen killed two traders in Mubi on 12 March 2024.")
    assert found.date_quote is not None
    assert "12 March 2024" in found.date_quote.text


def test_without_a_publication_date_a_year_is_enough_and_a_weekday_is_not() -> None:
    (year,) = mentions("Gunmen killed two traders in Mubi in May 2011.", published=None)
    (weekday,) = mentions("Gunmen killed two traders in Mubi on Tuesday.", published=None)
    assert (year.date, weekday.date) == ("2011-05", None)


def test_titles_and_aliases_are_further_mentions_of_one_part() -> None:
    (found,) = mentions("On Monday the Northern Front (NF) killed Mayor Ana Ruiz in Cali.")
    (victim,) = found.victims
    assert victim.text == "Ana Ruiz"
    assert [quote.text for quote in victim.others] == ["Mayor Ana Ruiz"]
    (doer,) = [p for p in found.perpetrators if p.named]
    assert "NF" in [quote.text for quote in doer.others]


def test_parts_of_a_toll_are_told_from_the_whole() -> None:
    (found,) = mentions("Gunmen killed 11 people, including four children, in Zamfara on Monday.")
    assert [(n.low, n.high, n.part) for n in found.numbers if n.effect == "killed"] == [(11, 11, False), (4, 4, True)]
