"""What a passage takes over from the text around it: place, date and participants that its sentence leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.extract.datelines import publication_of
from pipeline.extract.events.arguments import Arguments, spans_in
from pipeline.extract.events.credits import Credits
from pipeline.extract.events.dating import implied_date
from pipeline.extract.events.frames import EventFrame
from pipeline.extract.events.telling import CEREMONIES
from pipeline.extract.layers import PEOPLE
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import EventStatus, EventType

LOCAL = frozenset({EventType.INSPECTION, EventType.CONSTRUCTION, EventType.PRODUCTION}) | CEREMONIES
_LASTING = frozenset({EventType.CONSTRUCTION, EventType.PRODUCTION, EventType.POLICY})
_ATTENDED = frozenset({EventType.INSPECTION, EventType.MEETING}) | CEREMONIES
_ATTENDING = frozenset({"accompany", "present", "attend", "participate", "greet", "welcome", "join"})
_SORTS = {
    EventType.MEETING: {"meeting", "talks", "session"},
    EventType.INSPECTION: {"visit", "tour", "inspection"},
    EventType.INAUGURATION: {"ceremony"},
    EventType.GROUNDBREAKING: {"ceremony"},
}
_NEAR_CHARS = 400
_NEWS_PARAGRAPHS = 2
"""The headline and the lede tell the news of a report."""
_DISPATCH_PARAGRAPHS = 6
"""An agency's dispatch on a ceremony or meeting is about nothing else."""
_NO_PLACE_LOSS, _CLAIMED_LOSS, _VAGUE_PLAN_LOSS = 0.3, 0.4, 0.35


@dataclass(frozen=True, slots=True)
class Telling:
    """How a sentence tells an event."""

    new_site: bool
    """It speaks of a site that the text has not named."""
    local: bool
    """The words of the event say that it was of a place or at a site, whatever its type."""
    site_words: frozenset[str]
    """Lemmas of the noun phrases that the trigger governs."""
    reported: Interval | None
    """The day of the report that the sentence names."""


class Surroundings:
    """Completes frames in text order."""

    def __init__(self, pack: KnowledgePack, arguments: Arguments, credits: Credits) -> None:
        self._arguments = arguments
        self._credits = credits
        self._adopted = {fact.policy_id: parse_edtf(fact.adopted) for fact in pack.policies if fact.adopted}

    def complete(
        self,
        frame: EventFrame,
        before: Sequence[EventFrame],
        sentence: Span,
        told: "Telling",
    ) -> None:
        """Give the frame the place and date that the text around its sentence tells, and its confidence.

        `before` are the frames told so far. What happened at another, unnamed site ("a plant") did not
        happen at the one named before; a meeting is where its surroundings are only when it is local.
        """
        inherits = (frame.event_type in LOCAL or told.local) and not frame.nation_wide
        if not frame.place_ids and inherits and not self._arguments.names_unknown_place(sentence):
            inherited = self._inherited_places(frame, before, sentence)
            frame.place_ids = tuple(i for i in inherited if not told.new_site or not self._arguments.is_site(i))
            if not frame.place_ids and sentence.doc.text.count("\n", 0, frame.start) < _NEWS_PARAGRAPHS:
                frame.place_ids = self._arguments.site_named_later(sentence, told.site_words)
        if frame.interval.is_unknown:
            same_paragraph = bool(before) and _same_paragraph(sentence, before[-1].end)
            previous = _told_before(sentence, before) or (before[-1] if same_paragraph else None)
            if previous is None and self._credits.own_copy(sentence.doc):
                previous = _news_of(before, sentence)
            self._set_date(frame, previous, sentence, told.reported)
        frame.confidence = _confidence(frame)

    def is_part_of_ceremony(self, frame: EventFrame, before: Sequence[EventFrame]) -> bool:
        """Whether an undated visit follows right on a ceremony at its place: the tour after the ribbon was cut."""
        if frame.event_type is not EventType.INSPECTION or frame.own_date or not before:
            return False
        last = before[-1]
        near = frame.start - last.end < _NEAR_CHARS
        return near and last.event_type in CEREMONIES and self._arguments.related(frame.place_ids, last.place_ids)

    def add_participants(self, sentence: Span, before: Sequence[EventFrame]) -> None:
        """Give the event told last the people whom a sentence without event names as present."""
        if not before or before[-1].event_type not in _ATTENDED or sentence.start_char - before[-1].end > _NEAR_CHARS:
            return
        if any(token.lemma_.lower() in _ATTENDING for token in sentence):
            people = (span.kb_id_ for span in spans_in(sentence.doc, PEOPLE, sentence) if span.kb_id_)
            before[-1].people_ids = tuple(dict.fromkeys((*before[-1].people_ids, *people)))

    def _inherited_places(self, frame: EventFrame, before: Sequence[EventFrame], sentence: Span) -> tuple[str, ...]:
        """The places of the last passage of this type, with what stands nearer and farther.

        First what the sentence names elsewhere, for no other event; then what the paragraph named last before it, the
        last passage of this type, what the sentences above named, at last the one place that the headline and the
        lede are about.
        """
        taken = {i for other in before if other.end > sentence.start_char for i in other.place_ids}
        within = self._arguments.places_within(sentence)
        if within and not taken & set(within):
            return within
        near = self._arguments.places_before(sentence, same_paragraph=True)
        if near:
            return near
        told = (other.place_ids for other in reversed(before) if other.event_type is frame.event_type)
        return (
            next((ids for ids in told if ids), ())
            or self._arguments.places_before(sentence, same_paragraph=False)
            or self._arguments.topic_places(sentence.doc)
        )

    def take_type(self, frame: EventFrame, before: Sequence[EventFrame]) -> None:
        """Make "a similar ceremony" one of the sort of the ceremony told last."""
        last = next((other for other in reversed(before) if other.event_type in CEREMONIES), None)
        if last is not None:
            frame.event_type = last.event_type

    def _set_date(
        self, frame: EventFrame, previous: EventFrame | None, sentence: Span, reported: Interval | None
    ) -> None:
        published = publication_of(sentence.doc._.article)
        own_copy = self._credits.own_copy(sentence.doc)
        adopted = next((self._adopted[i] for i in frame.policy_ids if i in self._adopted), None)
        told_as_fact = frame.event_type is EventType.POLICY and frame.status is EventStatus.HAPPENED
        if told_as_fact and adopted is not None and not _is_after(adopted, published):
            frame.interval, frame.own_date = adopted, True
            return
        if previous is not None and previous.own_date and _continues(frame, previous):
            frame.interval, frame.date_basis = previous.interval, previous.date_basis
            return
        depth = _NEWS_PARAGRAPHS
        if frame.event_type in CEREMONIES | {EventType.MEETING} and own_copy:
            depth = _DISPATCH_PARAGRAPHS
        told_as_news = sentence.doc.text.count("\n", 0, frame.start) < depth
        known_by = reported if reported is not None and frame.status is EventStatus.HAPPENED else published
        implied = implied_date(frame.event_type, frame.status, known_by, told_as_news=told_as_news)
        frame.interval, frame.date_basis = implied.interval, implied.basis


