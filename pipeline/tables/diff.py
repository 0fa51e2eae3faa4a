"""What one run says that another did not: events, their sources, articles, and how far factories have come."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.tables.event_sources import Sources, sources_by_event
from pipeline.tables.lines import Row, rows_of
from pipeline.tables.read import Tables
from pipeline.tables.same_events import Matching, match_events
from pipeline.tables.select import cell_text


class ChangeKind(StrEnum):
    """What changed, in the order in which it is told."""

    NEW_EVENT = "new_event"
    WITHDRAWN_EVENT = "withdrawn_event"
    MERGED_EVENTS = "merged_events"
    SPLIT_EVENT = "split_event"
    CHANGED_EVENT = "changed_event"
    NEW_SOURCE = "new_source"
    LOST_SOURCE = "lost_source"
    CHANGED_FACILITY = "changed_facility"
    NEW_ARTICLE = "new_article"
    GONE_ARTICLE = "gone_article"
    REJECTED_ARTICLE = "rejected_article"
    CHANGED_ARTICLE = "changed_article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two runs; `docs/columns.md` says what each kind has in which field."""

    kind: ChangeKind
    event_id: str = ""
    facility_id: str = ""
    type: str = ""
    date: str = ""
    places: tuple[str, ...] = ()
    field: str = ""
    old: str = ""
    new: str = ""
    article_ids: tuple[str, ...] = ()
    summary: str = ""


EVENT_COLUMNS = ("event_id", "event_type", "status", "date", "place")
ARTICLE_COLUMNS = ("status", "published")
_REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class _Run:
    """The rows of a run by their ids, and the sources of its events."""

    events: Mapping[str, Row]
    sources: Mapping[str, Sources]
    articles: Mapping[str, Row]
    facilities: Mapping[str, Row]

    @staticmethod
    def of(tables: Tables) -> "_Run":
        return _Run(
            {row.event_id: row for row in rows_of(tables.events)},
            sources_by_event(tables),
            {row.article_id: row for row in rows_of(tables.articles)},
            {row.facility_id: row for row in rows_of(tables.facilities)},
        )


def compare(old: Tables, new: Tables) -> list[Change]:
    """All that changed from `old` to `new`, by kind, then by date and id.

    Whatever the order of the rows, the changes are the same; of a run with itself there are none.
    """
    before, after = _Run.of(old), _Run.of(new)
    matching = match_events(old, new)
    changes = [
        *_regrouped(before, after, matching),
        *_changed_events(before, after, matching.pairs),
        *_changed_sources(before, after, matching),
        *_changed_facilities(before.facilities, after.facilities),
        *_changed_articles(before.articles, after.articles),
    ]
    return sorted(changes, key=_order)


def _order(change: Change) -> tuple[object, ...]:
    kind = list(ChangeKind).index(change.kind)
    return kind, change.date, change.event_id, change.facility_id, change.article_ids, change.field


def _regrouped(before: _Run, after: _Run, matching: Matching) -> Iterator[Change]:
    """Events that came, went, were merged or split."""
    partners = {other: one for one, other in matching.pairs.items()}
    for event_id in after.events.keys() - partners.keys() - _all(matching.split):
        yield _of_event(ChangeKind.NEW_EVENT, after, event_id)
    for event_id in before.events.keys() - matching.pairs.keys() - _all(matching.merged):
        yield _of_event(ChangeKind.WITHDRAWN_EVENT, before, event_id)
    for event_id, others in matching.merged.items():
        ids = cell_text(sorted((partners[event_id], *others)))
        yield _of_event(ChangeKind.MERGED_EVENTS, after, event_id, field="event_id", old=ids, new=event_id)
    for event_id, others in matching.split.items():
        kept = matching.pairs[event_id]
        ids = cell_text(sorted((kept, *others)))
        yield _of_event(ChangeKind.SPLIT_EVENT, after, kept, field="event_id", old=event_id, new=ids)


