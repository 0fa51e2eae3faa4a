"""Names that only a language model sees: the kind that the article gives them, whatever the label says."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.names.recognised import Recogniser
from pipeline.knowledge.load import load_pack

Kinds = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    """Words and kind of each name of a text in which the model has labelled some words."""
    recogniser, nlp = Recogniser(load_pack()), spacy.blank("en")

    def found(text: str, **labels: str) -> list[tuple[str, str]]:
        doc: Doc = nlp(text)
        spans = [
            doc.char_span(text.index(words), text.index(words) + len(words), label=label)
            for label, names in labels.items()
            for words in names.split("|")
        ]
        doc.ents = [span for span in spans if span is not None]
        for token in doc:
            token.pos_ = "PROPN" if token.text[0].isupper() else ("PUNCT" if token.is_punct else "X")
        return [(doc[n.start : n.end].text, n.kind.value) for n in recogniser.find(doc, [], [])]

    return found


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("It stands in Porvoo now.", {"PERSON": "Porvoo"}, [("Porvoo", "place")]),
        ("The chipmaker Porvolec grew.", {"LOC": "Porvolec"}, [("Porvolec", "organization")]),
        ("It is a plant of Porvolec.", {"LOC": "Porvolec"}, [("Porvolec", "organization")]),
        ("It shook Porvolec.", {"LOC": "Porvolec"}, []),
        ("It shook President Ilta Porvo.", {"LOC": "Ilta Porvo"}, [("Ilta Porvo", "person")]),
        ("It shook (Porvo Wire) -- then", {"PERSON": "Porvo Wire"}, [("Porvo Wire", "organization")]),
        ("It hit Ilta Porvo; then Porvo left.", {"LOC": "Ilta Porvo"}, [("Ilta Porvo", "person")]),
        ("Analysts at Porvolec wrote.", {"LOC": "Porvolec"}, []),
    ],
    ids=["town", "before", "of", "no-clue", "title", "credit", "last-word", "at-without-lemma"],
)
def test_clues_outvote_the_label(
    kinds: Kinds, text: str, labels: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert kinds(text, **labels) == expected


def test_name_is_found_again_where_the_model_missed_it(kinds: Kinds) -> None:
    assert kinds("They live in Porvoo. Now Porvoo grows.", LOC="Porvoo") == [("Porvoo", "place"), ("Porvoo", "place")]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("It pleased Anna-Maija Porvo.", "Maija Porvo", "Anna-Maija Porvo"),
        ("It pleased Omar bin Said Porvo.", "Omar bin", "Omar bin Said Porvo"),
    ],
    ids=["hyphen", "particle"],
)
def test_cut_name_of_a_person_is_made_whole(kinds: Kinds, text: str, label: str, expected: str) -> None:
    assert kinds(text, PERSON=label) == [(expected, "person")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORVOO, May 4 (STT) -- It rained.", [("PORVOO", "place")]),
        ("PORVOO — It rained.", [("PORVOO", "place")]),
        ("PORVOO rained out.", []),
        ("NOTE, it rained.", []),
    ],
    ids=["day", "dash", "no-dash", "no-report"],
)
def test_town_in_capitals_opens_a_report(kinds: Kinds, text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then Mayor Ilta Porvo left", [("Ilta Porvo", "person")]),
        ("the goalkeeper Ilta Porvo left", [("Ilta Porvo", "person")]),
        ("then Ilta Porvo left", []),
    ],
    ids=["title", "noun", "nothing"],
)
def test_person_whom_the_model_misses_is_introduced(kinds: Kinds, text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected
