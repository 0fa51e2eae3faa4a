"""Numbers in the words of a statement, and what they count."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.merge.claims.words import StatementWords

Quantity = tuple[str, str]
"""The stem of what is counted, and the number."""
ALL = "all"
"""The number of "all the mills": a number like others, for three of them are not all."""
_YEARS = range(1800, 2200)


def is_year(word: str) -> bool:
    """Whether a number is a year, and so counts nothing."""
    return len(word) == 4 and word.isascii() and word.isdigit() and int(word) in _YEARS


def is_universal(words: Sequence[str], at: int, known: StatementWords) -> bool:
    """Whether here begins "all mills", "all of the mills" or "all three"; not "at all" and "all over the country"."""
    if words[at] not in known.universals or at + 1 == len(words):
        return False
    after = words[at + 1]
    return after in known.partitives or after in known.numbers or after not in known.empty


def number_at(words: Sequence[str], at: int, known: StatementWords) -> tuple[str, int]:
    """The number that begins at `at` and the index behind it; an empty string and `at` when none does.

    "1.2 million" and "two hundred" are one number, "3,000" is 3000, "the second" is "#2".
    """
    if words[at] in known.ordinals:
        return f"#{known.ordinals[words[at]]}", at + 1
    value, end = _simple(words[at], known), at + 1
    if value is None:
        return "", at
    while end < len(words) and words[end] in known.multipliers:
        value *= known.multipliers[words[end]]
        end += 1
    if end < len(words) and words[end - 1] in known.numbers and words[end] in known.numbers:
        unit = known.numbers[words[end]]
        if value >= 20 and value % 10 == 0 and unit < 10:  # "twenty five"
            return _written(value + unit), end + 1
    return _written(value), end


def _simple(word: str, known: StatementWords) -> Decimal | None:
    if word[0].isdigit():
        digits = word.replace(",", "")
        return Decimal(digits) if digits.isascii() and digits.count(".") <= 1 else None
    return known.numbers.get(word, known.multipliers.get(word))


def _written(value: Decimal) -> str:
    return f"{value.normalize():f}"


def counted(quantity: Sequence[str], behind: Sequence[str], known: StatementWords) -> Iterator[Quantity]:
    """What a quantity counts: its last noun, and the one that `behind` joins to it ("20 cities and counties").

    Nothing when it holds no number that says how many ("hundreds of workers").
    """
    found, end = "", 0
    for at in range(len(quantity)):
        found, end = number_at(quantity, at, known)
        if found:
            break
    units = [word for word in quantity[end:] if word not in known.empty]
    if not found or not units:
        return
    yield known.stem(units[-1]), found
    if len(behind) > 1 and behind[0] in known.links and behind[1] not in known.empty:
        yield known.stem(behind[1]), found
