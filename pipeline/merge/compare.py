"""Are two local events the same event? One short function per feature: a score and its words.

Scores run from -1 (speaks against) to 1 (speaks for); None means that the feature says nothing. The method is
feature-wise record linkage (Fellegi and Sunter 1969); `weights.py` says what each feature weighs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from pipeline.merge.local import LocalEvent
from pipeline.merge.texts import evidence_words, headline_words, quoted_phrases
from pipeline.records import EventStatus, EventType

CEREMONIES = frozenset({EventType.GROUNDBREAKING, EventType.INAUGURATION})
RECURRING = frozenset({EventType.INSPECTION, EventType.MEETING, EventType.MILITARY})
"""What happens at a place again and again: two vague dates that overlap are no sign of one event."""
NARROW_DAYS, FRESH_DAYS = 31, 7
"""What leaves no more days is well dated: of what a place has once, and of what recurs."""
MISDATED_DAYS, BUILDING_DAYS = 10, 183
"""How far apart two reports may date one ceremony, which a place has once: the earlier one may tell the day of the
dispatch, or be wrong. What recurs has only the difference between time zones. Building is seen now and then while it
lasts."""
_RARE = frozenset({"congress"})
_SELDOM = frozenset({"congress", "plenary"})
Judgement = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Score:
    """How much a feature speaks for a merge, with the words for it."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a pair, by which reasons; the score is in the units of the weights."""

    judgement: Judgement
    score: float
    words: tuple[str, ...]


def day_gap(a: LocalEvent, b: LocalEvent) -> int:
    """Days between the two date intervals; 0 when they meet."""
    if a.first_day <= b.last_day and b.first_day <= a.last_day:
        return 0
    return (max(a.first_day, b.first_day) - min(a.last_day, b.last_day)).days


def reach(event: LocalEvent, window_days: int) -> int:
    """How many days apart another telling of the event may be dated."""
    if event.event_type is EventType.CONSTRUCTION and event.is_local:
        return max(window_days, BUILDING_DAYS)
    return max(window_days, MISDATED_DAYS) if event.event_type in CEREMONIES else window_days


def recurs(event: LocalEvent) -> bool:
    """Whether such events come again and again at a place: a party congress does not, in the years of a corpus."""
    return event.event_type in RECURRING and event.kinds != _RARE


def are_too_far(a: LocalEvent, b: LocalEvent, window_days: int) -> bool:
    """Whether the dates of two tellings rule out that they are of one event; building goes on at one kind of plant."""
    gap = day_gap(a, b)
    if gap <= window_days:
        return False
    other_work = a.event_type is EventType.CONSTRUCTION and a.factory_types.isdisjoint(b.factory_types)
    return gap > reach(a, window_days) or other_work


def is_vague(event: LocalEvent) -> bool:
    """Whether the date leaves so many days that several events may fit it: a month, for what recurs a week."""
    days = event.interval.days
    return days is None or days > (FRESH_DAYS if recurs(event) else NARROW_DAYS)


_SAME_CALENDAR, _OTHER_CALENDAR = Score(1, "same known meeting"), Score(-1, "different known meetings")
_SAME_POLICY, _OTHER_POLICY = Score(1, "same policy"), Score(-1, "different policies")
_NATION_WIDE = Score(0.7, "nation-wide under one policy")


