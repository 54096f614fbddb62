from __future__ import annotations

import pytest

from annals.language.places import find_demonyms, find_places
from annals.language.reading import read
from annals.model import Document
from annals.resolution.gazetteer import Gazetteer
from annals.resolution.place_answer import PlaceAnswer
from annals.resolution.place_context import PlaceContext
from annals.resolution.place_geometry import distance_km, moved
from annals.resolution.places import as_places, context_of, countries_named, resolve_places


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.open()


def answers(world: Gazetteer, text: str, dateline: str | None = None, country: str | None = None) -> list[PlaceAnswer]:
    reading = read(Document(id="x", text=text, sha256=""))
    phrases = [p for s in reading.sentences for p in find_places(s, caps=reading.caps)]
    demonyms = [d for s in reading.sentences for d in find_demonyms(s)]
    context = context_of(phrases, world, demonyms=demonyms, dateline=dateline, dateline_country=country)
    return list(resolve_places(phrases, context, world))


def answer(world: Gazetteer, text: str, name: str, dateline: str | None = None) -> PlaceAnswer:
    return next(a for a in answers(world, text, dateline) if a.phrase.name == name)


def test_a_town_is_given_with_country_division_coordinates_reach_and_reason(world: Gazetteer) -> None:
    mubi = answer(world, "Gunmen killed three people in Mubi, Nigeria.", "Mubi")
    assert (mubi.country, mubi.country_name, mubi.admin1, mubi.precision) == ("NG", "Nigeria", "Adamawa", "town")
    assert (mubi.radius_km, mubi.gazetteer_id) == (5.0, "geonames:2329821")
    assert mubi.latitude == pytest.approx(10.27, abs=0.01)
    assert "Mubi" in mubi.why
    assert [p.name for p in mubi.parents] == ["Nigeria"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Shells hit Tripoli, Libya.", "Tripoli", "LY"),
        ("Shells hit Tripoli, Lebanon.", "Tripoli", "LB"),
        ("Lebanese soldiers said the shells fell in Tripoli. Lebanon protested.", "Tripoli", "LB"),
        ("In San Miguel, El Salvador, a bus was burned.", "San Miguel", "SV"),
        ("A bus was burned in San Miguel. The Salvadoran army spoke of it in San Salvador.", "San Miguel", "SV"),
        ("A bus was burned in Santa Cruz, Bolivia.", "Santa Cruz", "BO"),
        ("Two men were killed in Puerto Rico, in Caqueta province.", "Puerto Rico", "CO"),
        ("Two men were killed in Puerto Rico, the governor said.", "Puerto Rico", "PR"),
    ],
)
def test_what_the_report_names_around_decides(world: Gazetteer, text: str, name: str, country: str) -> None:
    assert answer(world, text, name).country == country


def test_the_dateline_decides_where_nothing_else_does(world: Gazetteer) -> None:
    text = "A car bomb went off in Valencia."
    assert answer(world, text, "Valencia", dateline="CARACAS").country == "VE"
    assert answer(world, text, "Valencia", dateline="MADRID").country == "ES"


def test_a_kind_word_decides_between_town_and_province(world: Gazetteer) -> None:
    assert answer(world, "Clashes in Homs province, Syria, went on.", "Homs").precision == "admin1"
    assert answer(world, "Clashes in the city of Homs, Syria, went on.", "Homs").precision == "town"
    assert answer(world, "Clashes in Homs, Syria, went on.", "Homs").precision == "town"


def test_text_in_capitals_finds_towns_departments_and_countries(world: Gazetteer) -> None:
    found = answers(
        world, "THE BUS WAS BURNED IN THE CITY OF FLORES, IN THE NORTHERN EL PETEN DEPARTMENT OF GUATEMALA."
    )
    assert [(a.name, a.country, a.precision) for a in found[:2]] == [
        ("FLORES", "GT", "town"),
        ("EL PETEN", "GT", "admin1"),
    ]


