"""Places of incidents, resolved in the light of the whole report."""

from __future__ import annotations

import pytest

from annals.coded import Incident
from annals.language.phrases import Phrases
from annals.language.reading import read
from annals.model import Claim, Quote
from annals.resolution.gazetteer import Gazetteer
from annals.resolution.placing import SPOT, Placing
from tests.coding.reports import code, document


def first(text: str) -> Incident:
    return code(text).incidents[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed two traders in Tripoli, Lebanon, on Monday.", ("Tripoli", "LB")),
        ("Gunmen killed two traders in Tripoli, Libya, on Monday.", ("Tripoli", "LY")),
        ("Gunmen killed two traders in Valencia, Venezuela, on Monday.", ("Valencia", "VE")),
        ("Gunmen killed two traders in Mubi, Nigeria, on Monday.", ("Mubi", "NG")),
    ],
)
def test_a_country_beside_a_name_decides(text: str, place: tuple[str, str]) -> None:
    found = first(text).places[0]
    assert (found.name, found.country) == place
    assert found.latitude is not None
    assert found.gazetteer_id


def test_the_dateline_tells_which_place_of_a_name_is_meant() -> None:
    body = "Gunmen killed two traders in Tripoli on Monday, officials said."
    assert first(f"BEIRUT, Lebanon - {body}").places[0].country == "LB"


def test_the_most_specific_place_stands_first() -> None:
    places = first("Gunmen killed two traders in Mubi in Adamawa state, Nigeria, on Monday.").places
    assert [place.name for place in places][:2] == ["Mubi", "Adamawa"]
    assert [place.precision for place in places][:2] == ["town", "admin1"]


def test_near_a_place_is_less_exact_than_in_it() -> None:
    inside = first("Gunmen killed two traders in Mubi, Nigeria, on Monday.").places[0]
    near = first("Gunmen killed two traders near Mubi, Nigeria, on Monday.").places[0]
    assert (inside.precision, near.precision) == ("town", "near_town")
    assert inside.radius_km is not None
    assert near.radius_km is not None
    assert inside.radius_km < near.radius_km


def test_a_village_that_nobody_knows_lies_in_the_country_of_the_report() -> None:
    text = "Gunmen killed two traders in the village of Wurokaltu in Adamawa state, Nigeria, on Monday."
    place = next(p for p in first(text).places if p.name == "Wurokaltu")
    assert place.country == "NG"
    assert place.latitude is None or place.precision in ("admin1", "admin2", "country")


def test_without_a_named_place_the_country_of_the_report_is_given_and_stands_on_its_words() -> None:
    text = "Gunmen killed two traders on Monday. Attacks on markets are frequent in Nigeria."
    (place,) = first(text).places
    assert (place.country, place.precision) == ("NG", "country")
    assert place.quote is not None
    assert place.quote.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two traders of the Lagos Chamber in Mubi, Nigeria, on Monday.",
        "The Paris Club said gunmen killed two traders in Mubi, Nigeria, on Monday.",
    ],
)
def test_a_name_inside_another_name_is_no_place(text: str) -> None:
    assert [p.name for p in first(text).places][:1] == ["Mubi"]
    assert {p.name for p in first(text).places} <= {"Mubi", "Nigeria"}


