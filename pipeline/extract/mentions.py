"""Writing mentions into a layer: spans with what they name, how they were found and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, SpanGroup

from pipeline.extract.matching import slug
from pipeline.records import MentionKind, Method

CONFIDENCE = {Method.GAZETTEER: 0.95, Method.PATTERN: 0.85, Method.NER: 0.7, Method.COREFERENCE: 0.6}
"""How sure a mention is by the way it was found, where its finder has nothing better to say."""
OPEN = "open:"
"""What the ids of names begin with that nothing settles; in all articles the same name has the same id."""
_UNSETTLED = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `start:end` name the entity `entity_id`, canonically called `name`."""

    start: int
    end: int
    entity_id: str
    name: str
    method: Method
    confidence: float = 0.0
    candidates: tuple[str, ...] = ()
    """Of a name that stays open, the ids of all that it may mean; `entity_id` is then that of the open name."""

    @property
    def score(self) -> float:
        """The given confidence, or that of the method."""
        return self.confidence or CONFIDENCE[self.method]


def open_name(start: int, end: int, name: str, candidates: Iterable[str], method: Method) -> Found:
    """A mention of a name that several bear and that nothing settles: an entity of its own, known to be unsettled."""
    return Found(start, end, f"{OPEN}{slug(name)}", name, method, _UNSETTLED, tuple(sorted(candidates)))


def overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether the tokens `start:end` share one with any of the other ranges."""
    return any(start < other_end and other_start < end for other_start, other_end in taken)


def write(doc: Doc, key: str, kind: MentionKind, found: Iterable[Found]) -> None:
    """Make `found` the layer `key`, in text order, added to what it holds.

    The names go to `doc._.names`, what open names may mean to `doc._.candidates`, both by id.
    """
    old = doc.spans.get(key, ())
    scores = dict(zip(old, old.attrs.get("scores", ()), strict=False)) if isinstance(old, SpanGroup) else {}
    for mention in found:
        span = Span(doc, mention.start, mention.end, label=kind.value, kb_id=mention.entity_id, span_id=mention.method)
        scores[span] = mention.score
        doc._.names[mention.entity_id] = mention.name
        if mention.candidates:
            doc._.candidates = (doc._.candidates or {}) | {mention.entity_id: mention.candidates}
    ordered = sorted(scores, key=lambda span: (span.start, -span.end, span.kb_id_))
    doc.spans[key] = SpanGroup(doc, name=key, spans=ordered, attrs={"scores": [scores[span] for span in ordered]})
