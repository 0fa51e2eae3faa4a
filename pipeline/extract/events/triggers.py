"""Event triggers in a parsed text: the words of `triggers.csv` that govern what their row demands.

The method is that of PETRARCH-like coders (verb patterns with constraints on their arguments), on dependency trees.
A trigger of several words is found in order with small gaps, so that "put the plant into operation" is one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.extract.events.governed import Words, governed_heads, left_window, subject_heads, window
from pipeline.knowledge.schema import TriggerFact

MAX_GAP = 7
_NEEDS_AGENT = 0.6
"""Words that say little ("supply", "learn about") count only with an agent that fits."""
_SUFFIXES = ("s", "es", "d", "ed")
_STOPS = frozenset({".", ";", ":", ","})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Trigger words in a text: their tokens in text order, the row that they match, and the word that heads them."""

    tokens: tuple[Token, ...]
    fact: TriggerFact
    head: Token
    heading: bool

    @property
    def span(self) -> Span:
        """The words from the first to the last, gaps included."""
        return self.head.doc[self.tokens[0].i : self.tokens[-1].i + 1]


def is_heading(sentence: Span) -> bool:
    """Whether the sentence is a headline or caption: a paragraph of its own without a final stop, below 40 words."""
    doc = sentence.doc
    alone = sentence.start == 0 or doc[sentence.start - 1].is_space or doc[sentence.start].is_space
    words = [token for token in sentence if not token.is_space]
    last = sentence.end >= len(doc) or doc[sentence.end].is_space or doc[sentence.end - 1].is_space
    return bool(words) and alone and last and len(words) < 40 and words[-1].text[-1] not in ".!?\"”'’:;,"


def word_forms(token: Token) -> set[str]:
    """The lower-case forms by which a token is looked up: lemma, text, and stems of what may be a mistagged verb."""
    forms = {token.lemma_.lower(), token.lower_}
    if token.pos_ == "ADJ" or (token.pos_ not in _VERBAL and token.is_title):
        forms.update(token.lower_.removesuffix(suffix) for suffix in _SUFFIXES if len(token) > len(suffix) + 2)
    return forms


class TriggerMatcher:
    """Finds the triggers of a text; made once for a pack."""

    def __init__(self, facts: Iterable[TriggerFact], words: Words) -> None:
        self._words = words
        self._by_first: Mapping[str, list[tuple[tuple[str, ...], TriggerFact]]] = defaultdict(list)
        for fact in facts:
            lemmas = tuple(fact.lemma.split("_"))
            self._by_first[lemmas[0]].append((lemmas, fact))

    def find(self, sentence: Span) -> list[Trigger]:
        """The triggers of one sentence in text order, of overlapping ones the longest and surest.

        A row with confidence 0 only keeps others away from its words ("press conference" is no meeting).
        """
        heading = is_heading(sentence)
        found = [
            trigger
            for token in sentence
            for trigger in self._starting_at(token, sentence, heading)
            if self._is_satisfied(trigger)
        ]
        found.sort(key=lambda t: (-len(t.tokens), -t.fact.confidence, t.head.i))
        taken: set[int] = set()
        kept = []
        for trigger in found:
            places = {token.i for token in trigger.tokens}
            if not places & taken:
                kept.append(trigger)
                taken |= places
        kept = [trigger for trigger in kept if trigger.fact.confidence > 0 and not _is_governed_by(trigger, kept)]
        return sorted(kept, key=lambda t: t.tokens[0].i)

    def _starting_at(self, token: Token, sentence: Span, heading: bool) -> Iterator[Trigger]:
        for form in word_forms(token):
            for lemmas, fact in self._by_first.get(form, ()):
                tokens = _tokens_of(lemmas, token, sentence, max_gap=MAX_GAP if fact.pos == "verb" else 1)
                if tokens and _has_part_of_speech(fact, tokens, heading) and _belong_together(tokens):
                    yield Trigger(tokens, fact, _head_of(tokens, fact), heading)

    def _is_satisfied(self, trigger: Trigger) -> bool:
        fact = trigger.fact
        heads = governed_heads(trigger.tokens) if fact.objects else []
        if any(self._words.excludes(head, fact.objects) for head in heads):
            return False
        if any(demand[0] != "!" for demand in fact.objects) and not (
            any(self._words.matches(head, fact.objects) for head in heads)
            or (_may_be_misparsed(fact, heads) and self._words.any_in(window(trigger.tokens), fact.objects))
            or (_may_follow_its_object(trigger.head) and self._words.any_in(left_window(trigger.tokens), fact.objects))
        ):
            return False
        if fact.subjects:
            agents = subject_heads(trigger.head) or _misread_agent(trigger.head)
            if agents and not any(self._words.matches(agent, fact.subjects) for agent in agents):
                return False
            if not agents and fact.confidence < _NEEDS_AGENT:
                return False
        if not fact.governors or _hangs_on(trigger.head, fact.governors):
            return True
        return trigger.heading and any(word_forms(token) & set(fact.governors) for token in trigger.head.sent)


