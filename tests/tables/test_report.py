from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.tables.check import RowSet
from pipeline.tables.read import Tables, read_tables
from pipeline.tables.report import one_line, show
from pipeline.tables.select import VIEWS
from pipeline.tables.write import write_tables


@pytest.fixture
def tables(rows: RowSet, tmp_path: Path) -> Tables:
    write_tables(tmp_path, rows, {})
    return read_tables(tmp_path)


def shown(tables: Tables, name: str, *, terminal: bool, width: int = 100, limit: int | None = None) -> str:
    console = Console(file=StringIO(), force_terminal=terminal, width=width, color_system=None)
    show(tables.table(name), name, console, limit=limit)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("name", VIEWS)
def test_a_pipe_gets_one_line_per_row_and_all_columns(tables: Tables, name: str) -> None:
    lines = shown(tables, name, terminal=False).splitlines()
    assert lines[0].split("\t") == list(VIEWS[name].columns)
    assert len(lines) == 1 + len(tables.table(name))
    assert {line.count("\t") for line in lines} == {len(VIEWS[name].columns) - 1}


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("name", VIEWS)
def test_a_terminal_gets_no_line_wider_than_it_is(tables: Tables, name: str, width: int) -> None:
    lines = shown(tables, name, terminal=True, width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_a_terminal_is_told_how_many_rows_there_are(tables: Tables) -> None:
    assert "1 of 2 rows" in shown(tables, "articles", terminal=True, limit=1)
    assert "2 rows" in shown(tables, "articles", terminal=True)


def test_square_brackets_are_no_markup(tables: Tables) -> None:
    tables.events.loc[0, "summary"] = "[bold]opened[/bold] [/nonsense]"
    assert "[bold]opened[/bold] [/nonsense]" in shown(tables, "events", terminal=True, width=300)


@pytest.mark.parametrize(
    ("cell", "line"),
    [("a\nb\tc", "a b c"), ("\x1b[31mred", "[31mred"), (["a", "b"], "a; b"), (None, ""), (float("nan"), ""), (3, "3")],
)
def test_one_line_of_a_cell(cell: object, line: str) -> None:
    assert one_line(cell) == line
