"""From a day to a phrase and back: what a writer may call a day must be read as the days that the words admit.

Each style writes a day in words, as a writer would on the day of publication, and says with the standard library's
own arithmetic which days those words admit. `lags` are the days from the one to the other, negative when it lies ahead.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pipeline.dates.edtf import UNKNOWN, Interval
from pipeline.dates.grammar.lexicon import load_lexicon
from pipeline.dates.grammar.phrases import find_phrases
from pipeline.dates.resolve import Tense, resolve

LEXICON = load_lexicon()
DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2035, 12, 31))
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")


@dataclass(frozen=True)
class Written:
    """A phrase with its preposition, and the first and last day that it admits."""

    words: str
    first: date | None
    last: date | None


Style = Callable[[date, date], Written | None]
STYLES: dict[str, tuple[range, Style]] = {}


def style(lags: range) -> Callable[[Style], Style]:
    """Register a style for days so far before the publication."""

    def registered(function: Style) -> Style:
        STYLES[function.__name__.strip("_").replace("_", " ")] = (lags, function)
        return function

    return registered


def _only(words: str, day: date) -> Written:
    return Written(words, day, day)


def _month(words: str, day: date) -> Written:
    return Written(words, day.replace(day=1), _month_end(day))


def _year(words: str, year: int) -> Written:
    return Written(words, date(year, 1, 1), date(year, 12, 31))


def _week(words: str, day: date) -> Written:
    monday = day - timedelta(day.weekday())
    return Written(words, monday, monday + timedelta(6))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _months_between(day: date, anchor: date) -> int:
    return (anchor.year - day.year) * 12 + anchor.month - day.month


def _weeks_between(day: date, anchor: date) -> int:
    return ((anchor - timedelta(anchor.weekday())) - (day - timedelta(day.weekday()))).days // 7


def _nth(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _named(shift: int) -> str:
    """The word for the unit before, around or after the publication."""
    return {-1: "last", 0: "this", 1: "next"}[shift]


def _count(number: int) -> str:
    return NUMBERS[number - 2] if 2 <= number <= len(NUMBERS) + 1 else str(number)


def _third(day: date) -> tuple[str, date, date]:
    """The guide's parts of a month: days 1 to 10, 11 to 20, 21 to the end."""
    if day.day <= 10:
        return "early", day.replace(day=1), day.replace(day=10)
    if day.day <= 20:
        return "mid", day.replace(day=11), day.replace(day=20)
    return "late", day.replace(day=21), _month_end(day)


# Days that are printed in full: they need no anchor, and are read whatever it is.
ANY = range(-400, 4000)


@style(ANY)
def _american_day(day: date, anchor: date) -> Written:
    return _only(f"on {day:%B} {day.day}, {day.year}", day)


@style(ANY)
def _british_day(day: date, anchor: date) -> Written:
    return _only(f"on {day.day} {day:%B} {day.year}", day)


@style(ANY)
def _ordinal_day(day: date, anchor: date) -> Written:
    return _only(f"on the {_nth(day.day)} of {day:%B}, {day.year}", day)


@style(ANY)
def _short_day(day: date, anchor: date) -> Written:
    return _only(f"on {day:%b}{'' if day.month == 5 else '.'} {day.day}, {day.year}", day)


@style(ANY)
def _day_with_weekday(day: date, anchor: date) -> Written:
    return _only(f"on {day:%A}, {day:%B} {day.day}, {day.year}", day)


@style(ANY)
def _iso_day(day: date, anchor: date) -> Written:
    return _only(f"on {day.isoformat()}", day)


@style(ANY)
def _dotted_day(day: date, anchor: date) -> Written:
    return _only(f"on {day.year}. {day.month}. {day.day}", day)


@style(ANY)
def _korean_day(day: date, anchor: date) -> Written:
    return _only(f"on {day.year}년 {day.month}월 {day.day}일", day)


@style(ANY)
def _juche_day(day: date, anchor: date) -> Written:
    return _only(f"on {day:%B} {day.day}, Juche {day.year - 1911} ({day.year})", day)


@style(ANY)
def _month_of_a_year(day: date, anchor: date) -> Written:
    return _month(f"in {day:%B} {day.year}", day)


@style(ANY)
def _plain_year(day: date, anchor: date) -> Written:
    return _year(f"in {day.year}", day.year)


