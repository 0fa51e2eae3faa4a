"""Claims whose article is dated by other articles: the day on which they were made is counted again."""

from datetime import date

import pytest

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.readings import PUBLISHED, Meets, Reading, Said, Until
from pipeline.dates.values import Period, Weekday
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.redating import redate
from pipeline.records import Article, ArticleStatus, Claim, PublishedBasis

STORY = "The new looms of the river mill turn day and night. " * 8
ON_MONDAY = Meets(Said(Weekday(0), tense="past"), Until(PUBLISHED))
YESTERDAY = Meets(Said(Period("day", -1), tense="past"), Until(PUBLISHED))


def article(article_id: str, published: str = "", **fields: object) -> Article:
    days = parse_edtf(published)
    basis = PublishedBasis.METADATA if published else PublishedBasis.UNKNOWN
    return Article(
        article_id=article_id, path=f"{article_id}.txt", text=STORY, outlet="The Gazette", published=published,
        published_start=days.start, published_end=days.end, published_basis=basis, **fields,
    )  # fmt: skip


def claim(source: Article, reading: Reading | None, said: str = "") -> Claim:
    days = parse_edtf(said) if reading is None else reading.on(Interval(source.published_start, source.published_end))
    return Claim(
        claim_id=f"{source.article_id}:claim", article_id=source.article_id, claim_type="indirect", cue="say",
        text=STORY[:10], start=0, end=10, said=days.edtf, said_start=days.start, said_end=days.end, reading=reading,
    )  # fmt: skip


def redated(claim_: Claim, articles: list[Article], pack: KnowledgePack) -> Claim:
    (found,) = redate(articles, (), (), [claim_], (), pack, window_days=1).claims
    return found


@pytest.mark.parametrize(
    ("reading", "said"),
    [(ON_MONDAY, "2025-09-01"), (YESTERDAY, "2025-09-02"), (Until(PUBLISHED), "../2025-09-03")],
    ids=["weekday", "yesterday", "some-day"],
)
@pytest.mark.parametrize("published", ["", "2025-09", "2025"])
def test_narrower_publication_narrows_the_day_of_the_speech(
    published: str, reading: Reading, said: str, pack: KnowledgePack
) -> None:
    report = article("a1", "2025-09-03")
    post = article("a2", published, status=ArticleStatus.DUPLICATE, duplicate_of="a1")
    assert redated(claim(post, reading), [report, post], pack).said == said


def test_all_columns_of_the_day_agree(pack: KnowledgePack) -> None:
    report = article("a1", "2025-09-03")
    post = article("a2", status=ArticleStatus.DUPLICATE, duplicate_of="a1")
    found = redated(claim(post, Until(PUBLISHED)), [report, post], pack)
    assert (found.said, found.said_start, found.said_end) == ("../2025-09-03", None, date(2025, 9, 3))


def test_claim_of_an_article_that_keeps_its_date_is_untouched(pack: KnowledgePack) -> None:
    report = article("a1", "2025-09-03")
    before = claim(report, ON_MONDAY)
    assert redated(before, [report], pack) == before


def test_claim_without_a_reading_keeps_its_day(pack: KnowledgePack) -> None:
    report = article("a1", "2025-09-03")
    post = article("a2", status=ArticleStatus.DUPLICATE, duplicate_of="a1")
    assert redated(claim(post, None, "2025-08"), [report, post], pack).said == "2025-08"
