"""Writing mentions into a layer: spans with what they name, how they were found and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, SpanGroup

from pipeline.records import MentionKind, Method

CONFIDENCE = {Method.GAZETTEER: 0.95, Method.PATTERN: 0.85, Method.NER: 0.7, Method.COREFERENCE: 0.6}
"""How sure a mention is by the way it was found, where its finder has nothing better to say."""


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `start:end` name the entity `entity_id`, canonically called `name`."""

    start: int
    end: int
    entity_id: str
    name: str
    method: Method
    confidence: float = 0.0

    @property
    def score(self) -> float:
        """The given confidence, or that of the method."""
        return self.confidence or CONFIDENCE[self.method]


def overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether the tokens `start:end` share one with any of the other ranges."""
    return any(start < other_end and other_start < end for other_start, other_end in taken)


def write(doc: Doc, key: str, kind: MentionKind, found: Iterable[Found]) -> None:
    """Make `found` the layer `key`, in text order, added to what it holds; the names go to `doc._.names`."""
    old = doc.spans.get(key, ())
    scores = dict(zip(old, old.attrs.get("scores", ()), strict=False)) if isinstance(old, SpanGroup) else {}
    for mention in found:
        span = Span(doc, mention.start, mention.end, label=kind.value, kb_id=mention.entity_id, span_id=mention.method)
        scores[span] = mention.score
        doc._.names[mention.entity_id] = mention.name
    ordered = sorted(scores, key=lambda span: (span.start, -span.end, span.kb_id_))
    doc.spans[key] = SpanGroup(doc, name=key, spans=ordered, attrs={"scores": [scores[span] for span in ordered]})
