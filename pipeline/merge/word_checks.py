"""What an article's own words for a day tell of its publication, when another article dates the event.

"On Tuesday" of an event of 7 January was printed from that day to the 13th.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache
from itertools import islice

from pipeline.dates.edtf import Interval
from pipeline.dates.inferred.constraints import FIRST_YEAR, LAST_YEAR
from pipeline.dates.readings import Reading, Said
from pipeline.dates.values import Counted, MonthDay, Period, Value, Weekday, parts_of

_FIRST, _LAST = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
_REMEMBERED = 100_000
_MONTHS, _WEEKS = tuple(31 * n for n in range(1, 12)), (-14, 14)


class Check(IntEnum):
    """How far an article's own words for a day tell that they belong to an event of another's date."""

    NONE = 0
    """No words, or words that fit most dates: "last year", "yesterday"."""
    SOME = 1
    """They contradict the date moved to any other month, but at most one: "last May", "on Tuesday"."""
    STRICT = 2
    """They contradict it moved to any other month, and by two weeks: "late February", "on 5 June"."""
    NEVER = 3


@lru_cache(maxsize=_REMEMBERED)
def admitted(reading: Reading, days: Interval) -> Interval | None:
    """The days of publication on which a phrase means one of `days`; None when it never does.

    The bounds of what a phrase means only move forward with the publication, so these days are one interval and are
    found by bisection. Many articles tell one event in the same few words: what was found is remembered.
    """

    def meant(ordinal: int) -> Interval:
        found: Interval = reading.on(Interval.day(date.fromordinal(ordinal)))
        return found

    def has_come(ordinal: int) -> bool:
        end = meant(ordinal).end
        return end is None or days.start is None or end >= days.start

    def is_past(ordinal: int) -> bool:
        start = meant(ordinal).start
        return start is not None and days.end is not None and start > days.end

    span = range(_FIRST, _LAST + 1)
    first = _FIRST + bisect_left(span, True, key=has_come)
    last = _FIRST + bisect_left(span, True, key=is_past) - 1
    if first > last or not meant(first).overlaps(days) or not meant(last).overlaps(days):
        return None
    return Interval(
        None if first == _FIRST else date.fromordinal(first), None if last == _LAST else date.fromordinal(last)
    )


def admitted_by_all(readings: Iterable[Reading], days: Interval) -> Interval | None:
    """The days that all phrases for one event leave."""
    common: Interval | None = Interval()
    for reading in readings:
        found = admitted(reading, days)
        common = None if common is None or found is None else common.intersection(found)
    return common


def checked(readings: Sequence[Reading], days: Interval, left: tuple[Interval, ...]) -> Check:
    """How far the words would contradict the event, had it been on other days; `left` is what the page leaves."""

    def fits(shift: int) -> bool:
        return is_left(admitted_by_all(readings, days.shift(shift)), left)

    if not readings or len(list(islice(filter(fits, _MONTHS), 2))) == 2:
        return Check.NONE
    return Check.SOME if any(fits(shift) for shift in (*_MONTHS, *_WEEKS)) else Check.STRICT


def counts_from_publication(reading: Reading) -> bool:
    """Whether the words say how far back the day lies: "on Tuesday", "last February", "on 5 June last year".

    "On 28 February" does not: that is the day of its anniversary too, and of what recalls it.
    """
    return any(_is_counted(part) for said in _phrases(reading) for part in parts_of(said.value))


def is_weekday(reading: object) -> bool:
    """Whether the words are a weekday and no more: as a rule that of a report ("KCNA said on Wednesday")."""
    return isinstance(reading, Said) and isinstance(reading.value, Weekday)


def _phrases(reading: Reading) -> Iterator[Said]:
    if isinstance(reading, Said):
        yield reading
    elif is_dataclass(reading):
        inner = (getattr(reading, item.name) for item in fields(reading))
        yield from (said for one in inner if isinstance(one, Reading) for said in _phrases(one))


def _is_counted(part: Value) -> bool:
    match part:
        case Period(base=base) | Counted(base=base) | Weekday(base=base):
            return base == "published"
        case MonthDay(weekday=weekday, which=which, base=base):
            return (weekday is not None or which != "plain") and base == "published"
        case _:
            return False


def is_left(days: Interval | None, left: tuple[Interval, ...]) -> bool:
    """Whether one of the days is among those left."""
    return days is not None and any(days.overlaps(own) for own in left)
