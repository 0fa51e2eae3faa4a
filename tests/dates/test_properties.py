"""Laws of the dates room, for every kind of value, any anchor and any text.

The values are built from the types themselves, so that a new kind of value is under these laws from its first day.
"""

import time
import types
from calendar import monthrange
from dataclasses import fields
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import values
from pipeline.dates.edtf import UNKNOWN, Interval, parse_edtf
from pipeline.dates.grammar.lexicon import load_lexicon
from pipeline.dates.grammar.phrases import DATES, DatePhrase, find_phrases
from pipeline.dates.grammar.times import TIMES
from pipeline.dates.resolve import Tense, basis_of, resolve
from pipeline.dates.values import Counted, Known, Part, Period, Range, Stretch, Value, Weekday, Within, parts_of

LEXICON = load_lexicon()
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
TENSES: st.SearchStrategy[Tense] = st.sampled_from(("past", "future", "none"))
NUMBERS: dict[str, tuple[int, int]] = {
    "month": (1, 12), "day": (1, 31), "weekday": (0, 6), "shift": (-3, 3), "low": (0, 9), "high": (9, 40),
    "hour": (0, 23), "minute": (0, 59), "first": (1, 3), "last": (3, 5),
}  # fmt: skip
"""What the grammar writes into the whole numbers of a value, by the name of the field."""


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Interval(draw(st.sampled_from((first, None))), draw(st.sampled_from((last, None))))


KINDS: tuple[type, ...] = get_args(Value)


def _of_hint(hint: Any, name: str) -> st.SearchStrategy[Any]:
    """A strategy for a field of a value by its type."""
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if hint in KINDS or get_origin(hint) in (Union, types.UnionType):
        options = get_args(hint) or (hint,)
        inner = tuple(option for option in options if option in KINDS)
        others = [_of_hint(option, name) for option in options if option not in KINDS]
        return st.one_of(*others, *([some_value(inner)] if inner else []))
    plain: dict[Any, st.SearchStrategy[Any]] = {
        int: st.integers(*NUMBERS.get(name, (1, 9))),
        float: st.floats(0, 99),
        bool: st.booleans(),
        type(None): st.none(),
        Interval: intervals(),
    }
    return plain[hint]


def _longer_periods() -> st.SearchStrategy[Value]:
    """What a month, a day or a weekday may lie in: "last week", "that year", "three years ago"."""
    units = st.sampled_from(("week", "month", "quarter", "year"))
    counts = st.integers(0, 9), st.integers(9, 40)
    named = st.builds(Period, units, st.integers(-9, 9), st.sampled_from(("published", "narrative")))
    return named | st.builds(Counted, *counts, units, st.sampled_from((-1, 1)))


@cache
def _fields(kind: type) -> dict[str, st.SearchStrategy[Any]]:
    hints = get_type_hints(kind, vars(values))
    drawn = {field.name: _of_hint(hints[field.name], field.name) for field in fields(kind)}
    return drawn | {"outer": _longer_periods()} if kind is Within else drawn


@st.composite
def some_value(draw: st.DrawFn, kinds: tuple[type, ...] = KINDS) -> Value:
    """A value of one of the kinds, whatever is inside it."""
    kind = draw(st.sampled_from(kinds))
    drawn = {name: draw(strategy) for name, strategy in _fields(kind).items()}
    # No calendar has 31 June, and the grammar does not read it either.
    if isinstance(drawn.get("month"), int) and isinstance(drawn.get("day"), int):
        drawn["day"] = min(drawn["day"], monthrange(2000, drawn["month"])[1])
    return cast(Value, kind(**drawn))


def _anchors(start: date, length: int, first: int, last: int) -> tuple[Interval, Interval]:
    """An interval and another inside it."""
    begin, end = sorted((min(first, length), min(last, length)))
    wide = Interval(start, start + timedelta(length))
    return wide, Interval(start + timedelta(begin), start + timedelta(end))


@st.composite
def nested_anchors(draw: st.DrawFn) -> tuple[Interval, Interval]:
    """An anchor, open or not, and a narrower one inside it."""
    numbers = st.integers(0, 500)
    wide, narrow = _anchors(draw(DAYS), draw(numbers), draw(numbers), draw(numbers))
    opened = draw(st.sampled_from(("closed", "left", "right", "both")))
    return Interval(
        None if opened in ("left", "both") else wide.start, None if opened in ("right", "both") else wide.end
    ), narrow


