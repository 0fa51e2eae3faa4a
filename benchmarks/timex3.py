"""Our phrases as TIMEX3 expressions: extent, type and value after the TimeML guideline 1.2.1.

Where the guideline leaves a choice, the value is the one usual in TimeBank: an adverb of frequency is a date with its
unit open ("annually" is XXXX), "recent years" are PAST_REF, "six months ago" is a month.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.grammar.phrases import DatePhrase, find_phrases
from pipeline.dates.grammar.times import TIMES
from pipeline.dates.inferred.story import Story, governed_at, read_story
from pipeline.dates.resolve import Tense, resolve
from pipeline.dates.values import (
    Clock,
    Counted,
    DayOfMonth,
    Fiscal,
    Known,
    Length,
    MonthDay,
    Numbered,
    Offset,
    Part,
    Period,
    Range,
    Reference,
    Repeated,
    Season,
    Slice,
    Stretch,
    Vague,
    Value,
    Weekday,
    Weekend,
    Within,
    YearPart,
    parts_of,
)

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

_UNITS = {
    "day": "D", "week": "W", "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "DE", "century": "CE",
    "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip
_CLOCK_UNITS = frozenset({"hour", "minute", "second"})
_OPEN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "hour": "XXXX-XX-XXTXX",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_YEAR_PARTS = {"q1": "Q1", "q2": "Q2", "q3": "Q3", "q4": "Q4", "first_half": "H1", "second_half": "H2"}
_DAY_PARTS = {
    "morning": "TMO", "noon": "T12:00", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "midnight": "T24:00",
}  # fmt: skip
_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_FEW = 2
"""A count whose least and most lie further apart ("several years ago") names no date."""
_MODALS = frozenset(("to", "be", "been", "can", "could", "may", "might", "must", "should", "would"))
"""Behind these a participle tells nothing as past: "could be used"."""
_EMPHASIS = re.compile(r"(?:just|only|exactly)\s+(?!now)", re.IGNORECASE)
"""Words before a count that say nothing of it: no part of the expression."""
_BETWEEN = re.compile(r"\s+(?:to|and|until|through)\s+(?:the\s+)?|\s?[-–/]\s?")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its place in the text, its type and its value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(slots=True)
class _Context:
    """What a value is counted from: the document's day, the last day told, the tense of the verb."""

    dct: date
    reference: Interval | None = None
    tense: Tense = "none"
    timeless: bool = False
    """Nothing in the sentence is told as past or ahead: its "today" is nowadays."""

    def days(self, value: Value) -> Interval:
        """The days that a value admits here; a day of the story is counted from a day."""
        of_day = any(isinstance(part, Period | Counted) and part.unit == "day" for part in parts_of(value))
        reference = None if of_day and self.reference and not self.reference.is_day else self.reference
        return resolve(value, Interval.day(self.dct), tense=self.tense, reference=reference).interval


def timexes(text: str, dct: date, lexicon: DateLexicon) -> Iterator[Timex]:
    """The time expressions of a text whose day is known; the two ends of a range are two expressions."""
    story = read_story(text, lexicon=lexicon)
    context = _Context(dct)
    phrases = [p for p in find_phrases(text, lexicon=lexicon, grammar=TIMES) if not _is_soon(p.value)]
    for place, phrase in enumerate(phrases):
        context.tense = governed_at(story, phrase.start, phrase.end, lexicon).tense
        context.timeless = _is_timeless(story, phrase, lexicon)
        value = phrase.value
        if isinstance(value, Clock) and value.day is None:
            value = Clock(value.hour, value.minute, value.part, _day_beside(story, phrases, place))
        if isinstance(value, Range):
            yield from _ends(phrase, value, context)
        else:
            emphasis = _EMPHASIS.match(phrase.text)
            yield Timex(phrase.start + (emphasis.end() if emphasis else 0), phrase.end, *_written(value, context))
        days = context.days(value)
        if not _is_compared(value) and (days.is_day or (days.days or 0) > 27):
            context.reference = days


