"""Rows to CSV and Parquet, and the swap that replaces all tables of a folder or none.

How the swap survives a kill: the new files are written and synced in `.new/` inside the output folder; renaming that
folder to `.ready/` is the moment from which the new set counts; then each file moves to its place and `.ready/` goes.
A `.new/` left behind is an unfinished set and is thrown away by the next run. A `.ready/` left behind is a finished
one: readers take its files first, and the next run finishes the moves. A lock keeps two runs from writing at once.

The Parquet files and `run.json` that a run replaces are kept in `.previous/`, to compare with. They travel as
`.previous/` inside the new set, so that one renaming makes both count.
"""

import csv
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import ConfigError
from pipeline.records import Record
from pipeline.tables.check import RowSet, check
from pipeline.tables.geojson import PLACES_FILE, write_geojson
from pipeline.tables.schemas import BY_NAME, TABLES, TableSpec, arrow_table, in_order

NEW = ".new"
READY = ".ready"
PREVIOUS = ".previous"
OUTDATED = ".outdated"
"""A `.previous/` on its way out: as a whole it gives up its name, then it is deleted file by file."""
FACTS = "run.json"
LIST_SEPARATOR = "; "


def prepare_outputs(outputs: Path) -> None:
    """Make sure that tables can be written to `outputs`, before any work is done.

    Raises:
        ConfigError: It is no folder, cannot be made, or cannot be written to.
    """
    try:
        outputs.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=outputs):
            pass
    except OSError as error:
        raise ConfigError(f"{outputs}: tables cannot be written there ({error.strerror})") from error


def write_tables(outputs: Path, rows: RowSet, facts: Mapping[str, Any]) -> None:
    """Check `rows` and replace all tables of `outputs` by them, with `facts` as `run.json`.

    What stood there is kept as the previous run, in place of the one kept before, also when nothing has changed.

    Raises:
        ContractError: The rows break the contract; nothing was written.
        ConfigError: The folder cannot be written to, or the disk is full; the old tables stay.
    """
    check(rows)
    try:
        with _locked(outputs):
            finish_swap(outputs)
            new = outputs / NEW
            new.mkdir()
            for spec in TABLES:
                _write_table(new, spec, rows.table(spec.name))
            write_geojson(new / PLACES_FILE, in_order(BY_NAME["places"], rows.places))
            text = json.dumps(facts, indent=2, ensure_ascii=False, default=str) + "\n"
            (new / FACTS).write_text(text, encoding="utf-8")
            _keep_current(outputs, new)
            _sync(new)
            new.rename(outputs / READY)
            finish_swap(outputs)
    except OSError as error:
        raise ConfigError(f"{outputs}: the tables could not be written ({error.strerror})") from error


def finish_swap(outputs: Path) -> None:
    """Move the files of a finished set to their places and throw an unfinished one away."""
    for leftover in (NEW, OUTDATED):
        shutil.rmtree(outputs / leftover, ignore_errors=True)
    ready = outputs / READY
    if not ready.is_dir():
        return
    if (ready / PREVIOUS).is_dir():
        _drop_previous(outputs)
        (ready / PREVIOUS).rename(outputs / PREVIOUS)
    for file in sorted(ready.iterdir()):
        file.replace(outputs / file.name)
    ready.rmdir()
    _sync_folder(outputs)


def _keep_current(outputs: Path, new: Path) -> None:
    """Copy what a comparison needs of the set in place into the new set; they are copies, as not all disks have links.

    A set that is not whole (somebody deleted files, or a version with other tables wrote it) cannot be compared with,
    and nothing older must pass for it.
    """
    files = [outputs / name for name in (*(f"{spec.name}.parquet" for spec in TABLES), FACTS)]
    if not all(file.is_file() for file in files):
        _drop_previous(outputs)
        return
    (new / PREVIOUS).mkdir()
    for file in files:
        shutil.copyfile(file, new / PREVIOUS / file.name)


def _drop_previous(outputs: Path) -> None:
    if (outputs / PREVIOUS).is_dir():
        (outputs / PREVIOUS).rename(outputs / OUTDATED)
        shutil.rmtree(outputs / OUTDATED)


@contextmanager
def _locked(outputs: Path) -> Iterator[None]:
    """Wait until no other run writes to `outputs`; the lock ends with the process at the latest."""
    with (outputs / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sync(folder: Path) -> None:
    for file in folder.iterdir():
        if file.is_dir():
            _sync(file)
            continue
        with file.open("rb") as handle:
            os.fsync(handle.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_table(folder: Path, spec: TableSpec, rows: Sequence[Record]) -> None:
    table = arrow_table(spec, in_order(spec, rows))
    write_csv(folder / f"{spec.name}.csv", table)
    # The options are fixed, so that equal rows make equal bytes.
    pq.write_table(table, folder / f"{spec.name}.parquet", compression="zstd", version="2.6", store_schema=True)


def write_csv(file: Path, table: pa.Table) -> None:
    r"""Write a table as CSV: UTF-8, header row, `\n` line ends, lists joined by `; `, nothing for an absent value."""
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(
            zip(*([_cell(value) for value in column.to_pylist()] for column in table.columns), strict=True)
        )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
