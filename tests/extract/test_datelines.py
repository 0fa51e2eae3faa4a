from datetime import date
from types import SimpleNamespace

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.extract.datelines import Datelines, dateline_end, in_dateline
from pipeline.extract.layers import DATES, register_layers
from pipeline.records import Article

VOCAB = spacy.blank("en")
VOCAB.add_pipe("sentencizer")
register_layers()


def dated(text: str, published: date | None = date(2025, 3, 12)) -> Doc:
    doc = VOCAB(text)
    doc._.article = Article(article_id="a1", path="x", text=text, published_start=published, published_end=published)
    Datelines(SimpleNamespace(modality=(), cues=()))(doc)
    return doc


def test_weekday_counts_from_publication() -> None:
    doc = dated("The mill opened on Monday.")
    assert [(span.text, span.kb_id_) for span in doc._.dates] == [("Monday", "2025-03-10")]


def test_previous_day_counts_from_the_day_told_before() -> None:
    doc = dated("The mill opened on February 20. The previous day it was empty.")
    assert [span.kb_id_ for span in doc._.dates] == ["2025-02-20", "2025-02-19"]


def test_phrases_and_spans_stand_in_the_same_order() -> None:
    doc = dated("In 2023 it was planned, in May 2024 it was built.")
    assert [span.text for span in doc.spans[DATES]] == [dated.phrase.text for dated in doc._.date_phrases]


def test_scores_have_one_entry_per_span() -> None:
    group = dated("It opened in 2023 and closed in 2024.").spans[DATES]
    assert len(group.attrs["scores"]) == len(group) == 2


def test_unknown_publication_leaves_a_relative_date_open() -> None:
    doc = dated("The mill opened on Monday.", published=None)
    assert [span.kb_id_ for span in doc._.dates] == [""]


def test_dateline_ends_behind_the_dash() -> None:
    assert dateline_end("Harbour City, May 3 (ABC) -- A mill opened.") == len("Harbour City, May 3 (ABC) --")


@pytest.mark.parametrize("text", ["A mill (the second) opened -- at last.", "A mill opened.", ""])
def test_no_dateline_in_ordinary_paragraphs(text: str) -> None:
    assert dateline_end(text) == 0


def test_date_inside_the_dateline_is_told_from_one_behind_it() -> None:
    doc = dated("Harbour City, March 11 (ABC) -- A mill opened on March 10.")
    assert [in_dateline(span) for span in doc._.dates] == [True, False]


@given(st.text(alphabet="Monday 12/34-,.\nMarch 2025()last year ago×", max_size=80))
def test_any_text_passes_and_spans_quote_it(text: str) -> None:
    doc = dated(text)
    assert all(doc.text[span.start_char : span.end_char] == span.text for span in doc._.dates)
