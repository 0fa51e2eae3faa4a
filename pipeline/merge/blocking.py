"""Which clusters a local event is compared with: blocking on type and place hierarchy, then on days.

Each block is a shelf of clusters in the order of time, so that a question costs a search and not a walk: clustering
grows as n log n in the number of local events (`docs/performance.md` has the measurements).
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator

from pipeline.merge.compare import FRESH_DAYS, NARROW_DAYS, is_vague, reach
from pipeline.merge.local import LocalEvent
from pipeline.records import EventType

Block = tuple[str, ...]

_KNOWN_BY_DAY = frozenset({EventType.GROUNDBREAKING, EventType.INAUGURATION, EventType.MEETING, EventType.MILITARY})
"""So seldom that a telling without a place may be that of a place on the same day; visits are made every day."""
_ANYWHERE = "*"

MOST_CANDIDATES = 32
"""An interval in which more events of one kind at one place lie tells none of them."""
_MOST_VAGUE = 8


class _Shelf:
    """The clusters of a block: those founded by a narrow date by its first day, the others by their last day."""

    __slots__ = ("narrow", "vague")

    def __init__(self) -> None:
        self.narrow: list[tuple[int, int, int]] = []
        """First day, last day, number of the cluster; days as ordinals."""
        self.vague: list[tuple[int, int, int]] = []
        """Last day, first day, number of the cluster."""

    def near(self, first: int, last: int) -> Iterator[int]:
        """The clusters whose founder's days lie between two days; none when they are too many to tell apart."""
        at = bisect_left(self.narrow, (first - NARROW_DAYS, 0, 0))
        until = bisect_left(self.narrow, (last + 1, 0, 0))
        if until - at <= MOST_CANDIDATES:
            yield from (number for _, end, number in self.narrow[at:until] if end >= first)
        at = bisect_left(self.vague, (first, 0, 0))
        yield from (number for _, start, number in self.vague[at : at + _MOST_VAGUE] if start <= last)


class Index:
    """The clusters made so far, found by what a new local event has in common with their founder."""

    def __init__(self, window_days: int) -> None:
        self._window_days = window_days
        self._placed: dict[Block, _Shelf] = defaultdict(_Shelf)
        self._around: dict[Block, _Shelf] = defaultdict(_Shelf)
        self._named: dict[Block, list[int]] = defaultdict(list)

    def add(self, number: int, founder: LocalEvent) -> None:
        """Put a new cluster on its shelves."""
        kind = founder.event_type.value
        first, last = founder.first_day.toordinal(), founder.last_day.toordinal()
        shelves = [self._placed[kind, place] for place in founder.places or ("",)]
        shelves += [self._around[kind, place] for place in founder.closure - founder.places]
        if founder.event_type in _KNOWN_BY_DAY and founder.places and _is_of_a_week(founder):
            shelves.append(self._placed[kind, _ANYWHERE])
        for shelf in shelves:
            if is_vague(founder):
                insort(shelf.vague, (last, first, number))
            else:
                insort(shelf.narrow, (first, last, number))
        for block in _names(founder):
            self._named[block].append(number)

    def candidates(self, event: LocalEvent) -> list[int]:
        """The numbers of the clusters that may tell the same event, in rising order.

        Those at its places, in them or around them whose founder's days are within reach, and all that name the same
        meeting of the calendar or the same policy.
        """
        kind, within = event.event_type.value, reach(event, self._window_days)
        first, last = event.first_day.toordinal() - within, event.last_day.toordinal() + within
        shelves = [self._placed.get((kind, place)) for place in event.closure or ("",)]
        shelves += [self._around.get((kind, place)) for place in event.places]
        if event.event_type in _KNOWN_BY_DAY and not event.places and _is_of_a_week(event):
            shelves.append(self._placed.get((kind, _ANYWHERE)))
        found = {number for shelf in shelves if shelf is not None for number in shelf.near(first, last)}
        for block in _names(event):
            found.update(self._named.get(block, ()))
        return sorted(found)


def _is_of_a_week(event: LocalEvent) -> bool:
    days = event.interval.days
    return days is not None and days <= FRESH_DAYS


def _names(event: LocalEvent) -> Iterator[Block]:
    """The blocks of events that are known by a name, whenever and wherever they are told."""
    kind = event.event_type.value
    yield from ((kind, "calendar", entry) for entry in sorted(event.calendar))
    if event.event_type is EventType.POLICY:
        yield from ((kind, "policy", policy) for policy in sorted(event.policies))
