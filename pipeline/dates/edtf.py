"""The value of every date in this house: an interval of days, written as EDTF level 1.

`Interval` knows nothing of texts; phrases, publication dates and events all end as one.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from `start` to `end`, both included; `None` is an open end, both `None` an unknown date.

    Raises:
        ValueError: the end lies before the start.
    """

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        """Refuse bounds in the wrong order."""
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"interval ends {self.end} before it starts {self.start}")

    @classmethod
    def day(cls, day: date) -> "Interval":
        """The interval of one day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> "Interval":
        """The interval of one month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> "Interval":
        """The interval of one year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def edtf(self) -> str:
        """The shortest EDTF of the interval: whole months and years by their name, empty when unknown."""
        if self.start is None and self.end is None:
            return ""
        if self.start is None or self.end is None:
            return f"{_open_end(self.start)}/{_open_end(self.end)}"
        first, last = _written(self.start, self.end)
        return first if first == last else f"{first}/{last}"

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known of the date."""
        return self.start is None and self.end is None

    @property
    def is_day(self) -> bool:
        """Whether the date is one day."""
        return self.start is not None and self.start == self.end

    @property
    def days(self) -> int | None:
        """How many days the interval admits; `None` when it is open."""
        return None if self.start is None or self.end is None else (self.end - self.start).days + 1

    def contains(self, other: "Interval") -> bool:
        """Whether every day of `other` lies in this interval."""
        starts = self.start is None or (other.start is not None and other.start >= self.start)
        return starts and (self.end is None or (other.end is not None and other.end <= self.end))

    def overlaps(self, other: "Interval") -> bool:
        """Whether a day lies in both."""
        return self.intersection(other) is not None

    def intersection(self, other: "Interval") -> "Interval | None":
        """The days that lie in both; `None` when there are none."""
        start = max((d for d in (self.start, other.start) if d is not None), default=None)
        end = min((d for d in (self.end, other.end) if d is not None), default=None)
        return None if start is not None and end is not None and end < start else Interval(start, end)

    def hull(self, other: "Interval") -> "Interval":
        """The shortest interval that holds both."""
        start = None if self.start is None or other.start is None else min(self.start, other.start)
        end = None if self.end is None or other.end is None else max(self.end, other.end)
        return Interval(start, end)

    def shift(self, days: int) -> "Interval":
        """The interval moved by a number of days; open ends stay open, and a calendar's end stops it."""
        return Interval(self.start and add_days(self.start, days), self.end and add_days(self.end, days))


UNKNOWN = Interval()


def add_days(day: date, days: int) -> date:
    """The day so many days on, stopped at the first and last day that a `date` can hold."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def add_months(day: date, months: int) -> date:
    """The day so many months on; the 31st becomes the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    if count < 12:
        return date.min
    if count >= 120_000:
        return date.max
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def parse_edtf(text: str) -> Interval:
    """The interval that an EDTF day, month, year or interval admits; an empty text is the unknown date.

    Uncertainty marks (`?`, `~`, `%`) are read over. `..` and an empty side of a slash are both an open end.

    Raises:
        ValueError: the text is no EDTF of this kind.
    """
    bare = re.sub(r"[?~%]", "", text.strip())
    if not bare:
        return UNKNOWN
    if "/" not in bare:
        return _point(bare)
    first, _, last = bare.partition("/")
    return Interval(
        None if first in ("", "..") else _point(first).start,
        None if last in ("", "..") else _point(last).end,
    )


def _point(text: str) -> Interval:
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError(f"no EDTF date: {text!r}")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is None:
        return Interval.year(year)
    return Interval.month(year, month) if day is None else Interval.day(date(year, month, day))


def _open_end(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def _written(start: date, end: date) -> tuple[str, str]:
    """Both bounds at the coarsest precision that still names exactly these days."""
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if start.month == 1 and end.month == 12:
            return f"{start.year:04}", f"{end.year:04}"
        return f"{start:%Y-%m}".zfill(7), f"{end:%Y-%m}".zfill(7)
    return start.isoformat(), end.isoformat()
