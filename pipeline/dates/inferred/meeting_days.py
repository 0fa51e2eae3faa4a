"""What the days of a meeting that the calendar knows say about the publication of news of it.

News counts from itself: "the plenary meeting opened on Monday" is printed within a week of that Monday, "the congress,
which is to be held next month" in the month before.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.inferred.constraints import IMPLIED, TIED, Constraint
from pipeline.dates.inferred.story import Sighting, Story
from pipeline.dates.inferred.ties import years_to_the_unit
from pipeline.dates.spans import shifted, unit_around
from pipeline.dates.values import Part, Period, Value, Weekday
from pipeline.knowledge.schema import CalendarFact

_BEGAN = r"(?:began|opened|started|convened|kicked off|got under way)"
_ENDED = r"(?:ended|closed|concluded|finished|wrapped up|came to an end)"
_MET = r"(?:was|were) held|took place|met"
_VERB = re.compile(
    rf"\s*(?:(?P<began>{_BEGAN})|(?P<ended>{_ENDED})|(?P<met>{_MET}))(?:\s+its work)?\s+(?:on\s+|last\s+)?"
)
_BEFORE = re.compile(rf"\b(?:(?P<began>{_BEGAN})|(?P<ended>{_ENDED})|(?P<met>held))\s+(?:the|its|their)\s+(?:\w+\s+)?$")
"""A party opens its congress, too."""
_ON = re.compile(r"\s*(?:on\s+)?")
_SETTLED = re.compile(
    r"\s*(?:,?\s*(?:which|that))?\s*(?:is\s+to\s+be\s+(?:held|convened|opened)|will\s+be\s+(?:held|convened|opened)|"
    r"is\s+to\s+(?:open|begin|start|meet|convene)|will\s+(?:open|begin|start|meet|convene)|opens|begins|starts|convenes)\s+",
    re.IGNORECASE,
)
"""What is said to be so, and not only expected or planned."""
_HELD = re.compile(r"\s*(?:,\s*)?(?:(?:which\s+)?(?:was\s+)?(?:held|convened|opened)\s+)?")
_WEEK = 6


def news_constraints(story: Story, entry: CalendarFact, mention: re.Match[str]) -> Iterator[Constraint]:
    """Constraints from a weekday or a distance that the news of a meeting gives for it.

    Only meetings whose days the calendar has are asked; a weekday that is none of theirs says nothing, the calendar or
    the reporter's clock may be a day off. Plans slip: a distance ahead only implies.
    """
    if entry.start is None or entry.end is None or entry.precision != "day":
        return
    for sighting in story.sightings:
        if sighting.quoted or not mention.end() <= sighting.phrase.start <= mention.end() + 60:
            continue
        between = story.text[mention.end() : sighting.phrase.start]
        days, weight = None, IMPLIED
        if isinstance(sighting.value, Weekday):
            days, weight = _after_weekday(story, sighting.value, between, entry.start, entry.end, mention), TIED
        elif sighting.tense == "future" and _SETTLED.fullmatch(between) and not _is_told_then(story, sighting):
            days, weight = _before_meeting(sighting.value, entry.start), IMPLIED
        elif _HELD.fullmatch(between):
            days, weight = years_to_the_unit(sighting, Interval(entry.start, entry.end)), TIED
        if days is not None:
            reason = f'"{" ".join(mention.group().split())}" ({entry.start}) is "{sighting.phrase.text}"'
            yield Constraint((days,), weight, reason)


def _is_told_then(story: Story, sighting: Sighting) -> bool:
    return story.is_told_of_then(sighting.phrase.start, firm=sighting.firm)


def _after_weekday(
    story: Story, value: Weekday, between: str, start: date, end: date, mention: re.Match[str]
) -> Interval | None:
    """The week that a weekday of the meeting is news for."""
    if value.which not in ("plain", "last") or value.base != "published":
        return None
    verb = _VERB.fullmatch(between)
    if verb is None and _ON.fullmatch(between):
        verb = _BEFORE.search(story.text[max(0, mention.start() - 40) : mention.start()])
    if verb is None:
        return None
    first, last = (start, start) if verb["began"] else (end, end) if verb["ended"] else (start, end)
    met = (first + timedelta(days) for days in range((last - first).days + 1))
    fitting = [day for day in met if day.weekday() == value.weekday]
    longest = _WEEK if value.which == "plain" else 2 * _WEEK
    return Interval(fitting[0], add_days(fitting[-1], longest)) if fitting else None


def _before_meeting(value: Value, start: date) -> Interval | None:
    """The days from which "tomorrow", "next week", "this month", "later this month" and "next month" are the start.

    Some weeks begin on Sunday, and a day ends later elsewhere.
    """
    period = value.whole if isinstance(value, Part) else value
    if not isinstance(period, Period) or period.base != "published" or period.shift not in (0, 1):
        return None
    if isinstance(value, Part) and value.part not in ("early", "mid", "late", "remaining", "end", "beginning"):
        return None
    if period.unit not in ("day", "week", "month") or (period.unit, period.shift) == ("day", 0):
        return None
    around = unit_around(shifted(start, -period.shift, period.unit), period.unit)
    latest = min(around.end, start) if around.end is not None else start
    slack = 0 if period.unit == "month" else -1
    return Interval(add_days(around.start, slack) if around.start is not None else None, latest)
