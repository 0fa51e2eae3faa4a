"""A cluster of local events → one row of `events` and its rows of `event_sources`."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipeline.dates.edtf import Interval
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.cluster import Link
from pipeline.merge.confidence import confidence
from pipeline.merge.conflicts import conflicts
from pipeline.merge.local import BASIS_RANK, STATUS_RANK, LocalEvent, most_specific, place_level
from pipeline.merge.origins import attribution
from pipeline.records import Article, DateBasis, Event, EventLink, EventSource, EventStatus, EventType, Passage, Place

Names = Mapping[str, str]
_REAL = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING})

TYPE_LABELS: Mapping[EventType, str] = {
    EventType.POLICY: "Policy",
    EventType.GROUNDBREAKING: "Groundbreaking",
    EventType.CONSTRUCTION: "Construction",
    EventType.INSPECTION: "Inspection",
    EventType.INAUGURATION: "Inauguration",
    EventType.PRODUCTION: "Production",
    EventType.MEETING: "Meeting",
    EventType.MILITARY: "Military",
}

_EVENT_FIELDS = set(Event.model_fields)


def event_id(members: Sequence[LocalEvent]) -> str:
    """`e` and 12 hex digits from the first evidence: the earliest published passage (then by id)."""
    first = min(members, key=lambda m: (m.article.published_start or date.max, m.article.article_id, m.key))
    return evidence_id("e", first.key)


def evidence_id(prefix: str, evidence: str) -> str:
    """An id that stays as long as the evidence does: the prefix and 12 hex digits."""
    return prefix + hashlib.sha256(evidence.encode()).hexdigest()[:12]


def merged_date(members: Sequence[LocalEvent]) -> tuple[Interval, DateBasis]:
    """The narrowest date that the sources agree on, starting from the best-founded one.

    Sources are taken by basis (explicit, relative, inferred), then by how narrow they are; each narrows the interval
    where it leaves a common day and is passed over (and reported as a conflict) where not.
    """
    if len(members) == 1 and not members[0].interval.is_unknown:
        return members[0].interval, members[0].basis

    def rank(member: LocalEvent) -> tuple[int, int, str]:
        start, end = member.interval.start, member.interval.end
        return (BASIS_RANK[member.basis], (end - start).days if start and end else 10**6, member.key)

    dated = sorted((m for m in members if m.interval != Interval(None, None)), key=rank)
    if not dated:
        return Interval(None, None), DateBasis.INFERRED
    interval = dated[0].interval
    for member in dated[1:]:
        narrower = interval.intersection(member.interval)
        if narrower is not None:
            interval = narrower
    return interval, dated[0].basis


def merged_status(members: Sequence[LocalEvent]) -> EventStatus:
    """The furthest that any source goes (a fact outranks the plan of it); a denial needs the majority."""
    if len(members) == 1:
        return members[0].status
    counts = Counter(member.status for member in members)
    told = [status for status in counts if status is not EventStatus.DENIED]
    if not told or counts[EventStatus.DENIED] > sum(counts[status] for status in told):
        return EventStatus.DENIED
    return min(told, key=STATUS_RANK.__getitem__)


def _ranked(ids: Sequence[str]) -> list[str]:
    """Distinct ids, the most often named first, ties by id."""
    if len(ids) < 2:
        return list(ids)
    counts = Counter(ids)
    return sorted(counts, key=lambda item: (-counts[item], item))


def _listed(items: Sequence[str], most: int) -> str:
    shown = ", ".join(items[:most])
    return f"{shown} and {len(items) - most} more" if len(items) > most else shown


def _summary(
    kind: EventType, status: EventStatus, topics: Sequence[str], places: Sequence[str], people: Sequence[str], day: str
) -> str:
    """One line for a reader: "Inauguration: paper mill, in Unsan County, with Kim Tok Hun (2025-12-28, happened)"."""
    line = TYPE_LABELS[kind] + (f": {_listed(topics, 4)}" if topics else "")
    if places:
        line += f", in {_listed(places, 4)}"
    if people:
        line += f", with {_listed(people, 3)}"
    return f"{line} ({day or 'no date'}, {status.value})"


def _type_label(type_id: str, pack: KnowledgePack) -> str:
    fact = pack.factory_type(type_id)
    return fact.label if fact else type_id.replace("_", " ")


def _ordered_places(passages: Sequence[Passage], pack: KnowledgePack) -> list[str]:
    """All places of the passages but the home country: the most specific first, then the most often named."""
    home = pack.settings.home_country
    ranked = _ranked([pid for passage in passages for pid in passage.place_ids if pid != home])
    return sorted(ranked, key=lambda pid: -place_level(pid, pack))


def _located(ordered: Sequence[str], places: Mapping[str, Place]) -> Place | None:
    """The first place; a site that no list locates takes county, province and country from the next that is."""
    if not ordered:
        return None
    main = places[ordered[0]]
    around = next((places[pid] for pid in ordered[1:] if places[pid].country), None)
    if main.country or around is None:
        return main
    return main.model_copy(update={"county": around.county, "province": around.province, "country": around.country})


def build_event(
    members: Sequence[LocalEvent],
    places: Mapping[str, Place],
    names: Names,
    copies: Mapping[str, Sequence[Article]],
    pack: KnowledgePack,
) -> Event:
    """The row of an event from all that its articles say; `places` and `names` are looked up by id."""
    passages = [passage for member in members for passage in member.passages]
    ordered = _ordered_places(passages, pack)
    main = _located(ordered, places)
    who = attribution(members, copies, pack)
    interval, basis = merged_date(members)
    status = merged_status(members)
    kind = members[0].event_type
    place_names = [places[pid].name for pid in ordered]
    specific = [places[pid].name for pid in most_specific(ordered, pack)]
    people = [names[i] for i in _ranked([i for p in passages for i in p.people_ids])]
    factory_types = _ranked([i for p in passages for i in p.factory_type_ids])
    policies = [names[i] for i in _ranked([i for p in passages for i in p.policy_ids])]
    labels = [_type_label(type_id, pack) for type_id in factory_types]
    topics = [*policies, *labels] if kind is EventType.POLICY else labels
    days = [d for a in who.articles for d in (a.published_start, a.published_end) if d]
    # Without a validation of what has its type already, and with one set of field names for all rows: a set of its own
    # would double the size of each.
    return Event.model_construct(
        _EVENT_FIELDS,
        event_id=event_id(members),
        event_type=kind,
        status=status,
        date=interval.edtf,
        date_start=interval.start,
        date_end=interval.end,
        date_basis=basis,
        place_id=main.place_id if main else "",
        place=main.name if main else "",
        county=main.county if main else "",
        province=main.province if main else "",
        country=main.country if main else "",
        latitude=main.latitude if main else None,
        longitude=main.longitude if main else None,
        places=tuple(place_names),
        people=tuple(people),
        organizations=tuple(names[i] for i in _ranked([i for p in passages for i in p.organization_ids])),
        factory_types=tuple(factory_types),
        policies=tuple(policies),
        quantities=_quantities(passages),
        outlets=who.outlets,
        origins=who.origins,
        article_count=len(who.articles),
        outlet_count=len(who.outlets),
        origin_families=who.families,
        claimed_by=_claimants(passages, names),
        origin_count=who.origin_count,
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        report_lag_days=_report_lag(members, copies, interval, status),
        summary=_summary(kind, status, topics, specific, people, interval.edtf),
        confidence=confidence(members, interval, who.origin_count),
        conflicts=conflicts(members, names),
    )


def _claimants(passages: Sequence[Passage], names: Names) -> tuple[str, ...]:
    """Who says that it happened, where no passage tells it in the writer's own words."""
    if not all(passage.claimed_by for passage in passages):
        return ()
    return tuple(sorted({names.get(passage.claimed_by, passage.claimed_by) for passage in passages}))


