"""How sure the row of an event is: what stands behind it counts."""

from collections.abc import Callable

import pytest

from pipeline.dates.edtf import parse_edtf
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.confidence import COEFFICIENTS, confidence, features
from pipeline.merge.local import local_events
from pipeline.records import Article, DateBasis, Passage

MakePassage = Callable[..., Passage]
MakeArticle = Callable[..., Article]
Sure = Callable[..., float]


@pytest.fixture
def sure(pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage) -> Sure:
    """The confidence in an event that so many articles of as many families tell alike."""

    def rate(edtf: str = "2025-01-07", *, families: int = 1, **fields: object) -> float:
        keys = [f"a{n}" for n in range(families)]
        articles = {key: make_article(key) for key in keys}
        members = local_events(articles, [make_passage(key, edtf, **fields) for key in keys], pack)
        return confidence(members, parse_edtf(edtf), families)

    return rate


def test_every_coefficient_has_its_feature(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    members = local_events({"a": make_article("a")}, [make_passage("a")], pack)
    assert features(members, parse_edtf(""), 1).keys() == COEFFICIENTS.keys()


def test_a_further_independent_origin_makes_surer(sure: Sure) -> None:
    assert sure(families=2) > sure(families=1)


def test_a_day_is_surer_than_no_date(sure: Sure) -> None:
    assert sure("2025-01-07") > sure("2025") > sure("")


def test_words_for_place_and_date_make_surer(sure: Sure) -> None:
    assert sure(date_text="on Tuesday", place_text="Jaeryong") > sure(place_text="Jaeryong") > sure()


def test_a_date_that_nobody_states_is_less_sure(sure: Sure) -> None:
    assert sure(date_basis=DateBasis.EXPLICIT) > sure(date_basis=DateBasis.INFERRED)
