"""Local events → real-world events: candidate pairs by blocking, decisions, clusters that respect a "different"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.merge.compare import decide, window_end
from pipeline.merge.local import LocalEvent
from pipeline.records import EventType

Block = tuple[str, ...]


def block_keys(event: LocalEvent) -> set[Block]:
    """The blocks in which an event meets its candidates: calendar entry, policy, place, or year when nation-wide."""
    kind = event.event_type.value
    keys: set[Block] = {(kind, "calendar", entry) for entry in event.calendar}
    if event.event_type is EventType.POLICY:
        keys |= {(kind, "policy", policy) for policy in event.policies}
    if event.places:
        return keys | {(kind, "place", place) for place in event.closure}
    years = {day.year for day in (event.interval.start, event.interval.end) if day}
    return keys | {(kind, "year", str(year)) for year in years} | ({(kind, "undated")} if not years else set())


def candidate_pairs(events: Sequence[LocalEvent], *, window_days: int) -> Iterator[tuple[int, int]]:
    """Index pairs that share a block and whose dates may meet, each once, by a sweep over the first days."""
    blocks: dict[Block, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        for key in block_keys(event):
            blocks[key].append(index)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        members = sorted(blocks[key], key=lambda i: (events[i].first_day, i))
        for position, left in enumerate(members):
            horizon = window_end(events[left], window_days)
            for right in members[position + 1 :]:
                if events[right].first_day > horizon and key[1] != "calendar":
                    break
                pair = (min(left, right), max(left, right))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


class _Clusters:
    """Union of events, refused where a member of one cluster is known to differ from one of the other.

    Pairs too far apart in time never become candidates, so each cluster keeps the latest first day and the earliest
    last day of its members: their distance is the largest gap between any two.
    """

    def __init__(self, events: Sequence[LocalEvent], different: Iterable[tuple[int, int]], window_days: int) -> None:
        self._parent = list(range(len(events)))
        self._latest_first = [event.first_day for event in events]
        self._earliest_last = [event.last_day for event in events]
        self._calendar = [event.calendar for event in events]
        self._window_days = window_days
        self._apart: dict[int, set[int]] = defaultdict(set)
        for left, right in different:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def find(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: int, right: int) -> None:
        a, b = sorted((self.find(left), self.find(right)))
        if a == b or b in self._apart[a]:
            return
        first = max(self._latest_first[a], self._latest_first[b])
        last = min(self._earliest_last[a], self._earliest_last[b])
        # A meeting of the calendar is one event however its reports are dated.
        if (first - last).days > self._window_days and not self._calendar[a] & self._calendar[b]:
            return
        self._latest_first[a], self._earliest_last[a] = first, last
        self._calendar[a] |= self._calendar[b]
        self._parent[b] = a
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)


def clusters(events: Sequence[LocalEvent], *, window_days: int) -> list[list[LocalEvent]]:
    """The events grouped by the real-world event they tell, best pairs joined first.

    Two events of one article were told apart where the text was at hand and never merge, unless both name the same
    entry of the calendar. The result does not depend on the order of `events`.
    """
    ordered = sorted(events, key=lambda event: event.key)
    same: list[tuple[float, str, str, int, int]] = []
    different: list[tuple[int, int]] = []
    for left, right in candidate_pairs(ordered, window_days=window_days):
        a, b = ordered[left], ordered[right]
        decision = decide(a, b, window_days=window_days)
        told_apart = a.article.article_id == b.article.article_id and not a.calendar & b.calendar
        if decision.judgement == "different" or told_apart:
            different.append((left, right))
        elif decision.judgement == "same":
            same.append((-decision.score, a.key, b.key, left, right))
    union = _Clusters(ordered, different, window_days)
    for *_, left, right in sorted(same):
        union.join(left, right)
    groups: dict[int, list[LocalEvent]] = defaultdict(list)
    for index, event in enumerate(ordered):
        groups[union.find(index)].append(event)
    return list(groups.values())
