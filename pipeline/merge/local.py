"""The unit of merging: everything that one article says about one event."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.dates.edtf import Interval
from pipeline.knowledge.pack import KnowledgePack
from pipeline.records import Article, DateBasis, EventStatus, EventType, Passage

# How much a basis weighs when passages of one event disagree, and which status wins among them.
BASIS_RANK: Mapping[DateBasis, int] = {DateBasis.EXPLICIT: 0, DateBasis.RELATIVE: 1, DateBasis.INFERRED: 2}
STATUS_RANK: Mapping[EventStatus, int] = {
    EventStatus.DENIED: 0,
    EventStatus.HAPPENED: 1,
    EventStatus.ONGOING: 2,
    EventStatus.PLANNED: 3,
}
PLACE_LEVEL = {"country": 0, "region": 1, "province": 1, "city": 2, "county": 2, "district": 2, "town": 3, "site": 4}
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class LocalEvent:
    """One event as one article tells it: its passages and what they say together."""

    key: str
    article: Article
    passages: tuple[Passage, ...]
    event_type: EventType
    status: EventStatus
    interval: Interval
    basis: DateBasis
    places: frozenset[str]
    """The most specific places only."""
    closure: frozenset[str]
    """All places named, with what contains them below the country."""
    people: frozenset[str]
    organizations: frozenset[str]
    factory_types: frozenset[str]
    factory_roots: frozenset[str]
    policies: frozenset[str]
    calendar: frozenset[str]
    words: frozenset[str]

    @property
    def first_day(self) -> date:
        """The day to sort by: unknown starts come first."""
        return self.interval.start or date.min

    @property
    def last_day(self) -> date:
        """The last day that the event may have been on: unknown ends come last."""
        return self.interval.end or date.max


def place_level(place_id: str, pack: KnowledgePack) -> int:
    """How specific a place is, 0 (country) to 4 (a site); places that no list knows are sites."""
    fact = pack.place(place_id)
    return PLACE_LEVEL["site"] if fact is None else PLACE_LEVEL[fact.kind]


def factory_root(type_id: str, pack: KnowledgePack) -> str:
    """The top group of the taxonomy that a type of factory belongs to; the type itself where no list knows it."""
    fact = pack.factory_type(type_id)
    while fact is not None and fact.parent:
        type_id, fact = fact.parent, pack.factory_type(fact.parent)
    return type_id


def most_specific(place_ids: Iterable[str], pack: KnowledgePack) -> tuple[str, ...]:
    """The places of the deepest level that occurs, in the order given."""
    ids = tuple(dict.fromkeys(place_ids))
    levels = {pid: place_level(pid, pack) for pid in ids}
    deepest = max(levels.values(), default=0)
    return tuple(pid for pid in ids if levels[pid] == deepest)


def best_dated(passages: Sequence[Passage]) -> Passage:
    """The passage whose date counts: dated before undated, explicit before inferred, narrow before wide."""

    def rank(passage: Passage) -> tuple[bool, int, int, int]:
        start, end = passage.date_start, passage.date_end
        width = (end - start).days if start and end else 10**6
        return (not passage.date, BASIS_RANK[passage.date_basis], width, passage.start)

    return min(passages, key=rank)


def _local_event(article: Article, passages: Sequence[Passage], pack: KnowledgePack) -> LocalEvent:
    ordered = tuple(sorted(passages, key=lambda p: (p.start, p.trigger_start)))
    dated = best_dated(ordered)
    # The home country says nothing in its own news: an event "in North Korea" is nation-wide.
    place_ids = [pid for p in ordered for pid in p.place_ids if pid != pack.settings.home_country]
    closure = set(place_ids)
    for pid in place_ids:
        closure.update(above.place_id for above in pack.ancestors(pid) if PLACE_LEVEL[above.kind])
    types = frozenset(t for p in ordered for t in p.factory_type_ids)
    return LocalEvent(
        key=ordered[0].passage_id,
        article=article,
        passages=ordered,
        event_type=ordered[0].event_type,
        status=min((p.status for p in ordered), key=STATUS_RANK.__getitem__),
        interval=Interval(dated.date_start, dated.date_end),
        basis=dated.date_basis,
        places=frozenset(most_specific(place_ids, pack)),
        closure=frozenset(closure),
        people=frozenset(i for p in ordered for i in p.people_ids),
        organizations=frozenset(i for p in ordered for i in p.organization_ids),
        factory_types=types,
        factory_roots=frozenset(factory_root(t, pack) for t in types),
        policies=frozenset(i for p in ordered for i in p.policy_ids),
        calendar=frozenset(p.calendar_id for p in ordered if p.calendar_id),
        words=frozenset(w.lower() for p in ordered for w in _WORD.findall(p.sentence)),
    )


def local_events(articles: Mapping[str, Article], passages: Iterable[Passage], pack: KnowledgePack) -> list[LocalEvent]:
    """What each article says about each of its events, in the order of article id and text."""
    groups: dict[tuple[str, EventType, int], list[Passage]] = defaultdict(list)
    for passage in passages:
        groups[passage.article_id, passage.event_type, passage.group].append(passage)
    return [_local_event(articles[key[0]], groups[key], pack) for key in sorted(groups)]
