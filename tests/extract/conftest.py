"""The whole pipeline over small texts, loaded once for all tests that need the language model."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pipeline.dates.edtf import parse_edtf
from pipeline.extract.claims.attribution import ClaimFrame
from pipeline.extract.nlp import build_nlp, load_model
from pipeline.knowledge.load import load_pack
from pipeline.records import Article


@pytest.fixture(scope="session")
def read_doc() -> Callable[..., Doc]:
    """A text with all layers filled; `published` is EDTF."""
    nlp = build_nlp(load_model(), load_pack())

    def read(text: str, published: str = "", **fields: str) -> Doc:
        days = parse_edtf(published)
        article = Article(
            article_id="a1", path="x", text=text, published=published, published_start=days.start,
            published_end=days.end, **fields,
        )  # fmt: skip
        return next(iter(nlp.pipe([article])))

    return read


@pytest.fixture(scope="session")
def claims_of(read_doc: Callable[..., Doc]) -> Callable[..., list[ClaimFrame]]:
    """The claims of a text."""
    return lambda text, **fields: list(read_doc(text, **fields)._.claims)
