"""What two dates of a text that grammar ties together say about its publication.

"Last year, in 2023" names one day twice, counted from the publication and in full; "in the three years since May 2021"
counts from a dated beginning.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.inferred.constraints import IMPLIED, STATED, TIED, Constraint, not_after, not_before
from pipeline.dates.inferred.story import Sighting, Story
from pipeline.dates.spans import shifted, unit_around
from pipeline.dates.values import Counted, Known, Offset, Period, Stretch, Unit, Value, Weekday, parts_of

_APPOSED = re.compile(r"\s*(?:,|\(|–|—|-|:)\s*(?:(?:in|on|that is|i\.e\.|the year|namely|or)\s+){0,2}", re.IGNORECASE)
_JUCHE = re.compile(r"Juche \d+ \($")
_TO_THE_UNIT = re.compile(r"\bago,?\s+(today|this\s+week|this\s+month)$", re.IGNORECASE)
_UNIT_WORDS: dict[str, Unit] = {"today": "day", "week": "week", "month": "month"}
_LONGEST_NAMED, _WEEK = 31, 6
_CLOSED = re.compile(r"\s*(?:[,.;:)–—]|$)")
_PASSED = re.compile(r"\s+(?:have|has)\s+(?:already\s+|now\s+)?(?:passed|elapsed|gone by)\s+since\b", re.IGNORECASE)
_LONGEST_CLAUSE = 120


def tied_constraints(story: Story) -> Iterator[Constraint]:
    """Constraints from dates in apposition, and from lengths of time with a dated beginning."""
    for first, second in pairwise(story.sightings):
        yield from _apposed(story, first, second)
    for sighting in story.sightings:
        if isinstance(sighting.value, Stretch) and not sighting.quoted and sighting.tense != "future":
            yield from _since_a_beginning(story, sighting, sighting.value)


def _apposed(story: Story, first: Sighting, second: Sighting) -> Iterator[Constraint]:
    """For "last year, in 2023" and "in 2023 (last year)": the days from which the one counts to the other."""
    between = story.text[first.phrase.end : second.phrase.start]
    if first.quoted or first.sentence != second.sentence or not _APPOSED.fullmatch(_JUCHE.sub("(", between)):
        return
    if not _CLOSED.match(story.text, second.phrase.end):
        return
    for counted, named in ((first, second), (second, first)):
        if named.known is None:
            continue
        days = years_to_the_unit(counted, named.known.interval) or counting_days(counted.value, named.known.interval)
        if days is not None:
            weight = TIED if isinstance(counted.value, Counted) else STATED
            yield Constraint((days,), weight, f'"{counted.phrase.text}" is {named.known.interval.edtf}')


def years_to_the_unit(counted: Sighting, named: Interval) -> Interval | None:
    """For "ten years ago this month" of a known day: the month so many years after it; `None` for other phrases."""
    found, value = _TO_THE_UNIT.search(counted.phrase.text), counted.value
    if found is None or not isinstance(value, Counted | Offset) or (value.unit, value.direction) != ("year", -1):
        return None
    if value.low != value.high or named.start is None or named.end is None:
        return None
    unit = _UNIT_WORDS[found[1].lower().split()[-1]]
    around = [unit_around(shifted(day, value.low, "year"), unit) for day in (named.start, named.end)]
    hull = around[0].hull(around[1])
    if hull.start is None or hull.end is None or (named.days or 999) > _LONGEST_NAMED:
        return None
    slack = _WEEK if unit == "week" else 1 if unit == "day" else 0
    return Interval(add_days(hull.start, -slack), add_days(hull.end, slack))


def counting_days(value: Value, named: Interval) -> Interval | None:
    """The days from which the value counts to a day inside `named`; `None` for values that this cannot be told of.

    What is counted in years is rounded, by the calendar ("ten years ago" for 2010 in all of 2020) or by what has
    passed, half a unit to either side: both are left to it.
    """
    if named.start is None or named.end is None:
        return None
    match value:
        case Period(unit, shift, "published"):
            first, last = (unit_around(shifted(day, -shift, unit), unit) for day in (named.start, named.end))
            return first.hull(last)
        case Weekday(weekday, which, "published") if named.is_day and named.start.weekday() == weekday:
            if which == "next":
                return Interval(add_days(named.start, -13), add_days(named.start, -1))
            return Interval(named.start, add_days(named.end, 13)) if which in ("plain", "last") else None
        case Counted(low, high, unit, direction, "published"):
            early, late = sorted((-direction * low, -direction * high))
            return _around(shifted(named.start, early, unit), unit).hull(_around(shifted(named.end, late, unit), unit))
        case _:
            years = [p for p in parts_of(value) if isinstance(p, Period) and p.unit == "year" and p.base == "published"]
            return counting_days(years[0], Interval.year(named.start.year)) if len(years) == 1 else None


_HALF_DAYS: dict[Unit, int] = {
    "day": 0, "week": 4, "month": 16, "quarter": 46, "half": 92, "year": 183, "decade": 1827, "century": 18263
}  # fmt: skip


def _around(day: date, unit: Unit) -> Interval:
    """The unit that the day lies in, and half a unit on both sides of the day."""
    half = _HALF_DAYS[unit]
    return unit_around(day, unit).hull(Interval(add_days(day, -half), add_days(day, half)))


def _since_a_beginning(story: Story, sighting: Sighting, value: Stretch) -> Iterator[Constraint]:
    """Constraints from "in the three years since …", "less than two years since it began", "ten years have passed"."""
    passed = bool(_PASSED.match(story.text, sighting.phrase.end))
    if value.unit == "day" or not (passed or value.counts_since):
        return
    begun = _beginning(story, sighting, value, passed=passed)
    if begun is None or begun.start is None or begun.end is None:
        return
    reason = f'"{sighting.phrase.text}" since {begun.edtf}'
    if value.low < value.high and value.counts_since and value.since is None:
        allowed = Interval(shifted(begun.start, value.low, value.unit), shifted(begun.end, value.high, value.unit))
        yield Constraint((allowed,), IMPLIED, reason)
    elif sighting.tense == "past" or passed:
        yield not_before(shifted(begun.start, max(0, value.low - 1), value.unit), TIED, reason)
        if passed:
            yield not_after(shifted(begun.end, value.high + 1, value.unit), TIED, reason)


def _beginning(story: Story, sighting: Sighting, value: Stretch, *, passed: bool) -> Interval | None:
    """The dated beginning: in the phrase, behind "since" in its clause, or in the sentence before."""
    if value.since is not None:
        return value.since.interval if isinstance(value.since, Known) else None
    behind = next((s for s in story.sightings if s.phrase.start > sighting.phrase.start), None)
    if behind is not None and behind.known is not None and behind.sentence == sighting.sentence:
        between = story.text[sighting.phrase.end : behind.phrase.start]
        if len(between) <= _LONGEST_CLAUSE and "since" in between and not re.search(r"[,;:]", between):
            return behind.known.interval
    if passed:
        return None
    starts = [
        s for s in story.sightings
        if 0 <= sighting.sentence - s.sentence <= 1 and s.phrase.start < sighting.phrase.start
        and s.known is not None and s.tense == "past" and (s.known.interval.days or 999) <= 31
    ]  # fmt: skip
    return starts[-1].known.interval if starts and starts[-1].known is not None else None
