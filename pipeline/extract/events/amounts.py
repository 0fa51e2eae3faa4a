"""How many, how much: the quantities of a sentence that belong to its event."""

from spacy.tokens import Span, Token

from pipeline.extract.events.governed import governed_heads
from pipeline.extract.events.owners import Owners
from pipeline.extract.events.triggers import Trigger
from pipeline.extract.layers import DATES, ORGANIZATIONS, PEOPLE, PLACES
from pipeline.extract.quantities import QuantityWords, typed_quantities
from pipeline.quantities import Quantity

_NO_AMOUNTS = (DATES, ORGANIZATIONS, PEOPLE, PLACES)
"""Layers whose spans hold numbers that count nothing ("the past 70-odd years", "Farm No. 3")."""


def amounts(trigger: Trigger, owners: Owners, words: QuantityWords) -> tuple[str, ...]:
    """The quantities of the trigger's own clause and of the phrases that it governs, in text order.

    "20 factories", "in 40 cities and counties", "with a capacity of 300 tons a year". Left out are dates and what is
    in names, ordinals, "all" and "none" without a number, and whatever hangs on another trigger or another verb.
    """
    sentence = trigger.head.sent
    governed = {head.i for head in governed_heads(trigger.tokens)}
    found = []
    for quantity in typed_quantities(sentence.doc, sentence.start_char, sentence.end_char, words):
        span = sentence.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
        if span is None or not _is_number(quantity) or _is_in_name(span):
            continue
        if _belongs(span.root, trigger, owners, governed):
            found.append(" ".join(quantity.text.split()))
    return tuple(dict.fromkeys(found))


def _is_number(quantity: Quantity) -> bool:
    """Whether it counts or measures; "one day" is a date that nobody knows."""
    has_number = quantity.low is not None or quantity.high is not None
    is_some_day = (quantity.low, quantity.high, quantity.unit) == (1, 1, "day")
    return has_number and bool(quantity.unit) and quantity.measure in {"count", "all"} and not is_some_day


def _is_in_name(span: Span) -> bool:
    """Whether the number is part of a name or a date; behind it one may stand ("3 tons a year")."""
    layers = (span.doc.spans.get(layer, []) for layer in _NO_AMOUNTS)
    return any(other.start <= span.start < other.end for layer in layers for other in layer)


def _belongs(token: Token, trigger: Trigger, owners: Owners, governed: set[int]) -> bool:
    owner = owners.in_clause(token)
    return owner is trigger or (owner is None and token.i in governed)