def test_every_place_stands_on_a_slice_of_the_text() -> None:
    text = "KABUL (AFP) - A bomb killed four guards in Kunduz city, 20 km north of Baghlan, Afghanistan, on Monday."
    for place in first(text).places:
        assert place.quote is not None
        assert text[place.quote.start : place.quote.end] == place.quote.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen attacked Wurobarde, 26 km north of Mubi, Nigeria, and killed two traders.", ["Wurobarde"]),
        ("Gunmen killed two traders 26 km north of Mubi, Nigeria, on Monday.", ["Mubi"]),
        ("Gunmen who came from Yola killed two traders in Mubi, Nigeria, on Monday.", ["Mubi"]),
        ("Gunmen killed two traders on the Lassa road near Mubi, Nigeria, on Monday.", ["Mubi"]),
        ("Gunmen who crossed the Benue river killed two traders at Wurobarde, Nigeria, on Monday.", ["Wurobarde"]),
        ("A bomb killed four guards at the prison of Mubi, Nigeria, on Monday.", ["Mubi"]),
        ("Mobs attacked Tamils in Colombo, Sri Lanka, and killed nine people on Monday.", ["Colombo"]),
        ("On Monday gunmen killed nine worshippers in two mosques at Wurobarde, Nigeria.", ["Wurobarde"]),
    ],
)
def test_the_spot_comes_before_what_is_named_beside_it(text: str, names: list[str]) -> None:
    assert [p.name for p in first(text).places][:1] == names


def test_an_unknown_village_beside_a_town_is_put_where_the_text_says() -> None:
    place = first("Gunmen killed two traders at Wurobarde, 26 km north of Mubi, Nigeria, on Monday.").places[0]
    assert place.name == "Wurobarde"
    assert place.precision == "near_town"
    assert place.latitude == pytest.approx(10.27 + 26 / 111, abs=0.05)


def test_an_unknown_square_is_put_at_the_town_of_the_report() -> None:
    text = "Police held talks in Baghdad, Iraq, on Sunday. A bomb killed four guards in Wurtani Square on Monday."
    place = first(text).places[0]
    assert place.name == "Wurtani Square"
    assert (place.country, place.precision) == ("IQ", "town")


@pytest.mark.parametrize("words", ["IN RETALIATION", "ON A MOTORCYCLE", "AT DAYBREAK", "IN LOW-INCOME NEIGHBORHOODS"])
def test_common_words_in_capitals_are_no_places(words: str) -> None:
    text = f"BOGOTA, 12 OCT 89 (EFE) -- [TEXT] GUNMEN KILLED TWO POLICEMEN {words} IN CALI, COLOMBIA, ON MONDAY."
    assert {p.name for p in first(text).places} <= {"CALI", "COLOMBIA", "Colombia"}


def placed(text: str) -> list[str]:
    return [place.name for place in code(text).incidents[-1].places]


HEADS = """Incident list, Nigeria, 3-5 April 2017

3 Apr - Kano, Wurokwari: gunmen killed two traders.
4 Apr - Yola: a bomb killed four guards on the Wurobali road.
5 Apr - Batsara LGA, Katsina State: gunmen attacked Wurokaltu village and killed a farmer.
"""


def test_heads_of_entries_go_from_wide_to_fine_or_back_and_hold_what_their_entry_names() -> None:
    found = [tuple(p.name for p in incident.places) for incident in code(HEADS).incidents]
    assert found[0][:2] == ("Wurokwari", "Kano")
    assert found[1][:2] == ("Wurobali road", "Yola")
    assert found[2][0] == "Wurokaltu"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bomb killed two in the Lido Park area of Mogadishu, Somalia.", ["Lido Park", "Mogadishu"]),
        ("A grenade killed two in Bujumbura's Kamengo district in Burundi.", ["Kamengo", "Bujumbura"]),
        ("In Mubi, Nigeria, gunmen killed two traders in the village of Wurobali.", ["Wurobali", "Mubi"]),
        ("Gunmen killed two in the Kolo forest of Adamawa state, Nigeria.", ["Kolo forest", "Adamawa"]),
        ("A bomb killed two in the capital, Khartoum, in Sudan.", ["Khartoum"]),
        ("Gunmen shot two guards in a Presbyterian school in Mubi, Nigeria.", ["Mubi"]),
        ("Seven monks were kidnapped from Wurobali, Adamawa state, Nigeria.", ["Wurobali", "Adamawa"]),
    ],
)
def test_the_finest_place_comes_first_however_it_is_told(text: str, names: list[str]) -> None:
    assert placed(text)[: len(names)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels shelled the Wuro Hospital near Mubi, Nigeria.", "Mubi"),
        ("A bomb killed two in the Wuro Theatre in Mubi, Nigeria.", "Wuro Theatre"),
    ],
)
def test_a_hospital_that_is_struck_is_no_place_and_a_theatre_in_which_it_happened_is_one(text: str, name: str) -> None:
    assert placed(text)[0] == name


