"""Quantities: numbers with what they count or measure, as the words of the text.

The grammar is ours: (approximator) number (multiplier) unit. A number without a unit, a year, a day of a month, an
ordinal and a number inside a name ("20×10") are no quantities.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.knowledge.schema import QuantityWordFact

_NOUNS = frozenset({"NOUN", "PROPN", "SYM"})
_SEPARATORS = frozenset({"-", "–"})
_LONGEST_UNIT = 5


class QuantityWords:
    """The words of the language around numbers, by their role."""

    def __init__(self, facts: tuple[QuantityWordFact, ...]) -> None:
        self.approximators = tuple(
            sorted((tuple(fact.word.split()) for fact in facts if fact.role == "approximator"), key=len, reverse=True)
        )
        self.units = frozenset(fact.word for fact in facts if fact.role == "unit")
        self.multipliers = frozenset(fact.word for fact in facts if fact.role == "multiplier")
        self.not_before = frozenset(fact.word for fact in facts if fact.role == "not_before")


def _is_number(token: Token, words: QuantityWords) -> bool:
    """Digits or a number word; no ordinal, no code such as "20×10"."""
    if token.lower_ in words.multipliers:
        return True
    if token.text[:1].isdigit():
        return token.text.replace(",", "").replace(".", "").isdigit()
    return token.like_num and token.tag_ != "JJ" and token.pos_ in {"NUM", ""}


def _number_end(doc: Doc, start: int, stop: int, words: QuantityWords) -> int:
    """Index behind the number that begins at `start`: "3 000", "two million", "50-odd", "tens of"."""
    at = start
    while at < stop and _is_number(doc[at], words):
        at += 1
    if at + 1 < stop and doc[at].text in _SEPARATORS and doc[at + 1].lower_ in words.units:
        return at + 2
    if at < stop and doc[at].lower_ == "of" and doc[at - 1].lower_ in words.multipliers:
        return at + 1
    return at


def _unit_end(doc: Doc, start: int, stop: int, words: QuantityWords) -> int:
    """Index behind the unit or the noun counted from `start` on; `start` when there is none."""
    if start < stop and (doc[start].lower_ in words.units or doc[start].lower_.rstrip(".") in words.units):
        return start + 1
    end = start
    for at in range(start, min(stop, start + _LONGEST_UNIT)):
        token = doc[at]
        if token.pos_ in _NOUNS and not token.is_punct:
            end = at + 1
        elif (
            token.pos_ not in {"ADJ", "VERB"}
            and token.text not in _SEPARATORS
            or end > start
            and token.text not in _SEPARATORS
        ):
            break
    return end


def _approximator_start(doc: Doc, start: int, first: int, words: QuantityWords) -> int:
    """Index where "more than", "about" … before the number at `start` begins."""
    for phrase in words.approximators:
        begin = start - len(phrase)
        if begin >= first and tuple(token.lower_ for token in doc[begin:start]) == phrase:
            return begin
    return start


def _is_calendar(doc: Doc, start: int, end: int, words: QuantityWords) -> bool:
    """A year or a day: a single number of four digits from 1800 on, or one beside a month."""
    lone = end - start == 1
    if start > 0 and doc[start - 1].text.rstrip(".") in words.not_before:
        return True
    if lone and end < len(doc) and doc[end].text.rstrip(".") in words.not_before:
        return True
    return (
        lone and doc[start].text.isdigit() and len(doc[start].text) == 4 and doc[start].text[:2] in {"18", "19", "20"}
    )


def _quantities(doc: Doc, start: int, stop: int, words: QuantityWords) -> Iterator[tuple[int, int]]:
    at = start
    while at < stop:
        if not _is_number(doc[at], words):
            at += 1
            continue
        number_end = _number_end(doc, at, stop, words)
        unit_end = _unit_end(doc, number_end, stop, words)
        hyphenated = (at > start and doc[at - 1].text in _SEPARATORS) or (
            number_end < stop and doc[number_end].text in _SEPARATORS
        )
        if unit_end > number_end and not hyphenated and not _is_calendar(doc, at, number_end, words):
            yield _approximator_start(doc, at, start, words), unit_end
        at = max(unit_end, number_end, at + 1)


def find_quantities(doc: Doc, start: int, end: int, words: QuantityWords) -> tuple[str, ...]:
    """The quantities between the characters `start` and `end` as they stand in the text, without repetitions.

    "in 20 counties", "more than 1.2 times", "114 percent", "50-odd varieties" give "20 counties", "more than 1.2
    times", "114 percent", "50-odd varieties".
    """
    span = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    if span is None:
        return ()
    found = (doc[a:b].text for a, b in _quantities(doc, span.start, span.end, words))
    return tuple(dict.fromkeys(" ".join(text.split()) for text in found))
