"""How two outlets word the same statement: a word diff in the notation of wdiff, and variants of quoted words."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from pipeline.merge.claims.words import plain

LEAST_ALIGNED = 0.6
"""Texts of which less than this share of the shorter one's words stands in common runs are not aligned."""
_SHORT = 3
"""A word of so few letters that stands in common alone ("the", "of") aligns nothing: any two texts have such."""
_REMEMBERED = 100_000
_MARKS = ("[-", "-]", "{+", "+}")
_TRIMMED = dict.fromkeys(map(ord, "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e\u201a`\u2032\u2033"))

Opcode = tuple[str, int, int, int, int]


@lru_cache(maxsize=_REMEMBERED)
def folded_word(word: str) -> str:
    """A word without case and quotation marks; a dash or the like stays itself."""
    return plain(word).translate(_TRIMMED)


def word_diff(theirs: str, ours: str) -> str:
    """How `ours` differs from `theirs`: `words in common [-theirs-] {+ours+}`.

    Empty when the words are equal but for case, quotation marks and spaces, when the texts have too little in common
    to be aligned (see `LEAST_ALIGNED`), and when one of them holds the marks of the notation itself.

    >>> word_diff("the people will prosper", "the people shall prosper")
    'the people [-will-] {+shall+} prosper'
    """
    old, new = theirs.split(), ours.split()
    folded_old, folded_new = _folded(old), _folded(new)
    if [w for w in folded_old if w] == [w for w in folded_new if w] or any(m in theirs or m in ours for m in _MARKS):
        return ""
    opcodes = list(_opcodes(folded_old, folded_new))
    aligned = sum(stop - start for tag, start, stop, _, _ in opcodes if tag == "equal")
    if aligned < LEAST_ALIGNED * min(len(old), len(new)) or not aligned:
        return ""
    return " ".join(part for opcode in opcodes for part in _marked(opcode, old, new))


def _folded(words: Sequence[str]) -> list[str]:
    return [folded_word(word) for word in words]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[Opcode]:
    """What stays and what is replaced, in order."""
    at_old = at_new = 0
    for start, begin, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if size == 1 and len(old[start]) <= _SHORT and (start, begin) != (at_old, at_new):
            continue
        if (start, begin) != (at_old, at_new):
            yield "replace", at_old, start, at_new, begin
        if size:
            yield "equal", start, start + size, begin, begin + size
        at_old, at_new = start + size, begin + size


def _marked(opcode: Opcode, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    tag, start, stop, begin, end = opcode
    if tag == "equal":
        yield from new[begin:end]
        return
    if start < stop:
        yield f"[-{' '.join(old[start:stop])}-]"
    if begin < end:
        yield f"{{+{' '.join(new[begin:end])}+}}"
