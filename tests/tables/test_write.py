import csv
import json
import os
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.errors import ConfigError, ContractError
from pipeline.records import Article
from pipeline.tables import write
from pipeline.tables.check import RowSet
from pipeline.tables.schemas import TABLES
from pipeline.tables.write import finish_swap, prepare_outputs, write_tables


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in {".csv", ".parquet"}}


def test_every_table_is_written_twice(rows: RowSet, tmp_path: Path) -> None:
    write_tables(tmp_path, rows, {})
    assert set(contents(tmp_path)) == {f"{spec.name}.{kind}" for spec in TABLES for kind in ("csv", "parquet")}


def test_csv_and_parquet_hold_the_same_rows_in_the_same_order(rows: RowSet, tmp_path: Path) -> None:
    write_tables(tmp_path, rows, {})
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as handle:
        from_csv = list(csv.DictReader(handle))
    from_parquet = pq.read_table(tmp_path / "claims.parquet").to_pylist()
    assert [row["text"] for row in from_csv] == [row["text"] for row in from_parquet]
    assert from_csv[0]["event_ids"] == "e1"


def test_csv_keeps_line_breaks_and_quotation_marks(rows: RowSet, tmp_path: Path) -> None:
    write_tables(tmp_path, rows, {})
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as handle:
        texts = {row["article_id"]: row["text"] for row in csv.DictReader(handle)}
    assert texts["a1"] == rows.articles[0].text


def test_absent_values_are_empty_in_csv(rows: RowSet, tmp_path: Path) -> None:
    write_tables(tmp_path, rows, {})
    with (tmp_path / "articles.csv").open(encoding="utf-8", newline="") as handle:
        rejected = next(row for row in csv.DictReader(handle) if row["article_id"] == "a2")
    assert rejected["published_start"] == ""


def test_truth_is_lower_case_in_csv(rows: RowSet, tmp_path: Path) -> None:
    write_tables(tmp_path, rows, {})
    with (tmp_path / "date_reasons.csv").open(encoding="utf-8", newline="") as handle:
        assert [row["set_aside"] for row in csv.DictReader(handle)] == ["false", "true"]


def test_row_order_of_the_input_does_not_show(rows: RowSet, tmp_path: Path) -> None:
    turned = RowSet(**{spec.name: list(reversed(rows.table(spec.name))) for spec in TABLES})
    for name, these in (("one", rows), ("two", turned)):
        (tmp_path / name).mkdir()
        write_tables(tmp_path / name, these, {})
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_broken_rows_leave_the_old_tables(rows: RowSet, tmp_path: Path) -> None:
    write_tables(tmp_path, rows, {})
    before = contents(tmp_path)
    with pytest.raises(ContractError):
        write_tables(tmp_path, replace(rows, events=[]), {})
    assert contents(tmp_path) == before


def test_a_kill_while_writing_leaves_the_old_tables(
    rows: RowSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tables(tmp_path, rows, {})
    before = contents(tmp_path)
    monkeypatch.setattr(write, "_sync", _killed)
    with pytest.raises(KeyboardInterrupt):
        write_tables(tmp_path, RowSet(articles=[Article(article_id="a3", path="")]), {})
    assert contents(tmp_path) == before
    finish_swap(tmp_path)
    assert contents(tmp_path) == before
    assert not (tmp_path / write.NEW).exists()


def test_a_kill_while_swapping_is_finished_by_the_next_run(
    rows: RowSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wanted").mkdir()
    write_tables(tmp_path / "wanted", rows, {})
    (tmp_path / "killed").mkdir()
    write_tables(tmp_path / "killed", RowSet(), {})
    moves = iter([False] * 3 + [True])
    original = Path.replace

    def replace_or_die(self: Path, target: Path) -> Path:
        return _killed() if next(moves, False) else original(self, target)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Path, "replace", replace_or_die)
        write_tables(tmp_path / "killed", rows, {})
    assert contents(tmp_path / "killed") != contents(tmp_path / "wanted")
    finish_swap(tmp_path / "killed")
    assert contents(tmp_path / "killed") == contents(tmp_path / "wanted")


def _killed(*_: object) -> Path:
    raise KeyboardInterrupt


def test_run_json_is_part_of_the_set(tmp_path: Path) -> None:
    write_tables(tmp_path, RowSet(), {"version": "0.1.0", "warnings": ["ü"]})
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8")) == {"version": "0.1.0", "warnings": ["ü"]}


def test_outputs_folder_is_made(tmp_path: Path) -> None:
    prepare_outputs(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_in_place_of_the_outputs_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="tables cannot be written there"):
        prepare_outputs(tmp_path / "file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_write_protected_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ConfigError, match="tables cannot be written there"):
        prepare_outputs(tmp_path)
    tmp_path.chmod(0o700)
