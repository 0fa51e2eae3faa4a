"""What is read from the words of a statement."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.merge.claims.meaning import meaning
from pipeline.merge.claims.words import StatementWords, stem
from pipeline.records import Claim

MakeClaim = Callable[..., Claim]


@pytest.mark.parametrize(
    ("one", "other"),
    [("county", "counties"), ("halt", "halted"), ("plan", "planning"), ("modern", "modernisation")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("county", "country"), ("mill", "mile"), ("farm", "form")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("twenty counties and 3,000 homes", {"20", "3000"}),
        ("1.2 million tons in the second quarter", {"1200000", "#2"}),
        ("twenty five of two hundred", {"25", "200"}),
        ("no number at all", set()),
    ],
)
def test_numbers_have_one_form(text: str, numbers: set[str], make_claim: MakeClaim, known: StatementWords) -> None:
    assert meaning(make_claim("a", text), [], known, date(2025, 3, 5)).numbers == numbers


def test_quantities_know_what_they_count(make_claim: MakeClaim, known: StatementWords) -> None:
    claim = make_claim("a", "in 20 cities and counties for ten years", quantities=("20 cities", "ten years"))
    assert meaning(claim, [], known, date(2025, 3, 5)).quantities == {("citi", "20"), ("counti", "20"), ("year", "10")}


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("the mill will not be closed", {"clos"}),
        ("the mill will not only be closed but sold", set()),
        ("No, the mill works", set()),
        ("there is no longer any cement", {"cement"}),
        ("no soldier was hurt at the site", {"soldie", "hurt"}),
    ],
)
def test_negations_turn_the_next_word(
    text: str, negated: set[str], make_claim: MakeClaim, known: StatementWords
) -> None:
    assert meaning(make_claim("a", text), [], known, date(2025, 3, 5)).negated == negated
