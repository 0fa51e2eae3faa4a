"""Which rows and columns of a table a reader asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from pipeline.errors import ConfigError
from pipeline.tables.read import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asks for; words match in any case and as a part, days when the row's date may lie there."""

    place: str | None = None
    type: str | None = None
    speaker: str | None = None
    about: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a table is shown: its columns, and those in which each filter looks."""

    columns: tuple[str, ...]
    place: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """First and last possible day."""


_NAMED = ("name", "spellings")

VIEWS: Mapping[str, View] = {
    "events": View(
        columns=("event_id", "date", "event_type", "status", "place", "summary", "outlets", "origins"),
        place=("place", "county", "province", "country", "places"),
        type=("event_type",),
        about=("summary", "places", "people", "organizations", "factory_types", "policies"),
        days=("date_start", "date_end"),
    ),
    "participants": View(
        columns=(
            "person",
            "parts",
            "event_type",
            "date",
            "place",
            "visit_number",
            "days_since_last",
            "companions",
            "event_id",
        ),
        place=("place",),
        type=("event_type",),
        about=("person", "companions"),
        days=("date_start", "date_end"),
    ),
    "claims": View(
        columns=(
            "article_id",
            "claim_group",
            "published",
            "said",
            "speaker",
            "claim_type",
            "text",
            "origin",
            "outlet",
        ),
        type=("claim_type",),
        speaker=("speaker", "speaker_text", "speaker_affiliation"),
        about=("text",),
        days=("published_start", "published_end"),
    ),
    "claim_groups": View(
        columns=("claim_group", "said", "first_published", "speaker", "statement_kind", "text", "outlets", "origins"),
        type=("statement_kind",),
        speaker=("speaker",),
        about=("text", "quote_variants"),
        days=("first_day", "last_day"),
    ),
    "event_links": View(
        columns=("event_id", "other_event_id", "judgement", "score", "reasons", "article_id", "other_article_id"),
        type=("judgement",),
        about=("reasons",),
    ),
    "claim_links": View(
        columns=("earlier_group", "later_group", "speaker", "relation", "subject", "detail"),
        type=("relation",),
        speaker=("speaker",),
        about=("subject", "detail", "earlier_text", "later_text"),
        days=("first_day", "last_day"),
    ),
    "claim_checks": View(
        columns=(
            "claim_id",
            "speaker",
            "words",
            "event_type",
            "status",
            "scope",
            "window",
            "found",
            "verdict",
            "reason",
        ),
        type=("verdict",),
        speaker=("speaker",),
        about=("words", "factory_types", "scope", "reason"),
        days=("window_start", "window_end"),
    ),
    "facilities": View(
        columns=(
            "place",
            "province",
            "factory_type",
            "stage",
            "groundbreaking_date",
            "construction_date",
            "inauguration_date",
            "production_date",
            "planned",
            "delay",
            "conflicts",
        ),
        place=("place", "county", "province"),
        type=("factory_type",),
        about=("place", "factory_type", "planned"),
    ),
    "programmes": View(
        columns=(
            "policy",
            "year",
            "quota",
            "groundbreaking_count",
            "inspection_count",
            "inauguration_count",
            "planned_count",
            "unsettled_count",
            "doubts",
        ),
        place=(
            "groundbreaking_places",
            "inspection_places",
            "inauguration_places",
            "planned_places",
            "unsettled_places",
        ),
        about=("policy", "doubts"),
    ),
    "articles": View(
        columns=("article_id", "path", "status", "published", "published_basis", "outlet", "title", "reason"),
        type=("status",),
        about=("title", "text"),
        days=("published_start", "published_end"),
    ),
    "roles": View(
        columns=("person", "role", "organization", "is_past", "published", "outlet", "article_id"),
        type=("role",),
        about=("person", "role", "organization"),
        days=("published_start", "published_end"),
    ),
    "corrections": View(
        columns=("number", "kind", "targets", "value", "who", "why", "when", "state", "reason"),
        type=("kind", "state"),
        about=("targets", "value", "who", "why", "reason"),
    ),
    "people": View(columns=("person_id", "name", "roles", "article_count", "mention_count"), about=_NAMED),
    "places": View(
        columns=("place_id", "name", "kind", "county", "province", "country", "article_count", "mention_count"),
        place=("name", "county", "province", "country"),
        type=("kind",),
        about=_NAMED,
    ),
    "organizations": View(
        columns=("organization_id", "name", "kind", "country", "article_count", "mention_count"),
        type=("kind",),
        about=_NAMED,
    ),
}


def select(tables: Tables, name: str, filters: Filters) -> pd.DataFrame:
    """The rows of a table that pass all filters, all columns.

    Raises:
        ConfigError: The table has nothing that a filter could look at.
    """
    view, frame = VIEWS[name], _joined(tables, name)
    for item in fields(filters):
        wanted = getattr(filters, item.name)
        if wanted is None:
            continue
        columns = view.days if item.name in ("since", "until") else getattr(view, item.name)
        if not columns:
            raise ConfigError(f"--{item.name} does not fit {name}")
        frame = frame[_mask(frame, columns, item.name, wanted)]
    return frame


def _joined(tables: Tables, name: str) -> pd.DataFrame:
    """The frame of a table, with the columns of other tables in which a filter looks."""
    frame = tables.table(name)
    if name == "claims":
        dated = tables.articles[["article_id", "published_start", "published_end"]]
        return frame.merge(dated, on="article_id", how="left")
    if name == "claim_groups":
        return _dated_groups(frame)
    if name == "claim_links":
        told = _dated_groups(tables.claim_groups)[["claim_group", "text", "first_day", "last_day"]]
        earlier = told[["claim_group", "text"]].set_axis(["earlier_group", "earlier_text"], axis=1)
        later = told.set_axis(["later_group", "later_text", "first_day", "last_day"], axis=1)
        return frame.merge(earlier, on="earlier_group", how="left").merge(later, on="later_group", how="left")
    return frame


def _dated_groups(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups with the days on which they may have been said; where nothing tells, those of their articles."""
    is_known = groups.said_start.notna() | groups.said_end.notna()
    first = groups.said_start.where(is_known, groups.first_published)
    last = groups.said_end.where(is_known, groups.last_published)
    return groups.assign(first_day=first, last_day=last)


def _mask(frame: pd.DataFrame, columns: tuple[str, ...], kind: str, wanted: str | date) -> "pd.Series[bool]":
    if isinstance(wanted, str):
        return _says(frame, columns, wanted)
    first, last = (frame[column] for column in columns)
    known = first.notna() | last.notna()
    day = pd.Timestamp(wanted)
    return known & ((last.isna() | (last >= day)) if kind == "since" else (first.isna() | (first <= day)))


def _says(frame: pd.DataFrame, columns: tuple[str, ...], words: str) -> "pd.Series[bool]":
    """The rows of which one of the columns has the words in it."""
    folded = words.casefold()
    found = pd.Series(data=False, index=frame.index)
    for column in columns:
        found |= frame[column].map(lambda cell: folded in cell_text(cell).casefold()).astype(bool)
    return found


def cell_text(cell: object) -> str:
    """The words of a cell: a list joined by `; `, a day without time, a whole number without `.0`, nothing for none."""
    if isinstance(cell, list):
        return "; ".join(cell)
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if cell is None or cell is pd.NaT or cell != cell:
        return ""
    # A column of whole numbers with gaps is one of floats in pandas.
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
