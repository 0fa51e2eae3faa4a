import re
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.tables.diff import Change, ChangeKind
from pipeline.tables.schemas import TABLES, TableSpec

GUIDE = Path(__file__).parents[2] / "docs" / "columns.md"
TYPES = {pa.string(): "text", pa.int64(): "integer", pa.float64(): "number", pa.date32(): "day", pa.bool_(): "boolean"}


def described(table: str) -> list[tuple[str, str]]:
    """Column and type of each row of a table's section."""
    section = re.search(rf"^## {table}\n(.*?)(?=^## |\Z)", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return re.findall(r"^\| `(\w+)` \| (\w+) \|", section[1] if section else "", re.MULTILINE)


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.name)
def test_guide_describes_the_columns_of_the_code(spec: TableSpec) -> None:
    assert described(spec.name) == [(field.name, TYPES.get(field.type, "list")) for field in spec.schema]


def test_guide_has_a_section_for_each_table_and_no_other() -> None:
    sections = re.findall(r"^## (.+)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sections == [*(spec.name for spec in TABLES), "run.json"]


def test_guide_describes_the_changes_between_two_runs() -> None:
    section = GUIDE.read_text(encoding="utf-8").partition("### Changes")[2]
    rows = re.findall(r"^\| (`[\w`, ]+) \|", section, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"\w+", row)]
    assert named == [*(field.name for field in fields(Change)), *ChangeKind]
