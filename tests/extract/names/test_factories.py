"""Types of factory."""

from collections.abc import Callable

import pytest
import spacy

from pipeline.extract.names.factories import FactoryFinder
from pipeline.knowledge.load import load_pack

NLP = spacy.blank("en")
Types = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def types() -> Types:
    finder = FactoryFinder(load_pack())
    return lambda text: {found.entity_id for found in finder.find(NLP(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("local industrial plants opened", {"regional_industry_factory"}),
        ("a Regional-Industry Factory", {"regional_industry_factory"}),
        ("two paper mills", {"paper_mill"}),
        ("the Anju Garment Factory", {"garment_factory"}),
        ("garment, paper and foodstuff factories", {"garment_factory", "paper_mill", "foodstuff_factory"}),
        ("factories producing shoes and daily necessities", {"shoe_factory", "daily_necessities_factory"}),
        ("factories for garments, shoes and other goods", {"garment_factory", "shoe_factory"}),
        ("a defence industrial enterprise in the hills", {"munitions_factory"}),
        ("a visit to munitions industry enterprises", {"munitions_factory"}),
        ("new standard pharmacies", {"pharmacy"}),
        ("food and paper mills", {"foodstuff_factory", "paper_mill"}),
        ("a spicy bean paste factory", {"condiment_factory"}),
        ("the Anju Ri Man Bok Textile Mill", {"textile_mill"}),
        ("mushroom and chicken farms", {"mushroom_farm", "chicken_farm"}),
        ("vegetable and dairy goods farms", set()),
        ("a plant that turns out school bags and shoes", {"bag_factory", "shoe_factory"}),
        ("the county people's hospital", {"hospital"}),
        ("a leisure complex and a greenhouse farm", {"leisure_complex", "greenhouse_farm"}),
        ("a grain management facility", {"grain_management_facility"}),
        ("a professor at the university", set()),
        ("the factory and the plants", set()),
        ("paper, he said, and food", set()),
        ("he read the paper at the factory", set()),
    ],
)
def test_types(types: Types, text: str, expected: set[str]) -> None:
    assert types(text) == expected


def test_mention_spans_its_words() -> None:
    doc = NLP("They build garment and paper factories there.")
    found = FactoryFinder(load_pack()).find(doc)
    assert [doc[f.start : f.end].text for f in found] == ["garment and paper factories", "paper factories"]


def test_weak_form_needs_a_strong_one(types: Types) -> None:
    assert types("a modern factory") == set()
    assert types("a modern factory among regional-industry factories") == {"regional_industry_factory"}
