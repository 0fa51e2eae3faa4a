"""Days counted from another event of the sentence: "it opened on Monday, two days after the leader had visited it"."""

from collections.abc import Sequence

from pipeline.dates.edtf import Interval
from pipeline.dates.readings import PUBLISHED, Dated, Meets, Said, Until
from pipeline.dates.values import Counted, Unit
from pipeline.extract.events.frames import EventFrame
from pipeline.extract.events.ordinals import CARDINALS
from pipeline.extract.events.triggers import Trigger
from pipeline.extract.phrases import subject_of
from pipeline.records import EventStatus

_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def date_by_distance(trigger: Trigger, frame: EventFrame, others: Sequence[EventFrame], published: Interval) -> None:
    """Date an undated event that the sentence puts so long before or after another one; `others` are those.

    An event that lies so many units *after* this one is that long away on the other side.
    """
    told = distance(trigger)
    anchors = [other for other in others if other.status is EventStatus.HAPPENED and not other.interval.is_unknown]
    if told is None or frame.own_date or frame.status is not EventStatus.HAPPENED or not anchors:
        return
    anchor = max(anchors, key=lambda other: (other.own_date, -abs(other.trigger_start - frame.trigger_start)))
    counted = Said(told, anchor=anchor.date.reading)
    frame.date, frame.own_date = Dated.of(Meets(counted, Until(PUBLISHED)), published), True


def distance(trigger: Trigger) -> Counted | None:
    """How far the main event of the sentence is from the trigger's own: its words before "after" or "before"."""
    subject = subject_of(trigger.head)
    for mark in (*trigger.head.children, *(subject.children if subject is not None else ())):
        if mark.lower_ not in {"after", "before"} or mark.i < trigger.head.sent.start + 2:
            continue
        unit = _UNITS.get(mark.nbor(-1).lemma_.lower())
        number = mark.nbor(-2).lower_
        count = int(number) if number.isdigit() else CARDINALS.get(number, 1 if number == "a" else 0)
        if unit is not None and count:
            return Counted(count, count, unit, -1 if mark.lower_ == "after" else 1)
    return None
