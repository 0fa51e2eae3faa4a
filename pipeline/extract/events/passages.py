"""The events layer: every passage that tells an event of one of the eight types, grouped by event.

`triggers` finds the words, `status` how real they are, `arguments` and `dating` who, where and when, `distribution`
which date belongs to which place, `surroundings` and `sequence` what the sentence leaves out, `groups` which passages
tell the same event. `doc._.events` holds the result in text order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from pipeline.dates.edtf import Interval
from pipeline.dates.published import publication_of
from pipeline.dates.readings import PUBLISHED, UNDATED, Dated, Meets, Until
from pipeline.extract.component import Component
from pipeline.extract.events.amounts import amounts
from pipeline.extract.events.arguments import Arguments
from pipeline.extract.events.course import bound_by_course
from pipeline.extract.events.credits import Credits
from pipeline.extract.events.dating import EventDates, follows_date
from pipeline.extract.events.distribution import shared_out
from pipeline.extract.events.elapsed import date_by_distance
from pipeline.extract.events.frames import LASTING, EventDate, EventFrame
from pipeline.extract.events.governed import Words
from pipeline.extract.events.groups import deny_reported, group_frames, without_doubled_headline
from pipeline.extract.events.implied import bounded
from pipeline.extract.events.known_meetings import Calendar, KnownMeeting
from pipeline.extract.events.owners import Owners
from pipeline.extract.events.participation import Participation
from pipeline.extract.events.status import Mood
from pipeline.extract.events.surroundings import Surroundings, Telling
from pipeline.extract.events.telling import (
    CEREMONIES,
    event_words,
    is_asserted,
    is_attributive,
    is_bare,
    is_elsewhere,
    is_generic,
    is_like_before,
    is_local,
    is_nation_wide,
    is_new_site,
    is_of_its_own,
    is_of_vague_work,
    is_one_more,
    is_reduced_relative,
    is_setting,
    recalls,
    site_words,
    taken_up,
)
from pipeline.extract.events.triggers import Trigger, TriggerMatcher
from pipeline.extract.layers import DATES, FACTORY_TYPES, ORGANIZATIONS, PEOPLE, PLACES, POLICIES
from pipeline.extract.phrases import noun_phrase, sentences
from pipeline.extract.quantities import QuantityWords
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import EventStatus, EventType

_ATTENDED = frozenset({"attend"})
_ATTRIBUTIVE_LOSS, _GENERIC_LOSS, _VAGUE_LOSS = 0.4, 0.35, 0.15


class Events:
    """Fills `doc._.events`."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._matcher = TriggerMatcher(pack.triggers, Words(pack))
        self._mood = Mood(pack.modality)
        self._arguments = Arguments(pack)
        self._dates = EventDates(frozenset(cue.lemma for cue in pack.cues if cue.pos == "verb"))
        self._support = frozenset(verb for fact in pack.triggers for verb in fact.governors)
        self._calendar = Calendar(pack.calendar, [name for o in pack.organizations for name in (o.name, *o.aliases)])
        self._credits = Credits(pack)
        self._surroundings = Surroundings(pack, self._arguments, self._credits)
        self._participation = Participation(pack.participation)
        self._quantity_words = QuantityWords(pack.quantity_words)

    def __call__(self, doc: Doc) -> None:
        """Find the events of a text."""
        known = self._calendar.meetings(doc)
        published = publication_of(doc._.article)
        frames: list[EventFrame] = []
        for sentence in sentences(doc):
            told = self._told(sentence, is_after_ceremony=self._surroundings.tells_ceremony(frames))
            statuses = {trigger.head.i: status for trigger, status in told}
            triggers = [trigger for trigger, _ in told]
            owners = Owners.of(triggers, self._support)
            new = [
                (trigger, frame)
                for trigger, status in told
                if status is not None and not is_setting(trigger, status, told)
                for frame in self._frames(trigger, status, owners, statuses, known)
            ]
            kept: list[tuple[Trigger, EventFrame]] = []
            reported = self._dates.reported(sentence)
            for trigger, frame in new:
                if is_like_before(trigger):
                    self._surroundings.take_type(frame, frames, is_named=recalls(trigger))
                if recalls(trigger) and not (frame.own_date and self._surroundings.tells_ceremony(frames)):
                    continue
                if is_of_its_own(trigger) and not frame.own_places:
                    continue
                telling = Telling(
                    is_new_site(trigger), is_elsewhere(trigger), is_local(trigger), site_words(trigger), reported
                )
                self._surroundings.complete(frame, frames, sentence, telling)
                others = [other for _, other in new if other is not frame]
                date_by_distance(trigger, frame, others + taken_up(new, frames), published)
                if not self._surroundings.is_part_of_ceremony(frame, frames):
                    frames.append(frame)
                    kept.append((trigger, frame))
            for trigger, frame in kept:
                frame.participants = self._participation.of(trigger, [other for other, _ in kept])
            if not new:
                self._surroundings.add_participants(sentence, frames)
            if not kept:
                self._participation.add(sentence, frames, self._arguments.related)
        bound_by_course(frames, published)
        deny_reported(frames, self._arguments.related)
        doc._.events = group_frames(without_doubled_headline(frames, self._arguments.related), self._arguments.related)

    def _told(self, sentence: Span, *, is_after_ceremony: bool) -> list[tuple[Trigger, EventStatus | None]]:
        """The triggers of a sentence; "a ceremony" tells one only where nothing else does and one was told before."""
        found = [t for t in self._matcher.find(sentence) if is_bare(t) or not recalls(t) | is_of_its_own(t)]
        named = any(t.fact.event_type in CEREMONIES and not is_of_its_own(t) for t in found)
        kept = [t for t in found if not is_of_its_own(t) or (is_after_ceremony and not named)]
        return [(trigger, self._mood.status(trigger)) for trigger in kept]

    def _frames(
        self,
        trigger: Trigger,
        status: EventStatus,
        owners: Owners,
        statuses: Mapping[int, EventStatus | None],
        known: Sequence[KnownMeeting],
    ) -> list[EventFrame]:
        """What the trigger's own sentence says: one event, or one for each date of a list with its places."""
        sentence, span = trigger.head.sent, trigger.span
        published = publication_of(sentence.doc._.article)
        date = self._dates.date_of(trigger, owners, status=status, statuses=statuses)
        status = _status_by_date(trigger, status, date)
        place_ids, place_text = self._arguments.places(trigger, owners)
        meeting = self._known_meeting(trigger, known)
        frame = EventFrame(
            trigger.fact.event_type,
            status,
            start=sentence.start_char,
            end=sentence.end_char,
            trigger_start=span.start_char,
            trigger_end=span.end_char,
            own_date=date is not None,
            place_ids=place_ids,
            place_text=place_text,
            own_places=bool(place_ids),
            quantities=() if date is not None and date.parts else amounts(trigger, owners, self._quantity_words),
            people_ids=self._arguments.people(trigger),
            organization_ids=self._arguments.organizations(trigger),
            factory_type_ids=self._arguments.factory_types(trigger, owners),
            policy_ids=self._arguments.policies(trigger),
            origin=self._credits.origin_of(sentence),
            claimed_by=self._credits.speaker_of(span),
            observed_in=self._credits.observed_in(sentence),
            is_reported=self._credits.is_reported(span),
            confidence=_trigger_confidence(trigger),
            heading=trigger.heading,
            is_asserted=is_asserted(trigger, self._support | _ATTENDED),
            one_more=is_one_more(trigger),
            nation_wide=not place_ids and not trigger.heading and is_nation_wide(trigger, owners),
            words=event_words(trigger),
        )
        if date is not None:
            frame.date = _until_publication(date.date, status, published)
            frame.date_text = date.text
        elif is_generic(trigger) or is_reduced_relative(trigger):
            frame.confidence -= _GENERIC_LOSS
        if meeting is not None:
            self._bound_by(frame, meeting, published)
        if date is None or not date.parts or meeting is not None:
            return [frame]
        parts = [replace(part, date=_until_publication(part.date, status, published)) for part in date.parts]
        return shared_out(frame, parts, self._arguments.place_spans(trigger, owners))

    def _known_meeting(self, trigger: Trigger, known: Sequence[KnownMeeting]) -> KnownMeeting | None:
        """The meeting of the calendar that the trigger's phrase names, by its name or by its two numbers."""
        if trigger.fact.event_type != EventType.MEETING:
            return None
        named = next((m for m in known if m.start <= trigger.head.i < m.end), None)
        if named is not None:
            return named
        phrase = noun_phrase(trigger.head)
        numbered = self._calendar.numbered(phrase.text)
        return KnownMeeting(phrase.start, phrase.end, *numbered, is_certain=True) if numbered else None

    def _bound_by(self, frame: EventFrame, meeting: KnownMeeting, published: Interval) -> None:
        """Let the calendar narrow the date of a known meeting.

        A name without a number ("consultative meeting on regional development") is known only when the text's date
        agrees with the calendar's.
        """
        agrees = frame.own_date and not frame.interval.is_unknown and frame.interval.overlaps(meeting.interval)
        if not meeting.is_certain and not agrees:
            return
        frame.calendar_id = meeting.calendar_id
        if meeting.is_certain and not frame.interval.overlaps(meeting.interval):
            # The date of something else: "participants in the Ninth Plenary laid wreaths on New Year's Day".
            frame.date, frame.date_text = UNDATED, ""
        frame.date, frame.own_date = bounded(frame.date, meeting.interval, published), True
        frame.status = _status_by_interval(frame.status, frame.interval, published)


