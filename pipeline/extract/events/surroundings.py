"""What a passage takes over from the text around it: place, date and participants that its sentence leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.dates.edtf import Interval, parse_edtf
from pipeline.dates.published import publication_of
from pipeline.dates.readings import PUBLISHED, Dated, Days, Reading
from pipeline.extract.events.arguments import Arguments
from pipeline.extract.events.belonging import spans_in
from pipeline.extract.events.credits import Credits
from pipeline.extract.events.frames import EventFrame
from pipeline.extract.events.implied import implied
from pipeline.extract.events.sequence import ATTENDED, NEWS_PARAGRAPHS, counts_from_elsewhere, told_by_story
from pipeline.extract.events.telling import CEREMONIES
from pipeline.extract.layers import PEOPLE
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import EventStatus, EventType

LOCAL = frozenset({EventType.INSPECTION, EventType.CONSTRUCTION, EventType.PRODUCTION}) | CEREMONIES
_ATTENDING = frozenset({"accompany", "present", "attend", "participate", "greet", "welcome", "join"})
_NEAR_CHARS = 400
_DISPATCH_PARAGRAPHS = 6
"""An agency's dispatch on a ceremony or meeting is about nothing else."""
_NO_PLACE_LOSS, _CLAIMED_LOSS, _REPORTED_LOSS, _VAGUE_PLAN_LOSS = 0.3, 0.4, 0.2, 0.35


