"""Quantities without a number of things: "the seventh visit", "for the third time", "twice"."""

import re
from collections.abc import Sequence

from pipeline.quantities.lexicon import Match, QuantityWords, Token
from pipeline.quantities.value import Quantity

_DIGITS = re.compile(r"\d{1,3}")
_PARTING = ("article", "a", "in", "of", "and", "between")
_MOST_BETWEEN = 4


def read_ordinal(text: str, tokens: Sequence[Token], at: int, words: QuantityWords) -> Quantity | None:
    """The place of an occasion in its row: what is named by a number ("the 9th Congress") is none."""
    start = words.skip("article", tokens, at)
    ordinal = _ordinal(tokens, start, words)
    if ordinal is None:
        return None
    noun = _occasion(tokens, ordinal.end, words)
    if noun is None or tokens[ordinal.end].text[:1].isupper():
        return None
    number = int(ordinal.value)
    begin, end = tokens[at].start, tokens[noun.end - 1].end
    return Quantity(
        text[begin:end], begin, end, number, number, noun.value, text[tokens[ordinal.end].start : end],
        measure="ordinal",
    )  # fmt: skip


def _ordinal(tokens: Sequence[Token], at: int, words: QuantityWords) -> Match | None:
    """An ordinal in words or digits ("seventh", "7th"); with a capital it is part of a name."""
    if at >= len(tokens):
        return None
    found = words.match("ordinal", tokens, at)
    if found:
        return None if tokens[at].text[0].isupper() and at > 0 else found
    ending = words.match("ordinal_ending", tokens, at + 1)
    if ending and _DIGITS.fullmatch(tokens[at].text) and tokens[at + 1].start == tokens[at].end:
        return Match(ending.end, tokens[at].text)
    return None


def _occasion(tokens: Sequence[Token], at: int, words: QuantityWords) -> Match | None:
    """What is counted, a few words on: "the seventh on-site visit"."""
    for here in range(at, min(len(tokens), at + _MOST_BETWEEN + 1)):
        if found := words.match("occasion", tokens, here):
            return found
        if not tokens[here].text[0].isalpha() and tokens[here].text != "-":
            return None
        if any(words.match(role, tokens, here) for role in _PARTING):
            return None  # "first in line when the factory"
    return None


def read_adverb(text: str, tokens: Sequence[Token], at: int, words: QuantityWords) -> Quantity | None:
    """For "twice": two times; "twice as many" and "twice the size" are no counts."""
    found = words.match("adverb", tokens, at)
    if found is None or words.match("adverb_stop", tokens, found.end):
        return None
    start, end, number = tokens[at].start, tokens[at].end, int(found.value)
    return Quantity(text[start:end], start, end, number, number, "time", text[start:end])
