"""Every date of the sample corpus can be read again from its row alone."""

from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.dates.edtf import Interval
from pipeline.extract.nlp import build_nlp, load_model
from pipeline.extract.rows import ArticleRows, article_rows
from pipeline.flow import knowledge
from pipeline.intake import Reader
from pipeline.records import Article, ArticleStatus, MentionKind
from pipeline.stages import NoProgress

pytestmark = pytest.mark.model
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def extracted() -> list[tuple[Article, ArticleRows]]:
    settings = Settings()
    pack = knowledge(settings.pack, settings.language)
    read = Reader(pack, settings).corpus(CORPUS, NoProgress()).articles
    usable = [article for article in read if article.status is ArticleStatus.OK]
    rows = map(article_rows, build_nlp(load_model(), pack).pipe(usable))
    return list(zip(usable, rows, strict=True))


def test_days_of_each_mention_follow_from_its_reading(extracted: list[tuple[Article, ArticleRows]]) -> None:
    for article, rows in extracted:
        published = Interval(article.published_start, article.published_end)
        dates = [mention for mention in rows.mentions if mention.kind is MentionKind.DATE]
        assert [m.name for m in dates] == [m.reading.on(published).edtf for m in dates]


def test_days_of_each_passage_follow_from_its_reading(extracted: list[tuple[Article, ArticleRows]]) -> None:
    for article, rows in extracted:
        published = Interval(article.published_start, article.published_end)
        assert [(p.date, p.date_start, p.date_end) for p in rows.passages] == [
            (days.edtf, days.start, days.end) for days in (p.reading.on(published) for p in rows.passages)
        ]


def test_a_better_known_publication_never_widens_the_date_of_a_passage(
    extracted: list[tuple[Article, ArticleRows]],
) -> None:
    for article, rows in extracted:
        published = Interval(article.published_start, article.published_end)
        for passage in rows.passages:
            wide = passage.reading.on(Interval(None, published.end))
            assert wide.contains(passage.reading.on(published))
