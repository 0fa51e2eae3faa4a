"""What the dates of a story say about its publication: the constraints that need nothing but the text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.grammar.lexicon import DateLexicon
from pipeline.dates.inferred.constraints import (
    HINTED,
    IMPLIED,
    LAST_YEAR,
    STATED,
    TIED,
    Constraint,
    every_year,
    not_after,
    not_before,
)
from pipeline.dates.inferred.story import Sighting, Story
from pipeline.dates.resolve import resolve
from pipeline.dates.spans import month_day_in, part_of
from pipeline.dates.values import Bound, Known, MonthDay, Part, Period, Range, Stretch, Value, Within, parts_of

_COMING_DAYS = 300
"""A date ahead without a year lies within so many days."""
_IN_YEAR = re.compile(
    r"\b(?:in|since|during|from|late|early|mid|(?:spring|summer|autumn|fall|winter|beginning|start|middle|end|half|"
    r"quarter) of)\s+(?:the year\s+)?$",
    re.IGNORECASE,
)
"""A bare year is a date behind these words; elsewhere it may be a label ("the 2030 agenda", "the plan of 2030")."""
_YEAR_END = re.compile(r"year(?:['’]s)?[- ]end|end of the year", re.IGNORECASE)


def text_constraints(story: Story, lexicon: DateLexicon) -> Iterator[Constraint]:
    """All constraints of a story's own dates."""
    for sighting in story.sightings:
        yield from _absolute(story, sighting, lexicon)
        yield from _of_this_year(story, sighting)
        yield from _coming_month(story, sighting)
        yield from _with_weekday(story, sighting)
        yield from _year_end_ahead(story, sighting, lexicon)
    yield from _later_in_this_year(story)
    yield from _last_month(story, lexicon)


def _absolute(story: Story, sighting: Sighting, lexicon: DateLexicon) -> Iterator[Constraint]:
    """A known date in the past was over or at least begun; one in the future is not yet over."""
    if isinstance(sighting.value, Bound):
        yield from _deadline(story, sighting, sighting.value)
    interval = _known_days(sighting.value)
    if isinstance(sighting.value, Bound) and sighting.value.kind == "from" and sighting.tense != "past":
        return
    if interval is None or interval.start is None or interval.end is None:
        return
    words = sighting.phrase.text
    is_label = (interval.days or 0) > 300 and not isinstance(sighting.value, Bound | Part)
    if is_label and (not _IN_YEAR.search(story.before(sighting)) or _labels_plan(story, sighting, lexicon)):
        return
    if sighting.tense == "past" and interval.start.year <= LAST_YEAR:
        begun = interval.end if _is_month_part(sighting.value) else interval.start
        yield not_before(begun, STATED, f'"{words}" is past')
    elif _lies_ahead(story, sighting):
        yield not_after(interval.end, TIED, f'"{words}" is ahead')


def _labels_plan(story: Story, sighting: Sighting, lexicon: DateLexicon) -> bool:
    """For "as told in 2030 projections": the year belongs to the noun behind it."""
    following = re.match(r"\s+(\w+)", story.after(sighting))
    return following is not None and any(lexicon.has(name, following[1]) for name in ("plan_noun", "edition"))


def _deadline(story: Story, sighting: Sighting, bound: Bound) -> Iterator[Constraint]:
    """For "it will be finished by May 2024": not after it."""
    days = _known_days(bound.value)
    end = resolve(replace(bound, value=Known(days)), Interval(), tense="past").interval.end if days else None
    if bound.kind in ("by", "until", "before") and end is not None and _lies_ahead(story, sighting):
        yield not_after(end, TIED, f'"{sighting.phrase.text}" is ahead')


def _lies_ahead(story: Story, sighting: Sighting) -> bool:
    """Whether the article itself, not a speech or an earlier day, has the date before it."""
    told_of_then = story.is_told_of_then(sighting.phrase.start, firm=sighting.firm)
    return sighting.tense == "future" and not sighting.quoted and not told_of_then


def _is_month_part(value: Value) -> bool:
    """For "Early February", told as past, is over: inside those days a writer says "this week" or names the day."""
    if not isinstance(value, Part) or value.part in ("beginning", "end"):
        return False
    whole = value.whole
    if isinstance(whole, Known):
        return (whole.interval.days or 0) <= 31
    return isinstance(whole, MonthDay) or (isinstance(whole, Within) and isinstance(whole.inner, MonthDay))


def _known_days(value: Value) -> Interval | None:
    """The days of a value without an anchor: known ones, their parts and ranges, the start of a "since"."""
    match value:
        case Known(interval):
            return interval
        case Part() | Range() if all(isinstance(part, Known | Part | Range) for part in parts_of(value)):
            return resolve(value, Interval()).interval
        case Bound("since" | "from", Known(interval)):
            return interval
        case _:
            return None


