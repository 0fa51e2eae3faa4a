"""The course of one site: what is built was begun before, and what produces was opened before.

An undated passage on building or production lasts at most from the day that the article itself tells for the start.
"""

from collections.abc import Iterator, Sequence

from pipeline.dates.edtf import Interval
from pipeline.dates.readings import PUBLISHED, Dated, From, Meets, Until
from pipeline.extract.events.frames import EventFrame
from pipeline.records import EventStatus, EventType

_BEFORE = {
    EventType.CONSTRUCTION: EventType.GROUNDBREAKING,
    EventType.INAUGURATION: EventType.GROUNDBREAKING,
    EventType.PRODUCTION: EventType.INAUGURATION,
}
"""What comes before what at one site."""


def bound_by_course(frames: Sequence[EventFrame], published: Interval) -> None:
    """Let passages without a first day begin with the start of their site, of several the one told nearest to them."""
    for frame in frames:
        is_bounded = frame.own_date and frame.interval.start is not None
        starts = [] if is_bounded or frame.status is EventStatus.PLANNED else list(_starts_of(frame, frames))
        if starts:
            nearest = min(starts, key=lambda start: (abs(start.start - frame.start), start.start))
            since = Meets(From(nearest.date.reading), Until(PUBLISHED))
            frame.date = Dated.of(Meets(frame.date.reading, since), published)


def _starts_of(frame: EventFrame, frames: Sequence[EventFrame]) -> Iterator[EventFrame]:
    for other in frames:
        is_start = other.event_type is _BEFORE.get(frame.event_type) and other.status is EventStatus.HAPPENED
        here = set(other.place_ids) & set(frame.place_ids)
        types = not frame.factory_type_ids or not other.factory_type_ids
        same_type = types or bool(set(other.factory_type_ids) & set(frame.factory_type_ids))
        if is_start and here and same_type and other.own_date:
            yield other
