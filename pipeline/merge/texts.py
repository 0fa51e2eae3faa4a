"""The words of local events, as far as a comparison needs them: evidence sentences, headlines, quotations."""

import re
from functools import lru_cache

from pipeline.merge.local import LocalEvent

_WORD = re.compile(r"[^\W\d_]{4,}")
_QUOTED = re.compile(r"[\"“]([^\"“”]{12,300})[\"”]")
_LEAST_QUOTED_WORDS = 3
_REMEMBERED = 50_000
"""Texts of which the words are kept: a sweep through time compares neighbours."""

Words = frozenset[str]


def evidence_words(event: LocalEvent) -> Words:
    """The words of four letters and more in the sentences that tell the event, in lower case."""
    return frozenset().union(*(_words(passage.sentence) for passage in event.passages))


def headline_words(event: LocalEvent) -> Words:
    """The words of four letters and more in the headline of the article, in lower case."""
    return _words(event.article.title)


def quoted_phrases(event: LocalEvent) -> Words:
    """What stands in quotation marks in the sentences that tell the event, three words at least, in lower case."""
    return frozenset().union(*(_quoted(passage.sentence) for passage in event.passages))


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> Words:
    return frozenset(_WORD.findall(text.lower()))


@lru_cache(maxsize=_REMEMBERED)
def _quoted(text: str) -> Words:
    found = (" ".join(words.lower().split()).strip(" ,.!?") for words in _QUOTED.findall(text))
    return frozenset(words for words in found if words.count(" ") >= _LEAST_QUOTED_WORDS - 1)
