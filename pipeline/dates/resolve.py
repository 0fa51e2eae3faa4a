"""What a value means when it is counted from an anchor.

The anchor may be an interval: an article of which only the month is known. Every rule is a function of one day
whose bounds only move forward with the day, so the hull of its results at the anchor's two ends holds the result of
every day between them, and a narrower anchor never gives a wider result.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.dates.edtf import UNKNOWN, Interval, add_days
from pipeline.dates.spans import FIRST, LAST, month_day_in, part_of, season_in, shifted, unit_around
from pipeline.dates.values import (
    Bound,
    Counted,
    DayOfMonth,
    Known,
    MonthDay,
    Part,
    Period,
    Range,
    Season,
    Stretch,
    Unit,
    Vague,
    Value,
    Weekday,
    Which,
    Within,
    parts_of,
)
from pipeline.records import DateBasis

Tense = Literal["past", "future", "none"]

# How far back "recently" and "in recent X" may reach, in units: a convention, told by basis `inferred`.
_RECENT: dict[Unit | None, tuple[int, Unit]] = {
    None: (3, "month"), "day": (10, "day"), "week": (8, "week"), "month": (6, "month"), "year": (5, "year"),
    "decade": (3, "decade"),
}  # fmt: skip
_CLAMPED_BEFORE, _CLAMPED_AFTER = 1000, 3000
"""Years beyond these come from counting from an open end, or from no newspaper: they are open."""


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
    base = reference if reference is not None and _from_narrative(value) else anchor
    early = _on(value, base.start or FIRST, tense)
    late = _on(value, base.end or LAST, tense)
    return Resolved(_opened(early.hull(late)), basis_of(value))


def basis_of(value: Value) -> DateBasis:
    """Whether the days are printed, counted from the anchor, or only estimated."""
    parts = parts_of(value)
    if any(isinstance(part, Vague | Stretch) for part in parts):
        return DateBasis.INFERRED
    return (
        DateBasis.EXPLICIT
        if all(isinstance(part, Known | Part | Bound | Range) for part in parts)
        else (DateBasis.RELATIVE)
    )


def _from_narrative(value: Value) -> bool:
    return any(isinstance(part, Period | Counted) and part.base == "narrative" for part in parts_of(value))


def _opened(interval: Interval) -> Interval:
    start, end = interval.start, interval.end
    return Interval(
        None if start is None or not _CLAMPED_BEFORE <= start.year < _CLAMPED_AFTER else start,
        None if end is None or not _CLAMPED_BEFORE <= end.year < _CLAMPED_AFTER else end,
    )


def _on(value: Value, day: date, tense: Tense) -> Interval:
    """What the value means on one day."""
    match value:
        case Known(interval):
            return interval
        case Period(unit, shift):
            return unit_around(shifted(unit_around(day, unit).start or day, shift, unit), unit)
        case Weekday(weekday, which):
            return _weekday(weekday, which, day, tense)
        case MonthDay() | DayOfMonth() | Season():
            return _nearest(_candidates(value, day), value, day, tense)
        case Counted():
            return _counted(value, day)
        case Stretch():
            return _stretch(value, day, tense)
        case Within(inner, outer):
            return _within(inner, _on(outer, day, tense))
        case Part(part, whole):
            return part_of(part, _on(whole, day, tense))
        case Bound():
            return _bound(value, day, tense)
        case Range(first, last):
            return _range(first, last, day, tense)
        case Vague():
            return _vague(value, day)


def _weekday(weekday: int, which: Which, day: date, tense: Tense) -> Interval:
    back = (day.weekday() - weekday) % 7
    ahead = (weekday - day.weekday()) % 7
    if which == "last":
        return Interval.day(add_days(day, -(back or 7)))
    if which == "next":
        return Interval.day(add_days(day, ahead or 7))
    forward = tense == "future" or (which == "this" and tense == "none")
    return Interval.day(add_days(day, ahead if forward else -back))


def _candidates(value: MonthDay | DayOfMonth | Season, day: date) -> list[Interval]:
    """The occurrences around the day, in order: 8 years on each side reach a 29 February, 28 any weekday."""
    match value:
        case MonthDay(month, dom, weekday):
            reach = 8 if weekday is None else 28
            found = (month_day_in(month, dom, year) for year in range(day.year - reach, day.year + reach + 1))
            return [f for f in found if f is not None and (weekday is None or _is_weekday(f, weekday))]
        case DayOfMonth(dom):
            months = (shifted(day.replace(day=1), n, "month") for n in range(-3, 4))
            return [f for m in months if (f := month_day_in(m.month, dom, m.year)) is not None]
        case Season(season):
            return [season_in(season, year) for year in range(max(2, day.year - 3), min(9998, day.year + 3))]


def _is_weekday(found: Interval, weekday: int) -> bool:
    return found.start is not None and found.start.weekday() == weekday


def _nearest(found: list[Interval], value: MonthDay | DayOfMonth | Season, day: date, tense: Tense) -> Interval:
    """The occurrence meant: the last begun in the past, the first not over in the future, else the nearest."""
    which = "plain" if isinstance(value, DayOfMonth) else value.which
    over = [f for f in found if f.end is not None and f.end < day]
    begun = [f for f in found if f.start is not None and f.start <= day]
    coming = [f for f in found if f.start is not None and f.start > day]
    current_or_coming = [f for f in found if f.end is not None and f.end >= day]
    if which == "last":
        return over[-1] if over else UNKNOWN
    if which == "next":
        return coming[0] if coming else UNKNOWN
    if which == "this":
        same_year = [f for f in found if f.start is not None and f.start.year == day.year]
        return same_year[0] if same_year else UNKNOWN
    if tense == "past" or (tense == "none" and isinstance(value, DayOfMonth)):
        return begun[-1] if begun else UNKNOWN
    if tense == "future":
        return current_or_coming[0] if current_or_coming else UNKNOWN
    return min(found, key=lambda f: (_distance(f, day), f.start or day), default=UNKNOWN)


def _distance(found: Interval, day: date) -> int:
    start, end = found.start or day, found.end or day
    return (start - day).days if start > day else max(0, (day - end).days)


def _counted(value: Counted, day: date) -> Interval:
    near, far = (
        unit_around(shifted(day, value.direction * n, value.unit), value.unit) for n in (value.low, value.high)
    )
    return near.hull(far)


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


def _within(inner: MonthDay | Weekday | Season, outer: Interval) -> Interval:
    """The month, day, weekday or season inside the longer period; the period itself when it has none."""
    if outer.start is None or outer.end is None:
        return UNKNOWN
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
            return Interval(None, start and add_days(start, -1))
        case _:
            return Interval(None if end is None or day > end or past else day, end)


def _range(first: Value, last: Value, day: date, tense: Tense) -> Interval:
    """From the first to the last; a side without a year takes it from the other."""
    if _is_yearless(first) and not _is_yearless(last):
        right = _on(last, day, tense)
        left = _on(first, right.end or day, "past")
    else:
        left = _on(first, day, tense)
        right = _on(last, left.start or day, "future") if _is_yearless(last) else _on(last, day, tense)
    if left.start is not None and right.end is not None and right.end < left.start:
        return left.hull(right)
    return Interval(left.start, right.end)


def _is_yearless(value: Value) -> bool:
    return any(isinstance(part, MonthDay | DayOfMonth | Season | Weekday) for part in parts_of(value)[:2]) and not any(
        isinstance(part, Within) for part in parts_of(value)
    )


def _vague(value: Vague, day: date) -> Interval:
    if value.kind == "now":
        return Interval.day(day)
    count, unit = _RECENT.get(value.unit, (3, "month"))
    if value.kind == "soon":
        return Interval(day, shifted(day, count, unit))
    return Interval(shifted(day, -count, unit), day)
