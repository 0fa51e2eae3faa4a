"""What hangs on a verb or noun that tells how real it is: negation, subjects, conjunctions, conditions."""

from spacy.tokens import Token

from pipeline.extract.phrases import SUBJECTS

NOMINAL = frozenset({"NOUN", "PROPN"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor"})
_RELATIVES = frozenset({"that", "which", "who"})


def is_backshifted(modal: Token, verb: Token) -> bool:
    """Whether "would" is the past of "will" in reported speech ("said that it would open"), without a condition."""
    conditional = any(has_mark(child, {"if", "unless"}) for child in verb.children if child.dep_ == "advcl")
    clause = next((token for token in (verb, *verb.ancestors) if token.dep_ not in {"xcomp", "conj"}), verb)
    return modal.lower_ in {"would", "'d"} and not conditional and clause.dep_ == "ccomp" and clause.head.tag_ == "VBD"


def is_negated(token: Token) -> bool:
    """Whether a negation stands before the word and hangs on it."""
    return any(child.lower_ in _NEGATIONS and child.i < token.i for child in token.children)


def is_nominal(head: Token) -> bool:
    """Whether the word is a noun, or a gerund with an article that the parse takes for a verb ("the opening of")."""
    determined = any(child.dep_ in {"det", "nmod:poss"} and child.i < head.i for child in head.children)
    return head.pos_ in NOMINAL or (head.tag_ == "VBG" and determined)


def is_of_another(clause: Token) -> bool:
    """Whether a clause behind a noun has a subject of its own ("told a meeting that all plants are to be rebuilt")."""
    return any(child.dep_ in SUBJECTS and child.lower_ not in _RELATIVES for child in clause.children)


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def has_mark(verb: Token, words: set[str]) -> bool:
    """Whether one of the words introduces the clause."""
    return any(child.lower_ in words and child.dep_ in {"mark", "advmod"} for child in verb.children)
