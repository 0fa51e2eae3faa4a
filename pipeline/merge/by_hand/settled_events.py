"""Events whose date or place a person gives, and what a person says to be no event."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.corrections import Entry
from pipeline.corrections.entries import DateOf, DropEvent, PlaceOf
from pipeline.dates.edtf import Interval
from pipeline.merge.by_hand.outcomes import Evidence, Outcome, lost, of_kind, overruled
from pipeline.merge.local import LocalEvent
from pipeline.records import DateBasis, Event, EventStatus, Passage

Members = Sequence[LocalEvent]
Build = Callable[[Members], Event]
Around = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Settled:
    """An event: what the articles tell, and the same with what a person says of it."""

    event: Event
    told: Members
    members: Members


def settled_events(
    groups: Sequence[Members],
    entries: Sequence[Entry],
    placed: Mapping[int, str],
    build: Build,
    evidence: Evidence,
    around: Around,
) -> tuple[list[Settled], dict[int, Outcome]]:
    """The events without those that are none, and what became of the entries.

    `placed` has the ids of the places that the entries give, by the number of the entry; `build` makes the row of an
    event, `around` gives a place with what contains it below the country. A date that a person gives goes before all
    others, a place is the only one; what is no event has neither.
    """
    said = [*of_kind(entries, DateOf), *of_kind(entries, PlaceOf), *of_kind(entries, DropEvent)]
    outcomes: dict[int, Outcome] = {}
    by_passage: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for number, entry in said:
        if isinstance(entry, DateOf) and entry.passage is None:
            continue
        passage = entry.targets[0]
        if evidence.missing(passage):
            outcomes[number] = lost([evidence.missing(passage)])
        elif not isinstance(entry, PlaceOf) or number in placed:
            by_passage[passage].append((number, entry))
    found = []
    for members in groups:
        own = [one for passage in _ids(members) for one in by_passage.get(passage, ())] if by_passage else []
        settled, became = _settled(members, sorted(own, key=lambda one: one[0]), placed, build, around)
        outcomes.update(became)
        if settled is not None:
            found.append(settled)
    return found, outcomes


def _ids(members: Members) -> set[str]:
    return {passage.passage_id for member in members for passage in member.passages}


def _settled(
    told: Members,
    said: Sequence[tuple[int, Entry]],
    placed: Mapping[int, str],
    build: Build,
    around: Around,
) -> tuple[Settled | None, dict[int, Outcome]]:
    event = build(told)
    drops = [number for number, entry in said if isinstance(entry, DropEvent)]
    if drops:
        dropped = Outcome("applied", f"dropped: {event.summary}")
        return None, {number: dropped if number in drops else overruled(drops) for number, _ in said}
    outcomes: dict[int, Outcome] = {}
    members: Members = told
    dates = [(number, entry.interval) for number, entry in said if isinstance(entry, DateOf)]
    if dates:
        value = dates[-1][1]
        is_new = value.edtf != event.date
        outcomes.update(_counted(dates, f"date {event.date or 'unknown'} → {value.edtf or 'unknown'}", event, is_new))
        members = [_dated(member, value, event.status) for member in members] if is_new else members
    places = [(number, placed[number]) for number, entry in said if isinstance(entry, PlaceOf)]
    if places:
        value_id = places[-1][1]
        is_new = any(member.places - {value_id} for member in told) or event.place_id != value_id
        located = [_placed(member, value_id, around(value_id)) for member in members]
        before = event.place if event.place_id != value_id else ", ".join(event.places)
        change = f"place {before or 'unknown'} → {build(located).place or 'the whole country'}"
        outcomes.update(_counted(places, change, event, is_new))
        members = located if is_new else members
    return Settled(_with_conflicts(build(members), event) if members is not told else event, told, members), outcomes


def _counted(
    values: Sequence[tuple[int, Interval | str]], change: str, event: Event, is_new: bool
) -> dict[int, Outcome]:
    """Of values for one thing the last counts; earlier ones that say the same do no harm."""
    last, counts = values[-1]
    found = Outcome("applied", change, (event.event_id,)) if is_new else Outcome("needless", "", (event.event_id,))
    return {number: found if value == counts else overruled([last]) for number, value in values}


def _dated(member: LocalEvent, days: Interval, status: EventStatus) -> LocalEvent:
    """The member with the date of the event; what it announced of an event that came true stays announced for then."""
    return replace(
        member,
        interval=days,
        basis=DateBasis.CORRECTED,
        passages=tuple(
            passage
            if passage.status is EventStatus.PLANNED and status is not EventStatus.PLANNED
            else _dated_passage(passage, days)
            for passage in member.passages
        ),
    )


def _dated_passage(passage: Passage, days: Interval) -> Passage:
    return replace(
        passage, date=days.edtf, date_start=days.start, date_end=days.end, date_basis=DateBasis.CORRECTED, reading=None
    )


def _placed(member: LocalEvent, place_id: str, closure: frozenset[str]) -> LocalEvent:
    """The member at this place alone; `closure` has it with what contains it below the country."""
    passages = tuple(replace(passage, place_ids=(place_id,)) for passage in member.passages)
    return replace(member, places=frozenset({place_id}), closure=closure, passages=passages)


def _with_conflicts(event: Event, told: Event) -> Event:
    """The event as corrected, with what its sources disagree on all the same."""
    return event.model_copy(update={"conflicts": told.conflicts})
