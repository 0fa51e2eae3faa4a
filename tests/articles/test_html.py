import pytest

from pipeline.errors import ArticleError

FIRST = "The mill in the river town was opened on Monday, and its workers began to make paper the same day."
SECOND = "Officials of the county said that the machines had been tested for three weeks before the opening."
THIRD = "Two more mills are to follow in the next valley, where the ground was broken in the spring of the year."


def page(body, head=""):
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
    return (
        f"<html lang='en-GB'><head>{head}</head><body>{menu}<main>{body}</main><footer>© A Paper</footer></body></html>"
    )


def article(*extra):
    return page(
        f"<article><h1>A mill for the river town</h1><p>{FIRST}</p><p>{SECOND}</p>{''.join(extra)}"
        f"<p>{THIRD}</p></article>"
    )


def test_article_is_kept_and_menu_cut(cleaned):
    result = cleaned(article(), "html")
    assert result.text == "\n".join(["A mill for the river town", FIRST, SECOND, THIRD])
    assert [s.text for s in result.segments if s.rule == "page-furniture"] == ["Home", "News", "© A Paper"]


def test_inline_elements_lose_no_clause(cleaned):
    marked = (
        "<p>The <b>director</b>, who <custom-tag>came from the <i>capital</i></custom-tag>, praised "
        "<a href='/x'>the workers</a> at length on the day of the opening.</p>"
    )
    sentence = "The director, who came from the capital, praised the workers at length on the day of the opening."
    assert sentence in cleaned(article(marked), "html").text


def test_scripts_and_hidden_elements_are_no_text(cleaned):
    hidden = (
        "<script>var a = 1;</script><p style='display: none'>Hidden words of the page.</p><p hidden>More of them.</p>"
    )
    assert "idden words" not in cleaned(article(hidden), "html").raw


def test_title_that_the_page_does_not_show_stands_in_front(cleaned):
    result = cleaned(
        page(f"<p>{FIRST}</p><p>{SECOND}</p>", "<meta property='og:title' content='A mill opens'>"), "html"
    )
    assert result.text == f"A mill opens\n{FIRST}\n{SECOND}"
    assert result.raw.startswith("A mill opens\nHome")


def test_fragment_without_body_is_content(cleaned):
    assert cleaned(f"<p>{FIRST}</p><p>Short.</p>", "html").text == f"{FIRST}\nShort."


@pytest.mark.parametrize(
    "source",
    ["<html></html>", "", "<!-- -->", page("<p>Page not found</p>"), "<html><body><script>1</script></body></html>"],
)
def test_page_without_an_article_has_a_reason(cleaned, source):
    with pytest.raises(ArticleError, match="page"):
        cleaned(source, "html")


def test_deeply_nested_page_is_read(cleaned):
    assert FIRST in cleaned(page("<div>" * 200 + f"<p>{FIRST}</p><p>{SECOND}</p>"), "html").text


def test_page_nested_beyond_all_reason_has_a_reason(cleaned):
    with pytest.raises(ArticleError):
        cleaned(page("<div>" * 20_000 + f"<p>{FIRST}</p>"), "html")


def test_xml_declaration_is_no_obstacle(cleaned):
    assert FIRST in cleaned('<?xml version="1.0" encoding="iso-8859-1"?>' + article(), "html").text


def test_caption_of_the_article_is_kept_and_that_of_a_teaser_cut(cleaned):
    caption, teaser = "Workers stand before the new mill on Monday.", "Another story about a mill in the next valley."
    lead = f"<figure><img src='m.jpg'><figcaption>{caption}</figcaption></figure>"
    card = f"<figure><a href='/t'><figcaption>{teaser}</figcaption></a></figure>"
    body = f"<article><h1>A mill</h1>{lead}<p>{FIRST}</p><p>{SECOND}</p>{card}<p>{THIRD}</p></article>"
    assert cleaned(page(body), "html").text == "\n".join(["A mill", caption, FIRST, SECOND, THIRD])
