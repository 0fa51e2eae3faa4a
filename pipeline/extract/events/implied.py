"""What is known of when an event was without a date in its sentence: by its genre, or by the calendar."""

from pipeline.dates.edtf import Interval
from pipeline.dates.readings import PUBLISHED, UNDATED, Dated, Days, From, Implied, Meets, Reading, Until
from pipeline.extract.events.frames import LASTING
from pipeline.records import EventStatus, EventType


def implied(event_type: EventType, status: EventStatus, *, told: Reading = PUBLISHED, as_news: bool) -> Reading:
    """The days that an event without a date may have been on; `told` is when it was told, as a rule the publication.

    Planned: from publication on. Building and production under way: the year of publication up to publication (the
    annotation guide's span for a present tense without a date). What opens a report happened in the few days before
    it; anything else, some time before publication.
    """
    if status is EventStatus.PLANNED:
        return From(told)
    if event_type in LASTING:
        return Implied("year", told)
    return Implied("news", told) if as_news else Until(told)


def bounded(date: Dated, calendar: Interval, published: Interval) -> Dated:
    """The date narrowed by the days of a known meeting; unchanged when the two contradict each other."""
    if date == UNDATED:
        return Dated(Days(calendar), calendar)
    return Dated.of(Meets(date.reading, Days(calendar)), published)
