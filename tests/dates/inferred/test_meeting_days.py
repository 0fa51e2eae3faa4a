"""What the news of a meeting or an anniversary, whose days the calendar has, says about its publication."""

from datetime import date

import pytest

from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.dates.inferred.infer import infer_published
from pipeline.knowledge.schema import CalendarFact, PolicyFact

LEXICON = load_lexicon()
CALENDAR = (
    CalendarFact(
        calendar_id="congress-9",
        kind="party congress",
        body="PPF",
        number=9,
        label="Ninth Congress of the Popular Front",
        surface_forms=("Ninth PPF Congress",),
        start=date(2026, 2, 19),
        end=date(2026, 2, 25),
    ),
    CalendarFact(
        calendar_id="anniversary-80",
        kind="anniversary",
        body="PPF",
        label="80th founding anniversary of the PPF",
        surface_forms=("80th founding anniversary of the PPF",),
        start=date(2025, 10, 10),
        end=date(2025, 10, 10),
    ),
)
POLICIES = (
    PolicyFact(
        policy_id="light", label="Rural Light Policy", kind="policy", surface_forms=("Rural Light Policy",),
        weak_forms=(), adopted="2022-03-10",
    ),
    PolicyFact(
        policy_id="dark", label="Dark Sky Policy", kind="policy", surface_forms=("Dark Sky Policy",),
        weak_forms=(), adopted="2024-01-15",
    ),
)  # fmt: skip


@pytest.fixture
def lexicon() -> DateLexicon:
    return LEXICON


def _edtf(text: str, lexicon: DateLexicon) -> str:
    return infer_published(text, lexicon=lexicon, calendar=CALENDAR, policies=POLICIES).interval.edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The Ninth PPF Congress opened on Thursday.", "2026-02-19/2026-02-25"),
        ("The PPF opened its Ninth PPF Congress on Thursday.", "2026-02-19/2026-02-25"),
        ("The Ninth PPF Congress ended Wednesday.", "2026-02-25/2026-03-03"),
        ("The Ninth PPF Congress was held on Friday.", "2026-02-20/2026-02-26"),
        ("The Ninth PPF Congress opened on Monday.", "2026-02-19/.."),
        ("The Ninth PPF Congress opened, he said on Thursday.", "2026-02-19/.."),
    ],
)
def test_a_weekday_of_a_meeting_is_news_for_a_week(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The Ninth PPF Congress, which is to be held next month, will set goals.", "2026-01"),
        ("The Ninth PPF Congress will be held later this month.", "2026-02-01/2026-02-19"),
        ("The Ninth PPF Congress opens next week.", "2026-02-08/2026-02-15"),
        ("The Ninth PPF Congress will open tomorrow.", "2026-02-17/2026-02-18"),
        ("The Ninth PPF Congress is expected next month.", "../2026-02-25"),
        ("He said: “The Ninth PPF Congress will open tomorrow.”", ""),
        ("In 2024 he said the Ninth PPF Congress would open next month.", "2024-01-01/.."),
    ],
)
def test_a_distance_that_is_settled_dates_the_news(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Workers hurry ahead of the Ninth PPF Congress.", "../2026-02-25"),
        ("The mill is to open in spring, ahead of the Ninth PPF Congress, the PPF said.", "../2026-02-25"),
        ("On Tuesday he toured the mill ahead of the Ninth PPF Congress.", "../2026-02-25"),
        ("The mill was rebuilt ahead of the Ninth PPF Congress.", ""),
    ],
)
def test_what_was_done_ahead_of_a_meeting_may_be_told_after_it(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Preparations for the 80th anniversary of the PPF on October 10 are under way.", "../2025-10-10"),
        ("The PPF is busy. Preparations for its 80th anniversary on October 10 go on.", "../2025-10-10"),
        ("The hall will be finished by the 80th founding anniversary of the PPF.", "../2025-10-10"),
        ("The hall was finished ahead of the 80th anniversary of the PPF.", ""),
        ("Preparations for the 80th anniversary of the PPF were made.", ""),
        ("The PPF is busy. Preparations for the 80th anniversary on May 3 go on.", ""),
        ("The PPF sent flowers. The Isle marked its 114th anniversary on October 10.", ""),
    ],
)
def test_an_anniversary_that_is_awaited_bounds_on_the_right(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The dam broke on August 12, 2019, five years ago today.", "2024-08-11/2024-08-13"),
        ("The dam broke in August 2019, five years ago this month.", "2024-08"),
        ("The Rural Light Policy, adopted two years ago this month, goes on.", "2024-03"),
        ("The Ninth PPF Congress, held a year ago this month, set goals.", "2027-02"),
    ],
)
def test_whole_years_to_this_month_date_the_text(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The Dark Sky Policy is now in its second year.", "2025-01-01/2026-01-15"),
        ("The Rural Light Policy, already in its third year, helps.", "2024-01-01/.."),
        ("“The Rural Light Policy is now in its second year,” he said.", "2022-03-10/.."),
        ("In the second year of the Rural Light Policy mills were built.", "2022-03-10/.."),
    ],
)
def test_the_year_that_a_policy_is_in_is_counted_either_way(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


ABROAD = "Varania's ruling party meets. Papers of Varania said that the tenth party work is going on. {}"


@pytest.mark.parametrize(
    ("text", "country", "days"),
    [
        (ABROAD.format("The Ninth Congress of the party opened on Thursday."), ("Varania",), "2026-02-19/2026-02-25"),
        (ABROAD.format("The Ninth Congress of the Communist Party opened on Thursday."), ("Varania",), ""),
        (ABROAD.format("The Ninth Congress of the party opened on Thursday."), (), ""),
        ("The Ninth Congress of the party opened on Thursday, far from Varania.", ("Varania",), ""),
    ],
    ids=["named twice", "another party", "not known", "named in passing"],
)
def test_country_named_again_and_again_is_whose_meetings_are_meant(
    text: str, country: tuple[str, ...], days: str
) -> None:
    found = infer_published(text, lexicon=LEXICON, calendar=CALENDAR, country=country)
    assert found.interval.edtf == days


def test_plenary_meeting_of_the_party_by_its_short_name_is_known_by_its_two_numbers() -> None:
    congress = CALENDAR[0].model_copy(update={"label": "Ninth Congress of the People's Front of Varania"})
    plenary = CALENDAR[0].model_copy(
        update={
            "calendar_id": "plenary",
            "kind": "plenary meeting",
            "number": 4,
            "label": "Fourth Plenary Meeting of the Eighth Council of the PPF",
            "start": date(2024, 12, 23),
            "end": date(2024, 12, 27),
        }
    )
    text = "Varania: the 4th plenary meeting of the 8th Council of the ruling People's Front began Monday in Varania."
    found = infer_published(text, lexicon=LEXICON, calendar=(congress, plenary), country=("Varania",))
    assert found.interval.edtf == "2024-12-23/2024-12-29"
