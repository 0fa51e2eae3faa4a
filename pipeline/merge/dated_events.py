"""An event that one article dates bounds the day of another that tells the same event.

Only what happens once at a place is taken for the same: the first spade and the opening of a factory, a meeting of
the calendar. "Late February last year ground was broken in X" beside a report of 28 February 2024 was printed in 2025.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.dates.edtf import Interval, add_days
from pipeline.dates.readings import Reading
from pipeline.knowledge.pack import KnowledgePack
from pipeline.merge.across import Across
from pipeline.merge.compare import CEREMONIES, NARROW_DAYS, same_calendar, same_factory_types, same_place
from pipeline.merge.local import LocalEvent, place_level
from pipeline.merge.word_checks import Check, admitted_by_all, checked, counts_from_publication, is_left, is_weekday
from pipeline.records import DateBasis, EventStatus, Mention, Passage

_SITE_LEVEL = 2
"""A county, a city or a site; what happens in a province happens there again."""
_SAME_PLACE = 0.8
_MOST_DATES, _MOST_TELLINGS = 12, 200
"""Where so many different dates, or tellings that differ at all, meet at one place, it is no single event."""
_MOST_ALIKE = 3
"""Of tellings with the same date, site and type so many are kept: one may rest on the article to be dated."""

_LOOKING_BACK = re.compile(r"\banniversar", re.IGNORECASE)

Key = tuple[str, str, str]
Likeness = tuple[Interval, frozenset[str], frozenset[str], frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Match:
    """A dated telling of what may be the same event; it surely is when the words check it as `needs` says."""

    event: LocalEvent
    needs: Check


class Anchors:
    """The tellings of events whose days are known well enough to date others, by type and place.

    `events` come in a fixed order; `dates` are the date phrases of each article, `supports` the articles on which the
    date of an article rests. Where more than `_MOST_TELLINGS` different tellings meet, none is used: work stays linear
    in the articles.
    """

    def __init__(
        self,
        events: Iterable[LocalEvent],
        dates: Mapping[str, Sequence[Mention]],
        supports: Mapping[str, frozenset[str]],
        pack: KnowledgePack,
        *,
        window_days: int,
    ) -> None:
        self._pack = pack
        self._dates = dates
        self._supports = supports
        self._window_days = window_days
        self._by_key: dict[Key, dict[Likeness, list[LocalEvent]]] = defaultdict(lambda: defaultdict(list))
        for event in events:
            for key in keys(event, pack) if _is_anchor(event) else ():
                alike = self._by_key[key][_likeness(event)]
                if len(alike) < _MOST_ALIKE:
                    alike.append(event)

    def bounds(self, event: LocalEvent, left: tuple[Interval, ...]) -> Across | None:
        """What the dated tellings of an event say about the day of the article that tells it too.

        An article that tells an event as a fact is not older than it. Its own words for the day ("late last May")
        bound the article on both sides when they count from its publication, would contradict most other dates, and
        stand beside no other date in a clause that tells the event itself: only then do they surely belong to it.
        Where several dates may be those of the event, any of them may. `left` are the days that the article's page
        leaves. None when no telling is surely of the same event.
        """
        if event.status is not EventStatus.HAPPENED:
            return None
        matches = self._matches(event)
        dates = {match.event.interval for match in matches}
        if not matches or len(dates) > _MOST_DATES:
            return None
        worded = [p for p in event.passages if p.date_text and p.date_basis is not DateBasis.INFERRED]
        readings = [passage.reading for passage in worded if isinstance(passage.reading, Reading)]
        is_told_back = all(map(counts_from_publication, readings)) and all(map(self._is_clear, worded))
        allowed: list[Interval] = []
        told: list[_Match] = []
        for days in sorted(dates, key=_order):
            of_days = [match for match in matches if match.event.interval == days]
            can_tell = any(match.needs < Check.NEVER for match in of_days)
            found, check = self._allowed(readings, days, left if can_tell else ())
            if found is not None:
                allowed.append(found if is_told_back else self._later(days))
                told += [match for match in of_days if match.needs <= check]
        if not told:
            return None
        support = frozenset(s for m in told for s in (m.event.article.article_id, *self._rests_on(m.event)))
        by_date = _dates_told(told)
        others = [one.article.article_id for one in by_date]
        days_told = " or ".join(one.interval.edtf for one in by_date)
        reason = f"{event.event_type.value} of {days_told} told by {', '.join(others)}"
        return Across(_joined(allowed), reason, others[0], support)

    def _is_clear(self, passage: Passage) -> bool:
        """Whether the sentence tells the event itself, and no other day than that of a report or an anniversary."""
        dates = (m for m in self._dates.get(passage.article_id, ()) if passage.start <= m.start < passage.end)
        others = (date for date in dates if date.text != passage.date_text)
        return passage.is_asserted and not _looks_back(passage) and all(is_weekday(m.reading) for m in others)

    def _rests_on(self, event: LocalEvent) -> frozenset[str]:
        return self._supports.get(event.article.article_id, frozenset())

    def _matches(self, event: LocalEvent) -> list[_Match]:
        """The dated tellings that may be of the same event, without those that this article itself dated."""
        own_id = event.article.article_id
        found: dict[str, _Match] = {}
        for key in keys(event, self._pack):
            met = self._by_key.get(key, {})
            for other in (one for alike in met.values() for one in alike if len(met) <= _MOST_TELLINGS):
                if other.article.article_id == own_id or own_id in self._rests_on(other):
                    continue
                if (match := self._match(event, other)) is not None:
                    found[other.key] = match
        return [found[key] for key in sorted(found)]

    def _allowed(
        self, readings: list[Reading], days: Interval, left: tuple[Interval, ...]
    ) -> tuple[Interval | None, Check]:
        """The days of publication that an event on these days leaves, and how far the words check it.

        None when the words contradict the event even if one of the two reports is off by a day.
        """
        later = self._later(days)
        wider = Interval(later.start, days.end and add_days(days.end, self._window_days))
        if admitted_by_all(readings, wider) is None:
            return None, Check.NONE
        found = admitted_by_all(readings, days)
        check = checked(readings, days, left) if found is not None and is_left(found, left) else Check.NONE
        return (later, check) if found is None or check is Check.NONE else (found.intersection(later), check)

    def _later(self, days: Interval) -> Interval:
        """From the event on, whatever the words."""
        return Interval(days.start and add_days(days.start, -self._window_days), None)

    def _match(self, event: LocalEvent, other: LocalEvent) -> _Match | None:
        """How sure it is that two tellings of one type are of one event; None when they are not."""
        if (meeting := same_calendar(event, other)) is not None:
            return _Match(other, Check.SOME) if meeting.value > 0 else None
        place, types = same_place(event, other), same_factory_types(event, other)
        if place is None or place.value == -1 or (types is not None and types.value < 0):
            return None
        if place.value < _SAME_PLACE:
            return _Match(other, Check.NEVER)
        return _Match(other, Check.NONE if self._is_once(event, other) else Check.STRICT)

    def _is_once(self, event: LocalEvent, other: LocalEvent) -> bool:
        """Whether both speak of something that their county, which is no city, has only one of."""
        shared = [self._pack.factory_type(type_id) for type_id in event.factory_types & other.factory_types]
        places = [self._pack.place(place_id) for place_id in event.places & other.places]
        return any(fact and fact.once for fact in shared) and all(fact and fact.kind == "county" for fact in places)


def keys(event: LocalEvent, pack: KnowledgePack) -> set[Key]:
    """Where an event meets its other tellings: its type with its site and what the site lies in, or its number."""
    kind = event.event_type.value
    found: set[Key] = {(kind, "calendar", entry) for entry in event.calendar}
    if event.event_type in CEREMONIES:
        found |= {(kind, "place", place) for place in event.closure if place_level(place, pack) >= _SITE_LEVEL}
    return found


def _likeness(event: LocalEvent) -> Likeness:
    """All of a telling that a comparison looks at."""
    return event.interval, event.places, event.closure, event.factory_types, event.calendar


def _is_anchor(event: LocalEvent) -> bool:
    """Whether the telling dates the event: as a fact, within a month, by words of a clause that tells it itself."""
    days = event.interval.days
    if event.status is not EventStatus.HAPPENED or event.basis is DateBasis.INFERRED or days is None:
        return False
    dated = (p for p in event.passages if p.date_text and Interval(p.date_start, p.date_end) == event.interval)
    return days <= NARROW_DAYS and any(p.is_asserted and not _looks_back(p) for p in dated)


def _looks_back(passage: Passage) -> bool:
    return _LOOKING_BACK.search(passage.sentence) is not None


def _dates_told(told: Iterable[_Match]) -> list[LocalEvent]:
    """For each date that the tellings leave apart, the one that has it most exactly."""
    kept: list[LocalEvent] = []
    for one in sorted((m.event for m in told), key=lambda e: (_order(e.interval), e.article.article_id)):
        if not any(one.interval.overlaps(other.interval) for other in kept):
            kept.append(one)
    return kept


def _joined(allowed: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same days in as few intervals as they need."""
    joined: list[Interval] = []
    for days in sorted(allowed, key=lambda one: (one.start or date.min, one.end or date.max)):
        if joined and joined[-1].overlaps(days):
            joined[-1] = joined[-1].hull(days)
        else:
            joined.append(days)
    return tuple(joined)


def _order(days: Interval) -> tuple[int, date]:
    return days.days or 0, days.start or date.min
