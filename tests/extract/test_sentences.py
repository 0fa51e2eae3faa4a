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


def test_paragraphs_and_datelines_part_sentences() -> None:
    doc = doc_of(["A heading", "\n_", "SEOUL_ , Jan. 8 (_ Yonhap_ ) -- The mill runs_ ."])
    assert texts(doc) == ["A heading", "The mill runs."]


def test_empty_text_has_no_sentences() -> None:
    assert texts(Doc(spacy.blank("en").vocab)) == []
