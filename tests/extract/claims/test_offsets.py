"""Whatever a text is made of: claims quote it exactly."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.extract.rows import article_rows
from pipeline.knowledge.load import load_pack
from pipeline.records import Claim

pytestmark = pytest.mark.model
SENTENCES = (
    "Kim Jong Un called for better roads, KCNA said.",
    "Yonhap reported, citing KCNA, that Kim Jong Un said the mill was ready.",
    "The ministry denied on Monday that the mill had closed.",
    '"The mill is old. It has no power," a trader in Musan County said.',
    "“We will build ten mills,” he said, “and they must be good.”",
    "The mill, according to analysts, is a failure.",
    "As Ri Chol put it, the county needs 20 mills.",
    "It added that prices had risen by 30 percent.",
    "The expert said that the looms were old.",
    "Neither side said that the road was open.",
    'Said Ri Chol: "There is no rice at all in the shop."',
    "Pyongyang, May 3 (KCNA) -- The premier called upon all officials to save water.",
    "Q: How many looms does the mill have?",
    "A: The mill has two hundred looms now.",
    "Ri Chol: We have power in the morning.",
    "Kim Jong Un inspected the Kusong Textile Mill on March 5.",
)
FRAGMENTS = (
    *SENTENCES,
    "he said",
    '"',
    "“",
    "according to",
    "Kim said:",
    ", she added",
    "—",
    "(KCNA)",
    "é 한국 \u200b",
    "…",
)
JOINTS = (" ", "\n", "\n\n", "", "  ")


@pytest.fixture(scope="module")
def outlets() -> frozenset[str]:
    return frozenset(fact.name for fact in load_pack().organizations)


def texts() -> st.SearchStrategy[str]:
    piece = st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(JOINTS))
    return st.lists(piece, max_size=7).map(lambda pieces: "".join(words + joint for words, joint in pieces))


def assert_quotes(claim: Claim, text: str) -> None:
    assert claim.text == text[claim.start : claim.end] == claim.text.strip() != ""
    assert claim.speaker_text == text[claim.speaker_start : claim.speaker_end] != ""
    assert text[claim.cue_start : claim.cue_end].strip() != ""
    assert all(quote in text for quote in claim.quotes)
    assert all(quantity in claim.text for quantity in claim.quantities)
    assert claim.said_text in text


@settings(max_examples=30, deadline=None)
@given(text=texts())
def test_claims_quote_the_text(text: str, read_doc: Callable[..., Doc], outlets: frozenset[str]) -> None:
    claims = article_rows(read_doc(text, published="2025-03-12")).claims
    for claim in claims:
        assert_quotes(claim, text)
        assert claim.origin == (claim.relays[0] if claim.relays else "")
        if claim.origin_start is not None:
            assert text[claim.origin_start : claim.origin_end].strip() != ""
            assert claim.origin in outlets
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    assert len({claim.claim_id for claim in claims}) == len(claims)


@settings(max_examples=10, deadline=None)
@given(text=texts())
def test_claims_are_the_same_in_every_run(text: str, read_doc: Callable[..., Doc]) -> None:
    once, again = (article_rows(read_doc(text, published="2025-03-12")).claims for _ in range(2))
    assert once == again
