"""Events as other outlets retell them: in passing, in contrast to another one, or only to deny them."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

pytestmark = pytest.mark.model
Read = Callable[..., Doc]
Told = Callable[[str], list[tuple[str, str, str, tuple[str, ...]]]]
KUSONG, ANJU = ("KP0406",), ("KP0703",)


@pytest.fixture
def told(read_doc: Read) -> Told:
    """Type, status, days and places of the events of a report of Wednesday, 12 March 2025."""

    def read(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
        frames = read_doc(text, published="2025-03-12")._.events
        return [(f.event_type.value, f.status.value, f.interval.edtf, f.place_ids) for f in frames]

    return read


def test_place_that_tells_where_another_lies_is_no_place_of_the_event(told: Told) -> None:
    found = told("Workers broke ground for a mill in a valley northeast of Anju on Monday.")
    assert found == [("groundbreaking", "happened", "2025-03-10", ())]


def test_day_before_a_closing_report_dates_the_event(told: Told) -> None:
    text = "The premier attended the opening of a mill in Kusong, North Phyongan Province, on Monday, state media said."
    assert [found[2] for found in told(text)] == ["2025-03-10"]


def test_what_opens_in_a_season_at_the_earliest_may_open_later(told: Told) -> None:
    found = told("A county hospital in Anju City will open in autumn at the earliest, an official said.")
    assert [(event[1], event[2]) for event in found] == [("planned", "2025-09-01/..")]


def test_plan_before_the_end_of_the_year_lies_between_the_report_and_then(told: Told) -> None:
    found = told("A mill in Anju City will be opened before the end of the year.")
    assert [(event[1], event[2]) for event in found] == [("planned", "2025-03-12/2025-12-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The assembly was due to open a session on March 12.", ["planned"]),
        ("The mill in Anju had been due to open in October.", []),
        ("The assembly used the session in January to unveil a plan for mills.", ["happened"]),
        ("A city in the north is to be ready for a factory opening in Anju City.", ["planned"]),
    ],
)
def test_words_around_an_event_tell_whether_it_was(told: Told, text: str, expected: list[str]) -> None:
    assert [found[1] for found in told(text)] == expected


def test_reported_visit_that_is_dismissed_is_denied(told: Told) -> None:
    text = (
        "The ministry dismissed a report that the leader had visited Anju City on Sunday. "
        "A daily had said that the leader inspected a mill in Anju City on Sunday."
    )
    assert {(found[0], found[1]) for found in told(text)} == {("inspection", "denied")}


def test_ceremony_of_its_own_is_of_the_sort_told_before(told: Told) -> None:
    text = "Workers broke ground for a mill in Anju City on Monday. Kusong City held its own ceremony that day."
    assert told(text)[-1] == ("groundbreaking", "happened", "2025-03-10", told(text)[-1][3])
    assert len(told(text)) == 2


def test_ceremony_of_nothing_told_is_no_event(told: Told) -> None:
    assert told("Soldiers marched. A ceremony was held in Anju City on Monday.") == []


def test_test_that_came_before_a_ceremony_is_dated_by_it(told: Told) -> None:
    text = "The leader opened a mill in Anju City on Monday. The ceremony came a day after the army fired a missile."
    assert [(found[0], found[2]) for found in told(text)][-1] == ("military", "2025-03-09")


def test_two_ceremonies_of_one_place_and_day_stay_two(read_doc: Read) -> None:
    text = (
        "The leader attended the opening of a garment factory in Anju City on Monday. "
        "A paper mill in the same city was opened in a ceremony of its own in the afternoon."
    )
    frames = read_doc(text, published="2025-03-12")._.events
    assert len({frame.group for frame in frames}) == 2


def test_work_there_is_of_the_place_though_others_are_named(told: Told) -> None:
    text = (
        "The premier came to Anju City. Ground was broken there in February along with sites in several other cities."
    )
    assert [(found[0], bool(found[3])) for found in told(text)][-1] == ("groundbreaking", True)


@pytest.mark.parametrize(
    "text",
    [
        "At a site in Anju City, only the walls of a mill can be seen.",
        "The new buildings in Anju City have no roofs yet, but walls.",
    ],
)
def test_what_stands_of_a_building_tells_that_it_is_built(told: Told, text: str) -> None:
    assert ("construction", "ongoing") in [(found[0], found[1]) for found in told(text)]


def test_test_site_is_no_test(told: Told) -> None:
    assert told("Anju City lies far from the nuclear test site.") == []


def test_place_without_a_name_is_not_the_place_named_before(told: Told) -> None:
    text = "The premier visited Anju City on Monday. On Tuesday he opened a mill in a county on the coast."
    assert ("inauguration", ()) in [(found[0], found[3]) for found in told(text)]
