"""Cues: the words of a sentence that announce that somebody says something.

`find_cues` only finds the words; `contents` asks what is said and `speakers` who says it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.extract.claims.mistagged import CUTTING, is_mistagged
from pipeline.extract.phrases import FINITE_TAGS, is_finite_form, is_negated
from pipeline.knowledge.schema import CueFact

_HYPOTHETICAL = frozenset({"would", "could", "may", "might", "should", "must", "will", "shall", "'ll", "ca", "can"})
_LETTING = frozenset({"go", "continue", "proceed", "like"})
_VERBAL = frozenset({"VERB", "AUX"})
_OWNED = frozenset({"in", "by"})
"""Words that open phrases around an owner: "in the ministry's view", "by her own account"."""
_ACTIVE_ONLY = frozenset({"that", "for", "on", "upon"})
"""Words that follow an active verb: a "participle" before them is a past tense that the tagger took for one."""
_PARTICLE_WINDOW = 4
_NAMING = frozenset({"named", "identified", "called", "quoted"})
_PREPOSITIONS = frozenset({"against", "of", "about", "for", "with", "to", "on", "over"})
_PERFECT_REACH = 6
_SPEAKER_WINDOW = 10
SPEAKER_PLACE = "*"
"""Stands for the speaker in phrases that enclose him: "in_*_view"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a text: its head token, the index behind its last token, and the knowledge about it."""

    head: Token
    end: int
    fact: CueFact
    close: int = 0
    """Of a phrase that encloses its speaker ("in X's view"), the index behind all of it; else 0."""

    @property
    def start(self) -> int:
        """Index of the first token."""
        return self.head.i

    @property
    def lemma(self) -> str:
        """The cue's lemma or phrase as the tables show it ("call for" is "call" here: the construction adds "for")."""
        return self.fact.lemma.replace(f"_{SPEAKER_PLACE}_", " … ").replace("_", " ")

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
                end, close = _match_further_words(token, fact)
                if end:
                    return Cue(token, end, fact, close)
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
        if pos == "adjective":
            return facts.get(token.lower_, facts.get(lemma, []))
        if pos == "verb" and token.pos_ == "ADJ":
            lemma = next((stem for stem in (lemma[:-1], lemma[:-2]) if stem in facts), lemma)
        if pos == "verb" and token.tag_ == "NNS" and lemma not in facts:
            form = token.lower_
            lemma = form.removesuffix("ies") + "y" if form.endswith("ies") else form.removesuffix("s")
        if pos == "verb" and token.tag_ == "NN" and token.lower_.endswith("ed"):
            lemma = next((stem for stem in (token.lower_[:-1], token.lower_[:-2]) if stem in facts), lemma)
        return facts.get(lemma, [])


def _parts_of_speech(token: Token) -> Iterator[str]:
    yield "phrase"
    if token.tag_ in {"VBN", "JJ"} and any(child.lemma_ == "be" for child in token.children):
        yield "adjective"  # "they are worried that"
    is_preposition = token.tag_ == "VBG" and (token.dep_ in {"case", "mark"} or token.lower_ == "regarding")
    if (token.pos_ in _VERBAL and not is_preposition) or is_mistagged(token):
        yield "verb"
    made = token.dep_ == "xcomp" and token.head.lemma_.lower() == "make"  # "make sure that" says nothing
    if (token.pos_ == "ADJ" or token.tag_ in {"VBN", "JJ"}) and not made:
        yield "adjective"
    if token.pos_ == "NOUN":
        yield "noun"


def _match_further_words(token: Token, fact: CueFact) -> tuple[int, int]:
    """Index behind the cue when its further words follow closely, 0 when not; and that behind an enclosing phrase."""
    first, _, last = fact.lemma.partition(f"_{SPEAKER_PLACE}_")
    doc, at = token.doc, token.i + 1
    for word in first.split("_")[1:]:
        adjacent = fact.pos == "phrase" or word in _PREPOSITIONS
        close = range(at, min(at + (1 if adjacent else _PARTICLE_WINDOW), len(doc)))
        apart = range(at + 1, close.stop)  # "put growth in 2024 at": a preposition, not the particle of "put in"
        found = next((i for i in close if doc[i].lower_ == word and not (i in apart and doc[i].dep_ == "case")), None)
        if found is None:
            return 0, 0
        at = found + 1
    if not last:
        return at, 0
    words = last.split("_")
    for start in range(at + 1, min(at + _SPEAKER_WINDOW, len(doc) - len(words) + 1)):
        if [word.lower_ for word in doc[start : start + len(words)]] == words:
            owner = next(i for i in range(start - 1, token.i, -1) if doc[i].pos_ != "ADJ" or i == token.i + 1)
            owned = doc[owner].tag_ in {"POS", "PRP$"} or first.split("_")[0] not in _OWNED
            return (at, start + len(words)) if owned else (0, 0)  # "in view of", "in order … view" have no owner
        if doc[start].is_punct or is_finite_form(doc[start]):
            break
    return 0, 0


