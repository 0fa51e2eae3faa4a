"""Counties of one name: the province, the country or the neighbours tell which is meant; else the name stays open."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pipeline.extract.layers import PLACES

Analyse = Callable[..., Doc]


def meant(doc: Doc, words: str) -> str:
    """The id of the first place of these words."""
    return next(span.kb_id_ for span in doc.spans[PLACES] if span.text == words)


def candidates(doc: Doc, words: str) -> tuple[str, ...]:
    return (doc._.candidates or {}).get(meant(doc, words), ())


BETWEEN_KOREAS = [
    ("Kosong County", "KP0406", "X-KR-GOSEONG"),
    ("Goseong County", "KP0406", "X-KR-GOSEONG"),
    ("Cholwon County", "KP0413", "X-KR-CHEORWON"),
    ("Cheorwon County", "KP0413", "X-KR-CHEORWON"),
    ("Ongjin County", "KP0903", "X-KR-ONGJIN"),
    ("Yonggwang County", "KP0311", "X-KR-YEONGGWANG"),
    ("Yeonggwang County", "KP0311", "X-KR-YEONGGWANG"),
    ("Kangwon Province", "KP-07", "X-KR-GANGWON"),
    ("Gangwon Province", "KP-07", "X-KR-GANGWON"),
    ("Sunchon City", "KP0705", "X-KR-SUNCHEON"),
    ("Suncheon City", "KP0705", "X-KR-SUNCHEON"),
]


@pytest.mark.parametrize(("name", "northern", "southern"), BETWEEN_KOREAS)
def test_the_country_settles_a_name_of_both_koreas(analyse: Analyse, name: str, northern: str, southern: str) -> None:
    assert meant(analyse(f"A mill was opened in {name}, North Korea."), name) == northern
    assert meant(analyse(f"A mill was opened in {name}, South Korea."), name) == southern


@pytest.mark.parametrize(("name", "northern", "southern"), BETWEEN_KOREAS)
def test_without_context_a_name_of_both_koreas_stays_open(
    analyse: Analyse, name: str, northern: str, southern: str
) -> None:
    assert candidates(analyse(f"A mill was opened in {name}."), name) == tuple(sorted((northern, southern)))


@pytest.mark.parametrize(("name", "northern", "southern"), BETWEEN_KOREAS)
def test_an_agency_of_the_country_needs_no_other_word(
    analyse: Analyse, name: str, northern: str, southern: str
) -> None:
    assert meant(analyse(f"A mill was opened in {name}.", outlet_id="kcna"), name) == northern


BARE = [
    ("Kosong", "KP0406", "X-KR-GOSEONG"), ("Goseong", "KP0406", "X-KR-GOSEONG"),
    ("Cholwon", "KP0413", "X-KR-CHEORWON"), ("Cheorwon", "KP0413", "X-KR-CHEORWON"),
    ("Ichon", "KP0414", "X-KR-ICHEON"), ("Icheon", "KP0414", "X-KR-ICHEON"),
    ("Kangwon", "KP-07", "X-KR-GANGWON"), ("Gangwon", "KP-07", "X-KR-GANGWON"),
    ("Kangnam", "KP0820", "X-KR-GANGNAM"), ("Gangnam", "KP0820", "X-KR-GANGNAM"),
    ("Kangdong", "KP1023", "X-KR-GANGDONG"), ("Gangdong", "KP1023", "X-KR-GANGDONG"),
    ("Sunchon", "KP0705", "X-KR-SUNCHEON"), ("Suncheon", "KP0705", "X-KR-SUNCHEON"),
    ("Yonggwang", "KP0311", "X-KR-YEONGGWANG"), ("Yeonggwang", "KP0311", "X-KR-YEONGGWANG"),
    ("Ongjin", "KP0903", "X-KR-ONGJIN"),
    ("Phangyo", "KP0415", "X-KR-PANGYO"), ("Pangyo", "KP0415", "X-KR-PANGYO"),
    ("Kimhwa", "KP0409", "X-KR-GIMHWA"), ("Gimhwa", "KP0409", "X-KR-GIMHWA"),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("name", "northern", "southern"), BARE)
def test_a_bare_name_of_both_koreas_needs_the_country(
    read_doc: Analyse, name: str, northern: str, southern: str
) -> None:
    assert meant(read_doc(f"A mill was opened in {name}, North Korea."), name) == northern
    assert meant(read_doc(f"A mill was opened in {name}, South Korea."), name) == southern
    doc = read_doc(f"A mill was opened in {name} on Monday.")
    assert candidates(doc, name) == tuple(sorted((northern, southern)))


UNITS = [
    ("Kangnam County", "KP0820"),
    ("Gangnam District", "X-KR-GANGNAM"),
    ("Kangdong County", "KP1023"),
    ("Gangdong District", "X-KR-GANGDONG"),
    ("Ichon County", "KP0414"),
    ("Icheon City", "X-KR-ICHEON"),
    ("Kimhwa County", "KP0409"),
    ("Phangyo County", "KP0415"),
]


@pytest.mark.parametrize(("name", "place_id"), UNITS)
def test_the_administrative_word_tells_a_county_from_a_city_or_district(
    analyse: Analyse, name: str, place_id: str
) -> None:
    assert meant(analyse(f"North and South Korea. A mill was opened in {name}, he said."), name) == place_id


PROVINCES = [("South Phyongan", "KP0720"), ("North Phyongan", "KP0617")]


@pytest.mark.parametrize(("province", "place_id"), PROVINCES)
@pytest.mark.parametrize(
    "text",
    ["in Unsan County of {} Province.", "in Unsan County, {} Province, North Korea.", "in {} Province's Unsan County."],
)
def test_the_province_settles_a_county(analyse: Analyse, text: str, province: str, place_id: str) -> None:
    assert meant(analyse("A mill was opened " + text.format(province)), "Unsan County") == place_id


def test_neighbours_settle_a_county(analyse: Analyse) -> None:
    near_sunchon = analyse("North Korea opened mills in Sukchon County, Unsan County and Mundok County.")
    near_kusong = analyse("North Korea opened mills in Sakju County, Unsan County and Kujang County.")
    assert (meant(near_sunchon, "Unsan County"), meant(near_kusong, "Unsan County")) == ("KP0720", "KP0617")


def test_neighbours_of_both_provinces_settle_nothing(analyse: Analyse) -> None:
    doc = analyse("North Korea opened mills in Sukchon County, Unsan County and Sakju County.")
    assert candidates(doc, "Unsan County") == ("KP0617", "KP0720")


def test_the_country_alone_does_not_tell_two_counties_of_it_apart(analyse: Analyse) -> None:
    doc = analyse("North Korea opened a mill in Unsan County.")
    assert candidates(doc, "Unsan County") == ("KP0617", "KP0720")
    assert meant(doc, "Unsan County") == "open:unsan-county"


def test_once_settled_it_is_settled_for_the_article(analyse: Analyse) -> None:
    doc = analyse("Unsan County is proud. The mill of Unsan County, South Phyongan Province, was opened.")
    assert [span.kb_id_ for span in doc.spans[PLACES] if span.text == "Unsan County"] == ["KP0720", "KP0720"]


def test_two_of_one_name_in_one_article_keep_apart(analyse: Analyse) -> None:
    doc = analyse("Unsan County, South Phyongan Province, is not Unsan County, North Phyongan Province.")
    assert [span.kb_id_ for span in doc.spans[PLACES] if span.text == "Unsan County"] == ["KP0720", "KP0617"]


@pytest.mark.parametrize(
    "words",
    [
        "Songchon River",
        "Ryongsong Machine Complex",
        "Kim Hyong Jik County",
    ],
)
def test_a_county_inside_another_name_belongs_to_that(analyse: Analyse, words: str) -> None:
    doc = analyse(f"North Koreans went to the {words} by bus.")
    assert [span.text for span in doc.spans[PLACES]] == [words]


@pytest.mark.parametrize(
    "words", ["Kim Chaek University of Technology", "February 17 Scientists and Engineers Cement Institute"]
)
def test_a_body_named_after_a_place_person_or_day_is_one_body(analyse: Analyse, words: str) -> None:
    doc = analyse(f"North Koreans of the {words} were there.")
    assert [span.text for layer in ("people", "places") for span in doc.spans[layer]] == []
    assert [span.text for span in doc.spans["organizations"]] == [words]
