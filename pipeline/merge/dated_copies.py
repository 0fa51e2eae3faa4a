"""A copy of a story that prints its day bounds the day of the copies that print none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.articles.duplicates import Story
from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.published import publication_of
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.across import Across
from pipeline.merge.origins import own_origin
from pipeline.records import Article, ArticleStatus

RELAY_DAYS = 7
"""A story that others take over appears with them within so many days (a convention; a weekly needs them)."""
ZONE_DAYS = 1
"""The relay may print the day before the agency's: it lives in another time zone."""
LEAST_WORDS = 40
"""Shorter notices come back word by word: the same wreath is laid every year."""


class Copies:
    """Which articles copy which, and what the day of one says about the other.

    Only an article and the one that it was found to copy are compared, never two copies of a third.
    """

    def __init__(self, articles: Iterable[Article], pack: KnowledgePack) -> None:
        self._pack = pack
        self._partners: dict[str, list[str]] = defaultdict(list)
        self._stories: dict[str, Story] = {}
        for article in articles:
            self._stories[article.article_id] = Story(article)
            if article.status is ArticleStatus.DUPLICATE:
                self._partners[article.article_id].append(article.duplicate_of)
                self._partners[article.duplicate_of].append(article.article_id)

    def partners(self, article_id: str) -> list[str]:
        """The articles that it copies or is copied by, in the order of their ids."""
        return sorted(self._partners.get(article_id, ()))

    def bounds(
        self, article: Article, known: Mapping[str, Article], supports: Mapping[str, frozenset[str]], *, has_day: bool
    ) -> list[Across]:
        """What the copies of an article say about its day, as far as their own is known by now (`known`).

        The same words from the same outlet were printed on the same day, unless the article's own dateline has the
        day (`has_day`, without its year): then it is only near. Another outlet's copy, or an edited one, comes
        within days. A copy that was itself dated by this article says nothing.
        """
        found = []
        for other_id in self.partners(article.article_id):
            other = known.get(other_id)
            support = supports.get(other_id, frozenset()) | {other_id}
            if other is None or publication_of(other).is_unknown or article.article_id in support:
                continue
            if len(self._stories[article.article_id].words) < LEAST_WORDS:
                continue
            before, after = (0, 0) if self._is_reprint(article, other) and not has_day else self._apart(article, other)
            days = publication_of(other)
            allowed = Interval(days.start and add_days(days.start, -before), days.end and add_days(days.end, after))
            kind = "syndicated copy" if article.outlet != other.outlet else "copy"
            found.append(Across((allowed,), f"{kind} {other_id} of {other.published}", other_id, support))
        return found

    def _is_reprint(self, article: Article, other: Article) -> bool:
        same_outlet = article.outlet != "" and article.outlet == other.outlet
        return same_outlet and self._stories[article.article_id].words == self._stories[other.article_id].words

    def _apart(self, article: Article, other: Article) -> tuple[int, int]:
        """How many days before and after the other's the article's own day may lie."""
        makes, takes = own_origin(article, self._pack), own_origin(other, self._pack)
        if makes and not takes:
            return RELAY_DAYS, ZONE_DAYS
        if takes and not makes:
            return ZONE_DAYS, RELAY_DAYS
        return RELAY_DAYS, RELAY_DAYS
