from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.errors import ConfigError
from pipeline.tables.check import RowSet
from pipeline.tables.explain import explain
from pipeline.tables.read import Tables, read_tables
from pipeline.tables.write import write_tables


@pytest.fixture
def tables(rows: RowSet, tmp_path: Path) -> Tables:
    write_tables(tmp_path, rows, {})
    return read_tables(tmp_path)


def explained(tables: Tables, name: str, *, colour: bool = False) -> str:
    console = Console(
        file=StringIO(), force_terminal=colour, width=200, color_system="standard" if colour else None, highlight=False
    )
    explain(tables, name, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "e1  inauguration, happened",
        "2024-05-06, by relative words",
        "Workers opened a mill in Unha County on Monday.",
        "trigger opened  place Unha County  date on Monday",
        "'on Monday', article published 2024-05-07 (metadata: date: 2024-05-07): 2024-05-06; happened",
        "conflicts      none",
        "counts for     Han Sol: hums (supported), 1 inauguration",
    ],
)
def test_an_event_shows_its_evidence(tables: Tables, words: str) -> None:
    assert words in explained(tables, "e1")


def test_an_event_shows_who_speaks_in_its_passage(tables: Tables) -> None:
    claims = tables.claims
    claims.loc[0, ["start", "end", "origin"]] = [13, 30, "The Agency"]
    assert "Han Sol (say, direct, carried by The Agency): It runs; it hums," in explained(tables, "e1")


def test_an_event_is_explained_where_nobody_claims_anything(rows: RowSet, tmp_path: Path) -> None:
    nothing = dict.fromkeys(("claims", "claim_groups", "claim_links", "claim_checks"), ())
    write_tables(tmp_path, replace(rows, **nothing), {})
    assert "conflicts      none" in explained(read_tables(tmp_path), "e1")


def test_an_event_shows_what_people_changed(tables: Tables) -> None:
    tables.events["corrections"] = [["date 2024-05-05 → 2024-05-06 by J. Doe: seen"]]
    tables.events["date_basis"] = "corrected"
    text = explained(tables, "e1")
    assert "corrected      date 2024-05-05 → 2024-05-06 by J. Doe: seen" in text
    assert "2024-05-06, corrected" in text


def test_trigger_date_and_place_are_highlighted(tables: Tables) -> None:
    sentence = next(line for line in explained(tables, "e1", colour=True).splitlines() if "Workers" in line)
    assert "\x1b[1;31mopened\x1b[0m" in sentence
    assert "\x1b[1;32mon Monday\x1b[0m" in sentence
    assert "\x1b[1;34mUnha County\x1b[0m" in sentence


@pytest.mark.parametrize("name", ["a1", "one.txt"])
def test_an_article_shows_its_date_and_its_cuts(tables: Tables, name: str) -> None:
    text = explained(tables, name)
    assert "published      2024-05-07, metadata" in text
    assert r"cut by byline: By X\n" in text


def test_an_article_shows_the_steps_to_its_date(tables: Tables) -> None:
    text = explained(tables, "a1")
    assert "1. metadata   date: 2024-05-07 admits 2024-05-07 → 2024-05-07" in text
    assert "2. corpus     copy a2 of 2024-06 [a2] admits 2024-06 set aside" in text


def test_a_rejected_article_says_why(tables: Tables) -> None:
    assert "because        empty file" in explained(tables, "two.txt")


def test_an_unknown_name_is_refused(tables: Tables) -> None:
    with pytest.raises(ConfigError, match="no event, statement, article or path"):
        explained(tables, "e77")


@pytest.mark.parametrize(
    "words",
    [
        "s2  promise by Han Sol",
        "said           2024-05-06",
        "1. The Unha Gazette, 2024-05-07, a1 ",
        "Workers (promise, indirect): Han Sol [-says-] {+said+}",
        "carried by nobody whom the text names",
        "after   s1 2024-05-07, changed: 20 mills → 40 mills",
    ],
)
def test_a_statement_shows_its_relays_and_what_came_after(tables: Tables, words: str) -> None:
    tables.claims["outlet"], tables.claims["published"] = "The Unha Gazette", "2024-05-07"
    assert words in explained(tables, "s2")


@pytest.mark.parametrize("words", ["quoted as      It runs; it sings,", "before  s2 2024-05-06, changed"])
def test_a_statement_shows_how_it_is_quoted_and_what_came_before(tables: Tables, words: str) -> None:
    assert words in explained(tables, "s1")


def test_words_that_differ_are_highlighted(tables: Tables) -> None:
    text = explained(tables, "s2", colour=True)
    assert "\x1b[9;31m[-says-]\x1b[0m" in text
    assert "\x1b[1;32m{+said+}\x1b[0m" in text


def test_copies_of_a_relay_are_listed(tables: Tables) -> None:
    tables.articles.loc[tables.articles.article_id == "a2", ["duplicate_of", "outlet"]] = ["a1", "Evening Post"]
    assert "copied by Evening Post, day unknown, a2" in explained(tables, "s1")