# EDTF


@given(intervals())
def test_parse_undoes_format(interval: Interval) -> None:
    assert parse_edtf(interval.edtf) == interval


YEAR_NUMBERS = st.integers(1, 9999)
POINTS = st.one_of(
    YEAR_NUMBERS.map(lambda year: f"{year:04}"),
    st.builds(lambda year, month: f"{year:04}-{month:02}", YEAR_NUMBERS, st.integers(1, 12)),
    st.dates().map(date.isoformat),
)


@given(st.one_of(POINTS, st.builds("{}/{}".format, POINTS, st.just("..")), st.builds("../{}".format, POINTS)))
def test_format_of_what_was_parsed_names_the_same_days(text: str) -> None:
    interval = parse_edtf(text)
    assert parse_edtf(interval.edtf) == interval
    assert len(interval.edtf) <= len(text) or "/" in text


@given(POINTS, POINTS)
def test_an_edtf_interval_runs_from_its_first_to_its_last_day(first: str, last: str) -> None:
    start, end = sorted((parse_edtf(first), parse_edtf(last)), key=lambda point: (point.start, point.end))
    if start.start is not None and end.end is not None and start.start <= end.end:
        found = parse_edtf(f"{start.edtf}/{end.edtf}")
        assert (found.start, found.end) == (start.start, end.end)


# Values


def test_every_kind_of_value_is_drawn() -> None:
    classes = {item for item in vars(values).values() if isinstance(item, type)}
    assert set(KINDS) == {item for item in classes if item.__module__ == values.__name__}


@given(some_value(), intervals() | st.just(UNKNOWN), st.none() | intervals(), TENSES)
def test_bounds_are_ordered_and_the_basis_is_known(
    value: Value, anchor: Interval, reference: Interval | None, tense: Tense
) -> None:
    resolved = resolve(value, anchor, tense=tense, reference=reference)
    start, end = resolved.interval.start, resolved.interval.end
    assert start is None or end is None or start <= end
    assert resolved.basis is basis_of(value)


@settings(max_examples=600, derandomize=True)  # the same values every time: the space is endless
@given(some_value(), nested_anchors(), TENSES)
def test_narrowing_the_anchor_never_widens_the_result(
    value: Value, anchors: tuple[Interval, Interval], tense: Tense
) -> None:
    wide, narrow = anchors
    assert resolve(value, wide, tense=tense).interval.contains(resolve(value, narrow, tense=tense).interval)


@settings(max_examples=300, derandomize=True)
@given(some_value(), DAYS.map(Interval.day), nested_anchors(), TENSES)
def test_narrowing_the_reference_never_widens_the_result(
    value: Value, anchor: Interval, references: tuple[Interval, Interval], tense: Tense
) -> None:
    wide, narrow = (resolve(value, anchor, tense=tense, reference=reference).interval for reference in references)
    assert wide.contains(narrow)


@given(some_value())
def test_a_value_is_its_own_first_part_and_can_be_a_key(value: Value) -> None:
    parts = parts_of(value)
    assert parts[0] == value
    assert len({value: parts}) == 1


DAYS_AND_WEEKS = st.sampled_from(("day", "week"))
WEEKLY: st.SearchStrategy[Value] = st.one_of(
    some_value((Weekday,)),
    st.builds(Period, DAYS_AND_WEEKS, st.integers(-9, 9), st.sampled_from(("published", "narrative"))),
    st.builds(Counted, st.integers(0, 9), st.integers(9, 40), DAYS_AND_WEEKS, st.sampled_from((-1, 1))),
    st.builds(Stretch, st.integers(0, 9), st.integers(9, 40), DAYS_AND_WEEKS, st.sampled_from((-1, 0, 1))),
    st.builds(Within, st.builds(Weekday, st.integers(0, 6)), st.builds(Period, st.just("week"), st.integers(-9, 9))),
    st.builds(Part, st.sampled_from(("early", "mid", "late", "weekend")), st.builds(Period, st.just("week"))),
    st.builds(Range, some_value((Weekday,)), some_value((Weekday,))),
)
"""Values that know only days and weeks."""


@given(WEEKLY, DAYS, st.integers(-200, 200), TENSES)
def test_what_counts_in_weeks_moves_with_its_anchor_by_whole_weeks(
    value: Value, day: date, weeks: int, tense: Tense
) -> None:
    here = resolve(value, Interval.day(day), tense=tense).interval
    there = resolve(value, Interval.day(day + timedelta(weeks=weeks)), tense=tense).interval
    assert there == here.shift(7 * weeks)


