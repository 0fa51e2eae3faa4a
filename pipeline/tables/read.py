"""The tables of an output folder as pandas frames, for notebooks and for the commands that show them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import ConfigError
from pipeline.tables.schemas import TABLES
from pipeline.tables.write import FACTS, PREVIOUS, READY


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of a run, and `run.json` as `facts`.

    Days are `datetime64`, lists are Python lists, an absent string is empty, an absent number NaN.
    """

    articles: pd.DataFrame
    mentions: pd.DataFrame
    people: pd.DataFrame
    roles: pd.DataFrame
    places: pd.DataFrame
    organizations: pd.DataFrame
    events: pd.DataFrame
    event_sources: pd.DataFrame
    event_links: pd.DataFrame
    participants: pd.DataFrame
    claims: pd.DataFrame
    claim_groups: pd.DataFrame
    claim_links: pd.DataFrame
    claim_checks: pd.DataFrame
    facilities: pd.DataFrame
    programmes: pd.DataFrame
    corrections: pd.DataFrame
    date_reasons: pd.DataFrame
    segments: pd.DataFrame
    facts: dict[str, Any]

    def table(self, name: str) -> pd.DataFrame:
        """The frame of the table called `name`."""
        frame: pd.DataFrame = getattr(self, name)
        return frame


def read_tables(outputs: Path | str = "outputs") -> Tables:
    """All tables of an output folder.

    Raises:
        ConfigError: There are none, or a file is no table of this version.
    """
    folder = Path(outputs)
    frames = {spec.name: _frame(folder, f"{spec.name}.parquet", spec.schema) for spec in TABLES}
    facts = json.loads(_current(folder, FACTS).read_text(encoding="utf-8"))
    return Tables(**frames, facts=facts)


def read_previous(outputs: Path | str = "outputs") -> Tables:
    """The tables that the latest run in an output folder replaced.

    Raises:
        ConfigError: There are none, or a file is no table of this version.
    """
    folder = Path(outputs)
    waiting = folder / READY / PREVIOUS
    kept = waiting if waiting.is_dir() else folder / PREVIOUS
    if not kept.is_dir():
        raise ConfigError(f"{folder}: no run before the latest one is kept there; name a folder to compare with")
    return read_tables(kept)


def _current(folder: Path, name: str) -> Path:
    """Where a file of the newest finished set lies (see `write.py`)."""
    waiting = folder / READY / name
    file = waiting if waiting.is_file() else folder / name
    if not file.is_file():
        raise ConfigError(f"{folder}: no tables there ({name} is missing); 'pipeline run -o {folder}' makes them")
    return file


def _frame(folder: Path, name: str, schema: pa.Schema) -> pd.DataFrame:
    file = _current(folder, name)
    try:
        table = pq.read_table(file).cast(schema)
    except (pa.ArrowException, ValueError) as error:
        raise ConfigError(f"{file}: not a table of this version; run the pipeline again ({error})") from error
    frame = table.to_pandas(date_as_object=False)
    for field in schema:
        if pa.types.is_list(field.type):
            frame[field.name] = pd.Series(table.column(field.name).to_pylist(), index=frame.index, dtype=object)
    return frame
