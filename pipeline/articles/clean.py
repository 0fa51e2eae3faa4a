"""From a raw page to the final text of an article: page furniture out, every cut recorded.

The text is final after this: all offsets of all tables count in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.articles.draft import Cut, Draft, Paragraph, assemble
from pipeline.articles.furniture import cut_furniture
from pipeline.articles.html import visible_page
from pipeline.articles.layout import paragraph, paragraphs
from pipeline.articles.markdown import cut_markup
from pipeline.articles.metadata import RawMetadata, first_known
from pipeline.articles.pages import RawPage
from pipeline.articles.repeats import cut_repeats, fold
from pipeline.errors import ArticleError
from pipeline.knowledge.schema import FurnitureFact
from pipeline.records import Segment

FRONT_MATTER = "front-matter"
_MAX_TITLE_WORDS, _MAX_TITLE_CHARS = 28, 220
_DATELINE = re.compile(r"^[^.!?]{2,60}[,(][^.!?]{0,30}\.?[^.!?]{0,30}(?:--|—|–)\s")
"""PLACE, DAY (AGENCY) -- : the start of a story, not a headline."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text of an article with its title first, the way back to the raw text, and what was found on the way."""

    title: str
    text: str
    segments: tuple[Segment, ...]
    """Partition of `raw`; `article_id` is empty until the article has one."""
    found: RawMetadata
    raw: str
    """What the segments' raw offsets count in: file, title and body of a record, or the page's visible text."""


def clean(page: RawPage, furniture: Sequence[FurnitureFact]) -> CleanText:
    """The clean text of a page, by the furniture patterns of the knowledge pack.

    A page's own metadata win over what is printed in its text; a printed date is kept apart as `published_header`.
    Raises `ArticleError` when nothing that could be an article is left.
    """
    if page.kind == "html":
        draft, meta = visible_page(page.raw, page.meta)
    else:
        draft, meta = _plain_draft(page), page.meta
    draft = cut_markup(draft) if page.kind == "markdown" else draft
    draft, printed = cut_furniture(draft, tuple(furniture), titled=bool(meta.title))
    draft = cut_repeats(draft)
    if not re.search(r"\w", draft.text):
        raise ArticleError("no text is left without page furniture and blanks; is this an article?")
    title = _title(draft, meta.title)
    found = replace(first_known((meta, printed)), title=title)
    return CleanText(title, draft.text, assemble(draft), found, draft.raw)


def _plain_draft(page: RawPage) -> Draft:
    """The paragraphs of a text; a title from metadata comes first, out of the place where it stands in `raw`."""
    start, end = page.title_at
    title = (paragraph(page.raw, start, end),) if end > start else ()
    body = paragraphs(page.raw, page.body)
    cuts = tuple(Cut(*span, FRONT_MATTER) for span in _front(page, end) if span[1] > span[0])
    return Draft(page.raw, (*title, *body), cuts)


def _front(page: RawPage, title_end: int) -> tuple[tuple[int, int], ...]:
    """What stands before the body, apart from the title and the line break that will part it from the body."""
    last = page.body - 1 if title_end and page.raw[page.body - 1 : page.body] == "\n" else page.body
    return (0, page.title_at[0]), (max(title_end, page.title_at[0]), last)


def _title(draft: Draft, known: str) -> str:
    """The title as the text has it: its first paragraph, when metadata say so or it looks like a headline."""
    first = draft.paragraphs[0]
    if known:
        same = fold(known) == fold(first.text) or (bool(fold(first.text)) and known.endswith(first.text))
        return first.text if same else known
    return first.text if _is_headline(first, len(draft.paragraphs)) else ""


def _is_headline(first: Paragraph, count: int) -> bool:
    """A short first paragraph that ends no sentence and starts no story."""
    text = first.text
    if count < 2 or len(text) > _MAX_TITLE_CHARS or len(text.split()) > _MAX_TITLE_WORDS:
        return False
    return not re.search(r"[.:;,…][\"'”’)]*$", text) and not _DATELINE.match(text) and bool(re.search(r"\w", text))
