"""Which of the mentions in a sentence belong to a trigger, and how a place stands to it."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from pipeline.extract.events.owners import Owners
from pipeline.extract.events.triggers import Trigger
from pipeline.extract.phrases import PASSIVE_SUBJECTS, preposition_of, subject_of

_LIST_WORDS = frozenset({",", "and", "or", "the", "as", "well", "of", "in"})
_PLACING = frozenset({"at", "in", "on"})
_DIRECTIONS = frozenset(
    f"{first}{second}" for first in ("", "north", "south") for second in ("north", "south", "east", "west")
) | {"northwards", "southwards", "edge", "outskirts"}
_BEYOND = frozenset({"outside", "beyond"})


def spans_in(doc: Doc, layer: str, sentence: Span) -> list[Span]:
    """The spans of a layer that lie in the sentence."""
    return [span for span in doc.spans.get(layer, []) if sentence.start <= span.start and span.end <= sentence.end]


def belonging(spans: Iterable[Span], trigger: Trigger, owners: Owners) -> list[Span]:
    """The spans that hang on the trigger; else those that hang on none."""
    pairs = [(span, owners.of_token(span.root)) for span in spans]
    own = [span for span, owner in pairs if owner is trigger]
    shared = [span for span, owner in pairs if owner is not None and coordinated(owner.head, trigger.head)]
    return own or shared or [span for span, owner in pairs if owner is None or opens_sentence(span, trigger)]


def antecedent_of_where(verb: Token) -> Token | None:
    """The noun that "where" stands for above the verb ("in X, where a mill is being built"); None without one."""
    for _ in range(3):
        if verb.dep_ in {"acl:relcl", "acl"} and any(child.lower_ == "where" for child in verb.children):
            return verb.head
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None


def coordinated(later: Token, head: Token) -> bool:
    """Whether a verb is the last of two with one subject: its place is that of both ("were built and opened in …")."""
    return later.dep_ == "conj" and later.head == head


def opens_sentence(span: Span, trigger: Trigger) -> bool:
    """Whether the span stands in the phrase of place that opens the trigger's sentence ("At the site of X, he …")."""
    sentence = span.sent
    before = span.doc[sentence.start : span.start]
    opened = len(before) > 0 and before[0].lower_ in _PLACING
    return opened and span.end <= trigger.head.i and all(token.text != "," for token in before)


def with_list(chosen: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The chosen spans with those that stand in one list with them ("A, B and C"), whatever the parse says."""
    runs: list[list[Span]] = []
    for span in spans:
        between = span.doc[runs[-1][-1].end : span.start] if runs else None
        if between is not None and len(between) <= 3 and all(token.lower_ in _LIST_WORDS for token in between):
            runs[-1].append(span)
        else:
            runs.append([span])
    return [span for run in runs if any(span in chosen for span in run) for span in run]


def is_location(span: Span) -> bool:
    """Whether the place stands behind a preposition of place."""
    return preposition_of(span.root) in {"in", "at", "on", "near", "to"}


def is_landmark(span: Span) -> bool:
    """Whether the place only tells where another one lies ("a county northeast of X", "farms outside X")."""
    first = span.start - 1
    if first >= span.sent.start and span.doc[first].lower_ == "the":
        first -= 1
    if first < span.sent.start:
        return False
    before = span.doc[first]
    if before.lower_ in _BEYOND:
        return True
    return before.lower_ == "of" and first > span.sent.start and before.nbor(-1).lower_ in _DIRECTIONS


def is_origin(span: Span, trigger: Trigger) -> bool:
    """Whether the place is where somebody comes from ("on the way from X", of a visit: "officials of X toured")."""
    if preposition_of(span.root) == "from":
        return trigger.fact.event_type != "military"
    if trigger.fact.event_type != "inspection" or trigger.fact.pos != "verb":
        return False
    visitor = subject_of(trigger.head)
    passive = any(child.dep_ in PASSIVE_SUBJECTS for child in trigger.head.children)
    return visitor is not None and not passive and visitor in span.root.ancestors and trigger.head in visitor.ancestors
