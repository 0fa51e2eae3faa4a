from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import ConfigError
from pipeline.tables.check import RowSet
from pipeline.tables.read import Tables, read_tables
from pipeline.tables.write import READY, write_tables


@pytest.fixture
def tables(rows: RowSet, tmp_path: Path) -> Tables:
    write_tables(tmp_path, rows, {"version": "0.1.0"})
    return read_tables(tmp_path)


def test_days_are_datetimes(tables: Tables) -> None:
    assert pd.api.types.is_datetime64_any_dtype(tables.events.date_start)
    assert tables.events.date_start[0] == pd.Timestamp("2024-05-06")


def test_an_unknown_day_is_not_a_time(tables: Tables) -> None:
    rejected = tables.articles.set_index("article_id").loc["a2"]
    assert rejected.published_start is pd.NaT


def test_lists_are_lists(tables: Tables) -> None:
    assert tables.claims.quotes[0] == ["It runs; it hums,"]
    assert tables.events.people[0] == []


def test_strings_and_numbers_keep_their_types(tables: Tables) -> None:
    assert pd.api.types.is_string_dtype(tables.mentions.text)
    assert pd.api.types.is_integer_dtype(tables.mentions.start)
    assert pd.api.types.is_float_dtype(tables.places.latitude)


def test_an_empty_table_keeps_its_columns_and_dtypes(tables: Tables) -> None:
    assert list(tables.organizations.columns)[:2] == ["organization_id", "name"]
    assert tables.organizations.spellings.dtype == object
    assert pd.api.types.is_string_dtype(tables.organizations.name)


def test_run_facts_are_read(tables: Tables) -> None:
    assert tables.facts == {"version": "0.1.0"}


def test_a_finished_set_that_was_not_moved_is_read(rows: RowSet, tmp_path: Path) -> None:
    write_tables(tmp_path, RowSet(), {})
    (tmp_path / "elsewhere").mkdir()
    write_tables(tmp_path / "elsewhere", rows, {})
    (tmp_path / "elsewhere").rename(tmp_path / READY)
    assert list(read_tables(tmp_path).events.event_id) == ["e1"]


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no tables there"):
        read_tables(tmp_path)


def test_a_file_that_is_no_table_is_refused(rows: RowSet, tmp_path: Path) -> None:
    write_tables(tmp_path, rows, {})
    (tmp_path / "events.parquet").write_bytes(b"PAR1 no table PAR1")
    with pytest.raises(ConfigError, match="not a table of this version"):
        read_tables(tmp_path)
