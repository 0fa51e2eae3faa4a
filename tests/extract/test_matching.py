"""Folding and the gazetteer."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.matching import Gazetteer, Name, fold

NLP = spacy.blank("en")


def found(names: list[str], text: str) -> list[str]:
    gazetteer = Gazetteer(Name(name, "place", name) for name in names)
    doc = NLP(text)
    return [doc[match.start : match.end].text for match in gazetteer.find(doc)]


@pytest.mark.parametrize(
    "spelling", ["P'yŏngyang", "Pyongyang", "PYONGYANG", "P’yongyang", "Pyong-yang"], ids=lambda text: text
)
def test_fold_forgets_marks_hyphens_and_case(spelling: str) -> None:
    assert fold(spelling) == "pyongyang"


def test_fold_keeps_hangul_and_multiplication_sign() -> None:
    assert fold("평양") == fold("평양") != ""
    assert fold("20×10") == "20x10"


def test_longest_name_wins() -> None:
    assert found(["Hamhung", "Hamhung Station"], "at Hamhung Station today") == ["Hamhung Station"]


def test_hyphen_inside_a_name_does_not_matter() -> None:
    assert found(["Ri Yong Gil"], "Ri Yong-gil and RI YONG-GIL") == ["Ri Yong-gil", "RI YONG-GIL"]


def test_comma_ends_a_name() -> None:
    assert found(["Anju South"], "Anju, South Phyongan") == []


def test_newline_ends_a_name() -> None:
    assert found(["Anju City"], "Anju\nCity") == []


def test_capital_name_needs_a_capital() -> None:
    assert found(["Usi"], "usi is no name") == []


def test_acronym_needs_capitals() -> None:
    assert found(["US"], "let us go") == []
    assert found(["US"], "the US side") == ["US"]


def test_lower_case_form_matches_any_case() -> None:
    assert found(["paper mill"], "Paper Mill and paper mill") == ["Paper Mill", "paper mill"]


def test_homonyms_stand_in_one_match() -> None:
    gazetteer = Gazetteer([Name("Unsan", "place", "a"), Name("Unsan", "place", "b")])
    (match,) = gazetteer.find(NLP("in Unsan"))
    assert {name.entity_id for name in match.names} == {"a", "b"}


@given(st.text(max_size=60))
def test_find_passes_any_text(text: str) -> None:
    doc = NLP(text)
    matches = list(Gazetteer([Name("Anju", "place", "a"), Name("20×10", "policy", "p")]).find(doc))
    assert all(match.start < match.end <= len(doc) for match in matches)
