"""Dates of publication in the source of a page, as they are written.

What a page states of itself (JSON-LD, meta elements, marked elements) comes first, then what it shows as a date near
its title, then mere hints. Which of them counts is decided in the dates room.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy

from htmldate import find_date
from lxml.html import HtmlElement

from pipeline.articles.jsonld import json_ld, stated_article, stated_pages
from pipeline.articles.metadata import DateKind, FoundDate, plain

_PUBLISHED_META = (
    "article:published_time", "article:published", "article:published_date", "article:post_date",
    "article_date_original", "dcsext.articlefirstpublished", "originalpublicationdate", "rnews:datepublished",
    "datepublished", "date_published", "publishdate", "publish_date", "publish-date", "published-date",
    "published_date", "publisheddate", "publication_date", "pubdate", "published_time", "og:published_time",
    "og:article:published_time", "og:article:published", "og:datepublished", "og:publish_date", "og:pubdate",
    "bt:pubdate", "mediator_published_time", "shareaholic:article_published_time", "vr:published_time",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "analyticsattributes.articledate",
    "dc.date.issued", "dcterms.issued", "prism.publicationdate", "citation_online_date", "citation_publication_date",
    "citation_date", "dc.date.published", "dc.date.publication", "dcterms.created", "dc.date.created", "dc.created",
    "dcterms.date", "dc.date", "dc:date", "dc:created", "article.published", "article.created", "datecreated",
    "date_created", "release_date", "pdate", "ptime", "displaydate", "doc_date", "date",
)  # fmt: skip
_ATTRIBUTES = ("datetime", "content", "data-datetime", "data-date")
_OWN_MARK = re.compile(
    r"publish|pub-?date|posted|post-?date|entry-?date|article-?date|story-?date|news-?date|date-?(?:posted|header|line)|"
    r"date-?time|byline",
    re.IGNORECASE,
)
_ANY_MARK = re.compile(
    rf"{_OWN_MARK.pattern}|(?<![a-z])date(?![a-z])|[a-z]Date(?![a-z])|(?<![a-z])(?:time|timestamp|meta|submitted|author|info)"
    r"(?![a-z])|articleheader|post-?(?:info|meta|details)|entry-?meta"
)
"""Class names by which pages mark the line of date and writer."""
_OTHER_DATE = re.compile(
    r"modif|updat|edited|revis|event|expir|deadline|birth|copyright|join|member|since", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"(?<![a-z])(?:comments?|respond|related|recommend(?:ed|ations)?|sidebar|side-bar|widget-area|popular|trending|latest|"
    r"most-?(?:read|viewed|commented)|more-(?:news|stories|from)|read-?(?:more|next)|recirc|promo|teasers?|ticker|"
    r"navigation|pagination|nav|menu|site-footer|newsletter|upcoming|calendar|archives?|cards?|carousel|summary-item)"
    r"(?![a-z])",
    re.IGNORECASE,
)
"""Class names of what belongs to other articles, to readers, or to the site."""
LIBRARY = "htmldate"
"""Where a hint comes from that the library gave."""
_LONGEST = 120
_PROSE_WORDS = 25
_TITLE_WORDS, _LEVELS, _LONGEST_SUFFIX = 3, 3, 30
_FIRST_DAY, _LAST_DAY = "1990-01-01", "2100-01-01"
"""Bounds for htmldate, which otherwise takes the clock; what is plausible is decided later."""


def page_dates(root: HtmlElement, meta: Mapping[str, str]) -> Iterator[FoundDate]:
    """Publication dates in the source, the most trusted kind first; `meta` are its meta elements by name."""
    stated = list(_stated(root, meta))
    yield from stated
    marked = [*_marked(root), *_of_title(root)]
    yield from sorted(marked, key=lambda found: ("stated", "shown", "hint").index(found.kind))
    if not stated and not any(found.kind == "stated" for found in marked):
        yield from _by_library(root)


def _stated(root: HtmlElement, meta: Mapping[str, str]) -> Iterator[FoundDate]:
    """What JSON-LD and meta elements say."""
    items = json_ld(root)
    for item in (stated_article(items), *stated_pages(items)):
        for key in ("datePublished", "dateCreated"):
            if value := plain(item.get(key)):
                yield FoundDate(value, f"json-ld {key}")
                break
    for name in _PUBLISHED_META:
        if name in meta:
            yield FoundDate(meta[name], f"meta {name}")


def _by_library(root: HtmlElement) -> Iterator[FoundDate]:
    """What htmldate takes for the original date. It does not say on which words, so it is a hint and no more."""
    copy = deepcopy(root)  # it cuts what it does not read
    day = find_date(copy, extensive_search=False, original_date=True, min_date=_FIRST_DAY, max_date=_LAST_DAY)
    if day:
        yield FoundDate(day, LIBRARY, "hint")


def _marked(root: HtmlElement) -> Iterator[FoundDate]:
    """The dates of elements that are marked as one, those of other articles and of readers' comments left out.

    What stands high above the title is the frame of the site: its mast shows the day of reading.
    """
    title = _title(root)
    beside = set() if title is None else set(_enclosing(title))
    framed, below = title is not None, False
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element is title:
            framed, below = False, True
        elif below and _is_prose(element):
            below, beside = False, set()
        near = below or any(above in beside for above in element.iterancestors())
        kind = _kind(element, near=near)
        if kind and not (framed and kind == "hint") and not _is_elsewhere(element):
            yield from _values(element, kind)


def _of_title(root: HtmlElement) -> Iterator[FoundDate]:
    """What stands behind the last bar of the title, when it can be a date: "A mill opens | A Paper | 19.01.2020"."""
    title = next((" ".join(element.text_content().split()) for element in root.iter("title")), "")
    last = title.rpartition("|")[2].strip()
    if last != title and len(last) <= _LONGEST_SUFFIX and re.search(r"(?:19|20)\d\d", last):
        yield FoundDate(last, "end of the title", "shown")


def _title(root: HtmlElement) -> HtmlElement | None:
    """The heading of the article: the first of several words, for the name of the site may be a heading too."""
    headings = list(root.iter("h1"))
    several = (heading for heading in headings if len(heading.text_content().split()) >= _TITLE_WORDS)
    return next(several, headings[0] if headings else None)


def _is_prose(element: HtmlElement) -> bool:
    """Whether an element is a paragraph of the body: the line of the date stands above it."""
    text = element.text_content() if element.tag == "p" else element.text or ""
    return element.tag not in ("script", "style") and len(text.split()) >= _PROSE_WORDS


def _enclosing(title: HtmlElement) -> Iterator[HtmlElement]:
    """The elements around a heading that hold it and its line of date and writer, not the whole page."""
    for above, _ in zip(title.iterancestors(), range(_LEVELS), strict=False):
        if above.tag in ("body", "html", "main"):
            return
        yield above


def _kind(element: HtmlElement, *, near: bool) -> DateKind | None:
    """What the date of an element would be; `None` when nothing marks it as the page's date of publication."""
    marks = _marks(element)
    if _OTHER_DATE.search(marks):
        return None
    if (element.get("itemprop") or "").lower() in ("datepublished", "datecreated"):
        return None if element.tag == "meta" else "stated"
    if element.tag in ("time", "abbr"):
        about = f"{_above(element)} {_lead(element)}"
        own = "pubdate" in element.attrib or _OWN_MARK.search(f"{marks} {_above(element)}")
        return None if _OTHER_DATE.search(about) else "stated" if own else "shown" if near else "hint"
    if _ANY_MARK.search(marks):
        return None if _OTHER_DATE.search(_lead(element)) else "shown" if near else "hint"
    return None


