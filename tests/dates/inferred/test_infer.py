from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.dates.inferred.constraints import Constraint, every_year, not_after, not_before, solve
from pipeline.dates.inferred.infer import infer_published
from pipeline.knowledge.schema import CalendarFact, PolicyFact

LEXICON = load_lexicon()
CALENDAR = (
    CalendarFact(
        calendar_id="congress-8",
        kind="party congress",
        body="PPF",
        number=8,
        label="Eighth Congress of the Popular Front",
        surface_forms=("Eighth PPF Congress",),
        start=date(2021, 1, 5),
        end=date(2021, 1, 12),
    ),
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
        calendar_id="plenary-11",
        kind="plenary meeting",
        body="PPF Central Committee",
        number=11,
        label="Eleventh Plenary Meeting of the PPF",
        start=date(2024, 12, 23),
        end=date(2024, 12, 27),
    ),
)
POLICIES = (
    PolicyFact(
        policy_id="p", label="Rural Light 30×5 Policy", kind="policy", surface_forms=("Rural Light 30×5 Policy",),
        weak_forms=("rural light policy",), adopted="2022-03-10",
    ),
)  # fmt: skip


def _edtf(text: str, lexicon: DateLexicon) -> str:
    return infer_published(text, lexicon=lexicon, calendar=CALENDAR, policies=POLICIES).interval.edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The mill was opened on May 3, 2023.", "2023-05-03/.."),
        ("In March 2021 he visited the mill.", "2021-03-01/.."),
        ("The mill will be opened on May 3, 2023.", "../2023-05-03"),
        ("A visitor came in late May 2023.", "2023-05-31/.."),
        ("The 2023 building plan is being prepared.", ""),
        ("The mill is to produce more by 2030.", "../2030-12-31"),
        ("He vowed to finish the mill in 2030.", ""),
        ("He said the mill would open on May 3, 2030.", ""),
        ("Output of 2030 tons was reached.", ""),
        ("Workers danced on Tuesday.", ""),
        ("The mill was opened on May 3, 2023. A feast was held this year, 2024.", "2024"),
        ("It was said on Wednesday, May 3.", ""),
    ],
)
def test_a_date_of_the_text_bounds_the_publication(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


def test_year_end_ahead_leaves_november_and_december(lexicon: DateLexicon) -> None:
    text = (
        "The mill was opened on May 3, 2023. It will be closed before May 2024. With year-end approaching, all hurry."
    )
    assert _edtf(text, lexicon) == "2023-11/2023-12"


def test_opening_on_a_known_day_follows_the_groundbreaking_of_last_year(lexicon: DateLexicon) -> None:
    text = "Last year ground was broken for a mill in Norwick. On December 20, 2023 the mill in Norwick was opened."
    assert _edtf(text, lexicon) == "2023-12-20/2024-12-31"


def test_a_flashback_to_another_thing_bounds_nothing_on_the_right(lexicon: DateLexicon) -> None:
    text = "Last year he visited Norwick. The school in Norwick was opened on May 3, 2013."
    assert _edtf(text, lexicon) == "2013-05-03/.."


def test_what_followed_this_year_came_after(lexicon: DateLexicon) -> None:
    text = (
        "In late May last year ground was broken in Norwick. On December 20, 2023 the mill of Norwick was opened. "
        "It was followed by others with the beginning of this year."
    )
    assert _edtf(text, lexicon) == "2024"


def test_less_than_two_years_since_a_known_start(lexicon: DateLexicon) -> None:
    text = "In March 2022, he unveiled the plan. Mills were built in 40 towns in less than two years since it began."
    assert _edtf(text, lexicon) == "2023-03/2024-03"


def test_a_past_meeting_of_the_calendar_bounds_on_the_left(lexicon: DateLexicon) -> None:
    assert _edtf("The plan was adopted at the Eighth PPF Congress.", lexicon) == "2021-01-05/.."


def test_a_meeting_ahead_bounds_on_the_right(lexicon: DateLexicon) -> None:
    assert _edtf("Workers hurry ahead of the Ninth PPF Congress.", lexicon) == "../2026-02-25"


def test_preparations_for_a_meeting_do_not_make_it_past(lexicon: DateLexicon) -> None:
    assert _edtf("Preparations for the Ninth PPF Congress were discussed.", lexicon) == ""


def test_a_kind_of_meeting_beside_its_month_is_looked_up(lexicon: DateLexicon) -> None:
    text = "The delegates must weigh up the harvest at the December 2024 plenary meeting of the PPF."
    assert _edtf(text, lexicon) == "../2024-12-27"


def test_a_congress_next_year_gives_the_year_before(lexicon: DateLexicon) -> None:
    text = (
        "In May 2024 he toured the mill. The visit comes ahead of the PPF's party congress early next year. "
        "The mill will be rebuilt by December 2025."
    )
    assert _edtf(text, lexicon) == "2025"


def test_a_congress_of_another_country_is_not_in_the_calendar(lexicon: DateLexicon) -> None:
    text = "In May 2020 he toured the mill. The visit comes ahead of a party congress early next year in Hanoi."
    assert _edtf(text, lexicon) == "2020-05-01/.."


def test_a_policy_named_by_its_name_was_adopted_before(lexicon: DateLexicon) -> None:
    assert _edtf("The Rural Light 30×5 Policy makes progress.", lexicon) == "2022-03-10/.."
    assert _edtf("The rural light policy makes progress.", lexicon) == ""


def test_the_adoption_of_last_year_gives_the_year(lexicon: DateLexicon) -> None:
    text = "The Rural Light 30×5 Policy, which he introduced at a meeting in March last year, makes progress."
    assert _edtf(text, lexicon) == "2023"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Under the Rural Light 30×5 Policy, he announced flats in May last year.", "2022-03-10/.."),
        ("He launched a building drive last year under the Rural Light 30×5 Policy.", "2023-01-01/.."),
    ],
)
def test_what_was_announced_under_a_policy_does_not_date_the_policy(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


def test_the_second_year_of_a_policy_is_the_year_after_its_adoption(lexicon: DateLexicon) -> None:
    text = "Thirty mills will be built this year, the second year of the Rural Light 30×5 Policy."
    assert _edtf(text, lexicon) == "2023"


def test_a_numbered_meeting_dated_by_its_year_gives_the_year(lexicon: DateLexicon) -> None:
    assert _edtf("He praised the mill at the Eighth PPF Congress in January last year.", lexicon) == "2022"


def test_a_programme_that_begins_this_year_gives_the_year(lexicon: DateLexicon) -> None:
    text = (
        "He put forward the building of mills in the coming five years from this year as the Rural Light 30×5 Policy."
    )
    assert _edtf(text, lexicon) == "2022-03-10/2022-12-31"


def test_work_under_a_policy_this_year_says_nothing_of_its_adoption(lexicon: DateLexicon) -> None:
    text = "Under the Rural Light 30×5 Policy thirty mills were built this year."
    assert _edtf(text, lexicon) == "2022-03-10/.."


def test_the_evidence_names_the_reasons(lexicon: DateLexicon) -> None:
    found = infer_published("The mill was opened on May 3, 2023.", lexicon=lexicon)
    assert found.evidence == '"May 3, 2023" is past'


def test_a_contradiction_drops_the_weakest_and_is_told() -> None:
    solution = solve(
        [
            not_before(date(2024, 5, 1), 7, "printed"),
            not_after(date(2024, 12, 31), 5, "ahead"),
            Constraint((Interval.year(2021),), 3, "hinted"),
        ]
    )
    assert [(step.reason, step.interval.edtf, step.dropped) for step in solution.steps] == [
        ("printed", "2024-05-01/..", False),
        ("ahead", "2024-05/2024-12", False),
        ("hinted", "2024-05/2024-12", True),
    ]


def test_a_day_of_every_year_bounds_nothing_by_itself() -> None:
    assert solve([every_year(lambda year: Interval.day(date(year, 9, 2)), 9, "dateline")]).interval.is_unknown


def test_a_long_closed_interval_is_left_open_on_the_right() -> None:
    found = solve([not_before(date(2020, 1, 1), 7, "past"), not_after(date(2030, 1, 1), 5, "ahead")])
    assert found.interval.edtf == "2020-01-01/.."


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("At the Ninth PPF Congress the PPF leader vowed to build mills.", "2026-02-19/.."),
        ("At the Ninth PPF Congress in February, the PPF leader vowed to build mills.", "2026-02-19/2027-01-31"),
        ("The PPF leader vowed to build mills before the Ninth PPF Congress.", ""),
    ],
)
def test_a_vow_made_at_a_congress_comes_after_its_opening(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon).replace("unknown", "") == edtf


