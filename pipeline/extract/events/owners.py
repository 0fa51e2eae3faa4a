"""Which trigger of a sentence each of its words belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.extract.events.triggers import Trigger

_MAX_CLIMB = 12
_MAX_BESIDE = 14
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PHRASAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "PART", "ADV"})
_QUOTES = frozenset("\"“”'‘’")


@dataclass(frozen=True, slots=True)
class Owners:
    """Which trigger of a sentence each of its tokens hangs on."""

    by_token: dict[int, Trigger]

    @classmethod
    def of(cls, triggers: Sequence[Trigger], support_verbs: frozenset[str]) -> "Owners":
        """The triggers' own tokens, and the support verbs of noun triggers where no trigger claims them.

        A support verb ("held", "attended") only says that what the noun names took place.
        """
        by_token = {token.i: trigger for trigger in triggers for token in trigger.tokens}
        for trigger in triggers:
            head = trigger.head
            if head.pos_ in _NOMINAL and head.head.lemma_.lower() in support_verbs:
                by_token.setdefault(head.head.i, trigger)
                for verb in head.head.children:  # "is scheduled to begin"
                    if verb.dep_ == "xcomp" and verb.lemma_.lower() in support_verbs:
                        by_token.setdefault(verb.i, trigger)
        return cls(by_token)

    def in_clause(self, token: Token) -> Trigger | None:
        """As `of_token`, but no further up than the first verb."""
        for _ in range(_MAX_CLIMB):
            found = self.by_token.get(token.i)
            if found is not None or token.head == token or (token.pos_ == "VERB" and not _is_attributive(token)):
                return found
            token = token.head
        return None

    def beside(self, span: Span) -> Trigger | None:
        """The trigger that the span directly follows or, for a nominal one, precedes.

        "The session of the council in May", "Tuesday's opening": nothing but nouns, adjectives and prepositions
        stand between. The parse is less sure of these.
        """
        doc, sentence = span.doc, span.sent
        for i in range(span.start - 1, max(sentence.start, span.start - _MAX_BESIDE) - 1, -1):
            found = self.by_token.get(i)
            if found is not None:
                return found
            follows_noun = is_bare_participle(doc[i]) and self._is_nominal(i - 1)
            is_of_phrase = doc[i].pos_ in _PHRASAL or _is_attributive(doc[i]) or doc[i].text in _QUOTES
            if not is_of_phrase and not follows_noun:  # "a congress expected next year", whatever the parse says
                break
        for i in range(span.end, min(sentence.end, span.end + 5)):
            found = self.by_token.get(i)
            if found is not None:
                return found if found.head.pos_ in _NOMINAL else None
            if doc[i].pos_ not in _PHRASAL - {"ADP", "DET"}:
                break
        return None

    def _is_nominal(self, i: int) -> bool:
        owner = self.by_token.get(i)
        return owner is not None and owner.head.pos_ in _NOMINAL

    def of_token(self, token: Token) -> Trigger | None:
        """The first trigger on the way up from the token; None when there is none."""
        for _ in range(_MAX_CLIMB):
            found = self.by_token.get(token.i)
            if found is not None or token.head == token:
                return found
            token = token.head
        return None


def is_bare_participle(token: Token) -> bool:
    """Whether the token is a participle right behind a noun ("a congress expected next year")."""
    if token.tag_ != "VBN" or token.i == token.sent.start or token.nbor(-1).pos_ not in _NOMINAL:
        return False
    return not any(child.dep_.startswith("aux") for child in token.children)


def _is_attributive(token: Token) -> bool:
    return token.dep_ in {"amod", "compound", "acl", "acl:relcl"}
