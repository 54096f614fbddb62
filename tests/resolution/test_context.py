"""What an incident without a place of its own leans on: headers, headings, and what "the city" leads back to."""

from __future__ import annotations

import pytest

from annals.coded import Incident, Place
from tests.coding.reports import code

LOG = """Incident list, Nigeria, 3-5 April 2017

3 Apr - Mubi: gunmen killed two traders on the outskirts.
4 Apr - Yola: a bomb killed four guards at noon.
5 Apr - Wurokaltu: gunmen shot dead a teacher.
"""


def incidents(text: str) -> tuple[Incident, ...]:
    return code(text).incidents


def first_place(incident: Incident) -> Place:
    return incident.places[0]


def test_the_header_of_an_entry_is_the_place_of_its_incidents() -> None:
    assert [first_place(i).name for i in incidents(LOG)] == ["Mubi", "Yola", "Wurokaltu"]


def test_a_header_that_no_gazetteer_knows_stays_a_place_of_the_report_s_country() -> None:
    village = first_place(incidents(LOG)[-1])
    assert village.gazetteer_id is None
    assert village.quote is not None
    assert village.quote.text == "Wurokaltu"


def test_a_village_in_an_entry_is_given_with_its_header() -> None:
    text = LOG.replace("Yola: a bomb killed four guards at noon", "Yola: a bomb killed four guards at Wurotapare")
    bombing = next(i for i in incidents(text) if i.type == "bombing")
    assert {"Wurotapare", "Yola"} <= {p.name for p in bombing.places}


@pytest.mark.parametrize("title", ["Harakat al-Sabireen", "Lashkar-e-Nur (LeN)", "Los Carboneros"])
def test_the_group_that_an_article_is_about_is_no_place(title: str) -> None:
    text = f"""{title}

{title} is a militant group. It was founded in 2009.

In August 2019 its leader signed a ceasefire. A breakaway faction attacked an army convoy a month later, killing two.
"""
    assert incidents(text)
    assert [p.name for i in incidents(text) for p in i.places] == []


def test_a_village_as_a_title_is_the_place_of_what_is_told_under_it() -> None:
    text = "Wurokaltu\n\nGunmen shot dead a teacher on 5 April 2017. His brother escaped.\n"
    assert [first_place(i).name for i in incidents(text)] == ["Wurokaltu"]


@pytest.mark.parametrize("words", ["in the city", "in the same city", "there"])
def test_words_for_a_place_lead_back_to_the_one_named_before(words: str) -> None:
    text = f"""Gunmen killed two traders in Mubi, Nigeria, on Monday.

A bomb killed four guards {words} on Tuesday."""
    bombing = next(i for i in incidents(text) if i.type == "bombing")
    assert first_place(bombing).name == "Mubi"
    assert first_place(bombing).quote is not None


def test_the_square_is_the_square_and_not_the_town_named_after_it() -> None:
    text = """A bomb killed four guards in Tayaran Square in Baghdad, Iraq, on Monday.

Police arrested three men in Mosul on Tuesday.

Gunmen killed two traders in the square on Wednesday."""
    attack = incidents(text)[-1]
    assert first_place(attack).name == "Tayaran Square"


HOURS = """

2100 hrs: gunmen shot two traders in Mubi.

2300 hrs: gunmen burned a school in Yola.

2330 hrs: a bomb exploded in Gombi.
"""


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Log of 24 April 2019", "2019-04-24"),
        (
            "Situation report of the desk for Adamawa, Nigeria, and for the districts around it, 24 April 2019",
            "2019-04-24",
        ),
        ("Log of the fortnight ending 30 April 2019", "[2019-04-17..2019-04-30]"),
        ("Log of the north", None),
    ],
)
def test_the_day_in_the_title_of_a_log_holds_for_entries_with_a_time_of_day(title: str, day: str | None) -> None:
    assert [i.date for i in incidents(title + HOURS)] == [day, day, day]


def test_the_day_of_an_entry_holds_against_that_of_the_title() -> None:
    text = "Log of 24 April 2019" + HOURS.replace("2300 hrs:", "25 April 2019, 2300 hrs:")
    assert [i.date for i in incidents(text)][:2] == ["2019-04-24", "2019-04-25"]


DAYS = """INCIDENT REPORT, ADAMAWA
Period: Mon 6 Nov - Sun 12 Nov 2017

06 Nov 17 - 2140hrs - Mubi. Three armed men shot the driver of a bus.
07 Nov 17 / 0515hrs / Yola. A guard was shot dead by robbers.
11-Nov-17 1300H Gombi: A mob burned six houses.

OTHER
Gunmen burned a school in Michika.
"""


