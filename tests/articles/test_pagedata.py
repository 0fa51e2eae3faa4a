import json

import pytest
from lxml.html import document_fromstring

from pipeline.articles.metadata import FoundDate
from pipeline.articles.pagedata import page_metadata


def read(head="", body="<p>x</p>"):
    return page_metadata(document_fromstring(f"<html lang='en-US'><head>{head}</head><body>{body}</body></html>"))


def ld(**values):
    return f"<script type='application/ld+json'>{json.dumps(values)}</script>"


def test_json_ld_article_is_read():
    item = {
        "@type": ["NewsArticle"],
        "headline": "A mill &amp; more",
        "author": [{"name": "Ann Hill"}],
        "publisher": {"name": "The Paper"},
        "datePublished": "2024-05-03",
        "dateModified": "2024-05-04",
    }
    meta = read(ld(**{"@graph": [{"@type": "WebSite", "name": "Site"}, item]}))
    assert (meta.title, meta.author, meta.outlet) == ("A mill & more", "Ann Hill", "The Paper")
    assert (meta.published, meta.published_from, meta.modified) == ("2024-05-03", "json-ld datePublished", "2024-05-04")


def test_teasers_of_other_articles_say_nothing():
    teaser = {"@type": "NewsArticle", "headline": "Other", "author": "Bo Berg", "datePublished": "2020-01-01"}
    meta = read(ld(**{"@type": "NewsArticle", "headline": "A mill"}) + ld(**teaser))
    assert (meta.title, meta.author, meta.published) == ("A mill", "", "")


def test_meta_elements_and_links_are_read():
    meta = read(
        "<meta property='og:title' content='A mill'><meta property='og:site_name' content='The Paper'>"
        "<meta name='author' content='Ann Hill'><link rel='canonical' href='https://paper.example.com/a'>"
    )
    assert (meta.title, meta.outlet, meta.author) == ("A mill", "The Paper", "Ann Hill")
    assert (meta.url, meta.language) == ("https://paper.example.com/a", "en")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            "<meta property='og:title' content='A mill | The Paper'><meta property='og:site_name' content='The Paper'>",
            "",
        ),
        ("<title>A mill - The Paper</title>", "<h1>A mill</h1>"),
    ],
)
def test_name_of_the_site_is_no_part_of_the_title(head, body):
    assert read(head, body or "<p>x</p>").title == "A mill"


def test_publication_is_the_first_date_that_the_page_states():
    head = (
        "<meta property='article:published_time' content='2024-05-03T10:00'>"
        "<meta property='article:modified_time' content='2024-06-01'>"
    )
    meta = read(head, "<h1>A mill</h1><time class='date' datetime='2024-05-04'></time>")
    assert (meta.published, meta.published_from) == ("2024-05-03T10:00", "meta article:published_time")
    assert (meta.modified, [date.kind for date in meta.dates]) == ("2024-06-01", ["stated", "shown"])


def test_a_date_that_is_only_shown_is_not_stated():
    meta = read(body="<h1>A mill</h1><div class='date'>May 4, 2024</div>")
    assert (meta.published, meta.dates[0]) == ("", FoundDate("May 4, 2024", "div date", "shown"))


@pytest.mark.parametrize(
    ("html", "region"),
    [
        ("<html lang='en-GB'>", "GB"),
        ("<html xml:lang='en-GB'>", "GB"),
        ("<html lang='en'><meta property='og:locale' content='en_IN'>", "IN"),
        ("<html lang='en'>", ""),
    ],
)
def test_country_of_the_language_is_kept(html, region):
    meta = page_metadata(document_fromstring(f"{html}<body><p>x</p></body></html>"))
    assert (meta.language, meta.region) == ("en", region)


@pytest.mark.parametrize(
    "script", ["{broken", "", "[" * 100_000, "3", '{"@type": "NewsArticle", "author": {"name": null}}']
)
def test_odd_json_ld_is_passed_over(script):
    assert read(f"<script type='application/ld+json'>{script}</script><title>A mill</title>").title == "A mill"


def test_nothing_is_guessed():
    meta = read()
    assert (meta.title, meta.author, meta.outlet, meta.url, meta.published, meta.dates) == ("", "", "", "", "", ())
