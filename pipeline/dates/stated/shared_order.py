"""The order of day and month that other dates of a source show: what 03/04/2025 means where 13/04/2025 stands too.

It takes all articles of a corpus, whose order does not matter; an article alone has no such evidence.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.grammar.numeric import is_either
from pipeline.dates.published import short_evidence
from pipeline.dates.stated.addresses import host_of
from pipeline.dates.stated.day_order import ORDERED, order_of
from pipeline.dates.stated.either import readings
from pipeline.records import Article, DateReason, PublishedBasis

_WRITTEN = (PublishedBasis.METADATA, PublishedBasis.HEADER)
_LEAST_IN_CONTAINER = 3
"""One date shows how an outlet writes; a container may hold what several outlets wrote."""
_VARYING = re.compile(r"\d+|(?<![a-z])[ap]\.?m\b\.?", re.IGNORECASE)

_Source = tuple[str, str, str, str]
"""Who writes all dates alike: an outlet or the maker of a container, in which rung and with which mark."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An article with the steps towards its publication date."""

    article: Article
    reasons: tuple[DateReason, ...]


@dataclass(frozen=True, slots=True)
class SharedOrders:
    """The dates of a corpus that read in one order only, by who writes so; the containers of one form of date."""

    witnesses: dict[_Source, dict[str, bool]]
    uniform: frozenset[str]

    @classmethod
    def of(cls, corpus: Iterable[Dated]) -> "SharedOrders":
        """The orders that a corpus shows; copies of one date count once."""
        witnesses: defaultdict[_Source, dict[str, bool]] = defaultdict(dict)
        shapes: defaultdict[str, set[str]] = defaultdict(set)
        for dated in corpus:
            for words, basis in _stated(dated.reasons):
                if basis is PublishedBasis.METADATA:
                    shapes[_container(dated.article)].add(_VARYING.sub("0", words))
                found = ORDERED.search(words)
                order = order_of(found) if found else None
                for source in _sources(dated.article, basis, found["mark"]) if found and order is not None else ():
                    witnesses[source][words] = order is True
        return cls(dict(witnesses), frozenset(name for name, found in shapes.items() if len(found) == 1))

    def settled(self, dated: Dated) -> Dated:
        """The article with the one day that its date means by the order of its source; as it is when nothing tells.

        The dates of the outlet must agree, and so must those of the container where its metadata all have one form; a
        container alone decides with three dates or more. The date keeps its basis: it is the page's own.
        """
        interval = parse_edtf(dated.article.published)
        found = next(self._orders(dated, interval), None) if is_either(interval) else None
        if found is None:
            return dated
        day, reason = found
        step = DateReason(
            article_id=dated.article.article_id,
            step=len(dated.reasons) + 1,
            basis=PublishedBasis.CORPUS,
            reason=reason,
            admits=day.edtf,
            published=day.edtf,
        )
        evidence = short_evidence(f"{dated.article.published_evidence}; {reason}")
        known = {"published": day.edtf, "published_start": day.start, "published_end": day.end}
        article = dated.article.model_copy(update={**known, "published_evidence": evidence})
        return Dated(article, (*dated.reasons, step))

    def _orders(self, dated: Dated, interval: Interval) -> Iterator[tuple[Interval, str]]:
        """The day by the shared order, with the reason, for each of its words that has these two readings."""
        for words, basis in _stated(dated.reasons):
            found = ORDERED.search(words)
            if found is None or basis is not dated.article.published_basis:
                continue
            sources = (s for s in _sources(dated.article, basis, found["mark"]) if self._counts(s))
            known = [(source, self.witnesses[source]) for source in sources]
            agreed = {order for _, orders in known for order in orders.values()}
            if len(agreed) != 1:
                continue
            day_first = agreed.pop()
            for day in readings(interval):
                if day.start is not None and (day.start.day if day_first else day.start.month) == int(found["first"]):
                    yield day, _reason(day_first, *known[0])

    def _counts(self, source: _Source) -> bool:
        """Whether the dates of a source are enough to show its order."""
        scope, name, *_ = source
        count = len(self.witnesses.get(source, ()))
        return count > 0 if scope == "outlet" else name in self.uniform and count >= _LEAST_IN_CONTAINER


def _reason(day_first: bool, source: _Source, orders: dict[str, bool]) -> str:
    where = "of this outlet" if source[0] == "outlet" else "of the same file"
    dates = "another date" if len(orders) == 1 else f"{len(orders)} other dates"
    return f"{'day' if day_first else 'month'} first, as in {dates} {where}"


def _stated(reasons: Sequence[DateReason]) -> Iterator[tuple[str, PublishedBasis]]:
    """The words of the dates that a page states of itself, without those that were set aside."""
    for reason in reasons:
        if reason.basis in _WRITTEN and not reason.set_aside:
            yield reason.reason, reason.basis


def _sources(article: Article, basis: PublishedBasis, mark: str) -> Iterator[_Source]:
    """Who may write all dates in one order: the site, else the outlet; for metadata also who made the container.

    Stories of one agency on two sites have the dates of two editors.
    """
    if outlet := host_of(article.url) or article.outlet_id or article.outlet.casefold():
        yield "outlet", outlet, basis, mark
    if basis is PublishedBasis.METADATA and (container := _container(article)):
        yield "container", container, basis, mark


def _container(article: Article) -> str:
    """The file of many records that holds the article; empty when it has a file of its own."""
    path, mark, _ = article.path.rpartition("#")
    return path if mark else ""