def test_a_project_is_named_before_its_day(lexicon: DateLexicon) -> None:
    farm = PolicyFact(
        policy_id="f", label="Riverside Farm", kind="project", surface_forms=("Riverside Farm",), adopted="2024-05-03"
    )
    assert infer_published("He toured the Riverside Farm.", lexicon=lexicon, policies=(farm,)).interval.is_unknown


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("The agenda 2030 was adopted.", "", id="label of a plan"),
        pytest.param("The plan ran until 2025.", "", id="ran until"),
        pytest.param("By 2025 it will have opened ten mills.", "../2025-12-31", id="future perfect"),
        pytest.param("In June 1950 the war begins. It will last until July 1953.", "", id="history told as present"),
        pytest.param("In 2018 he said it will open in 2020.", "2018-01-01/..", id="old promise"),
        pytest.param(
            "In his speech of May 3, 2019 he said: “We will open the mill in June 2020.”", "", id="old speech"
        ),
        pytest.param(
            "He toured Norwick in 2020. It was ahead of the fair in 2021.", "2020-01-01/..", id="ahead in a story"
        ),
        pytest.param(
            "In 2019 he spoke. Days later, on Wednesday, September 4, he left.", "2019-01-01/..", id="story of a year"
        ),
        pytest.param("The plant will open in 2027. In December it will export.", "../2027-12-31", id="of that year"),
        pytest.param("Nobody knew in 2019 that it would end in 2023.", "2019-01-01/..", id="would"),
        pytest.param("To reach the goals of the Ninth PPF Congress this year, all hurry.", "", id="goals this year"),
        pytest.param("The Ninth PPF Congress was postponed.", "", id="postponed congress"),
        pytest.param("The ninth congress of the Union of Poets was held, to the joy of the PPF.", "", id="other body"),
        pytest.param("PPF greetings were sent. Their party congress was held in Hanoi.", "", id="other country"),
        pytest.param("Copyright 2025 Norwick News. All rights reserved.", "", id="copyright"),
        pytest.param("“We opened the mill last year, in 2019,” he recalled.", "2019-01-01/..", id="quoted last year"),
        pytest.param(
            "Last year ground was broken for a school in Norwick. On May 3, 2013 the mill in Norwick was opened.",
            "2013-05-03/..",
            id="another thing at the same place",
        ),
    ],
)
def test_a_text_of_other_times_bounds_no_more_than_it_says(text: str, edtf: str, lexicon: DateLexicon) -> None:
    found = infer_published(text, lexicon=lexicon, calendar=CALENDAR, policies=POLICIES).interval.edtf
    assert found in ("", edtf) if "Wednesday" not in text else found.startswith("2019-")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The decisions of the Eighth PPF Congress are carried out.", "2021-01-05/.."),
        ("They work on the tasks set forth at the historic Eighth PPF Congress.", "2021-01-05/.."),
        ("The Eighth PPF Congress clarified the tasks.", "2021-01-05/.."),
        ("The Eighth PPF Congress held in January last year is praised.", "2022"),
        ("The tasks set forth at the December 2024 plenary meeting of the PPF are great.", "2024-12-23/.."),
    ],
)
def test_what_a_meeting_did_shows_that_it_was_held(text: str, edtf: str, lexicon: DateLexicon) -> None:
    assert _edtf(text, lexicon) == edtf


