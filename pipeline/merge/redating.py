"""Dates across articles: pages without a day of their own get one, or a narrower interval, from other articles.

In rounds, each of which uses only what the rounds before it established: first copies of a story (`dated_copies`),
then events that are dated elsewhere (`dated_events`), until nothing changes. Intervals only get narrower, so this ends.
What a page says of itself is never overridden, and no article is dated by one that it dated itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.dates.grammar.numeric import is_either
from pipeline.dates.inferred.constraints import FIRST_YEAR, LAST_YEAR, PRINTED, Constraint, solve
from pipeline.dates.published import publication_of, short_evidence
from pipeline.dates.spans import month_day_in
from pipeline.dates.stated.dateline import dateline
from pipeline.dates.stated.either import readings
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.across import Across
from pipeline.merge.dated_copies import Copies
from pipeline.merge.dated_events import Anchors, keys
from pipeline.merge.local import LocalEvent, local_events
from pipeline.records import Article, ArticleStatus, Claim, DateReason, Mention, MentionKind, Passage, PublishedBasis

_MOST_ROUNDS = 20
"""A chain of articles that date each other is hardly longer; what is left stays as wide as it is."""
_OWN = "the page itself"


@dataclass(frozen=True, slots=True)
class Redated:
    """The rows of a corpus after its articles have dated each other."""

    articles: list[Article]
    mentions: list[Mention]
    passages: list[Passage]
    claims: list[Claim]
    date_reasons: list[DateReason]
    warnings: list[str]


def redate(
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    date_reasons: Sequence[DateReason],
    pack: KnowledgePack,
    *,
    window_days: int,
) -> Redated:
    """The rows with narrower publication dates where other articles soundly bound them.

    Only articles without a day are narrowed, and only inside what their own page says; basis and evidence tell it, and
    a row of `date_reasons` for each step. Their events, claims and phrases are dated again from the narrower
    publication. A date phrase that still means no days makes no mention. Rejected articles take no part.

    The result does not depend on the order of any input. `window_days` is how many days two dates of one event may
    lie apart.
    """
    corpus = _Corpus(articles, mentions, passages, pack, window_days)
    for _ in range(_MOST_ROUNDS):
        corpus.settle_copies()
        if not corpus.settle_events():
            break
    changed = {article_id: corpus.known[article_id] for article_id in corpus.steps}
    return Redated(
        articles=[corpus.known.get(article.article_id, article) for article in articles],
        mentions=_reread_mentions(mentions, changed),
        passages=[_reread_passage(passage, changed) for passage in passages],
        claims=[_reread_claim(claim, changed) for claim in claims],
        date_reasons=_chained(date_reasons, corpus),
        warnings=[
            f"{corpus.known[article_id].path}: publication date: set aside {reason.reason}"
            for article_id, aside in sorted(corpus.aside.items())
            for reason in aside.values()
        ],
    )


class _Corpus:
    """What is known of the articles in a round."""

    def __init__(
        self,
        articles: Iterable[Article],
        mentions: Iterable[Mention],
        passages: Iterable[Passage],
        pack: KnowledgePack,
        window_days: int,
    ) -> None:
        self._pack = pack
        self._window_days = window_days
        self._lexicon = load_lexicon()
        self.known = {a.article_id: a for a in articles if a.status is not ArticleStatus.REJECTED}
        self.supports: dict[str, frozenset[str]] = {}
        self.steps: dict[str, list[DateReason]] = {}
        self.aside: dict[str, dict[str, DateReason]] = {}
        self._own: dict[str, tuple[Interval, ...]] = {}
        self._copies = Copies(self.known.values(), pack)
        self._dates: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.kind is MentionKind.DATE:
                self._dates.setdefault(mention.article_id, []).append(mention)
        self._passages: dict[str, list[Passage]] = {}
        for passage in passages:
            if passage.article_id in self.known:
                self._passages.setdefault(passage.article_id, []).append(passage)
        self._events: dict[str, list[LocalEvent]] = {}
        for event in local_events(self.known, (p for rows in self._passages.values() for p in rows), pack):
            self._events.setdefault(event.article.article_id, []).append(event)
        self._fresh: set[str] = set(self.known)

    def _open(self) -> dict[str, Article]:
        """The articles that have no day yet, in the order of their ids."""
        return {key: self.known[key] for key in sorted(self.known) if not publication_of(self.known[key]).is_day}

    def _events_of(self, article_id: str) -> list[LocalEvent]:
        passages = [_reread_passage(passage, self.known) for passage in self._passages[article_id]]
        return local_events(self.known, passages, self._pack)

    def settle_copies(self) -> None:
        """Date copies by each other until nothing changes."""
        due = {key for key in self._open() if self._copies.partners(key)}
        for _ in range(_MOST_ROUNDS):
            found = {}
            for key in sorted(due & self._open().keys()):
                has_day = len(self._own_days(key)) > 1
                found[key] = self._copies.bounds(self.known[key], self.known, self.supports, has_day=has_day)
            changed = self._narrow(found)
            due = {partner for key in changed for partner in self._copies.partners(key)}
            if not due:
                return

    def settle_events(self) -> bool:
        """Date articles by events that others date, once; whether any became narrower."""
        told = (event for key in sorted(self._events) for event in self._events[key])
        anchors = Anchors(told, self._dates, self.supports, self._pack, window_days=self._window_days)
        touched = {k for key in self._fresh for event in self._events.get(key, ()) for k in keys(event, self._pack)}
        self._fresh = set()
        found: dict[str, list[Across]] = {}
        for key in self._open():
            for event in self._events.get(key, ()):
                if not touched.isdisjoint(keys(event, self._pack)):
                    bound = anchors.bounds(event, self._left(key))
                    found.setdefault(key, []).extend([bound] if bound else [])
        return bool(self._narrow(found))

    def _own_days(self, article_id: str) -> tuple[Interval, ...]:
        """What the page of an article left before others were asked."""
        if article_id not in self._own:
            self._own[article_id] = own_days(self.known[article_id], self._lexicon)
        return self._own[article_id]

    def _left(self, article_id: str) -> tuple[Interval, ...]:
        """Those of the page's own days that are still possible."""
        days = publication_of(self.known[article_id])
        found = (one.intersection(days) for one in self._own_days(article_id))
        return tuple(common for common in found if common is not None)

    def _narrow(self, found: Mapping[str, Sequence[Across]]) -> list[str]:
        """Apply what was found for each article; the ids of those that became narrower."""
        changed = [key for key in sorted(found) if self._narrow_one(key, found[key])]
        for key in changed:
            if key in self._events:
                self._events[key] = self._events_of(key)
        self._fresh.update(changed)
        return changed

    def _narrow_one(self, article_id: str, found: Sequence[Across]) -> bool:
        article = self.known[article_id]
        before = publication_of(article)
        left = self._left(article_id)
        fitting = [across for across in found if across.admits(left)]
        own = Constraint(left, PRINTED, _OWN)
        solution = solve([own, *(across.constraint() for across in fitting)])
        if any(step.dropped for step in solution.steps):
            fitting = []  # they contradict each other, and nothing tells which is right
        self._set_aside(article_id, [across for across in found if across not in fitting])
        after = before.intersection(solution.interval)
        if not fitting or after is None or after == before:
            return False
        by_reason = {across.reason: across for across in fitting}
        used = [(by_reason[step.reason], step.interval) for step in solution.steps if step.reason in by_reason]
        if not used:
            return False
        for across, days in used:
            self._add_step(article_id, across, before.intersection(days) or before)
        support = (across.support for across, _ in used)
        self.supports[article_id] = self.supports.get(article_id, frozenset()).union(*support)
        self.known[article_id] = _published(article, after, self.steps[article_id])
        return True

    def _add_step(self, article_id: str, across: Across, days: Interval) -> None:
        steps = self.steps.setdefault(article_id, [])
        steps.append(_reason(article_id, across, days))

    def _set_aside(self, article_id: str, refused: Iterable[Across]) -> None:
        """Keep what contradicts the page, or another such reason, once."""
        for across in refused:
            row = _reason(article_id, across, publication_of(self.known[article_id]), set_aside=True)
            self.aside.setdefault(article_id, {}).setdefault(across.reason, row)


