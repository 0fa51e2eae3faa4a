"""Neuter pronouns: "it" and "its" are the body or place that the clause around them is about.

"It" may stand for anything, or for nothing, so that only the clearest antecedents count: the subject of the clause,
else of the clause around it, and at the head of a sentence that of the sentence before. A subject that is an unnamed
thing or a person leaves the pronoun open. The order is that of Hobbs, "Resolving pronoun references" (Lingua 44, 1978).
"""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from pipeline.extract.mentions import Found
from pipeline.extract.names.discourse import Discourse
from pipeline.extract.phrases import CLAUSES, SUBJECTS, subject_of
from pipeline.records import Method

_NEUTER = frozenset({"it", "its", "itself"})
_RELATIVE = frozenset({"which", "that"})
_EMPTY = frozenset({"that", "to", "whether", "if", "when"})
"""What the real subject begins with behind an "it" that stands for nothing ("it is time to", "it is clear that")."""
_DEPTH = 4
"""Clauses looked at from the inside out."""


class NeuterResolver:
    """Resolves neuter pronouns to named bodies and places."""

    def resolve(self, discourse: Discourse, neuter: Iterable[Found], people: Iterable[Found]) -> Iterator[Found]:
        """Mentions for the pronouns in text order; a resolved one counts for the next.

        `neuter` are the bodies and places of the article, named or taken up by a noun, `people` what is none of them.
        """
        meant = {i: mention for mention in sorted(neuter, key=_length) for i in range(mention.start, mention.end)}
        taken = {i for mention in people for i in range(mention.start, mention.end)}
        for token in discourse.doc:
            if token.lower_ not in _NEUTER or token.is_upper or discourse.is_quoted(token) or _is_empty(token):
                continue
            if token.lower_ == "it" and token.dep_ not in SUBJECTS:
                continue  # what is done to "it" is more often done to a thing
            found = self._antecedent(discourse, token, meant, taken)
            if found is not None:
                mention = Found(token.i, token.i + 1, found.entity_id, found.name, Method.COREFERENCE)
                meant[token.i] = mention
                yield mention

    def _antecedent(
        self, discourse: Discourse, pronoun: Token, meant: Mapping[int, Found], people: set[int]
    ) -> Found | None:
        for subject in _subjects(pronoun):
            if subject.i in meant:
                return meant[subject.i]
            if subject.i in people or subject.lower_ not in _RELATIVE:
                return None
        number = discourse.sentence_of(pronoun.i)
        if number == 0 or not _opens(pronoun, discourse.sentence_spans[number].start):
            return None
        return _topic(discourse, number - 1, meant)


def _length(mention: Found) -> int:
    return mention.end - mention.start


def _subjects(pronoun: Token) -> Iterator[Token]:
    """The subjects before the pronoun of the clauses that hold it, the innermost first; not the pronoun itself."""
    verb = pronoun.head
    for _ in range(_DEPTH):
        while verb.dep_ not in CLAUSES | {"ROOT", "conj"} and verb.head != verb:
            verb = verb.head
        subject = subject_of(verb)
        if subject is not None and subject.i < pronoun.i:
            yield subject
        if verb.head == verb:
            return
        verb = verb.head


def _opens(pronoun: Token, start: int) -> bool:
    """Whether the pronoun is, or belongs to, the subject that its sentence begins with."""
    noun = pronoun.head if pronoun.dep_ == "nmod:poss" else pronoun
    return noun.dep_ in SUBJECTS and pronoun.i - start <= 1 and noun.head.dep_ == "ROOT"


def _topic(discourse: Discourse, number: int, meant: Mapping[int, Found]) -> Found | None:
    """The body or place that is the subject of a whole sentence, itself and not only by its owner."""
    for token in discourse.sentence_spans[number]:
        if token.dep_ == "ROOT":
            subject = subject_of(token)
            return meant.get(subject.i) if subject is not None else None
    return None


def _is_empty(pronoun: Token) -> bool:
    """Whether "it" stands for nothing: what it announces follows ("it is clear that", "it helps that")."""
    if pronoun.dep_ == "expl":
        return True
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS:
        return False
    clauses = [child for child in verb.children if child.dep_ in CLAUSES and child.i > verb.i]
    opened = any(word.lower_ in _EMPTY for clause in clauses for word in clause.lefts)
    return opened and any(child.dep_ == "cop" for child in verb.children) or any(c.dep_ == "csubj" for c in clauses)
