"""The layer of dates: every date phrase of a text with the days that it means.

A phrase counts from the article's publication; its tense comes from the verb that it hangs on, and phrases like "the
previous day" count from the last day that the text has named before.
"""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from pipeline.dates.edtf import Interval
from pipeline.dates.lexicon import load_lexicon
from pipeline.dates.phrases import DatePhrase, find_phrases
from pipeline.dates.resolve import Resolved, resolve
from pipeline.dates.values import MonthDay, Period, Vague, Value, parts_of
from pipeline.extract.component import Component
from pipeline.extract.events.status import Mood, Tense
from pipeline.extract.layers import DATES
from pipeline.extract.phrases import SUBJECTS
from pipeline.extract.sentences import DATELINE
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import Article, MentionKind, Method

_CONFIDENCE = 0.9
_PAST = frozenset({Tense.PAST, Tense.PERFECT})


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A date phrase with what it means in its article; the n-th belongs to the n-th span of the layer."""

    phrase: DatePhrase
    resolved: Resolved


def publication_of(article: Article | None) -> Interval:
    """The days on which the article may have been published."""
    return Interval() if article is None else Interval(article.published_start, article.published_end)


def dateline_end(text: str) -> int:
    """The offset behind the dateline of a paragraph; 0 when there is none. It dates the report, not the event."""
    found = DATELINE.match(text)
    return found.end() if found else 0


def in_dateline(span: Span) -> bool:
    """Whether the span stands in the dateline of its paragraph."""
    text = span.doc.text
    start = text.rfind("\n", 0, span.start_char) + 1
    return span.end_char <= start + dateline_end(text[start : start + 150])


def follows_report(span: Span, reporting: frozenset[str]) -> bool:
    """Whether the phrase stands right behind one of the reporting verbs ("the paper said on Friday")."""
    before = span.doc[max(span.sent.start, span.start - 2) : span.start]
    return any(token.lemma_.lower() in reporting for token in before)


def _is_same_day(value: Value) -> bool:
    return isinstance(value, Period) and value.unit == "day" and value.shift == 0


def _is_of_year(value: Value) -> bool:
    return any(isinstance(part, Period) and part.unit == "year" for part in parts_of(value))


def _is_yearless(value: Value) -> bool:
    return all(isinstance(part, MonthDay) and part.which == "plain" for part in parts_of(value))


def _is_loose(anchor: Interval) -> bool:
    """Whether the publication is so unsure that the year which the text names last tells more."""
    return anchor.start is None or anchor.end is None or (anchor.end - anchor.start).days > 366


def _year_of(interval: Interval) -> Interval | None:
    """The calendar year in which an interval lies; None when it lies in several or is open."""
    start, end = interval.start, interval.end
    if start is None or end is None or start.year != end.year:
        return None
    return Interval(start.replace(month=1, day=1), start.replace(month=12, day=31))


def governing_verb(token: Token) -> Token | None:
    """The verb or predicate that a date hangs on; None for a date that hangs on nothing."""
    for _ in range(8):
        if token.head == token:
            return token if token.pos_ in {"VERB", "AUX"} else None
        token = token.head
        if token.pos_ in {"VERB", "AUX"} or any(child.dep_ in SUBJECTS for child in token.children):
            return token
    return None


class Datelines:
    """Fills `doc.spans["dates"]` (kb_id_ is the EDTF) and `doc._.date_phrases` in the same order."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._lexicon = load_lexicon()
        self._mood = Mood(pack.modality)
        self._reporting = frozenset(cue.lemma for cue in pack.cues if cue.pos == "verb")

    def __call__(self, doc: Doc) -> None:
        """Find and resolve the date phrases of a text."""
        anchor = publication_of(doc._.article)
        spans: list[Span] = []
        dated: list[DatedPhrase] = []
        reference: Interval | None = None
        reported: tuple[int, Interval] | None = None
        year: Interval | None = None
        for phrase in find_phrases(doc.text, lexicon=self._lexicon):
            span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
            if span is None:
                continue
            counted_from = year if _is_of_year(phrase.value) else reference
            if reported is not None and reported[0] == span.sent.start and not _is_same_day(phrase.value):
                counted_from = reported[1]
            told_from = year if year is not None and _is_loose(anchor) and _is_yearless(phrase.value) else anchor
            resolved = resolve(phrase.value, told_from, tense=self._tense(span), reference=counted_from)
            labelled = Span(doc, span.start, span.end, label=MentionKind.DATE.value, kb_id=resolved.interval.edtf)
            labelled.id_ = Method.PATTERN.value
            spans.append(labelled)
            dated.append(DatedPhrase(phrase, resolved))
            if in_dateline(span):
                continue
            if follows_report(span, self._reporting):
                # "Reported on Friday … the previous day" is Thursday; "the same day" further down is not that Friday.
                reported = (span.sent.start, resolved.interval) if resolved.interval.is_day else reported
                continue
            if resolved.interval.is_day and not isinstance(phrase.value, Vague):
                reference = resolved.interval
            if _year_of(resolved.interval) is not None:
                year = _year_of(resolved.interval)
        doc.spans[DATES] = spans
        doc.spans[DATES].attrs["scores"] = [_CONFIDENCE] * len(spans)
        doc._.date_phrases = dated

    def _tense(self, span: Span) -> Literal["past", "future", "none"]:
        verb = governing_verb(span.root)
        if verb is None or verb.pos_ not in {"VERB", "AUX"}:
            return "none"
        tense = self._mood.tense(verb)
        decided = verb.tag_ == "VBD"  # "agreed on Saturday to …": the day of the agreement
        if tense is Tense.FUTURE or (self._mood.is_planning(verb) and not decided):
            return "future"
        return "past" if tense in _PAST else "none"


def component(pack: KnowledgePack) -> Component:
    """The step that fills the layer of dates."""
    return Component("datelines", Datelines(pack), assigns=(DATES,))
