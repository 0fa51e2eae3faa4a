"""The layer of dates: every date phrase of a text with the days that it means.

What a phrase counts from is found by `narration`; its tense comes from the verb that it hangs on.
"""

from bisect import bisect
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.dates.grammar.lexicon import load_lexicon
from pipeline.dates.grammar.phrases import DatePhrase, find_phrases
from pipeline.dates.published import publication_of
from pipeline.dates.readings import Dated
from pipeline.dates.resolve import Tense as Direction
from pipeline.dates.values import Period, Stretch, Value
from pipeline.extract.anchors import Seen
from pipeline.extract.component import Component
from pipeline.extract.events.status import Mood, Tense
from pipeline.extract.layers import DATES
from pipeline.extract.narration import Narration, line_breaks
from pipeline.extract.phrases import SUBJECTS
from pipeline.extract.sentences import DATELINE
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind, Method

_CONFIDENCE = 0.9
_PAST = frozenset({Tense.PAST, Tense.PERFECT})
_PRESENT = frozenset({"is", "are", "'s", "'re", "has", "have", "'ve", "will", "shall", "'ll"})
"""Auxiliaries of what is told from the time of writing."""
_AHEAD = frozenset({"will", "would", "'ll"})
_ASIDE = frozenset({"acl", "acl:relcl", "advcl:relcl", "appos"})
_DURING = frozenset({"for", "over", "in", "within", "during", "through"})
_CLAUSE_REACH = 25
_LONGEST_DATELINE = 40
"""Tokens: a dateline is a line's head."""
_FRONT = 4
"""So many tokens may stand before a date that opens its sentence ("One day in October 2020")."""


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A date phrase with what it means in its article; the n-th belongs to the n-th span of the layer."""

    phrase: DatePhrase
    date: Dated


def dateline_end(text: str) -> int:
    """The offset behind the dateline of a paragraph; 0 when there is none. It dates the report, not the event."""
    found = DATELINE.match(text)
    return found.end() if found else 0


def in_dateline(span: Span) -> bool:
    """Whether the span stands in the dateline of its paragraph."""
    doc, first = span.doc, span.start
    while first > 0 and "\n" not in doc[first - 1].text:
        first -= 1
        if span.start - first > _LONGEST_DATELINE:
            return False
    head = doc[first : span.end + _LONGEST_DATELINE].text
    return bool(span.end_char <= doc[first].idx + dateline_end(head))


def follows_report(span: Span, reporting: frozenset[str]) -> bool:
    """Whether the phrase stands right behind one of the reporting verbs ("the paper said on Friday")."""
    first = span.start
    while first > max(0, span.start - 2) and not span.doc[first].is_sent_start:
        first -= 1
    return any(token.lemma_.lower() in reporting for token in span.doc[first : span.start])


def governing_verb(token: Token) -> Token | None:
    """The verb or predicate that a date hangs on; None for a date that hangs on nothing."""
    for _ in range(8):
        if token.head == token:
            return token if token.pos_ in {"VERB", "AUX"} else None
        token = token.head
        if token.pos_ in {"VERB", "AUX"} or any(child.dep_ in SUBJECTS for child in token.children):
            return token
    return None


def _is_predicate(word: Token) -> bool:
    return word.pos_ in {"VERB", "AUX"} or bool(_helpers(word))


def _helpers(verb: Token) -> set[str]:
    """The auxiliaries and the copula of a predicate."""
    return {child.lower_ for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "cop"}


def _is_main(span: Span) -> bool:
    """Whether a phrase stands in no relative clause and no apposition."""
    return not any(token.dep_ in _ASIDE for token in (span.root, *span.root.ancestors))


def _tense_behind(span: Span) -> Tense | None:
    """The simple past when that is the first finite verb behind a date whose own verb the parse has lost."""
    for token in span.doc[span.end : span.end + _CLAUSE_REACH]:
        if token.is_sent_start:
            break
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return Tense.PAST if token.tag_ == "VBD" else None
    return None


def _told(value: Value, tense: Tense | None, span: Span) -> Value:
    """The value as it is told: "began the next month" is that after the date before, no time to come."""
    if not isinstance(value, Stretch) or (value.low, value.high, value.direction) != (1, 1, 1):
        return value
    lasting = span.start > 0 and span.doc[span.start - 1].lower_ in _DURING
    return Period(value.unit, 1, "narrative") if tense is Tense.PAST and not lasting else value


class Datelines:
    """Fills `doc.spans["dates"]` (kb_id_ is the EDTF) and `doc._.date_phrases` in the same order."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._lexicon = load_lexicon()
        self._mood = Mood(pack.modality)
        self._reporting = frozenset(cue.lemma for cue in pack.cues if cue.pos == "verb")

    def __call__(self, doc: Doc) -> None:
        """Find and resolve the date phrases of a text."""
        found = [
            (phrase, span)
            for phrase in find_phrases(doc.text, lexicon=self._lexicon)
            if (span := doc.char_span(phrase.start, phrase.end, alignment_mode="expand")) is not None
        ]
        published = publication_of(doc._.article)
        breaks = line_breaks(doc.text)
        firsts = [sentence.start for sentence in doc.sents] if found else []
        seen = [
            self._seen(phrase, span, firsts[bisect(firsts, span.start) - 1], bisect(breaks, phrase.start))
            for phrase, span in found
        ]
        narration = Narration(doc, [span for _, span in found], seen, published, self._is_present)
        dated = [
            DatedPhrase(phrase, Dated.of(reading, published))
            for (phrase, _), reading in zip(found, narration.readings(), strict=True)
        ]
        doc.spans[DATES] = [
            Span(
                doc, span.start, span.end, MentionKind.DATE.value, kb_id=date.date.interval.edtf, span_id=Method.PATTERN
            )
            for (_, span), date in zip(found, dated, strict=True)
        ]
        doc.spans[DATES].attrs["scores"] = [_CONFIDENCE] * len(found)
        doc._.date_phrases = dated
        doc._.speech_days = narration.speech_days()

    def _seen(self, phrase: DatePhrase, span: Span, sentence: int, paragraph: int) -> Seen:
        """The phrase with what the parse says of it."""
        verb = governing_verb(span.root)
        tense = None if verb is None or not _is_predicate(verb) else self._mood.tense(verb)
        fronted = span.start - sentence <= _FRONT
        if tense is None and fronted:
            tense = _tense_behind(span)
        return Seen(
            _told(phrase.value, tense, span),
            phrase.text,
            self._direction(verb, tense, span),
            sentence,
            paragraph,
            is_fronted=fronted,
            is_main=_is_main(span),
            is_past=tense is Tense.PAST,
            is_before_past=verb is not None and "had" in _helpers(verb),
            is_present=verb is not None and any(self._is_now(word) for word in (verb, *verb.ancestors)),
            is_of_report=follows_report(span, self._reporting),
            in_dateline=in_dateline(span),
        )

    def _is_present(self, sentence: Span) -> bool:
        return self._is_now(sentence.root)

    def _is_now(self, word: Token) -> bool:
        return _is_predicate(word) and (self._mood.tense(word) is Tense.PRESENT or bool(_helpers(word) & _PRESENT))

    def _direction(self, verb: Token | None, tense: Tense | None, span: Span) -> Direction:
        if verb is None or tense is None:
            return "past" if tense is Tense.PAST else "none"
        if tense in _PAST and any(word.lower_ in _AHEAD for word in span.doc[verb.i + 1 : span.start]):
            return "none"  # "promised that it would open this summer", whatever the parse hangs it on
        decided = verb.tag_ == "VBD"  # "agreed on Saturday to …": the day of the agreement
        if tense is Tense.FUTURE or (self._mood.is_planning(verb) and not decided) or self._is_to_come(verb, tense):
            return "future"
        return "past" if tense in _PAST else "none"

    def _is_to_come(self, verb: Token, tense: Tense) -> bool:
        """Whether an infinitive is what somebody now means to do: "is set to be completed by October"."""
        return (
            tense is Tense.INFINITIVE and "have" not in _helpers(verb) and verb.head != verb and self._is_now(verb.head)
        )


def component(pack: KnowledgePack) -> Component:
    """The step that fills the layer of dates."""
    return Component("datelines", Datelines(pack), requires=("claims",), assigns=(DATES, "speech_days"))
