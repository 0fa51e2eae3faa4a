"""Which passages of one article tell the same event: one number per event.

Passages join when their types and status agree and neither place, date, calendar entry nor name contradicts. A
passage that names neither place nor date joins the event told last; two ceremonies with places and days of their own
stay two.
"""

from collections.abc import Callable, Iterable, Sequence

from pipeline.extract.events.event_kinds import meeting_kind, military_kind
from pipeline.extract.events.frames import LASTING, EventFrame
from pipeline.extract.events.ordinals import ORDINALS
from pipeline.records import EventStatus, EventType

WEAK = 0.5
"""A passage below this confidence is evidence for an event that another passage tells, never an event alone."""
_CEREMONIES = frozenset({EventType.INAUGURATION, EventType.GROUNDBREAKING})
_NAMED = frozenset({EventType.MEETING, EventType.POLICY})
Related = Callable[[Iterable[str], Iterable[str]], bool]


def group_frames(frames: Sequence[EventFrame], related: Related) -> list[EventFrame]:
    """The frames with their `group` set, without weak ones that belong to no event; text order is kept.

    Strong frames found the groups; each joins the group that it fits best, the latest on a tie.
    """
    groups: list[list[EventFrame]] = []
    strong = [frame for frame in frames if frame.confidence >= WEAK]
    # Passages with a date or place of their own found groups before those that would fit anywhere.
    for frame in sorted(strong, key=lambda f: (-(f.own_date + f.own_places + bool(f.calendar_id)), f.start)):
        _join(frame, groups, related, may_found=True)
    for frame in frames:
        if frame.confidence < WEAK:
            _join(frame, groups, related, may_found=False)
    groups.sort(key=lambda group: min(frame.trigger_start for frame in group))
    for number, group in enumerate(groups, start=1):
        _date_headlines(group)
        for frame in group:
            frame.group = number
    return [frame for frame in frames if frame.group]


def _date_headlines(group: Sequence[EventFrame]) -> None:
    """Give the headlines without a date the days that the report below them tells."""
    told = next((f for f in sorted(group, key=lambda f: f.start) if not f.heading and _is_dated(f)), None)
    for frame in group:
        if told is not None and frame.heading and not frame.own_date:
            frame.date = told.date


def _is_dated(frame: EventFrame) -> bool:
    """Whether the frame has a first day, or words that will give one when the publication is known."""
    return frame.interval.start is not None or (frame.own_date and frame.interval.is_unknown)


def without_doubled_headline(frames: Sequence[EventFrame], related: Related) -> list[EventFrame]:
    """The frames without a headline's "to be built" where the report tells that building was started there."""
    started = [f for f in frames if f.event_type is EventType.GROUNDBREAKING and f.status is EventStatus.HAPPENED]
    return [
        frame
        for frame in frames
        if not (frame.heading and frame.event_type is EventType.CONSTRUCTION and frame.status is EventStatus.PLANNED)
        or not any(not f.place_ids or not frame.place_ids or related(f.place_ids, frame.place_ids) for f in started)
    ]


def deny_reported(frames: Sequence[EventFrame], related: Related) -> None:
    """Let a visit or ceremony of the same place and days be denied in all passages where one tells that it was."""
    denied = [frame for frame in frames if frame.status is EventStatus.DENIED and frame.event_type not in LASTING]
    for frame in frames:
        for other in denied:
            dated = frame.heading or (frame.own_date and other.own_date and frame.interval.overlaps(other.interval))
            here = bool(frame.place_ids) and related(frame.place_ids, other.place_ids)
            if frame.status is EventStatus.HAPPENED and frame.event_type is other.event_type and here and dated:
                frame.status = EventStatus.DENIED


def _join(frame: EventFrame, groups: list[list[EventFrame]], related: Related, *, may_found: bool) -> None:
    scored = [
        (_fit(frame, group), max((f.start for f in group if f.start <= frame.start), default=-1), i)
        for i, group in enumerate(groups)
        if all(_compatible(frame, other, related) for other in group)
    ]
    if scored:
        groups[max(scored)[2]].append(frame)
    elif may_found:
        groups.append([frame])


def _fit(frame: EventFrame, group: Sequence[EventFrame]) -> float:
    places = any(set(frame.place_ids) & set(other.place_ids) for other in group)
    dates = any(frame.own_date and other.own_date and _same_days(frame, other) for other in group)
    calendar = any(frame.calendar_id and frame.calendar_id == other.calendar_id for other in group)
    words = max(len(frame.words & other.words) for other in group)
    return 3 * calendar + 2 * places + 2 * dates + 0.1 * words


def _same_days(a: EventFrame, b: EventFrame) -> bool:
    """Whether both are dated alike; where the publication is not known yet, only the same words are."""
    return a.date.reading == b.date.reading if a.interval.is_unknown else a.interval == b.interval


def _compatible(a: EventFrame, b: EventFrame, related: Related) -> bool:
    if a.event_type is not b.event_type or not _same_reality(a, b):
        return False
    if a.calendar_id and b.calendar_id:
        return a.calendar_id == b.calendar_id
    if a.own_date and b.own_date and not a.interval.overlaps(b.interval):
        return False
    if a.place_ids and b.place_ids and not related(a.place_ids, b.place_ids):
        return False
    if _are_two(a, b) or _are_two(b, a):
        return False
    if a.event_type is EventType.MILITARY and military_kind(a.words) != military_kind(b.words):
        return False
    if a.event_type in _NAMED:
        return _same_name(a, b)
    # What is told of the whole country is not what is told of one plant.
    return not (a.nation_wide and b.place_ids) and not (b.nation_wide and a.place_ids)


def _are_two(before: EventFrame, after: EventFrame) -> bool:
    """Whether the later one is set off from the earlier: a visit to another place, a ceremony of another plant."""
    if before.start >= after.start or not after.one_more:
        return False
    if after.event_type is EventType.INSPECTION:
        return after.own_places and bool(before.place_ids) and not set(after.place_ids) & set(before.place_ids)
    types = set(before.factory_type_ids), set(after.factory_type_ids)
    return after.event_type in _CEREMONIES and all(types) and not types[0] & types[1]


def _same_reality(a: EventFrame, b: EventFrame) -> bool:
    if EventStatus.DENIED in {a.status, b.status} and a.event_type not in LASTING:
        return a.status is b.status  # of what lasts, a denied stop is one more passage on it
    return (a.status is EventStatus.PLANNED) == (b.status is EventStatus.PLANNED)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    digits = {word.rstrip("stndrh") for word in words if word[0].isdigit()}
    return frozenset(digits | {str(ORDINALS[word]) for word in words if word in ORDINALS})


def _same_name(a: EventFrame, b: EventFrame) -> bool:
    """Whether two meetings or two policies may be one by their names."""
    if a.event_type is EventType.POLICY:
        if a.policy_ids and b.policy_ids:
            return bool(set(a.policy_ids) & set(b.policy_ids))
        return not a.words or not b.words or bool(a.words & b.words)
    first, second = _numbers(a.words), _numbers(b.words)
    if first and second and not first & second:
        return False
    kinds = {meeting_kind(a.words) or "meeting", meeting_kind(b.words) or "meeting"}
    return len(kinds) == 1 or ("meeting" in kinds and kinds <= {"meeting", "plenary", "consultative"})
