"""The JSON-LD of a page: its objects, and the one that describes the article."""

import json
import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

_WRAPPING = re.compile(
    r"^\s*(?:/[/*]\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*/)?|(?:/[/*]\s*)?(?:-->|\]\]>)(?:\s*\*/)?\s*;?\s*$"
)
"""Comment and CDATA marks that old pages put around their scripts."""
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|^Report)\b")
_PAGE_TYPES = re.compile(r"WebPage\b|CreativeWork\b")


def json_ld(root: HtmlElement) -> list[Mapping[str, object]]:
    """The objects of the page's JSON-LD, those nested as its graph or main entity too; broken JSON is passed over."""
    return [item for script in root.iter("script") for item in _objects(script)]


def stated_article(items: list[Mapping[str, object]]) -> Mapping[str, object]:
    """The first object that is an article, else the first page; further ones are teasers of other articles."""
    kinds = [(str(item.get("@type")), item) for item in items]
    ranked = (item for types in (_ARTICLE_TYPES, _PAGE_TYPES) for kind, item in kinds if types.search(kind))
    return next(ranked, {})


def stated_pages(items: list[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    """The objects that describe the page as a whole."""
    return (item for item in items if _PAGE_TYPES.search(str(item.get("@type"))))


def _objects(script: HtmlElement) -> Iterator[Mapping[str, object]]:
    if "ld+json" not in (script.get("type") or "").lower():
        return
    try:
        stack: list[object] = [json.loads(_WRAPPING.sub("", script.text or ""), strict=False)]
    except (ValueError, RecursionError):
        return
    while stack:
        item = stack.pop(0)
        if isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, Mapping):
            yield item
            stack.extend(item[key] for key in _NESTED if key in item)
