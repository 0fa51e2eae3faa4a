"""The number of a quantity: digits, number words, multiples ("two million", "tens of thousands"), ranges."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from pipeline.quantities.lexicon import QuantityWords, Token
from pipeline.quantities.value import SOFT_SHARE, Bounds, Number, whole

_SPACED = 3
"""Digits in a group of "3 000"."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number as read: its bounds and the index behind it."""

    bounds: Bounds
    end: int
    is_plain: bool = False
    """A single number in digits without marks: it may be a year."""


def read_number(tokens: Sequence[Token], at: int, words: QuantityWords) -> Spoken | None:
    """The number that begins at `at`: "1,200", "3 000", "twenty-five", "2 million", "hundreds of", "a dozen"."""
    exact = _digits(tokens, at, words) or _in_words(tokens, at, words)
    spoken = _plural(tokens, at, words) or (exact and _with_rest(exact, tokens, words))
    return None if spoken is None else _with_ending(spoken, tokens, words)


def read_range(tokens: Sequence[Token], at: int, words: QuantityWords) -> Spoken | None:
    """A number, or two as bounds: "two to three", "10-15", "between 10 and 15", "two or three"."""
    between = words.match("between", tokens, at)
    first = read_number(tokens, between.end if between else at, words)
    if first is None:
        return None
    joint = words.match("and" if between else "range", tokens, first.end)
    second = read_number(tokens, joint.end, words) if joint else None
    if second is None or not _is_upwards(first.bounds, second.bounds):
        return None if between else first
    low = _same_scale(first, second, tokens, words)
    return Spoken(Bounds(low, second.bounds.high, about=False), second.end)


def _is_upwards(first: Bounds, second: Bounds) -> bool:
    return first.low is not None and second.high is not None and first.low < second.high


def _same_scale(first: Spoken, second: Spoken, tokens: Sequence[Token], words: QuantityWords) -> Number | None:
    """The lower bound: "10 to 15 million" begins at ten million."""
    scale = words.match("multiplier", tokens, second.end - 1)
    low = first.bounds.low
    has_own = words.match("multiplier", tokens, first.end - 1) is not None
    if scale is None or has_own or low is None or low * int(scale.value) >= (second.bounds.high or 0):
        return low
    return whole(low * int(scale.value))


