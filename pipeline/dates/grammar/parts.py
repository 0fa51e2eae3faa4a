"""Rules for parts of calendar units, and what other rules need to read parts."""

from pipeline.dates.grammar.calendar_units import UNITS
from pipeline.dates.grammar.rule import Hit, Rule, rule
from pipeline.dates.values import Known, MonthDay, Part, PartName, Period, Range, Slice, Value, YearPart

_PARTS: dict[str, PartName] = {
    "early": "early", "mid": "mid", "late": "late", "beginning": "beginning", "end": "end", "rest": "remaining",
}  # fmt: skip


def part_name(hit: Hit, group: str) -> PartName | None:
    """The part that a word names."""
    return _PARTS.get(hit.value(group))


_ORDINAL_PARTS: dict[tuple[str, int], PartName] = {
    ("half", 1): "first_half", ("half", 2): "second_half", ("quarter", 1): "q1", ("quarter", 2): "q2",
    ("quarter", 3): "q3", ("quarter", 4): "q4",
}  # fmt: skip


def ordinal_part(hit: Hit) -> PartName | None:
    """The part that "the first half of", "the third quarter of" … name."""
    return _ORDINAL_PARTS.get((hit.value("q"), hit.number("o") or 0))


def slice_value(hit: Hit, whole: Value) -> Value | None:
    """The first, last or n-th unit of a whole, or so many of them: "the first ten days of June"."""
    unit = UNITS.get(hit.value("q"))
    if unit is None or unit in ("decade", "century"):
        return None
    number = -1 if hit.is_("o", "LAST", "FINAL") else hit.number("o")
    count = hit.number("n") if hit.has("n") else 1
    plural = hit.tokens.word(hit.match.start("q")).lower().endswith("s")
    if plural and not hit.has("n") and unit == "month" and _is_year(whole) and number in (1, -1):
        return Part("early" if number == 1 else "late", whole)  # "the first months of next year"
    if plural and not hit.has("n"):
        return None  # "the last days of the year": how many is not told
    if number is None or count is None or (count > 1 and number not in (1, -1)) or not 1 <= count <= 400:
        return None
    return Slice(-count, -1, unit, whole) if number < 0 else Slice(number, number + count - 1, unit, whole)


def _is_year(whole: Value) -> bool:
    return isinstance(whole, Known) or (isinstance(whole, Period) and whole.unit == "year")


def _slice_of_unit(hit: Hit) -> Value | None:
    """Reads "the last day of the year", "the second week of the month"."""
    outer = UNITS.get(hit.value("u"))
    return None if outer is None else slice_value(hit, Period(outer))


def _part_of_unit(hit: Hit) -> Value | None:
    part, unit = part_name(hit, "p"), UNITS.get(hit.value("u"))
    if part is None or unit is None or unit == "day":
        return None
    if hit.tokens.word(hit.match.end() - 1).lower() == "beginning" and not hit.has("poss"):
        return None  # "the week beginning May 5"
    return Part(part, Period(unit))


def _ordinal_part_of_unit(hit: Hit) -> Value | None:
    part, unit = ordinal_part(hit), UNITS.get(hit.value("u"))
    if part is None or unit in (None, "day"):
        return None
    return Part(part, Period(unit or "year"))


def _yearless_quarter(hit: Hit) -> Value | None:
    """Reads "in the third quarter": of a year; halves without their year are often those of a match."""
    part = _ORDINAL_PARTS.get((hit.value("q"), hit.number("o") or 0))
    ended = hit.match.end() == len(hit.tokens.cats) or not hit.after("OF", "NAME", "DASH", "UNIT")
    return YearPart(part) if part is not None and hit.value("q") == "quarter" and ended else None


def _turn(hit: Hit) -> Value | None:
    """Reads "the turn of the year"."""
    return Range(MonthDay(12), MonthDay(1)) if hit.value("u") == "year" else None


PART_OF_UNIT_RULES: tuple[Rule, ...] = (
    rule("IN(?=THE)THE(?P<o>ORDINAL|NTH)(?P<q>UNIT)", _yearless_quarter, skip=1),
    rule("THE TURN OF THE(?P<u>UNIT)", _turn),
    rule("THE?(?P<p>PART)(?:OF|IN)THE(?P<u>UNIT)", _part_of_unit),
    rule("THE?(?P<u>UNIT)(?P<poss>POSS)?DASH?(?P<p>PART)", _part_of_unit),
    rule("THE?(?P<o>ORDINAL|NTH)(?P<q>HALF|UNIT)OF THE(?P<u>UNIT)", _ordinal_part_of_unit),
    rule("THE?(?P<o>ORDINAL|NTH|LAST|FINAL)(?P<n>DAY|NUMBER)?(?P<q>UNIT)(?:OF|IN)THE(?P<u>UNIT)", _slice_of_unit),
)
