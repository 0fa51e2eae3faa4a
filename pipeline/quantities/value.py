"""The value of a quantity: bounds, unit, and how the number is meant."""

from dataclasses import dataclass
from typing import Literal

Number = int | float
Measure = Literal["count", "all", "none", "ordinal"]
SOFT_SHARE = 0.1
"""How far "about 20" may lie from twenty: a convention, told by `Quantity.about`."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a number means, both included; `None` is no bound on that side."""

    low: Number | None
    high: Number | None
    about: bool = False

    def times(self, factor: Number) -> "Bounds":
        """The bounds of so many times the number."""
        return Bounds(_times(self.low, factor), _times(self.high, factor), self.about)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures, at `text[start:end]` of what was read.

    `low` and `high` are included; `None` is no bound ("more than 20 counties" is from 21 on, "all counties" has
    neither). `about` tells that the words are soft ("some", "nearly", "a dozen"): the bounds are then a convention.
    """

    text: str
    start: int
    end: int
    low: Number | None
    high: Number | None
    unit: str
    """The unit of measure ("ton", "square meter") or the counted noun in the singular ("county", "city/county");
    empty when the words leave it out ("all 20")."""
    unit_text: str
    """The words of the unit with what stands before the noun ("new paper mills")."""
    about: bool = False
    of: tuple[Number, Number] | None = None
    """The whole of which it is a part: (20, 20) in "12 of the 20 factories", (5, 5) in "one in five"."""
    measure: Measure = "count"
    """`all`: all of `of`, or of whatever there is; `none`; `ordinal`: the place in a row ("the seventh visit")."""


def whole(number: Number) -> Number:
    """The number as an integer where it is one."""
    return int(number) if number == int(number) else round(number, 6)


def _times(number: Number | None, factor: Number) -> Number | None:
    return None if number is None else whole(number * factor)
