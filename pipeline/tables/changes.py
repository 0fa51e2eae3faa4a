"""What a reader sees of the changes between two runs: those asked for, as a table or as lines of JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import pandas as pd
from rich.console import Console

from pipeline.tables.diff import Change
from pipeline.tables.report import show

COLUMNS = ("kind", "event_id", "field", "old", "new", "summary", "article_ids")


def chosen(changes: Sequence[Change], *, place: str | None = None, of_type: str | None = None) -> list[Change]:
    """The changes at a place and of a type, those before too; the words match in any case and as a part."""
    return [
        one
        for one in changes
        if _has(place, *one.places, *_former(one, "place")) and _has(of_type, one.type, *_former(one, "event_type"))
    ]


def _former(change: Change, field: str) -> list[str]:
    return [change.old] if change.field == field else []


def _has(words: str | None, *names: str) -> bool:
    return words is None or any(words.casefold() in name.casefold() for name in names)


def show_changes(changes: Sequence[Change], console: Console) -> None:
    """Print the changes, in a terminal as a table, in a pipe as tab-separated lines."""
    rows = [[_cell(getattr(one, column)) for column in COLUMNS] for one in changes]
    show(pd.DataFrame(rows, columns=list(COLUMNS)), "changes", console, columns=COLUMNS)


def _cell(value: str | tuple[str, ...]) -> str | list[str]:
    return value if isinstance(value, str) else list(value)


def json_lines(changes: Sequence[Change]) -> Iterator[str]:
    """A JSON object for each change, in ASCII: nothing that an article holds can break a line or move a cursor."""
    for one in changes:
        yield json.dumps(asdict(one))
