from datetime import date

import pyarrow as pa
import pytest

from pipeline.records import Article, Record
from pipeline.tables.check import RowSet
from pipeline.tables.schemas import BY_NAME, TABLES, TableSpec, arrow_table, in_order, schema_of


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.name)
def test_schema_has_the_columns_of_its_record_in_order(spec: TableSpec) -> None:
    assert tuple(spec.schema.names) == tuple(name for name in spec.record.model_fields if name != "reading")


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.name)
def test_key_and_order_are_columns(spec: TableSpec) -> None:
    assert set(spec.key) | set(spec.order) <= set(spec.columns)


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("articles", "published_start", pa.date32()),
        ("articles", "status", pa.string()),
        ("mentions", "start", pa.int64()),
        ("claims", "speaker_kind", pa.string()),
        ("events", "latitude", pa.float64()),
        ("date_reasons", "set_aside", pa.bool_()),
        ("people", "spellings", pa.list_(pa.field("item", pa.string(), nullable=False))),
    ],
)
def test_arrow_type_of_a_column(table: str, column: str, expected: pa.DataType) -> None:
    assert BY_NAME[table].schema.field(column).type == expected


def test_only_optional_columns_are_nullable() -> None:
    schema = BY_NAME["articles"].schema
    assert [field.name for field in schema if field.nullable] == ["published_start", "published_end"]


def test_schema_refuses_a_type_that_no_table_holds() -> None:
    class Odd(Record):
        cell: dict[str, str]

    with pytest.raises(TypeError, match="column cell"):
        schema_of(Odd)


def test_rows_are_ordered_by_day_with_unknown_days_last() -> None:
    days = {"a": None, "b": date(2024, 2, 1), "c": date(2024, 1, 1)}
    articles = [Article(article_id=name, path="", published_start=day) for name, day in days.items()]
    ordered = in_order(BY_NAME["articles"], articles)
    assert [row.model_dump()["article_id"] for row in ordered] == ["c", "b", "a"]


def test_arrow_table_keeps_lists_days_and_enums(rows: RowSet) -> None:
    event = arrow_table(BY_NAME["events"], rows.events).to_pylist()[0]
    assert (event["places"], event["date_start"], event["event_type"]) == (
        ["Unha County"],
        date(2024, 5, 6),
        "inauguration",
    )
