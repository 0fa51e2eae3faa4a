"""Who took part in what: one row per event that happened and person to whom a text gives a part, with visits counted.

A visit is an inspection, inauguration or groundbreaking. Visits of a person to a place are numbered in the order of
their days; where the days leave an order or an identity open, there is no number.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.dates.edtf import Interval
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.local import TRACKED_LEVEL, LocalEvent, most_specific, place_level
from pipeline.records import Event, EventStatus, EventType, Participant, Place

PARTS = ("led", "spoke", "reported", "attended", "accompanied")
"""In the order in which a row lists them."""
VISITS = frozenset({EventType.INSPECTION, EventType.INAUGURATION, EventType.GROUNDBREAKING})


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody's visit: its days, its most specific places, and what is told around them (county, province)."""

    event_id: str
    days: Interval
    places: frozenset[str]
    around: frozenset[str] = frozenset()
    is_tracked: bool = True
    """They are counties, cities or sites: to a province one goes again and again without coming back."""


def participants(
    built: Sequence[tuple[Event, Sequence[LocalEvent]]],
    places: Mapping[str, Place],
    names: Mapping[str, str],
    pack: KnowledgePack,
) -> list[Participant]:
    """The rows, from the events with what each article says of them."""
    happened = [(event, members) for event, members in built if event.status is EventStatus.HAPPENED]
    told = {event.event_id: _parts(members) for event, members in happened}
    visits: dict[str, list[Visit]] = defaultdict(list)
    for event, members in happened:
        if event.event_type in VISITS:
            for person in told[event.event_id]:
                visits[person].append(_visit(event, members, places, pack))
    rows = []
    for event, _ in happened:
        parts = told[event.event_id]
        for person in sorted(parts):
            number, days_since = visit_number(event.event_id, visits[person])
            rows.append(
                Participant(
                    event_id=event.event_id,
                    person_id=person,
                    person=names[person],
                    parts=tuple(part for part in PARTS if part in parts[person]),
                    event_type=event.event_type,
                    date=event.date,
                    date_start=event.date_start,
                    date_end=event.date_end,
                    place_id=event.place_id,
                    place=event.place,
                    visit_number=number,
                    days_since_last=days_since,
                    companions=tuple(sorted(names[other] for other in parts if other != person)),
                    article_ids=tuple(sorted({article for part in parts[person].values() for article in part})),
                )
            )
    return rows


def visit_number(event_id: str, visits: Sequence[Visit]) -> tuple[int | None, int | None]:
    """The how-manieth of a person's visits to its place one is, and the days since the one before.

    Several events of one day are one visit. There is no number for what was no visit, or was at several places, in a
    province or nowhere in particular; nor when the days leave open whether another visit came before, or was the same;
    nor when an earlier one may have been at the place (it was somewhere in the county or province around).
    """
    own = next((visit for visit in visits if visit.event_id == event_id), None)
    if own is None or len(own.places) != 1 or not own.is_tracked:
        return None, None
    (place,) = own.places
    before: list[Visit] = []
    for other in visits:
        there = place in other.places or place in other.around
        maybe = not other.places.isdisjoint(own.around)
        if other is own or not (there or maybe) or _is_before(own.days, other.days):
            continue
        if there and _is_same_day(own.days, other.days):
            continue
        if not there or not _is_before(other.days, own.days):
            return None, None
        before.append(other)
    if any(not _is_settled(one.days, other.days) for one, other in combinations(before, 2)):
        return None, None
    starts = {visit.days for visit in before}
    last = max((visit.days.end for visit in before if visit.days.end), default=None)
    is_known = own.days.is_day and last is not None and Interval.day(last) in starts
    return len(starts) + 1, (own.days.start - last).days if is_known and own.days.start and last else None


def _is_before(one: Interval, other: Interval) -> bool:
    return one.end is not None and other.start is not None and one.end < other.start


def _is_same_day(one: Interval, other: Interval) -> bool:
    return one.is_day and one == other


def _is_settled(one: Interval, other: Interval) -> bool:
    return _is_before(one, other) or _is_before(other, one) or _is_same_day(one, other)


def _parts(members: Iterable[LocalEvent]) -> dict[str, dict[str, set[str]]]:
    """Person → part → the articles that give it."""
    found: dict[str, dict[str, set[str]]] = {}
    for member in members:
        for passage in member.passages:
            for person, part in passage.participants:
                found.setdefault(person, defaultdict(set))[part].add(passage.article_id)
    return found


def _visit(event: Event, members: Sequence[LocalEvent], places: Mapping[str, Place], pack: KnowledgePack) -> Visit:
    named = {place_id for member in members for place_id in member.closure if place_level(place_id, pack)}
    specific = frozenset(most_specific(sorted(named), pack))
    above = {outer for place_id in specific for outer in _around(place_id, places)}
    around = frozenset((named | above) - specific)
    is_tracked = all(place_level(place_id, pack) >= TRACKED_LEVEL for place_id in specific)
    return Visit(event.event_id, Interval(event.date_start, event.date_end), specific, around, is_tracked)


def _around(place_id: str, places: Mapping[str, Place]) -> frozenset[str]:
    """What a place lies in, below the country, as far as the corpus names it."""
    found: set[str] = set()
    here = places.get(place_id)
    while here is not None and here.parent_id and here.parent_id not in found:
        found.add(here.parent_id)
        here = places.get(here.parent_id)
    return frozenset(found)
