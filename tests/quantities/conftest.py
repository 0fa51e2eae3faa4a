"""The words of the shipped pack, loaded once."""

import pytest

from pipeline.knowledge.load import load_pack
from pipeline.quantities import QuantityWords


@pytest.fixture(scope="session")
def words() -> QuantityWords:
    """The lexicon of the grammar."""
    return QuantityWords(load_pack().quantity_words)
