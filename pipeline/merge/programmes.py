"""How far each year of a programme has come: the places where its ground was broken, that were inspected and opened.

A place belongs to one year of a programme. Its groundbreaking tells the year, else its opening, else the policy's
windows (`programmes.csv`). What may belong to several years is unsettled in each of them, and so is what names neither
policy nor its type of factory at a place whose year is settled. No list of places fills anything in: it only raises
doubts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from pipeline.dates.edtf import Interval
from pipeline.knowledge.pack import KnowledgePack
from pipeline.knowledge.schema import ProgrammeFact
from pipeline.merge.local import LocalEvent, factory_root
from pipeline.records import DateBasis, Event, EventStatus, EventType, Place, Programme

_STAGES = (EventType.GROUNDBREAKING, EventType.INAUGURATION, EventType.INSPECTION)
"""In the order in which they settle the year of a place."""
_SETTLING = frozenset({EventType.GROUNDBREAKING, EventType.INAUGURATION})
_NO_YEAR = -1
_PLANS = frozenset({EventType.GROUNDBREAKING, EventType.CONSTRUCTION, EventType.INAUGURATION})


@dataclass(frozen=True, slots=True)
class Step:
    """An event of the programme at one of its places."""

    event: Event
    place_id: str
    names_policy: bool = False
    is_supported: bool = True
    """It names the policy, or the type of factory that the policy builds."""

    @property
    def days(self) -> Interval:
        """When it was."""
        return Interval(self.event.date_start, self.event.date_end)

    @property
    def is_plan(self) -> bool:
        """Whether it is announced only."""
        return self.event.status is EventStatus.PLANNED


def programmes(
    built: Sequence[tuple[Event, Sequence[LocalEvent]]], places: Mapping[str, Place], pack: KnowledgePack
) -> list[Programme]:
    """The rows of the years to which an event counts or may count, from the events with what articles say of them."""
    rows: list[Programme] = []
    for _, group in groupby(sorted(pack.programmes, key=lambda f: (f.policy_id, f.year)), key=lambda f: f.policy_id):
        years = tuple(group)
        steps = [step for event, members in built for step in _steps(event, members, years[0], places, pack)]
        settled, open_ = by_year(steps, years)
        rows += [
            _row(fact, settled, open_.get(fact.year, []), years, pack)
            for fact in years
            if settled.get(fact.year) or open_.get(fact.year)
        ]
    return rows


def _steps(
    event: Event,
    members: Sequence[LocalEvent],
    fact: ProgrammeFact,
    places: Mapping[str, Place],
    pack: KnowledgePack,
) -> list[Step]:
    """The event at each of its places, when policy or type supports that it is of the programme."""
    is_fact = event.status in (EventStatus.HAPPENED, EventStatus.ONGOING) and event.event_type in _STAGES
    if not is_fact and (event.status is not EventStatus.PLANNED or event.event_type not in _PLANS):
        return []
    names_policy = any(fact.policy_id in member.policies for member in members)
    group = factory_root(fact.factory_type, pack)
    in_group = not event.factory_types or any(factory_root(t, pack) == group for t in event.factory_types)
    is_supported = fact.factory_type in event.factory_types or (names_policy and in_group)
    if not is_supported and not (is_fact and in_group):
        return []
    counted = {_counted(place_id, fact, places, pack) for member in members for place_id in member.places}
    return [Step(event, place_id, names_policy, is_supported) for place_id in sorted(counted - {""})]


def _counted(place_id: str, fact: ProgrammeFact, places: Mapping[str, Place], pack: KnowledgePack) -> str:
    """The county (or province) that a place is or lies in; empty when it is none and lies in none."""
    while pack.place(place_id) is None and place_id in places and places[place_id].parent_id:
        place_id = places[place_id].parent_id
    found = pack.county_of(place_id) if fact.unit == "county" else pack.province_of(place_id)
    return found.place_id if found else ""


def by_year(
    steps: Iterable[Step], years: Sequence[ProgrammeFact]
) -> tuple[dict[int, list[Step]], dict[int, list[Step]]]:
    """The steps of each year, and those that may be of it or of another one, or of none.

    A place whose steps so far settle one year gives it to all further ones that may be of it. What has no support of
    its own is never settled.
    """
    settled: dict[int, list[Step]] = defaultdict(list)
    found: dict[str, dict[int, list[Interval]]] = defaultdict(lambda: defaultdict(list))
    told = sorted(steps, key=lambda step: (step.event.event_id, step.place_id))
    waiting = [step for step in told if step.is_supported]
    first_day = min(fact.begun_from for fact in years)
    typed = (step for step in told if step.event.factory_types)
    older = {step.place_id for step in typed if step.days.end and step.days.end < first_day}
    for stage in (*_STAGES, None):
        taken = [s for s in waiting if stage is None or (s.event.event_type is stage and not s.is_plan)]
        decided = [(step, _years_of(step, years, found[step.place_id], older)) for step in taken]
        for step, candidates in decided:
            year = min(candidates, default=_NO_YEAR)
            if len(candidates) != 1 or year == _NO_YEAR:
                continue
            settled[year].append(step)
            waiting.remove(step)
            if stage in _SETTLING:
                found[step.place_id][year].append(step.days)
    unsettled: dict[int, list[Step]] = defaultdict(list)
    for step in (*waiting, *(step for step in told if not step.is_supported)):
        own = found[step.place_id]
        for year in sorted(_years_of(step, years, own, older) - {_NO_YEAR}):
            if step.is_supported or year in own:
                unsettled[year].append(step)
    return dict(settled), dict(unsettled)


def _years_of(
    step: Step, years: Sequence[ProgrammeFact], found: Mapping[int, Sequence[Interval]], older: Set[str]
) -> set[int]:
    """The years that a step may be of, with `_NO_YEAR` when it may be none of the programme's.

    `found` are the years that groundbreakings and openings at its place settled, `older` the places of which something
    was told before the programme began.
    """
    days, kind = step.days, step.event.event_type
    if days.is_unknown and not found:
        return set()
    if kind is EventType.INSPECTION:
        may_be = {fact.year for fact in years if days.end is None or days.end >= fact.begun_from}
        if may_be & found.keys():
            return may_be & found.keys()
        may_be_before = days.start is None or days.start < min(fact.begun_from for fact in years)
        return may_be | ({_NO_YEAR} if may_be_before or step.place_id in older else set())
    if kind is EventType.INAUGURATION:
        begun = {year for year, told in found.items() if any(_may_be_before(day, days) for day in told)}
        return begun or _in_windows(step, [(f.year, Interval(f.opened_from, f.opened_until)) for f in years])
    windows = _in_windows(step, [(f.year, Interval(f.begun_from, f.begun_until)) for f in years])
    return windows & found.keys() or windows


def _in_windows(step: Step, windows: Sequence[tuple[int, Interval]]) -> set[int]:
    """The year whose window holds all days of the step; else the years that it may be of.

    What lies in a window only in part may be none of the programme's, unless it names the policy.
    """
    days = step.days
    if days.is_unknown or (step.is_plan and step.event.date_basis is DateBasis.INFERRED):
        return set()
    inside = {year for year, window in windows if window.contains(days)}
    touched = {year for year, window in windows if window.overlaps(days)}
    return inside or touched | (set() if step.names_policy else {_NO_YEAR})


def _may_be_before(one: Interval, other: Interval) -> bool:
    return one.start is None or other.end is None or one.start <= other.end


def _row(
    fact: ProgrammeFact,
    settled: Mapping[int, Sequence[Step]],
    unsettled: Sequence[Step],
    years: Sequence[ProgrammeFact],
    pack: KnowledgePack,
) -> Programme:
    steps = settled.get(fact.year, [])
    told = {kind: {s.place_id for s in steps if s.event.event_type is kind and not s.is_plan} for kind in _STAGES}
    planned = {
        step.place_id
        for step in steps
        if step.is_plan and step.place_id not in told.get(step.event.event_type, told[EventType.INAUGURATION])
    }
    names = {step.place_id: _name(step.place_id, pack) for step in (*steps, *unsettled)}
    lists = {kind: tuple(sorted(names[place_id] for place_id in ids)) for kind, ids in told.items()}
    policy = pack.policy(fact.policy_id)
    return Programme(
        policy_id=fact.policy_id,
        policy=policy.label if policy else fact.policy_id,
        year=fact.year,
        quota=fact.quota,
        unit=fact.unit,
        groundbreaking_count=len(lists[EventType.GROUNDBREAKING]),
        groundbreaking_places=lists[EventType.GROUNDBREAKING],
        inspection_count=len(lists[EventType.INSPECTION]),
        inspection_places=lists[EventType.INSPECTION],
        inauguration_count=len(lists[EventType.INAUGURATION]),
        inauguration_places=lists[EventType.INAUGURATION],
        planned_count=len(planned),
        planned_places=tuple(sorted(names[place_id] for place_id in planned)),
        unsettled_count=len({step.place_id for step in unsettled}),
        unsettled_places=tuple(sorted({names[step.place_id] for step in unsettled})),
        event_ids=tuple(sorted({step.event.event_id for step in steps})),
        unsettled_event_ids=tuple(sorted({step.event.event_id for step in unsettled})),
        doubts=tuple(_doubts(fact, settled, years, pack)),
    )


def _doubts(
    fact: ProgrammeFact, settled: Mapping[int, Sequence[Step]], years: Sequence[ProgrammeFact], pack: KnowledgePack
) -> Iterable[str]:
    """What is implausible of the places of a year."""
    counted = {year: {step.place_id for step in steps} for year, steps in settled.items()}
    own = counted.get(fact.year, set())
    if len(own) > fact.quota:
        yield f"{len(own)} places of {fact.quota}"
    for place_id in sorted(own, key=lambda one: _name(one, pack)):
        listed = [str(other.year) for other in years if place_id in other.places]
        also = [str(year) for year, ids in sorted(counted.items()) if year != fact.year and place_id in ids]
        if listed and str(fact.year) not in listed:
            yield f"{_name(place_id, pack)}: listed for {', '.join(listed)}"
        elif not listed and len(fact.places) >= fact.quota:
            yield f"{_name(place_id, pack)}: not among the {len(fact.places)} listed"
        if also:
            yield f"{_name(place_id, pack)}: counts to {', '.join(also)} as well"


def _name(place_id: str, pack: KnowledgePack) -> str:
    fact = pack.place(place_id)
    return fact.name if fact else place_id
