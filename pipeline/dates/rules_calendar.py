"""Rules for dates with a name in the calendar: days, months, seasons, years, with or without a year."""

from datetime import date

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar import Hit, Rule, rule
from pipeline.dates.guards import is_institution, is_measured, is_month_word, is_number_year, is_weekday_word
from pipeline.dates.spans import month_day_in
from pipeline.dates.values import (
    DayOfMonth,
    Known,
    MonthDay,
    Part,
    PartName,
    Period,
    Range,
    Season,
    SeasonName,
    Unit,
    Value,
    Weekday,
    Which,
    Within,
)

_M = "(?P<m>MONTH|MSHORT)"
_W = "(?:(?P<w>WDAY|WSHORT)COMMA?THE?)?"
_JUCHE = "JUCHE(?P<j>NUM|DAY)(?:OPEN(?P<jy>YEAR)CLOSE)?"
_OUTER = "COMMA?(?:IN|OF)?THE?(?P<orel>LAST|THIS|NEXT|PREVIOUS|FOLLOWING|SAME|THAT|CURRENT|COMING|PAST)(?P<ounit>UNIT)"
_TAIL = f"(?:(?:COMMA|OF|IN)?(?P<y>YEAR)|COMMA?{_JUCHE}|{_OUTER})"

_JUCHE_OFFSET = 1911
_SHIFT = {
    "LAST": -1,
    "PAST": -1,
    "PREVIOUS": -1,
    "THIS": 0,
    "CURRENT": 0,
    "SAME": 0,
    "THAT": 0,
    "NEXT": 1,
    "COMING": 1,
    "FOLLOWING": 1,
}
_NARRATIVE = ("PREVIOUS", "FOLLOWING", "SAME", "THAT")
_UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
    "century": "century",
}  # fmt: skip


def period(hit: Hit, relation: str, unit: str) -> Value | None:
    """The calendar unit that "last year", "the same month" … name; `None` for units without a calendar."""
    name = _UNITS.get(hit.value(unit))
    if name is None:
        return None
    for category, shift in _SHIFT.items():
        if hit.is_(relation, category):
            return Period(name, shift, "narrative" if category in _NARRATIVE else "published")
    return None


def which(hit: Hit) -> Which:
    """The word before a month, weekday or season: "last", "this", "next" or none."""
    if hit.is_("rel", "LAST", "PAST", "PREVIOUS"):
        return "last"
    if hit.is_("rel", "NEXT", "COMING", "FOLLOWING"):
        return "next"
    return "this" if hit.is_("rel", "THIS", "CURRENT") else "plain"


def _year(hit: Hit) -> int | None:
    for group in ("y", "jy"):
        if hit.has(group):
            return hit.number(group)
    juche = hit.number("j")
    return None if juche is None else _JUCHE_OFFSET + juche


def _dated(hit: Hit, day: str | None) -> Value | None:
    """A month or one of its days in the year, or the longer period, that the tail names."""
    month, dom = int(hit.value("m")), hit.number(day) if day else None
    if dom is not None and month_day_in(month, dom, 2000) is None:
        return None
    year = _year(hit)
    if year is not None:
        found = month_day_in(month, dom, year)
        return Known(found) if found else None
    weekday = hit.number("w")
    if hit.has("orel"):
        outer = period(hit, "orel", "ounit")
        return (
            Within(MonthDay(month, dom, weekday), outer) if isinstance(outer, Period) and outer.unit == "year" else None
        )
    return MonthDay(month, dom, weekday)


def _day(hit: Hit) -> Value | None:
    value = _dated(hit, "d")
    if isinstance(value, MonthDay) and (is_institution(hit) or (hit.before("IN") and is_measured(hit))):
        return None
    return value


def _days(hit: Hit) -> Value | None:
    if hit.is_("con", "AND") and not hit.before("BETWEEN"):
        return None
    first, last = _dated(hit, "d"), _dated(hit, "d2")
    if first is None or last is None or int(hit.value("d")) >= int(hit.value("d2")):
        return None
    if isinstance(first, Known) and isinstance(last, Known):
        return Known(first.interval.hull(last.interval))
    return Range(first, last)


def _month(hit: Hit) -> Value | None:
    if hit.has("y") and is_measured(hit):
        return None
    return _dated(hit, None)


def _bare_month(hit: Hit) -> Value | None:
    if not hit.has("rel") and not is_month_word(hit):
        return None
    return MonthDay(int(hit.value("m")), which=which(hit))


def _weekday(hit: Hit) -> Value | None:
    if not is_weekday_word(hit):
        return None
    weekday = int(hit.value("w"))
    if hit.has("orel"):
        outer = period(hit, "orel", "ounit")
        return Within(Weekday(weekday), outer) if isinstance(outer, Period) and outer.unit == "week" else None
    return Weekday(weekday, which(hit))


def _plain_year(hit: Hit) -> Value | None:
    year = int(hit.value("y"))
    if is_number_year(hit) or not 1 <= year <= 9999:
        return None
    return Known(Interval.year(year))


def _juche_year(hit: Hit) -> Value | None:
    year = _year(hit)
    return Known(Interval.year(year)) if year is not None and year <= 2199 else None


def _years(hit: Hit) -> Value | None:
    first, last = int(hit.value("y")), int(hit.value("y2"))
    if len(hit.value("y2")) not in (2, 4):
        return None
    if last < 100:
        last += first // 100 * 100
        if last <= first and 1 <= last % 100 <= 12:
            return Known(Interval.month(first, last % 100))
    if last <= first or last - first > 200 or is_measured(hit):
        return None
    return Known(Interval(date(first, 1, 1), date(last, 12, 31)))


