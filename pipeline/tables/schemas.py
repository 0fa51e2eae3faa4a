"""The Arrow schema of each table, made from the row types of `records.py`, with its key and its order of rows."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import pyarrow as pa

from pipeline.records import (
    Article,
    Claim,
    ClaimCheck,
    ClaimGroup,
    ClaimLink,
    Correction,
    DateReason,
    Event,
    EventLink,
    EventSource,
    Facility,
    Mention,
    Organization,
    Participant,
    Person,
    PersonRole,
    Place,
    Programme,
    Record,
    Segment,
)


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: its row type, the columns that name a row, and those that put rows in order.

    `order` is made of content alone, so that neither the names nor the order of the input files show in it; the
    columns of `key` come after it, and the rest of the row after these.
    """

    name: str
    record: type[Record]
    key: tuple[str, ...]
    order: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(_columns(self.record))

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema."""
        return schema_of(self.record)


TABLES: tuple[TableSpec, ...] = (
    TableSpec("articles", Article, ("article_id",), ("published_start",)),
    TableSpec("mentions", Mention, ("mention_id",), ("article_id", "start", "end", "kind")),
    TableSpec("people", Person, ("person_id",)),
    TableSpec("roles", PersonRole, ("role_id",), ("person_id", "published_start")),
    TableSpec("places", Place, ("place_id",)),
    TableSpec("organizations", Organization, ("organization_id",)),
    TableSpec("events", Event, ("event_id",), ("date_start", "date_end")),
    TableSpec("event_sources", EventSource, ("event_id", "article_id", "start", "end", "trigger_start", "trigger_end")),
    TableSpec("participants", Participant, ("event_id", "person_id"), ("person_id", "date_start", "date_end")),
    TableSpec("event_links", EventLink, ("passage_id", "other_passage_id"), ("event_id",)),
    TableSpec("claims", Claim, ("claim_id",), ("article_id", "start", "end")),
    TableSpec("claim_groups", ClaimGroup, ("claim_group",), ("speaker", "said_start", "first_published")),
    TableSpec("claim_links", ClaimLink, ("later_group",), ("speaker",)),
    TableSpec("claim_checks", ClaimCheck, ("check_id",), ("article_id", "start", "end")),
    TableSpec("facilities", Facility, ("facility_id",), ("place_id", "factory_type")),
    TableSpec("programmes", Programme, ("policy_id", "year")),
    TableSpec("corrections", Correction, ("number",)),
    TableSpec("date_reasons", DateReason, ("article_id", "step")),
    TableSpec("segments", Segment, ("article_id", "raw_start", "raw_end")),
)
BY_NAME: Mapping[str, TableSpec] = {spec.name: spec for spec in TABLES}

_SCALARS: Mapping[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


R = TypeVar("R", bound=Record)


def schema_of(record: type[Record]) -> pa.Schema:
    """The Arrow schema of a row type: its fields in order, nullable only where None is allowed.

    Raises:
        TypeError: A field has a type that no table can hold.
    """
    return pa.schema([_field(name, annotation) for name, annotation in _columns(record).items()])


def _columns(record: type[Record]) -> dict[str, Any]:
    """The fields of a row type that are columns, with their types: all but those that are never written."""
    return {name: info.annotation for name, info in record.model_fields.items() if not info.exclude}


def _field(name: str, annotation: Any) -> "pa.Field[Any]":
    members = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)
    kinds = {_arrow_type(name, member) for member in members if member is not types.NoneType}
    if len(kinds) != 1:
        raise TypeError(f"column {name}: no single Arrow type for {annotation}")
    return pa.field(name, kinds.pop(), nullable=types.NoneType in members)


def _arrow_type(name: str, annotation: Any) -> pa.DataType:
    if get_origin(annotation) is tuple and get_args(annotation) == (str, ...):
        return pa.list_(pa.field("item", pa.string(), nullable=False))
    if get_origin(annotation) is Literal or (isinstance(annotation, type) and issubclass(annotation, StrEnum)):
        return pa.string()
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    raise TypeError(f"column {name}: no Arrow type for {annotation}")


def in_order(spec: TableSpec, rows: Sequence[R]) -> list[R]:
    """The rows in the order of the table; an empty date comes last."""
    first = (*spec.order, *spec.key)
    columns = (*first, *(column for column in spec.columns if column not in first))

    def place(row: Record) -> tuple[tuple[bool, Any], ...]:
        values = (getattr(row, column) for column in columns)
        return tuple((value is None, "" if value is None else value) for value in values)

    return sorted(rows, key=place)


def arrow_table(spec: TableSpec, rows: Sequence[Record]) -> pa.Table:
    """The rows, in the order given, as an Arrow table with the schema of `spec`."""
    dumped = [row.model_dump() for row in rows]
    return pa.Table.from_pylist(dumped, schema=spec.schema)
