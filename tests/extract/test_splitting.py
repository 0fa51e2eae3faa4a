"""Run-together names."""

import pytest
import spacy

from pipeline.extract.splitting import splitter

NLP = spacy.blank("en")
SPLIT = splitter(["Ri Yong Gil", "Pak Hun", "Cho"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ComradeRi Yong Gilwas there", ["Comrade", "Ri", "Yong", "Gil", "was", "there"]),
        ("ofRi Yong GilSquare", ["of", "Ri", "Yong", "Gil", "Square"]),
        ("--Ri Yong Gil left", ["--", "Ri", "Yong", "Gil", "left"]),
        ("Pak Hung stays whole", ["Pak", "Hung", "stays", "whole"]),
        ("Pak Hunsaid so", ["Pak", "Hun", "said", "so"]),
        ("an anarCho writer", ["an", "anarCho", "writer"]),
    ],
    ids=["left", "both", "dash", "other-syllable", "right", "single-word"],
)
def test_tokens_are_split_at_the_edges_of_a_name(text: str, words: list[str]) -> None:
    doc = SPLIT(NLP.make_doc(text))
    assert [token.text for token in doc] == words
    assert doc.text == text


def test_no_names_split_nothing() -> None:
    assert [token.text for token in splitter([])(NLP.make_doc("ComradeRi Yong Gil"))] == ["ComradeRi", "Yong", "Gil"]
