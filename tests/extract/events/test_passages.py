from collections.abc import Callable
from datetime import date

import pytest

from pipeline.extract.events.frames import EventFrame
from pipeline.extract.nlp import build_nlp, load_model
from pipeline.knowledge.load import load_pack
from pipeline.records import Article, EventStatus, EventType

pytestmark = pytest.mark.model
Reader = Callable[..., list[EventFrame]]


@pytest.fixture(scope="module")
def read() -> Reader:
    nlp = build_nlp(load_model(), load_pack())

    def frames(text: str, published: date = date(2025, 3, 12), outlet: str = "") -> list[EventFrame]:
        article = Article(
            article_id="a1",
            path="x",
            text=text,
            title=text.split("\n")[0],
            outlet=outlet,
            published=published.isoformat(),
            published_start=published,
            published_end=published,
        )
        (doc,) = nlp.pipe([article])
        return list(doc._.events)

    return frames


def summary(frames: list[EventFrame]) -> list[tuple[str, str, str]]:
    return [(f.event_type.value, f.status.value, f.interval.edtf) for f in frames]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The premier attended the inauguration of a paper mill in Kusong City on Monday.",
            ("inauguration", "happened", "2025-03-10"),
        ),
        (
            "A groundbreaking ceremony for a hospital was held in Kangdong County on February 6.",
            ("groundbreaking", "happened", "2025-02-06"),
        ),
        (
            "Workers broke ground on a garment factory in Sunchon City last month.",
            ("groundbreaking", "happened", "2025-02"),
        ),
        (
            "The construction of a brewery in Anju City is nearing completion.",
            ("construction", "ongoing", "2025-01-01/2025-03-12"),
        ),
        (
            "The premier inspected a fertilizer factory in Hungnam on March 3.",
            ("inspection", "happened", "2025-03-03"),
        ),
        ("The factory in Kanggye City increased production last year.", ("production", "happened", "2024")),
        ("Parliament passed a law on rural housing in January.", ("policy", "happened", "2025-01")),
        ("The army test-fired two missiles on March 11.", ("military", "happened", "2025-03-11")),
        ("The ministers will hold talks in Hanoi on March 20.", ("meeting", "planned", "2025-03-20")),
        ("A new shoe factory will be inaugurated in Wonsan in April.", ("inauguration", "planned", "2025-04")),
        ("The mill in Hyesan City was put into operation in 2019.", ("inauguration", "happened", "2019")),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else value[0],
)
def test_each_type_is_told_from_its_words(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in summary(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "He said that factories should be built in all counties.",
        "The party called for building more hospitals.",
        "If the mill were opened, people would be happy.",
        "The president did not visit the factory in Anju City.",
        "Building a modern factory is a revolution in itself.",
        "The committee discussed how to raise the production of salt.",
        "A press conference was held in Geneva on Monday.",
        "The film opened in cinemas in Kaesong on Monday.",
        "The firm met its target for the year.",
        "The minister launched a scathing attack on the opposition.",
        "The revolution laid a firm foundation for the future.",
        "The exhibition of furniture opened at the Kaesong trade centre on Monday.",
    ],
)
def test_wishes_conditions_and_denials_of_a_visit_are_no_events(read: Reader, text: str) -> None:
    assert read(text) == []


def test_tour_in_an_opening_ceremony_is_part_of_it(read: Reader) -> None:
    frames = read("The premier attended the inauguration of a mill in Kusong City on Monday and toured the factory.")
    assert {f.event_type for f in frames} == {EventType.INAUGURATION}


def test_visit_before_a_planned_opening_is_a_visit(read: Reader) -> None:
    frames = read("The leader inspected factories in Kusong City on Monday ahead of their official opening.")
    assert (EventType.INSPECTION, EventStatus.HAPPENED) in {(f.event_type, f.status) for f in frames}


def test_date_of_the_report_is_not_the_date_of_the_event(read: Reader) -> None:
    (frame,) = read("A mill opened in Kusong City on March 3, the agency said on Wednesday.")
    assert frame.interval.edtf == "2025-03-03"


