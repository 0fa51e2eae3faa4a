"""The lines that the explanations are made of."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from rich.text import Text

from pipeline.tables.report import one_line

Row = Any
"""A named tuple made of a frame's row."""

Line = tuple[int, Text]
"""How far a line is indented, and what it says."""


def rows_of(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows of a frame, in order."""
    yield from frame.itertuples(index=False)


def only(frame: pd.DataFrame) -> Row:
    """The one row of a frame, or its first."""
    return next(rows_of(frame))


def labelled(label: str, *values: object) -> Line:
    """An indented line of a label and what is known about it."""
    words = ", ".join(text for text in map(one_line, values) if text)
    return 2, Text.assemble((f"{label:<15}", "dim"), words or "–")
