"""Misspelt names: one slip is forgiven where the text says what is meant, and nothing else is nearly as close."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from pipeline.extract.layers import PEOPLE, PLACES
from pipeline.knowledge.load import KnowledgePack

Analyse = Callable[..., Doc]
CASES = list(csv.DictReader((Path(__file__).parent / "typos.csv").read_text(encoding="utf-8").splitlines()))


def ids(doc: Doc, layer: str) -> set[str]:
    return {span.kb_id_ for span in doc.spans[layer]}


@pytest.mark.model
def test_of_fifty_slips_nearly_all_are_seen_through_and_none_leads_astray(
    read_doc: Analyse, pack: KnowledgePack
) -> None:
    right, wrong = 0, []
    for case in CASES:
        found = ids(read_doc(case["text"]), PEOPLE if pack.person(case["meant"]) else PLACES)
        above = {fact.place_id for fact in pack.ancestors(case["meant"])} | set(case["also"].split())
        listed = {one for one in found - above if pack.person(one) or pack.place(one)}
        right += listed == {case["meant"]}
        wrong += [case["text"]] if listed - {case["meant"]} else []
    assert wrong == []
    assert len(CASES) == 50
    assert right >= 45


def test_a_slip_without_the_administrative_word_stays_a_name_of_its_own(analyse: Analyse) -> None:
    assert "KP0912" not in ids(analyse("North Koreans went to Jaeryonk by bus."), PLACES)


def test_a_slip_without_any_country_stays_a_name_of_its_own(analyse: Analyse) -> None:
    assert ids(analyse("They went to Jaeryonk County by bus."), PLACES) == {"place:jaeryonk-county"}


def test_a_slip_between_two_counties_stays_a_name_of_its_own(analyse: Analyse) -> None:
    """Sukchon is one letter away, Sunchon two."""
    doc = analyse("North Koreans went to Suchon County by bus.")
    assert "place:suchon-county" in ids(doc, PLACES)


def test_the_province_tells_which_of_two_is_meant(analyse: Analyse) -> None:
    doc = analyse("They went to Sonchn County of North Phyongan Province by bus.")
    assert "KP0610" in ids(doc, PLACES) or "place:sonchn-county" in ids(doc, PLACES)


@pytest.mark.parametrize("text", ["North Korean Pak Thae Sonk was there.", "Premier Pak Thae Sonk was there."])
def test_a_person_misspelt_needs_office_and_country(analyse: Analyse, text: str) -> None:
    assert "pak-thae-song" not in ids(analyse(text), PEOPLE)