def test_each_meeting_of_a_sentence_has_its_own_date(read: Reader) -> None:
    frames = read("The visit comes ahead of a plenary meeting in late March and a party congress early next year.")
    meetings = {f.interval.edtf for f in frames if f.event_type is EventType.MEETING}
    assert meetings == {"2025-03-21/2025-03-31", "2026-01/2026-03"}


def test_counties_named_together_are_one_event(read: Reader) -> None:
    frames = read("Soldiers are pushing ahead with the construction of factories in Orang, Kumya and Ichon counties.")
    assert len({f.group for f in frames}) == 1
    assert len(frames[0].place_ids) == 3


def test_passages_on_one_ceremony_share_a_group(read: Reader) -> None:
    frames = read(
        "Leader opens mill\nThe leader attended the inauguration of a mill in Kusong City on Monday.\n"
        "During the ceremony, he cut the ribbon."
    )
    ceremonies = [f for f in frames if f.event_type is EventType.INAUGURATION]
    assert len(ceremonies) > 1
    assert len({f.group for f in ceremonies}) == 1


def test_dispatch_without_a_day_means_the_days_before_it(read: Reader) -> None:
    frames = read("Premier Inspects Mill\nPyongyang, March 12 (KCNA) -- The premier inspected a mill in Anju City.")
    assert frames[-1].interval.edtf == "2025-03-07/2025-03-12"
    assert frames[-1].origin == "KCNA"


def test_place_of_the_dateline_is_no_place_of_the_event(read: Reader) -> None:
    frames = read("Mill Opens\nPyongyang, March 12 (KCNA) -- A new mill was inaugurated in Anju City on March 11.")
    assert all("KP-01" not in f.place_ids for f in frames)


def test_numbered_congress_is_found_in_the_calendar(read: Reader) -> None:
    (frame,) = read("The plan was discussed at the Eighth Congress of the Workers' Party of Korea.")
    assert (frame.calendar_id, frame.interval.edtf) == ("wpk-congress-8", "2021-01-05/2021-01-12")


def test_numbered_meeting_keeps_its_days_beside_the_date_of_something_else(read: Reader) -> None:
    frames = read("Participants in the Eighth Congress of the Workers' Party of Korea laid wreaths on March 3, 2025.")
    assert {f.interval.edtf for f in frames} == {"2021-01-05/2021-01-12"}


def test_denial_is_a_status(read: Reader) -> None:
    frames = read("The company denied that it had halted production at its plant in Busan.")
    assert {f.status for f in frames} == {EventStatus.DENIED}


