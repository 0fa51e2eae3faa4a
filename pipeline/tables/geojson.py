"""The places as GeoJSON (RFC 7946), for maps: one point for each place with coordinates."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.records import Place

PLACES_FILE = "places.geojson"


def write_geojson(file: Path, places: Sequence[Place]) -> None:
    """Write the places that have coordinates, in the order given, each with all its columns as properties."""
    features = [_feature(place) for place in places if place.latitude is not None and place.longitude is not None]
    collection = {"type": "FeatureCollection", "features": features}
    file.write_text(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _feature(place: Place) -> dict[str, Any]:
    """GeoJSON has longitude before latitude."""
    properties = place.model_dump(exclude={"latitude", "longitude"})
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "id": place.place_id, "geometry": point, "properties": properties}
