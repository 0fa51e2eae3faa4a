"""What the rules for calendar dates share: patterns of months and of the years behind them, calendar units."""

from pipeline.dates.grammar.rule import Hit
from pipeline.dates.values import Base, Period, Unit, Value, Which

MONTH = "(?P<m>MONTH|MSHORT)"
WEEKDAY = "(?:(?P<w>WDAY|WSHORT)COMMA?THE?)?"
DAY = "(?P<d>DAY|NTH)"
DAY2 = "(?P<d2>DAY|NTH)"
JUCHE_YEAR = "JUCHE(?P<j>NUM|DAY)(?:OPEN(?P<jy>YEAR)CLOSE)?"
OUTER = "COMMA?(?:IN|OF)?THE?(?P<orel>LAST|THIS|NEXT|PREVIOUS|FOLLOWING|SAME|THAT|CURRENT|COMING|PAST)(?P<ounit>UNIT)"
TAIL = f"(?:(?:COMMA|OF|IN)?(?P<y>YEAR)|COMMA?{JUCHE_YEAR}|{OUTER})"

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
UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
    "century": "century",
}  # fmt: skip


def period(hit: Hit, relation: str, unit: str) -> Value | None:
    """The calendar unit that "last year", "the same month" … name; `None` for units without a calendar."""
    name = UNITS.get(hit.value(unit))
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


def base(hit: Hit) -> Base:
    """What a month, weekday or season counts from: "the following spring" from the story."""
    return "narrative" if hit.is_("rel", "PREVIOUS", "FOLLOWING") else "published"


def year_of(hit: Hit) -> int | None:
    """The year behind a date, a Juche year counted from 1912; `None` without one."""
    juche = hit.number("j")
    if juche is not None:
        return _JUCHE_OFFSET + juche
    return hit.number("y") if hit.has("y") else None


def years_agree(hit: Hit) -> bool:
    """Whether a Juche year and the common year in brackets behind it are the same."""
    return not hit.has("jy") or hit.number("jy") == year_of(hit)
