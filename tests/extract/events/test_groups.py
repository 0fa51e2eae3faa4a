from collections.abc import Iterable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import UNKNOWN, Interval
from pipeline.dates.readings import Dated, Days
from pipeline.extract.events.frames import EventFrame
from pipeline.extract.events.groups import group_frames
from pipeline.records import EventStatus, EventType

MONDAY, FRIDAY = Interval.day(date(2025, 3, 10)), Interval.day(date(2025, 3, 14))


def related(one: Iterable[str], other: Iterable[str]) -> bool:
    return bool(set(one) & set(other))


def frame(
    start: int,
    event_type: EventType = EventType.INAUGURATION,
    *,
    status: EventStatus = EventStatus.HAPPENED,
    day: Interval = UNKNOWN,
    places: tuple[str, ...] = (),
    words: str = "",
    calendar: str = "",
    confidence: float = 0.8,
    nation_wide: bool = False,
) -> EventFrame:
    return EventFrame(
        event_type,
        status,
        start=start,
        end=start + 10,
        trigger_start=start,
        trigger_end=start + 3,
        date=Dated(Days(day), day),
        own_date=not day.is_unknown,
        place_ids=places,
        own_places=bool(places),
        calendar_id=calendar,
        confidence=confidence,
        words=frozenset(words.split()),
        nation_wide=nation_wide,
    )


def groups(*frames: EventFrame) -> list[int]:
    return [kept.group for kept in group_frames(frames, related)]


def test_passage_without_place_and_date_joins_the_event_told() -> None:
    assert groups(frame(0, day=MONDAY, places=("a",)), frame(20)) == [1, 1]


def test_ceremonies_at_two_places_stay_two() -> None:
    assert groups(frame(0, places=("a",)), frame(20, places=("b",))) == [1, 2]


def test_visits_on_two_days_stay_two() -> None:
    inspections = [frame(i, EventType.INSPECTION, day=day, places=("a",)) for i, day in ((0, MONDAY), (20, FRIDAY))]
    assert groups(*inspections) == [1, 2]


def test_planned_ceremony_is_not_the_one_that_was_held() -> None:
    assert groups(frame(0), frame(20, status=EventStatus.PLANNED)) == [1, 2]


def test_types_never_join() -> None:
    assert groups(frame(0), frame(20, EventType.INSPECTION)) == [1, 2]


def test_weak_passage_alone_is_no_event() -> None:
    assert groups(frame(0, confidence=0.3)) == []


def test_weak_passage_is_evidence_for_a_strong_one() -> None:
    assert groups(frame(0), frame(20, confidence=0.3)) == [1, 1]


def test_known_meetings_join_by_their_entry_alone() -> None:
    first = frame(0, EventType.MEETING, calendar="m-1", words="plenary meeting")
    second = frame(20, EventType.MEETING, calendar="m-2", words="plenary meeting")
    third = frame(40, EventType.MEETING, calendar="m-1", words="plenum")
    assert groups(first, second, third) == [1, 2, 1]


def test_meetings_with_different_numbers_stay_two() -> None:
    assert groups(
        frame(0, EventType.MEETING, words="eighth congress"), frame(20, EventType.MEETING, words="9th congress")
    ) == [1, 2]


def test_congress_is_not_a_plenary_meeting() -> None:
    assert groups(
        frame(0, EventType.MEETING, words="party congress"), frame(20, EventType.MEETING, words="plenary meeting")
    ) == [1, 2]


def test_building_all_over_the_country_is_not_the_building_of_one_plant() -> None:
    everywhere = frame(0, EventType.CONSTRUCTION, nation_wide=True)
    assert groups(everywhere, frame(20, EventType.CONSTRUCTION, places=("a",))) == [1, 2]


def test_undated_passage_joins_the_place_that_it_names() -> None:
    dated = [frame(0, day=MONDAY, places=("a",)), frame(20, day=FRIDAY, places=("b",))]
    assert groups(*dated, frame(40, places=("a",))) == [1, 2, 1]


FRAMES = st.lists(
    st.builds(
        frame,
        st.integers(0, 1000),
        st.sampled_from(EventType),
        status=st.sampled_from(EventStatus),
        day=st.sampled_from([UNKNOWN, MONDAY, FRIDAY]),
        places=st.sampled_from([(), ("a",), ("b",), ("a", "b")]),
        confidence=st.sampled_from([0.3, 0.8]),
    ),
    max_size=12,
)


@given(FRAMES)
def test_no_strong_passage_is_lost_and_groups_are_of_one_type(frames: list[EventFrame]) -> None:
    kept = group_frames(frames, related)
    assert sum(f.confidence >= 0.5 for f in kept) == sum(f.confidence >= 0.5 for f in frames)
    by_group: dict[int, set[EventType]] = {}
    for found in kept:
        by_group.setdefault(found.group, set()).add(found.event_type)
    assert all(len(types) == 1 for types in by_group.values())
