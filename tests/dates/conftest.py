import pytest

from pipeline.dates.lexicon import DateLexicon, load_lexicon


@pytest.fixture(scope="session")
def lexicon() -> DateLexicon:
    return load_lexicon()
