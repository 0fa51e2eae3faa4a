"""Who did what at an event: the people of its sentence to whom the parse gives a part.

The words of `participation.csv` give parts ("attended", "cut the tape", "accompanied by"); who stands as the agent of
the trigger itself led. A word counts for the event that it governs ("attended the opening"), else for the one whose
verb it is joined to ("visited the mill and made a speech").
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipeline.extract.events.belonging import spans_in
from pipeline.extract.events.frames import EventFrame
from pipeline.extract.events.governed import subject_heads
from pipeline.extract.events.groups import Related
from pipeline.extract.events.named_people import people_at, people_right_before
from pipeline.extract.events.sequence import ATTENDED
from pipeline.extract.events.triggers import Trigger
from pipeline.extract.layers import DATES, PLACES
from pipeline.extract.phrases import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, conjuncts, is_negated, preposition_of
from pipeline.knowledge.schema import ParticipationFact
from pipeline.records import EventType

Parts = tuple[tuple[str, str], ...]
LED, PRESENT, ACCOMPANIED = "led", "attended", "accompanied"
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_JOINING = frozenset({"conj", "advcl", "xcomp", "parataxis", "acl:relcl", "csubj"})
_ARGUMENTS = OBJECTS | PASSIVE_SUBJECTS | {"obl", "nsubj", "nmod"}
_POSSESSED = frozenset({EventType.INSPECTION, EventType.MEETING})
"""Events that are somebody's: "the premier's visit", but not "the premier's ceremony"."""
_PLACING = frozenset({"at", "in"})
_FAR = 8
_NEAR_CHARS = 400


@dataclass(frozen=True, slots=True)
class Act:
    """A word that gives a part, as it stands in a sentence: the verb, adjective, noun or preposition, and its row."""

    token: Token
    fact: ParticipationFact


