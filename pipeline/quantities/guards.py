"""Numbers that are none: dates, names, codes, clock times, telephone numbers, ages."""

from collections.abc import Sequence

from pipeline.quantities.lexicon import QuantityWords, Token

_JOINING = frozenset({"-", "–", "—", "/", ":", "×", "#", "№", "."})
_ABBREVIATED = frozenset({"-", "–", "×", ":"})


def is_guarded(tokens: Sequence[Token], start: int, end: int, words: QuantityWords) -> bool:
    """Whether the number `tokens[start:end]` is part of a date, name, code, time or age."""
    before = tokens[start - 1] if start else None
    behind = tokens[end] if end < len(tokens) else None
    first, last = tokens[start], tokens[end - 1]
    if before is not None and (_is_glued(before, first) or _names(tokens, start, words)):
        return True
    if behind is None:
        return False
    if behind.text in _ABBREVIATED and behind.start == last.end:
        return True  # "42-year-old", "20-strong", "10:30"
    if behind.lower in {"x", "×"} or words.match("not_unit", tokens, end):
        return True
    if words.match("not_before", tokens, end) and _is_plain(tokens, start, end):
        return True
    return behind.start == last.end and last.is_digits and behind.text[0].isalpha() and not _is_unit(tokens, end, words)


def _is_glued(before: Token, first: Token) -> bool:
    """Whether the number hangs on what stands before it: "COVID-19", "20×10", "10:30", "02-730"."""
    if before.end != first.start:
        return before.lower in {"x", "×"}
    return before.text in _JOINING or before.text[0].isalnum()


def _names(tokens: Sequence[Token], start: int, words: QuantityWords) -> bool:
    """Whether the word before makes the number part of a date or name: "January 8", "No. 7", "Unit 525"."""
    at = start - 2 if tokens[start - 1].text == "." and start > 1 else start - 1
    return words.match("not_before", tokens, at) is not None or words.match("not_after", tokens, at) is not None


def _is_plain(tokens: Sequence[Token], start: int, end: int) -> bool:
    return end == start + 1 and tokens[start].is_digits


def _is_unit(tokens: Sequence[Token], at: int, words: QuantityWords) -> bool:
    """Whether letters right behind digits are a unit: "30km", "5m"."""
    return words.match("unit", tokens, at) is not None
