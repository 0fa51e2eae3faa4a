"""What the other dates of a corpus say of 03/04/2025."""

import random

import pytest

from pipeline.dates.stated.shared_order import Dated, SharedOrders
from pipeline.records import Article, DateReason, PublishedBasis

OPEN = "2025-03-04/2025-04-03"


def _dated(
    words: str,
    edtf: str = "",
    *,
    outlet: str = "The Gazette",
    url: str = "",
    path: str = "",
    basis: PublishedBasis = PublishedBasis.METADATA,
) -> Dated:
    edtf = edtf or OPEN
    reason = DateReason(step=1, basis=basis, reason=words, admits=edtf, published=edtf)
    article = Article(
        article_id=words, path=path or f"{words}.txt", outlet=outlet, url=url, published=edtf, published_basis=basis
    )
    return Dated(article, (reason,))


def _settled(open_one: Dated, *others: Dated) -> str:
    return SharedOrders.of([open_one, *others]).settled(open_one).article.published


@pytest.mark.parametrize(
    ("other", "edtf", "day"), [("13/05/2025", "2025-05-13", "2025-04-03"), ("05/13/2025", "2025-05-13", "2025-03-04")]
)
def test_a_clear_date_of_the_outlet_settles_the_order(other: str, edtf: str, day: str) -> None:
    assert _settled(_dated("03/04/2025"), _dated(other, edtf)) == day


def test_the_step_says_why_and_the_basis_stays() -> None:
    open_one = _dated("03/04/2025")
    others = [_dated("13/05/2025", "2025-05-13"), _dated("14/05/2025", "2025-05-14")]
    settled = SharedOrders.of([open_one, *others]).settled(open_one)
    last = settled.reasons[-1]
    assert (last.step, last.basis, last.published) == (2, PublishedBasis.CORPUS, "2025-04-03")
    assert last.reason == "day first, as in 2 other dates of this outlet"
    assert (settled.article.published_basis, settled.article.published_start) == (
        PublishedBasis.METADATA,
        settled.article.published_end,
    )
    assert last.reason in settled.article.published_evidence


def test_an_article_alone_stays_open() -> None:
    assert _settled(_dated("03/04/2025")) == OPEN


@pytest.mark.parametrize(
    "other",
    [
        _dated("13/05/2025", "2025-05-13", outlet="The Herald"),
        _dated("13.05.2025", "2025-05-13"),
        _dated("13/05/2025", "2025-05-13", basis=PublishedBasis.HEADER),
        _dated("13/05/2025", "2025-05-13", url="https://portal.example/1"),
        _dated("05/06/2025", "2025-05-06/2025-06-05"),
        _dated("2025-05-13", "2025-05-13"),
        _dated("13/13/2025", "2025"),
    ],
    ids=["another outlet", "another mark", "another rung", "another site", "open too", "no such date", "no date"],
)
def test_what_says_nothing_of_the_order(other: Dated) -> None:
    assert _settled(_dated("03/04/2025"), other) == OPEN


def test_dates_in_both_orders_settle_nothing() -> None:
    others = [_dated("13/05/2025", "2025-05-13"), _dated("05/13/2025", "2025-05-13")]
    assert _settled(_dated("03/04/2025"), *others) == OPEN


def _records(*words: str, outlet: str = "") -> list[Dated]:
    return [_dated(each, "2025-05-13", path=f"all.jsonl#{n}", outlet=outlet or str(n)) for n, each in enumerate(words)]


def test_a_container_of_one_form_of_date_settles_the_order() -> None:
    open_one = _dated("date: 03/04/2025", path="all.jsonl#9")
    clear = ["date: 13/05/2025", "date: 14/05/2025", "date: 15/5/2025"]
    assert _settled(open_one, *_records(*clear)) == "2025-04-03"
    assert _settled(open_one, *_records(*clear[:2])) == OPEN
    assert _settled(open_one, *_records(*clear, "date: May 13, 2025")) == OPEN
    assert _settled(open_one, *_records(*clear, "date: 05/14/2025")) == OPEN


def test_outlet_and_container_that_differ_settle_nothing() -> None:
    open_one = _dated("date: 03/04/2025", path="all.jsonl#9")
    records = _records("date: 13/05/2025", "date: 14/05/2025", "date: 15/05/2025")
    assert _settled(open_one, *records, _dated("date: 05/13/2025", "2025-05-13")) == OPEN


def test_the_order_of_the_corpus_does_not_matter() -> None:
    corpus = [_dated("03/04/2025"), _dated("13/05/2025", "2025-05-13"), _dated("14/05/2025", "2025-05-14")]
    shuffled = random.Random(1).sample(corpus, len(corpus))
    first, second = (SharedOrders.of(these).settled(corpus[0]) for these in (corpus, shuffled))
    assert first == second
