"""Given names alone: whom they mean."""

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.mentions import Found
from pipeline.extract.names.given_names import GivenNames
from pipeline.knowledge.load import load_pack
from pipeline.records import Method


@pytest.fixture(scope="module")
def given() -> GivenNames:
    return GivenNames(load_pack())


def _doc(text: str) -> Doc:
    doc = spacy.blank("en")(text)
    for token in doc:
        token.pos_ = "PROPN" if token.text[0].isupper() else "X"
    return doc


def _person(doc: Doc, words: str) -> Found:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    return Found(span.start, span.end, f"person:{words}", words, Method.PATTERN)


def test_given_name_means_the_person_named_in_full(given: GivenNames) -> None:
    doc = _doc("Then Han Bo-ra came, and later Bo-ra left.")
    found = list(given.find(doc, [_person(doc, "Han Bo-ra")]))
    assert [(doc[f.start : f.end].text, f.name) for f in found] == [("Bo-ra", "Han Bo-ra")]


def test_given_name_of_two_people_is_nobodys(given: GivenNames) -> None:
    doc = _doc("Then Han Bo-ra met Yun Bo-ra, and later Bo-ra left.")
    assert list(given.find(doc, [_person(doc, "Han Bo-ra"), _person(doc, "Yun Bo-ra")])) == []


def test_listed_given_name_needs_no_full_name(given: GivenNames) -> None:
    assert [f.name for f in given.find(_doc("a visit with Ju-ae beside"), [])] == ["Kim Ju Ae"]


def test_given_name_behind_a_surname_is_another_person(given: GivenNames) -> None:
    doc = _doc("Then Han Bo-ra came, and later Seo Bo-ra left.")
    assert list(given.find(doc, [_person(doc, "Han Bo-ra")])) == []
