"""From a folder of documents to dated articles: read, clean, date, name the outlet.

A document that cannot be used becomes a rejected row here; its reason is in words a user can act on.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from pipeline.articles.clean import CleanText, clean
from pipeline.articles.containers import record_page
from pipeline.articles.html import shown_page
from pipeline.articles.identity import article_id, numbered, rejected_id
from pipeline.articles.metadata import RawMetadata, language_code
from pipeline.articles.outlet import Outlets
from pipeline.articles.pages import Reading
from pipeline.articles.read import RawPage, Unreadable, read_corpus
from pipeline.config import Settings
from pipeline.dates.edtf import parse_edtf
from pipeline.dates.grammar.lexicon import load_lexicon
from pipeline.dates.grammar.numeric import day_first_in
from pipeline.dates.published import published_date
from pipeline.dates.stated.either import open_warning
from pipeline.dates.stated.shared_order import Dated, SharedOrders
from pipeline.errors import ArticleError
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import Article, ArticleStatus, DateReason, PublicationDate, Segment
from pipeline.stages import Progress

Owned = TypeVar("Owned", DateReason, Segment)
_HEAD_CHARACTERS = 5_000
_ENGLISH = frozenset({"", "en", "eng", "english"})


@dataclass(frozen=True, slots=True)
class Intake:
    """The articles of a corpus, rejected ones among them, with their segments and what a user should know."""

    articles: list[Article]
    segments: list[Segment]
    date_reasons: list[DateReason]
    warnings: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article on its way in; `digest` is that of the bytes it came from."""

    article: Article
    segments: tuple[Segment, ...]
    digest: str
    date_reasons: tuple[DateReason, ...] = ()
    date_warnings: tuple[str, ...] = ()


class Reader:
    """Reads documents with what the knowledge pack and the settings say."""

    def __init__(self, pack: KnowledgePack, settings: Settings) -> None:
        self._pack = pack
        self._settings = settings
        self._outlets = Outlets(pack.organizations)
        codes = {place.place_id: place.iso_3166_2 for place in pack.places}
        self._countries = {body.org_id: codes.get(body.country, "") for body in pack.organizations}
        self._home_names = pack.home_names()
        self._lexicon = load_lexicon()
        self._warnings: list[str] = []

    def corpus(self, folder: Path, progress: Progress) -> Intake:
        """All articles of a folder. Their ids come from their content; copies are told apart by a number."""
        self._warnings = []
        entries = []
        pages = read_corpus(
            folder,
            limit=self._settings.max_article_bytes,
            warnings=self._warnings,
            corrections=self._settings.corrections_file,
        )
        for page in pages:
            entries.append(self._entry(page))
            progress.advance()
        entries = in_shared_order(entries)
        self._warnings += [f"{entry.article.path}: {odd}" for entry in entries for odd in entry.date_warnings]
        if not entries:
            self._warnings.append(f"{folder}: no articles found")
        entries = with_own_ids(entries)
        return Intake(
            articles=[entry.article for entry in entries],
            segments=[segment for entry in entries for segment in entry.segments],
            date_reasons=[reason for entry in entries for reason in entry.date_reasons],
            warnings=counted(self._warnings),
        )

    def text(self, text: str, metadata: Mapping[str, str]) -> Entry:
        """One article from its text and its metadata under their usual keys.

        Raises:
            ArticleError: It is too long, in another language, or nothing is left of it after cleaning.
        """
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        reading = Reading(self._settings.max_article_bytes)
        reading.check_size(len(text.encode("utf-8", "replace")))
        return self._article(record_page({**metadata, "text": text}, "", digest, reading))

    def _entry(self, page: RawPage | Unreadable) -> Entry:
        """A document's article, or a rejected one that says why."""
        if isinstance(page, Unreadable):
            return Entry(rejected(page), (), page.digest)
        try:
            return self._article(page)
        except ArticleError as error:
            return self._rejected(page, error.reason)

    def _rejected(self, page: RawPage, reason: str) -> Entry:
        """A document's row that says why it is no article, with what it states of itself; nothing is inferred."""
        article = rejected(Unreadable(page.path, reason, page.digest))
        shown, meta = stated(page)
        published, _ = published_date(
            meta=meta,
            path=page.path,
            text="",
            title=meta.title,
            raw_head=shown,
            lexicon=self._lexicon,
            today=self._settings.today,
        )
        known = {"title": meta.title, "url": meta.url, "language": meta.language, **_date_columns(published)}
        article = article.model_copy(update=known)
        return Entry(article, (), page.digest, _owned(published.reasons, article.article_id))

    def _article(self, page: RawPage) -> Entry:
        """The way of one document."""
        cleaned = clean(page, self._pack.furniture)
        found = storable(cleaned.found)
        if language_code(found.language).lower() not in _ENGLISH:
            raise ArticleError(f"its metadata give the language {found.language!r}; only English is read")
        outlet = self._outlets.find(found, cleaned.text)
        published, odd = self._published(page, cleaned, found, self._countries.get(outlet.outlet_id, ""))
        article = Article(
            article_id=article_id(cleaned.title, cleaned.text, found),
            path=page.path,
            title=found.title,
            author=found.author,
            outlet=outlet.name,
            outlet_id=outlet.outlet_id,
            url=found.url,
            language=found.language,
            text=cleaned.text,
            **_date_columns(published),
        )
        own_id = article.article_id
        segments, reasons = _owned(cleaned.segments, own_id), _owned(published.reasons, own_id)
        return Entry(article, segments, page.digest, reasons, tuple(odd))

    def _published(
        self, page: RawPage, cleaned: CleanText, found: RawMetadata, country: str
    ) -> tuple[PublicationDate, list[str]]:
        """The publication date by the cascade, and what is odd about it.

        The outlet's `country` (ISO 3166-1) tells how 03/04/2025 is read.
        """
        return published_date(
            meta=found,
            path=page.path,
            text=cleaned.text,
            lexicon=self._lexicon,
            title=cleaned.title,
            raw_head=cleaned.raw,
            calendar=self._pack.calendar,
            policies=self._pack.policies,
            country=self._home_names,
            today=self._settings.today,
            day_first=day_first_in(country),
        )


