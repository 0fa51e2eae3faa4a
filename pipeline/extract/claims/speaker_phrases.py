"""Speaker phrases: which name or noun of a phrase is the one who speaks.

Titles, appositions and compounds put several nouns beside each other, and the parse takes any of them for the head.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.extract.claims.quotes import DOUBLE
from pipeline.extract.layers import PEOPLE
from pipeline.extract.names.clues import surname_clue
from pipeline.extract.names.role_phrases import is_apposed
from pipeline.extract.phrases import SUBJECTS, is_finite_form, noun_phrase

_ATTACHED = frozenset({"flat", "flat:name", "appos", "compound", "list"})
_LONGEST_APPOSITION = 16
_NAMING = frozenset({"named", "identified", "called"})
_NAMED_AS = frozenset({"only", "as"})
_LONGEST_TITLE = 14
_TITLE_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "DET"})


def mentions_of(head: Token, layer: str) -> Iterator[Span]:
    """The mentions of a layer that are the phrase of `head`.

    First those around it, the longest first, then names behind it ("leader NAME", "the newspaper NAME"); a name
    before it is a modifier ("the NAME visit").
    """
    doc: Doc = head.doc
    spans = list(doc.spans.get(layer, []))
    around = [span for span in spans if span.start <= head.i < span.end]
    yield from sorted(around, key=len, reverse=True)
    for span in spans:
        attached = span.start > head.i and span.root.dep_ in _ATTACHED and span.root.head == head
        if attached or (span.start == head.i + 1 and _is_title_of(head, span)):
            yield span


def closing_name(head: Token) -> Span | None:
    """The person whose name ends the long title that the head begins: "Minister of Roads and Bridges NAME said".

    Nothing but nouns, adjectives and what joins them may stand between, and a noun right before the name.
    """
    for span in head.doc.spans.get(PEOPLE, []):
        between = head.doc[head.i + 1 : span.start] if head.i < span.start <= head.i + _LONGEST_TITLE else None
        if between is not None and len(between) and all(token.pos_ in _TITLE_WORDS for token in between):
            of_another = between[-1].text.islower() and any(token.pos_ == "ADP" for token in between)
            fits = between[-1].pos_ in {"NOUN", "PROPN", "ADJ"} and between[0].pos_ != "CCONJ"
            return span if fits and not of_another else None  # "the sister of leader NAME" is not NAME
    return None


def apposed_behind(head: Token) -> Span | None:
    """The person whose name follows a title between commas: "The head of the delegation, Minister NAME, thanked"."""
    doc, end = head.doc, noun_phrase(head).end
    at = next((token.i for token in doc[head.i : end] if token.text == ","), end)
    if at >= len(doc) or doc[at].text != ",":
        return None
    named: list[Span] = list(doc.spans.get(PEOPLE, []))
    for span in named:
        between = doc[at + 1 : span.start] if at < span.start <= at + _LONGEST_TITLE else None
        naming = between is not None and len(between) and between[0].lower_ in _NAMING
        if between is not None and naming and words_of(between[1:]) <= _NAMED_AS:
            return span  # "An official, identified only as NAME, said"
        if between is None or not all(token.pos_ in _TITLE_WORDS for token in between):
            continue
        closed = span.end < len(doc) and doc[span.end].text == ","
        return span if closed and (not len(between) or between[-1].pos_ in {"NOUN", "PROPN"}) else None
    return None


def surname_given(head: Token, clues: frozenset[str], is_person: Callable[[Token], bool]) -> Span | None:
    """The surname that a noun phrase gives of whoever it is about: "a man who gave only his family name, NAME,".

    Not that of somebody else in it ("an official who met a trader surnamed NAME").
    """
    doc = head.doc
    named: list[Span] = list(doc.spans.get(PEOPLE, []))
    for span in named:
        clue = surname_clue(doc, span.start, clues) if len(span) == 1 and head.i < span.start < head.sent.end else -1
        if clue <= head.i or any(is_person(token) and not _is_behind_comma(token) for token in doc[head.i + 1 : clue]):
            continue
        if span.start <= head.right_edge.i or not any(map(is_finite_form, doc[head.i : clue])):
            return span
    return None


def _is_behind_comma(noun: Token) -> bool:
    """Whether nothing but what describes the noun stands between it and a comma: "the owner, a small trader"."""
    at = noun.i - 1
    while at > noun.sent.start and noun.doc[at].pos_ in {"DET", "ADJ", "NUM", "NOUN"}:
        at -= 1
    return at >= noun.sent.start and noun.doc[at].text == ","


def _is_title_of(head: Token, span: Span) -> bool:
    """Whether the noun right before a name belongs to it: the name is no subject of another verb."""
    own_subject = span.root.dep_ in SUBJECTS and span.root.head != head.head
    return head.pos_ in {"NOUN", "PROPN"} and not own_subject


def apposed_person(head: Token) -> Span | None:
    """The person whose apposition the head stands in.

    "NAME, spokesperson at the ministry, said" may come out of the parse with any noun of the apposition as subject.
    The name must itself begin the sentence or be a subject, so that "met NAME, the ministry said" is none.
    """
    doc, at = head.doc, head.i
    while at > 0 and head.i - at < _LONGEST_APPOSITION and doc[at].text != ",":
        if doc[at].pos_ in {"VERB", "PRON"} or doc[at].is_sent_start:
            return None
        at -= 1
    for span in doc.spans.get(PEOPLE, []):
        if span.end == at and doc[at].text == ",":
            begins = bool(span[0].is_sent_start) or (span.start > 0 and doc[span.start - 1].is_space)
            return span if begins or span.root.dep_ in SUBJECTS else None
    return None


def opens_clause(pronoun: Token) -> bool:
    """Whether "it" begins a sentence or follows a quotation, or is what a parenthesis begins with (", it insisted").

    Elsewhere it may stand for a thing, or for nothing.
    """
    before = pronoun.doc[pronoun.i - 1] if pronoun.i else None
    if before is not None and before.text == ",":
        return pronoun.head.i == pronoun.i + 1 and pronoun.head.pos_ == "VERB"
    begins = before is None or before.is_space or pronoun.text == "It" or before.text in DOUBLE
    return begins and pronoun.head.dep_ in {"ROOT", "ccomp", "parataxis"}


def apposed_to_one(head: Token) -> Token:
    """The noun that says who "one of them" is: "One of them, a woman in her twenties, said"."""
    if head.lower_ != "one":
        return head
    for token in head.doc[head.i + 1 : head.i + 8]:
        if token.text == "," and token.i + 1 < len(head.doc) and token.nbor().lower_ in {"a", "an"}:
            return token.nbor().head if token.nbor().head.pos_ == "NOUN" else head
    return head


def words_of(span: Span) -> set[str]:
    """The words of a span in lower case."""
    return {token.lower_ for token in span}


def is_indefinite(noun: Token) -> bool:
    """Whether the noun brings in somebody new ("an official", "another official"); an apposition does not."""
    return not is_apposed(noun) and any(child.lower_ in {"a", "an", "one", "another"} for child in noun.children)


def office_of(name: Span) -> set[str]:
    """The words of the titles before a name and of the apposition behind it."""
    doc, start = name.doc, name.start
    while start > max(0, name.start - _LONGEST_TITLE) and doc[start - 1].pos_ in _TITLE_WORDS:
        start -= 1
    words = words_of(doc[start : name.start])
    if name.end < len(doc) and doc[name.end].text == ",":
        behind = doc[name.end + 1 : name.end + 1 + _LONGEST_APPOSITION]
        stop = next((token.i for token in behind if token.text == "," or token.pos_ in {"VERB", "AUX"}), behind.end)
        words |= words_of(doc[name.end + 1 : stop])
    return words


def joins_name(token: Token) -> bool:
    """Whether the token is a hyphen inside a name ("Seong-kweun") or the part behind it."""
    before = token.doc[token.i - 1]
    return (token.text == "-" or before.text == "-") and not before.whitespace_
