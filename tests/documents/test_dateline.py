"""Datelines of agencies and monitoring services, and the sentences that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.documents.dateline import read_dateline, skip_directions

Parts = tuple[str | None, str | None, str | None, str | None]

STORY = "Gunmen killed three people near the market on Tuesday."


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("YOLA, Nigeria (AFP) - ", ("YOLA", "Nigeria", None, "AFP")),
        ("YOLA, Nigeria, March 14, 2024 (Reuters) -", ("YOLA", "Nigeria", "2024-03-14", "Reuters")),
        ("MAIDUGURI, Borno State, Nigeria (AFP) – ", ("MAIDUGURI", "Nigeria", None, "AFP")),
        ("NAIROBI (Xinhua) --", ("NAIROBI", None, None, "Xinhua")),
        ("Nairobi, 3 May 2011 (IRIN) - ", ("Nairobi", None, "2011-05-03", "IRIN")),
        ("Yola, Mar 14, 2024 (AP) ", ("Yola", None, "2024-03-14", "AP")),
        ("YOLA, March 14, 2024, Reuter - ", ("YOLA", None, "2024-03-14", "Reuter")),
        ("KABUL: ", ("KABUL", None, None, None)),
        ("NEW DELHI: ", ("NEW DELHI", None, None, None)),
        ("[AP] BAGHDAD — ", ("BAGHDAD", None, None, "AP")),
        ("Baghdad — ", ("Baghdad", None, None, None)),
        ("Cox's Bazar, Bangladesh - ", ("Cox's Bazar", "Bangladesh", None, None)),
        ("DERA ISMAIL KHAN: ", ("DERA ISMAIL KHAN", None, None, None)),
        ("LAGOS, Nigeria (AP) _ ", ("LAGOS", "Nigeria", None, "AP")),
        ("Garowe (Coast Radio) - ", ("Garowe", None, None, "Coast Radio")),
        ("(Reuters) - ", (None, None, None, "Reuters")),
        ("AFP - ", (None, None, None, "AFP")),
        ("PORT-AU-PRINCE, Haiti, Tuesday, 3 May 2011 (AP) — ", ("PORT-AU-PRINCE", "Haiti", "2011-05-03", "AP")),
        (
            "San Vicente del Caguan, 2 May 2001 (El Correo) -- ",
            ("San Vicente del Caguan", None, "2001-05-02", "El Correo"),
        ),
    ],
)
def test_a_dateline_gives_place_country_day_and_agency(head: str, expected: Parts) -> None:
    text = f"{head.rstrip()} {STORY}"
    found = read_dateline(text)
    assert found is not None
    assert (found.place, found.country, found.date, found.agency) == expected
    assert (found.start, text[found.end :]) == (0, STORY)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("SANTA ROSA, 3 JAN 90 (RADIO UNO) -- [REPORT] [TEXT]", ("SANTA ROSA", None, "1990-01-03", "RADIO UNO")),
        ("SANTA ROSA, 3 JAN 90 -- [REPORT]", ("SANTA ROSA", None, "1990-01-03", None)),
        (
            "PUERTO (NICARAGUA), 11 DEC 89 (RADIO UNO) -- [NEWS CONFERENCE WITH A MAYOR] [TEXT]",
            ("PUERTO", "NICARAGUA", "1989-12-11", "RADIO UNO"),
        ),
        ("CLANDESTINE, 20 JAN 89 (RADIO UNO) --", (None, None, "1989-01-20", "RADIO UNO")),
        ("NO CITY (PERU), NO DATE -- [SPEECH] [THE MAYOR] [TEXT]\n[CONTINUED]", (None, "PERU", None, None)),
        ("NO CITY, NO DATE (RADIO UNO) -- [TEXT]", (None, None, None, "RADIO UNO")),
        (
            "SANTA ROSA, 18 AUG 89 (TELEVISION\nCHANNEL 1) -- [EXCERPTS]",
            ("SANTA ROSA", None, "1989-08-18", "TELEVISION CHANNEL 1"),
        ),
        ("PORTO (BRAZIL), JUNE 11 89 (AFP) -- [TEXT]", ("PORTO", "BRAZIL", "1989-06-11", "AFP")),
        ("SANTA ROSA, 7 MAY 90 [RADIO UNO) -- [TEXT]", ("SANTA ROSA", None, "1990-05-07", "RADIO UNO")),
        ("SANTA ROSA, 7 MAY 90 (NEWS AGENCY [NAG]) -- [TEXT]", ("SANTA ROSA", None, "1990-05-07", "NEWS AGENCY [NAG]")),
    ],
)
def test_a_monitored_broadcast_has_its_stage_directions_in_the_dateline(head: str, expected: Parts) -> None:
    story = "THE ARMY SAID TODAY THAT FOUR SOLDIERS DIED."
    found = read_dateline(f"   {head} {story}")
    assert found is not None
    assert (found.place, found.country, found.date, found.agency) == expected
    assert f"   {head} {story}"[found.end :] == story


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen — three of them masked — attacked a post.",
        "Boko Haram (JAS) - the Nigerian group - attacked Mubi.",
        "The army (FARDC) - backed by peacekeepers - attacked.",
        "On 12 May 2021, armed men attacked Mubi.",
        "Police - acting on a tip - raided a house.",
        "WARNING: This report describes violence against civilians.",
        "KEY FINDINGS: The number of attacks on villages rose.",
        "Thursday — Police said that nobody had been hurt in the blast.",
        "LIBERATION ARMY - WEST\nTo the people of the coast",
        "THE GUERRILLAS -- WHO WERE ARMED -- ATTACKED THE TOWN.",
        "Farabundo Marti (FM) - The group said that it had attacked.",
        "Mubi (a town near the border) - Gunmen killed two people.",
        "QUESTION: Who did it?\nMINISTER DOE: We do not know yet.",
        "JANE DOE: Who attacked the town?\n\nJOHN ROE: We do not know who it was.",
        "WEEKLY UPDATE\n28 April - 4 May 2021",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_left_in_the_narrative(text: str) -> None:
    assert read_dateline(text) is None


def test_a_year_is_taken_from_the_publication_and_never_guessed() -> None:
    text = f"YOLA, Nigeria, Dec 31 (AFP) - {STORY}"
    without, given = read_dateline(text), read_dateline(text, published="2024-01-01")
    assert without is not None
    assert without.date is None
    assert given is not None
    assert given.date == "2023-12-31"


def test_a_story_passed_on_has_the_place_where_it_was_written() -> None:
    text = "MADRID (SPAIN), 17 MAY 90 (EFE) -- [EXCERPT] AREQUIPA, 16 MAY (EFE) -- SOURCES SAID TODAY THAT"
    found = read_dateline(text)
    assert found is not None
    assert (found.place, found.country, found.date, found.start) == ("AREQUIPA", None, "1990-05-16", 0)
    assert text[found.end :].startswith("SOURCES")


def test_only_known_stage_directions_are_skipped() -> None:
    text = "[TEXT] [CONTINUED] [THE MAYOR] we saw nothing"
    assert text[skip_directions(text, 0) :] == "[THE MAYOR] we saw nothing"
    assert skip_directions("[Our] fighters struck", 0) == 0


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ABab ,.()[]-—:\n139", max_size=120), st.integers(0, 5))
def test_a_dateline_lies_within_the_text(text: str, start: int) -> None:
    found = read_dateline(text, start)
    assert found is None or start <= found.start < found.end <= len(text)


def test_the_first_entry_of_a_log_is_no_dateline() -> None:
    lines = (f"{town}, {day} May - {STORY}" for day, town in ((5, "Kola"), (6, "Tarn"), (7, "Uba")))
    assert read_dateline("\n".join(lines)) is None
