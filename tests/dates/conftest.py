import pytest

from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.knowledge.load import KnowledgePack, load_pack


@pytest.fixture(scope="session")
def lexicon() -> DateLexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def pack() -> KnowledgePack:
    return load_pack()
