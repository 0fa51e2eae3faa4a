"""Quantities in a parsed text: the grammar of `pipeline/quantities`, for claims and events."""

from spacy.tokens import Doc

from pipeline.quantities import Quantity, QuantityWords, find
from pipeline.quantities.lexicon import tokenise

__all__ = ["QuantityWords", "find_quantities", "typed_quantities"]


def typed_quantities(doc: Doc, start: int, end: int, words: QuantityWords) -> list[Quantity]:
    """The quantities between the characters `start` and `end`, with number, unit and bounds; offsets are the text's.

    The words around the span tell whether a number is one ("COVID-19", a statement that begins behind "January"), so
    that the whole text is read; what reaches out of the span is left out.
    """
    if start >= end:
        return []
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return []
    around = doc[max(0, span.start - 4) : min(len(doc), span.end + 4)]
    offset = around.start_char
    pos = {token.idx - offset + place: token.pos_ for token in around for place in range(len(token))}
    text = around.text
    found = find(text, tokenise(text, lambda at: pos.get(at, "")), words)
    moved = (_moved(quantity, offset) for quantity in found)
    return [quantity for quantity in moved if start <= quantity.start and quantity.end <= end]


def find_quantities(doc: Doc, start: int, end: int, words: QuantityWords) -> tuple[str, ...]:
    """The quantities between the characters `start` and `end` as they stand in the text, without repetitions.

    "in 20 counties", "more than 1.2 times", "114 percent", "50-odd varieties" give "20 counties", "more than 1.2
    times", "114 percent", "50-odd varieties".
    """
    found = typed_quantities(doc, start, end, words)
    return tuple(dict.fromkeys(" ".join(quantity.text.split()) for quantity in found))


def _moved(quantity: Quantity, by: int) -> Quantity:
    return Quantity(
        quantity.text, quantity.start + by, quantity.end + by, quantity.low, quantity.high, quantity.unit,
        quantity.unit_text, quantity.about, quantity.of, quantity.measure,
    )  # fmt: skip
