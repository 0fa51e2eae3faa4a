"""What a page's source says about it: JSON-LD, meta elements, time elements, links.

Dates are only collected here, as they are written; which of them counts is decided in the dates room.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from lxml.html import HtmlElement

from pipeline.articles.metadata import FoundDate, RawMetadata, first_known, language_code, plain

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|^Report)\b")
_PAGE_TYPES = re.compile(r"WebPage\b|CreativeWork\b")
_PUBLISHED_META = (
    "article:published_time", "article:published", "datepublished", "date_published", "publishdate", "publish_date",
    "publish-date", "pubdate", "published_time", "og:published_time", "og:article:published_time",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created",
    "dc.date.created", "dcterms.date", "dc.date", "dc:date", "citation_publication_date", "article.published",
    "originalpublicationdate", "release_date", "date",
)  # fmt: skip
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
_PUBLISHED_CLASS = re.compile(
    r"publish|posted|pubdate|entry-date|date-time|byline|dateline|article-?date|post-?date", re.IGNORECASE
)
_SAME_TITLE = 0.6
"""A heading with so many of the title's words is the title as the reader sees it."""
_SITE_SUFFIX = re.compile(r"\s+(?:[|–—»·•:]|-|::)\s+")


def page_metadata(root: HtmlElement) -> RawMetadata:
    """What the page says about itself, the most deliberate statement first: JSON-LD, then meta elements, then links."""
    meta = _meta_elements(root)
    stated = first_known((_from_json_ld(_stated_article(root)), _from_meta(meta), _from_markup(root)))
    dates = tuple(dict.fromkeys(_dates(root, meta)))
    first = dates[0] if dates else FoundDate("", "")
    return RawMetadata(
        title=_without_site(stated.title, stated.outlet, _headings(root)),
        author="" if stated.author.startswith(("http:", "https:")) else stated.author,
        outlet="" if stated.outlet.startswith(("http:", "https:")) else stated.outlet,
        url=_from_markup(root).url or stated.url,
        language=language_code(stated.language),
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


def _json_ld(root: HtmlElement) -> Iterator[Mapping[str, object]]:
    """The objects of the page's JSON-LD, those nested as its graph or main entity too; broken JSON is passed over."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            stack: list[object] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            item = stack.pop(0)
            if isinstance(item, list):
                stack.extend(item)
            elif isinstance(item, Mapping):
                yield item
                stack.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _stated_article(root: HtmlElement) -> Mapping[str, object]:
    """The first JSON-LD object that is an article, else the first page; further ones are teasers of other articles."""
    items = [(str(item.get("@type")), item) for item in _json_ld(root)]
    ranked = (item for types in (_ARTICLE_TYPES, _PAGE_TYPES) for kind, item in items if types.search(kind))
    return next(ranked, {})


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
    language = next(
        (e.get("lang") or e.get("{http://www.w3.org/XML/1998/namespace}lang") or "" for e in root.iter("html")), ""
    )
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


def _dates(root: HtmlElement, meta: Mapping[str, str]) -> Iterator[FoundDate]:
    """Publication dates in the source, the most trusted kind first."""
    if value := plain(_stated_article(root).get("datePublished")):
        yield FoundDate(value, "json-ld datePublished")
    for name in _PUBLISHED_META:
        if name in meta:
            yield FoundDate(meta[name], f"meta {name}")
    for element in root.iter():
        if isinstance(element.tag, str) and (printed := _printed_date(element)):
            yield printed


def _printed_date(element: HtmlElement) -> FoundDate | None:
    """The date of an element that is marked as the page's publication date."""
    value = element.get("datetime") or element.get("content") or " ".join(element.text_content().split())[:60]
    if (element.get("itemprop") or "").lower() == "datepublished" and element.tag != "meta":
        return FoundDate(value, "itemprop datePublished") if value else None
    if element.tag != "time" or not value:
        return None
    marks = " ".join(filter(None, (element.get("class"), element.get("itemprop"), *_parent_marks(element))))
    if "pubdate" in element.attrib or (
        _PUBLISHED_CLASS.search(marks) and not re.search("modif|updat", marks, re.IGNORECASE)
    ):
        return FoundDate(value, "time element")
    return None


def _parent_marks(element: HtmlElement) -> tuple[str | None, ...]:
    parent = element.getparent()
    return () if parent is None else (parent.get("class"),)
