"""Where in a text page furniture can stand: the head above its prose, the tail below it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.articles.draft import Paragraph

_PROSE_WORDS = 12
"""Words from which a paragraph that ends a sentence is prose; shorter ones may be a caption, a line or a heading."""
_SENTENCE_WORDS = 4
"""A teaser's headline may be as long as it likes, but it ends no sentence; so many words with a full stop do."""
_HEAD, _TAIL = 14, 16
_SENTENCE_END = re.compile(r"(?<!\.\.)[.!?][\"'”’)\]]*$")
_STOP = re.compile(r"(?<!\.\.)[.!][\"'”’)\]]*$")
_DATELINE = re.compile(r"^[A-Z][A-Z .,'-]{2,30}, [A-Z][a-z]{2,8}\.? \d{1,2} \([A-Z][^()]{1,30}\) ?[-–—]")
"""The first words of another story among a list of them."""


@dataclass(frozen=True, slots=True)
class Zones:
    """Which paragraphs are head and tail of an article: all before the second, all after the last of its prose."""

    head: range
    lead: range
    tail: range


def is_prose(text: str) -> bool:
    """Whether a paragraph tells something in sentences, as no line of furniture does; "… called for ..." is cut off."""
    return bool(_SENTENCE_END.search(text)) and len(text.split()) >= _PROSE_WORDS


def is_item(text: str) -> bool:
    """Whether a paragraph below the heading of a list of links belongs to it.

    It ends no sentence, or is the beginning of another story with a dateline. A headline may be a question.
    """
    return bool(_DATELINE.match(text)) or not (_STOP.search(text) and len(text.split()) >= _SENTENCE_WORDS)


def zones(paragraphs: Sequence[Paragraph], gone: Collection[int] = ()) -> Zones:
    """Where head, lead and tail are; paragraphs that are `gone` are no prose.

    In a text without prose everything short is both head and tail.
    """
    prose = [index for index, p in enumerate(paragraphs) if index not in gone and is_prose(p.text)]
    count = len(paragraphs)
    second = prose[1] if len(prose) > 1 else count
    last = prose[-1] if prose else -1
    head = min(second, _HEAD)
    return Zones(range(head), range(1, head), range(max(last + 1, count - _TAIL), count))