@dataclass(frozen=True, slots=True)
class Telling:
    """How a sentence tells an event."""

    new_site: bool
    """It speaks of a site that the text has not named."""
    elsewhere: bool
    """It speaks of a place without a name."""
    local: bool
    """The words of the event say that it was of a place or at a site, whatever its type."""
    site_words: frozenset[str]
    """Lemmas of the noun phrases that the trigger governs."""
    reported: Reading | None
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
        if (
            not frame.place_ids
            and inherits
            and not told.elsewhere
            and not self._arguments.names_unknown_place(sentence)
        ):
            inherited = self._inherited_places(frame, before, sentence)
            frame.place_ids = tuple(i for i in inherited if not told.new_site or not self._arguments.is_site(i))
            if not frame.place_ids and sentence.doc.text.count("\n", 0, frame.start) < NEWS_PARAGRAPHS:
                frame.place_ids = self._arguments.site_named_later(sentence, told.site_words)
        if frame.interval.is_unknown and not frame.own_date:
            self._set_date(frame, before, sentence, told.reported)
        frame.confidence = _confidence(frame)

    def is_part_of_ceremony(self, frame: EventFrame, before: Sequence[EventFrame]) -> bool:
        """Whether an undated visit follows right on a ceremony told at its place: the tour after the ribbon was cut.

        Not on one named in passing ("the plant, inaugurated in May, was visited by the premier").
        """
        if frame.event_type is not EventType.INSPECTION or frame.own_date or not before:
            return False
        last = before[-1]
        near = frame.start - last.end < _NEAR_CHARS and (last.is_asserted or not last.own_date)
        return near and last.event_type in CEREMONIES and self._arguments.related(frame.place_ids, last.place_ids)

    def add_participants(self, sentence: Span, before: Sequence[EventFrame]) -> None:
        """Give the event told last the people whom a sentence without event names as present."""
        if not before or before[-1].event_type not in ATTENDED or sentence.start_char - before[-1].end > _NEAR_CHARS:
            return
        if any(token.lemma_.lower() in _ATTENDING for token in sentence):
            people = (span.kb_id_ for span in spans_in(sentence.doc, PEOPLE, sentence) if span.kb_id_)
            before[-1].people_ids = tuple(dict.fromkeys((*before[-1].people_ids, *people)))

    def _inherited_places(self, frame: EventFrame, before: Sequence[EventFrame], sentence: Span) -> tuple[str, ...]:
        """What the sentence names elsewhere, for no other event; else what is told around it.

        Instead of a province around it, the place in it that the article is about.
        """
        doc = sentence.doc
        taken = {i for other in before if other.end > sentence.start_char for i in other.place_ids}
        within = self._arguments.places_within(sentence)
        if within and not taken & set(within):
            return within
        found = self._places_around(frame, before, sentence)
        topic = self._arguments.topic_places(doc)
        return topic if self._arguments.holds(found, topic) else found

    def _places_around(self, frame: EventFrame, before: Sequence[EventFrame], sentence: Span) -> tuple[str, ...]:
        """The places of the last passage of this type, with what stands nearer and farther.

        First what the paragraph named last before it, then the last passage of this type, what the sentences above
        named, at last the one place that the headline and the lede are about.
        """
        near = self._arguments.places_before(sentence, same_paragraph=True)
        if near:
            return near
        told = (other.place_ids for other in reversed(before) if other.event_type is frame.event_type)
        return (
            next((ids for ids in told if ids), ())
            or self._arguments.places_before(sentence, same_paragraph=False)
            or self._arguments.topic_places(sentence.doc)
        )

    def tells_ceremony(self, before: Sequence[EventFrame]) -> bool:
        """Whether a ceremony has been told that "the ceremony" may mean."""
        return any(other.event_type in CEREMONIES for other in before)

    def take_type(self, frame: EventFrame, before: Sequence[EventFrame], *, is_named: bool) -> None:
        """Make "a similar ceremony" one of the sort told last, "the ceremony" one of the sort that the report is on."""
        told = [other.event_type for other in before if other.event_type in CEREMONIES]
        if told:
            frame.event_type = told[0 if is_named else -1]

    def _set_date(
        self, frame: EventFrame, before: Sequence[EventFrame], sentence: Span, reported: Reading | None
    ) -> None:
        published = publication_of(sentence.doc._.article)
        own_copy = bool(self._credits.own_copy(sentence.doc))
        adopted = next((self._adopted[i] for i in frame.policy_ids if i in self._adopted), None)
        told_as_fact = frame.event_type is EventType.POLICY and frame.status is EventStatus.HAPPENED
        if told_as_fact and adopted is not None and not _is_after(adopted, published):
            frame.date, frame.own_date = Dated(Days(adopted), adopted), True
            return
        by_story = told_by_story(frame, before, sentence, own_copy=own_copy, published=published)
        frame.date = Dated.of(by_story or self._implied(frame, sentence, reported, own_copy=own_copy), published)

    def _implied(self, frame: EventFrame, sentence: Span, reported: Reading | None, *, own_copy: bool) -> Reading:
        """What the genre implies: the news of a report was just before it, unless it is dated by something else."""
        depth = NEWS_PARAGRAPHS
        if frame.event_type in CEREMONIES | {EventType.MEETING} and own_copy:
            depth = _DISPATCH_PARAGRAPHS
        as_news = sentence.doc.text.count("\n", 0, frame.start) < depth and not counts_from_elsewhere(sentence)
        told = reported if reported is not None and frame.status is EventStatus.HAPPENED else PUBLISHED
        return implied(frame.event_type, frame.status, told=told, as_news=as_news)


def _is_after(interval: Interval, other: Interval) -> bool:
    return interval.start is not None and other.end is not None and interval.start > other.end


def _confidence(frame: EventFrame) -> float:
    value = frame.confidence
    if frame.event_type in LOCAL and not frame.place_ids and not frame.factory_type_ids:
        value -= _NO_PLACE_LOSS / 2 if frame.own_date else _NO_PLACE_LOSS
    if frame.event_type in LOCAL and frame.status is EventStatus.PLANNED and not frame.own_date | frame.own_places:
        value -= _VAGUE_PLAN_LOSS
    if frame.claimed_by and not frame.own_date and not frame.own_places and frame.status is not EventStatus.DENIED:
        value -= _REPORTED_LOSS if frame.is_reported and frame.event_type in LOCAL else _CLAIMED_LOSS
    return round(max(0.05, min(0.99, value)), 3)