def test_a_direction_moves_the_point_and_says_so(world: Gazetteer) -> None:
    at = answer(world, "They were ambushed in Mubi, Nigeria.", "Mubi")
    north = answer(world, "They were ambushed 20 km north of Mubi, Nigeria.", "Mubi")
    assert None not in (at.latitude, at.longitude, north.latitude, north.longitude)
    apart = distance_km((at.latitude or 0, at.longitude or 0), (north.latitude or 0, north.longitude or 0))
    assert apart == pytest.approx(20, abs=0.2)
    assert (north.precision, north.gazetteer_id) == ("near_town", None)
    near = answer(world, "They were ambushed near Mubi, Nigeria.", "Mubi")
    assert (near.precision, near.radius_km) == ("near_town", 10.0)


def test_an_unknown_place_falls_back_to_what_holds_it(world: Gazetteer) -> None:
    village = answer(world, "They burned the village of Qwezzbor in Adamawa state, Nigeria.", "Qwezzbor")
    assert (village.precision, village.by, village.admin1, village.gazetteer_id) == (
        "admin1", "parent", "Adamawa", None,
    )  # fmt: skip
    assert (village.radius_km or 0) > 50
    assert "not" in village.why or "no place" in village.why


def test_an_unknown_place_without_any_support_stays_unknown_with_its_reason(world: Gazetteer) -> None:
    lost = answer(world, "They burned houses in Qwezzbor.", "Qwezzbor")
    assert (lost.country, lost.latitude, lost.precision) == (None, None, None)
    assert lost.why
    assert not lost.found


def test_a_small_town_in_a_country_never_named_is_refused_with_its_candidates(world: Gazetteer) -> None:
    refused = answer(world, "In Syria, Aleppo and Idlib were shelled. They met in Best.", "Best")
    assert not refused.found
    assert refused.among
    assert refused.gazetteer_id is None


def test_a_street_is_not_the_far_town_it_is_named_after(world: Gazetteer) -> None:
    street = answer(world, "A bomb went off in Tarata Street in Lima, Peru.", "Tarata")
    assert (street.name, street.admin1) == ("Tarata Street", "Lima")
    assert street.by == "parent"


def test_a_side_of_a_country_is_named_and_stays_the_country(world: Gazetteer) -> None:
    mali = answer(world, "Two died in northern Mali.", "Mali")
    assert (mali.name, mali.country, mali.precision) == ("northern Mali", "ML", "country")


def test_the_capital_of_a_people_is_found(world: Gazetteer) -> None:
    capital = answers(world, "A bomb went off in the Salvadoran capital.")[0]
    assert (capital.country, capital.admin1, capital.kind) == ("SV", "San Salvador", "capital")


def test_places_of_an_incident_are_most_specific_first_with_exact_quotes(world: Gazetteer) -> None:
    text = "Gunmen killed three people in Mubi, in Adamawa state, Nigeria."
    places = as_places(answer(world, text, "Mubi"), text)
    assert [p.name for p in places] == ["Mubi", "Adamawa", "Nigeria"]
    assert [p.precision for p in places] == ["town", "admin1", "country"]
    for place in places:
        assert place.quote is not None
        assert text[place.quote.start : place.quote.end] == place.quote.text


def test_shares_of_a_context_add_up(world: Gazetteer) -> None:
    reading = read(Document(id="x", text="Clashes in Mubi, Kano and Tripoli. Libyan envoys met.", sha256=""))
    phrases = [p for s in reading.sentences for p in find_places(s)]
    context = context_of(phrases, world)
    assert sum(context.weights.values()) == pytest.approx(1, abs=0.01)
    assert context.likely[0] == "NG"
    assert PlaceContext().share("NG") == 0.0


@pytest.mark.parametrize("bearing", [0, 45, 90, 180, 270, 315])
def test_a_moved_point_lies_as_far_as_it_was_moved(bearing: int) -> None:
    for start in ((10.0, 13.0), (-33.0, 151.0), (64.0, 179.9)):
        assert distance_km(start, moved(*start, 30.0, bearing)) == pytest.approx(30, abs=0.1)


def test_countries_are_counted_wherever_they_stand() -> None:
    text = "The government of El Salvador thanked Costa Rica and the Ivory Coast; a turkey and a chad were sold."
    sentence = read(Document(id="x", text=text, sha256="")).sentences[0]
    assert countries_named(sentence) == ("SV", "CR", "CI")


def test_a_city_that_the_report_speaks_of_beats_a_small_town_beside_a_comma(world: Gazetteer) -> None:
    text = "In Bogota, United States officials met Colombian officers. Colombia thanked them."
    assert answer(world, text, "Bogota").country == "CO"
