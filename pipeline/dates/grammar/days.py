"""Rules for days, months and weekdays, with or without a year."""

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.calendar_units import (
    DAY,
    DAY2,
    MONTH,
    TAIL,
    WEEKDAY,
    base,
    period,
    which,
    year_of,
    years_agree,
)
from pipeline.dates.grammar.guards import is_institution, is_measured, is_month_word, is_pronoun, is_weekday_word
from pipeline.dates.grammar.rule import Hit, Rule, rule
from pipeline.dates.spans import month_day_in
from pipeline.dates.values import DayOfMonth, Known, MonthDay, Period, Range, Value, Weekday, Within


def _dated(hit: Hit, day: str | None) -> Value | None:
    """A month or one of its days in the year, or the longer period, that the tail names."""
    month, dom = int(hit.value("m")), hit.number(day) if day else None
    if dom is not None and month_day_in(month, dom, 2000) is None:
        return None
    year = year_of(hit)
    if hit.has("y") and is_measured(hit):
        return None  # "on May 3, 2000 people came"
    if year is not None:
        found = month_day_in(month, dom, year) if years_agree(hit) else None
        return Known(found) if found else None
    weekday = hit.number("w")
    if hit.has("orel"):
        outer = period(hit, "orel", "ounit")
        return (
            Within(MonthDay(month, dom, weekday), outer) if isinstance(outer, Period) and outer.unit == "year" else None
        )
    return MonthDay(month, dom, weekday, which(hit))


def _day(hit: Hit) -> Value | None:
    value = _dated(hit, "d")
    if not isinstance(value, MonthDay):
        return value
    place = 1 if hit.after("COMMA") else 0
    if hit.after("YEAR", on=place) and not is_measured(hit, place + 1):
        return None  # the year has no such day: "February 29, 2023"
    counted = hit.is_("d", "DAY") and hit.tokens.is_(hit.match.end() - 1, "DAY") and is_measured(hit)
    lasting = hit.after("UNIT", "HOUR") and hit.next_word().endswith("s")
    doubtful = hit.before("IN") or lasting or hit.is_("m", "MSHORT")
    if is_institution(hit) or (counted and doubtful):
        return None
    return value


def _feast(hit: Hit) -> Value | None:
    """A day with a name: "New Year's Eve", "last Christmas"; "the Christmas season" is no day."""
    month, _, day = hit.value("f").partition("-")
    if hit.lexicon.has("feast_noun", hit.next_word()) or hit.after("NAME"):
        return None
    if hit.lexicon.has("other_calendar", hit.previous_word()):
        return None  # "lunar New Year's Day"
    year = year_of(hit)
    if year is not None:
        found = month_day_in(int(month), int(day), year)
        return Known(found) if found else None
    value = MonthDay(int(month), int(day), None, which(hit))
    if not hit.has("orel"):
        return value
    outer = period(hit, "orel", "ounit")
    return Within(value, outer) if isinstance(outer, Period) and outer.unit == "year" else None


def _days(hit: Hit) -> Value | None:
    between = hit.before("BETWEEN") or hit.tokens.is_(hit.match.start(), "BETWEEN")
    neighbours = hit.has("d2") and int(hit.value("d2") or 0) - int(hit.value("d") or 0) == 1
    if hit.is_("con", "AND") and not between and (not neighbours or hit.after("WORD", "NAME", "UNIT")):
        return None
    if hit.has("w2"):
        return _weekdays_and_days(hit)
    first, last = _dated(hit, "d"), _dated(hit, "d2")
    if first is None or last is None or int(hit.value("d")) >= int(hit.value("d2")):
        return None
    return Range(first, last)


def _weekdays_and_days(hit: Hit) -> Value | None:
    """Reads "Monday and Tuesday, May 5 and 6"."""
    month = int(hit.value("m"))
    first, last = (MonthDay(month, hit.number(day), hit.number(weekday)) for day, weekday in (("d", "w"), ("d2", "w2")))
    days = [month_day_in(month, value.day, 2000) for value in (first, last)]
    return Range(first, last) if all(days) and not hit.has("y") else None


def _month(hit: Hit) -> Value | None:
    if (hit.has("y") and is_measured(hit)) or hit.before("DAY"):
        return None  # "31 June 2024" is no day, and not the month either
    return _dated(hit, None)


def _months(hit: Hit) -> Value | None:
    """Reads "May-June 2024", "the January-March period"."""
    first, last, year = int(hit.value("m")), int(hit.value("m2")), hit.number("y")
    if year is not None and first < last:
        return Range(Known(Interval.month(year, first)), Known(Interval.month(year, last)))
    return None if year is not None else Range(MonthDay(first), MonthDay(last))


