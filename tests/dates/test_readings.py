import pickle
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.dates.edtf import UNKNOWN, Interval, parse_edtf
from pipeline.dates.readings import (
    MOST_STEPS,
    PUBLISHED,
    Beginning,
    ClosingYear,
    Days,
    Either,
    From,
    Implied,
    Meets,
    Reading,
    Said,
    Until,
)
from pipeline.dates.values import Bound, Counted, Known, MonthDay, Part, Period, Season, Value, Weekday
from pipeline.records import DateBasis

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 12, 31))
PUBLICATION = parse_edtf("2025-03-12")
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.builds(Weekday, st.integers(0, 6), st.sampled_from(("plain", "last", "next"))),
    st.builds(MonthDay, st.integers(1, 12), st.none() | st.integers(1, 28)),
    st.builds(Season, st.sampled_from(("spring", "autumn")), st.sampled_from(("plain", "last", "this", "next"))),
    st.builds(
        Period,
        st.sampled_from(("day", "week", "month", "year")),
        st.integers(-2, 2),
        st.sampled_from(("published", "narrative")),
    ),
    st.builds(Counted, st.just(2), st.integers(2, 4), st.sampled_from(("day", "month", "year")), st.just(-1)),
    st.builds(Bound, st.sampled_from(("since", "by", "until")), st.builds(MonthDay, st.integers(1, 12))),
    DAYS.map(lambda day: Known(Interval.day(day))),
)
TENSES = st.sampled_from(("past", "future", "none"))


def _combined(readings: st.SearchStrategy[Reading]) -> st.SearchStrategy[Reading]:
    return st.one_of(
        st.builds(Said, VALUES, TENSES, readings, readings),
        *(st.builds(kind, readings) for kind in (From, Until, Beginning, ClosingYear)),
        st.builds(Either, readings, readings),
        st.builds(Implied, st.sampled_from(("news", "year")), readings),
    )


WITHOUT_MEETING = st.recursive(st.one_of(st.just(PUBLISHED), st.builds(Said, VALUES, TENSES)), _combined, max_leaves=4)


def _holds(outer: Interval, inner: Interval) -> bool:
    return outer.contains(inner) or inner.is_unknown


def _inside(start: date, length: int, offset: int) -> tuple[Interval, Interval]:
    """A publication of some length, and a day of it."""
    return Interval(start, start + timedelta(days=length)), Interval.day(start + timedelta(days=min(offset, length)))


@given(WITHOUT_MEETING, DAYS, st.integers(0, 500), st.integers(0, 500))
def test_narrowing_the_publication_never_widens_the_days(
    reading: Reading, start: date, length: int, offset: int
) -> None:
    wide, narrow = _inside(start, length, offset)
    assert _holds(reading.on(wide), reading.on(narrow))


@given(WITHOUT_MEETING, DAYS)
def test_an_open_publication_holds_what_a_day_of_it_gives(reading: Reading, day: date) -> None:
    for wide in (Interval(day, None), Interval(None, day), UNKNOWN):
        assert _holds(reading.on(wide), reading.on(Interval.day(day)))


@given(WITHOUT_MEETING, WITHOUT_MEETING, DAYS, st.integers(0, 500), st.integers(0, 500))
def test_what_meets_gets_no_wider_either_unless_the_narrower_publication_contradicts_it(
    reading: Reading, other: Reading, start: date, length: int, offset: int
) -> None:
    wide, narrow = _inside(start, length, offset)
    assume(reading.on(narrow).overlaps(other.on(narrow)))
    assert _holds(Meets(reading, other).on(wide), Meets(reading, other).on(narrow))


def test_a_beginning_that_some_publication_does_not_tell_is_unknown() -> None:
    by_january = Said(Bound("by", MonthDay(1)), "none")
    end_of_january = Interval(date(2000, 1, 25), date(2000, 2, 1))
    assert Beginning(by_january).on(Interval.day(date(2000, 1, 25))).edtf == "2000-01-25"
    assert Beginning(by_january).on(Interval.day(date(2000, 2, 1))).is_unknown
    assert Beginning(by_january).on(end_of_january).is_unknown


