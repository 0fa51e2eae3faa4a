"""The tracker of facilities: what was announced, how late it came, what is told in an order that cannot be."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge import merge_corpus
from pipeline.merge.announcements import Announcement, delay, latest
from pipeline.records import Article, DateBasis, Event, EventStatus, EventType, Facility, Passage

MakePassage = Callable[..., Passage]
MakeArticle = Callable[..., Article]
SONGCHON = "KP0717"
BROKEN, OPENED, MADE = EventType.GROUNDBREAKING, EventType.INAUGURATION, EventType.PRODUCTION
Told = tuple[EventType, str, str, dict[str, object]]


@pytest.fixture
def facilities(
    make_article: MakeArticle, make_passage: MakePassage, pack: KnowledgePack
) -> Callable[..., list[Facility]]:
    """The rows of one county; each article tells one event: type, days, day of print, and more."""

    def made(*told: Told) -> list[Facility]:
        articles = [make_article(f"a{at}", printed) for at, (_, _, printed, _) in enumerate(told)]
        passages = [
            make_passage(
                f"a{at}", days, event_type=kind, place_ids=(SONGCHON,),
                **{"factory_type_ids": ("regional_industry_factory",), **more},
            )
            for at, (kind, days, _, more) in enumerate(told)
        ]  # fmt: skip
        return merge_corpus(articles, [], passages, [], pack, window_days=1).facilities

    return made


Facilities = Callable[..., list[Facility]]
PLAN = {"status": EventStatus.PLANNED}


def fact(edtf: str) -> Event:
    """An opening that happened."""
    days = parse_edtf(edtf)
    return Event(
        event_id=f"e{edtf}", event_type=OPENED, status=EventStatus.HAPPENED, date=edtf, date_start=days.start,
        date_end=days.end, article_count=1, outlet_count=1, origin_count=1, summary="", confidence=0.8,
    )  # fmt: skip


def announced(edtf: str, printed: str = "2024-03-01") -> Announcement:
    """An opening that was announced for some days."""
    return Announcement(OPENED, parse_edtf(edtf), parse_edtf(printed))


def test_a_row_has_the_latest_announcement_and_the_delay(facilities: Facilities) -> None:
    (row,) = facilities(
        (OPENED, "2024", "2024-03-01", PLAN),
        (OPENED, "2024-11", "2024-06-01", PLAN),
        (OPENED, "2025-02-03", "2025-02-04", {}),
    )
    assert row.planned_date == ("inauguration 2024-11",)
    assert row.delay == ("inauguration planned for 2024-11, was 2025-02-03: 65 days late",)


def test_a_plan_without_a_day_of_its_own_announces_nothing(facilities: Facilities) -> None:
    (row,) = facilities((OPENED, "2024-03-01/..", "2024-03-01", {**PLAN, "date_basis": DateBasis.INFERRED}))
    assert (row.planned_date, row.planned) == ((), ("inauguration 2024-03-01/..",))


@pytest.mark.parametrize(
    ("plan", "was", "words"),
    [
        ("2024", "2025-02-03", "inauguration planned for 2024, was 2025-02-03: 34 days late"),
        ("2024", "2025-01-01", "inauguration planned for 2024, was 2025-01-01: 1 day late"),
        ("2024", "2025-02", "inauguration planned for 2024, was 2025-02: at least 32 days late"),
        ("2024", "2024-12-20", ""),
        ("2024-12", "2024-12-20/2025-01-10", ""),
        ("2024", "../2025-02-03", ""),
        ("2024-04-01/..", "2025-02-03", ""),
    ],
    ids=["late", "a day", "month", "in time", "perhaps in time", "no first day", "no last day"],
)
def test_a_delay_is_told_only_when_the_days_exclude_the_plan(plan: str, was: str, words: str) -> None:
    assert delay(announced(plan), [fact(was)]) == words


def test_another_fact_that_may_fulfil_the_plan_leaves_no_delay() -> None:
    assert delay(announced("2024"), [fact("2024-06/2025-03"), fact("2025-02-03")]) == ""


def test_facts_of_before_the_announcement_fulfil_nothing() -> None:
    assert delay(announced("2024"), [fact("2016-05-01"), fact("2025-02-03")]).endswith("34 days late")


def test_what_was_printed_after_the_fact_is_not_its_announcement() -> None:
    told = [announced("2024"), announced("2026", "2025-06-01")]
    assert latest(told, [fact("2025-02-03")]) == told[0]
    assert latest(told, []) == told[1]


def test_an_opening_before_the_groundbreaking_is_a_conflict(facilities: Facilities) -> None:
    (row,) = facilities((OPENED, "2024-12-20", "2024-12-21", {}), (BROKEN, "2025-02-27", "2025-02-28", {}))
    opened, broken = sorted(row.event_ids, key=lambda one: row.conflicts[0].index(one))
    assert row.conflicts == (f"inauguration 2024-12-20 ({opened}) before groundbreaking 2025-02-27 ({broken})",)


@pytest.mark.parametrize(
    "told",
    [
        ((OPENED, "2024-12-20", "2025-03-01", {}), (BROKEN, "2024-02/2025-02", "2025-03-01", {})),
        ((OPENED, "", "2025-03-01", {}), (BROKEN, "2025-02-27", "2025-03-01", {})),
        (
            (MADE, "2020-05-01", "2025-03-01", {"factory_type_ids": ("paper_mill",)}),
            (OPENED, "2024-12-20", "2025-03-01", {"factory_type_ids": ("paper_mill",)}),
        ),
    ],
    ids=["the order is possible", "no date", "of which a county may have several"],
)
def test_an_order_that_may_be_right_is_no_conflict(facilities: Facilities, told: tuple[Told, ...]) -> None:
    assert [row.conflicts for row in facilities(*told)] == [()]


def test_the_generic_type_covers_the_finer_ones_of_its_group(facilities: Facilities) -> None:
    rows = facilities(
        (BROKEN, "2024-02-28", "2024-02-29", {}),
        (MADE, "2025-03", "2025-04-01", {"factory_type_ids": ("paper_mill",)}),
        (OPENED, "2025-03-05", "2025-04-01", {"factory_type_ids": ("hospital",)}),
    )
    assert {row.factory_type: (row.stage, row.groundbreaking_date, row.covered_by) for row in rows} == {
        "hospital": ("inauguration", "", ""),
        "paper_mill": ("production", "", f"{SONGCHON}/regional_industry_factory"),
        "regional_industry_factory": ("groundbreaking", "2024-02-28", ""),
    }


days = st.dates().map(Interval.day)


@given(days, st.lists(st.tuples(st.dates(), st.dates()), min_size=1, max_size=4))
def test_no_delay_contradicts_the_days(plan: Interval, told: list[tuple[object, object]]) -> None:
    facts = [fact(Interval(*sorted(pair)).edtf) for pair in told]  # type: ignore[arg-type, type-var]
    words = delay(Announcement(OPENED, plan, plan), facts)
    later = [event for event in facts if event.date_end and plan.start and event.date_end >= plan.start]
    assert bool(words) == bool(later and all(e.date_start and plan.end and e.date_start > plan.end for e in later))
    assert words == delay(Announcement(OPENED, plan, plan), facts[::-1])