def is_asserted(verb: Token) -> bool:
    """Whether the verb reports something that was really said.

    "did not say that", "would say", "refused to comment that", "plans to announce" report nothing; "went on to say"
    does. A participle of the passive ("often referred to as") has no speaker and does not count.
    """
    if is_negated(verb) or (_is_passive_participle(verb) and agent_of(verb) is None):
        return False
    if _is_generic(verb) or any(child.lower_ == "without" and child.dep_ == "mark" for child in verb.children):
        return False
    if verb.i and verb.nbor(-1).lower_ in {"nor", "neither"}:
        return False
    if verb.dep_ == "acl:relcl" and verb.head.lower_ == "what":
        return False
    if verb.lemma_.lower() == "ask" and _is_about_naming(verb):
        return False
    governing = [verb, verb.head] if verb.dep_ == "conj" and verb.tag_ not in FINITE_TAGS else [verb]
    if any(child.lower_ in _HYPOTHETICAL and child.dep_.startswith("aux") for v in governing for child in v.children):
        return False
    to = any(child.lower_ == "to" and child.i < verb.i and child.dep_ in {"mark", "aux"} for child in verb.children)
    return not to or verb.head.lemma_.lower() in _LETTING


def agent_of(verb: Token) -> Token | None:
    """Who does what the passive tells: "was described by the ministry as"; None when there is none or no passive."""
    if verb.tag_ != "VBN" or not any(child.dep_ == "aux:pass" for child in verb.children):
        return None
    agents = (child for child in verb.children if child.dep_ in {"obl", "obl:agent"} and child.i > verb.i)
    return next((agent for agent in agents if any(case.lower_ == "by" for case in agent.children)), None)


def _is_passive_participle(verb: Token) -> bool:
    """A past participle that is neither perfect ("has said") nor a past tense with a subject of its own."""
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return True
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if following.lower_ in _ACTIVE_ONLY or following.pos_ in {"DET", "PRON"} or following.text == ":":
        return False
    if verb.dep_ == "acl" and verb.head.i == verb.i - 1 and _stands_between_breaks(verb.head, following):
        return False  # "…, its chairman insisted; …"
    active = any(child.dep_ == "nsubj" or (child.dep_ == "aux" and child.lemma_ == "have") for child in verb.children)
    if _is_perfect(verb):
        return False
    if verb.dep_ == "conj":
        return not active and verb.head.pos_ not in _VERBAL
    return not active and verb.dep_ not in {"ROOT", "parataxis", "ccomp"}


def _is_perfect(verb: Token) -> bool:
    """Whether "has" stands before the participle with adverbials between: "has in the past dismissed"."""
    for token in reversed(verb.doc[max(0, verb.i - _PERFECT_REACH) : verb.i]):
        if token.lower_ in {"has", "have", "had"}:
            return True
        if token.pos_ in {"VERB", "AUX"} or token.is_punct:
            return False
    return False


def _is_about_naming(verb: Token) -> bool:
    """Whether somebody asks how he is to be called: "asked not to be named", "asked to be called Mr. C"."""
    behind = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 7]]
    return "to" in behind and bool({"not", *_NAMING} & set(behind))


def _is_generic(verb: Token) -> bool:
    """Whether the verb only describes a kind of people: "officials who blame the weather"."""
    if verb.dep_ != "acl:relcl" or verb.tag_ != "VBP" or verb.head.tag_ != "NNS":
        return False
    return not any(child.dep_ in {"det", "nummod", "amod"} for child in verb.head.children)


def _stands_between_breaks(noun: Token, following: Token) -> bool:
    """Whether a short noun phrase and what follows it are cut off on both sides, as a parenthetical clause is."""
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else None
    opened = before is not None and before.text in CUTTING and noun.i - noun.left_edge.i < 6
    return opened and (following.text in CUTTING or following.is_sent_end is True)


def find_cues(sentence: Span, lexicon: CueLexicon) -> list[Cue]:
    """The cues of a sentence in text order; no token belongs to two of them."""
    found: list[Cue] = []
    doc: Doc = sentence.doc
    at = sentence.start
    while at < sentence.end:
        cue = lexicon.at(doc[at])
        if cue is not None and cue.end <= sentence.end:
            found.append(cue)
            at = max(cue.end, cue.close)
        else:
            at += 1
    return found