def _decade(hit: Hit) -> Value | None:
    first = int(hit.value("c"))
    return Known(Interval(date(first, 1, 1), date(first + 9, 12, 31))) if first >= 1000 else None


def _century(hit: Hit) -> Value | None:
    if hit.value("u") != "century" or not 1 <= int(hit.value("c")) <= 22:
        return None
    first = (int(hit.value("c")) - 1) * 100 + 1
    return Known(Interval(date(first, 1, 1), date(first + 99, 12, 31)))


_SEASONS: dict[str, SeasonName] = {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"}


def _season(hit: Hit) -> Value | None:
    season = _SEASONS.get(hit.value("s"))
    if season is None:
        return None
    if hit.has("y"):
        year = int(hit.value("y"))
        # "winter 2024" may begin or end in that year: both are admitted.
        first = (
            date(year, 1, 1) if season == "winter" else date(year, {"spring": 3, "summer": 6, "autumn": 9}[season], 1)
        )
        last = Interval.month(year + 1, 2) if season == "winter" else Interval.month(year, first.month + 2)
        return Known(Interval(first, last.end))
    if hit.has("orel"):
        outer = period(hit, "orel", "ounit")
        return Within(Season(season), outer) if isinstance(outer, Period) and outer.unit == "year" else None
    plain_in = hit.before("IN") or (hit.tokens.is_(hit.match.start(), "THE") and hit.before("IN"))
    if hit.has("rel") or (plain_in and not hit.after("OF", "WORD", "NAME", "UNIT")):
        return Season(season, which(hit))
    return None


def _day_of_month(hit: Hit) -> Value | None:
    day = hit.number("d")
    ends = hit.match.end() == len(hit.tokens.cats)
    if day is None or not 1 <= day <= 31:
        return None
    return DayOfMonth(day) if ends or hit.after("COMMA", "OTHER", "NEWLINE", "BY", "IN", "AFTER", "TO", "ON") else None


_PARTS: dict[str, PartName] = {"early": "early", "mid": "mid", "late": "late", "beginning": "beginning", "end": "end"}


def part_name(hit: Hit, group: str) -> PartName | None:
    """The part that a word names."""
    return _PARTS.get(hit.value(group))


def _part_of_unit(hit: Hit) -> Value | None:
    part, unit = part_name(hit, "p"), _UNITS.get(hit.value("u"))
    if part is None or unit is None or unit == "day":
        return None
    return Part(part, Period(unit))


_ORDINAL_PARTS: dict[tuple[str, int], PartName] = {
    ("half", 1): "first_half", ("half", 2): "second_half", ("quarter", 1): "q1", ("quarter", 2): "q2",
    ("quarter", 3): "q3", ("quarter", 4): "q4", ("week", 1): "first_week",
}  # fmt: skip


def ordinal_part(hit: Hit) -> PartName | None:
    """The part that "the first half of", "the third quarter of" … name."""
    return _ORDINAL_PARTS.get((hit.value("q"), hit.number("o") or 0))


def _ordinal_part_of_unit(hit: Hit) -> Value | None:
    part, unit = ordinal_part(hit), _UNITS.get(hit.value("u"))
    if part is None or unit in (None, "day"):
        return None
    return Part(part, Period(unit or "year"))


_D = "(?P<d>DAY|NTH)"
_D2 = "(?P<d2>DAY|NTH)"
CALENDAR_RULES: tuple[Rule, ...] = (
    rule(f"{_W}{_M}THE?{_D}{_TAIL}?", _day),
    rule(f"{_W}THE?{_D}(?:OF|DASH)?{_M}{_TAIL}?", _day),
    rule(f"{_W}{_M}DASH{_D}(?:DASH(?P<y>YEAR))?", _day),
    rule(f"{_W}{_M}THE?{_D}(?P<con>DASH|TO|AND)THE?{_D2}{_TAIL}?", _days),
    rule(f"{_W}THE?{_D}(?:DASH|TO)THE?{_D2}OF?{_M}{_TAIL}?", _days),
    rule(f"{_M}{_TAIL}", _month),
    rule(f"(?P<rel>LAST|THIS|NEXT|PAST|COMING)?{_M}", _bare_month),
    rule(
        "(?P<rel>LAST|THIS|NEXT|PAST|COMING|FOLLOWING|PREVIOUS)?(?P<w>WDAY)"
        "(?:OF?(?P<orel>LAST|THIS|NEXT)(?P<ounit>UNIT))?DAYPART?",
        _weekday,
    ),
    rule("THIS PAST(?P<w>WDAY)", lambda hit: Weekday(int(hit.value("w")), "last")),
    rule("(?P<y>YEAR)", _plain_year),
    rule(_JUCHE + "", _juche_year),
    rule("(?P<y>YEAR)DASH(?P<y2>YEAR|DAY|NUM)", _years),
    rule("(?P<c>DECADE)", _decade),
    rule("(?P<c>NTH|ORDINAL)(?P<u>UNIT)", _century),
    rule(f"THE?(?P<rel>LAST|THIS|NEXT|PAST|COMING)?(?P<s>SEASON)(?:OF?(?P<y>YEAR)|{_OUTER})?", _season),
    rule("ON(?=THE)THE(?P<d>NTH)", _day_of_month, skip=1),
    rule("THE?(?P<p>PART)(?:OF|IN)THE(?P<u>UNIT)", _part_of_unit),
    rule("THE?(?P<u>UNIT)POSS?DASH?(?P<p>PART)", _part_of_unit),
    rule("THE?(?P<o>ORDINAL|NTH)(?P<q>HALF|UNIT)OF THE(?P<u>UNIT)", _ordinal_part_of_unit),
)
