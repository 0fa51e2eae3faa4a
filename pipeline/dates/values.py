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
    "weekend",
    "so_far",
    "remaining",
]
"""`so_far` and `remaining` are what lies before and after the anchor: "earlier this year", "later this month"."""
BoundKind = Literal["since", "from", "until", "by", "before", "after"]
VagueKind = Literal["recent", "now", "soon"]
ClockUnit = Literal["hour", "minute", "second"]
DayPart = Literal["morning", "noon", "afternoon", "evening", "night", "midnight"]
ReferenceKind = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Known:
    """Days that need no anchor: "December 20, 2024", "2021", "the 1990s", an entry of the calendar."""

    interval: Interval


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A month, or a day of it, without a year: "February 28", "the following June"; a weekday beside it is kept."""

    month: int
    day: int | None = None
    weekday: int | None = None
    which: Which = "plain"
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day without its month: "on the 20th", "Friday the 13th"."""

    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0: "on Tuesday", "last Friday", "the following Monday"."""

    weekday: int
    which: Which = "plain"
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """A weekday counted in a longer period, from its end when negative: "the last Friday of May"."""

    number: int
    weekday: int
    whole: "Value"


@dataclass(frozen=True, slots=True)
class Weekend:
    """A Saturday and Sunday: "over the weekend", "last weekend"."""

    which: Which = "plain"


@dataclass(frozen=True, slots=True)
class Season:
    """A season without a year: "this summer", "last winter", "the following spring"."""

    season: SeasonName
    which: Which = "plain"
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class YearPart:
    """A half or quarter without its year: "in the first quarter"."""

    part: PartName


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar unit counted from the base: "yesterday", "last month", "this year", "the previous day"."""

    unit: Unit
    shift: int = 0
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Within:
    """A month, day, weekday or season of a longer period: "February 7 this year", "Monday last week"."""

    inner: "MonthDay | DayOfMonth | Weekday | Season"
    outer: "Value"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a longer whole: "early February", "late last year", "the first half of 2024"."""

    part: PartName
    whole: "Value"


@dataclass(frozen=True, slots=True)
class Slice:
    """Some units of a longer whole, numbered from 1: "the first ten days of June", "the second week of May".

    Negative numbers count from the end: "the last three months of 2024" is -3 to -1.
    """

    first: int
    last: int
    unit: Unit
    whole: "Value"


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before (direction -1) or after another date: "three days after December 20", "a week on Monday"."""

    value: "Value"
    low: int
    high: int
    unit: Unit
    direction: Literal[-1, 1]
    to_the_day: bool = False
    """Whether a month or year away means that very day ("a year ago today"), not the month or year around it."""


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


@dataclass(frozen=True, slots=True)
class Length:
    """A bare length of time, hours and minutes too: "60 years", "a half-hour"; without a count "for years".

    Read on request only (`phrases.TIMES`), as are the five classes below; none of them places anything in time.
    """

    count: float | None
    unit: Unit | ClockUnit


@dataclass(frozen=True, slots=True)
class Repeated:
    """What happens again and again: "every year", "twice a week", "each Tuesday"; an adverb: "monthly"."""

    every: "Length | Weekday | MonthDay | Season"
    is_adverb: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, to the hour when `minute` is none: "5 p.m.", "14:30"; or a part: "noon", "Friday night".

    `day` is the date that the same phrase names.
    """

    hour: int | None = None
    minute: int | None = None
    part: DayPart | None = None
    day: "Value | None" = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A unit counted from a beginning that is not told: "the 99th day"."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class Reference:
    """The past, the present or the future at large: "in the past", "at the time"."""

    kind: ReferenceKind


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A business year, whose first day only its owner knows: "fiscal 2013"."""

    year: "Value"


Value = (
    Known | MonthDay | DayOfMonth | Weekday | NthWeekday | Weekend | Season | YearPart | Period | Within | Part
    | Slice | Offset | Counted | Stretch | Bound | Range | Vague | Length | Repeated | Clock | Numbered
    | Reference | Fiscal
)  # fmt: skip
UNPLACED = (Length, Repeated, Clock, Numbered, Reference, Fiscal)
"""Values that give no days."""


def parts_of(value: Value) -> tuple[Value, ...]:
    """The value and every value inside it, outermost first."""
    match value:
        case Within(inner, outer):
            inside: tuple[Value, ...] = (inner, outer)
        case Part(whole=whole) | Slice(whole=whole) | NthWeekday(whole=whole) | Fiscal(whole):
            inside = (whole,)
        case Bound(value=bounded) | Offset(value=bounded):
            inside = (bounded,)
        case Range(first, last):
            inside = (first, last)
        case Stretch(since=since) if since is not None:
            inside = (since,)
        case _:
            inside = ()
    return (value, *(part for item in inside for part in parts_of(item)))


def is_from_story(value: Value) -> bool:
    """Whether the words point back to a date told before: "that year", "two days later", "the previous month"."""
    return any(getattr(part, "base", "published") == "narrative" for part in parts_of(value))
