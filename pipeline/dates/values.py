"""What a date phrase means, kept apart from the day that it is counted from.

A value is built once, when the text is read, and can be resolved again whenever its anchor gets narrower
(`resolve.resolve`). Every class is frozen and compares by content.
"""

from dataclasses import dataclass
from typing import Literal

from pipeline.dates.edtf import Interval

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century"]
Base = Literal["published", "narrative"]
"""Counted from the publication (or the speech), or from the last date that the narrative has reached."""
Which = Literal["plain", "last", "this", "next"]
SeasonName = Literal["spring", "summer", "autumn", "winter"]
PartName = Literal[
    "early",
    "mid",
    "late",
    "beginning",
    "end",
    "first_half",
    "second_half",
    "q1",
    "q2",
    "q3",
    "q4",
    "first_week",
    "weekend",
]
BoundKind = Literal["since", "from", "until", "by", "before", "after"]
VagueKind = Literal["recent", "now", "soon"]


@dataclass(frozen=True, slots=True)
class Known:
    """Days that need no anchor: "December 20, 2024", "2021", "the 1990s", an entry of the calendar."""

    interval: Interval


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A month, or a day of it, without a year: "February 28", "in June"; a weekday printed beside it is kept."""

    month: int
    day: int | None = None
    weekday: int | None = None
    which: Which = "plain"


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day without its month: "on the 20th"."""

    day: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0: "on Tuesday", "last Friday", "next Monday"."""

    weekday: int
    which: Which = "plain"


@dataclass(frozen=True, slots=True)
class Season:
    """A season without a year: "this summer", "last winter"."""

    season: SeasonName
    which: Which = "plain"


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar unit counted from the base: "yesterday", "last month", "this year", "the previous day"."""

    unit: Unit
    shift: int = 0
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Within:
    """A month, day, weekday or season of a longer period: "February 7 this year", "Monday last week"."""

    inner: "MonthDay | Weekday | Season"
    outer: "Value"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a longer whole: "early February", "late last year", "the first half of 2024"."""

    part: PartName
    whole: "Value"


@dataclass(frozen=True, slots=True)
class Counted:
    """A point so many units away: "three years ago" (direction -1), "two days later" (+1)."""

    low: int
    high: int
    unit: Unit
    direction: Literal[-1, 1]
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time: "for three years", "the past two years" (-1), "in the coming ten years" (+1), 0 = either.

    `since` is its beginning when the text dates it; `counts_since` tells that it is counted from some beginning
    ("in less than three years since the drive was launched").
    """

    low: int
    high: int
    unit: Unit
    direction: Literal[-1, 0, 1] = 0
    since: "Value | None" = None
    counts_since: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """An open or half-open span: "since January", "by the end of the year", "until 2030"."""

    kind: BoundKind
    value: "Value"


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another: "from 3 to 5 March", "between 2021 and 2025"."""

    first: "Value"
    last: "Value"


@dataclass(frozen=True, slots=True)
class Vague:
    """No day and no count: "recently", "in recent months", "now"."""

    kind: VagueKind
    unit: Unit | None = None


Value = (
    Known
    | MonthDay
    | DayOfMonth
    | Weekday
    | Season
    | Period
    | Within
    | Part
    | Counted
    | Stretch
    | Bound
    | Range
    | Vague
)


def parts_of(value: Value) -> tuple[Value, ...]:
    """The value and every value inside it, outermost first."""
    match value:
        case Within(inner, outer):
            inside: tuple[Value, ...] = (inner, outer)
        case Part(_, whole):
            inside = (whole,)
        case Bound(_, bounded):
            inside = (bounded,)
        case Range(first, last):
            inside = (first, last)
        case Stretch(since=since) if since is not None:
            inside = (since,)
        case _:
            inside = ()
    return (value, *(part for item in inside for part in parts_of(item)))
