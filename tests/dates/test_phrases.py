import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.lexicon import DateLexicon, load_lexicon
from pipeline.dates.phrases import find_phrases, known_phrase
from pipeline.dates.values import Bound, Known, MonthDay, Part, Period, Range, Stretch, Value, Weekday, Within

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Tuesday", Weekday(1)),
        ("last Friday", Weekday(4, "last")),
        ("next Monday", Weekday(0, "next")),
        ("on February 28", MonthDay(2, 28)),
        ("on Wednesday, September 3,", MonthDay(9, 3, 2)),
        ("on December 31 last year", Within(MonthDay(12, 31), Period("year", -1))),
        ("in late February last year", Part("late", Within(MonthDay(2), Period("year", -1)))),
        ("yesterday", Period("day", -1)),
        ("the previous day", Period("day", -1, "narrative")),
        ("the same day", Period("day", 0, "narrative")),
        ("the day before.", Period("day", -1, "narrative")),
        ("the day before yesterday", Period("day", -2)),
        ("this month", Period("month")),
        ("with year-end approaching", Part("end", Period("year"))),
        ("since January", Bound("since", MonthDay(1))),
        ("from September 3 to 5", Range(MonthDay(9, 3), MonthDay(9, 5))),
        ("for three years", Stretch(3, 3, "year")),
        ("in less than two years since the drive was launched", Stretch(1, 2, "year", counts_since=True)),
        ("in the coming ten years", Stretch(10, 10, "year", 1)),
        ("in March 2021", Known(Interval.month(2021, 3))),
    ],
)
def test_phrase_has_a_value_without_an_anchor(text: str, value: Value, lexicon: DateLexicon) -> None:
    assert [phrase.value for phrase in find_phrases(text, lexicon=lexicon)] == [value]


def test_day_first_decides_the_slashed_form(lexicon: DateLexicon) -> None:
    for day_first, edtf in ((True, "2025-04-03"), (False, "2025-03-04")):
        [phrase] = find_phrases("03/04/2025", lexicon=lexicon, day_first=day_first)
        assert phrase.value == Known(parse_edtf(edtf))


def test_a_paragraph_ends_a_phrase(lexicon: DateLexicon) -> None:
    assert [p.text for p in find_phrases("He left in May\n2024 was dry.", lexicon=lexicon)] == ["May", "2024"]


def test_a_known_phrase_quotes_its_text() -> None:
    phrase = known_phrase("the Ninth Congress met", 4, 18, parse_edtf("2026-02-19/2026-02-25"))
    assert phrase.text == "Ninth Congress"


SIGNS = [
    *("1", "2", "31", "0", "2024", "1999", "3rd", "99th", "1,000", "1990s", "0000s", "20×10", "2024-02-30", "년"),
    *("20.11.", "'s", "’s", "-", "–", ",", ".", "(", ")", "'", '"', "\n"),
]
WORDS = st.sampled_from([*SIGNS, *LEXICON.terminals, *(word.capitalize() for word in LEXICON.terminals)])


@given(st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_passes_and_is_quoted_in_order(text: str) -> None:
    end = 0
    for phrase in find_phrases(text, lexicon=LEXICON):
        assert text[phrase.start : phrase.end] == phrase.text
        assert end <= phrase.start < phrase.end
        end = phrase.end


def test_two_hundred_kilobytes_take_less_than_a_second(lexicon: DateLexicon) -> None:
    line = "On Tuesday the workers of the plant told a visitor that output had grown since March 2024, he said.\n"
    text = line * (200_000 // len(line))
    start = time.process_time()
    find_phrases(text, lexicon=lexicon)
    assert time.process_time() - start < 1
