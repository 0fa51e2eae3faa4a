"""When claims were made: the day that the text tells for the speech, that of the occasion, else some day before print.

A speech at an event is part of it (annotation guide): what somebody says in a report of his visit was said on the day
of the visit, unless the text says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.dates.edtf import Interval
from pipeline.dates.published import publication_of
from pipeline.dates.readings import PUBLISHED, Before, Dated, Until
from pipeline.extract.claims.attribution import ClaimFrame
from pipeline.extract.component import Component
from pipeline.extract.events.frames import EventFrame
from pipeline.extract.narration import SpeechDay
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import DateBasis, EventStatus, EventType

_OCCASIONS = frozenset({EventType.INSPECTION, EventType.GROUNDBREAKING, EventType.INAUGURATION, EventType.MEETING})
_REACH = 1500
"""Characters behind the telling of an event in which the same speaker still speaks there: some five paragraphs."""


@dataclass(frozen=True, slots=True)
class Saying:
    """When a claim was made, and the words that tell it; no words when it was inferred."""

    date: Dated
    words: str = ""

    @property
    def basis(self) -> DateBasis:
        """That of the words; what no words tell is inferred."""
        return self.date.basis if self.words else DateBasis.INFERRED


def _said(doc: Doc) -> None:
    """Write when each claim was made to `doc._.said`, in the order of `doc._.claims`."""
    published = publication_of(doc._.article)
    told: dict[int, SpeechDay] = doc._.speech_days or {}
    occasions = [frame for frame in doc._.events or () if _is_occasion(frame, published)]
    some_day = Saying(Dated.of(Until(PUBLISHED), published))
    sayings = []
    for claim in doc._.claims or ():
        day = _day(told.get(claim.start), published)
        if day is not None:
            sayings.append(day)
        else:
            occasion = _occasion(claim, occasions, doc)
            sayings.append(some_day if occasion is None else Saying(occasion.date))
    doc._.said = sayings


def _day(told: SpeechDay | None, published: Interval) -> Saying | None:
    """The day that the text tells; None for days after the publication, or when it tells none.

    Of an article of unknown publication, the words are kept: their days are counted once it is known.
    """
    if told is None:
        return None
    date = Dated.of(Before(told.reading), published)
    may_follow = date.interval.is_unknown and published.is_unknown  # once its publication is known, so is this
    return Saying(date, told.words) if may_follow or not date.interval.is_unknown else None


def _is_occasion(frame: EventFrame, published: Interval) -> bool:
    dated = published.is_unknown or frame.interval.start is not None
    return dated and frame.event_type in _OCCASIONS and frame.status is EventStatus.HAPPENED


def _occasion(claim: ClaimFrame, occasions: Sequence[EventFrame], doc: Doc) -> EventFrame | None:
    """The last event told before the claim at which the speaker was; none for what he "had said" before."""
    if not claim.speaker_id or _is_before_past(claim, doc):
        return None
    near = [
        frame
        for frame in occasions
        if claim.speaker_id in frame.people_ids and frame.start <= claim.start <= frame.end + _REACH
    ]
    return near[-1] if near and len({frame.group for frame in near}) == 1 else None


def _is_before_past(claim: ClaimFrame, doc: Doc) -> bool:
    cue = doc.char_span(claim.cue_start, claim.cue_end, alignment_mode="expand")
    return cue is not None and any(child.lower_ in {"had", "has"} for token in cue for child in token.children)


def component(pack: KnowledgePack) -> Component:
    """The step that dates the claims."""
    return Component("said", _said, requires=("claims", "speech_days", "events"), assigns=("said",))
