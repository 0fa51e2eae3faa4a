"""Calendar arithmetic on single days: the unit around a day, the parts of a unit, the nearest weekday or month-day."""

from calendar import isleap, monthrange
from datetime import date

from pipeline.dates.edtf import Interval, add_days, add_months
from pipeline.dates.values import PartName, SeasonName, Unit

FIRST, LAST = date.min, date.max
_FIRST_MONTH: dict[SeasonName, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS: dict[Unit, int] = {"day": 1, "week": 7}

# Which months of a year, days of a month or days of a week (Monday 1) a part admits. The days of a month and the
# first quarter for "early" follow the annotation guide; the others are the same thirds, rounded to whole months.
_OF_YEAR: dict[PartName, tuple[int, int]] = {
    "early": (1, 3), "beginning": (1, 3), "mid": (5, 8), "late": (10, 12), "end": (11, 12),
    "first_half": (1, 6), "second_half": (7, 12), "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
}  # fmt: skip
_OF_MONTH: dict[PartName, tuple[int, int]] = {
    "early": (1, 10), "beginning": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (21, 31),
    "first_half": (1, 15), "second_half": (16, 31),
}  # fmt: skip
_OF_WEEK: dict[PartName, tuple[int, int]] = {
    "early": (1, 3), "beginning": (1, 2), "mid": (2, 4), "late": (4, 7), "end": (4, 7),
    "first_half": (1, 4), "second_half": (4, 7), "weekend": (6, 7),
}  # fmt: skip


def shifted(day: date, count: int, unit: Unit) -> date:
    """The day so many units on (back when negative)."""
    if unit in _DAYS:
        return add_days(day, count * _DAYS[unit])
    return add_months(day, count * _MONTHS[unit])


def unit_around(day: date, unit: Unit) -> Interval:
    """The calendar unit that the day lies in; weeks run from Monday to Sunday, decades from year 0 to 9."""
    if unit == "day":
        return Interval.day(day)
    if unit == "week":
        monday = add_days(day, -day.weekday())
        return Interval(monday, add_days(monday, 6))
    if unit in ("decade", "century"):
        years = 10 if unit == "decade" else 100
        first = max(1, day.year // 10 * 10) if unit == "decade" else (day.year - 1) // 100 * 100 + 1
        return Interval(date(first, 1, 1), date(min(9999, first + years - 1), 12, 31))
    months = _MONTHS[unit]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return Interval(date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))


def part_of(part: PartName, whole: Interval) -> Interval:
    """The days of a whole that "early", "late", "the first half" … admit.

    A whole that is open, or no longer than a day or two, has no parts and is handed back, but "the weekend of 3 May"
    runs from that day to the next Sunday; one that is neither a week, a month nor a year is cut in thirds and halves.
    """
    start, end, days = whole.start, whole.end, whole.days
    if start is None or end is None or days is None:
        return whole
    if part == "weekend" and days == 1:
        saturday, sunday = add_days(start, 5 - start.weekday()), add_days(start, 6 - start.weekday())
        return Interval(min(start, saturday), sunday)
    if days < 4:
        return whole
    if days == 7 and part in _OF_WEEK:
        first, last = _OF_WEEK[part]
        return Interval(add_days(start, first - 1), add_days(start, last - 1))
    if 28 <= days <= 31 and start.day == 1 and part in _OF_MONTH:
        first, last = _OF_MONTH[part]
        return Interval(start.replace(day=first), start.replace(day=min(last, end.day)))
    if 365 <= days <= 366 and start.day == start.month == 1 and part in _OF_YEAR:
        first, last = _OF_YEAR[part]
        return Interval(date(start.year, first, 1), Interval.month(start.year, last).end)
    return _cut(part, start, end, days)


def slice_of(first: int, last: int, unit: Unit, whole: Interval) -> Interval:
    """The units of a whole from `first` to `last`, numbered from 1, or from the end when negative.

    Weeks are runs of seven days from the first day of the whole, not calendar weeks. What lies beyond the whole is
    cut to it; an open whole comes back.
    """
    start, end = whole.start, whole.end
    if start is None or end is None:
        return whole
    origin, step = (start, first - 1) if first > 0 else (add_days(end, 1), first)
    cut_start, cut_end = shifted(origin, step, unit), add_days(shifted(origin, step + last - first + 1, unit), -1)
    return Interval(_inside(cut_start, start, end), _inside(max(cut_start, cut_end), start, end))


def _inside(day: date, start: date, end: date) -> date:
    """The day, or the end of the whole beyond which it lies."""
    return max(start, min(day, end))


def nth_weekday(number: int, weekday: int, whole: Interval) -> Interval:
    """The n-th day of that name in a whole, from its end when negative; the end of the whole when it has none."""
    start, end = whole.start, whole.end
    if start is None or end is None:
        return whole
    if number > 0:
        day = add_days(start, (weekday - start.weekday()) % 7 + 7 * (number - 1))
    else:
        day = add_days(end, -((end.weekday() - weekday) % 7) + 7 * (number + 1))
    return Interval.day(_inside(day, start, end))


def _cut(part: PartName, start: date, end: date, days: int) -> Interval:
    """Thirds and halves of any other whole."""
    third, half = days // 3, days // 2
    match part:
        case "early" | "beginning" | "q1":
            return Interval(start, add_days(start, third))
        case "mid" | "q2" | "q3":
            return Interval(add_days(start, third), add_days(end, -third))
        case "late" | "end" | "q4":
            return Interval(add_days(end, -third), end)
        case "first_half":
            return Interval(start, add_days(start, half))
        case _:
            return Interval(add_days(end, -half), end)


def season_in(season: SeasonName, year: int) -> Interval:
    """A season that begins in this year; winter runs into the next February."""
    first = date(year, _FIRST_MONTH[season], 1)
    return Interval(first, add_days(add_months(first, 3), -1))


def month_day_in(month: int, day: int | None, year: int) -> Interval | None:
    """The month or day of this year; `None` for 29 February of a common year and years that no calendar has."""
    if not 1 <= year <= 9999:
        return None
    if day is None:
        return Interval.month(year, month)
    if day > monthrange(year, month)[1] or (month == 2 and day == 29 and not isleap(year)):
        return None
    return Interval.day(date(year, month, day))
