import pytest

from pipeline.articles.metadata import RawMetadata
from pipeline.articles.outlet import Outlet, Outlets
from pipeline.knowledge.schema import OrganizationFact

OUTLETS = Outlets(
    [
        OrganizationFact(
            org_id="una",
            name="Unha News Agency",
            kind="agency",
            media="origin",
            domains=("una.example",),
            aliases=("UNA",),
        ),
        OrganizationFact(
            org_id="gazette",
            name="The Hill Gazette",
            kind="newspaper",
            media="republisher",
            domains=("news.hill.example",),
        ),
        OrganizationFact(org_id="ministry", name="Ministry of Mills", kind="ministry", domains=("mills.example",)),
    ]
)
DISPATCH = "A mill opens\nHilltown, May 6 (UNA) -- A mill opened on Monday."


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        (RawMetadata(outlet="Hill Gazette"), Outlet("Hill Gazette", "gazette")),
        (RawMetadata(outlet="una"), Outlet("una", "una")),
        (RawMetadata(outlet="The Valley Post"), Outlet("The Valley Post", "")),
        (RawMetadata(outlet="The Valley Post", url="https://una.example/1"), Outlet("The Valley Post", "una")),
        (RawMetadata(url="http://www.una.example/en/1"), Outlet("Unha News Agency", "una")),
        (RawMetadata(url="en.news.hill.example/1"), Outlet("The Hill Gazette", "gazette")),
        (RawMetadata(url="https://hill.example/1"), Outlet()),
        (RawMetadata(url="https://notuna.example/1"), Outlet()),
        (RawMetadata(url="https://mills.example/1"), Outlet()),
        (RawMetadata(url="http://[broken"), Outlet()),
        (RawMetadata(), Outlet()),
    ],
)
def test_outlet_by_name_or_address(meta: RawMetadata, expected: Outlet) -> None:
    assert OUTLETS.find(meta, "A mill opened on Monday.") == expected


def test_dateline_tells_the_outlet_when_nothing_else_does() -> None:
    assert OUTLETS.find(RawMetadata(), DISPATCH) == Outlet("Unha News Agency", "una")


@pytest.mark.parametrize(
    "meta",
    [RawMetadata(outlet="The Valley Post"), RawMetadata(url="https://valley.example/1")],
    ids=["name", "address"],
)
def test_dateline_does_not_beat_another_outlet(meta: RawMetadata) -> None:
    assert OUTLETS.find(meta, DISPATCH).outlet_id == ""


@pytest.mark.parametrize(
    "text",
    ["Hilltown, May 6 (Other) -- A mill opened.", "The agency (UNA) said a mill opened.", "", "(UNA" * 50],
)
def test_no_dateline_of_a_known_agency_gives_no_outlet(text: str) -> None:
    assert OUTLETS.find(RawMetadata(), text) == Outlet()
