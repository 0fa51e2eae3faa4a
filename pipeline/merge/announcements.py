"""What was announced for a stage of a facility, and how late it came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.dates.edtf import Interval
from pipeline.merge.local import LocalEvent
from pipeline.records import DateBasis, Event, EventStatus, EventType


@dataclass(frozen=True, slots=True)
class Announcement:
    """A day that was announced for a stage, and when the announcement was printed."""

    stage: EventType
    days: Interval
    printed: Interval

    @property
    def words(self) -> str:
        """The stage and its days, `inauguration 2024-12`."""
        return f"{self.stage.value} {self.days.edtf}"


def announcements(event: Event, members: Iterable[LocalEvent]) -> list[Announcement]:
    """What the articles on an event announce with a date of their own, of events that came true too."""
    return [
        Announcement(
            event.event_type,
            Interval(passage.date_start, passage.date_end),
            Interval(member.article.published_start, member.article.published_end),
        )
        for member in members
        for passage in member.passages
        if passage.status is EventStatus.PLANNED and passage.date and passage.date_basis is not DateBasis.INFERRED
    ]


def latest(told: Sequence[Announcement], facts: Sequence[Event]) -> Announcement | None:
    """The latest announcement printed before the first fact that may follow one; the latest of all without a fact."""
    with_fact = [one for one in told if any(_is_printed_before(one, fact) for fact in facts)]
    return max(with_fact or told, key=_order, default=None)


def delay(announced: Announcement, facts: Sequence[Event]) -> str:
    """How late a stage came, in words; empty unless every fact that may fulfil the announcement was after its days.

    `inauguration planned for 2024, was 2025-02-03: 34 days late`; the days are the fewest that the dates admit.
    """
    last = announced.days.end
    printed = announced.printed.start
    may_fulfil = [f for f in facts if printed is None or f.date_end is None or f.date_end >= printed]
    starts = [fact.date_start for fact in may_fulfil]
    known = [start for start in starts if start is not None]
    if last is None or not known or len(known) < len(starts) or min(known) <= last:
        return ""
    first = min(may_fulfil, key=lambda fact: (fact.date_start or date.max, fact.date_end or date.max, fact.event_id))
    days = (min(known) - last).days
    least = "" if first.date_start == first.date_end else "at least "
    unit = "day" if days == 1 else "days"
    return f"{announced.stage.value} planned for {announced.days.edtf}, was {first.date}: {least}{days} {unit} late"


def _is_printed_before(announced: Announcement, fact: Event) -> bool:
    printed = announced.printed.end
    return printed is not None and fact.date_start is not None and printed <= fact.date_start


def _order(announced: Announcement) -> tuple[date, int, date, str]:
    """By the day of printing; of one day the narrower and later one is the latest word."""
    return (
        announced.printed.end or date.min,
        -(announced.days.days or 10**6),
        announced.days.start or date.min,
        announced.words,
    )
