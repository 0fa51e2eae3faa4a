"""Transcripts: paragraphs that a label gives to their speaker."""

from collections.abc import Callable

import pytest

from pipeline.extract.claims.attribution import ClaimFrame

pytestmark = pytest.mark.model
Reader = Callable[..., list[ClaimFrame]]
PERSON = "Ri Chol runs a mill in the county."
ASKED = "Q: How many looms does the mill have?"
ANSWERED = "A: The mill has two hundred looms now."
ASKED_AGAIN, ANSWERED_AGAIN = "Q: Do you have power?", "A: We have power in the morning."
LOOMS, POWER = "The mill has two hundred looms now", "We have power in the morning"


def said(text: str, claims: list[ClaimFrame]) -> list[tuple[str, str]]:
    return [(claim.speaker, text[claim.start : claim.end]) for claim in claims]


def transcript(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("asking", "answering"),
    [("Q", "A"), ("Question", "Answer"), ("Reporter", "Ri Chol"), ("Interviewer", "Ri"), ("Host", "Ri Chol")],
)
def test_answers_are_of_the_only_person_named_before(claims_of: Reader, asking: str, answering: str) -> None:
    text = transcript(
        PERSON,
        f"{asking}: How many looms does the mill have?",
        f"{answering}: {LOOMS}.",
        f"{asking}: Do you have power?",
        f"{answering}: {POWER}.",
    )
    assert said(text, claims_of(text)) == [("Ri Chol", LOOMS), ("Ri Chol", POWER)]


def test_names_are_labels(claims_of: Reader) -> None:
    text = transcript(f"Ri Chol: {LOOMS}.", "Pak Yong Su: The shop has no rice at all.", f"Ri Chol: {POWER}.")
    expected = [("Ri Chol", LOOMS), ("Pak Yong Su", "The shop has no rice at all"), ("Ri Chol", POWER)]
    assert said(text, claims_of(text)) == expected


def test_whoever_can_speak_is_a_label(claims_of: Reader) -> None:
    text = transcript(f"The ministry: {LOOMS}.", "A trader: The shop has no rice at all.", f"The ministry: {POWER}.")
    assert [claim.speaker for claim in claims_of(text)] == ["ministry", "trader", "ministry"]


def test_turn_is_said_word_for_word(claims_of: Reader) -> None:
    text = transcript(PERSON, ASKED, ANSWERED, ASKED_AGAIN, ANSWERED_AGAIN)
    assert {claim.claim_type for claim in claims_of(text)} == {"direct"}


def test_cue_of_a_turn_is_its_colon(claims_of: Reader) -> None:
    text = transcript(PERSON, ASKED, ANSWERED, ASKED_AGAIN, ANSWERED_AGAIN)
    (first, _) = claims_of(text)
    assert (first.cue, first.cue_start) == (":", text.index("A:") + 1)
    assert text[first.cue_start : first.cue_end] == ":"


@pytest.mark.parametrize(
    "question", ["Is there any rice in the shop?", "You have power at night. Is that right?"], ids=["alone", "at-last"]
)
def test_question_is_no_claim_whoever_asks(claims_of: Reader, question: str) -> None:
    text = transcript(f"Ri Chol: {LOOMS}.", f"Pak Yong Su: {question}", f"Ri Chol: {POWER}.")
    assert said(text, claims_of(text)) == [("Ri Chol", LOOMS), ("Ri Chol", POWER)]


def test_what_the_one_who_asks_tells_is_no_claim(claims_of: Reader) -> None:
    text = transcript(PERSON, "Host: Welcome to our show about the mill.", f"Ri Chol: {LOOMS}.", "Host: Thank you all.")
    assert said(text, claims_of(text)) == [("Ri Chol", LOOMS)]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Ri Chol and Pak Yong Su run a mill in the county.", id="two-people"),
        pytest.param("The mill stands in the county.", id="nobody"),
    ],
)
def test_answers_of_nobody_certain_are_no_claims(claims_of: Reader, head: str) -> None:
    assert claims_of(transcript(head, ASKED, ANSWERED, ASKED_AGAIN, ANSWERED_AGAIN)) == []


def test_person_named_twice_is_one(claims_of: Reader) -> None:
    text = transcript(PERSON, "Ri Chol was born in the county.", ASKED, ANSWERED, ASKED_AGAIN)
    assert said(text, claims_of(text)) == [("Ri Chol", LOOMS)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((PERSON, ASKED, ANSWERED), id="two-turns"),
        pytest.param(
            (f"Note: {LOOMS}.", "Place: It stands in the county.", "Price: It is high in winter."),
            id="things",
        ),
        pytest.param(
            ("Ri Chol: two hundred looms", "Pak Yong Su: no rice at all", "Ri Chol: power in the morning"),
            id="no-sentences",
        ),
        pytest.param((f"KCNA: {LOOMS}.", "Yonhap: The shop has no rice at all.", f"KCNA: {POWER}."), id="outlets"),
    ],
)
def test_no_transcript(claims_of: Reader, lines: tuple[str, ...]) -> None:
    assert claims_of(transcript(*lines)) == []


def test_too_short_an_answer_is_no_claim(claims_of: Reader) -> None:
    text = transcript(PERSON, ASKED, "A: Yes, certainly.", ASKED_AGAIN, ANSWERED_AGAIN)
    assert said(text, claims_of(text)) == [("Ri Chol", POWER)]


@pytest.mark.parametrize(
    "inside",
    ["I said that the mill is empty at night.", "Analysts say that the mill is empty at night."],
    ids=["own-voice", "unnamed"],
)
def test_what_a_turn_reports_is_no_second_claim(claims_of: Reader, inside: str) -> None:
    text = transcript(PERSON, ASKED, f"{ANSWERED} {inside}", ASKED_AGAIN, ANSWERED_AGAIN)
    assert said(text, claims_of(text)) == [("Ri Chol", f"{LOOMS}. {inside[:-1]}"), ("Ri Chol", POWER)]


def test_what_a_turn_reports_of_somebody_named_is_that_ones_claim(claims_of: Reader) -> None:
    report = "Kim Jong Un said that the mill must hurry."
    text = transcript(PERSON, ASKED, f"{ANSWERED} {report}", ASKED_AGAIN, ANSWERED_AGAIN)
    assert ("Kim Jong Un", "the mill must hurry") in said(text, claims_of(text))
