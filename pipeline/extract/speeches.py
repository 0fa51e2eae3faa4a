"""When things were said: which date phrase of a text dates which of its claims.

What stands inside a claim counts from the day of the speech, what stands beside it may tell that day.
"""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from pipeline.dates.counting import is_yearless, precision
from pipeline.dates.readings import Either, Reading, Said
from pipeline.dates.values import Bound, Period, Range, Value, Weekday, is_from_story, parts_of
from pipeline.extract.anchors import Seen
from pipeline.extract.claims.attribution import ClaimFrame
from pipeline.extract.claims.quotes import find_quotations
from pipeline.extract.phrases import SUBJECTS, preposition_of

_STEPS = 8
_CLAUSES = frozenset({"conj", "advcl", "xcomp"})
_SPOKEN = frozenset({"report", "dispatch", "statement", "article", "announcement", "commentary", "speech", "address"})
"""Nouns whose date is that of what they say, also as subjects ("the 2019 report said")."""


class Speeches:
    """The claims and quotations of a text, with the date phrases (by their number) that date them."""

    def __init__(self, doc: Doc, spans: Sequence[Span], seen: Sequence[Seen]) -> None:
        self.claims: list[ClaimFrame] = sorted(doc._.claims or (), key=lambda claim: (claim.start, claim.end))
        self._starts = [claim.start for claim in self.claims]
        self._quotations = [q for q in find_quotations(doc.text) if q.depth == 0]
        self._openings = [quotation.start for quotation in self._quotations]
        self._dating = self._dated(doc, spans, seen)

    def claim_at(self, offset: int) -> ClaimFrame | None:
        """The claim inside whose statement a character stands."""
        place = bisect_right(self._starts, offset) - 1
        return self.claims[place] if place >= 0 and offset < self.claims[place].end else None

    def is_quoted(self, offset: int) -> bool:
        """Whether a character stands between quotation marks."""
        place = bisect_right(self._openings, offset) - 1
        return place >= 0 and offset < self._quotations[place].end

    def dating(self, claim: ClaimFrame) -> int | None:
        """The number of the date phrase that tells when the claim was made; None when its sentence does not tell."""
        return self._dating.get((claim.cue_start, claim.start))

    def _dated(self, doc: Doc, spans: Sequence[Span], seen: Sequence[Seen]) -> dict[tuple[int, int], int]:
        """The nearest phrase that hangs on each claim's cue."""
        outside = [
            i for i, span in enumerate(spans) if self.claim_at(span.start_char) is None and _is_point(seen[i].value)
        ]
        by_sentence: dict[int, list[int]] = {}
        for i in outside:
            by_sentence.setdefault(seen[i].sentence, []).append(i)
        found = {}
        for claim in self.claims:
            cue = doc.char_span(claim.cue_start, claim.cue_end, alignment_mode="expand")
            near = by_sentence.get(cue.sent.start, []) if cue is not None else []
            hanging = [i for i in near if cue is not None and _hangs_on(spans[i], cue)]
            if hanging:
                found[claim.cue_start, claim.start] = min(
                    hanging, key=lambda i: abs(spans[i].start_char - claim.cue_start)
                )
        return found


def _is_point(value: Value) -> bool:
    if any(isinstance(part, Period) and part.unit in {"half", "quarter", "decade"} for part in parts_of(value)):
        return False
    return precision(value) is not None and not any(isinstance(part, Bound | Range) for part in parts_of(value))


def _hangs_on(span: Span, cue: Span) -> bool:
    """Whether a date belongs to the clause of a cue: "said on Monday", "in a speech in 2019", "speaking on Friday"."""
    token = span.root
    for _ in range(_STEPS):
        if cue.start <= token.i < cue.end or preposition_of(token) == "according to":
            return True
        if token.pos_ in {"VERB", "AUX"}:
            return _leads_to(token, cue, is_before=span.end <= cue.start)
        if token.head == token or (token.dep_ in SUBJECTS and token.lemma_.lower() not in _SPOKEN):
            return False
        token = token.head
    return False


def _leads_to(verb: Token, cue: Span, *, is_before: bool) -> bool:
    """Whether what a verb tells was the occasion of the speech: "On Monday he came and said", "speaking on Friday".

    Also "was quoted on Monday as saying", where the cue hangs on the verb.
    """
    if verb.tag_ == "VBG" and is_before and cue.start <= verb.head.i < cue.end:
        return True
    above = cue.root
    while above.dep_ in _CLAUSES and above.head != above and above != verb:
        above = above.head
    return is_before and above == verb


def in_speech(seen: Seen, speech: Reading, told: Reading | None, *, quoted: bool) -> Reading:
    """A phrase inside what somebody said on some day; `told` is the last date named inside the same statement.

    Word for word, everything counts from that day. In reported speech the writer has put "last month" and "this year"
    into his own time, and a weekday to come may be seen from either.
    """
    value, tense = seen.value, seen.tense
    if is_from_story(value):
        return Said(value, tense, speech, reference=told or speech)
    by_speech = Said(value, tense, speech)
    if quoted or is_yearless(value) or seen.is_bare_unit:
        return by_speech
    if isinstance(value, Weekday) and value.which == "plain":
        return by_speech if tense == "past" else Either(by_speech, Said(value, tense))
    return Said(value, tense)
