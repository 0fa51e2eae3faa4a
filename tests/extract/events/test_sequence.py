"""When events without a date of their own were, in whole texts."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.extract.nlp import build_nlp, load_model
from pipeline.knowledge.load import load_pack
from pipeline.records import Article

pytestmark = pytest.mark.model
Reader = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def events() -> Reader:
    """Type and days of the events of a report of Wednesday, 12 March 2025, without its headline."""
    nlp = build_nlp(load_model(), load_pack())
    day = date(2025, 3, 12)

    def read(text: str) -> list[tuple[str, str]]:
        text = f"From the Counties\n{text}"
        article = Article(article_id="a1", path="x", text=text, published_start=day, published_end=day)
        (doc,) = nlp.pipe([article])
        return [(frame.event_type.value, frame.interval.edtf) for frame in doc._.events]

    return read


def test_visit_goes_on_with_the_day_told_before(events: Reader) -> None:
    found = events("The leader visited Kusong City on February 3. He inspected a paper factory in the city.")
    assert found == [("inspection", "2025-02-03"), ("inspection", "2025-02-03")]


@pytest.mark.parametrize("opening", ["Later, he", "Afterwards he", "Subsequently, he"])
def test_what_came_later_was_between_that_day_and_the_report(events: Reader, opening: str) -> None:
    found = events(f"The leader visited Kusong City on February 3, 2023. {opening} inspected a factory in Anju City.")
    assert found[-1] == ("inspection", "2023-02-03/2025-03-12")


def test_what_started_soon_after_is_not_dated_to_the_day(events: Reader) -> None:
    found = events("The leader visited Kusong City on July 3, 2024. Construction of a mill started soon after.")
    assert found[-1] == ("groundbreaking", "2024-07-03/2025-03-12")


def test_opening_long_after_an_old_visit_is_not_dated_by_it(events: Reader) -> None:
    found = events("The leader visited Kusong City in October 2020. A new factory was opened in the city.")
    assert found[-1] == ("inauguration", "2020-10-01/2025-03-12")


def test_what_was_completed_followed_the_first_spade(events: Reader) -> None:
    found = events(
        "The leader broke ground for a mill in Kusong City in July 2024. The mill was completed by soldiers."
    )
    assert found[-1] == ("construction", "2024-07-01/2025-03-12")


def test_mill_of_an_old_story_was_not_built_this_year(events: Reader) -> None:
    found = events("The leader visited a mill in Kusong City in May 2021. The mill was built by soldiers.")
    assert ("construction", "../2025-03-12") in found


def test_day_counted_from_another_event_is_no_news_of_the_last_days(events: Reader) -> None:
    found = events("A mill was opened in Kusong City, two weeks after the leader visited Anju City on February 3.")
    assert ("inauguration", "../2025-03-12") in found


def test_what_a_meeting_adopted_was_adopted_on_its_day(events: Reader) -> None:
    found = events(
        "Pyongyang, March 12 (KCNA) -- The 3rd Plenary Meeting of the County People's Committee was held on Tuesday.\n"
        "The meeting adopted a law on the maintenance of roads.\nIt also approved a plan for building houses."
    )
    assert {days for kind, days in found if kind == "policy"} == {"2025-03-11"}


def test_date_behind_the_last_comma_dates_the_sentence(events: Reader) -> None:
    found = events(
        "Pyongyang, March 12 (KCNA) -- A ceremony for the inauguration of a mill in Kusong City, built by soldiers "
        "from many parts of the country, took place with splendour at the site, on Tuesday."
    )
    assert ("inauguration", "2025-03-11") in found


def test_plan_beside_a_beginning_does_not_date_it(events: Reader) -> None:
    found = events("Vietnam breaks ground on a chip plant in Hanoi, plans trial production in 2027.")
    assert ("groundbreaking", "2027") not in found


def test_own_date_of_an_unknown_publication_is_not_replaced_by_that_of_another_event() -> None:
    text = "From the Counties\nThe leader visited Kusong City on February 3, 2024. He inspected a mill last month."
    article = Article(article_id="a1", path="x", text=text)
    (doc,) = build_nlp(load_model(), load_pack()).pipe([article])
    assert [frame.interval.edtf for frame in doc._.events] == ["2024-02-03", ""]


def test_what_has_happened_since_then_lies_behind_the_last_date_of_the_paragraph(events: Reader) -> None:
    found = events("The leader began the drive in January 2024. Since then, he has inspected factories in Anju City.")
    assert found[-1] == ("inspection", "2024-01-01/2025-03-12")


def test_day_of_the_event_that_a_length_counts_from_is_not_shared(events: Reader) -> None:
    found = events("A mill was opened in Kusong City three years after the groundbreaking in March 2022.")
    assert ("inauguration", "2022-03-01/2025-03-12") in found
