"""Who reports an event: outlets, origins and how many of them are independent, and where they disagree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.compare import day_gap
from pipeline.merge.local import LocalEvent, best_dated
from pipeline.records import Article, EventStatus


@dataclass(frozen=True, slots=True)
class Attribution:
    """The articles, outlets and origins behind an event."""

    articles: tuple[Article, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    origin_count: int


def own_origin(article: Article, pack: KnowledgePack) -> str:
    """The outlet's name where the outlet makes its own reports (an agency, a state paper), else empty."""
    outlet = pack.organization(article.outlet_id) if article.outlet_id else None
    return outlet.name if outlet is not None and outlet.media == "origin" else ""


def attribution(
    members: Sequence[LocalEvent], copies: Mapping[str, Sequence[Article]], pack: KnowledgePack
) -> Attribution:
    """Outlets and origins of an event; syndicated copies count as articles and outlets, never as origins.

    A passage that credits nobody, in a paper that is no origin itself, adds no origin beside a credited one: most
    of such copy is rewritten from an agency, and counting it would claim an independence nobody can see. Where no
    source is credited at all, the count is one.
    """
    kept = {member.article.article_id: member.article for member in members}
    credited = {passage.origin for member in members for passage in member.passages if passage.origin}
    silent = [member.article for member in members if not any(p.origin for p in member.passages)]
    return attributed(kept, credited, silent, copies, pack)


def attributed(
    kept: Mapping[str, Article],
    credited: Set[str],
    silent: Iterable[Article],
    copies: Mapping[str, Sequence[Article]],
    pack: KnowledgePack,
) -> Attribution:
    """Outlets and origins of articles by id, of what they credit, and of those that credit nobody."""
    articles = [copy for article in kept.values() for copy in (article, *copies.get(article.article_id, ()))]
    own = {own_origin(article, pack) for article in silent}
    origins = tuple(sorted((credited | own) - {""}))
    outlets = tuple(sorted({article.outlet for article in articles if article.outlet}))
    ordered = tuple(sorted(articles, key=lambda article: article.article_id))
    return Attribution(ordered, outlets, origins, max(1, len(origins)))


def _values(field: str, values: Mapping[str, Iterable[str]]) -> str:
    told = ", ".join(f"{value} ({', '.join(sorted(set(ids)))})" for value, ids in sorted(values.items()))
    return f"{field}: {told}"


def conflicts(members: Sequence[LocalEvent]) -> str:
    """What the articles disagree on, `field: value (article_id), …; field: …`; empty when nothing.

    Dates conflict when two articles leave no common day; statuses when one denies what another reports. A wider
    interval, a missing detail, or a plan beside the fact is no conflict.
    """
    found = []
    if any(day_gap(a, b) for i, a in enumerate(members) for b in members[i + 1 :]):
        dates: dict[str, list[str]] = defaultdict(list)
        for member in members:
            text = best_dated(member.passages).date
            if text:
                dates[text].append(member.article.article_id)
        found.append(_values("date", dates))
    statuses: dict[str, list[str]] = defaultdict(list)
    for member in members:
        statuses[member.status.value].append(member.article.article_id)
    if EventStatus.DENIED.value in statuses and len(statuses) > 1:
        found.append(_values("status", statuses))
    return "; ".join(found)