def test_a_year_that_only_one_day_of_the_publication_closes_is_no_year() -> None:
    new_year = Interval(date(2000, 12, 31), date(2001, 1, 1))
    assert ClosingYear(Until(PUBLISHED)).on(new_year) == Interval(None, date(2001, 1, 1))


@given(WITHOUT_MEETING)
def test_a_reading_is_a_value_that_travels_between_processes(reading: Reading) -> None:
    assert pickle.loads(pickle.dumps(reading)) == reading


def test_a_speech_is_the_anchor_of_what_it_says() -> None:
    speech = Said(Weekday(0), "past")
    assert Said(Period("day", -1), "past", anchor=speech).on(PUBLICATION).edtf == "2025-03-09"


def test_days_get_narrower_with_the_publication() -> None:
    reading = Said(MonthDay(2), "past")
    assert reading.on(parse_edtf("2023-06/2025-06")).edtf == "2023-02/2025-02"
    assert reading.on(parse_edtf("2025-03/2025-06")).edtf == "2025-02"


def test_a_chain_of_too_many_dates_is_unknown_and_no_longer() -> None:
    reading: Reading = Said(Known(parse_edtf("2025-01-01")))
    for _ in range(5000):
        reading = Said(Period("day", 1, "narrative"), reference=reading, anchor=reading)
        assert reading.steps <= MOST_STEPS
    assert reading.on(PUBLICATION) == UNKNOWN


def test_a_story_that_branches_at_every_date_stays_cheap() -> None:
    reading: Reading = PUBLISHED
    for month in range(200):
        anchor = Beginning(reading)
        value = MonthDay(month % 12 + 1)
        reading = Either(Said(value, "future", anchor), Said(value, "past", anchor))
    assert reading.steps <= 2 * MOST_STEPS


def test_a_printed_date_behind_a_long_chain_is_known_again() -> None:
    reading: Reading = PUBLISHED
    for _ in range(100):
        reading = Said(Period("day", 1, "narrative"), reference=reading, anchor=reading)
    printed = Known(parse_edtf("2024-05-03"))
    assert Said(printed, anchor=reading).on(PUBLICATION).edtf == "2024-05-03"


@pytest.mark.parametrize(
    ("reading", "edtf"),
    [
        (From(PUBLISHED), "2025-03-12/.."),
        (Until(PUBLISHED), "../2025-03-12"),
        (Implied("news"), "2025-03-07/2025-03-12"),
        (Implied("year"), "2025-01-01/2025-03-12"),
        (Meets(Until(Said(MonthDay(10, 10), "future")), From(PUBLISHED)), "2025-03-12/2025-10-10"),
        (Meets(From(Said(MonthDay(5), "past")), Until(PUBLISHED)), "2024-05-01/2025-03-12"),
        (Meets(Said(Known(parse_edtf("2024-12"))), Days(parse_edtf("2024-12-23/2024-12-27"))), "2024-12-23/2024-12-27"),
        (Meets(Said(Known(parse_edtf("2020"))), Days(parse_edtf("2021-01-05"))), "2020"),
        (ClosingYear(Said(Bound("by", Part("end", Known(parse_edtf("2019")))), "past")), "2019"),
        (Beginning(Said(Period("year", -1))), "2024-01-01"),
    ],
    ids=[
        "planned", "some time before", "news", "under way", "before the anniversary", "going on since",
        "a meeting's days", "the text wins", "by the end of a year", "where a story begins",
    ],
)  # fmt: skip
def test_what_is_made_of_days(reading: Reading, edtf: str) -> None:
    assert reading.on(PUBLICATION).edtf == edtf


@pytest.mark.parametrize(
    ("reading", "basis"),
    [
        (Said(Known(parse_edtf("2020"))), DateBasis.EXPLICIT),
        (Meets(Said(Weekday(1)), Until(PUBLISHED)), DateBasis.RELATIVE),
        (Implied("news"), DateBasis.INFERRED),
        (Days(parse_edtf("2021-01-05")), DateBasis.INFERRED),
    ],
)
def test_basis_is_that_of_the_phrase(reading: Reading, basis: DateBasis) -> None:
    assert reading.basis is basis
