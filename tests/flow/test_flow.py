import json
import os
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline import flow
from pipeline.config import Settings
from pipeline.errors import ConfigError, ModelError
from pipeline.flow import Part, Shard, extract_article, give_up, knowledge, one_by_one, run
from pipeline.records import Article

STORY = (
    "Han Sol visited the mill in the river valley and looked at the new machines for a long while. He asked how many "
    "sacks of flour it gives in a day, who repairs the belts, and whether the bakers of the county town are content."
)
OTHER = "The miners of the hill county met on Tuesday to speak about lamps, ropes and the water in the second shaft."
MakeCorpus = Callable[[dict[str, str | bytes]], Path]


def tables(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in {".csv", ".parquet"}}


def rows(folder: Path, table: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in pq.read_table(folder / f"{table}.parquet").to_pylist()]


@pytest.mark.usefixtures("without_model")
class TestRun:
    def test_a_corpus_becomes_tables(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        folder = corpus({"a.txt": STORY, "deep/er/b.txt": OTHER})
        summary = run(folder, tmp_path / "out")
        assert (summary.articles["read"], summary.articles["ok"]) == (2, 2)
        assert sorted(rows(tmp_path / "out", "articles", "path")) == [("a.txt",), ("deep/er/b.txt",)]
        assert rows(tmp_path / "out", "people", "name", "article_count") == [("Han Sol", 1)]

    def test_an_empty_corpus_gives_empty_tables(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        summary = run(corpus({".hidden": ""}), tmp_path / "out")
        assert summary.articles["read"] == 0
        assert any("no articles found" in warning for warning in summary.warnings)

    def test_a_copy_is_a_duplicate_without_facts_of_its_own(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        summary = run(corpus({"a.txt": STORY, "b.txt": STORY}), tmp_path / "out")
        assert summary.articles["duplicate"] == 1
        statuses = dict(rows(tmp_path / "out", "articles", "article_id", "status"))
        assert [statuses[str(owner)] for (owner,) in rows(tmp_path / "out", "mentions", "article_id")] == ["ok"]

    def test_a_copy_without_a_date_gets_that_of_the_other(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        dated = json.dumps({"text": STORY, "date": "2024-05-07", "outlet": "The Gazette"})
        undated = json.dumps({"text": STORY, "outlet": "The Gazette"})
        run(corpus({"a.json": dated, "b.json": undated}), tmp_path / "out")
        found = rows(tmp_path / "out", "articles", "path", "published", "published_basis")
        assert sorted(found) == [("a.json", "2024-05-07", "metadata"), ("b.json", "2024-05-07", "corpus")]

    def test_bad_documents_become_rows_with_a_reason(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        folder = corpus(
            {
                "good.txt": STORY,
                "empty.txt": "",
                "binary.txt": bytes(range(256)) * 20,
                "broken.jsonl": json.dumps({"text": OTHER}) + "\n\n{oops\n",
                "page.html": "<html><body><nav>Home</nav></body></html>",
                "foreign.json": json.dumps({"text": OTHER, "language": "fr"}),
                "long.txt": "word " * 2000,
                "latin.txt": f"Café opens. {OTHER}".encode("latin-1"),
            }
        )
        (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
        run(folder, tmp_path / "out", settings=Settings(max_article_bytes=6000))
        reasons = dict(rows(tmp_path / "out", "articles", "path", "reason"))
        rejected = {path for path, reason in reasons.items() if reason}
        assert rejected == {
            "empty.txt", "binary.txt", "broken.jsonl#3", "page.html", "foreign.json", "long.txt", "dangling.txt",
        }  # fmt: skip
        assert reasons.keys() - rejected == {"good.txt", "broken.jsonl#1", "latin.txt"}

    def test_unknown_files_are_named_in_a_warning(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        summary = run(corpus({"a.txt": STORY, "paper.docx": "x"}), tmp_path / "out")
        assert [warning for warning in summary.warnings if "paper.docx" in warning]

    def test_two_runs_give_the_same_bytes(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        folder = corpus({"a.txt": STORY, "b.txt": OTHER, "c.txt": ""})
        for name in ("one", "two"):
            run(folder, tmp_path / name)
        assert tables(tmp_path / "one") == tables(tmp_path / "two")

    def test_other_names_and_another_order_change_only_the_path(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        run(corpus({"a.txt": STORY, "b.txt": OTHER, "c.txt": "", "d.txt": STORY}), tmp_path / "one")
        run(corpus({"z.txt": STORY, "y.txt": OTHER, "x/w.txt": "", "v.txt": STORY}), tmp_path / "two")
        one, two = tables(tmp_path / "one"), tables(tmp_path / "two")
        assert {name for name in one if one[name] != two[name]} == {"articles.csv", "articles.parquet"}
        first, second = (pq.read_table(tmp_path / name / "articles.parquet") for name in ("one", "two"))
        assert first.drop_columns(["path"]) == second.drop_columns(["path"])

    def test_run_json_has_what_made_the_tables(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        run(corpus({"a.txt": STORY}), tmp_path / "out", settings=Settings(window_days=4))
        facts = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
        assert facts["settings"]["window_days"] == 4
        assert facts["model"]["name"] == "en_fake"
        assert len(facts["pack"]["digest"]) == 64
        assert facts["counts"]["status"] == {"read": 1, "ok": 1, "duplicate": 0, "rejected": 0}
        assert list(facts["seconds"]) == ["load", "read", "duplicates", "extract", "redate", "merge"]

    def test_progress_is_told_of_every_article(self, corpus: MakeCorpus, tmp_path: Path) -> None:
        class Noted:
            def __init__(self) -> None:
                self.done: dict[str, int] = {}

            def start(self, stage: str, total: int | None) -> None:
                self.stage = stage

            def advance(self, count: int = 1) -> None:
                self.done[self.stage] = self.done.get(self.stage, 0) + count

        noted = Noted()
        folder = corpus({"a.txt": STORY, "b.txt": OTHER, "c.txt": ""})
        run(folder, tmp_path / "out", settings=Settings(shard_size=1), progress=noted)
        assert noted.done == {"read": 3, "extract": 2}

    def test_an_article_that_killed_its_worker_is_rejected(
        self, corpus: MakeCorpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fatal(nlp: object, shard: Shard) -> Part:
            return give_up(shard)

        monkeypatch.setattr(flow, "process_shard", fatal)
        summary = run(corpus({"a.txt": STORY}), tmp_path / "out")
        assert summary.articles["rejected"] == 1
        assert "died on this article" in next(iter(summary.rejected))


def test_a_missing_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder"):
        run(tmp_path / "none", tmp_path / "out")


def test_outputs_inside_the_corpus_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="lies inside the corpus"):
        run(tmp_path, tmp_path / "out")
    assert os.listdir(tmp_path) == []


def test_a_missing_model_is_refused_before_anything_is_read(corpus: MakeCorpus, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere"):
        run(corpus({"a.txt": STORY}), tmp_path / "out", settings=Settings(model="/nowhere/en_model"))
    assert os.listdir(tmp_path / "out") == []


def test_a_pack_with_a_slash_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no such knowledge folder") as caught:
        knowledge(f"{tmp_path}/mine", "english")
    assert str(tmp_path) in str(caught.value)


def test_a_shard_is_retried_article_by_article() -> None:
    articles = tuple(Article(article_id=name, path="") for name in ("a1", "a2"))
    pieces = one_by_one(Shard(articles))
    assert [piece.articles for piece in pieces] == [articles[:1], articles[1:]]
    assert give_up(pieces[1]).lost == {"a2"}


@pytest.mark.model
def test_one_article_gives_its_facts() -> None:
    result = extract_article(
        "Kim Jong Un visited a factory in Jaeryong County on Tuesday, according to state media.",
        title="A visit",
        published="2024-05-08",
    )
    assert result.article.published == "2024-05-08"
    assert {"Kim Jong Un", "Jaeryong County"} <= {mention.name for mention in result.mentions}
    for mention in result.mentions:
        assert result.article.text[mention.start : mention.end] == mention.text


@pytest.mark.model
def test_an_undated_post_is_dated_by_a_report_of_the_same_event(corpus: MakeCorpus, tmp_path: Path) -> None:
    report = {
        "title": "Songchon breaks ground",
        "date": "2024-02-29",
        "text": "A groundbreaking ceremony for regional-industry factories was held in Songchon County on Wednesday.",
    }
    post = (
        "Roofs over the valley\nIn late February last year, a groundbreaking ceremony for regional-industry factories "
        "was held in Songchon County. The roofs were finished in May last year, and trucks came and went all summer."
    )
    run(corpus({"report.json": json.dumps(report), "post.txt": post}), tmp_path / "out")
    out = tmp_path / "out"
    found = {row[0]: row[1:] for row in rows(out, "articles", "path", "article_id", "published", "published_basis")}
    assert found["post.txt"][1:] == ("2025", "corpus")
    assert ("late February last year", "2024-02-21/2024-02-29") in rows(out, "mentions", "text", "name")
    assert rows(out, "events", "event_type", "date", "article_count") == [
        ("groundbreaking", "2024-02-28", 2),
        ("construction", "2024-05", 1),
    ]
    reasons = rows(out, "date_reasons", "article_id", "published", "other_article_id")
    assert (found["post.txt"][0], "2025", found["report.json"][0]) in reasons


@pytest.mark.model
def test_workers_change_no_table(corpus: MakeCorpus, tmp_path: Path) -> None:
    folder = corpus({"a.txt": STORY, "b.txt": OTHER})
    for workers in (1, 2):
        run(folder, tmp_path / str(workers), settings=Settings(workers=workers, shard_size=1))
    assert tables(tmp_path / "1") == tables(tmp_path / "2")
