"""Announced texts: paragraphs that a sentence with a colon at its end gives to somebody."""

from collections.abc import Callable

import pytest

from pipeline.extract.claims.attribution import ClaimFrame

pytestmark = pytest.mark.model
Reader = Callable[..., list[ClaimFrame]]
MILL = "The mill turns out more cloth than any other in the province"
GRAIN = "Its workers have grain for the winter and for the spring"


def said(text: str, claims: list[ClaimFrame]) -> list[tuple[str, str]]:
    return [(claim.speaker, text[claim.start : claim.end]) for claim in claims]


@pytest.mark.parametrize(
    "announcement",
    [
        "Ri Chol issued the following statement on Friday:",
        "The full text of the speech of Ri Chol is as follows:",
        "Ri Chol's speech reads as follows:",
    ],
)
def test_printed_text_is_said_a_paragraph_at_a_time(claims_of: Reader, announcement: str) -> None:
    text = f"{announcement}\n{MILL}.\n{GRAIN}."
    assert said(text, claims_of(text)) == [("Ri Chol", MILL), ("Ri Chol", GRAIN)]


def test_printed_text_is_said_word_for_word(claims_of: Reader) -> None:
    claims = claims_of(f"Ri Chol issued the following statement on Friday:\n{MILL}.\n{GRAIN}.")
    assert {(claim.claim_type, claim.cue) for claim in claims} == {("direct", ":")}


def test_salutation_is_no_claim(claims_of: Reader) -> None:
    text = f"Ri Chol issued the following statement on Friday:\nDear comrades,\n{MILL}."
    assert said(text, claims_of(text)) == [("Ri Chol", MILL)]


def test_message_is_its_senders(claims_of: Reader) -> None:
    text = f"The weavers received a message from Ri Chol.\nThe full text of the message is as follows:\n{MILL}."
    assert ("Ri Chol", MILL) in said(text, claims_of(text))


def test_verb_before_the_colon_gives_one_paragraph(claims_of: Reader) -> None:
    text = f"Ri Chol spoke at the gate on Friday, and said:\n{MILL}.\n{GRAIN}."
    assert said(text, claims_of(text)) == [("Ri Chol", MILL)]


def test_list_of_names_is_no_claim(claims_of: Reader) -> None:
    text = "Ri Chol read out the following statement:\nPak Yong Su, Kim Song Il, Choe Myong Ho, Han Sol Mi"
    assert claims_of(text) == []
