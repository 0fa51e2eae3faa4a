"""What a value means when it is counted from an anchor.

The anchor may be an interval: an article of which only the month is known. Every rule is a function of one day
whose bounds only move forward with the day, so the hull of its results at the anchor's two ends holds the result of
every day between them, and a narrower anchor never gives a wider result.
"""

from dataclasses import dataclass
from datetime import date

from pipeline.dates.edtf import UNKNOWN, Interval, add_days
from pipeline.dates.nearest import Tense, nearest
from pipeline.dates.spans import (
    FIRST,
    LAST,
    month_day_in,
    nth_weekday,
    part_of,
    season_in,
    shifted,
    slice_of,
    unit_around,
)
from pipeline.dates.values import (
    UNPLACED,
    Bound,
    Counted,
    DayOfMonth,
    Known,
    MonthDay,
    NthWeekday,
    Offset,
    Part,
    Period,
    Range,
    Season,
    Slice,
    Stretch,
    Unit,
    Vague,
    Value,
    Weekday,
    Weekend,
    Within,
    YearPart,
    is_from_story,
    parts_of,
)
from pipeline.records import DateBasis

__all__ = ["Resolved", "Tense", "basis_of", "resolve"]

# How far back "recently" and "in recent X" may reach, in units: a convention, told by basis `inferred`.
_RECENT: dict[Unit | None, tuple[int, Unit]] = {
    None: (3, "month"), "day": (10, "day"), "week": (8, "week"), "month": (6, "month"), "year": (5, "year"),
    "decade": (3, "decade"),
}  # fmt: skip
_CLAMPED_BEFORE, _CLAMPED_AFTER = 1000, 3000
"""Starts before and ends after these years come from counting from an open end, or from no newspaper: they are open."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days that a phrase admits, and how they were reached."""

    interval: Interval
    basis: DateBasis


def resolve(value: Value, anchor: Interval, *, tense: Tense = "none", reference: Interval | None = None) -> Resolved:
    """The days that the value admits when it is counted from the anchor.

    `anchor` is the publication (the day of the speech inside a quotation); `reference` the last date that the
    narrative has reached, from which "the previous day" counts, else it counts from the anchor too. Without tense a
    yearless date is the nearest one, a weekday the last one. An unknown anchor gives an unknown or open interval.
    """
    base = reference if reference is not None and is_from_story(value) else anchor
    early = _on(value, base.start or FIRST, tense)
    late = early if base.is_day else _on(value, base.end or LAST, tense)
    interval = _opened(early.hull(late))
    return Resolved(interval if base.is_day else _without_far_side(value, interval, tense), basis_of(value))


def basis_of(value: Value) -> DateBasis:
    """Whether the days are printed, counted from the anchor, or only estimated."""
    parts = parts_of(value)
    if any(isinstance(part, Vague | Stretch) for part in parts):
        return DateBasis.INFERRED
    printed = all(isinstance(part, Known | Part | Slice | NthWeekday | Offset | Bound | Range) for part in parts)
    return DateBasis.EXPLICIT if printed else DateBasis.RELATIVE


def _without_far_side(value: Value, interval: Interval, tense: Tense) -> Interval:
    """A bound without its other side, where that is the anchor on some days of an interval only.

    "By January" without tense begins with the anchor in January and has no beginning in February; "since the end of the
    month" ends with the anchor on the 25th and not on the 5th.
    """
    match value:
        case Bound("by" | "until") if tense == "none":
            return Interval(None, interval.end)
        case Bound("since", Part()):
            return Interval(interval.start, None)
        case _:
            return interval


def _opened(interval: Interval) -> Interval:
    start, end = interval.start, interval.end
    return Interval(
        None if start is None or start.year < _CLAMPED_BEFORE else start,
        None if end is None or end.year >= _CLAMPED_AFTER else end,
    )


def _on(value: Value, day: date, tense: Tense) -> Interval:
    """What the value means on one day; unknown for what places nothing in time."""
    if isinstance(value, UNPLACED):
        return UNKNOWN
    match value:
        case Known(interval):
            return interval
        case Period(unit, shift):
            return unit_around(shifted(unit_around(day, unit).start or day, shift, unit), unit)
        case Weekday():
            return _weekday(value, day, tense)
        case NthWeekday(number, weekday, whole):
            return nth_weekday(number, weekday, _on(whole, day, tense))
        case MonthDay() | DayOfMonth() | Season() | YearPart() | Weekend():
            return nearest(value, day, tense)
        case Counted():
            return _counted(value, day)
        case Stretch():
            return _stretch(value, day, tense)
        case Within(inner, outer):
            return _within(inner, _on(outer, day, tense))
        case Part("so_far", whole):
            return _so_far(_on(whole, day, tense), day)
        case Part("remaining", whole):
            return _remaining(whole, _on(whole, day, tense), day)
        case Part(part, whole):
            return part_of(part, _on(whole, day, tense))
        case Slice(first, last, unit, whole):
            return slice_of(first, last, unit, _on(whole, day, tense))
        case Offset():
            return _offset(value, _on(value.value, day, tense))
        case Bound():
            return _bound(value, day, tense)
        case Range(first, last):
            return _range(first, last, day, tense)
        case Vague():
            return _vague(value, day)


def _weekday(value: Weekday, day: date, tense: Tense) -> Interval:
    weekday, which, base = value.weekday, value.which, value.base
    back = (day.weekday() - weekday) % 7
    ahead = (weekday - day.weekday()) % 7
    if which == "last":
        return Interval.day(add_days(day, -(back or 7)))
    if which == "next":
        coming = add_days(day, ahead or 7)
        # "next Friday" on a Thursday may skip tomorrow; the Monday after is next week's in every reading.
        return Interval(coming, add_days(coming, 7 if weekday > day.weekday() and base == "published" else 0))
    forward = tense == "future" or (which == "this" and tense == "none")
    return Interval.day(add_days(day, ahead if forward else -back))