@style(ANY)
def _decade(day: date, anchor: date) -> Written | None:
    first = day.year // 10 * 10
    if first % 100 == 0:  # "the 2000s" may be a century
        return None
    return Written(f"in the {first}s", date(first, 1, 1), date(first + 9, 12, 31))


@style(ANY)
def _part_of_a_month(day: date, anchor: date) -> Written:
    part, first, last = _third(day)
    return Written(f"in {part}{'-' if part == 'mid' else ' '}{day:%B} {day.year}", first, last)


@style(ANY)
def _half_of_a_year(day: date, anchor: date) -> Written:
    if day.month <= 6:
        return Written(f"in the first half of {day.year}", date(day.year, 1, 1), date(day.year, 6, 30))
    return Written(f"in the second half of {day.year}", date(day.year, 7, 1), date(day.year, 12, 31))


@style(ANY)
def _quarter_of_a_year(day: date, anchor: date) -> Written:
    quarter = (day.month - 1) // 3
    first = date(day.year, 3 * quarter + 1, 1)
    name = ("first", "second", "third", "fourth")[quarter]
    return Written(f"in the {name} quarter of {day.year}", first, _month_end(first.replace(month=first.month + 2)))


@style(ANY)
def _season_of_a_year(day: date, anchor: date) -> Written | None:
    if day.month in (12, 1, 2):  # a winter has two years
        return None
    first = date(day.year, day.month // 3 * 3, 1)
    name = ("spring", "summer", "autumn")[day.month // 3 - 1]
    return Written(f"in the {name} of {day.year}", first, _month_end(first.replace(month=first.month + 2)))


@style(ANY)
def _days_in_full(day: date, anchor: date) -> Written:
    last = day + timedelta(9)
    return Written(f"from {day:%B} {day.day}, {day.year} to {last:%B} {last.day}, {last.year}", day, last)


@style(ANY)
def _days_of_one_year_at_their_end(day: date, anchor: date) -> Written | None:
    last = day + timedelta(9)
    if last.year != day.year:
        return None
    return Written(f"from {day:%B} {day.day} to {last:%B} {last.day}, {last.year}", day, last)


@style(ANY)
def _years(day: date, anchor: date) -> Written:
    words = f"between {day.year} and {day.year + 4}"
    return Written(words, date(day.year, 1, 1), date(day.year + 4, 12, 31))


# Dates without their year.
@style(range(-300, 365))
def _yearless_day(day: date, anchor: date) -> Written:
    return _only(f"on {day:%B} {day.day}", day)


@style(range(-300, 365))
def _yearless_british_day(day: date, anchor: date) -> Written:
    return _only(f"on the {_nth(day.day)} of {day:%B}", day)


@style(range(330))
def _yearless_month(day: date, anchor: date) -> Written | None:
    return _month(f"in {day:%B}", day) if _months_between(day, anchor) < 12 else None


@style(range(330))
def _part_of_a_yearless_month(day: date, anchor: date) -> Written | None:
    part, first, last = _third(day)
    if last > anchor or _months_between(day, anchor) > 11:
        return None
    return Written(f"in {part}{'-' if part == 'mid' else ' '}{day:%B}", first, last)


@style(range(10, 330))
def _yearless_days(day: date, anchor: date) -> Written:
    last = day + timedelta(9)
    return Written(f"from {day:%B} {day.day} to {last:%B} {last.day}", day, last)


@style(range(10, 330))
def _yearless_days_of_one_month(day: date, anchor: date) -> Written | None:
    last = day + timedelta(4)
    return Written(f"on {day:%B} {day.day}-{last.day}", day, last) if last.month == day.month else None


@style(range(-730, 730))
def _day_of_a_named_year(day: date, anchor: date) -> Written | None:
    shift = day.year - anchor.year
    return _only(f"on {day:%B} {day.day} {_named(shift)} year", day) if abs(shift) <= 1 else None


@style(range(-730, 730))
def _month_of_a_named_year(day: date, anchor: date) -> Written | None:
    shift = day.year - anchor.year
    return _month(f"in {day:%B} {_named(shift)} year", day) if abs(shift) <= 1 else None


@style(range(-730, 730))
def _part_of_a_month_of_a_named_year(day: date, anchor: date) -> Written | None:
    shift, (part, first, last) = day.year - anchor.year, _third(day)
    if abs(shift) > 1:
        return None
    return Written(f"in {part}{'-' if part == 'mid' else ' '}{day:%B} {_named(shift)} year", first, last)


@style(range(-60, 60))
def _day_of_a_named_month(day: date, anchor: date) -> Written | None:
    shift = -_months_between(day, anchor)
    return _only(f"on the {_nth(day.day)} of {_named(shift)} month", day) if abs(shift) <= 1 else None


# Weekdays.
@style(range(-6, 7))
def _weekday(day: date, anchor: date) -> Written:
    return _only(f"on {day:%A}", day)


@style(range(7))
def _weekday_with_a_daytime(day: date, anchor: date) -> Written:
    return _only(f"on {day:%A} morning", day)


@style(range(1, 4))
def _last_weekday(day: date, anchor: date) -> Written | None:
    """Only over the end of a week: inside one "last Monday" may be that of the week before."""
    return _only(f"last {day:%A}", day) if _weeks_between(day, anchor) == 1 else None


@style(range(-13, 14))
def _weekday_of_a_named_week(day: date, anchor: date) -> Written | None:
    shift = -_weeks_between(day, anchor)
    return _only(f"on {day:%A} {_named(shift)} week", day) if abs(shift) <= 1 else None


# Counted from the publication.
@style(range(-2, 3))
def _neighbouring_day(day: date, anchor: date) -> Written:
    names = ("the day before yesterday", "yesterday", "today", "tomorrow", "the day after tomorrow")
    return _only(names[(day - anchor).days + 2], day)


@style(range(1, 2))
def _last_night(day: date, anchor: date) -> Written:
    return _only("last night", day)


@style(range(2, 100))
def _days_ago(day: date, anchor: date) -> Written:
    return _only(f"{_count((anchor - day).days)} days ago", day)


@style(range(8, 100))
def _weeks_ago(day: date, anchor: date) -> Written | None:
    weeks = _weeks_between(day, anchor)
    return _week(f"{_count(weeks)} weeks ago", day) if weeks >= 2 else None


@style(range(32, 1000))
def _months_ago(day: date, anchor: date) -> Written | None:
    months = _months_between(day, anchor)
    return _month(f"{_count(months)} months ago", day) if months >= 2 else None


@style(range(366, 10000))
def _years_ago(day: date, anchor: date) -> Written | None:
    years = anchor.year - day.year
    return _year(f"{_count(years)} years ago", day.year) if years >= 2 else None


@style(range(366, 10000))
def _month_of_a_counted_year(day: date, anchor: date) -> Written | None:
    years = anchor.year - day.year
    return _month(f"in {day:%B} {_count(years)} years ago", day) if years >= 2 else None


@style(range(-13, 14))
def _named_week(day: date, anchor: date) -> Written | None:
    shift = -_weeks_between(day, anchor)
    return _week(f"{_named(shift)} week", day) if abs(shift) <= 1 else None


@style(range(-60, 60))
def _named_month(day: date, anchor: date) -> Written | None:
    shift = -_months_between(day, anchor)
    return _month(f"{_named(shift)} month", day) if abs(shift) <= 1 else None


@style(range(-700, 700))
def _named_year(day: date, anchor: date) -> Written | None:
    shift = day.year - anchor.year
    return _year(f"{_named(shift)} year", day.year) if abs(shift) <= 1 else None


@style(range(-700, 700))
def _early_in_a_named_year(day: date, anchor: date) -> Written | None:
    shift = day.year - anchor.year
    if abs(shift) > 1 or day.month > 3:
        return None
    return Written(f"early {_named(shift)} year", date(day.year, 1, 1), date(day.year, 3, 31))


@style(range(-700, 700))
def _half_of_a_named_year(day: date, anchor: date) -> Written | None:
    shift = day.year - anchor.year
    if abs(shift) > 1 or day.month > 6:
        return None
    return Written(f"in the first half of {_named(shift)} year", date(day.year, 1, 1), date(day.year, 6, 30))


@style(range(1000))
def _past_years(day: date, anchor: date) -> Written | None:
    if (anchor.month, anchor.day) == (2, 29):
        return None
    first = anchor.replace(year=anchor.year - 3)
    return Written("over the past three years", first, anchor) if day >= first else None


# Bounds.
@style(range(365))
def _since_a_day(day: date, anchor: date) -> Written:
    return Written(f"since {day:%B} {day.day}", day, anchor)


@style(range(4000))
def _since_a_year(day: date, anchor: date) -> Written:
    return Written(f"since {day.year}", date(day.year, 1, 1), anchor)


@style(range(-300, 0))
def _by_a_day(day: date, anchor: date) -> Written:
    return Written(f"by {day:%B} {day.day}", anchor, day)


@style(range(-300, 0))
def _by_the_end_of_the_year(day: date, anchor: date) -> Written | None:
    return Written("by year's end", anchor, date(day.year, 12, 31)) if day.year == anchor.year else None


@style(range(-3000, 0))
def _until_a_year(day: date, anchor: date) -> Written | None:
    return Written(f"until {day.year}", anchor, date(day.year, 12, 31)) if day.year > anchor.year else None


# Counted from the day that the story has reached: the first argument is the day, the second that other one.
NARRATIVE: dict[int, str] = {
    -2: "two days earlier",
    -1: "the previous day",
    0: "on the same day",
    1: "the following day",
    2: "two days later",
    40: "40 days later",
}


FRAMES = (
    "It {verb} {words}.",
    "It {verb} {words}, he said.",
    "“It {verb} {words},” he said.",
    "It {verb} {words} in Norwick.",
    "The mill of the town, which {verb} {words}, is large.",
    "It {verb} in Norwick (England) {words}",
    "{Words}, it {verb}.",
    "{Words} it {verb} with 20 workers of 3 towns.",
)
"""Where a writer may put a date."""


def _sentence(words: str, tense: Tense, frame: str = FRAMES[0]) -> str:
    verb = "opened" if tense == "past" else "will open"
    return frame.format(verb=verb, words=words, Words=words[0].upper() + words[1:])


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_a_day_written_in_words_comes_back(name: str, data: st.DataObject) -> None:
    lags, write = STYLES[name]
    day, lag = data.draw(DAYS, "day"), data.draw(st.sampled_from(lags), "lag")
    anchor = day + timedelta(lag)
    written = write(day, anchor)
    assume(written is not None)
    assert written is not None
    tense: Tense = "past" if lag >= 0 else "future"
    text = _sentence(written.words, tense, data.draw(st.sampled_from(FRAMES), "frame"))
    [phrase] = find_phrases(text, lexicon=LEXICON)
    found = resolve(phrase.value, Interval.day(anchor), tense=tense).interval
    assert found == Interval(written.first, written.last), written
    assert found.contains(Interval.day(day)), written


@settings(max_examples=300)
@given(st.sampled_from([name for name, (lags, _) in STYLES.items() if lags is ANY]), DAYS)
def test_a_full_date_needs_no_anchor(name: str, day: date) -> None:
    written = STYLES[name][1](day, day)
    assume(written is not None)
    assert written is not None
    [phrase] = find_phrases(_sentence(written.words, "past"), lexicon=LEXICON)
    assert resolve(phrase.value, UNKNOWN).interval == Interval(written.first, written.last)


@settings(max_examples=300)
@given(DAYS, st.sampled_from(sorted(NARRATIVE)), st.integers(0, 2000))
def test_a_day_counted_from_the_story_comes_back(reference: date, distance: int, lag: int) -> None:
    [phrase] = find_phrases(_sentence(NARRATIVE[distance], "past"), lexicon=LEXICON)
    anchor = Interval.day(reference + timedelta(lag))
    found = resolve(phrase.value, anchor, tense="past", reference=Interval.day(reference)).interval
    assert found == Interval.day(reference + timedelta(distance))


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from([n for n, (lags, _) in STYLES.items() if lags is ANY]), DAYS), max_size=6))
def test_many_dates_of_a_text_come_back_each_for_itself(dates: list[tuple[str, date]]) -> None:
    written = [found for name, day in dates if (found := STYLES[name][1](day, day)) is not None]
    text = " ".join(_sentence(item.words, "past") for item in written)
    found = [resolve(phrase.value, UNKNOWN).interval for phrase in find_phrases(text, lexicon=LEXICON)]
    assert found == [Interval(item.first, item.last) for item in written]