def same_calendar(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Both name a meeting of the calendar: the same one or not."""
    if not a.calendar or not b.calendar:
        return None
    return _OTHER_CALENDAR if a.calendar.isdisjoint(b.calendar) else _SAME_CALENDAR


def same_policy(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Both are about a policy: the same one or not.

    Of other types of event a shared policy says something only where neither has a place: "20 counties" are all that a
    policy is at in a year.
    """
    if not a.policies or not b.policies:
        return None
    if a.event_type is not EventType.POLICY:
        return _NATION_WIDE if not (a.places or b.places or a.policies.isdisjoint(b.policies)) else None
    return _OTHER_POLICY if a.policies.isdisjoint(b.policies) else _SAME_POLICY


_SAME_KIND, _SAME_COMMON_KIND = Score(1, "same sort of event"), Score(0.5, "same sort of event")
_OTHER_KIND = Score(-1, "different sorts of event")


def same_kind(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Both are of a sort of their type: the same one or not; talks are held every day, congresses not."""
    if not a.kinds or not b.kinds:
        return None
    shared = a.kinds & b.kinds
    return _OTHER_KIND if not shared else _SAME_KIND if shared & _SELDOM else _SAME_COMMON_KIND


_FEW_PLACES, _INSIDE, _OTHER_PLACE = (
    Score(-0.2, "few places in common"),
    Score(0.4, "one place lies in the other"),
    Score(-1, "different places"),
)


def same_place(a: LocalEvent, b: LocalEvent) -> Score | None:
    """The most specific places are the same, partly the same, or one lies in the other."""
    if not a.places or not b.places:
        return None
    shared = len(a.places & b.places)
    if shared:
        share = shared / len(a.places | b.places)
        # A plan for several counties and the ceremony in one of them are two things.
        half_is_enough = EventStatus.PLANNED not in {a.status, b.status} or a.status is b.status
        if share == 1 or (share >= 0.5 and half_is_enough) or (a.interval == b.interval and a.interval.is_day):
            return _share(max(share, 0.8), "same place")
        return _FEW_PLACES
    if not a.places.isdisjoint(b.closure) or not b.places.isdisjoint(a.closure):
        return _INSIDE
    return _OTHER_PLACE


_UNDATED_ONCE, _UNDATED = Score(0.35, "one has no date"), Score(-0.5, "one has no date")
_SAME_DAY, _NARROW, _NARROW_AGAIN = Score(1, "same day"), Score(0.7, "dates close"), Score(0, "dates within a month")
_NEXT_DAY = Score(0.35, "1 day apart")
_SEEN_LATER = Score(0, "seen again within half a year")
_OVERLAP_ONCE, _OVERLAP = Score(0.4, "dates overlap"), Score(-0.2, "dates overlap")


def same_date(a: LocalEvent, b: LocalEvent) -> Score | None:
    """The date intervals agree: the same day, a day inside an interval, overlapping intervals, or near misses."""
    if a.interval.is_unknown or b.interval.is_unknown:
        return _UNDATED_ONCE if a.event_type in CEREMONIES else _UNDATED
    gap = day_gap(a, b)
    if gap:
        if gap == 1 and a.event_type in CEREMONIES:
            return _NEXT_DAY
        return _SEEN_LATER if a.event_type is EventType.CONSTRUCTION else _apart(gap)
    first, last = min(a.first_day, b.first_day), max(a.last_day, b.last_day)
    if first == last:
        return _SAME_DAY
    again = recurs(a) and recurs(b)
    if first > date.min and last < date.max:
        days = (last - first).days
        if days <= NARROW_DAYS:
            return _NARROW_AGAIN if again and days > FRESH_DAYS else _NARROW
    return _OVERLAP if again else _OVERLAP_ONCE


@lru_cache(maxsize=1000)
def _apart(gap: int) -> Score:
    return Score(0.2 if gap <= 1 else -0.5, f"{gap} day{'s' * (gap != 1)} apart")


@lru_cache(maxsize=10_000)
def _share(value: float, words: str) -> Score:
    return Score(value, words.format(value))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float | None:
    return len(a & b) / min(len(a), len(b)) if a and b else None


_OTHER_PEOPLE = Score(-0.5, "no people in common")


def same_people(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Share of the participants of the shorter list that the other names too."""
    share = _overlap(a.people, b.people)
    if not share:
        return None if share is None else _OTHER_PEOPLE
    return _share(share, "{:.0%} of the people in common")


def same_organizations(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Share of the organisations of the shorter list that the other names too."""
    share = _overlap(a.organizations, b.organizations)
    return None if share is None else _share(share, "{:.0%} of the organisations in common")


_RELATED_TYPES, _OTHER_TYPES = Score(0, "related types of factory"), Score(-1, "different types of factory")


def same_factory_types(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Types in common; types of one branch of the taxonomy do not contradict, others do."""
    share = _overlap(a.factory_types, b.factory_types)
    if not share:
        if share is None:
            return None
        return _OTHER_TYPES if a.factory_roots.isdisjoint(b.factory_roots) else _RELATED_TYPES
    return _share(share, "same type of factory")


def _jaccard(a: frozenset[str], b: frozenset[str], words: str) -> Score | None:
    return Score(len(a & b) / len(a | b), words) if a and b else None


def same_words(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Jaccard similarity of the words of the evidence sentences."""
    return _jaccard(evidence_words(a), evidence_words(b), "wording alike")


def same_headline(a: LocalEvent, b: LocalEvent) -> Score | None:
    """Jaccard similarity of the words of the two headlines."""
    return _jaccard(headline_words(a), headline_words(b), "headlines alike")


def same_quotes(a: LocalEvent, b: LocalEvent) -> Score | None:
    """A quotation in both; that each has others says nothing."""
    return Score(1, "a quotation in common") if quoted_phrases(a) & quoted_phrases(b) else None


Feature = Callable[[LocalEvent, LocalEvent], Score | None]
FACTS: tuple[Feature, ...] = (
    same_calendar,
    same_policy,
    same_kind,
    same_place,
    same_date,
    same_people,
    same_organizations,
    same_factory_types,
)
TEXTS: tuple[Feature, ...] = (same_words, same_headline, same_quotes)
"""They read the texts, which costs more: looked at only where the facts leave a pair open."""
VETOES: frozenset[Feature] = frozenset({same_calendar, same_policy, same_kind, same_place})
"""A feature of this list that speaks against with full force settles the pair."""


def scores(a: LocalEvent, b: LocalEvent, features: Iterable[Feature]) -> list[tuple[Feature, Score]]:
    """The features that say something of a pair, with their scores."""
    found = ((feature, feature(a, b)) for feature in features)
    return [(feature, score) for feature, score in found if score is not None]
