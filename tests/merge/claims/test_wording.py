"""Word diffs between versions of a statement, and quotations that differ between outlets."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.merge.claims import Ledger
from pipeline.merge.claims.wording import folded_word, word_diff
from pipeline.records import Claim

MakeClaim = Callable[..., Claim]
Relate = Callable[..., Ledger]
_OURS, _THEIRS = re.compile(r"\{\+(.*?)\+\}"), re.compile(r"\[-(.*?)-\]")


def folded(text: str) -> list[str]:
    return [word for word in map(folded_word, text.split()) if word]


@pytest.mark.parametrize(
    ("theirs", "ours", "diff"),
    [
        ("the people will prosper", "the people shall prosper", "the people [-will-] {+shall+} prosper"),
        ("we build mills", "we build new mills", "we build {+new+} mills"),
        ("we must build mills now", "build mills now", "[-we must-] build mills now"),
        ("The “people” will  prosper", 'the "People" will prosper', ""),
        ("we build mills in the north", "the harvest was in the barn", ""),
        ("we build [-mills-] now and here", "we build mills now and here", ""),
    ],
    ids=["replaced", "added", "left out", "marks, case and blanks", "nothing in common", "marks of the notation"],
)
def test_diff_marks_the_words_that_differ(theirs: str, ours: str, diff: str) -> None:
    assert word_diff(theirs, ours) == diff


WORDS = st.lists(
    st.sampled_from(["We", "must", "build", "Mills", "in", "the", "“north”", "of", "20", "people,"]), max_size=14
)


@given(theirs=WORDS, ours=WORDS)
def test_diff_gives_both_texts_back(theirs: list[str], ours: list[str]) -> None:
    diff = word_diff(" ".join(theirs), " ".join(ours))
    if diff:
        assert folded(_THEIRS.sub(r"\1", _OURS.sub("", diff))) == folded(" ".join(theirs))
        assert _OURS.sub(r"\1", _THEIRS.sub("", diff)).split() == ours


@given(words=WORDS)
def test_a_text_does_not_differ_from_itself(words: list[str]) -> None:
    assert word_diff(" ".join(words), " ".join(words).upper()) == ""


def test_each_relay_has_its_difference(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [
        make_claim("a", "the life of the rural people will change in ten years"),
        make_claim("b", "the life of the rural people shall change in ten years"),
    ]
    found = {claim.article_id: claim.wording for claim in ledger(claims).claims}
    assert found == {"a": "", "b": "the life of the rural people [-will-] {+shall+} change in ten years"}


def quoting(make_claim: MakeClaim, article_id: str, quote: str) -> Claim:
    return make_claim(article_id, f"{quote} in the counties of the country", quotes=(quote,), claim_type="mixed")


def test_a_quotation_that_differs_between_outlets_is_told(make_claim: MakeClaim, ledger: Relate) -> None:
    one, other = "it is a serious political problem", "it is a grave political problem"
    claims = [quoting(make_claim, "a", one), quoting(make_claim, "b", other), quoting(make_claim, "c", one.upper())]
    assert [group.quote_variants for group in ledger(claims).groups] == [(one, other)]


@pytest.mark.parametrize(
    "other",
    ["a serious political problem", "It is a “serious” political problem", "the mills are ready for the winter"],
    ids=["part of it", "case and marks", "another passage"],
)
def test_what_is_no_other_wording_is_not_told(other: str, make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [quoting(make_claim, "a", "it is a serious political problem"), quoting(make_claim, "b", other)]
    assert [v for group in ledger(claims).groups for v in group.quote_variants] == []


def test_one_outlet_has_no_variants(make_claim: MakeClaim, ledger: Relate) -> None:
    claims = [quoting(make_claim, "a", "it is a serious political problem"),
              quoting(make_claim, "b", "it is a grave political problem")]  # fmt: skip
    assert [group.quote_variants for group in ledger(claims, outlet="The Post").groups] == [()]
