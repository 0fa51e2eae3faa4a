"""The sources behind each event: its articles with their copies, who printed them and whom they credit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.tables.lines import rows_of
from pipeline.tables.read import Tables

Sources = Mapping[str, Mapping[str, frozenset[str]]]
"""Of an event, by kind (`article`, `outlet`, `origin`) and name: the ids of the articles that stand for the source."""


def sources_by_event(tables: Tables) -> dict[str, Sources]:
    """The sources of all events of a run.

    Copies count as articles, as they do in `article_count`. An origin stands for the articles that credit it, and for
    its own ones.
    """
    outlets = dict(zip(tables.articles.article_id, tables.articles.outlet, strict=True))
    copies: dict[str, list[str]] = defaultdict(list)
    for article_id, kept in zip(tables.articles.article_id, tables.articles.duplicate_of, strict=True):
        copies[kept].append(article_id)
    credits: dict[str, list[tuple[str, str]]] = defaultdict(list)
    told = tables.event_sources
    for event_id, article_id, origin in zip(told.event_id, told.article_id, told.origin, strict=True):
        credits[event_id].append((article_id, origin))
    found: dict[str, Sources] = {}
    for event in rows_of(tables.events):
        kept_ids = {article_id for article_id, _ in credits[event.event_id]}
        ids = kept_ids.union(*(copies[article_id] for article_id in kept_ids))
        printed = [(article_id, outlets.get(article_id, "")) for article_id in ids]
        found[event.event_id] = {
            "article": {article_id: frozenset({article_id}) for article_id in ids},
            "outlet": _named(event.outlets, printed),
            "origin": _named(event.origins, [*printed, *credits[event.event_id]]),
        }
    return found


def _named(names: Iterable[str], by_article: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    ids: dict[str, set[str]] = {name: set() for name in names}
    for article_id, name in by_article:
        if name in ids:
            ids[name].add(article_id)
    return {name: frozenset(found) for name, found in ids.items()}
