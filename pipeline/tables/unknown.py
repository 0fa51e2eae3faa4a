"""Entities that no list knows, the most frequent first, each with the line that would add it to the knowledge pack."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from pipeline.errors import ConfigError
from pipeline.knowledge.schema import Fact, OrganizationFact, PersonFact, PlaceFact

_UNLISTED = r"^(?:person|place|org|open):"
_ADMINISTRATIVE = re.compile(r"\s+(?:County|City|District|Town|Province)$")
_SOURCE = "met in the corpus"

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "people": ("name", "roles", "article_count", "mention_count", "line"),
    "places": ("name", "kind", "county", "province", "article_count", "mention_count", "line"),
    "organizations": ("name", "spellings", "article_count", "mention_count", "line"),
}
"""What is shown of each table."""


def unknown(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of `people`, `places` or `organizations` that are in no knowledge file, by frequency.

    The column `line` has the row for the knowledge file of the same name, as CSV in the order of its columns; what a
    person has to fill in is left empty. Names that stay open are shown, too, without a line: their entities are known.

    Raises:
        ConfigError: another table.
    """
    if name not in _LINES:
        raise ConfigError(f"--unknown does not fit {name}; it shows {', '.join(_LINES)}")
    ids = frame[frame.columns[0]]
    rows = frame[ids.str.contains(_UNLISTED)].sort_values(
        ["article_count", "mention_count", "name"], ascending=[False, False, True], kind="stable"
    )
    records = [{str(column): value for column, value in row.items()} for row in rows.to_dict("records")]
    lines = ["" if len(row.get("candidates", ())) else _LINES[name](row) for row in records]
    return rows.assign(line=lines)


def _person(row: Mapping[str, Any]) -> str:
    others = [spelling for spelling in row["spellings"] if spelling != row["name"]]
    fact = PersonFact(
        person_id=_slug(row["name"]), name=row["name"], spellings=tuple(others), roles=tuple(row["roles"]),
        source=_SOURCE,
    )  # fmt: skip
    return _line(fact)


def _place(row: Mapping[str, Any]) -> str:
    kind = row["kind"] if row["kind"] in {"county", "city", "district", "town", "province"} else "site"
    bare = _ADMINISTRATIVE.sub("", row["name"])
    others = [s for s in row["spellings"] if s not in {row["name"], bare}]
    fact = PlaceFact(
        place_id=_slug(row["name"]), kind=kind, name=row["name"], bare=bare, spellings=tuple(others),
        parent_id=row["parent_id"], source=_SOURCE,
    )  # fmt: skip
    return _line(fact)


def _organization(row: Mapping[str, Any]) -> str:
    others = [spelling for spelling in row["spellings"] if spelling != row["name"]]
    name = row["name"]
    fact = OrganizationFact(org_id=_slug(name), name=name, kind="state body", aliases=tuple(others), source=_SOURCE)
    return _line(fact)


_LINES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "people": _person,
    "places": _place,
    "organizations": _organization,
}


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _line(fact: Fact) -> str:
    """A fact as a line of its file."""
    cells = [_cell(getattr(fact, column)) for column in type(fact).model_fields]
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        return "|".join(map(str, value))
    return "" if value is None or value is False else "yes" if value is True else str(value)
