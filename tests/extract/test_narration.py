"""Anchors found in whole texts: who says it and when, what is told of long ago."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.extract.nlp import build_nlp, load_model
from pipeline.knowledge.load import load_pack
from pipeline.records import Article

pytestmark = pytest.mark.model
Reader = Callable[[str], dict[str, str]]
HEADLINE = "A Mill for the County\n"


@pytest.fixture(scope="module")
def dates() -> Reader:
    """The dates of a report of Wednesday, 12 March 2025, by their words."""
    nlp = build_nlp(load_model(), load_pack())
    day = date(2025, 3, 12)

    def read(text: str) -> dict[str, str]:
        text = HEADLINE + text
        article = Article(article_id="a1", path="x", text=text, published_start=day, published_end=day)
        (doc,) = nlp.pipe([article])
        return {span.text: span.kb_id_ for span in doc.spans["dates"]}

    return read


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ('Kim Jong Un said on Monday: "We will open the mill next week."', "next week", "2025-03-17/2025-03-23"),
        ('"We opened the mill yesterday," Kim Jong Un said on Monday.', "yesterday", "2025-03-09"),
        ('In his 2019 New Year address Kim Jong Un said: "This year we will build ten mills."', "This year", "2019"),
        ('In a speech in January 2024, Kim Jong Un said, "Next year we will build more mills."', "Next year", "2025"),
        ('Speaking at a ceremony on Tuesday, Pak Thae Song said: "Today is a happy day."', "Today", "2025-03-11"),
        (
            'On February 3, Pak Thae Song visited a mill and said, "We will finish the work tomorrow."',
            "tomorrow",
            "2025-02-04",
        ),
    ],
    ids=["behind the cue", "before the cue", "address of a year", "speech years ago", "at a ceremony", "on a visit"],
)
def test_quotation_counts_from_the_day_of_the_speech(dates: Reader, text: str, words: str, edtf: str) -> None:
    assert dates(text)[words] == edtf


def test_next_quotation_of_the_same_speaker_counts_from_the_same_day(dates: Reader) -> None:
    text = 'Kim Jong Un said on February 3: "The mill is poor." "We will build a new one next month," Kim Jong Un said.'
    assert dates(text)["next month"] == "2025-03"


def test_date_beside_the_speaker_is_no_day_of_the_speech(dates: Reader) -> None:
    text = 'Pak Thae Song, who visited the mill in 2019, said: "We will open it next year."'
    assert dates(text)["next year"] == "2026"


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("said on February 3 that it would be finished by the end of the month.", "month", "2025-02-03/2025-02-28"),
        ("said on January 5 that the plant had opened the previous day.", "the previous day", "2025-01-04"),
        ("said in August 2023 that the plant would open in October.", "October", "2023-10"),
        ("said in August 2023 that the plant would open this year.", "this year", "2025"),
    ],
    ids=["the month", "the day before", "a month to come", "the writer's year"],
)
def test_reported_speech_counts_from_its_day_but_in_the_writers_words(
    dates: Reader, text: str, words: str, edtf: str
) -> None:
    assert [days for phrase, days in dates(f"Pak Thae Song {text}").items() if phrase.endswith(words)] == [edtf]


def test_he_said_behind_a_dated_event_may_have_been_that_day_or_today(dates: Reader) -> None:
    text = 'Pak Thae Song spoke at a meeting of the cabinet on February 3. "Yesterday we opened the plant," he said.'
    assert dates(text)["Yesterday"] == "2025-02-02/2025-03-11"


def test_another_speaker_of_today_does_not_count_from_the_event(dates: Reader) -> None:
    text = 'Kim Jong Un visited Sinpho City on July 15, 2024. "I saw it last year," Yang Moo-jin, a professor, said.'
    assert dates(text)["last year"] == "2024"


def test_flashback_is_told_from_its_first_date_on(dates: Reader) -> None:
    found = dates(
        "One day in October 2020 the leader visited the county. Later he met the builders. In December he sent them "
        "gifts. Two months later the mills were opened."
    )
    assert list(found.values()) == ["2020-10", "2020-12", "2021-02"]


def test_flashback_ends_where_the_text_returns_to_the_present(dates: Reader) -> None:
    found = dates("In 2021 the leader called a meeting. The farm now grows tomatoes. In January it opened a shop.")
    assert found["January"] == "2025-01"


def test_year_at_its_end_is_that_of_the_date_before_it(dates: Reader) -> None:
    found = dates("In September 2019 floods destroyed the village. By the end of the year they had built 300 houses.")
    assert found["By the end of the year"] == "../2019-12-31"


def test_plan_of_today_behind_an_old_date_lies_ahead(dates: Reader) -> None:
    found = dates("The project was announced in January 2024. Construction will begin in October.")
    assert found["October"] == "2025-10"


def test_reported_promise_lies_ahead_whatever_hangs_on_the_promise(dates: Reader) -> None:
    found = dates("The leader promised that the county would eat fish in May, state media reported on Tuesday.")
    assert found["May"] == "2025-05"


def test_deadline_of_what_is_set_to_be_done_lies_ahead(dates: Reader) -> None:
    assert dates("The hospital is set to be completed by October 10.")["by October 10"] == "2025-03-12/2025-10-10"


def test_what_he_said_at_an_old_congress_may_be_of_then_or_now(dates: Reader) -> None:
    found = dates(
        "At the party congress in January 2021, Kim Jong Un admitted failures. "
        '"Our plan, which ended last year, fell short," he said.'
    )
    assert found["last year"] == "2020/2024"


def test_next_month_told_as_past_follows_the_date_before(dates: Reader) -> None:
    assert dates("The mill opened on December 20 and production began the next month.")["the next month"] == "2025-01"


def test_months_behind_an_opening_date_go_on_with_it(dates: Reader) -> None:
    found = dates("In December 2023, the plenary meeting discussed the plan. In January, the leader announced it.")
    assert found["January"] == "2024-01"
