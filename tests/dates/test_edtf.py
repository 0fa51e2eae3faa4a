from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import UNKNOWN, Interval, add_days, add_months, parse_edtf

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Interval(draw(st.sampled_from((first, None))), draw(st.sampled_from((last, None))))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-02-28", date(2024, 2, 28), date(2024, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02-20/2024-02-29", date(2024, 2, 20), date(2024, 2, 29)),
        ("2024-11/2024-12", date(2024, 11, 1), date(2024, 12, 31)),
        ("2021/2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("2025-12-05/..", date(2025, 12, 5), None),
        ("../2025-12-31", None, date(2025, 12, 31)),
        ("", None, None),
    ],
)
def test_edtf_is_canonical_both_ways(text: str, start: date | None, end: date | None) -> None:
    assert parse_edtf(text) == Interval(start, end)
    assert Interval(start, end).edtf == text


@pytest.mark.parametrize(("text", "canonical"), [("2024-02-01/2024-02-29", "2024-02"), ("2025/..", "2025-01-01/..")])
def test_other_spellings_become_the_canonical_one(text: str, canonical: str) -> None:
    assert parse_edtf(text).edtf == canonical


@pytest.mark.parametrize("text", ["24-02-01", "2024-13", "2024-02-30", "soon", "2024-2-1", "2025/2024"])
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_edtf(text)


def test_marks_of_uncertainty_are_read_over() -> None:
    assert parse_edtf("2024~") == Interval.year(2024)


def test_bounds_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Interval(date(2024, 2, 2), date(2024, 2, 1))


@given(intervals())
def test_parse_undoes_format(interval: Interval) -> None:
    assert parse_edtf(interval.edtf) == interval


@given(intervals(), intervals())
def test_intersection_lies_in_both_and_hull_holds_both(first: Interval, second: Interval) -> None:
    common = first.intersection(second)
    assert common is None or (first.contains(common) and second.contains(common))
    assert first.hull(second).contains(first)
    assert first.hull(second).contains(second)
    assert first.overlaps(second) == (common is not None)


@given(intervals(), st.integers(min_value=-3000, max_value=3000))
def test_shift_keeps_the_length(interval: Interval, days: int) -> None:
    assert interval.shift(days).days == interval.days
    assert interval.shift(days).shift(-days) == interval


def test_arithmetic_stops_at_the_ends_of_the_calendar() -> None:
    assert add_days(date.min, -5) == date.min
    assert add_months(date.max, 24) == date.max
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)


def test_unknown_contains_everything_and_has_no_length() -> None:
    assert UNKNOWN.contains(Interval.year(2024))
    assert UNKNOWN.days is None
    assert UNKNOWN.is_unknown
