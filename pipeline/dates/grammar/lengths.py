"""Rules for lengths of time and for what happens again and again; they give no days and are read on request only."""

from typing import cast

from pipeline.dates.grammar.counts import ADJECTIVE, COUNT, COUNT_IN_ADJECTIVE, HALF_BEHIND, LEAD, ODD, plain_count
from pipeline.dates.grammar.relative import is_plural
from pipeline.dates.grammar.rule import Hit, Rule, rule
from pipeline.dates.values import (
    ClockUnit,
    Counted,
    Length,
    MonthDay,
    Numbered,
    PartName,
    Period,
    Reference,
    Repeated,
    Season,
    SeasonName,
    Unit,
    Value,
    Weekday,
    YearPart,
)

_UNITS: dict[str, tuple[int, Unit | ClockUnit]] = {
    "day": (1, "day"), "week": (1, "week"), "2 week": (2, "week"), "month": (1, "month"), "quarter": (1, "quarter"),
    "year": (1, "year"), "decade": (1, "decade"), "century": (1, "century"), "hour": (1, "hour"),
    "minute": (1, "minute"), "second": (1, "second"), "weekend": (1, "week"),
}  # fmt: skip
_SMALLER: dict[str, tuple[int, Unit | ClockUnit]] = {
    "century": (100, "year"), "decade": (10, "year"), "year": (12, "month"), "day": (24, "hour"),
    "hour": (60, "minute"), "minute": (60, "second"),
}  # fmt: skip
_SEASONS: dict[str, SeasonName] = {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"}


def length_value(count: float | None, name: str) -> Length | None:
    """The length of so many units; halves in the next smaller unit, so that the count stays whole where it can."""
    found = _UNITS.get(name)
    if found is None:
        return None
    if count is None:
        return Length(None, found[1])
    number, unit = count * found[0], found[1]
    if number % 1 and unit in _SMALLER and (number * 2) % 1 == 0:
        factor, unit = _SMALLER[unit]
        number *= factor
    return Length(number, unit)


def _length(hit: Hit) -> Value | None:
    """For "60 years", "three-month", "the past two years"; ages are none, nor are fractions ("a quarter of")."""
    joined = hit.after("DASH") and hit.after("LONG", "AGO", "EARLIER", on=1)
    if joined or _is_age(hit) or (hit.value("u") == "quarter" and not is_plural(hit)):
        return None
    count = plain_count(hit)
    if count is None or (hit.value("u") == "weekend" and count.high < 2):
        return None
    if count.high == 1 and _is_no_length(hit):
        return None
    # "a few days", "two or three years": how many is not told; "a couple" are two.
    told = count.high - count.low <= 1 or hit.has("odd")
    if hit.is_("n", "DECIMAL"):
        found = _UNITS.get(hit.value("u"))
        return None if found is None else Length(count.low * found[0], found[1])
    return length_value(count.low if told else None, hit.value("u"))


def _this_unit(hit: Hit) -> Value | None:
    """For "up for the year", "in the quarter", that of publication, when nothing tells which one."""
    found = _UNITS.get(hit.value("u"))
    if found is None or found[0] != 1 or found[1] not in ("week", "month", "quarter", "year") or is_plural(hit):
        return None
    told = hit.after(
        "WORD", "NAME", "OF", "DASH", "POSS", "BEFORE", "AFTER", "SINCE", "UNIT", "TO", "FROM", "LATER", "EARLIER"
    )
    return None if told else Period(cast(Unit, found[1]))


def _is_age(hit: Hit) -> bool:
    return (
        hit.previous_word().lower() in ("aged", "age")
        or hit.after("OLD")
        or (hit.after("DASH") and hit.after("OLD", on=1))
        or (hit.after("OF") and hit.next_word(1) == "age")
        or hit.before("AS", back=1)
        and hit.after("AS")
    )


def _is_no_length(hit: Hit) -> bool:
    """Whether "one day" is some day of a story, or "what a day" one that is described."""
    before = hit.previous_word().lower()
    if hit.is_("n", "A"):
        return before in ("such", "what", "quite")
    measured = hit.lexicon.has("length_lead", before) or hit.after("AFTER", "BEFORE", "FROM") or hit.has("less")
    return hit.value("u") == "day" and not measured


def _bare(hit: Hit) -> Value | None:
    """For "weeks" after a verb or preposition that measures: "it took weeks", "for years"."""
    licensed = hit.lexicon.has("length_lead", hit.previous_word())
    if not is_plural(hit) or not licensed or hit.after("DASH"):
        return None
    return length_value(None, hit.value("u"))


def _many(hit: Hit) -> Value | None:
    return length_value(None, hit.value("u")) if is_plural(hit) else None


def _whole(hit: Hit) -> Value | None:
    """For "all day", "the whole year"; "all years" are many."""
    return None if is_plural(hit) or hit.is_("w", "THE") else length_value(1, hit.value("u"))


def _long(hit: Hit) -> Value | None:
    """For "decade-long", "years-long", "yearlong"."""
    plural = hit.is_("u", "UNIT") and is_plural(hit)
    return length_value(None if plural else 1, hit.value("u"))


def _counted_long(hit: Hit) -> Value | None:
    count = plain_count(hit)
    return None if count is None else length_value(count.low, hit.value("u"))


def _bare_away(hit: Hit) -> Value | None:
    """For "years ago", "weeks later": at an unknown distance."""
    return Reference("future" if hit.is_("dir", "LATER") else "past") if is_plural(hit) else None


def _unit_ago(hit: Hit) -> Value | None:
    """For "the year-ago quarter"."""
    found = _UNITS.get(hit.value("u"))
    units = ("day", "week", "month", "year")
    unit = next((name for name in units if found == (1, name)), None)
    return None if unit is None else Counted(1, 1, cast(Unit, unit), -1)


def _part_of_some_year(hit: Hit) -> Value | None:
    """For "third-quarter profit", "the first half": of the business year, when no year follows."""
    if hit.after("OF", "LAST", "THIS", "NEXT", "YEAR"):
        return None
    name, number = hit.value("u"), hit.number("o")
    if name == "quarter" and number in (1, 2, 3, 4):
        return YearPart(cast(PartName, f"q{number}"))
    if name == "half" and number in (1, 2):
        return YearPart("first_half" if number == 1 else "second_half")
    return None


def _ahead_at_large(hit: Hit) -> Value | None:
    """For "the coming weeks", "years to come"."""
    return Reference("future") if is_plural(hit) else None


def _back_at_large(hit: Hit) -> Value | None:
    """For "the past decades", "the last years"."""
    return length_value(None, hit.value("u")) if is_plural(hit) else None


def _these(hit: Hit) -> Value | None:
    """For "these days"; "those years" are some that the text has named."""
    return Reference("present") if hit.tokens.word(hit.match.end() - 1).lower() == "days" else None


def _every(hit: Hit) -> Value | None:
    """For "every year", "each Tuesday", "every two weeks", "every other day"."""
    count = 2 if hit.has("other") else (hit.number("n") or 1)
    if hit.has("w"):
        return Repeated(Weekday(int(hit.value("w"))))
    if hit.has("m"):
        return Repeated(MonthDay(int(hit.value("m"))))
    if hit.has("s"):
        return Repeated(Season(_SEASONS[hit.value("s")]))
    length = Length(count, "day") if hit.is_("u", "DAYPART") else length_value(count, hit.value("u"))
    return None if length is None else Repeated(length)


def _adverb(hit: Hit) -> Value | None:
    """For "annually"; before a noun ("the daily paper") it names a kind of thing, with a capital a paper."""
    if hit.tokens.word(hit.match.start())[0].isupper() and hit.before("NAME", "POSS", "THE"):
        return None
    if hit.after("WORD", "NAME", "DASH", "UNIT", "OTHER") and hit.next_word() not in '.;:!?)”"':
        return None
    length = length_value(1, hit.value("u"))
    return None if length is None else Repeated(length, is_adverb=True)


def _times_a(hit: Hit) -> Value | None:
    """For "twice a week", "three times each year", "once every two months"."""
    length = length_value(hit.number("k") or 1, hit.value("u"))
    return None if length is None or is_plural(hit) and not hit.has("k") else Repeated(length)


def _rate(hit: Hit) -> Value | None:
    """For "$300 a month", "five tons per day"."""
    if hit.is_("u", "HOUR") or not (hit.is_("per", "PER") or _is_quantity(hit)):
        return None
    length = length_value(1, hit.value("u"))
    return None if length is None or is_plural(hit) else Repeated(length)


def _is_quantity(hit: Hit) -> bool:
    if hit.before("NUM", "DAY", "YEAR", "NUMBER", "DECIMAL") or hit.previous_word() in ("%", "percent", "million"):
        return True
    return hit.before("WORD") and hit.lexicon.has("measure", hit.previous_word())


def _weekdays(hit: Hit) -> Value | None:
    return Repeated(Weekday(int(hit.value("w"))))


def _weekends(hit: Hit) -> Value | None:
    return Repeated(Length(1, "week"))


def _numbered(hit: Hit) -> Value | None:
    """For "the 99th day", "a second year"; "the 20th century" is a date, "first-year" a class."""
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    unit = units.get(hit.value("u"))
    return None if unit is None or is_plural(hit) or hit.after("WORD", "NAME", "DASH", "POSS") else Numbered(unit)


_AT_LEAST = "(?:ON LEAST|UP TO|AS MANY AS|AS LONG AS|AS LESS AS)?"
_TIMES = "(?:ONCE|(?:NUMBER|DAY|NUM|MANY)TIME)"
LENGTH_RULES: tuple[Rule, ...] = (
    rule(
        f"(?:THE|A(?=ONLY|APPROX|MORE|LESS|NUMBER|NUM|DAY))?{_AT_LEAST}"
        "(?P<rel>LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING|ORDINAL|FINAL)?"
        f"{LEAD}{COUNT}{ODD}{ADJECTIVE}(?P<u>UNIT|HOUR){HALF_BEHIND}",
        _length,
    ),
    rule(f"{LEAD}{COUNT_IN_ADJECTIVE}{ODD}DASH(?P<u>UNIT|HOUR)", _length),
    rule("(?P<u>UNIT|HOUR)", _bare),
    rule("A?MANY OF?(?P<u>UNIT|HOUR)", _many),
    rule("(?:THE|A)?WHOLE OF?(?P<w>THE)?(?P<u>UNIT)", _whole),
    rule("(?P<u>LONGUNIT)", _long),
    rule("(?P<u>UNIT|HOUR)DASH LONG", _long),
    rule(f"{LEAD}{COUNT_IN_ADJECTIVE}{ODD}DASH?(?P<u>UNIT|HOUR)DASH?LONG", _counted_long),
    rule("(?:A?MANY OF?)?(?P<u>UNIT|HOUR)(?P<dir>AGO|LATER|EARLIER)", _bare_away),
    rule("(?P<u>UNIT)DASH(?P<dir>AGO|EARLIER)", _unit_ago),
    rule("THE?(?P<o>ORDINAL|NTH)DASH?(?P<u>UNIT|HALF)", _part_of_some_year),
    rule("THE?(?:COMING|NEXT)(?P<u>UNIT|HOUR)", _ahead_at_large),
    rule("(?P<u>UNIT)TO COME", _ahead_at_large),
    rule("THE?(?:PAST|LAST|PREVIOUS)(?P<u>UNIT|HOUR)", _back_at_large),
    rule("THESE UNIT", _these),
    rule("(?:IN|FOR)(?=THE)THE(?P<u>UNIT)", _this_unit, skip=1),
)
SET_RULES: tuple[Rule, ...] = (
    rule(
        "ONLY?EVERY(?P<other>ELSE)?(?P<n>NUMBER|DAY)?(?:ORDINAL|NTH)?"
        "(?:(?P<u>UNIT|HOUR|DAYPART)|(?P<w>WDAY)DAYPART?|(?P<m>MONTH)|(?P<s>SEASON))",
        _every,
    ),
    rule("(?P<u>FREQUENCY)", _adverb),
    rule(f"{_TIMES}(?:A|PER|EVERY)(?P<k>NUMBER|DAY)?(?P<u>UNIT|HOUR)", _times_a),
    rule("(?P<per>A|PER)(?P<u>UNIT|HOUR)", _rate),
    rule("(?P<w>WDAYS)DAYPART?", _weekdays),
    rule("WEEKENDS", _weekends),
    rule("(?:THE|A)(?P<o>ORDINAL|NTH)(?P<u>UNIT)", _numbered),
)
