"""Noun phrases and clauses in terms of Universal Dependencies: what every extractor asks the parse.

The parse of a `Doc` that comes out of `extract.nlp` always carries Universal Dependencies labels, whatever the model
(`extract.labels` translates). All functions take tokens and return tokens or spans of the same `Doc`; none of them
crosses a paragraph, because a newline token is a sentence of its own (`sentences` leaves those out).
The relations are those of de Marneffe and others, "Universal Dependencies" (Computational Linguistics 47, 2021).
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
OBJECTS = frozenset({"obj", "iobj"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:tmod", "obl:npmod", "obl:unmarked"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis"})
NAME_PARTS = frozenset({"flat", "flat:name", "compound", "compound:prt"})

_OUTSIDE = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "conj", "cc", "case", "mark", "cop", "parataxis", "list"}
    | {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "obl", "ccomp", "aux", "dep", "discourse", "vocative", "orphan"}
)
_TRAILING = frozenset({"nmod", "obl", "nmod:unmarked"})


def sentences(doc: Doc) -> Iterator[Span]:
    """The sentences of the text, without the newline tokens that stand between paragraphs."""
    for sentence in doc.sents:
        if not sentence[0].is_space or len(sentence) > 1:
            yield sentence


def _inside(head: Token, prepositions: bool) -> set[int]:
    """Indices of the tokens that belong to the phrase of `head`."""
    outside = _OUTSIDE if prepositions else _OUTSIDE | _TRAILING
    kept = {head.i}
    for child in head.children:
        if child.dep_ not in outside or (child.dep_ in _TRAILING and child.i < head.i):
            kept.update(token.i for token in child.subtree)
    return kept


def noun_phrase(token: Token, *, prepositions: bool = True) -> Span:
    """The noun phrase that `token` heads.

    In it are determiner, modifiers, the rest of a name, possessors and (by choice) the prepositional phrases behind
    it; never relative clauses, appositions or further conjuncts. It is the run of its tokens around the head: a gap
    left by an excluded part ends it. Punctuation at its edges and a closing `'s` are left out. Doubtful: "director of
    X and Y" keeps "and Y" when the parse hangs it on X.
    """
    doc, kept = token.doc, _inside(token, prepositions)
    start = end = token.i
    while start - 1 in kept:
        start -= 1
    while end + 1 in kept:
        end += 1
    while start < token.i and doc[start].is_punct:
        start += 1
    while end > token.i and (doc[end].is_punct or doc[end].is_space):
        end -= 1
    return doc[start : end + 1]


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def is_finite_form(token: Token) -> bool:
    """Whether the word itself has a tense or is a modal, by its tag: what the tagger says, without the parse."""
    return token.tag_ in FINITE_TAGS


def is_finite(verb: Token) -> bool:
    """Whether the verb carries a tense of its own or through an auxiliary ("has said", "was seen", "will open")."""
    if "Fin" in verb.morph.get("VerbForm", []):
        return True
    return any(
        child.dep_.startswith("aux") and child.lemma_ != "to" and child.pos_ != "PART" for child in verb.children
    )


def subject_of(verb: Token) -> Token | None:
    """The head of the subject of a verb or predicate, own or understood.

    Understood: of a coordinated verb ("visited the site and said"), of an infinitive or participle ("Noting …, he
    said"; "came to see"), through at most four verbs. The understood subject of a passive is the passive's subject.
    A relative clause gives the noun that it describes for "who", "which" and "that". None when there is none.
    """
    for _ in range(5):
        subject = _own_subject(verb)
        if subject is not None:
            if verb.dep_ == "acl:relcl" and subject.lower_ in {"who", "which", "that"}:
                return verb.head
            return subject
        coordinated = verb.dep_ == "conj"
        dependent = verb.dep_ in {"xcomp", "advcl"} and not is_finite(verb)
        if verb.head == verb or not (coordinated or dependent):
            return None
        verb = verb.head
    return None


def preposition_of(token: Token) -> str:
    """The preposition before a noun, several words joined by a blank ("according to"); empty when there is none."""
    case = next((child for child in token.children if child.dep_ == "case" and child.i < token.i), None)
    if case is None:
        return ""
    words = [case, *(child for child in case.children if child.dep_ == "fixed")]
    return " ".join(word.lower_ for word in sorted(words, key=lambda word: word.i))


def conjuncts(token: Token) -> list[Token]:
    """The token itself and all that is coordinated with it, in text order."""
    found, queue = [token], [token]
    while queue:
        joined = [child for child in queue.pop().children if child.dep_ == "conj"]
        found += joined
        queue += joined
    return sorted(found, key=lambda word: word.i)


def is_negated(token: Token) -> bool:
    """Whether "not", "never" or "no" hangs on the token or, for a noun, is its determiner."""
    return any(child.lower_ in {"not", "n't", "never", "no", "neither"} for child in token.children)
