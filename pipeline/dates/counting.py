"""What the days of a value are counted from, by its kind: nothing, the publication, or the story.

`extract.anchors` asks here which of its dates can be the anchor of a phrase.
"""

from datetime import date

from pipeline.dates.edtf import Interval
from pipeline.dates.resolve import resolve
from pipeline.dates.values import (
    UNPLACED,
    Counted,
    DayOfMonth,
    Known,
    MonthDay,
    Period,
    Season,
    Stretch,
    Unit,
    Vague,
    Value,
    Weekday,
    YearPart,
    parts_of,
)

_LEAVES = (Known, MonthDay, DayOfMonth, Season, YearPart, Period, Counted, Stretch, Vague, Weekday)
_RECURRING = (MonthDay, DayOfMonth, Season, YearPart)
_SAMPLE = Interval.day(date(2022, 6, 15))
"""Some day: how long a date is does not depend on it."""
_LONGEST_MONTH, _LONGEST_YEAR = 31, 366


def leaves_of(value: Value) -> tuple[Value, ...]:
    """The parts of a value that name days by themselves."""
    return tuple(part for part in parts_of(value) if isinstance(part, _LEAVES))


def is_absolute(value: Value) -> bool:
    """Whether the value needs no anchor."""
    return all(isinstance(leaf, Known) for leaf in leaves_of(value))


def is_yearless(value: Value) -> bool:
    """Whether the value recurs every year or month and says no more: "February 28", "early in May", "on the 20th"."""
    leaves = leaves_of(value)
    return bool(leaves) and all(
        isinstance(leaf, _RECURRING) and getattr(leaf, "which", "plain") == "plain" for leaf in leaves
    )


def is_current_unit(value: Value) -> bool:
    """Whether the value is a month or year at hand, or a part of it: "the end of the year", "this month"."""
    leaves = leaves_of(value)
    return bool(leaves) and all(
        isinstance(leaf, Period) and leaf.unit != "day" and leaf.shift == 0 and leaf.base == "published"
        for leaf in leaves
    )


def has_year(value: Value) -> bool:
    """Whether the words name the year: "in October 2020", "three years ago", "May last year", but not "last month"."""
    return any(
        isinstance(leaf, Known)
        or (isinstance(leaf, Period | Counted) and leaf.base == "published" and leaf.unit == "year")
        for leaf in leaves_of(value)
    ) and not any(isinstance(leaf, Stretch | Vague) for leaf in leaves_of(value))


def unit_told(value: Value) -> Unit:
    """The unit in which a value that points back counts; the largest when it has several."""
    units = [_step(leaf) for leaf in leaves_of(value) if getattr(leaf, "base", "published") == "narrative"]
    return max(units, key=_ORDER.index, default="day")


def _step(leaf: Value) -> Unit:
    if isinstance(leaf, Period | Counted):
        return leaf.unit
    return "year" if isinstance(leaf, MonthDay | Season) else "day"


_ORDER: tuple[Unit, ...] = ("day", "week", "month", "quarter", "half", "year", "decade", "century")


def precision(value: Value) -> Unit | None:
    """The shortest of day, month and year that holds the days of the value; None for longer, open and vague ones."""
    if isinstance(value, UNPLACED) or any(isinstance(leaf, Vague | Stretch) for leaf in leaves_of(value)):
        return None
    days = resolve(value, _SAMPLE, reference=_SAMPLE).interval.days
    if days is None or days > _LONGEST_YEAR:
        return None
    return "day" if days == 1 else "month" if days <= _LONGEST_MONTH else "year"
