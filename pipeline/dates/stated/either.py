"""A date in digits that can be read in two orders, 03/04/2025: which of its two days it is.

Everything else that tells of the publication is weighed against the two days, and counts only when it fits exactly one
of them; between two days that are equally possible nothing is chosen.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.numeric import is_either
from pipeline.dates.inferred.constraints import IMPLIED, Constraint, every_year
from pipeline.dates.inferred.story import Sighting, read_story
from pipeline.dates.spans import month_day_in
from pipeline.dates.stated.candidates import Candidate
from pipeline.dates.stated.stamps import Printed
from pipeline.dates.values import MonthDay
from pipeline.records import PublishedBasis

_LEDE = 600
"""So many characters of the body tell the news and its day."""
_NEWS_DAYS = 7
"""News whose weekday is named is at most a week old; a page follows the agency's dateline within as many days."""
_TOLERANCE_DAYS = 1
"""Two sources may name neighbouring days: they write in other time zones, or a paper prints the day after."""


def readings(interval: Interval) -> tuple[Interval, ...]:
    """The days that an interval can mean: of 03/04/2025 only the two, of any other the interval itself."""
    if interval.start is None or interval.end is None or not is_either(interval):
        return (interval,)
    return Interval.day(interval.start), Interval.day(interval.end)


def common_days(first: Candidate, other: Candidate) -> Interval | None:
    """The days of the first candidate that another one admits; `None` when they contradict each other.

    Of two readings, those that the other source admits are left: a day or a month that holds one of them, else one
    beside it; a dateline on the day or in the week before it. Any other candidate is narrowed to the days of both.
    """
    if not is_either(first.interval):
        found = (first.interval.intersection(reading) for reading in readings(other.interval))
        both = [days for days in found if days is not None]
        return both[0].hull(both[-1]) if both else None
    for slack in (0, _TOLERANCE_DAYS):
        admitted = [wide for reading in readings(other.interval) for wide in [_around(other, reading, slack)]]
        fitting = [day for day in readings(first.interval) if any(wide.overlaps(day) for wide in admitted)]
        if fitting:
            return fitting[0].hull(fitting[-1])
    return None


def _around(other: Candidate, days: Interval, slack: int) -> Interval:
    """The days on which an article can have been published that another source dates so."""
    lag = max(slack, _NEWS_DAYS if other.basis is PublishedBasis.DATELINE else 0)
    return Interval(days.start and add_days(days.start, -slack), days.end and add_days(days.end, lag))


def narrowed(first: Candidate, other: Candidate, days: Interval) -> Candidate:
    """The first candidate with the days that it has in common with another one.

    Of two readings the one that is left is still a date of the first source, whose evidence names the other; of a month
    that another source narrows the day is that source's.
    """
    if not is_either(first.interval):
        return replace(other, printed=Printed(days, other.printed.words))
    return replace(first, printed=Printed(days, first.printed.words), because=other.evidence)


def possible(candidate: Candidate, latest: date | None) -> Candidate:
    """The candidate without the reading that lies after the `latest` day on which it can have been published."""
    start, end = candidate.interval.start, candidate.interval.end
    if latest is None or start is None or end is None or not is_either(candidate.interval) or not start <= latest < end:
        return candidate
    printed = Printed(Interval.day(start), candidate.printed.words)
    return replace(candidate, printed=printed, because=f"{end.isoformat()} is after the day of reading")


def news_week(text: str, interval: Interval, *, lexicon: DateLexicon, title: str = "") -> Iterator[Constraint]:
    """Published in the week of the day that the lede names with its weekday, when this fits one of two readings.

    "On Tuesday, March 4, state media reported": so a paper writes in that week; later it leaves the weekday out. The
    year comes from the reading, whose calendar must have that weekday. A day that is ahead, quoted, or told of another
    year says nothing.
    """
    body = text.removeprefix(title)[:_LEDE]
    story = read_story(body, lexicon=lexicon)
    for sighting in story.sightings:
        if sighting.tense != "past" or sighting.quoted or story.has_year_before(sighting):
            continue
        week = _week_of(sighting)
        if week is not None and sum(any(d.overlaps(day) for d in week.allowed) for day in readings(interval)) == 1:
            yield week


def _week_of(sighting: Sighting) -> Constraint | None:
    """The weeks, one in every fitting year, that a day with its weekday and without a year begins."""
    value = sighting.value
    if not isinstance(value, MonthDay) or value.day is None or value.weekday is None:
        return None
    month, day, weekday = value.month, value.day, value.weekday

    def week(year: int) -> Interval | None:
        news = month_day_in(month, day, year)
        if news is None or news.start is None or news.start.weekday() != weekday:
            return None
        return Interval(news.start, add_days(news.start, _NEWS_DAYS))

    return every_year(week, IMPLIED, f'"{sighting.phrase.text}" is the day of the news')


def open_warning(interval: Interval) -> str:
    """What a user is told when nothing settles which of the two days it is."""
    days = " or ".join(day.edtf for day in readings(interval))
    return f"publication date: {days}: nothing tells whether the day or the month comes first"
