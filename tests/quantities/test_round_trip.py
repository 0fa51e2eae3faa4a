"""A number put into words comes back as the same number."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.knowledge.load import load_pack
from pipeline.quantities import QuantityWords, parse_quantity

_WORDS = QuantityWords(load_pack().quantity_words)
_SMALL = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


def in_words(number: int) -> str:
    """English number words: "two thousand three hundred and twenty-five"."""
    if number < 20:
        return _SMALL[number - 1]
    if number < 100:
        rest = number % 10
        return _TENS[number // 10 - 2] + (f"-{_SMALL[rest - 1]}" if rest else "")
    scale, name = next(row for row in _SCALES if number >= row[0])
    rest = number % scale
    joint = " and " if 0 < rest < 100 else " "
    return f"{in_words(number // scale)} {name}" + (joint + in_words(rest) if rest else "")


@given(st.integers(1, 10**10))
def test_number_words_give_the_number(number: int) -> None:
    found = parse_quantity(f"{in_words(number)} widgets", _WORDS)
    assert found is not None
    assert (found.low, found.high, found.unit) == (number, number, "widget")


@given(st.integers(1, 10**10))
def test_digits_with_commas_give_the_number(number: int) -> None:
    found = parse_quantity(f"{number:,} tons", _WORDS)
    assert found is not None
    assert (found.low, found.high, found.unit) == (number, number, "ton")


@given(st.integers(1, 5000), st.sampled_from(["about", "some", "nearly", "almost"]))
def test_soft_bounds_hold_the_number(number: int, word: str) -> None:
    found = parse_quantity(f"{word} {number:,} tons", _WORDS)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= number <= found.high
    assert found.about


@given(st.integers(1, 500), st.integers(1, 500))
def test_ranges_have_both_bounds(low: int, more: int) -> None:
    found = parse_quantity(f"{low} to {low + more} plants", _WORDS)
    assert found is not None
    assert (found.low, found.high) == (low, low + more)
