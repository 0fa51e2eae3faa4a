"""What unlisted places lie in: as the articles say, village in county in province in country."""

from collections.abc import Callable

import pytest

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.containment import containers, kind_of, namesakes, parents
from pipeline.merge.entities import Met, place_row
from pipeline.records import Article, Mention, MentionKind, Method

MakeArticle = Callable[..., Article]


def places(article: Article, *found: tuple[str, str]) -> list[Mention]:
    """A mention for each (words, id)."""
    rows = []
    for words, entity_id in found:
        start = article.text.index(words)
        rows.append(
            Mention(
                mention_id=f"{article.article_id}:{words}",
                article_id=article.article_id,
                start=start,
                end=start + len(words),
                text=words,
                kind=MentionKind.PLACE,
                entity_id=entity_id,
                name=words,
                method=Method.PATTERN,
                confidence=0.9,
            )  # fmt: skip
        )
    return rows


@pytest.mark.parametrize(
    "text",
    [
        "He left Phabal-ri of Orang County.", "He left Phabal-ri, Orang County.", "He left Phabal-ri in Orang County.",
        "He left Orang County's Phabal-ri.",
    ],
)  # fmt: skip
def test_a_village_lies_in_the_county_beside_it(make_article: MakeArticle, pack: KnowledgePack, text: str) -> None:
    article = make_article("a", text=text)
    found = places(article, ("Phabal-ri", "place:phabal-ri"), ("Orang County", "KP0220"))
    assert containers(found, {"a": article}, pack) == {("a", "place:phabal-ri"): "KP0220"}


def test_a_place_named_elsewhere_in_the_sentence_is_not_around_it(
    make_article: MakeArticle, pack: KnowledgePack
) -> None:
    article = make_article("a", text="He left Phabal-ri for Orang County.")
    found = places(article, ("Phabal-ri", "place:phabal-ri"), ("Orang County", "KP0220"))
    assert containers(found, {"a": article}, pack) == {}


def test_the_row_has_the_whole_chain(pack: KnowledgePack) -> None:
    met = Met()
    met.names["Phabal-ri"] += 1
    row = place_row("place:phabal-ri", met, "KP0220", pack)
    county = pack.place("KP0220")
    assert county is not None
    assert (row.kind, row.parent_id, row.county) == ("village", "KP0220", county.name)
    assert (row.province, row.country) == ("North Hamgyong Province", "North Korea")


def test_most_articles_decide(pack: KnowledgePack) -> None:
    inside = {("a", "place:x"): "KP0220", ("b", "place:x"): "KP0221", ("c", "place:x"): "KP0221"}
    assert parents(inside) == {"place:x": "KP0221"}


def test_villages_of_one_name_in_two_counties_are_two(pack: KnowledgePack) -> None:
    inside = {("a", "place:x-ri"): "KP0220", ("b", "place:x-ri"): "KP0221"}
    assert namesakes(inside, pack) == {
        ("a", "place:x-ri"): "place:x-ri:kp0220",
        ("b", "place:x-ri"): "place:x-ri:kp0221",
    }


def test_a_county_and_its_province_are_no_two_places(pack: KnowledgePack) -> None:
    province = pack.province_of("KP0220")
    assert province is not None
    assert namesakes({("a", "place:x-ri"): "KP0220", ("b", "place:x-ri"): province.place_id}, pack) == {}


@pytest.mark.parametrize(
    ("name", "kind"), [("Phabal-ri", "village"), ("Sevan County", "county"), ("Porim Tile Factory", "site")]
)
def test_the_end_of_a_name_tells_its_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("site", "county", "around"),
    [
        ("Kusong Textile Mill", None, "KP0603"),
        ("Unsan Paper Mill", None, None),
        ("Unsan Paper Mill", "KP0720", "KP0720"),
        ("Kim Jong Suk Silk Mill", None, None),
        ("February Mill", None, None),
    ],
    ids=[
        "one county of that name",
        "homonyms",
        "the homonym that is named",
        "a county named like a person",
        "no county",
    ],
)
def test_a_site_named_after_a_county_lies_there(
    make_article: MakeArticle, pack: KnowledgePack, site: str, county: str | None, around: str | None
) -> None:
    article = make_article("a", text=f"He left Unsan County. The {site} is old.")
    found = places(article, (site, "place:site"), *((("Unsan County", county),) if county else ()))
    assert containers(found, {"a": article}, pack).get(("a", "place:site")) == around
