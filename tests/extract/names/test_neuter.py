"""It and its: the body or place that the clause is about, or nothing."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pipeline.extract.layers import ORGANIZATIONS, PLACES
from pipeline.records import Method

pytestmark = pytest.mark.model
Read = Callable[..., Doc]


def meant(doc: Doc) -> list[tuple[str, str]]:
    spans = [span for layer in (ORGANIZATIONS, PLACES) for span in doc.spans[layer] if span.id_ == Method.COREFERENCE]
    return [(span.text, doc._.names[span.kb_id_]) for span in sorted(spans, key=lambda span: span.start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Unification Ministry said it had no plans.", [("it", "Ministry of Unification")]),
        ("Jaeryong County has doubled its output.", [("its", "Jaeryong County")]),
        ("The Porim Tile Factory was closed. Its kilns had cooled.", [("Its", "Porim Tile Factory")]),
    ],
    ids=["clause around", "own clause", "sentence before"],
)
def test_it_is_what_the_clause_is_about(read_doc: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert meant(read_doc(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jaeryong County opened a mill, and Kim Jong Un praised its workers.",
        "The plan of the Unification Ministry failed because it was late.",
        "The Unification Ministry said it is clear that nothing has changed.",
        'The Unification Ministry asked: "Is it late?"',
        "The Unification Ministry said IT firms are late.",
        "The Unification Ministry denied it.",
    ],
    ids=["a person's clause", "an unnamed thing", "it stands for nothing", "inside quotation marks", "IT", "object"],
)
def test_what_is_not_clear_stays_open(read_doc: Read, text: str) -> None:
    assert meant(read_doc(text)) == []
