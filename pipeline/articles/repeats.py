"""Paragraphs and blocks of paragraphs that a text brings twice by mistake: the later copy is cut."""

import re

from pipeline.articles.draft import Draft

RULE = "repeated"
_LONG = 8
"""A paragraph of so many words is never said twice on purpose; shorter ones (a slogan, a heading) may be."""


def fold(text: str) -> str:
    """The words of a text without case and punctuation: what makes two paragraphs the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def cut_repeats(draft: Draft) -> Draft:
    """The draft without later copies of its paragraphs.

    A short paragraph, or a question (interviews repeat theirs), is a copy only beside a copied neighbour in the same
    order (a heading inside a repeated block), or right below itself, or when it is the first paragraph, the title,
    again.
    """
    keys = [fold(paragraph.text) for paragraph in draft.paragraphs]
    first: dict[str, int] = {}
    copy_of: dict[int, int] = {}
    for index, key in enumerate(keys):
        if key and first.setdefault(key, index) != index:
            copy_of[index] = first[key]
    gone = {index for index, original in copy_of.items() if _is_certain(draft.paragraphs[index].text, index, original)}
    for ordered in (sorted(copy_of), sorted(copy_of, reverse=True)):
        gone.update(index for index in ordered if index not in gone and _has_copied_neighbour(index, copy_of, gone))
    return draft.without(dict.fromkeys(sorted(gone), RULE))


def _is_certain(text: str, index: int, original: int) -> bool:
    said_once = len(text.split()) >= _LONG and not text.endswith("?")
    return said_once or index == original + 1 or (original == 0 and index <= 3)


def _has_copied_neighbour(index: int, copy_of: dict[int, int], gone: set[int]) -> bool:
    """Whether a paragraph beside this one was cut as the copy of the one beside the original."""
    return any(index + step in gone and copy_of[index + step] == copy_of[index] + step for step in (-1, 1))
