"""Relays: through whom a statement came, the one nearest to the speaker first."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from pipeline.extract.claims.attribution import ClaimFrame
from pipeline.extract.rows import article_rows

pytestmark = pytest.mark.model
Reader = Callable[..., list[ClaimFrame]]


def names(claims: list[ClaimFrame]) -> list[list[str]]:
    return [[credit.name for credit in claim.relays] for claim in claims]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        pytest.param(
            "Yonhap reported, citing KCNA, that Kim Jong Un said the mill was ready.", ["KCNA", "Yonhap"], id="citing"
        ),
        pytest.param(
            "Kim Jong Un said the mill was ready, Yonhap reported, citing KCNA.", ["KCNA", "Yonhap"], id="citing-behind"
        ),
        pytest.param(
            "According to Yonhap, citing KCNA, Kim Jong Un said the mill was ready.",
            ["KCNA", "Yonhap"],
            id="according-to-first",
        ),
        pytest.param(
            "Kim Jong Un said the mill was ready, according to Yonhap, citing KCNA.",
            ["KCNA", "Yonhap"],
            id="according-to-last",
        ),
        pytest.param(
            "Yonhap quoted the Rodong Sinmun as saying that Kim Jong Un called for better roads.",
            ["Rodong Sinmun", "Yonhap"],
            id="quoted-as-saying",
        ),
        pytest.param(
            "Kim Jong Un called for better roads, KCNA said in a dispatch quoted by Yonhap.",
            ["KCNA", "Yonhap"],
            id="quoted-by",
        ),
        pytest.param(
            '"The mill is ready," Kim Jong Un was quoted as saying by KCNA.', ["KCNA"], id="quoted-as-saying-by"
        ),
        pytest.param(
            "Kim Jong Un called for better roads in a speech broadcast by KCTV.",
            ["Korean Central Television"],
            id="broadcast-by",
        ),
        pytest.param("In an interview with KCNA, the manager said the mill was ready.", ["KCNA"], id="interview-with"),
        pytest.param("State media said Kim Jong Un called for better roads.", ["state media"], id="media-in-general"),
        pytest.param("Kim Jong Un called for better roads.", [], id="nobody"),
        pytest.param("Kim Jong Un called for better roads at the office of KCNA.", [], id="only-named"),
    ],
)
def test_relays_stand_in_order_from_the_speaker(claims_of: Reader, text: str, relays: list[str]) -> None:
    assert names(claims_of(text)) == [relays]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Yonhap reported, citing the KCNA, that Kim Jong Un said the mill was ready.",
            ["KCNA", "Yonhap"],
            id="chain",
        ),
        pytest.param("Kim Jong Un called for better roads, KCTV reported.", ["KCTV"], id="other-name"),
        pytest.param("According to state media, Kim Jong Un called for better roads.", ["state media"], id="all"),
    ],
)
def test_relays_quote_the_text(claims_of: Reader, text: str, words: list[str]) -> None:
    (claim,) = claims_of(text)
    assert [text[credit.start : credit.end] for credit in claim.relays] == words


def test_row_has_the_nearest_relay_as_origin(read_doc: Callable[..., Doc]) -> None:
    text = "Yonhap reported, citing KCNA, that Kim Jong Un said the mill was ready."
    (row,) = article_rows(read_doc(text)).claims
    assert (row.origin, row.relays) == ("KCNA", ("KCNA", "Yonhap"))
    assert (row.origin_start, row.origin_end) == (text.index("KCNA"), text.index("KCNA") + 4)


def test_row_without_a_relay_has_no_place_of_origin(read_doc: Callable[..., Doc]) -> None:
    (row,) = article_rows(read_doc("Kim Jong Un called for better roads.")).claims
    assert (row.origin, row.origin_start, row.origin_end, row.relays) == ("", None, None, ())


RELAYED = "Kim Jong Un called for better roads, KCNA said.\n"


@pytest.mark.parametrize(
    ("following", "relays"),
    [
        pytest.param("Kim Jong Un said that the mill was ready.", [["KCNA"]], id="same-speaker"),
        pytest.param("He added that the mill was ready.", [["KCNA"]], id="pronoun"),
        pytest.param("Pak Thae Song said that the mill was ready.", [["KCNA"]], id="same-country"),
        pytest.param("The weather was cold.\nKim Jong Un said that the mill was ready.", [["KCNA"]], id="no-claim"),
        pytest.param("South Korea said that the mill had no power.", [[]], id="another-country"),
        pytest.param("Analysts said that the mill had no power.", [[]], id="group"),
        pytest.param(
            "Analysts said that the mill had no power.\nKim Jong Un said that the mill was ready.",
            [[], []],
            id="ended-for-good",
        ),
        pytest.param("Yonhap reported that Kim Jong Un said the mill was ready.", [["Yonhap"]], id="another-relay"),
    ],
)
def test_relay_holds_until_the_writer_speaks(claims_of: Reader, following: str, relays: list[list[str]]) -> None:
    assert names(claims_of(RELAYED + following)) == [["KCNA"], *relays]


def test_chain_holds_as_a_whole(claims_of: Reader) -> None:
    text = "Yonhap quoted KCNA as saying that Kim Jong Un called for better roads.\nKim Jong Un praised the new mill."
    text += "\nKim Jong Un said that the mill was ready."
    assert names(claims_of(text))[-1] == ["KCNA", "Yonhap"]


def test_relay_named_in_a_sentence_without_a_claim_holds(claims_of: Reader) -> None:
    assert names(claims_of("The speech was carried by KCNA. Kim Jong Un called for better roads.")) == [["KCNA"]]


def test_house_stands_in_no_sentence(claims_of: Reader) -> None:
    (claim,) = claims_of("Pyongyang, May 3 (KCNA) -- Kim Jong Un called for better roads.")
    assert [(credit.name, credit.start, credit.end) for credit in claim.relays] == [("KCNA", None, None)]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        pytest.param("Seoul, May 3 (Yonhap) -- Kim Jong Un called for better roads.", [], id="independent"),
        pytest.param(
            "Seoul, May 3 (Yonhap) -- Kim Jong Un called for better roads, KCNA reported.", ["KCNA"], id="named-inside"
        ),
        pytest.param(
            "Pyongyang, May 3 (KCNA) -- Ri Chol runs a mill in the county.\nQ: How many looms does the mill have?\n"
            "Q: Do you have power?\nA: We have power in the morning.",
            ["KCNA"],
            id="transcript",
        ),
    ],
)
def test_house_copy(claims_of: Reader, text: str, relays: list[str]) -> None:
    assert names(claims_of(text)) == [relays]


@pytest.mark.parametrize(
    ("text", "speaker", "relays"),
    [
        pytest.param(
            "NHK, quoting a diplomatic source, reported that the mill had closed.", "diplomatic source", ["NHK"],
            id="quoting",
        ),
        pytest.param(
            "Yonhap, citing an official, reported that the mill had closed.", "official", ["Yonhap"], id="citing"
        ),
        pytest.param(
            "The mill had closed, Yonhap reported, citing a lawmaker.", "lawmaker", ["Yonhap"], id="citing-behind"
        ),
        pytest.param(
            "Reuters cited a trader as saying that the mill had closed.", "trader", ["Reuters"], id="cited-as-saying"
        ),
    ],
)  # fmt: skip
def test_cited_source_is_the_speaker(claims_of: Reader, text: str, speaker: str, relays: list[str]) -> None:
    claims = claims_of(text)
    assert [claim.speaker for claim in claims] == [speaker]
    assert names(claims) == [relays]
    assert text[claims[0].start : claims[0].end].lower() == "the mill had closed"


@pytest.mark.parametrize("text", ["Yonhap said the mill had closed.", "NHK reported that the mill had closed."])
def test_fact_that_an_outlet_reports_is_no_claim(claims_of: Reader, text: str) -> None:
    assert claims_of(text) == []


def test_outlet_that_is_quoted_word_for_word_speaks_itself(claims_of: Reader) -> None:
    (claim,) = claims_of('KCNA said: "The mill is ready and all workers are in high spirits."')
    assert (claim.speaker, claim.relays) == ("KCNA", ())
