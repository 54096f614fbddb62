"""The acled export: exact columns, ACLED's codes and number rule, and no row for what did not happen."""

import csv
from datetime import date
from pathlib import Path

import pytest

from annals.coded import Coded, Place, Toll
from annals.release.export import export
from annals.release.formats.acled import COLUMNS, event_day, fatalities, notes
from annals.scheme.load import load_scheme
from tests.release.support import MUBI, coded, incident, organization, person, toll

# The header of ACLED's own export since 20 March 2023.
HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,"
    "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,"
    "tags,timestamp"
)


def rows(tmp_path: Path, *documents: Coded) -> list[dict[str, str]]:
    file = tmp_path / "acled.csv"
    export(documents, "acled", str(file), load_scheme())
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_31_columns_stand_in_acleds_order() -> None:
    assert ",".join(COLUMNS) == HEADER
    assert len(COLUMNS) == 31


def test_a_row_in_acleds_codes(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, coded(incident()))
    wanted = {
        "event_date": "2024-03-12", "year": "2024", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
        "actor1": "Unidentified Armed Group (Nigeria)", "assoc_actor_1": "gunmen", "inter1": "3",
        "actor2": "Police Forces of Nigeria", "assoc_actor_2": "police officers", "inter2": "1",
        "interaction": "13", "civilian_targeting": "", "iso": "566", "region": "Western Africa",
        "country": "Nigeria", "admin1": "Adamawa", "location": "Mubi", "latitude": "10.2678",
        "longitude": "13.2644", "geo_precision": "2", "source": "AFP", "fatalities": "3",
    }  # fmt: skip
    assert {key: row[key] for key in wanted} == wanted
    assert row["event_id_cnty"].startswith("NGA") and row["event_id_cnty"][3:].isdigit()
    assert "annals_incident: inc-3f9a00112233" in row["tags"]


def test_civilians_are_general_and_a_named_group_stands_under_its_name(tmp_path: Path) -> None:
    case = incident(
        perpetrators=(person("gunmen"), organization("Ansaru")), victims=(person("traders", status="civilian"),)
    )
    (row,) = rows(tmp_path, coded(case))
    assert (row["actor1"], row["assoc_actor_1"]) == ("Ansaru", "gunmen")
    assert (row["actor2"], row["assoc_actor_2"], row["inter2"]) == ("Civilians (Nigeria)", "traders", "7")
    assert row["civilian_targeting"] == "Civilian targeting"


@pytest.mark.parametrize(
    ("edtf", "day", "precision"),
    [
        ("2024-03-12", date(2024, 3, 12), 1),
        ("[2024-03-10..2024-03-14]", date(2024, 3, 12), 2),
        ("2024-03", date(2024, 3, 16), 3),
        ("2024", None, None),
        ("[..1990-02-04]", None, None),
        ("some day", None, None),
        (None, None, None),
    ],
)
def test_the_date_is_no_finer_than_acled_can_say(edtf: str | None, day: date | None, precision: int | None) -> None:
    assert event_day(incident(date=edtf)) == (day, precision)


def test_a_year_alone_is_kept_without_a_day(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, coded(incident(date="2024")))
    assert (row["event_date"], row["year"], row["time_precision"]) == ("", "2024", "")


@pytest.mark.parametrize(
    ("killed", "figure"),
    [
        (None, 0),
        (Toll(low=3, high=None, wording="at least three"), 3),
        (Toll(low=5, high=7, wording="between five and seven"), 5),
        (Toll(low=24, high=None, wording="dozens"), 12),
        (Toll(low=24, high=24, wording="two dozen"), 24),
        (Toll(low=200, high=None, wording="hundreds of people"), 100),
        (Toll(low=20, high=None, wording="tens"), 10),
        (Toll(low=20000, high=None, wording="tens of thousands"), 20000),
        (Toll(low=36, high=36, wording="36, among them dozens of pupils"), 36),
        (Toll(low=0, high=5, wording="up to five"), 0),
        (Toll(low=None, high=5, wording="fewer than six"), 0),
    ],
)
def test_the_number_rule_takes_the_conservative_figure(killed: Toll | None, figure: int) -> None:
    assert fatalities(killed) == figure


def test_notes_tell_what_one_number_cannot() -> None:
    told = notes(incident(status="alleged", killed=toll(3, None, "at least three police officers")))
    assert told.endswith("Status: alleged. Killed, as reported: at least three police officers.")
    assert "\n" not in told


def test_what_did_not_happen_has_no_row_and_is_counted(tmp_path: Path) -> None:
    threat = incident(id="inc-2", status="threatened")
    assert len(rows(tmp_path, coded(incident(), threat))) == 1
    losses = (tmp_path / "acled.csv.losses.txt").read_text(encoding="utf-8")
    assert "1 incident: denied, only threatened or only planned" in losses


def test_without_a_place_nothing_is_invented(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, coded(incident(places=())))
    assert row["event_id_cnty"].startswith("XXX")
    for column in ("iso", "region", "country", "location", "latitude", "geo_precision"):
        assert row[column] == ""
    assert row["actor1"] == "Unidentified Armed Group"


@pytest.mark.parametrize(("precision", "code"), [("town", "1"), ("admin2", "2"), ("admin1", "3"), ("country", "3")])
def test_precision_of_the_place(tmp_path: Path, precision: str, code: str) -> None:
    place = Place(name="X", country="TD", latitude=12.0, longitude=-15.0, precision=precision)
    (row,) = rows(tmp_path, coded(incident(places=(place, MUBI))))
    assert (row["geo_precision"], row["longitude"], row["iso"]) == (code, "-15", "148")


def test_text_that_a_spreadsheet_would_run_is_harmless(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, coded(incident(perpetrators=(organization("=cmd|x"),))))
    assert row["actor1"] == "'=cmd|x"
