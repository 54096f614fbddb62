"""The geojson export keeps RFC 7946, and says how wide a place is."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annals.coded import Coded, Place
from annals.release.export import export
from annals.release.formats.geojson import feature
from annals.scheme.load import load_scheme
from tests.release.support import MUBI, coded, incident


def collection(tmp_path: Path, *documents: Coded) -> Any:
    file = tmp_path / "out.geojson"
    export(documents, "geojson", str(file), load_scheme())
    return json.loads(file.read_text(encoding="utf-8"))


def test_a_feature_is_a_point_with_longitude_first(tmp_path: Path) -> None:
    made = collection(tmp_path, coded(incident()), coded(incident(id="inc-2", places=())))
    assert made["type"] == "FeatureCollection"
    assert "crs" not in made
    first, second = made["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [13.2644, 10.2678]}
    assert first["id"] == "inc-3f9a00112233"
    assert (first["properties"]["radius_m"], first["properties"]["place"]["precision"]) == (10000, "near_town")
    assert first["properties"]["killed"]["low"] == 3
    assert second["geometry"] is None
    assert second["properties"]["place"] is None


def test_nothing_coded_is_an_empty_collection(tmp_path: Path) -> None:
    assert collection(tmp_path, coded()) == {"type": "FeatureCollection", "features": []}


def test_a_place_without_coordinates_is_told_but_not_drawn(tmp_path: Path) -> None:
    (one,) = collection(tmp_path, coded(incident(places=(Place(name="Nowhere"), MUBI))))["features"]
    assert one["geometry"] is None, "the second place is not the place of the incident"
    assert one["properties"]["other_places"] == ["Mubi"]


@given(st.floats(-90, 90), st.floats(-180, 180))
@settings(max_examples=50, deadline=None)
def test_positions_stay_within_the_globe_and_the_centimetre(latitude: float, longitude: float) -> None:
    place = Place(name="X", latitude=latitude, longitude=longitude)
    at = feature(coded().document, incident(places=(place,)))["geometry"]["coordinates"]
    assert abs(at[0] - longitude) < 1e-7 and abs(at[1] - latitude) < 1e-7
    assert abs(at[0]) <= 180 and abs(at[1]) <= 90