def _is_compared(value: Value) -> bool:
    """Whether the value is itself counted from the story: "a year earlier" twice is the same year."""
    return any(isinstance(part, Period | Counted) and part.base == "narrative" for part in parts_of(value))


def _is_soon(value: Value) -> bool:
    """Whether the words only order events: the guideline counts "soon" among the words that make no expression."""
    return isinstance(value, Vague) and value.kind == "soon"


def _day_beside(story: Story, phrases: list[DatePhrase], place: int) -> Value | None:
    """The day of a clock time: the nearest day that its sentence names."""
    here = phrases[place]
    sentence = story.sentence_at(here.start)
    if sentence is None:
        return None
    days = [p for p in phrases if sentence.start <= p.start < sentence.end and _is_day(p.value)]
    return min(days, key=lambda p: abs(p.start - here.start)).value if days else None


def _is_timeless(story: Story, phrase: DatePhrase, lexicon: DateLexicon) -> bool:
    sentence = story.sentence_at(phrase.start)
    words = re.findall(r"[A-Za-z]+", sentence.text) if sentence else ["was"]
    for place, word in enumerate(words):
        led = any(lead in _MODALS for lead in words[max(0, place - 2) : place])
        past = word.islower() and word.endswith("ed") and len(word) > 3 and not lexicon.has("not_past", word)
        if word == "will" or ((past or lexicon.has("past_verb", word)) and not led):
            return False
    return True


def _is_day(value: Value) -> bool:
    match value:
        case Known(interval):
            return interval.is_day
        case MonthDay(day=day):
            return day is not None
        case Period(unit=unit):
            return unit == "day"
    return isinstance(value, Weekday | DayOfMonth)


def _ends(phrase: DatePhrase, value: Range, context: _Context) -> Iterator[Timex]:
    """Both ends of a range; a part that has no words of its own leaves one expression."""
    cut = _BETWEEN.search(phrase.text)
    whole = context.days(value)
    if cut is None or not cut.start():
        yield Timex(phrase.start, phrase.end, *_written(value.first, context))
        return
    ends = (
        (phrase.start, phrase.start + cut.start(), value.first, whole.start),
        (phrase.start + cut.end(), phrase.end, value.last, whole.end),
    )
    for start, end, part, day in ends:
        kind, written = _written(part, context)
        yield Timex(start, end, kind, _at_precision(written, day))


def _at_precision(written: str, day: date | None) -> str:
    """The day of a range's end, as exact as the end is written: "from Monday to Friday" fixes the week of both."""
    if day is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", written):
        return written
    return day.isoformat()[: len(written)]


def _written(value: Value, context: _Context) -> tuple[TimexType, str]:
    """Type and value of a meaning."""
    match value:
        case Length() | Stretch():
            return "DURATION", _length(value)
        case Repeated():
            return "SET", _repeated(value)
        case Clock():
            return "TIME", _clock(value, context)
        case Numbered(unit):
            return "DATE", _OPEN[unit]
        case Reference(kind):
            return "DATE", _REFERENCES[kind]
        case Vague(kind):
            return "DATE", "PRESENT_REF" if kind == "now" else "PAST_REF"
        case Part(_, Clock() as clock):
            return "TIME", _clock(clock, context)
    return "DATE", _date(value, context)


def _length(value: Length | Stretch) -> str:
    count, unit = (value.count, value.unit) if isinstance(value, Length) else _stretched(value)
    number = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{number}{_UNITS[unit]}"


def _stretched(value: Stretch) -> tuple[float | None, str]:
    count = value.high if value.high - value.low <= 1 else None
    if count and value.unit == "year" and count in (10, 100):
        return 1, "decade" if count == 10 else "century"
    return count, value.unit


def _repeated(value: Repeated) -> str:
    match value.every:
        case Weekday(weekday):
            return f"XXXX-WXX-{weekday + 1}"
        case MonthDay(month):
            return f"XXXX-{month:02}"
        case Season(season):
            return f"XXXX-{_SEASONS[season]}"
        case Length(count, unit) if value.is_adverb and count == 1 and unit in _OPEN:
            return _OPEN[unit]
    return _length(value.every)


