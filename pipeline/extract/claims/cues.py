"""Cues: the words of a sentence that announce that somebody says something.

`find_cues` only finds the words; `contents` asks what is said and `speakers` who says it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.extract.phrases import is_negated
from pipeline.knowledge.schema import CueFact

_HYPOTHETICAL = frozenset({"would", "could", "may", "might", "should", "must", "will", "shall", "'ll", "ca", "can"})
_LETTING = frozenset({"go", "continue", "proceed"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"VERB", "AUX"})
_OBJECT_PRONOUNS = frozenset({"it", "them", "him"})
_ACTIVE_ONLY = frozenset({"that", "for", "on", "upon"})
"""Words that follow an active verb: a "participle" before them is a past tense that the tagger took for one."""
_PARTICLE_WINDOW = 4


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a text: its head token, the index behind its last token, and the knowledge about it."""

    head: Token
    end: int
    fact: CueFact

    @property
    def start(self) -> int:
        """Index of the first token."""
        return self.head.i

    @property
    def lemma(self) -> str:
        """The cue's lemma or phrase as the tables show it ("call for" is "call" here: the construction adds "for")."""
        return self.fact.lemma.replace("_", " ")

    def takes(self, construction: str) -> bool:
        """Whether the cue can introduce a statement in this construction."""
        return construction in self.fact.constructions


class CueLexicon:
    """The cues of a language, by part of speech and first word."""

    def __init__(self, facts: Iterable[CueFact]) -> None:
        self._facts: dict[str, dict[str, list[CueFact]]] = {}
        for fact in sorted(facts, key=lambda fact: -fact.lemma.count("_")):
            self._facts.setdefault(fact.pos, {}).setdefault(fact.lemma.split("_")[0], []).append(fact)

    def at(self, token: Token) -> Cue | None:
        """The cue whose first word is this token, the longest one; None when there is none."""
        for pos in _parts_of_speech(token):
            for fact in self._candidates(token, pos):
                end = _match_further_words(token, fact)
                if end:
                    return Cue(token, end, fact)
        return None

    def noun(self, token: Token) -> CueFact | None:
        """The noun cue that this token is ("need", "belief"), whatever stands around it."""
        found = self._candidates(token, "noun")
        return found[0] if found else None

    def _candidates(self, token: Token, pos: str) -> list[CueFact]:
        facts = self._facts.get(pos, {})
        by_form = facts.get(token.lower_, []) if pos in {"phrase", "noun"} else []
        if by_form or pos == "phrase":
            return by_form
        lemma = token.lemma_.lower() or token.lower_
        if pos == "verb" and token.pos_ == "ADJ":
            lemma = next((stem for stem in (lemma[:-1], lemma[:-2]) if stem in facts), lemma)
        return facts.get(lemma, [])


def _parts_of_speech(token: Token) -> Iterator[str]:
    yield "phrase"
    if token.pos_ in _VERBAL or _is_mistagged(token):
        yield "verb"
    if token.pos_ == "ADJ" or token.tag_ in {"VBN", "JJ"}:
        yield "adjective"
    if token.pos_ == "NOUN":
        yield "noun"


def _is_mistagged(token: Token) -> bool:
    """A verb tagged as a noun or an adjective.

    No noun has a pronoun behind it ("the ministry views it as"), no adjective a subject without a copula ("the
    leader vowed to").
    """
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.pos_ == "ADJ" and token.lower_.endswith("ed"):
        relations = {child.dep_ for child in token.children}
        return "nsubj" in relations and "cop" not in relations
    return token.tag_ in {"NN", "NNS"} and following.lower_ in _OBJECT_PRONOUNS


def _match_further_words(token: Token, fact: CueFact) -> int:
    """Index behind the cue when its further words follow closely, 0 when not."""
    at, doc = token.i + 1, token.doc
    for word in fact.lemma.split("_")[1:]:
        close = range(at, min(at + (1 if fact.pos == "phrase" else _PARTICLE_WINDOW), len(doc)))
        found = next((i for i in close if doc[i].lower_ == word), None)
        if found is None:
            return 0
        at = found + 1
    return at


def is_asserted(verb: Token) -> bool:
    """Whether the verb reports something that was really said.

    "did not say that", "would say", "refused to comment that", "plans to announce" report nothing; "went on to say"
    does. A participle of the passive ("often referred to as") has no speaker and does not count.
    """
    if is_negated(verb) or _is_passive_participle(verb):
        return False
    governing = [verb, verb.head] if verb.dep_ == "conj" and verb.tag_ not in _FINITE else [verb]
    if any(child.lower_ in _HYPOTHETICAL and child.dep_.startswith("aux") for v in governing for child in v.children):
        return False
    to = any(child.lower_ == "to" and child.i < verb.i and child.dep_ in {"mark", "aux"} for child in verb.children)
    return not to or verb.head.lemma_.lower() in _LETTING


def _is_passive_participle(verb: Token) -> bool:
    """A past participle that is neither perfect ("has said") nor a past tense with a subject of its own."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return True
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if following.lower_ in _ACTIVE_ONLY or following.pos_ in {"DET", "PRON"}:
        return False
    active = any(child.dep_ == "nsubj" or (child.dep_ == "aux" and child.lemma_ == "have") for child in verb.children)
    if verb.dep_ == "conj":
        return not active and verb.head.pos_ not in _VERBAL
    return not active and verb.dep_ not in {"ROOT", "parataxis", "ccomp"}


def find_cues(sentence: Span, lexicon: CueLexicon) -> list[Cue]:
    """The cues of a sentence in text order; no token belongs to two of them."""
    found: list[Cue] = []
    doc: Doc = sentence.doc
    at = sentence.start
    while at < sentence.end:
        cue = lexicon.at(doc[at])
        if cue is not None and cue.end <= sentence.end:
            found.append(cue)
            at = cue.end
        else:
            at += 1
    return found