def test_where_the_doers_come_from_is_not_where_it_happened() -> None:
    assert "Jonglei" not in placed("Raiders from Jonglei killed two herders on Friday, a ministry in South Sudan said.")


def test_a_country_beyond_the_border_does_not_take_a_village() -> None:
    text = (
        "Gunmen killed two in the village of Wurosolo near the border with Niger, the government of Burkina Faso said."
    )
    assert first(text).places[0].country == "BF"


def test_a_story_sent_from_one_country_may_play_in_another() -> None:
    text = "NAIROBI - Gunmen killed two traders in the village of Wurohamda on Monday, a man in Khartoum, Sudan, said."
    assert first(text).places[0].country == "SD"


def test_kind_words_of_one_country_speak_for_it() -> None:
    assert first("Two men were shot in Sitio Bayag, Barangay Ganta, on Monday.").places[0].country == "PH"


def test_divisions_with_a_side_are_found_under_their_other_forms() -> None:
    place = first("Gunmen killed two traders in North Kivu, DR Congo, on Monday.").places[0]
    assert (place.name, place.precision, place.country) == ("North Kivu", "admin1", "CD")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Nigeria a bomb exploded outside a Kano hotel on Monday, killing two traders.", "Kano"),
        ("Gunmen killed two traders on Dublin's Kola Strand on Monday.", "Kola Strand"),
        ("Raiders came down from Yola to Mubi on Monday and shot dead two traders.", "Mubi"),
        ("Gunmen killed two traders in the neighbouring town of President Kola on Monday.", "President Kola"),
        ("Gunmen killed two traders at village Kolapur on Monday.", "Kolapur"),
        ("Two policemen were killed in the heights of Kola on Monday in a gun battle.", "Kola"),
        ("Gunmen shot two traders near Mubi on Monday. One died in Yola General Hospital.", "Mubi"),
    ],
)
def test_the_place_is_where_it_happened(text: str, place: str) -> None:
    assert first(text).places[0].name == place


def test_an_act_of_another_day_has_not_the_place_of_the_one_before() -> None:
    text = "On 3 May 1990 the front killed a judge in Mubi, Nigeria. On 1 July 1991 it abducted 14 people."
    assert [p.name for i in code(text).incidents[1:] for p in i.places if p.kind != "country"] == []


def test_heads_may_run_from_wide_to_fine() -> None:
    lines = [
        f"{day}/06 Benue, Guma LGA, {town}: gunmen killed two farmers."
        for day, town in (("03", "Kolawe"), ("04", "Tarnwe"), ("05", "Ubawe"))
    ]
    found = code("\n\n".join(("SECURITY LOG, 2-6 JUN 2025", *lines)))
    assert [i.places[0].name for i in found.incidents] == ["Kolawe", "Tarnwe", "Ubawe"]


@pytest.mark.parametrize(("rule", "names"), [("place", ["Mubi"]), (SPOT, ["Mubi", "Gwoza", "Nigeria"])])
def test_what_the_second_look_holds_to_be_the_spot_stays_behind_any_preposition(rule: str, names: list[str]) -> None:
    text = "Gunmen stopped a bus to Gwoza, Nigeria, and killed two traders in Mubi on Monday."
    told = document(text)
    reading = read(told)
    placing = Placing(told, reading, Phrases(reading), Gazetteer.open(()))

    def claim(name: str, rule: str) -> Claim:
        quote = Quote.of(text, text.index(name), text.index(name) + len(name))
        return Claim(key=name, event="s0e0", field="place", written=name, quote=quote, coder="rules", rule=rule)

    found = placing.of([claim("Gwoza", rule), claim("Mubi", "place")])
    assert [place.name for place in found] == names
