"""The unit of merging: everything that one article says about one event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.dates.edtf import Interval
from pipeline.knowledge.pack import KnowledgePack
from pipeline.records import Article, DateBasis, EventStatus, EventType, Passage

# How much a basis weighs when passages of one event disagree, and which status wins among them.
BASIS_RANK: Mapping[DateBasis, int] = {basis: rank for rank, basis in enumerate(DateBasis)}
STATUS_RANK: Mapping[EventStatus, int] = {
    EventStatus.DENIED: 0,
    EventStatus.HAPPENED: 1,
    EventStatus.ONGOING: 2,
    EventStatus.PLANNED: 3,
}
PLACE_LEVEL = {"country": 0, "region": 1, "province": 1, "city": 2, "county": 2, "district": 2, "town": 3, "site": 4}
TRACKED_LEVEL = 2
"""A county is tracked, the province or country around it is not."""

_KNOWN_DAYS = 31
"""A date that is no wider tells which meeting of the calendar is meant."""


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
    kinds: frozenset[str]
    """Sorts of its type: of meeting, military act or production."""
    is_local: bool
    """It was in a county or city or at a site, not just in a province or somewhere."""

    first_day: date = field(init=False)
    """The day to sort by: unknown starts come first."""
    last_day: date = field(init=False)
    """The last day that the event may have been on: unknown ends come last."""

    def __post_init__(self) -> None:
        """Keep the bounds at hand: comparisons ask for them again and again."""
        object.__setattr__(self, "first_day", self.interval.start or date.min)
        object.__setattr__(self, "last_day", self.interval.end or date.max)


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


def closure(place_ids: Sequence[str], pack: KnowledgePack, inside: Mapping[str, str]) -> frozenset[str]:
    """The places with what contains them below the country; `inside` has the listed places of unlisted ones."""
    known = [*place_ids, *(inside[pid] for pid in place_ids if pid in inside)]
    return frozenset(
        [*known, *(fact.place_id for pid in known for fact in pack.ancestors(pid) if PLACE_LEVEL[fact.kind])]
    )


def best_dated(passages: Sequence[Passage]) -> Passage:
    """The passage whose date counts: dated before undated, explicit before inferred, narrow before wide."""

    def rank(passage: Passage) -> tuple[bool, int, int, int]:
        start, end = passage.date_start, passage.date_end
        width = (end - start).days if start and end else 10**6
        return (not passage.date, BASIS_RANK[passage.date_basis], width, passage.start)

    return min(passages, key=rank)


class _Builder:
    """Makes local events. Equal sets are one object: a corpus names the same few places and people again and again."""

    def __init__(self, pack: KnowledgePack, inside: Mapping[str, str]) -> None:
        self._pack = pack
        self._inside = inside
        self._shared: dict[frozenset[str], frozenset[str]] = {}
        self._placed: dict[frozenset[str], tuple[frozenset[str], frozenset[str]]] = {}
        self._roots: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        self._named: dict[str, frozenset[str]] = {}

    def event(self, article: Article, passages: Sequence[Passage]) -> LocalEvent:
        """What the passages of one event in one article say together."""
        ordered = tuple(sorted(passages, key=lambda p: (p.start, p.trigger_start))) if len(passages) > 1 else passages
        dated = best_dated(ordered) if len(ordered) > 1 else ordered[0]
        places, closure = self._places(self._set(i for p in ordered for i in p.place_ids))
        types = self._set(t for p in ordered for t in p.factory_type_ids)
        return LocalEvent(
            key=ordered[0].passage_id,
            article=article,
            passages=tuple(ordered),
            event_type=ordered[0].event_type,
            status=min((p.status for p in ordered), key=STATUS_RANK.__getitem__),
            interval=Interval(dated.date_start, dated.date_end),
            basis=dated.date_basis,
            places=places,
            closure=closure,
            people=self._set(i for p in ordered for i in p.people_ids),
            organizations=self._set(i for p in ordered for i in p.organization_ids),
            factory_types=types,
            factory_roots=self._set(self._root(t) for t in types),
            policies=self._set(i for p in ordered for i in p.policy_ids),
            calendar=self._set([p.calendar_id for p in ordered if p.calendar_id] or self._met(ordered, dated)),
            kinds=self._set(p.kind for p in ordered if p.kind),
            is_local=any(self._level(pid) >= TRACKED_LEVEL for pid in places),
        )

    def _set(self, items: Iterable[str]) -> frozenset[str]:
        found = frozenset(items)
        return self._shared.setdefault(found, found)

    def _root(self, type_id: str) -> str:
        if type_id not in self._roots:
            self._roots[type_id] = factory_root(type_id, self._pack)
        return self._roots[type_id]

    def _met(self, passages: Sequence[Passage], dated: Passage) -> list[str]:
        """The one meeting of the calendar whose sort, body and days a nation-wide meeting without number fits.

        "The party's plenary meeting in late December" is that of the Central Committee.
        """
        kinds = {p.kind for p in passages if p.kind}
        days = Interval(dated.date_start, dated.date_end)
        if not kinds or dated.event_type is not EventType.MEETING or not days.days or days.days > _KNOWN_DAYS:
            return []
        home = self._pack.settings.home_country
        if any(pid != home for p in passages for pid in p.place_ids):
            return []
        bodies = {i for p in passages for i in p.organization_ids}
        found = [
            fact.calendar_id
            for fact in self._pack.calendar
            if kinds & {*fact.kind.lower().split()}
            and fact.start is not None
            and days.overlaps(Interval(fact.start, fact.end))
            and (not bodies or bodies & self._bodies(fact.body))
        ]
        return found if len(found) == 1 else []

    def _bodies(self, name: str) -> frozenset[str]:
        """The ids of a body by the name that the calendar has for it, and of the body that this name begins with."""
        if name not in self._named:
            names = {name, *(name[:at] for at, sign in enumerate(name) if sign == " ")}
            facts = self._pack.organizations
            self._named[name] = frozenset(fact.org_id for fact in facts if names & {fact.name, *fact.aliases})
        return self._named[name]

    def _level(self, place_id: str) -> int:
        if place_id not in self._levels:
            self._levels[place_id] = place_level(place_id, self._pack)
        return self._levels[place_id]

    def _places(self, named: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """The most specific of the places, and all with what contains them below the country."""
        if named not in self._placed:
            # The home country says nothing in its own news: an event "in North Korea" is nation-wide.
            ids = sorted(named - {self._pack.settings.home_country})
            whole = closure(ids, self._pack, self._inside)
            self._placed[named] = self._set(most_specific(ids, self._pack)), self._set(whole)
        return self._placed[named]


def local_events(
    articles: Mapping[str, Article],
    passages: Iterable[Passage],
    pack: KnowledgePack,
    inside: Mapping[str, str] | None = None,
) -> list[LocalEvent]:
    """What each article says about each of its events, in the order of article id and text.

    `inside` has the listed places that unlisted ones lie in.
    """
    groups: dict[tuple[str, EventType, int], list[Passage]] = defaultdict(list)
    for passage in passages:
        groups[passage.article_id, passage.event_type, passage.group].append(passage)
    builder = _Builder(pack, inside or {})
    return [builder.event(articles[key[0]], groups[key]) for key in sorted(groups)]
