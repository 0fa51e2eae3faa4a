import json

import pytest
from lxml.html import document_fromstring

from pipeline.articles.pagedata import page_metadata

PROSE = "The mill in the river town was opened on Monday, and its workers began to make paper on the same day, " * 3


def dates(head="", body="<p>x</p>"):
    """What a page says, as (value, where, kind), without what the library hints at."""
    root = document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    found = page_metadata(root).dates
    return [(date.value, date.where, date.kind) for date in found if date.where != "htmldate"]


def ld(**values):
    return f"<script type='application/ld+json'>{json.dumps(values)}</script>"


def story(line, after=""):
    return f"<article><h1>A mill opens</h1>{line}<p>{PROSE}</p></article>{after}"


def test_json_ld_and_meta_elements_state_the_date():
    item = {"@type": "NewsArticle", "datePublished": "2024-05-03", "dateModified": "2024-05-04"}
    head = ld(**{"@graph": [{"@type": "WebSite"}, item]}) + "<meta name='DC.date.issued' content='2024-05-03T01:00'>"
    assert dates(head) == [
        ("2024-05-03", "json-ld datePublished", "stated"),
        ("2024-05-03T01:00", "meta dc.date.issued", "stated"),
    ]


def test_page_object_dates_an_article_that_has_no_date():
    head = ld(**{"@graph": [{"@type": "Article"}, {"@type": "WebPage", "datePublished": "2024-05-03"}]})
    assert dates(head) == [("2024-05-03", "json-ld datePublished", "stated")]


def test_embedded_video_does_not_date_the_page():
    assert dates(ld(**{"@type": "VideoObject", "uploadDate": "2024-05-03"})) == []


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time", "og:article:published_time", "datePublished", "pubdate", "parsely-pub-date",
        "sailthru.date", "citation_publication_date", "dc.date", "dcterms.created", "date",
    ],
)  # fmt: skip
def test_usual_names_of_meta_elements(name):
    assert dates(f"<meta property='{name}' content='2024-05-03'>") == [("2024-05-03", f"meta {name.lower()}", "stated")]


@pytest.mark.parametrize("name", ["article:modified_time", "og:updated_time", "last-modified", "dcterms.modified"])
def test_change_is_no_publication(name):
    assert dates(f"<meta property='{name}' content='2024-05-03'>") == []


@pytest.mark.parametrize(
    "element",
    [
        "<time pubdate datetime='2024-05-03'></time>",
        "<time class='entry-date' datetime='2024-05-03'></time>",
        "<span class='posted-on'><time datetime='2024-05-03'></time></span>",
        "<abbr class='published' title='2024-05-03'></abbr>",
        "<div itemprop='datePublished' content='2024-05-03'></div>",
    ],
)
def test_marked_element_states_the_date(element):
    assert [(value, kind) for value, _, kind in dates(body=story(element))] == [("2024-05-03", "stated")]


@pytest.mark.parametrize(
    "name", ["date", "byline", "article-date", "post-meta", "timestamp", "ArticleHeader_date", "storyDate"]
)
def test_date_line_near_the_title_is_shown(name):
    assert dates(body=story(f"<div class='{name}'>May 3, 2024</div>")) == [("May 3, 2024", f"div {name}", "shown")]


def test_date_line_above_the_title_is_shown():
    body = f"<div><div class='date'>May 3, 2024</div><h1>A mill opens</h1></div><p>{PROSE}</p>"
    assert dates(body=body) == [("May 3, 2024", "div date", "shown")]


def test_date_line_far_from_the_title_is_a_hint():
    assert dates(body=story("", "<div class='date'>May 3, 2024</div>")) == [("May 3, 2024", "div date", "hint")]


def test_what_a_time_element_shows_is_kept_beside_its_attribute():
    line = "<time datetime='2024-05-03T01:00Z'>May 2, 2024</time>"
    assert dates(body=story(line)) == [("2024-05-03T01:00Z", "time", "shown"), ("May 2, 2024", "time", "shown")]


@pytest.mark.parametrize(
    "line",
    [
        "<time class='updated' datetime='2024-05-03'>May 3, 2024</time>",
        "<p>Last updated: <time datetime='2024-05-03'>May 3, 2024</time></p>",
        "<p><b>Updated</b> <span class='date'>May 3, 2024</span></p>",
        "<div class='event-date'>May 3, 2024</div>",
        "<div class='expiration-date'>May 3, 2024</div>",
    ],
)
def test_other_dates_of_the_page_are_none(line):
    assert dates(body=story(line)) == []


@pytest.mark.parametrize(
    "frame",
    [
        "<aside>{}</aside>",
        "<nav>{}</nav>",
        "<footer>{}</footer>",
        "<div class='comments'>{}</div>",
        "<div id='related-posts'>{}</div>",
        "<ul class='most-read'>{}</ul>",
        "<div class='post-navigation'>{}</div>",
        "<div class='sidebar'>{}</div>",
    ],
)
def test_dates_of_other_articles_and_of_readers_are_none(frame):
    line = "<time class='published' datetime='2024-05-03'>May 3, 2024</time><span class='date'>May 3, 2024</span>"
    assert dates(body=story("", frame.format(line))) == []


def test_footer_of_the_article_is_its_own():
    line = "<footer class='entry-footer'><time class='published' datetime='2024-05-03'></time></footer>"
    assert dates(body=story(line)) == [("2024-05-03", "time published", "stated")]


def test_end_of_the_title_may_be_a_date():
    assert dates("<title>A mill opens | A Paper | 03.05.2024</title>") == [("03.05.2024", "end of the title", "shown")]
    assert dates("<title>A mill opens | A Paper</title>") == []


def test_library_is_asked_when_the_page_states_nothing():
    body = story("<small>Published on May 3, 2024</small>")
    found = page_metadata(document_fromstring(f"<html><body>{body}</body></html>"))
    assert [(date.where, date.kind) for date in found.dates] == [("htmldate", "hint")]
    assert found.published == ""


@pytest.mark.parametrize(
    "body",
    ["<div class='meta'>" * 500, "<time datetime=''>", "<time datetime='x'>", "<div class='date'></div>", "<h1>"],
)
def test_odd_pages_pass(body):
    assert all(value for value, _, _ in dates(body=body))
