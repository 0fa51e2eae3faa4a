"""When a triggered event was: the date phrase of its clause, else its sentence, else what the genre implies.

A wrong date is worse than an interval: what the text does not say becomes a span with basis `inferred`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span

from pipeline.dates.edtf import Interval
from pipeline.dates.published import publication_of
from pipeline.dates.readings import PUBLISHED, ClosingYear, Dated, From, Meets, Reading, Said, Until
from pipeline.dates.values import Bound, Stretch, Vague, parts_of
from pipeline.extract.datelines import (
    DatedPhrase,
    follows_report,
    governing_verb,
    in_dateline,
)
from pipeline.extract.events.belonging import spans_in
from pipeline.extract.events.distribution import are_apart, listed, together
from pipeline.extract.events.frames import LASTING, EventDate
from pipeline.extract.events.framing import (
    AFTER_PREPOSITIONS,
    dates_of_item,
    ends_told_clause,
    frames_the_clause,
    is_bound,
    is_compared_with,
    is_earliest,
    is_of_another,
    is_told_as_past,
    opens_clause,
)
from pipeline.extract.events.owners import Owners, is_bare_participle
from pipeline.extract.events.sequence import counts_from_elsewhere
from pipeline.extract.events.triggers import Trigger
from pipeline.extract.layers import DATES
from pipeline.extract.phrases import preposition_of
from pipeline.records import EventStatus, EventType

_ANY_DAY = Interval.day(date(2000, 1, 1))
_NEWS_DAYS = 14
"""A report that is cited as news is no older than this (a convention)."""
_BEGINNING = frozenset({"begin", "start", "commence"})
_REPORT_NOUNS = frozenset({"report", "dispatch", "statement", "article", "announcement", "commentary"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    dated: DatedPhrase
    owner: Trigger | None
    is_loose: bool = False
    """It dates the trigger only as part of a list with one that does, wherever the parse hangs it."""


def _specifies(one: _Candidate, other: _Candidate) -> bool:
    """Whether a date beside another says it more exactly ("a year earlier, in March 2024", "on Friday, March 7")."""
    first, last = sorted((one.span, other.span), key=lambda span: span.start)
    between = first.doc[first.end : last.start]
    inside, outside = one.dated.date.interval, other.dated.date.interval
    narrower = inside != outside and inside.intersection(outside) == inside and not inside.is_unknown
    return narrower and all(token.is_punct or token.pos_ == "ADP" for token in between)


def follows_date(trigger: Trigger) -> bool:
    """Whether the status of an event follows from its date: a noun's ("the congress in January"), not a verb's."""
    return trigger.fact.pos != "verb" and trigger.head.pos_ in {"NOUN", "PROPN"}


class EventDates:
    """Dates the triggers of a text; `reporting` are the lemmas of the verbs that introduce reports."""

    def __init__(self, reporting: frozenset[str]) -> None:
        self._reporting = reporting

    def date_of(
        self, trigger: Trigger, owners: Owners, *, status: EventStatus, statuses: Mapping[int, EventStatus | None]
    ) -> EventDate | None:
        """The date that the trigger's own sentence gives; None when it gives none.

        First what hangs on the trigger, then what hangs on no trigger, then what hangs on another trigger that
        governs or is governed by this one and has the same status (`statuses`, by token of the trigger's head).
        A date that contradicts the status (a planned event before publication) is not taken, except beside a noun,
        whose status follows from its date.
        """
        published = publication_of(trigger.head.doc._.article)
        candidates = [
            candidate
            for candidate in self._candidates(trigger, owners, statuses)
            if (candidate.owner is trigger and follows_date(trigger))
            or _agrees(candidate.dated.date.interval, status, published)
        ]
        own = [c for c in candidates if c.owner is trigger]
        free = [c for c in candidates if c.owner is None and not c.is_loose]
        loose = [c for c in candidates if c.is_loose]
        shared = [c for c in candidates if c.owner is not None and _share(c, trigger, owners, statuses)]
        for chosen in (own, free, shared):
            if chosen:
                best = min(chosen, key=lambda c: (_is_weak(c.dated), abs(c.span.root.i - trigger.head.i)))
                best = next((c for c in chosen if _specifies(c, best)), best)
                pool = [*chosen, *(c for c in loose if c.span.start > best.span.start)]
                run = [] if _is_weak(best.dated) else listed([c.span for c in pool], best.span)
                told = [
                    EventDate(Dated.of(_as_told(c, trigger, status), published), c.span.text, c.span.start_char)
                    for c in pool
                    if c is best or c.span in run
                ]
                if len(told) > 1 and are_apart(told):
                    return together(told, published)
                return next(date for date in told if date.start == best.span.start_char)
        return None

    def _candidates(
        self, trigger: Trigger, owners: Owners, statuses: Mapping[int, EventStatus | None]
    ) -> list[_Candidate]:
        doc: Doc = trigger.head.doc
        phrases = dict(zip((s.start_char for s in doc.spans.get(DATES, [])), doc._.date_phrases or [], strict=False))
        found = []
        sentence = trigger.head.sent
        for span in spans_in(doc, DATES, sentence) or dates_of_item(sentence):
            dated = phrases.get(span.start_char)
            if dated is None or _is_meaningless(dated) or in_dateline(span):
                continue
            if is_of_another(span, trigger):
                continue
            its_status = statuses.get(trigger.head.i)
            if its_status is EventStatus.HAPPENED and is_told_as_past(trigger):
                dated = _in_the_past(dated, publication_of(doc._.article))
            lasting = trigger.fact.event_type in LASTING or its_status is not EventStatus.HAPPENED
            if not _is_point(dated, planned=its_status is EventStatus.PLANNED, lasting=lasting):
                continue
            if self._follows_report(span, owners) or is_compared_with(span):
                continue
            owner = trigger if opens_clause(span, trigger) else owners.beside(span) or owners.in_clause(span.root)
            if its_status is EventStatus.PLANNED and owner is None and is_bound(span, trigger):
                owner = trigger
            frames = frames_the_clause(span, trigger) or ends_told_clause(span, self._reporting)
            is_loose = owner is None and (not frames or self._dates_the_report(span))
            found.append(_Candidate(span, dated, owner, is_loose))
        return found

    def reported(self, sentence: Span) -> Reading | None:
        """The day on which somebody reported what the sentence tells ("the agency said on Friday"), if it names one.

        Only a day of the news counts, not when somebody announced something long ago.
        """
        doc: Doc = sentence.doc
        published = publication_of(doc._.article)
        phrases = dict(zip((s.start_char for s in doc.spans.get(DATES, [])), doc._.date_phrases or [], strict=False))
        for span in spans_in(doc, DATES, sentence):
            dated = phrases.get(span.start_char)
            if dated is None or not dated.date.interval.is_day or in_dateline(span):
                continue
            day: Interval = dated.date.interval
            old = published.start is not None and day.end is not None and (published.start - day.end).days > _NEWS_DAYS
            if not old and (follows_report(span, self._reporting) or self._dates_the_report(span)):
                reading: Reading = dated.date.reading
                return reading
        return None

    def _follows_report(self, span: Span, owners: Owners) -> bool:
        """Whether the phrase stands right behind a reporting verb that is no trigger ("the paper said on Friday")."""
        before = span.doc[max(span.sent.start, span.start - 2) : span.start]
        return any(
            token.lemma_.lower() in self._reporting
            and token.i not in owners.by_token
            and token.dep_ != "acl"
            and not is_bare_participle(token)
            for token in before
        )

    def _dates_the_report(self, span: Span) -> bool:
        """Whether the phrase hangs on the report rather than on what it tells ("according to a report on Friday")."""
        if ends_told_clause(span, self._reporting):
            return False
        token = span.root
        for _ in range(6):
            if token.lemma_.lower() in _REPORT_NOUNS or preposition_of(token) == "according to":
                return True
            if token.pos_ == "VERB":
                return token.lemma_.lower() in self._reporting
            if token.head == token:
                return False
            token = token.head
        return False


def _as_told(candidate: _Candidate, trigger: Trigger, status: EventStatus) -> Reading:
    """How the days follow from a phrase in its sentence.

    What is planned "before the anniversary on October 10" lies between publication and then, "in autumn at the
    earliest" from then on; what goes on since "it
    began in May" has lasted from then; what "had been built by the end of 2019" was in 2019.
    """
    reading = candidate.dated.date.reading
    if status is EventStatus.PLANNED and is_earliest(candidate.span):
        return From(reading)
    value = candidate.dated.phrase.value
    if status is EventStatus.PLANNED and isinstance(value, Bound) and value.kind == "before":
        return Meets(reading, From(PUBLISHED))
    if status is EventStatus.PLANNED and is_bound(candidate.span, trigger):
        return Meets(Until(reading), From(PUBLISHED))
    verb = governing_verb(candidate.span.root)
    if status is EventStatus.ONGOING and verb is not None and verb.lemma_.lower() in _BEGINNING:
        return Meets(From(reading), Until(PUBLISHED))
    return ClosingYear(reading) if status is EventStatus.HAPPENED else reading


def _in_the_past(dated: DatedPhrase, published: Interval) -> DatedPhrase:
    """The phrase with the last such month or day, where nothing else said which year is meant."""
    reading = dated.date.reading
    if not isinstance(reading, Said) or reading.tense != "none":
        return dated
    return replace(dated, date=Dated.of(replace(reading, tense="past"), published))


def _is_meaningless(dated: DatedPhrase) -> bool:
    """Whether the phrase means no days, and would mean none if the publication were known."""
    if not dated.date.interval.is_unknown:
        return False
    return dated.date.reading.on(_ANY_DAY).is_unknown


def _is_point(dated: DatedPhrase, *, planned: bool, lasting: bool) -> bool:
    """Whether the phrase places something in time.

    Lengths ("over ten years") and beginnings of what has lasted ("from last year") do not; "has opened since May" does.
    """
    value = dated.phrase.value
    if isinstance(value, Bound) and value.kind in {"since", "from", "after"} and not planned:
        return value.kind == "since" and not lasting
    return not any(isinstance(p, Stretch) and p.since is None and p.direction == 0 for p in parts_of(value))


def _is_weak(dated: DatedPhrase) -> bool:
    return any(isinstance(part, Vague | Stretch) for part in parts_of(dated.phrase.value))


def _share(candidate: _Candidate, trigger: Trigger, owners: Owners, statuses: Mapping[int, EventStatus | None]) -> bool:
    other = candidate.owner
    if other is None:
        return False
    if trigger.fact.event_type == EventType.MEETING:
        # What was done at a meeting was done on its day; other meetings of the sentence have days of their own.
        at_it = preposition_of(trigger.head) in {"at", "during"} and owners.of_token(trigger.head.head) is other
        return at_it and other.fact.event_type != EventType.MEETING
    if preposition_of(other.head) in AFTER_PREPOSITIONS:
        return False
    if statuses.get(other.head.i) is not statuses.get(trigger.head.i):
        return False
    related = owners.of_token(other.head.head) is trigger or owners.of_token(trigger.head.head) is other
    return related and other.head.pos_ in {"NOUN", "PROPN"} and not counts_from_elsewhere(trigger.head.sent)


def _agrees(interval: Interval, status: EventStatus, published: Interval) -> bool:
    if status in {EventStatus.HAPPENED, EventStatus.ONGOING} and interval.start and published.end:
        begins_later = published.start is not None and interval.start >= published.start and not interval.is_day
        ends_later = interval.end is None or interval.end > published.end
        return interval.start <= published.end and not (begins_later and ends_later)
    if status is EventStatus.PLANNED and interval.end and published.start:
        return interval.end >= published.start
    return True
