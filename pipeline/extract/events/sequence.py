"""When an event without a date of its own was, by its place in the story that is told around it."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from pipeline.dates.edtf import Interval
from pipeline.dates.readings import PUBLISHED, From, Meets, Reading, Until
from pipeline.dates.values import Bound
from pipeline.extract.datelines import in_dateline
from pipeline.extract.events.frames import LASTING, EventFrame
from pipeline.extract.events.telling import CEREMONIES
from pipeline.extract.layers import DATES
from pipeline.records import EventStatus, EventType

NEWS_PARAGRAPHS = 2
"""The headline and the lede tell the news of a report."""
ATTENDED = frozenset({EventType.INSPECTION, EventType.MEETING}) | CEREMONIES
_LASTING = LASTING | {EventType.POLICY}
_SORTS = {
    EventType.MEETING: {"meeting", "talks", "session"},
    EventType.INSPECTION: {"visit", "tour", "inspection"},
    EventType.INAUGURATION: {"ceremony"},
    EventType.GROUNDBREAKING: {"ceremony"},
}
_LATER = frozenset({"later", "afterwards", "afterward", "subsequently", "thereafter", "eventually"})
_LATER_PAIRS = frozenset({("since", "then"), ("after", "that"), ("soon", "after"), ("shortly", "after")})
_UNITS = frozenset({"day", "week", "month", "year"})
_BESIDE = frozenset({"after", "before", "since"})
_FRESH_DAYS = 60
"""A report on a visit or ceremony that is no older goes on with the same day; an older story has moved on (a
convention)."""


def told_by_story(
    frame: EventFrame, before: Sequence[EventFrame], sentence: Span, *, own_copy: bool, published: Interval
) -> Reading | None:
    """The date that the events told before give to one without a date; None when they give none.

    The same day, where the sentence refers back to one of them or goes on with it in its paragraph, or where an
    agency's dispatch is about nothing else. From that day on, where it only came later.
    """
    same_paragraph = bool(before) and _same_paragraph(sentence, before[-1].end)
    if _came_later(frame, sentence) and frame.status is not EventStatus.PLANNED:
        then = _last_date(sentence, published)
        return Until(PUBLISHED) if then is None else _from_then_on(then)
    previous = _told_before(sentence, before) or (before[-1] if same_paragraph else None)
    if own_copy and (previous is None or not previous.own_date):
        previous = _news_of(before, sentence, dated_only=previous is not None)
    if previous is None or not previous.own_date or not _is_told_as_fact(frame, previous):
        return None
    if previous.event_type is EventType.GROUNDBREAKING and frame.event_type in LASTING | {EventType.INAUGURATION}:
        return _from_then_on(previous.date.reading)
    if frame.event_type in LASTING:
        return Until(PUBLISHED) if _is_of_earlier_year(previous, published) else None
    if frame.event_type is EventType.POLICY:
        return previous.date.reading if own_copy and previous.event_type is EventType.MEETING else None
    if previous.event_type in _LASTING:
        return None
    moved_on = _is_old(previous, published) and frame.event_type is not previous.event_type
    told = previous.date.reading
    return _from_then_on(told) if moved_on and frame.event_type not in _SORTS_OF_VISIT else told


_SORTS_OF_VISIT = frozenset({EventType.INSPECTION, EventType.MEETING})
"""What belongs to one journey: he visited the county, held a meeting and went round a farm."""


def counts_from_elsewhere(sentence: Span) -> bool:
    """Whether the sentence counts its day from another event ("two days after the leader had visited it")."""
    return any(
        token.lower_ in _BESIDE and token.i > sentence.start and token.nbor(-1).lemma_.lower() in _UNITS
        for token in sentence
    )


def _from_then_on(told: Reading) -> Reading:
    return Meets(From(told), Until(PUBLISHED))


def _last_date(sentence: Span, published: Interval) -> Reading | None:
    """The last date of the paragraph before the sentence that is not still ahead, and no bound of something else."""
    doc = sentence.doc
    for span, dated in reversed(list(zip(doc.spans.get(DATES, ()), doc._.date_phrases or (), strict=True))):
        if span.end > sentence.start or in_dateline(span):
            continue
        if not _same_paragraph(sentence, span.end_char):
            return None
        days, ahead = dated.date.interval, published.end
        if not isinstance(dated.phrase.value, Bound) and days.start and (ahead is None or days.start <= ahead):
            told: Reading = dated.date.reading
            return told
    return None


def _is_told_as_fact(frame: EventFrame, previous: EventFrame) -> bool:
    return frame.status is previous.status is EventStatus.HAPPENED


def _came_later(frame: EventFrame, sentence: Span) -> bool:
    """Whether words at the head of the sentence or right behind the trigger say that this was later.

    "Later, …", "Since then, …", "building started soon after".
    """
    behind = [token for token in sentence if token.idx >= frame.trigger_end][:3]
    return any(_says_later(words) for words in (list(sentence[:4]), behind))


def _says_later(tokens: Sequence[Token]) -> bool:
    words = [token.lower_ for token in tokens if not token.is_space and not token.is_punct][:2]
    return bool(words) and (words[0] in _LATER or tuple(words) in _LATER_PAIRS)


def _is_old(previous: EventFrame, published: Interval) -> bool:
    end, start = previous.interval.end, published.start
    return end is not None and start is not None and (start - end).days > _FRESH_DAYS


def _is_of_earlier_year(previous: EventFrame, published: Interval) -> bool:
    end, start = previous.interval.end, published.start
    return end is not None and start is not None and end.year < start.year


def _news_of(before: Sequence[EventFrame], sentence: Span, *, dated_only: bool) -> EventFrame | None:
    """The visit, ceremony or meeting that an agency's dispatch tells first, while it has told nothing of another day.

    The dispatch is about nothing else: what its later paragraphs tell without a day was on the same one. What goes on
    with an undated event needs a printed day (`dated_only`): that event may be as old as any.
    """
    text = sentence.doc.text
    first = [f for f in before if text.count("\n", 0, f.start) < NEWS_PARAGRAPHS and f.event_type in ATTENDED]
    news = next((f for f in first if f.own_date), first[0] if first else None)
    if news is None or news.interval.start is None or (dated_only and not news.own_date):
        return None
    same_day = all(f.interval.overlaps(news.interval) for f in before if f.own_date)
    return replace(news, own_date=True) if same_day else None


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


def _same_paragraph(sentence: Span, offset: int) -> bool:
    return "\n" not in sentence.doc.text[offset : sentence.start_char].strip(" ")
