from __future__ import annotations

import pickle
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from annals.errors import GazetteerError
from annals.resolution.gazetteer import SHIPPED, Gazetteer, data_folder, lookup_with_kind, user_packs
from annals.resolution.gazetteer_store import Entry, create, write


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.open()


def pack(path: Path, *entries: Entry) -> Path:
    with sqlite3.connect(path) as connection:
        create(connection)
        write(connection, entries)
    connection.close()
    return path


def village(number: int, name: str, latitude: float, longitude: float) -> Entry:
    return Entry(
        id=number, ref=f"user:{number}", name=name, kind="town", country="NG",
        latitude=latitude, longitude=longitude,
    )  # fmt: skip


def test_the_town_of_the_contract_is_found_with_its_division_and_id(world: Gazetteer) -> None:
    mubi = world.lookup("Mubi")[0]
    assert (mubi.id, mubi.country, mubi.admin1, mubi.kind) == ("geonames:2329821", "NG", "Adamawa", "town")
    assert mubi.latitude == pytest.approx(10.2676, abs=0.01)
    assert mubi.longitude == pytest.approx(13.2644, abs=0.01)


@pytest.mark.parametrize(
    ("name", "country", "match"),
    [
        ("EL PETEN", "GT", "article"),
        ("peten", "GT", "name"),
        ("Deir Ezzor", "SY", "spelling"),
        ("Khan Sheikhoun", "SY", "other name"),
        ("Sana'a", "YE", "name"),
        ("Bogotá", "CO", "name"),
        ("BOGOTA", "CO", "name"),
    ],
)
def test_a_name_is_bridged_and_the_bridge_is_said(world: Gazetteer, name: str, country: str, match: str) -> None:
    found = world.lookup(name, (country,))
    assert found
    assert {place.match for place in found} >= {match}
    assert all(place.country == country for place in found)


def test_countries_narrow_and_nothing_is_an_answer(world: Gazetteer) -> None:
    assert {place.country for place in world.lookup("Tripoli")} >= {"LY", "LB"}
    assert {place.country for place in world.lookup("Tripoli", ("LB",))} == {"LB"}
    assert world.lookup("Qjwvgbq") == ()
    assert world.lookup("...") == ()


def test_divisions_and_countries_have_an_approximate_middle_that_is_marked(world: Gazetteer) -> None:
    adamawa = next(place for place in world.lookup("Adamawa", ("NG",)) if place.kind == "admin1")
    assert adamawa.derived == "places"
    assert adamawa.radius_km is not None
    assert 80 < adamawa.radius_km < 250
    nigeria = world.lookup("Nigeria")[0]
    assert (nigeria.kind, nigeria.country, nigeria.derived) == ("country", "NG", "places")


def test_a_kind_word_decides_between_a_town_and_its_province(world: Gazetteer) -> None:
    assert {place.kind for place in lookup_with_kind(world, "Homs Governorate", ("SY",))} == {"admin1"}
    assert lookup_with_kind(world, "Homs city", ("SY",))[0].kind == "town"
    assert lookup_with_kind(world, "Mexico City")[0].country == "MX"


def test_parts_of_names_are_found_by_full_text(world: Gazetteer) -> None:
    assert "Ciudad Juárez" in {place.name for place in world.contains("juare ciudad", ("MX",))}
    assert world.contains("", ()) == ()


def test_a_pack_is_asked_beside_the_shipped_file_and_wins_where_both_know_a_place(tmp_path: Path) -> None:
    own = pack(tmp_path / "own.sqlite", village(1, "Mubi", 10.2680, 13.2640), village(2, "Zzaraba", 10.5, 13.0))
    both = Gazetteer.open([own])
    assert [place.id for place in both.lookup("Mubi") if place.country == "NG"] == ["user:1"]
    assert both.lookup("Zzaraba")[0].id == "user:2"
    assert both.lookup("Yola")[0].country == "NG"


def test_threads_and_copies_give_the_same_answers(world: Gazetteer) -> None:
    names = ["Mubi", "Kano", "Maiduguri", "Yola"] * 5
    expected = [world.lookup(name) for name in names]
    copy = pickle.loads(pickle.dumps(world))
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(copy.lookup, names)) == expected


def test_a_missing_damaged_or_older_file_is_refused_with_a_mend(tmp_path: Path) -> None:
    (tmp_path / "no.sqlite").write_bytes(b"this is no database, only text, and more of it")
    old = pack(tmp_path / "old.sqlite")
    with sqlite3.connect(old) as connection:
        connection.execute("PRAGMA user_version = 0")
    connection.close()
    for name in ("no.sqlite", "old.sqlite", "missing.sqlite"):
        with pytest.raises(GazetteerError) as caught:
            Gazetteer.open([tmp_path / name])
        assert caught.value.mend
        assert name in caught.value.where


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {"HOME": "/h"}, "/h/.local/share/annals/gazetteer"),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/d"}, "/d/annals/gazetteer"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Application Support/annals/gazetteer"),
        ("win32", {"LOCALAPPDATA": "/l", "USERPROFILE": "/u"}, "/l/annals/gazetteer"),
        ("linux", {"HOME": "/h", "ANNALS_GAZETTEER": "/own"}, "/own"),
    ],
)
def test_packs_lie_where_the_platform_keeps_data(platform: str, environ: dict[str, str], expected: str) -> None:
    assert data_folder(environ, platform) == Path(expected)


def test_no_folder_means_no_packs(tmp_path: Path) -> None:
    assert user_packs(tmp_path / "none") == ()


def test_the_shipped_file_is_small_enough_for_a_wheel() -> None:
    assert SHIPPED.stat().st_size < 60_000_000
