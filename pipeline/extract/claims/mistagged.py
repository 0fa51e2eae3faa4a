"""Mistagged cues: present tenses that the tagger takes for nouns ("the ministry maintains that").

Where they stand tells them: no noun stands behind a subject and before "that", a clause or a closing comma.
"""

from itertools import pairwise

from spacy.tokens import Span, Token

from pipeline.extract.layers import PLACES
from pipeline.extract.phrases import is_finite_form

MISTAGGED = frozenset({"NN", "NNS"})
"""Tags of present tenses that the tagger takes for nouns."""
_CLAUSE_REACH = 8
CUTTING = frozenset({",", ";", ".", '"', "”", "’", "—", "–", "--", "?", "!"})
_OBJECT_PRONOUNS = frozenset({"it", "them", "him"})


def is_mistagged(token: Token) -> bool:
    """A verb tagged as a noun or an adjective.

    No noun has a pronoun behind it ("the ministry views it as"), no adjective a subject without a copula ("the
    leader vowed to").
    """
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.pos_ == "ADJ" and token.lower_.endswith("ed"):
        relations = {child.dep_ for child in token.children}
        return "nsubj" in relations and "cop" not in relations
    behind_comma = token.tag_ == "NNS" and token.i > token.sent.start and token.nbor(-1).text == ","
    if behind_comma and (following.lower_ == "that" or following.tag_ == "DT"):
        return True  # "The letter, dated in May, complains that", "NAME, a scholar, regards the"
    if token.tag_ in MISTAGGED and _ends_clause_subject(token):
        return True
    return token.tag_ in {"NN", "NNS"} and following.lower_ in _OBJECT_PRONOUNS


def clause_start(token: Token) -> int:
    """Where the clause of a word begins: behind the last mark or conjunction before it."""
    at = token.i
    while at > token.sent.start and token.doc[at - 1].text not in CUTTING and token.doc[at - 1].dep_ != "cc":
        at -= 1
    return at


def _ends_clause_subject(token: Token) -> bool:
    """Whether a "noun" stands where the verb must be.

    A noun phrase stands before it and no verb, and behind it "that", a clause, or the mark that closes a parenthesis:
    "officials in Seoul insist the door is open", "…, the agency cautions, …". The tagger takes many present tenses so.
    """
    doc, start = token.doc, clause_start(token)
    before = doc[start : token.i]
    if not len(before) or any(map(is_finite_form, before)) or _has_second_phrase(before):
        return False
    if before[-1].pos_ not in {"NOUN", "PROPN"} and not _is_place(before):  # "Beijing maintains": an adjective
        return False
    behind = doc[token.i + 1 : token.i + 1 + _CLAUSE_REACH]
    if not len(behind) or behind[0].lower_ == "that":
        return bool(len(behind))
    if behind[0].text in {",", "."}:
        parted = start > token.sent.start and doc[start - 1].text in CUTTING
        goes_on = behind[0].text == "," and _begins_clause(doc[token.i + 2 : token.sent.end])
        return parted and (goes_on or any(map(is_finite_form, doc[token.sent.start : start])))
    opens = behind[0].pos_ in {"DET", "PRON", "PROPN"} and behind[0].tag_ not in {"WDT", "WP", "PRP$"}
    verb = next((word for word in behind if is_finite_form(word) or word.text in CUTTING), None)
    return opens and verb is not None and is_finite_form(verb)


def _has_second_phrase(words: Span) -> bool:
    """Whether a noun phrase begins right behind another one: "an allegation | the ministry denies"."""
    return any(after.pos_ == "DET" and before.pos_ == "NOUN" for before, after in pairwise(words))


def _is_place(words: Span) -> bool:
    return any(span.start == words.start and span.end == words.end for span in words.doc.spans.get(PLACES, []))


def _begins_clause(words: Span) -> bool:
    """Whether a verb follows before anything is enumerated or parted: "…, the agency cautions, | rations will be"."""
    first = next((word for word in words if is_finite_form(word) or word.text in CUTTING or word.pos_ == "CCONJ"), None)
    return first is not None and is_finite_form(first)
