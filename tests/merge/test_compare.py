"""One feature at a time: a score and its words."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.merge.compare import same_date, same_factory_types, same_place
from pipeline.merge.local import LocalEvent
from pipeline.merge.weights import BY_HAND
from pipeline.records import Article, DateBasis, EventStatus, EventType


@pytest.fixture
def event() -> LocalEvent:
    """An inauguration that says nothing but its type."""
    return LocalEvent(
        key="a-0", article=Article(article_id="a", path="a.txt"), passages=(), event_type=EventType.INAUGURATION,
        status=EventStatus.HAPPENED, interval=Interval(None, None), basis=DateBasis.EXPLICIT, places=frozenset(),
        closure=frozenset(), people=frozenset(), organizations=frozenset(), factory_types=frozenset(),
        factory_roots=frozenset(), policies=frozenset(), calendar=frozenset(), kinds=frozenset(), is_local=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("2025-01-07", "2025-01-07", 1),
        ("2025-01-07", "2025-01", 0.7),
        ("2024", "2024-02", 0.4),
        ("2025-01-07", "2025-01-08", 0.35),
        ("2025-01-07", "2025-01-20", -0.5),
        ("2025-01-07", "", 0.35),
    ],
)
def test_dates_agree_by_how_little_they_leave_open(event: LocalEvent, first: str, second: str, value: float) -> None:
    score = same_date(replace(event, interval=parse_edtf(first)), replace(event, interval=parse_edtf(second)))
    assert score is not None
    assert score.value == value


def test_a_place_without_a_partner_says_nothing(event: LocalEvent) -> None:
    assert same_place(replace(event, places=frozenset({"KP0717"})), event) is None


def test_a_county_in_its_province_speaks_for_a_merge(event: LocalEvent) -> None:
    county = replace(event, places=frozenset({"KP0717"}), closure=frozenset({"KP0717", "KP-02"}))
    province = replace(event, places=frozenset({"KP-02"}), closure=frozenset({"KP-02"}))
    score = same_place(county, province)
    assert score is not None
    assert score.value > 0


def test_types_of_one_branch_do_not_contradict(event: LocalEvent) -> None:
    generic = replace(event, factory_types=frozenset({"regional"}), factory_roots=frozenset({"light"}))
    special = replace(event, factory_types=frozenset({"foodstuff"}), factory_roots=frozenset({"light"}))
    score = same_factory_types(generic, special)
    assert score is not None
    assert score.value == 0


def test_a_decision_gives_its_reasons(event: LocalEvent) -> None:
    told = replace(event, places=frozenset({"KP0717"}), interval=Interval(date(2025, 1, 7), date(2025, 1, 7)))
    decision = BY_HAND.decide(told, told, window_days=1)
    assert (decision.judgement, decision.words) == ("same", ("same place", "same day"))


def test_a_gap_beyond_the_window_parts_events(event: LocalEvent) -> None:
    first = replace(event, interval=parse_edtf("2025-01-07"))
    second = replace(event, interval=parse_edtf("2025-01-10"))
    assert BY_HAND.decide(first, second, window_days=1).judgement == "different"
