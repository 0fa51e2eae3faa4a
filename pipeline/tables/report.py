"""What a reader sees of a table: in a terminal a table as wide as it is, in a pipe tab-separated lines."""

import re

import pandas as pd
from rich.box import SIMPLE_HEAD
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from pipeline.tables.select import VIEWS, cell_text

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SUFFIXES = ("_count", "_date")
"""What a heading can do without."""


def show(
    frame: pd.DataFrame,
    name: str,
    console: Console,
    *,
    limit: int | None = None,
    columns: tuple[str, ...] | None = None,
) -> None:
    """Print the given columns of a table, or those that a reader needs; in a terminal with what was left out."""
    columns = columns or VIEWS[name].columns
    rows = [[one_line(cell) for cell in row] for row in frame[list(columns)].iloc[:limit].itertuples(index=False)]
    if not console.is_terminal:
        for line in (list(columns), *rows):
            console.file.write("\t".join(line) + "\n")
        return
    console.print(_table(name, columns, rows))
    left_out = len(frame) - len(rows)
    console.print(Text(f"{len(rows)} of {len(frame)} rows" if left_out else f"{len(rows)} rows", style="dim"))


def _table(name: str, columns: tuple[str, ...], rows: list[list[str]]) -> Table:
    """A table without the columns in which nothing stands; where it is too wide, the widest column breaks first."""
    filled = [at for at in range(len(columns)) if not rows or any(row[at] for row in rows)]
    table = Table(title=name, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for at in filled:
        justify: JustifyMethod = "right" if columns[at].endswith("_count") else "left"
        table.add_column(_heading(columns[at]), justify=justify, overflow="fold")
    for row in rows:
        table.add_row(*(Text(row[at]) for at in filled))
    return table


def _heading(column: str) -> str:
    for suffix in _SUFFIXES:
        column = column.removesuffix(suffix)
    return column.replace("_", " ")


def one_line(cell: object) -> str:
    """The words of a cell without line breaks, tabs and whatever else could move a terminal's cursor."""
    return _CONTROL.sub(" ", cell_text(cell)).strip()