class Participation:
    """Finds the parts that sentences give to people; made once for a pack."""

    def __init__(self, facts: Iterable[ParticipationFact]) -> None:
        facts = tuple(facts)
        self._occasions = frozenset(fact.word for fact in facts if fact.pos == "occasion")
        self._prepositions = [fact for fact in facts if fact.pos == "preposition"]
        words = [(tuple(fact.word.split("_")), fact) for fact in facts if fact.pos in {"verb", "adjective", "noun"}]
        self._words = sorted(words, key=lambda pair: -len(pair[0]))

    def of(self, trigger: Trigger, others: Sequence[Trigger]) -> Parts:
        """The parts that the trigger's own sentence gives; `others` are the triggers of the sentence."""
        acts = list(self._acts(trigger.head.sent, trigger.fact.event_type))
        found = [(person, LED) for person in self._leaders(trigger, acts)]
        for act in acts:
            if _event_of(act, others) is trigger:
                found += [(person, act.fact.part) for person in _people_of(act)]
        is_led = any(part == LED for _, part in found)
        for head in self._heads(trigger):
            beside = self._beside(head, trigger.fact.event_type)
            # Nobody accompanies a ceremony: "was held, with X in attendance".
            found += [(person, part if is_led or part != ACCOMPANIED else PRESENT) for person, part in beside]
        return tuple(dict.fromkeys(found))

    def add(self, sentence: Span, before: Sequence[EventFrame], related: Related) -> None:
        """Give the event told last the parts that a sentence below it tells which has no event and date of its own.

        What was elsewhere ("was greeted at the airport") is no part of it; `related` tells whether places may be one.
        """
        last = before[-1] if before else None
        if last is None or last.event_type not in ATTENDED or sentence.start_char - last.end > _NEAR_CHARS:
            return
        places = [span for span in spans_in(sentence.doc, PLACES, sentence) if span.kb_id_]
        there = {span.kb_id_ for span in places if preposition_of(span.root) in _PLACING}
        is_elsewhere = bool(there and last.place_ids) and not related(there, last.place_ids)
        if not spans_in(sentence.doc, DATES, sentence) and not is_elsewhere:
            parts = self._below(sentence, last.event_type)
            last.participants = tuple(dict.fromkeys((*last.participants, *parts)))
            last.people_ids = tuple(dict.fromkeys((*last.people_ids, *(person for person, _ in parts))))

    def _below(self, sentence: Span, event_type: EventType) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for act in self._acts(sentence, event_type):
            if not _is_ahead(act.token) and (not act.fact.needs_event or self._names_occasion(act.token)):
                found += [(person, act.fact.part) for person in _people_of(act)]
        return found

    def _acts(self, sentence: Span, event_type: EventType) -> Iterator[Act]:
        """The words of the sentence that give a part, at each place the longest row."""
        for token in sentence:
            for lemmas, fact in self._words:
                fits = not fact.event_types or event_type in fact.event_types
                if fits and token.lemma_.lower() == lemmas[0] and _is(token, fact) and _governs(token, lemmas[1:]):
                    if not is_negated(token):
                        yield Act(token, fact)
                    break

    def _leaders(self, trigger: Trigger, acts: Sequence[Act]) -> list[str]:
        """Who is the agent of the trigger itself, or whose visit it is."""
        head = trigger.head
        if any(act.token in trigger.tokens and act.fact.argument == "subject" for act in acts):
            return []  # the row of the word tells
        if head.pos_ in _VERBAL:
            if any(child.dep_ == "aux:pass" for child in head.children):
                return people_at(child for child in head.children if child.dep_ == "obl:agent")
            return people_at(subject_heads(head) or _misread_subject(head)) or self._before(trigger)
        named = {"nsubj", "nmod:poss"} if trigger.heading or trigger.fact.event_type in _POSSESSED else {"nsubj"}
        return people_at(child for child in head.children if child.dep_ in named) or self._before(trigger)

    def _before(self, trigger: Trigger) -> list[str]:
        """The one whose name stands right before the verb of a headline, whatever the parse makes of it."""
        return people_right_before(trigger.tokens[0]) if trigger.heading else []

    def _heads(self, trigger: Trigger) -> list[Token]:
        """The trigger's words, its verb, and the occasion of a verb beside that ("met and had a *talk* with")."""
        verb = _verb_of(trigger.head)
        beside = [*verb.children, *(verb.head.children if verb.dep_ == "conj" else ())]
        joined = [child for other in beside if other.dep_ == "conj" for child in other.children]
        occasions = [child for child in joined if child.dep_ in OBJECTS and child.lemma_.lower() in self._occasions]
        return list(dict.fromkeys((*trigger.tokens, verb, *occasions)))

    def _beside(self, head: Token, event_type: EventType) -> list[tuple[str, str]]:
        """People behind a preposition that hangs on the trigger or its verb ("with X", "between X and Y")."""
        found: list[tuple[str, str]] = []
        for child in head.children:
            words = _preposition(child) if child.dep_ != "obl:agent" else ""  # it is a subject
            for fact in self._prepositions:
                if fact.word == words and (not fact.event_types or event_type in fact.event_types):
                    found += [(person, fact.part) for person in people_at([child])]
        return found

    def _names_occasion(self, token: Token) -> bool:
        arguments = [child for child in token.children if child.dep_ in _ARGUMENTS and not people_at([child])]
        return all(child.lemma_.lower() in self._occasions for child in arguments)


def _is(token: Token, fact: ParticipationFact) -> bool:
    """Whether the word has the part of speech of its row."""
    if fact.pos == "adjective":  # "Present there were X and Y" is read as a verb
        return token.pos_ == "ADJ" or (token.lower_ == fact.word and token.head.lemma_ == "be")
    return token.pos_ in _VERBAL if fact.pos == "verb" else token.pos_ == "NOUN"