def _misread_agent(verb: Token) -> list[Token]:
    """The name that a verb behind an apposition was read as a participle of ("X, the premier, learned …")."""
    is_read_so = verb.dep_ == "acl" and verb.head.pos_ == "PROPN" and verb.i > verb.sent.start
    return [verb.head] if is_read_so and verb.nbor(-1).text == "," else []


def _is_governed_by(trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a nominal trigger only completes a verbal one of its type ("pushes ahead with the construction")."""
    return trigger.fact.pos == "noun" and any(
        trigger.head.head in other.tokens and other.fact.pos == "verb"
        for other in others
        if other is not trigger and other.fact.event_type == trigger.fact.event_type
    )


def _may_be_misparsed(fact: TriggerFact, heads: Sequence[Token]) -> bool:
    return fact.pos != "noun" and not any(head.dep_ == "obj" or head.dep_ == "nsubj:pass" for head in heads)


def _may_follow_its_object(token: Token) -> bool:
    if token.tag_ == "VBD":
        return token.dep_ == "acl"  # a finite verb is no participle: a relative clause without pronoun, misread
    return token.tag_ == "VBN" and any(child.dep_ == "aux:pass" for child in token.children)


def _tokens_of(lemmas: Sequence[str], first: Token, sentence: Span, *, max_gap: int) -> tuple[Token, ...]:
    """The tokens of a trigger that starts at `first`; empty when the rest does not follow closely enough."""
    tokens, gap = [first], 0
    i = first.i + 1
    while len(tokens) < len(lemmas) and i < sentence.end:
        token = first.doc[i]
        if lemmas[len(tokens)] in word_forms(token):
            tokens.append(token)
            gap = 0
        elif token.text not in {"-", "‐", "–"}:
            gap += token.pos_ != "AUX"  # "ground was broken", "construction has been started"
            if gap > max_gap or token.text in _STOPS or (token.tag_ in _FINITE and token.pos_ != "AUX"):
                return ()
        i += 1
    return tuple(tokens) if len(tokens) == len(lemmas) else ()


def _belong_together(tokens: Sequence[Token]) -> bool:
    """Whether words with a gap between them hang together in the parse: the last on one of the others."""
    last = tokens[-1]
    if last.i - tokens[0].i <= len(tokens) + 1 or last.pos_ not in _NOMINAL:
        return True
    return last.head in tokens or (last.dep_ == "conj" and last.head.head in tokens)


def _has_part_of_speech(fact: TriggerFact, tokens: Sequence[Token], heading: bool) -> bool:
    first = tokens[0]
    if fact.pos == "phrase":
        return True
    if fact.pos == "noun":
        return tokens[-1].pos_ in _NOMINAL
    if any(token.pos_ in _VERBAL or token.tag_ in _FINITE for token in tokens):
        return True
    return first.pos_ == "ADJ" and len(tokens) > 1 or heading and first.pos_ in _NOMINAL | {"ADJ"}


def _head_of(tokens: Sequence[Token], fact: TriggerFact) -> Token:
    """The word that the sentence hangs the trigger on: the verb of a verb, else the highest of the tree."""
    is_gerund = fact.pos != "verb" and tokens[-1].head in tokens and tokens[-1].head.tag_ == "VBG"
    if is_gerund and tokens[-1].pos_ in _NOMINAL:
        return tokens[-1]  # "groundbreaking ceremonies" read as a gerund with its object
    if fact.pos == "verb":
        return min((token for token in tokens if token.pos_ in _VERBAL), key=_depth, default=tokens[0])
    return min(tokens, key=lambda token: (_depth(token), token.pos_ not in _NOMINAL | _VERBAL))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _hangs_on(noun: Token, governors: Sequence[str]) -> bool:
    """Whether the noun depends on one of the verbs, directly, through a coordination or a nominal predicate."""
    if any(
        child.dep_ == "acl" and child.tag_ == "VB" and word_forms(child) & set(governors) for child in noun.children
    ):
        return True  # "expect the opening to be held in December"
    token = noun
    for _ in range(3):
        if token.head == token:
            return False
        token = token.head
        if token.pos_ in _VERBAL:
            verbs = [token, *(child for child in token.children if child.dep_ == "xcomp")]  # "is scheduled to begin"
            return any(word_forms(verb) & set(governors) for verb in verbs)
        if token.dep_ not in {"conj", "nmod", "compound", "obl", "nsubj", "obj", "nsubj:pass", "appos"}:
            return False
    return False
