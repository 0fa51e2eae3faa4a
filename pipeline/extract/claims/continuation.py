"""Continuation: quotations that go on in the voice of the speaker before them without a cue of their own."""

from collections.abc import Iterable

from spacy.tokens import Span

from pipeline.extract.claims.quotes import Quotation

_FEWEST_WORDS = 4


def extend_over_quotations(start: int, end: int, quotations: Iterable[Quotation]) -> tuple[int, int]:
    """The statement `start:end` (characters) made to cover the long quotations that it begins or ends inside.

    Only a quotation of whole sentences is taken in; one that ends at most one mark outside changes nothing else.
    """
    for quotation in quotations:
        if quotation.start < start < quotation.inner_end and quotation.end <= end + 1:
            start = quotation.start
        if quotation.start >= start - 1 and quotation.inner_start < end < quotation.inner_end:
            end = quotation.end
    return start, end


def is_bare_quotation(sentence: Span, quotations: Iterable[Quotation]) -> Quotation | None:
    """The quotation that makes up the whole sentence (or runs on behind it); None when other words stand beside it."""
    text = sentence.text.strip()
    begin = sentence.start_char + (len(sentence.text) - len(sentence.text.lstrip()))
    for quotation in quotations:
        opens = begin in {quotation.start, quotation.inner_start}  # the mark may end the sentence before
        if quotation.depth == 0 and opens and quotation.end >= begin + len(text.rstrip(".,!? ")):
            words = sum(token.is_alpha for token in sentence)
            return quotation if words >= _FEWEST_WORDS else None
    return None
