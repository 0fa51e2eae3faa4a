import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon
from pipeline.dates.grammar.phrases import find_phrases, resolve
from pipeline.dates.values import (
    Bound,
    Counted,
    DayOfMonth,
    Known,
    MonthDay,
    NthWeekday,
    Offset,
    Part,
    Period,
    Range,
    Season,
    Slice,
    Stretch,
    Value,
    Weekday,
    Weekend,
    Within,
    YearPart,
)

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
        ("in the first months of next year", Part("early", Period("year", 1))),
        ("this month", Period("month")),
        ("with year-end approaching", Part("end", Period("year"))),
        ("since January", Bound("since", MonthDay(1))),
        ("from September 3 to 5", Range(MonthDay(9, 3), MonthDay(9, 5))),
        ("for three years", Stretch(3, 3, "year")),
        ("in less than two years since the drive was launched", Stretch(1, 2, "year", counts_since=True)),
        ("in the coming ten years", Stretch(10, 10, "year", 1)),
        ("in March 2021", Known(Interval.month(2021, 3))),
        ("the year before last", Period("year", -2)),
        ("the week after next", Period("week", 2)),
        ("over the last decade", Stretch(10, 10, "year", -1)),
        ("over the weekend", Weekend()),
        ("the weekend of 3 May", Part("weekend", MonthDay(5, 3))),
        ("earlier this month", Part("so_far", Period("month"))),
        ("the rest of the year", Part("remaining", Period("year"))),
        ("in the third quarter", YearPart("q3")),
        ("Q3 2023", Part("q3", Known(Interval.year(2023)))),
        ("in the first ten days of June", Slice(1, 10, "day", MonthDay(6))),
        ("the last week of May", Slice(-1, -1, "week", MonthDay(5))),
        ("on the last day of 2023", Slice(-1, -1, "day", Known(Interval.year(2023)))),
        ("the first Monday in October", NthWeekday(1, 0, MonthDay(10))),
        ("on the 20th of this month", Within(DayOfMonth(20), Period("month"))),
        ("on the night of the 5th", DayOfMonth(5)),
        ("on the morning of January 6", MonthDay(1, 6)),
        ("on Friday the 13th", DayOfMonth(13, 4)),
        ("on August 24 and 25", Range(MonthDay(8, 24), MonthDay(8, 25))),
        ("last June 19", MonthDay(6, 19, None, "last")),
        ("on New Year's Eve", MonthDay(12, 31)),
        ("last Christmas", MonthDay(12, 25, None, "last")),
        ("at the turn of the year", Range(MonthDay(12), MonthDay(1))),
        ("three days before Christmas", Offset(MonthDay(12, 25), 3, 3, "day", -1)),
        ("the day after May 5", Offset(MonthDay(5, 5), 1, 1, "day", 1)),
        ("the week of May 5", Offset(MonthDay(5, 5), 0, 6, "day", 1)),
        ("a week on Monday", Offset(Weekday(0, "this"), 1, 1, "week", 1)),
        ("on Monday week", Offset(Weekday(0, "this"), 1, 1, "week", 1)),
        ("two Tuesdays ago", Offset(Weekday(1, "last"), 1, 1, "week", -1)),
        ("three days from now", Offset(Period("day"), 3, 3, "day", 1)),
        ("the Sunday after next", Offset(Weekday(6, "this"), 1, 1, "week", 1)),
        ("the following Tuesday", Weekday(1, "next", "narrative")),
        ("the following spring", Season("spring", "next", "narrative")),
        ("the next spring", Season("spring", "next", "narrative")),
        ("the previous March", MonthDay(3, which="last", base="narrative")),
        ("the Thursday before", Weekday(3, "last", "narrative")),
        ("the next morning", Period("day", 1, "narrative")),
        ("twenty-five years ago", Counted(25, 25, "year", -1)),
        ("two or three years ago", Counted(2, 3, "year", -1)),
        ("half a year ago", Counted(6, 6, "month", -1)),
        ("in mid-to-late April", Range(Part("mid", MonthDay(4)), Part("late", MonthDay(4)))),
        ("from Saturday through Monday", Range(Weekday(5), Weekday(0))),
        ("will not open until May 5", Bound("from", MonthDay(5, 5))),
        ("in May-June 2024", Range(Known(Interval.month(2024, 5)), Known(Interval.month(2024, 6)))),
    ],
)
def test_phrase_has_a_value_without_an_anchor(text: str, value: Value, lexicon: DateLexicon) -> None:
    assert [phrase.value for phrase in find_phrases(text, lexicon=lexicon)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "the lunar New Year's Day",
        "the Christmas season",
        "Room 1995 and Locker 2001",
        "Version 2024.11.3",
        "for a quarter of the people",
        "a 2000-seat hall at 1900 GMT",
        "for eight seconds",
        "in his sixties",
        "now and then, now that he is gone",
        "the first Sunday of each month",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str, lexicon: DateLexicon) -> None:
    assert find_phrases(text, lexicon=lexicon) == []


def test_a_date_that_tells_which_one_has_no_parts(lexicon: DateLexicon) -> None:
    [phrase] = find_phrases("on the last day of the 1960 campaign", lexicon=lexicon)
    assert phrase.value == Known(Interval.year(1960))


def test_what_starts_on_a_day_is_not_the_beginning_of_it(lexicon: DateLexicon) -> None:
    [phrase] = find_phrases("It got off to a bright start on Saturday.", lexicon=lexicon)
    assert (phrase.text, phrase.value) == ("Saturday", Weekday(5))


def test_a_range_with_a_year_is_no_open_end(lexicon: DateLexicon) -> None:
    [phrase] = find_phrases("from May 3 to 10, 2024", lexicon=lexicon)
    assert resolve(phrase.value, Interval()).interval.edtf == "2024-05-03/2024-05-10"


def test_a_sentence_without_a_date_word_is_one_token(lexicon: DateLexicon) -> None:
    tokens = lexicon.tokens("The mill is large. It opened in May.")
    assert [tokens.word(0), tokens.word(1)] == ["The mill is large.", "It"]


def test_day_first_decides_the_slashed_form(lexicon: DateLexicon) -> None:
    for day_first, edtf in ((True, "2025-04-03"), (False, "2025-03-04")):
        [phrase] = find_phrases("03/04/2025", lexicon=lexicon, day_first=day_first)
        assert phrase.value == Known(parse_edtf(edtf))


def test_a_paragraph_ends_a_phrase(lexicon: DateLexicon) -> None:
    assert [p.text for p in find_phrases("He left in May\n2024 was dry.", lexicon=lexicon)] == ["May", "2024"]


SIGNS = [
    *(
        "½",
        "2½",
        "2024년",
        "11月",
        "9 a.m.",
        "1900 GMT",
        "/",
        "W12",
        "1",
        "2",
        "31",
        "0",
        "2024",
        "1999",
        "3rd",
        "99th",
        "1,000",
        "1990s",
        "0000s",
        "20×10",
        "2024-02-30",
        "년",
    ),
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
