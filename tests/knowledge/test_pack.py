"""The look-ups of `KnowledgePack`."""

import pytest

from pipeline.knowledge.load import KnowledgePack


@pytest.mark.parametrize(
    ("place_id", "county", "province", "country"),
    [
        pytest.param("KP0912", "Jaeryong County", "South Hwanghae Province", "North Korea", id="county"),
        pytest.param("KP0301", "Sinpho City", "South Hamgyong Province", "North Korea", id="city"),
        pytest.param("KPX-HUNGNAM", "Hamhung City", "South Hamgyong Province", "North Korea", id="city's district"),
        pytest.param("KPX-HYONGJESAN", "Hyongjesan District", "Pyongyang", "North Korea", id="capital's district"),
        pytest.param("KP-01", None, "Pyongyang", "North Korea", id="first-level city"),
        pytest.param("KP-05", None, "South Hwanghae Province", "North Korea", id="province"),
        pytest.param("KP", None, None, "North Korea", id="country"),
        pytest.param("X-CH-GENEVA", "Geneva", None, "Switzerland", id="city without a known province"),
        pytest.param("X-KP-PANMUNJOM", "Panmun District", "Kaesong City", "North Korea", id="site"),
        pytest.param("place:nowhere", None, None, None, id="id of no pack"),
    ],
)
def test_divisions_of_a_place(
    pack: KnowledgePack, place_id: str, county: str | None, province: str | None, country: str | None
) -> None:
    found = (pack.county_of(place_id), pack.province_of(place_id), pack.country_of(place_id))
    assert tuple(place and place.name for place in found) == (county, province, country)


def test_ancestors_are_nearest_first(pack: KnowledgePack) -> None:
    assert [place.place_id for place in pack.ancestors("KPX-HUNGNAM")] == ["KP0307", "KP-08", "KP"]
    assert pack.ancestors("KP") == ()
    assert pack.ancestors("place:nowhere") == ()


def test_rows_are_found_by_id(pack: KnowledgePack) -> None:
    named = [
        pack.person("kim-jong-un"),
        pack.organization("kcna"),
        pack.place("KP0912"),
    ]
    assert [fact and fact.name for fact in named] == ["Kim Jong Un", "KCNA", "Jaeryong County"]
    labelled = [
        pack.factory_type("regional_industry_factory"),
        pack.policy("20x10"),
    ]
    assert all(labelled)


def test_unknown_ids_give_none(pack: KnowledgePack) -> None:
    lookups = [pack.place, pack.person, pack.organization, pack.factory_type, pack.policy]
    assert [find("person:nobody") for find in lookups] == [None] * len(lookups)


def test_home_names_are_those_of_the_country_and_its_people(pack: KnowledgePack) -> None:
    assert {"North Korea", "DPRK", "North Korean"} <= pack.home_names()
    assert "South Korean" not in pack.home_names()


def test_every_country_has_its_two_letters(pack: KnowledgePack) -> None:
    countries = {place.place_id for place in pack.places if place.kind == "country"}
    assert set(pack.country_ids.values()) == countries


def test_a_city_of_the_world_lies_in_its_country(pack: KnowledgePack) -> None:
    assert [place.name for place in pack.ancestors("GN1734393")] == ["Malaysia"]


def test_an_id_that_only_begins_like_a_city_is_unknown(pack: KnowledgePack) -> None:
    assert pack.place("GN0") is None