def test_a_date_after_the_day_of_reading_is_refused_and_told(lexicon: DateLexicon) -> None:
    text = "On May 3, 2087 the ship landed on Mars. The book was printed in March 2021."
    found = infer_published(text, lexicon=lexicon, today=date(2026, 1, 1))
    assert found.interval.edtf == "2021-03-01/.."
    assert found.warnings == ('publication date: set aside "May 3, 2087" is past',)


def test_the_day_of_reading_bounds_nothing(lexicon: DateLexicon) -> None:
    found = infer_published("The mill was opened on May 3, 2023.", lexicon=lexicon, today=date(2024, 1, 1))
    assert found.interval.edtf == "2023-05-03/.."


def test_only_the_first_pages_are_searched(lexicon: DateLexicon) -> None:
    text = "It rained. " * 6000 + "The mill was opened on May 3, 2023."
    assert infer_published(text, lexicon=lexicon).interval.is_unknown


@given(st.text(alphabet="Last year, in 2023 on May 3 will was Ninth PPF Congress 20×10 (”“\n).", max_size=300))
def test_any_text_gives_an_interval_and_its_steps(text: str) -> None:
    found = infer_published(text, lexicon=LEXICON, calendar=CALENDAR, policies=POLICIES)
    kept = [step for step in found.steps if not step.dropped]
    assert not kept or kept[-1].interval == found.interval
