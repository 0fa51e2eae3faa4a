from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import UNKNOWN, Interval, parse_edtf
from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.dates.grammar.phrases import find_phrases
from pipeline.dates.resolve import Tense, resolve
from pipeline.dates.values import (
    Bound,
    Counted,
    DayOfMonth,
    Known,
    MonthDay,
    Part,
    Period,
    Range,
    Season,
    Stretch,
    Vague,
    Value,
    Weekday,
    Within,
)
from pipeline.records import DateBasis

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
TENSES: st.SearchStrategy[Tense] = st.sampled_from(("past", "future", "none"))
UNITS = st.sampled_from(("day", "week", "month", "quarter", "year", "decade"))
WHICH = st.sampled_from(("plain", "last", "this", "next"))
MONTH_DAYS = st.builds(MonthDay, st.integers(1, 12), st.none() | st.integers(1, 28), st.none(), WHICH)
PERIODS = st.builds(Period, UNITS, st.integers(-3, 3))
SIMPLE = st.one_of(
    MONTH_DAYS,
    PERIODS,
    st.builds(Weekday, st.integers(0, 6), WHICH),
    st.builds(DayOfMonth, st.integers(1, 31)),
    st.builds(Season, st.sampled_from(("spring", "summer", "autumn", "winter")), WHICH),
    st.builds(Counted, st.integers(1, 3), st.integers(3, 9), UNITS, st.sampled_from((-1, 1))),
    st.builds(Stretch, st.integers(1, 3), st.integers(3, 9), UNITS, st.sampled_from((-1, 0, 1))),
    st.builds(Vague, st.sampled_from(("recent", "now", "soon")), st.none() | UNITS),
    st.builds(Within, MONTH_DAYS, st.builds(Period, st.just("year"), st.integers(-2, 2))),
    DAYS.map(lambda day: Known(Interval.day(day))),
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    SIMPLE,
    st.builds(Part, st.sampled_from(("early", "mid", "late", "first_half", "q3")), PERIODS),
    st.builds(Bound, st.sampled_from(("since", "until", "by", "before", "after", "from")), SIMPLE),
)
LEXICON = load_lexicon()


def _holds(outer: Interval, inner: Interval) -> bool:
    return outer.contains(inner) or inner.is_unknown


@given(VALUES, DAYS, st.integers(0, 400), st.integers(0, 400), TENSES)
def test_narrowing_the_anchor_never_widens_the_result(
    value: Value, start: date, length: int, offset: int, tense: Tense
) -> None:
    wide = Interval(start, start + timedelta(days=length))
    inside = start + timedelta(days=min(offset, length))
    narrow = Interval(inside, inside)
    assert _holds(resolve(value, wide, tense=tense).interval, resolve(value, narrow, tense=tense).interval)


@given(VALUES, DAYS, TENSES)
def test_an_open_anchor_holds_what_a_day_in_it_gives(value: Value, day: date, tense: Tense) -> None:
    for anchor in (Interval(day, None), Interval(None, day), UNKNOWN):
        assert _holds(
            resolve(value, anchor, tense=tense).interval, resolve(value, Interval.day(day), tense=tense).interval
        )


@given(st.integers(0, 6), WHICH, DAYS, st.integers(-20, 20), TENSES)
def test_a_weekday_moves_with_its_anchor_by_whole_weeks(
    weekday: int, which: str, day: date, weeks: int, tense: Tense
) -> None:
    value = Weekday(weekday, which)  # type: ignore[arg-type]
    here = resolve(value, Interval.day(day), tense=tense).interval
    there = resolve(value, Interval.day(day + timedelta(weeks=weeks)), tense=tense).interval
    assert there == here.shift(7 * weeks)


WRITTEN = (
    "{d:%B} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}",
    "{d:%b}. {d.day}, {d.year}",
    "{d:%Y-%m-%d}",
    "{d.year}년 {d.month}월 {d.day}일",
)


@given(DAYS, st.sampled_from(WRITTEN))
def test_a_written_day_comes_back(day: date, form: str) -> None:
    text = f"It opened on {form.format(d=day).replace('May.', 'May')}."
    [phrase] = find_phrases(text, lexicon=LEXICON)
    assert resolve(phrase.value, UNKNOWN).interval == Interval.day(day)


@given(DAYS, st.integers(0, 364))
def test_a_day_without_year_comes_back_from_an_anchor_within_the_year(day: date, lag: int) -> None:
    if day.month == 2 and day.day == 29:
        return
    [phrase] = find_phrases(f"It opened on {day:%B} {day.day}.", lexicon=LEXICON)
    anchor = Interval.day(day + timedelta(days=lag))
    assert resolve(phrase.value, anchor, tense="past").interval == Interval.day(day)


