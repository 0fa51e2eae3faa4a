"""Which articles are copies of others: exact ones, syndicated ones, lightly edited ones.

MinHash finds candidates (Broder 1997, with locality-sensitive hashing from datasketch), word shingles decide, and
names and numbers have a veto: agencies send dozens of dispatches that differ in nothing but who sent the flowers.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property

from datasketch import MinHash, MinHashLSH

from pipeline.records import Article, ArticleStatus

_SHINGLE = 5
_PERMUTATIONS = 64
_CANDIDATE = 0.4
_SAME, _INSIDE = 0.8, 0.9
"""Shared shingles of both texts together (Jaccard) or of the shorter one (containment) from which a text is a copy."""
_ALIGNED, _LEAST_ALIGNED = 0.92, 60
"""Share of the shorter text's words that stand in the other in the same order, and from how many words on that counts:
an editor who leaves out a word in thirty breaks every sixth shingle."""
_MIN_WORDS = 40
"""Shorter texts are copies only when they are equal word by word."""
_DATELINE = re.compile(r"^[^\n]{2,60}?\([^()\n]{2,40}\)\s*(?:--|—|–|-)\s*")
_TOKEN = re.compile(r"\w+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<=[^.!?:\"“”\n] )[A-Z]\w*|\d+(?:[.,:]\d+)*")


@dataclass(frozen=True)
class Story:
    """An article as it is compared: the words of its body without the dateline."""

    article: Article

    @cached_property
    def body(self) -> str:
        """The text without its title and the dateline of the agency that sent it."""
        text = self.article.text.removeprefix(self.article.title).strip()
        return _DATELINE.sub("", text, count=1)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words, folded."""
        return tuple(word.casefold() for word in _TOKEN.findall(self.body))

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """All runs of five words."""
        return frozenset(self.words[at : at + _SHINGLE] for at in range(max(len(self.words) - _SHINGLE + 1, 1)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Capitalised words inside sentences, and numbers."""
        return frozenset(name.casefold() for name in _NAME.findall(self.body))

    @property
    def rank(self) -> tuple[date, bool, int, int, str]:
        """What makes this copy the one to keep: published first, then outlet known, then the longest text, then id."""
        article = self.article
        known = article.published_start if article.published_start == article.published_end else None
        return known or date.max, not article.outlet, -len(article.text), len(article.article_id), article.article_id


def mark_duplicates(articles: Sequence[Article], same_names: Set[str] = frozenset()) -> list[Article]:
    """The articles in their order, those that copy another with status `duplicate` and the id of the one to keep.

    `same_names` are names for one and the same, so that one may stand for the other: the home country, which each paper
    calls in its own way. Each article is compared with those kept before it, the best first, so that the order of
    `articles` never matters.
    """
    stories = sorted((Story(a) for a in articles if a.status is ArticleStatus.OK), key=lambda story: story.rank)
    same_words = frozenset(word.casefold() for name in same_names for word in _TOKEN.findall(name))
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    original: dict[str, str] = {}
    for position, story in enumerate(stories):
        signature = _signature(story)
        for candidate in sorted(index.query(signature)):
            if is_copy(stories[candidate], story, same_words):
                original[story.article.article_id] = stories[candidate].article.article_id
                break
        else:
            index.insert(position, signature)
    return [_marked(article, original.get(article.article_id, "")) for article in articles]


def is_copy(first: Story, second: Story, same_words: Set[str] = frozenset()) -> bool:
    """Whether two stories are the same in nearly the same words.

    A name or number that stands where the other story has another makes them two stories, however alike; a name that
    one side alone has is a cut or an addition by the editor who took the story over.
    """
    if first.words == second.words:
        return bool(first.words)
    if min(len(first.words), len(second.words)) < _MIN_WORDS:
        return False
    shared = len(first.shingles & second.shingles)
    jaccard = shared / len(first.shingles | second.shingles)
    contained = shared / min(len(first.shingles), len(second.shingles))
    if max(jaccard, contained) < _CANDIDATE:
        return False
    matcher = SequenceMatcher(None, first.words, second.words, autojunk=False)
    is_like = jaccard >= _SAME or contained >= _INSIDE or _is_aligned(matcher, first, second)
    return is_like and not _names_replaced(matcher, first, second, same_words)


def _is_aligned(matcher: SequenceMatcher[str], first: Story, second: Story) -> bool:
    """Whether nearly all words of the shorter story stand in the other, in the same order."""
    shorter = min(len(first.words), len(second.words))
    return (
        shorter >= _LEAST_ALIGNED and sum(block.size for block in matcher.get_matching_blocks()) >= _ALIGNED * shorter
    )


def _names_replaced(matcher: SequenceMatcher[str], first: Story, second: Story, same_words: Set[str]) -> bool:
    """Whether somewhere a name or number of one story stands for one of the other."""
    only_first, only_second = first.names - second.names - same_words, second.names - first.names - same_words
    if not only_first or not only_second:
        return False
    return any(
        not only_first.isdisjoint(first.words[a:b]) and not only_second.isdisjoint(second.words[c:d])
        for step, a, b, c, d in matcher.get_opcodes()
        if step == "replace"
    )


def _signature(story: Story) -> MinHash:
    signature = MinHash(num_perm=_PERMUTATIONS, seed=1)
    signature.update_batch([" ".join(shingle).encode("utf-8", "replace") for shingle in sorted(story.shingles)])
    return signature


def _marked(article: Article, original: str) -> Article:
    if not original:
        return article
    return article.model_copy(update={"status": ArticleStatus.DUPLICATE, "duplicate_of": original})
