"""Rules that build on phrases already read (`V`): parts of them, ranges, bounds, lengths since them."""

from pipeline.dates.grammar import Hit, Rule, rule
from pipeline.dates.rules_calendar import ordinal_part, part_name
from pipeline.dates.values import (
    Bound,
    BoundKind,
    Counted,
    MonthDay,
    Part,
    PartName,
    Range,
    Stretch,
    Vague,
    Value,
    Within,
)

_KINDS: tuple[BoundKind, ...] = ("since", "from", "until", "by", "before", "after")


def _part_of(part: PartName | None, whole: Value) -> Value | None:
    return None if part is None or isinstance(whole, Bound | Stretch | Vague) else Part(part, whole)


def _part(hit: Hit) -> Value | None:
    return _part_of(part_name(hit, "p"), hit.inner("v"))


def _ordinal_part(hit: Hit) -> Value | None:
    return _part_of(ordinal_part(hit), hit.inner("v"))


def _between(hit: Hit) -> Value | None:
    first, last = hit.inner("v"), hit.inner("v2")
    return None if isinstance(first, Bound | Stretch) or isinstance(last, Bound | Stretch) else Range(first, last)


def _bound(hit: Hit) -> Value | None:
    kind = next(k for k in _KINDS if hit.is_("b", k.upper()))
    value = hit.inner("v")
    if isinstance(value, Bound | Stretch) or (kind != "since" and hit.after("POSS")):
        return None
    # "after December 20 talks", "before Friday's meeting": the bound is the talks, not the day.
    if kind in ("before", "after") and hit.after("WORD", "NAME"):
        return None
    return value if kind == "from" and isinstance(value, Range) else Bound(kind, value)


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
    return Bound("from", hit.inner("v"))


PART_RULES: tuple[Rule, ...] = (
    rule("(?P<v>V)COMMA?(?P<v2>V)", _years_ago),
    rule("THE?(?P<p>PART)DASH?(?:OF|IN|ON)?THE?(?P<v>V)", _part),
    rule("(?P<v>V)POSS DASH?(?P<p>PART)", _part),
    rule("THE?(?P<o>ORDINAL|NTH)(?P<q>HALF|UNIT)(?:OF|IN)(?P<v>V)", _ordinal_part),
)
RANGE_RULES: tuple[Rule, ...] = (
    rule("FROM(?P<v>V)COMMA?(?:TO|UNTIL|DASH)(?P<v2>V)", _between),
    rule("BETWEEN(?P<v>V)AND(?P<v2>V)", _between),
    rule("(?P<v>V)(?:TO|DASH)(?P<v2>V)", _between),
)
BOUND_RULES: tuple[Rule, ...] = (
    rule("(?P<v>V)(?:SINCE|AFTER)(?P<v2>V)", _since),
    rule("(?P<b>SINCE|FROM|UNTIL|BY|BEFORE|AFTER)THE?(?P<v>V)ONWARD?", _bound),
    rule("(?P<v>V)ONWARD", _onward),
)
