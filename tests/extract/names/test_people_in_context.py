"""People whom the words around a name bring in, Korean names of any form, and who a title or pronoun takes up."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.layers import PEOPLE, PLACES, register_layers
from pipeline.extract.names import naming
from pipeline.knowledge.load import load_pack

Finder = Callable[[str], list[str]]
Reader = Callable[..., Doc]


@pytest.fixture(scope="module")
def people() -> Finder:
    """The people of a text of which nobody has told anything but which words are capitalised."""
    register_layers()
    run = naming.component(load_pack()).run
    nlp = spacy.blank("en")

    def found(text: str) -> list[str]:
        doc = nlp(text)
        for token in doc:
            part = "PUNCT" if token.is_punct else "PROPN" if token.text[0].isupper() else "NOUN"
            token.pos_ = "ADP" if token.text in {"of", "in"} else part
            token.is_sent_start = token.i == 0
        doc._.names = {}
        run(doc)
        return [span.text for span in doc.spans[PEOPLE]]

    return found


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(", director of the trading house, spoke", id="office-without-article"),
        pytest.param(", deputy director of the trading house, spoke", id="two-words"),
        pytest.param(", a trader in the county, spoke", id="office-with-article"),
        pytest.param(", 54, spoke", id="age"),
        pytest.param(", 54.", id="age-at-the-end"),
        pytest.param(", who left the county", id="who"),
        pytest.param(", whose mill was closed", id="whose"),
    ],
)
def test_unlisted_name_is_a_persons_by_what_follows(people: Finder, behind: str) -> None:
    assert people(f"then Mirta Quesel{behind}") == ["Mirta Quesel"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("then Mirta Quesel grew", id="nothing"),
        pytest.param("then Mirta Quesel, 540, grew", id="number-that-is-no-age"),
        pytest.param("then Mirta Quesel, 54 tons in all", id="number-of-things"),
        pytest.param("then Mirta Quesel, which was closed", id="which"),
        pytest.param("then Mirta Quesel, pride of the county", id="noun-for-no-person"),
        pytest.param("then Mirta Quesel, director, grew", id="office-of-nothing"),
        pytest.param("then Quesel, 54, spoke", id="one-word"),
        pytest.param("then Mirta Quesel-Works, 54, grew", id="goes-on"),
    ],
)
def test_unlisted_name_is_nobodys(people: Finder, text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lee Da-in spoke", ["Lee Da-in"], id="unlisted-second-syllable"),
        pytest.param("Ri Chol-su spoke", ["Ri Chol-su"], id="listed"),
        pytest.param("Kim Xav-qed spoke", [], id="no-syllables"),
        pytest.param("Lee Da-Xing spoke", [], id="capital-second-part"),
        pytest.param("Mi-ran spoke", ["Mi-ran"], id="given-name-alone"),
        pytest.param("later Mi-ran spoke", ["Mi-ran"], id="inside"),
        pytest.param("Mi-ran spoke and Mi-ran left", ["Mi-ran", "Mi-ran"], id="twice"),
        pytest.param("Mi-Ran spoke", [], id="two-capitals"),
        pytest.param("semi-final", [], id="small-word"),
        pytest.param("Semi-final", [], id="common-word"),
        pytest.param("Porvo Mi-ran spoke", [], id="behind-another-name"),
    ],
)
def test_korean_given_names(people: Finder, text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize("name", ["Chung Mi-ran", "Chung Ho Sik"])
def test_surname_with_a_given_name_is_no_place(people: Finder, name: str) -> None:
    assert people(f"{name} spoke") == [name]


@pytest.mark.model
@pytest.mark.parametrize("name", ["Chung Mi-ran", "Chung Ho-sik", "Kim Hwa Sik"])
def test_place_inside_a_persons_name_is_none(read_doc: Reader, name: str) -> None:
    doc = read_doc(f"{name} visited the mill.")
    assert [span.text for span in doc.spans[PEOPLE]] == [name]
    assert list(doc.spans[PLACES]) == []


def taken_up(doc: Doc) -> list[tuple[str, str]]:
    """The mentions of people behind the first one, with whom they name."""
    return [(span.text, doc._.names[span.kb_id_]) for span in list(doc.spans[PEOPLE])[1:]]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Engineer Han Ki-bom came to the mill. He praised the looms.", "He", id="capital"),
        pytest.param("Workers met the manager Han Ki-bom. He praised the looms.", "He", id="small"),
        pytest.param("Trader Han Ki-bom came to the mill. She praised the looms.", "She", id="she"),
    ],
)
def test_title_of_a_name_is_no_rival_of_it(read_doc: Reader, text: str, words: str) -> None:
    assert taken_up(read_doc(text)) == [(words, "Han Ki-bom")]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Workers met Han Ki-bom. A trader left the hall. He praised the looms.", id="trader"),
        pytest.param("An engineer met Han Ki-bom at the mill. He praised the looms.", id="engineer"),
    ],
)
def test_unnamed_person_is_a_rival(read_doc: Reader, text: str) -> None:
    assert taken_up(read_doc(text)) == []


@pytest.mark.model
@pytest.mark.parametrize(
    "title",
    ["Minister", "Minister of Roads", "Minister of Roads and Bridges", "Vice Minister of Roads and Bridges"],
)
def test_office_at_the_beginning_of_a_long_title_is_taken_up(read_doc: Reader, title: str) -> None:
    doc = read_doc(f"{title} Han Ki-bom visited the mill. The minister praised the looms.")
    assert taken_up(doc) == [("The minister", "Han Ki-bom")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Han Ki-bom, the ambassador to Russia,", "the diplomat"),
        ("Ambassador Han Ki-bom", "the diplomat"),
        ("Han Ki-bom, the director of the mill,", "the official"),
        ("Han Ki-bom, a professor at the university,", "the expert"),
    ],
)
def test_noun_takes_up_an_office_that_it_covers(read_doc: Reader, who: str, words: str) -> None:
    doc = read_doc(f"{who} visited the mill. Later {words} praised the looms.")
    assert taken_up(doc) == [(words, "Han Ki-bom")]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Han Ki-bom, a farmer, visited the mill. Later the diplomat praised it.", id="not-covered"),
        pytest.param(
            "Ambassador Han Ki-bom visited the mill. A diplomat left the hall. Later the diplomat praised it.",
            id="somebody-else-brought-in",
        ),
        pytest.param(
            "Ambassador Han Ki-bom met Ambassador Ri Chol-su. Later the diplomat praised the looms.", id="two-of-them"
        ),
    ],
)
def test_noun_takes_up_nobody(read_doc: Reader, text: str) -> None:
    doc = read_doc(text)
    assert "the diplomat" not in [span.text for span in doc.spans[PEOPLE]]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Han Ki-bom met Han Sol-mi. Snow fell. Roads were closed. Han was late.", []),
        ("Han Ki-bom came. Snow fell. Roads were closed. Han Sol-mi left. Han was late.", ["Han Sol-mi"]),
    ],
    ids=["neither is near", "one is near"],
)
def test_a_surname_of_two_bearers_is_the_nearer_ones_or_nobodys(
    read_doc: Reader, text: str, expected: list[str]
) -> None:
    doc = read_doc(text)
    assert [doc._.names[span.kb_id_] for span in doc.spans[PEOPLE] if span.text == "Han"] == expected


@pytest.mark.model
def test_two_presidents_leave_the_president_open(read_doc: Reader) -> None:
    doc = read_doc("Elena Robles, president of Chile, met Jan Novak, president of Latvia. The president thanked all.")
    assert [span.text for span in doc.spans[PEOPLE]] == ["Elena Robles", "Jan Novak"]