def own_days(article: Article, lexicon: DateLexicon) -> tuple[Interval, ...]:
    """The days that the page itself leaves: one interval, or one day a year when it prints a dateline without year.

    A date in digits that reads both ways leaves its two days.
    """
    days = publication_of(article)
    if is_either(days):
        return readings(days)
    line = dateline(article.text, lexicon=lexicon)
    if line is None or line.month_day is None:
        return (days,)
    month_day = line.month_day
    years = range(days.start.year if days.start else FIRST_YEAR, (days.end.year if days.end else LAST_YEAR) + 1)
    found = (month_day_in(month_day.month, month_day.day, year) for year in years)
    return tuple(day for day in found if day is not None and days.overlaps(day)) or (days,)


def _reason(article_id: str, across: Across, days: Interval, *, set_aside: bool = False) -> DateReason:
    return DateReason(
        article_id=article_id,
        step=0,
        basis=PublishedBasis.CORPUS,
        reason=across.reason,
        admits=across.allowed[0].edtf if len(across.allowed) == 1 else "",
        published=days.edtf,
        other_article_id=across.other_id,
        set_aside=set_aside,
    )


def _published(article: Article, days: Interval, steps: Iterable[DateReason]) -> Article:
    """The article with its narrower publication; the last reasons first, as far as there is room."""
    words = "; ".join(dict.fromkeys(step.reason for step in reversed(list(steps))))
    return article.model_copy(
        update={
            "published": days.edtf,
            "published_start": days.start,
            "published_end": days.end,
            "published_basis": PublishedBasis.CORPUS,
            "published_evidence": short_evidence(words),
        }
    )


