"""Rules for dates counted from the publication or from the narrative: "last year", "two days later", "recently"."""

from typing import Literal

from pipeline.dates.grammar.calendar_units import period
from pipeline.dates.grammar.counts import COUNT, HALF_BEHIND, LEAD, ODD, length_of, unit_of
from pipeline.dates.grammar.rule import Hit, Rule, rule
from pipeline.dates.values import Base, Counted, Offset, Part, Period, Stretch, Vague, Value, Weekday, Weekend

_BACK = ("LAST", "PAST", "PREVIOUS")
_SPANS = frozenset({"week", "month", "quarter", "year", "decade"})
"""Units of which "the last …" with its article means the time up to now; "the last century" is the one before."""


def _counted(hit: Hit) -> Value | None:
    """For "two days ago" and "two days later"; "later than planned" compares and dates nothing."""
    length = length_of(hit)
    if length is None or hit.after("THAN") or (hit.is_("dir", "BEFORE", "AFTER") and not _ends_phrase(hit)):
        return None
    direction: Literal[-1, 1] = -1 if hit.is_("dir", "AGO", "EARLIER", "BEFORE") else 1
    base: Base = "published" if hit.is_("dir", "AGO") else "narrative"
    return Counted(*length, direction, base)


def _day_a_year_ago(hit: Hit) -> Value | None:
    """Reads "a year ago today": the same day of that year."""
    length = length_of(hit)
    if length is None or hit.value("d") != "0":
        return None
    return Offset(Period("day"), *length, -1, to_the_day=True)


def _weekdays_ago(hit: Hit) -> Value | None:
    """Reads "two Tuesdays ago": the Tuesday before the last one."""
    count = hit.value("n")
    if not count.isdigit() or not 1 <= int(count) <= 10:
        return None
    weeks = int(count) - 1
    return Offset(Weekday(int(hit.value("w")), "last"), weeks, weeks, "week", -1)


def _weekday_beside(hit: Hit) -> Value | None:
    """Reads "the Thursday before" of the story, "the Sunday after next", "the Monday before last"."""
    weekday, before = int(hit.value("w")), hit.is_("dir", "BEFORE")
    if hit.has("rel"):
        if before != hit.is_("rel", "LAST"):
            return None
        return Offset(Weekday(weekday, "last" if before else "this"), 1, 1, "week", -1 if before else 1)
    return Weekday(weekday, "last" if before else "next", "narrative") if _ends_phrase(hit) else None


def _counted_year(hit: Hit) -> Value | None:
    """Reads "a year ago this week": the week of that year, or one beside it, so the year."""
    length = length_of(hit)
    return None if length is None else Counted(*length, -1)


def _from_now(hit: Hit) -> Value | None:
    """Reads "three days from now"."""
    length = length_of(hit)
    if length is None or hit.value("r") not in ("now", "0"):
        return None
    return Offset(Period("day"), *length, 1)


def _ends_phrase(hit: Hit) -> bool:
    """Whether nothing follows that the words would count from ("the day before the ceremony")."""
    return hit.match.end() == len(hit.tokens.cats) or hit.after("COMMA", "OTHER", "NEWLINE", "CLOSE")


def is_plural(hit: Hit) -> bool:
    """Whether the unit is a plural: "weeks"."""
    return hit.tokens.word(hit.match.end("u") - 1).lower().endswith("s")


def _related_stretch(hit: Hit) -> Value | None:
    """For "the past two years"; "the last ten days of June" count from June, not from now."""
    length = length_of(hit)
    if length is None or hit.after("OF"):
        return None
    return Stretch(*length, -1 if hit.is_("rel", *_BACK, "RECENT") else 1)


