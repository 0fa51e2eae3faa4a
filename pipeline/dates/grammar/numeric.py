"""Dates in digits: ISO, the slashed forms whose order depends on the country, Korean, Chinese, Japanese."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.dates.edtf import Interval
from pipeline.dates.values import Known, Value

_ISO = re.compile(
    r"(?<![\w.,/-])(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"(?:T\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)|(?![\w/-]*\d))"
)
_ISO_WEEK = re.compile(r"(?<![\w.,/-])(?P<y>(?:19|20)\d\d)-W(?P<w>[0-5]\d)(?!\w)")
_SPACED = re.compile(r"(?<![\w.,/-])(?P<y>(?:19|20)\d\d)\. ?(?P<m>\d{1,2})\. ?(?P<d>\d{1,2})(?:\.|\b)(?!\d)")
_SLASHED = re.compile(r"(?<![\w.,/-])(?P<a>\d{1,2})(?P<s>[-./])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\w/-]*\d)")
_DIGITS_JOINED = re.compile(r"\d(?:[-./](?:W| ?\d)|[년年])")
"""What every date in digits holds; most texts have none."""
_EAST_ASIAN = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[년年](?: ?(?P<m>\d{1,2})[월月](?: ?(?P<d>\d{1,2})[일日])?)?")

_MONTH_FIRST = frozenset({"US", "PH"})
_DAY_FIRST = frozenset(
    ("AU", "BD", "BR", "DE", "ES", "FR", "GB", "GR", "HK", "ID", "IE", "IL", "IN", "IT", "KH", "LA", "LK", "MM", "MY",
     "NL", "NP", "NZ", "PK", "PL", "PT", "QA", "RO", "RU", "SG", "TH", "TR", "UA", "VN")
)  # fmt: skip


def day_first_in(country: str) -> bool | None:
    """Whether papers of a country (ISO code) write 3 April as 3/4; None where both or neither are usual."""
    return True if country in _DAY_FIRST else False if country in _MONTH_FIRST else None


def numeric_dates(text: str, *, day_first: bool | None = None) -> Iterator[tuple[int, int, Interval]]:
    """Start, end and days of the dates in digits, unsorted, possibly overlapping.

    "03/04/2025" is read by `day_first`; without it, and when both orders are possible, the interval from the earlier
    to the later reading is given.
    """
    if not _DIGITS_JOINED.search(text):
        return
    for pattern in (_ISO, _SPACED):
        for match in pattern.finditer(text):
            day = day_or_none(match["y"], match["m"], match["d"])
            if day is not None:
                yield match.start(), match.end(), Interval.day(day)
    for match in _ISO_WEEK.finditer(text):
        monday = _monday(int(match["y"]), int(match["w"]))
        if monday is not None:
            yield match.start(), match.end(), Interval(monday, monday + timedelta(days=6))
    for match in _SLASHED.finditer(text):
        interval = _slashed(match["y"], match["a"], match["b"], day_first)
        if interval is not None:
            yield match.start(), match.end(), interval
    for match in _EAST_ASIAN.finditer(text):
        interval = _east_asian(match["y"], match["m"], match["d"])
        if interval is not None:
            yield match.start(), match.end(), interval


def numeric_values(text: str, day_first: bool | None) -> Iterator[tuple[int, int, Value]]:
    """The dates in digits for the grammar; dotted ones behind a label ("Version 2024.11.3") are none."""
    for start, end, interval in numeric_dates(text, day_first=day_first):
        yield start, end, Known(interval)


def is_either(interval: Interval) -> bool:
    """Whether these bounds are the two readings of 03/04/2025: 4 March and 3 April."""
    first, last = interval.start, interval.end
    if first is None or last is None or first == last:
        return False
    return (first.year, first.month, first.day) == (last.year, last.day, last.month)


def day_or_none(year: str | int, month: str | int, day: str | int) -> date | None:
    """The day, or `None` when no calendar has it."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _slashed(year: str, first: str, second: str, day_first: bool | None) -> Interval | None:
    european, american = day_or_none(year, second, first), day_or_none(year, first, second)
    if european is None or american is None:
        day = european or american
        return Interval.day(day) if day else None
    if day_first is None:
        return Interval(min(european, american), max(european, american))
    return Interval.day(european if day_first else american)


def _east_asian(year: str, month: str | None, day: str | None) -> Interval | None:
    if month is None:
        return Interval.year(int(year))
    first = day_or_none(year, month, 1 if day is None else day)
    if first is None:
        return None
    return Interval.month(first.year, first.month) if day is None else Interval.day(first)
