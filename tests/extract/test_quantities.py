import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.quantities import QuantityWords, find_quantities
from pipeline.knowledge.load import load_pack


@pytest.fixture(scope="module")
def words() -> QuantityWords:
    return QuantityWords(load_pack().quantity_words)


def doc_of(tagged: str) -> Doc:
    """A `Doc` from `word/POS` pairs; a word before "%" or "-" and one behind "-" are written without a blank."""
    pairs = [token.rsplit("/", 1) for token in tagged.split()]
    forms = [word for word, _ in pairs]
    spaces = [
        word not in {"-"} and (i + 1 == len(forms) or forms[i + 1] not in {"-", "%"}) for i, word in enumerate(forms)
    ]
    return Doc(spacy.blank("en").vocab, words=forms, spaces=spaces, pos=[pos for _, pos in pairs])


@pytest.mark.parametrize(
    ("tagged", "found"),
    [
        pytest.param("in/ADP 20/NUM counties/NOUN", ("20 counties",), id="noun"),
        pytest.param("by/ADP 114/NUM percent/NOUN now/ADV", ("114 percent",), id="percent"),
        pytest.param("some/DET 45/NUM %/SYM of/ADP it/PRON", ("some 45%",), id="sign"),
        pytest.param("more/ADJ than/ADP 1.2/NUM times/NOUN", ("more than 1.2 times",), id="approximator"),
        pytest.param("in/ADP 290/NUM -/PUNCT odd/ADJ days/NOUN", ("290-odd days",), id="odd"),
        pytest.param("3/NUM 000/NUM tons/NOUN of/ADP fish/NOUN", ("3 000 tons",), id="spaced-thousands"),
        pytest.param("two/NUM new/ADJ paper/NOUN mills/NOUN", ("two new paper mills",), id="adjective"),
        pytest.param("tens/NOUN of/ADP kinds/NOUN", ("tens of kinds",), id="tens-of"),
        pytest.param("in/ADP 2024/NUM factories/NOUN opened/VERB", (), id="year"),
        pytest.param("on/ADP January/PROPN 8/NUM workers/NOUN met/VERB", (), id="day-of-month"),
        pytest.param("the/DET 20×10/NUM policy/NOUN", (), id="code"),
        pytest.param("a/DET 42/NUM -/PUNCT year/NOUN -/PUNCT old/ADJ woman/NOUN", (), id="hyphenated-age"),
        pytest.param("number/NOUN 7/NUM ./PUNCT", (), id="no-unit"),
    ],
)
def test_quantities_are_numbers_with_units(tagged: str, found: tuple[str, ...], words: QuantityWords) -> None:
    doc = doc_of(tagged)
    assert find_quantities(doc, 0, len(doc.text), words) == found


def test_empty_span_has_no_quantities(words: QuantityWords) -> None:
    assert find_quantities(doc_of("20/NUM days/NOUN"), 3, 3, words) == ()