def _bare_month(hit: Hit) -> Value | None:
    if not hit.has("rel") and not is_month_word(hit):
        return None
    return MonthDay(int(hit.value("m")), which=which(hit), base=base(hit))


def _weekday(hit: Hit) -> Value | None:
    if not is_weekday_word(hit):
        return None
    weekday = int(hit.value("w"))
    if hit.has("orel"):
        outer = period(hit, "orel", "ounit")
        return Within(Weekday(weekday), outer) if isinstance(outer, Period) and outer.unit == "week" else None
    return Weekday(weekday, which(hit), base(hit))


def _weekday_and_day(hit: Hit) -> Value | None:
    """Reads "Friday the 13th"."""
    day = hit.number("d")
    return DayOfMonth(day, int(hit.value("w"))) if day is not None and 1 <= day <= 31 else None


def _day_of_that_month(hit: Hit) -> Value | None:
    """Reads "the 20th of this month"."""
    day, outer = hit.number("d"), period(hit, "orel", "ounit")
    if day is None or not 1 <= day <= 31 or not isinstance(outer, Period) or outer.unit != "month":
        return None
    return Within(DayOfMonth(day), outer)


def _day_of_month(hit: Hit) -> Value | None:
    day = hit.number("d")
    ends = hit.match.end() == len(hit.tokens.cats)
    if day is None or not 1 <= day <= 31 or (hit.after("COMMA") and hit.after("NTH", on=1)):
        return None
    other = hit.after("OR") and hit.after("THE", on=1) and hit.after("NTH", on=2)
    if is_pronoun(hit) or (other and not hit.after("WORD", "NAME", on=3)):
        return DayOfMonth(day)
    return DayOfMonth(day) if ends or hit.after("COMMA", "OTHER", "NEWLINE", "BY", "IN", "AFTER", "TO", "ON") else None


DAY_RULES: tuple[Rule, ...] = (
    rule(f"(?P<rel>LAST|THIS|NEXT|PAST|COMING)?{WEEKDAY}{MONTH}THE?{DAY}{TAIL}", _day),
    rule(f"(?P<rel>LAST|THIS|NEXT|PAST|COMING)?{WEEKDAY}{MONTH}THE?{DAY}", _day),
    rule(f"{WEEKDAY}THE?{DAY}(?:OF|DASH)?{MONTH}{TAIL}?", _day),
    rule(f"{WEEKDAY}{MONTH}DASH{DAY}(?:DASH(?P<y>YEAR))?", _day),
    rule(f"BETWEEN?{WEEKDAY}{MONTH}THE?{DAY}(?P<con>DASH|TO|AND)THE?{DAY2}{TAIL}?", _days),
    rule(f"BETWEEN?{WEEKDAY}THE?{DAY}(?P<con>DASH|TO|AND)THE?{DAY2}OF?{MONTH}{TAIL}?", _days),
    rule(f"(?P<w>WDAY)(?:AND|TO|DASH)(?P<w2>WDAY)COMMA?{MONTH}THE?{DAY}(?P<con>DASH|TO|AND)THE?{DAY2}", _days),
    rule(f"(?P<rel>LAST|THIS|NEXT|PAST|COMING)?(?P<f>FEAST){TAIL}?", _feast),
    rule("(?P<w>WDAY|WSHORT)COMMA?THE(?P<d>NTH)", _weekday_and_day),
    rule(
        "THE(?P<d>NTH)OF THE?(?P<orel>LAST|THIS|NEXT|PREVIOUS|FOLLOWING|SAME|THAT|CURRENT|COMING)(?P<ounit>UNIT)",
        _day_of_that_month,
    ),
    rule(f"{MONTH}{TAIL}", _month),
    rule(f"{MONTH}DASH(?P<m2>MONTH|MSHORT)(?:COMMA?OF?(?P<y>YEAR))?", _months),
    rule(f"(?P<rel>LAST|THIS|NEXT|PAST|COMING|FOLLOWING|PREVIOUS)?{MONTH}", _bare_month),
    rule(
        "(?P<rel>LAST|THIS|NEXT|PAST|COMING|FOLLOWING|PREVIOUS)?(?P<w>WDAY)"
        "(?:OF?(?P<orel>LAST|THIS|NEXT)(?P<ounit>UNIT))?",
        _weekday,
    ),
    rule("THIS PAST(?P<w>WDAY)", lambda hit: Weekday(int(hit.value("w")), "last")),
    rule("ON(?=THE)THE(?P<d>NTH)", _day_of_month, skip=1),
    rule("DAYPART OF(?=THE)THE(?P<d>NTH)", _day_of_month, skip=2),
)
