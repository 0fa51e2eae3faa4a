"""Rules for dates counted from another date: "two days after May 5", "a week on Monday", "the week of May 5"."""

from typing import Literal

from pipeline.dates.grammar.counts import COUNT, LEAD, ODD, length_of, unit_of
from pipeline.dates.grammar.rule import Hit, Rule, rule
from pipeline.dates.values import Bound, Offset, Part, Range, Stretch, Vague, Value, Weekday

_UNDATED = (Bound, Stretch, Vague, Range)


def _direction(hit: Hit) -> Literal[-1, 1]:
    return -1 if hit.is_("dir", "BEFORE") else 1


def _counted_beside(hit: Hit) -> Value | None:
    """For "two weeks after March 3"; "the two weeks before" are the weeks themselves, which no point dates."""
    length, date = length_of(hit), hit.inner("v")
    if length is None or isinstance(date, _UNDATED) or hit.before("THE"):
        return None
    return Offset(date, *length, _direction(hit))


def _unit_beside(hit: Hit) -> Value | None:
    """For "the day before Christmas" is a day, "the week after the 5th" any of seven."""
    unit, date = unit_of(hit.value("u")), hit.inner("v")
    if unit is None or unit[0] != 1 or isinstance(date, _UNDATED):
        return None
    return Offset(date, 1 if unit[1] == "day" else 0, 1, unit[1], _direction(hit))


def _ahead(hit: Hit) -> Value | None:
    """For "a week on Monday", "two weeks from Friday"."""
    length, date = length_of(hit), hit.inner("v")
    if length is None:
        return None
    if isinstance(date, Weekday) and date.which == "plain" and length[2] == "week":
        return Offset(Weekday(date.weekday, "this"), *length, 1)
    return None


def _weekday_week(hit: Hit) -> Value | None:
    """Reads British "Monday week": a week after the coming Monday."""
    date, unit = hit.inner("v"), hit.value("u")
    ended = hit.match.end() == len(hit.tokens.cats) or hit.after("COMMA", "OTHER", "NEWLINE", "CLOSE", "AND", "OR")
    if not isinstance(date, Weekday) or date.which != "plain" or unit not in ("week", "2 week") or not ended:
        return None
    weeks = 1 if unit == "week" else 2
    return Offset(Weekday(date.weekday, "this"), weeks, weeks, "week", 1)


def _week_of(hit: Hit) -> Value | None:
    """For "the week of May 5": the seven days from it."""
    date = hit.inner("v")
    if hit.value("u") != "week" or isinstance(date, (*_UNDATED, Part)):
        return None
    return Offset(date, 0, 6, "day", 1)


_OF_V = "THE?(?P<v>V)"
OFFSET_RULES: tuple[Rule, ...] = (
    rule(f"{LEAD}{COUNT}{ODD}(?P<u>UNIT)(?P<dir>BEFORE|AFTER){_OF_V}", _counted_beside),
    rule(f"THE(?P<u>UNIT)(?P<dir>BEFORE|AFTER){_OF_V}", _unit_beside),
    rule(f"{COUNT}(?P<u>UNIT)(?P<on>ON|FROM)(?P<v>V)", _ahead),
    rule("(?P<v>V)(?P<u>UNIT)", _weekday_week),
    rule(f"THE(?P<u>UNIT)OF {_OF_V}", _week_of),
)
