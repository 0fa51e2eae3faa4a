"""Parentheses: what a cue clause between commas interrupts, and what "according to X" stands beside."""

from dataclasses import replace

from spacy.tokens import Span, Token

from pipeline.extract.claims.contents import Content
from pipeline.extract.claims.quotes import DOUBLE, MARKS
from pipeline.extract.phrases import FINITE_TAGS, SUBJECTS

_LOOSE = frozenset({"conj", "parataxis", "advcl", "cc", "dep", "discourse", "mark", "appos"})
_JOINING = frozenset({"and", "but", "or", "so", "because", "since", "although", "though", "after", "if", "unless"})


def around(before: Content, start: int, end: int, sentence: Span) -> Content:
    """The whole sentence for a cue clause (`start:end`) inside a clause: "The plants, said NAME, are …".

    That is, when nothing before it has a finite verb and something behind it has, or when the parse joins the two
    sides ("It had, he added, a very fine gate"); else what stands before.
    """
    doc, comma = sentence.doc, adjunct_end(end, sentence)
    opens = any(token.tag_ in FINITE_TAGS or token.text in MARKS for token in doc[before.start : before.end])
    closes = comma > 0 and any(token.pos_ in {"VERB", "AUX"} for token in doc[comma : sentence.end])
    depends = doc[before.start].tag_ in {"WRB", "IN"} and doc[before.start].dep_ in {"mark", "advmod"}
    verb = next((token for token in doc[comma + 1 : comma + 3] if token.pos_ != "ADV"), doc[comma])
    without_subject = comma > 0 and verb.tag_ in FINITE_TAGS  # "What struck him, he said, was …"
    inside = (
        (closes and (not opens or depends))
        or without_subject
        or _are_joined(start, end, sentence)
        or _goes_on(comma, sentence)
    )
    return replace(before, end=sentence.end) if inside else before


def reopens(end: int, sentence: Span) -> bool:
    """Whether a quotation goes on behind the cue clause: '"…," says the engineer, "but …"'."""
    doc = sentence.doc
    at = end + 1 if end < sentence.end and doc[end].text in {",", ":"} else end
    return at < sentence.end and doc[at].text in DOUBLE and doc[sentence.start].text in DOUBLE


def _goes_on(comma: int, sentence: Span) -> bool:
    """Whether a clause of its own follows behind a conjunction: "The machines are real, she said, but they are off"."""
    doc = sentence.doc
    joined = comma > 0 and comma + 2 < sentence.end and doc[comma + 1].lower_ in _JOINING
    if not joined:
        return False
    if doc[sentence.start].text in MARKS:
        return False
    following = doc[comma + 2 : comma + 12]
    subject = next((token for token in following if token.dep_ in SUBJECTS), None)
    verb = next((token for token in following if token.tag_ in FINITE_TAGS), None)
    if verb is not None and verb.i == comma + 2 and _shares_subject(verb, sentence):
        return True
    return subject is not None and verb is not None and subject.i < verb.i and subject.lower_ not in {"we", "i"}


def _shares_subject(verb: Token, sentence: Span) -> bool:
    """Whether a verb behind a conjunction goes on in the tense of a clause that opens the sentence.

    "She is going to raise kelp, she says, and has promised …"; not "It was late, he said, and left".
    """
    first = next((token for token in sentence if token.tag_ in FINITE_TAGS), None)
    return first is not None and verb.tag_ == "VBZ" and first.tag_ == "VBZ" and verb.pos_ == "AUX"


def adjunct_end(end: int, sentence: Span) -> int:
    """Index of the comma that closes a cue clause, an addressee and a short adjunct skipped; -1 when there is none.

    "…, he told us, …", "…, she wrote in an email, …".
    """
    for token in sentence.doc[end : min(end + 8, sentence.end)]:
        if token.text == ",":
            return token.i
        if token.pos_ not in {"ADP", "DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADV"}:
            return -1
    return -1


def _are_joined(start: int, end: int, sentence: Span) -> bool:
    """Whether a word behind a parenthesis between commas hangs on one before it, or the other way round.

    Words in quotation marks do not: a quotation that goes on opens its marks again.
    """
    doc, end = sentence.doc, adjunct_end(end, sentence)
    if end <= 0 or doc[start - 1].text != ",":
        return False
    if any(token.text in MARKS for token in doc[sentence.start : start]):
        return False
    behind = [token for token in doc[end : sentence.end] if not token.is_punct]
    hanging = any(sentence.start <= token.head.i < start and token.dep_ not in _LOOSE for token in behind)
    return hanging or any(
        token.head.i >= end and token.head.i < sentence.end and token.dep_ not in _LOOSE
        for token in doc[sentence.start : start]
        if not token.is_punct
    )


def beside_phrase(start: int, end: int, sentence: Span) -> Content | None:
    """The rest of the sentence beside "according to X": behind it when it comes first, before it when last.

    In the midst of a sentence it covers what stands before, or all of a clause that it interrupts; where commas do
    not part it from both sides, that is not clear, and it covers nothing.
    """
    doc = sentence.doc
    if start - sentence.start <= 1 or doc[start - 1].text == ";" or doc[start - 1].pos_ == "CCONJ":
        return Content(end, sentence.end, "phrase") if end < sentence.end else None
    before = Content(sentence.start, start, "parenthetical", before=True)
    rest = [token for token in doc[end : sentence.end] if not token.is_punct and not token.is_space]
    if not rest or doc[end].text == ";":
        return before
    if not (doc[start - 1].text == "," and doc[end].text == ","):
        return None
    return around(before, start, end, sentence)
