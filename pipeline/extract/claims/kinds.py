"""What kind of statement a claim is: assertion, promise, demand, evaluation, prediction or denial.

The cue decides where it can ("vowed", "called for", "denied"); else the first predicate of the statement that tells
does ("must", "will", "is unacceptable"). "Will" is a promise when the speaker's own side is its subject.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from pipeline.extract.layers import ORGANIZATIONS, PEOPLE, PLACES
from pipeline.extract.phrases import SUBJECTS, is_finite, subject_of
from pipeline.knowledge.schema import CueFact, StatementWordFact
from pipeline.records import StatementKind

_ASIDE = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "appos", "csubj"})
_ARGUMENTS = SUBJECTS | {"ccomp", "parataxis", "conj", "obl", "nmod", "obj"}
_PERSONAL = frozenset({"he", "she", "they"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_JUDGING = frozenset({"predicative", "as"})
_MOST_PREDICATES = 4
"""A long quotation is what its first sentences are."""


class KindReader:
    """Tells the kinds of statements by the words of the language."""

    def __init__(self, facts: Iterable[StatementWordFact]) -> None:
        self._roles: dict[str, frozenset[str]] = {}
        for fact in facts:
            self._roles[fact.word] = self._roles.get(fact.word, frozenset()) | {fact.role}

    def kind_of(self, cue: CueFact, construction: str, statement: Span, speaker_id: str) -> StatementKind:
        """The kind of a statement that a cue introduces, in this construction, for a speaker of this id."""
        if construction in _JUDGING and cue.kind in {"", "demand"}:
            return "evaluation"  # "called the plan unrealistic"
        if cue.kind and not (construction == "quote" and cue.kind == "evaluation"):
            return cue.kind
        if construction == "infinitive" and cue.polarity == "claim":
            return "demand"  # "told the secretary to have it rebuilt"
        told = (kind for token in _predicates(statement) if (kind := self._told_by(token, statement, speaker_id)))
        return next(told, cue.kind or ("evaluation" if cue.polarity == "evaluate" else "assertion"))

    def _told_by(self, predicate: Token, statement: Span, speaker_id: str) -> StatementKind | None:
        """What a predicate tells with its auxiliaries, adverbs and predicative words; None when nothing."""
        children = [child for child in predicate.children if child.i >= statement.start]
        own = [predicate, *(child for child in children if child.dep_ not in _ASIDE | _ARGUMENTS)]
        roles = {role for token in own for role in self._roles_of(token)}
        if "untrue" in roles:
            return "denial"
        if _is_imperative(predicate, statement):
            return "demand"
        if "obligation" in roles:
            return "demand"
        if "future" in roles:
            return "promise" if self._is_own_side(predicate, statement, speaker_id) else "prediction"
        if "possible" in roles:
            has_happened = any(child.lemma_ == "have" and child.dep_ == "aux" for child in own)
            return None if has_happened else "prediction"
        return "evaluation" if self._is_judged(predicate, own) else None

    def _roles_of(self, token: Token) -> frozenset[str]:
        """Of an auxiliary the form counts ("would"), of anything else the lemma."""
        if token.lower_ in {"expect", "plan", "need", "set", "aim"} and token.pos_ == "NOUN":
            return frozenset()
        return self._roles.get(token.lower_) or self._roles.get(token.lemma_.lower()) or frozenset()

    def _is_judged(self, predicate: Token, own: list[Token]) -> bool:
        """Whether the predicate itself is a judgement: "is unacceptable", "a great success"."""
        if "evaluation" in self._roles_of(predicate) and predicate.pos_ in {"ADJ", "NOUN", "ADV"}:
            return True
        return predicate.pos_ == "NOUN" and any(
            child.dep_ == "amod" and "evaluation" in self._roles_of(child) for child in own
        )

    def _is_own_side(self, predicate: Token, statement: Span, speaker_id: str) -> bool:
        """Whether what "will" be done is promised: by "we", or by the speaker as the text names him."""
        subject = subject_of(predicate)
        if subject is None:
            return False
        if "speaker" in self._roles_of(subject) or any(
            "speaker" in self._roles_of(child) for child in subject.children if child.dep_ == "nmod:poss"
        ):
            return True
        if subject.i < statement.start:
            return subject.lower_ in _PERSONAL
        if subject.lower_ == "it" and speaker_id:
            return all(span.kb_id_ != speaker_id for span in subject.doc.spans.get(PEOPLE, []))
        layers = (PEOPLE, ORGANIZATIONS, PLACES)
        spans = (span for layer in layers for span in subject.doc.spans.get(layer, []))
        return bool(speaker_id) and any(s.kb_id_ == speaker_id and s.start <= subject.i < s.end for s in spans)


def _predicates(statement: Span) -> Iterator[Token]:
    """The main predicates of a statement in text order: finite, or the head of a statement without a verb."""
    found = 0
    for token in statement:
        outer = token.head == token or not statement.start <= token.head.i < statement.end
        main = token.dep_ not in _ASIDE and not any(above.dep_ in _ASIDE for above in _inside(token, statement))
        if (outer and token.pos_ in _PREDICATES) or (main and _is_predicate(token)):
            yield token
            found += 1
            if found == _MOST_PREDICATES:
                return


def _is_imperative(predicate: Token, statement: Span) -> bool:
    """Whether the statement opens with a bare verb: "Start small and be patient", "Let the doctors be judged"."""
    if predicate.tag_ != "VB" or predicate.i - statement.start > 1 or predicate.dep_ not in {"ROOT", "ccomp"}:
        return False
    return not any(child.dep_ in SUBJECTS | {"aux", "mark"} for child in predicate.children)


def _is_predicate(token: Token) -> bool:
    if token.tag_ == "VB" and token.dep_ == "ROOT":
        return True
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "aux:pass", "cop"}):
        return is_finite(token)
    return any(child.dep_ == "cop" for child in token.children)


def _inside(token: Token, statement: Span) -> Iterator[Token]:
    """The tokens above one, as long as they stand in the statement."""
    while token.head != token and statement.start <= token.head.i < statement.end:
        token = token.head
        yield token
