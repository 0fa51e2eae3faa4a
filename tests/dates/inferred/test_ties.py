"""Two dates tied by grammar give the publication; loose neighbours give nothing."""

from datetime import date

import pytest

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.infer import infer_published
from pipeline.dates.inferred.ties import counting_days
from pipeline.dates.values import Counted, MonthDay, Period, Value, Weekday


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Last year, in 2023, the mill was closed.", "2024"),
        ("The mill was closed in 2023 (last year).", "2024"),
        ("This year (2024) the mill was closed.", "2024"),
        ("Last month, in March 2023, the mill was closed.", "2023-04"),
        ("The mill was closed yesterday, May 3, 2023.", "2023-05-04"),
        ("Next year, 2025, a mill will be built.", "2024"),
        ("“Last year, in 2019, it was closed,” he wrote.", "2019-01-01/.."),
        ("Ten years ago, in 2014, the mill was closed.", "2023-07-02/.."),
        ("The road was built last year, and in 2023 a bridge was built.", "2023-01-01/.."),
    ],
)
def test_dates_in_apposition_are_the_same_days(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert infer_published(text, lexicon=lexicon).interval.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("More than three years have passed since the mill was opened in May 2020.", "2022-05-01/.."),
        ("In the ten years since the plan was adopted in 2011, forty mills were built.", "2020-01-01/.."),
        (
            "In March 2022, he unveiled the plan. Mills were built in less than two years since it began.",
            "2023-03/2024-03",
        ),
        ("Three years since the start in 2020 will have passed.", ""),
    ],
)  # fmt: skip
def test_a_length_of_time_with_a_dated_beginning_bounds_the_publication(
    text: str, edtf: str, lexicon: DateLexicon
) -> None:
    assert infer_published(text, lexicon=lexicon).interval.edtf == edtf


@pytest.mark.parametrize(
    ("value", "named", "days"),
    [
        (Period("year", -1), "2023", "2024"),
        (Period("month", -1), "2023-12", "2024-01"),
        (Period("day", -1), "2023-05-03", "2023-05-04"),
        (Weekday(2, "last"), "2023-05-03", "2023-05-03/2023-05-16"),
        (Weekday(2, "next"), "2023-05-03", "2023-04-20/2023-05-02"),
        (Counted(3, 3, "day", -1), "2023-05-03", "2023-05-06"),
        (Counted(10, 10, "year", -1), "2014", "2023-07-02/2025-07-02"),
        (Weekday(3, "last"), "2023-05-03", None),
        (MonthDay(5, 3), "2023-05-03", None),
    ],
)
def test_counting_days_are_those_from_which_the_value_counts_to_the_named_day(
    value: Value, named: str, days: str | None
) -> None:
    assert counting_days(value, parse_edtf(named)) == (parse_edtf(days) if days else None)


def test_an_open_date_is_counted_to_from_nowhere() -> None:
    assert counting_days(Period("year", -1), Interval(date(2023, 1, 1), None)) is None
