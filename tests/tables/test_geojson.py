"""The places as GeoJSON: points with longitude first, all columns as properties, nothing without coordinates."""

import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Place
from pipeline.tables.geojson import write_geojson


def written(tmp: Path, *places: Place) -> dict[str, object]:
    write_geojson(tmp / "places.geojson", places)
    found: dict[str, object] = json.loads((tmp / "places.geojson").read_text(encoding="utf-8"))
    return found


def test_a_place_is_a_point(tmp_path: Path) -> None:
    place = Place(place_id="KP0912", name="Jaeryong County", kind="county", latitude=38.4, longitude=125.6)
    assert written(tmp_path, place) == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "KP0912",
                "geometry": {"type": "Point", "coordinates": [125.6, 38.4]},
                "properties": json.loads(place.model_dump_json(exclude={"latitude", "longitude"})),
            }
        ],
    }


def test_a_place_without_coordinates_is_left_out(tmp_path: Path) -> None:
    assert written(tmp_path, Place(place_id="place:x", name="X"))["features"] == []


@given(st.floats(-90, 90), st.floats(-180, 180), st.text())
def test_coordinates_and_names_come_back(latitude: float, longitude: float, name: str) -> None:
    place = Place(place_id="x", name=name.encode("utf-8", "replace").decode(), latitude=latitude, longitude=longitude)
    with tempfile.TemporaryDirectory() as folder:
        (feature,) = written(Path(folder), place)["features"]  # type: ignore[misc]
    assert feature["geometry"]["coordinates"] == [longitude, latitude]
    assert feature["properties"]["name"] == place.name
