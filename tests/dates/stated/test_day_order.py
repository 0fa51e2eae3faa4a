import pytest

from pipeline.articles.metadata import RawMetadata
from pipeline.dates.stated.day_order import ORDERED, day_first_of, order_of


@pytest.mark.parametrize(
    ("meta", "day_first"),
    [
        (RawMetadata(url="https://paper.example.uk/a"), True),
        (RawMetadata(url="https://paper.example.com/a", region="GB"), True),
        (RawMetadata(url="https://paper.example.com/a", region="US"), False),
        (RawMetadata(url="https://paper.example.com/a", region="IN"), True),
        (RawMetadata(url="https://paper.example.uk/a", region="US"), True),
        (RawMetadata(url="https://paper.example.kr/a"), None),
        (RawMetadata(url="https://paper.example.com/a"), None),
        (RawMetadata(url="http://[broken"), None),
    ],
)
def test_country_of_the_page_gives_the_order(meta: RawMetadata, day_first: bool | None) -> None:
    assert day_first_of(meta, "") is day_first


@pytest.mark.parametrize(
    ("words", "day_first"),
    [
        ("13/04/2025", True),
        ("04/13/25", False),
        ("date: 13.4.2025 10:12", True),
        ("03/04/2025", None),
        ("13/14/2025", None),
        ("32/04/2025", None),
    ],
)
def test_a_day_beyond_the_twelfth_shows_the_order(words: str, day_first: bool | None) -> None:
    found = ORDERED.search(words)
    assert found is not None
    assert order_of(found) is day_first


@pytest.mark.parametrize("words", ["2025-04-13", "13/04-2025", "v1.13/04/2025", "13/04/2025/7"])
def test_other_numbers_show_no_order(words: str) -> None:
    assert ORDERED.search(words) is None


def test_outlet_and_page_that_differ_leave_it_open() -> None:
    assert day_first_of(RawMetadata(region="GB"), "", False) is None
    assert day_first_of(RawMetadata(region="GB"), "", True) is True


def test_dates_that_read_one_way_only_show_the_order() -> None:
    assert day_first_of(RawMetadata(), "Opened 25/12/2024.") is True
    assert day_first_of(RawMetadata(), "Opened 12/25/2024.") is False
    assert day_first_of(RawMetadata(), "From 12/25/2024 to 26/12/2024.") is None
    assert day_first_of(RawMetadata(), "Opened 03/04/2024.") is None
