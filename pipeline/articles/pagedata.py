"""What a page's source says about it: JSON-LD, meta elements, headings, links; its dates are in `pagedates`."""

import re
from collections.abc import Mapping
from html import unescape

from lxml.html import HtmlElement

from pipeline.articles.jsonld import json_ld, stated_article
from pipeline.articles.metadata import FoundDate, RawMetadata, first_known, language_code, plain, region_code
from pipeline.articles.pagedates import page_dates

_MODIFIED_META = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "lastmod",
)
_TITLE_META = ("og:title", "headline", "twitter:title", "dc.title", "citation_title", "parsely-title", "title")
_AUTHOR_META = ("author", "article:author", "dc.creator", "byl", "parsely-author", "citation_author", "sailthru.author")
_OUTLET_META = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "citation_journal_title",
    "article:publisher",
)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SAME_TITLE = 0.6
"""A heading with so many of the title's words is the title as the reader sees it."""
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—»·•:]|-|::)\s+")


def page_metadata(root: HtmlElement) -> RawMetadata:
    """What the page says about itself, the most deliberate statement first: JSON-LD, then meta elements, then links."""
    meta = _meta_elements(root)
    stated = first_known((_from_json_ld(stated_article(json_ld(root))), _from_meta(meta), _from_markup(root)))
    dates = tuple(dict.fromkeys(page_dates(root, meta)))
    first = next((found for found in dates if found.kind == "stated"), FoundDate("", ""))
    return RawMetadata(
        title=_without_site(stated.title, stated.outlet, _headings(root)),
        author="" if stated.author.startswith(("http:", "https:")) else stated.author,
        outlet="" if stated.outlet.startswith(("http:", "https:")) else stated.outlet,
        url=_from_markup(root).url or stated.url,
        canonical=_from_markup(root).url or stated.url,
        language=language_code(stated.language),
        region=region_code(stated.language) or region_code(meta.get("og:locale", "")),
        published=first.value,
        published_from=first.where,
        modified=stated.modified,
        dates=dates,
    )


def _meta_elements(root: HtmlElement) -> dict[str, str]:
    """The content of each meta element by its lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _from_json_ld(item: Mapping[str, object]) -> RawMetadata:
    page = item.get("mainEntityOfPage")
    url = item.get("url") or (page.get("@id") if isinstance(page, Mapping) else page)
    return RawMetadata(
        title=plain(item.get("headline") or item.get("name")),
        author=plain(item.get("author")),
        outlet=plain(item.get("publisher")),
        url=_http(plain(url)),
        language=plain(item.get("inLanguage")),
        modified=plain(item.get("dateModified")),
    )


def _from_meta(meta: Mapping[str, str]) -> RawMetadata:
    def first(names: tuple[str, ...]) -> str:
        return next((meta[name] for name in names if name in meta), "")

    return RawMetadata(
        title=first(_TITLE_META), author=first(_AUTHOR_META), outlet=first(_OUTLET_META), modified=first(_MODIFIED_META)
    )  # fmt: skip


def _from_markup(root: HtmlElement) -> RawMetadata:
    """Canonical address, language of the html element, first heading or title element."""
    canonical = next((e.get("href", "") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), "")
    og_url = next((e.get("content", "") for e in root.iter("meta") if e.get("property") == "og:url"), "")
    language = next((e.get("lang") or e.get("xml:lang") or e.get(_XML_LANG) or "" for e in root.iter("html")), "")
    title = next((" ".join(e.text_content().split()) for e in root.iter("title")), "")
    headings = _headings(root)
    return RawMetadata(
        title=headings[0] if len(headings) == 1 else title, url=_http(canonical) or _http(og_url), language=language
    )


def _http(url: str) -> str:
    """The address when it is one of the web; relative ones say nothing outside their page."""
    return url.strip() if url.strip().startswith(("http://", "https://", "//")) else ""


def _headings(root: HtmlElement) -> list[str]:
    found = (" ".join(element.text_content().split()) for element in root.iter("h1"))
    return [text for text in found if text]


def _without_site(title: str, outlet: str, headings: list[str]) -> str:
    """The title without the name of the site that pages add to it: by the page's heading, or by the outlet's name."""
    title = " ".join(unescape(title).split())
    words = set(re.findall(r"\w+", title.lower()))
    for heading in headings:
        shown = set(re.findall(r"\w+", heading.lower()))
        if len(shown) > 2 and len(shown & words) >= _SAME_TITLE * min(len(shown), len(words)):
            return heading
    parts = _SITE_SUFFIX.split(title)
    if outlet and len(parts) > 1 and (parts[-1].lower() in outlet.lower() or outlet.lower() in parts[-1].lower()):
        return title[: title.rindex(parts[-1])].rstrip(" |–—»·•:-")
    return title