def _one_unit(hit: Hit) -> Value | None:
    """For "the past year" and "the coming decade" are lengths, "last year" and "next month" calendar units."""
    if hit.value("u") == "weekend":
        return _weekend(hit)
    unit = unit_of(hit.value("u"))
    with_article = hit.is_("the", "THE") or hit.before("THE")
    if unit is None or is_plural(hit) or (with_article and hit.is_("rel", "LAST") and hit.after("OF")):
        return None
    back = hit.is_("rel", "PAST") or (hit.is_("rel", "LAST") and with_article and hit.value("u") in _SPANS)
    if back or (hit.is_("rel", "COMING") and unit[1] != "day"):
        return Stretch(unit[0], unit[0], unit[1], -1 if back else 1)
    if hit.is_("rel", "NEXT") and unit == (1, "day"):
        return Period("day", 1, "narrative")
    if hit.is_("rel", "NEXT") and with_article:
        return Stretch(unit[0], unit[0], unit[1], 1)
    if hit.is_("rel", "THIS", "THAT") and unit == (1, "day"):
        # "on this day in 1950" is not today.
        return None if hit.after("IN") and hit.is_("rel", "THIS") else Period("day", 0, "narrative")
    return period(hit, "rel", "u")


def _weekend(hit: Hit) -> Value | None:
    if hit.after("OF"):
        return None
    if hit.is_("rel", *_BACK):
        return Weekend("last")
    if hit.is_("rel", "NEXT", "FOLLOWING"):
        return Weekend("next")
    return Weekend("this" if hit.is_("rel", "THIS", "COMING") else "plain")


def _two_units_away(hit: Hit) -> Value | None:
    """Reads "the year before last" and "the week after next"."""
    found = unit_of(hit.value("u"))
    back = hit.is_("dir", "BEFORE") and hit.is_("rel", "LAST")
    ahead = hit.is_("dir", "AFTER") and hit.is_("rel", "NEXT")
    if found is None or found[0] != 1 or not (back or ahead):
        return None
    return Period(found[1], -2 if back else 2)


def _duration(hit: Hit) -> Value | None:
    """A bare length; ages ("60 years old", "18 years of age"), fractions ("a quarter") and seconds are none."""
    length = length_of(hit)
    age = (
        hit.after("OLD")
        or (hit.after("DASH") and hit.after("OLD", on=1))
        or (hit.after("OF") and hit.after("WORD", on=1))
    )
    fraction = hit.value("u") == "quarter" and not is_plural(hit)
    if length is None or age or fraction or hit.after("FROM") or hit.value("u") == "second":
        return None
    licensed = hit.before("FOR", "IN") or hit.after("SINCE") or hit.has("less") or hit.has("more") or hit.has("come")
    if not licensed:
        return None
    return Stretch(*length, 1 if hit.has("come") else 0, None, hit.after("SINCE"))


def _a_duration(hit: Hit) -> Value | None:
    unit = unit_of(hit.value("u"))
    if hit.value("u") == "quarter" or hit.after("OF", "DASH"):
        return None  # "for a quarter of a century"
    return (
        None if unit is None or unit == (1, "day") else Stretch(unit[0], unit[0], unit[1], 0, None, hit.after("SINCE"))
    )


def _deictic(hit: Hit) -> Value | None:
    """For "today"; "Korea Today" is a paper."""
    if hit.before("NAME", "THE") and hit.tokens.word(hit.match.start()) in ("Today", "TODAY"):
        return None
    if (hit.before("OF") and hit.value("d") == "1") or (
        hit.after("POSS") and hit.lexicon.has("age_noun", hit.next_word(1))
    ):
        return None  # "the masters of tomorrow", "today's youth"
    return Period("day", int(hit.value("d")))


def _that_daypart(hit: Hit) -> Value:
    """For "this morning", "last night", "the next evening", "that afternoon"."""
    if hit.is_("rel", "THIS", "CURRENT"):
        return Period("day")
    if hit.is_("rel", "LAST"):
        return Period("day", -1)
    shift = -1 if hit.is_("rel", "PREVIOUS") else 1 if hit.is_("rel", "NEXT", "FOLLOWING") else 0
    return Period("day", shift, "narrative")


def _day_beside(hit: Hit) -> Value | None:
    if (hit.value("u") != "day" and not hit.is_("u", "DAYPART")) or not _ends_phrase(hit):
        return None
    return Period("day", 1 if hit.is_("dir", "AFTER", "LATER") else -1, "narrative")


def _day_beside_deictic(hit: Hit) -> Value | None:
    if hit.value("u") != "day" or hit.value("d") == "0":
        return None
    return Period("day", 2 * int(hit.value("d")))


