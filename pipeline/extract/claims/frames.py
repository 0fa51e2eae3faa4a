"""Frames: a cue with its speaker and what it introduces, and how those of one sentence stand to each other."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.extract.claims.cues import Cue
from pipeline.extract.claims.quotes import MARKS
from pipeline.extract.claims.speakers import Speaker

_JOINTS = frozenset({",", ";", "and", "but", "while", "—", "–", "--"})
_OPENING = 25
"""Tokens within which the clause of somebody else's statement begins that a parenthesis passes on."""
_STATED = frozenset({"that", "quote", "colon"})
_PARTING = frozenset({"and", "but", "while"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One reported statement inside a sentence, in tokens.

    `clause_start:clause_end` is the cue's own clause (its subject included), `start:end` the statement. `relay` is
    the name of the outlet when the frame only says who carried the report.
    """

    cue: Cue
    speaker: Speaker
    construction: str
    clause_start: int
    clause_end: int
    start: int
    end: int
    relay: str = ""

    @property
    def is_before(self) -> bool:
        """Whether the statement stands before the cue."""
        return self.construction == "parenthetical"


def settle(frames: list[Frame]) -> list[Frame]:
    """The frames of one sentence in text order, cut so that none reaches into another's clause.

    What is only nested in another's statement is left out, and so is whoever only passes a statement on; documents
    that carry one become its relays.
    """
    found = sorted(frames, key=lambda frame: frame.clause_start)
    found = [
        replace(frame, relay=frame.relay or frame.speaker.name) if _carries(frame, found) else frame for frame in found
    ]
    passing = [frame for frame in found if _only_passes_on(frame, found)]
    found = [_before(frame, passing) for frame in found if frame not in passing]
    return _cut([frame for frame in found if not _is_nested(frame, found)])


def _descends(token: Token, ancestor: Token) -> bool:
    """Whether the token hangs below a clause that is a complement of the ancestor."""
    for _ in range(12):
        if token.head == token:
            return False
        if token.head == ancestor:
            return token.dep_ in {"ccomp", "obj", "xcomp", "acl"}
        token = token.head
    return False


def _carries(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a document only carries what somebody says: "NAME regretted that …, the report said"."""
    if frame.speaker.kind != "document" or frame.relay:
        return bool(frame.relay)
    inner = (other for other in frames if frame.start <= other.clause_start < frame.end)
    return any(other is not frame and not other.relay and other.speaker.kind != "document" for other in inner)


def _before(frame: Frame, passing: list[Frame]) -> Frame:
    """The frame, ended where a clause begins that only passes it on."""
    ends = (other.clause_start for other in passing if frame.start < other.clause_start < frame.end)
    return replace(frame, end=min(ends, default=frame.end))


def _only_passes_on(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a parenthesis only names who has passed on what another one says.

    "The agency estimated that …, according to a lawmaker": the agency speaks. Not when all of it is quoted ('"The
    ministry says so," he said').
    """
    if not frame.is_before or frame.relay:
        return False
    doc = frame.cue.head.doc
    if doc[frame.start].text in MARKS:
        return False
    inner = (
        other
        for other in frames
        if other is not frame and not other.relay and other.speaker.key != frame.speaker.key
        if frame.start <= other.clause_start < frame.clause_start
        and other.end <= max(frame.end, frame.clause_end) + 1  # a full stop
    )
    return any(other.construction in _STATED and other.clause_start - frame.start <= _OPENING for other in inner)


def _is_nested(frame: Frame, frames: list[Frame]) -> bool:
    """Whether the frame is only part of what another one of this sentence reports.

    Participles go on with the speaker ("…, adding that"), parentheticals govern all before them; both are no part of
    an earlier statement. What a relay reports is not nested: it is what the relay is for.
    """
    if frame.is_before or frame.relay:
        return False
    for other in frames:
        if other is frame or other.relay or not other.start <= frame.clause_start < other.end:
            continue
        if other.is_before:
            if other.speaker.key != frame.speaker.key:
                return True
            continue
        if frame.speaker.key == other.speaker.key and frame.clause_start == frame.cue.start:
            continue
        if _is_parted(frame):
            continue
        if frame.cue.fact.pos == "noun" or _descends(frame.cue.head, other.cue.head) or not _is_joined(frame):
            return True
    return False


def _is_parted(frame: Frame) -> bool:
    """Whether a comma and a conjunction stand before the frame's own subject: "…, and residents say"."""
    doc, start = frame.cue.head.doc, frame.clause_start
    return start > 1 and frame.cue.start > start and doc[start - 1].lower_ in _PARTING and doc[start - 2].text == ","


def _is_joined(frame: Frame) -> bool:
    """Whether the frame's clause is joined to what stands before it by a comma or a conjunction."""
    doc, before = frame.cue.head.doc, frame.clause_start - 1
    if before < 1:
        return False
    return doc[before].lower_ in _JOINTS or (doc[before].lower_ == "as" and doc[before - 1].lower_ in {"even", ","})


def _without_joint(start: int, end: int, frame: Frame) -> int:
    """The end without the conjunctions before the next clause: "… a triumph, | even as"."""
    doc = frame.cue.head.doc
    while end > start and doc[end - 1].lower_ in _JOINTS | {"as", "even"}:
        end -= 1
    return end


def _cut(frames: list[Frame]) -> list[Frame]:
    """The frames with each statement ended where the next frame's clause begins, and begun behind a relay before it."""
    found = []
    for frame in frames:
        start, end = frame.start, frame.end
        for other in frames:
            if other is frame or (other.cue.close and other.speaker.key == frame.speaker.key):
                continue  # "vowed to push on even if, as he put it, …"
            if start < other.clause_start < end and not (
                frame.is_before and other.clause_start < frame.clause_start and not other.relay
            ):
                end = _without_joint(start, other.clause_start, frame)
            if frame.is_before and other.clause_start <= start + 3 and start < other.clause_end <= frame.clause_start:
                start = other.clause_end
        found.append(replace(frame, start=start, end=max(start, end)))
    return found