def _digits(tokens: Sequence[Token], at: int, words: QuantityWords) -> Spoken | None:
    if at >= len(tokens) or not tokens[at].is_digits:
        return None
    value, end = _value(tokens[at].text), at + 1
    if value is None:
        return None
    while end < len(tokens) and _continues(tokens, end):
        value, end = value * 1000 + int(tokens[end].text), end + 1
    is_plain = end == at + 1 and tokens[at].text.isdigit()
    bounds, behind = _multiplied(Bounds(value, value), tokens, end, words)
    return Spoken(bounds, behind, is_plain and behind == end)


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the next group of "3 000": three digits behind a blank and at most three digits."""
    before, here = tokens[at - 1], tokens[at]
    return (
        here.text.isdigit()
        and len(here.text) == _SPACED
        and before.text.isdigit()
        and len(before.text) <= _SPACED
        and here.start == before.end + 1
    )


def _value(text: str) -> Number | None:
    """The value of digits: commas part thousands, a point decimals; None for codes such as "1.2.3"."""
    groups = text.split(",")
    if len(groups) > 1 and not all(len(group.split(".")[0]) == _SPACED for group in groups[1:]):
        return None
    bare = "".join(groups)
    if bare.count(".") > 1:
        return None
    return whole(float(bare)) if "." in bare else int(bare)


def _in_words(tokens: Sequence[Token], at: int, words: QuantityWords) -> Spoken | None:
    """Number words: "twenty-five", "a hundred and ten", "half a million"."""
    article = words.match("a", tokens, at)
    fraction = words.match("fraction", tokens, at)
    if fraction and (a := words.match("a", tokens, fraction.end)) and words.match("multiplier", tokens, a.end):
        share = float(Fraction(fraction.value))
        bounds, end = _multiplied(Bounds(share, share), tokens, a.end, words)
        return Spoken(bounds, end)
    first = words.match("number", tokens, at)
    if article and words.match("multiplier", tokens, article.end):
        total, end = _summed(1, tokens, article.end, words)
    elif first is None or tokens[at].pos == "PRON":
        return None
    else:
        total, end = _summed(int(first.value), tokens, first.end, words)
    dozen = words.match("multiplier", tokens, end - 1)
    soft = dozen is not None and dozen.value in {"12", "20"} and total == int(dozen.value)
    return Spoken(_around(total) if soft else Bounds(total, total), end)


def _summed(value: int, tokens: Sequence[Token], at: int, words: QuantityWords) -> tuple[int, int]:
    """The value of the number words that follow a first one, and the index behind them."""
    done, current = 0, value
    while True:
        scale = words.match("multiplier", tokens, at)
        if scale and (current < int(scale.value) or int(scale.value) < 100):
            current *= int(scale.value)
            if int(scale.value) >= 1000:
                done, current = done + current, 0
            at = scale.end
            continue
        gap = at
        if gap < len(tokens) and tokens[gap].text == "-":
            gap += 1
        elif current % 100 == 0 and (done or current):
            gap = words.skip("and", tokens, gap)
        following = words.match("number", tokens, gap)
        if following is None or not _fits(current or done, int(following.value)):
            return done + current, at
        current, at = current + int(following.value), following.end


def _fits(total: int, step: int) -> bool:
    """Whether a number word continues another: "twenty" "five", "hundred" "ten", not "five" "ten"."""
    return 0 < step < 100 and total > 0 and (total % 100 == 0 or (total % 10 == 0 and total % 100 >= 20 and step < 10))


def _multiplied(bounds: Bounds, tokens: Sequence[Token], at: int, words: QuantityWords) -> tuple[Bounds, int]:
    while scale := words.match("multiplier", tokens, at):
        bounds, at = bounds.times(int(scale.value)), scale.end
    return bounds, at


def _plural(tokens: Sequence[Token], at: int, words: QuantityWords) -> Spoken | None:
    """For "hundreds of", "tens of thousands of": two of them at least."""
    first = words.match("plural_multiplier", tokens, at)
    if first is None:
        return None
    low, end = 2 * int(first.value), first.end
    while (of := words.match("of", tokens, end)) and (scale := words.match("plural_multiplier", tokens, of.end)):
        low, end = low * int(scale.value), scale.end
    return Spoken(Bounds(low, None, about=True), words.skip("of", tokens, end))


def _with_rest(spoken: Spoken, tokens: Sequence[Token], words: QuantityWords) -> Spoken:
    """The number with "and tens of" behind it: "one hundred and tens of farms"."""
    joint = words.match("and", tokens, spoken.end)
    rest = _plural(tokens, joint.end, words) if joint else None
    low, more = spoken.bounds.low, rest.bounds.low if rest else None
    if rest is None or low is None or more is None or more >= low:
        return spoken
    return Spoken(Bounds(whole(low + more), None, about=True), rest.end)


def _with_ending(spoken: Spoken, tokens: Sequence[Token], words: QuantityWords) -> Spoken:
    """The number with "-odd" or "+" behind it."""
    at, bounds = spoken.end, spoken.bounds
    gap = at + 1 if at < len(tokens) and tokens[at].text in "-–" else at
    if odd := words.match("odd", tokens, gap):
        step = _round_step(bounds.low)
        high = None if bounds.high is None else bounds.high + step - 1
        return Spoken(Bounds(bounds.low, high, about=True), odd.end)
    if plus := words.match("plus", tokens, gap):
        return Spoken(Bounds(bounds.low, None), plus.end)
    return spoken


def _round_step(number: Number | None) -> int:
    """The place up to which a number is round: 10 for 290, 100 for 300."""
    step, rest = 1, int(number or 1)
    while rest % 10 == 0:
        rest //= 10
        step *= 10
    return step


def _around(value: Number) -> Bounds:
    """A soft number, a tenth to both sides."""
    low, high = value * (1 - SOFT_SHARE), value * (1 + SOFT_SHARE)
    if value == int(value):
        return Bounds(int(low + 1e-9), -int(-(high - 1e-9) // 1), about=True)
    return Bounds(whole(low), whole(high), about=True)


def approximated(bounds: Bounds, kind: str, *, is_measured: bool) -> Bounds:
    """The bounds with "about", "nearly", "more than" … before the number; whole things are counted up or down."""
    low, high = bounds.low, bounds.high
    match kind:
        case "about" if low is not None and high is not None:
            return Bounds(_around(low).low, _around(high).high, about=True)
        case "below" if low is not None:
            return Bounds(_around(low).low, high, about=True)
        case "over" if low is not None:
            step = 0 if is_measured or low != int(low) or bounds.about else 1
            return Bounds(low + step, None, bounds.about)
        case "least":
            return Bounds(low, None, bounds.about)
        case "most":
            return Bounds(None, high, bounds.about)
        case "under" if high is not None:
            step = 0 if is_measured or high != int(high) or bounds.about else 1
            return Bounds(None, high - step, bounds.about)
        case _:
            return replace(bounds, about=bounds.about or kind == "about")