def _of_this_year(story: Story, sighting: Sighting) -> Iterator[Constraint]:
    """For "On February 7 this year" in the past: the rest of that year from that day; in the future: up to it."""
    if sighting.year_shift() != 0 or isinstance(sighting.value, Period | Bound | Stretch):
        return
    past = sighting.tense == "past"
    if sighting.quoted or not (past or _lies_ahead(story, sighting)):
        return

    def rest(year: int) -> Interval | None:
        days = resolve(sighting.value, Interval.year(year)).interval
        if days.start is None or days.end is None:
            return None
        if past:
            return Interval(days.end if _is_month_part(sighting.value) else days.start, date(year, 12, 31))
        return Interval(date(year, 1, 1), days.end)

    yield every_year(rest, TIED, f'"{sighting.phrase.text}" is {"past" if past else "ahead"}')


def _month_of(value: Value) -> tuple[MonthDay, Part | None] | None:
    """The month of a yearless date: "February 28", "late in February"."""
    if isinstance(value, MonthDay):
        return value, None
    if isinstance(value, Part) and isinstance(value.whole, MonthDay):
        return value.whole, value
    return None


def days_in(value: Value, year: int) -> Interval | None:
    """The days of a yearless date in a year."""
    found = _month_of(value)
    if found is None:
        return None
    days = month_day_in(found[0].month, found[0].day, year)
    return part_of(found[1].part, days) if days is not None and found[1] is not None else days


def _coming_month(story: Story, sighting: Sighting) -> Iterator[Constraint]:
    """For "In mid-December" in the future: not after it, and within the months before it."""
    if _month_of(sighting.value) is None or not _lies_ahead(story, sighting) or story.has_year_before(sighting):
        return

    def up_to(year: int) -> Interval | None:
        days = days_in(sighting.value, year)
        if days is None or days.start is None or days.end is None:
            return None
        return Interval(add_days(days.start, -_COMING_DAYS), days.end)

    yield every_year(up_to, IMPLIED, f'"{sighting.phrase.text}" is ahead')


def _with_weekday(story: Story, sighting: Sighting) -> Iterator[Constraint]:
    """For "Wednesday, September 3": only years in which that day is a Wednesday."""
    found = _month_of(sighting.value)
    if found is None or found[0].weekday is None or sighting.tense == "none":
        return
    if sighting.quoted or story.has_year_before(sighting):
        return
    weekday = found[0].weekday

    def near(year: int) -> Interval | None:
        days = days_in(sighting.value, year)
        if days is None or days.start is None or days.start.weekday() != weekday:
            return None
        if sighting.tense == "past":
            return Interval(days.start, add_days(days.start, 365))
        return Interval(add_days(days.start, -_COMING_DAYS), days.start)

    yield every_year(near, TIED, f'"{sighting.phrase.text}" by its weekday')


def _year_end_ahead(story: Story, sighting: Sighting, lexicon: DateLexicon) -> Iterator[Constraint]:
    """For "With year-end approaching": November or December."""
    following = story.after(sighting, 30).lower().split()[:3]
    if not _YEAR_END.search(sighting.phrase.text) or not any(lexicon.has("approach", w.strip(",.")) for w in following):
        return
    yield every_year(
        lambda year: Interval(date(year, 11, 1), date(year, 12, 31)), TIED, f'"{sighting.phrase.text}" approaching'
    )


def _later_in_this_year(story: Story) -> Iterator[Constraint]:
    """For "… early February this year. … Late in February he left": that February is over or nearly so."""
    for place, sighting in enumerate(story.sightings):
        if sighting.tense != "past" or _month_of(sighting.value) is None:
            continue
        earlier = [s for s in story.sightings[:place] if 0 <= sighting.sentence - s.sentence <= 2]
        if not earlier or earlier[-1].year_shift() != 0 or earlier[-1].tense != "past":
            continue
        if not isinstance(earlier[-1].value, Within | Part):
            continue

        def rest(year: int, value: Value = sighting.value) -> Interval | None:
            days = days_in(value, year)
            if days is None or days.end is None:
                return None
            return Interval(days.end if _is_month_part(value) else days.start, date(year, 12, 31))

        yield every_year(rest, IMPLIED, f'"{sighting.phrase.text}" is past')


def _last_month(story: Story, lexicon: DateLexicon) -> Iterator[Constraint]:
    """The same thing is due "this month" and "by year's end", and December is ahead by name: it is December."""
    due_now = [s for s in story.sightings if s.value == Period("month", 0) and _is_due(story, s, lexicon)]
    due_in_year = [s for s in story.sightings if s.value == Bound("by", Part("end", Period("year", 0)))]
    december = [s for s in story.sightings if (m := _month_of(s.value)) and m[0].month == 12 and s.tense == "future"]
    shared = any(_stems(story, a) & _stems(story, b) for a in due_now for b in due_in_year)
    if shared and december:
        reason = f'due "{due_now[0].phrase.text}" and "{due_in_year[0].phrase.text}"'
        yield every_year(lambda year: Interval.month(year, 12), HINTED, reason)


def _is_due(story: Story, sighting: Sighting, lexicon: DateLexicon) -> bool:
    before = story.before(sighting, 25).lower().split()
    return sighting.tense == "future" or any(lexicon.has("planned_for", " ".join(before[-n:])) for n in (1, 2))


def _stems(story: Story, sighting: Sighting) -> set[str]:
    """The first seven letters of the long words before a phrase: what is due by it."""
    words = re.findall(r"[a-z]{7,}", story.before(sighting, 120).lower())
    return {word[:7] for word in words}