def _trigger_confidence(trigger: Trigger) -> float:
    loss = _ATTRIBUTIVE_LOSS * is_attributive(trigger) + _VAGUE_LOSS * is_of_vague_work(trigger)
    return float(trigger.fact.confidence - loss)


def _status_by_date(trigger: Trigger, status: EventStatus, date: EventDate | None) -> EventStatus:
    """A nominal event wholly after publication is planned, one wholly before it has happened.

    So has one that is told in the present tense of an earlier day ("10 January: the Cabinet adopts a plan").
    """
    published = publication_of(trigger.head.doc._.article)
    if date is None:
        return status
    end = date.date.interval.end
    if status is EventStatus.ONGOING and trigger.fact.event_type not in LASTING:
        return EventStatus.HAPPENED if end and published.start and end < published.start else status
    return _status_by_interval(status, date.date.interval, published) if follows_date(trigger) else status


def _status_by_interval(status: EventStatus, interval: Interval, published: Interval) -> EventStatus:
    if interval.start and published.end and interval.start > published.end:
        return EventStatus.PLANNED
    if interval.end and published.start and interval.end < published.start and status is EventStatus.PLANNED:
        return EventStatus.HAPPENED
    return status


def _until_publication(date: Dated, status: EventStatus, published: Interval) -> Dated:
    """What has happened did so before it was printed: "this year" ends with publication."""
    return date if status is EventStatus.PLANNED else Dated.of(Meets(date.reading, Until(PUBLISHED)), published)


def component(pack: KnowledgePack) -> Component:
    """The step that fills `doc._.events`."""
    requires = (PEOPLE, PLACES, ORGANIZATIONS, FACTORY_TYPES, POLICIES, DATES, "claims")
    return Component("events", Events(pack), requires=requires, assigns=("events",))