def _all(groups: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {event_id for others in groups.values() for event_id in others}


def _of_event(
    kind: ChangeKind,
    run: _Run,
    event_id: str,
    *,
    field: str = "",
    old: str = "",
    new: str = "",
    article_ids: Collection[str] = (),
) -> Change:
    """A change of an event as `run` has it; its articles are told where none are given."""
    event = run.events[event_id]
    return Change(
        kind=kind,
        event_id=event_id,
        type=event.event_type,
        date=event.date,
        places=_places(event, *event.places),
        field=field,
        old=old,
        new=new,
        article_ids=tuple(sorted(article_ids or run.sources[event_id]["article"])),
        summary=event.summary,
    )


def _places(row: Row, *others: str) -> tuple[str, ...]:
    """Where something is, the most specific place first, without empty names and repetitions."""
    levels = (getattr(row, level, "") for level in ("place", "county", "province", "country"))
    return tuple(name for name in dict.fromkeys((*levels, *others)) if name)


def _changed_events(before: _Run, after: _Run, pairs: Mapping[str, str]) -> Iterator[Change]:
    for one, other in pairs.items():
        for column in EVENT_COLUMNS:
            old, new = (getattr(row, column) for row in (before.events[one], after.events[other]))
            if column == "place" and old == new:  # homonyms
                old, new = before.events[one].place_id, after.events[other].place_id
            if old != new:
                yield _of_event(ChangeKind.CHANGED_EVENT, after, other, field=column, old=old, new=new)


def _changed_sources(before: _Run, after: _Run, matching: Matching) -> Iterator[Change]:
    """Sources that the event had in no shape before, and those that it has in no shape now.

    What a merged event brings along is no new source, and what went with a part of a split one is no lost one.
    """
    for one, other in matching.pairs.items():
        all_before = [before.sources[event_id] for event_id in (one, *matching.merged.get(other, ()))]
        all_after = [after.sources[event_id] for event_id in (other, *matching.split.get(one, ()))]
        for field, names, ids in _missing(after.sources[other], all_before):
            yield _of_event(ChangeKind.NEW_SOURCE, after, other, field=field, new=names, article_ids=ids)
        for field, names, ids in _missing(before.sources[one], all_after):
            yield _of_event(ChangeKind.LOST_SOURCE, after, other, field=field, old=names, article_ids=ids)


def _missing(sources: Sources, others: Sequence[Sources]) -> Iterator[tuple[str, str, set[str]]]:
    """Kind, names and articles of the sources that none of the others has."""
    for kind, named in sources.items():
        names = named.keys() - {name for other in others for name in other[kind]}
        if names:
            yield kind, cell_text(sorted(names)), {article_id for name in names for article_id in named[name]}


def _changed_facilities(before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterator[Change]:
    """Places and types of factory whose latest stage is another one, with the articles that came or went."""
    for facility_id in before.keys() | after.keys():
        one, other = before.get(facility_id), after.get(facility_id)
        (old, old_date, old_ids), (new, new_date, new_ids) = _stage(one), _stage(other)
        if old == new:
            continue
        row: Row = other or one
        yield Change(
            kind=ChangeKind.CHANGED_FACILITY,
            facility_id=facility_id,
            type=row.factory_type,
            date=new_date,
            places=_places(row),
            field="stage",
            old=f"{old} {old_date}".rstrip(),
            new=f"{new} {new_date}".rstrip(),
            article_ids=tuple(sorted(old_ids ^ new_ids)),
            summary=f"{row.place} / {row.factory_type}",
        )


def _stage(facility: Row) -> tuple[str, str, set[str]]:
    """The latest stage, its date and the facility's articles; nothing where there is no facility."""
    if facility is None:
        return "", "", set()
    stage, articles = facility.stage, set(facility.article_ids)
    return stage, getattr(facility, f"{stage}_date") if stage else "", articles


def _changed_articles(before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterator[Change]:
    for article_id in before.keys() - after.keys():
        yield _of_article(ChangeKind.GONE_ARTICLE, before[article_id], field="status", old=before[article_id].status)
    for article_id in after.keys() - before.keys():
        article = after[article_id]
        kind = ChangeKind.REJECTED_ARTICLE if article.status == _REJECTED else ChangeKind.NEW_ARTICLE
        yield _of_article(kind, article, field="status", new=article.status)
    for article_id in before.keys() & after.keys():
        for column in ARTICLE_COLUMNS:
            old, new = (getattr(row[article_id], column) for row in (before, after))
            is_rejected = column == "status" and new == _REJECTED
            kind = ChangeKind.REJECTED_ARTICLE if is_rejected else ChangeKind.CHANGED_ARTICLE
            if old != new:
                yield _of_article(kind, after[article_id], field=column, old=old, new=new)


def _of_article(kind: ChangeKind, article: Row, *, field: str, old: str = "", new: str = "") -> Change:
    return Change(
        kind=kind,
        type=article.status,
        date=article.published,
        field=field,
        old=old,
        new=new,
        article_ids=(article.article_id,),
        summary=": ".join(words for words in (article.path, article.reason or article.title) if words),
    )
