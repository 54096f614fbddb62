from __future__ import annotations

import pytest

from annals.resolution.countries import (
    by_demonym,
    by_iso2,
    by_iso3,
    by_name,
    countries,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("El Salvador", "SV"),
        ("EL SALVADOR", "SV"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Côte d'Ivoire", "CI"),
        ("the Netherlands", "NL"),
        ("U.S.", "US"),
        ("US", "US"),
        ("The United States", "US"),
        ("DR Congo", "CD"),
        ("Zaire", "CD"),
        ("Bosnia-Herzegovina", "BA"),
        ("West Germany", "DE"),
        ("USSR", "SU"),
        ("East Timor", "TL"),
        ("Yemen (North Yemen)", "YE"),
    ],
)
def test_a_country_is_known_by_its_names(name: str, code: str) -> None:
    found = by_name(name)
    assert found is not None
    assert found.iso2 == code


@pytest.mark.parametrize("name", ["us", "", "Springfield", "the"])
def test_what_is_no_country_is_none(name: str) -> None:
    assert by_name(name) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Salvadoran", "SV"),
        ("SALVADORANS", "SV"),
        ("Congolese", "CD"),
        ("Nigerien", "NE"),
        ("Nigerians", "NG"),
        ("South Sudanese", "SS"),
        ("Dutch", "NL"),
        ("American", "US"),
        ("Swiss", "CH"),
    ],
)
def test_a_demonym_points_at_its_country(word: str, code: str) -> None:
    found = by_demonym(word)
    assert found is not None
    assert found.iso2 == code


def test_codes_are_unique_and_found_in_both_cases() -> None:
    everyone = countries()
    assert len({c.iso2 for c in everyone}) == len({c.iso3 for c in everyone}) == len(everyone)
    numbers = [c.gw for c in everyone if c.gw is not None and c.until is None]
    assert len(set(numbers)) == len(numbers)
    assert by_iso2("sv") is by_iso3("SLV") is by_name("El Salvador")
    assert by_iso2("ZZ") is None


def test_every_name_leads_back_to_its_own_country() -> None:
    for country in countries():
        assert by_name(country.name) is country
        for word in country.other:
            assert by_name(word) is country, word
        for word in country.demonyms:
            assert by_demonym(word) is country, word


def test_regions_are_those_of_acled_and_ucdp() -> None:
    syria = by_iso2("SY")
    assert syria is not None
    assert (syria.acled, syria.ucdp, syria.gw, syria.numeric) == ("Middle East", "Middle East", 652, 760)
    assert {c.ucdp for c in countries()} == {"Africa", "Americas", "Asia", "Europe", "Middle East", None}
