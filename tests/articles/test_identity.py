from pipeline.articles.identity import article_id, numbered, rejected_id
from pipeline.articles.metadata import RawMetadata
from pipeline.articles.pages import Unreadable


def test_id_depends_on_content_alone():
    meta = RawMetadata(outlet="The Paper", author="Ann Hill")
    assert article_id("A", "b", meta) == article_id("A", "b", RawMetadata(outlet="The Paper"))
    assert len({article_id("A", "b", meta), article_id("A", "c", meta), article_id("Ab", "", meta)}) == 3
    assert len(article_id("A", "\ud800", meta)) == 13


def test_rejected_id_depends_on_the_bytes():
    assert rejected_id(Unreadable("a", "empty", "1")) == rejected_id(Unreadable("b", "empty", "1"))
    assert rejected_id(Unreadable("a", "gone")) != rejected_id(Unreadable("b", "gone"))


def test_equal_ids_get_numbers():
    assert numbered(["a", "b", "a", "a"]) == ["a", "b", "a-2", "a-3"]
