"""Speakers taken up without their names: by a noun, by "it", as one of several."""

from collections.abc import Callable

import pytest

from pipeline.extract.claims.attribution import ClaimFrame

pytestmark = pytest.mark.model
Reader = Callable[..., list[ClaimFrame]]
NAMED = "Han Ki-bom"


def last_speaker(claims: list[ClaimFrame]) -> str:
    return claims[-1].speaker if claims else ""


@pytest.mark.parametrize(
    ("who", "taken_up"),
    [
        pytest.param("Han Ki-bom, a researcher at the Harbor Institute,", "The expert", id="expert"),
        pytest.param("Han Ki-bom, an economist at the Harbor Institute,", "The expert", id="economist"),
        pytest.param("Han Ki-bom, a director at the ministry,", "The official", id="official"),
        pytest.param("Han Ki-bom, a minister in the cabinet,", "The minister", id="office"),
        pytest.param("Han Ki-bom", "The 71-year-old farmer", id="age"),
        pytest.param("Han Ki-bom", "The trader", id="nothing-told-of-him"),
    ],
)
def test_definite_noun_takes_up_the_last_speaker(claims_of: Reader, who: str, taken_up: str) -> None:
    claims = claims_of(f"{who} said the mill was late. {taken_up} said that the looms were old.")
    assert [claim.speaker for claim in claims] == [NAMED, NAMED]


@pytest.mark.parametrize(
    "who", ["Han Ki-bom, the ambassador to Russia,", "Han Ki-bom, ambassador to Russia,", "Ambassador Han Ki-bom"]
)
def test_diplomat_takes_up_an_ambassador(claims_of: Reader, who: str) -> None:
    text = f'{who} said the mill was late. "The looms are old and weak," the diplomat said.'
    assert last_speaker(claims_of(text)) == NAMED


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Han Ki-bom, a director at the ministry, said the mill was late. An official said that the looms were new. "
            "The official said that the looms were old.",
            "official",
            id="an-official-was-brought-in",
        ),
        pytest.param(
            "Han Ki-bom, a farmer in the county, said the mill was late. The minister said that the looms were old.",
            "minister",
            id="another-office",
        ),
        pytest.param(
            "Han Ki-bom, a farmer in the county, said the mill was late. A trader said that the looms were old.",
            "trader",
            id="indefinite",
        ),
        pytest.param(
            "Han Ki-bom said the mill was late. Pak Yong Su visited the county. "
            "The expert said that the looms were old.",
            "expert",
            id="somebody-named-in-between",
        ),
        pytest.param(
            "Han Ki-bom said the mill was late.\nThe county is cold.\nThe roads are bad.\nThe shop is empty.\n"
            "The expert said that the looms were old.",
            "expert",
            id="paragraphs-in-between",
        ),
        pytest.param(
            "Han Ki-bom said the mill was late. The experts said that the looms were old.", "experts", id="plural"
        ),
        pytest.param("The ministry said the mill was late. The expert said that it was old.", "expert", id="no-person"),
    ],
)
def test_noun_that_means_somebody_else(claims_of: Reader, text: str, speaker: str) -> None:
    assert last_speaker(claims_of(text)) == speaker


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The ministry", "ministry"),
        ("The Ministry of Unification", "Ministry of Unification"),
        ("North Korea", "North Korea"),
        ("The letter", "letter"),
    ],
)
def test_it_takes_up_a_body(claims_of: Reader, body: str, name: str) -> None:
    claims = claims_of(f"{body} said that the mill had closed. It added that the roads were good.")
    assert [claim.speaker for claim in claims] == [name, name]


def test_it_takes_up_the_body_that_the_sentence_before_is_about(claims_of: Reader) -> None:
    claims = claims_of("The Harbor Institute published a study. It said that the mill had closed.")
    assert [claim.speaker for claim in claims] == ["Harbor Institute"]


@pytest.mark.parametrize(
    "before",
    ["Ri Chol said that the mill had closed.", "The weather was cold.", "Traders said that the mill had closed."],
    ids=["person", "thing", "group"],
)
def test_it_that_takes_up_no_body_says_nothing(claims_of: Reader, before: str) -> None:
    claims = claims_of(f"{before} It added that the roads were good.")
    assert not any(claim.speaker_text == "It" for claim in claims)


@pytest.mark.parametrize(
    ("one", "speaker"),
    [
        ("One of them, a woman,", "woman"),
        ("One of them, a woman in her twenties,", "woman"),
        ("One of them, a trader from Musan,", "trader from Musan"),
    ],
)
def test_one_of_them_is_whom_the_apposition_names(claims_of: Reader, one: str, speaker: str) -> None:
    claims = claims_of(f"Two families left the county. {one} said the mill was closed.")
    assert [claim.speaker for claim in claims] == [speaker]


def test_one_of_them_alone_is_nobody(claims_of: Reader) -> None:
    assert claims_of("One of them said the mill was closed.") == []


def test_they_takes_up_the_last_group(claims_of: Reader) -> None:
    claims = claims_of("Traders said the mill was closed. They added that the roads were good.")
    assert [claim.speaker for claim in claims] == ["Traders", "Traders"]


@pytest.mark.parametrize(
    "introduction",
    ["the weaver, a woman surnamed Piao", "a weaver who gave only his family name, Piao"],
)
def test_surname_alone_is_a_name(claims_of: Reader, introduction: str) -> None:
    text = f'"The looms stand still," said {introduction}. Piao said the roof leaks.'
    assert [claim.speaker for claim in claims_of(text)] == ["Piao", "Piao"]


def test_whose_words_they_are(claims_of: Reader) -> None:
    text = 'A weaver thought that the mill was idle. "The looms stand still," in his words.'
    assert [claim.speaker for claim in claims_of(text)] == ["weaver", "weaver"]


def test_quotation_goes_on_behind_an_addressee(claims_of: Reader) -> None:
    text = '"Customers like it," Pak Chun Sik told us. "So we divided it into two."'
    expected = [("Pak Chun Sik", "Customers like it"), ("Pak Chun Sik", "So we divided it into two")]
    assert [(claim.speaker, text[claim.start : claim.end]) for claim in claims_of(text)] == expected


def test_name_behind_the_place_of_an_office(claims_of: Reader) -> None:
    title = "The World Bank's former representative in Pyongyang"
    text = f"{title}, Edwin Castellanos, observed at a seminar that the mill was idle."
    assert [claim.speaker for claim in claims_of(text)] == ["Edwin Castellanos"]


def test_surname_of_somebody_else_in_the_phrase_is_not_the_speakers(claims_of: Reader) -> None:
    text = "An official who met a trader surnamed Piao said the mill was idle."
    assert [claim.speaker for claim in claims_of(text)] == ["official"]


def test_whoever_named_an_official_is_not_the_official(claims_of: Reader) -> None:
    text = "An official, named by Ri Chol Min, said the mill was idle."
    assert "Ri Chol Min" not in [claim.speaker for claim in claims_of(text)]


def test_text_may_begin_with_a_verb_that_looks_like_a_noun(claims_of: Reader) -> None:
    assert claims_of("Claims it is new.") == []