def _marks(element: HtmlElement) -> str:
    return " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop"))))


def _above(element: HtmlElement) -> str:
    parent = element.getparent()
    return "" if parent is None else parent.get("class") or ""


def _lead(element: HtmlElement) -> str:
    """The words right before an element: "Last updated:"."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        return f"{before.text_content()[-40:] if isinstance(before.tag, str) else ''} {before.tail or ''}"
    return (parent.text or "") if parent is not None else ""


def _values(element: HtmlElement, kind: DateKind) -> Iterator[FoundDate]:
    """What an element says of its date: its attribute, and the words that its reader sees."""
    where = f"{element.tag} {element.get('itemprop') or element.get('class') or element.get('id') or ''}".strip()
    attribute = next((element.get(name) for name in _ATTRIBUTES if element.get(name)), None)
    if attribute is None and element.tag == "abbr":
        attribute = element.get("title")
    if attribute and (kind == "stated" or element.tag == "time"):
        yield FoundDate(attribute.strip(), where, kind)
    shown = _short_text(element)
    if any(char.isdigit() for char in shown):
        yield FoundDate(shown, where, "shown" if kind == "stated" else kind)


def _short_text(element: HtmlElement) -> str:
    """What an element shows; empty when that is more than a line of dates and names."""
    shown = ""
    for part in element.itertext():
        shown = f"{shown} {' '.join(part.split())}".strip()
        if len(shown) > _LONGEST:
            return ""
    return shown


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element belongs to another article, to a comment, or to the frame of the site.

    The footer of the article is its own.
    """
    in_footer = False
    for above in (element, *element.iterancestors()):
        if above.tag in ("body", "html"):
            break
        if above.tag in ("article", "main"):
            in_footer = False
        elif above.tag in ("aside", "nav") or _ELSEWHERE.search(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
        in_footer = in_footer or above.tag == "footer"
    return in_footer
