import json
from dataclasses import fields
from io import StringIO
from typing import Any

from rich.console import Console

from pipeline.tables.changes import COLUMNS, chosen, json_lines, show_changes
from pipeline.tables.diff import Change, ChangeKind


def changed(**columns: Any) -> Change:
    return Change(kind=ChangeKind.NEW_EVENT, **columns)


def test_changes_are_chosen_by_place_and_type() -> None:
    here = changed(type="inauguration", places=("Unha County", "Ryok Province"))
    there = changed(type="meeting", places=("Ryok County",))
    assert chosen([here, there], place="unha") == [here]
    assert chosen([here, there], place="ryok", of_type="MEET") == [there]
    assert chosen([here, there]) == [here, there]


def test_a_change_of_place_is_one_of_both_places() -> None:
    moved = Change(kind=ChangeKind.CHANGED_EVENT, places=("Unha County",), field="place", old="Ryok County")
    assert chosen([moved], place="Unha") == chosen([moved], place="Ryok") == [moved]


def test_a_line_of_json_has_all_fields_and_no_characters_that_move_a_cursor() -> None:
    (line,) = json_lines([changed(summary="a\nb\x1b[31m\x9b\u2028", article_ids=("a1",))])
    assert line.isascii()
    assert line.isprintable()
    assert list(json.loads(line)) == [field.name for field in fields(Change)]
    assert json.loads(line)["summary"] == "a\nb\x1b[31m\x9b\u2028"


def test_a_pipe_gets_one_line_per_change() -> None:
    console = Console(file=StringIO())
    show_changes([changed(summary="[bold]a\tb\nc[/bold]", article_ids=("a1", "a2"))], console)
    assert isinstance(console.file, StringIO)
    header, line = console.file.getvalue().splitlines()
    assert header.split("\t") == list(COLUMNS)
    assert line.split("\t")[-2:] == ["[bold]a b c[/bold]", "a1; a2"]


def test_a_terminal_gets_a_table() -> None:
    console = Console(file=StringIO(), force_terminal=True, width=60, color_system=None)
    show_changes([changed(summary="[/nonsense]")], console)
    assert isinstance(console.file, StringIO)
    assert "[/nonsense]" in console.file.getvalue()
    assert "1 rows" in console.file.getvalue()
