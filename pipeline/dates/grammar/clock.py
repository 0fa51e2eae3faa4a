"""Times of the day, and the past, the present and the future at large; they give no days and are read on request."""

import re
from collections.abc import Iterator

from pipeline.dates.edtf import Interval
from pipeline.dates.grammar.relative import is_plural
from pipeline.dates.grammar.rule import Hit, Rule, rule
from pipeline.dates.values import (
    Bound,
    Clock,
    DayPart,
    Fiscal,
    Known,
    Period,
    Range,
    Reference,
    Season,
    SeasonName,
    Stretch,
    Vague,
    Value,
    parts_of,
)

_ZONE = r"(?:\s?\(?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|PST|PDT|PT|KST|JST|MSK)\b\)?)?"
_CLOCK = re.compile(
    rf"(?<![\w.:,])(?:(?P<h>\d{{1,2}})(?:[:.](?P<m>[0-5]\d))?\s?(?P<half>[ap]\.m\.|[ap]m\b|o['’]clock\b)"
    rf"|(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    rf"|(?P<h3>[01]\d|2[0-3])(?P<m3>[0-5]\d)(?:\shours|(?=\s(?:GMT|UTC|BST|EST|EDT|KST)\b))){_ZONE}",
    re.IGNORECASE,
)
_PARTS: dict[str, DayPart] = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night", "noon": "noon",
    "midnight": "midnight",
}  # fmt: skip


def clock_values(text: str, day_first: bool | None) -> Iterator[tuple[int, int, Value]]:
    """The clock times in digits: "5 p.m.", "10:30 GMT", "0900 GMT". A result of a match ("3:1") is none."""
    for match in _CLOCK.finditer(text):
        hour = int(match["h"] or match["h2"] or match["h3"])
        minute = match["m"] or match["m2"] or match["m3"]
        half = (match["half"] or "").lower()
        if half[:1] in ("a", "p"):
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        if hour <= 24:
            yield match.start(), match.end(), Clock(hour, None if minute is None else int(minute))


def _part_on(hit: Hit) -> Value | None:
    """For "Friday night", "the morning of January 6"."""
    day = hit.inner("v")
    if isinstance(day, Bound | Stretch | Range | Vague | Clock | Reference) or not _names_a_day(day):
        return None
    return Clock(part=_PARTS[hit.value("p")], day=day)


def _names_a_day(value: Value) -> bool:
    return not (isinstance(value, Known) and not value.interval.is_day) and not any(
        isinstance(part, Period) and part.unit != "day" for part in parts_of(value)[:1]
    )


def _relative_part(hit: Hit) -> Value | None:
    """For "this morning", "last night", "the next evening"."""
    part = _PARTS[hit.value("p")]
    if hit.is_("rel", "THIS"):
        return Clock(part=part, day=Period("day"))
    if hit.is_("rel", "LAST"):
        return Clock(part=part, day=Period("day", -1))
    shift = -1 if hit.is_("rel", "PREVIOUS") else 1 if hit.is_("rel", "NEXT", "FOLLOWING") else 0
    return Clock(part=part, day=Period("day", shift, "narrative"))


def _deictic_part(hit: Hit) -> Value | None:
    """For "yesterday morning", "tonight"."""
    word = hit.tokens.word(hit.match.start("d")).lower()
    if hit.has("p"):
        return Clock(part=_PARTS[hit.value("p")], day=Period("day", int(hit.value("d"))))
    return Clock(part="night", day=Period("day")) if word == "tonight" else None


def _plain_part(hit: Hit) -> Value | None:
    """For "at noon", "in the morning": a part of the day that the text speaks of."""
    return None if hit.after("WORD", "NAME", "OF") else Clock(part=_PARTS[hit.value("p")])


def _clock_on(hit: Hit) -> Value | None:
    """For "9 a.m. Thursday", "noon on Friday" stays two, "10:30 on 5 May" too."""
    clock, day = hit.inner("v"), hit.inner("v2")
    if not isinstance(clock, Clock) or clock.day is not None or isinstance(day, Clock) or not _names_a_day(day):
        return None
    if isinstance(day, Bound | Stretch | Range | Vague | Reference):
        return None
    return Clock(clock.hour, clock.minute, clock.part, day)


def _past(hit: Hit) -> Value | None:
    return Reference("past") if _stands_alone(hit) else None


