"""Stable ids from content: never from paths or the order of reading, so that other file names give equal tables."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from pipeline.articles.metadata import RawMetadata
from pipeline.articles.pages import Unreadable


def article_id(title: str, text: str, meta: RawMetadata) -> str:
    """The id of an article: of its title, text, outlet, url and publication date as found."""
    return _digest(title, text, meta.outlet, meta.url, meta.published or meta.published_header)


def rejected_id(document: Unreadable) -> str:
    """The id of a document that could not be read: of its bytes and the reason; of its path where it has no bytes."""
    return _digest("rejected", document.digest or document.path, document.reason)


def numbered(ids: Iterable[str]) -> list[str]:
    """The ids made unique: the second of equal ones ends in `-2`, the third in `-3`."""
    seen: Counter[str] = Counter()
    unique = []
    for content_id in ids:
        seen[content_id] += 1
        unique.append(content_id if seen[content_id] == 1 else f"{content_id}-{seen[content_id]}")
    return unique


def _digest(*parts: str) -> str:
    return "a" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
