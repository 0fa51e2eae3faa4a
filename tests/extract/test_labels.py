"""Label schemes of other models."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.errors import ModelError
from pipeline.extract.labels import label_schemes, scheme_of, translate

VOCAB = spacy.blank("en").vocab


def with_parser(*labels: str) -> Language:
    model = spacy.blank("en")
    parser = model.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    return model


@pytest.mark.parametrize(
    ("labels", "name"),
    [(["nsubj", "obj", "obl", "case"], "universal"), (["nsubj", "dobj", "pobj", "prep"], "clear")],
)
def test_scheme_is_known_by_the_labels_of_the_parser(labels: list[str], name: str) -> None:
    assert scheme_of(with_parser(*labels)) == label_schemes()[name]


def test_unmapped_labels_are_an_error() -> None:
    with pytest.raises(ModelError, match="in no scheme"):
        scheme_of(with_parser("SUBJ", "DOBJ"))


def clear_doc() -> Doc:
    words = ["Ri", "toured", "farms", "in", "Anju", "with", "the", "help", "of", "aides", "."]
    heads = [1, 1, 1, 1, 3, 1, 7, 5, 7, 8, 1]
    deps = ["nsubj", "ROOT", "dobj", "prep", "pobj", "prep", "det", "pobj", "prep", "pobj", "punct"]
    pos = ["PROPN", "VERB", "NOUN", "ADP", "PROPN", "ADP", "DET", "NOUN", "ADP", "NOUN", "PUNCT"]
    doc = Doc(VOCAB, words=words, heads=heads, deps=deps, pos=pos)
    doc.ents = [Span(doc, 4, 5, "GPE"), Span(doc, 0, 1, "PERSON"), Span(doc, 2, 3, "DATE")]
    return doc


def test_prepositions_are_hung_on_their_nouns() -> None:
    doc = clear_doc()
    translate(doc, label_schemes()["clear"])
    assert [(token.text, token.dep_, token.head.text) for token in doc if token.i in {2, 3, 4, 8, 9}] == [
        ("farms", "obj", "toured"),
        ("in", "case", "Anju"),
        ("Anju", "obl", "toured"),
        ("of", "case", "aides"),
        ("aides", "nmod", "help"),
    ]


def test_entities_are_renamed_or_dropped() -> None:
    doc = clear_doc()
    translate(doc, label_schemes()["clear"])
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Ri", "PERSON"), ("Anju", "LOC")]


def test_predicate_becomes_the_head_of_its_copula() -> None:
    doc = Doc(
        VOCAB,
        words=["Ri", "is", "chief", "."],
        lemmas=["Ri", "be", "chief", "."],
        heads=[1, 1, 1, 1],
        deps=["nsubj", "ROOT", "attr", "punct"],
        pos=["PROPN", "AUX", "NOUN", "PUNCT"],
    )
    translate(doc, label_schemes()["clear"])
    assert [(token.dep_, token.head.i) for token in doc] == [("nsubj", 2), ("cop", 2), ("ROOT", 2), ("punct", 2)]


def test_universal_labels_stay() -> None:
    doc = Doc(VOCAB, words=["Ri", "left"], heads=[1, 1], deps=["nsubj", "ROOT"])
    translate(doc, label_schemes()["universal"])
    assert [token.dep_ for token in doc] == ["nsubj", "ROOT"]
