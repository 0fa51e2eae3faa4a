from datetime import date

import pytest

from pipeline.dates.edtf import UNKNOWN, Interval
from pipeline.dates.readings import UNDATED, Dated, Said
from pipeline.dates.values import Known
from pipeline.extract.events.implied import bounded, implied
from pipeline.records import DateBasis, EventStatus, EventType

PUBLISHED = Interval.day(date(2024, 10, 6))


@pytest.mark.parametrize(
    ("event_type", "status", "as_news", "edtf"),
    [
        (EventType.CONSTRUCTION, EventStatus.ONGOING, True, "2024-01-01/2024-10-06"),
        (EventType.PRODUCTION, EventStatus.HAPPENED, False, "2024-01-01/2024-10-06"),
        (EventType.INSPECTION, EventStatus.HAPPENED, True, "2024-10-01/2024-10-06"),
        (EventType.INSPECTION, EventStatus.HAPPENED, False, "../2024-10-06"),
        (EventType.MEETING, EventStatus.PLANNED, True, "2024-10-06/.."),
    ],
    ids=["under way", "output", "news", "background", "announced"],
)
def test_implied_date_is_what_the_genre_allows(
    event_type: EventType, status: EventStatus, as_news: bool, edtf: str
) -> None:
    found = implied(event_type, status, as_news=as_news)
    assert (found.on(PUBLISHED).edtf, found.basis) == (edtf, DateBasis.INFERRED)


def test_nothing_is_implied_without_publication() -> None:
    assert implied(EventType.CONSTRUCTION, EventStatus.ONGOING, as_news=True).on(UNKNOWN) == UNKNOWN


def told(days: Interval) -> Dated:
    return Dated.of(Said(Known(days)), PUBLISHED)


def test_calendar_narrows_a_month_to_its_days() -> None:
    days = Interval(date(2024, 12, 23), date(2024, 12, 27))
    found = bounded(told(Interval.month(2024, 12)), days, PUBLISHED)
    assert (found.interval, found.basis) == (days, DateBasis.EXPLICIT)


def test_text_wins_over_a_calendar_that_contradicts_it() -> None:
    assert bounded(told(Interval.year(2020)), Interval.year(2021), PUBLISHED).interval == Interval.year(2020)


def test_calendar_dates_what_the_text_does_not() -> None:
    assert bounded(UNDATED, PUBLISHED, PUBLISHED).interval == PUBLISHED
