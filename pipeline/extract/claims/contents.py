"""Contents: where the statement that a cue introduces begins and ends.

One function per construction (`clause_contents`, `object_contents`), tried in the order of `_AFTER`; what stands before
a parenthetical cue is found here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.extract.claims.clause_contents import (
    ADDRESSED,
    PLAIN_OBLIQUES,
    after_as,
    after_colon,
    after_on,
    after_preposition,
    after_that,
    at_clause,
    at_infinitive,
    at_quotation,
    at_whether,
)
from pipeline.extract.claims.cues import Cue, CueLexicon
from pipeline.extract.claims.object_contents import (
    BREAKS,
    at_figure,
    at_gerund,
    at_object,
    at_object_for,
    at_predicative,
    object_start,
)
from pipeline.extract.claims.quotes import DOUBLE, MARKS
from pipeline.extract.phrases import is_finite_form


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue introduces: tokens `start:end`, standing before the cue or behind it."""

    start: int
    end: int
    construction: str
    before: bool = False


_AFTER: tuple[tuple[str, Callable[[Cue, Span, CueLexicon], int | None]], ...] = (
    ("colon", after_colon),
    ("on", after_on),
    ("for", after_preposition("for")),
    ("as", after_as),
    ("object_for", at_object_for),
    ("figure", at_figure),
    ("predicative", at_predicative),
    ("object", at_object),
    ("that", after_that),
    ("that", at_clause),
    ("quote", at_quotation),
    ("gerund", at_gerund),
    ("whether", at_whether),
    ("infinitive", at_infinitive),
    ("of", after_preposition("of", "against", "about")),
)


def content_after(cue: Cue, sentence: Span, lexicon: CueLexicon) -> Content | None:
    """What the cue introduces behind itself, to the end of the sentence; None when nothing fits.

    Cue nouns as objects ("stressed the importance of", "expressed belief that") count for every verb that takes an
    object or a that-clause.
    """
    for construction, find in _AFTER:
        if construction == "object" and not (cue.takes("object") or cue.takes("that")):
            continue
        if construction != "object" and not cue.takes(construction):
            continue
        if construction == "for" and cue.takes("predicative") and object_start(cue, sentence) is not None:
            continue  # "called the tour a rehearsal for the congress"
        start = find(cue, sentence, lexicon)
        if start is not None and start < sentence.end:
            return Content(_with_mark(start, sentence), _end(cue, start, construction, sentence), construction)
    return None


def _with_mark(start: int, sentence: Span) -> int:
    """The start with the opening mark of quotation right before it."""
    before = sentence.doc[start - 1] if start > sentence.start else sentence.doc[start]
    return start - 1 if before.text in MARKS and not before.whitespace_ else start


def _end(cue: Cue, start: int, construction: str, sentence: Span) -> int:
    """Where the statement ends: with the sentence, for most constructions.

    "The ministry's claim of …" ends at the first comma outside quotation marks, a quoted phrase at its closing mark
    when nothing but a place or time follows ('called it "a miracle" in a speech').
    """
    if construction == "quote":
        return _behind_quoted(start, sentence)
    if cue.fact.pos != "noun" or construction != "of":
        return sentence.end
    quoted = False
    for token in sentence.doc[start : sentence.end]:
        quoted ^= token.text in DOUBLE
        if token.text == "," and not quoted:
            return token.i
    return sentence.end


def _has_object(cue: Cue, sentence: Span) -> bool:
    """Whether a noun phrase follows the cue that is no addressee, no day and no speaker."""
    if cue.fact.lemma in ADDRESSED or cue.end >= sentence.end:
        return False
    first = sentence.doc[cue.end]
    return first.pos_ in {"DET", "ADJ", "NUM"} or (first.pos_ == "NOUN" and first.dep_ not in PLAIN_OBLIQUES)


def _behind_quoted(start: int, sentence: Span) -> int:
    """The closing mark's end when only a prepositional phrase follows it; else the sentence's end."""
    marks = [token.i for token in sentence.doc[start : sentence.end] if token.text in DOUBLE]
    if len(marks) != 2 or marks[-1] + 1 >= sentence.end:
        return sentence.end
    rest = sentence.doc[marks[-1] + 1 : sentence.end]
    adverbial = rest[0].pos_ == "ADP" and not any(is_finite_form(token) or token.pos_ == "VERB" for token in rest)
    return marks[-1] + 1 if adverbial else sentence.end


def _is_present(verb: Token) -> bool:
    """Whether a "base form" is a present tense: it has a subject and neither "to" nor an auxiliary ("people say")."""
    relations = {child.dep_ for child in verb.children}
    return verb.tag_ == "VB" and "nsubj" in relations and not relations & {"aux", "mark"}


def is_circumstance(said: Span) -> bool:
    """Whether words before a cue clause only tell its circumstances: "Looking for it, …", "In his book, …"."""
    has_marks = any(token.text in MARKS for token in said)
    opens = said[0].tag_ == "VBG" or said[0].pos_ == "ADP"
    return opens and not has_marks and not any(map(is_finite_form, said))


def content_before(cue: Cue, clause_start: int, sentence: Span, *, inverted: bool = False) -> Content | None:
    """What stands before a parenthetical cue clause ("…, he said", '…," said the minister'); None when nothing does.

    `clause_start` is the first token of the cue's own clause, its subject included; `inverted` says that the subject
    stands behind the cue. A cue with an object has its content there ("Visiting the plant, he noted its progress").
    """
    if not inverted and _has_object(cue, sentence):
        return None
    is_finite = cue.head.tag_ not in {"VBG", "VB"} or _is_present(cue.head)
    if not cue.takes("parenthetical") or not is_finite or clause_start - sentence.start < 2:
        return None
    last = sentence.doc[clause_start - 1]
    if cue.fact.strength == "weak" and not cue.takes("that") and last.text not in MARKS:
        return None  # "…, as he began to collect": such a verb reports only what is quoted
    if last.text not in BREAKS and last.text not in MARKS:
        return None
    return Content(sentence.start, clause_start, "parenthetical", before=True)
