"""Names of small texts, with the real pack and no language model."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.names import naming
from pipeline.extract.nlp import news_pipeline
from pipeline.extract.splitting import splitter
from pipeline.knowledge.load import KnowledgePack, load_pack
from pipeline.records import Article

Names = Callable[[str, str], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def pack() -> KnowledgePack:
    return load_pack()


@pytest.fixture(scope="session")
def analyse(pack: KnowledgePack) -> Callable[..., Doc]:
    """A text with the layers of names; `outlet_id` is that of who printed it."""
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    pipeline = news_pipeline(blank, [naming.component(pack)], splitter(p.name for p in pack.people))

    def read(text: str, outlet_id: str = "") -> Doc:
        return next(pipeline.pipe([Article(article_id="a", path="p", text=text, outlet_id=outlet_id)]))

    return read


@pytest.fixture(scope="session")
def names(analyse: Callable[..., Doc]) -> Names:
    """Words and canonical name of each mention of a layer."""

    def found(text: str, layer: str) -> list[tuple[str, str]]:
        doc = analyse(text)
        return [(span.text, doc._.names[span.kb_id_]) for span in doc.spans[layer]]

    return found
