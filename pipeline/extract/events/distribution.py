"""Several dates of one trigger: "opened in A County on March 3 and in B County on March 7" tells two events."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from spacy.tokens import Span

from pipeline.dates.edtf import Interval
from pipeline.dates.readings import Dated, Either, Reading
from pipeline.extract.events.frames import EventDate, EventFrame
from pipeline.extract.layers import PLACES

_LINKING = frozenset(
    {
        ",",
        ";",
        "and",
        "in",
        "at",
        "on",
        "the",
        "that",
        "those",
        "one",
        "another",
        "for",
        "of",
        "(",
        ")",
        "respectively",
        "again",
    }
)
_LONGEST_LINK = 12


def listed(spans: Sequence[Span], chosen: Span) -> list[Span]:
    """The date phrases that stand in one list with the chosen one, in order; itself alone when there is no list."""
    ordered = sorted(spans, key=lambda span: span.start)
    first = last = ordered.index(chosen)
    while first > 0 and _are_linked(ordered[first - 1], ordered[first]):
        first -= 1
    while last + 1 < len(ordered) and _are_linked(ordered[last], ordered[last + 1]):
        last += 1
    return ordered[first : last + 1]


def _are_linked(first: Span, second: Span) -> bool:
    """Whether nothing but places and linking words stands between two dates of a sentence."""
    between = first.doc[first.end : second.start]
    if not 0 < len(between) <= _LONGEST_LINK or not any(token.lower_ in {",", ";", "and"} for token in between):
        return False
    named = {i for span in first.doc.spans.get(PLACES, []) for i in range(span.start, span.end)}
    return all(token.i in named or token.lower_ in _LINKING for token in between)


def are_apart(dates: Sequence[EventDate]) -> bool:
    """Whether the dates are days of their own: "in May 2024, on May 3" is one date said twice."""
    return not any(one.date.interval.overlaps(other.date.interval) for one, other in combinations(dates, 2))


def together(dates: Sequence[EventDate], published: Interval) -> EventDate:
    """All days of a list: what holds of the list holds of each."""
    reading: Reading = dates[0].date.reading
    for other in dates[1:]:
        reading = Either(reading, other.date.reading)
    text = "; ".join(date.text for date in dates)
    return EventDate(Dated.of(reading, published), text, dates[0].start, tuple(dates))


def shared_out(frame: EventFrame, dates: Sequence[EventDate], places: Sequence[Span]) -> list[EventFrame]:
    """One frame for each date with the places that stand beside it; the frame as it is when they do not pair off.

    Either the places lead ("in A on March 3 and in B on March 7") or the dates do ("on March 3 in A, on March 7 in B").
    """
    pairs = _pairs(dates, [span for span in places if span.kb_id_ in frame.place_ids])
    if pairs is None:
        return [frame]
    return [
        replace(
            frame,
            date=date.date,
            date_text=date.text,
            place_ids=tuple(dict.fromkeys(span.kb_id_ for span in near)),
            place_text="; ".join(dict.fromkeys(span.text for span in near)),
            part=number,
        )
        for number, (date, near) in enumerate(pairs)
    ]


def _pairs(dates: Sequence[EventDate], places: Sequence[Span]) -> list[tuple[EventDate, list[Span]]] | None:
    """Each date with its places in order; None when a date has none, or a place has two."""
    if not places:
        return None
    places_lead = places[0].start_char < dates[0].start
    near: list[list[Span]] = [[] for _ in dates]
    for span in places:
        number = sum(date.start < span.start_char for date in dates) - (not places_lead)
        if number >= len(dates):
            return None
        near[number].append(span)
    named = [span.kb_id_ for group in near for span in {span.kb_id_: span for span in group}.values()]
    return list(zip(dates, near, strict=True)) if all(near) and len(set(named)) == len(named) else None
