"""The grammar of quantities: (approximator) number (multiplier) unit, and the words that count without a number.

Found are "20 counties", "12 of the 20 factories", "half of the counties", "one in five plants", "all 20", "not a single
hospital", "the seventh visit", "twice". No quantities are years, days of a month, names ("9th Congress"), codes
("20×10"), clock times, telephone numbers, and numbers without a unit.
"""

from collections.abc import Sequence

from pipeline.quantities.guards import is_guarded
from pipeline.quantities.lexicon import QuantityWords, Token, tokenise
from pipeline.quantities.numbers import Spoken, approximated, read_range
from pipeline.quantities.shares import read_share
from pipeline.quantities.units import Unit, read_unit
from pipeline.quantities.value import Bounds, Measure, Number, Quantity
from pipeline.quantities.wordless import read_adverb, read_ordinal

_LONGEST_APPROXIMATOR = 4


def find(text: str, tokens: Sequence[Token], words: QuantityWords) -> list[Quantity]:
    """The quantities of a text in order, none inside another; `tokens` are its words."""
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        read = _read(text, tokens, at, words, is_all=False)
        if read is None:
            at += 1
            continue
        found.append(read)
        at = next((i for i in range(at + 1, len(tokens)) if tokens[i].start >= read.end), len(tokens))
    return found


def parse_quantity(shown: str, words: QuantityWords) -> Quantity | None:
    """The value of a quantity from its words alone, as a table shows them; None when they are none.

    The words end with the unit, so no parts of speech are needed. Offsets are those in `shown`.
    """
    tokens = tokenise(shown)
    for at in range(min(len(tokens), _LONGEST_APPROXIMATOR + 2)):
        read = _read(shown, tokens, at, words, is_all=True)
        if read is not None:
            return read if read.end == len(shown.rstrip()) else None
    return None


def _read(text: str, tokens: Sequence[Token], at: int, words: QuantityWords, *, is_all: bool) -> Quantity | None:
    """The quantity that begins at `at`."""
    return (
        _none(text, tokens, at, words, is_all=is_all)
        or _all(text, tokens, at, words, is_all=is_all)
        or read_ordinal(text, tokens, at, words)
        or read_adverb(text, tokens, at, words)
        or read_share(text, tokens, at, words, is_all=is_all)
        or _counted(text, tokens, at, words, is_all=is_all)
    )


def _counted(text: str, tokens: Sequence[Token], at: int, words: QuantityWords, *, is_all: bool) -> Quantity | None:
    """An approximator, a number, and what it counts."""
    led = words.match("approximator", tokens, at)
    start = led.end if led else at
    start = words.skip("article", tokens, start) if led and led.value == "exact" else start
    money = words.match("currency", tokens, start)
    number = read_range(tokens, money.end if money else start, words)
    if number is None and led:
        number = _one(tokens, start, words)
    if number is None or is_guarded(tokens, money.end if money else start, number.end, words):
        return None
    if money:
        unit: Unit | None = Unit(money.value, start, money.end, is_measured=True)
        end = number.end
    else:
        part = _part_of(text, tokens, at, number, led.value if led else "", words, is_all=is_all)
        if part is not None:
            return part
        unit = _unit_of(tokens, number, words, is_all=is_all)
        end = unit.end if unit else number.end
    if unit is None:
        return None
    bounds = approximated(number.bounds, led.value, is_measured=unit.is_measured) if led else number.bounds
    return made(text, tokens, at, end, bounds, unit)


def _one(tokens: Sequence[Token], at: int, words: QuantityWords) -> Spoken | None:
    """For "less than a year": an article before a unit of measure is one."""
    article = words.match("a", tokens, at)
    unit = words.match("unit", tokens, article.end) if article else None
    return Spoken(Bounds(1, 1), article.end) if article and unit else None


def _unit_of(tokens: Sequence[Token], number: Spoken, words: QuantityWords, *, is_all: bool) -> Unit | None:
    """The unit right behind the number; a plain number that may be a year needs a unit of measure."""
    unit = read_unit(tokens, number.end, words, is_all=is_all)
    if unit is None or (number.is_plain and _may_be_year(tokens[number.end - 1]) and not unit.is_measured):
        return None
    return unit


def _may_be_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text[:2] in {"18", "19", "20"}


