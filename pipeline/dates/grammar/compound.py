"""Rules that build on phrases already read (`V`): parts of them, ranges, bounds, lengths since them."""

from pipeline.dates.grammar.guards import is_pronoun
from pipeline.dates.grammar.parts import ordinal_part, part_name, slice_value
from pipeline.dates.grammar.rule import Hit, Rule, rule
from pipeline.dates.values import (
    Bound,
    BoundKind,
    Counted,
    DayOfMonth,
    Known,
    MonthDay,
    NthWeekday,
    Part,
    PartName,
    Period,
    Range,
    Stretch,
    Vague,
    Value,
    Weekday,
    Within,
    parts_of,
)

_KINDS: tuple[BoundKind, ...] = ("since", "from", "until", "by", "before", "after")
_YEAR_PARTS: dict[str, PartName] = {
    "q1": "q1", "q2": "q2", "q3": "q3", "q4": "q4", "first_half": "first_half", "second_half": "second_half",
}  # fmt: skip


def _part_of(part: PartName | None, whole: Value) -> Value | None:
    return None if part is None or isinstance(whole, Bound | Stretch | Vague) else Part(part, whole)


def _part(hit: Hit) -> Value | None:
    """For "early May", "the end of 2024"; "ends Friday" and "starts on Friday" tell when something does so."""
    part = part_name(hit, "p")
    if part in ("beginning", "end", "remaining") and not (hit.has("of") or hit.has("poss")):
        return None
    return None if _is_of_something(hit) else _part_of(part, hit.inner("v"))


def _is_of_something(hit: Hit) -> bool:
    """Whether the date only tells which one of its kind is meant: "the last day of the 1960 campaign"."""
    return hit.tokens.is_(hit.match.start("v") - 1, "THE") and hit.after("WORD", "NAME")


def _parts(hit: Hit) -> Value | None:
    """Reads "mid-to-late April"."""
    first, last = _part(hit), _part_of(part_name(hit, "p2"), hit.inner("v"))
    return None if first is None or last is None else Range(first, last)


def _beside(hit: Hit) -> Value | None:
    """Reads "earlier this month", "later that year"; of a day or less, "later Friday", the day."""
    whole, word = hit.inner("v"), hit.value("p")
    if word not in ("earlier", "later") or isinstance(whole, Bound | Stretch | Vague | Range):
        return None
    if _is_day(whole):
        return whole
    return Part("so_far" if word == "earlier" else "remaining", whole)


def _is_day(value: Value) -> bool:
    """Whether the value means one day."""
    match value:
        case Known(interval):
            return interval.is_day
        case MonthDay(day=day):
            return day is not None
        case Period(unit=unit) | Counted(unit=unit):
            return unit == "day"
        case Within(inner, _):
            return _is_day(inner)
        case _:
            return isinstance(value, Weekday | DayOfMonth | NthWeekday)


def _with_daypart(hit: Hit) -> Value | None:
    """Reads "Friday night", "the morning of January 6": the day."""
    day = hit.inner("v")
    return day if _is_day(day) else None


def _ordinal_part(hit: Hit) -> Value | None:
    return None if _is_of_something(hit) else _part_of(ordinal_part(hit), hit.inner("v"))


def _part_of_year(hit: Hit) -> Value | None:
    """Reads "the third quarter last year", "the first half 2013", "Q3 2024"."""
    whole = hit.inner("v")
    is_year = isinstance(whole, Period) and whole.unit == "year"
    if not is_year and not (isinstance(whole, Known) and (whole.interval.days or 0) in (365, 366)):
        return None
    return _part_of(_YEAR_PARTS.get(hit.value("k")) if hit.has("k") else ordinal_part(hit), whole)


def _slice(hit: Hit) -> Value | None:
    whole = hit.inner("v")
    if isinstance(whole, Bound | Stretch | Vague | Range) or _is_day(whole) or _is_of_something(hit):
        return None
    return slice_value(hit, whole)


def _nth_weekday(hit: Hit) -> Value | None:
    """Reads "the first Monday in October"."""
    whole = hit.inner("v")
    number = -1 if hit.is_("o", "LAST", "FINAL") else hit.number("o")
    if (
        number is None
        or number > _WEEKS_OF_MONTH
        or isinstance(whole, Bound | Stretch | Vague | Range)
        or _is_day(whole)
    ):
        return None
    if _is_of_something(hit):
        return None
    return NthWeekday(number, int(hit.value("w")), whole)


def _weekend_of(hit: Hit) -> Value | None:
    return _part_of("weekend", hit.inner("v")) if hit.value("u") == "weekend" else None


def _between(hit: Hit) -> Value | None:
    first, last = hit.inner("v"), hit.inner("v2")
    return None if isinstance(first, Bound | Stretch) or isinstance(last, Bound | Stretch) else Range(first, last)


