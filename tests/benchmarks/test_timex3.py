"""What the TIMEX3 benchmark makes of our phrases, and how it counts."""

from datetime import date

import pytest
import timex
import timex3

from pipeline.dates.grammar.lexicon import DateLexicon, load_lexicon

DCT = date(2013, 3, 22)  # a Friday


@pytest.fixture(scope="module")
def lexicon() -> DateLexicon:
    return load_lexicon()


def _written(text: str, lexicon: DateLexicon) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.type, t.value) for t in timex3.timexes(text, DCT, lexicon)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("He resigned on Wednesday.", "Wednesday", "DATE", "2013-03-20"),
        ("He resigned last year.", "last year", "DATE", "2012"),
        ("He resigned this week.", "this week", "DATE", "2013-W12"),
        ("He resigned last weekend.", "last weekend", "DATE", "2013-W11-WE"),
        ("He resigned last summer.", "last summer", "DATE", "2012-SU"),
        ("He resigned in the fourth quarter.", "the fourth quarter", "DATE", "2012-Q4"),
        ("He resigned in the first half of 2012.", "the first half of 2012", "DATE", "2012-H1"),
        ("He resigned in the 1990s.", "the 1990s", "DATE", "199"),
        ("He resigned in the 20th century.", "20th century", "DATE", "19"),
        ("He resigned in late 2011.", "late 2011", "DATE", "2011"),
        ("He resigned two weeks ago.", "two weeks ago", "DATE", "2013-W10"),
        ("He resigned just six months ago.", "six months ago", "DATE", "2012-09"),
        ("He resigned several years ago.", "several years ago", "DATE", "PAST_REF"),
        ("He resigned recently.", "recently", "DATE", "PAST_REF"),
        ("He is now free.", "now", "DATE", "PRESENT_REF"),
        ("It can be done today.", "today", "DATE", "PRESENT_REF"),
        ("He resigned today.", "today", "DATE", "2013-03-22"),
        ("He waited since January.", "January", "DATE", "2013-01"),
        ("He resigned Friday afternoon.", "Friday afternoon", "TIME", "2013-03-22TAF"),
        ("He resigned at 5 p.m. Thursday.", "5 p.m. Thursday", "TIME", "2013-03-21T17:00"),
        ("He waited for three months.", "three months", "DURATION", "P3M"),
        ("He waited for 24 hours.", "24 hours", "DURATION", "PT24H"),
        ("He waited for decades.", "decades", "DURATION", "PXDE"),
        ("He waited over the past two years.", "the past two years", "DURATION", "P2Y"),
        ("He resigns every year.", "every year", "SET", "P1Y"),
        ("He resigns annually.", "annually", "SET", "XXXX"),
        ("He resigns on Sundays.", "Sundays", "SET", "XXXX-WXX-7"),
    ],
)
def test_an_expression_has_extent_type_and_value(
    text: str, words: str, kind: str, value: str, lexicon: DateLexicon
) -> None:
    assert _written(text, lexicon) == [(words, kind, value)]


def test_the_ends_of_a_range_are_two_expressions(lexicon: DateLexicon) -> None:
    found = _written("They crossed it in 1957-58 and from March 3 to 5.", lexicon)
    assert [value for _, _, value in found] == ["1957", "1958", "2013-03-03", "2013-03-05"]


def test_a_clock_time_takes_the_day_of_its_sentence(lexicon: DateLexicon) -> None:
    assert _written("It began on Tuesday at 9 a.m. sharp.", lexicon)[1] == ("9 a.m.", "TIME", "2013-03-19T09:00")


def test_each_expression_is_matched_once_and_attributes_count_in_the_relaxed_figure() -> None:
    gold = [timex3.Timex(0, 8, "DATE", "2013"), timex3.Timex(20, 24, "DATE", "2012")]
    found = [timex3.Timex(4, 8, "DATE", "2013"), timex3.Timex(0, 3, "DATE", "2011")]
    document = timex.Document("a", "x" * 30, DCT, gold)
    tally = timex.score([document], lambda text, dct: found, errors=False)
    assert (tally.relaxed, tally.strict, tally.values) == (1, 0, 1)
    assert tally.f1(tally.relaxed) == tally.attribute(tally.values) == 0.5
