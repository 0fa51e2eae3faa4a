import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.extract.claims.quotes import find_quotations
from pipeline.extract.claims.statements import claim_type, is_only_name, spoken_quotations, trim, without_marks


def doc_of(text: str) -> Doc:
    words = text.split(" ")
    return Doc(Vocab(), words=words, spaces=[True] * (len(words) - 1) + [False])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" , the work is done , ", "the work is done"),
        ("the work is done, and", "the work is done"),
        ("the work is done.", "the work is done"),
        ('it is "done."', 'it is "done."'),
        ("—", ""),
    ],
)
def test_trim_takes_off_punctuation_and_joints(text: str, kept: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == kept


@given(st.text(max_size=30))
def test_trim_stays_inside(text: str) -> None:
    start, end = trim(text, 0, len(text))
    assert 0 <= start <= end <= len(text)


def test_marks_around_the_whole_statement_fall_away() -> None:
    text = '"It is done," he said.'
    start, end = without_marks(0, 13, find_quotations(text))
    assert text[start:end] == "It is done,"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"It is done"', "direct"),
        ('it is "done" now', "mixed"),
        ("it is done now", "indirect"),
    ],
)
def test_claim_type_by_what_stands_in_marks(text: str, kind: str) -> None:
    assert claim_type(text, 0, len(text), find_quotations(text), ()) == kind


def test_cue_clause_between_two_quotations_leaves_the_claim_direct() -> None:
    text = '"It is done," he said, "and well done"'
    assert claim_type(text, 0, len(text), find_quotations(text), [(14, 21)]) == "direct"


def test_title_in_marks_is_no_speech() -> None:
    doc = doc_of('the "Rural Water Plan 2030" was praised')
    quotations = find_quotations(doc.text)
    assert spoken_quotations(doc, 0, len(doc.text), quotations) == []
    assert is_only_name(doc, 4, 27, quotations)
