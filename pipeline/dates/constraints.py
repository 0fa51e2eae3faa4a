"""Constraints on an unknown publication day, and their solution.

A constraint says on which days the article can have been published, in one interval or one a year. The strongest are
applied first; one that leaves no day contradicts the stronger ones: it is dropped and reported.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.dates.edtf import UNKNOWN, Interval

FIRST_YEAR, LAST_YEAR = 1940, 2140
_EVER = Interval(date(FIRST_YEAR - 1, 1, 1), date(LAST_YEAR + 1, 12, 31))
_EARLIEST, _LATEST = 1990, 2100
"""Bounds that lie beyond these years come from the bounds of the search, which leave room for a day that is a certain
weekday only every 28 years: they are open."""
WIDEST_DAYS = 400
"""A closed interval that is longer says little more than its start: its end is left open."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """The days that a reason admits; `weight` orders the reasons from what is printed to what is only implied."""

    allowed: tuple[Interval, ...]
    weight: int
    reason: str


@dataclass(frozen=True, slots=True)
class Solution:
    """The days that are left, the reasons that took part, and what contradicted them."""

    interval: Interval
    reasons: tuple[str, ...]
    dropped: tuple[str, ...]


def not_before(day: date, weight: int, reason: str) -> Constraint:
    """Published on this day or later."""
    return Constraint((Interval(day, None),), weight, reason)


def not_after(day: date, weight: int, reason: str) -> Constraint:
    """Published on this day or earlier."""
    return Constraint((Interval(None, day),), weight, reason)


def every_year(days: Callable[[int], Interval | None], weight: int, reason: str) -> Constraint:
    """Published in the days that the function gives for a year, whichever year it was."""
    found = (days(year) for year in range(FIRST_YEAR, LAST_YEAR + 1))
    return Constraint(tuple(interval for interval in found if interval is not None), weight, reason)


def solve(constraints: Iterable[Constraint]) -> Solution:
    """The narrowest interval that all constraints admit, the strongest first, in a fixed order."""
    left: list[Interval] = [_EVER]
    reasons: list[str] = []
    dropped: list[str] = []
    for constraint in sorted(constraints, key=lambda c: (-c.weight, c.reason)):
        narrowed = _common(left, constraint.allowed)
        if not narrowed:
            dropped.append(constraint.reason)
        elif narrowed != left:
            left = narrowed
            reasons.append(constraint.reason)
    return Solution(_hull(left), tuple(reasons), tuple(dropped))


def _common(left: Iterable[Interval], allowed: Iterable[Interval]) -> list[Interval]:
    pairs = (a.intersection(b) for a in left for b in allowed)
    return sorted({p for p in pairs if p is not None}, key=lambda p: (p.start or date.min, p.end or date.max))


def _hull(left: list[Interval]) -> Interval:
    starts = [i.start for i in left if i.start is not None]
    ends = [i.end for i in left if i.end is not None]
    start = min(starts) if len(starts) == len(left) and min(starts).year >= _EARLIEST else None
    end = max(ends) if len(ends) == len(left) and max(ends).year < _LATEST else None
    if start is not None and end is not None and (end - start).days > WIDEST_DAYS:
        end = None
    return Interval(start, end) if (start, end) != (None, None) else UNKNOWN