def _governs(verb: Token, lemmas: Sequence[str]) -> bool:
    """Whether the further words of a row are arguments of the verb ("made an inaugural *speech*")."""
    arguments = [child for child in verb.children if child.dep_ in _ARGUMENTS]
    below = {noun.lemma_.lower() for child in arguments for noun in conjuncts(child) if not is_negated(noun)}
    return below.issuperset(lemmas)


def _preposition(token: Token) -> str:
    """The words of the preposition before a noun, joined by `_`; empty when it has none."""
    case = next((child for child in token.children if child.dep_ == "case" and child.i < token.i), None)
    if case is None:
        return ""
    before = case.nbor(-1) if case.i > token.sent.start else case
    words = [before] if before.lower_ in {"together", "along"} else []
    return "_".join(word.lower_ for word in [*words, case])


def _people_of(act: Act) -> list[str]:
    """The people who have the part."""
    token = act.token
    if act.fact.pos == "noun":
        return people_at(child for child in token.children if child.dep_ in {"nmod", "nmod:poss"})
    if act.fact.argument == "object":
        return people_at(child for child in token.children if child.dep_ in OBJECTS)
    if token.dep_ == "csubj":  # "Attending the ceremony were X and Y"
        return people_at([token.head])
    if act.fact.pos == "adjective":
        beside = [*token.children, *(token.head.children if token.head.lemma_ == "be" else ())]
        return people_at(child for child in beside if child.dep_ in SUBJECTS - PASSIVE_SUBJECTS)
    return people_at(subject_heads(token) or _misread_subject(token))


def _misread_subject(verb: Token) -> list[Token]:
    """The noun to which the parse joins a verb as if the two were coordinated ("X, premier of the Cabinet, met …")."""
    return [verb.head] if verb.dep_ == "conj" and verb.head.pos_ in _NOMINAL else []


def _verb_of(token: Token) -> Token:
    """The verb that a noun hangs on, itself for a verb; the last word reached where there is none."""
    for _ in range(_FAR):
        if token.pos_ in _VERBAL or token.head == token:
            return token
        token = token.head
    return token


def _event_of(act: Act, triggers: Sequence[Trigger]) -> Trigger | None:
    """The trigger that the act governs or is; else, where it needs none, the nearest one whose verb it is joined to."""
    verb = _verb_of(act.token)
    governed = [trigger for trigger in triggers if _is_of(act.token, trigger) or _climbs_to(trigger, verb)]
    if governed or act.fact.needs_event:
        return governed[0] if governed else None
    joined = [trigger for trigger in triggers if _are_joined(verb, _verb_of(trigger.head))]
    return min(joined, key=lambda trigger: (trigger.head.i > verb.i, abs(trigger.head.i - verb.i)), default=None)


def _is_of(token: Token, trigger: Trigger) -> bool:
    """Whether the word is one of the trigger's, or the verb of its relative clause ("the meeting that he chaired")."""
    return token in trigger.tokens or (token.dep_ in {"acl", "acl:relcl"} and token.head in trigger.tokens)


def _climbs_to(trigger: Trigger, verb: Token) -> bool:
    """Whether the trigger stands in the phrases of the verb, with no other verb between."""
    token = trigger.head
    for _ in range(_FAR):
        if token.head == token or (token.pos_ in _VERBAL and token not in trigger.tokens):
            break
        if token.pos_ in _VERBAL and token.dep_ in _JOINING:
            break
        token = token.head
        if token == verb:
            return True
    return False


def _are_joined(one: Token, other: Token) -> bool:
    """Whether two verbs are coordinated, or one is a clause of the other."""
    return bool({one.i, *_above(one)} & {other.i, *_above(other)})


def _above(verb: Token) -> Iterator[int]:
    while verb.dep_ in _JOINING:
        verb = verb.head
        yield verb.i


def _is_ahead(token: Token) -> bool:
    """Whether the verb tells what is still to come ("will attend")."""
    return any(child.tag_ == "MD" for child in token.children)