def test_people_named_as_present_belong_to_the_visit(read: Reader) -> None:
    (frame,) = read(
        "Kim Jong Un inspected a mill in Anju City on March 10.\nHe was accompanied by Jo Yong Won and Pak Jong Chon."
    )
    assert set(frame.people_ids) >= {"kim-jong-un", "jo-yong-won", "pak-jong-chon"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ground was broken for a tile factory in Kusong City on March 4.",
            ("groundbreaking", "happened", "2025-03-04"),
        ),
        ("A firm started building a plant in Kusong City on Monday.", ("groundbreaking", "happened", "2025-03-10")),
        (
            "A ceremony to open the new mill took place in Kusong City on Monday.",
            ("inauguration", "happened", "2025-03-10"),
        ),
        (
            "A ceremony was held on Sunday in Kusong City to celebrate the completion of a clinic.",
            ("inauguration", "happened", "2025-03-09"),
        ),
        ("A mill is under construction in Kusong City.", ("construction", "ongoing", "2025-01-01/2025-03-12")),
        ("The project in Kusong City is 60 percent complete.", ("construction", "ongoing", "2025-01-01/2025-03-12")),
        (
            "The chairman made an inspection tour of farms in Anak County on March 8.",
            ("inspection", "happened", "2025-03-08"),
        ),
        (
            "A mill in Anju City is to start production in the second half of 2026.",
            ("production", "planned", "2026-07/2026-12"),
        ),
        ("The cabinet will hold an emergency session on Friday.", ("meeting", "planned", "2025-03-14")),
        ("Troops were deployed to Kursk in October 2024.", ("military", "happened", "2024-10")),
        ("The union imposed sanctions on three banks on Monday.", ("policy", "happened", "2025-03-10")),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else value[0],
)
def test_passives_light_verbs_and_nouns_tell_events(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in summary(read(text))


def test_similar_ceremony_is_of_the_sort_told_before(read: Reader) -> None:
    frames = read(
        "A groundbreaking ceremony for a mill was held in Kusong City on Monday.\n"
        "A similar ceremony took place in Anju City the same day."
    )
    assert summary(frames) == [("groundbreaking", "happened", "2025-03-10")] * 2
    assert len({frame.group for frame in frames}) == 2


def test_place_of_a_source_is_no_place_of_the_event(read: Reader) -> None:
    frames = read("A source in Anju City said that a school is being built in Kusong City.")
    assert {place for frame in frames for place in frame.place_ids} == {"KP0603"}


def test_place_before_where_is_the_place_of_the_clause(read: Reader) -> None:
    frames = read("The order was sent to Kusong City, where a mill is being built.")
    assert [f.place_ids for f in frames if f.event_type is EventType.CONSTRUCTION] == [("KP0603",)]


def test_day_of_the_report_bounds_an_undated_ceremony(read: Reader) -> None:
    (frame,) = read("The leader attended the opening of a mill in Kusong City, the agency reported on Tuesday.")
    assert frame.interval.edtf == "2025-03-06/2025-03-11"


def test_event_after_the_meeting_was_on_its_day(read: Reader) -> None:
    frames = read(
        "The leader held a consultative meeting in Sinpho on March 4.\nHe named the tasks.\n"
        "After the meeting he inspected the shipyard in Sinpho."
    )
    assert frames[-1].interval.edtf == "2025-03-04"


def test_plan_before_an_anniversary_ends_there(read: Reader) -> None:
    (frame,) = read("The mill in Kusong City will be inaugurated before the anniversary of the league on April 15.")
    assert frame.interval.edtf == "2025-03-12/2025-04-15"


def test_headline_to_be_built_is_the_start_that_the_report_tells(read: Reader) -> None:
    frames = read("Mill to Be Built in Kusong City\nGround was broken for a mill in Kusong City on March 10.")
    assert {f.event_type for f in frames} == {EventType.GROUNDBREAKING}


def test_site_that_the_lede_leaves_open_is_named_below(read: Reader) -> None:
    frames = read(
        "The leader visited a greenhouse complex on Monday.\nThe Rangnang Greenhouse Farm covers 80 hectares."
    )
    assert frames[0].place_ids != ()


def test_pronoun_stands_for_the_factory_before_it(read: Reader) -> None:
    frames = read("The paper mill in Kusong City is new. It was opened on March 3.")
    assert ("inauguration", "happened", "2025-03-03") in summary(frames)


@pytest.mark.parametrize("text", ["", "\n", "((((", "a" * 3000, "\u200b\ufeff 12/13 \U0001f600", "Will. To be. Not."])
def test_odd_text_passes(read: Reader, text: str) -> None:
    assert read(text) == []


def test_places_of_the_sentence_come_before_those_above_it(read: Reader) -> None:
    text = (
        "A paper mill was inaugurated in Kusong City on Monday.\n"
        "The leader also gave field guidance at the construction sites of factories in Anju City and Sunchon City."
    )
    visit = next(f for f in read(text) if f.event_type is EventType.INSPECTION)
    assert set(visit.place_ids) == {"KP0703", "KP0705"}


def test_phrase_that_opens_the_second_clause_dates_it(read: Reader) -> None:
    text = (
        "The chairman made the plan known in a speech on January 20, and on February 26 he turned the first sod "
        "of earth in Songchon County."
    )
    start = next(f for f in read(text) if f.event_type is EventType.GROUNDBREAKING)
    assert start.interval.edtf == "2025-02-26"


@pytest.mark.parametrize("kind", ["sit-in", "hunger", "general"])
def test_strike_of_workers_is_nothing_military(read: Reader, kind: str) -> None:
    assert read(f"Shipyard workers began a {kind} strike on Monday.") == []
