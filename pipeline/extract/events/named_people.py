"""Whom a phrase of a sentence names: people by id, with those who stand in one list with them."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from pipeline.extract.events.belonging import spans_in
from pipeline.extract.layers import PEOPLE
from pipeline.extract.phrases import NAME_PARTS, conjuncts

_SAME_PERSON = NAME_PARTS | {"appos"}
_TITLE_PREPOSITIONS = frozenset({"of", "for", "in", "at", "on"})
_JOINTS = frozenset({",", "and"})
_OWNING = frozenset({"'s", "’s", "'", "’"})
_CLAUSAL = frozenset({"VERB", "AUX", "PRON", "SCONJ"})


def people_at(heads: Iterable[Token]) -> list[str]:
    """The people whom the phrases of the heads name, in text order.

    A list goes on behind the titles of its members, whatever the parse makes of them: "X, secretary of the committee,
    Y, vice-premier, and officials".
    """
    tokens = {token.i: token for head in heads for token in conjuncts(head)}
    if not tokens:
        return []
    first = next(iter(tokens.values()))
    spans = _people(first.sent)
    named = [
        at
        for at, span in enumerate(spans)
        if not tokens.keys().isdisjoint({*range(span.start, span.end), *_same_person(span.root)})
    ]
    return [spans[at].kb_id_ for at in sorted({other for at in named for other in _list_of(spans, at)})]


def people_right_before(token: Token) -> list[str]:
    """The one whose name ends right before a word."""
    return [span.kb_id_ for span in _people(token.sent) if span.end == token.i]


def _people(sentence: Span) -> list[Span]:
    return [span for span in spans_in(sentence.doc, PEOPLE, sentence) if span.kb_id_]


def _same_person(token: Token) -> Iterator[int]:
    """The words that a name stands beside: "Comrade X", "the premier, X"."""
    while token.dep_ in _SAME_PERSON:
        token = token.head
        yield token.i


def _list_of(spans: Sequence[Span], at: int) -> range:
    """The places of those who stand in one list with a name."""
    first = last = at
    while first > 0 and _are_listed(spans[first - 1], spans[first]):
        first -= 1
    while last + 1 < len(spans) and _are_listed(spans[last], spans[last + 1]):
        last += 1
    return range(first, last + 1)


def _are_listed(one: Span, other: Span) -> bool:
    """Whether nothing but titles and joints stands between two names ("X, secretary of the committee, and Y")."""
    between = one.doc[one.end : other.start]
    if not any(token.lower_ in _JOINTS for token in between) or between[0].lower_ in _OWNING:
        return False
    return not any(
        token.pos_ in _CLAUSAL or (token.pos_ == "ADP" and token.lower_ not in _TITLE_PREPOSITIONS) for token in between
    )
