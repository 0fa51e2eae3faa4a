"""Reads one CSV file of a pack into checked rows; every complaint names the file and the line."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from pipeline.errors import KnowledgeError
from pipeline.knowledge.schema import Fact

F = TypeVar("F", bound=Fact)


class Row(NamedTuple, Generic[F]):
    """A fact with the line on which it ends in its file."""

    line: int
    fact: F


def read_facts(path: Path, model: type[F], key: Sequence[str]) -> list[Row[F]]:
    """The rows of a file as facts, in file order.

    An empty cell takes its column's default; a column without default must be filled. `key` names the columns that
    must be unique together; with none, rows may repeat.

    Raises:
        KnowledgeError: unreadable file, unknown, missing or repeated column, a row of another length than the header,
            a value that breaks the schema, a repeated key.
    """
    lines = _lines(path)
    _, header = next(lines, (0, []))
    _check_header(path, header, model)
    rows: list[Row[F]] = []
    seen: dict[tuple[object, ...], int] = {}
    for number, cells in lines:
        fact = _fact(path, number, header, cells, model)
        identity = tuple(getattr(fact, column) for column in key)
        if key and identity in seen:
            what = f"{identity[0]!r} is already on line {seen[identity]}"
            raise KnowledgeError(f"{path}, line {number}: {what}; every {' + '.join(key)} stands once")
        seen[identity] = number
        rows.append(Row(number, fact))
    return rows


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every line that is not blank."""
    line = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            for cells in reader:
                line = reader.line_num
                if cells:
                    yield line, cells
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path}, after line {line}: cannot be read as UTF-8 CSV: {error}") from error


def _check_header(path: Path, header: list[str], model: type[Fact]) -> None:
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    if missing := sorted(required - set(header)):
        raise KnowledgeError(f"{path}, line 1: missing column {', '.join(missing)}")
    if unknown := [name for name in header if name not in model.model_fields]:
        raise KnowledgeError(f"{path}, line 1: unknown column {', '.join(unknown)}")
    if repeated := sorted({name for name in header if header.count(name) > 1}):
        raise KnowledgeError(f"{path}, line 1: repeated column {', '.join(repeated)}")


def _fact(path: Path, number: int, header: list[str], cells: list[str], model: type[F]) -> F:
    if len(cells) != len(header):
        raise KnowledgeError(f"{path}, line {number}: {len(cells)} cells, but the header has {len(header)}")
    filled = {name: cell for name, cell in zip(header, cells, strict=True) if cell.strip()}
    try:
        return model.model_validate(filled)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        column = ".".join(str(part) for part in first["loc"]) or "row"
        what = f"{column} is empty" if first["type"] == "missing" else f"{column}: {first['msg']}"
        raise KnowledgeError(f"{path}, line {number}: {what}") from error
