"""Policies."""

import pytest
import spacy

from pipeline.extract.names.policies import PolicyFinder
from pipeline.knowledge.load import load_pack

NLP = spacy.blank("en")


@pytest.fixture(scope="module")
def finder() -> PolicyFinder:
    return PolicyFinder(load_pack())


@pytest.mark.parametrize("text", ["the Regional Development 20×10 Policy", "his regional development 20x10 policy"])
def test_strong_form_counts_alone(finder: PolicyFinder, text: str) -> None:
    assert [found.entity_id for found in finder.find(NLP(text))] == ["20x10"]


def test_weak_form_counts_only_beside_a_strong_one(finder: PolicyFinder) -> None:
    assert finder.find(NLP("a regional development policy")) == []
    both = finder.find(NLP("the 20x10 policy, a regional development policy"))
    assert [found.entity_id for found in both] == ["20x10", "20x10"]
