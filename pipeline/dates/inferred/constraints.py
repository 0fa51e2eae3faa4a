"""Constraints on an unknown publication day, and their solution.

A constraint says on which days the article can have been published, in one interval or one a year. The strongest are
applied first; one that leaves no day contradicts the stronger ones: it is dropped and reported.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pipeline.dates.edtf import UNKNOWN, Interval

PRINTED, STATED, TIED, IMPLIED, ACROSS, HINTED = 9, 7, 5, 3, 2, 1
"""Weights: a printed day; a tense; two dates tied by grammar; the order of the story; what other articles say; the
turn of a phrase. What another article says never displaces what the page says of itself, only a hint."""

FIRST_YEAR, LAST_YEAR = 1900, 2140
"""The years that are searched for days that come back every year."""
_EARLIEST, _LATEST = 1940, 2100
"""Bounds beyond these years come from the edges of the search and are open: even a 29 February on a certain weekday
comes back within 40 years."""
WIDEST_DAYS = 400
"""A closed interval that is longer has its bounds from passages that have nothing to do with each other: one side is
told. That is its end when a strong reason has put it ("Updated: …"), else its start, the more certain one."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """The days that a reason admits; `weight` orders the reasons from what is printed to what is only implied."""

    allowed: tuple[Interval, ...]
    weight: int
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """A constraint that took part: its reason, the days left after it, whether it was dropped as contradictory."""

    reason: str
    interval: Interval
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Solution:
    """The days that are left, and the steps that led there in the order in which they were taken."""

    interval: Interval
    steps: tuple[Step, ...]


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
    """The narrowest interval that all constraints admit, the strongest first; their order does not matter.

    A constraint that contradicts stronger ones is dropped; of equally strong ones that contradict each other nobody
    knows which is wrong: all of them are. A constraint that narrows nothing is no step.
    """
    left: list[Interval] = [UNKNOWN]
    steps: list[Step] = []
    stated: list[Interval] = [UNKNOWN]
    ranked = sorted(set(constraints), key=lambda c: (-c.weight, c.reason, _hull(c.allowed).edtf, len(c.allowed)))
    for _, group in groupby(ranked, key=lambda c: c.weight):
        level = list(group)
        contradicted = _contradicted(left, level)
        for constraint in level:
            if constraint in contradicted:
                steps.append(Step(constraint.reason, _told(left, stated=stated), dropped=True))
                continue
            narrowed = _common(left, _disjoint(constraint.allowed))
            if narrowed != left:
                if constraint.weight >= STATED:
                    stated = narrowed
                left = narrowed
                steps.append(Step(constraint.reason, _told(left, stated=stated)))
    return Solution(_told(left, stated=stated), tuple(steps))


def _contradicted(left: list[Interval], level: Sequence[Constraint]) -> set[Constraint]:
    """The constraints of one rank that contradict what is left, or each other."""
    if _are_possible(left, level):
        return set()
    possible = {c: common for c in level if (common := _common(left, _disjoint(c.allowed)))}
    at_odds = {a for a in possible for b in possible if not _common(possible[a], possible[b])}
    agreed = possible.keys() - at_odds
    return set(level) - (agreed if _are_possible(left, agreed) else set())


def _are_possible(left: list[Interval], constraints: Iterable[Constraint]) -> bool:
    """Whether some day is left by all of them."""
    for constraint in constraints:
        left = _common(left, _disjoint(constraint.allowed))
    return bool(left)


def _common(first: list[Interval], second: list[Interval]) -> list[Interval]:
    """The days of both, each in order and without overlaps, in time linear in their lengths."""
    if first == [UNKNOWN]:
        return second
    found: list[Interval] = []
    i = j = 0
    while i < len(first) and j < len(second):
        a, b = first[i], second[j]
        if _start(a) <= _end(b) and _start(b) <= _end(a):
            found.append(
                Interval(a.start if _start(a) >= _start(b) else b.start, a.end if _end(a) <= _end(b) else b.end)
            )
        if _end(a) <= _end(b):
            i += 1
        else:
            j += 1
    return found


def _disjoint(intervals: Sequence[Interval]) -> list[Interval]:
    """The same days in order, intervals that overlap joined."""
    joined: list[Interval] = []
    for interval in sorted(intervals, key=_start):
        if joined and _start(interval) <= _end(joined[-1]):
            joined[-1] = joined[-1].hull(interval)
        else:
            joined.append(interval)
    return joined


def _start(interval: Interval) -> date:
    return interval.start or date.min


def _end(interval: Interval) -> date:
    return interval.end or date.max


def _hull(intervals: Sequence[Interval]) -> Interval:
    if not intervals:
        return UNKNOWN
    first, last = min(intervals, key=_start), max(intervals, key=_end)
    return Interval(first.start, last.end)


def _told(left: Sequence[Interval], *, stated: Sequence[Interval]) -> Interval:
    """The interval around the days that are left, as it is told; `stated` are the days that the strong reasons left."""
    hull = _hull(left)
    start = hull.start if _start(hull).year >= _EARLIEST else None
    end = hull.end if _end(hull).year <= _LATEST else None
    told = Interval(start, end)
    if (told.days or 0) <= WIDEST_DAYS:
        return told
    last = _hull(stated).end
    return Interval(start, None) if last is None or last.year > _LATEST else Interval(None, last)
