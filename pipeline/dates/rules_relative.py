"""Rules for dates counted from the publication or from the narrative: "last year", "two days later", "recently"."""

from typing import Literal

from pipeline.dates.grammar import Hit, Rule, rule
from pipeline.dates.rules_calendar import period
from pipeline.dates.values import Base, Counted, Part, Period, Stretch, Unit, Vague, Value

_UNITS: dict[str, tuple[int, Unit]] = {
    "day": (1, "day"), "week": (1, "week"), "2 week": (2, "week"), "month": (1, "month"), "quarter": (3, "month"),
    "year": (1, "year"), "decade": (10, "year"), "century": (100, "year"),
}  # fmt: skip
_LONGEST = 5000


def _count(hit: Hit) -> tuple[int, int] | None:
    """The least and the most that a number means: "290-odd" is 290 to 299, "about ten" 9 to 11, "a few" 2 to 5."""
    first, last = hit.match.span("n")
    words = [value for value in hit.tokens.values[first:last] if value[:1].isdigit()]
    if not words:
        return None
    low, _, high = words[-1].partition("-")
    least, most = int(low), int(high or low)
    if len(words) > 1 and words[-1] == "100":
        least = most = 100 * int(words[0].partition("-")[0])
    if hit.has("odd"):
        power = 10 if most % 100 else 100
        most += (power if most >= power else 1) - 1
    if hit.has("less"):
        least = max(0, most - 1)
    if hit.has("more"):
        most += max(1, most // 2)
    if hit.has("approx"):
        margin = max(1, most // 10)
        least, most = max(0, least - margin), most + margin
    return (least, most) if most <= _LONGEST else None


def _length(hit: Hit) -> tuple[int, int, Unit] | None:
    """The least and the most of a count of units, in units of the calendar; hours are at most so many days."""
    count = _count(hit)
    if count is None:
        return None
    if hit.is_("u", "HOUR"):
        days = 24 if hit.value("u") == "hour" else 24 * 60
        return count[0] // days, -(-count[1] // days), "day"
    found = _UNITS.get(hit.value("u"))
    return None if found is None else (count[0] * found[0], count[1] * found[0], found[1])


def _counted(hit: Hit) -> Value | None:
    length = _length(hit)
    if length is None or (hit.is_("dir", "BEFORE", "AFTER") and not _ends_phrase(hit)):
        return None
    direction: Literal[-1, 1] = -1 if hit.is_("dir", "AGO", "EARLIER", "BEFORE") else 1
    base: Base = "published" if hit.is_("dir", "AGO") else "narrative"
    return Counted(*length, direction, base)


def _ends_phrase(hit: Hit) -> bool:
    """Whether nothing follows that the words would count from ("the day before the ceremony")."""
    return hit.match.end() == len(hit.tokens.cats) or hit.after("COMMA", "OTHER", "NEWLINE", "CLOSE")


def _related_stretch(hit: Hit) -> Value | None:
    length = _length(hit)
    if length is None:
        return None
    return Stretch(*length, -1 if hit.is_("rel", "LAST", "PAST", "PREVIOUS", "RECENT") else 1)


def _one_unit(hit: Hit) -> Value | None:
    """For "the past year" and "the coming decade" are lengths, "last year" and "next month" calendar units."""
    unit = _UNITS.get(hit.value("u"))
    if hit.value("u") == "weekend":
        return _weekend(hit)
    if unit is None or hit.tokens.word(hit.match.end("u") - 1).lower().endswith(("s", "ies")):
        return None
    with_article = hit.is_("the", "THE")
    if hit.is_("rel", "PAST") or (hit.is_("rel", "COMING") and unit[1] != "day"):
        return Stretch(unit[0], unit[0], unit[1], -1 if hit.is_("rel", "PAST") else 1)
    if hit.is_("rel", "NEXT") and with_article:
        return Period("day", 1, "narrative") if unit == (1, "day") else Stretch(unit[0], unit[0], unit[1], 1)
    if hit.is_("rel", "THIS", "THAT") and unit == (1, "day"):
        return Period("day", 0, "narrative")
    return period(hit, "rel", "u")


def _weekend(hit: Hit) -> Value | None:
    week = -1 if hit.is_("rel", "LAST", "PAST", "PREVIOUS") else 1 if hit.is_("rel", "NEXT", "COMING") else 0
    return Part("weekend", Period("week", week))


def _duration(hit: Hit) -> Value | None:
    """A bare length; ages ("60 years old", "18 years of age") are none."""
    length = _length(hit)
    if length is None or hit.after("OLD") or (hit.after("OF") and hit.after("WORD", on=1)):
        return None
    if hit.after("DASH") and hit.after("OLD", on=1):
        return None
    licensed = hit.before("FOR", "IN") or hit.after("SINCE") or hit.has("less") or hit.has("more") or hit.has("come")
    if not licensed:
        return None
    return Stretch(*length, 1 if hit.has("come") else 0, None, hit.after("SINCE"))


def _a_duration(hit: Hit) -> Value | None:
    unit = _UNITS.get(hit.value("u"))
    return (
        None if unit is None or unit == (1, "day") else Stretch(unit[0], unit[0], unit[1], 0, None, hit.after("SINCE"))
    )


def _deictic(hit: Hit) -> Value:
    return Period("day", int(hit.value("d")))


def _day_beside(hit: Hit) -> Value | None:
    if hit.value("u") != "day" or not _ends_phrase(hit):
        return None
    return Period("day", 1 if hit.is_("dir", "AFTER", "LATER") else -1, "narrative")


def _day_beside_deictic(hit: Hit) -> Value | None:
    if hit.value("u") != "day" or hit.value("d") == "0":
        return None
    return Period("day", 2 * int(hit.value("d")))


def _recent(hit: Hit) -> Value | None:
    unit = _UNITS.get(hit.value("u"))
    if unit is None or not hit.tokens.word(hit.match.end("u") - 1).lower().endswith("s"):
        return None
    return Vague("recent", unit[1] if unit[0] == 1 else "decade" if unit[1] == "year" else unit[1])


def _recently(hit: Hit) -> Value:
    kind = hit.value("r")
    return Vague("soon" if kind == "soon" else "now" if kind == "now" else "recent")


_ANY_N = "(?P<n>A?(?:DAY|NUM|NUMBER)NUMBER?OF?|A(?=UNIT|HOUR))"
_LEAD = "(?:ONLY|(?P<approx>APPROX)|(?P<less>LESS THAN)|(?P<more>MORE THAN))*"
_ODD = "(?P<odd>DASH?ODD)?"
RELATIVE_RULES: tuple[Rule, ...] = (
    rule("(?P<the>THE)?(?P<rel>LAST|PAST|PREVIOUS|THIS|CURRENT|NEXT|COMING|FOLLOWING|SAME|THAT)(?P<u>UNIT)", _one_unit),
    rule("THE(?P<u>UNIT)", lambda hit: _weekend(hit) if hit.value("u") == "weekend" else None),
    rule(f"{_LEAD}{_ANY_N}{_ODD}(?P<u>UNIT|HOUR)(?P<dir>AGO|EARLIER|LATER|BEFORE|AFTER)", _counted),
    rule(
        f"THE?(?P<rel>LAST|PAST|PREVIOUS|RECENT|NEXT|COMING|FOLLOWING){_LEAD}{_ANY_N}{_ODD}(?P<u>UNIT|HOUR)",
        _related_stretch,
    ),
    rule(f"{_LEAD}{_ANY_N}{_ODD}(?P<u>UNIT|HOUR)(?P<come>TO COME)?", _duration),
    rule("(?:FOR|IN)A(?P<u>UNIT)", _a_duration, skip=1),
    rule("(?P<d>DEICTIC)DAYPART?", _deictic),
    rule("THIS DAYPART", lambda _: Period("day")),
    rule("LAST DAYPART", lambda _: Period("day", -1)),
    rule("THE?(?P<u>UNIT)(?P<dir>BEFORE|AFTER|EARLIER)", _day_beside),
    rule("THE?(?P<u>UNIT)(?:BEFORE|AFTER)(?P<d>DEICTIC)", _day_beside_deictic),
    rule("RECENT(?P<u>UNIT)", _recent),
    rule("(?P<r>RECENTLY)", _recently),
)