def _part_of(
    text: str, tokens: Sequence[Token], at: int, number: Spoken, kind: str, words: QuantityWords, *, is_all: bool
) -> Quantity | None:
    """For "12 of the 20 factories", "125 of 46 kinds", "one in five plants", "three of the plants"."""
    of = words.match("of", tokens, number.end) or words.match("in", tokens, number.end)
    if of is None or tokens[number.end - 1].lower == "of":
        return None
    behind = words.skip("article", tokens, words.skip("all", tokens, of.end))
    whole = read_range(tokens, behind, words)
    if whole is None:
        return _of_nouns(text, tokens, at, number, (of.end, behind), kind, words)
    unit = read_unit(tokens, whole.end, words, is_all=is_all)
    if is_guarded(tokens, behind, whole.end, words):
        return None
    is_of = words.match("of", tokens, number.end) is not None
    low = whole.bounds.low
    if (unit is None and not (is_of and behind > of.end)) or (unit and unit.is_measured and not is_of) or low is None:
        return None
    if not is_of and _may_be_year(tokens[whole.end - 1]):
        return None
    bounds = approximated(number.bounds, kind, is_measured=False) if kind else number.bounds
    end = unit.end if unit else whole.end
    return made(text, tokens, at, end, bounds, unit, of=(low, whole.bounds.high or low))


def _of_nouns(
    text: str, tokens: Sequence[Token], at: int, number: Spoken, edges: tuple[int, int], kind: str, words: QuantityWords
) -> Quantity | None:
    """For "three of the plants"; "one of the plants" counts nothing."""
    unit = read_unit(tokens, edges[1], words) if edges[1] > edges[0] else None
    if unit is None or unit.is_measured or not number.bounds.low or number.bounds.low < 2:
        return None
    if words.match("of", tokens, number.end) is None:
        return None
    bounds = approximated(number.bounds, kind, is_measured=False) if kind else number.bounds
    return made(text, tokens, at, unit.end, bounds, unit)


def _none(text: str, tokens: Sequence[Token], at: int, words: QuantityWords, *, is_all: bool) -> Quantity | None:
    """For "not a single hospital", "none of the 20 plants"."""
    led = words.match("none", tokens, at)
    if led is None or words.match("approximator", tokens, at):
        return None  # "no more than three"
    behind = words.skip("article", tokens, led.end)
    whole = read_range(tokens, behind, words)
    unit = read_unit(tokens, whole.end if whole else behind, words, is_all=is_all)
    if whole is None and (unit is None or not words.has("counted", tokens[unit.end - 1].lower)):
        return None  # "no problem", "not one word"
    end = unit.end if unit else whole.end if whole else behind
    return made(text, tokens, at, end, Bounds(0, 0), unit, of=_pair(whole), measure="none")


def _all(text: str, tokens: Sequence[Token], at: int, words: QuantityWords, *, is_all: bool) -> Quantity | None:
    """For "all 20", "all the 20 counties", "every county", "both plants"."""
    led = words.match("all", tokens, at)
    if led is None:
        return None
    behind = words.skip("article", tokens, led.end)
    whole = read_range(tokens, behind, words)
    if whole is not None and is_guarded(tokens, behind, whole.end, words):
        return None
    unit = read_unit(tokens, whole.end if whole else behind, words, is_all=is_all)
    if whole is None and (unit is None or not words.has("counted", tokens[unit.end - 1].lower)):
        return None
    if unit is not None and unit.is_measured:
        return None  # "all 20 days", "all the years" are lengths
    end = unit.end if unit else whole.end if whole else behind
    number: Number | None = int(led.value) if led.value else None
    of = _pair(whole) or ((number, number) if number else None)
    bounds = Bounds(of[0], of[1]) if of else Bounds(None, None)
    return made(text, tokens, at, end, bounds, unit, of=of, measure="all")


def _pair(whole: Spoken | None) -> tuple[Number, Number] | None:
    low = whole.bounds.low if whole else None
    return None if whole is None or low is None else (low, whole.bounds.high or low)


def made(
    text: str,
    tokens: Sequence[Token],
    at: int,
    end: int,
    bounds: Bounds,
    unit: Unit | None,
    *,
    of: tuple[Number, Number] | None = None,
    measure: Measure = "count",
) -> Quantity:
    """The quantity of the tokens `at:end`."""
    start, behind = tokens[at].start, tokens[end - 1].end
    words = text[tokens[unit.start].start : tokens[unit.end - 1].end] if unit else ""
    return Quantity(
        text=text[start:behind],
        start=start,
        end=behind,
        low=bounds.low,
        high=bounds.high,
        unit=unit.name if unit else "",
        unit_text=words,
        about=bounds.about,
        of=of,
        measure=measure,
    )
