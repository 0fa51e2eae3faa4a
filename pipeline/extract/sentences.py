"""Sentences as attribution needs them: whole, one paragraph each.

The parser ends sentences at colons, semicolons, initials and inside quotations; a statement does not. A boundary of
the parse therefore counts only behind closing punctuation.
"""

import re

from spacy.tokens import Doc, Span

DATELINE = re.compile(r"[^\n]{0,80}?\(([A-Z][\w .]{1,30})\)\s*[-–—]{1,3}")
"""The head of an agency's paragraph with the agency as its group: "SEOUL, Jan. 8 (Yonhap) --"."""

_FINAL = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset({'"', "”", "’", "'", ")", "]", "»"})


def _is_complete(sentence: Span) -> bool:
    """Whether the last token that is no closing mark ends a sentence."""
    at = len(sentence) - 1
    while at > 0 and sentence[at].text in _CLOSING:
        at -= 1
    return sentence[at].text in _FINAL


def reporting_sentences(doc: Doc) -> list[Span]:
    """The sentences of a text without newline tokens; the parse's pieces of one sentence are put together.

    A lone closing mark that the parse took for a sentence goes to the one before it.
    """
    found: list[Span] = []
    start = 0
    for paragraph_end in [*(token.i for token in doc if "\n" in token.text), len(doc)]:
        found += _paragraph_sentences(doc, _behind_dateline(doc, start, paragraph_end), paragraph_end)
        start = paragraph_end + 1
    return found


def _behind_dateline(doc: Doc, start: int, end: int) -> int:
    """The first token behind the dateline of a paragraph: its city and agency are nobody's subjects."""
    if start >= end:
        return start
    dateline = DATELINE.match(doc[start:end].text)
    offset = doc[start].idx + (dateline.end() if dateline else 0)
    return next((token.i for token in doc[start:end] if token.idx >= offset), end)


def _is_opening_mark(doc: Doc, at: int) -> bool:
    """Whether a mark of quotation with a blank before it and none behind it ends a piece: it opens the next one."""
    return doc[at].text in _CLOSING and bool(doc[at - 1].whitespace_) and not doc[at].whitespace_


def _goes_on_small(doc: Doc, at: int) -> bool:
    """Whether a closing mark is followed by a small letter: '"Is it good?" one woman asked'."""
    return doc[at].text in _CLOSING and doc[at + 1].text[0].islower()


def _closes_speech(doc: Doc, at: int, begin: int) -> bool:
    """Whether a closing mark behind a full stop ends a sentence that the parse runs on: '"In May." Asked why, he'."""
    mark, stop, following = doc[at], doc[at - 1], doc[at + 1]
    if at - 1 <= begin or mark.text not in _CLOSING or stop.text != "." or stop.whitespace_:
        return False
    return bool(mark.whitespace_) and following.is_alpha and following.text[0].isupper()


def _paragraph_sentences(doc: Doc, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    begin = start
    for at in range(start, end):
        last = at + 1 == end
        if not last and not doc[at + 1].is_sent_start and not _closes_speech(doc, at, begin):
            continue
        opens_next = not last and at > begin and _is_opening_mark(doc, at)
        piece = doc[begin : at if opens_next else at + 1]
        only_marks = all(token.text in _CLOSING for token in piece)
        if only_marks and found:
            found[-1] = doc[found[-1].start : at + 1]
            begin = at + 1
        elif last or (_is_complete(piece) and not _goes_on_small(doc, at)):
            found.append(piece)
            begin = piece.end
    return found