def _in_the_unit(hit: Hit) -> Value | None:
    """Reads "earlier in the week", "later in the day"."""
    found = unit_of(hit.value("u"))
    if found is None or found[0] != 1 or hit.value("p") not in ("earlier", "later"):
        return None
    if found[1] == "day":
        return Period("day", 0, "narrative")
    return Part("so_far" if hit.value("p") == "earlier" else "remaining", Period(found[1]))


def _recent(hit: Hit) -> Value | None:
    unit = unit_of(hit.value("u"))
    if unit is None or not is_plural(hit):
        return None
    return Vague("recent", unit[1] if unit[0] == 1 else "decade" if unit[1] == "year" else unit[1])


def _recently(hit: Hit) -> Value | None:
    """For "recently", "now", "soon"; "as soon as", "soon after" and "from now" count from something else."""
    kind = hit.value("r")
    if kind == "soon" and (hit.before("AS") or hit.after("AS", "AFTER", "OR", "DASH")):
        return None
    if kind == "now" and (hit.after("THAT") or (hit.after("AND") and hit.next_word(1) in ("then", "again"))):
        return None
    if kind == "now" and hit.before("FROM") and hit.before("UNIT", "HOUR", back=2):
        return None
    return Vague("soon" if kind == "soon" else "now" if kind == "now" else "recent")


RELATIVE_RULES: tuple[Rule, ...] = (
    rule(
        "(?P<the>THE|THAT(?=SAME)|THIS(?=PAST))?(?P<rel>LAST|PAST|PREVIOUS|THIS|CURRENT|NEXT|COMING|FOLLOWING|SAME|THAT)(?P<u>UNIT)",
        _one_unit,
    ),
    rule("THE(?P<u>UNIT)", lambda hit: _weekend(hit) if hit.value("u") == "weekend" else None),
    rule("THE(?P<u>UNIT)(?P<dir>BEFORE|AFTER)(?P<rel>LAST|NEXT)", _two_units_away),
    rule(f"{LEAD}{COUNT}{ODD}(?P<u>UNIT|HOUR){HALF_BEHIND}(?P<dir>AGO|EARLIER|LATER|BEFORE|AFTER)", _counted),
    rule(f"{COUNT}(?P<u>UNIT)AGO COMMA?(?P<d>DEICTIC)", _day_a_year_ago),
    rule("(?P<n>NUMBER)(?P<w>WDAYS)AGO", _weekdays_ago),
    rule(f"{LEAD}{COUNT}(?P<u>UNIT)FROM(?P<r>RECENTLY|DEICTIC)", _from_now),
    rule("THE(?P<w>WDAY)(?P<dir>BEFORE|AFTER)(?P<rel>LAST|NEXT)?", _weekday_beside),
    rule(f"{COUNT}(?P<u>UNIT)AGO THIS(?:UNIT|WDAY)", _counted_year),
    rule(
        f"THE?(?P<rel>LAST|PAST|PREVIOUS|RECENT|NEXT|COMING|FOLLOWING){LEAD}{COUNT}{ODD}(?P<u>UNIT|HOUR)",
        _related_stretch,
    ),
    rule(f"{LEAD}{COUNT}{ODD}(?P<u>UNIT|HOUR){HALF_BEHIND}(?P<come>TO COME)?", _duration),
    rule("(?:FOR|IN)A(?P<u>UNIT)", _a_duration, skip=1),
    rule("(?P<d>DEICTIC)", _deictic),
    rule("THE?(?P<rel>THIS|LAST|THAT|SAME|PREVIOUS|NEXT|FOLLOWING)DAYPART", _that_daypart),
    rule("THE?(?P<u>UNIT)(?P<dir>BEFORE|AFTER|EARLIER)", _day_beside),
    rule("THE(?P<u>DAYPART)(?P<dir>BEFORE|AFTER)", _day_beside),
    rule("THE?(?P<u>UNIT)(?:BEFORE|AFTER)(?P<d>DEICTIC)", _day_beside_deictic),
    rule("(?P<p>EARLIER|LATER)IN THE(?P<u>UNIT)", _in_the_unit),
    rule("THE ELSE(?P<u>UNIT)", lambda hit: Vague("recent", "day") if hit.value("u") == "day" else None),
    rule("RECENT(?P<u>UNIT)", _recent),
    rule("(?P<r>RECENTLY)", _recently),
)