def _news_of(before: Sequence[EventFrame], sentence: Span) -> EventFrame | None:
    """The visit, ceremony or meeting that an agency's dispatch tells first, while it has told nothing of another day.

    The dispatch is about nothing else: what its later paragraphs tell without a day was on the same one.
    """
    text = sentence.doc.text
    first = [f for f in before if text.count("\n", 0, f.start) < _NEWS_PARAGRAPHS and f.event_type in _ATTENDED]
    if not first or first[0].interval.start is None:
        return None
    same_day = all(f.interval.overlaps(first[0].interval) for f in before if f.own_date)
    return replace(first[0], own_date=True) if same_day else None


def _told_before(sentence: Span, before: Sequence[EventFrame]) -> EventFrame | None:
    """The event that the sentence opens by referring back to ("after the meeting", "at the ceremony")."""
    opening = [token.lower_ for token in sentence[:6] if not token.is_space and not token.is_punct]
    opening = [word for word in opening if word not in {"right", "immediately", "shortly", "soon"}][:4]
    if (
        len(opening) < 3
        or opening[0] not in {"after", "following", "during", "at"}
        or opening[1] not in {"the", "that"}
    ):
        return None
    words = set(opening[2:])
    return next(
        (frame for frame in reversed(before) if words & (frame.words | _SORTS.get(frame.event_type, set()))), None
    )


def _is_after(interval: Interval, other: Interval) -> bool:
    return interval.start is not None and other.end is not None and interval.start > other.end


def _same_paragraph(sentence: Span, offset: int) -> bool:
    return "\n" not in sentence.doc.text[offset : sentence.start_char].strip(" ")


def _continues(frame: EventFrame, previous: EventFrame) -> bool:
    """Whether the passage goes on with the story of the one before it."""
    same_status = frame.status is previous.status is EventStatus.HAPPENED
    return same_status and frame.event_type not in _LASTING and previous.event_type not in _LASTING


def _confidence(frame: EventFrame) -> float:
    value = frame.confidence
    if frame.event_type in LOCAL and not frame.place_ids and not frame.factory_type_ids:
        value -= _NO_PLACE_LOSS
    if frame.event_type in LOCAL and frame.status is EventStatus.PLANNED and not frame.own_date | frame.own_places:
        value -= _VAGUE_PLAN_LOSS
    if frame.claimed_by and not frame.own_date and not frame.own_places and frame.status is not EventStatus.DENIED:
        value -= _CLAIMED_LOSS
    return round(max(0.05, min(0.99, value)), 3)
