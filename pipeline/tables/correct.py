"""New corrections of what the tables say: ids that a reader sees become the evidence that an entry names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pipeline.corrections import Entry, make_entry
from pipeline.errors import ConfigError
from pipeline.merge.events import evidence_id
from pipeline.tables.read import Tables

NOT_RUN = "not run yet"
COLUMNS = ("number", "kind", "targets", "value", "who", "why", "when", "state", "reason")
_ENTITIES = (("people", "person_id"), ("places", "place_id"), ("organizations", "organization_id"))


@dataclass(frozen=True, slots=True)
class Signature:
    """Who says it, why and on which day."""

    who: str
    why: str
    when: date


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry, with lines that say in words what its ids stand for."""

    entry: Entry
    notes: tuple[str, ...] = ()


class Corrector:
    """Makes entries of what a reader calls events, passages, claims, articles and entities by.

    All of its methods raise `ConfigError` for what is not in the tables, and `CorrectionError` for a value that no
    entry can have.
    """

    def __init__(self, tables: Tables, signature: Signature) -> None:
        self._tables = tables
        self._signature = signature

    def events(self, names: Sequence[str], *, are_same: bool) -> NewEntry:
        """These events or passages are one event, or all several."""
        found = [self._passage(name) for name in names]
        kind = "same_event" if are_same else "different_events"
        return self._new(kind, [note for _, note in found], passages=[passage for passage, _ in found])

    def date(self, name: str, edtf: str) -> NewEntry:
        """An event, or the event of a passage, was then; or an article was published then."""
        articles = self._articles(name)
        if len(articles):
            article = next(articles.itertuples(index=False))
            return self._new("date", [f"{article.path}: {article.title}"], article=article.article_id, date=edtf)
        passage, note = self._passage(name)
        return self._new("date", [note], passage=passage, date=edtf)

    def place(self, name: str, place: str) -> NewEntry:
        """An event, or the event of a passage, was there."""
        passage, note = self._passage(name)
        return self._new("place", [note], passage=passage, place=place)

    def drop(self, name: str) -> NewEntry:
        """A claim, an event or what a passage tells is none."""
        claims = self._tables.claims[self._tables.claims.claim_id == name]
        if len(claims):
            claim = next(claims.itertuples(index=False))
            return self._new("drop_claim", [f"{claim.speaker} ({claim.cue}): {claim.text}"], claim=name)
        passage, note = self._passage(name)
        return self._new("drop_event", [note], passage=passage)

    def entities(self, names: Sequence[str], *, are_same: bool) -> NewEntry:
        """These people, places or bodies are one, of which the first need not be in the tables, or all several."""
        for name in names[are_same:]:
            self._check_entity(name)
        return self._new("same_entity" if are_same else "different_entities", [], entities=list(names))

    def name(self, article: str, name: str, entity: str) -> NewEntry:
        """What an article calls so is another entity than the one that it was linked to."""
        found = self._articles(article)
        if not len(found):
            raise ConfigError(f"{article}: no article in these tables; 'pipeline show articles' lists them")
        row = next(found.itertuples(index=False))
        notes = [f"{row.path}: {row.title}"]
        return self._new("different_entities", notes, article=row.article_id, name=name, entity=entity)

    def _new(self, kind: str, notes: Sequence[str], **values: Any) -> NewEntry:
        by = self._signature
        told = {"kind": kind, **values, "who": by.who, "why": by.why, "when": by.when.isoformat()}
        return NewEntry(make_entry(told, "the correction"), tuple(notes))

    def _passage(self, name: str) -> tuple[str, str]:
        """The passage that an event's id is made of, or that is called so, and its event in words."""
        sources = self._tables.event_sources
        own = sources[(sources.event_id == name) | (sources.passage_id == name)]
        if not len(own):
            raise ConfigError(f"{name}: no event or passage in these tables; 'pipeline explain EVENT_ID' shows them")
        passages = list(own.passage_id)
        passage = next((one for one in passages if evidence_id("e", one) == name), passages[0])
        event = self._tables.events[self._tables.events.event_id == own.event_id.iloc[0]]
        return passage, f"{event.event_id.iloc[0]}: {event.summary.iloc[0]}"

    def _articles(self, name: str) -> pd.DataFrame:
        articles = self._tables.articles
        return articles[(articles.article_id == name) | (articles.path == name)]

    def _check_entity(self, name: str) -> None:
        for table, column in _ENTITIES:
            rows = self._tables.table(table)
            if (
                (rows[column] == name) | (rows.name == name) | rows.spellings.map(lambda met: name in met).astype(bool)
            ).any():
                return
        raise ConfigError(f"{name}: no person, place or organization in these tables; name one by id or name")


def listed(entries: Sequence[Entry], tables: Tables) -> pd.DataFrame:
    """The entries of a file as rows of `COLUMNS`, with what the run that made the tables says of them."""
    became = {_key(row): (row.state, row.reason) for row in tables.corrections.itertuples(index=False)}
    rows = []
    for number, entry in enumerate(entries, start=1):
        when = pd.NaT if entry.when is None else pd.Timestamp(entry.when)
        told = (number, entry.kind, list(entry.targets), entry.value, entry.who, entry.why, when)
        rows.append((*told, *became.get(_key(_Told(*told[1:6])), (NOT_RUN, ""))))
    return pd.DataFrame(rows, columns=list(COLUMNS))


@dataclass(frozen=True, slots=True)
class _Told:
    kind: str
    targets: Sequence[str]
    value: str
    who: str
    why: str


def _key(row: Any) -> tuple[object, ...]:
    return row.kind, tuple(row.targets), row.value, row.who, row.why
