"""The factory tracker: events → one row per place × factory type with the stages it has gone through."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.announcements import Announcement, announcements, delay, latest
from pipeline.merge.local import TRACKED_LEVEL, LocalEvent, factory_root, place_level
from pipeline.records import Event, EventStatus, EventType, Facility, Place

STAGES = (
    EventType.GROUNDBREAKING,
    EventType.CONSTRUCTION,
    EventType.INSPECTION,
    EventType.INAUGURATION,
    EventType.PRODUCTION,
)
_ORDERED = (
    (EventType.GROUNDBREAKING, EventType.INAUGURATION),
    (EventType.GROUNDBREAKING, EventType.PRODUCTION),
    (EventType.INAUGURATION, EventType.PRODUCTION),
)
"""Stages of which the first comes before the second."""


@dataclass(slots=True)
class _Site:
    events: list[Event] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    evidence: dict[EventType, set[str]] = field(default_factory=lambda: defaultdict(set))
    announced: dict[EventType, list[Announcement]] = field(default_factory=lambda: defaultdict(list))

    def facts(self, stage: EventType) -> list[Event]:
        """The events of a stage that happened or are under way."""
        real = (EventStatus.HAPPENED, EventStatus.ONGOING)
        return [event for event in self.events if event.event_type is stage and event.status in real]


def facilities(
    built: Sequence[tuple[Event, Sequence[LocalEvent]]], places: Mapping[str, Place], pack: KnowledgePack
) -> list[Facility]:
    """One row per place (county, city or site) and type of factory that a staged event names.

    `built` has the events with what each article says of them. A stage's count is the number of articles that report
    it as happened or under way.
    """
    sites: dict[tuple[str, str], _Site] = defaultdict(_Site)
    for event, members in built:
        if event.event_type not in STAGES or event.status is EventStatus.DENIED:
            continue
        named = {place_id for member in members for place_id in member.places}
        articles = {member.article.article_id for member in members}
        for place_id in sorted(named):
            if place_level(place_id, pack) < TRACKED_LEVEL:
                continue
            for factory_type in event.factory_types:
                site = sites[place_id, factory_type]
                site.events.append(event)
                site.articles |= articles
                site.announced[event.event_type] += announcements(event, members)
                if event.status is not EventStatus.PLANNED:
                    site.evidence[event.event_type] |= articles
    rows = {key: _row(key, sites[key], places[key[0]], pack) for key in sorted(sites)}
    return [row.model_copy(update={"covered_by": _covering(key, rows, pack)}) for key, row in rows.items()]


def _row(key: tuple[str, str], site: _Site, place: Place, pack: KnowledgePack) -> Facility:
    facts = {stage: site.facts(stage) for stage in STAGES}
    stages: dict[str, str | int] = {}
    for stage in STAGES:
        stages[f"{stage.value}_date"] = _stage_date(facts[stage], latest=stage is EventType.INSPECTION)
        stages[f"{stage.value}_count"] = len(site.evidence[stage])
    reached = [stage.value for stage in STAGES if facts[stage]]
    plans = {f"{e.event_type.value} {e.date}".strip() for e in site.events if e.status is EventStatus.PLANNED}
    announced = [
        (one, facts[stage]) for stage in STAGES if (one := latest(site.announced[stage], facts[stage])) is not None
    ]
    fact = pack.factory_type(key[1])
    return Facility(
        facility_id=f"{key[0]}/{key[1]}",
        place_id=key[0],
        place=place.name,
        county=place.county,
        province=place.province,
        factory_type=key[1],
        stage=reached[-1] if reached else "",
        planned=tuple(sorted(plans)),
        planned_date=tuple(one.words for one, _ in announced),
        delay=tuple(words for one, told in announced if (words := delay(one, told))),
        conflicts=tuple(_out_of_order(facts)) if fact is not None and fact.once else (),
        event_ids=tuple(event.event_id for event in sorted(site.events, key=_by_stage)),
        article_ids=tuple(sorted(site.articles)),
        **stages,
    )


def _stage_date(events: Sequence[Event], *, latest: bool) -> str:
    """The first dated event's date (the last one's for inspections, which repeat)."""
    dated = [e for e in events if e.date]
    if not dated:
        return ""
    key = {e.event_id: (e.date_start or e.date_end, e.date_end or e.date_start, e.event_id) for e in dated}
    pick = max if latest else min
    return pick(dated, key=lambda e: key[e.event_id]).date


def _by_stage(event: Event) -> tuple[int, date, date, str]:
    return (
        STAGES.index(event.event_type), event.date_start or date.min, event.date_end or date.max, event.event_id,
    )  # fmt: skip


def _out_of_order(facts: Mapping[EventType, Sequence[Event]]) -> Iterator[str]:
    """Stages told in an order that cannot be, `inauguration 2024-12-20 (ID) before groundbreaking 2025-02-27 (ID)`.

    Only when the days of all events of the two stages exclude the right order.
    """
    for first, second in _ORDERED:
        starts = [(event.date_start, event.event_id, event) for event in facts[first]]
        ends = [(event.date_end, event.event_id, event) for event in facts[second]]
        if not starts or not ends or any(day is None for day, *_ in (*starts, *ends)):
            continue
        early = max(ends, key=lambda told: (told[0] or date.max, told[1]))[2]
        late = min(starts, key=lambda told: (told[0] or date.min, told[1]))[2]
        if early.date_end and late.date_start and early.date_end < late.date_start:
            told = f"{second.value} {early.date} ({early.event_id})"
            yield f"{told} before {first.value} {late.date} ({late.event_id})"


def _covering(key: tuple[str, str], rows: Mapping[tuple[str, str], Facility], pack: KnowledgePack) -> str:
    """The row of the type that a programme builds, at the same place, when this one's type is of its group.

    What is told of "regional-industry factories" may be told of the county's paper mill, or not: both rows stay.
    """
    place_id, own = key
    for generic in sorted({fact.factory_type for fact in pack.programmes}):
        row = rows.get((place_id, generic))
        if row is not None and row.stage and own != generic and _same_group(own, generic, pack):
            return row.facility_id
    return ""


def _same_group(one: str, other: str, pack: KnowledgePack) -> bool:
    return factory_root(one, pack) == factory_root(other, pack)
