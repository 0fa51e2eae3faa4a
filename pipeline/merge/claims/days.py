"""Days and deadlines that a statement names, and whether those of two statements can be the same."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.records import Mention

_WEEK = 7
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day, month or year that a statement names."""

    interval: Interval
    has_year: bool
    """The words give the year; else it was reasoned, and may be reasoned otherwise in the next paper."""
    is_deadline: bool
    """Something is to be done by then: the words say so, or the day lay ahead when it was said."""

    @property
    def mark(self) -> str:
        """What stands for it among the words: the days of the year, for a whole year the year."""
        season = _season(self.interval)
        return f"day {self.interval.edtf}" if season == ((1, 1), (12, 31)) else f"day {season}"

    def is_recent(self, last: date) -> bool:
        """Whether it is one day, of the week up to `last`."""
        start, end = self.interval.start, self.interval.end
        return start is not None and start == end and 0 <= (last - start).days < _WEEK

    def may_be(self, other: "NamedDay") -> bool:
        """Whether both can be one day: they overlap, or are the same days of a year that one of them does not give."""
        if self.interval.overlaps(other.interval):
            return True
        return not (self.has_year and other.has_year) and _season(self.interval) == _season(other.interval)


def _season(days: Interval) -> tuple[tuple[int, int], ...]:
    return tuple((day.month, day.day) for day in (days.start, days.end) if day)


def named_day(mention: Mention, *, has_preposition: bool, last: date) -> NamedDay | None:
    """What a date in a statement names; None for a length of time, an open end and the unknown.

    `has_preposition`: "by", "until" or the like stands before or in it; `last` is the last day on which the
    statement may have been made.
    """
    days = parse_edtf(mention.name) if mention.name else Interval()
    has_year = bool(_YEAR.search(mention.text))
    if has_preposition and days.end is not None:
        return NamedDay(_ending(days.end), has_year, is_deadline=True)
    if days.start is None or days.end is None or "/" in mention.name:
        return None
    return NamedDay(days, has_year, is_deadline=days.start > last)


def _ending(day: date) -> Interval:
    """The days by whose name a last day goes: the month that it ends, or itself."""
    is_month_end = day.day == monthrange(day.year, day.month)[1]
    return Interval.month(day.year, day.month) if is_month_end else Interval.day(day)


def contradict(left: Iterable[NamedDay], right: Iterable[NamedDay]) -> bool:
    """Both name days, or both deadlines, and none can be the same."""
    ours, theirs = list(left), list(right)
    dues, other_dues = ([day for day in days if day.is_deadline] for days in (ours, theirs))
    return _all_differ(ours, theirs) or _all_differ(dues, other_dues)


def _all_differ(left: Iterable[NamedDay], right: Iterable[NamedDay]) -> bool:
    ours, theirs = list(left), list(right)
    return bool(ours and theirs) and not any(one.may_be(other) for one in ours for other in theirs)


def deadline_words(days: Iterable[NamedDay]) -> str:
    """The deadlines by their names: a year by the month that ends it, too."""
    ends = sorted({day.interval.end for day in days if day.is_deadline and day.interval.end})
    return ", ".join(str(day.year) if (day.month, day.day) == (12, 31) else _ending(day).edtf for day in ends)
