"""Lines and paragraphs of a raw text: white space collapsed, invisible characters out, hard-wrapped lines joined."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.articles.draft import WHITESPACE, Cut, Paragraph

_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
)
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ENDS = re.compile(rf"^[\s{_INVISIBLE}]+|[\s{_INVISIBLE}]+$")
_RUN = re.compile(rf"[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}]")
_BROKEN_WORD = re.compile(r"[^\W_]-$")
_MIN_WIDTH, _MAX_WIDTH = 40, 130
"""Widths at which mail, terminals and e-texts wrap; longer lines are paragraphs, shorter ones verse or lists."""
_MIN_JOINTS, _MIN_SHARE = 3, 0.8
"""A text counts as wrapped from three full lines on, four in five of the breaks being where a wrapper makes them."""

Span = tuple[int, int]


def paragraphs(raw: str, start: int = 0) -> tuple[Paragraph, ...]:
    """The paragraphs of `raw[start:]`: its lines, or what its blank lines part where the lines are hard-wrapped."""
    lines = [span for match in _LINE.finditer(raw, start) if (span := _inner(raw, *match.span()))]
    spans = _unwrapped(raw, lines) if _is_wrapped(raw, lines) else lines
    return tuple(paragraph(raw, *span) for span in spans)


def paragraph(raw: str, start: int, end: int) -> Paragraph:
    """One paragraph of all that stands in `raw[start:end]`, line breaks or not."""
    start, end = _inner(raw, start, end) or (start, start)
    cuts = tuple(cut for match in _RUN.finditer(raw, start, end) for cut in _collapse(raw, *match.span()))
    kept = zip((start, *(cut.end for cut in cuts)), (*(cut.start for cut in cuts), end), strict=True)
    return Paragraph(start, end, re.sub(r"\s", " ", "".join(raw[first:last] for first, last in kept)), cuts)


def _inner(raw: str, start: int, end: int) -> Span | None:
    """The span without white space and invisible characters at its ends; None when nothing is left."""
    line = raw[start:end]
    ends = {match.start() == 0: match for match in _ENDS.finditer(line)}
    first = ends[True].end() if True in ends else 0
    last = ends[False].start() if False in ends else len(line)
    return (start + first, start + last) if first < last else None


def _collapse(raw: str, start: int, end: int) -> Iterator[Cut]:
    """The cuts that leave one space of a run of blanks, and nothing of a run of invisible characters.

    A word broken after its own hyphen at the end of a line is joined ("regional-" + "industry").
    """
    run = raw[start:end]
    blank = run.find(" ") if " " in run else next((at for at, char in enumerate(run) if char.isspace()), None)
    if (
        _LINE.fullmatch(run) is None
        and _BROKEN_WORD.search(raw[max(start - 2, 0) : start])
        and raw[end : end + 1].islower()
    ):
        blank = None
    if blank is None:
        yield Cut(start, end, WHITESPACE)
        return
    if blank:
        yield Cut(start, start + blank, WHITESPACE)
    if start + blank + 1 < end:
        yield Cut(start + blank + 1, end, WHITESPACE)


def _joints(raw: str, lines: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Neighbouring lines with no blank line between them."""
    for above, below in pairwise(lines):
        between = raw[above[1] : below[0]]
        if between.count("\n") <= 1 and between.count("\r") <= 1:
            yield above, below


def _is_full(raw: str, above: Span, below: Span, width: int) -> bool:
    """Whether the next line's first word had no place on this line: what makes a wrapper break it here."""
    first_word = len(raw[below[0] : below[1]].split(maxsplit=1)[0])
    return above[1] - above[0] + 1 + first_word > width


def _is_wrapped(raw: str, lines: Sequence[Span]) -> bool:
    """Whether the lines were broken at a fixed width inside the sentences."""
    width = max((end - start for start, end in lines), default=0)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return False
    joints = list(_joints(raw, lines))
    full = sum(_is_full(raw, above, below, width) for above, below in joints)
    return full >= _MIN_JOINTS and full >= _MIN_SHARE * len(joints)


def _unwrapped(raw: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The spans of the paragraphs of a wrapped text: a line that had place for more ends its paragraph."""
    width = max(end - start for start, end in lines)
    joined = {above for above, below in _joints(raw, lines) if _is_full(raw, above, below, width)}
    start: int | None = None
    for line in lines:
        start = line[0] if start is None else start
        if line not in joined:
            yield start, line[1]
            start = None