def _clock(value: Clock, context: _Context) -> str:
    days = context.days(value.day) if value.day is not None else Interval.day(context.dct)
    day = (days.start or context.dct).isoformat()
    if value.hour is None:
        return day + _DAY_PARTS[value.part or "morning"]
    return f"{day}T{value.hour:02}:{value.minute or 0:02}"


def _date(value: Value, context: _Context) -> str:
    if value == Period("day") and context.timeless:
        return "PRESENT_REF"
    match value:
        case Part("weekend", whole):
            return _weekend(context.days(whole))
        case Weekend():
            return _weekend(context.days(value))
        case Part("first_half" | "second_half" | "q1" | "q2" | "q3" | "q4" as part, whole) if _is_year(whole):
            return f"{_year(context.days(whole))}-{_YEAR_PARTS[part]}"
        case Part(_, whole):
            return _date(whole, context)
        case YearPart(part):
            return f"{_year(context.days(value))}-{_YEAR_PARTS[part]}"
        case Season(season) | Within(Season(season), _):
            return f"{_year(context.days(value))}-{_SEASONS[season]}"
        case Fiscal(year):
            return _date(year, context)
        case Counted() | Offset():
            return _counted(value, context)
        case Slice(first, last, unit, _) if abs(last - first) > 0:
            return f"P{abs(last - first) + 1}{_UNITS[unit]}"
    return _by_precision(context.days(value), _is_week(value))


def _counted(value: Counted | Offset, context: _Context) -> str:
    if value.high - value.low >= _FEW and value.unit != "day" and not _is_widened(value):
        return "PAST_REF" if value.direction < 0 else "FUTURE_REF"
    middle = (value.low + value.high) // 2 if _is_widened(value) else value.low
    if isinstance(value, Offset):
        exact: Value = Offset(value.value, middle, middle, value.unit, value.direction, value.to_the_day)
    else:
        exact = Counted(middle, middle, value.unit, value.direction, value.base)
    return _by_precision(context.days(exact), value.unit == "week" and isinstance(value, Counted))


def _is_widened(value: Counted | Offset) -> bool:
    """Whether the spread comes from "about", which the value of a TIMEX3 leaves to its `mod`."""
    return (value.high - value.low) % 2 == 0 and value.low not in (2, 3)


def _is_year(value: Value) -> bool:
    return any(isinstance(part, Period) and part.unit == "year" for part in parts_of(value)) or (
        isinstance(value, Known) and (value.interval.days or 0) in (365, 366)
    )


def _is_week(value: Value) -> bool:
    return isinstance(value, Period | Counted) and value.unit == "week"


def _year(interval: Interval) -> int:
    return interval.start.year if interval.start else 0


def _weekend(interval: Interval) -> str:
    return f"{interval.start:%G-W%V}-WE" if interval.start else ""


def _by_precision(interval: Interval, is_week: bool) -> str:
    """The shortest name of the days: a day, a week, a month, a quarter, a year, a decade, a century."""
    start, days = interval.start, interval.days
    if start is None or days is None:
        return ""
    if is_week:
        return f"{start:%G-W%V}"
    if days > 36500:
        return f"{start.year // 100:02}"
    if 3650 <= days <= 3660:
        return f"{start.year // 10}"
    if 90 <= days <= 92 and start.day == 1 and start.month % 3 == 1:
        return f"{start.year}-Q{start.month // 3 + 1}"
    if 90 <= days <= 92 and start.day == 1 and start.month % 3 == 0:
        return f"{start.year}-{list(_SEASONS.values())[start.month // 3 - 1]}"
    if days > 40 and start.month == 1 and start.day == 1:
        return f"{start.year}"
    return start.isoformat()[: 7 if 28 <= days <= 31 and start.day == 1 else 10]