PRINTED: st.SearchStrategy[Value] = st.recursive(
    intervals().map(Known),
    lambda inner: st.builds(Part, st.sampled_from(("early", "late", "q2")), inner) | st.builds(Range, inner, inner),
    max_leaves=4,
)


@given(PRINTED, intervals())
def test_what_is_printed_in_full_needs_no_anchor(value: Value, anchor: Interval) -> None:
    assert resolve(value, anchor).interval == resolve(value, UNKNOWN).interval


@given(st.integers(0, 6), DAYS)
def test_a_weekday_lies_within_a_week_on_the_side_that_the_tense_says(weekday: int, day: date) -> None:
    anchor = Interval.day(day)
    past, future = (resolve(Weekday(weekday), anchor, tense=tense).interval for tense in ("past", "future"))
    assert past.start is not None
    assert future.start is not None
    assert 0 <= (day - past.start).days < 7
    assert 0 <= (future.start - day).days < 7
    assert past.start.weekday() == future.start.weekday() == weekday


# Texts

SIGNS = [
    *("1", "2", "31", "0", "2024", "1999", "3rd", "99th", "1,000", "1990s", "0000s", "20×10", "2024-02-30", "년", "月"),
    *("20.11.", "'s", "’s", "-", "–", ",", ".", "(", ")", "'", '"', "/", ":", "2024-W01", "٣", "²", "\ud800", "\x00"),
    *("03/04/2025", "2024년", "11월", "20일", "2024年11月20日", "T23:30:00Z", "Kim", "tons", "workers"),
]
WORDS = st.sampled_from([*SIGNS, *LEXICON.terminals, *(word.capitalize() for word in LEXICON.terminals)])
LINES = st.one_of(
    st.text(st.characters(exclude_characters="\n")),
    st.lists(WORDS, max_size=30).map(" ".join),
    st.lists(WORDS, max_size=30).map("".join),
)


def _found(text: str) -> list[DatePhrase]:
    return find_phrases(text, lexicon=LEXICON)


@settings(max_examples=400)
@given(st.lists(LINES, max_size=3).map("\n".join), st.sampled_from((None, True, False)), st.booleans())
def test_any_text_passes_and_its_phrases_stand_where_they_say(text: str, day_first: bool | None, times: bool) -> None:
    end = 0
    for phrase in find_phrases(text, lexicon=LEXICON, day_first=day_first, grammar=TIMES if times else DATES):
        assert text[phrase.start : phrase.end] == phrase.text
        assert phrase.text.strip() == phrase.text
        assert "\n" not in phrase.text
        assert end <= phrase.start < phrase.end
        end = phrase.end


@settings(max_examples=200)
@given(st.lists(LINES, max_size=3).map(" ".join), intervals() | st.just(UNKNOWN), TENSES)
def test_whatever_is_read_can_be_counted_from_any_anchor(text: str, anchor: Interval, tense: Tense) -> None:
    for phrase in _found(text):
        everything = resolve(phrase.value, UNKNOWN, tense=tense).interval
        assert everything.contains(resolve(phrase.value, anchor, tense=tense).interval)


@settings(max_examples=200)
@given(LINES, LINES)
def test_paragraphs_are_read_each_for_itself(first: str, second: str) -> None:
    behind = len(first) + 1
    shifted = [DatePhrase(p.start + behind, p.end + behind, p.text, p.value) for p in _found(second)]
    assert _found(f"{first}\n{second}") == _found(first) + shifted


LONG = [
    *("1", "2024 ", "2024-", "1,000,", "31.12.", "May ", "May 5, ", "Monday, ", "to ", "and ", "(", "\n", "’s", "年"),
    *("of the ", "from May to ", "between May and ", "late ", "the first half of ", "the day before ", "the 5th "),
    *("Juche 1 (", "in only two years since ", "A ", "last ", "two hundred ", "20x10 "),
]


@pytest.mark.parametrize("piece", LONG, ids=repr)
def test_a_long_text_of_one_piece_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        _found(text)
        return time.process_time() - start

    def best(length: int) -> float:
        return min(seconds(length) for _ in range(3))

    # Twice the time for twice the length, were it exact; four times were the square.
    assert best(50_000) < 3 * best(25_000) + 0.2
