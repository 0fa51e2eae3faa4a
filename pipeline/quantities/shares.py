"""Shares as quantities: "half of the counties", "two thirds of the 30 plants", "a quarter of the factories"."""

from collections.abc import Sequence
from fractions import Fraction

from pipeline.quantities.guards import is_guarded
from pipeline.quantities.lexicon import QuantityWords, Token
from pipeline.quantities.numbers import approximated, read_range
from pipeline.quantities.units import read_unit
from pipeline.quantities.value import Bounds, Number, Quantity, whole


def read_share(text: str, tokens: Sequence[Token], at: int, words: QuantityWords, *, is_all: bool) -> Quantity | None:
    """The share that begins at `at`: in things where the whole is told ("half of the 20 counties" is 10 of 20)."""
    led = words.match("approximator", tokens, at)
    share = _share(tokens, led.end if led else at, words)
    if share is None:
        return None
    value, end = share
    of = words.match("of", tokens, end)
    behind = words.skip("article", tokens, of.end if of else end)
    if of is None and (behind == end or value != _HALF):
        return None
    total = read_range(tokens, behind, words)
    if total is not None and is_guarded(tokens, behind, total.end, words):
        return None  # "half of the 1960s"
    unit = read_unit(tokens, total.end if total else behind, words, is_all=is_all)
    if unit is None or (unit.is_measured and total is None) or words.match("not_before", tokens, unit.start):
        return None  # "the second half of December"
    number = total.bounds.low if total else None
    amount = whole(float(value) * number) if number else round(float(value), 3)
    bounds = Bounds(amount, amount)
    if led:
        bounds = approximated(bounds, led.value, is_measured=number is None)
    pair: tuple[Number, Number] = (number, number) if number else (1, 1)
    start, stop = tokens[at].start, tokens[unit.end - 1].end
    return Quantity(
        text[start:stop], start, stop, bounds.low, bounds.high, unit.name,
        text[tokens[unit.start].start : stop], bounds.about, pair,
    )  # fmt: skip


_HALF = Fraction(1, 2)


def _share(tokens: Sequence[Token], at: int, words: QuantityWords) -> tuple[Fraction, int] | None:
    """The fraction and the index behind it: "half", "a third", "two-thirds"."""
    number = words.match("number", tokens, at)
    start = number.end if number else words.skip("a", tokens, at)
    if start > at and start < len(tokens) and tokens[start].text == "-":
        start += 1
    found = words.match("fraction", tokens, start)
    if found is None or (start == at and Fraction(found.value) != _HALF):
        return None
    count = int(number.value) if number else 1
    return min(Fraction(1), Fraction(found.value) * count), found.end
