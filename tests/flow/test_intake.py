import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.articles.read import Unreadable
from pipeline.config import Settings
from pipeline.errors import ArticleError
from pipeline.intake import Entry, Intake, Reader, counted, rejected, with_own_ids
from pipeline.knowledge.load import KnowledgePack, load_pack
from pipeline.records import Article, ArticleStatus, DateReason, PublishedBasis, Segment
from pipeline.stages import NoProgress

TEXT = "A mill opened in the valley on Monday. The bakers of the county town had waited for it since spring."


@pytest.fixture(scope="module")
def pack() -> KnowledgePack:
    return load_pack()


@pytest.fixture
def reader(pack: KnowledgePack) -> Reader:
    return Reader(pack, Settings(max_article_bytes=1000))


def entry(article_id: str, path: str, content: str) -> Entry:
    digest = hashlib.sha256(content.encode()).hexdigest()
    segment = Segment(article_id=article_id, raw_start=0, raw_end=1, start=0, end=1)
    return Entry(Article(article_id=article_id, path=path, text=content), (segment,), digest)


def test_metadata_of_a_text_are_taken_over(reader: Reader) -> None:
    metadata = {
        "title": "A mill opens",
        "published": "2024-05-07",
        "outlet": "The Gazette",
        "url": "https://x.example/1",
    }
    article = reader.text(TEXT, metadata).article
    assert (article.title, article.outlet, article.url) == ("A mill opens", "The Gazette", "https://x.example/1")
    assert (article.published, article.published_basis) == ("2024-05-07", PublishedBasis.METADATA)
    assert article.text == f"A mill opens\n{TEXT}"


def test_segments_of_a_text_belong_to_its_article(reader: Reader) -> None:
    read = reader.text(TEXT, {})
    assert {segment.article_id for segment in read.segments} == {read.article.article_id}


@pytest.mark.parametrize("language", ["en", "EN-us", "English", "en_GB", ""])
def test_english_is_read(reader: Reader, language: str) -> None:
    assert reader.text(TEXT, {"language": language}).article.status == ArticleStatus.OK


@pytest.mark.parametrize("language", ["ko", "fr-CA", "Korean"])
def test_another_language_is_rejected(reader: Reader, language: str) -> None:
    with pytest.raises(ArticleError, match="only English is read"):
        reader.text(TEXT, {"language": language})


def test_a_text_beyond_the_limit_is_rejected(reader: Reader) -> None:
    with pytest.raises(ArticleError, match="more than the limit"):
        reader.text("word " * 500, {})


@pytest.mark.parametrize("text", ["", "  \n\t ", "\ud800"])
def test_no_text_is_rejected(reader: Reader, text: str) -> None:
    with pytest.raises(ArticleError):
        reader.text(text, {})


def test_a_lone_surrogate_in_metadata_can_be_written(reader: Reader) -> None:
    article = reader.text(TEXT, {"title": "A \udcff title", "outlet": "The \ud800 Gazette"}).article
    article.model_dump_json().encode("utf-8")


def test_copies_get_a_number_behind_their_id() -> None:
    entries = with_own_ids([entry("a1", "b.txt", "x"), entry("a0", "c.txt", "y"), entry("a1", "a.txt", "x")])
    assert [(one.article.article_id, one.article.path) for one in entries] == [
        ("a0", "c.txt"),
        ("a1", "a.txt"),
        ("a1-2", "b.txt"),
    ]
    assert entries[2].segments[0].article_id == "a1-2"


def test_names_of_files_do_not_decide_which_of_two_contents_gets_the_number() -> None:
    one, other = entry("a1", "a.txt", "x"), entry("a1", "b.txt", "y")
    swapped = [
        replace(one, article=one.article.model_copy(update={"path": "b.txt"})),
        replace(other, article=other.article.model_copy(update={"path": "a.txt"})),
    ]
    texts = [[(e.article.article_id, e.article.text) for e in with_own_ids(these)] for these in ([one, other], swapped)]
    assert texts[0] == texts[1]


def test_a_rejected_row_has_an_id_that_its_path_does_not_change() -> None:
    first, second = (rejected(Unreadable(path, "the file is empty", "d" * 64)) for path in ("a.txt", "b.txt"))
    assert first.article_id == second.article_id
    assert (first.status, first.reason, first.path) == (ArticleStatus.REJECTED, "the file is empty", "a.txt")


