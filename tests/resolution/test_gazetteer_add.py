from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest

from annals.errors import CallError, GazetteerError
from annals.resolution.gazetteer import Gazetteer, user_packs
from annals.resolution.gazetteer_add import add


def dump_row(number: int, name: str, feature: str = "P", code: str = "PPL", **given: str) -> str:
    cells = [
        str(number), name, given.get("ascii", name), given.get("other", ""), given.get("lat", "10.5"),
        given.get("lon", "13.5"), feature, code, "NG", "", "35", given.get("admin2", ""), "", "",
        given.get("people", "0"), "", "300", "Africa/Lagos", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(cells)


def table(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def ged(name: str, latitude: str = "36.1", longitude: str = "37.2", **more: str) -> dict[str, str]:
    row = {
        "id": "1", "where_prec": "1", "where_coordinates": name, "adm_1": "Aleppo Governorate",
        "adm_2": "Manbij district", "latitude": latitude, "longitude": longitude, "country": "Syria",
    }  # fmt: skip
    return row | more


def test_a_dump_gives_places_with_the_names_of_its_divisions(tmp_path: Path) -> None:
    lines = [
        dump_row(900001, "Adamawa State", "A", "ADM1"),
        dump_row(900002, "Mubi North", "A", "ADM2", admin2="77"),
        dump_row(900003, "Qwezzera", other="Kwezzera,Qwezzerah", admin2="77", people="420"),
        dump_row(900004, "Some Ridge Under The Sea", "U", "RDGU"),
    ]
    archive = tmp_path / "NG.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.txt", "x")
        file.writestr("NG.txt", "\n".join(lines) + "\n")
    done = add(archive, tmp_path / "packs")
    assert (done.new, done.known, done.bad) == (3, 0, ())
    found = Gazetteer.open(user_packs(tmp_path / "packs")).lookup("Kwezzera")[0]
    assert (found.id, found.admin1, found.admin2, found.population) == ("geonames:900003", "Adamawa", "Mubi North", 420)


def test_adding_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    source = table(tmp_path / "ged.csv", [ged("Qwezzera village"), ged("Qwezzera village"), ged("Zzarab town", "36.9")])
    folder = tmp_path / "packs"
    first, again = add(source, folder), add(source, folder)
    assert (first.new, first.known) == (2, 0)
    assert (again.new, again.known) == (0, 2)


def test_a_coded_table_gives_kinds_divisions_and_the_coordinates_of_most_rows(tmp_path: Path) -> None:
    rows = [ged("Qwezzera village", "36.10"), ged("Qwezzera village", "36.10"), ged("Qwezzera village", "36.12")]
    rows += [ged("Qwezzera village", "33.0"), ged("Syria", where_prec="6"), ged("Zzarab/Sarabb town (ruins)")]
    done = add(table(tmp_path / "ged.csv", rows), tmp_path)
    assert done.bad == ()
    gazetteer = Gazetteer.open(user_packs(tmp_path))
    places = gazetteer.lookup("Qwezzera", ("SY",))
    assert sorted((p.kind, p.latitude, p.admin1, p.admin2) for p in places) == [
        ("town", 33.0, "Aleppo", "Manbij"),
        ("town", 36.1, "Aleppo", "Manbij"),
    ]
    assert gazetteer.lookup("Sarabb", ("SY",))[0].name == "Zzarab"
    assert [p.id for p in gazetteer.lookup("Syria") if p.id.startswith("user:")] == []


def test_bad_rows_are_named_and_the_others_go_in(tmp_path: Path) -> None:
    source = table(
        tmp_path / "t.csv",
        [
            ged("Qwezzera"),
            ged("Zzarab", "north"),
            ged("Wwarab", "96.0"),
            ged("", "36.0"),
            ged("Xxarab", country="Ruritania"),
        ],
    )
    with source.open("a", encoding="utf-8") as file:
        file.write("1,2,3\n")
    done = add(source, tmp_path)
    assert done.new == 1
    assert [row.number for row in done.bad] == [3, 4, 5, 6, 7]
    assert [row.why for row in done.bad] == [
        "latitude is no number: 'north'",
        "latitude is outside of -90 to 90: '96.0'",
        "no name",
        "no country is called 'Ruritania'",
        "3 columns instead of 8",
    ]


def test_columns_of_any_name_can_be_told(tmp_path: Path) -> None:
    source = table(tmp_path / "own.csv", [{"ORT": "Qwezzera", "B": "36,5", "L": "37.5"}])
    with pytest.raises(GazetteerError) as caught:
        add(source, tmp_path)
    assert "--map name=COLUMN" in caught.value.mend
    done = add(source, tmp_path, columns={"name": "ORT", "latitude": "B", "longitude": "L"}, country="SY")
    assert done.new == 1
    found = Gazetteer.open(user_packs(tmp_path)).lookup("Qwezzera", ("SY",))[0]
    assert (found.latitude, found.longitude, found.country) == (36.5, 37.5, "SY")


@pytest.mark.parametrize("columns", [{"where": "ORT"}, {"name": "NOWHERE"}])
def test_a_mapping_that_names_nothing_is_a_wrong_call(tmp_path: Path, columns: dict[str, str]) -> None:
    source = table(tmp_path / "own.csv", [{"ORT": "Qwezzera", "latitude": "36.5", "longitude": "37.5"}])
    with pytest.raises(CallError):
        add(source, tmp_path, columns=columns)


def test_what_cannot_be_read_is_refused_and_leaves_no_pack(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no archive")
    (tmp_path / "x.csv").write_bytes(bytes(range(256)) * 20)
    for name in ("x.zip", "x.csv", "none.csv"):
        with pytest.raises(GazetteerError) as caught:
            add(tmp_path / name, tmp_path / "packs")
        assert caught.value.mend
    assert not (tmp_path / "packs" / "places.sqlite").exists()
