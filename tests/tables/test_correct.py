"""New corrections: what a reader calls things by becomes the evidence that an entry names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.corrections.entries import (
    DateOf,
    DifferentEntities,
    DifferentEvents,
    DropClaim,
    DropEvent,
    PlaceOf,
    SameEntity,
    SameEvent,
)
from pipeline.errors import ConfigError, CorrectionError
from pipeline.merge.events import evidence_id
from pipeline.records import Correction
from pipeline.tables.check import RowSet
from pipeline.tables.correct import Corrector, NewEntry, Signature, listed
from pipeline.tables.read import Tables, read_tables
from pipeline.tables.write import write_tables

BY = {"who": "J. Doe", "why": "seen", "when": date(2026, 1, 2)}


@pytest.fixture
def tables(rows: RowSet, tmp_path: Path) -> Tables:
    write_tables(tmp_path, rows, {})
    found = read_tables(tmp_path)
    found.event_sources["passage_id"] = "a1:inauguration:21-27"
    return found


@pytest.fixture
def make(tables: Tables) -> Corrector:
    return Corrector(tables, Signature("J. Doe", "seen", date(2026, 1, 2)))


EVENT = "e1: A mill opened in Unha County"
PASSAGE = "a1:inauguration:21-27"


@pytest.mark.parametrize(
    ("new", "entry", "notes"),
    [
        (lambda m: m.date("e1", "2024-05"), DateOf(passage=PASSAGE, date="2024-05", **BY), (EVENT,)),
        (lambda m: m.date(PASSAGE, "2024-05"), DateOf(passage=PASSAGE, date="2024-05", **BY), (EVENT,)),
        (lambda m: m.date("a1", "2024-05"), DateOf(article="a1", date="2024-05", **BY), ("one.txt: A mill opens",)),
        (lambda m: m.date("one.txt", "2024"), DateOf(article="a1", date="2024", **BY), ("one.txt: A mill opens",)),
        (lambda m: m.place("e1", "Unha"), PlaceOf(passage=PASSAGE, place="Unha", **BY), (EVENT,)),
        (lambda m: m.drop("e1"), DropEvent(passage=PASSAGE, **BY), (EVENT,)),
        (lambda m: m.drop("c1"), DropClaim(claim="c1", **BY), ("Han Sol (say): It runs; it hums,",)),
        (
            lambda m: m.entities(["Han Sul", "Han Sol"], are_same=True),
            SameEntity(entities=("Han Sul", "Han Sol"), **BY),
            (),
        ),
        (
            lambda m: m.entities(["person:han-sol", "unha"], are_same=False),
            DifferentEntities(entities=("person:han-sol", "unha"), **BY),
            (),
        ),
        (
            lambda m: m.name("one.txt", "Han Sol", "person:other"),
            DifferentEntities(article="a1", name="Han Sol", entity="person:other", **BY),
            ("one.txt: A mill opens",),
        ),
    ],
)
def test_an_entry_names_the_evidence(
    new: Callable[[Corrector], NewEntry], entry: object, notes: tuple[str, ...], make: Corrector
) -> None:
    assert new(make) == NewEntry(entry, notes)  # type: ignore[arg-type]


@pytest.mark.parametrize(("are_same", "kind"), [(True, SameEvent), (False, DifferentEvents)])
def test_an_event_is_named_by_the_passage_of_its_id(are_same: bool, kind: type[SameEvent], tables: Tables) -> None:
    own = evidence_id("e", PASSAGE)
    (source,), (event,) = tables.event_sources.to_dict("records"), tables.events.to_dict("records")
    ids = [("e1", "a0:p"), (own, "a2:p"), (own, PASSAGE)]
    told = [source | {"event_id": event_id, "passage_id": passage} for event_id, passage in ids]
    found = replace(tables, event_sources=pd.DataFrame(told), events=pd.DataFrame([event, event | {"event_id": own}]))
    new = Corrector(found, Signature("J. Doe", "seen", date(2026, 1, 2))).events(["e1", own], are_same=are_same)
    assert new.entry == kind(passages=("a0:p", PASSAGE), **BY)


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (lambda m: m.date("e9", "2024"), "e9: no event or passage in these tables"),
        (lambda m: m.drop("e9"), "e9: no event or passage in these tables"),
        (lambda m: m.name("a9", "Han Sol", "x"), "a9: no article in these tables"),
        (lambda m: m.entities(["Han Sol", "Nobody"], are_same=True), "Nobody: no person, place or organization"),
    ],
)
def test_what_is_not_in_the_tables_is_refused(
    new: Callable[[Corrector], NewEntry], message: str, make: Corrector
) -> None:
    with pytest.raises(ConfigError, match=message):
        new(make)


def test_a_value_that_no_entry_can_have_is_refused(make: Corrector) -> None:
    with pytest.raises(CorrectionError, match="the correction: 'date': no EDTF date: 'soon'"):
        make.date("e1", "soon")


def test_the_list_says_what_the_run_made_of_each_entry(rows: RowSet, tmp_path: Path) -> None:
    known, new = DropClaim(claim="c1", **BY), DateOf(article="a1", date="2024", **BY)
    row = Correction(number=1, kind="drop_claim", targets=("c1",), **BY, state="applied", reason="dropped")
    write_tables(tmp_path, RowSet(corrections=[row]), {})
    found = listed([new, known], read_tables(tmp_path))
    assert list(found[["number", "state", "reason"]].itertuples(index=False, name=None)) == [
        (1, "not run yet", ""),
        (2, "applied", "dropped"),
    ]
