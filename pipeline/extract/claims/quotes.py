"""Quotation marks: which stretches of a text stand inside them.

`claims` asks here what was said word for word. Typographic, straight, German and French marks are read, also mixed (a
curly mark closed by a straight one); an apostrophe is no mark; a quotation that stays open to the end of its
paragraph and is opened again in the next goes on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

DOUBLE = frozenset('"“”„‟«»')
SINGLE = frozenset("'‘’‚‛")
MARKS = DOUBLE | SINGLE
_OPENS_ONLY = frozenset("“„«‘‚")
_CLOSES_ONLY = frozenset("”»")
_BEFORE_OPENING = frozenset(" \u00a0\t([{—–-:/") | DOUBLE | SINGLE
_ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|n|\d0s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: `start:end` with its marks, `inner_start:inner_end` without them.

    `depth` is 0 for an outermost quotation, 1 for one inside it; `is_open` says that the closing mark is missing.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    is_open: bool = False


def _opens(text: str, at: int, first: int) -> bool:
    """Whether the mark at `at` can open a quotation by the characters around it."""
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isspace() and (at == first or text[at - 1] in _BEFORE_OPENING)


def _closing_single(text: str, start: int, end: int) -> int:
    """Where the single quotation opened before `start` closes, -1 when it is an apostrophe after all.

    The first mark behind a word's end counts; one behind a plural s ("workers' party") only when none follows.
    """
    doubtful = -1
    for at in range(start, end):
        if (
            text[at] not in SINGLE
            or text[at] in "‘‚"
            or text[at - 1].isspace()
            or (at + 1 < end and text[at + 1].isalnum())
        ):
            continue
        if text[at - 1] != "s" or not re.match(r"\s[a-z]", text[at + 1 : at + 3]):
            return at
        doubtful = at if doubtful < 0 else doubtful
    return doubtful


def _doubles(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Opening offset, closing offset (-1 when missing) and depth of each double quotation of a paragraph."""
    open_at: list[int] = []
    for at in range(start, end):
        mark = text[at]
        if mark not in DOUBLE:
            continue
        straight = mark not in _OPENS_ONLY and mark not in _CLOSES_ONLY
        if (mark in _OPENS_ONLY and (mark != "“" or not open_at or _opens(text, at, start))) or (
            straight and not open_at and _opens(text, at, start)
        ):
            open_at.append(at)
        elif open_at:
            yield open_at.pop(), at, len(open_at)
    for depth, at in enumerate(open_at):
        yield at, -1, depth


def _singles(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the marks of each single quotation of a paragraph."""
    at = start
    while at < end:
        if text[at] in SINGLE and text[at] != "’" and _opens(text, at, start) and not _ELISIONS.match(text, at + 1):
            close = _closing_single(text, at + 2, end)
            if close > 0:
                yield at, close
                at = close
        at += 1


def _paragraph_quotations(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    for opened, closed, depth in _doubles(text, start, end):
        stop = end if closed < 0 else closed + 1
        found.append(Quotation(opened, stop, opened + 1, end if closed < 0 else closed, depth, closed < 0))
    for opened, closed in _singles(text, start, end):
        inside = sum(q.start < opened and closed < q.end for q in found)
        found.append(Quotation(opened, closed + 1, opened + 1, closed, inside))
    return found


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text in the order of their opening marks.

    An opening mark without a closing one counts to the end of its paragraph, but only when the next paragraph opens
    with a mark too, or when nothing but the paragraph's end can close it and it stands at its beginning; else it is
    taken for a slip and left out. A mark that closes nothing is left out as well.
    """
    found: list[Quotation] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        following = text[end + 1 :].lstrip()[:1]
        for quotation in _paragraph_quotations(text, start, end):
            begins = not text[start : quotation.start].strip()
            if not quotation.is_open or begins or following in DOUBLE:
                found.append(quotation)
        start = end + 1
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def outermost(quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The quotations that stand in no other."""
    return tuple(quotation for quotation in quotations if quotation.depth == 0)
