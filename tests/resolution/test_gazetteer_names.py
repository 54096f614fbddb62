from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.resolution.gazetteer_names import loose_keys, name_key, split_kind, without_article

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Ma‘arrat an Nu‘mān", "maarrat an numan"),
        ("MA'ARRAT AN-NU'MAN", "maarrat an numan"),
        ("St. Louis", "saint louis"),
        ("Łódź", "lodz"),
        ("Iğdır", "igdir"),
        ("N'Djamena", "ndjamena"),
        ("  Deir   ez-Zor ", "deir ez zor"),
        ("---", ""),
    ],
)
def test_a_key_keeps_what_tells_names_apart(written: str, key: str) -> None:
    assert name_key(written) == key


@given(NAMES)
@settings(max_examples=60)
def test_a_key_is_its_own_key(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Khan Sheikhoun", "Khān Shaykhūn"),
        ("Douma", "Duma"),
        ("Saraqib", "Saraqeb"),
        ("Ar Raqqah", "Rakka"),
        ("Tel Rifaat", "Tall Rif‘at"),
        ("Cheikh Maskine", "Sheikh Miskin"),
    ],
)
def test_spellings_of_one_name_share_their_consonants(one: str, other: str) -> None:
    assert loose_keys(name_key(one))[0] == loose_keys(name_key(other))[0] != ""


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Kano", "Kaduna"), ("Mubi", "Yobe")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert loose_keys(name_key(one)) != loose_keys(name_key(other))


def test_an_article_is_dropped_only_before_a_name() -> None:
    assert without_article("el peten") == "peten"
    assert without_article("la") == "la"
    assert without_article("salvador") == "salvador"


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("Homs Governorate", "Homs", "admin1"),
        ("Departamento de Antioquia", "Antioquia", "admin1"),
        ("Quindío Department", "Quindío", "admin1"),
        ("Talbisah  town", "Talbisah", "town"),
        ("town of Mubi", "Mubi", "town"),
        ("Al-Hol Camp", "Al-Hol", "camp"),
        ("Port of Spain", "Port of Spain", None),
        ("Port Sudan", "Port Sudan", None),
        ("Province", "Province", None),
    ],
)
def test_a_kind_word_is_told_from_the_name(written: str, name: str, kind: str | None) -> None:
    assert split_kind(written) == (name, kind)
