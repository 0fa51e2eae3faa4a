"""Another domain is another folder: the pack of world industry, alone and with the subject's own."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from pipeline import read_tables, run
from pipeline.config import Settings

pytestmark = pytest.mark.model

ARTICLES = Path(__file__).parent / "industry"


@pytest.fixture(scope="module", params=["world_industry", "dprk,world_industry"])
def tables(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, pd.DataFrame]:
    outputs = tmp_path_factory.mktemp("industry")
    run(ARTICLES, outputs, settings=Settings(pack=request.param))
    found = read_tables(outputs)
    return {name: getattr(found, name) for name in ("mentions", "places", "events")}


def test_kinds_of_plant_are_those_of_the_pack(tables: Mapping[str, pd.DataFrame]) -> None:
    mentions = tables["mentions"]
    assert set(mentions[mentions.kind == "factory_type"].entity_id) == {
        "automobile", "battery", "battery_materials", "semiconductor", "semiconductor_packaging",
        "garment_factory", "textile_mill", "shoe_factory", "knitwear_factory",
    }  # fmt: skip


def test_companies_of_the_pack_are_linked(tables: Mapping[str, pd.DataFrame]) -> None:
    assert {"stellantis", "catl", "infineon"} <= set(tables["mentions"].entity_id)


def test_cities_of_the_world_lie_in_their_countries(tables: Mapping[str, pd.DataFrame]) -> None:
    places = tables["places"].set_index("name")
    assert places.country[["Zaragoza", "Kulim"]].to_list() == ["Spain", "Malaysia"]
    assert places.latitude["Zaragoza"] == pytest.approx(41.66, abs=0.05)


def test_events_have_type_place_and_day(tables: Mapping[str, pd.DataFrame]) -> None:
    events = {(e.event_type, e.date, e.place) for e in tables["events"].itertuples()}
    assert ("inauguration", "2025-03-12", "Zaragoza") in events
    assert ("groundbreaking", "2025-05-19", "Kulim") in events
