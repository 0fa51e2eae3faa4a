"""People, places and organisations of a text, told apart: with the real pack and no language model."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.layers import ORGANIZATIONS, PEOPLE, PLACES
from pipeline.extract.names import naming
from pipeline.knowledge.load import load_pack

Names = Callable[[str, str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He went to Anju City.", [("Anju City", "Anju City")]),
        ("He went to Kusŏng today.", [("Kusŏng", "Kusong City")]),
        ("The team left Orang-gun.", [("Orang-gun", "Orang County")]),
        ("Builders in Kosan Count, worked.", [("Kosan Count", "Kosan County")]),
        ("The DPRK said so.", [("DPRK", "North Korea")]),
        ("A North Korean official spoke.", []),
        ("Kosan and Orang counties", [("Kosan", "Kosan County"), ("Orang", "Orang County")]),
        (
            "in North and South Phyongan provinces",
            [("North", "North Phyongan Province"), ("South Phyongan", "South Phyongan Province")],
        ),
        ("He saw the Anju Tile Factory.", [("Anju Tile Factory", "Anju Tile Factory")]),
        ("North Korea agreed, and the North left.", [("North Korea", "North Korea"), ("the North", "North Korea")]),
        ("They sailed to the north and the North Sea.", [("North Sea", "North Sea")]),
        ("It is in Ponghwa-ri now.", [("Ponghwa-ri", "Ponghwa-ri")]),
        ("Readers of the Pyongyang Times wrote.", []),
        ("They left the Ryonam Iron and Steel Complex.", [("Ryonam Iron and Steel Complex",) * 2]),
        ("Sailors of the USS George Washington sang.", []),
        ("They met in the Committee of Orang County.", [("Orang County", "Orang County")]),
        ("They spoke with Prime Minister Park there.", []),
    ],
)
def test_places(names: Names, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text, PLACES) == expected


def test_homonym_is_settled_by_its_province(analyse: Callable[[str], Doc]) -> None:
    north = analyse("A mill in Unsan County, North Phyongan Province.")
    south = analyse("A mill in Unsan County of South Phyongan Province.")
    assert north.spans[PLACES][0].kb_id_ != south.spans[PLACES][0].kb_id_


def test_unsettled_homonym_has_a_low_confidence(analyse: Callable[[str], Doc]) -> None:
    assert analyse("A mill in Unsan County.").spans[PLACES].attrs["scores"] == [0.5]


def test_place_that_is_a_common_word_needs_its_county(names: Names) -> None:
    assert names("The spirit of Chollima lives on.", PLACES) == []
    assert names("Chollima District grows.", PLACES) == [("Chollima District", "Chollima District")]


def test_ministry_in_the_possessive_gives_its_country_too(names: Names) -> None:
    text = "South Korea's unification ministry in Seoul disagreed."
    assert [name for _, name in names(text, PLACES)] == ["South Korea", "Seoul"]
    assert [name for _, name in names(text, ORGANIZATIONS)] == ["Ministry of Unification"]


def test_country_inside_a_party_is_no_place(names: Names) -> None:
    assert names("The Workers' Party of Korea met.", PLACES) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ri Man Bok and Ko Tok-u came.", [("Ri Man Bok", "Ri Man Bok"), ("Ko Tok-u", "Ko Tok-u")]),
        ("KIM JONG UN and Kim Jong-un", [("KIM JONG UN", "Kim Jong Un"), ("Kim Jong-un", "Kim Jong Un")]),
        ("respected ComradeKim Jong Unwas there", [("Kim Jong Un", "Kim Jong Un")]),
        ("flowers at Kim Il Sung Square", []),
        ("the Order of Kim Il Sung was given.", []),
        ("Lim Su-mi spoke. Later Lim left.", [("Lim Su-mi", "Lim Su-mi"), ("Lim", "Lim Su-mi")]),
        ("Limits were set.", []),
    ],
)
def test_people(names: Names, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text, PEOPLE) == expected


def test_bare_surname_is_the_person_who_is_called_so(names: Names) -> None:
    text = "Kim Jong Un met Kim Su-mi. Kim smiled."
    assert names(text, PEOPLE)[-1] == ("Kim", "Kim Jong Un")


def test_bare_surname_alone_needs_the_country(names: Names) -> None:
    assert names("Kim bakes bread in Paris.", PEOPLE) == []
    assert names("In North Korea, Kim smiled.", PEOPLE) == [("Kim", "Kim Jong Un")]


def test_bare_surname_is_whom_the_article_named(names: Names) -> None:
    assert names("Prime Minister Kim Su-mi came. Kim smiled.", PEOPLE)[-1] == ("Kim", "Kim Su-mi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KCNA said so.", ["KCNA"]),
        ("The Ministry of Toys and Games met.", ["Ministry of Toys and Games"]),
        ("Taiwan Chip Making Co. grew.", ["Taiwan Chip Making Co."]),
        ("the DPRK Kite Association", ["Kite Association"]),
    ],
)
def test_organizations(names: Names, text: str, expected: list[str]) -> None:
    assert [name for _, name in names(text, ORGANIZATIONS)] == expected


def test_headline_alone_makes_no_unlisted_name(names: Names) -> None:
    assert names("Governor Opens Big New Tile Factory\nHe cut the tape.", PLACES) == []


def test_headline_repeats_a_name_of_the_body(names: Names) -> None:
    text = "Anju Tile Factory Opens Doors\nThe Anju Tile Factory is new."
    assert [words for words, _ in names(text, PLACES)] == ["Anju Tile Factory", "Anju Tile Factory"]


@pytest.mark.parametrize("text", ["", "\n", "Kim", "-", "’s", "The of The", "Mount", "& & &", "Ri -"], ids=repr)
def test_odd_texts_pass_through(analyse: Callable[[str], Doc], text: str) -> None:
    assert analyse(text).text == text


@pytest.fixture(scope="module")
def with_entities() -> Callable[[str, str, str], Doc]:
    """A text of which the language model takes some words for a name."""
    run = naming.component(load_pack()).run
    nlp = spacy.blank("en")

    def analysed(text: str, words: str, label: str) -> Doc:
        doc = nlp(text)
        start = text.index(words)
        doc.ents = [doc.char_span(start, start + len(words), label=label)]
        for token in doc:
            token.pos_ = "PROPN" if token.text[0].isupper() else "X"
        doc._.names = {}
        run(doc)
        return doc

    return analysed


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He was born in Porvoo.", "Porvoo", ["Porvoo"]),
        ("He sailed to the Porvoo.", "the Porvoo", ["Porvoo"]),
        ("He works for PRVO now.", "PRVO", []),
        ('A system called "Porvoo" runs.', "Porvoo", []),
        ("He spoke of Korea.", "Korea", []),
    ],
    ids=["town", "article", "acronym", "title", "shared"],
)
def test_place_that_only_ner_knows(
    with_entities: Callable[[str, str, str], Doc], text: str, words: str, expected: list[str]
) -> None:
    doc = with_entities(text, words, "LOC")
    assert [span.text for span in doc.spans[PLACES]] == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("It pleased Anna de Boer.", "Anna de Boer", ["Anna de Boer"]),
        ("It pleased Mr. Tom Boer.", "Mr. Tom Boer", ["Tom Boer"]),
        ("The puppet fell on Puppet Boer.", "Puppet Boer", []),
        ("It pleased Boer.", "Boer", []),
    ],
    ids=["particle", "title", "common-word", "surname"],
)
def test_person_that_only_ner_knows(
    with_entities: Callable[[str, str, str], Doc], text: str, words: str, expected: list[str]
) -> None:
    doc = with_entities(text, words, "PERSON")
    assert [span.text for span in doc.spans[PEOPLE]] == expected


def test_person_is_found_again_without_ner(with_entities: Callable[[str, str, str], Doc]) -> None:
    doc = with_entities("It pleased Anna Boer. Then Anna Boer left.", "Anna Boer", "PERSON")
    assert [span.text for span in doc.spans[PEOPLE]] == ["Anna Boer", "Anna Boer"]


@pytest.mark.parametrize(
    ("text", "layer", "expected"),
    [
        ("Kim Hwa Sik of Kimhwa County spoke.", PEOPLE, ["Kim Hwa Sik"]),
        ("Kim Hwa Sik of Kimhwa County spoke.", PLACES, ["Kimhwa County"]),
        ("Then Pak Thae Song and Ri Song Ho spoke.", PEOPLE, ["Pak Thae Song", "Ri Song Ho"]),
        ("They went to Kimhyongjik by train.", PEOPLE, []),
    ],
    ids=["person-not-county", "county", "song-is-a-syllable", "one-word-is-no-person"],
)
def test_korean_names_and_places_alike(names: Names, text: str, layer: str, expected: list[str]) -> None:
    assert [words for words, _ in names(text, layer)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Society for the Study of Mosses met.", "Society for the Study of Mosses"),
        ("The Korea Association of Weavers met.", "Korea Association of Weavers"),
        ("The Center for Moss Studies met.", "Center for Moss Studies"),
        ("They sold Porvo Electronics there.", "Porvo Electronics"),
        ("The Union of Korean Weavers in Japan met.", "Union of Korean Weavers in Japan"),
        ("The Union of Weavers in Japan met.", "Union of Weavers"),
    ],
    ids=["two-openers", "closed-and-opened", "site-for", "company", "abroad", "at home"],
)
def test_bodies_by_shape(names: Names, text: str, expected: str) -> None:
    assert [name for _, name in names(text, ORGANIZATIONS)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a plant in Dong Tam province opened", ["Dong Tam Province"]),
        ("a plant in the province of Dong Tam opened", ["Dong Tam"]),
        ("the Party county officials", []),
    ],
    ids=["before", "of", "no-name"],
)
def test_unlisted_name_beside_a_small_administrative_word(
    with_entities: Callable[[str, str, str], Doc], text: str, expected: list[str]
) -> None:
    doc = with_entities(text, "opened" if "opened" in text else "officials", "MISC")
    assert [doc._.names[span.kb_id_] for span in doc.spans[PLACES]] == expected


def test_person_is_called_by_the_first_name_too(with_entities: Callable[[str, str, str], Doc]) -> None:
    doc = with_entities("It pleased Anneli Porvo, and later Anneli left.", "Anneli Porvo", "PERSON")
    assert [span.text for span in doc.spans[PEOPLE]] == ["Anneli Porvo", "Anneli"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The India-Atlantic region is large.", []),
        ("Talks on the Japan-Russia border went on.", ["Japan", "Russia"]),
        ("Mars's Korea has two states.", []),
    ],
    ids=["half of a compound", "two names", "possessive ending"],
)
def test_a_hyphen_or_possessive_makes_no_place(names: Names, text: str, expected: list[str]) -> None:
    assert [name for _, name in names(text, PLACES)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea's Academy of Social Sciences met.", ["Academy of Social Sciences"]),
        ("The Academy of Social Sciences of Vietnam met.", ["Academy of Social Sciences of Vietnam"]),
        ("The Academy of Social Sciences of the DPRK met.", ["Academy of Social Sciences"]),
        ("The Unification Ministry of North Korea met.", ["Unification Ministry of North Korea"]),
    ],
)
def test_a_listed_body_of_another_country_is_another_body(names: Names, text: str, expected: list[str]) -> None:
    assert [name for _, name in names(text, ORGANIZATIONS)] == expected


@pytest.mark.parametrize(
    "name",
    [
        "Anju Bean Paste and Sauce Factory",
        "Anju Potato-processing Factory",
        "Anju Orphanage",
        "Denmark-Norway Friendship Hall",
    ],
)
def test_a_whole_name_of_a_site_is_one_name(names: Names, name: str) -> None:
    assert [found for found, _ in names(f"They saw the then {name} there.", PLACES)] == [name]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Anju and Kusong mines of the DPRK did well.", ["North Korea"]),
        ("The Anju and Kusong railway bureaus of the DPRK did well.", ["North Korea"]),
        (
            "Factories in the cities of Anju and Kusong in the DPRK did well.",
            ["Anju City", "Kusong City", "North Korea"],
        ),
    ],
    ids=["mines", "bureaus", "cities"],
)
def test_places_that_are_parts_of_a_list_of_bodies_are_none(
    read_doc: Callable[..., Doc], text: str, expected: list[str]
) -> None:
    doc = read_doc(text)
    assert [doc._.names[span.kb_id_] for span in doc.spans[PLACES]] == expected


@pytest.mark.model
def test_a_county_called_after_a_person_in_a_list_of_counties(read_doc: Callable[..., Doc]) -> None:
    doc = read_doc("Farms in Kim Hyong Jik and Songchon counties of the DPRK did well.")
    assert [span.kb_id_ for span in doc.spans[PLACES]] == ["KP0104", "KP0717", "KP"]
    assert list(doc.spans[PEOPLE]) == []
