"""Quoted words that differ between outlets: a quotation that two papers print differently is news in itself."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pipeline.merge.claims.statements import Statement

SAME_PASSAGE = 0.6
"""Quotations that share this part of the shorter one's longer words quote one passage."""
LEAST_WORDS, LONG = 2, 4
"""So many words in common of so many letters: less is a phrase that anybody may quote again."""

_Quotation = tuple[str, str, tuple[str, ...]]
"""Who printed it, as printed, its folded words."""


def quote_variants(members: Sequence[Statement]) -> tuple[str, ...]:
    """The wordings of a passage that several outlets quote in different words, the earliest first.

    A quotation that is part of another is no variant of it, and neither is one that differs in case, marks or spaces.
    """
    found = list(_distinct(members))
    differing = {
        index
        for index, one in enumerate(found)
        for other in found
        if one[0] != other[0] and _differ(one[2], other[2])
    }  # fmt: skip
    first = {found[index][2]: found[index][1] for index in sorted(differing, reverse=True)}
    return tuple(first[words] for words in dict.fromkeys(found[index][2] for index in sorted(differing)))


def _distinct(members: Sequence[Statement]) -> Iterator[_Quotation]:
    """Each quotation of each outlet once; articles without a known outlet count as outlets of their own."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for member in members:
        outlet = member.article.outlet or member.article.article_id
        for quote, words in zip(member.claim.quotes, member.quotes, strict=True):
            if _long(words) >= LEAST_WORDS and (outlet, words) not in seen:
                seen.add((outlet, words))
                yield outlet, quote, words


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both quote one passage and neither is part of the other."""
    if one == other or f" {' '.join(one)} " in f" {' '.join(other)} " or f" {' '.join(other)} " in f" {' '.join(one)} ":
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    common = sum(_long(one[start : start + size]) for start, _, size in blocks)
    return common >= max(LEAST_WORDS, SAME_PASSAGE * min(_long(one), _long(other)))


def _long(words: Sequence[str]) -> int:
    return sum(len(word) >= LONG for word in words)
