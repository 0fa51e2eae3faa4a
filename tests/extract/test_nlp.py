"""Loading a model; joining parsed paragraphs; the order of the components."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.errors import ModelError
from pipeline.extract import nlp as room
from pipeline.extract.component import Component, order_problems
from pipeline.extract.nlp import MODEL_PLACES, NewsPipeline, build_nlp, load_model, news_pipeline
from pipeline.extract.splitting import splitter
from pipeline.knowledge.load import load_pack
from pipeline.records import Article

PLAIN: NewsPipeline = news_pipeline(spacy.blank("en"), [], splitter(["Ri Yong Gil"]))


def article(text: str, article_id: str = "a1") -> Article:
    return Article(article_id=article_id, path="p", text=text)


def only(pipeline: NewsPipeline, text: str) -> Doc:
    (doc,) = pipeline.pipe([article(text)])
    return doc


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(list("ab .,\n\t\r\u2028“”'é한-")), max_size=40))
def test_doc_has_the_text_of_the_article(text: str) -> None:
    assert only(PLAIN, text).text == text


@pytest.mark.parametrize("text", ["", "\n", "\n\nA\n", "x\x00y", "ComradeRi Yong Gilwent."], ids=repr)
def test_odd_texts_pass_through(text: str) -> None:
    assert only(PLAIN, text).text == text


def test_lone_surrogate_keeps_the_offsets() -> None:
    assert only(PLAIN, "a\ud800b c").text == "a\ufffdb c"


def test_overlong_paragraph_is_parsed_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_LONGEST_PIECE", 40)
    text = "word " * 30
    doc = only(PLAIN, text)
    assert doc.text == text
    assert max(len(sentence.text) for sentence in doc.sents) <= 40


def test_overlong_word_is_cut() -> None:
    text = "x" * 2500
    assert [len(token) for token in only(PLAIN, text)] == [1000, 1000, 500]


def test_newline_is_a_sentence_of_its_own() -> None:
    doc = only(PLAIN, "One two.\nThree.")
    assert [sentence.text for sentence in doc.sents] == ["One two.", "\n", "Three."]


def test_articles_come_back_in_order_with_their_record() -> None:
    articles = [article(f"Text {n}.\nMore.", f"a{n}") for n in range(5)]
    docs = list(PLAIN.pipe(articles, batch_size=2))
    assert [doc._.article.article_id for doc in docs] == ["a0", "a1", "a2", "a3", "a4"]


def test_no_model_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(room, "MODEL_PLACES", (tmp_path / "none",))
    with pytest.raises(ModelError, match="no language model found") as caught:
        load_model()
    assert "\n" not in str(caught.value)


def test_unreadable_model_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_model(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_component_that_reads_an_empty_layer_is_named() -> None:
    reader = Component("claims", lambda doc: None, requires=("people",))
    writer = Component("naming", lambda doc: None, assigns=("people",))
    assert order_problems([reader, writer]) == ["claims: layer people is not filled yet"]
    assert order_problems([writer, reader]) == []


def test_components_stand_in_a_working_order() -> None:
    assert order_problems(build_nlp(spacy.blank("en"), load_pack()).components) == []


@pytest.mark.model
@pytest.mark.skipif(not any(path.is_dir() for path in MODEL_PLACES), reason="the model is not trained yet")
def test_our_model_gives_sentences_within_paragraphs() -> None:
    pipeline = build_nlp(load_model(), load_pack())
    doc = only(pipeline, "Mill opens in Anju\nRi Yong Gil came. He spoke.\nNo full stop here")
    assert [s.text for s in doc.sents if not s.text.isspace()] == [
        "Mill opens in Anju",
        "Ri Yong Gil came.",
        "He spoke.",
        "No full stop here",
    ]
