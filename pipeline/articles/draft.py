"""An article while it is being cleaned: paragraphs that remember where in the raw text they stand.

Cleaners cut; nothing is written anew, so that every character of the clean text leads back to the raw one.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Segment

WHITESPACE = "whitespace"


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of the raw text, `raw[start:end]`, that `rule` takes out."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` stands in `raw[start:end]`, apart from the cuts inside.

    The two agree character by character, but a space of the text may be any white space of the raw text.
    """

    start: int
    end: int
    text: str
    cuts: tuple[Cut, ...] = ()

    def raw_offset(self, offset: int) -> int:
        """The raw offset of the character at `offset` of the text."""
        raw = self.start + offset
        for cut in self.cuts:
            if cut.start > raw:
                break
            raw += cut.end - cut.start
        return raw

    def without(self, start: int, end: int, rule: str) -> "Paragraph":
        """The paragraph without `text[start:end]`; what is left has no blanks at its ends and none doubled."""
        while end < len(self.text) and self.text[end] == " " and (start == 0 or self.text[start - 1] == " "):
            end += 1
        if end == len(self.text):
            start = len(self.text[:start].rstrip(" "))
        if start == end:
            return self
        first, last = self.raw_offset(start), self.raw_offset(end - 1) + 1
        inside = tuple(cut for cut in self.cuts if cut.end <= first or cut.start >= last)
        cuts = tuple(sorted((*inside, Cut(first, last, rule)), key=lambda cut: cut.start))
        return replace(self, text=self.text[:start] + self.text[end:], cuts=cuts)


@dataclass(frozen=True, slots=True)
class Draft:
    """The raw text, the paragraphs still kept, in order, and the whole paragraphs that were cut."""

    raw: str
    paragraphs: tuple[Paragraph, ...]
    cuts: tuple[Cut, ...] = ()

    def without(self, rules: dict[int, str]) -> "Draft":
        """The draft without the paragraphs at these indexes, each cut by its rule; what is empty goes too."""
        gone = [
            Cut(paragraph.start, paragraph.end, rules.get(index) or paragraph.cuts[0].rule)
            for index, paragraph in enumerate(self.paragraphs)
            if (index in rules or not paragraph.text) and paragraph.end > paragraph.start
        ]
        kept = (p for index, p in enumerate(self.paragraphs) if index not in rules and p.text)
        return Draft(self.raw, tuple(kept), (*self.cuts, *gone))

    @property
    def text(self) -> str:
        """The clean text as far as it goes."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def assemble(draft: Draft) -> tuple[Segment, ...]:
    """The segments of a draft: kept runs and cuts that cover `draft.raw` without gap or overlap."""
    segments: list[Segment] = []
    clean = done = 0
    for cut in _all_cuts(draft):
        if cut.start > done:
            segments.append(_kept(done, cut.start, clean))
            clean += cut.start - done
        segments.append(_cut(draft.raw, cut, clean))
        done = cut.end
    if done < len(draft.raw):
        segments.append(_kept(done, len(draft.raw), clean))
    return tuple(segments)


def _kept(start: int, end: int, clean: int) -> Segment:
    return Segment(article_id="", raw_start=start, raw_end=end, start=clean, end=clean + end - start)


def _cut(raw: str, cut: Cut, clean: int) -> Segment:
    text = raw[cut.start : cut.end]
    return Segment(
        article_id="", raw_start=cut.start, raw_end=cut.end, start=clean, end=clean, rule=cut.rule, text=text
    )


def _all_cuts(draft: Draft) -> Iterator[Cut]:
    """Every run of the raw text that is not in the clean text, in order."""
    done = 0
    cuts = sorted(draft.cuts, key=lambda cut: cut.start)
    passed = 0
    for index, paragraph in enumerate(draft.paragraphs):
        before = passed
        while passed < len(cuts) and cuts[passed].start < paragraph.start:
            passed += 1
        yield from _gap(draft.raw, done, paragraph.start, cuts[before:passed], joins=index > 0)
        yield from paragraph.cuts
        done = paragraph.end
    yield from _gap(draft.raw, done, len(draft.raw), cuts[passed:], joins=False)


def _gap(raw: str, start: int, end: int, cuts: Sequence[Cut], *, joins: bool) -> Iterator[Cut]:
    """The cuts between two kept paragraphs; where it `joins` them, one line break stays."""
    blanks: list[Cut] = []
    for cut in cuts:
        blanks.append(Cut(start, cut.start, WHITESPACE))
        start = cut.end
    blanks.append(Cut(start, end, WHITESPACE))
    if joins:
        blanks = list(_spare_one(raw, blanks))
    yield from sorted((cut for cut in (*blanks, *cuts) if cut.end > cut.start), key=lambda cut: cut.start)


def _spare_one(raw: str, blanks: Sequence[Cut]) -> Iterator[Cut]:
    """The blanks without the one character that becomes the line break of the clean text."""
    newlines = (at for cut in blanks if (at := raw.find("\n", cut.start, cut.end)) >= 0)
    spaces = (at for cut in blanks for at in range(cut.start, cut.end) if raw[at].isspace())
    spared = next(newlines, None)
    spared = next(spaces) if spared is None else spared
    for cut in blanks:
        if cut.start <= spared < cut.end:
            yield Cut(cut.start, spared, cut.rule)
            yield Cut(spared + 1, cut.end, cut.rule)
        else:
            yield cut


def to_raw(segments: Sequence[Segment], offset: int) -> int:
    """The raw offset of the character at `offset` of the clean text; its end leads to the end of the last kept run.

    An end offset of a quoted span is best asked for its last character: `to_raw(segments, end - 1) + 1`.
    """
    kept = [segment for segment in segments if not segment.rule]
    if not kept:
        return 0
    index = max(bisect_right([segment.start for segment in kept], offset) - 1, 0)
    segment = kept[index]
    return min(segment.raw_start + offset - segment.start, segment.raw_end)
