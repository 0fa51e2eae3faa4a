"""A claim as it is compared with others: who speaks, when, and what the words say."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claims.meaning import Meaning, folded_words, meaning
from pipeline.merge.claims.words import StatementWords
from pipeline.merge.entities import folded
from pipeline.records import Article, Claim, DateBasis, Mention

RELAY_DAYS = 3
"""A statement whose day no text gives was made at most so long before it was printed."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, read for comparison."""

    claim: Claim
    article: Article
    meaning: Meaning
    speaker: str
    """The same for all claims of one speaker; empty when nobody speaks."""
    first: date
    """The first day on which it may have been said; `date.min` when nothing bounds it."""
    last: date
    quotes: tuple[tuple[str, ...], ...]
    """The folded words of each quotation."""
    text: str
    """All folded words, joined by a space."""
    is_denied: bool
    """What the statement is about is said to be untrue, by the cue ("denied that") or in the words ("is a lie")."""
    places: frozenset[str]
    """The places named but the home country, which says nothing in its own news."""
    closure: frozenset[str]
    """These, and all that they lie in."""

    @property
    def key(self) -> tuple[date, str, int, str]:
        """Evidence in order: published first, then by article and place in it."""
        claim = self.claim
        return (self.article.published_start or date.max, claim.article_id, claim.start, claim.claim_id)

    @property
    def has_name(self) -> bool:
        """Whether the speaker has a name, so that the same id means the same speaker."""
        return bool(self.claim.speaker_id)

    @property
    def span_days(self) -> int:
        """How many days the time of speaking leaves."""
        return (self.last - self.first).days


def statements(
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    mentions: Sequence[Mention],
    known: StatementWords,
    pack: KnowledgePack,
) -> list[Statement]:
    """The claims in the order of their ids, read for comparison."""
    ordered = sorted(claims, key=lambda claim: claim.claim_id)
    inside = _Mentions(mentions, {claim.article_id for claim in ordered})
    return [_statement(claim, articles[claim.article_id], inside.of(claim), known, pack) for claim in ordered]


class _Mentions:
    """The mentions of each article, to be found by their place."""

    def __init__(self, mentions: Sequence[Mention], articles: set[str]) -> None:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            if mention.article_id in articles:
                found[mention.article_id].append(mention)
        self._found = {key: sorted(rows, key=lambda row: (row.start, -row.end, row.kind, row.entity_id))
                       for key, rows in found.items()}  # fmt: skip

    def of(self, claim: Claim) -> list[Mention]:
        """Those that lie in the claim."""
        rows = self._found.get(claim.article_id, [])
        first = bisect_left(rows, claim.start, key=lambda row: row.start)
        stop = bisect_left(rows, claim.end, key=lambda row: row.start)
        return [row for row in rows[first:stop] if row.end <= claim.end]


def _statement(
    claim: Claim, article: Article, mentions: Sequence[Mention], known: StatementWords, pack: KnowledgePack
) -> Statement:
    first, last = spoken(claim, article)
    said = meaning(claim, mentions, known, last)
    by_cue = claim.cue in known.denying and claim.claim_type != "direct"  # quoted words deny by themselves
    home = pack.settings.home_country
    places = said.places - {home}
    closure = {above.place_id for place in places for above in pack.ancestors(place)} | places
    return Statement(
        claim=claim,
        article=article,
        meaning=said,
        speaker=claim.speaker_id or (f"name {folded(claim.speaker)}" if claim.speaker else ""),
        first=first,
        last=last,
        quotes=tuple(folded_words(quote) for quote in claim.quotes),
        text=" ".join(said.words),
        is_denied=by_cue or known.refutes(said.stems, said.negated),
        places=places,
        closure=frozenset(closure - {home}),
    )


def spoken(claim: Claim, article: Article) -> tuple[date, date]:
    """The first and last day on which it may have been said, by the words for it or else by the publication.

    "Some day before it was printed" is what is known of every claim: then it is news, and a few days old at most.
    Nobody prints what is not said yet; a day after the publication is a mistake, and leaves all days before.
    """
    start, end = article.published_start, article.published_end
    if claim.said_start or (claim.said_end and claim.said_basis is not DateBasis.INFERRED):
        first, last = claim.said_start or date.min, min(claim.said_end or date.max, end or date.max)
        return (first, last) if first <= last else (date.min, last)
    return (start - timedelta(days=RELAY_DAYS) if start else date.min), end or date.max


def gap_days(a: Statement, b: Statement) -> int:
    """Days between the times of speaking; 0 when they meet."""
    return max(0, (b.first - a.last).days, (a.first - b.last).days)
