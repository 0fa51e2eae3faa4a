"""When claims were made: by words, by the occasion, else some day before print."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

from pipeline.dates.edtf import parse_edtf
from pipeline.extract.rows import article_rows

pytestmark = pytest.mark.model
Days = Callable[..., list[tuple[str, str, str]]]
PUBLISHED = "2025-03-12"
"""A Wednesday."""
ON_SOME_DAY = ("../2025-03-12", "inferred", "")
VISIT = "Kim Jong Un inspected the Kusong Textile Mill on March 5.\n"


@pytest.fixture(scope="module")
def days(read_doc: Callable[..., Doc]) -> Days:
    """Day, basis and words of each claim of a report."""

    def said(text: str, published: str = PUBLISHED) -> list[tuple[str, str, str]]:
        rows = article_rows(read_doc(text, published=published)).claims
        return [(row.said, str(row.said_basis), row.said_text) for row in rows]

    return said


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "The ministry said on Monday that the mill was ready.", ("2025-03-10", "relative", "Monday"), id="weekday"
        ),
        pytest.param(
            "The ministry said on March 5 that the mill was ready.", ("2025-03-05", "relative", "March 5"), id="no-year"
        ),
        pytest.param(
            "Yesterday the ministry said that the mill was ready.", ("2025-03-11", "relative", "Yesterday"), id="first"
        ),
        pytest.param(
            "Kim Jong Un said in January 2024 that the mill was ready.",
            ("2024-01", "explicit", "January 2024"),
            id="month",
        ),
        pytest.param(
            "In his 2019 New Year address Kim Jong Un said that the mills must hurry.",
            ("2019", "explicit", "2019"),
            id="address",
        ),
        pytest.param(
            "On March 5, Kim Jong Un visited a mill and said that the workers must hurry.",
            ("2025-03-05", "relative", "March 5"),
            id="what-he-did-before",
        ),
    ],
)
def test_day_that_words_tell(days: Days, text: str, day: tuple[str, str, str]) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ministry said the mill opened on March 5.", id="past"),
        pytest.param("The ministry said that the mill will open on April 5.", id="future"),
        pytest.param("The ministry said that the mill was ready.", id="no-date"),
        pytest.param("The ministry said on March 20, 2025 that the mill was ready.", id="behind-publication"),
    ],
)
def test_day_that_nothing_tells_is_until_publication(days: Days, text: str) -> None:
    assert days(text) == [ON_SOME_DAY]


def test_day_beside_the_cue_counts_before_a_day_in_the_statement(days: Days) -> None:
    text = "The ministry said on Monday that the mill opened on March 5."
    assert [day for day, _, _ in days(text)] == ["2025-03-10"]


@pytest.mark.parametrize(
    "following",
    ["He added that the roads must follow.", "\nHe added that the roads must follow."],
    ids=["sentence", "paragraph"],
)
def test_speaker_goes_on_on_the_same_day(days: Days, following: str) -> None:
    text = f"Kim Jong Un said on March 5 that the mill was ready. {following}"
    assert [day for day, _, _ in days(text)] == ["2025-03-05", "2025-03-05"]


def test_another_speaker_speaks_on_a_day_of_his_own(days: Days) -> None:
    text = "Kim Jong Un said on March 5 that the mill was ready. Analysts said that the mill had no power."
    assert days(text)[1] == ON_SOME_DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(f"{VISIT}He said that the workers must hurry.", "2025-03-05", id="visit"),
        pytest.param(f'{VISIT}"The mill is a model," Kim Jong Un said.', "2025-03-05", id="quotation"),
        pytest.param(
            "Kim Jong Un attended the opening ceremony of the Kusong Textile Mill on March 5.\n"
            "He said that the workers must hurry.",
            "2025-03-05",
            id="ceremony",
        ),
        pytest.param(
            "Kim Jong Un inspected the Kusong Textile Mill on Monday.\nHe said that the workers must hurry.",
            "2025-03-10",
            id="weekday",
        ),
    ],
)
def test_day_of_the_occasion(days: Days, text: str, day: str) -> None:
    assert days(text) == [(day, "inferred", "")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{VISIT}Analysts said that the mill has no power.", id="somebody-else"),
        pytest.param(f"{VISIT}Kim Jong Un had said that the mill was ready.", id="had-said"),
        pytest.param(
            "Kim Jong Un will inspect the Kusong Textile Mill on March 20.\nHe said that the mill was ready.",
            id="only-planned",
        ),
        pytest.param(
            "Kim Jong Un inspected the Kusong Textile Mill on March 5.\n"
            "He inspected the Anju Brewery on March 7.\nHe said that the workers must hurry.",
            id="two-occasions",
        ),
        pytest.param(VISIT + "The county is cold in winter. " * 60 + "\nHe said that the mill was ready.", id="far"),
    ],
)
def test_no_occasion_of_the_claim(days: Days, text: str) -> None:
    assert days(text) == [ON_SOME_DAY]


def test_words_count_before_the_occasion(days: Days) -> None:
    text = f"{VISIT}Kim Jong Un said on Monday that the mill was ready."
    assert days(text) == [("2025-03-10", "relative", "Monday")]


@pytest.mark.parametrize("published", ["2025-03", "2025", "2025-03-10/2025-03-15", PUBLISHED])
@pytest.mark.parametrize("words", ["on Monday ", "in January 2024 ", ""])
def test_nobody_speaks_after_publication(days: Days, words: str, published: str) -> None:
    ((said, _, _),) = days(f"The ministry said {words}that the mill was ready.", published)
    assert parse_edtf(said).end <= parse_edtf(published).end


def test_without_a_publication_nothing_is_known(days: Days) -> None:
    assert days("The ministry said that the mill was ready.", "") == [("", "inferred", "")]


def test_row_has_the_days_and_words_of_the_speech(read_doc: Callable[..., Doc]) -> None:
    text = "Kim Jong Un said in January 2024 that the mill was ready."
    (row,) = article_rows(read_doc(text, published=PUBLISHED)).claims
    assert (row.said, row.said_start, row.said_end) == ("2024-01", date(2024, 1, 1), date(2024, 1, 31))
    assert row.said_text in text[: row.start]


def test_row_can_be_dated_again(read_doc: Callable[..., Doc]) -> None:
    (row,) = article_rows(read_doc("The ministry said on Monday that it was ready.", published="2025-03")).claims
    assert (row.said, row.reading.on(parse_edtf("2025-03-12")).edtf) == ("2025-02-24/2025-03-31", "2025-03-10")
