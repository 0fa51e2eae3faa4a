"""What a date phrase counts from, told by its place in the story (no language model)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import UNKNOWN, Interval, parse_edtf
from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.dates.grammar.phrases import find_phrases
from pipeline.dates.readings import Said
from pipeline.dates.values import Known
from pipeline.extract.anchors import Seen, Story
from pipeline.extract.speeches import in_speech

PUBLISHED = parse_edtf("2025-03-12")
LEXICON: DateLexicon = load_lexicon()


def seen(words: str, *, sentence: int = 0, paragraph: int = 0, **told: object) -> Seen:
    (phrase,) = find_phrases(words, lexicon=LEXICON)
    told = {"is_past": True, "tense": "past"} | told
    return Seen(phrase.value, phrase.text, sentence=sentence, paragraph=paragraph, **told)


def read(*phrases: Seen, published: Interval = PUBLISHED) -> list[str]:
    """The days of phrases that stand in one text, in this order."""
    story = Story(published)
    days = []
    for phrase in phrases:
        reading = story.reading(phrase)
        story.tell(phrase, reading)
        days.append(reading.on(published).edtf)
    return days


OPENING = seen("in October 2020", is_fronted=True)


@pytest.mark.parametrize(
    ("words", "told", "edtf"),
    [
        ("In December", {}, "2020-12"),
        ("In February", {}, "2021-02"),
        ("In May", {}, "2020-05/2021-05"),
        ("in August", {"is_before_past": True}, "2020-08"),
        ("by the end of the year", {}, "../2020-12-31"),
        ("two months later", {}, "2020-12"),
        ("The same month", {}, "2020-10"),
        ("That year", {}, "2020"),
        ("the following year", {}, "2021"),
        ("the following spring", {}, "2021-03/2021-05"),
        ("the previous March", {}, "2020-03"),
        ("in December of that year", {}, "2020-12"),
        ("last month", {}, "2025-02"),
        ("in May", {"tense": "future", "is_present": True, "is_past": False}, "2025-05"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_flashback_is_the_anchor_in_its_paragraph(words: str, told: dict[str, object], edtf: str) -> None:
    assert read(OPENING, seen(words, **told))[1] == edtf


def test_flashback_moves_on_with_its_dates() -> None:
    assert read(OPENING, seen("In December"), seen("in April")) == ["2020-10", "2020-12", "2021-04"]


def test_a_flashbacks_next_paragraph_may_be_of_either_time() -> None:
    assert read(OPENING, seen("In December", paragraph=1))[1] == "2020-12/2024-12"


def test_a_phrase_that_points_back_carries_the_flashback_into_its_paragraph() -> None:
    later = seen("Two months later", paragraph=1)
    assert read(OPENING, later, seen("in February", paragraph=1))[1:] == ["2020-12", "2021-02"]


@pytest.mark.parametrize("words", ["last month", "on Tuesday", "this year", "in January 2025"])
def test_a_date_of_the_present_ends_the_flashback(words: str) -> None:
    assert read(OPENING, seen(words), seen("In December", paragraph=1))[2] == "2024-12"


def test_a_sentence_told_from_now_ends_the_flashback() -> None:
    story = Story(PUBLISHED)
    story.tell(OPENING, story.reading(OPENING))
    story.return_to_present()
    assert story.reading(seen("In December")).on(PUBLISHED).edtf == "2024-12"


def test_unknown_publication_leaves_the_year_to_the_flashback() -> None:
    assert read(OPENING, seen("In December"), published=UNKNOWN) == ["2020-10", "2020-12"]


def test_unknown_publication_and_no_flashback_leave_the_year_open() -> None:
    passing = seen("in October 2020", is_main=False)
    assert read(passing, seen("In December", paragraph=1), published=UNKNOWN) == ["2020-10", ""]


def test_a_date_told_in_passing_opens_no_flashback() -> None:
    assert read(seen("in 2022", is_main=False), seen("in January"))[1] == "2025-01"


def test_a_month_behind_a_date_of_an_earlier_year_may_be_of_either() -> None:
    assert read(seen("in January 2024"), seen("in February"))[1] == "2024-02/2025-02"


def test_a_month_that_is_still_ahead_in_the_year_is_that_of_the_earlier_year() -> None:
    assert read(seen("in January 2024"), seen("in May"))[1] == "2024-05"


def test_the_next_day_counts_from_the_main_line() -> None:
    told = [seen("On October 5"), seen("on May 1", is_main=False), seen("the next day", sentence=1)]
    assert read(*told)[2] == "2024-10-06"


def test_day_of_a_report_is_an_anchor_in_its_own_sentence_only() -> None:
    report = seen("on Monday", is_of_report=True)
    told = [report, seen("the previous day"), seen("the same day", sentence=1)]
    assert read(*told) == ["2025-03-10", "2025-03-09", "2025-03-09"]


def test_previous_year_far_from_any_date_may_be_that_before_publication() -> None:
    assert read(seen("in 2022"), seen("the previous year", paragraph=3))[1] == "2021/2024"


def test_date_in_the_dateline_tells_no_story() -> None:
    assert read(seen("March 12", in_dateline=True), seen("the next day"))[1] == "2025-03-13"


SPEECH = Said(Known(parse_edtf("2024-01-15")))


@pytest.mark.parametrize(
    ("words", "quoted", "edtf"),
    [
        ("this year", True, "2024"),
        ("this year", False, "2025"),
        ("yesterday", True, "2024-01-14"),
        ("the previous day", False, "2024-01-14"),
        ("in October", False, "2023-10"),
        ("by the end of the month", False, "../2024-01-31"),
        ("on Friday", True, "2024-01-12"),
        ("in 2019", True, "2019"),
    ],
)
def test_speech_is_the_anchor_of_what_is_said(words: str, quoted: bool, edtf: str) -> None:
    assert in_speech(seen(words), SPEECH, None, quoted=quoted).on(PUBLISHED).edtf == edtf


def test_weekday_to_come_in_reported_speech_is_seen_from_the_speech_or_from_now() -> None:
    friday = seen("on Friday", tense="future", is_past=False)
    assert in_speech(friday, SPEECH, None, quoted=False).on(PUBLISHED).edtf == "2024-01-19/2025-03-14"


def test_the_next_day_in_a_speech_counts_from_the_date_told_in_it() -> None:
    told = Said(Known(parse_edtf("2024-01-03")))
    assert in_speech(seen("the next day"), SPEECH, told, quoted=True).on(PUBLISHED).edtf == "2024-01-04"


WORDS = (
    "in October 2020",
    "in May",
    "two days later",
    "that year",
    "last month",
    "on Monday",
    "by the end of the year",
)
PHRASES = st.builds(
    seen,
    st.sampled_from(WORDS),
    sentence=st.integers(0, 3),
    paragraph=st.integers(0, 2),
    is_fronted=st.booleans(),
    is_main=st.booleans(),
    is_past=st.booleans(),
    tense=st.sampled_from(("past", "future", "none")),
)


@given(st.lists(PHRASES, max_size=12), st.sampled_from((PUBLISHED, UNKNOWN, Interval(None, PUBLISHED.end))))
def test_every_story_can_be_read_again_for_a_narrower_publication(phrases: list[Seen], published: Interval) -> None:
    story = Story(published)
    for phrase in phrases:
        reading = story.reading(phrase)
        story.tell(phrase, reading)
        narrower = reading.on(PUBLISHED)
        assert reading.on(published).contains(narrower) or narrower.is_unknown


def test_a_flashback_without_end_is_read_in_passing() -> None:
    months = [seen(words, sentence=number) for number, words in enumerate(("in May", "in December") * 300)]
    assert len(read(OPENING, *months)) == 601
