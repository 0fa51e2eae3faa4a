"""Labelled quotations: a name and a mark instead of a verb ('NAME, manager: "…"', '"…" — NAME, manager').

Interviews, captions and pull quotes put words beside a name so. Only a quotation that begins or ends its paragraph
counts, and only when no verb stands beside it: "one rule: 'Be on time'" says nothing about who says it.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from pipeline.extract.claims.cues import Cue
from pipeline.extract.claims.frames import Frame
from pipeline.extract.claims.quotes import Quotation
from pipeline.extract.claims.speakers import SpeakerFinder
from pipeline.extract.layers import PEOPLE
from pipeline.knowledge.schema import CueFact

_FEWEST_WORDS = 4
_DASHED = re.compile(r"\s*([—–]|--?)\s*(?=\w)")
_COLON = re.compile(r"(:)\s*$")
_LABEL = CueFact(lemma=":", pos="phrase", constructions=("colon",))


def labelled_quotations(
    doc: Doc, quotations: Sequence[Quotation], finder: SpeakerFinder
) -> Iterator[tuple[Quotation, Frame]]:
    """The quotations of a text that a name labels, each with a frame whose cue is the mark beside the name."""
    for quotation in quotations:
        if quotation.depth or len(doc.text[quotation.inner_start : quotation.inner_end].split()) < _FEWEST_WORDS:
            continue
        found = _label(doc, quotation)
        if found is None:
            continue
        name, mark = found
        speaker = finder.resolve(name)
        if speaker is not None and speaker.kind == "person" and speaker.entity_id:
            cue = Cue(mark, mark.i + 1, _LABEL)
            yield quotation, Frame(cue, speaker, "colon", mark.i, mark.i + 1, mark.i, mark.i + 1)


def _label(doc: Doc, quotation: Quotation) -> tuple[Token, Token] | None:
    """The head of the name and the mark between it and the quotation; None when there is no label."""
    text = doc.text
    begin = text.rfind("\n", 0, quotation.start) + 1
    end = text.find("\n", quotation.end)
    before, behind = text[begin : quotation.start], text[quotation.end : end if end >= 0 else len(text)]
    colon, dash = _COLON.search(before), _DASHED.match(behind)
    if colon is not None and not behind.strip(" ."):
        return _named(doc, begin, begin + colon.start(1), begin + colon.start(1))
    if dash is not None and not before.strip():
        return _named(doc, quotation.end + dash.end(), quotation.end + len(behind), quotation.end + dash.start(1))
    return None


def _named(doc: Doc, start: int, end: int, mark: int) -> tuple[Token, Token] | None:
    """The person whose name begins the characters `start:end`, when no verb stands among them."""
    label = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    at = doc.char_span(mark, mark + 1, alignment_mode="expand")
    if label is None or at is None or any(token.pos_ in {"VERB", "AUX"} for token in label):
        return None
    person = next((span for span in doc.spans.get(PEOPLE, []) if span.start == label.start), None)
    return (person.root, at[0]) if person is not None else None
