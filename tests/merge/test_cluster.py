"""Tellings of many articles → clusters: what joins, what stays apart, and that the order of the input never shows."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.dates.edtf import parse_edtf
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.cluster import Clustered, clusters
from pipeline.merge.compare import VETOES, day_gap, reach, scores
from pipeline.merge.local import LocalEvent, local_events
from pipeline.records import Article, DateBasis, EventStatus, EventType, Passage

SONGCHON, SUKCHON, SOUTH_PHYONGAN, JAERYONG = "KP0717", "KP0715", "KP-02", "KP0912"

Told = tuple[str, str, tuple[str, ...]]
WORDS = (
    "alder", "birch", "cedar", "cypress", "ebony", "hazel", "hornbeam", "juniper", "larch", "linden", "maple", "plane",
    "poplar", "rowan", "spruce", "willow",
)  # fmt: skip
"""A sentence for each telling that has no word in common with the others."""


@pytest.fixture
def told(pack: KnowledgePack) -> Callable[..., list[LocalEvent]]:
    """Local events from rows of (EDTF, place, types of factory), each in an article of its own."""

    def make(*rows: Told, event_type: EventType = EventType.INAUGURATION, **fields: object) -> list[LocalEvent]:
        return tellings(rows, pack, event_type, **fields)

    return make


def tellings(rows: Sequence[Told], pack: KnowledgePack, event_type: EventType, **fields: object) -> list[LocalEvent]:
    articles, passages = {}, []
    for number, (edtf, place, types) in enumerate(rows):
        key, days = f"a{number:02}", parse_edtf(edtf)
        articles[key] = Article(
            article_id=key, path=key, published_start=date(2025, 3, 1), published_end=date(2025, 3, 1)
        )
        passages.append(
            Passage(
                passage_id=f"{key}:p", article_id=key, event_type=event_type, date=edtf, date_start=days.start,
                date_end=days.end, date_basis=DateBasis.EXPLICIT, start=0, end=9, trigger="told", trigger_start=0,
                trigger_end=4, place_ids=(place,) if place else (), factory_type_ids=types, confidence=0.8,
                **{"status": EventStatus.HAPPENED, "sentence": WORDS[number], **fields},
            )
        )  # fmt: skip
    return local_events(articles, passages, pack)


def grouped(found: Clustered) -> set[frozenset[str]]:
    return {frozenset(event.article.article_id for event in group) for group in found.groups}


def judged(found: Clustered) -> dict[tuple[str, str], str]:
    return {(x.first.article.article_id, x.second.article.article_id): x.judgement for x in found.links}


def test_a_month_takes_the_only_day_inside_it(told: Callable[..., list[LocalEvent]]) -> None:
    found = clusters(told(("2025-01-07", SONGCHON, ()), ("2025-01", SONGCHON, ())), window_days=1)
    assert grouped(found) == {frozenset({"a00", "a01"})}
    assert found.links[0].words == ("same place", "dates close")


def test_a_telling_without_a_month_that_fits_two_openings_joins_none(told: Callable[..., list[LocalEvent]]) -> None:
    rows = told(
        ("2025-01-07", SONGCHON, ("garment_factory",)), ("2025-06-10", SONGCHON, ("hospital",)), ("2025", SONGCHON, ())
    )
    found = clusters(rows, window_days=1)
    assert len(found.groups) == 3
    assert judged(found) == {("a00", "a02"): "unsure", ("a01", "a02"): "unsure"}


def test_a_province_that_fits_the_ceremonies_of_two_counties_joins_none(told: Callable[..., list[LocalEvent]]) -> None:
    rows = told(("2025-01-07", SONGCHON, ()), ("2025-01-07", SUKCHON, ()), ("2025-01-07", SOUTH_PHYONGAN, ()))
    assert len(clusters(rows, window_days=1).groups) == 3


def test_one_ceremony_with_two_days_is_one_event(told: Callable[..., list[LocalEvent]]) -> None:
    types = ("regional_industry_factory",)
    rows = told(("2025-01-07", SONGCHON, types), ("2025-01-10", SONGCHON, types), people_ids=("kim-tok-hun",))
    assert len(clusters(rows, window_days=1).groups) == 1


def test_visits_some_days_apart_are_two(told: Callable[..., list[LocalEvent]]) -> None:
    visits = {"event_type": EventType.INSPECTION, "people_ids": ("kim-jong-un",)}
    rows = told(("2025-01-07", SONGCHON, ()), ("2025-01-10", SONGCHON, ()), **visits)
    assert len(clusters(rows, window_days=1).groups) == 2


def test_a_hospital_and_factories_that_open_days_apart_are_two(told: Callable[..., list[LocalEvent]]) -> None:
    rows = told(("2025-01-07", SONGCHON, ("hospital",)), ("2025-01-10", SONGCHON, ("garment_factory",)))
    assert len(clusters(rows, window_days=1).groups) == 2


def test_a_plenary_meeting_in_late_december_is_that_of_the_calendar(told: Callable[..., list[LocalEvent]]) -> None:
    rows = told(("2024-12-22/2024-12-31", "", ()), event_type=EventType.MEETING, kind="plenary")
    assert rows[0].calendar == {"wpk-cc8-plenary-11"}


@pytest.mark.parametrize("fields", [{"kind": "talk"}, {"kind": "plenary", "place_ids": (SONGCHON,)}])
def test_other_meetings_then_are_not(pack: KnowledgePack, fields: dict[str, object]) -> None:
    place = fields.pop("place_ids", ("",))[0]  # type: ignore[index]
    rows = tellings([("2024-12-22/2024-12-31", place, ())], pack, EventType.MEETING, **fields)
    assert rows[0].calendar == frozenset()


def test_launches_of_one_day_are_one_and_a_drill_is_another(pack: KnowledgePack) -> None:
    days = [("2025-01-06", "", ())]
    articles = [("launch", "Missiles flew."), ("launch", "A missile was fired."), ("drill", "Tanks rolled.")]
    rows = []
    for number, (kind, sentence) in enumerate(articles):
        own = tellings([("", "", ())] * number + days, pack, EventType.MILITARY, kind=kind, sentence=sentence)
        rows.append(own[number])
    assert grouped(clusters(rows, window_days=1)) == {frozenset({"a00", "a01"}), frozenset({"a02"})}


class TestByHand:
    def test_joined_passages_are_one_event_whatever_speaks_against(self, told: Callable[..., list[LocalEvent]]) -> None:
        rows = told(("2025-01-07", SONGCHON, ()), ("2025-06-10", JAERYONG, ()))
        found = clusters(rows, window_days=1, same_passages=[("a01:p", "a00:p")])
        assert grouped(found) == {frozenset({"a00", "a01"})}
        assert [link.words for link in found.links] == [("joined by hand",)]

    def test_parted_passages_are_two_whatever_speaks_for(self, told: Callable[..., list[LocalEvent]]) -> None:
        rows = told(("2025-01-07", SONGCHON, ()), ("2025-01-07", SONGCHON, ("hospital",)))
        found = clusters(rows, window_days=1, different_passages=[("a01:p", "a00:p")])
        assert len(found.groups) == 2
        assert found.links[0].words == ("parted by hand",)

    def test_equal_tellings_can_be_parted(self, told: Callable[..., list[LocalEvent]]) -> None:
        rows = told(("2025-01-07", SONGCHON, ()), ("2025-01-07", SONGCHON, ()))
        assert len(clusters(rows, window_days=1, different_passages=[("a01:p", "a00:p")]).groups) == 2

    def test_passages_that_are_not_there_change_nothing(self, told: Callable[..., list[LocalEvent]]) -> None:
        rows = told(("2025-01-07", SONGCHON, ()))
        assert clusters(rows, window_days=1, same_passages=[("gone", "a00:p")]) == clusters(rows, window_days=1)


DATES = st.sampled_from(
    ["", "2025", "2025-01", "2025-01-07", "2025-01-08", "2025-01-09", "2025-01-21", "../2025-02-01", "2024-12/.."]
)
PLACES_TOLD = st.sampled_from(["", SONGCHON, SUKCHON, SOUTH_PHYONGAN, JAERYONG])
TYPES = st.sampled_from([(), ("garment_factory",), ("hospital",), ("garment_factory", "paper_mill")])
KINDS = st.sampled_from([EventType.INAUGURATION, EventType.INSPECTION])
ROWS = st.lists(st.tuples(DATES, PLACES_TOLD, TYPES), max_size=14)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS, event_type=KINDS, data=st.data())
def test_order_and_shards_never_matter(
    pack: KnowledgePack, rows: list[Told], event_type: EventType, data: st.DataObject
) -> None:
    events = tellings(rows, pack, event_type)
    shuffled = data.draw(st.permutations(events))
    assert grouped(clusters(shuffled, window_days=1)) == grouped(clusters(events, window_days=1))
    assert judged(clusters(shuffled, window_days=1)) == judged(clusters(events, window_days=1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS, event_type=KINDS)
def test_no_cluster_holds_what_cannot_be_one(pack: KnowledgePack, rows: list[Told], event_type: EventType) -> None:
    for group in clusters(tellings(rows, pack, event_type), window_days=1).groups:
        for at, a in enumerate(group):
            for b in group[at + 1 :]:
                assert day_gap(a, b) <= reach(a, 1)
                assert all(score.value > -1 for _, score in scores(a, b, VETOES))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS, event_type=KINDS)
def test_every_telling_is_in_one_cluster_and_every_merge_has_its_link(
    pack: KnowledgePack, rows: list[Told], event_type: EventType
) -> None:
    events = tellings(rows, pack, event_type)
    found = clusters(events, window_days=1)
    assert sorted(event.key for group in found.groups for event in group) == sorted(event.key for event in events)
    assert sum(link.judgement == "same" for link in found.links) == len(events) - len(found.groups)
