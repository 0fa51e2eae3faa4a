import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.sentences import reporting_sentences


def doc_of(pieces: list[str]) -> Doc:
    """A `Doc` whose parse begins a sentence with each piece; tokens stand apart by blanks, "_" joins to the next."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    for piece in pieces:
        for i, word in enumerate(piece.split(" ")):
            words.append(word.rstrip("_") or "_")
            spaces.append(not word.endswith("_"))
            starts.append(i == 0)
    return Doc(spacy.blank("en").vocab, words=words, spaces=spaces, sent_starts=starts)


def texts(doc: Doc) -> list[str]:
    return [sentence.text.strip() for sentence in reporting_sentences(doc)]


def test_boundary_at_a_semicolon_is_none() -> None:
    doc = doc_of(["He said_ :", "the mill runs_ ;", "the road is open_ ."])
    assert texts(doc) == ["He said: the mill runs; the road is open."]


def test_lone_closing_mark_goes_to_the_sentence_before() -> None:
    doc = doc_of(['"_ It runs_ ._', '"', "He left_ ."])
    assert texts(doc) == ['"It runs."', "He left."]


def test_opening_mark_goes_to_the_sentence_behind() -> None:
    doc = doc_of(['He left_ . "_', 'It runs_ ._ "'])
    assert texts(doc) == ["He left.", '"It runs."']


@pytest.mark.parametrize(
    ("run_on", "expected"),
    [
        ('"_ It runs_ ._ " He left_ .', ['"It runs."', "He left."]),
        ("“_ It runs_ ._ ” He left_ .", ["“It runs.”", "He left."]),
        ('"_ It runs_ ._ " she said_ .', ['"It runs." she said.']),
        ('"_ It runs_ ,_ " Ri said_ .', ['"It runs," Ri said.']),
        ('The mill_ ._ " He left_ .', ['The mill."', "He left."]),
        ("It rose by 3_ . ' He left_ .", ["It rose by 3. ' He left."]),
        ('"_ It runs_ ._ " 20 men left_ .', ['"It runs." 20 men left.']),
        ('"_ It runs_ ._ "', ['"It runs."']),
    ],
    ids=["straight", "curly", "small-letter", "comma", "without-opening", "blank-before", "number", "at-the-end"],
)
def test_closing_mark_behind_a_full_stop_ends_a_sentence(run_on: str, expected: list[str]) -> None:
    assert texts(doc_of([run_on])) == expected


def test_closing_mark_that_the_parse_minds_ends_one_sentence_only() -> None:
    doc = doc_of(['"_ It runs_ ._ "', "He left_ ."])
    assert texts(doc) == ['"It runs."', "He left."]


def test_paragraphs_and_datelines_part_sentences() -> None:
    doc = doc_of(["A heading", "\n_", "SEOUL_ , Jan. 8 (_ Yonhap_ ) -- The mill runs_ ."])
    assert texts(doc) == ["A heading", "The mill runs."]


def test_empty_text_has_no_sentences() -> None:
    assert texts(Doc(spacy.blank("en").vocab)) == []
