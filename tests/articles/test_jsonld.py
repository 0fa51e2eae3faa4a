import pytest
from lxml.html import document_fromstring

from pipeline.articles.jsonld import json_ld, stated_article


def items(script):
    return json_ld(
        document_fromstring(f"<html><head><script type='application/ld+json'>{script}</script></head></html>")
    )


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle"}',
        '[{"@type": "NewsArticle"}]',
        '{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle"}}',
        '<!-- {"@type": "NewsArticle"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle"}\n//]]>',
        '/*<![CDATA[*/ {"@type": "NewsArticle"} /*]]>*/',
        '{"@type": "NewsArticle", "name": "a\nb"}',
    ],
)
def test_article_is_found_wherever_it_stands(script):
    assert stated_article(items(script))["@type"] == "NewsArticle"


def test_page_stands_in_for_an_article():
    assert stated_article(items('[{"@type": "Organization"}, {"@type": "WebPage", "name": "A"}]'))["name"] == "A"


@pytest.mark.parametrize("script", ["", "{broken", "3", "[" * 100_000, "null"])
def test_odd_json_holds_nothing(script):
    assert items(script) == []
