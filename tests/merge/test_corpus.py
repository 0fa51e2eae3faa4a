"""Passages of several articles → one event per thing that happened."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge import Merged, merge_corpus
from pipeline.records import Article, ArticleStatus, EventStatus, EventType, Passage

MakePassage = Callable[..., Passage]
MakeArticle = Callable[..., Article]
SONGCHON, JAERYONG, SOUTH_PHYONGAN = "KP0717", "KP0912", "KP-02"


def merged(articles: Sequence[Article], passages: Sequence[Passage], pack: KnowledgePack) -> Merged:
    """The merged tables of articles without mentions and claims."""
    return merge_corpus(articles, [], passages, [], pack, window_days=1)


def test_two_papers_on_one_ceremony_make_one_event(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    articles = [make_article("a1", outlet="KCNA"), make_article("a2", outlet="Han River Daily")]
    passages = [make_passage(a, "2025-01-07", place_ids=(JAERYONG,), origin="KCNA") for a in ("a1", "a2")]
    events = merged(articles, passages, pack).events
    assert [(e.date, e.place, e.article_count, e.origins) for e in events] == [
        ("2025-01-07", "Jaeryong County", 2, ("KCNA",))
    ]


def test_a_day_narrows_an_interval(pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage) -> None:
    articles = [make_article("a1"), make_article("a2")]
    passages = [
        make_passage("a1", "2024-02-21/2024-02-29", event_type=EventType.GROUNDBREAKING, place_ids=(SONGCHON,)),
        make_passage("a2", "2024-02-28", event_type=EventType.GROUNDBREAKING, place_ids=(SONGCHON, SOUTH_PHYONGAN)),
    ]
    assert [e.date for e in merged(articles, passages, pack).events] == ["2024-02-28"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"place_ids": (SONGCHON,)}, {"place_ids": (JAERYONG,)}),
        ({"place_ids": (SONGCHON,)}, {"place_ids": (SONGCHON,), "event_type": EventType.GROUNDBREAKING}),
        ({"calendar_id": "wpk-congress-8"}, {"calendar_id": "wpk-congress-9"}),
    ],
    ids=["other place", "other type", "other congress"],
)
def test_what_differs_never_merges(
    first: dict[str, object],
    second: dict[str, object],
    pack: KnowledgePack,
    make_article: MakeArticle,
    make_passage: MakePassage,
) -> None:
    passages = [make_passage("a1", "2025-01-07", **first), make_passage("a2", "2025-01-07", **second)]
    assert len(merged([make_article("a1"), make_article("a2")], passages, pack).events) == 2


def test_visits_to_one_county_in_different_months_stay_two(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    visit = {"event_type": EventType.INSPECTION, "place_ids": (SONGCHON,), "people_ids": ("kim-jong-un",)}
    passages = [make_passage("a1", "2024-08", **visit), make_passage("a2", "2024-11", **visit)]
    assert len(merged([make_article("a1"), make_article("a2")], passages, pack).events) == 2


def test_a_vague_report_does_not_join_two_visits(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    visit = {"place_ids": (SOUTH_PHYONGAN,), "event_type": EventType.CONSTRUCTION}
    days = ["2024-08-02", "2024-08/2024-10", "2024-09-29"]
    passages = [make_passage(f"a{i}", day, **visit) for i, day in enumerate(days)]
    groups = merge_events([make_article(f"a{i}") for i in range(3)], passages, pack)
    assert not any({"a0", "a2"} <= group for group in groups)


def test_a_province_does_not_join_two_of_its_counties(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    places = [(SONGCHON,), (SOUTH_PHYONGAN,), ("KP0718",)]
    passages = [make_passage(f"a{i}", "2025-12-15", place_ids=ids) for i, ids in enumerate(places)]
    groups = merged([make_article(f"a{i}") for i in range(3)], passages, pack).events
    assert not any({"Songchon County", "Sinyang County"} <= set(e.places) for e in groups)


def test_syndicated_copies_count_as_outlets_not_as_origins(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    copy = make_article("a2", outlet="B", status=ArticleStatus.DUPLICATE, duplicate_of="a1")
    passages = [make_passage("a1", "2025-01-07", place_ids=(JAERYONG,), origin="KCNA")]
    event = merged([make_article("a1", outlet="A"), copy], passages, pack).events[0]
    assert (event.outlets, event.outlet_count, event.origin_count) == (("A", "B"), 2, 1)


def test_dates_without_a_common_day_are_a_conflict(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    passages = [make_passage(a, day, place_ids=(JAERYONG,)) for a, day in (("a1", "2025-01-07"), ("a2", "2025-01-08"))]
    events = merged([make_article("a1"), make_article("a2")], passages, pack).events
    assert [e.conflicts for e in events] == ["date: 2025-01-07 (a1), 2025-01-08 (a2)"]


def test_a_plan_that_came_true_has_happened(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    passages = [
        make_passage("a1", "2025-01", place_ids=(JAERYONG,), status=EventStatus.PLANNED),
        make_passage("a2", "2025-01-07", place_ids=(JAERYONG,)),
    ]
    events = merged([make_article("a1"), make_article("a2")], passages, pack).events
    assert [(e.status, e.date) for e in events] == [(EventStatus.HAPPENED, "2025-01-07")]


def test_a_plan_for_two_counties_is_not_the_ceremony_in_one(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    passages = [
        make_passage("a1", "2025-12", place_ids=(SONGCHON, "KP0718"), status=EventStatus.PLANNED),
        make_passage("a2", "2025-12-15", place_ids=("KP0718",), sentence="The county celebrated."),
    ]
    assert len(merged([make_article("a1"), make_article("a2")], passages, pack).events) == 2


def test_the_tracker_shows_the_stages_of_a_county(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    where = {"place_ids": (SONGCHON,), "factory_type_ids": ("regional_industry_factory",)}
    passages = [
        make_passage("a1", "2024-02-28", event_type=EventType.GROUNDBREAKING, **where),
        make_passage("a2", "2024-12-20", **where),
    ]
    (row,) = merged([make_article("a1"), make_article("a2")], passages, pack).facilities
    assert (row.place, row.groundbreaking_date, row.inauguration_date, row.stage) == (
        "Songchon County",
        "2024-02-28",
        "2024-12-20",
        "inauguration",
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(order=st.permutations(range(6)))
def test_the_order_of_passages_never_matters(
    order: list[int], pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    days = ["2024-02-28", "2024-02", "2024-02-21/2024-02-29", "2025-01-07", "2025-01", ""]
    passages = [
        make_passage(f"a{i}", day, place_ids=(SONGCHON if i % 2 else SOUTH_PHYONGAN,), people_ids=("kim-jong-un",))
        for i, day in enumerate(days)
    ]
    people = [make_article(f"a{i}") for i in range(6)]
    straight = merge_events(people, passages, pack)
    assert merge_events([people[i] for i in order], [passages[i] for i in order], pack) == straight


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(days=st.lists(st.sampled_from(["2024-02-28", "2024-02", "2024-03-07", "2025-01-07", "2025", ""]), max_size=7))
def test_articles_added_one_by_one_give_the_events_of_all_at_once(
    days: list[str], pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    passages = [make_passage(f"a{i}", day, place_ids=(SONGCHON,)) for i, day in enumerate(days)]
    articles = [make_article(f"a{i}", f"2025-02-{i + 1:02}") for i in range(len(days))]
    for count in range(1, len(days) + 1):
        tables = merged(articles[:count], passages[:count], pack)
    if days:
        at_once = merged(list(reversed(articles)), list(reversed(passages)), pack)
        assert sorted(tables.events, key=lambda e: e.event_id) == sorted(at_once.events, key=lambda e: e.event_id)


def test_a_later_article_changes_no_id(
    pack: KnowledgePack, make_article: MakeArticle, make_passage: MakePassage
) -> None:
    articles = [make_article("b", "2025-01-08"), make_article("a", "2025-01-09")]
    passages = [make_passage(key, "2025-01-07", place_ids=(JAERYONG,)) for key in ("b", "a")]
    alone = merged(articles[:1], passages[:1], pack).events[0]
    both = merged(articles, passages, pack).events[0]
    assert (both.event_id, both.article_count) == (alone.event_id, 2)


def merge_events(articles: Sequence[Article], passages: Sequence[Passage], pack: KnowledgePack) -> list[set[str]]:
    """The articles behind each event, whatever the ids."""
    sources = merge_corpus(
        articles, [], [replace(p, people_ids=()) for p in passages], [], pack, window_days=1
    ).event_sources
    groups: dict[str, set[str]] = {}
    for source in sources:
        groups.setdefault(source.event_id, set()).add(source.article_id)
    return sorted(groups.values(), key=sorted)
