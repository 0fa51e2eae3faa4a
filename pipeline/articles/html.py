"""The article of an HTML page: trafilatura votes on what is content, the text is the page's own.

The library may drop a clause, a caption or a repeated paragraph; a visible block that it mostly kept is kept whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pipeline.articles.blocks import Block, visible_blocks
from pipeline.articles.draft import Cut, Draft
from pipeline.articles.layout import paragraph
from pipeline.articles.metadata import RawMetadata, first_known
from pipeline.articles.pagedata import page_metadata
from pipeline.errors import ArticleError

RULE = "page-furniture"
_COVERED = 0.6
"""A block is content when so much of it is in the library's output."""
_SHORT = 6
"""A block of fewer words must be a line of the output: its words alone are found anywhere."""
_LINKED = 0.5
_ABOVE = 8
"""How many blocks above the first paragraph the caption of the leading picture stands at most."""
_MIN_LENGTH = 120
"""A page with fewer characters of content than this is a notice ("page not found"), not an article."""


@dataclass(frozen=True, slots=True)
class _Vote:
    """The library's output: its lines, and all runs of three words."""

    lines: frozenset[str]
    trigrams: frozenset[tuple[str, ...]]

    def share(self, text: str) -> float:
        """How much of a block the output has, 0 to 1."""
        words = _words(text)
        if len(words) < _SHORT:
            return float(bool(words) and " ".join(words) in self.lines)
        grams = _trigrams(words)
        return sum(gram in self.trigrams for gram in grams) / len(grams)


def visible_page(source: str, known: RawMetadata) -> tuple[Draft, RawMetadata]:
    """A draft whose raw text is the page's visible text, and the metadata of the page under the `known` ones.

    A title that the page does not show stands in front of the visible text. A fragment without `<body>` is content as
    a whole when the library finds none. Raises `ArticleError` for a page without an article.
    """
    root = _parsed(source)
    meta = first_known((known, page_metadata(root)))
    blocks = list(visible_blocks(root))
    kept = _kept(blocks, _vote(source))
    if sum(len(blocks[index].text) for index in kept) < _MIN_LENGTH:
        if re.search(r"<body\b", source, re.IGNORECASE) or not blocks:
            raise ArticleError("no article found on this page: nothing but menus, links or notices")
        kept = set(range(len(blocks)))
    return _draft(blocks, kept, meta.title), meta


def shown_page(source: str, known: RawMetadata) -> tuple[str, RawMetadata]:
    """The visible lines of any page, be it an article or not, and its metadata under the `known` ones.

    Raises `ArticleError` for a page without an element.
    """
    root = _parsed(source)
    return "\n".join(block.text for block in visible_blocks(root)), first_known((known, page_metadata(root)))


def _parsed(source: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8")
    try:
        return document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (ParserError, AssertionError) as error:
        raise ArticleError("this page is empty: it holds no element") from error


def _vote(source: str) -> _Vote:
    """What trafilatura takes for the article; comments of readers are not, tables are."""
    output = trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False) or ""
    lines = [_words(line) for line in output.splitlines()]
    cells = [_words(cell) for line in output.splitlines() if "|" in line for cell in line.split("|")]
    joined = [word for line in lines for word in line]
    return _Vote(
        frozenset(" ".join(line) for line in (*lines, *cells) if line),
        frozenset((*_trigrams(joined), *map(tuple, lines))),
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _trigrams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + 3]) for at in range(len(words) - 2)]


def _kept(blocks: Sequence[Block], vote: _Vote) -> set[int]:
    """The indexes of the blocks that are content: between the first and the last long one, and what touches them."""
    voted = [index for index, block in enumerate(blocks) if vote.share(block.text) >= _COVERED]
    long = [index for index in voted if len(_words(blocks[index].text)) >= _SHORT]
    if not long:
        return set()
    kept = {index for index in voted if long[0] <= index <= long[-1]}
    while long[0] - 1 in voted and long[0] - 1 not in kept:
        kept.add(long[0] - 1)
        long[0] -= 1
    while long[-1] + 1 in voted and long[-1] + 1 not in kept:
        kept.add(long[-1] + 1)
        long[-1] += 1
    return kept | _captions(blocks, range(max(min(kept) - _ABOVE, 0), max(kept)))


def _captions(blocks: Sequence[Block], place: range) -> set[int]:
    """The captions that tell something, which the library leaves out; those of linked pictures are teasers."""
    captions = ((index, blocks[index]) for index in place if blocks[index].tag == "figcaption")
    return {index for index, block in captions if block.linked < _LINKED and len(_words(block.text)) >= _SHORT}


def _draft(blocks: Sequence[Block], kept: set[int], title: str) -> Draft:
    """The blocks as paragraphs of the visible text, the title first: where the page shows it, or put in front."""
    shown = _title_block(blocks, kept, title)
    lines = [block.text for block in blocks]
    if title and shown is None:
        lines, kept, shown = [title, *lines], {index + 1 for index in kept}, 0
    if shown is not None:
        kept = {index for index in kept if index > shown} | {shown}
    raw = "\n".join(lines)
    paragraphs, cuts, start = [], [], 0
    for index, line in enumerate(lines):
        if index in kept:
            paragraphs.append(paragraph(raw, start, start + len(line)))
        else:
            cuts.append(Cut(start, start + len(line), RULE))
        start += len(line) + 1
    return Draft(raw, tuple(paragraphs), tuple(cuts))


def _title_block(blocks: Sequence[Block], kept: set[int], title: str) -> int | None:
    """The block that shows the title: the last one that does so before the body begins."""
    wanted = _words(title)
    first_prose = min(
        (i for i in kept if len(_words(blocks[i].text)) > 12 and _words(blocks[i].text) != wanted), default=len(blocks)
    )
    found = [index for index, block in enumerate(blocks[:first_prose]) if wanted and _words(block.text) == wanted]
    return max(found, key=lambda index: (blocks[index].tag == "h1", index), default=None)
