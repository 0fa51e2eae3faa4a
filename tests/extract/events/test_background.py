"""Events told in passing: in relative clauses, by nouns, by light verbs, from other events, in lists and headings."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.extract.events.frames import EventFrame
from pipeline.extract.nlp import build_nlp, load_model
from pipeline.knowledge.load import load_pack
from pipeline.records import Article

pytestmark = pytest.mark.model
Read = Callable[[str], list[EventFrame]]
Told = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def read() -> Read:
    """The passages of a report of Wednesday, 12 March 2025, below a headline that tells nothing."""
    nlp = build_nlp(load_model(), load_pack())
    day = date(2025, 3, 12)

    def frames(text: str) -> list[EventFrame]:
        text = f"From the Counties\n{text}"
        (doc,) = nlp.pipe([Article(article_id="a1", path="x", text=text, published_start=day, published_end=day)])
        return list(doc._.events)

    return frames


@pytest.fixture(scope="module")
def told(read: Read) -> Told:
    """Type, status and days of each passage."""
    return lambda text: [f"{f.event_type} {f.status} {f.interval.edtf}" for f in read(text)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The mill in Kusong, which opened in January, makes soap.", "inauguration happened 2025-01"),
        ("The mill that the leader visited in Anju last August is shut.", "inspection happened 2024-08"),
        ("The hospital in Kangdong, whose construction began in May, is small.", "groundbreaking happened 2024-05"),
        ("The complex in Anju that the leader declared open only in January leaks.", "inauguration happened 2025-01"),
        ("Pay has been late since the factory's opening in Sunchon in January.", "inauguration happened 2025-01"),
        ("During a visit to Sinpho in July last year, he praised the oysters.", "inspection happened 2024-07"),
        ("After the leader's tour of Sinuiju in July 2018, promises were printed.", "inspection happened 2018-07"),
        ("The mill in Anju, whose opening in May was attended by few, is shut.", "inauguration happened 2024-05"),
        ("When ground was broken in Unsan in February, few believed it.", "groundbreaking happened 2025-02"),
        ("A fish plant in Rason, commissioned last autumn, is running.", "inauguration happened 2024-09/2024-11"),
    ],
)
def test_events_in_passing_are_told(told: Told, text: str, event: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The hotel in Wonsan welcomed its first guests in July.", "inauguration happened 2024-07"),
        ("The foundation was laid for a school in Kaesong on March 1.", "groundbreaking happened 2025-03-01"),
        ("The premier was taken around the farm in Kangdong on Sunday.", "inspection happened 2025-03-09"),
        ("The ministers toured the unfinished wards in Kangdong on Monday.", "inspection happened 2025-03-10"),
        ("The leader opened a cluster of small factories in Kusong on Monday.", "inauguration happened 2025-03-10"),
        ("The brewery in Wonsan started brewing again in February.", "production happened 2025-02"),
        ("A ceremony for moving in was held in Uiju on March 2.", "inauguration happened 2025-03-02"),
    ],
)
def test_light_verbs_tell_events(told: Told, text: str, event: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kim claimed to have opened a mill in Anju last May.", "inauguration happened 2024-05"),
        ("They expect the brewery in Anju to open on May 2.", "inauguration planned 2025-05-02"),
        (
            "KCNA claimed that the mill in Anju was running at full capacity.",
            "production ongoing 2025-01-01/2025-03-12",
        ),
        ("The party is expected to hold a plenary meeting on March 20.", "meeting planned 2025-03-20"),
        ("It comes ahead of a party meeting expected in late March.", "meeting planned 2025-03-21/2025-03-31"),
        ("The plan unveiled in November covers 20 counties.", "policy happened 2024-11"),
        ("At the groundbreaking in Anju in September he had praised it.", "groundbreaking happened 2024-09"),
        ("February 10: The Cabinet adopts a plan for hospitals.", "policy happened 2025-02-10"),
        ("A bridge in Rason, begun in May, is expected to be finished in 2026.", "construction planned 2026"),
        ("He fell ill while touring farms in Uiju and Ryongchon counties on Monday.", "inspection happened 2025-03-10"),
    ],
)
def test_status_of_events_in_passing(told: Told, text: str, event: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The leader visited his mother on Monday.",
        "The leader visited the statues on Monday.",
        "He urged officials to finish the hospital in Kangdong before October.",
        "If completed, the dam in Huichon would be the largest of all.",
        "The plant in Kusong had been due to open in October.",
        "An award ceremony was held in Anju on Monday.",
    ],
)
def test_other_visits_wishes_and_cancelled_plans_are_no_events(told: Told, text: str) -> None:
    assert told(text) == []


def test_ceremony_named_by_its_day_is_the_one_told_before(read: Read) -> None:
    frames = read("The leader has opened a mill in Kusong.\nHe left the speech at Thursday's ceremony to the premier.")
    assert {frame.event_type for frame in frames} == {"inauguration"}
    assert len({frame.group for frame in frames}) == 1
    assert frames[-1].interval.edtf == "2025-03-06"


def test_list_of_dates_holds_together_wherever_the_parse_hangs_them(told: Told) -> None:
    text = "Factories were opened in Anju City on Friday and in Kusong City on Saturday, the agency reported on Monday."
    assert {"inauguration happened 2025-03-07", "inauguration happened 2025-03-08"} <= set(told(text))


def test_narrower_date_beside_a_wider_one_counts(told: Told) -> None:
    text = "The county completed a hospital a year earlier, in March 2024, in Orang."
    assert told(text) == ["construction happened 2024-03"]


def test_date_of_another_thing_is_no_date_of_the_visit(told: Told) -> None:
    text = "On Monday the leader inspected a mill in Anju that was damaged by last month's floods."
    assert told(text) == ["inspection happened 2025-03-10"]


def test_date_compared_with_is_no_date_of_the_output(told: Told) -> None:
    text = "The mill in Anju has produced twice as much paper as in the corresponding period of last year."
    assert told(text) == ["production happened 2025-01-01/2025-03-12"]


def test_event_is_dated_by_its_distance_from_another(told: Told) -> None:
    text = "A mill was opened in Kusong on Monday, two days after the leader visited the site."
    assert "inspection happened 2025-03-08" in told(text)


def test_work_lasts_from_the_start_that_the_article_tells(told: Told) -> None:
    text = "A pier is being built in Rason.\nConstruction of the pier began on February 4."
    assert told(text)[0] == "construction ongoing 2025-02-04/2025-03-12"


def test_production_of_a_plant_begins_with_its_opening(told: Told) -> None:
    text = "The bakery in Tongsin County was opened on February 3.\nThe bakery produces 2,000 loaves a day."
    assert told(text)[-1] == "production ongoing 2025-02-03/2025-03-12"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A report by an institute in Seoul tells why.\nThe leader inspected a mill in Anju.", "KP0703"),
        ("Officials of the ministry in Pyongyang toured the mill in Anju on Monday.", "KP0703"),
        ("On his way from Pyongyang the leader visited the mill in Anju.", "KP0703"),
        ("According to an institute in Hamhung, the mill in Anju was opened in May.", "KP0703"),
    ],
)
def test_where_somebody_comes_from_is_no_place_of_the_event(read: Read, text: str, place: str) -> None:
    assert [frame.place_ids for frame in read(text)] == [(place,)]


def test_undated_tour_long_after_an_opening_told_in_passing_is_a_visit(read: Read) -> None:
    text = "The mill in Anju, inaugurated in December, is busy. The premier has now inspected the mill."
    assert [frame.event_type for frame in read(text)] == ["inauguration", "inspection"]


def test_agency_that_claims_an_event_is_named(read: Read) -> None:
    (frame,) = read("North Korea's claim of successfully testing a missile on Monday was doubted in Seoul.")
    assert (frame.event_type, frame.claimed_by) == ("military", "KP")
