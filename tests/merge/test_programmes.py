"""Which events count to which year of a policy with a quota."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from pipeline.knowledge.pack import KnowledgePack
from pipeline.knowledge.schema import ProgrammeFact
from pipeline.merge import merge_corpus
from pipeline.records import Article, EventStatus, EventType, Passage, Programme

MakePassage = Callable[..., Passage]
MakeArticle = Callable[..., Article]
Row = tuple[EventType, str, str, dict[str, object]]
SONGCHON, JAERYONG, PUKCHANG, HAMJU, KIMHWA = "KP0717", "KP0912", "KP0721", "KP0310", "KP0409"
BROKEN, OPENED, VISITED = EventType.GROUNDBREAKING, EventType.INAUGURATION, EventType.INSPECTION
FACTORY = {"factory_type_ids": ("regional_industry_factory",)}
MILL = {"factory_type_ids": ("paper_mill",)}
POLICY = {"policy_ids": ("20x10",)}


@pytest.fixture
def rows(make_article: MakeArticle, make_passage: MakePassage, pack: KnowledgePack) -> Callable[..., list[Programme]]:
    """The years of the programmes, from what articles tell: type, place, days and more of each event."""

    def made(*told: Row, of: KnowledgePack = pack) -> list[Programme]:
        articles: Sequence[Article] = [make_article(f"a{at}", "2026-01-20") for at, _ in enumerate(told)]
        passages = [
            make_passage(f"a{at}", days, event_type=kind, place_ids=(place,), **more)
            for at, (kind, place, days, more) in enumerate(told)
        ]
        return merge_corpus(articles, [], passages, [], of, window_days=1).programmes

    return made


Rows = Callable[..., list[Programme]]


def test_a_year_has_its_groundbreakings_and_its_openings_early_in_the_next(rows: Rows) -> None:
    told = [
        (BROKEN, SONGCHON, "2024-02-28", FACTORY),
        (OPENED, SONGCHON, "2024-12-20", FACTORY),
        (OPENED, JAERYONG, "2025-01-07", FACTORY),
        (BROKEN, PUKCHANG, "2025-02-27", FACTORY),
        (VISITED, PUKCHANG, "2025-12-03", FACTORY),
    ]
    found = rows(*told)
    assert [(row.year, row.groundbreaking_places, row.inspection_places, row.inauguration_places) for row in found] == [
        (2024, ("Songchon County",), (), ("Jaeryong County", "Songchon County")),
        (2025, ("Pukchang County",), ("Pukchang County",), ()),
    ]


def test_a_late_opening_counts_to_the_year_of_its_groundbreaking(rows: Rows) -> None:
    (row,) = rows((BROKEN, SONGCHON, "2024-02-28", FACTORY), (OPENED, SONGCHON, "2025-12-20", FACTORY))
    assert (row.year, row.inauguration_places, row.doubts) == (2024, ("Songchon County",), ())


def test_what_names_neither_policy_nor_type_does_not_count(rows: Rows) -> None:
    assert rows((OPENED, SONGCHON, "2024-12-20", MILL), (BROKEN, JAERYONG, "2024-03-01", {})) == []


def test_the_policy_supports_other_types_of_the_group_alone(rows: Rows) -> None:
    farm = {"factory_type_ids": ("offshore_farm",), **POLICY}
    (row,) = rows((OPENED, SONGCHON, "2024-12-20", {**MILL, **POLICY}), (OPENED, JAERYONG, "2024-12-21", farm))
    assert row.inauguration_places == ("Songchon County",)


def test_what_nothing_supports_is_unsettled_where_the_year_of_the_place_is_known(rows: Rows) -> None:
    (row,) = rows((BROKEN, SONGCHON, "2024-02-28", FACTORY), (OPENED, SONGCHON, "2024-12-20", MILL))
    assert (row.inauguration_count, row.unsettled_places) == (0, ("Songchon County",))


def test_an_opening_out_of_season_without_groundbreaking_is_in_no_year(rows: Rows) -> None:
    assert rows((OPENED, SONGCHON, "2025-07-01", FACTORY)) == []


def test_a_visit_is_of_the_only_year_that_had_begun(rows: Rows) -> None:
    (row,) = rows((VISITED, HAMJU, "2024-08-31", FACTORY))
    assert (row.year, row.inspection_places) == (2024, ("Hamju County",))


def test_a_later_visit_to_a_place_without_a_year_is_unsettled(rows: Rows) -> None:
    found = rows((VISITED, HAMJU, "2025-08-31", FACTORY))
    assert [(row.year, row.inspection_count, row.unsettled_places) for row in found] == [
        (2024, 0, ("Hamju County",)),
        (2025, 0, ("Hamju County",)),
    ]


def test_a_model_of_before_the_programme_settles_nothing(rows: Rows) -> None:
    found = rows((VISITED, KIMHWA, "2024-02-07", FACTORY), (VISITED, KIMHWA, "2024-08-31", FACTORY))
    assert [(row.year, row.inspection_count, row.unsettled_count) for row in found] == [(2024, 0, 1)]


def test_a_plan_is_of_the_year_of_its_place_until_it_comes_true(rows: Rows) -> None:
    plan = {**FACTORY, "status": EventStatus.PLANNED}
    (row,) = rows((BROKEN, PUKCHANG, "2025-02-27", FACTORY), (OPENED, PUKCHANG, "2026-02", plan))
    assert (row.year, row.planned_places) == (2025, ("Pukchang County",))


def test_the_list_of_places_doubts_and_fills_nothing_in(rows: Rows) -> None:
    (row,) = rows((BROKEN, PUKCHANG, "2024-03-01", FACTORY))
    assert (row.year, row.groundbreaking_count) == (2024, 1)
    assert row.doubts == ("Pukchang County: listed for 2025",)


def test_a_place_of_two_years_is_doubted_in_both(rows: Rows) -> None:
    found = rows((BROKEN, HAMJU, "2024-03-01", FACTORY), (BROKEN, HAMJU, "2025-03-01", FACTORY))
    assert [row.doubts for row in found] == [
        ("Hamju County: counts to 2025 as well",),
        ("Hamju County: counts to 2024 as well",),
    ]


def test_another_policy_needs_nothing_but_data(rows: Rows, pack: KnowledgePack) -> None:
    hospitals = ProgrammeFact(
        policy_id="public-health-revolution",
        year=2030,
        quota=1,
        unit="province",
        factory_type="hospital",
        begun_from=date(2030, 4, 1),
        begun_until=date(2031, 3, 31),
        opened_from=date(2030, 4, 1),
        opened_until=date(2031, 3, 31),
    )
    hospital = {"factory_type_ids": ("hospital",)}
    told = [(BROKEN, SONGCHON, "2031-01-10", hospital), (BROKEN, JAERYONG, "2030-05-01", hospital)]
    (row,) = rows(*told, of=replace(pack, programmes=(hospitals,)))
    assert (row.year, row.unit, row.groundbreaking_places) == (
        2030, "province", ("South Hwanghae Province", "South Phyongan Province"),
    )  # fmt: skip
    assert row.doubts == ("2 places of 1",)


def test_the_order_of_what_is_told_never_matters(rows: Rows) -> None:
    told = [
        (BROKEN, HAMJU, "2024", FACTORY),
        (VISITED, HAMJU, "2025-12-03", FACTORY),
        (OPENED, HAMJU, "2025-01-07", FACTORY),
        (OPENED, PUKCHANG, "../2025-12-31", FACTORY),
    ]

    def shown(found: Sequence[Programme]) -> list[dict[str, object]]:
        return [row.model_dump(exclude={"event_ids", "unsettled_event_ids"}) for row in found]

    assert shown(rows(*told)) == shown(rows(*reversed(told)))