def _bound(hit: Hit) -> Value | None:
    kind = next(k for k in _KINDS if hit.is_("b", k.upper()))
    value = hit.inner("v")
    if isinstance(value, Bound | Stretch) or (kind != "since" and hit.after("POSS")):
        return None
    # "after December 20 talks", "before Friday's meeting": the bound is the talks, not the day.
    if kind in ("before", "after") and hit.after("WORD", "NAME") and not is_pronoun(hit):
        return None
    if kind == "from" and (isinstance(value, Counted) or (isinstance(value, Part) and value.part == "so_far")):
        return None  # "up from a year earlier" compares
    return value if kind == "from" and isinstance(value, Range) else Bound(kind, value)


def _not_until(hit: Hit) -> Value | None:
    """Reads "not open until May 5": from that day on."""
    value = hit.inner("v")
    negated = any(hit.tokens.word(place) in _NOT for place in range(max(0, hit.match.start() - 4), hit.match.start()))
    return None if not negated or isinstance(value, Bound | Stretch) else Bound("from", value)


_NOT = frozenset({"not", "never", "t"})


def _since(hit: Hit) -> Value | None:
    length, start = hit.inner("v"), hit.inner("v2")
    if not isinstance(length, Stretch) or isinstance(start, Bound | Stretch):
        return None
    return Stretch(length.low, length.high, length.unit, length.direction, start, True)


def _years_ago(hit: Hit) -> Value | None:
    """Reads "in December three years ago": the month of that year."""
    month, year = hit.inner("v"), hit.inner("v2")
    if not isinstance(month, MonthDay) or not isinstance(year, Counted) or year.unit != "year":
        return None
    return Within(month, year)


def _onward(hit: Hit) -> Value | None:
    value = hit.inner("v")
    return None if any(isinstance(part, Bound | Stretch) for part in parts_of(value)) else Bound("from", value)


_WEEKS_OF_MONTH = 4
"""Every month has four of each weekday; a fifth is not always there."""
_NTH = "(?P<o>ORDINAL|NTH)"
_LAST_OR_NTH = "(?P<o>ORDINAL|NTH|LAST|FINAL)"
PART_RULES: tuple[Rule, ...] = (
    rule("(?P<v>V)COMMA?(?P<v2>V)", _years_ago),
    rule("THE?(?P<p>PART)DASH?TO DASH?(?P<p2>PART)DASH?(?:OF|IN)?THE?(?P<v>V)", _parts),
    rule("THE?(?P<p>PART)DASH?(?P<of>OF)THE?(?P<v>V)", _part),
    rule("THE?(?P<p>PART)DASH?(?:IN|ON)?THE?(?P<v>V)", _part),
    rule("(?P<v>V)(?P<poss>POSS)DASH?(?P<p>PART)", _part),
    rule("(?P<p>EARLIER|LATER)(?:IN|ON)?THE?(?P<v>V)", _beside),
    rule("THE?PART?DAYPART(?:OF|ON)THE?(?P<v>V)", _with_daypart),
    rule("(?P<v>V)DAYPART", _with_daypart),
    rule(f"THE?{_NTH}(?P<q>HALF|UNIT)(?:OF|IN)THE?(?P<v>V)", _ordinal_part),
    rule("(?P<v2>V)COMMA IN(?P<v>V)", _years_ago),
    rule(f"THE?(?:{_NTH}DASH?(?P<q>HALF|UNIT)|(?P<k>QUARTER))(?:COMMA|OF)?(?P<v>V)", _part_of_year),
    rule(f"THE?{_LAST_OR_NTH}(?P<n>DAY|NUMBER)?(?P<q>UNIT)(?:OF|IN)THE?(?P<v>V)", _slice),
    rule(f"THE?{_LAST_OR_NTH}(?P<w>WDAY)(?:OF|IN)THE?(?P<v>V)", _nth_weekday),
    rule("THE(?P<u>UNIT)OF THE?(?P<v>V)", _weekend_of),
)
RANGE_RULES: tuple[Rule, ...] = (
    rule("FROM(?P<v>V)COMMA?(?:TO|UNTIL|DASH)(?P<v2>V)", _between),
    rule("BETWEEN(?P<v>V)AND(?P<v2>V)", _between),
    rule("(?P<v>V)(?:TO|DASH)(?P<v2>V)", _between),
)
BOUND_RULES: tuple[Rule, ...] = (
    rule("(?P<v>V)(?:SINCE|AFTER)(?P<v2>V)", _since),
    rule("UNTIL THE?(?P<v>V)", _not_until),
    rule("(?P<b>SINCE|FROM|UNTIL|BY|BEFORE|AFTER)THE?(?P<v>V)ONWARD?", _bound),
    rule("(?P<v>V)ONWARD", _onward),
)
