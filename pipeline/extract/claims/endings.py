"""Endings: where inside its sentence a statement is over and the writer goes on in words of his own."""

from dataclasses import replace

from spacy.tokens import Span, Token

from pipeline.extract.claims.contents import Content
from pipeline.extract.claims.cues import Cue, CueLexicon
from pipeline.extract.claims.quotes import DOUBLE
from pipeline.extract.phrases import SUBJECTS

_MEANWHILE = frozenset({"as", "while"})
_PERSONAL = frozenset({"he", "she", "they"})
_OCCASIONS = frozenset({"following", "during", "amid"})
_FIGURES = frozenset({"figure", "number", "toll", "estimate", "total", "amount", "share"})
_RELATING = frozenset({"that", "which", "whom", "for", "of", "to", "he", "she", "with"})


def own_end(content: Content, cue: Cue, sentence: Span) -> int:
    """Where the writer goes on in a clause of his own: "…, but we could not verify this", "…, and he left".

    In reported speech "we" is the writer; "he" is told of the speaker when the parse joins the clause to the cue.
    """
    doc, quoted = sentence.doc, False
    for token in doc[content.start : content.end - 2]:
        quoted ^= token.text in DOUBLE
        joint, subject = doc[token.i + 1], doc[token.i + 2]
        if not quoted and joint.lower_ in _MEANWHILE and subject.lower_ in _PERSONAL | {"it"} and _is_told(subject):
            return token.i + 1
        if quoted or token.text != "," or joint.lower_ not in {"and", "but"}:
            continue
        goes_on = subject.head.dep_ == "conj" and subject.head.head == cue.head and subject.head.tag_ == "VBD"
        if subject.lower_ in {"we", "i"} or (subject.lower_ in {"he", "she", "they"} and goes_on):
            return token.i
    return content.end


def _is_told(subject: Token) -> bool:
    """Whether the writer tells what somebody did, in the simple past: "… as he toured the site"."""
    verb = subject.head
    return subject.dep_ in SUBJECTS and verb.tag_ == "VBD" and not any(c.dep_.startswith("aux") for c in verb.children)


def occasion_start(cue: Cue, content: Content) -> int:
    """Where the occasion of the statement begins that hangs on the cue: "called for … following a visit"."""
    for child in cue.head.children:
        case = next((word for word in child.children if word.dep_ == "case"), None)
        if case is not None and case.lower_ in _OCCASIONS and case.i > content.start + 2:
            return min(content.end, case.i)
    return content.end


def comment_start(content: Content, sentence: Span, lexicon: CueLexicon) -> int:
    """Where the writer comments on the statement: ", a boast for which …", ", words that …"; its end when nowhere."""
    doc = sentence.doc
    for token in doc[content.start + 2 : content.end - 2]:
        before = doc[token.i - 1]
        parted = token.text == "," or (token.text in DOUBLE and before.text == ",")
        at = token.i + 1
        if not parted or at + 1 >= content.end:
            continue
        noun = doc[at + 1] if doc[at].lower_ in {"a", "an", "the", "his", "her"} else doc[at]
        while noun.pos_ == "ADJ" and noun.i + 1 < content.end:
            noun = doc[noun.i + 1]
        behind = doc[noun.i + 1 : noun.i + 3]
        quoted = token.text in DOUBLE and noun.i == at + 1 and doc[at].lower_ in {"a", "an"}
        if (
            noun.tag_ in {"NN", "NNS"}
            and (quoted or lexicon.noun(noun) or noun.lower_ in _FIGURES)
            and any(word.lower_ in _RELATING for word in behind)
        ):
            return token.i
    return content.end


def without_governor(cue: Cue, head: Token, content: Content) -> Content:
    """The statement without the main clause that goes on behind it.

    "Two officials who said that … | left", "the claim that … | was wrong": the cue, or its subject, is its subject.
    """
    inner = cue.head if cue.fact.pos == "noun" else head if cue.head.dep_ == "acl:relcl" else None
    if inner is None or inner.dep_ not in SUBJECTS or inner.head.i <= content.start:
        return content
    predicate = inner.head
    helpers = [child.i for child in predicate.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
    first = min([predicate.i, *(i for i in helpers if i > content.start)])
    return replace(content, end=min(content.end, first)) if first > content.start + 1 else content
