"""Lengths, frequencies, clock times and references: found on request, and placing nothing in time."""

from datetime import date

import pytest

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.phrases import find_phrases, resolve
from pipeline.dates.grammar.times import TIMES
from pipeline.dates.values import (
    UNPLACED,
    Clock,
    Fiscal,
    Known,
    Length,
    MonthDay,
    Numbered,
    Period,
    Reference,
    Repeated,
    Season,
    Value,
    Weekday,
    YearPart,
)


def _found(text: str, lexicon: DateLexicon) -> list[tuple[str, Value]]:
    return [(phrase.text, phrase.value) for phrase in find_phrases(text, lexicon=lexicon, grammar=TIMES)]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("The roof held for 60 years.", "60 years", Length(60, "year")),
        ("The roof held for the past two years.", "the past two years", Length(2, "year")),
        ("A three-month course began.", "three-month", Length(3, "month")),
        ("He paid a two-day visit.", "two-day", Length(2, "day")),
        ("A decade-long quarrel ended.", "decade-long", Length(1, "decade")),
        ("A yearlong study ended.", "yearlong", Length(1, "year")),
        ("It took twenty-five minutes.", "twenty-five minutes", Length(25, "minute")),
        ("It took a mere 24 hours.", "a mere 24 hours", Length(24, "hour")),
        ("It took half an hour.", "half an hour", Length(30, "minute")),
        ("It took a year and a half.", "a year and a half", Length(18, "month")),
        ("It took 1.5 years.", "1.5 years", Length(1.5, "year")),
        ("It took half a century.", "half a century", Length(50, "year")),
        ("It took weeks.", "weeks", Length(None, "week")),
        ("It took many years.", "many years", Length(None, "year")),
        ("It took several months.", "several months", Length(None, "month")),
        ("It took a couple of months.", "a couple of months", Length(2, "month")),
        ("It took up to ten days.", "up to ten days", Length(10, "day")),
        ("It rained for three straight days.", "three straight days", Length(3, "day")),
        ("It rained all day.", "all day", Length(1, "day")),
        ("In the 90 years since, it stood.", "the 90 years", Length(90, "year")),
    ],
)
def test_a_length(text: str, phrase: str, value: Value, lexicon: DateLexicon) -> None:
    assert _found(text, lexicon) == [(phrase, value)]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("They meet every year.", "every year", Repeated(Length(1, "year"))),
        ("They meet every two weeks.", "every two weeks", Repeated(Length(2, "week"))),
        ("They meet every other day.", "every other day", Repeated(Length(2, "day"))),
        ("They meet each Tuesday.", "each Tuesday", Repeated(Weekday(1))),
        ("They meet on Sundays.", "Sundays", Repeated(Weekday(6))),
        ("They meet every May.", "every May", Repeated(MonthDay(5))),
        ("They meet every spring.", "every spring", Repeated(Season("spring"))),
        ("They meet annually.", "annually", Repeated(Length(1, "year"), is_adverb=True)),
        ("They meet twice a week.", "twice a week", Repeated(Length(1, "week"))),
        ("They meet three times a year.", "three times a year", Repeated(Length(1, "year"))),
        ("He earns 300 dollars a month.", "a month", Repeated(Length(1, "month"))),
        ("It makes five tons per day.", "per day", Repeated(Length(1, "day"))),
    ],
)
def test_what_happens_again_and_again(text: str, phrase: str, value: Value, lexicon: DateLexicon) -> None:
    assert _found(text, lexicon) == [(phrase, value)]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("It starts at 5 p.m.", "5 p.m.", Clock(17)),
        ("It starts at 12:30 a.m. today", "12:30 a.m. today", Clock(0, 30, None, Period("day"))),
        ("It starts at 9 a.m. Thursday.", "9 a.m. Thursday", Clock(9, None, None, Weekday(3))),
        ("It started at 1430 GMT.", "1430 GMT", Clock(14, 30)),
        ("It started at noon.", "noon", Clock(part="noon")),
        ("It started on Friday night.", "Friday night", Clock(part="night", day=Weekday(4))),
        ("It started this morning.", "This morning".lower(), Clock(part="morning", day=Period("day"))),
        ("It started last night.", "last night", Clock(part="night", day=Period("day", -1))),
        ("It starts tonight.", "tonight", Clock(part="night", day=Period("day"))),
        ("On the evening of May 3 it rained.", "the evening of May 3", Clock(part="evening", day=MonthDay(5, 3))),
    ],
)
def test_a_time_of_the_day(text: str, phrase: str, value: Value, lexicon: DateLexicon) -> None:
    assert _found(text, lexicon) == [(phrase, value)]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("In the past it was wet.", "the past", Reference("past")),
        ("At the time it was wet.", "At the time", Reference("past")),
        ("It was wet in recent years.", "recent years", Reference("past")),
        ("It was wet years ago.", "years ago", Reference("past")),
        ("It is now wet.", "now", Reference("present")),
        ("It is currently wet.", "currently", Reference("present")),
        ("It is wet these days.", "these days", Reference("present")),
        ("It will be wet in the near future.", "the near future", Reference("future")),
        ("It will be wet in the coming weeks.", "the coming weeks", Reference("future")),
        ("They crossed on the 99th day.", "the 99th day", Numbered("day")),
        ("In fiscal 2013 it grew.", "fiscal 2013", Fiscal(Known(Interval.year(2013)))),
        ("First-quarter profit fell.", "First-quarter", YearPart("q1")),
    ],
)
def test_a_reference(text: str, phrase: str, value: Value, lexicon: DateLexicon) -> None:
    assert _found(text, lexicon) == [(phrase, value)]


@pytest.mark.parametrize(
    "text",
    [
        "A 60-year-old man, 60 years old, of 60 years of age.",
        "The daily paper and the weekly market.",
        "It happened for the second time; he may march in the fall of the city.",
        "At the time of the vote he was away, and one day he came back.",
        "As soon as possible, at the same time, for a long time.",
        "A quarter of the people sat in the sun.",
        "The future of the firm is past.",
        "They won 3:1 and lost 4-2.",
        "Now and then he sang.",
    ],
)
def test_nothing_is_read_where_no_time_is_meant(text: str, lexicon: DateLexicon) -> None:
    assert _found(text, lexicon) == []


@pytest.mark.parametrize(
    "text", ["for 60 years", "every Tuesday", "at 5 p.m.", "in the past", "on the 99th day", "in fiscal 2013"]
)
def test_none_of_them_places_anything(text: str, lexicon: DateLexicon) -> None:
    [phrase] = find_phrases(text, lexicon=lexicon, grammar=TIMES)
    assert isinstance(phrase.value, UNPLACED)
    assert resolve(phrase.value, Interval.day(date(2024, 5, 6))).interval.is_unknown


@pytest.mark.parametrize("text", ["It took 60 years.", "They meet every Tuesday.", "It starts at 5 p.m.", "Years ago."])
def test_the_grammar_of_dates_reads_none_of_them(text: str, lexicon: DateLexicon) -> None:
    assert find_phrases(text, lexicon=lexicon) == []