def _quantities(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The numbers that passages give, the most told first, one wording for all that differ in capitals alone."""
    told = [words for passage in passages for words in passage.quantities]
    wordings = {words.casefold(): words for words in reversed(_ranked(told))}
    return tuple(wordings[key] for key in _ranked([words.casefold() for words in told]))


def _report_lag(
    members: Sequence[LocalEvent], copies: Mapping[str, Sequence[Article]], date: Interval, status: EventStatus
) -> int | None:
    """Days from the event to its first report as a fact; None unless both are known to the day, and for a plan."""
    told = [m.article for m in members if m.status in _REAL]
    articles = [copy for article in told for copy in (article, *copies.get(article.article_id, ()))]
    starts = [article.published_start for article in articles]
    days = [article.published_start for article in articles if article.published_start == article.published_end]
    known = [day for day in days if day is not None]
    if status not in _REAL or not date.is_day or not known or date.start is None:
        return None
    first = min(known)
    is_first = all(start is not None and start >= first for start in starts)
    return (first - date.start).days if is_first and first >= date.start else None


def source_row(passage: Passage, article: Article, event: str, names: Names) -> EventSource:
    """The evidence row of one passage."""
    return EventSource(
        event_id=event,
        article_id=passage.article_id,
        passage_id=passage.passage_id,
        outlet=article.outlet,
        published=article.published,
        origin=passage.origin,
        claimed_by=names.get(passage.claimed_by, passage.claimed_by),
        observed_in=passage.observed_in,
        status=passage.status,
        date=passage.date,
        sentence=passage.sentence,
        start=passage.start,
        end=passage.end,
        trigger=passage.trigger,
        trigger_start=passage.trigger_start,
        trigger_end=passage.trigger_end,
        date_text=passage.date_text,
        place_text=passage.place_text,
        quantities=passage.quantities,
        confidence=passage.confidence,
    )


def event_links(links: Iterable[Link], event_of: Mapping[str, str]) -> list[EventLink]:
    """The rows of what was weighed, one for two passages; `event_of` has the event of each local event by its key.

    Of two that ended in one event after all, by way of a third, only what made them one is a row. What a person says
    to be no event is in none.
    """
    rows: dict[tuple[str, str], EventLink] = {}
    for link in links:
        if link.first.key not in event_of or link.second.key not in event_of:
            continue
        first, second = event_of[link.first.key], event_of[link.second.key]
        if link.judgement != "same" and first == second:
            continue
        rows[link.first.key, link.second.key] = EventLink(
            event_id=first,
            other_event_id=second,
            passage_id=link.first.key,
            other_passage_id=link.second.key,
            article_id=link.first.article.article_id,
            other_article_id=link.second.article.article_id,
            judgement=link.judgement,
            score=round(link.score, 2),
            reasons=link.words,
        )
    return list(rows.values())
