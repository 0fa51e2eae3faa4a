"""Are two local events the same event? One short function per feature: a score and its words.

Scores run from -1 (speaks against) to 1 (speaks for); None means that the feature says nothing. The method follows
feature-wise record linkage (Fellegi and Sunter 1969) with weights set by hand: there is no labelled training set.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pipeline.merge.local import LocalEvent
from pipeline.records import EventStatus, EventType

CEREMONIES = frozenset({EventType.GROUNDBREAKING, EventType.INAUGURATION})
# What happens at a place again and again: two vague dates that overlap are no sign of one event.
RECURRING = frozenset({EventType.INSPECTION, EventType.MEETING, EventType.MILITARY})
NARROW_DAYS = 31
SAME_SCORE = 4.0
UNSURE_SCORE = 3.0


@dataclass(frozen=True, slots=True)
class Score:
    """How much a feature speaks for a merge, with the words for it."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a pair, by which reasons."""

    judgement: Literal["same", "different", "unsure"]
    score: float
    words: tuple[str, ...]


def day_gap(a: LocalEvent, b: LocalEvent) -> int:
    """Days between the two date intervals; 0 when they meet."""
    if a.last_day < b.first_day:
        return (b.first_day - a.last_day).days
    if b.last_day < a.first_day:
        return (a.first_day - b.last_day).days
    return 0


def same_calendar(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Both name a meeting of the calendar: the same one or not."""
    if not a.calendar or not b.calendar:
        return None
    shared = a.calendar & b.calendar
    return Score(1, f"both name {min(shared)}") if shared else Score(-1, "different meetings of the calendar")


def same_policy(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Both are about a policy: the same one or not (a shared policy proves nothing of other types of event)."""
    if a.event_type is not EventType.POLICY or not a.policies or not b.policies:
        return None
    shared = a.policies & b.policies
    return Score(1, f"both adopt {min(shared)}") if shared else Score(-1, "different policies")


def same_place(a: LocalEvent, b: LocalEvent) -> Score | None:
    """The most specific places are the same, partly the same, or one lies in the other."""
    if not a.places or not b.places:
        return None
    shared = a.places & b.places
    if shared:
        share = len(shared) / len(a.places | b.places)
        # A plan for several counties and the ceremony in one of them are two things.
        half_is_enough = EventStatus.PLANNED not in {a.status, b.status} or a.status is b.status
        if share == 1 or (share >= 0.5 and half_is_enough) or (a.interval == b.interval and a.interval.is_day):
            return Score(max(share, 0.8), "same place")
        return Score(-0.2, "few places in common")
    if a.places & b.closure or b.places & a.closure:
        return Score(0.4, "one place lies in the other")
    return Score(-1, "different places")


def _length(first: date, last: date) -> int:
    return (last - first).days if first > date.min and last < date.max else 10**6


def same_date(a: LocalEvent, b: LocalEvent) -> Score | None:
    """The date intervals agree: the same day, a day inside an interval, overlapping intervals, or near misses."""
    if a.interval.start is None and a.interval.end is None or b.interval.start is None and b.interval.end is None:
        return Score(0.1 if a.event_type in CEREMONIES else -0.5, "one has no date")
    gap = day_gap(a, b)
    if gap:
        return Score(0.2, f"{gap} days apart") if gap <= 1 else Score(-0.5, f"{gap} days apart")
    hull = _length(min(a.first_day, b.first_day), max(a.last_day, b.last_day))
    if hull == 0:
        return Score(1, "same day")
    if hull <= NARROW_DAYS:
        return Score(0.7, "dates within a month")
    return Score(-0.2 if a.event_type in RECURRING else 0.4, "dates overlap")


def _overlap(a: frozenset[str], b: frozenset[str]) -> float | None:
    return len(a & b) / min(len(a), len(b)) if a and b else None


def same_people(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Share of the participants of the shorter list that the other names too."""
    share = _overlap(a.people, b.people)
    return None if share is None else Score(share or -0.5, f"{share:.0%} of the people in common")


def same_organizations(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Share of the organisations of the shorter list that the other names too."""
    share = _overlap(a.organizations, b.organizations)
    return None if share is None else Score(share, f"{share:.0%} of the organisations in common")


def same_factory_types(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Types in common; types of one branch of the taxonomy do not contradict, others do."""
    share = _overlap(a.factory_types, b.factory_types)
    if share is None:
        return None
    if share:
        return Score(share, "same type of factory")
    return Score(0, "related types") if a.factory_roots & b.factory_roots else Score(-1, "different types of factory")


def same_words(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Jaccard similarity of the words of the evidence sentences."""
    union = a.words | b.words
    return Score(len(a.words & b.words) / len(union), "wording") if union else None


Feature = Callable[[LocalEvent, LocalEvent], Score | None]
WEIGHTS: tuple[tuple[Feature, float], ...] = (
    (same_calendar, 5.0),
    (same_policy, 4.0),
    (same_place, 3.0),
    (same_date, 3.0),
    (same_people, 1.0),
    (same_organizations, 0.5),
    (same_factory_types, 1.0),
    (same_words, 2.0),
)
# A feature of this list that speaks against with full force settles the pair.
VETOES: frozenset[Feature] = frozenset({same_calendar, same_policy, same_place})


def decide(a: LocalEvent, b: LocalEvent, *, window_days: int) -> Decision:
    """Same, different or unsure, with the reasons.

    Events of different types, at different places, of different calendar entries, or further apart than
    `window_days` are different whatever else agrees.
    """
    if a.event_type is not b.event_type:
        return Decision("different", 0.0, ("different types of event",))
    # A known meeting keeps its identity however vaguely a text dates it.
    if day_gap(a, b) > window_days and not a.calendar & b.calendar:
        return Decision("different", 0.0, ("too far apart",))
    total, words = 0.0, []
    for feature, weight in WEIGHTS:
        score = feature(a, b)
        if score is None:
            continue
        if score.value == -1 and feature in VETOES:
            return Decision("different", 0.0, (score.words,))
        total += weight * score.value
        words.append(score.words)
    judgement: Literal["same", "unsure", "different"] = (
        "same" if total >= SAME_SCORE else "unsure" if total >= UNSURE_SCORE else "different"
    )
    return Decision(judgement, total, tuple(words))


def window_end(event: LocalEvent, window_days: int) -> date:
    """The last first day that a partner of `event` may have."""
    if event.last_day > date.max - timedelta(days=window_days):
        return date.max
    return event.last_day + timedelta(days=window_days)
