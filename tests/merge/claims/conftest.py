"""Claims of one speaker with only what a test is about, and the ledger that they make."""

from collections.abc import Callable, Sequence
from typing import Protocol

import pytest

from pipeline.dates.edtf import parse_edtf
from pipeline.knowledge.load import load_pack
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.claims import Ledger, claims_ledger
from pipeline.merge.claims.words import StatementWords
from pipeline.records import Article, ArticleStatus, Claim, Mention, MentionKind, Method


@pytest.fixture(scope="session")
def pack() -> KnowledgePack:
    return load_pack()


@pytest.fixture(scope="session")
def known(pack: KnowledgePack) -> StatementWords:
    return StatementWords(pack)


class MakeClaim(Protocol):
    def __call__(self, article_id: str, text: str, *, said: str = "", start: int = 0, **fields: object) -> Claim: ...


@pytest.fixture
def make_claim() -> MakeClaim:
    """A claim of the leader, indirect unless told otherwise; `said` is EDTF."""

    def make(article_id: str, text: str, *, said: str = "", start: int = 0, **fields: object) -> Claim:
        days = parse_edtf(said)
        told: dict[str, object] = {"speaker": "Kim Jong Un", "speaker_id": "kim-jong-un", "cue": "say", **fields}
        return Claim(
            claim_id=f"{article_id}:claim:{start}-{start + len(text)}:0", article_id=article_id, text=text, start=start,
            end=start + len(text), said=said, said_start=days.start, said_end=days.end,
            claim_type=told.pop("claim_type", "indirect"), **told,
        )  # fmt: skip

    return make


def article(article_id: str, published: str, **fields: object) -> Article:
    days = parse_edtf(published)
    return Article(
        article_id=article_id, path=f"{article_id}.txt", published=published, published_start=days.start,
        published_end=days.end, **{"outlet": f"Paper {article_id}", **fields},
    )  # fmt: skip


Relate = Callable[..., Ledger]


@pytest.fixture
def ledger(pack: KnowledgePack) -> Relate:
    """The ledger of claims; articles are published on the given days, by id, and copied by the given outlets."""

    def relate(
        claims: Sequence[Claim],
        mentions: Sequence[Mention] = (),
        copies: Sequence[Article] = (),
        outlet: str | None = None,
        **published: str,
    ) -> Ledger:
        ids = {claim.article_id for claim in claims}
        named = {} if outlet is None else {"outlet": outlet}
        articles = {key: article(key, published.get(key, "2025-03-05"), **named) for key in ids}
        return claims_ledger(claims, articles, mentions, {copy.duplicate_of: [copy] for copy in copies}, pack)

    return relate


@pytest.fixture
def copy_of() -> Callable[[str, str], Article]:
    def make(article_id: str, outlet: str) -> Article:
        return article(
            f"{article_id}-copy", "2025-03-06", outlet=outlet, status=ArticleStatus.DUPLICATE, duplicate_of=article_id
        )

    return make


@pytest.fixture
def make_mention() -> Callable[..., Mention]:
    """A mention of the words in a claim."""

    def make(claim: Claim, words: str, kind: MentionKind, name: str) -> Mention:
        start = claim.start + claim.text.index(words)
        return Mention(
            mention_id=f"{claim.claim_id}:{words}", article_id=claim.article_id, start=start, end=start + len(words),
            text=words, kind=kind, entity_id=name, name=name, method=Method.GAZETTEER, confidence=0.9,
        )  # fmt: skip

    return make
