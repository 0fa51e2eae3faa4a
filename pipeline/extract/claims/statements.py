"""Statements: spans of characters, trimmed, with the parts in quotation marks and the kind of speech they make."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline.extract.claims.quotes import MARKS, Quotation
from pipeline.extract.layers import ORGANIZATIONS, POLICIES
from pipeline.extract.phrases import FINITE_TAGS
from pipeline.records import ClaimType

_TRAILING = frozenset(" \t\n\u00a0,;:—–-.")
_LEADING = frozenset(" \t\n\u00a0,;:—–-.)")
_JOINTS = ("and", "but", "while")
_NAME_SHARE = 0.6


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks, commas, a final stop and a loose conjunction at its edges.

    Marks of quotation stay; `without_marks` takes off those that enclose the whole span.
    """
    while True:
        before = start, end
        while start < end and text[start] in _LEADING:
            start += 1
        while end > start and text[end - 1] in _TRAILING:
            end -= 1
        for word in _JOINTS:
            if text[start:end].endswith(" " + word):
                end -= len(word) + 1
        if end - start > 1 and text[end - 1] in MARKS and text[end - 2].isspace():
            end -= 1
        if before == (start, end):
            return start, end


def without_marks(start: int, end: int, quotations: Sequence[Quotation]) -> tuple[int, int]:
    """The inside of the quotation that is the whole span; the span itself when none is."""
    for quotation in quotations:
        if (
            quotation.start == start
            and quotation.end in {end, end + 1}
            or (quotation.start == start and quotation.inner_end == end)
        ):
            return quotation.inner_start, min(end, quotation.inner_end)
    return start, end


def spoken_quotations(doc: Doc, start: int, end: int, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The outermost quotations inside the span that quote speech: names and titles in marks are left out."""
    inside = [q for q in quotations if q.inner_start < end and start < q.inner_end]
    inside = [q for q in inside if not any(o is not q and o.start < q.start and q.end < o.end for o in inside)]
    return [quotation for quotation in inside if not _is_name(doc, quotation)]


def is_only_name(doc: Doc, start: int, end: int, quotations: Sequence[Quotation]) -> bool:
    """Whether the span is nothing but a name or title in quotation marks: that is no statement."""
    return any(q.start <= start + 1 and end <= q.end + 1 and _is_name(doc, q) for q in quotations)


def _is_name(doc: Doc, quotation: Quotation) -> bool:
    """A policy or body that fills the marks, or a title: several words, nearly all capitalised, and no sentence."""
    words = doc.char_span(quotation.inner_start, quotation.inner_end, alignment_mode="expand")
    if words is not None and any(token.tag_ in FINITE_TAGS and token.text.islower() for token in words):
        return False  # "Kim Jong Un is ill"
    length = quotation.inner_end - quotation.inner_start
    for key in (POLICIES, ORGANIZATIONS):
        for span in doc.spans.get(key, []):
            shared = min(span.end_char, quotation.inner_end) - max(span.start_char, quotation.inner_start)
            if shared > _NAME_SHARE * length:
                return True
    parts = doc.text[quotation.inner_start : quotation.inner_end].split()
    capitals = sum(part[:1].isupper() or part[:1].isdigit() for part in parts)
    long_words = sum(len(part) > 3 for part in parts)
    return 1 < len(parts) < 8 and capitals >= max(2, long_words)


def claim_type(
    text: str, start: int, end: int, spoken: Sequence[Quotation], clauses: Sequence[tuple[int, int]]
) -> ClaimType:
    """`direct` when every word of the statement stands in quotation marks, `mixed` when some do.

    `clauses` are the spans of the cues' own clauses: what parts two quotations around one ("…," he said, "…") does
    not count.
    """
    if not spoken:
        return "indirect"
    gaps = [(left.end, right.start) for left, right in zip(spoken, spoken[1:], strict=False)]
    filled = [gap for gap in gaps if any(gap[0] <= first < gap[1] for first, _ in clauses)]
    covered = [*((q.start, q.end) for q in spoken), *filled]
    outside = (
        at for at in range(start, end) if text[at].isalnum() and not any(first <= at < last for first, last in covered)
    )
    return "mixed" if next(outside, None) is not None else "direct"
