"""Offices beside names: role, body, whether they are past; and who "the premier" is on the day of the article."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pipeline.extract.layers import PEOPLE
from pipeline.records import Method

pytestmark = pytest.mark.model
Read = Callable[..., Doc]


def offices(doc: Doc) -> list[tuple[str, str, str]]:
    return [(office.person, office.role, office.organization) for office in doc._.offices]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Han Ki Bom, chief secretary of the Anju City Committee of the WPK, cut the tape.",
            [("Han Ki Bom", "chief secretary", "Anju City Committee of the WPK")],
            id="apposition",
        ),
        pytest.param("Governor Elena Robles opened the mill.", [("Elena Robles", "Governor", "")], id="title"),
        pytest.param(
            "Han Ki Bom, member of the State Affairs Commission and manager of the Porim Tile Factory, spoke.",
            [
                ("Han Ki Bom", "member", "State Affairs Commission"),
                ("Han Ki Bom", "manager", "Porim Tile Factory"),
            ],
            id="two offices",
        ),
        pytest.param(
            "Han Ki Bom and Ri Man Sok, secretaries of the WPK Central Committee, were there.",
            [
                ("Han Ki Bom", "secretary", "Central Committee of the Workers' Party of Korea"),
                ("Ri Man Sok", "secretary", "Central Committee of the Workers' Party of Korea"),
            ],
            id="list",
        ),
        pytest.param(
            "Han Ki Bom, minister of Culture of the DPRK, left for Hanoi.",
            [("Han Ki Bom", "minister", "Ministry of Culture")],
            id="field of a minister",
        ),
    ],
)
def test_offices_stand_beside_names(read_doc: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert offices(read_doc(text)) == expected


def test_a_former_office_is_past(read_doc: Read) -> None:
    (office,) = read_doc("Former premier Kim Tok Hun was seen in the third row.")._.offices
    assert (office.role, office.is_past) == ("premier", True)


def test_offsets_cover_role_and_body(read_doc: Read) -> None:
    doc = read_doc("Han Ki Bom, manager of the Porim Tile Factory, spoke.")
    (office,) = doc._.offices
    assert doc.text[office.start : office.end] == "manager of the Porim Tile Factory"


def holder(doc: Doc) -> list[str]:
    return [doc._.names[span.kb_id_] for span in doc.spans[PEOPLE] if span.id_ == Method.COREFERENCE]


PLAIN = "North Korea held a meeting in Anju City. The premier made a report."


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-06-10", ["Kim Tok Hun"]),
        ("2025-06-10", ["Pak Thae Song"]),
        ("2025", ["Pak Thae Song"]),
        ("2024", []),
        ("2024-12-26", []),
        ("", []),
    ],
    ids=["before", "after", "whole year in office", "year of the change", "days of the change", "undated"],
)
def test_the_premier_is_who_it_was_that_day(read_doc: Read, published: str, expected: list[str]) -> None:
    assert holder(read_doc(PLAIN, published=published)) == expected


def test_the_article_knows_better_than_the_list(read_doc: Read) -> None:
    text = "Premier Han Ki Bom of North Korea came to Anju City. The premier made a report."
    assert holder(read_doc(text, published="2025-06-10")) == ["Han Ki Bom"]


def test_an_office_of_a_country_that_the_article_does_not_speak_of_is_nobodys(read_doc: Read) -> None:
    assert holder(read_doc("A meeting was held. The premier made a report.", published="2025-06-10")) == []
