"""Which of its occurrences a date without a year means on a day: "February 28", "the 20th", "the weekend"."""

from datetime import date
from typing import Literal

from pipeline.dates.edtf import UNKNOWN, Interval, add_days
from pipeline.dates.spans import month_day_in, part_of, season_in, shifted
from pipeline.dates.values import DayOfMonth, MonthDay, Season, Weekend, YearPart

Tense = Literal["past", "future", "none"]
Recurring = MonthDay | DayOfMonth | Season | YearPart | Weekend


def nearest(value: Recurring, day: date, tense: Tense) -> Interval:
    """The occurrence meant on a day: the last begun in the past, the first not over in the future, else the nearest.

    A day of the month, a weekend or a quarter without tense is the last one: reports look back.
    """
    found = _occurrences(value, day)
    which = value.which if isinstance(value, MonthDay | Season | Weekend) else "plain"
    over = [f for f in found if f.end is not None and f.end < day]
    begun = [f for f in found if f.start is not None and f.start <= day]
    coming = [f for f in found if f.start is not None and f.start > day]
    current_or_coming = [f for f in found if f.end is not None and f.end >= day]
    if which == "last":
        return over[-1] if over else UNKNOWN
    if which == "next":
        return coming[0] if coming else UNKNOWN
    if which == "this" and isinstance(value, Season | Weekend):
        here = begun[-1:] if tense == "past" else current_or_coming[:1]
        return here[0] if here else UNKNOWN
    if which == "this":
        # A year without such a day has none; the next one keeps the bounds moving forward with the day.
        same_year = [f for f in found if f.start is not None and f.start.year >= day.year]
        return same_year[0] if same_year else UNKNOWN
    if tense == "past" or (tense == "none" and isinstance(value, DayOfMonth | YearPart | Weekend)):
        return begun[-1] if begun else UNKNOWN
    if tense == "future":
        return current_or_coming[0] if current_or_coming else UNKNOWN
    return min(found, key=lambda f: (_distance(f, day), f.start or day), default=UNKNOWN)


def _occurrences(value: Recurring, day: date) -> list[Interval]:
    """The occurrences around the day, in order: 8 years on each side reach a 29 February, 28 any weekday."""
    match value:
        case MonthDay(month, dom, weekday):
            reach = 8 if weekday is None else 28
            found = (month_day_in(month, dom, year) for year in range(day.year - reach, day.year + reach + 1))
            return [f for f in found if f is not None and (weekday is None or _is_weekday(f, weekday))]
        case DayOfMonth(dom, weekday):
            reach = 3 if weekday is None else 60  # a Tuesday the 31st may be years away
            months = (shifted(day.replace(day=1), n, "month") for n in range(-reach, reach + 1))
            days = (month_day_in(month.month, dom, month.year) for month in months)
            return [f for f in days if f is not None and (weekday is None or _is_weekday(f, weekday))]
        case Weekend():
            saturdays = (add_days(day, 5 - day.weekday() + 7 * week) for week in range(-2, 3))
            return [Interval(saturday, add_days(saturday, 1)) for saturday in saturdays]
        case YearPart(part):
            years = range(max(1, day.year - 3), min(9999, day.year + 3) + 1)
            return [part_of(part, Interval.year(year)) for year in years]
        case Season(season):
            return [season_in(season, year) for year in range(max(2, day.year - 3), min(9998, day.year + 3))]


def _is_weekday(found: Interval, weekday: int) -> bool:
    return found.start is not None and found.start.weekday() == weekday


def _distance(found: Interval, day: date) -> int:
    start, end = found.start or day, found.end or day
    return (start - day).days if start > day else max(0, (day - end).days)