def test_the_previous_day_counts_from_the_narrative() -> None:
    value = Period("day", -1, "narrative")
    anchor, reference = parse_edtf("2024-03-08"), parse_edtf("2024-03-05")
    assert resolve(value, anchor, reference=reference).interval.edtf == "2024-03-04"
    assert resolve(value, anchor).interval.edtf == "2024-03-07"


def test_yesterday_counts_from_publication_whatever_the_narrative() -> None:
    anchor, reference = parse_edtf("2024-03-08"), parse_edtf("2024-03-05")
    assert resolve(Period("day", -1), anchor, reference=reference).interval.edtf == "2024-03-07"


def test_an_unknown_anchor_leaves_a_relative_date_unknown() -> None:
    assert resolve(Weekday(1), UNKNOWN).interval.is_unknown
    assert resolve(Period("year", -1), UNKNOWN).interval.is_unknown


def test_last_year_of_an_article_known_to_a_year_is_that_year_before() -> None:
    assert resolve(Period("year", -1), parse_edtf("2024-11-01/2024-12-27")).interval.edtf == "2023"


@pytest.mark.parametrize(
    ("value", "basis"),
    [
        (Known(Interval.year(2024)), DateBasis.EXPLICIT),
        (Part("late", Known(Interval.year(2024))), DateBasis.EXPLICIT),
        (Weekday(2), DateBasis.RELATIVE),
        (MonthDay(2, 28), DateBasis.RELATIVE),
        (Range(Known(Interval.year(2021)), Known(Interval.year(2025))), DateBasis.EXPLICIT),
        (Vague("recent"), DateBasis.INFERRED),
        (Stretch(3, 3, "year"), DateBasis.INFERRED),
    ],
)
def test_basis_tells_how_the_days_were_reached(value: Value, basis: DateBasis) -> None:
    assert resolve(value, parse_edtf("2024-03-08")).basis is basis


def test_a_length_since_a_known_day_ends_in_its_least_to_most(lexicon: DateLexicon) -> None:
    [phrase] = find_phrases("built in only 290-odd days since February 28, 2024", lexicon=lexicon)
    assert resolve(phrase.value, UNKNOWN).interval.edtf == "2024-12-14/2024-12-23"


@pytest.mark.parametrize(
    ("text", "anchor", "tense", "edtf"),
    [
        ("over the weekend", "2025-01-06", "past", "2025-01-04/2025-01-05"),
        ("this weekend", "2025-01-06", "future", "2025-01-11/2025-01-12"),
        ("next Friday", "2025-01-09", "future", "2025-01-10/2025-01-17"),
        ("next Monday", "2025-01-08", "future", "2025-01-13"),
        ("earlier this month", "2025-01-08", "past", "2025-01-01/2025-01-08"),
        ("later this year", "2025-01-08", "future", "2025-01-08/2025-12-31"),
        ("later in 2023", "2025-01-08", "past", "2023"),
        ("in the third quarter", "2025-01-08", "past", "2024-07/2024-09"),
        ("the second week of May 2024", "2025-01-08", "past", "2024-05-08/2024-05-14"),
        ("the last ten days of June 2024", "2025-01-08", "past", "2024-06-21/2024-06-30"),
        ("the last Friday of May 2025", "2025-07-04", "past", "2025-05-30"),
        ("Friday the 13th", "2025-06-20", "past", "2025-06-13"),
        ("on the 28th of last month", "2025-01-08", "past", "2024-12-28"),
        ("two Tuesdays ago", "2025-01-08", "past", "2024-12-31"),
        ("a week on Monday", "2025-01-08", "future", "2025-01-20"),
        ("the week after Christmas", "2025-01-08", "past", "2024-12-25/2025-01-01"),
        ("a year ago today", "2025-03-01", "past", "2024-03-01"),
        ("from Monday to Wednesday", "2025-01-07", "past", "2024-12-30/2025-01-01"),
        ("at the turn of the year", "2025-01-20", "past", "2024-12/2025-01"),
        ("this winter", "2025-01-08", "past", "2024-12/2025-02"),
        ("two and a half years ago", "2025-01-08", "past", "2022-07"),
        ("in the 1900s", "2025-01-08", "past", "1900/1999"),
    ],
)
def test_a_phrase_means_these_days(text: str, anchor: str, tense: Tense, edtf: str, lexicon: DateLexicon) -> None:
    [phrase] = find_phrases(text, lexicon=lexicon)
    assert resolve(phrase.value, parse_edtf(anchor), tense=tense).interval.edtf == edtf


def test_a_weekday_of_the_story_counts_from_it(lexicon: DateLexicon) -> None:
    [phrase] = find_phrases("the following Tuesday", lexicon=lexicon)
    anchor, reference = parse_edtf("2024-06-01"), parse_edtf("2024-05-02")
    assert resolve(phrase.value, anchor, reference=reference).interval.edtf == "2024-05-07"


def test_the_year_2000_ends_its_century() -> None:
    assert resolve(Period("century"), parse_edtf("2000-06-01")).interval.edtf == "1901/2000"
