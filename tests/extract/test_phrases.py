"""Noun phrases, subjects and objects on parses made by hand."""

from collections.abc import Sequence

import spacy
from spacy.tokens import Doc

from pipeline.extract import phrases

VOCAB = spacy.blank("en").vocab


def parsed(rows: Sequence[tuple[str, int, str]], pos: Sequence[str] | None = None) -> Doc:
    words = [word for word, _, _ in rows]
    return Doc(VOCAB, words=words, heads=[head for _, head, _ in rows], deps=[dep for _, _, dep in rows], pos=pos)


MINISTER = parsed(
    [
        ("The", 2, "det"),
        ("new", 2, "amod"),
        ("minister", 6, "nsubj"),
        ("of", 4, "case"),
        ("trade", 2, "nmod"),
        (",", 2, "punct"),
        ("toured", 6, "ROOT"),
        ("the", 8, "det"),
        ("mill", 6, "obj"),
        ("and", 11, "cc"),
        ("two", 11, "nummod"),
        ("farms", 8, "conj"),
        ("in", 13, "case"),
        ("Anju", 6, "obl"),
        (".", 6, "punct"),
    ]
)


def test_noun_phrase_keeps_determiner_modifiers_and_prepositional_phrase() -> None:
    assert phrases.noun_phrase(MINISTER[2]).text == "The new minister of trade"


def test_noun_phrase_without_prepositions_ends_at_the_head() -> None:
    assert phrases.noun_phrase(MINISTER[2], prepositions=False).text == "The new minister"


def test_noun_phrase_leaves_conjuncts_and_preposition_out() -> None:
    assert phrases.noun_phrase(MINISTER[8]).text == "the mill"
    assert phrases.noun_phrase(MINISTER[13]).text == "Anju"


def test_preposition_of_several_words() -> None:
    doc = parsed([("according", 2, "case"), ("to", 0, "fixed"), ("officials", 2, "ROOT")])
    assert phrases.preposition_of(doc[2]) == "according to"


def test_subject_is_shared_by_coordinated_verbs() -> None:
    doc = parsed([("Ri", 1, "nsubj"), ("came", 1, "ROOT"), ("and", 3, "cc"), ("spoke", 1, "conj")])
    assert phrases.subject_of(doc[3]) == doc[0]


def test_participle_takes_the_subject_of_its_verb() -> None:
    doc = parsed([("Noting", 3, "advcl"), ("delays", 0, "obj"), ("Ri", 3, "nsubj"), ("left", 3, "ROOT")])
    assert phrases.subject_of(doc[0]) == doc[2]


def test_relative_clause_takes_the_noun_that_it_describes() -> None:
    doc = parsed([("workers", 0, "ROOT"), ("who", 2, "nsubj"), ("built", 0, "acl:relcl"), ("it", 2, "obj")])
    assert phrases.subject_of(doc[2]) == doc[0]


def test_finite_complement_has_no_borrowed_subject() -> None:
    doc = parsed([("Ri", 1, "nsubj"), ("said", 1, "ROOT"), ("rains", 1, "ccomp")])
    assert phrases.subject_of(doc[2]) is None


def test_sentences_leave_newline_tokens_out() -> None:
    doc = parsed([("One", 0, "ROOT"), ("\n", 1, "ROOT"), ("Two", 2, "ROOT")])
    assert [sentence.text.strip() for sentence in phrases.sentences(doc)] == ["One", "Two"]
