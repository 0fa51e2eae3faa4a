"""How many of the counted things the events show: what certainly lies in the window, and what may."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.dates.edtf import Interval
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claim_checks.assertion import Assertion
from pipeline.merge.claim_checks.evidence import Evidence

_ONE_EVENT_DAYS = 1


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things with the events that show them."""

    number: int
    events: tuple[Evidence, ...]
    counties: frozenset[str]


def fitting(assertion: Assertion, evidence: Iterable[Evidence], pack: KnowledgePack) -> list[Evidence]:
    """The events of the claim's types of factory, people and places, whenever they were."""
    return [
        one
        for one in evidence
        if assertion.types.fit(one, pack)
        and assertion.people <= one.people
        and (_counties(assertion, one, pack) or (assertion.unit.what == "visit" and _is_in_scope(assertion, one, pack)))
    ]


def _is_in_scope(assertion: Assertion, evidence: Evidence, pack: KnowledgePack) -> bool:
    return pack.settings.home_country in assertion.scope or bool(evidence.places & assertion.scope)


def _counties(assertion: Assertion, evidence: Evidence, pack: KnowledgePack) -> frozenset[str]:
    """The counties of the event that lie in the scope and are of the kind that is counted."""
    found = set()
    for county in evidence.counties:
        fact = pack.place(county)
        around = {county, *(one.place_id for one in pack.ancestors(county))}
        if fact is not None and around & assertion.scope and _is_kind(assertion, fact.kind):
            found.add(county)
    return frozenset(found)


def _is_kind(assertion: Assertion, kind: str) -> bool:
    kinds = assertion.unit.kinds
    return not kinds or kind in kinds or "province" in kinds


def counted(assertion: Assertion, events: Sequence[Evidence], pack: KnowledgePack) -> Count:
    """How many things these events show at least."""
    counties = frozenset(county for one in events for county in _counties(assertion, one, pack))
    what = assertion.unit.what
    if what == "place" and "province" in assertion.unit.kinds:
        number = len({province.place_id for one in counties if (province := pack.province_of(one))})
    elif what == "place":
        number = len(counties)
    elif what == "thing":
        number = sum(_things(assertion, county, events, pack) for county in counties)
    else:
        number = _distinct(events)
    return Count(number, tuple(events), counties)


def _things(assertion: Assertion, county: str, events: Sequence[Evidence], pack: KnowledgePack) -> int:
    """The factories of a county: of a certain type one, else as many as one passage names types."""
    if assertion.types.are_single(pack):
        return 1
    # A passage that tells of several counties does not say which factory stands where.
    return max(one.things if len(one.counties) == 1 else 1 for one in events if county in one.counties)


def _distinct(events: Sequence[Evidence]) -> int:
    """How many of the events are certainly not the same: events that may be one and the same count once."""
    groups: list[list[Evidence]] = []
    for one in events:
        same = [group for group in groups if any(_may_be_same(one, other) for other in group)]
        merged = [one, *(member for group in same for member in group)]
        groups = [group for group in groups if group not in same] + [merged]
    return len(groups)


def _may_be_same(a: Evidence, b: Evidence) -> bool:
    wide = Interval(a.interval.shift(-_ONE_EVENT_DAYS).start, a.interval.shift(_ONE_EVENT_DAYS).end)
    parted = bool(a.counties) and bool(b.counties) and not a.counties & b.counties
    return not parted and wide.overlaps(b.interval)


def inside(events: Iterable[Evidence], window: Interval) -> list[Evidence]:
    """The events of which every possible day lies in the window."""
    return _where(events, lambda days: not days.is_unknown and window.contains(days))


def possibly(events: Iterable[Evidence], window: Interval) -> list[Evidence]:
    """The events that may lie in the window, those that certainly do included."""
    return _where(events, window.overlaps)


def certainly_behind(events: Iterable[Evidence], end: date | None) -> list[Evidence]:
    """The events that certainly came after a day."""
    return _where(events, lambda days: end is not None and days.start is not None and days.start > end)


def _where(events: Iterable[Evidence], holds: Callable[[Interval], bool]) -> list[Evidence]:
    return [one for one in events if holds(one.interval)]
