import codecs

import pytest

from pipeline.articles.encoding import decode
from pipeline.errors import ArticleError

TEXT = "The café “Río” in the river town was opened — at last — on Monday.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_encoding_is_found(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_latin_1_is_read():
    assert (
        decode("Señor Muñoz opened the mill at São Paulo.".encode("latin-1"))
        == "Señor Muñoz opened the mill at São Paulo."
    )


def test_korean_code_page_is_detected():
    text = "평안남도 성천군에서 지방공업공장 건설 착공식이 진행되였다. " * 3
    assert decode(text.encode("cp949")) == text


def test_declared_encoding_of_a_page_is_believed():
    source = '<html><head><meta charset="windows-1251"></head><body>Привет</body></html>'
    assert decode(source.encode("cp1251"), markup=True) == source


def test_valid_utf_8_wins_over_a_wrong_declaration():
    source = '<meta charset="iso-8859-1"><p>café</p>'
    assert decode(source.encode(), markup=True) == source


@pytest.mark.parametrize(
    "data", [b"", codecs.BOM_UTF8, b"\xff\xfe", b" \n"], ids=["empty", "utf-8 mark", "utf-16 mark", "blanks"]
)
def test_nothing_is_no_article(data):
    with pytest.raises(ArticleError):
        decode(data)


def test_bytes_without_text_are_binary():
    with pytest.raises(ArticleError, match="binary"):
        decode(bytes(range(256)) * 20)
