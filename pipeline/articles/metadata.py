"""Title, author, outlet, url, language and dates of an article as they were found: read from named fields.

`RawMetadata` is what the dates room and the flow read; its values are the document's own strings.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

FIELD_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "articletitle", "ogtitle", "name"),
    "author": ("author", "authors", "byline", "creator", "dccreator", "articleauthor", "writer", "reporter"),
    "outlet": ("outlet", "source", "publisher", "sitename", "ogsitename", "newspaper", "publication", "medium"),
    "url": ("url", "link", "canonicalurl", "ogurl", "sourceurl", "permalink", "webpage", "uri"),
    "language": ("language", "lang", "inlanguage", "oglocale"),
    "published": (
        "published", "datepublished", "date", "pubdate", "publishdate", "publicationdate", "datepublish",
        "publishedat", "publishedtime", "publisheddate", "pubtime", "articlepublishedtime", "dateissued", "dcdate",
    ),
    "modified": (
        "modified", "updated", "datemodified", "updatedat", "modifiedat", "lastmodified", "lastmod", "dateupdated",
        "modifiedtime", "updateddate", "articlemodifiedtime",
    ),
    "text": ("text", "storytext", "body", "articlebody", "fulltext", "articletext", "maintext", "content"),
    "html": ("html", "rawhtml", "contenthtml", "bodyhtml", "htmlcontent"),
}  # fmt: skip
"""The usual names of each field, the best first, folded by `fold_key`."""


DateKind = Literal["stated", "shown", "hint"]
"""A date that a page states of itself, one that it shows to its reader as its date, or only a hint."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A publication date that stands in a page's source: the value as written and where it stood."""

    value: str
    where: str
    kind: DateKind = "stated"


@dataclass(frozen=True, slots=True)
class RawMetadata:
    """What a document says about itself, as found; empty when it does not say."""

    title: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    canonical: str = ""
    """The address that a page calls its own; a copy names the original."""
    language: str = ""
    region: str = ""
    """The country of the language tag: "GB" in "en-GB"."""
    published: str = ""
    published_from: str = ""
    """Where `published` was found: the key of a record, or of the page ("json-ld datePublished")."""
    published_header: str = ""
    """The words of a date line printed in the text ("Published: 8 March 2024, 10:12")."""
    modified: str = ""
    """When the document says it was changed: never its publication date."""
    dates: tuple[FoundDate, ...] = ()
    """All publication dates of a page's source, the most trusted kind first; `published` is the first stated one."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A record sorted into its metadata and its content, with the keys that nobody knows."""

    meta: RawMetadata
    text: str
    html: str
    unknown: tuple[str, ...]


def fold_key(key: str) -> str:
    """The key without case and separators: "date_published", "datePublished" and "Date Published" are one."""
    return re.sub(r"[^a-z0-9]", "", key.lower())


def plain(value: object) -> str:
    """The text of a metadata value: lists joined by commas, an object by its name; empty when there is none."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return next((plain(value[key]) for key in ("name", "rendered", "@value", "#text") if key in value), "")
    if isinstance(value, list | tuple):
        return ", ".join(item for item in map(_item, value) if item)
    return ""


def _item(value: object) -> str:
    """One item of a list; lists inside lists are nobody's metadata."""
    return "" if isinstance(value, list | tuple) else plain(value)


def language_code(value: str) -> str:
    """The language alone, "en" for "en-US" or "en_GB.UTF-8"; what has no such form stays as found."""
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][\w.-]+)?", value.strip())
    return match[1].lower() if match else value.strip()


def region_code(value: str) -> str:
    """The country of a language tag, "GB" for "en-GB" or "en_GB.UTF-8"; empty when it names none."""
    match = re.fullmatch(r"[A-Za-z]{2,3}[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2})(?:\..*)?", value.strip())
    return match[1].upper() if match else ""


def _content(value: object) -> str:
    """The text of a content field, untouched: the offsets of the article count in it; a list is its paragraphs."""
    if isinstance(value, str):
        return value if value.strip() else ""
    return "\n".join(filter(None, map(_item, value))) if isinstance(value, list) else plain(value)


def read_fields(record: Mapping[str, object]) -> Fields:
    """Sort a record's values into fields; where several keys name one field, the best that is not empty counts."""
    by_key = {fold_key(str(key)): (str(key), value) for key, value in reversed(list(record.items()))}
    found: dict[str, str] = {}
    used_key: dict[str, str] = {}
    for name, keys in FIELD_KEYS.items():
        read = _content if name in ("text", "html") else plain
        for key in keys:
            value = read(by_key[key][1]) if key in by_key else ""
            if value:
                found[name], used_key[name] = value, by_key[key][0]
                break
    known = {key for keys in FIELD_KEYS.values() for key in keys}
    unknown = tuple(str(key) for key in record if fold_key(str(key)) not in known)
    text, html = found.pop("text", ""), found.pop("html", "")
    meta = metadata_of({**found, "published_from": used_key.get("published", "")})
    meta = replace(meta, language=language_code(meta.language), region=region_code(meta.language))
    return Fields(meta, text, html, unknown)


def metadata_of(found: Mapping[str, str]) -> RawMetadata:
    """The metadata of values by field name; a field that is not there is empty."""
    return replace(RawMetadata(), **dict[str, Any](found))


def first_known(candidates: Iterable[RawMetadata]) -> RawMetadata:
    """One metadata of several: for each field the first value that is not empty.

    `published` and where it was found go together.
    """
    merged = RawMetadata()
    for meta in candidates:
        missing = {f.name for f in fields(meta) if not getattr(merged, f.name)}
        if "published" not in missing:
            missing.discard("published_from")
        merged = replace(merged, **{name: getattr(meta, name) for name in missing})
    return merged