def stated(page: RawPage) -> tuple[str, RawMetadata]:
    """The first lines of a document that is no article, and its metadata."""
    if page.kind == "html":
        with suppress(ArticleError):
            shown, meta = shown_page(page.raw, page.meta)
            return shown, storable(meta)
    return page.raw[:_HEAD_CHARACTERS], storable(page.meta)


def _date_columns(published: PublicationDate) -> dict[str, Any]:
    """The columns of an article that hold its publication date."""
    return {
        "published": published.edtf,
        "published_start": published.start,
        "published_end": published.end,
        "published_basis": published.basis,
        "published_evidence": published.evidence,
    }


def storable(meta: RawMetadata) -> RawMetadata:
    """The metadata with lone surrogates, which JSON may hold and no file can, as question marks."""
    values: dict[str, Any] = {item.name: getattr(meta, item.name) for item in fields(meta)}
    values |= {name: text.encode("utf-8", "replace").decode() for name, text in values.items() if isinstance(text, str)}
    return RawMetadata(**values)


def rejected(document: Unreadable) -> Article:
    """The row of a document that cannot be used; its id comes from its bytes and the reason, not from its path."""
    own_id = rejected_id(replace(document, path=""))
    return Article(article_id=own_id, path=document.path, status=ArticleStatus.REJECTED, reason=document.reason)


def in_shared_order(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the day of each 03/04/2025 where the other dates of its source show how it is read.

    What was said of the open order is taken back then.
    """
    orders = SharedOrders.of(_dated(entry) for entry in entries)
    settled = []
    for entry in entries:
        dated = orders.settled(_dated(entry))
        if dated.article is not entry.article:
            said = open_warning(parse_edtf(entry.article.published))
            odd = tuple(warning for warning in entry.date_warnings if warning != said)
            entry = replace(entry, article=dated.article, date_reasons=dated.reasons, date_warnings=odd)
        settled.append(entry)
    return settled


def _dated(entry: Entry) -> Dated:
    return Dated(entry.article, entry.date_reasons)


def with_own_ids(entries: Iterable[Entry]) -> list[Entry]:
    """The entries in an order of their content; of those with the same id all but the first get a number behind it."""
    ordered = sorted(entries, key=_content)
    ids = numbered(entry.article.article_id for entry in ordered)
    return [_renamed(entry, own_id) for entry, own_id in zip(ordered, ids, strict=True)]


def _content(entry: Entry) -> tuple[str, ...]:
    """What sets entries in order: what they are, and only for exact copies where they lie."""
    article = entry.article
    return (article.article_id, str(article.status), article.published, article.url, entry.digest, article.path)


def _renamed(entry: Entry, own_id: str) -> Entry:
    if own_id == entry.article.article_id:
        return entry
    article = entry.article.model_copy(update={"article_id": own_id})
    segments, reasons = _owned(entry.segments, own_id), _owned(entry.date_reasons, own_id)
    return replace(entry, article=article, segments=segments, date_reasons=reasons)


def _owned(rows: "Iterable[Owned]", article_id: str) -> "tuple[Owned, ...]":
    return tuple(row.model_copy(update={"article_id": article_id}) for row in rows)


def counted(warnings: Iterable[str]) -> list[str]:
    """Each warning once, in order, with how often it came."""
    return [f"{text} ({count} times)" if count > 1 else text for text, count in sorted(Counter(warnings).items())]
