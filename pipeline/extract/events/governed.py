"""What a trigger governs, and the word classes (`@factory` …) that its row may demand of that."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from spacy.tokens import Token

from pipeline.extract.layers import DATES, FACTORY_TYPES, ORGANIZATIONS, PEOPLE, PLACES, POLICIES
from pipeline.extract.phrases import PASSIVE_SUBJECTS, SUBJECTS, conjuncts, preposition_of, subject_of
from pipeline.knowledge.load import KnowledgePack

_ARGUMENTS = frozenset({"obj", "iobj", "obl", "nmod", "nsubj:pass", "obl:unmarked", "ccomp"})
_NOUN_PARTS = frozenset({"compound", "amod", "nmod:poss", "nummod", "flat"})
# Nouns that stand before what matters: "the construction site of the mill", "the work to remodel the plant".
_TRANSPARENT = frozenset(
    {"construction", "work", "project", "site", "part", "process", "building", "production", "number", "series"}
    | {
        "row",
        "group",
        "ceremony",
        "area",
        "ground",
        "place",
        "dozen",
        "hundred",
        "hundreds",
        "kind",
        "type",
        "lot",
        "cluster",
        "set",
        "string",
        "batch",
        "pair",
        "trio",
        "handful",
        "network",
        "end",
    }
)
_ORDINAL = re.compile(
    r"\d+(st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\w+teenth|twentieth"
)
_LAYERS = {
    "@factory": FACTORY_TYPES,
    "@place": PLACES,
    "@local": PLACES,
    "@policy": POLICIES,
    "@person": PEOPLE,
    "@body": ORGANIZATIONS,
}
_ANAPHORS = frozenset({"it", "they", "one", "ones", "both", "first", "second", "third", "another"})
_PERSONAL = frozenset({"it", "they"})
_RELATIVES = frozenset({"that", "which", "who", "whose"})
_PEOPLE_PRONOUNS = frozenset({"he", "she", "him", "her", "who"})
_CLAUSE_END = frozenset({".", ",", ";", ":", "\n"})


def is_ordinal(token: Token) -> bool:
    """Whether the token is an ordinal number in words or digits."""
    return _ORDINAL.fullmatch(token.lower_) is not None


class Words:
    """Tests tokens against the cells of a trigger: lemmas and `@classes`, over the layers of the token's `Doc`."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._pack = pack

    @cached_property
    def facility_nouns(self) -> frozenset[str]:
        """The head nouns of all types of factory and facility."""
        forms = (form for fact in self._pack.factory_types for form in fact.surface_forms)
        return frozenset(form.split()[-1].lower() for form in forms if form)

    def matches(self, token: Token, demands: Sequence[str]) -> bool:
        """Whether the token meets one of the demands."""
        forms = {token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")}
        if any(self._is(token, demand) if demand[0] == "@" else demand in forms for demand in demands):
            return True
        named = self._named_before(token, demands) if token.lower_ in _ANAPHORS else None
        return named is not None and self.matches(named, demands)

    def _named_before(self, pronoun: Token, demands: Sequence[str]) -> Token | None:
        """The facility that a pronoun may stand for: the last one named in its paragraph, no further than a sentence.

        "The mill … . It opened in May", "after one in May that was opened".
        """
        doc, reach = pronoun.doc, max(0, pronoun.sent.start - 1)
        reach = doc[reach].sent.start if not doc[reach].is_space else pronoun.sent.start
        nouns = (doc[i] for i in range(pronoun.i - 1, reach - 1, -1) if doc[i].pos_ in {"NOUN", "PROPN"})
        named = self.facility_nouns.union(demands) if pronoun.lower_ in _PERSONAL else self.facility_nouns
        return next((noun for noun in nouns if {noun.lemma_.lower(), noun.lower_} & named), None)

    def excludes(self, token: Token, demands: Sequence[str]) -> bool:
        """Whether one of the demands with `!` names the token."""
        return f"!{token.lemma_.lower()}" in demands or f"!{token.lower_}" in demands

    def any_in(self, span: Iterable[Token], demands: Sequence[str]) -> bool:
        """Whether a noun of the span meets one of the demands."""
        return any(token.pos_ in {"NOUN", "PROPN", "PRON"} and self.matches(token, demands) for token in span)

    def _is(self, token: Token, demand: str) -> bool:
        if demand == "@ordinal":
            return is_ordinal(token)
        if demand == "@person" and token.lower_ in _PEOPLE_PRONOUNS:
            return True
        if demand == "@factory" and {token.lemma_.lower(), token.lower_} & self.facility_nouns:
            return True
        layer = _LAYERS.get(demand)
        here = [span for span in token.doc.spans.get(layer or "", []) if span.start <= token.i < span.end]
        return any(demand != "@local" or self._is_local(span.kb_id_) for span in here)

    def _is_local(self, place_id: str) -> bool:
        """Whether the place lies in the home country; without a home, whether it is no country."""
        fact, home = self._pack.place(place_id), self._pack.settings.home_country
        if fact is None or not home:
            return fact is None or fact.kind != "country"
        return any(above.place_id == home for above in self._pack.ancestors(place_id))


def governed_heads(tokens: Sequence[Token]) -> list[Token]:
    """Heads of what the tokens of a trigger govern.

    Objects, complements, the subject of a passive or of a verb without object, the noun of a participle, modifiers
    of a noun; conjuncts and the complements of nouns like "construction" included.
    """
    inside = {token.i for token in tokens}
    found: list[Token] = []
    for token in tokens:
        for child in token.children:
            if child.i not in inside and _is_argument(child, token) and not _is_date(child):
                for noun in _antecedents(child, token):
                    found += [head for joined in conjuncts(noun) for head in _through(joined, 2)]
        objects = [child for child in token.children if child.dep_ in {"obj", "nsubj:pass"} and child.i not in inside]
        objects = [child for child in objects if not _is_date(child)]
        if token.dep_ == "acl:relcl" and not objects:
            found += _described(token.head)
        if _is_reduced(token) and token.head.i not in inside:
            found += _described(token.head)
        if token.dep_ in {"amod", "compound"} and token.head.i not in inside:
            found += _through(token.head, 1)
    if not any(head.dep_ in {"obj", "nsubj:pass"} for head in found):
        if tokens[0].pos_ in {"VERB", "AUX"}:
            found += _shared_objects(tokens[0])
        subject = next((s for s in map(_understood_subject, tokens) if s is not None and s.i not in inside), None)
        if subject is not None and any(token.pos_ in {"VERB", "AUX"} for token in tokens):
            found += [head for joined in conjuncts(subject) for head in _through(joined, 2)]
    return found


def _understood_subject(verb: Token) -> Token | None:
    """The subject, for an infinitive ("is expected to be completed") that of the verb above."""
    subject = subject_of(verb)
    return subject_of(verb.head) if subject is None and verb.dep_ == "xcomp" else subject


def _antecedents(child: Token, verb: Token) -> list[Token]:
    """The nouns that a relative pronoun may stand for; any other word as it is."""
    if child.lower_ == "whose":
        before = (child.doc[i] for i in range(child.i - 1, max(child.sent.start, child.i - 9) - 1, -1))
        return [child, *(token for token in before if token.pos_ == "NOUN")][:2]
    is_relative = child.lower_ in _RELATIVES and verb.dep_ in {"acl:relcl", "acl"}
    return _described(verb.head) if is_relative else [child]


def _described(noun: Token) -> list[Token]:
    """What a clause behind a noun may describe: behind a name also what is there ("the mill in X, which opened …")."""
    is_name = noun.pos_ == "PROPN" and noun.dep_ in {"nmod", "obl"} and noun.head.pos_ == "NOUN"
    return [noun, noun.head] if is_name else [noun]


def _is_reduced(verb: Token) -> bool:
    """Whether the verb is a participle behind its noun ("the plant, commissioned last autumn, …"), however parsed."""
    if verb.dep_ == "acl":
        return verb.pos_ == "VERB"
    aside = verb.dep_ == "parataxis" and verb.tag_ == "VBN" and verb.head.pos_ in {"NOUN", "PROPN"}
    return aside and not any(child.dep_ in SUBJECTS or child.dep_.startswith("aux") for child in verb.children)


def _is_date(token: Token) -> bool:
    """Whether the word stands in a date behind a verb, which is no object ("opened last autumn")."""
    return token.head.pos_ == "VERB" and any(
        span.start <= token.i < span.end for span in token.doc.spans.get(DATES, [])
    )


def _is_argument(child: Token, token: Token) -> bool:
    if token.pos_ == "VERB" and preposition_of(child) == "for" and any(c.dep_ == "obj" for c in token.children):
        return False  # whom it is for ("sends flour for soldiers")
    if child.dep_ in _ARGUMENTS or (child.dep_ == "advmod" and child.lower_ in _ANAPHORS):
        return True  # "the first, in the next town, opened in May"
    return child.dep_ in _NOUN_PARTS and token.pos_ in {"NOUN", "PROPN"}


def _through(noun: Token, depth: int) -> list[Token]:
    """The noun, and what follows when it only introduces another ("site of", "construction of")."""
    if depth == 0 or noun.lemma_.lower() not in _TRANSPARENT:
        return [noun]
    below = [child for child in noun.children if child.dep_ in {"nmod", "compound", "obl"}]
    verbs = [child for child in noun.children if child.dep_ == "acl"]
    below += [child for verb in verbs for child in verb.children if child.dep_ == "obj"]
    return [noun, *(head for child in below for joined in conjuncts(child) for head in _through(joined, depth - 1))]


def _shared_objects(verb: Token) -> list[Token]:
    """The objects of verbs that are coordinated with this one ("built or expanded the plants")."""
    joined = [*([verb.head] if verb.dep_ == "conj" else []), *(c for c in verb.children if c.dep_ == "conj")]
    found: list[Token] = []
    for other in joined:
        found += [child for child in other.children if child.dep_ in {"obj"} | PASSIVE_SUBJECTS]
    return found


def subject_heads(token: Token) -> list[Token]:
    """Heads of the agents: the subject of an active clause, or who stands after "by"; empty when nobody is named."""
    by = [child for child in token.children if child.dep_ == "obl:agent"]
    if by:
        return by
    if any(child.dep_ in PASSIVE_SUBJECTS for child in token.children):
        return []
    subject = subject_of(token)
    return [] if subject is None else conjuncts(subject)


def left_window(tokens: Sequence[Token]) -> list[Token]:
    """The few words to the left of a passive, up to the next stop: its subject when the parse is lost."""
    doc, start = tokens[0].doc, tokens[0].sent.start
    found: list[Token] = []
    for i in range(tokens[0].i - 1, max(start, tokens[0].i - 7) - 1, -1):
        if doc[i].text in _CLAUSE_END or doc[i].tag_ in {"VBD", "VBZ", "VBP"} and doc[i].pos_ == "VERB":
            break
        found.append(doc[i])
    return found


def window(tokens: Sequence[Token]) -> list[Token]:
    """The few words to the right of a trigger, up to the next verb or stop: what it governs when the parse is lost."""
    doc = tokens[0].doc
    found: list[Token] = []
    for i in range(tokens[-1].i + 1, min(tokens[-1].i + 9, len(doc))):
        token = doc[i]
        if token.text in _CLAUSE_END or (token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP"}):
            break
        if token.dep_ in SUBJECTS and any(word.pos_ in {"NOUN", "PROPN", "PRON"} for word in found):
            break
        found.append(token)
    return found