def test_a_rejected_page_keeps_the_date_that_it_states(pack: KnowledgePack, tmp_path: Path) -> None:
    head = "<meta property='article:published_time' content='2024-05-07'><title>Eine Mühle</title>"
    (tmp_path / "a.html").write_text(f"<html lang='de'><head>{head}</head><body><p>{TEXT}</p></body></html>")
    intake = Reader(pack, Settings()).corpus(tmp_path, NoProgress())
    [article] = intake.articles
    assert (article.status, article.published) == (ArticleStatus.REJECTED, "2024-05-07")
    assert (article.title, article.language) == ("Eine Mühle", "de")
    assert [reason.article_id for reason in intake.date_reasons] == [article.article_id]


def test_nothing_is_inferred_of_a_rejected_page(pack: KnowledgePack, tmp_path: Path) -> None:
    source = f"<html lang='de'><body><p>{TEXT} It was finished on May 3, 2024.</p></body></html>"
    (tmp_path / "a.html").write_text(source)
    [article] = Reader(pack, Settings()).corpus(tmp_path, NoProgress()).articles
    assert (article.published, article.published_basis) == ("", PublishedBasis.UNKNOWN)


def test_the_steps_to_a_date_belong_to_its_article(reader: Reader) -> None:
    read = reader.text(TEXT, {"published": "2024-05-07"})
    assert [(r.article_id, r.step, r.published) for r in read.date_reasons] == [
        (read.article.article_id, 1, "2024-05-07")
    ]


def test_a_renamed_copy_takes_its_steps_along() -> None:
    reason = DateReason(article_id="a1", step=1, basis=PublishedBasis.METADATA, reason="date", published="2024")
    entries = [replace(entry("a1", path, "x"), date_reasons=(reason,)) for path in ("a.txt", "b.txt")]
    assert [one.date_reasons[0].article_id for one in with_own_ids(entries)] == ["a1", "a1-2"]


def test_warnings_are_counted() -> None:
    assert counted(["b", "a", "b"]) == ["a", "b (2 times)"]


@pytest.mark.parametrize(("outlet", "day"), [("Reuters", "2025-04-03"), ("Associated Press", "2025-03-04")])
def test_the_outlets_country_decides_an_all_digit_date(reader: Reader, outlet: str, day: str) -> None:
    assert reader.text(TEXT, {"title": "A mill", "published": "03/04/2025", "outlet": outlet}).article.published == day


@pytest.mark.parametrize("line", ["[Juche113.5.7.]", "[Juche 113(2024).5.7.]", "(2024-05-07)", "2024.5.7."])
def test_a_date_line_inside_the_title_is_a_header(reader: Reader, line: str) -> None:
    article = reader.text(TEXT, {"title": f"A mill opens\n{line}"}).article
    assert (article.published, article.published_basis) == ("2024-05-07", PublishedBasis.HEADER)
    assert article.text.endswith(TEXT)


# -- all-digit dates of a corpus --------------------------------------------------------------------------------------


def corpus_of(pack: KnowledgePack, folder: Path, *printed: str) -> Intake:
    """A corpus of pages of one site that state these dates."""
    for number, stamp in enumerate(printed):
        stated = f"<meta property='article:published_time' content='{stamp}'>"
        link = f"<link rel='canonical' href='https://paper.example/{number}'>"
        body = f"<h1>Mill number {number} opens</h1><p>{TEXT}</p><p>It is mill {number}. {TEXT} {TEXT}</p><p>{TEXT}</p>"
        page = f"<html lang='en'><head>{stated}{link}</head><body><article>{body}</article></body></html>"
        (folder / f"{number}.html").write_text(page)
    return Reader(pack, Settings()).corpus(folder, NoProgress())


@pytest.mark.parametrize("order", [1, -1])
def test_other_dates_of_the_outlet_decide_an_all_digit_date(pack: KnowledgePack, tmp_path: Path, order: int) -> None:
    intake = corpus_of(pack, tmp_path, *["03/04/2025", "13/05/2025", "14/05/2025"][::order])
    assert sorted(article.published for article in intake.articles) == ["2025-04-03", "2025-05-13", "2025-05-14"]
    assert {(a.status, a.published_basis) for a in intake.articles} == {(ArticleStatus.OK, PublishedBasis.METADATA)}
    [step] = [reason for reason in intake.date_reasons if reason.basis is PublishedBasis.CORPUS]
    assert step.reason == "day first, as in 2 other dates of this outlet"
    assert intake.warnings == []


def test_an_all_digit_date_alone_stays_open_with_a_warning(pack: KnowledgePack, tmp_path: Path) -> None:
    intake = corpus_of(pack, tmp_path, "03/04/2025")
    [article], [warning] = intake.articles, intake.warnings
    assert article.published == "2025-03-04/2025-04-03"
    assert "0.html: publication date: 2025-03-04 or 2025-04-03" in warning