def _counted(value: Counted, day: date) -> Interval:
    near, far = (
        unit_around(shifted(day, value.direction * n, value.unit), value.unit) for n in (value.low, value.high)
    )
    return near.hull(far)


def _offset(value: Offset, inner: Interval) -> Interval:
    """The other date moved by the least to the most of the units; units longer than a week give a calendar unit."""
    start, end = inner.start, inner.end
    near, far = sorted((value.direction * value.low, value.direction * value.high))
    first = None if start is None else shifted(start, near, value.unit)
    last = None if end is None else shifted(end, far, value.unit)
    if value.unit in ("day", "week") or value.to_the_day:
        return Interval(first, last)
    return Interval(first and unit_around(first, value.unit).start, last and unit_around(last, value.unit).end)


def _so_far(whole: Interval, day: date) -> Interval:
    """What lies of the whole up to the day; all of it when the day is behind it, its first day when it is ahead."""
    start, end = whole.start, whole.end
    if start is None or end is None:
        return whole
    return Interval(start, min(max(day, start), end))


def _remaining(value: Value, whole: Interval, day: date) -> Interval:
    """What lies of the whole from the day on.

    Only a whole that is the same for every day, or always holds the day, is cut: the bounds of any other would not
    only move forward.
    """
    fixed = isinstance(value, Known) or (isinstance(value, Period) and value.shift == 0)
    return Interval(day, whole.end) if fixed and whole.contains(Interval.day(day)) else whole


def _stretch(value: Stretch, day: date, tense: Tense) -> Interval:
    """The days that the stretch covers; when its beginning is known, the days on which it may end."""
    if value.since is not None:
        since = _on(value.since, day, "past")
        return Interval(
            since.start and shifted(since.start, value.low, value.unit),
            since.end and shifted(since.end, value.high, value.unit),
        )
    if value.direction > 0 or (value.direction == 0 and tense == "future"):
        return Interval(day, shifted(day, value.high, value.unit))
    return Interval(shifted(day, -value.high, value.unit), day)


def _within(inner: MonthDay | DayOfMonth | Weekday | Season, outer: Interval) -> Interval:
    """The month, day, weekday or season inside the longer period; the period itself when it has none."""
    if outer.start is None or outer.end is None:
        return UNKNOWN
    if isinstance(inner, DayOfMonth):
        last = unit_around(outer.start, "month").end or outer.start
        return Interval.day(outer.start.replace(day=min(inner.day, last.day)))
    if isinstance(inner, Weekday):
        return Interval.day(add_days(outer.start, (inner.weekday - outer.start.weekday()) % 7))
    years = range(outer.start.year, min(outer.end.year, outer.start.year + 100) + 1)
    for year in years:
        found = (
            season_in(inner.season, year) if isinstance(inner, Season) else month_day_in(inner.month, inner.day, year)
        )
        if found is not None and outer.overlaps(found):
            return found
    return outer


def _bound(value: Bound, day: date, tense: Tense) -> Interval:
    """The days that a bound leaves, with the day of publication as the other side where the words imply it."""
    past = value.kind == "since" or tense == "past"
    inner = _on(value.value, day, "past" if past else tense)
    start, end = inner.start, inner.end
    match value.kind:
        case "since":
            return Interval(start, None if start is not None and start > day else day)
        case "from":
            return Interval(start, None)
        case "after":
            return Interval(end and add_days(end, 1), None)
        case "before":
            if isinstance(value.value, Part) and value.value.part == "end":
                return Interval(None, end)  # "before the end of the year": in its last month, too
            return Interval(None, start and add_days(start, -1))
        case _:
            # "Until the week after last autumn", over by now, begins with its end: bounds only move forward.
            if end is None or past or (tense == "none" and day > end):
                return Interval(None, end)
            return Interval(min(day, end), end)


def _range(first: Value, last: Value, day: date, tense: Tense) -> Interval:
    """From the first to the last; a side without a year takes it from the other, past weekdays from the last one."""
    if isinstance(first, Weekday) and isinstance(last, Weekday) and tense == "past":
        right = _on(last, day, tense)
        left = _on(first, right.start or day, tense)
    elif _is_yearless(first) and not _is_yearless(last):
        right = _on(last, day, tense)
        left = _on(first, right.end or day, "past")
    else:
        left = _on(first, day, tense)
        right = _on(last, left.start or day, "future") if _is_yearless(last) else _on(last, day, tense)
    # The hull also holds sides in the wrong order, and its bounds only move forward with the day.
    return left.hull(right)


def _is_yearless(value: Value) -> bool:
    """Whether the year comes from elsewhere: a month, day, season or weekday that no "last" or "this" places."""
    parts = parts_of(value)
    if any(isinstance(part, Within) for part in parts):
        return False
    recurring = MonthDay | DayOfMonth | Season | YearPart | Weekday | Weekend
    return any(isinstance(part, recurring) and getattr(part, "which", "plain") == "plain" for part in parts[:2])


def _vague(value: Vague, day: date) -> Interval:
    if value.kind == "now":
        return Interval.day(day)
    count, unit = _RECENT.get(value.unit, (3, "month"))
    if value.kind == "soon":
        return Interval(day, shifted(day, count, unit))
    return Interval(shifted(day, -count, unit), day)
