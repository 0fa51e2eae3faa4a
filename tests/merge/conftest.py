"""Rows for the merging tests: an article and passages with only what a test is about."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.dates.edtf import parse_edtf
from pipeline.knowledge.load import load_pack
from pipeline.knowledge.pack import KnowledgePack
from pipeline.records import Article, DateBasis, EventStatus, EventType, Passage

MakePassage = Callable[..., Passage]
MakeArticle = Callable[..., Article]


@pytest.fixture(scope="session")
def pack() -> KnowledgePack:
    """The shipped knowledge pack."""
    return load_pack()


@pytest.fixture
def make_article() -> MakeArticle:
    """An article of an outlet, published on a day."""

    def make(article_id: str, published: str = "2025-01-08", **fields: object) -> Article:
        day = date.fromisoformat(published)
        return Article(
            article_id=article_id, path=f"{article_id}.txt", published=published, published_start=day,
            published_end=day, **fields,
        )  # fmt: skip

    return make


@pytest.fixture
def make_passage() -> MakePassage:
    """A passage on an inauguration unless told otherwise; `date` is EDTF."""

    def make(article_id: str, edtf: str = "", *, start: int = 0, **fields: object) -> Passage:
        interval = parse_edtf(edtf)
        told: dict[str, object] = {
            "event_type": EventType.INAUGURATION,
            "status": EventStatus.HAPPENED,
            "date_basis": DateBasis.EXPLICIT,
            "sentence": "The factories were inaugurated.",
            "confidence": 0.8,
            **fields,
        }
        return Passage(
            passage_id=f"{article_id}-{start}", article_id=article_id, date=edtf, date_start=interval.start,
            date_end=interval.end, start=start, end=start + 31, trigger="inaugurated", trigger_start=start + 19,
            trigger_end=start + 30, **told,
        )  # fmt: skip

    return make
