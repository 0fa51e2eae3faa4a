"""A claim with what stands inside it: its words, quantities, names, dates and the passages whose trigger it holds."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.dates.edtf import UNKNOWN, Interval
from pipeline.quantities import Quantity, QuantityWords, parse_quantity
from pipeline.quantities.lexicon import Token, tokenise
from pipeline.records import Article, Claim, Mention, MentionKind, Passage

_CLAUSE_ENDS = frozenset({".", ";", ":", "!", "?", ",", "—"})
_WIDE_DAYS = 31
_SENTENCE_ENDS = frozenset({".", ";", "!", "?"})


@dataclass(frozen=True, slots=True)
class Spans:
    """The places of texts that tell one and the same statement: no evidence for it."""

    places: frozenset[tuple[str, int, int]]

    def hold(self, passage: Passage) -> bool:
        """Whether the passage's trigger stands in one of them."""
        at = passage.trigger_start
        return any(passage.article_id == article and start <= at < end for article, start, end in self.places)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with all that is known of the words in it; offsets of tokens are those of the article."""

    claim: Claim
    article: Article
    mentions: tuple[Mention, ...]
    """Those of the whole article, in text order."""
    passages: tuple[Passage, ...]
    """Those whose trigger stands in the claim, in text order."""
    own: Spans
    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]

    def inside(self, *kinds: MentionKind) -> list[Mention]:
        """The mentions of these kinds that stand in the claim."""
        start, end = self.claim.start, self.claim.end
        return [one for one in self.mentions if one.kind in kinds and start <= one.start and one.end <= end]

    @property
    def said(self) -> Interval:
        """The day on which it was said, else that of the publication.

        Words inside the statement date what it tells, not the telling; a wide guess is none.
        """
        claim, days = self.claim, Interval(self.claim.said_start, self.claim.said_end)
        own = {one.name for one in self.inside(MentionKind.DATE)}
        is_guess = not claim.said_text and (days.edtf in own or (days.days or _WIDE_DAYS) >= _WIDE_DAYS)
        if is_guess or (claim.said_text and claim.said_text in claim.text):
            days = UNKNOWN
        return Interval(self.article.published_start, self.article.published_end) if days.is_unknown else days

    def index_at(self, offset: int) -> int:
        """The index of the first token that begins at or behind an offset."""
        return next((i for i, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens between two offsets."""
        return [token for token in self.tokens if start <= token.start and token.end <= end]

    def clause(self, start: int, end: int) -> list[Token]:
        """The tokens of the clause that holds the characters `start:end`, from its beginning to `end`."""
        ends = [token.end for token in self.tokens if token.text in _CLAUSE_ENDS and token.end <= start]
        return self.between(max(ends, default=self.claim.start), end)

    def in_one_sentence(self, start: int, end: int) -> bool:
        """Whether no sentence ends between two offsets."""
        return not any(token.text in _SENTENCE_ENDS for token in self.between(min(start, end), max(start, end)))


def statements(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    mentions: Iterable[Mention],
    passages: Iterable[Passage],
    words: QuantityWords,
) -> list[Statement]:
    """The claims that give a number, each with what stands in it."""
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[mention.article_id].append(mention)
    told: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        told[passage.article_id].append(passage)
    groups: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for claim in claims:
        groups[claim.claim_group or claim.claim_id].add((claim.article_id, claim.start, claim.end))
    found = []
    for claim in claims:
        if claim.quantities:
            own = Spans(frozenset(groups[claim.claim_group or claim.claim_id]))
            rows = (named[claim.article_id], told[claim.article_id])
            found.append(_statement(claim, articles[claim.article_id], *rows, own, words))
    return found


def _statement(
    claim: Claim,
    article: Article,
    mentions: Sequence[Mention],
    passages: Sequence[Passage],
    own: Spans,
    words: QuantityWords,
) -> Statement:
    inside = [p for p in passages if claim.start <= p.trigger_start < claim.end]
    tokens = [Token(t.text, t.start + claim.start, t.end + claim.start) for t in tokenise(claim.text)]
    return Statement(
        claim=claim,
        article=article,
        mentions=tuple(sorted(mentions, key=lambda one: (one.start, one.end, one.mention_id))),
        passages=tuple(sorted(inside, key=lambda one: (one.trigger_start, one.passage_id))),
        own=own,
        tokens=tuple(tokens),
        quantities=tuple(_quantities(claim, words)),
    )


def _quantities(claim: Claim, words: QuantityWords) -> Iterable[Quantity]:
    """The quantities that the table shows, each at its first place in the text."""
    for shown in claim.quantities:
        pattern = r"(?<!\w)" + r"\s+".join(re.escape(word) for word in shown.split()) + r"(?!\w)"
        place = re.search(pattern, claim.text)
        read = parse_quantity(shown, words)
        if place is None or read is None:
            continue
        yield Quantity(
            place.group(), claim.start + place.start(), claim.start + place.end(), read.low, read.high, read.unit,
            read.unit_text, read.about, read.of, read.measure,
        )  # fmt: skip