def _future(hit: Hit) -> Value | None:
    return Reference("future") if _stands_alone(hit) else None


def _stands_alone(hit: Hit) -> bool:
    """Whether no noun follows ("the past president") and it is nobody's ("the future of the firm")."""
    if hit.before("IN"):
        return not hit.after(*_UNIT_WORDS)
    return not hit.after("WORD", "NAME", "OF", *_UNIT_WORDS)


_UNIT_WORDS = ("UNIT", "HOUR", "NUMBER", "DAY", "NUM", "A", "MANY", "WDAY", "MONTH", "SEASON", "HALF", "FISCAL", "DASH")


def _at_the_time(hit: Hit) -> Value | None:
    """For "at the time" and "at the moment"; "at the time of the vote" is told by the vote."""
    if hit.after("OF", "THAT") or hit.next_word() in ("when", "to") or is_plural_time(hit):
        return None
    at = hit.value("at") == "at"
    moment = hit.is_("t", "MOMENT")
    if not at or (moment and hit.is_("d", "THAT")):
        return None
    return Reference("present" if moment or hit.is_("d", "THIS") else "past")


def is_plural_time(hit: Hit) -> bool:
    """Whether the word is "times"."""
    return hit.tokens.word(hit.match.end("t") - 1).lower().endswith("s")


def _recent_units(hit: Hit) -> Value | None:
    return Reference("past") if is_plural(hit) else None


def _that_season(hit: Hit) -> Value | None:
    """For "that summer", of the story."""
    seasons: dict[str, SeasonName] = {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"}
    return Season(seasons[hit.value("s")])


def _vague(hit: Hit) -> Value | None:
    """For "now", "recently"; "soon" is no time expression, nor is "now" before "that"."""
    if hit.value("r") == "soon":
        return None
    if hit.value("r") == "now" and (hit.after("THAT") or (hit.after("AND") and hit.next_word(1) in ("then", "again"))):
        return None
    return Reference("present" if hit.value("r") == "now" else "past")


def _fiscal(hit: Hit) -> Value | None:
    """For "fiscal 2013", "the 2012 fiscal year", "this financial year"."""
    if hit.has("y"):
        return Fiscal(Known(Interval.year(int(hit.value("y")))))
    shift = -1 if hit.is_("rel", "LAST", "PREVIOUS") else 1 if hit.is_("rel", "NEXT", "COMING") else 0
    return Fiscal(Period("year", shift))


CLOCK_RULES: tuple[Rule, ...] = (
    rule("THE?(?P<rel>THIS|LAST|THAT|SAME|PREVIOUS|NEXT|FOLLOWING)(?P<p>DAYPART)", _relative_part),
    rule("(?P<d>DEICTIC)(?P<p>DAYPART)?", _deictic_part),
    rule("ON(?P<p>DAYPART)", _plain_part, skip=1),
    rule("IN THE(?P<p>DAYPART)", _plain_part, skip=1),
)
REFERENCE_RULES: tuple[Rule, ...] = (
    rule("THE PAST", _past),
    rule("THE NEAR?FUTURE", _future),
    rule("(?P<at>ON)(?P<d>THE|THAT|THIS)(?P<t>TIME|MOMENT)", _at_the_time),
    rule("RECENT(?P<u>UNIT|HOUR)", _recent_units),
    rule("THAT(?P<s>SEASON)", _that_season),
    rule("ONLY?(?P<r>RECENTLY)", _vague),
    rule("FISCAL(?:UNIT)?(?P<y>YEAR)", _fiscal),
    rule("THE?(?P<y>YEAR)FISCAL UNIT", _fiscal),
    rule("(?:THE|THIS)?(?P<rel>LAST|THIS|NEXT|CURRENT|PREVIOUS|COMING)FISCAL UNIT", _fiscal),
)
CLOCK_ROUND: tuple[Rule, ...] = (
    rule("(?P<v>V)(?P<p>DAYPART)", _part_on),
    rule("THE?PART?(?P<p>DAYPART)(?:OF|ON)THE?(?P<v>V)", _part_on),
    rule("APPROX?(?P<v>V)(?P<v2>V)", _clock_on),
    rule("APPROX(?P<v>V)", lambda hit: hit.inner("v") if isinstance(hit.inner("v"), Clock) else None),
)