def _reread_passage(passage: Passage, articles: Mapping[str, Article]) -> Passage:
    """The passage with its days counted from the publication that its article has in `articles`."""
    article = articles.get(passage.article_id)
    if article is None or passage.reading is None:
        return passage
    days: Interval = passage.reading.on(publication_of(article))
    return replace(passage, date=days.edtf, date_start=days.start, date_end=days.end)


def _reread_claim(claim: Claim, articles: Mapping[str, Article]) -> Claim:
    """The claim with the day on which it was said counted from the publication that its article has in `articles`."""
    article = articles.get(claim.article_id)
    if article is None or claim.reading is None:
        return claim
    days: Interval = claim.reading.on(publication_of(article))
    return claim.model_copy(update={"said": days.edtf, "said_start": days.start, "said_end": days.end})


def _reread_mentions(mentions: Iterable[Mention], changed: Mapping[str, Article]) -> list[Mention]:
    """The mentions, dates counted again; a date without days is nothing that anybody named."""
    found = []
    for mention in mentions:
        article = changed.get(mention.article_id)
        if article is not None and mention.reading is not None:
            days: Interval = mention.reading.on(publication_of(article))
            mention = mention.model_copy(update={"entity_id": days.edtf, "name": days.edtf})
        if mention.kind is not MentionKind.DATE or mention.name:
            found.append(mention)
    return found


def _chained(own: Iterable[DateReason], corpus: _Corpus) -> list[DateReason]:
    """The steps of all articles: the page's own first, then those across articles, numbered on."""
    count: dict[str, int] = {}
    rows = list(own)
    for row in rows:
        count[row.article_id] = count.get(row.article_id, 0) + 1
    for article_id in sorted(corpus.steps.keys() | corpus.aside.keys()):
        new = [*corpus.steps.get(article_id, ()), *corpus.aside.get(article_id, {}).values()]
        first = count.get(article_id, 0) + 1
        rows += [row.model_copy(update={"step": number}) for number, row in enumerate(new, start=first)]
    return rows
