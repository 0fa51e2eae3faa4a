"""Markdown signs in a text: cut, so that only the words remain."""

import re
from collections.abc import Iterator

from pipeline.articles.draft import Draft, Paragraph

RULE = "markdown"
_RULER = re.compile(r"(?:[-*_=~] ?){3,}|`{3}.*")
_SIGNS = (
    re.compile(r"^(?:#{1,6} +|> ?)+"),
    re.compile(r" +#{1,6}$"),
    re.compile(r"!?\[(?=[^\[\]]{0,300}\]\([^()\s]*(?:\s\"[^\"]*\")?\))"),
    re.compile(r"(?<=[^\]\n])\]\([^()\s]*(?:\s\"[^\"]*\")?\)"),
    re.compile(
        r"(?<!\w)(?:\*{1,3}|_{1,3})(?=\S)(?=[^*_]+(?:\*{1,3}|_{1,3})(?!\w))|(?<=[^\s*_])(?:\*{1,3}|_{1,3})(?!\w)"
    ),
)


def cut_markup(draft: Draft) -> Draft:
    """The draft without heading signs, rulers, quotation marks of the margin, emphasis and link targets."""
    paragraphs = tuple(map(_without_signs, draft.paragraphs))
    rulers = {index: RULE for index, p in enumerate(draft.paragraphs) if _RULER.fullmatch(p.text)}
    return Draft(draft.raw, paragraphs, draft.cuts).without(rulers)


def _without_signs(paragraph: Paragraph) -> Paragraph:
    for start, end in sorted(_spans(paragraph.text), reverse=True):
        paragraph = paragraph.without(start, end, RULE)
    return paragraph


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The signs, none inside another."""
    taken: set[int] = set()
    for pattern in _SIGNS:
        for match in pattern.finditer(text):
            if match.end() > match.start() and taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield match.span()
