"""The furniture patterns as shipped, and a page made of a text."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline.knowledge
from pipeline.articles.clean import CleanText, clean
from pipeline.articles.metadata import RawMetadata
from pipeline.articles.read import PageKind, RawPage
from pipeline.knowledge.schema import FurnitureFact

Cleaner = Callable[..., CleanText]


@pytest.fixture(scope="session")
def furniture() -> tuple[FurnitureFact, ...]:
    path = Path(pipeline.knowledge.__file__).parent / "english" / "furniture.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(FurnitureFact.model_validate(row) for row in csv.DictReader(stream))


@pytest.fixture(scope="session")
def cleaned(furniture: tuple[FurnitureFact, ...]) -> Cleaner:
    """Clean a raw text or page source, with a title from metadata in front if one is given."""

    def run(raw: str, kind: PageKind = "text", title: str = "") -> CleanText:
        text = f"{title}\n{raw}" if title and kind != "html" else raw
        body = len(text) - len(raw)
        page = RawPage("a.txt", kind, text, RawMetadata(title=title), "", (0, max(body - 1, 0)), body)
        return clean(page, furniture)

    return run
