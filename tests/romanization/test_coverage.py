"""How many of the spellings that the pack and the collected facts list are made from their Hangul.

Titles and administrative words are stripped, and spellings compared as the matcher folds them. `EXCEPTED` is what no
rule could make of the Hangul: other names of a place, slips and misprints.
"""

import csv
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

import pipeline.knowledge.load as load
from pipeline.extract.matching import fold
from pipeline.romanization import all_place_spellings, dprk_person, person_spellings, place_spellings
from pipeline.romanization.place_names import PlaceSystem
from pipeline.romanization.surnames import surname_spellings

Row = dict[str, str]
FACTS = os.environ.get("FACTS_FOLDER", "")
NO_FACTS = "FACTS_FOLDER names no folder of collected facts"
UNITS = re.compile(r"( Province| County| City| Municipality| District| area|-do|-si|-gun|-guyok)$")
TITLES = re.compile(r"^(Marshal|Respected Comrade|Comrade|Chairman|General Secretary|President) ")
SIDES = {"S. ": "South ", "N. ": "North "}
EXCEPTED = {
    "Rajin-Sonbong", "Rajin-Sŏnbong", "Najin-Sonbong", "Kumgangsan", "Chosin", "Unggi", "Paekchon",
    "leader Kim", "Kim", "Ri Hui Yong",
    "South Pyongyang", "Mangsan", "Jaerong", "Phyoksong", "Choe Ryong Hye", "Kim Ju-ye", "Cha Du-hyeogn",
}  # fmt: skip
FLOOR = 0.95


class Source(NamedTuple):
    """A folder that lists places and people, and how it calls its columns."""

    folder: Path
    hangul: str
    place_name: str
    place_columns: tuple[str, ...]
    people_columns: tuple[str, ...]
    separator: str

    def places(self) -> list[Row]:
        """The DPRK's places; the name of the country itself is translated, not romanised."""
        home = (row for row in rows(self.folder / "places.csv") if row["place_id"].startswith("KP"))
        return [row for row in home if row["kind"] != "country" and row[self.hangul]]

    def people(self) -> list[Row]:
        return [row for row in rows(self.folder / "people.csv") if row[self.hangul]]

    def listed(self, row: Row, columns: Iterable[str]) -> list[str]:
        return [cell for column in columns for cell in row[column].split(self.separator) if cell]


PACK = Source(
    Path(load.__file__).parent / "dprk", "hangul", "bare", ("spellings", "weak_spellings"), ("name", "spellings"), "|"
)
COLLECTED = Source(
    Path(FACTS), "name_hangul", "name_dprk", ("other_spellings",), ("name", "spellings", "spellings_generated"), ";"
)
facts = pytest.mark.skipif(not FACTS, reason=NO_FACTS)
sources = pytest.mark.parametrize(
    "source", [pytest.param(PACK, id="pack"), pytest.param(COLLECTED, id="facts", marks=facts)]
)


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place_of(spelling: str) -> str:
    """A place's spelling without its administrative word; the side of a province is written in full."""
    return UNITS.sub("", SIDES.get(spelling[:3], spelling[:3]) + spelling[3:])


def missing(spellings: Iterable[str], made: Iterable[str]) -> list[str]:
    """Spellings that were not made."""
    keys = {fold(spelling) for spelling in made}
    return [spelling for spelling in spellings if fold(spelling) not in keys]


@sources
def test_the_dprks_name_of_every_place_is_made(source: Source) -> None:
    for row in source.places():
        assert missing([row[source.place_name]], place_spellings(row[source.hangul])["dprk"]) == []


@sources
def test_other_spellings_of_places_are_made(source: Source) -> None:
    wanted, lost = 0, []
    for row in source.places():
        spellings = {place_of(spelling) for spelling in source.listed(row, source.place_columns)} - EXCEPTED
        wanted += len(spellings)
        lost += missing(spellings, all_place_spellings(row[source.hangul]))
    assert len(lost) <= (1 - FLOOR) * wanted, lost


@sources
def test_every_northerner_is_named_as_the_dprk_does(source: Source) -> None:
    home = [row for row in source.people() if row["country"] == "KP"]
    assert [row["name"] for row in home if row["name"] != dprk_person(row[source.hangul])] == []


@sources
def test_other_spellings_of_people_are_made(source: Source) -> None:
    wanted, lost = 0, []
    for row in source.people():
        spellings = {TITLES.sub("", spelling) for spelling in source.listed(row, source.people_columns)} - EXCEPTED
        wanted += len(spellings)
        lost += missing(spellings, person_spellings(row[source.hangul]))
    assert len(lost) <= (1 - FLOOR) * wanted, lost


def test_surnames_of_the_pack_are_made() -> None:
    listed = [row for row in rows(PACK.folder / "surnames.csv") if row["hangul"]]
    made = {row["hangul"]: {option.letters for option in surname_spellings(row["hangul"])} for row in listed}
    lost = [row["surname"] for row in listed if row["surname"] not in made[row["hangul"]]]
    assert len(lost) <= (1 - FLOOR) * len(listed), lost


@facts
@pytest.mark.parametrize(("column", "system"), [("name_mr", "mr"), ("name_rr", "rr")])
def test_the_standards_of_the_facts_are_made_letter_by_letter(column: str, system: PlaceSystem) -> None:
    for row in COLLECTED.places():
        assert row[column] in place_spellings(row["name_hangul"])[system]


@facts
def test_the_souths_hangul_gives_the_same_revised_romanization() -> None:
    for row in COLLECTED.places():
        assert place_spellings(row["name_hangul_rok"])["rr"][0] == row["name_rr"]