def test_each_entry_has_its_own_day_and_what_has_none_the_days_of_the_log() -> None:
    dates = ["2017-11-06", "2017-11-07", "2017-11-11", "[2017-11-06..2017-11-12]"]
    assert [i.date for i in incidents(DAYS)] == dates


def test_a_day_alone_on_its_line_heads_what_follows_up_to_the_next_heading() -> None:
    text = (
        "POLICE BLOTTER, 4-10 May 2020\n\nMONDAY 4 MAY\n\nGunmen shot two traders in Mubi.\n\nTUESDAY 5 MAY\n\n"
        "Robbers burned a bus in Yola.\n\nNOT YET DATED\n\nA man was shot dead by gunmen in Gombi.\n"
    )
    assert [i.date for i in incidents(text)] == ["2020-05-04", "2020-05-05", "[2020-05-04..2020-05-10]"]


def test_a_list_takes_the_day_of_the_sentence_that_opens_it() -> None:
    text = (
        "The forces of the region have done the following since the raids of last month. On 4 May 2020 they struck:\n\n"
        "- Soldiers killed three rebels in Mubi.\n- Policemen arrested two men in Yola.\n"
    )
    assert {i.date for i in incidents(text)} == {"2020-05-04"}


def test_adjectives_may_stand_before_what_leads_back() -> None:
    text = """Gunmen killed two traders in Mubi, Nigeria, on Monday.

A bomb killed four guards in the northern Nigerian town on Tuesday."""
    bombing = next(i for i in incidents(text) if i.type == "bombing")
    assert first_place(bombing).name == "Mubi"


def test_the_city_is_the_largest_place_named_and_no_village() -> None:
    text = """A bomb killed two guards in Kano, Nigeria, on Monday.

Gunmen shot a farmer in the village of Wurobali on Tuesday.

A grenade wounded four people in the city on Wednesday."""
    assert first_place(incidents(text)[-1]).name == "Kano"


def test_what_leads_back_keeps_acts_of_other_places_apart() -> None:
    text = """Gunmen burned a school in Yola, Nigeria.

A trader was taken from his home in Mubi in May.

His brother was shot dead in the same town in June."""
    assert first_place(incidents(text)[-1]).name == "Mubi"


def test_an_act_of_another_day_does_not_take_the_place_of_the_sentence_before() -> None:
    text = """The group bombed a bank in Yola, Nigeria, on 4 May 2011. It shot a judge on 9 June 2012."""
    assert "Yola" not in [p.name for p in incidents(text)[-1].places]


def test_a_hospital_that_is_struck_gives_way_to_the_town_that_the_sentence_leads_back_to() -> None:
    text = """Thousands fled Mubi, Nigeria, on Monday. Fighters raided the Wuro Hospital in the town on Tuesday."""
    assert first_place(incidents(text)[-1]).name == "Mubi"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "MONROVIA, March 14 (Xinhua) -- Nine people died on Monday when mortar rounds hit the Liberian capital.",
            "MONROVIA",
        ),
        ("FREETOWN, March 14 (Reuters) - Gunmen killed two men in the Sierra Leonean capital on Monday.", "FREETOWN"),
        ("COLOMBO, Sri Lanka (AP) - A car bomb ripped through the bus terminal here Tuesday, killing nine.", "COLOMBO"),
        ("TYRE, Lebanon (UPI) - A bomb killed nine soldiers in this southern port Tuesday.", "TYRE"),
        ("KANO, Nigeria (AP) - Bombs killed nine people in Nigeria's second-largest city on Friday.", "KANO"),
    ],
)
def test_a_town_is_called_by_its_name_where_the_report_knows_it(text: str, place: str) -> None:
    (found,) = incidents(text)
    assert first_place(found).name == place


def test_the_day_of_a_genitive_is_that_of_its_act() -> None:
    found = incidents("Nine people were confirmed dead after Sunday's suicide bombing of a rally in Mubi, Nigeria.")
    assert [i.date for i in found if i.type == "suicide_bombing"] == ["2024-03-10"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed nine guards in the Mukra forests near Mubi, Nigeria.", "Mukra"),
        ("Gunmen stormed the Badr mosque in Mubi, Nigeria, and killed nine.", "Badr mosque"),
        ("A man was beaten by a crowd in Imphal's Nagama locality, India.", "Nagama"),
        ("Militants from across the Doda border killed nine at Kalaba in Chamba district, India.", "Kalaba"),
    ],
)
def test_the_finest_place_is_the_first(text: str, place: str) -> None:
    assert first_place(incidents(text)[0]).name == place
