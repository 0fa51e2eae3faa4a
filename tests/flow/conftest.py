"""A flow whose extraction needs no language model: it finds one name, so that merging and tables have work."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline import flow
from pipeline.extract.rows import ArticleRows
from pipeline.records import Article, Mention, MentionKind, Method


class FakeNlp:
    """Stands for the language pipeline: hands each article on as it is."""

    model = SimpleNamespace(meta={"lang": "en", "name": "fake", "version": "0"})

    def pipe(self, articles: Iterable[Article]) -> Iterator[Article]:
        yield from articles


def found_names(article: Article) -> ArticleRows:
    return ArticleRows(mentions=tuple(_mention(article, match) for match in re.finditer("Han Sol", article.text)))


def _mention(article: Article, match: re.Match[str]) -> Mention:
    return Mention(
        mention_id=f"{article.article_id}-{match.start()}",
        article_id=article.article_id,
        start=match.start(),
        end=match.end(),
        text=match[0],
        kind=MentionKind.PERSON,
        entity_id="person:han-sol",
        name="Han Sol",
        method=Method.NER,
        confidence=0.9,
    )


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "load_model", lambda name: None)
    monkeypatch.setattr(flow, "build_nlp", lambda model, pack: FakeNlp())
    monkeypatch.setattr(flow, "article_rows", found_names)


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Make a corpus folder of files with their content."""

    def make(files: dict[str, str | bytes]) -> Path:
        folder = tmp_path / f"corpus{len(list(tmp_path.iterdir()))}"
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return make
