"""The factory tracker: events → one row per place × factory type with the stages it has gone through."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.local import TRACKED_LEVEL, place_level
from pipeline.records import Event, EventStatus, EventType, Facility, Place

STAGES = (
    EventType.GROUNDBREAKING,
    EventType.CONSTRUCTION,
    EventType.INSPECTION,
    EventType.INAUGURATION,
    EventType.PRODUCTION,
)


@dataclass(slots=True)
class _Site:
    events: list[Event] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    evidence: dict[EventType, set[str]] = field(default_factory=lambda: defaultdict(set))


def _stage_date(events: Sequence[Event], *, latest: bool) -> str:
    """The first dated event's date (the last one's for inspections, which repeat)."""
    dated = [e for e in events if e.date]
    if not dated:
        return ""
    key = {e.event_id: (e.date_start or e.date_end, e.date_end or e.date_start, e.event_id) for e in dated}
    pick = max if latest else min
    return pick(dated, key=lambda e: key[e.event_id]).date


def _row(key: tuple[str, str], site: _Site, place: Place) -> Facility:
    happened: dict[EventType, list[Event]] = defaultdict(list)
    planned = set()
    for event in site.events:
        if event.status in (EventStatus.HAPPENED, EventStatus.ONGOING):
            happened[event.event_type].append(event)
        elif event.status is EventStatus.PLANNED:
            planned.add(f"{event.event_type.value} {event.date}".strip())
    stages: dict[str, str | int] = {}
    for stage in STAGES:
        stages[f"{stage.value}_date"] = _stage_date(happened[stage], latest=stage is EventType.INSPECTION)
        stages[f"{stage.value}_count"] = len(site.evidence[stage])
    reached = [stage.value for stage in STAGES if happened[stage]]
    return Facility(
        facility_id=f"{key[0]}/{key[1]}",
        place_id=key[0],
        place=place.name,
        county=place.county,
        province=place.province,
        factory_type=key[1],
        stage=reached[-1] if reached else "",
        planned=tuple(sorted(planned)),
        article_ids=tuple(sorted(site.articles)),
        **stages,
    )


def facilities(
    events: Sequence[Event],
    event_places: Mapping[str, Sequence[str]],
    event_articles: Mapping[str, Sequence[str]],
    places: Mapping[str, Place],
    pack: KnowledgePack,
) -> list[Facility]:
    """One row per place (county, city or site) and type of factory that a staged event names.

    A stage's count is the number of articles that report it as happened or under way.
    """
    sites: dict[tuple[str, str], _Site] = defaultdict(_Site)
    for event in events:
        if event.event_type not in STAGES or event.status is EventStatus.DENIED:
            continue
        tracked = [pid for pid in event_places[event.event_id] if place_level(pid, pack) >= TRACKED_LEVEL]
        for key in [(pid, factory_type) for pid in tracked for factory_type in event.factory_types]:
            site = sites[key]
            site.events.append(event)
            site.articles.update(event_articles[event.event_id])
            if event.status is not EventStatus.PLANNED:
                site.evidence[event.event_type].update(event_articles[event.event_id])
    return [_row(key, sites[key], places[key[0]]) for key in sorted(sites)]
